//! Signing in with an account of elsewhere: to the provider, and back.

use super::arrival::{Arrived, arrive};
use super::linking::{LINKING, offer};
use super::{BACK, HALFWAY, SECOND_STEP_ELSEWHERE, sign_in};
use crate::cookies;
use crate::refusal::{Refused, Told};
use crate::visitor::Visitor;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::{people, roles};
use federation::{GIVEN, Pending, Provider, Trouble};
use std::collections::BTreeMap;
use tower_sessions::Session;
use vocabulary::Message;

/// Where a session keeps what was asked of a provider, until the answer comes.
const ASKED: &str = "asked-elsewhere";

pub(super) fn provider<'a>(visitor: &'a Visitor, key: &str) -> Result<&'a Provider, Refused> {
    let mut all = visitor.site().providers().iter();
    all.find(|provider| provider.key() == key)
        .ok_or(Refused::NotFound)
}

/// Our page for who comes back.
fn back(visitor: &Visitor, provider: &Provider) -> String {
    format!("{}/aanmelden/terug/{}", visitor.site().address(), provider.key())
}

pub(super) fn told(visitor: &Visitor, provider: &Provider, status: StatusCode, key: &str) -> Refused {
    Refused::Told(Told {
        status,
        message: Message::new(key).with("name", provider.name(visitor.language())),
        way_on: Some("/aanmelden".to_owned()),
    })
}

/// What somebody is told when a provider gives no answer, or one that proves nothing; the log says which and why.
fn trouble(visitor: &Visitor, provider: &Provider, trouble: &Trouble) -> Refused {
    match trouble {
        Trouble::Unreachable(why) => {
            tracing::warn!(provider = provider.key(), why, "a provider gives no answer");
            told(
                visitor,
                provider,
                StatusCode::BAD_GATEWAY,
                "page-outside-unreachable",
            )
        }
        Trouble::NotBelieved(why) => {
            tracing::warn!(
                provider = provider.key(),
                why,
                "an answer of a provider is not believed"
            );
            told(
                visitor,
                provider,
                StatusCode::BAD_REQUEST,
                "page-outside-not-believed",
            )
        }
    }
}

/// Sends somebody to a provider.
pub(crate) async fn start(
    visitor: Visitor,
    session: Session,
    Path(key): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let provider = provider(&visitor, &key)?;
    let sent = send_away(&visitor, &session, provider).await?;
    session.remove::<i32>(LINKING).await?;
    let naar = cookies::own(asked.get("naar").map(String::as_str));
    session.insert(BACK, naar).await?;
    Ok(sent)
}

/// Sends a browser to a provider, and keeps what it was asked.
pub(super) async fn send_away(
    visitor: &Visitor,
    session: &Session,
    provider: &Provider,
) -> Result<Response, Refused> {
    let started = provider
        .start(&back(visitor, provider))
        .await
        .map_err(|why| trouble(visitor, provider, &why))?;
    session.insert(ASKED, started.pending).await?;
    Ok(Redirect::to(&started.address).into_response())
}

/// Takes somebody in who comes back from a provider. What was asked is forgotten first: an answer counts once.
pub(crate) async fn arrived(
    visitor: Visitor,
    session: Session,
    Path(key): Path<String>,
    Query(answer): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let provider = provider(&visitor, &key)?;
    let said = |name: &str| answer.get(name).map(String::as_str);
    let pending: Option<Pending> = session.remove(ASKED).await?;
    let state = said("state").unwrap_or_default();
    let pending = pending.filter(|pending| pending.is_answered_by(provider, state));
    let stale = || told(&visitor, provider, StatusCode::BAD_REQUEST, "page-outside-stale");
    let pending = pending.ok_or_else(stale)?;
    // Who asked to link an account does not sign in by it, and nobody else links what they asked for.
    let linking: Option<i32> = session.remove(LINKING).await?;
    if linking.is_some() && linking != visitor.person().map(|person| person.id) {
        return Err(stale());
    }
    match said("error") {
        Some("access_denied") => {
            return Err(told(
                &visitor,
                provider,
                StatusCode::BAD_REQUEST,
                "page-outside-denied",
            ));
        }
        Some(_) => {
            return Err(told(
                &visitor,
                provider,
                StatusCode::BAD_REQUEST,
                "page-outside-error",
            ));
        }
        None => {}
    }
    let code = said("code").ok_or_else(stale)?;
    let proven = provider
        .finish(&back(&visitor, provider), pending, code, said("iss"))
        .await
        .map_err(|why| trouble(&visitor, provider, &why))?;
    if let Some(person) = linking {
        return offer(&session, provider, &proven, person).await;
    }
    let person = match arrive(visitor.site(), provider, &proven, visitor.language()).await? {
        Arrived::Person(person) => person,
        Arrived::SchoolUnknown(codes) => {
            let message = Message::new("page-outside-school-unknown").with("codes", codes.join(", "));
            return Err(Refused::told(message, "/aanmelden"));
        }
        Arrived::SchoolRefused(codes) => {
            let message = Message::new("page-outside-school-refused")
                .with("name", provider.name(visitor.language()))
                .with("codes", codes.join(", "));
            return Err(Refused::told(message, "/aanmelden"));
        }
        Arrived::NoRole => {
            return Err(told(
                &visitor,
                provider,
                StatusCode::BAD_REQUEST,
                "page-outside-no-role",
            ));
        }
        Arrived::Closed => {
            return Err(told(
                &visitor,
                provider,
                StatusCode::BAD_REQUEST,
                "page-outside-closed",
            ));
        }
    };
    // A provider is trusted with the second step for what it can give, and never for more.
    let roles = roles::of(visitor.site().database(), person).await?;
    let is_more = roles.iter().any(|held| !GIVEN.contains(&held.role));
    let asked_second_step = !is_more && provider.asked_second_step(&proven);
    let person = people::by_id(visitor.site().database(), person)
        .await?
        .ok_or(Refused::NotFound)?;
    if person.second_factor.is_some() && !asked_second_step {
        session.cycle_id().await?;
        session.insert(HALFWAY, person.id).await?;
        return Ok(Redirect::to("/aanmelden/code").into_response());
    }
    let naar: Option<String> = session.remove(BACK).await?;
    sign_in(&visitor, &session, person.id).await?;
    if asked_second_step {
        session.insert(SECOND_STEP_ELSEWHERE, true).await?;
    }
    Ok(Redirect::to(cookies::own(naar.as_deref())).into_response())
}
