//! Which lists are held: who read them in, when, and how to take the last one back.

use super::{Zien, retention};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::{Database, Deed, imports, people};
use maud::html;
use pages::{Page, Permission, Refused, Typed, Visitor, scroller};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The lists of an organisation.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let lists = imports::all(database, organisation).await?;
    let names: BTreeMap<i32, String> = people::all(database)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let from_above = above(database, &visitor, organisation).await?;
    let may_take_back = visitor.may(Permission::ReadInList, organisation);
    let state = |list: &imports::Import| {
        let key = if list.is_current() {
            "zien-held-current"
        } else if list.is_undone() {
            "zien-held-undone"
        } else {
            "zien-held-replaced"
        };
        visitor.say(key)
    };
    let has_counts = retention::are_kept(&zien.folders().frozen(organisation));
    let body = html! {
        p { (visitor.say("zien-held-what")) }
        p { (visitor.say("retention-what")) }
        @if has_counts && visitor.may(Permission::SeeFigures, organisation) {
            p { a href=(format!("/zien/{organisation}/cohorten")) { (visitor.say("retention-see")) } }
        }
        @if lists.is_empty() {
            @match &from_above {
                Some(name) => p { (visitor.text(&Message::new("zien-held-above").with("name", name.as_str()))) },
                None => p { (visitor.say("zien-held-none")) },
            }
        } @else {
            (scroller(&visitor.say("zien-menu-held"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("zien-held-when")) }
                    th scope="col" { (visitor.say("zien-held-who")) }
                    th.column-figures scope="col" { (visitor.say("zien-held-pupils")) }
                    th scope="col" { (visitor.say("zien-held-cohorts")) }
                    th scope="col" { (visitor.say("zien-held-state")) }
                } }
                tbody { @for list in &lists { tr {
                    th scope="row" { (pages::day(list.at, visitor.language())) ", " span.whole { (pages::clock(list.at)) } }
                    td { @if let Some(name) = list.person.and_then(|person| names.get(&person)) { (name) } @else { "–" } }
                    td.column-figures { (visitor.catalogue().numbers().signed(list.pupils)) }
                    td {
                        @if list.first_cohort > 0 {
                            span.whole { (cohort(list.first_cohort)) }
                            @if list.last_cohort != list.first_cohort { " – " span.whole { (cohort(list.last_cohort)) } }
                        }
                    }
                    td {
                        (state(list))
                        @if list.is_current() && may_take_back {
                            form method="post" action=(format!("/gegevens/{organisation}/terug")) {
                                input type="hidden" name="list" value=(list.id);
                                button.link type="submit" { (visitor.say("zien-held-take-back")) }
                            }
                        }
                    }
                } } }
            } }))
        }
        @if may_take_back {
            p { a.button href=(format!("/inlezen/{organisation}")) { (visitor.say("zien-read-in")) } }
        }
    };
    let title = visitor.text(&Message::new("zien-held-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

/// The name of the organisation from whose list the figures come, where that is not the organisation itself.
pub(super) async fn above(
    database: &Database,
    visitor: &Visitor,
    organisation: i32,
) -> Result<Option<String>, Refused> {
    for place in visitor.tree().path(organisation).into_iter().rev().skip(1) {
        if imports::current(database, place.id).await?.is_some() {
            return Ok(Some(place.name.clone()));
        }
    }
    Ok(None)
}

fn cohort(start: i32) -> String {
    format!("{start}-{}", start + 1)
}

/// Takes the current list back: its pupils and its figures are gone, and the list before it counts again.
pub(super) async fn take_back(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let typed = Typed::of(values);
    let list: i32 = typed.value("list").parse().map_err(|_| Refused::NotFound)?;
    let back = format!("/gegevens/{organisation}");
    let change = visitor.site().database().change().await?;
    let Some(taken) = change.take_back_import(organisation, list).await? else {
        // Somebody else was first, or the page was old.
        return Err(Refused::told(Message::new("zien-held-not-current"), back));
    };
    let deed = Deed::of(actor, "took-back-list", format!("import/{list}"));
    change.keep(&deed.about(organisation)).await?;
    zien.folders()
        .remove_tables(organisation, &taken.folder)
        .map_err(Refused::fault)?;
    Ok(Redirect::to(&back).into_response())
}
