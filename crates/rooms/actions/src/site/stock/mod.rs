//! What an organisation does for equal chances already: the list, with what it takes and what may stop.

pub(super) mod fields;
pub(super) mod map;
pub(super) mod one;
pub(super) mod others;
pub(super) mod sheet;

use super::{place, way_back};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::activities::{self, Activity};
use database::{Deed, Secret, now};
use knowledge::{Knowledge, Reach};
use maud::{Markup, html};
use pages::{Page, Permission, Refused, Typed, Visitor, day_of, iso_day, scroller, today};
use std::collections::BTreeMap;
use vocabulary::{Factor, Message};

/// How long before money ends the page says so.
const AHEAD: i64 = 365 * 86_400;

/// Where the list stands.
pub(super) fn address(organisation: i32) -> String {
    format!("/doen/{organisation}/aanbod")
}

/// The names of the factors that something works on, with a sign between them.
pub(super) fn factors(visitor: &Visitor, activity: &Activity, between: &str) -> String {
    let named = activity.works_on().filter_map(Factor::named);
    let words: Vec<&str> = named
        .map(|factor| factor.label.in_language(visitor.language()))
        .collect();
    words.join(between)
}

/// Where one acts, in words.
pub(super) fn reach(visitor: &Visitor, name: &str) -> String {
    Reach::of(name).map_or_else(String::new, |reach| {
        visitor.say(&format!("actions-reach-{}", reach.name()))
    })
}

/// The list, and a form for something new. What an address brings along is filled in: the item of the knowledge base
/// that somebody comes from, or a factor of the map.
pub(in crate::site) async fn page(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = BTreeMap::new();
    let item = values.get("kennis").and_then(|id| Knowledge::get().item(id));
    if let Some(item) = item {
        typed.insert("kennis".to_owned(), item.id.clone());
        let title = item.title.of(visitor.language());
        typed.insert("naam".to_owned(), title.to_owned());
        if let [reach] = item.reach[..] {
            typed.insert("niveau".to_owned(), reach.name().to_owned());
        }
        let factors = item.factors.iter();
        typed.extend(factors.map(|factor| (fields::factor(factor.id), "on".to_owned())));
    }
    if let Some(factor) = values.get("factor").and_then(|id| Factor::named(id)) {
        typed.insert(fields::factor(factor.id), "on".to_owned());
    }
    show(&visitor, organisation, &Typed::of(typed), &[]).await
}

/// The page, with what was typed; `told` says what became of a sheet that was sent.
async fn show(
    visitor: &Visitor,
    organisation: i32,
    typed: &Typed,
    told: &[Message],
) -> Result<Response, Refused> {
    let place = place(visitor, organisation)?;
    let all = activities::of(visitor.site().database(), organisation).await?;
    let may_write = visitor.may(Permission::TakeStock, organisation);
    let today = today();
    let (going, stopped): (Vec<&Activity>, Vec<&Activity>) = all.iter().partition(|one| one.goes_on(&today));
    let is_begun = typed.has_problems() || !typed.value("naam").is_empty() || fields::has_factor(typed);
    let body = html! {
        p.lead { (visitor.say("stock-lead")) }
        ul.downloads {
            li { a href=(format!("/doen/{organisation}/kaart")) { (visitor.say("stock-to-map")) } }
            li { a href=(format!("/doen/{organisation}/anderen")) { (visitor.say("stock-to-others")) } }
        }
        @if all.is_empty() { p { (visitor.say("stock-none")) } }
        @if !going.is_empty() {
            h2 { (visitor.say("stock-going")) }
            (scroller(&visitor.say("stock-going"), table(visitor, &going)))
            (totals(visitor, &going))
        }
        (ending(visitor, &going))
        (stopping(visitor, &going, &stopped))
        @if !all.is_empty() {
            ul.downloads { li { a href=(format!("{}/bestand/aanbod.csv", address(organisation))) { (visitor.say("stock-as-csv")) } } }
        }
        @if may_write {
            details open[is_begun] {
                summary { (visitor.say("stock-new")) }
                form.tall.stock method="post" action=(address(organisation)) {
                    input type="hidden" name="eens" value=(match typed.value("eens") { "" => Secret::new()?.carried(), once => once.to_owned() });
                    (fields::form(visitor, typed))
                    button type="submit" { (visitor.say("stock-keep")) }
                }
            }
            (sheet::form(visitor, organisation, told))
        }
        (way_back(visitor, organisation))
    };
    let mut page = Page::new(visitor.say("stock-title"), body)
        .about(place)
        .saying_first(sheet::problems(visitor, told))
        .answer(visitor, typed);
    if !told.is_empty() {
        *page.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

fn table(visitor: &Visitor, all: &[&Activity]) -> Markup {
    let number = |number: Option<i32>| match number {
        Some(number) => visitor.text(&Message::new("stock-number").with("count", number.max(0) as u64)),
        None => visitor.say("stock-unknown"),
    };
    html! {
        table {
            thead { tr { @for key in ["stock-what", "stock-whom", "stock-takes-part", "stock-hours", "stock-cost", "stock-owner"] { th scope="col" { (visitor.say(key)) } } } }
            tbody {
                @for one in all {
                    tr {
                        th scope="row" {
                            a href=(format!("{}/{}", address(one.organisation), one.id)) translate="no" { (one.title) }
                            br; span.quiet { (factors(visitor, one, ", ")) }
                        }
                        td { span translate="no" { (one.whom) } @if one.shared { br; span.quiet { (visitor.say("stock-is-shared")) } } }
                        td { (number(one.takes_part)) @if let Some(meant) = one.meant_for { " " (visitor.text(&Message::new("stock-of").with("count", meant.max(0) as u64))) } }
                        td { (number(one.hours)) }
                        td { (number(one.cost)) }
                        td { @if one.owner.is_empty() { (visitor.say("stock-nobody")) } @else { span translate="no" { (one.owner) } } }
                    }
                }
            }
        }
    }
}

/// What all of it takes together, as far as somebody filled it in.
fn totals(visitor: &Visitor, going: &[&Activity]) -> Markup {
    let sum = |of: fn(&Activity) -> Option<i32>| {
        let known: Vec<u64> = going
            .iter()
            .filter_map(|one| of(one))
            .map(|number| u64::try_from(number).unwrap_or(0))
            .collect();
        (known.iter().sum::<u64>(), known.len() as u64)
    };
    let (hours, with_hours) = sum(|one| one.hours);
    let (cost, with_cost) = sum(|one| one.cost);
    let all = going.len() as u64;
    html! {
        @if with_hours > 0 { p { (visitor.text(&Message::new("stock-hours-together").with("hours", hours).with("known", with_hours).with("all", all))) } }
        @if with_cost > 0 { p { (visitor.text(&Message::new("stock-cost-together").with("cost", cost).with("known", with_cost).with("all", all))) } }
    }
}

/// What goes on with money that ends within a year.
fn ending(visitor: &Visitor, going: &[&Activity]) -> Markup {
    let until = iso_day(now() + AHEAD);
    let mut soon: Vec<&&Activity> = going
        .iter()
        .filter(|one| !one.funded_until.is_empty() && one.funded_until <= until)
        .collect();
    soon.sort_by_key(|one| &one.funded_until);
    html! {
        @if !soon.is_empty() {
            h2 { (visitor.say("stock-money-ends")) }
            p { (visitor.say("stock-money-ends-how")) }
            ul {
                @for one in soon {
                    li {
                        a href=(format!("{}/{}", address(one.organisation), one.id)) translate="no" { (one.title) } ": "
                        @if !one.funding.is_empty() { span translate="no" { (one.funding) } ", " }
                        (visitor.text(&Message::new("stock-until").with("day", day_of(&one.funded_until, visitor.language()))))
                    }
                }
            }
        }
    }
}

/// What is to stop and what stopped: room for something else.
fn stopping(visitor: &Visitor, going: &[&Activity], stopped: &[&Activity]) -> Markup {
    let to_stop = going.iter().filter(|one| !one.stops_on.is_empty());
    let lines: Vec<(&Activity, Message)> = to_stop
        .map(|one| {
            (
                *one,
                Message::new("stock-stops").with("day", day_of(&one.stops_on, visitor.language())),
            )
        })
        .chain(stopped.iter().map(|one| {
            (
                *one,
                Message::new("stock-stopped").with("day", day_of(&one.stopped_on, visitor.language())),
            )
        }))
        .collect();
    html! {
        @if !lines.is_empty() {
            h2 { (visitor.say("stock-stop-list")) }
            p { (visitor.say("stock-stop-list-how")) }
            ul {
                @for (one, when) in lines {
                    li {
                        a href=(format!("{}/{}", address(one.organisation), one.id)) translate="no" { (one.title) } ": " (visitor.text(&when))
                        @if !one.stop_why.is_empty() { br; span.quiet translate="no" { (one.stop_why) } }
                    }
                }
            }
        }
    }
}

/// Writes down something that is done.
pub(in crate::site) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let once = typed.value("eens").to_owned();
    if !Secret::is_carried(&once) {
        typed.object_whole(Message::new("stock-form-old"));
    }
    let words = fields::read(&mut typed);
    let Some(words) = words.filter(|_| !typed.has_problems()) else {
        return show(&visitor, organisation, &typed, &[]).await;
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let made = change.add_activity(organisation, person, words, &once).await?;
    let deed = Deed::of(person, "wrote-activity", format!("activity {made}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(organisation)).into_response())
}
