//! The people of an organisation, and the log of what was done there.

use crate::address::is_address;
use crate::dates::{clock, day, moment};
use crate::form::{Field, Kind, Typed};
use crate::layout::{Page, scroller};
use crate::letters::{Handed, hand_over};
use crate::permission::{Permission, fits};
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::roles::{Held, Role};
use database::{Deed, Known, audit, outside, people, roles, sessions};
use maud::{Markup, html};
use post::{Kind as Letter, Link};
use std::collections::BTreeMap;
use vocabulary::{Language, Message};

/// The people of an organisation and those under it that the visitor looks after.
pub(crate) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    show(&visitor, organisation, &Typed::default(), None).await
}

async fn show(
    visitor: &Visitor,
    organisation: i32,
    typed: &Typed,
    handed: Option<Handed>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let here = roles::at(visitor.site().database(), [organisation]).await?;
    let role_name = |role: Role| visitor.text(&Message::new("page-role").with("role", role.name()));
    let body = html! {
        @if here.is_empty() {
            p { (visitor.say("page-people-none")) }
        } @else {
            (scroller(&visitor.say("page-people"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("page-name")) }
                    th scope="col" { (visitor.say("page-email")) }
                    th scope="col" { (visitor.say("page-demo-role")) }
                    th scope="col" { span.unseen { (visitor.say("page-people-take")) } }
                } }
                tbody { @for Known { person, roles } in &here { @for held in roles.iter().filter(|held| held.organisation == organisation) { tr {
                    th scope="row" { (person.name) }
                    td { (email(visitor, person)) }
                    td { (role_name(held.role)) }
                    td {
                        // Who takes away their own role could not give it back.
                        @if Some(person.id) != visitor.person().map(|own| own.id) {
                        @if looks_after(visitor, roles) && outside::has_email(&person.email) {
                        form method="post" action=(format!("/mensen/{organisation}/link")) {
                            input type="hidden" name="person" value=(person.id);
                            button.link type="submit"
                                aria-label=(visitor.text(&Message::new("page-people-new-link-whose").with("name", person.name.as_str()))) {
                                (visitor.say("page-people-new-link"))
                            }
                        }
                        }
                        form method="post" action=(format!("/mensen/{organisation}/weg")) {
                            input type="hidden" name="person" value=(person.id);
                            input type="hidden" name="role" value=(held.role.name());
                            button.link type="submit"
                                aria-label=(visitor.text(&Message::new("page-people-take-whose").with("name", person.name.as_str()))) {
                                (visitor.say("page-people-take"))
                            }
                        }
                        }
                    }
                } } } }
            } }))
        }
        h2 { (visitor.say("page-people-invite")) }
        form.tall method="post" action=(format!("/mensen/{organisation}")) {
            (Field { name: "name", label: "page-name", hint: None, kind: Kind::Text }.show(visitor, typed))
            (Field { name: "email", label: "page-email", hint: None, kind: Kind::Email }.show(visitor, typed))
            (role_choice(visitor, typed, organisation))
            button type="submit" { (visitor.say("page-people-invite-do")) }
        }
    };
    let title = visitor.text(&Message::new("page-people-title").with("name", place.name.as_str()));
    let first = html! { @if let Some(handed) = handed { (handed.show(visitor)) } };
    Ok(Page::new(title, body)
        .about(place)
        .saying_first(first)
        .answer(visitor, typed))
}

/// The address of an account, or where its owner signs in.
pub(crate) fn email(visitor: &Visitor, person: &people::Person) -> String {
    if outside::has_email(&person.email) {
        return person.email.clone();
    }
    let key = person.email.split(':').next().unwrap_or_default();
    let mut providers = visitor.site().providers().iter();
    let provider = providers.find(|provider| provider.key() == key);
    let name = provider.map_or(key, |provider| provider.name(visitor.language()));
    visitor.text(&Message::new("page-people-outside").with("name", name))
}

fn role_choice(visitor: &Visitor, typed: &Typed, organisation: i32) -> Markup {
    html! {
        div.field {
            label for="role" { (visitor.say("page-demo-role")) }
            select #role name="role" required {
                option value="" { (visitor.say("page-role-choose")) }
                @for role in Role::ALL.into_iter().filter(|role| may_give(visitor, *role, organisation)) {
                    option value=(role.name()) selected[typed.value("role") == role.name()] {
                        (visitor.text(&Message::new("page-role").with("role", role.name())))
                    }
                }
            }
        }
    }
}

/// Whether this role can be held here, and given by who manages people here: administrators make administrators.
fn may_give(visitor: &Visitor, role: Role, organisation: i32) -> bool {
    let place = visitor.tree().get(organisation);
    let is_administrator = visitor
        .roles()
        .iter()
        .any(|held| held.role == Role::Administrator);
    place.is_some_and(|place| fits(role, place.kind)) && (is_administrator || role != Role::Administrator)
}

/// Makes an account where there is none, gives the role, and hands over the link for the first sign-in.
pub(crate) async fn invite(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let database = visitor.site().database();
    let mut typed = Typed::of(values);
    let name = typed.needed("name", 100);
    let email = typed.needed("email", 200).map(|email| people::tidy_email(&email));
    if email.as_deref().is_some_and(|email| !is_address(email)) {
        typed.object("email", Message::new("page-email-wrong"));
    }
    let role = Role::named(typed.value("role")).filter(|role| may_give(&visitor, *role, organisation));
    if role.is_none() {
        typed.object("role", Message::new("page-role-not-yours"));
    }
    let (Some(name), Some(email), Some(role), false) = (name, email, role, typed.has_problems()) else {
        return show(&visitor, organisation, &typed, None).await;
    };
    let known = people::by_email(database, &email).await?;
    if known.as_ref().is_some_and(|person| person.id == actor) {
        typed.object("email", Message::new("page-people-yourself"));
        return show(&visitor, organisation, &typed, None).await;
    }
    let roles = match &known {
        Some(person) => roles::of(database, person.id).await?,
        None => Vec::new(),
    };
    // Without letters whoever made an account may have kept its link: only who looks after all of it gives it more.
    if known.is_some() && !visitor.site().sends_letters() && !looks_after(&visitor, &roles) {
        typed.object("email", Message::new("page-people-elsewhere"));
        return show(&visitor, organisation, &typed, None).await;
    }
    let change = database.change().await?;
    let held = Held { role, organisation };
    let (person, handed) = match known {
        // An account that is nothing any more begins anew: nobody knows who has its password.
        Some(person) if roles.is_empty() && outside::has_email(&person.email) => {
            change.begin_anew(person.id).await?;
            let place = visitor.tree().get(organisation).map_or("", |place| &place.name);
            let roles = [held];
            let to = Link::to(&person, &roles, place, visitor.site().address());
            let handed = hand_over(visitor.site(), &change, Letter::Invitation, to, person.reads()).await?;
            (person.id, Some(handed))
        }
        Some(person) => (person.id, None),
        None => {
            let person = change.add_person(&email, &name, Language::Nl).await?;
            let to = Link {
                person,
                email: &email,
                name: &name,
                roles: &[held],
                place: visitor.tree().get(organisation).map_or("", |place| &place.name),
                site: visitor.site().address(),
            };
            let handed = hand_over(visitor.site(), &change, Letter::Invitation, to, Language::Nl).await?;
            (person, Some(handed))
        }
    };
    change.give_role(person, held).await?;
    change.role_is_given_here(person, held).await?;
    let deed = Deed::of(actor, "gave-role", format!("person/{person} {}", role.name()));
    change.keep(&deed.about(organisation)).await?;
    match handed {
        Some(handed) => show(&visitor, organisation, &Typed::default(), Some(handed)).await,
        // Who has an account already needs no link; the list shows the role.
        None => Ok(Redirect::to(&format!("/mensen/{organisation}")).into_response()),
    }
}

/// Whether the visitor looks after everything that this person is: who does not could take over what is beyond them.
pub(crate) fn looks_after(visitor: &Visitor, roles: &[Held]) -> bool {
    roles.iter().all(|held| {
        visitor.may(Permission::ManagePeople, held.organisation)
            && may_give(visitor, held.role, held.organisation)
    })
}

/// Makes a new link for someone who cannot sign in any more, and takes away the second step that came with it.
pub(crate) async fn new_link(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let database = visitor.site().database();
    let typed = Typed::of(values);
    let person: i32 = typed.value("person").parse().map_err(|_| Refused::NotFound)?;
    let person = people::by_id(database, person).await?.ok_or(Refused::NotFound)?;
    let roles = roles::of(database, person.id).await?;
    let is_here = roles.iter().any(|held| held.organisation == organisation);
    if !is_here || person.id == actor || !outside::has_email(&person.email) || !looks_after(&visitor, &roles)
    {
        return Err(Refused::NotFound);
    }
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let change = database.change().await?;
    let to = Link::to(&person, &roles, &place.name, visitor.site().address());
    let handed = hand_over(visitor.site(), &change, Letter::NewLink, to, person.reads()).await?;
    change.set_second_factor(person.id, None).await?;
    let deed = Deed::of(actor, "made-link", format!("person/{}", person.id));
    change.keep(&deed.about(organisation)).await?;
    sessions::forget_all_of(database, person.id).await?;
    show(&visitor, organisation, &Typed::default(), Some(handed)).await
}

/// Takes a role.
pub(crate) async fn take(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let typed = Typed::of(values);
    let person: i32 = typed.value("person").parse().map_err(|_| Refused::NotFound)?;
    let role = Role::named(typed.value("role"))
        .filter(|role| may_give(&visitor, *role, organisation))
        .ok_or(Refused::NotFound)?;
    if person == actor {
        // Who takes away their own role could not give it back.
        return Err(Refused::NotFound);
    }
    let change = visitor.site().database().change().await?;
    change.take_role(person, Held { role, organisation }).await?;
    let deed = Deed::of(actor, "took-role", format!("person/{person} {}", role.name()));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("/mensen/{organisation}")).into_response())
}

/// What was done here, newest first.
pub(crate) async fn log(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    const SHOWN: u64 = 200;
    let database = visitor.site().database();
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let entries = audit::latest(database, &[organisation], SHOWN).await?;
    let names: BTreeMap<i32, String> = people::all(database)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let body = html! {
        p { (visitor.say("page-log-what")) }
        @if entries.is_empty() {
            p { (visitor.say("page-log-empty")) }
        } @else {
            (scroller(&visitor.say("page-log"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("page-log-when")) }
                    th scope="col" { (visitor.say("page-log-who")) }
                    th scope="col" { (visitor.say("page-log-deed")) }
                    th scope="col" { (visitor.say("page-log-subject")) }
                } }
                tbody { @for entry in &entries { tr {
                    th scope="row" { time datetime=(moment(entry.at)) { (day(entry.at, visitor.language())) ", " (clock(entry.at)) } }
                    td {
                        @match entry.actor {
                            Some(actor) => (names.get(&actor).map_or_else(|| actor.to_string(), Clone::clone)),
                            None => (visitor.say("page-log-program")),
                        }
                    }
                    td { (visitor.text(&Message::new("page-deed").with("deed", entry.deed.as_str()))) }
                    td { (entry.subject) }
                } } }
            } }))
        }
    };
    let title = visitor.text(&Message::new("page-log-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}
