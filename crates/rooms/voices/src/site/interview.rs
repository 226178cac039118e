//! A new interview: a text comes in, a person takes names out, and only then is it kept.

use super::{address, found};
use crate::guide::Guide;
use axum::extract::multipart::MultipartError;
use axum::extract::{Form, Multipart, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::studies::{self, Study};
use database::{Deed, now};
use language::pseudonym::{self, Suggestion};
use manuscript::Manuscript;
use maud::{Markup, html};
use pages::{Mark, Page, Refused, Typed, Visitor, broken_off, iso_day, marked, midnight, tick};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The longest interview, in characters: some eight hours of talk.
const LONGEST: usize = 600_000;
/// The most lines: each is a paragraph of its own on the page.
const MOST_LINES: usize = 20_000;

/// Where to paste or send what was said.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    show(&visitor, &study, &Typed::of(values)).await
}

async fn show(visitor: &Visitor, study: &Study, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(study.organisation).ok_or(Refused::NotFound)?;
    let respondents = studies::respondents(visitor.site().database(), study.id).await?;
    let body = html! {
        p.lead { (visitor.say("voices-new-lead")) }
        @if respondents.is_empty() { p { (visitor.say("voices-new-nobody")) } } @else {
            form.tall method="post" action=(format!("{}/nieuw-gesprek", address(study))) enctype="multipart/form-data" {
                div.field {
                    label for="deelnemer" { (visitor.say("voices-label")) }
                    select #deelnemer name="deelnemer" {
                        @for one in &respondents {
                            option value=(one.id) selected[typed.value("deelnemer") == one.id.to_string()] { (one.label) " · " (one.function) }
                        }
                    }
                }
                div.field {
                    label for="tekst" { (visitor.say("voices-new-text")) }
                    p.hint #tekst-hint { (visitor.say("voices-new-text-hint")) }
                    textarea.words.letter #tekst name="tekst" rows="14" aria-describedby="tekst-hint" { (typed.value("tekst")) }
                }
                div.field {
                    label for="bestand" { (visitor.say("voices-new-file")) }
                    p.hint #bestand-hint { (visitor.say("voices-new-file-hint")) }
                    input #bestand name="bestand" type="file" accept=".txt,.docx,.odt,.vtt,.srt" aria-describedby="bestand-hint";
                }
                button type="submit" { (visitor.say("voices-new-look")) }
            }
        }
        p { a href=(address(study)) { (visitor.say("voices-back")) } }
    };
    Ok(Page::new(visitor.say("voices-new-title"), body)
        .about(place)
        .answer(visitor, typed))
}

/// Reads what came in, and shows what may tell who somebody is. Nothing is kept yet.
pub(super) async fn look(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    mut parts: Multipart,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let back = format!("{}/nieuw-gesprek", address(&study));
    let said = ["manuscript-too-large", "voices-new-broken-off"];
    let broken = |error: MultipartError| broken_off(&error, said, back.as_str());
    let (mut values, mut file) = (BTreeMap::new(), Vec::new());
    while let Some(field) = parts.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "bestand" => file = field.bytes().await.map_err(broken)?.to_vec(),
            "tekst" | "deelnemer" => {
                values.insert(name, field.text().await.map_err(broken)?);
            }
            _ => {}
        }
    }
    let mut typed = Typed::of(values.clone());
    if !file.is_empty() {
        let read = tokio::task::spawn_blocking(move || Manuscript::read(&file))
            .await
            .map_err(Refused::fault)?;
        match read {
            Ok(read) => {
                values.insert("tekst".to_owned(), read.text);
                typed = Typed::of(values);
            }
            Err(refusal) => typed.object("bestand", refusal.message()),
        }
    }
    review(&visitor, &study, typed, None).await
}

/// The text with what may tell marked in it, and a box for each to say yes or no. With something wrong about a field of
/// this page, what was ticked stays.
async fn review(
    visitor: &Visitor,
    study: &Study,
    mut typed: Typed,
    wrong: Option<(&'static str, Message)>,
) -> Result<Response, Refused> {
    let text = typed.passage("tekst", LONGEST);
    if text.as_deref() == Some("") {
        typed.object("tekst", Message::new("voices-new-empty"));
    }
    let respondents = studies::respondents(visitor.site().database(), study.id).await?;
    if text
        .as_ref()
        .is_some_and(|text| text.matches('\n').count() > MOST_LINES)
    {
        typed.object("tekst", Message::new("voices-new-long"));
    }
    let respondent = respondents
        .iter()
        .find(|one| one.id.to_string() == typed.value("deelnemer"));
    if respondent.is_none() {
        typed.object("deelnemer", Message::new("voices-new-who"));
    }
    let (Some(text), Some(respondent), false) = (text, respondent, typed.has_problems()) else {
        return show(visitor, study, &typed).await;
    };
    let place = visitor.tree().get(study.organisation).ok_or(Refused::NotFound)?;
    let found = pseudonym::suggestions(&text);
    let body = html! {
        p.lead { (visitor.text(&Message::new("voices-review-lead").with("count", found.len()))) }
        form.tall method="post" action=(format!("{}/nieuw-gesprek/bewaar", address(study))) {
            input type="hidden" name="deelnemer" value=(respondent.id);
            input type="hidden" name="tekst" value=(text);
            section aria-labelledby="namen" {
                h2 #namen { (visitor.say("voices-review-title")) }
                div.beside {
                    div.text translate="no" tabindex="0" role="region" aria-label=(visitor.say("voices-new-text")) { (marked(&text, &marks(&found))) }
                    fieldset translate="no" {
                        legend { (visitor.say("voices-review-legend")) }
                        @if found.is_empty() { p { (visitor.say("voices-review-none")) } }
                        @for (number, one) in (1..).zip(&found) {
                            div id=(format!("n{number}")) {
                                (tick(&format!("weg-{number}"), &format!("{number}. ‘{}’ → {}", &text[one.place.clone()], one.instead), wrong.is_none() || typed.is_ticked(&format!("weg-{number}"))))
                            }
                        }
                    }
                }
            }
            (asked(visitor, &typed))
            div.field {
                label for="gehouden" { (visitor.say("voices-held-on")) }
                p.hint #gehouden-hint { (visitor.say("voices-held-on-hint")) }
                input #gehouden name="gehouden" type="date" value=(typed.value("gehouden")) max=(iso_day(now())) aria-describedby="gehouden-hint";
            }
            label.tick { input #gelezen type="checkbox" name="gelezen" value="on" required; span { (visitor.say("voices-review-read")) } }
            p.hint { (visitor.say("voices-review-read-hint")) }
            button type="submit" { (visitor.say("voices-review-keep")) }
        }
        p { a href=(address(study)) { (visitor.say("voices-back")) } }
    };
    let title = visitor.text(&Message::new("voices-review-page").with("label", respondent.label.as_str()));
    let mut told = Typed::default();
    if let Some((field, message)) = wrong {
        told.object(field, message);
    }
    Ok(Page::new(title, body).about(place).answer(visitor, &told))
}

fn marks(found: &[Suggestion]) -> Vec<Mark> {
    let one = |(number, one): (usize, &Suggestion)| Mark {
        place: one.place.clone(),
        kind: "lens",
        number: Some(number),
    };
    (1..).zip(found).map(one).collect()
}

/// Which questions of the guide were asked: that is how ‘asked’ and ‘volunteered’ are told apart.
fn asked(visitor: &Visitor, typed: &Typed) -> Markup {
    let guide = Guide::get();
    html! {
        section aria-labelledby="gevraagd" {
            h2 #gevraagd { (visitor.say("voices-asked-title")) }
            p.hint { (visitor.say("voices-asked-hint")) }
            @for section in &guide.section {
                fieldset {
                    legend { (section.title.of(visitor.language())) }
                    @for question in guide.question.iter().filter(|one| one.section == section.id) {
                        (tick(&format!("vraag-{}", question.id), question.text.of(visitor.language()), typed.is_ticked(&format!("vraag-{}", question.id))))
                        @for probe in question.probe.iter().filter(|probe| !probe.offers.is_empty()) {
                            (tick(&format!("vraag-{}", probe.id), probe.text.of(visitor.language()), typed.is_ticked(&format!("vraag-{}", probe.id))))
                        }
                    }
                }
            }
        }
    }
}

/// Keeps the interview, with the names that were said yes to taken out.
pub(super) async fn keep(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let mut typed = Typed::of(values);
    let text = typed.passage("tekst", LONGEST).filter(|text| !text.is_empty());
    let respondents = studies::respondents(visitor.site().database(), study.id).await?;
    let respondent = respondents
        .iter()
        .find(|one| one.id.to_string() == typed.value("deelnemer"));
    let (Some(text), Some(respondent)) = (text, respondent) else {
        return review(&visitor, &study, typed, None).await;
    };
    if !typed.is_ticked("gelezen") {
        let first = ("gelezen", Message::new("voices-review-first"));
        return review(&visitor, &study, typed, Some(first)).await;
    }
    let held = typed.value("gehouden").to_owned();
    let held_at = midnight(&held);
    if !held.is_empty() && held_at.is_none_or(|at| at > now()) {
        let when = ("gehouden", Message::new("voices-held-on-when"));
        return review(&visitor, &study, typed, Some(when)).await;
    }
    let found = pseudonym::suggestions(&text);
    let taken: Vec<&Suggestion> = (1..)
        .zip(&found)
        .filter(|(number, _)| typed.is_ticked(&format!("weg-{number}")))
        .map(|(_, one)| one)
        .collect();
    let kept = pseudonym::replaced(&text, &taken);
    let asked: Vec<&str> = Guide::get()
        .all()
        .map(|(id, _)| id)
        .filter(|id| typed.is_ticked(&format!("vraag-{id}")))
        .collect();
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let interview = change
        .add_interview(
            (study.id, respondent.id, person),
            (kept, asked.join(" ")),
            held_at,
        )
        .await?;
    let deed = Deed::of(
        person,
        "kept-interview",
        format!("study {} {}", study.id, respondent.label),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/gesprek/{interview}", address(&study))).into_response())
}

/// Takes an interview away, with all that was coded in it.
pub(super) async fn remove(
    visitor: Visitor,
    Path((organisation, study, interview)): Path<(i32, i32, i32)>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let change = visitor.site().database().change().await?;
    if !change.remove_interview(study.id, interview).await? {
        return Err(Refused::NotFound);
    }
    let deed = Deed::of(
        visitor.number()?,
        "removed-interview",
        format!("study {} conversation {interview}", study.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}
