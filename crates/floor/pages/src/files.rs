//! Files that come in with a form, and files that go out.

use crate::refusal::{Refused, Told};
use axum::body::Body;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use vocabulary::Message;

/// A file to keep, under a name and of a kind such as `application/pdf`. A browser saves it and shows nothing of it.
#[must_use]
pub fn attachment(name: &str, kind: &str, bytes: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, bytes.into()).into_response()
}

/// That a file was too large or did not come through: the keys of what is said in each case, and the way on.
#[must_use]
pub fn broken_off(
    error: &MultipartError,
    [too_large, broken]: [&str; 2],
    way_on: impl Into<String>,
) -> Refused {
    let is_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
    Refused::Told(Told {
        status: error.status(),
        message: Message::new(if is_large { too_large } else { broken }),
        way_on: Some(way_on.into()),
    })
}

/// The file that came along under a name; nothing when none did.
///
/// # Errors
/// What [`broken_off`] says.
pub async fn file_sent(
    mut parts: Multipart,
    name: &str,
    said: [&str; 2],
    way_on: &str,
) -> Result<Vec<u8>, Refused> {
    let broken = |error: MultipartError| broken_off(&error, said, way_on);
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        if part.name() == Some(name) {
            return Ok(part.bytes().await.map_err(broken)?.to_vec());
        }
    }
    Ok(Vec::new())
}
