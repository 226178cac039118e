//! Signing in with an e-mail address and a password.

use super::limit::{Attempt, place};
use super::{BACK, HALFWAY, sign_in};
use crate::cookies;
use crate::form::{Field, Kind, Typed};
use crate::layout::Page;
use crate::password::is_right;
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::Extension;
use axum::extract::{ConnectInfo, Form, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use database::people;
use maud::html;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower_sessions::Session;
use vocabulary::Message;

/// The form.
pub(crate) async fn page(visitor: Visitor, Query(asked): Query<BTreeMap<String, String>>) -> Response {
    show(&visitor, &Typed::of(asked))
}

fn show(visitor: &Visitor, typed: &Typed) -> Response {
    let fields = [
        Field {
            name: "email",
            label: "page-email",
            hint: None,
            kind: Kind::Email,
        },
        Field {
            name: "password",
            label: "page-password",
            hint: None,
            kind: Kind::Password,
        },
    ];
    let naar = cookies::own(Some(typed.value("naar")));
    let body = html! {
        @for provider in visitor.site().providers() {
            @let address = format!("/aanmelden/via/{}?naar={}", provider.key(), cookies::escape(naar));
            p { a.button href=(address) { (provider.name(visitor.language())) } }
        }
        form.tall method="post" action="/aanmelden" {
            @for field in fields { (field.show(visitor, typed)) }
            input type="hidden" name="naar" value=(naar);
            button type="submit" { (visitor.say("page-sign-in")) }
        }
        @if visitor.site().sends_letters() {
            p { a href="/aanmelden/vergeten" { (visitor.say("page-forgotten-title")) } }
            p { a href="/aanmelden/link" { (visitor.say("page-by-link-for-parents")) } }
        } @else {
            p.quiet { (visitor.say("page-sign-in-forgotten")) }
        }
    };
    Page::new(visitor.say("page-sign-in"), body).answer(visitor, typed)
}

/// Tries the password.
pub(crate) async fn action(
    visitor: Visitor,
    session: Session,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let mut typed = Typed::of(values);
    let password = typed.value("password").to_owned();
    typed.forget("password");
    let Some(email) = typed.needed("email", 200) else {
        return Ok(show(&visitor, &typed));
    };
    if password.is_empty() {
        typed.object("password", Message::new("page-field-empty"));
        return Ok(show(&visitor, &typed));
    }
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer.ip());
    let attempt = Attempt::new("password", &email, place(peer, &headers));
    if let Some(seconds) = attempt.wait(database).await? {
        let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60);
        typed.object_whole(Message::new("page-sign-in-wait").with("count", minutes));
        let mut response = show(&visitor, &typed);
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    let person = people::by_email(database, &email).await?;
    let hashed = person.as_ref().and_then(|person| person.password.clone());
    // A password longer than any we accept is not worth hashing.
    let short: String = password.chars().take(1000).collect();
    let is_right = is_right(visitor.site(), short, hashed).await?;
    let (true, Some(person)) = (is_right, person) else {
        attempt.failed(database).await?;
        typed.object_whole(Message::new("page-sign-in-wrong"));
        return Ok(show(&visitor, &typed));
    };
    attempt.went_well(database).await?;
    let back = cookies::own(Some(typed.value("naar"))).to_owned();
    if person.second_factor.is_some() {
        session.cycle_id().await?;
        session.insert(HALFWAY, person.id).await?;
        session.insert(BACK, back).await?;
        return Ok(Redirect::to("/aanmelden/code").into_response());
    }
    sign_in(&visitor, &session, person.id).await?;
    Ok(Redirect::to(&back).into_response())
}
