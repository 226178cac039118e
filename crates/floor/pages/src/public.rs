//! Pages for everybody: what is held and why, accessibility, the language, and what machines ask.

use crate::cookies;
use crate::layout::Page;
use crate::refusal::Refused;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use std::collections::BTreeMap;
use vocabulary::Language;

/// What is held, why, who sees it and when it goes: for the data protection officer and the participation council.
pub(crate) async fn explanation(visitor: Visitor) -> Response {
    const PARTS: [&str; 6] = ["why", "held", "not-held", "who", "leaves", "goes"];
    let body = html! {
        p.lead { (visitor.say("page-explain-lead")) }
        @for part in PARTS {
            h2 { (visitor.say(&format!("page-explain-{part}-title"))) }
            @for line in visitor.say(&format!("page-explain-{part}")).lines().filter(|line| !line.is_empty()) {
                p { (line) }
            }
        }
    };
    Page::new(visitor.say("page-explanation"), body).show(&visitor)
}

/// How accessible the site is, and whom to tell when it is not.
pub(crate) async fn accessibility(visitor: Visitor) -> Response {
    let body = html! {
        @for line in visitor.say("page-accessibility-text").lines().filter(|line| !line.is_empty()) {
            p { (line) }
        }
    };
    Page::new(visitor.say("page-accessibility"), body).show(&visitor)
}

/// Goes on with the same page in another language.
pub(crate) async fn language(
    State(site): State<Site>,
    Path(language): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let language = [Language::Nl, Language::En]
        .into_iter()
        .find(|one| one.tag() == language)
        .ok_or(Refused::NotFound)?;
    let secure = if site.is_secure() { "; Secure" } else { "" };
    let cookie = format!(
        "{}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}",
        cookies::LANGUAGE,
        language.tag()
    );
    let back = cookies::own(asked.get("naar").map(String::as_str));
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response())
}

/// Whether the site and its database answer.
pub(crate) async fn health(State(site): State<Site>) -> Result<&'static str, Refused> {
    site.database().ping().await?;
    Ok("ok\n")
}

/// Whom to tell of a hole in the fence (RFC 9116).
pub(crate) async fn security_txt(State(site): State<Site>) -> Response {
    let text = format!(
        "Contact: {}\nExpires: {}\nPreferred-Languages: nl, en\n",
        site.security_contact(),
        crate::dates::moment(database::now() + 180 * 86_400).replace('Z', ":00Z")
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
