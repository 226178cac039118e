//! What is told of a letter: what a parent still needs, where to begin, the text with its marks, and the counts.

use crate::counts;
use crate::remark::{Remark, Said, first, remarks};
use language::Standing;
use language::letter::{Element, Hint, Letter};
use maud::{Markup, html};
use pages::{Mark, Visitor, marked};
use vocabulary::{Language, Message};

/// Everything about a letter, with the version before it where there is one.
pub fn show(visitor: &Visitor, text: &str, before: Option<&str>) -> Markup {
    let letter = Letter::read(text);
    let earlier = before.map(Letter::read);
    let all = remarks(&letter);
    html! {
        (completeness(visitor, &letter))
        (beginning(visitor, text, &all))
        section aria-labelledby="in-de-tekst" {
            h2 #in-de-tekst { (visitor.say("letters-text-title")) }
            @if all.is_empty() { p { (visitor.say("letters-nothing")) } }
            div.beside {
                div.text tabindex="0" role="region" aria-label=(visitor.say("letters-paste")) lang="nl" { (marked(text, &marks(&all))) }
                ol.notes {
                    @for (number, remark) in (1..).zip(&all) {
                        li id=(format!("n{number}")) value=(number) { (note(visitor, text, remark, number)) }
                    }
                }
            }
        }
        @if let Some(before) = before {
            section aria-labelledby="eerst" {
                h2 #eerst { (visitor.say("letters-before-title")) }
                div lang="nl" { (marked(before, &[])) }
            }
        }
        section aria-labelledby="getallen" {
            h2 #getallen { (visitor.say("letters-counts-title")) }
            (counts::table(visitor, earlier.as_ref(), &letter))
        }
    }
}

fn question(visitor: &Visitor, element: &Element) -> String {
    match visitor.language() {
        Language::Nl => element.question_nl.clone(),
        Language::En => element.question_en.clone(),
    }
}

/// What a parent needs and does not find yet, and what is there.
fn completeness(visitor: &Visitor, letter: &Letter) -> Markup {
    let missing: Vec<&Element> = letter.missing().collect();
    let found: Vec<&Element> = letter
        .answers
        .iter()
        .filter(|one| one.is_found)
        .map(|one| one.element)
        .collect();
    html! {
        section aria-labelledby="volledig" {
            h2 #volledig { (visitor.say("letters-missing-title")) }
            @if missing.is_empty() { p { (visitor.say("letters-missing-none")) } } @else {
                ul { @for element in missing { li { (question(visitor, element)) } } }
            }
            @if !found.is_empty() {
                details {
                    summary { (visitor.text(&Message::new("letters-found").with("count", found.len()))) }
                    ul {
                        @for element in found {
                            li { (match visitor.language() { Language::Nl => &element.nl, Language::En => &element.en }) }
                        }
                    }
                }
            }
        }
    }
}

/// The few remarks to begin with.
fn beginning(visitor: &Visitor, text: &str, all: &[Remark]) -> Markup {
    let first = first(all);
    html! {
        @if !first.is_empty() {
            section aria-labelledby="begin" {
                h2 #begin { (visitor.say("letters-begin-title")) }
                ol.begin {
                    @for number in first {
                        @let remark = &all[number - 1];
                        li { a href=(format!("#n{number}")) { "‘" (shortened(&text[remark.place.clone()])) "’" } " " (in_short(visitor, remark)) }
                    }
                }
            }
        }
    }
}

fn marks(all: &[Remark]) -> Vec<Mark> {
    let one = |(number, remark): (usize, &Remark)| Mark {
        place: remark.place.clone(),
        kind: remark.kind(),
        number: Some(number),
    };
    (1..).zip(all).map(one).collect()
}

/// In one sentence.
fn in_short(visitor: &Visitor, remark: &Remark) -> String {
    match &remark.said {
        Said::Lens(finding) => finding.rule.question.clone(),
        Said::Hint(hint) => visitor.text(&hint.message()),
    }
}

/// What is said about one place.
fn note(visitor: &Visitor, text: &str, remark: &Remark, number: usize) -> Markup {
    let words = html! { a href=(format!("#t{number}")) { "‘" (shortened(&text[remark.place.clone()])) "’" } };
    match &remark.said {
        Said::Lens(finding) if finding.standing == Standing::Quoted => html! {
            p { (words) " " (visitor.say("letters-quoted")) }
        },
        Said::Lens(finding) => html! {
            p { (words) " " span.category { (visitor.text(&finding.category.message())) } }
            p lang="nl" { (finding.rule.why) }
            p lang="nl" { strong { (finding.rule.question) } }
            @if finding.is_compound { p.hint { (visitor.say("letters-compound")) } }
            p { (visitor.say("letters-alternatives")) }
            ul lang="nl" { @for one in &finding.rule.alternatives { li { (one) } } }
        },
        Said::Hint(hint) => html! {
            p { (words) " " (visitor.text(&hint.message())) }
            @if let Hint::Easier { note: Some(note), .. } = hint { p.hint lang="nl" { (note) } }
        },
    }
}

/// The first words of a place.
fn shortened(words: &str) -> String {
    const MOST: usize = 60;
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", flat[..at].trim_end()),
        None => flat,
    }
}
