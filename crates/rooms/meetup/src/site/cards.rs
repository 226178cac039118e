//! Cards for the tables and a list for the door, to print.

use super::{address, count, found, hall, theme_title};
use crate::hall::Hall;
use axum::extract::Path;
use axum::response::Response;
use database::evenings::{self, Theme};
use database::seating::Table;
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, day_of};
use vocabulary::Message;

/// Cards for the tables and a list for the door, to print.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let hall = hall(database, evening).await?;
    let themes = evenings::themes(database, hall.evening.id).await?;
    let mut door: Vec<_> = hall.coming().collect();
    door.sort_by_key(|guest| guest.name.to_lowercase());
    let at = |guest: i32, round: usize| {
        let seat = hall
            .seats
            .iter()
            .find(|seat| seat.guest == guest && seat.round.unsigned_abs() as usize == round);
        let table = seat.and_then(|seat| hall.tables.iter().find(|table| table.id == seat.place));
        table.map_or_else(String::new, |table| table.number.to_string())
    };
    let body = html! {
        p.lead { (day_of(&hall.evening.held_on, visitor.language())) ", " (hall.evening.place) }
        p.screen-only { (visitor.say("meetup-cards-print")) }
        h2 { (visitor.say("meetup-door")) }
        (pages::scroller(&visitor.say("meetup-door"), html! {
            table {
                thead { tr { th scope="col" { (visitor.say("meetup-your-name")) } @for round in 1..=hall.rounds() { th scope="col" { (visitor.text(&Message::new("meetup-round").with("round", round))) } } } }
                tbody { @for guest in &door { tr { th scope="row" { (guest.name) @if !guest.organisation.is_empty() { span.quiet { " " (guest.organisation) } } } @for round in 0..hall.rounds() { td { (at(guest.id, round)) } } } } }
            }
        }))
        @for table in &hall.tables { (card(&visitor, &hall, &themes, table)) }
        p.screen-only { a href=(format!("{}/tafels", address(&hall.evening))) { (visitor.say("meetup-back-tables")) } }
    };
    Ok(Page::new(hall.evening.title.as_str(), body)
        .about(place)
        .show(&visitor))
}

fn card(visitor: &Visitor, hall: &Hall, themes: &[Theme], table: &Table) -> Markup {
    let question = themes
        .iter()
        .find(|theme| Some(theme.id) == table.theme)
        .map(|theme| theme.question.as_str());
    let here = hall.seats.iter().filter(|seat| seat.place == table.id);
    html! {
        section.card {
            h2 { (visitor.text(&Message::new("meetup-card").with("round", count(table.round + 1)).with("table", count(table.number)))) }
            @if let Some(title) = theme_title(themes, table.theme) { p { strong { (title) } } }
            @if let Some(question) = question { p { (question) } }
            ul { @for seat in here { @if let Some(guest) = hall.guests.iter().find(|one| one.id == seat.guest && one.comes()) { li { (guest.name) @if !seat.task.is_empty() { " – " (visitor.text(&Message::new("meetup-task").with("task", seat.task.as_str()))) } } } } }
        }
    }
}
