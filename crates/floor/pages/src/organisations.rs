//! The organisations under one: which there are, and adding another.

use crate::form::{Field, Kind as FieldKind, Typed};
use crate::layout::{Page, scroller};
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::organisations::{Kind, NewOrganisation};
use maud::html;
use std::collections::BTreeMap;
use vocabulary::Message;

/// The organisations under one.
pub(crate) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    show(&visitor, organisation, &Typed::default())
}

/// What may hang under an organisation of this kind.
fn kinds_under(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Region => &[Kind::Board, Kind::Municipality, Kind::Partner],
        Kind::Board => &[Kind::School],
        Kind::School => &[Kind::Location],
        Kind::Municipality | Kind::Partner | Kind::Location => &[],
    }
}

fn show(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let kind_name = |kind: Kind| visitor.text(&Message::new("page-kind").with("kind", kind.name()));
    let kinds = kinds_under(place.kind);
    let below: Vec<_> = visitor.tree().under(organisation).collect();
    let body = html! {
        @if below.is_empty() {
            p { (visitor.say("page-organisations-none")) }
        } @else {
            (scroller(&visitor.say("page-organisations"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("page-name")) }
                    th scope="col" { (visitor.say("page-organisations-kind")) }
                    th scope="col" { (visitor.say("page-organisations-code")) }
                } }
                tbody { @for one in &below { tr {
                    th scope="row" { a href=(format!("/mensen/{}", one.id)) { (one.name) } }
                    td { (kind_name(one.kind)) }
                    td { (one.code.as_deref().unwrap_or("–")) }
                } } }
            } }))
        }
        @if !kinds.is_empty() {
            h2 { (visitor.say("page-organisations-add")) }
            form.tall method="post" action=(format!("/organisaties/{organisation}")) {
                (Field { name: "name", label: "page-name", hint: None, kind: FieldKind::Text }.show(visitor, typed))
                div.field {
                    label for="kind" { (visitor.say("page-organisations-kind")) }
                    select #kind name="kind" {
                        @for kind in kinds {
                            option value=(kind.name()) selected[typed.value("kind") == kind.name()] { (kind_name(*kind)) }
                        }
                    }
                }
                div.field {
                    label for="code" { (visitor.say("page-organisations-code")) }
                    p.hint #code-hint { (visitor.say("page-organisations-code-hint")) }
                    input #code name="code" value=(typed.value("code")) aria-describedby="code-hint" autocomplete="off";
                }
                button type="submit" { (visitor.say("page-organisations-add-do")) }
            }
        }
    };
    let title = visitor.text(&Message::new("page-organisations-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).answer(visitor, typed))
}

/// Adds an organisation.
pub(crate) async fn add(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let mut typed = Typed::of(values);
    let name = typed.needed("name", 150);
    let kind = Kind::named(typed.value("kind")).filter(|kind| kinds_under(place.kind).contains(kind));
    if kind.is_none() {
        typed.object("kind", Message::new("page-organisations-kind-wrong"));
    }
    let code = match typed.value("code").trim() {
        "" => None,
        _ => typed.needed("code", 20),
    };
    let is_taken = |code: &str| {
        let mut below = visitor.tree().under(organisation);
        below.any(|one| one.code.as_deref() == Some(code))
    };
    if code.as_deref().is_some_and(is_taken) {
        typed.object("code", Message::new("page-organisations-code-taken"));
    }
    let (Some(name), Some(kind), false) = (name, kind, typed.has_problems()) else {
        return show(&visitor, organisation, &typed);
    };
    let change = visitor.site().database().change().await?;
    let new = NewOrganisation {
        parent: Some(organisation),
        kind,
        name,
        code,
        // What hangs under an invented organisation is invented too.
        simulated: place.simulated,
    };
    let added = change.add_organisation(new).await?;
    let deed = Deed::of(actor, "added-organisation", format!("organisation/{added}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("/organisaties/{organisation}")).into_response())
}
