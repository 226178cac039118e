//! How a page looks around what it says: where am I, which rooms are there, who am I, and the other language.

use crate::cookies::escape;
use crate::form::Typed;
use crate::refusal::Told;
use crate::visitor::Visitor;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use database::organisations::Organisation;
use maud::{DOCTYPE, Markup, html};
use vocabulary::{Language, Message};

/// A page: a title and what it says.
pub struct Page {
    title: String,
    organisation: Option<i32>,
    simulated: bool,
    script: Option<&'static str>,
    spoken: Option<(&'static str, &'static str)>,
    alert: Markup,
    body: Markup,
}

impl Page {
    /// A page of this title, which is also its heading.
    #[must_use]
    pub fn new(title: impl Into<String>, body: Markup) -> Self {
        Self {
            title: title.into(),
            organisation: None,
            simulated: false,
            script: None,
            spoken: None,
            alert: Markup::default(),
            body,
        }
    }

    /// The same page, about an organisation: with its name, its rooms and, where it is invented, the words that say so.
    #[must_use]
    pub fn about(mut self, organisation: &Organisation) -> Self {
        self.organisation = Some(organisation.id);
        self.simulated = organisation.simulated;
        self
    }

    /// The same page, for who knows nothing of the organisations here: without their names and rooms, and with the words
    /// that say so where it is about something invented.
    #[must_use]
    pub fn for_outsiders(mut self, organisation: &Organisation) -> Self {
        self.simulated = organisation.simulated;
        self
    }

    /// The same page, in a language of its own: its tag (BCP 47) and how it is written, `ltr` or `rtl`.
    #[must_use]
    pub fn spoken(mut self, tag: &'static str, direction: &'static str) -> Self {
        self.spoken = Some((tag, direction));
        self
    }

    /// The same page, with what went wrong or was done right under its heading, where it is read first.
    #[must_use]
    pub fn saying_first(mut self, alert: Markup) -> Self {
        self.alert = alert;
        self
    }

    /// The same page, with a script; it works without.
    #[must_use]
    pub fn with_script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    /// The page that answers what was typed into its form: it says first what was wrong, and is then 422 (unprocessable
    /// content).
    #[must_use]
    pub fn answer(mut self, visitor: &Visitor, typed: &Typed) -> Response {
        self.alert = html! { (typed.summary(visitor, &self.body.0)) (self.alert) };
        let mut page = self.show(visitor);
        if typed.has_problems() {
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        page
    }

    /// The page for this visitor.
    #[must_use]
    pub fn show(self, visitor: &Visitor) -> Response {
        let markup = html! {
            (DOCTYPE)
            html lang=(visitor.language().tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " – Wieg" }
                    link rel="stylesheet" href=(visitor.site().stylesheet().address());
                    link rel="icon" href="data:,";
                    @if let Some(name) = self.script {
                        @for address in visitor.site().scripts().along(name) { link rel="modulepreload" href=(address); }
                        script type="module" src=(visitor.site().scripts().address(name)) {}
                    }
                }
                body class=[self.simulated.then_some("simulated")] {
                    a.skip href="#inhoud" { (visitor.say("page-skip")) }
                    @if self.simulated { aside.simulation { p { span { (visitor.say("simulated")) } } } }
                    (banner(visitor))
                    div.site {
                        @if let Some(organisation) = self.organisation { (rooms(visitor, organisation)) }
                        @let (tag, direction) = self.spoken.unzip();
                        main #inhoud tabindex="-1" lang=[tag] dir=[direction] {
                            h1 { (self.title) }
                            (self.alert)
                            (self.body)
                        }
                    }
                    (footer(visitor))
                }
            }
        };
        let mut response = markup.into_string().into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        if self.script.is_some() {
            let policy = HeaderValue::from_static(crate::doors::POLICY_WITH_SCRIPT);
            response
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// Something wide, in a place where it can be scrolled: with a finger, a mouse, and with the keyboard.
#[must_use]
pub fn scroller(name: &str, wide: Markup) -> Markup {
    html! { div.scroller tabindex="0" role="region" aria-label=(name) { (wide) } }
}

fn banner(visitor: &Visitor) -> Markup {
    html! {
        header.banner {
            a.mark href="/" {
                span { "wieg" }
                svg aria-hidden="true" focusable="false" viewBox="0 0 72 16" width="72" height="16" {
                    path d="M3 3C20 17 52 17 69 3" fill="none" stroke="currentColor" stroke-width="3"
                        stroke-linecap="round" {}
                }
            }
            nav.who aria-label=(visitor.say("page-nav-self")) {
                @if let Some(person) = visitor.person() {
                    a href="/mijn" { (person.name) }
                    form method="post" action="/afmelden" { button.link type="submit" { (visitor.say("page-sign-out")) } }
                } @else {
                    a href="/aanmelden" { (visitor.say("page-sign-in")) }
                }
                (other_language(visitor))
            }
        }
    }
}

/// The same page in the other language, named in that language.
fn other_language(visitor: &Visitor) -> Markup {
    let (other, name) = match visitor.language() {
        Language::Nl => (Language::En, "English"),
        Language::En => (Language::Nl, "Nederlands"),
    };
    let address = format!("/taal/{}?naar={}", other.tag(), escape(visitor.path()));
    html! { a href=(address) lang=(other.tag()) hreflang=(other.tag()) { (name) } }
}

/// Where am I, in words, and the rooms that are open here.
fn rooms(visitor: &Visitor, organisation: i32) -> Markup {
    let tree = visitor.tree();
    let path = tree.path(organisation);
    let may_see = |id: i32| first_room(visitor, id);
    html! {
        div.where {
            nav aria-label=(visitor.say("page-nav-where")) {
                ol.path {
                    @for one in &path {
                        @if one.id == organisation {
                            li aria-current="true" { strong { (one.name) } }
                        } @else if let Some(room) = may_see(one.id) {
                            li { a href=(format!("{room}/{}", one.id)) { (one.name) } }
                        } @else {
                            li { (one.name) }
                        }
                    }
                }
            }
            nav aria-label=(visitor.say("page-nav-rooms")) {
                ul.rooms {
                    @for item in visitor.site().menu() {
                        @if visitor.may(item.permission, organisation) {
                            @let address = format!("{}/{organisation}", item.prefix);
                            @let here = visitor.path().split('?').next() == Some(address.as_str());
                            li { a href=(address) aria-current=[here.then_some("page")] { (visitor.say(item.name)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The first room that is open for the visitor in an organisation.
pub(crate) fn first_room(visitor: &Visitor, organisation: i32) -> Option<&'static str> {
    let mut menu = visitor.site().menu().iter();
    menu.find(|item| visitor.may(item.permission, organisation))
        .map(|item| item.prefix)
}

fn footer(visitor: &Visitor) -> Markup {
    html! {
        footer.colophon {
            p {
                @for (name, address) in visitor.site().for_everyone() {
                    a href=(address) { (visitor.say(name)) }
                    " · "
                }
                a href="/uitleg" { (visitor.say("page-explanation")) }
                " · "
                a href="/toegankelijkheid" { (visitor.say("page-accessibility")) }
            }
            @if !visitor.site().demo().is_empty() { p { (visitor.say("page-demo")) } }
        }
    }
}

/// The page that says no.
pub(crate) fn refusal_page(visitor: &Visitor, told: &Told) -> Response {
    let title = match told.status.as_u16() {
        404 => "page-title-not-found",
        500.. => "page-title-fault",
        _ => "page-title-refused",
    };
    let on = told.way_on.as_deref().unwrap_or("/");
    let body = html! {
        p.lead { (visitor.text(&told.message)) }
        p { a href=(on) { (visitor.say(if on == "/" { "page-way-home" } else { "page-way-on" })) } }
    };
    Page::new(visitor.text(&Message::new(title)), body).show(visitor)
}
