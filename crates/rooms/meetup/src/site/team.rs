//! How a team learns: its goals, visits to each other's lessons and to other schools, feedback, and ideas from outside
//! to which an answer is owed.

use super::{LONG, SHORT};
use crate::one_child;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::team_steps::{self, Kind, StepWords, TeamStep};
use database::{Deed, Secret};
use maud::{Markup, html};
use pages::{
    Area, Field, FieldKind, Page, Permission, Refused, Select, Typed, Visitor, agree_about, day_of, tick,
    today,
};
use std::collections::BTreeMap;
use vocabulary::Message;

/// What an idea can be answered with.
const ANSWERS: [&str; 3] = ["yes", "later", "no"];

fn list_address(organisation: i32) -> String {
    format!("/ontmoeten/{organisation}/team")
}

fn kind_words(visitor: &Visitor, kind: Kind) -> String {
    visitor.text(&Message::new("team-kind").with("kind", kind.name()))
}

/// The steps of a team, and a form for a new one.
pub(super) async fn all(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let kind = values.get("soort").filter(|kind| Kind::named(kind).is_some());
    let typed = Typed::of(kind.map(|kind| ("soort".to_owned(), kind.clone())));
    show_all(&visitor, organisation, &typed).await
}

async fn show_all(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let all = team_steps::of(visitor.site().database(), organisation).await?;
    let today = today();
    let of = |wanted: &dyn Fn(&TeamStep) -> bool| all.iter().filter(|one| wanted(one)).collect::<Vec<_>>();
    let parts = [
        ("team-late", of(&|one| one.is_late(&today))),
        (
            "team-owed",
            of(&|one| one.kind() == Kind::Idea && !one.is_done() && !one.is_late(&today)),
        ),
        (
            "team-coming",
            of(&|one| one.kind() != Kind::Idea && !one.is_done() && !one.is_late(&today)),
        ),
        ("team-done", of(&TeamStep::is_done)),
    ];
    let body = html! {
        p.lead { (visitor.say("team-lead")) }
        @for (key, some) in parts.iter().filter(|(_, some)| !some.is_empty()) {
            section aria-labelledby=(key) {
                h2 #(key) { (visitor.say(key)) }
                ul.findings { @for one in some { (line(visitor, one)) } }
            }
        }
        h2 { (visitor.say("team-new")) }
        form.tall method="post" action=(list_address(organisation)) {
            input type="hidden" name="eens" value=(match typed.value("eens") { "" => Secret::new()?.carried(), once => once.to_owned() });
            (fields(visitor, typed, organisation, None))
            button type="submit" { (visitor.say("team-keep")) }
        }
        @if visitor.may(Permission::HoldEvenings, organisation) { p { a href=(format!("/ontmoeten/{organisation}")) { (visitor.say("meetup-back")) } } }
    };
    Ok(Page::new(visitor.say("team-title"), body)
        .about(place)
        .answer(visitor, typed))
}

fn line(visitor: &Visitor, step: &TeamStep) -> Markup {
    html! {
        li {
            a href=(format!("{}/{}", list_address(step.organisation), step.id)) translate="no" { (step.title) }
            " " span.quiet { (kind_words(visitor, step.kind())) }
            p.quiet {
                (day_of(&step.due, visitor.language()))
                @if !step.who.is_empty() { " · " span translate="no" { (step.who) } }
                @if !step.elsewhere.is_empty() { " · " span translate="no" { (step.elsewhere) } }
            }
            @if !step.answer.is_empty() { p { (visitor.text(&Message::new("team-answered").with("answer", step.answer.as_str()))) } }
            @if step.is_done() && !step.outcome.is_empty() { p translate="no" { (step.outcome) } }
        }
    }
}

/// Whether somebody writes down what came of a step. The whole team does; an idea is answered by who leads it, because the
/// answer is owed by the school.
fn may_tell(visitor: &Visitor, organisation: i32, kind: Kind) -> bool {
    kind != Kind::Idea || visitor.may(Permission::HoldEvenings, organisation)
}

/// The fields; of a step that exists its kind stays as it is, and what came of it can be written.
fn fields(visitor: &Visitor, typed: &Typed, organisation: i32, kind: Option<Kind>) -> Markup {
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind_words(visitor, kind)));
    let answers = ANSWERS.map(|answer| {
        let words = Message::new("team-answered").with("answer", answer);
        (answer, visitor.text(&words))
    });
    html! {
        @if let Some(kind) = kind {
            input type="hidden" name="soort" value=(kind.name());
        } @else {
            (Select { name: "soort", label: "team-kind-label", hint: None, nothing: None }.show(visitor, typed, &kinds))
        }
        (Field { name: "wat", label: "team-what", hint: Some("team-what-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "wie", label: "team-who", hint: Some("team-who-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        (Field { name: "elders", label: "team-elsewhere", hint: Some("team-elsewhere-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        (Field { name: "vraag", label: "team-question", hint: Some("team-question-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        (Field { name: "voor", label: "team-due", hint: Some("team-due-hint"), kind: FieldKind::Day }.show(visitor, typed))
        @if let Some(kind) = kind.filter(|kind| may_tell(visitor, organisation, *kind)) {
            @if kind == Kind::Idea {
                (Select { name: "antwoord", label: "team-answer", hint: Some("team-answer-hint"), nothing: Some("team-answer-none") }.show(visitor, typed, &answers))
            }
            (Area { name: "uitkomst", label: if kind == Kind::Idea { "team-why" } else { "team-outcome" }, hint: Some(if kind == Kind::Idea { "team-why-hint" } else { "team-outcome-hint" }) }.show(visitor, typed))
        }
        @if typed.problems().any(|(_, one)| one.key == "team-one-child") { (tick("toch", &visitor.say("team-one-child-yes"), false)) }
    }
}

/// What was typed, when it can be kept. A new step may not be due in the past.
fn read(typed: &mut Typed, is_new: bool) -> Option<StepWords> {
    let kind = Kind::named(typed.value("soort")).unwrap_or(Kind::Goal);
    let title = typed.needed("wat", 2 * SHORT);
    let (who, elsewhere) = (typed.line("wie", 2 * SHORT), typed.line("elders", SHORT));
    if kind == Kind::CrossVisit && elsewhere.as_deref() == Some("") {
        typed.object("elders", Message::new("team-elsewhere-needed"));
    }
    let question = typed.line("vraag", 4 * SHORT);
    let due = typed.needed_day("voor", "meetup-day-needed").unwrap_or_default();
    if is_new && !due.is_empty() && due < today() {
        typed.object("voor", Message::new("meetup-due-past"));
    }
    let answer = typed.value("antwoord").to_owned();
    let answer = ANSWERS
        .contains(&answer.as_str())
        .then_some(answer)
        .filter(|_| kind == Kind::Idea);
    let outcome = typed.passage("uitkomst", LONG);
    if answer.is_some() && outcome.as_deref() == Some("") {
        typed.object("uitkomst", Message::new("team-why-needed"));
    }
    for (field, words) in [("wat", &title), ("vraag", &question), ("uitkomst", &outcome)] {
        let seems = words.as_deref().and_then(one_child::seems);
        if let Some(words) = seems.filter(|_| !typed.is_ticked("toch")) {
            typed.object(field, Message::new("team-one-child").with("words", words));
        }
    }
    if typed.has_problems() {
        return None;
    }
    Some(StepWords {
        kind: kind.name().to_owned(),
        title: title?,
        who: who?,
        elsewhere: elsewhere?,
        question: question?,
        due,
        outcome: outcome?,
        answer: answer.unwrap_or_default(),
    })
}

/// Writes a step down.
pub(super) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let once = typed.value("eens").to_owned();
    if !Secret::is_carried(&once) {
        typed.object_whole(Message::new("meetup-form-old"));
    }
    let Some(words) = read(&mut typed, true) else {
        return show_all(&visitor, organisation, &typed).await;
    };
    // What came of it comes later.
    let words = StepWords {
        answer: String::new(),
        outcome: String::new(),
        ..words
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let made = change.add_team_step(organisation, person, words, &once).await?;
    let deed = Deed::of(person, "wrote-team-step", format!("step {made}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}

async fn found(visitor: &Visitor, organisation: i32, step: i32) -> Result<TeamStep, Refused> {
    let found = team_steps::one(visitor.site().database(), organisation, step).await?;
    found.ok_or(Refused::NotFound)
}

/// A step, to write further.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, step)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let step = found(&visitor, organisation, step).await?;
    let values = [
        ("wat", &step.title),
        ("wie", &step.who),
        ("elders", &step.elsewhere),
        ("vraag", &step.question),
        ("voor", &step.due),
        ("uitkomst", &step.outcome),
        ("antwoord", &step.answer),
    ];
    let typed = Typed::of(values.map(|(name, value)| (name.to_owned(), value.clone())));
    show(&visitor, &step, &typed)
}

fn show(visitor: &Visitor, step: &TeamStep, typed: &Typed) -> Result<Response, Refused> {
    let organisation = step.organisation;
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let here = format!("{}/{}", list_address(organisation), step.id);
    let asked = if step.question.is_empty() {
        &step.title
    } else {
        &step.question
    };
    let body = html! {
        p.lead { (kind_words(visitor, step.kind())) " · " (day_of(&step.due, visitor.language())) }
        @if step.is_late(&today()) { p { strong { (visitor.say(if step.kind() == Kind::Idea { "team-answer-late" } else { "team-is-late" })) } } }
        @if matches!(step.kind(), Kind::Visit | Kind::CrossVisit) { p.hint { (visitor.say("team-visit-how")) } }
        form.tall method="post" action=(here) {
            // Of the page that was read, so that sending it again does not write over what another wrote.
            input type="hidden" name="versie" value=(match typed.value("versie") { "" => step.version.to_string(), version => version.to_owned() });
            (fields(visitor, typed, organisation, Some(step.kind())))
            button type="submit" { (visitor.say("team-keep")) }
        }
        @if let Some(address) = agree_about(visitor, organisation, "", asked) { p.on-screen { a href=(address) { (visitor.say("team-agree")) } } }
        @if !may_tell(visitor, organisation, step.kind()) && !step.answer.is_empty() {
            h2 { (visitor.text(&Message::new("team-answered").with("answer", step.answer.as_str()))) }
            p translate="no" { (step.outcome) }
        }
        @if visitor.may(Permission::HoldEvenings, organisation) {
            details {
                summary { (visitor.say("team-remove")) }
                form method="post" action=(format!("{here}/weg")) {
                    p { (visitor.say("team-remove-sure")) }
                    button.quiet type="submit" { (visitor.say("team-remove")) }
                }
            }
        }
        p { a href=(list_address(organisation)) { (visitor.say("team-back")) } }
    };
    Ok(Page::new(step.title.as_str(), body)
        .about(place)
        .answer(visitor, typed))
}

/// Writes a step down anew, unless somebody else did meanwhile.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, step)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let step = found(&visitor, organisation, step).await?;
    let mut typed = Typed::of(values);
    let Some(mut words) = read(&mut typed, false) else {
        return show(&visitor, &step, &typed);
    };
    words.kind.clone_from(&step.kind);
    if !may_tell(&visitor, organisation, step.kind()) {
        words.answer.clone_from(&step.answer);
        words.outcome.clone_from(&step.outcome);
    }
    let person = visitor.number()?;
    let version = typed.value("versie").parse().unwrap_or(0);
    let change = visitor.site().database().change().await?;
    if !change.change_team_step((step.id, version), person, words).await? {
        drop(change);
        typed.object_whole(Message::new("team-meanwhile"));
        return show(&visitor, &step, &typed);
    }
    let deed = Deed::of(person, "changed-team-step", format!("step {}", step.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}

/// Takes a step away.
pub(super) async fn remove(
    visitor: Visitor,
    Path((organisation, step)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let step = found(&visitor, organisation, step).await?;
    let change = visitor.site().database().change().await?;
    change.remove_team_step(organisation, step.id).await?;
    let deed = Deed::of(
        visitor.number()?,
        "removed-team-step",
        format!("step {}", step.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}
