//! What ladders say of an intervention, each for itself: in one table, beside each other and never averaged.

use super::item::{dated, source};
use knowledge::{Effect, Knowledge};
use maud::{Markup, html};
use pages::{Visitor, scroller};
use vocabulary::Message;

/// The table, or that no source we read gives a value.
pub(super) fn show(visitor: &Visitor, effects: &[Effect]) -> Markup {
    html! {
        section aria-labelledby="ladders" {
            h2 #ladders { (visitor.say("actions-effects")) }
            @if effects.is_empty() {
                p { strong { (visitor.say("actions-not-looked-up")) } " " (visitor.say("actions-effects-none")) }
            } @else {
                p { (visitor.say("actions-effects-how")) }
                (scroller(&visitor.say("actions-effects"), table(visitor, effects)))
                ul.quiet-text { @for about in abouts(visitor, effects) { li { (about) } } }
            }
        }
    }
}

fn table(visitor: &Visitor, effects: &[Effect]) -> Markup {
    let heads = [
        "actions-ladder",
        "actions-months",
        "actions-evidence",
        "actions-cost",
        "actions-source",
    ];
    html! {
        table.stacked.ladders {
            thead { tr { @for head in heads { th scope="col" { (visitor.say(head)) } } } }
            tbody { @for effect in effects { (row(visitor, effect)) } }
        }
    }
}

fn row(visitor: &Visitor, effect: &Effect) -> Markup {
    let language = visitor.language();
    let ladder = Knowledge::get().ladder(&effect.ladder);
    let scale = |key: &str, value: Option<u8>| {
        let message = |value: u8| Message::new(key).with("value", u64::from(value));
        value.map(|value| visitor.text(&message(value)))
    };
    let cell = |head: &str, text: Option<String>| {
        html! {
            td {
                span.on-phone aria-hidden="true" { (visitor.say(head)) }
                @match text {
                    Some(text) => span { (text) },
                    None => span.quiet-text { (visitor.say("actions-not-looked-up-cell")) },
                }
            }
        }
    };
    html! {
        tr {
            th scope="row" {
                @if let Some(ladder) = ladder { (ladder.label.of(language)) }
                @if let Some(note) = &effect.note { p.hint { (note.of(language)) } }
            }
            (cell("actions-months", effect_words(visitor, effect)))
            (cell("actions-evidence", scale("actions-evidence-of", effect.evidence)))
            (cell("actions-cost", scale("actions-cost-of", effect.cost)))
            td {
                span.on-phone aria-hidden="true" { (visitor.say("actions-source")) }
                span { (source(visitor, &effect.source)) ", " (dated(visitor, effect.date.as_deref())) }
            }
        }
    }
}

/// Months, as a range where the source has one; or the rung.
fn effect_words(visitor: &Visitor, effect: &Effect) -> Option<String> {
    if let Some(rung) = effect.rung {
        let place = knowledge::Rung::ALL
            .iter()
            .position(|one| *one == rung)
            .unwrap_or_default()
            + 1;
        return Some(visitor.text(&Message::new("actions-rung").with("rung", place as u64)));
    }
    let (from, to) = effect.months?;
    let message = if from == to {
        Message::new("actions-months-one").with("months", i64::from(from))
    } else {
        Message::new("actions-months-range")
            .with("from", i64::from(from))
            .with("to", i64::from(to))
    };
    Some(visitor.text(&message))
}

/// What each ladder is, once.
fn abouts<'a>(visitor: &Visitor, effects: &'a [Effect]) -> Vec<&'a str> {
    let mut abouts = Vec::new();
    for effect in effects {
        let ladder = Knowledge::get().ladder(&effect.ladder);
        let about = ladder.map(|ladder| ladder.about.of(visitor.language()));
        abouts.extend(about.filter(|about| !abouts.contains(about)));
    }
    abouts
}
