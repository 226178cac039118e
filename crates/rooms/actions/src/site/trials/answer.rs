//! A sealed question with its answer, as far as the years are there.

use super::{Figures, address, in_words, points, year_words};
use crate::trial::{FEWEST_SCHOOLS, Outcome, outcome};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use charts::{Axis, Format, Frame, Intervals, Locale, Reading, intervals::Row};
use database::trials::{self, Trial};
use database::{Deed, activities};
use documents::{Block, Figure, WIDE, Words, blocks_html};
use maud::{Markup, PreEscaped, html};
use measuring::by_year::CountedYears;
use pages::{Field, FieldKind, Page, Permission, Refused, Typed, Visitor, agree_about, clock, day, scroller};
use statistics::{Confidence, Estimate, NotComputable, Tally};
use std::collections::BTreeMap;
use vocabulary::{Language, Message};

/// The longest reason.
const LONG: usize = 400;

async fn found(visitor: &Visitor, organisation: i32, trial: i32) -> Result<Trial, Refused> {
    let found = trials::one(visitor.site().database(), organisation, trial).await?;
    found.ok_or(Refused::NotFound)
}

/// The page.
pub(in crate::site) async fn page(
    visitor: Visitor,
    Extension(figures): Extension<Figures>,
    Path((organisation, trial)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let trial = found(&visitor, organisation, trial).await?;
    show(&visitor, &figures, &trial, &Typed::default()).await
}

async fn show(
    visitor: &Visitor,
    figures: &Figures,
    trial: &Trial,
    typed: &Typed,
) -> Result<Response, Refused> {
    let organisation = trial.organisation;
    let place = super::super::place(visitor, organisation)?;
    let counts = (figures.counts)(
        visitor,
        organisation,
        &trial.indicator,
        trial.comparison == "board",
    )
    .await?;
    let activity = match trial.activity {
        Some(id) => activities::one(visitor.site().database(), organisation, id).await?,
        None => None,
    };
    let may_write = visitor.may(Permission::TakeStock, organisation);
    let stands = trial.withdrawn_why.is_empty();
    let question = visitor.text(&Message::new("trial-team-question").with("title", trial.title.as_str()));
    let body = html! {
        p.lead { (in_words(visitor, figures, &trial.question())) }
        @if !stands { div.told role="note" { p { (visitor.say("trial-withdrawn")) " " span translate="no" { (trial.withdrawn_why) } } } }
        @match &counts {
            Some(counts) => (told(visitor, place.simulated, figures, trial, counts)),
            None => p { (visitor.say("trial-no-counts")) },
        }
        (sealed(visitor, trial))
        p { a href=(format!("/zien/{organisation}/over/{}", trial.indicator)) { (visitor.say("trial-to-figure")) } }
        @if let Some(activity) = activity { p { a href=(format!("/doen/{organisation}/aanbod/{}", activity.id)) { (visitor.say("trial-to-activity")) " " span translate="no" { (activity.title) } } } }
        @if let Some(address) = agree_about(visitor, organisation, &trial.indicator, &question) { p.on-screen { a href=(address) { (visitor.say("actions-agree")) } } }
        @if may_write && stands {
            details open[typed.has_problems()] {
                summary { (visitor.say("trial-withdraw")) }
                form method="post" action=(format!("{}/{}/intrekken", address(organisation), trial.id)) {
                    p { (visitor.say("trial-withdraw-how")) }
                    (Field { name: "waarom", label: "trial-withdraw-why", hint: None, kind: FieldKind::Text }.show(visitor, typed))
                    button.quiet type="submit" { (visitor.say("trial-withdraw")) }
                }
            }
        }
        p.on-screen { a href=(address(organisation)) { (visitor.say("trial-back")) } }
    };
    Ok(Page::new(trial.title.as_str(), body)
        .about(place)
        .answer(visitor, typed))
}

/// When it was sealed, whether that was before the answer could be seen, and whether it is still the same.
fn sealed(visitor: &Visitor, trial: &Trial) -> Markup {
    let when = Message::new("trial-sealed")
        .with("day", day(trial.at, visitor.language()))
        .with("clock", clock(trial.at));
    let before = if trial.question().is_asked_before() {
        "trial-was-before"
    } else {
        "trial-was-not-before"
    };
    let whole = if trial.is_whole() {
        "trial-whole"
    } else {
        "trial-not-whole"
    };
    html! {
        h2 { (visitor.say("trial-seal-title")) }
        p { (visitor.text(&when)) " " (visitor.say(before)) " " (visitor.say(whole)) }
        p.quiet.seal { code { (trial.seal) } }
    }
}

/// What the counts say.
fn told(
    visitor: &Visitor,
    simulated: bool,
    figures: &Figures,
    trial: &Trial,
    counts: &CountedYears,
) -> Markup {
    let found = outcome(&trial.question(), counts);
    html! {
        h2 { (visitor.say("trial-answer")) }
        @if let Some(year) = found.too_small.first() {
            p { strong { (visitor.text(&Message::new("trial-year-too-small").with("year", year_words(i32::from(*year))))) } }
        } @else if found.missing > 0 {
            p { strong { (visitor.text(&Message::new("trial-too-early").with("count", found.missing).with("year", year_words(trial.first_year + trial.years - 1)))) } }
        } @else if let Some(answer) = found.answer {
            p { strong { (visitor.text(&Message::new("trial-answer-is").with("answer", answer.name()).with("points", u64::from(trial.smallest.unsigned_abs())))) } }
        }
        @if found.is_whole() { (change(visitor, &found)) }
        (cautions(visitor, trial, &found))
        @if every_year(&found).next().is_some() {
            (PreEscaped(picture(visitor, simulated, figures, trial, &found)))
            (scroller(&visitor.say("trial-table"), table(visitor, &found)))
        }
        p { (visitor.say("trial-does-not-say")) }
    }
}

/// What changed, with its range; beside other schools when that was asked.
fn change(visitor: &Visitor, found: &Outcome) -> Markup {
    // A share moves by a hundred points at most, and beside others by two hundred; what is beyond cannot be.
    let words = |key: &'static str, estimate: &Estimate, most: f64| {
        let range = estimate.interval(Confidence::default());
        let direction = if estimate.value < 0.0 { "down" } else { "up" };
        Message::new(key)
            .with("direction", direction)
            .with("points", points(visitor, estimate.value.abs()))
            .with("low", points(visitor, range.low.max(-most)))
            .with("high", points(visitor, range.high.min(most)))
    };
    // From where it stood, a share can go a hundred points in all: a range that wide says nothing.
    let is_anything = |estimate: &Estimate| {
        let range = estimate.interval(Confidence::default());
        range.high - range.low >= 1.0
    };
    let schools = FEWEST_SCHOOLS;
    html! {
        @match &found.beside {
            Some(Ok(beside)) => {
                p { (visitor.text(&words("trial-beside", &beside.estimate, 2.0).with("others", beside.others))) }
                @if let Some(as_far) = beside.as_far { p { (visitor.text(&Message::new("trial-rank").with("count", as_far).with("all", beside.others + 1))) } }
            },
            Some(Err(_)) if found.others_changed => p { (visitor.say("trial-others-changed")) },
            Some(Err(_)) => p { (visitor.text(&Message::new("trial-beside-not").with("count", schools))) },
            None => {},
        }
        @match &found.change {
            Ok(estimate) if is_anything(estimate) => p { (visitor.text(&words("trial-change-anything", estimate, 1.0))) },
            Ok(estimate) => p { (visitor.text(&words("trial-change", estimate, 1.0))) },
            Err(NotComputable::EmptyGroup) => p { (visitor.say("trial-change-empty")) },
            Err(_) => p { (visitor.say("trial-change-few")) },
        }
    }
}

/// What makes the answer less than it seems.
fn cautions(visitor: &Visitor, trial: &Trial, found: &Outcome) -> Markup {
    let mut all = Vec::new();
    // What the years before say counts once they are all there.
    let last = found.before.last().map(|(year, _)| i32::from(*year) + 1);
    let are_there = found.is_whole() || last == Some(trial.first_year);
    if are_there && found.began_low {
        all.push("trial-began-low");
    }
    if are_there && found.moved_already {
        all.push("trial-moved-already");
    }
    if !trial.question().is_asked_before() {
        all.push("trial-not-before");
    }
    if are_there && found.before.len() < 3 {
        all.push("trial-few-before");
    }
    if trial.comparison == "own" && found.is_whole() {
        all.push("trial-may-go-on");
    }
    html! {
        @if !all.is_empty() {
            div.told role="note" {
                p { strong { (visitor.say("trial-cautions")) } }
                ul { @for key in all { li { (visitor.say(key)) } } }
            }
        }
    }
}

fn every_year(found: &Outcome) -> impl Iterator<Item = (bool, i16, Tally)> {
    let before = found.before.iter().map(|(year, tally)| (false, *year, *tally));
    before.chain(found.after.iter().map(|(year, tally)| (true, *year, *tally)))
}

/// What the figure is a share of, in words.
fn share_of(visitor: &Visitor, figures: &Figures, trial: &Trial) -> String {
    let figure = figures.title(visitor, &trial.indicator);
    visitor.text(&Message::new("trial-share-of").with("figure", figure))
}

/// The years one below the other. So few points are a picture, and no test of a line is made of them.
fn picture(visitor: &Visitor, simulated: bool, figures: &Figures, trial: &Trial, found: &Outcome) -> String {
    let words = Words::of(visitor.catalogue());
    let drawn = |tally: Tally| {
        let share = tally.proportion().ok()?;
        Some((share.estimate(), share.wilson(Confidence::default())))
    };
    let label = |is_after: bool, year: i16| {
        let key = if is_after {
            "trial-year-after"
        } else {
            "trial-year-before"
        };
        visitor.text(&Message::new(key).with("year", year_words(i32::from(year))))
    };
    let rows = every_year(found).map(|(is_after, year, tally)| {
        let reading = drawn(tally).map_or(Reading::Unknown, |(share, range)| {
            Reading::estimate(share, range.low, range.high)
        });
        Row::new(label(is_after, year), reading).counted(format!("n = {}", words.count(tally.total())))
    });
    let described: Vec<String> = every_year(found)
        .filter_map(|(is_after, year, tally)| {
            let (share, _) = drawn(tally)?;
            Some(format!("{}: {}", label(is_after, year), words.share(share, 0)))
        })
        .collect();
    let locale = match visitor.language() {
        Language::Nl => Locale::DUTCH,
        Language::En => Locale::ENGLISH,
    };
    let missing = charts::Words {
        unknown: visitor.say("word-unknown"),
        suppressed: visitor.say("word-not-shown"),
    };
    let id = format!("werkte-het-{}", trial.id);
    let title = share_of(visitor, figures, trial);
    let mut frame = Frame::new(id.as_str(), title, described.join("; "), WIDE, locale, missing);
    frame.simulated = simulated.then(|| visitor.say("simulated"));
    let chart = Intervals {
        frame,
        axis: Axis::from_zero(share_of(visitor, figures, trial), Format::Share).reaching(0.0, 1.0),
        rows: rows.collect(),
        benchmark: None,
    };
    let figure = Figure::of_chart(&id, Box::new(chart));
    blocks_html(&[Block::Figure(Box::new(figure))], &words)
}

fn table(visitor: &Visitor, found: &Outcome) -> Markup {
    let words = Words::of(visitor.catalogue());
    html! {
        table {
            thead { tr { @for key in ["trial-column-year", "trial-column-count", "trial-column-of", "trial-column-share"] { th scope="col" { (visitor.say(key)) } } } }
            tbody {
                @for (is_after, year, tally) in every_year(found) {
                    tr {
                        th scope="row" { (year_words(i32::from(year))) @if is_after { " " span.quiet { (visitor.say("trial-after")) } } }
                        td { (words.count(tally.successes())) }
                        td { (words.count(tally.total())) }
                        td { @if let Ok(share) = tally.proportion() { (words.share(share.estimate(), 0)) } }
                    }
                }
            }
        }
    }
}

/// Withdraws a question; it stays to be seen, with the reason.
pub(in crate::site) async fn withdraw(
    visitor: Visitor,
    Extension(figures): Extension<Figures>,
    Path((organisation, trial)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let trial = found(&visitor, organisation, trial).await?;
    let mut typed = Typed::of(values);
    let Some(why) = typed.needed("waarom", LONG) else {
        return show(&visitor, &figures, &trial, &typed).await;
    };
    let change = visitor.site().database().change().await?;
    if !change.withdraw_question(organisation, trial.id, &why).await? {
        // Somebody else did already; their reason stays.
        drop(change);
        return Ok(Redirect::to(&format!("{}/{}", address(organisation), trial.id)).into_response());
    }
    let what = format!("question {}", trial.id);
    let deed = Deed::of(visitor.number()?, "withdrew-question", what).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/{}", address(organisation), trial.id)).into_response())
}
