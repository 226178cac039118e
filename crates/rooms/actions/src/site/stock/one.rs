//! Something that is done: what was written down of it, to change or take away, and who else does it.

use super::others::{alike, region};
use super::{address, fields};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::activities::{self, Activity};
use knowledge::Knowledge;
use maud::html;
use pages::{Page, Permission, Refused, Typed, Visitor};
use std::collections::BTreeMap;
use vocabulary::Message;

async fn found(visitor: &Visitor, organisation: i32, activity: i32) -> Result<Activity, Refused> {
    let found = activities::one(visitor.site().database(), organisation, activity).await?;
    found.ok_or(Refused::NotFound)
}

/// The page.
pub(in crate::site) async fn page(
    visitor: Visitor,
    Path((organisation, activity)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let activity = found(&visitor, organisation, activity).await?;
    let typed = fields::of(&activity);
    show(&visitor, &activity, &typed).await
}

async fn show(visitor: &Visitor, activity: &Activity, typed: &Typed) -> Result<Response, Refused> {
    let organisation = activity.organisation;
    let place = super::place(visitor, organisation)?;
    let here = format!("{}/{}", address(organisation), activity.id);
    let may_write = visitor.may(Permission::TakeStock, organisation);
    let shared = region(visitor, organisation).await?;
    let alike = alike(&shared, activity);
    let item = Knowledge::get().item(&activity.item);
    let body = html! {
        p.lead translate="no" { (activity.goal) }
        p.quiet { (super::reach(visitor, &activity.reach)) " · " (super::factors(visitor, activity, ", ")) }
        @if let Some(item) = item {
            p { (visitor.say("stock-follows")) " " a href=(format!("/doen/{organisation}/kennis/{}", item.id)) { (item.title.of(visitor.language())) } }
        }
        p { a href=(format!("/doen/{organisation}/werkte-het?wat={}", activity.id)) { (visitor.say("stock-did-it-work")) } }
        @if !alike.is_empty() {
            h2 { (visitor.say("stock-alike")) }
            (super::others::list(visitor, &alike))
        }
        @if may_write {
            h2 { (visitor.say("stock-change")) }
            form.tall.stock method="post" action=(here) {
                // Of the page that was read, so that sending it again does not write over what another wrote.
                input type="hidden" name="versie" value=(match typed.value("versie") { "" => activity.version.to_string(), version => version.to_owned() });
                (fields::form(visitor, typed))
                button type="submit" { (visitor.say("stock-keep")) }
            }
            details {
                summary { (visitor.say("stock-remove")) }
                form method="post" action=(format!("{here}/weg")) {
                    p { (visitor.say("stock-remove-sure")) }
                    button.quiet type="submit" { (visitor.say("stock-remove")) }
                }
            }
        } @else {
            dl {
                @for (field, key) in fields::COLUMNS.iter().filter(|(field, _)| !["naam", "doel", "niveau", "factoren", "delen", "kennis"].contains(field)) {
                    @if !typed.value(field).is_empty() { dt { (visitor.say(key)) } dd translate="no" { (typed.value(field)) } }
                }
            }
        }
        p.on-screen { a href=(address(organisation)) { (visitor.say("stock-back")) } }
    };
    Ok(Page::new(activity.title.as_str(), body)
        .about(place)
        .answer(visitor, typed))
}

/// Writes it down anew, unless somebody else did meanwhile.
pub(in crate::site) async fn change(
    visitor: Visitor,
    Path((organisation, activity)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let activity = found(&visitor, organisation, activity).await?;
    let mut typed = Typed::of(values);
    let Some(words) = fields::read(&mut typed) else {
        return show(&visitor, &activity, &typed).await;
    };
    let person = visitor.number()?;
    let version = typed.value("versie").parse().unwrap_or(0);
    let change = visitor.site().database().change().await?;
    if !change
        .change_activity((activity.id, version), person, words)
        .await?
    {
        drop(change);
        typed.object_whole(Message::new("stock-meanwhile"));
        return show(&visitor, &activity, &typed).await;
    }
    let deed = Deed::of(person, "changed-activity", format!("activity {}", activity.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(organisation)).into_response())
}

/// Takes it away.
pub(in crate::site) async fn remove(
    visitor: Visitor,
    Path((organisation, activity)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let activity = found(&visitor, organisation, activity).await?;
    let change = visitor.site().database().change().await?;
    change.remove_activity(organisation, activity.id).await?;
    let what = format!("activity {}", activity.id);
    let deed = Deed::of(visitor.number()?, "removed-activity", what).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(organisation)).into_response())
}
