//! An agreement as its owner sees it, and as a school does that signs it.

use super::{LONG, Values, bearable};
use crate::site::agreements::{letter, standing};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::agreements::{self, Agreement, Bond, State};
use maud::html;
use pages::{Page, Refused, Typed, Visitor, day_of, today};
use vocabulary::Message;

async fn under(visitor: &Visitor, token: &str) -> Result<Agreement, Refused> {
    let found = agreements::under(visitor.site().database(), token).await?;
    found.ok_or(Refused::NotFound)
}

/// What an owner may say next.
fn next(state: State) -> &'static [State] {
    match state {
        State::Asked => &[State::Accepted, State::Declined],
        State::Accepted => &[State::UnderWay, State::Done, State::Stopped],
        State::UnderWay => &[State::Done, State::Stopped],
        State::Done | State::Stopped => &[State::UnderWay],
        State::Declined => &[State::Accepted],
    }
}

/// The owner's page.
pub(super) async fn page(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let agreement = under(&visitor, &token).await?;
    let database = visitor.site().database();
    let place = visitor.site().organisation(agreement.organisation).await?;
    let parties = agreements::parties(database, &[agreement.id]).await?;
    let events = agreements::events(database, &[agreement.id]).await?;
    let body = html! {
        p.lead { (agreement.owner) ", " (visitor.text(&Message::new("meetup-before").with("day", day_of(&agreement.due, visitor.language())))) }
        @if agreement.is_late(&today()) { p { strong { (visitor.say("meetup-owner-late")) } } }
        p { (standing(&visitor, &agreement, &parties)) }
        @if !agreement.with_whom.is_empty() { p { (visitor.text(&Message::new("meetup-with").with("whom", agreement.with_whom.as_str()))) } }
        h2 { (visitor.say("meetup-owner-say")) }
        form.tall method="post" action=(format!("/afspraak/{token}")) {
            input type="hidden" name="versie" value=(agreement.version);
            div.field {
                label for="woorden" { (visitor.say("meetup-owner-words")) }
                p.hint #woorden-hint { (visitor.say("meetup-owner-words-hint")) }
                textarea.words #woorden name="woorden" rows="3" maxlength=(LONG) aria-describedby="woorden-hint" {}
            }
            div.buttons { @for state in next(agreement.standing()) { button type="submit" name="staat" value=(state.name()) { (visitor.text(&Message::new("meetup-owner-do").with("state", state.name()))) } } }
        }
        p { a href=(format!("/afspraak/{token}/agenda.ics")) { (visitor.say("meetup-owner-calendar")) } }
        h2 { (visitor.say("meetup-happened")) }
        ol { @for event in &events { li { (super::agreement::told(&visitor, event)) } } }
    };
    Ok(Page::new(agreement.what.as_str(), body)
        .for_outsiders(&place)
        .show(&visitor))
}

/// The owner says how it is.
pub(super) async fn say(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let agreement = under(&visitor, &token).await?;
    let here = format!("/afspraak/{token}");
    let mut typed = Typed::of(values);
    let state = State::named(typed.value("staat")).filter(|state| next(agreement.standing()).contains(state));
    let state =
        state.ok_or_else(|| Refused::told(Message::new("meetup-changed-meanwhile"), here.as_str()))?;
    let words = typed.passage("woorden", LONG);
    let words = words.ok_or_else(|| Refused::told(Message::new("meetup-owner-long"), here.as_str()))?;
    if words.is_empty() && matches!(state, State::Stopped | State::Declined) {
        return Err(Refused::told(Message::new("meetup-stop-needs"), here));
    }
    let version = typed.value("versie").parse().unwrap_or(0);
    let change = visitor.site().database().change().await?;
    if !change
        .set_standing((agreement.id, version), state, words, "owner")
        .await?
    {
        return Err(Refused::told(Message::new("meetup-changed-meanwhile"), here));
    }
    let deed = Deed::of_program(
        "said-of-agreement",
        format!("agreement {}: {}", agreement.id, state.name()),
    );
    change.keep(&deed.about(agreement.organisation)).await?;
    Ok(Redirect::to(&here).into_response())
}

/// What a school or organisation is asked to sign.
pub(super) async fn party(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let (party, agreement) = agreements::party_under(database, &token)
        .await?
        .ok_or(Refused::NotFound)?;
    let place = visitor.site().organisation(agreement.organisation).await?;
    let all = agreements::parties(database, &[agreement.id]).await?;
    let has_signed = party.signed_at.is_some() && party.withdrawn_at.is_none();
    let body = html! {
        p.lead { (visitor.text(&Message::new("meetup-party-lead").with("name", party.name.as_str()))) }
        p { (agreement.owner) ", " (visitor.text(&Message::new("meetup-before").with("day", day_of(&agreement.due, visitor.language())))) }
        p { (standing(&visitor, &agreement, &all)) }
        p { (visitor.say("meetup-party-how")) }
        ul { @for one in &all { li { (one.name) " – " (visitor.say(match (one.withdrawn_at, one.signed_at) { (Some(_), _) => "meetup-party-withdrew", (None, Some(_)) => "meetup-party-signed", _ => "meetup-unsigned" })) } } }
        form method="post" action=(format!("/tekenen/{token}")) {
            @if has_signed { button.quiet type="submit" name="teken" value="nee" { (visitor.say("meetup-party-withdraw")) } }
            @else if !agreement.standing().is_over() { button type="submit" name="teken" value="ja" { (visitor.say("meetup-party-sign")) } }
        }
    };
    Ok(Page::new(agreement.what.as_str(), body)
        .for_outsiders(&place)
        .show(&visitor))
}

/// Signs, or withdraws; whoever else is in it is told of a withdrawal.
pub(super) async fn sign(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let (party, agreement) = agreements::party_under(database, &token)
        .await?
        .ok_or(Refused::NotFound)?;
    let has_signed = party.signed_at.is_some() && party.withdrawn_at.is_none();
    let signs = match values.get("teken").map(String::as_str) {
        Some("ja") if !has_signed && !agreement.standing().is_over() => true,
        Some("nee") if has_signed => false,
        _ => {
            return Err(Refused::told(
                Message::new("meetup-changed-meanwhile"),
                format!("/tekenen/{token}"),
            ));
        }
    };
    let before = agreements::parties(database, &[agreement.id]).await?;
    let change = database.change().await?;
    change.sign(&party, signs).await?;
    if !signs && Bond::of(&agreement, &before) != Bond::Broken {
        let others = before.iter().filter(|one| one.id != party.id);
        let letters = others.filter_map(|other| {
            let link = format!("{}/tekenen/{}", visitor.site().address(), other.token);
            letter(
                &visitor,
                &agreement,
                ("meetup-withdrew", &other.name, &other.email),
                link,
            )
        });
        for told in bearable(database, letters.collect()).await? {
            change.put_in_outbox(told).await?;
        }
    }
    let kind = if signs {
        "signed-agreement"
    } else {
        "withdrew-signature"
    };
    let deed = Deed::of_program(kind, format!("agreement {}: party {}", agreement.id, party.id));
    change.keep(&deed.about(agreement.organisation)).await?;
    Ok(Redirect::to(&format!("/tekenen/{token}")).into_response())
}
