//! The style sheet: one address that changes with what it holds, so that a browser may keep it for ever.

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
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self {
            name: format!("{hash:016x}.css"),
            text,
        }
    }

    pub(crate) fn address(&self) -> String {
        format!("/stijl/{}", self.name)
    }
}

/// The style sheet.
pub(crate) async fn page(State(site): State<Site>, Path(name): Path<String>) -> Result<Response, Refused> {
    let stylesheet = site.stylesheet();
    if name != stylesheet.name {
        return Err(Refused::NotFound);
    }
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, stylesheet.text.clone()).into_response())
}
