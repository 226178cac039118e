//! A theme: its question, and what there is about it by kind.

use super::{place, short, way_back};
use axum::extract::Path;
use axum::response::Response;
use knowledge::{Item, Kind, Knowledge};
use maud::html;
use pages::{Page, Refused, Visitor, agree_about};

/// The page.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, theme)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let (place, knowledge) = (place(&visitor, organisation)?, Knowledge::get());
    let theme = knowledge.theme(&theme).ok_or(Refused::NotFound)?;
    let items = knowledge.of_theme(&theme.id);
    let question = theme.question.of(visitor.language());
    let of = |kind: Kind| {
        items
            .iter()
            .filter(|item| item.kind == kind)
            .copied()
            .collect::<Vec<&Item>>()
    };
    let body = html! {
        p.lead { (question) }
        @if let Some(address) = agree_about(&visitor, organisation, "", question) {
            p.on-screen { a href=(address) { (visitor.say("actions-agree")) } }
        }
        @for (kind, items) in Kind::ALL.iter().map(|kind| (kind, of(*kind))) {
            @if !items.is_empty() {
                section aria-labelledby=(kind.name()) {
                    h2 #(kind.name()) { (visitor.say(&format!("actions-kinds-{}", kind.name()))) }
                    ul.findings { @for item in items { (short(&visitor, organisation, item)) } }
                }
            }
        }
        (way_back(&visitor, organisation))
    };
    Ok(Page::new(theme.label.of(visitor.language()), body)
        .about(place)
        .show(&visitor))
}
