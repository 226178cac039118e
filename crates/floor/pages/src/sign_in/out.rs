//! Signing out: here, or everywhere.

use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::http::HeaderName;
use axum::response::{IntoResponse, Redirect, Response};
use database::{Deed, sessions};
use tower_sessions::Session;

const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");

/// Signs out here.
pub(crate) async fn here(session: Session) -> Result<Response, Refused> {
    session.flush().await?;
    // What a page kept in this browser goes too: schools share computers.
    Ok(([(CLEAR, "\"storage\"")], Redirect::to("/")).into_response())
}

/// Signs out in every browser.
pub(crate) async fn everywhere(visitor: Visitor, session: Session) -> Result<Redirect, Refused> {
    let person = visitor.number()?;
    let database = visitor.site().database();
    session.flush().await?;
    sessions::forget_all_of(database, person).await?;
    let change = database.change().await?;
    change
        .keep(&Deed::of(
            person,
            "signed-out-everywhere",
            format!("person/{person}"),
        ))
        .await?;
    Ok(Redirect::to("/"))
}
