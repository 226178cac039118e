//! Choosing a password, by a link that works once.

use crate::form::{Field, Kind, Typed};
use crate::layout::Page;
use crate::password::{hash_aside, objection};
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::links::{self, Purpose};
use database::{Deed, people, sessions};
use maud::html;
use std::collections::BTreeMap;
use vocabulary::Message;

fn spent() -> Refused {
    Refused::told(Message::new("page-link-spent"), "/aanmelden")
}

/// The form; looking at it does not use the link.
pub(crate) async fn page(visitor: Visitor, Path(link): Path<String>) -> Result<Response, Refused> {
    let person = links::whose(visitor.site().database(), &link, Purpose::ChoosePassword).await?;
    person.ok_or_else(spent)?;
    Ok(show(&visitor, &link, &Typed::default()))
}

fn show(visitor: &Visitor, link: &str, typed: &Typed) -> Response {
    let password = Field {
        name: "password",
        label: "page-password-new",
        hint: Some("page-password-hint"),
        kind: Kind::NewPassword,
    };
    let body = html! {
        form.tall method="post" action=(format!("/wachtwoord/{link}")) {
            (password.show(visitor, typed))
            button type="submit" { (visitor.say("page-password-keep")) }
        }
    };
    Page::new(visitor.say("page-password-title"), body).answer(visitor, typed)
}

/// Sets the password and uses the link. Whoever was signed in with the old one no longer is.
pub(crate) async fn action(
    visitor: Visitor,
    Path(link): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let mut typed = Typed::of(values);
    let password = typed.value("password").to_owned();
    typed.forget("password");
    let number = links::whose(database, &link, Purpose::ChoosePassword)
        .await?
        .ok_or_else(spent)?;
    let person = people::by_id(database, number).await?.ok_or_else(spent)?;
    if let Some(objection) = objection(&password, &person.email) {
        typed.object("password", objection);
        return Ok(show(&visitor, &link, &typed));
    }
    let hashed = hash_aside(visitor.site(), password).await?;
    let change = database.change().await?;
    let used = change.use_link(&link, Purpose::ChoosePassword).await?;
    if used != Some(number) {
        return Err(spent());
    }
    change.set_password(number, hashed).await?;
    change
        .keep(&Deed::of(number, "chose-password", format!("person/{number}")))
        .await?;
    sessions::forget_all_of(database, number).await?;
    Ok(Redirect::to("/aanmelden").into_response())
}
