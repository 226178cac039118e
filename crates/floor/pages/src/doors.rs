//! The doors that every page is behind: who is it, may they, was it asked from our own page, and how to say no.

use crate::cookies;
use crate::layout::refusal_page;
use crate::refusal::{Refused, Told, Undressed};
use crate::routes::Guard;
use crate::sign_in::{SECOND_STEP_ELSEWHERE, SIGNED_IN};
use crate::site::Site;
use crate::visitor::{Known, Visitor};
use axum::RequestPartsExt;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;
use std::sync::Arc;
use tower_sessions::Session;
use vocabulary::{Language, Message};

/// Where a staff member sets a second factor; the only page that stays open until there is one.
pub(crate) const SECOND_FACTOR: &str = "/mijn/tweede-stap";

/// Finds out who is visiting.
pub(crate) async fn know(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let session = request.extensions().get::<Session>().cloned();
    let language = cookies::language(request.headers());
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    match visitor(site, session, language, path).await {
        Ok(visitor) => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
        Err(refused) => refused.into_response(),
    }
}

async fn visitor(
    site: Site,
    session: Option<Session>,
    language: Option<Language>,
    path: String,
) -> Result<Visitor, Refused> {
    let session = session.ok_or_else(|| Refused::fault("no session layer"))?;
    let database = site.database();
    let number = session.get::<i32>(SIGNED_IN).await?;
    let elsewhere = session.get::<bool>(SECOND_STEP_ELSEWHERE).await?;
    let (tree, who) = match number {
        Some(number) => site.snapshot().of(database, number).await?,
        None => (Arc::default(), None),
    };
    let language = language
        .or_else(|| who.as_ref().map(|who| who.person.reads()))
        .unwrap_or(Language::Nl);
    Ok(Visitor::new(Known {
        site,
        who,
        tree,
        language,
        path,
        second_step_elsewhere: elsewhere == Some(true),
    }))
}

/// Lets through who may; to all others a page that is not there looks the same as one that is not theirs.
pub(crate) async fn guard(guard: Guard, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visitor = match parts.extract::<Visitor>().await {
        Ok(visitor) => visitor,
        Err(refused) => return refused.into_response(),
    };
    if guard == Guard::Everyone {
        return next.run(Request::from_parts(parts, body)).await;
    }
    if visitor.person().is_none() {
        let back = if parts.method == Method::GET {
            visitor.path()
        } else {
            "/"
        };
        return Redirect::to(&format!("/aanmelden?naar={}", cookies::escape(back))).into_response();
    }
    let may = match guard {
        Guard::Everyone | Guard::SignedIn => true,
        Guard::May(permission) => {
            let named = parts.extract::<Path<HashMap<String, String>>>().await;
            let organisation = named
                .ok()
                .and_then(|Path(named)| named.get("organisation")?.parse().ok());
            organisation.is_some_and(|organisation| visitor.may(permission, organisation))
        }
    };
    if !may {
        return Refused::NotFound.into_response();
    }
    if visitor.owes_second_factor() && parts.uri.path() != SECOND_FACTOR && parts.uri.path() != "/afmelden" {
        return Redirect::to(SECOND_FACTOR).into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Refuses what another site makes a browser send here.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`, and `Origin` in those that do not): a form on another
/// site cannot make them say otherwise. A program that is no browser has no cookies that it could be tricked to send.
pub(crate) async fn same_site(request: Request, next: Next) -> Response {
    if request.method().is_safe() || comes_from_here(request.headers()) {
        next.run(request).await
    } else {
        Refused::Told(crate::Told {
            status: StatusCode::FORBIDDEN,
            message: vocabulary::Message::new("page-from-elsewhere"),
            way_on: Some("/".to_owned()),
        })
        .into_response()
    }
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match text("origin") {
            Some(origin) => {
                let host = origin.split_once("://").map(|(_, host)| host);
                host.is_some() && host == text("host")
            }
            None => true,
        },
    }
}

/// Makes a page of a refusal, and gives every answer the headers that keep a browser careful.
pub(crate) async fn dress(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    // The visitor is known further in; a refusal before that is told in the language of the cookie.
    let language = cookies::language(request.headers()).unwrap_or(Language::Nl);
    let path = request.uri().path().to_owned();
    let slot = VisitorSlot::default();
    request.extensions_mut().insert(slot.clone());
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    if let Some(refused) = refused_unread(&response, reads) {
        response = refused.into_response();
    }
    if let Some(Undressed(told)) = response.extensions_mut().remove::<Undressed>() {
        let visitor = slot.taken().unwrap_or_else(|| {
            Visitor::new(Known {
                site: site.clone(),
                who: None,
                tree: Arc::default(),
                language,
                path,
                second_step_elsewhere: false,
            })
        });
        let dressed = refusal_page(&visitor, &told).into_response();
        let status = response.status();
        // Cookies that were set on the way stay.
        let (mut parts, _) = response.into_parts();
        parts.headers.remove(header::CONTENT_LENGTH);
        let (page, body) = dressed.into_parts();
        parts.headers.extend(page.headers);
        parts.status = status;
        response = Response::from_parts(parts, body);
    }
    careful(&site, response.headers_mut());
    response
}

/// What the framework refuses before a page reads it, in a language that nobody chose: a number in an address that is
/// too large, a form that is none.
fn refused_unread(response: &Response, reads: bool) -> Option<Refused> {
    let kind = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let is_page = response.extensions().get::<Undressed>().is_some();
    let status = response.status();
    if is_page || !kind.starts_with("text/plain") || !status.is_client_error() {
        return None;
    }
    // Only an address can be wrong with a page that is read.
    if reads {
        return Some(Refused::NotFound);
    }
    Some(Refused::Told(Told {
        status,
        message: Message::new("page-unread"),
        way_on: None,
    }))
}

/// Where the inner door leaves the visitor for the outer one.
#[derive(Clone, Default)]
pub(crate) struct VisitorSlot(std::sync::Arc<std::sync::Mutex<Option<Visitor>>>);

impl VisitorSlot {
    fn taken(&self) -> Option<Visitor> {
        self.0.lock().ok().and_then(|mut slot| slot.take())
    }

    pub(crate) fn leave(&self, visitor: Visitor) {
        if let Ok(mut slot) = self.0.lock() {
            *slot = Some(visitor);
        }
    }
}

/// Leaves the visitor for the outer door.
pub(crate) async fn leave(request: Request, next: Next) -> Response {
    if let (Some(slot), Some(visitor)) = (
        request.extensions().get::<VisitorSlot>(),
        request.extensions().get::<Visitor>(),
    ) {
        slot.leave(visitor.clone());
    }
    next.run(request).await
}

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// For a page with a script of ours: that script, and what it asks of this site.
pub(crate) const POLICY_WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn careful(site: &Site, headers: &mut HeaderMap) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    );
    // A page about pupils stays in no cache that someone else could open.
    set(header::CACHE_CONTROL, "no-store");
    if site.is_secure() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn another_site_is_told_from_our_own() {
        let host = ("host", "wieg.example:8080");
        for (from_here, pairs) in [
            (true, vec![host]),
            (true, vec![host, ("sec-fetch-site", "same-origin")]),
            (true, vec![host, ("sec-fetch-site", "none")]),
            (false, vec![host, ("sec-fetch-site", "cross-site")]),
            (false, vec![host, ("sec-fetch-site", "same-site")]),
            (true, vec![host, ("origin", "http://wieg.example:8080")]),
            (false, vec![host, ("origin", "http://elsewhere.example")]),
            (false, vec![host, ("origin", "null")]),
            (
                false,
                vec![
                    host,
                    ("origin", "http://wieg.example:8080"),
                    ("sec-fetch-site", "cross-site"),
                ],
            ),
        ] {
            assert_eq!(comes_from_here(&headers(&pairs)), from_here, "{pairs:?}");
        }
    }
}
