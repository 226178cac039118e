//! The room Doen on screen: looking for what may be done, a page per theme and a page per item.

mod asked;
mod briefing;
mod effects;
mod item;
mod list;
mod pointing;
mod stock;
mod theme;
mod trials;

pub use briefing::for_briefing;
pub use pointing::{Pointer, Pointers, Pointing, Room};
pub use trials::{Askable, AskableOf, CountsOf, Figures};

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

/// The pages of this room; `pointers` say what other rooms point at, and `figures` gives counts of years.
#[must_use]
pub fn routes(pointers: Pointers, figures: Figures) -> Routes {
    let see = Guard::May(Permission::SeeKnowledge);
    let write = Guard::May(Permission::TakeStock);
    let stock = Guard::May(Permission::SeeStock);
    Routes::new()
        .read("/doen/{organisation}", see, list::page)
        .read("/doen/{organisation}/thema/{theme}", see, theme::page)
        .read("/doen/{organisation}/kennis/{item}", see, item::page)
        .read("/doen/{organisation}/aanbod", stock, stock::page)
        .act("/doen/{organisation}/aanbod", write, stock::make)
        .read(
            "/doen/{organisation}/aanbod/bestand/{file}",
            stock,
            stock::sheet::file,
        )
        .act_with_file(
            "/doen/{organisation}/aanbod/inlezen",
            write,
            stock::sheet::LARGEST,
            stock::sheet::read_in,
        )
        .read("/doen/{organisation}/aanbod/{activity}", stock, stock::one::page)
        .act(
            "/doen/{organisation}/aanbod/{activity}",
            write,
            stock::one::change,
        )
        .act(
            "/doen/{organisation}/aanbod/{activity}/weg",
            write,
            stock::one::remove,
        )
        .read("/doen/{organisation}/kaart", stock, stock::map::page)
        .read("/doen/{organisation}/anderen", see, stock::others::page)
        .read("/doen/{organisation}/werkte-het", stock, trials::page)
        .act("/doen/{organisation}/werkte-het", write, trials::seal)
        .act("/doen/{organisation}/werkte-het/kijk", write, trials::look)
        .read("/doen/{organisation}/werkte-het/{trial}", stock, trials::one)
        .act(
            "/doen/{organisation}/werkte-het/{trial}/intrekken",
            write,
            trials::withdraw,
        )
        .having(pointers)
        .having(figures)
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
