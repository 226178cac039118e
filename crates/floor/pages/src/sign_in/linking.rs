//! Linking an account of elsewhere to the account that is signed in, and unlinking it.
//!
//! Two proofs are needed: being signed in here, and signing in there. An e-mail address is never one. After the second
//! proof there is a page with a button, for a browser can be signed in there as somebody else.

use super::outside::{provider, send_away, told};
use crate::dates::{day, moment};
use crate::layout::Page;
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::outside::OutsideAccount;
use database::people::Person;
use database::roles::Held;
use database::{Deed, now, outside};
use federation::{Provider, Said};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tower_sessions::Session;
use vocabulary::Message;

/// Where a session keeps who asked to link an account, until the answer comes.
pub(super) const LINKING: &str = "linking";
/// Where a session keeps the account that was proven, until its owner says yes.
const OFFERED: &str = "offered-account";
/// Whoever thinks about it longer begins anew.
const SAID_WITHIN: i64 = 600;
const HERE: &str = "/mijn/koppelen";

/// An account of elsewhere that was proven, and is not linked yet.
#[derive(Serialize, Deserialize)]
struct Offered {
    person: i32,
    provider: String,
    issuer: String,
    subject: String,
    name: Option<String>,
    since: i64,
}

/// Sends somebody who is signed in to a provider, to prove that an account there is theirs.
pub(crate) async fn start(
    visitor: Visitor,
    session: Session,
    Path(key): Path<String>,
) -> Result<Response, Refused> {
    let person = visitor.number()?;
    let provider = provider(&visitor, &key)?;
    let sent = send_away(&visitor, &session, provider).await?;
    session.insert(LINKING, person).await?;
    Ok(sent)
}

/// Keeps what was proven until its owner says yes.
pub(super) async fn offer(
    session: &Session,
    provider: &Provider,
    proven: &Said,
    person: i32,
) -> Result<Response, Refused> {
    let offered = Offered {
        person,
        provider: provider.key().to_owned(),
        issuer: proven.issuer().to_owned(),
        subject: proven.subject().to_owned(),
        name: provider.name_of(proven),
        since: now(),
    };
    session.insert(OFFERED, offered).await?;
    Ok(Redirect::to(HERE).into_response())
}

/// What waits for a yes of this person.
async fn waiting(visitor: &Visitor, offered: Option<Offered>) -> Result<(Offered, &Provider), Refused> {
    let stale = || Refused::told(Message::new("page-linking-stale"), "/mijn");
    let person = visitor.number()?;
    let is_theirs = |offered: &Offered| offered.person == person && now() - offered.since <= SAID_WITHIN;
    let offered = offered.filter(is_theirs).ok_or_else(stale)?;
    let provider = provider(visitor, &offered.provider)?;
    let known = outside::find(visitor.site().database(), &offered.issuer, &offered.subject).await?;
    match known {
        None => Ok((offered, provider)),
        Some(account) if account.person == person => Err(told(
            visitor,
            provider,
            StatusCode::CONFLICT,
            "page-linking-already",
        )),
        Some(_) => Err(told(
            visitor,
            provider,
            StatusCode::CONFLICT,
            "page-linking-taken",
        )),
    }
}

/// Asks whether to link the account that was proven.
pub(crate) async fn page(visitor: Visitor, session: Session) -> Result<Response, Refused> {
    let (offered, provider) = waiting(&visitor, session.get(OFFERED).await?).await?;
    let name = provider.name(visitor.language());
    let lead = match &offered.name {
        Some(whose) => Message::new("page-linking-lead").with("whose", whose.as_str()),
        None => Message::new("page-linking-lead-nameless"),
    };
    let body = html! {
        p.lead { (visitor.text(&lead.with("name", name))) }
        p { (visitor.say("page-linking-means")) }
        form.tall method="post" action=(HERE) {
            button type="submit" { (visitor.say("page-linking-do")) }
        }
        p { a href="/mijn" { (visitor.say("page-linking-not")) } }
    };
    Ok(Page::new(visitor.say("page-linking-title"), body).show(&visitor))
}

/// Links it. What it gives comes with the next time of signing in there.
pub(crate) async fn link(visitor: Visitor, session: Session) -> Result<Response, Refused> {
    let (offered, _) = waiting(&visitor, session.remove(OFFERED).await?).await?;
    let change = visitor.site().database().change().await?;
    // Meanwhile it can have come in by itself in another window; a second owner is refused by the database too.
    if change
        .outside_account(&offered.issuer, &offered.subject)
        .await?
        .is_some()
    {
        return Err(Refused::told(Message::new("page-linking-stale"), "/mijn"));
    }
    let account = change
        .bind_outside(&offered.issuer, &offered.subject, offered.person)
        .await?;
    let deed = Deed::of(
        offered.person,
        "linked-account",
        format!("outside/{}", account.id),
    );
    change.keep(&deed).await?;
    Ok(Redirect::to("/mijn").into_response())
}

/// Unlinks an account, unless nothing is left to sign in with. The roles that came with it go: the school that gave them
/// can no longer take them.
pub(crate) async fn unlink(
    visitor: Visitor,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let person = visitor.person().ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let number = values.get("account").and_then(|number| number.parse().ok());
    let accounts = outside::of(database, person.id).await?;
    let account = accounts.iter().find(|account| Some(account.id) == number);
    let account = account.ok_or(Refused::NotFound)?;
    if !may_unlink(person, &accounts) {
        return Err(Refused::told(Message::new("page-linking-last"), "/mijn"));
    }
    let mut elsewhere: Vec<Held> = Vec::new();
    for other in accounts.iter().filter(|other| other.id != account.id) {
        elsewhere.extend(outside::roles_of(database, other.id).await?);
    }
    let given = outside::roles_of(database, account.id).await?;
    // What another account gives as well stays.
    let only_by_this = given
        .iter()
        .filter(|held| visitor.roles().contains(held) && !elsewhere.contains(held));
    for held in only_by_this {
        let change = database.change().await?;
        change.take_role(person.id, *held).await?;
        change.forget_role_from_outside(account.id, *held).await?;
        let what = format!("person/{} {}", person.id, held.role.name());
        let deed = Deed::of(person.id, "took-role", what);
        change.keep(&deed.about(held.organisation)).await?;
    }
    let change = database.change().await?;
    if change.unbind_outside(account.id, person.id).await? {
        let deed = Deed::of(person.id, "unlinked-account", format!("outside/{}", account.id));
        change.keep(&deed).await?;
    }
    Ok(Redirect::to("/mijn").into_response())
}

/// Whether somebody can still sign in when one of these accounts goes.
fn may_unlink(person: &Person, accounts: &[OutsideAccount]) -> bool {
    accounts.len() > 1 || (person.password.is_some() && outside::has_email(&person.email))
}

/// The accounts of elsewhere that are linked, and those that can be, on the page of one's own account.
pub(super) async fn own(visitor: &Visitor, person: &Person) -> Result<Markup, Refused> {
    let providers = visitor.site().providers();
    let accounts = outside::of(visitor.site().database(), person.id).await?;
    if providers.is_empty() && accounts.is_empty() {
        return Ok(Markup::default());
    }
    let language = visitor.language();
    // An account of a provider that is no longer in the settings is shown by the address of who vouched for it.
    let name = |account: &OutsideAccount| {
        let known = providers.iter().find(|one| one.issuer() == account.issuer);
        known.map_or_else(|| account.issuer.clone(), |one| one.name(language).to_owned())
    };
    let open: Vec<&Provider> = providers
        .iter()
        .filter(|one| !accounts.iter().any(|account| account.issuer == one.issuer()))
        .collect();
    let may_unlink = may_unlink(person, &accounts);
    Ok(html! {
        h2 { (visitor.say("page-linking-own")) }
        @if accounts.is_empty() { p { (visitor.say("page-linking-none")) } }
        @for account in &accounts {
            p {
                strong { (name(account)) } ", "
                (visitor.say("page-linking-since")) " "
                time datetime=(moment(account.since)) { (day(account.since, language)) }
            }
            @if may_unlink {
                form method="post" action="/mijn/ontkoppelen" {
                    input type="hidden" name="account" value=(account.id);
                    button.quiet type="submit" { (visitor.text(&Message::new("page-linking-unlink").with("name", name(account)))) }
                }
            } @else {
                p.quiet { (visitor.say("page-linking-last")) }
            }
        }
        @if may_unlink && !accounts.is_empty() { p.quiet { (visitor.say("page-linking-unlink-means")) } }
        @for provider in open {
            p { a href=(format!("{HERE}/{}", provider.key())) {
                (visitor.text(&Message::new("page-linking-start").with("name", provider.name(language))))
            } }
        }
    })
}
