//! The briefing on the page, and as a PDF.

use super::{Panels, address, found};
use crate::briefing::{Briefing, warnings};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use database::evenings::{self, Evening};
use database::{Deed, agreements};
use documents::{Document, Words, blocks_html, pdf};
use maud::{PreEscaped, html};
use pages::{Page, Refused, Visitor, attachment};

async fn document(visitor: &Visitor, panels: &Panels, evening: &Evening) -> Result<Document, Refused> {
    let place = visitor
        .tree()
        .get(evening.organisation)
        .ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let agreed = agreements::of(database, evening.organisation).await?;
    let mut parts = Vec::new();
    for panel in panels.iter() {
        parts.extend(panel(visitor, evening.organisation).await?);
    }
    let briefing = Briefing {
        catalogue: visitor.catalogue(),
        holder: (&place.name, place.simulated),
        evening,
        themes: &themes,
        agreed: &agreed,
        panels: parts,
    };
    Ok(briefing.document())
}

/// Whether a section holds what people wrote or said themselves, which stays in their language.
fn is_own(section: &str) -> bool {
    ["waarom", "gehoord", "afgesproken", "regio"].contains(&section) || section.starts_with("thema-")
}

/// The briefing, with what to look at before it goes out.
pub(super) async fn page(
    visitor: Visitor,
    Extension(panels): Extension<Panels>,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let themes = evenings::themes(visitor.site().database(), evening.id).await?;
    let document = document(&visitor, &panels, &evening).await?;
    let words = Words::of(visitor.catalogue());
    let warnings = warnings(&evening, &themes, &place.name);
    let here = address(&evening);
    let body = html! {
        p.lead { (document.subtitle) }
        ul.downloads {
            li { a href=(format!("{here}/briefing.pdf")) { (visitor.say("meetup-briefing-pdf")) } }
            li { a href=(here) { (visitor.say("meetup-briefing-edit")) } }
        }
        @if !warnings.is_empty() {
            div.told role="note" {
                p { strong { (visitor.say("meetup-briefing-look")) } }
                ul { @for one in &warnings { li { (visitor.text(one)) } } }
            }
        }
        @for section in &document.sections {
            section aria-labelledby=(section.id) translate=[is_own(&section.id).then_some("no")] { h2 #(section.id) { (section.title) } (PreEscaped(blocks_html(&section.blocks, &words))) }
        }
        p { a href=(here) { (visitor.say("meetup-back-evening")) } }
    };
    Ok(Page::new(document.title.as_str(), body)
        .about(place)
        .show(&visitor))
}

/// The same for paper.
pub(super) async fn file(
    visitor: Visitor,
    Extension(panels): Extension<Panels>,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let document = document(&visitor, &panels, &evening).await?;
    let words = Words::of(visitor.catalogue());
    let made = tokio::task::spawn_blocking(move || pdf(&document, &words)).await;
    let bytes = made.map_err(Refused::fault)?.map_err(Refused::fault)?;
    let change = visitor.site().database().change().await?;
    let deed = Deed::of(
        visitor.number()?,
        "downloaded",
        format!("briefing of evening {}", evening.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(attachment("briefing.pdf", "application/pdf", bytes))
}
