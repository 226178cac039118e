//! What was said under one code, in its context; a person lets each quote out, or not.

use super::{address, found, outcome};
use crate::heard::{Heard, Placed};
use crate::table::{By, Cell, members, table};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::studies;
use maud::html;
use pages::{Page, Refused, Typed, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Message;

/// How many characters before and after a quote are shown with it.
const AROUND: usize = 160;

/// Everything under a code.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study, code)): Path<(i32, i32, i32)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let code = heard
        .codes
        .iter()
        .find(|one| one.id == code)
        .ok_or(Refused::NotFound)?;
    let mut texts = studies::interviews(visitor.site().database(), study.id).await?;
    texts.retain(|text| text.gone_at.is_none());
    let respondent_of = heard.respondent_of();
    // Only a cell of the table that shows how many people it holds leads to what those people said.
    let group = values.get("groep").and_then(|place| place.parse().ok());
    let members = group.map(|place| shown_members(&heard, outcome::by(&values), place, code.id));
    let is_asked = |interview: i32| {
        let members = members.as_ref();
        members.is_none_or(|members| {
            respondent_of
                .get(&interview)
                .is_some_and(|one| members.contains(one))
        })
    };
    let counting: Vec<_> = heard
        .counting()
        .filter(|segment| segment.code == code.id && is_asked(segment.interview))
        .collect();
    let body = html! {
        p.lead translate="no" { (code.definition) }
        p.hint { (visitor.say("voices-quotes-hint")) }
        @if counting.is_empty() { p { (visitor.say("voices-quotes-none")) } }
        ol.findings {
            @for segment in &counting {
                @if let Some(text) = texts.iter().find(|text| text.id == segment.interview) {
                    @let respondent = heard.respondents.iter().find(|one| one.id == text.respondent);
                    @let placed = Placed::of(&text.text);
                    @let (start, stop) = (segment.start.max(0) as usize, segment.stop.max(0) as usize);
                    @let may_quote = respondent.is_some_and(|one| one.consent.split(' ').any(|purpose| purpose == "quote"));
                    li id=(format!("s{}", segment.id)) {
                        blockquote lang="nl" {
                            p { span.quiet-text { "… " (from_word(placed.between(start.saturating_sub(AROUND), start))) } mark { (placed.between(start, stop)) } span.quiet-text { (to_word(placed.between(stop, stop + AROUND))) " …" } }
                        }
                        p translate="no" { @if let Some(one) = respondent { (one.label) ", " (one.function) } @if !segment.memo.is_empty() { " · " (segment.memo) } }
                        @if !may_quote { p.hint { (visitor.say("voices-quote-no-consent")) } } @else {
                            form method="post" action=(format!("{}/citaten/{}", address(&study), code.id)) {
                                input type="hidden" name="fragment" value=(segment.id);
                                input type="hidden" name="uit" value=(if segment.released { "" } else { "on" });
                                button.quiet type="submit" { (visitor.say(if segment.released { "voices-quote-back" } else { "voices-quote-release" })) }
                            }
                        }
                    }
                }
            }
        }
        p { a href=(format!("{}/uitkomst", address(&study))) { (visitor.say("voices-outcome-back")) } }
    };
    let title = visitor.text(&Message::new("voices-quotes-title").with("code", code.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

/// Who stands in a group of the table, if the cell of this code shows how many of them mentioned it.
fn shown_members(heard: &Heard, by: By, place: usize, code: i32) -> BTreeSet<i32> {
    let table = table(heard, by);
    let row = table.rows.iter().find(|row| row.code == code);
    match row.and_then(|row| row.cells.get(place)) {
        Some(Cell::Shown { .. } | Cell::Some) => members(heard, by, place),
        _ => BTreeSet::new(),
    }
}

/// Lets a quote out, or back in. Never of somebody who did not agree to it.
pub(super) async fn release(
    visitor: Visitor,
    Path((organisation, study, code)): Path<(i32, i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let typed = Typed::of(values);
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let segment = heard
        .segments
        .iter()
        .find(|one| one.id.to_string() == typed.value("fragment") && one.code == code)
        .ok_or(Refused::NotFound)?;
    let respondent = heard.respondent_of().get(&segment.interview).copied();
    let agreed = heard
        .respondents
        .iter()
        .any(|one| Some(one.id) == respondent && one.consent.split(' ').any(|purpose| purpose == "quote"));
    let out = typed.is_ticked("uit");
    if out && !agreed {
        return Err(Refused::told(
            Message::new("voices-quote-no-consent"),
            format!("{}/citaten/{code}", address(&study)),
        ));
    }
    let change = visitor.site().database().change().await?;
    change.release_segment(study.id, segment.id, out).await?;
    let what = if out { "released-quote" } else { "withdrew-quote" };
    let deed = Deed::of(
        visitor.number()?,
        what,
        format!("study {} segment {}", study.id, segment.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/citaten/{code}#s{}", address(&study), segment.id)).into_response())
}

/// From the first whole word on.
fn from_word(words: &str) -> &str {
    words
        .split_once(char::is_whitespace)
        .map_or(words, |(_, rest)| rest)
}

/// Up to the last whole word.
fn to_word(words: &str) -> &str {
    words
        .rsplit_once(char::is_whitespace)
        .map_or(words, |(rest, _)| rest)
}
