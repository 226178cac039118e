//! Asking for a new password: a letter goes to the address, if there is an account with it.
//!
//! The second step stays: who reads somebody's mail does not have their phone.

use super::asked::{Asking, Peer};
use crate::form::Typed;
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::Form;
use axum::http::HeaderMap;
use axum::response::Response;
use post::Kind;
use std::collections::BTreeMap;

const ASKING: Asking = Asking {
    path: "/aanmelden/vergeten",
    counted_as: "forgotten",
    title: "page-forgotten-title",
    lead: "page-forgotten-lead",
    button: "page-forgotten-do",
    answer: "page-forgotten-answer",
    without_letters: "page-sign-in-forgotten",
    letter: Kind::Forgotten,
    deed: "asked-new-password",
    is_for: |_| true,
};

/// The form.
pub(crate) async fn page(visitor: Visitor) -> Response {
    ASKING.page(&visitor, &Typed::default())
}

/// Sends a link to choose a password.
pub(crate) async fn action(
    visitor: Visitor,
    peer: Peer,
    headers: HeaderMap,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    ASKING.answer(&visitor, (peer, &headers), values).await
}
