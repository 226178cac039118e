//! The room Doen on screen: looking for what may be done, a page per theme and a page per item.

mod asked;
mod effects;
mod item;
mod list;
mod theme;

use database::organisations::Organisation;
use knowledge::Item;
use maud::{Markup, html};
use pages::{Guard, MenuItem, Permission, Refused, Routes, Visitor};
use vocabulary::Message;

/// The style sheet of this room.
pub const STYLESHEET: &str = include_str!("../../assets/knowledge.css");

/// This room in the menu.
pub const MENU: MenuItem = MenuItem {
    name: "actions-menu",
    prefix: "/doen",
    permission: Permission::SeeKnowledge,
};

/// The pages of this room.
#[must_use]
pub fn routes() -> Routes {
    let see = Guard::May(Permission::SeeKnowledge);
    Routes::new()
        .read("/doen/{organisation}", see, list::page)
        .read("/doen/{organisation}/thema/{theme}", see, theme::page)
        .read("/doen/{organisation}/kennis/{item}", see, item::page)
}

fn place(visitor: &Visitor, organisation: i32) -> Result<&Organisation, Refused> {
    visitor.tree().get(organisation).ok_or(Refused::NotFound)
}

/// An item in a list: its title, what it is, and what it says in short.
fn short(visitor: &Visitor, organisation: i32, item: &Item) -> Markup {
    let language = visitor.language();
    html! {
        li {
            a href=(format!("/doen/{organisation}/kennis/{}", item.id)) { (item.title.of(language)) }
            " " span.kind { (kind(visitor, item)) }
            p { (item.summary.of(language)) }
        }
    }
}

fn kind(visitor: &Visitor, item: &Item) -> String {
    visitor.say(&format!("actions-kind-{}", item.kind.name()))
}

/// The way back to everything.
fn way_back(visitor: &Visitor, organisation: i32) -> Markup {
    html! { p.on-screen { a href=(format!("/doen/{organisation}")) { (visitor.say("actions-back")) } } }
}

/// A number of items, in words.
fn counted(visitor: &Visitor, key: &str, count: usize) -> String {
    visitor.text(&Message::new(key).with("count", count as u64))
}
