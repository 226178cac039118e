//! An item: what it is, what is known of it and on whose word, what ladders say, and where it is done.

use super::stock::others::{list, region};
use super::{effects, kind, place, way_back};
use axum::extract::Path;
use axum::response::Response;
use database::now;
use knowledge::{Citation, Fact, Initiative, Item, Knowledge, Reading, address, host};
use maud::{Markup, html};
use pages::{Page, Permission, Refused, Visitor, agree_about, day, iso_day, midnight};
use vocabulary::Message;

/// The page.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, id)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = place(&visitor, organisation)?;
    let item = Knowledge::get().item(&id).ok_or(Refused::NotFound)?;
    let language = visitor.language();
    let body = html! {
        (due(&visitor, item))
        p.kind { (kind(&visitor, item)) @if let Some(name) = &item.name { ": " span translate="no" { (name) } } }
        p.lead { (item.summary.of(language)) }
        @for paragraph in item.body.of(language).split("\n\n") { p { (paragraph) } }
        (question(&visitor, organisation, item.question.of(language)))
        (facts(&visitor, &item.facts))
        (effects::show(&visitor, &item.effects))
        (initiatives(&visitor, &item.initiatives))
        (media(&visitor, &item.media))
        (tags(&visitor, organisation, item))
        (done_here(&visitor, organisation, item).await?)
        (related(&visitor, organisation, item))
        (ground(&visitor, item))
        (way_back(&visitor, organisation))
    };
    Ok(Page::new(item.title.of(language), body)
        .about(place)
        .show(&visitor))
}

/// That an item has to be looked at again.
fn due(visitor: &Visitor, item: &Item) -> Markup {
    html! {
        @if item.is_past_review(&iso_day(now())) {
            p.done.due { (visitor.text(&Message::new("actions-due").with("day", review_day(visitor, item)))) }
        }
    }
}

fn review_day(visitor: &Visitor, item: &Item) -> String {
    midnight(&item.review).map_or_else(|| item.review.clone(), |at| day(at, visitor.language()))
}

fn question(visitor: &Visitor, organisation: i32, question: &str) -> Markup {
    html! {
        div.question {
            p { (visitor.say("actions-question")) }
            p { strong { (question) } }
            @if let Some(address) = agree_about(visitor, organisation, "", question) {
                p.on-screen { a href=(address) { (visitor.say("actions-agree")) } }
            }
        }
    }
}

fn facts(visitor: &Visitor, facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            section aria-labelledby="feiten" {
                h2 #feiten { (visitor.say("actions-facts")) }
                ul.facts {
                    @for fact in facts {
                        li {
                            p { (fact.text.of(visitor.language())) }
                            p.quiet {
                                strong { (visitor.say(&format!("actions-fact-{}", fact.kind.name()))) } ". "
                                (source(visitor, &fact.source)) ", " (dated(visitor, fact.date.as_deref()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn initiatives(visitor: &Visitor, initiatives: &[Initiative]) -> Markup {
    let language = visitor.language();
    html! {
        @if !initiatives.is_empty() {
            section aria-labelledby="waar-gedaan" {
                h2 #waar-gedaan { (visitor.say("actions-initiatives")) }
                dl {
                    @for one in initiatives {
                        dt translate="no" { (one.name) }
                        dd {
                            (one.what.of(language))
                            span.below { (one.place.of(language)) "; " (visitor.say("actions-named-by")) " " (source(visitor, &one.source)) }
                            @if let Some(site) = &one.site { span.below { (away(visitor, site, None)) } }
                        }
                    }
                }
            }
        }
    }
}

fn media(visitor: &Visitor, media: &[Reading]) -> Markup {
    html! {
        @if !media.is_empty() {
            section aria-labelledby="verder" {
                h2 #verder { (visitor.say("actions-media")) }
                ul {
                    @for one in media {
                        li {
                            @match &one.address {
                                Some(address) => (away(visitor, address, Some(&one.title))),
                                None => cite translate="no" { (one.title) },
                            }
                            span.below {
                                (visitor.say(&format!("actions-medium-{}", one.medium.name()))) "; "
                                (visitor.say("actions-named-by")) " " (source(visitor, &one.source))
                            }
                        }
                    }
                }
                p.quiet { (visitor.say("actions-links-unchecked")) }
            }
        }
    }
}

/// A way to another site, which says so and does not tell it where somebody comes from.
fn away(visitor: &Visitor, printed: &str, title: Option<&str>) -> Markup {
    let Some(address) = address(printed) else {
        return html! { (title.unwrap_or(printed)) };
    };
    let site = host(&address);
    html! {
        a href=(address) rel="external noreferrer" translate="no" { (title.unwrap_or(site)) }
        " " span.quiet-text {
            "("
            @if title.is_some() { (visitor.text(&Message::new("actions-away-to").with("site", site))) }
            @else { (visitor.say("actions-away")) }
            ")"
        }
    }
}

fn tags(visitor: &Visitor, organisation: i32, item: &Item) -> Markup {
    let (language, knowledge) = (visitor.language(), Knowledge::get());
    let looking = |field: &str, value: &str| format!("/doen/{organisation}?{field}={value}");
    let ages = Message::new("actions-ages")
        .with("from", u64::from(item.ages.0))
        .with("to", u64::from(item.ages.1));
    html! {
        section aria-labelledby="waarover" {
            h2 #waarover { (visitor.say("actions-about")) }
            p.quiet { (visitor.say("actions-about-how")) }
            dl {
                dt { (visitor.say("actions-factors")) }
                dd { ul.marks { @for factor in &item.factors {
                    li { a href=(looking("factor", factor.id)) { (factor.label.in_language(language)) } }
                } } }
                dt { (visitor.say("actions-by-layer")) }
                dd { ul.marks { @for layer in &item.layers {
                    li { a href=(looking("laag", layer.name())) { (visitor.say(&format!("actions-layer-{}", layer.name()))) } }
                } } }
                dt { (visitor.say("actions-by-reach")) }
                dd { ul.marks { @for reach in &item.reach {
                    li { a href=(looking("waar", reach.name())) { (visitor.say(&format!("actions-reach-{}", reach.name()))) } }
                } } }
                dt { (visitor.say("actions-mechanisms")) }
                dd { ul { @for way in item.mechanisms.iter().filter_map(|id| knowledge.mechanism(id)) {
                    li { strong { (way.label.of(language)) } ": " (way.about.of(language)) }
                } } }
                dt { (visitor.say("actions-for-whom")) }
                dd {
                    (sectors(visitor, item)) ", " (visitor.text(&ages))
                }
                @if let Some(whose) = item.problem {
                    dt { (visitor.say("actions-problem")) }
                    dd { (visitor.say(&format!("actions-problem-{}", whose.name()))) }
                }
                @if item.kind == knowledge::Kind::Programme {
                    dt { (visitor.say("actions-status")) }
                    dd { @match item.status {
                        Some(status) => (visitor.say(&format!("actions-status-{}", status.name()))),
                        None => (visitor.say("actions-not-looked-up-cell")),
                    } }
                }
                @if let Some(site) = &item.site {
                    dt { (visitor.say("actions-site")) }
                    dd { (away(visitor, site, None)) }
                }
            }
        }
    }
}

fn sectors(visitor: &Visitor, item: &Item) -> String {
    let sectors = item.sectors.iter();
    let words: Vec<String> = sectors
        .map(|one| visitor.say(&format!("actions-sector-{}", one.name())))
        .collect();
    words.join(", ")
}

fn related(visitor: &Visitor, organisation: i32, item: &Item) -> Markup {
    let (language, knowledge) = (visitor.language(), Knowledge::get());
    html! {
        section aria-labelledby="ook" {
            h2 #ook { (visitor.say("actions-related")) }
            ul {
                @for other in item.related.iter().filter_map(|id| knowledge.item(id)) {
                    li {
                        a href=(format!("/doen/{organisation}/kennis/{}", other.id)) { (other.title.of(language)) }
                        " " span.quiet-text { (kind(visitor, other)) }
                    }
                }
                @for theme in item.themes.iter().filter_map(|id| knowledge.theme(id)) {
                    li {
                        a href=(format!("/doen/{organisation}/thema/{}", theme.id)) { (theme.label.of(language)) }
                        " " span.quiet-text { (visitor.say("actions-theme")) }
                    }
                }
            }
        }
    }
}

/// Who in the region does this and lets it be seen, and the way to write down that one does it.
async fn done_here(visitor: &Visitor, organisation: i32, item: &Item) -> Result<Markup, Refused> {
    let all = region(visitor, organisation).await?;
    let others: Vec<_> = all
        .iter()
        .filter(|other| other.activity.item == item.id)
        .collect();
    let may_write = visitor.may(Permission::TakeStock, organisation);
    Ok(html! {
        @if !others.is_empty() || may_write {
            section aria-labelledby="hier" {
                h2 #hier { (visitor.say("actions-done-here")) }
                (list(visitor, &others))
                @if may_write {
                    p.on-screen { a href=(format!("/doen/{organisation}/aanbod?kennis={}", item.id)) { (visitor.say("actions-we-do-this")) } }
                }
            }
        }
    })
}

/// Where the item rests on, and until when somebody vouches for it.
fn ground(visitor: &Visitor, item: &Item) -> Markup {
    let (language, knowledge) = (visitor.language(), Knowledge::get());
    html! {
        section aria-labelledby="bronnen" {
            h2 #bronnen { (visitor.say("actions-sources")) }
            ul {
                @for cited in &item.sources {
                    li {
                        (source(visitor, cited))
                        @if let Some(one) = knowledge.source(&cited.source) {
                            ", " span.quiet-text { (one.kind.of(language)) ", " (dated(visitor, one.date.as_deref())) }
                        }
                    }
                }
            }
            p.quiet { (visitor.text(&Message::new("actions-review").with("day", review_day(visitor, item)))) }
        }
    }
}

/// A source: its title, which is not translated, and its site, or the place in a document that Wieg answers to.
pub(super) fn source(visitor: &Visitor, cited: &Citation) -> Markup {
    let source = Knowledge::get().source(&cited.source);
    let shown = source.map_or(cited.source.as_str(), |source| source.shown(visitor.language()));
    let site = source
        .filter(|source| !source.is_source_document())
        .map(|source| source.site.as_str());
    html! {
        cite translate="no" { (shown) }
        @if !cited.place.is_empty() { ", " (cited.place) }
        @if let Some(site) = site { ", " (site) }
    }
}

/// A date as its source has it: a year, a month, a day, two years, or none.
pub(super) fn dated(visitor: &Visitor, date: Option<&str>) -> String {
    let Some(date) = date else {
        return visitor.say("actions-undated");
    };
    match midnight(date) {
        Some(at) => day(at, visitor.language()),
        None => month(visitor, date).unwrap_or_else(|| date.replace('/', "–")),
    }
}

/// A month of a year in words.
fn month(visitor: &Visitor, date: &str) -> Option<String> {
    let at = midnight(&format!("{date}-01"))?;
    day(at, visitor.language()).strip_prefix("1 ").map(str::to_owned)
}
