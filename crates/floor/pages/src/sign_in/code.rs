//! The second step: a code from an authenticator.

use super::limit::Attempt;
use super::{BACK, HALFWAY, sign_in};
use crate::cookies;
use crate::form::{Field, Kind, Typed};
use crate::layout::Page;
use crate::refusal::Refused;
use crate::second_factor::half_minute;
use crate::visitor::Visitor;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::{Deed, now, people};
use maud::html;
use std::collections::BTreeMap;
use tower_sessions::Session;
use vocabulary::Message;

/// The form.
pub(crate) async fn page(visitor: Visitor, session: Session) -> Result<Response, Refused> {
    match session.get::<i32>(HALFWAY).await? {
        Some(_) => Ok(show(&visitor, &Typed::default())),
        None => Ok(Redirect::to("/aanmelden").into_response()),
    }
}

fn show(visitor: &Visitor, typed: &Typed) -> Response {
    let code = Field {
        name: "code",
        label: "page-code",
        hint: Some("page-code-hint"),
        kind: Kind::Code,
    };
    let body = html! {
        form.tall method="post" action="/aanmelden/code" {
            (code.show(visitor, typed))
            button type="submit" { (visitor.say("page-sign-in")) }
        }
    };
    Page::new(visitor.say("page-code-title"), body).answer(visitor, typed)
}

/// Tries the code.
pub(crate) async fn action(
    visitor: Visitor,
    session: Session,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let Some(number) = session.get::<i32>(HALFWAY).await? else {
        return Ok(Redirect::to("/aanmelden").into_response());
    };
    let mut typed = Typed::of(values);
    let person = people::by_id(database, number).await?.ok_or(Refused::NotFound)?;
    let secret = person.second_factor.as_deref().ok_or(Refused::NotFound)?;
    let attempt = Attempt::new("code", &person.email, None);
    if let Some(seconds) = attempt.wait(database).await? {
        let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60);
        typed.object_whole(Message::new("page-sign-in-wait").with("count", minutes));
        let mut response = show(&visitor, &typed);
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    let used = match half_minute(secret, typed.value("code"), now())? {
        Some(half_minute) => {
            let change = database.change().await?;
            let used = change.use_code(number, half_minute).await?;
            if used {
                change
                    .keep(&Deed::of(number, "used-code", format!("person/{number}")))
                    .await?;
            }
            used
        }
        None => false,
    };
    if !used {
        attempt.failed(database).await?;
        typed.object("code", Message::new("page-code-wrong"));
        return Ok(show(&visitor, &typed));
    }
    attempt.went_well(database).await?;
    let back: Option<String> = session.remove(BACK).await?;
    sign_in(&visitor, &session, number).await?;
    Ok(Redirect::to(cookies::own(back.as_deref())).into_response())
}
