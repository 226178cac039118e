//! Signing in by a link in a letter, for parents and pupils; staff sign in with a password and a second step.

use super::asked::{Asking, Peer};
use super::{HALFWAY, sign_in};
use crate::form::Typed;
use crate::layout::Page;
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use database::links::{self, Purpose};
use database::roles::Held;
use database::{Deed, people, roles};
use maud::html;
use post::Kind;
use std::collections::BTreeMap;
use tower_sessions::Session;
use vocabulary::Message;

const ASKING: Asking = Asking {
    path: "/aanmelden/link",
    counted_as: "link",
    title: "page-by-link-title",
    lead: "page-by-link-lead",
    button: "page-forgotten-do",
    answer: "page-by-link-answer",
    without_letters: "page-by-link-off",
    letter: Kind::SignIn,
    deed: "asked-sign-in",
    is_for: may,
};

/// Whether somebody with these roles may sign in by a link: whoever is only a parent or a pupil.
fn may(roles: &[Held]) -> bool {
    !roles.is_empty() && !roles.iter().any(|held| held.role.is_staff())
}

/// The form.
pub(crate) async fn page(visitor: Visitor) -> Response {
    ASKING.page(&visitor, &Typed::default())
}

/// Sends a link, if there is an account of a parent or a pupil with this address.
pub(crate) async fn action(
    visitor: Visitor,
    peer: Peer,
    headers: HeaderMap,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    ASKING.answer(&visitor, (peer, &headers), values).await
}

fn spent() -> Refused {
    Refused::told(Message::new("page-by-link-spent"), ASKING.path)
}

/// A page with a button: programs that look into letters open links too, and must not use them up.
pub(crate) async fn open(visitor: Visitor, Path(link): Path<String>) -> Result<Response, Refused> {
    let person = links::whose(visitor.site().database(), &link, Purpose::SignIn).await?;
    person.ok_or_else(spent)?;
    let body = html! {
        p.lead { (visitor.say("page-by-link-open")) }
        form.tall method="post" action=(format!("{}/{link}", ASKING.path)) {
            button type="submit" { (visitor.say("page-sign-in")) }
        }
    };
    Ok(Page::new(visitor.say("page-by-link-title"), body).show(&visitor))
}

/// Uses the link and signs in. Who became staff since, or set a second step, goes the way of staff.
pub(crate) async fn enter(
    visitor: Visitor,
    session: Session,
    Path(link): Path<String>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let change = database.change().await?;
    let number = change.use_link(&link, Purpose::SignIn).await?.ok_or_else(spent)?;
    let person = people::by_id(database, number).await?.ok_or_else(spent)?;
    if !may(&roles::of(database, number).await?) {
        return Err(spent());
    }
    change
        .keep(&Deed::of(number, "used-link", format!("person/{number}")))
        .await?;
    if person.second_factor.is_some() {
        session.cycle_id().await?;
        session.insert(HALFWAY, number).await?;
        return Ok(Redirect::to("/aanmelden/code").into_response());
    }
    sign_in(&visitor, &session, number).await?;
    Ok(Redirect::to("/").into_response())
}
