//! Did it work: a question that is sealed before its answer can be seen, what so many pupils can show, and the answer.

mod answer;

use crate::trial::{FEWEST_SCHOOLS, power};
use axum::Extension;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::activities;
use database::trials::{self, Question};
use database::{Deed, Secret, now};
use documents::Words;
use maud::{Markup, html};
use measuring::by_year::CountedYears;
use pages::{Field, FieldKind, Page, Permission, Refused, Select, Typed, Visitor, school_year};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use vocabulary::{Label, Message, SchoolYear};

pub(super) use answer::{page as one, withdraw};

/// A figure with which a team can ask.
#[derive(Debug, Clone)]
pub struct Askable {
    /// Its code.
    pub id: String,
    /// What it is called.
    pub title: Label,
}

/// The counts of a figure for who may see them, and on request those of other schools; nothing for others.
pub type CountsOf = Arc<
    dyn for<'a> Fn(
            &'a Visitor,
            i32,
            &'a str,
            bool,
        )
            -> Pin<Box<dyn Future<Output = Result<Option<CountedYears>, Refused>> + Send + 'a>>
        + Send
        + Sync,
>;

/// The figures that an organisation's list has; nothing for who is not of its own team, and without a list.
pub type AskableOf = Arc<
    dyn for<'a> Fn(
            &'a Visitor,
            i32,
        )
            -> Pin<Box<dyn Future<Output = Result<Option<Vec<Askable>>, Refused>> + Send + 'a>>
        + Send
        + Sync,
>;

/// What the room Zien gives to a question whether something worked.
#[derive(Clone)]
pub struct Figures {
    /// All figures with which one can ask.
    pub all: Arc<Vec<Askable>>,
    /// Those of a list.
    pub here: AskableOf,
    /// Their counts.
    pub counts: CountsOf,
}

impl Figures {
    fn title(&self, visitor: &Visitor, id: &str) -> String {
        let found = self.all.iter().find(|one| one.id == id);
        found.map_or_else(
            || id.to_owned(),
            |one| one.title.in_language(visitor.language()).to_owned(),
        )
    }
}

/// The longest name.
const SHORT: usize = 80;
/// The largest difference that somebody can call the smallest that matters, in percentage points.
const MOST_POINTS: i32 = 50;
/// How many signs of a seal stand in the log.
const SEAL_IN_LOG: usize = 16;
/// The most years that are looked at.
const MOST_YEARS: i32 = 4;
/// How many school years ahead something may begin.
const AHEAD: i16 = 3;

fn address(organisation: i32) -> String {
    format!("/doen/{organisation}/werkte-het")
}

/// The school years in which something can begin: there has to be a year before it under the same rules.
fn beginnings() -> Vec<SchoolYear> {
    let first = SchoolYear::DOORSTROOMTOETS.start() + 1;
    let last = school_year(now()).map_or(first, SchoolYear::start) + AHEAD;
    (first..=last).filter_map(SchoolYear::starting).collect()
}

/// A school year in words, by the calendar year in which it begins.
fn year_words(start: i32) -> String {
    let year = i16::try_from(start).ok().and_then(SchoolYear::starting);
    year.map_or_else(|| start.to_string(), |year| year.to_string())
}

/// Percentage points, from a share.
fn points(visitor: &Visitor, share: f64) -> String {
    Words::of(visitor.catalogue()).number(share * 100.0, 0)
}

/// The questions of an organisation, and a form to ask one.
pub(super) async fn page(
    visitor: Visitor,
    Extension(figures): Extension<Figures>,
    Path(organisation): Path<i32>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = BTreeMap::new();
    let asked = values.get("wat").and_then(|id| id.parse().ok());
    if let Some(id) = asked
        && let Some(activity) = activities::one(visitor.site().database(), organisation, id).await?
    {
        typed.insert("wat".to_owned(), id.to_string());
        typed.insert("naam".to_owned(), activity.title);
    }
    show(&visitor, &figures, organisation, &Typed::of(typed)).await
}

async fn show(
    visitor: &Visitor,
    figures: &Figures,
    organisation: i32,
    typed: &Typed,
) -> Result<Response, Refused> {
    let place = super::place(visitor, organisation)?;
    let all = trials::of(visitor.site().database(), organisation).await?;
    let may_write = visitor.may(Permission::TakeStock, organisation);
    let askable = match may_write {
        true => (figures.here)(visitor, organisation).await?,
        false => None,
    };
    let body = html! {
        p.lead { (visitor.say("trial-lead")) }
        @if !all.is_empty() {
            h2 { (visitor.say("trial-asked")) }
            ul.findings {
                @for one in &all {
                    li {
                        a href=(format!("{}/{}", address(organisation), one.id)) translate="no" { (one.title) }
                        p { (in_words(visitor, figures, &one.question())) }
                        @if !one.withdrawn_why.is_empty() { p.quiet { (visitor.say("trial-withdrawn")) " " span translate="no" { (one.withdrawn_why) } } }
                    }
                }
            }
        }
        @if may_write && askable.is_none() { p { (visitor.say("trial-no-counts")) } }
        @if let Some(askable) = askable {
            h2 { (visitor.say("trial-ask")) }
            p { (visitor.say("trial-ask-how")) }
            p { (visitor.say("trial-about-all")) }
            form.tall method="post" action=(format!("{}/kijk", address(organisation))) {
                (fields(visitor, &askable, typed))
                button type="submit" { (visitor.say("trial-look")) }
            }
        }
        (super::way_back(visitor, organisation))
    };
    Ok(Page::new(visitor.say("trial-title"), body)
        .about(place)
        .answer(visitor, typed))
}

/// What was asked, in a sentence.
fn in_words(visitor: &Visitor, figures: &Figures, asked: &Question) -> String {
    visitor.text(
        &Message::new("trial-in-words")
            .with("figure", figures.title(visitor, &asked.indicator))
            .with("direction", if asked.rises { "up" } else { "down" })
            .with("points", u64::from(asked.smallest.unsigned_abs()))
            .with("year", year_words(asked.first_year))
            .with("years", u64::from(asked.years.unsigned_abs()))
            .with("comparison", asked.comparison.as_str()),
    )
}

fn fields(visitor: &Visitor, askable: &[Askable], typed: &Typed) -> Markup {
    let language = visitor.language();
    let figures: Vec<(String, String)> = askable
        .iter()
        .map(|one| (one.id.clone(), one.title.in_language(language).to_owned()))
        .collect();
    let directions =
        ["up", "down"].map(|name| (name.to_owned(), visitor.say(&format!("trial-direction-{name}"))));
    let comparisons =
        ["own", "board"].map(|name| (name.to_owned(), visitor.say(&format!("trial-comparison-{name}"))));
    let years: Vec<(String, String)> = beginnings()
        .into_iter()
        .map(|year| (year.start().to_string(), year.to_string()))
        .collect();
    let counts: Vec<(String, String)> = (1..=MOST_YEARS)
        .map(|count| {
            let words = Message::new("trial-years-count").with("count", u64::from(count.unsigned_abs()));
            (count.to_string(), visitor.text(&words))
        })
        .collect();
    let select = |name, label, hint| Select {
        name,
        label,
        hint,
        nothing: Some("trial-choose"),
    };
    html! {
        input type="hidden" name="wat" value=(typed.value("wat"));
        (Field { name: "naam", label: "trial-what", hint: Some("trial-what-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (select("cijfer", "trial-figure", Some("trial-figure-hint")).show(visitor, typed, &figures))
        (select("richting", "trial-direction", None).show(visitor, typed, &directions))
        (Field { name: "kleinste", label: "trial-smallest", hint: Some("trial-smallest-hint"), kind: FieldKind::Count }.show(visitor, typed))
        (select("eerste", "trial-first-year", Some("trial-first-year-hint")).show(visitor, typed, &years))
        (select("jaren", "trial-years", Some("trial-years-hint")).show(visitor, typed, &counts))
        (select("vergelijk", "trial-comparison", Some("trial-comparison-hint")).show(visitor, typed, &comparisons))
    }
}

/// What was typed, when it can be asked.
fn read(typed: &mut Typed, figures: &Figures, organisation: i32) -> Option<Question> {
    let title = typed.needed("naam", SHORT);
    let indicator = typed.value("cijfer").to_owned();
    if !figures.all.iter().any(|one| one.id == indicator) {
        typed.object("cijfer", Message::new("trial-choose-needed"));
    }
    let rises = match typed.value("richting") {
        "up" => Some(true),
        "down" => Some(false),
        _ => None,
    };
    if rises.is_none() {
        typed.object("richting", Message::new("trial-choose-needed"));
    }
    let smallest = typed
        .count("kleinste", MOST_POINTS)
        .flatten()
        .filter(|points| *points > 0);
    if smallest.is_none() {
        typed.object(
            "kleinste",
            Message::new("trial-smallest-needed").with("most", MOST_POINTS.unsigned_abs() as usize),
        );
    }
    let first_year = typed.value("eerste").parse::<i16>().ok();
    let first_year = first_year.filter(|year| beginnings().iter().any(|one| one.start() == *year));
    if first_year.is_none() {
        typed.object("eerste", Message::new("trial-choose-needed"));
    }
    let years = typed
        .value("jaren")
        .parse::<i32>()
        .ok()
        .filter(|years| (1..=MOST_YEARS).contains(years));
    if years.is_none() {
        typed.object("jaren", Message::new("trial-choose-needed"));
    }
    let comparison = typed.value("vergelijk").to_owned();
    if !["own", "board"].contains(&comparison.as_str()) {
        typed.object("vergelijk", Message::new("trial-choose-needed"));
    }
    if typed.has_problems() {
        return None;
    }
    Some(Question {
        organisation,
        activity: typed.value("wat").parse().ok(),
        title: title?,
        indicator,
        comparison,
        beside: String::new(),
        rises: rises?,
        smallest: smallest?,
        first_year: i32::from(first_year?),
        years: years?,
        seen_until: None,
    })
}

/// A question with what is known before: the activity that exists, the other schools, and the last year that was over
/// or can be seen already. What cannot have an answer is told.
async fn completed(
    visitor: &Visitor,
    figures: &Figures,
    mut question: Question,
    typed: &mut Typed,
) -> Result<Option<(Question, CountedYears)>, Refused> {
    let organisation = question.organisation;
    if let Some(id) = question.activity
        && activities::one(visitor.site().database(), organisation, id)
            .await?
            .is_none()
    {
        question.activity = None;
    }
    let Some(counts) = (figures.counts)(
        visitor,
        organisation,
        &question.indicator,
        question.comparison == "board",
    )
    .await?
    else {
        typed.object("cijfer", Message::new("trial-no-counts"));
        return Ok(None);
    };
    if let Ok(power) = power(&counts, &question) {
        let room = power.room(question.rises);
        if f64::from(question.smallest) > room * 100.0 {
            let direction = if question.rises { "up" } else { "down" };
            let words = Words::of(visitor.catalogue());
            let message = Message::new("trial-no-room")
                .with("now", words.share(power.share, 0))
                .with("direction", direction);
            typed.object("kleinste", message);
            return Ok(None);
        }
    }
    if question.comparison == "board" {
        question.beside.clone_from(&counts.beside);
    }
    let over = school_year(now()).map(|year| i32::from(year.start()) - 1);
    question.seen_until = counts.last.map(i32::from).max(over);
    Ok(Some((question, counts)))
}

/// What so many pupils can show, before anybody seals anything.
pub(super) async fn look(
    visitor: Visitor,
    Extension(figures): Extension<Figures>,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = super::place(&visitor, organisation)?;
    let mut typed = Typed::of(values);
    let Some(question) = read(&mut typed, &figures, organisation) else {
        return show(&visitor, &figures, organisation, &typed).await;
    };
    let Some((question, counts)) = completed(&visitor, &figures, question, &mut typed).await? else {
        return show(&visitor, &figures, organisation, &typed).await;
    };
    let kept = [
        "wat",
        "naam",
        "cijfer",
        "richting",
        "kleinste",
        "eerste",
        "jaren",
        "vergelijk",
    ];
    let body = html! {
        p.lead { (in_words(&visitor, &figures, &question)) }
        h2 { (visitor.say("trial-power")) }
        (told_power(&visitor, &counts, &question))
        @if !question.is_asked_before() { div.told role="note" { p { (visitor.say("trial-not-before")) } } }
        h2 { (visitor.say("trial-seal")) }
        p { (visitor.say("trial-seal-how")) }
        form method="post" action=(address(organisation)) {
            @for name in kept { input type="hidden" name=(name) value=(typed.value(name)); }
            input type="hidden" name="eens" value=(Secret::new()?.carried());
            button type="submit" { (visitor.say("trial-seal-do")) }
        }
        p.on-screen { a href=(address(organisation)) { (visitor.say("trial-back")) } }
    };
    Ok(Page::new(question.title, body).about(place).show(&visitor))
}

/// Words on what can be seen.
fn told_power(visitor: &Visitor, counts: &CountedYears, question: &Question) -> Markup {
    let is_beside = question.comparison == "board";
    let beside = html! {
        @if is_beside && counts.others.len() < FEWEST_SCHOOLS {
            div.told role="note" { p { (visitor.text(&Message::new("trial-beside-none").with("count", FEWEST_SCHOOLS))) } }
        } @else if is_beside { p { (visitor.say("trial-power-beside")) } }
    };
    let Ok(power) = power(counts, question) else {
        return html! { p { (visitor.say("trial-power-unknown")) } (beside) };
    };
    // No share can change by more than there is room for.
    let is_seen = power.smallest <= power.room(question.rises);
    let key = if is_seen {
        "trial-power-words"
    } else {
        "trial-power-none"
    };
    let message = Message::new(key)
        .with("pupils", power.pupils)
        .with("years", power.years)
        .with("after", u64::from(question.years.unsigned_abs()))
        .with("points", points(visitor, power.smallest));
    let is_short = power.smallest * 100.0 > f64::from(question.smallest);
    html! {
        p { strong { (visitor.text(&message)) } }
        @if is_short {
            div.told role="note" { p { (visitor.text(&Message::new("trial-power-short").with("points", u64::from(question.smallest.unsigned_abs())))) } }
        }
        (beside)
        p.quiet { (visitor.say("trial-power-how")) }
    }
}

/// Seals a question.
pub(super) async fn seal(
    visitor: Visitor,
    Extension(figures): Extension<Figures>,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let once = typed.value("eens").to_owned();
    if !Secret::is_carried(&once) {
        typed.object_whole(Message::new("stock-form-old"));
    }
    let Some(question) = read(&mut typed, &figures, organisation) else {
        return show(&visitor, &figures, organisation, &typed).await;
    };
    let Some((question, _)) = completed(&visitor, &figures, question, &mut typed).await? else {
        return show(&visitor, &figures, organisation, &typed).await;
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let sealed = change.seal_question(question, person, &once).await?;
    // The seal stands in the log as well, which nobody can change unseen. Its beginning is enough to know it by, and
    // fits on paper.
    let seal: String = sealed.seal.chars().take(SEAL_IN_LOG).collect();
    let what = format!("question {}: {seal}", sealed.id);
    change
        .keep(&Deed::of(person, "sealed-question", what).about(organisation))
        .await?;
    Ok(Redirect::to(&format!("{}/{}", address(organisation), sealed.id)).into_response())
}
