//! One agreement as the organiser sees it: who was asked, what happened, and handing it over.

use super::agreements::{ask, list_address, sign, standing};
use super::{LONG, SHORT, Values, factor_words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::agreements::{self, Agreement, Event, Party, State};
use database::outbox::NewLetter;
use database::{Deed, evenings};
use maud::{Markup, html};
use pages::{Page, Refused, Typed, Visitor, day, day_of, midnight, today};
use vocabulary::Message;

/// An agreement with all that happened to it.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, agreement)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let agreement = agreements::one(database, organisation, agreement)
        .await?
        .ok_or(Refused::NotFound)?;
    let parties = agreements::parties(database, &[agreement.id]).await?;
    let events = agreements::events(database, &[agreement.id]).await?;
    let evening = match agreement.evening {
        Some(evening) => evenings::one(database, organisation, evening).await?,
        None => None,
    };
    let here = format!("{}/{}", list_address(organisation), agreement.id);
    let body = html! {
        p.lead { (agreement.owner) ", " (visitor.text(&Message::new("meetup-before").with("day", day_of(&agreement.due, visitor.language())))) }
        @if agreement.is_late(&today()) { p { strong { (visitor.say("meetup-late")) } } }
        p { (standing(&visitor, &agreement, &parties)) }
        dl.facts {
            (fact(&visitor, "meetup-with-whom", &agreement.with_whom))
            (fact(&visitor, "meetup-theme-title", &agreement.theme))
            (fact(&visitor, "meetup-factor", &factor_words(visitor.language(), &agreement.factor)))
            @if !agreement.goes_to.is_empty() { dt { (visitor.say("meetup-goes-to")) } dd { @for (at, to) in agreement.goes_to.split(' ').enumerate() { @if at > 0 { ", " } (visitor.text(&Message::new("meetup-to").with("to", to))) } } }
        }
        @if !agreement.indicator.is_empty() { p { a href=(format!("/zien/{organisation}/over/{}", agreement.indicator)) { (visitor.say("meetup-figure")) } } }
        @if let Some(evening) = &evening { p { a href=(super::address(evening)) { (evening.title) } } }
        @if agreement.standing() == State::Asked {
            p { (visitor.text(&Message::new("meetup-owner-asked").with("mail", if agreement.email.is_empty() || !visitor.site().sends_letters() { "no" } else { "yes" }))) }
            p { a href=(format!("/afspraak/{}", agreement.token)) { (visitor.site().address()) "/afspraak/" (agreement.token) } }
        }
        @if !parties.is_empty() { (signatures(&visitor, &parties)) }
        h2 { (visitor.say("meetup-happened")) }
        ol { @for event in &events { li { (told(&visitor, event)) } } }
        @if !agreement.standing().is_over() { (forms(&visitor, &agreement, &here)) }
        p { a href=(list_address(organisation)) { (visitor.say("meetup-back-agreements")) } }
    };
    Ok(Page::new(agreement.what.as_str(), body)
        .about(place)
        .show(&visitor))
}

fn fact(visitor: &Visitor, key: &str, words: &str) -> Markup {
    html! { @if !words.is_empty() { dt { (visitor.say(key)) } dd { (words) } } }
}

fn signatures(visitor: &Visitor, parties: &[Party]) -> Markup {
    let language = visitor.language();
    html! {
        h2 { (visitor.say("meetup-signatures")) }
        ul {
            @for party in parties {
                li {
                    (party.name) " – "
                    @match (party.withdrawn_at, party.signed_at) {
                        (Some(at), _) => (visitor.text(&Message::new("meetup-withdrawn").with("day", day(at, language)))),
                        (None, Some(at)) => (visitor.text(&Message::new("meetup-signed").with("day", day(at, language)))),
                        (None, None) => { (visitor.say("meetup-unsigned")) " " a href=(format!("/tekenen/{}", party.token)) { (visitor.site().address()) "/tekenen/" (party.token) } }
                    }
                }
            }
        }
    }
}

/// What happened, in words.
pub(super) fn told(visitor: &Visitor, event: &Event) -> Markup {
    let who = match event.who.as_str() {
        "owner" | "organiser" | "table" | "program" => {
            visitor.text(&Message::new("meetup-by").with("who", event.who.as_str()))
        }
        name => name.to_owned(),
    };
    html! {
        (day(event.at, visitor.language())) ": " (visitor.text(&Message::new("meetup-event").with("kind", event.kind.as_str()))) " (" (who) ")"
        @if !event.words.is_empty() { " – " (dated(visitor, &event.words)) }
    }
}

/// Words that end in a day, with the day as people read it.
fn dated(visitor: &Visitor, words: &str) -> String {
    match words.rsplit_once(" – ") {
        Some((before, day)) if midnight(day).is_some() => {
            format!("{before} – {}", day_of(day, visitor.language()))
        }
        _ => words.to_owned(),
    }
}

fn forms(visitor: &Visitor, agreement: &Agreement, here: &str) -> Markup {
    html! {
        details {
            summary { (visitor.say("meetup-hand-over")) }
            p.hint { (visitor.say("meetup-hand-over-how")) }
            form.tall method="post" action=(here) {
                input type="hidden" name="versie" value=(agreement.version);
                div.field { label for="eigenaar" { (visitor.say("meetup-owner")) } input #eigenaar name="eigenaar" value=(agreement.owner) required maxlength=(SHORT) autocomplete="off"; }
                div.field { label for="eigenaarmail" { (visitor.say("meetup-owner-mail")) } input #eigenaarmail name="eigenaarmail" value=(agreement.email) maxlength=(SHORT) autocomplete="off"; }
                div.field { label for="voor" { (visitor.say("meetup-due")) } input #voor name="voor" type="date" value=(agreement.due) required; }
                button type="submit" { (visitor.say("meetup-keep")) }
            }
        }
        details {
            summary { (visitor.say("meetup-stop")) }
            form.tall method="post" action=(here) {
                input type="hidden" name="versie" value=(agreement.version);
                div.field { label for="reden" { (visitor.say("meetup-stop-why")) } textarea.words #reden name="reden" rows="3" required maxlength=(LONG) {} }
                button type="submit" name="stop" value="ja" { (visitor.say("meetup-stop")) }
            }
        }
    }
}

/// Hands an agreement over, gives it another day, or stops it.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, agreement)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let before = agreements::one(database, organisation, agreement)
        .await?
        .ok_or(Refused::NotFound)?;
    let here = format!("{}/{}", list_address(organisation), before.id);
    let mut typed = Typed::of(values);
    let version = typed.value("versie").parse().unwrap_or(0);
    let person = visitor.number()?;
    let change = database.change().await?;
    let is_kept = if typed.value("stop") == "ja" {
        let why = typed.passage("reden", LONG).filter(|why| !why.is_empty());
        let why = why.ok_or_else(|| Refused::told(Message::new("meetup-stop-needs"), here.as_str()))?;
        change
            .set_standing((before.id, version), State::Stopped, why, "organiser")
            .await?
    } else {
        let owner = typed.needed("eigenaar", SHORT);
        let email = typed.address("eigenaarmail", SHORT);
        let due = typed.needed_day("voor", "meetup-day-needed");
        let due = due.filter(|due| *due >= today() || *due == before.due);
        let (Some(owner), Some(email), Some(due)) = (owner, email, due) else {
            return Err(Refused::told(Message::new("meetup-hand-over-needs"), here));
        };
        change
            .hand_over(&before, version, (owner, email, due), "organiser")
            .await?
    };
    if !is_kept {
        return Err(Refused::told(Message::new("meetup-changed-meanwhile"), here));
    }
    let deed = Deed::of(person, "changed-agreement", format!("agreement {}", before.id)).about(organisation);
    change.keep(&deed).await?;
    let after = agreements::one(database, organisation, before.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let parties = agreements::parties(database, &[after.id]).await?;
    let mut letters: Vec<NewLetter> = parties
        .iter()
        .filter_map(|party| sign(&visitor, &after, party))
        .collect();
    if after.token != before.token {
        letters.extend(ask(&visitor, &after, "meetup-ask"));
    }
    if !letters.is_empty() {
        let change = database.change().await?;
        for letter in letters {
            change.put_in_outbox(letter).await?;
        }
        let deed = Deed::of_program("asked-owner", format!("agreement {}", after.id)).about(organisation);
        change.keep(&deed).await?;
    }
    Ok(Redirect::to(&here).into_response())
}
