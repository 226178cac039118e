//! Asking for a new password: a letter goes to the address, if there is an account with it.

use super::asked::{Asking, Peer};
use crate::form::Typed;
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::Form;
use axum::http::HeaderMap;
use axum::response::Response;
use database::{Deed, outside, people, roles};
use post::{Kind, Link};
use std::collections::BTreeMap;

const ASKING: Asking = Asking {
    path: "/aanmelden/vergeten",
    counted_as: "forgotten",
    title: "page-forgotten-title",
    lead: "page-forgotten-lead",
    button: "page-forgotten-do",
    answer: "page-forgotten-answer",
    without_letters: "page-sign-in-forgotten",
};

/// The form.
pub(crate) async fn page(visitor: Visitor) -> Response {
    ASKING.page(&visitor, &Typed::default())
}

/// Sends a link to choose a password. The second step stays: who reads somebody's mail does not have their phone.
pub(crate) async fn action(
    visitor: Visitor,
    peer: Peer,
    headers: HeaderMap,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let site = visitor.site();
    let send = async |email: String| {
        let database = site.database();
        let person = people::by_email(database, &email).await?;
        // Who signs in elsewhere has no password here to forget.
        let Some(person) = person.filter(|person| outside::has_email(&person.email)) else {
            return Ok(());
        };
        let roles = roles::of(database, person.id).await?;
        let change = database.change().await?;
        let to = Link::to(&person, &roles, "", site.address());
        let letter = post::write(&change, Kind::Forgotten, to, site.catalogue(person.reads())).await?;
        change.put_in_outbox(letter).await?;
        let deed = Deed::of_program("asked-new-password", format!("person/{}", person.id));
        Ok(change.keep(&deed).await?)
    };
    ASKING
        .answer(&visitor, (peer, &headers), Typed::of(values), send)
        .await
}
