//! The report as a file: PDF for paper, XLSX and JSON for other programs, one HTML file to keep.

use super::Zien;
use super::figures::Shown;
use super::overview::{Seen, see};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use database::Deed;
use documents::{RenderError, Text, html, json, pdf, workbook};
use pages::{Refused, Visitor};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::Language;

/// A file that can be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Xlsx,
    Json,
    Html,
}

impl Kind {
    fn named(file: &str) -> Option<(Self, &'static str)> {
        match file {
            "rapport.pdf" => Some((Self::Pdf, "application/pdf")),
            "tabellen.xlsx" => Some((
                Self::Xlsx,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            )),
            "rapport.json" => Some((Self::Json, "application/json")),
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
    let language = visitor.language();
    let about = visitor.say("zien-workbook-about");
    let made = tokio::task::spawn_blocking(move || make(&shown, kind, language, about)).await;
    let bytes = made.map_err(Refused::fault)?.map_err(Refused::fault)?;
    let change = visitor.site().database().change().await?;
    let deed = Deed::of(visitor.number()?, "downloaded", format!("file/{file}"));
    change.keep(&deed.about(organisation)).await?;
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"wieg-{organisation}-{file}\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn make(shown: &Arc<Shown>, kind: Kind, language: Language, about: String) -> Result<Vec<u8>, RenderError> {
    let told = shown.told(language);
    match kind {
        Kind::Pdf => pdf(&told.document, &told.words),
        Kind::Xlsx => workbook(&told.document, &told.words, &[Text::from(about)]),
        Kind::Json => {
            let simulated = shown.context.simulated;
            json(&crate::json::report(
                &shown.subject,
                &shown.measurement,
                simulated,
            ))
        }
        Kind::Html => html(&told.document, &told.words, &[crate::CHARTS_STYLESHEET]).map(String::into_bytes),
    }
}
