//! Taking a project of another program in: send it, look at what it holds and which names are in it, and say yes.

use super::study::{SECTORS, sector_words};
use super::waiting::Waiting;
use crate::codebook::Codebook;
use crate::taking_in::{Left, Plan, Talk};
use axum::Extension;
use axum::extract::{Form, Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::studies::{NewRespondent, NewSegment};
use database::{Deed, Secret, now};
use language::pseudonym::Suggestion;
use maud::{Markup, html};
use pages::{Mark, Page, Refused, Typed, Visitor, file_sent, marked, midnight, tick};
use qda::{Certainty, Dialect, Finding, Reading, Scored, Unit, Verdict};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::Message;

type Values = BTreeMap<String, String>;

/// The most findings that are listed.
const MOST_LISTED: usize = 200;
/// The largest project, in bytes.
pub(super) const LARGEST: usize = 30_000_000;
/// The longest text, in characters, and the most texts.
const LONGEST: usize = 600_000;
const MOST_TEXTS: usize = 500;

fn here(organisation: i32) -> String {
    format!("/horen/{organisation}/inbrengen")
}

/// Where to send a project.
pub(super) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    show(&visitor, organisation, None)
}

fn show(visitor: &Visitor, organisation: i32, problem: Option<&Message>) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let body = html! {
        p.lead { (visitor.say("taking-in-lead")) }
        form.tall method="post" action=(here(organisation)) enctype="multipart/form-data" {
            div.field {
                label for="bestand" { (visitor.say("taking-in-file")) }
                p.hint #bestand-hint { (visitor.say("taking-in-file-hint")) }
                input #bestand name="bestand" type="file" accept=".qdpx" aria-describedby="bestand-hint" required;
            }
            button type="submit" { (visitor.say("taking-in-look")) }
        }
        p { a href=(format!("/horen/{organisation}")) { (visitor.say("voices-back-room")) } }
    };
    let alert = html! { @if let Some(problem) = problem { div.problems role="alert" { p { (visitor.text(problem)) } } } };
    let mut response = Page::new(visitor.say("taking-in-title"), body)
        .about(place)
        .saying_first(alert)
        .show(visitor);
    if problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The file that came along, or that it did not come through.
pub(super) async fn file(parts: Multipart, back: &str) -> Result<Vec<u8>, Refused> {
    let said = ["qda-too-large", "voices-new-broken-off"];
    file_sent(parts, "bestand", said, back).await
}

/// Reads a project away from where pages are made.
async fn read(bytes: Arc<Vec<u8>>, chosen: Option<Dialect>) -> Result<Result<Reading, Finding>, Refused> {
    let reading = tokio::task::spawn_blocking(move || qda::read(&bytes, chosen));
    reading.await.map_err(Refused::fault)
}

/// Looks at a project, and lets it wait for a yes.
pub(super) async fn look(
    visitor: Visitor,
    Extension(waiting): Extension<Waiting>,
    Path(organisation): Path<i32>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let bytes = Arc::new(file(parts, &here(organisation)).await?);
    let reading = match read(bytes.clone(), None).await? {
        Ok(reading) => reading,
        Err(refusal) => return show(&visitor, organisation, Some(&refusal.message())),
    };
    if let Some(problem) = too_much(&reading) {
        return show(&visitor, organisation, Some(&problem));
    }
    let word = waiting.keep(visitor.number()?, bytes.to_vec())?;
    let ways = ways(&bytes, &reading.verdicts).await?;
    review(
        &visitor,
        organisation,
        (&reading, &ways),
        &word,
        &Typed::default(),
    )
}

/// Why a project is not taken in, if so.
fn too_much(reading: &Reading) -> Option<Message> {
    let sources = &reading.project.sources;
    if sources.is_empty() {
        return Some(Message::new("taking-in-empty"));
    }
    if sources.len() > MOST_TEXTS {
        return Some(Message::new("taking-in-many").with("count", MOST_TEXTS));
    }
    let is_long = |text: &str| text.chars().count() > LONGEST || text.matches('\n').count() > 20_000;
    sources
        .iter()
        .any(|source| is_long(&source.text))
        .then(|| Message::new("voices-new-long"))
}

/// A way of counting that is asked about.
struct Way {
    /// The word under which it is sent.
    word: String,
    dialect: Dialect,
    /// How well it fits.
    messages: Vec<Message>,
    /// Passages as they would be: the last of each text, where a wrong way has drifted most.
    samples: Vec<String>,
}

/// The most ways that are asked about, and the most passages shown of each.
const MOST_WAYS: usize = 4;
const MOST_SAMPLES: usize = 6;

/// The ways of counting that can be right, where it is not sure which.
async fn ways(bytes: &Arc<Vec<u8>>, verdicts: &[Verdict]) -> Result<Vec<Way>, Refused> {
    let mut asked: Vec<(usize, Scored)> = Vec::new();
    for verdict in verdicts
        .iter()
        .filter(|verdict| verdict.certainty != Certainty::Settled)
    {
        asked.extend(verdict.ranking.iter().map(|scored| (verdict.selections, *scored)));
    }
    let mut all: Vec<Way> = Vec::new();
    for (selections, scored) in asked {
        let word = dialect_word(scored.dialect);
        if all.len() == MOST_WAYS || all.iter().any(|way| way.word == word) {
            continue;
        }
        let reading = read(bytes.clone(), Some(scored.dialect))
            .await?
            .map_err(Refused::fault)?;
        let sources = reading.project.sources.iter();
        let samples = sources.flat_map(|source| {
            source
                .selections
                .iter()
                .rev()
                .take(2)
                .map(|one| one.quote(&source.text))
        });
        let samples = samples
            .take(MOST_SAMPLES)
            .map(|quote| quote.chars().take(120).collect());
        all.push(Way {
            word,
            dialect: scored.dialect,
            messages: scored.messages(selections),
            samples: samples.collect(),
        });
    }
    Ok(all)
}

fn dialect_word(dialect: Dialect) -> String {
    let unit = match dialect.unit {
        Unit::CodePoint => "teken",
        Unit::Utf16 => "utf16",
    };
    let crlf = dialect.crlf.map_or("-".to_owned(), |count| count.to_string());
    let bom = dialect.bom.map_or('-', |counts| if counts { '1' } else { '0' });
    format!("{unit}-{crlf}-{bom}")
}

/// What the project holds, what was repaired, which names are in it; nothing is kept yet.
fn review(
    visitor: &Visitor,
    organisation: i32,
    (reading, ways): (&Reading, &[Way]),
    word: &str,
    typed: &Typed,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let plan = Plan::of(&reading.project, visitor.language());
    let again = typed.has_problems();
    let fresh = plan.codes.iter().filter(|code| code.known.is_none()).count();
    let counts = Message::new("taking-in-counts")
        .with("texts", plan.talks.len())
        .with("passages", plan.passages())
        .with("codes", plan.codes.len())
        .with("fresh", fresh)
        .with("coders", plan.coders.len());
    let doubled: Vec<&str> = plan.doubled().collect();
    let body = html! {
        p.lead { (visitor.text(&counts)) }
        @if !doubled.is_empty() { p { (visitor.text(&Message::new("taking-in-doubled").with("names", doubled.join(", ")))) } }
        (left_out(visitor, plan.left))
        (findings(visitor, &reading.findings))
        form.tall method="post" action=(format!("{}/bewaar", here(organisation))) {
            input type="hidden" name="wacht" value=(word);
            @if !ways.is_empty() {
                fieldset {
                    legend { (visitor.say("taking-in-counted")) }
                    p.hint { (visitor.say("taking-in-counted-hint")) }
                    @for way in ways {
                        label.tick {
                            input type="radio" name="telling" value=(way.word) required checked[typed.value("telling") == way.word];
                            span { @for (part, message) in way.messages.iter().enumerate() { @if part > 0 { " " } (visitor.text(message)) } }
                        }
                        details { summary { (visitor.say("taking-in-samples")) } ul { @for quote in &way.samples { li { "‘" (quote) "’" } } } }
                    }
                }
            }
            div.field {
                label for="naam" { (visitor.say("voices-name")) }
                input #naam name="naam" value=(if again { typed.value("naam") } else { plan.name.as_str() }) required maxlength="80";
            }
            div.field {
                label for="vraag" { (visitor.say("voices-question")) }
                textarea.words #vraag name="vraag" rows="3" required { (typed.value("vraag")) }
            }
            h2 { (visitor.say("voices-respondents")) }
            p.hint { (visitor.say("voices-respondents-hint")) }
            @for (number, one) in plan.respondents.iter().enumerate() {
                fieldset {
                    legend translate="no" { (one.name) }
                    label.line { (visitor.say("voices-sector"))
                        select name=(format!("sector-{number}")) {
                            @for sector in SECTORS { option value=(sector) selected[chosen(typed, &format!("sector-{number}"), &one.sector) == sector || (sector == "other" && !SECTORS.contains(&one.sector.as_str()) && !again)] { (sector_words(visitor, sector)) } }
                        }
                    }
                    label.line { (visitor.say("voices-region")) input name=(format!("regio-{number}")) value=(chosen(typed, &format!("regio-{number}"), &one.region)) required maxlength="80"; }
                    label.line { (visitor.say("voices-function")) input name=(format!("functie-{number}")) value=(chosen(typed, &format!("functie-{number}"), &one.function)) required maxlength="80"; }
                }
            }
            h2 { (visitor.say("voices-review-title")) }
            p.hint { (visitor.say("taking-in-names")) }
            @for (number, talk) in plan.talks.iter().enumerate() { (names(visitor, number, talk, typed)) }
            div.field {
                label for="gehouden" { (visitor.say("taking-in-held-on")) }
                p.hint #gehouden-hint { (visitor.say("taking-in-held-on-hint")) }
                input #gehouden name="gehouden" type="date" value=(typed.value("gehouden")) required aria-describedby="gehouden-hint";
            }
            (tick("jong", &visitor.say("taking-in-minors"), typed.is_ticked("jong")))
            (tick("ja", &visitor.say("taking-in-consent"), false))
            (tick("gelezen", &visitor.say("taking-in-read"), false))
            button type="submit" { (visitor.say("taking-in-keep")) }
        }
        p { a href=(here(organisation)) { (visitor.say("taking-in-other")) } }
    };
    Ok(Page::new(visitor.say("taking-in-review"), body)
        .about(place)
        .answer(visitor, typed))
}

/// What was typed, or what the project says.
fn chosen<'v>(typed: &'v Typed, field: &str, known: &'v str) -> &'v str {
    match typed.value(field) {
        "" => known,
        value => value,
    }
}

fn left_out(visitor: &Visitor, left: Left) -> Markup {
    let all = [
        ("taking-in-left-around", left.around),
        ("taking-in-left-whole", left.on_the_whole),
        ("taking-in-left-uncoded", left.uncoded),
        ("taking-in-left-sources", left.other_sources),
    ];
    html! {
        @if all.iter().any(|(_, count)| *count > 0) {
            p { (visitor.say("taking-in-left")) }
            ul { @for (key, count) in all.iter().filter(|(_, count)| *count > 0) { li { (visitor.text(&Message::new(*key).with("count", *count))) } } }
        }
    }
}

fn findings(visitor: &Visitor, all: &[Finding]) -> Markup {
    html! {
        @if !all.is_empty() {
            details {
                summary { (visitor.text(&Message::new("taking-in-findings").with("count", all.len()))) }
                ul { @for finding in all.iter().take(MOST_LISTED) { li { @if let Some(line) = finding.line() { (visitor.text(&line)) ": " } (visitor.text(&finding.message())) } } }
            }
        }
    }
}

/// A text with what may tell marked in it, and a box for each.
fn names(visitor: &Visitor, number: usize, talk: &Talk<'_>, typed: &Typed) -> Markup {
    let again = typed.has_problems();
    let mark = |(number, one): (usize, &Suggestion)| Mark {
        place: one.place.clone(),
        kind: "lens",
        number: Some(number),
    };
    let marks: Vec<Mark> = (1..).zip(&talk.names).map(mark).collect();
    html! {
        details translate="no" {
            summary { (talk.source.name) ": " (visitor.text(&Message::new("taking-in-places").with("count", talk.names.len()))) }
            div.beside {
                div.text tabindex="0" role="region" aria-label=(talk.source.name) { (marked(&talk.source.text, &marks)) }
                fieldset {
                    legend { (visitor.say("voices-review-legend")) }
                    @if talk.names.is_empty() { p { (visitor.say("voices-review-none")) } }
                    @for (at, one) in (1..).zip(&talk.names) {
                        @let name = format!("weg-{number}-{at}");
                        (tick(&name, &format!("{at}. ‘{}’ → {}", &talk.source.text[one.place.clone()], one.instead), !again || typed.is_ticked(&name)))
                    }
                }
            }
        }
    }
}

/// Keeps the project as a study, with the names that were said yes to taken out.
pub(super) async fn keep(
    visitor: Visitor,
    Extension(waiting): Extension<Waiting>,
    Path(organisation): Path<i32>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let person = visitor.number()?;
    let Some(bytes) = waiting.get(person, typed.value("wacht")) else {
        return show(&visitor, organisation, Some(&Message::new("taking-in-gone")));
    };
    let first = read(bytes.clone(), None).await?.map_err(Refused::fault)?;
    let ways = ways(&bytes, &first.verdicts).await?;
    let way = ways.iter().find(|way| way.word == typed.value("telling"));
    if !ways.is_empty() && way.is_none() {
        typed.object("telling", Message::new("taking-in-counted-needed"));
    }
    let reading = match way {
        Some(way) => read(bytes, Some(way.dialect)).await?.map_err(Refused::fault)?,
        None => first,
    };
    let name = typed.needed("naam", 80);
    let question = typed.passage("vraag", 1_000);
    if question.as_deref() == Some("") {
        typed.object("vraag", Message::new("page-field-empty"));
    }
    for (field, key) in [
        ("ja", "voices-consent-needed"),
        ("gelezen", "voices-review-first"),
    ] {
        if !typed.is_ticked(field) {
            typed.object(field, Message::new(key));
        }
    }
    let held_at = midnight(typed.value("gehouden"));
    if held_at.is_none_or(|at| at > now()) {
        typed.object("gehouden", Message::new("voices-held-on-when"));
    }
    let plan = Plan::of(&reading.project, visitor.language());
    let respondents: Option<Vec<[String; 3]>> = (0..plan.respondents.len())
        .map(|number| {
            let value = |field: &str| typed.value(&format!("{field}-{number}")).trim().to_owned();
            let all = [value("sector"), value("regio"), value("functie")];
            let is_sound = |text: &String| {
                !text.is_empty() && text.chars().count() <= 80 && !text.contains(char::is_control)
            };
            (all.iter().all(is_sound) && SECTORS.contains(&all[0].as_str())).then_some(all)
        })
        .collect();
    if respondents.is_none() {
        typed.object("naam", Message::new("taking-in-who"));
    }
    let (Some(name), Some(question), Some(respondents), false) =
        (name, question, respondents, typed.has_problems())
    else {
        let word = typed.value("wacht").to_owned();
        return review(&visitor, organisation, (&reading, &ways), &word, &typed);
    };
    let study = write(
        &visitor,
        organisation,
        &plan,
        (name, question),
        respondents,
        &typed,
    )
    .await?;
    waiting.forget(person);
    Ok(Redirect::to(&format!("/horen/{organisation}/studie/{study}")).into_response())
}

/// All of it in one change: there is a whole study, or none.
async fn write(
    visitor: &Visitor,
    organisation: i32,
    plan: &Plan<'_>,
    words: (String, String),
    respondents: Vec<[String; 3]>,
    typed: &Typed,
) -> Result<i32, Refused> {
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let study = change
        .begin_study((organisation, person), words, false, Vec::new())
        .await?;
    let mut own = Vec::new();
    for code in Codebook::get().codes(visitor.language()) {
        own.push(change.add_code(study, code).await?);
    }
    let mut codes: Vec<i32> = Vec::new();
    for code in &plan.codes {
        let id = match code.known {
            Some(place) => own[place],
            None => {
                let mut new = code.new.clone();
                new.parent = code.under.and_then(|place| codes.get(place).copied());
                change.add_code(study, new).await?
            }
        };
        codes.push(id);
    }
    let mut ids = Vec::new();
    for [sector, region, function] in respondents {
        let new = NewRespondent {
            study,
            sector,
            region,
            function,
            minor: typed.is_ticked("jong"),
            consent: "interview".to_owned(),
        };
        ids.push(change.add_respondent(new).await?.0);
    }
    let mut passages = 0;
    for (number, talk) in plan.talks.iter().enumerate() {
        let taken: Vec<&Suggestion> = (1..)
            .zip(&talk.names)
            .filter(|(at, _)| typed.is_ticked(&format!("weg-{number}-{at}")))
            .map(|(_, one)| one)
            .collect();
        let (text, found) = talk.kept(plan, &taken);
        let who = (study, ids[talk.respondent], person);
        let interview = change
            .add_interview(who, (text, String::new()), midnight(typed.value("gehouden")))
            .await?;
        let word = Secret::new()?.carried();
        let segments = found.into_iter().enumerate().map(|(at, one)| {
            let new = NewSegment {
                interview,
                code: codes[one.code],
                start: one.start as i32,
                stop: one.stop as i32,
                memo: one.memo,
                // Coders of elsewhere have no account here: they are counted down from nought.
                person: -1 - one.coder.unwrap_or(plan.coders.len()) as i32,
                consensus: false,
                once: format!("{}-{at}", &word[..24]),
            };
            (new, 1)
        });
        let segments: Vec<(NewSegment, i32)> = segments.collect();
        passages += segments.len();
        change.add_segments(study, segments).await?;
    }
    let what = format!(
        "study {study}: {} conversations, {passages} segments",
        plan.talks.len()
    );
    change
        .keep(&Deed::of(person, "took-in-project", what).about(organisation))
        .await?;
    Ok(study)
}
