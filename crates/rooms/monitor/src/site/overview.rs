//! The overview: the answer, the three questions, then everything else on its shelf.

use super::Zien;
use super::asked::Asked;
use super::audience::{self, Audience};
use super::figures::{Found, Shown, shelves};
use super::together::years;
use super::{map, words};
use crate::public_facts::secondary_in;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use database::organisations::{Kind, Organisation};
use maud::{Markup, PreEscaped, html};
use measuring::definition::Mechanism;
use pages::{Page, Permission, Refused, Visitor};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::Message;

/// The overview of an organisation.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let Seen {
        audience,
        asked,
        shown,
    } = match see(&visitor, &zien, place, &query).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    let told = shown.told(visitor.language());
    let kept = asked.kept();
    let own_words = words::above_figures(&visitor, organisation).await?;
    let body = html! {
        p.lead { (told.lead.join(" ")) }
        p.quiet {
            (visitor.say(if shown.is_sum { "zien-audience-sum" } else { audience::key(&visitor, organisation) }))
            @if let Some(of) = years_of(&shown).filter(|_| shown.is_sum) { " " (visitor.text(&Message::new("together-over").with("years", of))) }
        }
        @if shown.kept_by_team {
            p.quiet { (visitor.text(&Message::new("zien-kept-by-team").with("schools", shown.subject.schools as u64))) }
        }
        (own_words)
        @if audience == Audience::Own { (asked.show(&visitor, organisation, &shown)) }
        (found(&visitor, &shown, &format!("/zien/{organisation}"), &kept))
        (downloads(&visitor, organisation, told.team.is_some(), &kept))
        @if visitor.may(Permission::ReadInList, organisation) {
            p { a href=(format!("/inlezen/{organisation}")) { (visitor.say("zien-read-in-more")) } }
        }
        @if visitor.may(Permission::GatherSums, organisation) {
            p { a href=(format!("/samen/{organisation}")) { (visitor.say("together-menu")) } }
        }
        (on_the_map(&visitor, place))
        (below(&visitor, organisation))
    };
    Ok(Page::new(place.name.clone(), body).about(place).show(&visitor))
}

/// The municipalities of a region, with their secondary schools.
fn on_the_map(visitor: &Visitor, place: &Organisation) -> Markup {
    let tree = visitor.tree();
    let is_municipality =
        |one: &&Organisation| one.kind == Kind::Municipality && tree.is_within(one.id, place.id);
    let codes: Vec<&str> = tree
        .all()
        .filter(is_municipality)
        .filter_map(|one| one.code.as_deref())
        .collect();
    let schools: Vec<String> = codes.iter().flat_map(|code| secondary_in(code)).collect();
    html! {
        @if let Some(map) = map::of(visitor, &codes, &schools, &map::About::Area(&place.name)) {
            section aria-labelledby="kaart" { h2 #kaart { (visitor.say("map-title")) } (map) }
        }
    }
}

/// The overview of a sum over boards, for those who took part and for whom it is.
pub(super) fn of_sum(
    visitor: &Visitor,
    organisation: i32,
    shown: &Shown,
    prefix: &str,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let told = shown.told(visitor.language());
    let body = html! {
        p.lead { (told.lead.join(" ")) }
        p.quiet { (visitor.say("zien-audience-sum")) }
        (found(visitor, shown, prefix, ""))
        p { a href=(prefix.rsplit_once('/').map_or(prefix, |(rounds, _)| rounds)) { (visitor.say("together-back")) } }
    };
    let region = shown.subject.title.in_language(visitor.language());
    let title = match years_of(shown) {
        Some(years) => format!("{region}, {years}"),
        None => region.to_owned(),
    };
    Ok(Page::new(title, body).about(place).show(visitor))
}

/// The school years that figures are about.
fn years_of(shown: &Shown) -> Option<String> {
    let (first, last) = shown.subject.cohorts?;
    Some(years([first, last].map(|year| i32::from(year.start()))))
}

/// The overview of cohorts that are kept as counts.
pub(super) fn of_counts(visitor: &Visitor, place: &Organisation, shown: &Shown) -> Result<Response, Refused> {
    let told = shown.told(visitor.language());
    let body = html! {
        p.lead { (visitor.say("retention-lead")) }
        @if let Some(years) = years_of(shown) {
            p { (visitor.text(&Message::new("retention-cohorts").with("years", years))) }
        }
        @for entry in &told.entries {
            section.finding {
                h2 { (entry.title) }
                (PreEscaped(&entry.page))
            }
        }
        p { a href=(format!("/zien/{}", place.id)) { (visitor.say("zien-back")) } }
    };
    Ok(Page::new(visitor.say("retention-see"), body)
        .about(place)
        .show(visitor))
}

/// The three questions, everything else on its shelf, and how it was made. `prefix` is where the pages of the
/// indicators are.
fn found(visitor: &Visitor, shown: &Shown, prefix: &str, kept: &str) -> Markup {
    let told = shown.told(visitor.language());
    html! {
        @for notion in 1..=3 { (question(visitor, shown, notion, (prefix, kept))) }
        section aria-labelledby="schappen" {
            h2 #schappen { (visitor.say("zien-shelves")) }
            @for (mechanism, entries) in shelves(&told.entries) {
                h3 { (shelf(visitor, mechanism)) }
                ul.findings {
                    @for entry in entries { li {
                        a href=(format!("{prefix}/over/{}{kept}", entry.indicator)) { (entry.title) }
                        @if let Some(sentence) = &entry.sentence { p { (sentence) } }
                    } }
                }
            }
        }
        @for (title, page) in &told.about {
            details { summary { (title) } div.unfolded { (PreEscaped(page)) } }
        }
    }
}

/// One of the three questions, with its answer or what it takes to answer it.
fn question(visitor: &Visitor, shown: &Shown, notion: u8, (prefix, kept): (&str, &str)) -> Markup {
    let answer = shown
        .told(visitor.language())
        .answers
        .iter()
        .find(|answer| answer.notion == notion);
    let title = format!("vraag{notion}");
    let key = |what: &str| Message::new(format!("zien-question-{what}")).with("notion", u64::from(notion));
    html! {
        section aria-labelledby=(title) {
            h2 #(title) { (visitor.text(&key("title"))) }
            p { em { (visitor.text(&key("asks"))) } }
            @match answer {
                Some(answer) => {
                    p { strong { (answer.sentence) } }
                    (PreEscaped(&answer.picture))
                    p.on-screen { a href=(format!("{prefix}/over/{}{kept}", answer.indicator)) { (visitor.say("zien-question-more")) } }
                }
                None => p { (visitor.text(&key(if shown.is_sum { "not-in-sum" } else { "missing" }))) },
            }
        }
    }
}

fn shelf(visitor: &Visitor, mechanism: Option<Mechanism>) -> String {
    let word = Mechanism::ALL
        .iter()
        .find(|(_, one)| Some(*one) == mechanism)
        .map_or("other", |(word, _)| *word);
    visitor.text(&Message::new("zien-shelf").with("mechanism", word))
}

fn downloads(visitor: &Visitor, organisation: i32, has_team: bool, kept: &str) -> Markup {
    let files = [
        ("rapport.pdf", "zien-download-pdf"),
        ("tabellen.xlsx", "zien-download-xlsx"),
        ("rapport.json", "zien-download-json"),
        ("rapport.html", "zien-download-html"),
    ];
    html! {
        ul.downloads {
            @if has_team { li { a href=(format!("/zien/{organisation}/team{kept}")) { (visitor.say("zien-team")) } } }
            @for (file, key) in files {
                li { a href=(format!("/zien/{organisation}/rapport/{file}{kept}")) { (visitor.say(key)) } }
            }
        }
    }
}

/// The organisations under this one that the visitor may see.
fn below(visitor: &Visitor, organisation: i32) -> Markup {
    let mut below: Vec<&Organisation> = visitor
        .tree()
        .under(organisation)
        .filter(|one| visitor.may(Permission::SeeFigures, one.id))
        .collect();
    below.sort_by(|one, other| one.name.cmp(&other.name));
    html! {
        @if !below.is_empty() {
            section aria-labelledby="hieronder" {
                h2 #hieronder { (visitor.say("zien-below")) }
                ul { @for one in below { li { a href=(format!("/zien/{}", one.id)) { (one.name) } } } }
            }
        }
    }
}

/// The A4 for the team meeting.
pub(super) async fn team(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let Seen { asked, shown, .. } = match see(&visitor, &zien, place, &query).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    let told = shown.told(visitor.language());
    let team = told.team.as_ref().ok_or(Refused::NotFound)?;
    let body = html! {
        p.quiet { (place.name) }
        div.team { (PreEscaped(team)) }
        p.on-screen { a href=(format!("/zien/{organisation}{}", asked.kept())) { (visitor.say("zien-back")) } }
    };
    Ok(Page::new(visitor.say("zien-team-title"), body)
        .about(place)
        .show(&visitor))
}

/// What a visitor sees of an organisation.
pub(super) struct Seen {
    pub audience: Audience,
    pub asked: Asked,
    pub shown: Arc<Shown>,
}

/// The figures for this visitor, or the page that is there instead as long as there are none.
pub(super) async fn see(
    visitor: &Visitor,
    zien: &Zien,
    place: &Organisation,
    query: &BTreeMap<String, String>,
) -> Result<Result<Seen, Response>, Refused> {
    let audience = audience::of(visitor, place.id);
    let asked = Asked::of(query, audience);
    Ok(match zien.find(visitor, place.id, audience, &asked).await? {
        Found::Nothing => Err(nothing(visitor, place)),
        Found::Earlier => Err(earlier(visitor, place)),
        Found::Wait => Err(wait(visitor, place, &format!("/zien/{}", place.id))),
        Found::Shown(shown) => Ok(Seen {
            audience,
            asked,
            shown,
        }),
    })
}

/// What will be here, and how to get it.
fn nothing(visitor: &Visitor, place: &Organisation) -> Response {
    let may_read_in = visitor.may(Permission::ReadInList, place.id);
    let is_above = matches!(place.kind, Kind::Region | Kind::Municipality | Kind::Partner);
    let body = html! {
        p.lead { (visitor.say(if is_above { "zien-above-lead" } else { "zien-nothing-lead" })) }
        @if is_above {
            p { (visitor.say("zien-above-how")) }
            @if visitor.may(Permission::GatherSums, place.id) {
                p { a.button href=(format!("/samen/{}", place.id)) { (visitor.say("together-menu")) } }
            }
        } @else if may_read_in {
            p { (visitor.say("zien-nothing-how")) }
            p { a.button href=(format!("/inlezen/{}", place.id)) { (visitor.say("zien-read-in")) } }
        } @else {
            p { (visitor.say("zien-nothing-ask")) }
        }
        @if !place.simulated {
            p { a href=(format!("/openbaar?zoek={}", place.code.as_deref().unwrap_or_default())) { (visitor.say("public-menu")) } }
        }
        (on_the_map(visitor, place))
        (below(visitor, place.id))
    };
    Page::new(place.name.clone(), body).about(place).show(visitor)
}

/// The sum cannot be shown any more.
pub(super) fn earlier(visitor: &Visitor, place: &Organisation) -> Response {
    let body = html! {
        p.lead { (visitor.say("together-earlier")) }
        (below(visitor, place.id))
    };
    Page::new(place.name.clone(), body).about(place).show(visitor)
}

/// The figures are being made; the page comes back by itself.
pub(super) fn wait(visitor: &Visitor, place: &Organisation, again: &str) -> Response {
    let body = html! {
        p.lead { (visitor.say("zien-wait")) }
        p { a href=(again) { (visitor.say("zien-wait-again")) } }
    };
    let mut response = Page::new(place.name.clone(), body).about(place).show(visitor);
    response
        .headers_mut()
        .insert(header::REFRESH, HeaderValue::from_static("2"));
    response
}
