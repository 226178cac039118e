//! The style sheet and the scripts: addresses that change with what they hold, so that a browser may keep them for ever.

use crate::refusal::Refused;
use crate::site::Site;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

const OWN: &str = include_str!("../assets/site.css");

pub(crate) struct Stylesheet {
    text: String,
    name: String,
}

impl Stylesheet {
    pub(crate) fn new(others: &[String]) -> Self {
        // The theme of an organisation comes last, and wins.
        let (first, last) = others.split_at(others.len().min(2));
        let text = [first.join("\n").as_str(), OWN, last.join("\n").as_str()].join("\n");
        Self {
            name: format!("{}.css", digest([text.as_str()])),
            text,
        }
    }

    pub(crate) fn address(&self) -> String {
        format!("/stijl/{}", self.name)
    }
}

/// Scripts that import each other by name, so that they stand in one folder whose name changes.
pub(crate) struct Scripts {
    folder: String,
    files: Vec<(&'static str, &'static str)>,
}

impl Scripts {
    pub(crate) fn new(files: &[(&'static str, &'static str)]) -> Self {
        Self {
            folder: digest(files.iter().map(|(_, text)| *text)),
            files: files.to_vec(),
        }
    }

    /// The address of the script that a page asks for.
    pub(crate) fn address(&self, name: &str) -> String {
        format!("/script/{}/{name}", self.folder)
    }

    /// The addresses of those that come with it: their names begin like its own.
    pub(crate) fn along(&self, name: &str) -> Vec<String> {
        let start = format!("{}-", name.trim_end_matches(".js"));
        let along = self.files.iter().filter(|(one, _)| one.starts_with(&start));
        along.map(|(one, _)| self.address(one)).collect()
    }
}

fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let bytes = texts.into_iter().flat_map(str::bytes);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

const FOR_EVER: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");

/// The style sheet.
pub(crate) async fn page(State(site): State<Site>, Path(name): Path<String>) -> Result<Response, Refused> {
    let stylesheet = site.stylesheet();
    if name != stylesheet.name {
        return Err(Refused::NotFound);
    }
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), FOR_EVER];
    Ok((headers, stylesheet.text.clone()).into_response())
}

/// A script.
pub(crate) async fn script(
    State(site): State<Site>,
    Path((folder, name)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let scripts = site.scripts();
    let known = scripts
        .files
        .iter()
        .find(|(one, _)| *one == name && folder == scripts.folder);
    let (_, text) = known.ok_or(Refused::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), FOR_EVER];
    Ok((headers, *text).into_response())
}
