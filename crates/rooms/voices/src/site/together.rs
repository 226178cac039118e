//! How well coders agree, with its doubt, or why it cannot be said.

use super::{address, found};
use crate::agreed::{Agreement, Unit, agreement, coders};
use crate::heard::Heard;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, scroller};
use statistics::agreement::NoAgreement;
use std::collections::BTreeSet;
use vocabulary::Message;

/// The page.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let heard = Heard::with_paragraphs(visitor.site().database(), &study, visitor.number()?).await?;
    let coders = coders(&heard);
    let people: BTreeSet<i32> = coders.values().flatten().copied().collect();
    let shared = coders.values().filter(|people| people.len() > 1).count();
    let body = html! {
        p.lead { (visitor.text(&Message::new("voices-agreed-lead").with("coders", people.len()).with("interviews", shared))) }
        @if study.blind { p { (visitor.say("voices-agreed-blind")) } } @else if shared == 0 { p { (visitor.say("voices-agreed-none")) } } @else {
            h2 { (visitor.say("voices-agreed-paragraphs")) }
            (table(&visitor, &heard, &agreement(&heard, Unit::Paragraph), Unit::Paragraph))
            h2 { (visitor.say("voices-agreed-characters")) }
            (table(&visitor, &heard, &agreement(&heard, Unit::Character), Unit::Character))
            p.hint { (visitor.say("voices-agreed-how")) }
        }
        p { a href=(address(&study)) { (visitor.say("voices-back")) } }
    };
    Ok(Page::new(visitor.say("voices-together"), body)
        .about(place)
        .show(&visitor))
}

fn reason(visitor: &Visitor, why: NoAgreement) -> String {
    let why = match why {
        NoAgreement::NoValues => "no-values",
        NoAgreement::OneCoder => "one-coder",
        NoAgreement::NothingInCommon => "nothing-in-common",
        NoAgreement::NoVariation => "no-variation",
    };
    visitor.text(&Message::new("voices-agreed-not").with("why", why))
}

fn table(visitor: &Visitor, heard: &Heard, all: &[Agreement], unit: Unit) -> Markup {
    let numbers = visitor.catalogue().numbers();
    let number = |value: f64| numbers.decimal(value, 2);
    let name = |one: &Agreement| match one.code {
        None => visitor.say("voices-agreed-all"),
        Some(id) => heard
            .codes
            .iter()
            .find(|code| code.id == id)
            .map(|code| code.name.clone())
            .unwrap_or_default(),
    };
    // A code that nobody gave says nothing, sixty times over.
    let given = all
        .iter()
        .filter(|one| one.code.is_none() || one.prevalence.is_some_and(|share| share > 0.0));
    let caption = visitor.say(match unit {
        Unit::Paragraph => "voices-agreed-caption-paragraphs",
        Unit::Character => "voices-agreed-caption-characters",
    });
    scroller(
        &caption,
        html! {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (visitor.say("voices-code")) }
                    th scope="col" { (visitor.say("voices-agreed-alpha")) }
                    th scope="col" { (visitor.say("voices-agreed-interval")) }
                    @if unit == Unit::Paragraph { th scope="col" { (visitor.say("voices-agreed-kappa")) } }
                    th scope="col" { (visitor.say("voices-agreed-raw")) }
                    th scope="col" { (visitor.say("voices-agreed-prevalence")) }
                    th scope="col" { (visitor.say("voices-agreed-units")) }
                } }
                tbody {
                    @for one in given {
                        tr {
                            th scope="row" translate="no" { (name(one)) }
                            @match one.alpha {
                                Ok(alpha) => { td.number { (number(alpha)) } }
                                Err(why) => { td { (reason(visitor, why)) } }
                            }
                            td.whole { @match one.interval { Some(interval) => (visitor.text(&Message::new("voices-range").with("low", number(interval.low)).with("high", number(interval.high)))), None => "–" } }
                            @if unit == Unit::Paragraph {
                                @match one.kappa {
                                    Some(Ok(kappa)) => { td.number { (number(kappa)) } }
                                    _ => { td { "–" } }
                                }
                            }
                            td.number { @match one.raw { Some(raw) => (numbers.percent(raw)), None => "–" } }
                            td.number { @match one.prevalence { Some(share) => (numbers.percent(share)), None => "–" } }
                            td.number { (numbers.count(one.units)) }
                        }
                    }
                }
            }
        },
    )
}
