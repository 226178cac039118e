//! For whom a page is made: a school's own team sees its own counts, a board and everybody else see less.

use database::organisations::Kind;
use database::roles::Role;
use measuring::Profile;
use pages::{Permission, Visitor};

/// How much of an organisation's figures a visitor may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Audience {
    /// The team of the school itself.
    Own,
    /// The board above it, or of it.
    Board,
    /// Everybody else who may see figures here.
    Public,
}

impl Audience {
    /// The rules of disclosure control for this audience.
    pub(crate) fn profile(self) -> Profile {
        match self {
            Self::Own => Profile::intern(),
            Self::Board => Profile::bestuur(),
            Self::Public => Profile::publiek(),
        }
    }
}

/// The key of the sentence that says to a visitor as whom they look.
pub(crate) fn key(visitor: &Visitor, organisation: i32) -> &'static str {
    let mut held = visitor.roles_for(Permission::SeeFigures, organisation);
    match of(visitor, organisation) {
        Audience::Own => "zien-audience-own",
        Audience::Board if held.all(|held| held.role == Role::Researcher) => "zien-audience-researcher",
        Audience::Board => "zien-audience-board",
        Audience::Public => "zien-audience-public",
    }
}

/// The audience that a visitor belongs to, by the role that lets them see most.
pub(crate) fn of(visitor: &Visitor, organisation: i32) -> Audience {
    let tree = visitor.tree();
    let held = visitor.roles_for(Permission::SeeFigures, organisation);
    held.filter_map(|held| tree.get(held.organisation))
        .map(|place| match place.kind {
            Kind::School | Kind::Location => Audience::Own,
            Kind::Board => Audience::Board,
            Kind::Region | Kind::Municipality | Kind::Partner => Audience::Public,
        })
        .min()
        .unwrap_or(Audience::Public)
}
