//! A study as files for other programs.

use super::found;
use crate::exchange::{beyond, project};
use crate::heard::Heard;
use axum::extract::Path;
use axum::response::Response;
use database::{Deed, studies};
use pages::{Refused, Visitor, attachment};

/// The names of the files.
pub(super) const FILES: [&str; 4] = ["project.qdpx", "codebook.qdc", "codebook.csv", "losses.json"];

/// One of the files.
pub(super) async fn download(
    visitor: Visitor,
    Path((organisation, study, file)): Path<(i32, i32, String)>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    if !FILES.contains(&file.as_str()) {
        return Err(Refused::NotFound);
    }
    let database = visitor.site().database();
    let heard = Heard::of(database, &study, visitor.number()?).await?;
    let mut texts = studies::interviews(database, study.id).await?;
    texts.retain(|text| text.gone_at.is_none());
    let project = project(&study, &heard, &texts, visitor.language());
    let written = qda::write(&project).map_err(|findings| Refused::fault(format!("{findings:?}")))?;
    let (kind, bytes) = match file.as_str() {
        "project.qdpx" => ("application/zip", written.bytes),
        "codebook.qdc" => {
            let book = qda::Codebook {
                origin: project.origin.clone(),
                codes: project.codes,
                sets: Vec::new(),
            };
            ("application/xml", book.write().unwrap_or_default().into_bytes())
        }
        "codebook.csv" => ("text/csv; charset=utf-8", qda::taguette(&project.codes)),
        _ => {
            let mut losses = written.losses;
            beyond(&mut losses, &heard);
            ("application/json", losses.json().into_bytes())
        }
    };
    let person = visitor.number()?;
    let deed = Deed::of(person, "downloaded", format!("study {} {file}", study.id)).about(organisation);
    database.change().await?.keep(&deed).await?;
    Ok(attachment(&file, kind, bytes))
}
