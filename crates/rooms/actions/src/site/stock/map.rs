//! Where much is done and where nothing: thirty factors by where one acts, beside what figures and voices point at.

use super::address;
use crate::site::pointing::{Pointers, Room, pointing};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use database::activities::{self, Activity};
use knowledge::{Knowledge, Reach};
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, scroller, today};
use vocabulary::{Factor, Layer, Message};

/// The page.
pub(in crate::site) async fn page(
    visitor: Visitor,
    Extension(pointers): Extension<Pointers>,
    Path(organisation): Path<i32>,
) -> Result<Response, Refused> {
    let place = super::place(&visitor, organisation)?;
    let today = today();
    let mut all = activities::of(visitor.site().database(), organisation).await?;
    all.retain(|one| one.goes_on(&today));
    let pointed = pointing(&visitor, &pointers, organisation).await?;
    let done = |factor: &Factor, reach: Reach| {
        let here = all
            .iter()
            .filter(move |one| one.reach == reach.name() && one.works_on().any(|id| id == factor.id));
        here.collect::<Vec<&Activity>>()
    };
    // What is pointed at and where nothing happens comes first: that is what a team came for.
    let open: Vec<&Factor> = Factor::all()
        .iter()
        .filter(|factor| {
            let is_pointed = pointed.iter().any(|one| one.factor == factor.id);
            is_pointed && !all.iter().any(|one| one.works_on().any(|id| id == factor.id))
        })
        .collect();
    let body = html! {
        p.lead { (visitor.say("stock-map-lead")) }
        @if !open.is_empty() {
            h2 { (visitor.say("stock-map-open")) }
            ul { @for factor in open { li { (looking(&visitor, organisation, factor)) } } }
        }
        @for layer in Layer::ALL {
            @let name = visitor.text(&Message::new("stock-map-layer").with("layer", layer.name()));
            h2 { (name) }
            (scroller(&name, html! {
                table.map-of-factors {
                    thead { tr {
                        th scope="col" { (visitor.say("stock-map-factor")) }
                        @for reach in Reach::ALL { th scope="col" { (visitor.say(&format!("actions-reach-{}", reach.name()))) } }
                        th scope="col" { (visitor.say("stock-map-figures")) }
                        th scope="col" { (visitor.say("stock-map-voices")) }
                    } }
                    tbody {
                        @for factor in Factor::all().iter().filter(|factor| factor.layer == layer) {
                            tr {
                                th scope="row" { (looking(&visitor, organisation, factor)) }
                                @for reach in Reach::ALL { td { (cell(&visitor, &done(factor, *reach))) } }
                                @for from in [Room::Figures, Room::Voices] {
                                    td { @for one in pointed.iter().filter(|one| one.from == from && one.factor == factor.id) {
                                        @match &one.address { Some(address) => a href=(address) { (one.words) }, None => span translate="no" { (one.words) } } br;
                                    } }
                                }
                            }
                        }
                    }
                }
            }))
        }
        p.quiet { (visitor.say("stock-map-how")) }
        p.on-screen { a href=(address(organisation)) { (visitor.say("stock-back")) } }
    };
    Ok(Page::new(visitor.say("stock-map-title"), body)
        .about(place)
        .show(&visitor))
}

/// A factor, leading to what may be done about it.
fn looking(visitor: &Visitor, organisation: i32, factor: &Factor) -> Markup {
    let known = Knowledge::get().items().iter();
    let count = known
        .filter(|item| item.factors.iter().any(|one| one.id == factor.id))
        .count();
    html! {
        a href=(format!("/doen/{organisation}?factor={}", factor.id)) { (factor.label.in_language(visitor.language())) }
        span.below { (visitor.text(&Message::new("stock-map-known").with("count", count))) }
    }
}

/// What is done about a factor on a level: the names, or that nothing is written down.
fn cell(visitor: &Visitor, done: &[&Activity]) -> Markup {
    html! {
        @if done.is_empty() { span.quiet-text { (visitor.say("stock-map-nothing")) } }
        @for (place, one) in done.iter().enumerate() {
            @if place > 0 { br; }
            a href=(format!("{}/{}", address(one.organisation), one.id)) translate="no" { (one.title) }
        }
    }
}
