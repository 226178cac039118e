//! The report as a file: PDF for paper, XLSX and JSON for other programs, one HTML file to keep.

use super::Zien;
use super::figures::Shown;
use super::overview::{Seen, see};
use super::together::years;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use database::Deed;
use documents::{RenderError, Text, csv, html, json, pdf, workbook};
use pages::{Refused, Visitor, attachment};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::Language;

/// A file that can be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Xlsx,
    Csv,
    Json,
    Html,
}

/// The files of one indicator: their names, and the keys of what they are called.
pub(super) const FILES: [(&str, &str); 4] = [
    ("cijfer.pdf", "zien-download-one-pdf"),
    ("tabellen.xlsx", "zien-download-xlsx"),
    ("tabellen.csv", "zien-download-csv"),
    ("cijfer.json", "zien-download-json"),
];

impl Kind {
    fn named(file: &str) -> Option<(Self, &'static str)> {
        match file {
            "rapport.pdf" | "cijfer.pdf" => Some((Self::Pdf, "application/pdf")),
            "tabellen.xlsx" => Some((
                Self::Xlsx,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            )),
            "tabellen.csv" => Some((Self::Csv, "text/csv; charset=utf-8")),
            "rapport.json" | "cijfer.json" => Some((Self::Json, "application/json")),
            "rapport.html" => Some((Self::Html, "text/html; charset=utf-8")),
            _ => None,
        }
    }
}

/// The report as a file.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, file)): Path<(i32, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let (kind, mime) = Kind::named(&file).ok_or(Refused::NotFound)?;
    let Seen { shown, .. } = match see(&visitor, &zien, place, &query).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    send(&visitor, organisation, (kind, mime, &file), shown, None).await
}

/// One indicator as a file.
pub(super) async fn of_indicator(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, indicator, file)): Path<(i32, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let is_ours = FILES.iter().any(|(name, _)| *name == file);
    let (kind, mime) = Kind::named(&file).filter(|_| is_ours).ok_or(Refused::NotFound)?;
    let Seen { shown, .. } = match see(&visitor, &zien, place, &query).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    let mut entries = shown.told(visitor.language()).entries.iter();
    if !entries.any(|entry| entry.indicator == indicator) {
        return Err(Refused::NotFound);
    }
    send(
        &visitor,
        organisation,
        (kind, mime, &file),
        shown,
        Some(indicator),
    )
    .await
}

/// The file, once it stands in the log that it was fetched.
async fn send(
    visitor: &Visitor,
    organisation: i32,
    (kind, mime, file): (Kind, &'static str, &str),
    shown: Arc<Shown>,
    only: Option<String>,
) -> Result<Response, Refused> {
    let language = visitor.language();
    let about = About {
        workbook: visitor.say("zien-workbook-about"),
        lines: about_lines(visitor, organisation, &shown, only.as_deref()),
    };
    let name = match &only {
        Some(indicator) => format!("{indicator}-{file}"),
        None => file.to_owned(),
    };
    let made =
        tokio::task::spawn_blocking(move || make(&shown, kind, (language, about), only.as_deref())).await;
    let bytes = made.map_err(Refused::fault)?.map_err(Refused::fault)?;
    let change = visitor.site().database().change().await?;
    let deed = Deed::of(visitor.number()?, "downloaded", format!("file/{name}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(attachment(&format!("wieg-{organisation}-{name}"), mime, bytes))
}

/// What a file says of itself.
struct About {
    /// In a workbook.
    workbook: String,
    /// In the first lines of a text with tables.
    lines: Vec<(String, String)>,
}

/// Whose figures of which years these are, and by which definitions: who finds the file next year needs nothing else.
fn about_lines(
    visitor: &Visitor,
    organisation: i32,
    shown: &Shown,
    only: Option<&str>,
) -> Vec<(String, String)> {
    let place = visitor.tree().get(organisation);
    let name = place.map_or_else(String::new, |place| place.name.clone());
    let mut lines = vec![("csv-organisation", name)];
    if let Some((first, last)) = shown.subject.cohorts {
        let starts = [first, last].map(|year| i32::from(year.start()));
        lines.push(("csv-years", years(starts)));
    }
    let findings = shown.measurement.findings.iter();
    for finding in findings.filter(|one| only.is_none_or(|only| one.definition.id == only)) {
        let definition = &finding.definition;
        let title = definition.texts.title.in_language(visitor.language());
        lines.push(("csv-figure", title.to_owned()));
        let version = format!("{} {} ({})", definition.id, definition.version, definition.hash);
        lines.push(("definition-version", version));
    }
    let profile = format!("profile-{}", shown.measurement.profile);
    lines.push(("about-profile", visitor.say(&profile)));
    lines.push(("about-program", format!("Wieg {}", shown.subject.program)));
    let said = lines.into_iter().map(|(key, what)| (visitor.say(key), what));
    said.collect()
}

/// The whole report, or one indicator of it.
fn make(
    shown: &Arc<Shown>,
    kind: Kind,
    (language, about): (Language, About),
    only: Option<&str>,
) -> Result<Vec<u8>, RenderError> {
    let told = shown.told(language);
    let words = &told.words;
    let mut document = told.document.clone();
    let mut measurement = shown.measurement.clone();
    if let Some(indicator) = only {
        let id = crate::document::section_id(indicator);
        document.sections.retain(|section| section.id == id);
        measurement
            .findings
            .retain(|finding| finding.definition.id == indicator);
        measurement.not_applicable.clear();
    }
    match kind {
        Kind::Pdf => pdf(&document, words),
        Kind::Xlsx => workbook(&document, words, &[Text::from(about.workbook)]),
        Kind::Csv => Ok(csv(&document, &about.lines, words).into_bytes()),
        Kind::Json => json(&crate::json::report(
            &shown.subject,
            &measurement,
            shown.context.simulated,
        )),
        Kind::Html => html(&document, words, &[crate::CHARTS_STYLESHEET]).map(String::into_bytes),
    }
}
