//! A letter in numbers, of one version or of two beside each other.

use language::letter::{Hint, LONG, Letter};
use maud::{Markup, html};
use pages::Visitor;

/// What is counted: the key of its name, and how.
type Count = (&'static str, fn(&Letter) -> Option<f64>, usize);

const COUNTS: [Count; 8] = [
    (
        "letters-count-words",
        |letter| Some(letter.readability.words as f64),
        0,
    ),
    (
        "letters-count-sentence",
        |letter| letter.readability.sentence_length(),
        1,
    ),
    (
        "letters-count-long",
        |letter| {
            Some(
                letter
                    .readability
                    .sentences
                    .iter()
                    .filter(|(_, words)| *words > LONG)
                    .count() as f64,
            )
        },
        0,
    ),
    (
        "letters-count-missing",
        |letter| Some(letter.missing().count() as f64),
        0,
    ),
    (
        "letters-count-lens",
        |letter| Some(letter.findings.len() as f64),
        0,
    ),
    (
        "letters-count-easier",
        |letter| Some(hints(letter, &["easier", "rare", "abbreviation", "noun"])),
        0,
    ),
    (
        "letters-count-school",
        |letter| Some(hints(letter, &["school-word"])),
        0,
    ),
    (
        "letters-count-passive",
        |letter| Some(hints(letter, &["passive"])),
        0,
    ),
];

fn hints(letter: &Letter, names: &[&str]) -> f64 {
    let is_one = |hint: &Hint| names.contains(&hint.name());
    letter.spots.iter().filter(|spot| is_one(&spot.hint)).count() as f64
}

/// The table, with the earlier version first where there is one.
pub fn table(visitor: &Visitor, before: Option<&Letter>, now: &Letter) -> Markup {
    let numbers = visitor.catalogue().numbers();
    let cell = |letter: &Letter, count: &Count| match count.1(letter) {
        Some(value) => numbers.decimal(value, count.2),
        None => "–".to_owned(),
    };
    html! {
        table.counts {
            caption { (visitor.say("letters-counts-caption")) }
            thead { tr {
                th scope="col" { (visitor.say("letters-counts-what")) }
                @if before.is_some() { th scope="col" { (visitor.say("letters-counts-before")) } }
                th scope="col" { (visitor.say("letters-counts-now")) }
            } }
            tbody {
                @for count in &COUNTS {
                    tr {
                        th scope="row" { (visitor.say(count.0)) }
                        @if let Some(before) = before { td.number { (cell(before, count)) } }
                        td.number { (cell(now, count)) }
                    }
                }
            }
        }
        p.hint {
            @match now.readability.douma() {
                Some(ease) => (visitor.text(&vocabulary::Message::new("letters-douma").with("ease", numbers.decimal(ease, 0)))),
                None => (visitor.say("letters-too-short")),
            }
        }
    }
}
