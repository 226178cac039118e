//! What others in the region do and let be seen: nobody has to think of everything anew.

use super::{factors, reach};
use axum::extract::{Path, Query};
use axum::response::Response;
use database::activities::{self, Activity};
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, day_of, today};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Factor, Message};

/// Fewer people than this are not told as a number: others might know who they are.
const FEWEST: i32 = 5;

/// Something that another organisation does, with its name.
pub(in crate::site) struct Other {
    /// What the organisation is called.
    pub whose: String,
    /// What it does.
    pub activity: Activity,
}

/// What the other organisations of a region let be seen and still do.
pub(in crate::site) async fn region(visitor: &Visitor, organisation: i32) -> Result<Vec<Other>, Refused> {
    let (database, tree) = (visitor.site().database(), visitor.tree());
    let Some(top) = tree.path(organisation).first().map(|top| top.id) else {
        return Ok(Vec::new());
    };
    let within: Vec<i32> = tree
        .all()
        .filter(|one| one.id != organisation && tree.is_within(one.id, top))
        .map(|one| one.id)
        .collect();
    let today = today();
    let shared = activities::shared_by(database, &within).await?;
    let others = shared.into_iter().filter(|one| one.goes_on(&today));
    let named = others.filter_map(|activity| {
        let whose = tree.get(activity.organisation)?.name.clone();
        Some(Other { whose, activity })
    });
    Ok(named.collect())
}

/// Of these, what follows the same item of the knowledge base, or works on a same factor where one acts.
pub(super) fn alike<'a>(others: &'a [Other], own: &Activity) -> Vec<&'a Other> {
    let factors: BTreeSet<&str> = own.works_on().collect();
    let is_alike = |other: &&Other| {
        let follows = !own.item.is_empty() && other.activity.item == own.item;
        let works = other.activity.works_on().any(|factor| factors.contains(factor));
        follows || (works && other.activity.reach == own.reach)
    };
    others.iter().filter(is_alike).collect()
}

/// A list of what others do; without what it costs them.
pub(in crate::site) fn list(visitor: &Visitor, others: &[&Other]) -> Markup {
    let people = |number: i32| match number {
        few if few < FEWEST => visitor.text(&Message::new("stock-few").with("count", FEWEST as u64)),
        many => visitor.text(&Message::new("stock-people").with("count", many.max(0) as u64)),
    };
    html! {
        ul.findings {
            @for Other { whose, activity } in others {
                li {
                    strong translate="no" { (activity.title) } " " span.kind translate="no" { (whose) }
                    p translate="no" { (activity.goal) }
                    p.quiet {
                        (reach(visitor, &activity.reach)) " · " (factors(visitor, activity, ", "))
                        @if !activity.whom.is_empty() { " · " span translate="no" { (activity.whom) } }
                        @if let Some(number) = activity.takes_part { " · " (people(number)) }
                        @if !activity.dose.is_empty() { " · " span translate="no" { (activity.dose) } }
                        @if !activity.since.is_empty() { " · " (visitor.text(&Message::new("stock-since-day").with("day", day_of(&activity.since, visitor.language())))) }
                        @if !activity.owner.is_empty() { " · " (visitor.say("stock-ask")) " " span translate="no" { (activity.owner) } }
                    }
                }
            }
        }
    }
}

/// The page; with a factor in its address only what works on that factor.
pub(in crate::site) async fn page(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = super::place(&visitor, organisation)?;
    let factor = values.get("factor").and_then(|id| Factor::named(id));
    let others = region(&visitor, organisation).await?;
    let works =
        |other: &&Other| factor.is_none_or(|factor| other.activity.works_on().any(|one| one == factor.id));
    let shown: Vec<&Other> = others.iter().filter(works).collect();
    let body = html! {
        p.lead { (visitor.say("stock-others-lead")) }
        @if let Some(factor) = factor {
            p { (visitor.text(&Message::new("stock-others-about").with("factor", factor.label.in_language(visitor.language())))) " " a href=(format!("/doen/{organisation}/anderen")) { (visitor.say("stock-others-all")) } }
        }
        @if shown.is_empty() { p { (visitor.say("stock-others-none")) } }
        section aria-label=(visitor.say("stock-others-title")) { (list(&visitor, &shown)) }
        (super::way_back(&visitor, organisation))
    };
    Ok(Page::new(visitor.say("stock-others-title"), body)
        .about(place)
        .show(&visitor))
}
