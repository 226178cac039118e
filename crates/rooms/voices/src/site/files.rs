//! What came out, as files: PDF for paper, XLSX for a spreadsheet, CSV for other programs.

use axum::response::Response;
use database::Deed;
use documents::{Document, RenderError, Text, Words, csv, pdf, workbook};
use maud::{Markup, html};
use pages::{Refused, Visitor, attachment};

/// The files, the keys of their names, and what they are.
const FILES: [(&str, &str, &str); 3] = [
    ("uitkomst.pdf", "voices-as-pdf", "application/pdf"),
    (
        "uitkomst.xlsx",
        "voices-as-xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("uitkomst.csv", "voices-csv", "text/csv; charset=utf-8"),
];

/// Where the files are, under an address and with what is asked in it.
pub(super) fn links(visitor: &Visitor, under: &str, query: &str) -> Markup {
    html! {
        ul.downloads { @for (file, key, _) in FILES { li { a href=(format!("{under}/{file}{query}")) { (visitor.say(key)) } } } }
    }
}

/// One of the files, once it stands in the log that it was fetched.
pub(super) async fn send(
    visitor: &Visitor,
    organisation: i32,
    file: &str,
    (document, words): (Document, Words),
) -> Result<Response, Refused> {
    let (name, _, kind) = FILES
        .into_iter()
        .find(|(name, ..)| *name == file)
        .ok_or(Refused::NotFound)?;
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let about = vec![
        (visitor.say("voices-about-organisation"), place.name.clone()),
        (visitor.say("voices-about-title"), document.title.clone()),
    ];
    let make = move || -> Result<Vec<u8>, RenderError> {
        match name {
            "uitkomst.pdf" => pdf(&document, &words),
            "uitkomst.xlsx" => {
                let lines = about
                    .iter()
                    .map(|(word, what)| Text::from(format!("{word}: {what}")));
                workbook(&document, &words, &lines.collect::<Vec<_>>())
            }
            _ => Ok(csv(&document, &about, &words).into_bytes()),
        }
    };
    let made = tokio::task::spawn_blocking(make).await;
    let bytes = made.map_err(Refused::fault)?.map_err(Refused::fault)?;
    let change = visitor.site().database().change().await?;
    let deed = Deed::of(visitor.number()?, "downloaded", format!("file/{name}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(attachment(&format!("wieg-{organisation}-{name}"), kind, bytes))
}
