//! Links that are handed over, by letter or on the page; and the letters that did not arrive yet.

use crate::dates::{clock, day, moment};
use crate::form::Typed;
use crate::layout::{Page, scroller};
use crate::people::looks_after;
use crate::permission::Permission;
use crate::refusal::Refused;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::outbox::{self, Letter};
use database::roles::{self, Held};
use database::{Change, Deed, people};
use maud::{Markup, html};
use post::{Kind, Link};
use std::collections::BTreeMap;
use vocabulary::{Language, Message};

/// How a link got to somebody.
pub(crate) enum Handed {
    /// It is shown once, to be passed on by hand.
    Shown { name: String, address: String },
    /// A letter brings it.
    Sent { email: String },
}

impl Handed {
    /// What whoever made the link is told.
    pub(crate) fn show(&self, visitor: &Visitor) -> Markup {
        html! {
            div.done role="status" {
                @match self {
                    Self::Shown { name, address } => {
                        p { (visitor.text(&Message::new("page-people-link").with("name", name.as_str()))) }
                        p { code.link { (address) } }
                    }
                    Self::Sent { email } => {
                        p { (visitor.text(&Message::new("page-people-sent").with("email", email.as_str()))) }
                    }
                }
            }
        }
    }
}

/// Makes a link within a change, and has a letter bring it where letters are sent.
pub(crate) async fn hand_over(
    site: &Site,
    change: &Change,
    kind: Kind,
    to: Link<'_>,
    language: Language,
) -> Result<Handed, Refused> {
    if !site.sends_letters() {
        let link = change
            .add_link(
                to.person,
                database::links::Purpose::ChoosePassword,
                database::now() + post::LINK_LASTS,
            )
            .await?;
        return Ok(Handed::Shown {
            name: to.name.to_owned(),
            address: format!("{}/wachtwoord/{}", site.address(), link.carried()),
        });
    }
    let letter = post::write(change, kind, to, site.catalogue(language)).await?;
    change.put_in_outbox(letter).await?;
    if kind == Kind::Invitation {
        change.put_in_outbox(post::reminder(to.person, to.email)).await?;
    }
    Ok(Handed::Sent {
        email: to.email.to_owned(),
    })
}

/// A letter that was not sent, for somebody whom the visitor looks after here.
struct Shown {
    letter: Letter,
    person: people::Person,
    roles: Vec<Held>,
}

/// The letters to people of this organisation and under it that were not sent. Who looks after one school sees those
/// of that school.
async fn of(visitor: &Visitor, organisation: i32) -> Result<Vec<Shown>, Refused> {
    let database = visitor.site().database();
    let mut shown = Vec::new();
    for letter in outbox::unsent(database).await? {
        let Some(number) = letter.person else { continue };
        let roles = roles::of(database, number).await?;
        let is_here = roles.iter().any(|held| {
            visitor.tree().is_within(held.organisation, organisation)
                && visitor.may(Permission::ManagePeople, held.organisation)
        });
        if is_here && let Some(person) = people::by_id(database, number).await? {
            shown.push(Shown {
                letter,
                person,
                roles,
            });
        }
    }
    Ok(shown)
}

/// The letters that wait or were given up; never what they say.
pub(crate) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let letters = of(&visitor, organisation).await?;
    let body = html! {
        p.lead { (visitor.say(if visitor.site().sends_letters() { "page-letters-lead" } else { "page-letters-off" })) }
        @if letters.is_empty() {
            @if visitor.site().sends_letters() { p { (visitor.say("page-letters-none")) } }
        } @else {
            (scroller(&visitor.say("page-letters"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("page-letters-to")) }
                    th scope="col" { (visitor.say("page-letters-what")) }
                    th scope="col" { (visitor.say("page-letters-since")) }
                    th scope="col" { (visitor.say("page-letters-state")) }
                    th scope="col" { span.unseen { (visitor.say("page-letters-again")) } }
                } }
                tbody { @for shown in &letters { (row(&visitor, organisation, shown)) } }
            } }))
        }
    };
    let title = visitor.text(&Message::new("page-letters-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

fn row(visitor: &Visitor, organisation: i32, shown: &Shown) -> Markup {
    let Shown {
        letter,
        person,
        roles,
    } = shown;
    let state = if letter.is_given_up() {
        visitor.say("page-letters-given-up")
    } else {
        let attempts = Message::new("page-letters-waits").with("count", i64::from(letter.attempts));
        visitor.text(&attempts)
    };
    let fault = letter.last_fault.as_deref().unwrap_or_default();
    let (word, said) = fault.split_once(' ').unwrap_or((fault, ""));
    let may_try =
        !letter.is_given_up() || (post::again(letter, person).is_some() && looks_after(visitor, roles));
    html! {
        tr {
            th scope="row" { (person.name) br; (letter.to_address) }
            td { (visitor.text(&Message::new("page-letter-kind").with("kind", letter.kind.as_str()))) }
            td { time datetime=(moment(letter.due_at)) { (day(letter.due_at, visitor.language())) ", " (clock(letter.due_at)) } }
            td {
                (state)
                @if !word.is_empty() { br; (visitor.text(&Message::new("page-letter-fault").with("fault", word))) }
                @if !said.is_empty() { br; q { (said) } }
            }
            td {
                @if may_try && visitor.site().sends_letters() {
                    form method="post" action=(format!("/post/{organisation}/opnieuw")) {
                        input type="hidden" name="letter" value=(letter.id);
                        button.link type="submit"
                            aria-label=(visitor.text(&Message::new("page-letters-again-whose").with("name", person.name.as_str()))) {
                            (visitor.say("page-letters-again"))
                        }
                    }
                }
            }
        }
    }
}

/// Tries a letter again: one that waits at once, and one that was given up by a new letter with a new link.
pub(crate) async fn again(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let back = format!("/post/{organisation}");
    let gone = || Refused::told(Message::new("page-letters-gone"), back.clone());
    let number: i32 = Typed::of(values).value("letter").parse().map_err(|_| gone())?;
    let mut letters = of(&visitor, organisation).await?.into_iter();
    let shown = letters.find(|shown| shown.letter.id == number).ok_or_else(gone)?;
    if !visitor.site().sends_letters() {
        return Err(gone());
    }
    let change = visitor.site().database().change().await?;
    if shown.letter.is_given_up() {
        let kind = post::again(&shown.letter, &shown.person).filter(|_| looks_after(&visitor, &shown.roles));
        let kind = kind.ok_or_else(gone)?;
        let held = shown
            .roles
            .iter()
            .find(|held| visitor.tree().is_within(held.organisation, organisation));
        let place = held.and_then(|held| visitor.tree().get(held.organisation));
        let name = place.map_or("", |place| place.name.as_str());
        let to = Link::to(&shown.person, &shown.roles, name, visitor.site().address());
        change.withdraw_letter(number).await?;
        hand_over(visitor.site(), &change, kind, to, shown.person.reads()).await?;
    } else if !change.hurry_letter(number).await? {
        return Err(gone());
    }
    let deed = Deed::of(actor, "tried-letter-again", format!("letter/{number}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&back).into_response())
}
