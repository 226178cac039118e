//! The page of one indicator: the answer, its picture and table, what competes with it, and how it was made.

use super::Zien;
use super::audience::Audience;
use super::figures::Shown;
use super::overview::{Seen, see};
use super::{beside, downloads, words, years};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use database::organisations::{Kind, Organisation};
use maud::{Markup, PreEscaped, html};
use pages::{Page, Refused, Visitor, agree_about};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The page of an indicator.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, indicator)): Path<(i32, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let Seen {
        audience,
        asked,
        shown,
    } = match see(&visitor, &zien, place, &query).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    let own_words = words::beside_finding(&visitor, organisation, &indicator).await?;
    let here = format!("/zien/{organisation}/over/{indicator}");
    let kept = asked.kept();
    let mut definitions = zien.figures().definitions().iter();
    let has_years =
        audience == Audience::Own && definitions.any(|one| one.id == indicator && years::has_years(one));
    let mut definitions = zien.figures().definitions().iter();
    let question = definitions
        .find(|one| one.id == indicator)
        .map(|one| one.texts.team_question.in_language(visitor.language()));
    let agree = question.and_then(|question| agree_about(&visitor, organisation, &indicator, question));
    let has_groups = beside::groups(&shown, &indicator).is_some() && place.kind != Kind::Region;
    let more = html! {
        (own_words)
        @if let Some(agree) = &agree { p { a href=(agree) { (visitor.say("zien-agree")) } } }
        ul.downloads {
            @if has_groups { li { a href=(format!("{here}/ernaast")) { (visitor.say("beside-see")) } } }
            @if has_years { li { a href=(format!("{here}/jaren")) { (visitor.say("years-see")) } } }
            @for (file, key) in downloads::FILES {
                li { a href=(format!("{here}/bestand/{file}{kept}")) { (visitor.say(key)) } }
            }
        }
    };
    let back = format!("/zien/{organisation}{kept}");
    show(&visitor, place, &shown, (&indicator, &more), &back)
}

/// The page of an indicator of these figures; `more` stands below it, and `back` is where their overview is.
pub(super) fn show(
    visitor: &Visitor,
    place: &Organisation,
    shown: &Shown,
    (indicator, more): (&str, &Markup),
    back: &str,
) -> Result<Response, Refused> {
    let told = shown.told(visitor.language());
    let entry = told
        .entries
        .iter()
        .find(|entry| entry.indicator == indicator)
        .ok_or(Refused::NotFound)?;
    let body = html! {
        section.finding {
            (PreEscaped(&entry.page))
        }
        @if let Some(notion) = entry.notion {
            p.quiet { (visitor.text(&Message::new("zien-of-question").with("notion", u64::from(notion)))) }
        }
        (more)
        p { a href=(back) { (visitor.say("zien-back")) } }
    };
    Ok(Page::new(entry.title.clone(), body).about(place).show(visitor))
}
