//! Asking a provider something: over HTTPS, for a short while, and without following where it points.

use openidconnect::{HttpRequest, HttpResponse};
use std::time::Duration;

/// Nobody waits longer than this for a provider.
const PATIENCE: Duration = Duration::from_secs(10);
/// More than any provider has to say.
const LONGEST: u64 = 1024 * 1024;

/// The provider gave no answer that could be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NoAnswer(String);

/// Asks, without keeping others waiting.
pub(crate) async fn fetch(request: HttpRequest, needs_https: bool) -> Result<HttpResponse, NoAnswer> {
    tokio::task::spawn_blocking(move || ask(request, needs_https))
        .await
        .map_err(|panic| NoAnswer(panic.to_string()))?
}

fn ask(request: HttpRequest, needs_https: bool) -> Result<HttpResponse, NoAnswer> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .https_only(needs_https)
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let said = |error: ureq::Error| NoAnswer(error.to_string());
    let mut answer = agent.run(request).map_err(said)?;
    let body = answer
        .body_mut()
        .with_config()
        .limit(LONGEST)
        .read_to_vec()
        .map_err(said)?;
    let (parts, _) = answer.into_parts();
    Ok(HttpResponse::from_parts(parts, body))
}
