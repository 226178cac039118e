//! Reading in a list: send a file, look at how it would be read, say yes, and see what came of it.

use super::Zien;
use axum::Extension;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::organisations::Organisation;
use intake::{Certainty, FixedSchool, Inspection, Mapping, Question, Refusal, Role};
use maud::html;
use pages::{Page, Refused, Typed, Visitor, attachment, scroller};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use vocabulary::{Message, SchoolCode};

/// Where to send a file, and the sheet to fill in for who has none.
pub(super) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    Ok(show(&visitor, place, None))
}

fn show(visitor: &Visitor, place: &Organisation, problem: Option<&Message>) -> Response {
    let body = html! {
        p.lead { (visitor.say("zien-read-in-lead")) }
        form.tall method="post" action=(format!("/inlezen/{}", place.id)) enctype="multipart/form-data" {
            div.field {
                label for="bestand" { (visitor.say("zien-read-in-file")) }
                p.hint #bestand-hint { (visitor.say("zien-read-in-file-hint")) }
                input #bestand name="bestand" type="file" accept=".csv,.txt,.tsv,.xlsx,.parquet,.xml"
                    aria-describedby="bestand-hint" required;
            }
            button type="submit" { (visitor.say("zien-read-in-look")) }
        }
        h2 { (visitor.say("zien-template-title")) }
        p { (visitor.say("zien-template-how")) }
        ul {
            li { a href=(format!("/inlezen/{}/sjabloon/po", place.id)) { (visitor.say("zien-template-po")) } }
            li { a href=(format!("/inlezen/{}/sjabloon/vo", place.id)) { (visitor.say("zien-template-vo")) } }
        }
        h2 { (visitor.say("zien-read-in-what-title")) }
        p { (visitor.say("zien-read-in-what")) }
    };
    let title = visitor.text(&Message::new("zien-read-in-title").with("name", place.name.as_str()));
    let first = html! {
        @if let Some(problem) = problem {
            div.problems role="alert" { p { (visitor.text(problem)) } }
        }
    };
    let page = Page::new(title, body).about(place).saying_first(first);
    let mut response = page.show(visitor);
    if problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// The sheet to fill in.
pub(super) async fn template(
    visitor: Visitor,
    Path((_, sector)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    if !["po", "vo"].contains(&sector.as_str()) {
        return Err(Refused::NotFound);
    }
    let sheet = crate::fill_in::sheet(&sector, visitor.catalogue());
    let bytes = documents::template(&sheet).map_err(Refused::fault)?;
    Ok(attachment(
        &format!("wieg-{sector}.xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
    ))
}

/// Takes a file in and puts it aside until somebody says yes.
pub(super) async fn upload(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    mut parts: Multipart,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let refuse = |key: &str| Ok(show(&visitor, place, Some(&Message::new(key))));
    let field = loop {
        match parts.next_field().await {
            Ok(Some(field)) if field.name() == Some("bestand") => break field,
            Ok(Some(_)) => {}
            Ok(None) => return refuse("zien-read-in-no-file"),
            Err(error) => return Err(broken_off(&error, organisation)),
        }
    };
    let name = field.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        return refuse("zien-read-in-no-file");
    }
    let person = visitor.number()?;
    zien.folders().forget_waiting(organisation, person);
    let Some((waiting, path)) = zien
        .folders()
        .new_waiting((organisation, person), &name)
        .map_err(Refused::fault)?
    else {
        return refuse("zien-read-in-kind");
    };
    let written = write(field, &path).await;
    if let Err(refused) = written {
        zien.folders().remove_waiting(&path);
        return Err(match refused {
            NotWritten::Sent(error) => broken_off(&error, organisation),
            NotWritten::Kept(error) => Refused::fault(error),
        });
    }
    Ok(Redirect::to(&format!("/inlezen/{organisation}/lijst/{waiting}")).into_response())
}

enum NotWritten {
    Sent(MultipartError),
    Kept(std::io::Error),
}

async fn write(
    mut field: axum::extract::multipart::Field<'_>,
    path: &std::path::Path,
) -> Result<(), NotWritten> {
    let mut file = File::create(path).map_err(NotWritten::Kept)?;
    while let Some(bytes) = field.chunk().await.map_err(NotWritten::Sent)? {
        // Some sixteen kilobytes at a time: shorter than a turn of the scheduler.
        file.write_all(&bytes).map_err(NotWritten::Kept)?;
    }
    Ok(())
}

/// The file was too large, or did not come through.
fn broken_off(error: &MultipartError, organisation: i32) -> Refused {
    let said = ["zien-read-in-large", "zien-read-in-broken-off"];
    pages::broken_off(error, said, format!("/inlezen/{organisation}"))
}

/// A list that waits, and how it would be read.
pub(super) struct Looked {
    pub(super) path: PathBuf,
    pub(super) inspection: Inspection,
    /// The mapping of last time fits these columns.
    pub(super) is_known: bool,
}

pub(super) async fn look(
    visitor: &Visitor,
    zien: &Zien,
    place: &Organisation,
    waiting: &str,
) -> Result<Result<Looked, Response>, Refused> {
    let path = zien
        .folders()
        .waiting((place.id, visitor.number()?), waiting)
        .ok_or_else(|| {
            Refused::told(
                Message::new("zien-read-in-gone"),
                format!("/inlezen/{}", place.id),
            )
        })?;
    let kept = zien.folders().mapping(place.id);
    let code = place.code.clone();
    let at = path.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let mut inspection = intake::inspect(&at)?;
        let is_known = kept
            .and_then(|text| Mapping::read(&text).ok())
            .is_some_and(|kept| {
                let now: BTreeSet<&str> = inspection
                    .columns
                    .iter()
                    .map(|column| column.name.as_str())
                    .collect();
                let fits = kept
                    .columns
                    .iter()
                    .all(|column| now.contains(column.column.as_str()))
                    && kept.columns.len() == now.len();
                if fits {
                    inspection.mapping = kept;
                    inspection.questions.clear();
                }
                fits
            });
        // The list of a school that names no school is the list of that school.
        if inspection.questions.contains(&Question::WhichSchool) {
            let code = SchoolCode::new(code.as_deref().unwrap_or("school"));
            inspection.mapping.school = code.map(|code| FixedSchool { code, name: None });
            inspection
                .questions
                .retain(|question| *question != Question::WhichSchool);
        }
        Ok::<_, Refusal>(Looked {
            path: at,
            inspection,
            is_known,
        })
    })
    .await
    .map_err(Refused::fault)?;
    match looked {
        Ok(looked) => Ok(Ok(looked)),
        Err(refusal) => {
            zien.folders().remove_waiting(&path);
            Ok(Err(show(visitor, place, Some(&refusal.message()))))
        }
    }
}

/// Shows how a list would be read, and asks what is open.
pub(super) async fn proposal(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, waiting)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    match look(&visitor, &zien, place, &waiting).await? {
        Ok(looked) => Ok(propose(
            &visitor,
            place,
            &waiting,
            &looked,
            &[],
            &Typed::default(),
        )),
        Err(refused) => Ok(refused),
    }
}

/// Shows how a list would be read, with what was agreed to before and what is wrong with it.
pub(super) fn propose(
    visitor: &Visitor,
    place: &Organisation,
    waiting: &str,
    looked: &Looked,
    problems: &[Message],
    typed: &Typed,
) -> Response {
    let inspection = &looked.inspection;
    let is_open = |question: &Question| matches!(question, Question::WhichCohort);
    let asks_cohort = inspection.questions.iter().any(is_open) || !typed.value("cohort").is_empty();
    let others: Vec<&Question> = inspection.questions.iter().filter(|one| !is_open(one)).collect();
    let text = match typed.value("mapping") {
        "" => inspection
            .mapping
            .to_commented_toml(&|message| visitor.text(message)),
        typed => typed.to_owned(),
    };
    let rows = inspection.rows.count;
    let body = html! {
        p.lead { (visitor.text(&Message::new("zien-proposal-lead").with("rows", rows).with("columns", inspection.columns.len() as u64))) }
        @if looked.is_known { p { (visitor.say("zien-proposal-known")) } }
        (scroller(&visitor.say("zien-proposal-column"), html! { table {
            thead { tr {
                th scope="col" { (visitor.say("zien-proposal-column")) }
                th scope="col" { (visitor.say("zien-proposal-role")) }
                th scope="col" { (visitor.say("zien-proposal-why")) }
            } }
            tbody { @for column in &inspection.columns {
                @let role = inspection.mapping.column(&column.name).map(|column| column.role.code());
                tr {
                    th scope="row" { (column.name) }
                    td { (visitor.text(&Role::message(role.unwrap_or("ignored")))) }
                    td.quiet-text {
                        (visitor.text(&column.proposal.reason.message()))
                        @if column.proposal.certainty == Certainty::Ask { " " strong { (visitor.say("zien-proposal-look")) } }
                    }
                }
            } }
        } }))
        form.tall method="post" action=(format!("/inlezen/{}/lijst/{waiting}", place.id)) {
            @if asks_cohort {
                div.field {
                    label for="cohort" { (visitor.say("zien-proposal-cohort")) }
                    p.hint #cohort-hint { (visitor.say("zien-proposal-cohort-hint")) }
                    input #cohort name="cohort" value=(typed.value("cohort")) aria-describedby="cohort-hint" required;
                }
            }
            @if !others.is_empty() {
                h2 { (visitor.say("zien-proposal-open")) }
                ul { @for question in &others { li { (visitor.text(&question.message())) } } }
                p { (visitor.say("zien-proposal-open-how")) }
            }
            details open[!others.is_empty() || !problems.is_empty()] {
                summary { (visitor.say("zien-proposal-text")) }
                div.field {
                    label for="mapping" { (visitor.say("zien-proposal-text-label")) }
                    textarea #mapping name="mapping" rows="18" spellcheck="false" { (text) }
                }
            }
            button type="submit" { (visitor.say("zien-read-in-do")) }
        }
        form method="post" action=(format!("/inlezen/{}/lijst/{waiting}/weg", place.id)) {
            button.link type="submit" { (visitor.say("zien-read-in-never-mind")) }
        }
    };
    let title = visitor.say("zien-proposal-title");
    let first = html! {
        @if !problems.is_empty() {
            div.problems role="alert" {
                p { strong { (visitor.say("zien-read-in-not-yet")) } }
                ul { @for problem in problems { li { (visitor.text(problem)) } } }
            }
        }
    };
    let page = Page::new(title, body).about(place).saying_first(first);
    let mut response = page.show(visitor);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// Throws a list away that waits.
pub(super) async fn never_mind(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, waiting)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let back = format!("/inlezen/{organisation}");
    let path = zien
        .folders()
        .waiting((organisation, visitor.number()?), &waiting)
        .ok_or_else(|| Refused::told(Message::new("zien-read-in-gone"), back.clone()))?;
    zien.folders().remove_waiting(&path);
    Ok(Redirect::to(&back).into_response())
}
