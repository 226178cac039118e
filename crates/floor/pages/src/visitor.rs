//! Who is visiting: signed in or not, with which roles, in which language.

use crate::permission::{Permission, Reach, fits, reach};
use crate::refusal::Refused;
use crate::site::Site;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use database::Known as Who;
use database::organisations::Tree;
use database::people::Person;
use database::roles::Held;
use messages::Catalogue;
use std::sync::Arc;
use vocabulary::{Language, Message};

/// A visitor of a page. Every page has one; most pages want one that is signed in.
#[derive(Clone)]
pub struct Visitor(Arc<Known>);

pub(crate) struct Known {
    pub site: Site,
    pub who: Option<Arc<Who>>,
    pub tree: Arc<Tree>,
    pub language: Language,
    /// The page that is asked for, so that another language keeps it.
    pub path: String,
    /// Whether the provider where the visitor signed in asked for a second step.
    pub second_step_elsewhere: bool,
}

impl Visitor {
    pub(crate) fn new(known: Known) -> Self {
        Self(Arc::new(known))
    }

    /// What the installation has at hand.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// Who it is, when signed in.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        self.0.who.as_ref().map(|who| &who.person)
    }

    /// The roles of the visitor.
    #[must_use]
    pub fn roles(&self) -> &[Held] {
        self.0.who.as_ref().map_or(&[], |who| &who.roles)
    }

    /// All organisations. A page shows of them only what the visitor may know.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.0.tree
    }

    /// The language in which the visitor reads.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.language
    }

    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// The sentences in the visitor's language.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.0.site.catalogue(self.0.language)
    }

    /// A sentence without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.catalogue().say(key)
    }

    /// A sentence.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        self.catalogue().text(message)
    }

    /// The number of the signed-in person, for the audit log.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn number(&self) -> Result<i32, Refused> {
        self.person().map(|person| person.id).ok_or(Refused::NotFound)
    }

    /// The roles by which the visitor has a permission about an organisation.
    pub fn roles_for(&self, permission: Permission, organisation: i32) -> impl Iterator<Item = Held> {
        let tree = &self.0.tree;
        self.roles()
            .iter()
            // A role that was given somewhere it does not belong gives nothing.
            .filter(|held| {
                tree.get(held.organisation)
                    .is_some_and(|place| fits(held.role, place.kind))
            })
            .filter(move |held| match reach(held.role, permission) {
                Some(Reach::Here) => held.organisation == organisation && tree.get(organisation).is_some(),
                Some(Reach::HereAndBelow) => tree.is_within(organisation, held.organisation),
                None => false,
            })
            .copied()
    }

    /// Whether the visitor has a permission about an organisation.
    #[must_use]
    pub fn may(&self, permission: Permission, organisation: i32) -> bool {
        self.roles_for(permission, organisation).next().is_some()
    }

    /// Whether any role asks for a second factor.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.roles().iter().any(|held| held.role.is_staff())
    }

    /// Whether the visitor has to set a second factor before anything else.
    pub(crate) fn owes_second_factor(&self) -> bool {
        let has_none = self.person().is_some_and(|person| person.second_factor.is_none());
        has_none && self.is_staff() && self.site().demo().is_empty() && !self.0.second_step_elsewhere
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        // A page that is not behind the doors has no visitor; that is a mistake of ours, and is shown as one.
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Refused::fault("a page without its doors"))
    }
}
