//! What all pages have at hand: the database, the sentences, and what this installation is.

use crate::refusal::Refused;
use crate::routes::Routes;
use database::organisations::{Organisation, Tree};
use database::{Database, Snapshot};
use messages::Catalogue;
use std::sync::Arc;
use tokio::sync::Semaphore;
use vocabulary::Language;

/// A room in the menu of an organisation.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    /// The key of its name.
    pub name: &'static str,
    /// The first part of its addresses: `/zien` for `/zien/7`.
    pub prefix: &'static str,
    /// Who sees it.
    pub permission: crate::Permission,
}

/// Someone who can sign in to a demonstration.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The address to sign in with.
    pub email: String,
    /// What they are, as the name of a role.
    pub role: &'static str,
    /// Where.
    pub organisation: String,
    /// The password of all of them.
    pub password: &'static str,
}

/// What an installation is made of.
pub struct Parts {
    /// The database.
    pub database: Database,
    /// The sentences in Dutch and in English.
    pub catalogues: [Catalogue; 2],
    /// Where people find the site, without a slash at the end: `https://wieg.school.example`.
    pub address: String,
    /// The people of a demonstration; empty on a real installation.
    pub demo: Vec<Demo>,
    /// Style sheets after the site's own: reports, pictures, and the theme of an organisation.
    pub styles: Vec<String>,
    /// Scripts, by name. Pages work without them.
    pub scripts: Vec<(&'static str, &'static str)>,
    /// The rooms, in the order of the menu.
    pub menu: Vec<MenuItem>,
    /// Pages for everybody, at the foot of each page: the key of a name, and an address.
    pub for_everyone: Vec<(&'static str, &'static str)>,
    /// Where to report a hole in the fence, for `security.txt`.
    pub security_contact: String,
    /// Whether letters are sent; without, links are shown to who makes them.
    pub sends_letters: bool,
    /// Where people can sign in with an account of elsewhere.
    pub providers: Vec<federation::Provider>,
}

/// What all pages have at hand. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    parts: Parts,
    stylesheet: crate::styles::Stylesheet,
    scripts: crate::styles::Scripts,
    snapshot: Snapshot,
    /// Hashing a password takes memory on purpose: so many at a time, and no more.
    hashing: Semaphore,
}

impl Site {
    /// A site of these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let stylesheet = crate::styles::Stylesheet::new(&parts.styles);
        let scripts = crate::styles::Scripts::new(&parts.scripts);
        Self(Arc::new(Inner {
            parts,
            stylesheet,
            scripts,
            snapshot: Snapshot::default(),
            hashing: Semaphore::new(2),
        }))
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.0.parts.database
    }

    /// An organisation, for who came by a link and knows of none here; others find theirs in
    /// [`Visitor::tree`](crate::Visitor::tree).
    ///
    /// # Errors
    /// There is none of this number, or the database does not answer.
    pub async fn organisation(&self, organisation: i32) -> Result<Organisation, Refused> {
        let tree = Tree::read(self.database()).await?;
        tree.get(organisation).cloned().ok_or(Refused::NotFound)
    }

    /// The sentences of a language.
    #[must_use]
    pub fn catalogue(&self, language: Language) -> &Catalogue {
        let [nl, en] = &self.0.parts.catalogues;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// Where people find the site.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0.parts.address
    }

    /// Whether people come over HTTPS; then cookies travel no other way.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.address().starts_with("https://")
    }

    /// The people of a demonstration.
    #[must_use]
    pub fn demo(&self) -> &[Demo] {
        &self.0.parts.demo
    }

    /// The rooms, in the order of the menu.
    #[must_use]
    pub fn menu(&self) -> &[MenuItem] {
        &self.0.parts.menu
    }

    /// Whether letters are sent.
    #[must_use]
    pub fn sends_letters(&self) -> bool {
        self.0.parts.sends_letters
    }

    pub(crate) fn providers(&self) -> &[federation::Provider] {
        &self.0.parts.providers
    }

    pub(crate) fn for_everyone(&self) -> &[(&'static str, &'static str)] {
        &self.0.parts.for_everyone
    }

    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.0.snapshot
    }

    pub(crate) fn security_contact(&self) -> &str {
        &self.0.parts.security_contact
    }

    pub(crate) fn stylesheet(&self) -> &crate::styles::Stylesheet {
        &self.0.stylesheet
    }

    pub(crate) fn scripts(&self) -> &crate::styles::Scripts {
        &self.0.scripts
    }

    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.0.hashing
    }
}

/// The whole site: its own pages and those of the rooms.
pub(crate) fn all_routes(rooms: Vec<Routes>) -> Routes {
    rooms.into_iter().fold(crate::own_routes(), Routes::and)
}
