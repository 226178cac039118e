//! Asking a provider something: over HTTPS, for a short while, and without following where it points.

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Nobody waits longer than this for a provider.
const PATIENCE: Duration = Duration::from_secs(10);
/// More than any provider has to say.
const LONGEST: u64 = 1024 * 1024;

/// A provider that is slow keeps so many busy, and no more: hashing passwords needs places too.
static PLACES: Semaphore = Semaphore::const_new(16);

/// The provider gave no answer that could be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NoAnswer(String);

/// The way to one provider.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    /// Whether nothing but HTTPS will do.
    pub needs_https: bool,
}

impl Way {
    /// Asks, without keeping others waiting.
    pub(crate) async fn fetch(self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let _place = PLACES
            .acquire()
            .await
            .map_err(|closed| NoAnswer(closed.to_string()))?;
        tokio::task::spawn_blocking(move || ask(request, self.needs_https))
            .await
            .map_err(|panic| NoAnswer(panic.to_string()))?
    }
}

impl<'way> AsyncHttpClient<'way> for Way {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'way>>;

    fn call(&'way self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
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
