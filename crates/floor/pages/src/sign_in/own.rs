//! One's own account: who am I here, the second factor, and signing out everywhere.

use crate::form::{Field, Kind, Typed};
use crate::layout::Page;
use crate::qr::qr_code;
use crate::refusal::Refused;
use crate::second_factor::{address, half_minute, new_secret};
use crate::visitor::Visitor;
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use database::{Deed, now};
use maud::html;
use std::collections::BTreeMap;
use tower_sessions::Session;
use vocabulary::Message;

/// Where a session keeps the secret until its first code proved that it was copied well.
const OFFERED: &str = "offered-secret";

/// Who am I here.
pub(crate) async fn page(visitor: Visitor) -> Result<Response, Refused> {
    let person = visitor.person().ok_or(Refused::NotFound)?;
    let body = html! {
        dl {
            dt { (visitor.say("page-email")) } dd { (crate::people::email(&visitor, person)) }
            dt { (visitor.say("page-own-roles")) }
            @for held in visitor.roles() {
                dd {
                    (visitor.text(&Message::new("page-role").with("role", held.role.name())))
                    @if let Some(one) = visitor.tree().get(held.organisation) { ", " (one.name) }
                }
            }
            dt { (visitor.say("page-second-factor")) }
            dd { (visitor.say(if person.second_factor.is_some() { "page-second-factor-on" } else { "page-second-factor-off" })) }
        }
        p { a href="/mijn/tweede-stap" { (visitor.say("page-second-factor-set")) } }
        (super::linking::own(&visitor, person).await?)
        h2 { (visitor.say("page-sign-out")) }
        form method="post" action="/mijn/overal-afmelden" {
            button.quiet type="submit" { (visitor.say("page-sign-out-everywhere")) }
        }
    };
    Ok(Page::new(person.name.clone(), body).show(&visitor))
}

/// Offers a second factor.
pub(crate) async fn second_factor(visitor: Visitor, session: Session) -> Result<Response, Refused> {
    let secret = match session.get::<String>(OFFERED).await? {
        Some(secret) => secret,
        None => {
            let secret = new_secret()?;
            session.insert(OFFERED, &secret).await?;
            secret
        }
    };
    show(&visitor, &secret, &Typed::default())
}

fn show(visitor: &Visitor, secret: &str, typed: &Typed) -> Result<Response, Refused> {
    let person = visitor.person().ok_or(Refused::NotFound)?;
    let code = Field {
        name: "code",
        label: "page-code",
        hint: Some("page-code-first"),
        kind: Kind::Code,
    };
    let address = address(secret, &person.email)?;
    let groups: Vec<String> = secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let body = html! {
        p.lead { (visitor.say("page-second-factor-why")) }
        ol {
            li { (visitor.say("page-second-factor-app")) }
            li {
                p { (visitor.say("page-second-factor-scan")) }
                (qr_code(&address, &visitor.say("page-second-factor-picture"))?)
                p {
                    (visitor.say("page-second-factor-type")) " "
                    code { (groups.join(" ")) }
                }
                p { a href=(address) { (visitor.say("page-second-factor-open")) } }
            }
            li { (visitor.say("page-second-factor-code")) }
        }
        form.tall method="post" action="/mijn/tweede-stap" {
            (code.show(visitor, typed))
            button type="submit" { (visitor.say("page-second-factor-keep")) }
        }
    };
    Ok(Page::new(visitor.say("page-second-factor"), body).answer(visitor, typed))
}

/// Keeps the second factor once its first code is right.
pub(crate) async fn set_second_factor(
    visitor: Visitor,
    session: Session,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let person = visitor.number()?;
    let Some(secret) = session.get::<String>(OFFERED).await? else {
        return Ok(Redirect::to(crate::doors::SECOND_FACTOR).into_response());
    };
    let mut typed = Typed::of(values);
    let Some(half_minute) = half_minute(&secret, typed.value("code"), now())? else {
        typed.object("code", Message::new("page-code-wrong"));
        return show(&visitor, &secret, &typed);
    };
    let change = visitor.site().database().change().await?;
    change.set_second_factor(person, Some(secret)).await?;
    // The code that proved the secret is spent.
    change.use_code(person, half_minute).await?;
    change
        .keep(&Deed::of(person, "set-second-factor", format!("person/{person}")))
        .await?;
    session.remove::<String>(OFFERED).await?;
    Ok(Redirect::to("/").into_response())
}
