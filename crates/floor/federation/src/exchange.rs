//! The exchange with a provider: sending somebody there, and making sure of what they come back with.
//!
//! Authorization code with PKCE. The state ties the answer to the browser that asked, the nonce ties the identity token
//! to the question, and signature, issuer, audience and time of the token are looked at before anything in it counts.

use crate::fetch::{NoAnswer, Way};
use crate::providers::Provider;
use crate::settings::is_safe;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::now;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::error::Error;
use std::fmt;

/// Clocks may differ by this many seconds.
const SKEW: i64 = 120;
/// Whoever is away longer begins anew.
const ANSWERED_WITHIN: i64 = 600;

/// What stays with the browser that was sent away, until it comes back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pending {
    provider: String,
    state: String,
    nonce: String,
    verifier: String,
    since: i64,
}

impl Pending {
    /// Whether this is the answer to what was asked: from this provider, with this state, and in time.
    #[must_use]
    pub fn is_answered_by(&self, provider: &Provider, state: &str) -> bool {
        self.provider == provider.key && self.state == state && now() - self.since <= ANSWERED_WITHIN
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Pending(…)")
    }
}

/// Somebody is sent to a provider.
pub struct Started {
    /// Where to.
    pub address: String,
    /// What to keep until they come back.
    pub pending: Pending,
}

/// Why signing in at a provider did not work; the text is for the log, and holds no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The provider gave no answer, or none that could be read.
    Unreachable(String),
    /// The provider gave an answer that proves nothing.
    NotBelieved(String),
}

/// What a provider said, looked over.
#[derive(Debug, Clone)]
pub struct Said {
    issuer: String,
    subject: String,
    signed: Map<String, Value>,
    claims: Map<String, Value>,
}

impl Said {
    /// Who said it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Its own name for somebody, which is nobody else's.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// All that it said of them.
    pub(crate) fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// What of it stands in the signed token.
    pub(crate) fn signed(&self) -> &Map<String, Value> {
        &self.signed
    }
}

/// With all that lies under it, for whoever has to find out what is wrong.
fn unreachable(error: impl Error) -> Trouble {
    let mut text = error.to_string();
    let mut under = error.source();
    while let Some(error) = under {
        text.push_str(": ");
        text.push_str(&error.to_string());
        under = error.source();
    }
    Trouble::Unreachable(text)
}

fn not_believed(error: impl fmt::Display) -> Trouble {
    Trouble::NotBelieved(error.to_string())
}

impl Provider {
    fn way(&self) -> Way {
        Way {
            needs_https: self.issuer.starts_with("https:"),
        }
    }

    async fn metadata(&self) -> Result<CoreProviderMetadata, Trouble> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(unreachable)?;
        let way = self.way();
        let metadata = CoreProviderMetadata::discover_async(issuer, &way)
            .await
            .map_err(unreachable)?;
        let address = metadata.authorization_endpoint().url().as_str();
        let is_https = address.starts_with("https:");
        if is_https || (!way.needs_https && is_safe(address)) {
            Ok(metadata)
        } else {
            Err(not_believed("the page to sign in at is not safe"))
        }
    }

    /// Where to send somebody who wants to sign in, and what to keep meanwhile. `back` is our page for who returns.
    ///
    /// # Errors
    /// A provider that does not answer.
    pub async fn start(&self, back: &str) -> Result<Started, Trouble> {
        let client = CoreClient::from_provider_metadata(
            self.metadata().await?,
            ClientId::new(self.client_id.clone()),
            None,
        )
        .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(unreachable)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scopes(self.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Started {
            address: address.to_string(),
            pending: Pending {
                provider: self.key.clone(),
                state: state.into_secret(),
                nonce: nonce.secret().clone(),
                verifier: verifier.into_secret(),
                since: now(),
            },
        })
    }

    /// Takes a code back to the provider, and makes sure of what it says. `issuer` is who the browser says that it
    /// comes from, if it says so (RFC 9207).
    ///
    /// # Errors
    /// A provider that does not answer, or an answer that proves nothing.
    pub async fn finish(
        &self,
        back: &str,
        pending: Pending,
        code: &str,
        issuer: Option<&str>,
    ) -> Result<Said, Trouble> {
        if issuer.is_some_and(|issuer| issuer != self.issuer) {
            return Err(not_believed("an answer from another provider"));
        }
        let metadata = self.metadata().await?;
        let more = metadata
            .userinfo_endpoint()
            .map(|address| address.url().to_string());
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.client_id.clone()),
            self.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(unreachable)?);
        let way = self.way();
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(unreachable)?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
            .request_async(&way)
            .await
            .map_err(refused)?;
        let token = answer
            .id_token()
            .ok_or_else(|| not_believed("no identity token"))?;
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(SIGNED_BY)
            .set_time_fn(|| moment(now() - SKEW))
            .set_issue_time_verifier_fn(|made| {
                if made <= moment(now() + SKEW) {
                    Ok(())
                } else {
                    Err("made in the future".to_owned())
                }
            });
        let nonce = Nonce::new(pending.nonce);
        let claims = token.claims(&verifier, &nonce).map_err(not_believed)?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(not_believed)?;
            let key = token.signing_key(&verifier).map_err(not_believed)?;
            let actual =
                AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(not_believed)?;
            if actual != *expected {
                return Err(not_believed("a token of another answer"));
            }
        }
        let subject = claims.subject().to_string();
        let signed = payload(token)?;
        let mut all = match more {
            Some(address) => self.more(&address, answer.access_token(), &subject).await?,
            None => Map::new(),
        };
        // What was signed counts above what was not.
        all.extend(signed.clone());
        Ok(Said {
            issuer: self.issuer.clone(),
            subject,
            signed,
            claims: all,
        })
    }

    /// The page of the provider with more claims, if it is about the same person.
    async fn more(
        &self,
        address: &str,
        token: &AccessToken,
        subject: &str,
    ) -> Result<Map<String, Value>, Trouble> {
        let request = openidconnect::http::Request::get(address)
            .header("authorization", format!("Bearer {}", token.secret()))
            .header("accept", "application/json")
            .body(Vec::new())
            .map_err(unreachable)?;
        let answer = self.way().fetch(request).await.map_err(unreachable)?;
        if !answer.status().is_success() {
            return Err(Trouble::Unreachable(format!("more claims: {}", answer.status())));
        }
        let claims: Map<String, Value> = serde_json::from_slice(answer.body()).map_err(unreachable)?;
        match claims.get("sub").and_then(Value::as_str) {
            Some(about) if about == subject => Ok(claims),
            _ => Err(not_believed("more claims about somebody else")),
        }
    }
}

/// The ways of signing by which only the provider can have signed; a shared secret is not among them.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

fn moment(seconds: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// A provider that refuses a code was given one that proves nothing, such as one that was used before.
fn refused<T: openidconnect::ErrorResponse + 'static>(
    error: openidconnect::RequestTokenError<NoAnswer, T>,
) -> Trouble {
    match error {
        openidconnect::RequestTokenError::ServerResponse(said) => not_believed(format!("the code: {said}")),
        other => unreachable(other),
    }
}

/// What a token says, whose signature was looked at before.
fn payload(token: &CoreIdToken) -> Result<Map<String, Value>, Trouble> {
    let text = token.to_string();
    let body = text.split('.').nth(1).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(not_believed)?;
    serde_json::from_slice(&bytes).map_err(not_believed)
}
