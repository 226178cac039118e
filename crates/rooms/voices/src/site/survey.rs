//! Questionnaires as who sends them out sees them: the link, how many answered, and what came out.

use super::{answering, files};
use crate::answers::{Answers, Given, outcomes};
use crate::questionnaire::{Kind, Questionnaire, Tongue};
use crate::report::Teller;
use crate::report::survey::{Closed, document};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::organisations::Organisation;
use database::surveys::{self, NewSurvey, Survey};
use database::{Database, Deed, Fault, now, studies};
use documents::{Block, blocks_html};
use maud::{Markup, PreEscaped, html};
use pages::{Field, FieldKind, Page, Refused, Typed, Visitor, day, iso_day, midnight, tick};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The longest title.
const SHORT: usize = 80;
/// A day, in seconds.
const DAY: i64 = 86_400;
/// How long a survey is open unless somebody says otherwise.
const USUAL: i64 = 14 * DAY;
/// How long it may be open.
const LONGEST: i64 = 120 * DAY;
/// The most people.
const MOST: i32 = 5_000;
fn list_address(organisation: i32) -> String {
    format!("/horen/{organisation}/vragen")
}

fn address(survey: &Survey) -> String {
    format!("{}/{}", list_address(survey.organisation), survey.id)
}

/// The survey and its organisation, or nothing that tells whether either exists. One whose time is over is closed first,
/// so that nothing is ever counted of one that may still change.
async fn found(
    visitor: &Visitor,
    organisation: i32,
    survey: i32,
) -> Result<(&Organisation, Survey), Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let survey = surveys::one(database, organisation, survey)
        .await?
        .ok_or(Refused::NotFound)?;
    if survey.closed_at.is_none() && survey.is_closed(now()) {
        close_for_good(database, &survey, None).await?;
        let survey = surveys::one(database, organisation, survey.id).await?;
        return Ok((place, survey.ok_or(Refused::NotFound)?));
    }
    Ok((place, survey))
}

async fn close_for_good(database: &Database, survey: &Survey, person: Option<i32>) -> Result<(), Fault> {
    let change = database.change().await?;
    change.close_survey(survey.id).await?;
    let what = format!("survey {}", survey.id);
    let deed = match person {
        Some(person) => Deed::of(person, "closed-survey", what),
        None => Deed::of_program("closed-survey", what),
    };
    change.keep(&deed.about(survey.organisation)).await
}

/// What came in of a survey that was closed.
pub(super) async fn closed<'s>(
    database: &Database,
    survey: &'s Survey,
) -> Result<Option<Closed<'s>>, Refused> {
    let Some(questionnaire) = Questionnaire::named(&survey.questionnaire) else {
        return Ok(None);
    };
    if survey.closed_at.is_none() || survey.edition != questionnaire.edition {
        return Ok(None);
    }
    let all = surveys::answers(database, survey.id).await?;
    let read = |json: &String| serde_json::from_str::<Answers>(json).map_err(Refused::fault);
    let all = all.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(Closed {
        title: &survey.title,
        questionnaire,
        people: usize::try_from(survey.people).unwrap_or(0),
        answers: all.len(),
        outcomes: outcomes(questionnaire, &all),
    }))
}

/// The surveys of an organisation, and a form to send one out.
pub(super) async fn all(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let until = iso_day(now() + USUAL);
    show_all(&visitor, organisation, &Typed::of([("tot".to_owned(), until)])).await
}

async fn show_all(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let all = surveys::of(database, organisation).await?;
    let studies = studies::of(database, organisation).await?;
    let tag = visitor.language().tag();
    let body = html! {
        p.lead { (visitor.say("survey-all-lead")) }
        @if !all.is_empty() {
            ul.findings { @for one in &all { li { a href=(address(one)) { (one.title) } p.quiet { (state(visitor, one)) } } } }
        }
        h2 { (visitor.say("survey-new-title")) }
        form.tall method="post" action=(list_address(organisation)) {
            fieldset {
                legend { (visitor.say("survey-which")) }
                @for one in Questionnaire::all() {
                    label.tick {
                        input type="radio" name="lijst" value=(one.id) checked[typed.value("lijst") == one.id] required;
                        span { (one.title.of(tag)) " – " (visitor.text(&Message::new("survey-for").with("audience", one.audience.as_str()).with("minutes", one.minutes).with("count", one.item.len()))) }
                    }
                }
            }
            (Field { name: "naam", label: "voices-name", hint: Some("survey-name-hint"), kind: FieldKind::Text }.show(visitor, typed))
            (Field { name: "mensen", label: "survey-people-asked", hint: Some("survey-people-hint"), kind: FieldKind::Count }.show(visitor, typed))
            (Field { name: "tot", label: "survey-until", hint: Some("survey-until-hint"), kind: FieldKind::Day }.show(visitor, typed))
            fieldset {
                legend { (visitor.say("survey-tongues")) }
                p.hint { (visitor.say("survey-tongues-hint")) }
                p { (visitor.say("survey-dutch-always")) }
                @for tongue in crate::questionnaire::TONGUES.into_iter().filter(|tongue| tongue.tag != "nl") {
                    (tick(&format!("taal-{}", tongue.tag), &tongue_words(visitor, tongue), typed.is_ticked(&format!("taal-{}", tongue.tag))))
                }
            }
            @if !studies.is_empty() {
                div.field {
                    label for="onderzoek" { (visitor.say("survey-beside")) }
                    select #onderzoek name="onderzoek" {
                        option value="" { (visitor.say("survey-beside-none")) }
                        @for study in &studies { option value=(study.id) selected[typed.value("onderzoek") == study.id.to_string()] { (study.name) } }
                    }
                }
            }
            button type="submit" { (visitor.say("survey-make")) }
        }
        p { a href=(format!("/horen/{organisation}")) { (visitor.say("voices-back-room")) } }
    };
    Ok(Page::new(visitor.say("survey-title"), body)
        .about(place)
        .answer(visitor, typed))
}

/// A language, and that no native speaker has read the questionnaire in it if so.
fn tongue_words(visitor: &Visitor, tongue: Tongue) -> String {
    let has = |reviewed: bool| {
        Questionnaire::all()
            .iter()
            .any(|one| one.tongues().any(|it| it == tongue) && one.is_reviewed(tongue.tag) == reviewed)
    };
    match has(false) {
        true => format!("{} ({})", tongue.name, visitor.say("survey-unread")),
        false => tongue.name.to_owned(),
    }
}

fn state(visitor: &Visitor, survey: &Survey) -> String {
    let key = if survey.is_closed(now()) {
        "survey-is-closed"
    } else {
        "survey-is-open"
    };
    let at = survey.closed_at.unwrap_or(survey.until);
    visitor.text(&Message::new(key).with("day", day(at, visitor.language())))
}

/// Sends a survey out.
pub(super) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let questionnaire = Questionnaire::named(typed.value("lijst"));
    if questionnaire.is_none() {
        typed.object("lijst", Message::new("survey-which-needed"));
    }
    let title = typed.needed("naam", SHORT);
    let floor = questionnaire.map_or(1, Questionnaire::floor);
    let people: Option<i32> = typed.value("mensen").trim().parse().ok();
    let people = people.filter(|people| (1..=MOST).contains(people));
    match people {
        None => typed.object(
            "mensen",
            Message::new("survey-people-number").with("count", MOST.to_string()),
        ),
        Some(people) if usize::try_from(people).is_ok_and(|people| people < floor) => {
            typed.object("mensen", Message::new("survey-people-few").with("count", floor));
        }
        Some(_) => {}
    }
    let today = midnight(&iso_day(now())).unwrap_or(0);
    // The last day counts until its end.
    let until = midnight(typed.value("tot")).map(|at| at + DAY - 1);
    let until = until.filter(|until| (today..=today + LONGEST).contains(until));
    if until.is_none() {
        let last = iso_day(today + LONGEST);
        typed.object(
            "tot",
            Message::new("survey-until-when")
                .with("first", iso_day(today))
                .with("last", last),
        );
    }
    let tongues: Vec<&str> = questionnaire
        .into_iter()
        .flat_map(Questionnaire::tongues)
        .map(|tongue| tongue.tag)
        .filter(|tag| *tag == "nl" || typed.is_ticked(&format!("taal-{tag}")))
        .collect();
    let (Some(questionnaire), Some(title), Some(people), Some(until), false) =
        (questionnaire, title, people, until, typed.has_problems())
    else {
        return show_all(&visitor, organisation, &typed).await;
    };
    let database = visitor.site().database();
    let study = match typed.value("onderzoek").parse() {
        Ok(study) => studies::one(database, organisation, study)
            .await?
            .map(|study| study.id),
        Err(_) => None,
    };
    let person = visitor.number()?;
    let change = database.change().await?;
    let new = NewSurvey {
        organisation,
        study,
        questionnaire: (questionnaire.id.clone(), questionnaire.edition),
        title,
        tongues: tongues.join(" "),
        people,
        until,
        person,
    };
    let survey = change.add_survey(new).await?;
    let deed = Deed::of(person, "sent-survey", format!("survey {survey}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/{survey}", list_address(organisation))).into_response())
}

/// A survey: its link while it is open, what came out once it is closed.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, survey)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, survey) = found(&visitor, organisation, survey).await?;
    let database = visitor.site().database();
    let count = surveys::count(database, survey.id).await?;
    let closed = closed(database, &survey).await?;
    let body = html! {
        p.lead { (state(&visitor, &survey)) }
        @if survey.closed_at.is_none() { (open(&visitor, &survey, count)?) } @else {
            @match &closed {
                Some(closed) => (shown(&visitor, place, &survey, closed)),
                None => p { (visitor.say("survey-other-edition")) },
            }
        }
        details {
            summary { (visitor.say("survey-remove")) }
            form method="post" action=(format!("{}/weg", address(&survey))) {
                p { (visitor.say("survey-remove-sure")) }
                button.quiet type="submit" { (visitor.say("survey-remove")) }
            }
        }
        p { a href=(list_address(organisation)) { (visitor.say("survey-back")) } }
    };
    Ok(Page::new(survey.title.as_str(), body).about(place).show(&visitor))
}

fn open(visitor: &Visitor, survey: &Survey, count: u64) -> Result<Markup, Refused> {
    let link = format!("{}/vragen/{}", visitor.site().address(), survey.token);
    let here = address(survey);
    // Who counts along could tell one answer from the others.
    let floor = Questionnaire::named(&survey.questionnaire).map_or(10, Questionnaire::floor) as u64;
    Ok(html! {
        p { (visitor.text(&Message::new("survey-so-far").with("enough", if count >= floor { "yes" } else { "no" }).with("floor", floor).with("people", survey.people.to_string()))) }
        div.qr-beside {
            (pages::qr_code(&link, &visitor.say("survey-qr"))?)
            div {
                p { (visitor.say("survey-link")) }
                p { a href=(format!("/vragen/{}", survey.token)) { (link) } }
                p { (visitor.say("survey-sheet")) }
                ul.downloads { @for tongue in answering::offered(survey) { li { a href=(format!("{here}/blad?taal={}", tongue.tag)) { (tongue.name) } } } }
                p.hint { (visitor.say("survey-typed-in")) }
            }
        }
        p { (visitor.say("survey-closed-first")) }
        details {
            summary { (visitor.say("survey-close")) }
            form method="post" action=(format!("{here}/sluit")) {
                p { (visitor.say("survey-close-sure")) }
                button type="submit" { (visitor.say("survey-close")) }
            }
        }
    })
}

fn shown(visitor: &Visitor, place: &Organisation, survey: &Survey, closed: &Closed<'_>) -> Markup {
    let teller = Teller {
        catalogue: visitor.catalogue(),
        simulated: place.simulated,
    };
    let document = document(teller, closed, true);
    let words = teller.words();
    let is_open =
        |(item, _): &(&crate::questionnaire::Item, &crate::answers::Outcome)| item.kind == Kind::Open;
    let said = closed
        .questionnaire
        .item
        .iter()
        .zip(&closed.outcomes)
        .filter(is_open);
    let said: Vec<(&str, &String)> = said
        .flat_map(|(item, outcome)| match outcome {
            crate::answers::Outcome::Open(words) => {
                words.iter().map(|words| (item.id.as_str(), words)).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    html! {
        (files::links(visitor, &format!("{}/bestand", address(survey)), ""))
        @for section in &document.sections {
            section aria-labelledby=(section.id) { h2 #(section.id) { (section.title) } @for block in &section.blocks { div translate=[matches!(block, Block::List(_)).then_some("no")] { (PreEscaped(blocks_html(std::slice::from_ref(block), &words))) } } }
        }
        @if !said.is_empty() {
            details {
                summary { (visitor.say("survey-strike")) }
                p { (visitor.say("survey-strike-how")) }
                @for (item, words) in said {
                    form.tall method="post" action=(format!("{}/schrap", address(survey))) {
                        input type="hidden" name="vraag" value=(item);
                        input type="hidden" name="woorden" value=(words);
                        blockquote { p { (words) } }
                        button.quiet type="submit" { (visitor.say("survey-strike-one")) }
                    }
                }
            }
        }
    }
}

/// Closes a survey for good.
pub(super) async fn close(
    visitor: Visitor,
    Path((organisation, survey)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, survey) = found(&visitor, organisation, survey).await?;
    if survey.closed_at.is_none() {
        close_for_good(visitor.site().database(), &survey, Some(visitor.number()?)).await?;
    }
    Ok(Redirect::to(&address(&survey)).into_response())
}

/// Takes a survey away with what came in.
pub(super) async fn remove(
    visitor: Visitor,
    Path((organisation, survey)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, survey) = found(&visitor, organisation, survey).await?;
    let change = visitor.site().database().change().await?;
    change.remove_survey(organisation, survey.id).await?;
    let deed = Deed::of(
        visitor.number()?,
        "removed-survey",
        format!("survey {}", survey.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}

/// Strikes out what somebody wrote in own words, because it tells who somebody is.
pub(super) async fn strike(
    visitor: Visitor,
    Path((organisation, survey)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, survey) = found(&visitor, organisation, survey).await?;
    let typed = Typed::of(values);
    // Before it is closed nobody sees what came in, and so nobody can strike in it.
    if survey.closed_at.is_none() {
        return Err(Refused::NotFound);
    }
    let question = typed.value("vraag");
    // A browser sends the lines of a field with another end than they came with.
    let said = Given::Words(typed.value("woorden").replace("\r\n", "\n"));
    let database = visitor.site().database();
    for json in surveys::answers(database, survey.id).await? {
        let mut answers: Answers = serde_json::from_str(&json).map_err(Refused::fault)?;
        if answers.get(question) != Some(&said) {
            continue;
        }
        answers.remove(question);
        let after = serde_json::to_string(&answers).map_err(Refused::fault)?;
        let change = database.change().await?;
        change.change_answer(survey.id, &json, after).await?;
        let deed = Deed::of(
            visitor.number()?,
            "struck-answer",
            format!("survey {}", survey.id),
        );
        change.keep(&deed.about(organisation)).await?;
        return Ok(Redirect::to(&address(&survey)).into_response());
    }
    Err(Refused::told(Message::new("survey-strike-not"), address(&survey)))
}

/// The questionnaire on paper.
pub(super) async fn sheet(
    visitor: Visitor,
    Path((organisation, survey)): Path<(i32, i32)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, survey) = found(&visitor, organisation, survey).await?;
    let questionnaire = Questionnaire::named(&survey.questionnaire).ok_or(Refused::NotFound)?;
    let asked = values.get("taal").map_or("nl", String::as_str);
    let tongue = answering::offered(&survey)
        .into_iter()
        .find(|tongue| tongue.tag == asked);
    let tongue = tongue.ok_or(Refused::NotFound)?;
    answering::sheet(&visitor, (&survey, questionnaire), tongue, place)
}

/// What came out, as a file.
pub(super) async fn download(
    visitor: Visitor,
    Path((organisation, survey, file)): Path<(i32, i32, String)>,
) -> Result<Response, Refused> {
    let (place, survey) = found(&visitor, organisation, survey).await?;
    let closed = closed(visitor.site().database(), &survey)
        .await?
        .ok_or(Refused::NotFound)?;
    let teller = Teller {
        catalogue: visitor.catalogue(),
        simulated: place.simulated,
    };
    let made = (document(teller, &closed, false), teller.words());
    files::send(&visitor, organisation, &file, made).await
}
