//! How the page to code on looks.

use super::passages::{OWN_LAYER, Passage};
use super::{Desk, address};
use crate::heard::{Placed, paragraphs};
use crate::site::layer_words;
use axum::response::Response;
use database::studies::Code;
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, day};
use std::collections::BTreeMap;
use vocabulary::{Layer, Message};

/// Of more paragraphs or passages than this, what is out of sight is not laid out.
const MANY: usize = 150;

/// The keys, in the order of their sentences.
const KEYS: [&str; 16] = [
    "↓ ↑ / j k",
    "Enter",
    "→ ←",
    "Shift + → ←",
    "Shift + ↓ ↑",
    "Alt + Shift + → ←",
    "c",
    "c Enter",
    "1 – 9",
    "Tab",
    "s",
    "m",
    "x / Delete",
    "z",
    "Esc",
    "?",
];

/// The page, with the field for one memo where that was asked for.
pub(super) fn show(
    visitor: &Visitor,
    desk: &Desk,
    memo: Option<i32>,
    asked: &BTreeMap<String, String>,
) -> Result<Response, Refused> {
    let place = visitor
        .tree()
        .get(desk.study.organisation)
        .ok_or(Refused::NotFound)?;
    let lines = paragraphs(&desk.interview.text);
    let placed = Placed::of(&desk.interview.text);
    let address_here = desk.address();
    let body = html! {
        p.lead { (visitor.say("voices-coding-lead")) }
        @if desk.study.blind { p.quiet-text { (visitor.say("voices-coding-blind")) } }
        (put_back(visitor, desk, asked))
        p data-with-script hidden { (visitor.say("voices-coding-how")) }
        p.to-list { a href="#segments" { (visitor.say("voices-coding-to-list")) } }
        div #coding {
            form #reading method="post" action=(format!("{address_here}/code")) {
                input type="hidden" name="version" value="1";
                div #transcript .many[lines.len() > MANY] role="group" aria-label=(visitor.say("voices-coding-transcript")) data-address=(address_here)
                    data-version="1" data-length=(placed.length()) data-coder=(desk.coder) lang="nl" translate="no" {
                    @for (number, (from, to)) in (1..).zip(&lines) { (paragraph(visitor, desk, &placed, number, (*from, *to))) }
                }
                button #code-now type="button" hidden { (visitor.say("voices-coding-code-now")) }
                div.dock { (by_paragraph(visitor, &desk.codes)) (bar(visitor)) }
            }
            aside.passages aria-labelledby="passages-title" {
                h2 #passages-title { (visitor.say("voices-coding-passages")) }
                form #passages method="post" action=(format!("{address_here}/weg")) {
                    ul #segments .many[desk.passages.len() > MANY] data-empty=(visitor.say("voices-coding-no-passages")) tabindex="-1" {
                        @for one in &desk.passages { (row(visitor, desk, Some(one), Some(one.id) == memo && one.is_own)) }
                    }
                }
            }
        }
        section.codebook aria-labelledby="codebook-title" {
            h2 #codebook-title { (visitor.say("voices-coding-codebook")) }
            p { (visitor.say("voices-coding-codebook-note")) }
            ol #codes translate="no" { (codebook(visitor, &desk.codes)) }
        }
        (picker(visitor))
        (keys(visitor))
        template #label-template { (label(None)) }
        template #segment-template { (row(visitor, desk, None, false)) }
        template #memo-template { (memo_field(visitor, desk, None)) }
        template #option-template {
            li role="option" aria-selected="false" { (swatch()) span.which { span.name translate="no" {} " " span.layer {} } " " kbd.digit aria-hidden="true" {} }
        }
        (finished(visitor, desk))
        @if !desk.study.blind { p.on-screen { a href=(format!("{address_here}/samen")) { (visitor.say("voices-settle-link")) } } }
        p.on-screen { a href=(address(&desk.study)) { (visitor.say("voices-back")) } }
    };
    let title = visitor.text(&Message::new("voices-coding-title").with("label", desk.label.as_str()));
    Ok(Page::new(title, body)
        .about(place)
        .with_script("coding.js")
        .show(visitor))
}

/// Whether this coder, and others who are seen, have finished; and a way to say so.
fn finished(visitor: &Visitor, desk: &Desk) -> Markup {
    html! {
        section.on-screen aria-labelledby="klaar" {
            h2 #klaar { (visitor.say("voices-done-title")) }
            @if !desk.done_by.is_empty() { p { (visitor.text(&Message::new("voices-done-by").with("names", desk.done_by.join(", ")))) } }
            form method="post" action=(format!("{}/klaar", desk.address())) {
                input type="hidden" name="klaar" value=(if desk.is_done { "" } else { "on" });
                button.quiet type="submit" { (visitor.say(if desk.is_done { "voices-done-undo" } else { "voices-done" })) }
            }
        }
    }
}

fn swatch() -> Markup {
    html! { span.swatch aria-hidden="true" {} }
}

/// What was just taken away, with a way to put it back.
fn put_back(visitor: &Visitor, desk: &Desk, asked: &BTreeMap<String, String>) -> Markup {
    let number = |name: &str| asked.get(name).and_then(|value| value.parse::<usize>().ok());
    let code = desk
        .codes
        .iter()
        .find(|code| number("weg") == Some(code.id as usize));
    html! {
        @if let (Some(code), Some(from), Some(to)) = (code, number("van"), number("tot")) {
            div.done role="status" {
                p { (visitor.text(&Message::new("voices-coding-gone").with("name", code.name.as_str()))) }
                form method="post" action=(format!("{}/code", desk.address())) {
                    input type="hidden" name="from" value=(from);
                    input type="hidden" name="to" value=(to);
                    input type="hidden" name="code" value=(code.id);
                    button.quiet type="submit" { (visitor.say("voices-coding-undo")) }
                }
            }
        }
    }
}

/// A paragraph with its box, its words and the codes beside it.
fn paragraph(
    visitor: &Visitor,
    desk: &Desk,
    text: &Placed,
    number: usize,
    (from, to): (usize, usize),
) -> Markup {
    let is_empty = from == to;
    let here: Vec<&Passage> = desk.passages.iter().filter(|one| one.touches(from, to)).collect();
    let codes_at = visitor.text(&Message::new("voices-coding-codes-at").with("n", number.to_string()));
    html! {
        div.said {
            @if !is_empty {
                label.pick {
                    input type="checkbox" name="paragraph" value=(number);
                    span.unseen { (visitor.say("voices-coding-paragraph")) " " }
                    span.n { (number) }
                }
            }
            p.turn.empty[is_empty] id=(format!("a{number}")) data-from=(from) { (cuts(text, from, to, &here)) }
            ul.margin aria-label=(codes_at) hidden[here.is_empty()] { @for one in &here { (label(Some(one))) } }
        }
    }
}

/// The words of a paragraph, cut where a passage begins or ends.
fn cuts(text: &Placed, from: usize, to: usize, here: &[&Passage]) -> Markup {
    let inner = here.iter().flat_map(|one| [one.from.max(from), one.to.min(to)]);
    let mut edges: Vec<usize> = inner.chain([from, to]).collect();
    edges.sort_unstable();
    edges.dedup();
    html! {
        @for pair in edges.windows(2) {
            @let words = text.between(pair[0], pair[1]);
            @let over: Vec<&&Passage> = here.iter().filter(|one| one.touches(pair[0], pair[1])).collect();
            @if over.is_empty() { (words) } @else {
                @let ids: Vec<String> = over.iter().map(|one| one.id.to_string()).collect();
                @let marks: Vec<String> = over.iter().map(|one| format!("{}-{}", one.lane, one.layer)).collect();
                span.cut data-segments=(ids.join(" ")) data-marks=(marks.join(" ")) { (words) }
            }
        }
    }
}

/// A code beside a paragraph; without a passage, to be filled in by the script.
fn label(one: Option<&Passage>) -> Markup {
    let (id, layer) = (
        one.map(|one| one.id.to_string()).unwrap_or_default(),
        one.map_or("", |one| one.layer.as_str()),
    );
    html! {
        li data-segment=(id) data-layer=(layer) {
            a href=(format!("#s{id}")) { (swatch()) span.name translate="no" { (one.map_or("", |one| one.name.as_str())) } " " span.coder { (one.map_or("", |one| one.coder.as_str())) } }
        }
    }
}

/// A passage in the list; without one, to be filled in by the script.
fn row(visitor: &Visitor, desk: &Desk, one: Option<&Passage>, is_open: bool) -> Markup {
    let number = |of: fn(&Passage) -> usize| one.map(|one| of(one).to_string()).unwrap_or_default();
    let word = |of: fn(&Passage) -> &str| one.map_or("", of);
    let id = one.map(|one| one.id.to_string()).unwrap_or_default();
    let code = one.map(|one| one.code.to_string()).unwrap_or_default();
    let is_own = one.is_none_or(|one| one.is_own);
    let unseen = html! { span.unseen { " ‘" span.name translate="no" { (word(|one| &one.name)) } "’" } };
    html! {
        li id=(format!("s{id}")) data-segment=(id) data-from=(number(|one| one.from)) data-to=(number(|one| one.to)) data-code=(code)
            data-layer=(word(|one| &one.layer)) data-coder=(word(|one| &one.coder)) data-own=(is_own) data-lane=(number(|one| one.lane)) {
            a.to href=(format!("#a{}", number(|one| one.paragraph))) { (swatch()) span.name translate="no" { (word(|one| &one.name)) } }
            p.by { span.coder { (word(|one| &one.coder)) } ", " (visitor.say("voices-coding-paragraph").to_lowercase()) " " span.number { (number(|one| one.paragraph)) } }
            p.quote translate="no" { (word(|one| &one.quote)) }
            p.memo translate="no" hidden[word(|one| &one.memo).is_empty()] { (word(|one| &one.memo)) }
            p.state {}
            @if let Some(version) = one.and_then(|one| one.older) { p.quiet-text { (visitor.text(&Message::new("voices-coding-older").with("version", version.to_string()))) } }
            @if is_own {
                div.change {
                    a.edit href=(format!("{}?memo={id}#s{id}", desk.address())) { (visitor.say("voices-coding-memo")) (unseen) }
                    button.link type="submit" name="segment" value=(id) { (visitor.say("voices-coding-remove")) (unseen) }
                    button.link.again type="button" { (visitor.say("voices-coding-again")) (unseen) }
                    @if is_open { (memo_field(visitor, desk, one)) }
                }
            }
        }
    }
}

fn memo_field(visitor: &Visitor, desk: &Desk, one: Option<&Passage>) -> Markup {
    let id = one.map(|one| one.id.to_string()).unwrap_or_default();
    html! {
        div.memo-field {
            label { (visitor.say("voices-coding-memo")) textarea.words name="memo" rows="3" { "\n" (one.map_or("", |one| one.memo.as_str())) } }
            button.quiet type="submit" formaction=(format!("{}/memo", desk.address())) name="segment" value=(id) { (visitor.say("voices-coding-keep-memo")) }
        }
    }
}

/// The layers with their codes; the last one is for codes on none.
fn layers(codes: &[Code]) -> impl Iterator<Item = (&'static str, Vec<&Code>)> {
    let all = Layer::ALL.map(Layer::name).into_iter().chain([OWN_LAYER]);
    all.map(|layer| {
        let of = |code: &&Code| !code.retired && code.layer.as_deref().unwrap_or(OWN_LAYER) == layer;
        (layer, codes.iter().filter(of).collect())
    })
}

/// The way without a script: tick paragraphs, choose a code.
fn by_paragraph(visitor: &Visitor, codes: &[Code]) -> Markup {
    html! {
        div #by-paragraph translate="no" {
            p.hint { (visitor.say("voices-coding-how-form")) }
            label {
                (visitor.say("voices-coding-which-code"))
                select name="code" required {
                    option value="" { (visitor.say("voices-coding-choose-code")) }
                    @for (layer, of) in layers(codes) {
                        optgroup label=(layer_words(visitor, layer)) { @for code in of { option value=(code.id) { (code.name) } } }
                    }
                }
            }
            label { (visitor.say("voices-coding-memo-optional")) textarea.words name="memo" rows="1" {} }
            button type="submit" { (visitor.say("voices-coding-code-ticked")) }
        }
    }
}

/// What just happened, and what waits; every sentence that the script fills in stands here.
fn bar(visitor: &Visitor) -> Markup {
    let told = |key: &str| {
        let message = ["words", "name", "coder", "n"].iter().fold(
            Message::new(format!("voices-coding-say-{key}")),
            |message, value| message.with(value, format!("{{{value}}}")),
        );
        visitor.text(&message)
    };
    html! {
        div.bar role="group" aria-label=(visitor.say("voices-coding-bar")) data-with-script hidden {
            p #coding-problem role="alert" {}
            p #coding-status role="status"
                data-chosen=(told("chosen")) data-coded=(told("coded")) data-removed=(told("removed")) data-put-back=(told("put-back"))
                data-memo-kept=(told("memo-kept")) data-shown=(told("shown")) data-nothing=(told("nothing"))
                data-nothing-to-undo=(told("nothing-to-undo")) data-choose-first=(told("choose-first")) data-not-own=(told("not-own"))
                data-waiting=(told("waiting")) data-waiting-count=(told("waiting-count")) data-away=(told("away"))
                data-all-kept=(told("all-kept")) data-sign-in=(told("sign-in")) data-refused=(told("refused"))
                data-changed=(told("changed")) data-by-paragraph=(told("by-paragraph")) data-by-words=(told("by-words")) {}
            p #waiting hidden { span #waiting-text role="status" {} " " button #try-now .link type="button" { (visitor.say("voices-coding-try-now")) } }
            div.buttons {
                button #undo .link type="button" hidden { (visitor.say("voices-coding-undo")) }
                button #show-keys .link type="button" { (visitor.say("voices-coding-keys")) }
                button #other-way .link type="button" {}
            }
        }
    }
}

fn codebook(visitor: &Visitor, codes: &[Code]) -> Markup {
    html! {
        @for (layer, of) in layers(codes) {
            li data-layer=(layer) {
                h3 { (swatch()) (layer_words(visitor, layer)) }
                ol { @for code in of.iter().filter(|code| code.parent.is_none() || !of.iter().any(|one| Some(one.id) == code.parent)) { (code_item(visitor, code, layer, &of)) } }
            }
        }
    }
}

fn code_item(visitor: &Visitor, code: &Code, layer: &str, of: &[&Code]) -> Markup {
    let beneath: Vec<&&Code> = of.iter().filter(|one| one.parent == Some(code.id)).collect();
    html! {
        li data-code=(code.id) data-layer=(layer) data-name=(code.name) data-layer-name=(layer_words(visitor, layer)) {
            details {
                summary { (code.name) }
                p.definition { (code.definition) }
                @if code.version > 1 { p.quiet-text { (visitor.text(&Message::new("voices-coding-version").with("version", code.version.to_string()).with("day", day(code.at, visitor.language())))) } }
                @if !code.include.is_empty() { p { strong { (visitor.say("voices-coding-include")) } " " (code.include) } }
                @if !code.exclude.is_empty() { p { strong { (visitor.say("voices-coding-exclude")) } " " (code.exclude) } }
            }
            @if !beneath.is_empty() { ol { @for one in beneath { (code_item(visitor, one, layer, of)) } } }
        }
    }
}

/// Where a code is chosen.
fn picker(visitor: &Visitor) -> Markup {
    html! {
        dialog #picker popover aria-labelledby="picker-title" aria-describedby="picker-words" {
            form method="dialog" {
                h2 #picker-title tabindex="-1" { (visitor.say("voices-coding-picker-title")) }
                p #picker-words dir="auto" {}
                label for="picker-filter" { (visitor.say("voices-coding-filter")) }
                input #picker-filter type="text" role="combobox" aria-expanded="true" aria-controls="picker-list" aria-autocomplete="list"
                    aria-describedby="picker-definition" autocomplete="off" autocapitalize="off" spellcheck="false";
                ul #picker-list tabindex="-1" role="listbox" aria-label=(visitor.say("voices-coding-codes")) {}
                p #picker-none role="status" hidden { (visitor.say("voices-coding-none")) }
                p #picker-definition {}
                label for="picker-memo" { (visitor.say("voices-coding-memo-optional")) }
                textarea #picker-memo .words rows="1" {}
                div.buttons { button type="submit" { (visitor.say("voices-coding-code-it")) } button.quiet.close type="button" { (visitor.say("voices-coding-close")) } }
            }
        }
    }
}

/// The keys and what they do.
fn keys(visitor: &Visitor) -> Markup {
    html! {
        dialog #keys-help aria-labelledby="keys-title" {
            h2 #keys-title tabindex="-1" autofocus { (visitor.say("voices-coding-keys")) }
            p { (visitor.say("voices-coding-keys-where")) }
            table {
                caption.unseen { (visitor.say("voices-coding-keys-caption")) }
                thead { tr { th scope="col" { (visitor.say("voices-coding-key")) } th scope="col" { (visitor.say("voices-coding-does")) } } }
                tbody { @for (number, key) in (1..).zip(KEYS) { tr { th scope="row" { kbd { (key) } } td { (visitor.say(&format!("voices-coding-key-{number}"))) } } } }
            }
            label.tick { input #letter-keys type="checkbox" checked aria-describedby="letter-keys-note"; (visitor.say("voices-coding-letter-keys")) }
            p #letter-keys-note .quiet-text { (visitor.say("voices-coding-letter-keys-note")) }
            button.close type="button" { (visitor.say("voices-coding-close")) }
        }
    }
}
