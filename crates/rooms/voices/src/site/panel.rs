//! Panels of pupils: how to hold one, what is written down, and what pupils read back.

use crate::arena::Arena;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::panels::{self, Panel, PanelWords};
use database::{Deed, now};
use language::pseudonym::{Kind, suggestions};
use maud::{Markup, html};
use pages::{Field, FieldKind, Page, Refused, Typed, Visitor, day_of, iso_day, tick, today};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The longest title.
const SHORT: usize = 80;
/// The longest passage.
const LONG: usize = 4_000;
/// Pupils hear back within six weeks.
const USUAL: i64 = 42 * 86_400;

fn list_address(organisation: i32) -> String {
    format!("/horen/{organisation}/arena")
}

/// Where a panel stands: told, waiting, or late.
fn state(visitor: &Visitor, panel: &Panel) -> Markup {
    let today = today();
    let (key, date) = if !panel.told_on.is_empty() {
        ("panel-told", &panel.told_on)
    } else if panel.answer_by < today {
        ("panel-late", &panel.answer_by)
    } else {
        ("panel-waits", &panel.answer_by)
    };
    let words = visitor.text(&Message::new(key).with("day", day_of(date, visitor.language())));
    html! { @if key == "panel-late" { strong { (words) } } @else { (words) } }
}

/// The panels of an organisation, how to hold one, and a form for a new one.
pub(super) async fn all(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let usual = [
        ("dag".to_owned(), iso_day(now())),
        ("antwoord".to_owned(), iso_day(now() + USUAL)),
    ];
    show_all(&visitor, organisation, &Typed::of(usual)).await
}

async fn show_all(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let all = panels::of(visitor.site().database(), organisation).await?;
    let (arena, language) = (Arena::get(), visitor.language());
    let body = html! {
        p.lead { (arena.arena.summary.of(language)) }
        @if !all.is_empty() {
            ul.findings {
                @for one in &all {
                    li { a href=(format!("{}/{}", list_address(organisation), one.id)) { (one.title) } p { (one.question) } p.quiet { (day_of(&one.held_on, visitor.language())) " · " (state(visitor, one)) } }
                }
            }
        }
        details {
            summary { (visitor.say("panel-how")) }
            @for when in ["before", "during", "after"] {
                h2 { (visitor.text(&Message::new("panel-when").with("when", when))) }
                ol {
                    @for step in arena.step.iter().filter(|step| step.when == when) {
                        li { p { strong { (step.title.of(language)) } @if let Some(minutes) = step.minutes { " (" (visitor.text(&Message::new("panel-minutes").with("minutes", minutes))) ")" } } p { (step.text.of(language)) } }
                    }
                }
            }
        }
        h2 { (visitor.say("panel-new")) }
        form.tall method="post" action=(list_address(organisation)) {
            (fields(visitor, typed))
            button type="submit" { (visitor.say("panel-keep")) }
        }
        p { a href=(format!("/horen/{organisation}")) { (visitor.say("voices-back-room")) } }
    };
    Ok(Page::new(visitor.say("panel-title"), body)
        .about(place)
        .answer(visitor, typed))
}

/// What is written down: the four of Lundy, and what changed.
fn fields(visitor: &Visitor, typed: &Typed) -> Markup {
    let language = visitor.language();
    html! {
        (Field { name: "naam", label: "voices-name", hint: Some("panel-name-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "vraag", label: "panel-question", hint: Some("panel-question-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "dag", label: "panel-day", hint: None, kind: FieldKind::Day }.show(visitor, typed))
        p.hint { (visitor.say("panel-no-names")) }
        @for field in &Arena::get().field {
            @let hint = format!("{}-hint", field.id);
            div.field {
                label for=(field.id) { (field.label.of(language)) }
                p.hint #(hint) { (field.help.of(language)) }
                textarea.words #(field.id) name=(field.id) rows="5" aria-describedby=(hint) { (typed.value(&field.id)) }
                details { summary { (visitor.say("panel-example")) } p { (field.example.of(language)) } }
            }
        }
        (Field { name: "antwoord", label: "panel-answer-by", hint: Some("panel-answer-hint"), kind: FieldKind::Day }.show(visitor, typed))
        div.field {
            label for="verteld" { (visitor.say("panel-told-on")) }
            p.hint #verteld-hint { (visitor.say("panel-told-hint")) }
            input #verteld name="verteld" type="date" value=(typed.value("verteld")) aria-describedby="verteld-hint";
        }
        (tick("delen", &visitor.say("panel-share"), typed.is_ticked("delen")))
        (tick("geen-namen", &visitor.say("panel-no-names-here"), typed.is_ticked("geen-namen")))
    }
}

/// What was typed, when it can be kept.
fn read(typed: &mut Typed) -> Option<PanelWords> {
    let title = typed.needed("naam", SHORT);
    let question = typed.needed("vraag", 4 * SHORT);
    let held_on = typed.needed_day("dag", "panel-day-needed").unwrap_or_default();
    let answer_by = typed
        .needed_day("antwoord", "panel-day-needed")
        .unwrap_or_default();
    let told_on = typed.day("verteld").unwrap_or_default();
    if !typed.has_problems() && answer_by < held_on {
        typed.object("antwoord", Message::new("panel-answer-before"));
    }
    if !told_on.is_empty() && told_on < held_on {
        typed.object("verteld", Message::new("panel-answer-before"));
    }
    if !told_on.is_empty() && told_on > today() {
        typed.object("verteld", Message::new("panel-told-later"));
    }
    let space = typed.passage("space", LONG);
    let voice = typed.passage("voice", LONG);
    let audience = typed.passage("audience", LONG);
    let influence = typed.passage("influence", LONG);
    let changed = typed.passage("changed", LONG);
    for (field, words) in [("space", &space), ("voice", &voice), ("audience", &audience)] {
        if words.as_deref() == Some("") {
            typed.object(field, Message::new("panel-field-needed"));
        }
    }
    // Whoever says that pupils heard back says what they heard.
    let has_answer = influence.as_deref() != Some("") && changed.as_deref() != Some("");
    if !told_on.is_empty() && !has_answer {
        let empty = if influence.as_deref() == Some("") {
            "influence"
        } else {
            "changed"
        };
        typed.object(empty, Message::new("panel-told-needs"));
    }
    if typed.is_ticked("delen") && !typed.is_ticked("geen-namen") {
        for (field, words) in [
            ("voice", &voice),
            ("audience", &audience),
            ("influence", &influence),
            ("changed", &changed),
        ] {
            let words = words.as_deref().unwrap_or_default();
            let telling = [Kind::Name, Kind::Phone, Kind::Address, Kind::Number];
            let found = suggestions(words)
                .into_iter()
                .find(|one| telling.contains(&one.kind));
            if let Some(found) = found {
                typed.object(
                    field,
                    Message::new("panel-names").with("words", &words[found.place]),
                );
            }
        }
    }
    if typed.has_problems() {
        return None;
    }
    Some(PanelWords {
        title: title?,
        question: question?,
        held_on,
        space: space?,
        voice: voice?,
        audience: audience?,
        influence: influence?,
        changed: changed?,
        answer_by,
        told_on,
        shared: typed.is_ticked("delen"),
    })
}

/// Writes a panel down.
pub(super) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let Some(words) = read(&mut typed) else {
        return show_all(&visitor, organisation, &typed).await;
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let panel = change.add_panel(organisation, person, words).await?;
    let deed = Deed::of(person, "kept-panel", format!("panel {panel}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/{panel}", list_address(organisation))).into_response())
}

async fn found(visitor: &Visitor, organisation: i32, panel: i32) -> Result<Panel, Refused> {
    let panel = panels::one(visitor.site().database(), organisation, panel).await?;
    panel.ok_or(Refused::NotFound)
}

/// A panel, to write further.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, panel)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let panel = found(&visitor, organisation, panel).await?;
    let values = [
        ("naam", &panel.title),
        ("vraag", &panel.question),
        ("dag", &panel.held_on),
        ("space", &panel.space),
        ("voice", &panel.voice),
        ("audience", &panel.audience),
        ("influence", &panel.influence),
        ("changed", &panel.changed),
        ("antwoord", &panel.answer_by),
        ("verteld", &panel.told_on),
    ];
    let values = values.map(|(name, value)| (name.to_owned(), value.clone()));
    let shared = panel.shared.then(|| ("delen".to_owned(), "on".to_owned()));
    show(&visitor, &panel, &Typed::of(values.into_iter().chain(shared)))
}

fn show(visitor: &Visitor, panel: &Panel, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(panel.organisation).ok_or(Refused::NotFound)?;
    let here = format!("{}/{}", list_address(panel.organisation), panel.id);
    let link = format!("{}/arena/{}", visitor.site().address(), panel.token);
    let body = html! {
        p.lead { (state(visitor, panel)) }
        @if panel.shared {
            div.qr-beside {
                (pages::qr_code(&link, &visitor.say("panel-qr"))?)
                div { p { (visitor.say("panel-link")) } p { a href=(format!("/arena/{}", panel.token)) { (link) } } }
            }
        }
        form.tall method="post" action=(here) {
            // Of the page that was read, so that sending it again does not write over what another wrote.
            input type="hidden" name="versie" value=(match typed.value("versie") { "" => panel.version.to_string(), version => version.to_owned() });
            (fields(visitor, typed))
            button type="submit" { (visitor.say("panel-keep")) }
        }
        details {
            summary { (visitor.say("panel-remove")) }
            form method="post" action=(format!("{here}/weg")) {
                p { (visitor.say("panel-remove-sure")) }
                button.quiet type="submit" { (visitor.say("panel-remove")) }
            }
        }
        p { a href=(list_address(panel.organisation)) { (visitor.say("panel-back")) } }
    };
    Ok(Page::new(panel.title.as_str(), body)
        .about(place)
        .answer(visitor, typed))
}

/// Writes a panel down anew, unless somebody else did meanwhile.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, panel)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let panel = found(&visitor, organisation, panel).await?;
    let mut typed = Typed::of(values);
    let Some(words) = read(&mut typed) else {
        return show(&visitor, &panel, &typed);
    };
    let person = visitor.number()?;
    let version = typed.value("versie").parse().unwrap_or(0);
    let change = visitor.site().database().change().await?;
    if !change.change_panel((panel.id, version), person, words).await? {
        drop(change);
        typed.object_whole(Message::new("panel-meanwhile"));
        return show(&visitor, &panel, &typed);
    }
    let deed = Deed::of(person, "changed-panel", format!("panel {}", panel.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/{}", list_address(organisation), panel.id)).into_response())
}

/// Takes a panel away.
pub(super) async fn remove(
    visitor: Visitor,
    Path((organisation, panel)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let panel = found(&visitor, organisation, panel).await?;
    let change = visitor.site().database().change().await?;
    change.remove_panel(organisation, panel.id).await?;
    let deed = Deed::of(visitor.number()?, "removed-panel", format!("panel {}", panel.id));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}

/// What pupils read back: what was asked, what they advised, what was decided, what changed.
pub(super) async fn back(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let panel = panels::under(visitor.site().database(), &token).await?;
    let panel = panel.ok_or(Refused::NotFound)?;
    let place = visitor.site().organisation(panel.organisation).await?;
    let parts = [
        ("panel-you-advised", &panel.voice),
        ("panel-who-listened", &panel.audience),
        ("panel-what-was-decided", &panel.influence),
        ("panel-what-changed", &panel.changed),
    ];
    let body = html! {
        p { strong { (place.name) } " · " (day_of(&panel.held_on, visitor.language())) }
        h2 { (visitor.say("panel-we-asked")) }
        p.lead { (panel.question) }
        @for (key, words) in parts {
            h2 { (visitor.say(key)) }
            @if words.is_empty() { p { (visitor.text(&Message::new("panel-not-yet").with("day", day_of(&panel.answer_by, visitor.language())))) } }
            @for line in words.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
        }
        @if !panel.told_on.is_empty() { p.quiet { (visitor.text(&Message::new("panel-told").with("day", day_of(&panel.told_on, visitor.language())))) } }
    };
    Ok(Page::new(panel.title.as_str(), body)
        .for_outsiders(&place)
        .show(&visitor))
}
