//! What is public about a school or municipality, before anyone read in a list.

use super::map;
use crate::public_facts::{
    ALL_SOURCES, Fact, Place, facts, find, locations, municipalities_named, search, secondary_in,
};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use messages::Numbers;
use pages::{Page, Refused, Visitor, scroller};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Message;

/// The facts in the order in which a reader wants them; what is published beside another is told with it.
const ORDER: [&str; 4] = ["exam-passed", "pupils", "end-test-mean", "disadvantage-score"];

/// The rows of the tables: what is about all first, then up the ladder and through the years.
const ROWS: [&str; 42] = [
    "bo",
    "groep-8",
    "sbo",
    "so",
    "vo",
    "vso",
    "bridge-1",
    "bridge-2",
    "pro-1",
    "pro-2",
    "pro-3",
    "pro-4",
    "pro-5",
    "pro-6",
    "vmbo-bb",
    "vmbo-bb-3",
    "vmbo-bb-4",
    "vmbo-kb",
    "vmbo-kb-3",
    "vmbo-kb-4",
    "vmbo-gt",
    "vmbo-gt-3",
    "vmbo-gt-4",
    "havo",
    "havo-vwo-3",
    "havo-3",
    "havo-4",
    "havo-5",
    "vwo",
    "vwo-3",
    "vwo-4",
    "vwo-5",
    "vwo-6",
    "international",
    "adult-education",
    "amn",
    "cet",
    "dia",
    "iep",
    "route8",
    "with-threshold",
    "without-threshold",
];

/// The place of a row in its table.
fn row(detail: &str) -> usize {
    let detail = detail.strip_prefix("sum-").unwrap_or(detail);
    let found = ROWS.iter().position(|one| *one == detail);
    found.unwrap_or(ROWS.len())
}

/// Looks for a school or municipality.
pub(super) async fn page(visitor: Visitor, Query(asked): Query<BTreeMap<String, String>>) -> Response {
    let typed = asked.get("zoek").map_or("", String::as_str).trim();
    if let Some(place) = find(typed) {
        return Redirect::to(&format!("/openbaar/{}", place.code)).into_response();
    }
    let (found, all) = search(typed);
    let municipalities = municipalities_named(typed);
    let body = html! {
        p.lead { (visitor.say("public-lead")) }
        form.tall method="get" action="/openbaar" {
            div.field {
                label for="zoek" { (visitor.say("public-search")) }
                p.hint #zoek-hint { (visitor.say("public-search-hint")) }
                input #zoek name="zoek" value=(typed) aria-describedby="zoek-hint" autocomplete="off";
            }
            button type="submit" { (visitor.say("public-search-do")) }
        }
        @if !typed.is_empty() {
            h2 { (visitor.text(&Message::new("public-found").with("count", all as u64))) }
            @if !municipalities.is_empty() {
                ul { @for (name, code) in &municipalities {
                    li { a href=(format!("/openbaar/{code}")) { (visitor.text(&Message::new("public-municipality").with("name", name.as_str()))) } }
                } }
            }
            @if all == 0 && municipalities.is_empty() { p { (visitor.say("public-found-none")) } }
            ul { @for place in &found {
                li { a href=(format!("/openbaar/{}", place.code)) { (place.name) } ", " (place.municipality_name) }
            } }
            @if all > found.len() { p { (visitor.text(&Message::new("public-found-more").with("count", found.len() as u64))) } }
        }
    };
    Page::new(visitor.say("public-title"), body).show(&visitor)
}

/// What is public about one.
pub(super) async fn place(visitor: Visitor, Path(code): Path<String>) -> Result<Response, Refused> {
    let place = find(&code).ok_or_else(|| Refused::told(Message::new("public-unknown"), "/openbaar"))?;
    let facts = facts(&place.code);
    let locations = locations(&place.code);
    let dots = if place.is_municipality() {
        secondary_in(&place.code)
    } else {
        let own = locations.iter().map(|one| one.code.clone());
        own.chain([place.code.clone()]).collect()
    };
    let on_map = if place.is_municipality() {
        map::About::Area(&place.name)
    } else {
        map::About::School(&place.name, &place.municipality_name)
    };
    let map = map::of(&visitor, &[&place.municipality], &dots, &on_map);
    let body = html! {
        p.lead { (visitor.text(&about(&place))) }
        p { (visitor.say("public-not-chances")) }
        @if facts.is_empty() { p { (visitor.say("public-none")) } }
        @for fact in ORDER {
            @let of: Vec<&Fact> = facts.iter().filter(|one| one.fact == fact).collect();
            @if !of.is_empty() { (table(&visitor, fact, &of, &facts)) }
        }
        @if !locations.is_empty() {
            h2 { (visitor.say("public-locations")) }
            ul { @for one in &locations { li { a href=(format!("/openbaar/{}", one.code)) { (one.name) } " (" (one.code) ")" } } }
        }
        @if !place.is_municipality() {
            p { a href=(format!("/openbaar/{}", place.municipality)) {
                (visitor.text(&Message::new("public-municipality").with("name", place.municipality_name.as_str())))
            } }
        }
        @if let Some(map) = map { h2 { (visitor.say("map-title")) } (map) }
        @if !facts.is_empty() { (sources(&visitor, &facts)) }
        p { a href="/openbaar" { (visitor.say("public-again")) } }
    };
    Ok(Page::new(place.name.clone(), body).show(&visitor))
}

fn about(place: &Place) -> Message {
    let key = if place.is_municipality() {
        "public-about-municipality"
    } else {
        "public-about-school"
    };
    Message::new(key)
        .with("code", place.code.as_str())
        .with("municipality", place.municipality_name.as_str())
}

/// One kind of fact: a row for each level or test, a column for each year.
fn table(visitor: &Visitor, fact: &str, of: &[&Fact], all: &[Fact]) -> Markup {
    // The newest year first: that is what a reader comes for.
    let years: BTreeSet<Reverse<&str>> = of.iter().map(|one| Reverse(one.year.as_str())).collect();
    let years: Vec<&str> = years.into_iter().map(|Reverse(year)| year).collect();
    let details: BTreeSet<(usize, &str)> = of
        .iter()
        .map(|one| (row(&one.detail), one.detail.as_str()))
        .collect();
    let details: Vec<&str> = details.into_iter().map(|(_, detail)| detail).collect();
    let title = visitor.text(&Message::new("public-fact").with("fact", fact));
    let wide = html! {
        table {
            thead { tr {
                th scope="col" { (visitor.text(&Message::new("public-detail-head").with("fact", fact))) }
                @for year in &years { th.column-figures scope="col" { (year) } }
            } }
            tbody { @for detail in &details { tr {
                @let name = detail_name(visitor, detail);
                // A level is not broken at its hyphen.
                th scope="row" { span.whole[name.len() < 16] { (name) } }
                @for year in &years {
                    td.column-figures {
                        @match of.iter().find(|one| one.detail == *detail && one.year == *year) {
                            Some(one) => (cell(visitor, one, all)),
                            None => span.unknown { (visitor.say("public-not-published")) },
                        }
                    }
                }
            } } }
        }
    };
    html! {
        h2 { (title) }
        (scroller(&title, wide))
        p.quiet { (visitor.text(&Message::new("public-fact-note").with("fact", fact))) }
    }
}

/// A figure, or what it lies between; and of how many.
fn cell(visitor: &Visitor, one: &Fact, all: &[Fact]) -> String {
    let numbers = visitor.catalogue().numbers();
    let range = |low: &str, high: &str| match low == high {
        true => written(numbers, low),
        false => visitor.text(
            &Message::new("public-between")
                .with("low", written(numbers, low))
                .with("high", written(numbers, high)),
        ),
    };
    let figure = range(&one.low, &one.high);
    let candidates = || {
        let mut beside = all.iter().filter(|other| other.fact == "exam-candidates");
        beside.find(|other| other.detail == one.detail && other.year == one.year)
    };
    let of = match one.of.as_str() {
        "" if one.fact == "exam-passed" => candidates().map(|of| range(&of.low, &of.high)),
        "" => None,
        of => Some(written(numbers, of)),
    };
    match of {
        Some(of) => visitor.text(
            &Message::new("public-of")
                .with("fact", one.fact.as_str())
                .with("figure", figure)
                .with("of", of),
        ),
        None => figure,
    }
}

/// A number of the file as people of this language write it.
fn written(numbers: Numbers, text: &str) -> String {
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    match (text.parse::<i64>(), text.parse::<f64>()) {
        (Ok(whole), _) => numbers.signed(whole),
        (_, Ok(number)) => numbers.decimal(number, decimals),
        _ => text.to_owned(),
    }
}

/// What a level, a year of study or a test is called.
fn detail_name(visitor: &Visitor, detail: &str) -> String {
    let year = detail
        .rsplit_once('-')
        .filter(|(_, year)| year.parse::<u8>().is_ok_and(|year| year < 7));
    match year {
        Some(("bridge", year)) => visitor.text(&Message::new("public-bridge-year").with("year", year)),
        Some((level, year)) => visitor.text(
            &Message::new("public-level-year")
                .with("level", level)
                .with("year", year),
        ),
        None => visitor.text(&Message::new("public-detail").with("detail", detail)),
    }
}

/// Where the figures come from and what to know of them.
fn sources(visitor: &Visitor, facts: &[Fact]) -> Markup {
    let used: BTreeSet<&str> = facts.iter().map(|one| one.source.as_str()).collect();
    html! {
        h2 { (visitor.say("public-sources")) }
        dl {
            @for source in ALL_SOURCES.iter().filter(|source| used.contains(source.id.as_str())) {
                dt { (source.publisher) ": " (source.title.in_language(visitor.language())) }
                @for line in source.note.in_language(visitor.language()).lines().filter(|line| !line.is_empty()) {
                    dd { (line) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::public_facts::{Source, every_fact};
    use vocabulary::Language;

    #[test]
    fn every_row_that_is_published_has_its_place() {
        let placeless: BTreeSet<String> = every_fact()
            .map(|one| one.detail)
            .filter(|detail| row(detail) == ROWS.len())
            .collect();
        assert!(placeless.is_empty(), "{placeless:?}");
        assert!(row("vmbo-bb") < row("vmbo-gt") && row("vmbo-gt") < row("havo") && row("havo") < row("vwo"));
    }

    #[test]
    fn the_notes_of_sources_name_no_column_of_a_file() {
        let columns: BTreeSet<String> = every_fact().flat_map(|one| [one.fact, one.detail]).collect();
        let names: Vec<&String> = columns.iter().filter(|name| name.contains('-')).collect();
        let ids: Vec<&str> = ALL_SOURCES.iter().map(|source| source.id.as_str()).collect();
        // How the field itself writes a level is no column.
        let own = ["vmbo-bb", "vmbo-kb", "vmbo-gt"];
        let said = |source: &Source| {
            let [nl, en] = [Language::Nl, Language::En].map(|language| source.note.in_language(language));
            format!("{nl} {en}").to_lowercase()
        };
        for source in ALL_SOURCES.iter() {
            for name in names.iter().map(|name| name.as_str()).chain(ids.iter().copied()) {
                let is_said = said(source)
                    .split(|sign: char| !sign.is_alphanumeric() && sign != '-')
                    .any(|word| word == name);
                assert!(!is_said || own.contains(&name), "{}: {name}", source.id);
            }
        }
    }
}
