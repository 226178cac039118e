//! A form with one address, and an answer that is the same for everybody: nobody learns which accounts exist.

use super::limit::{Attempt, place};
use crate::form::{Field, Kind as FieldKind, Typed};
use crate::layout::Page;
use crate::refusal::Refused;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::Extension;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use database::roles::{self, Held};
use database::{Deed, outside, people};
use maud::html;
use post::{Kind, Link};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::Instant;
use vocabulary::Message;

/// Every answer takes this long: making a link and a letter is well within it.
const ANSWER_TAKES: Duration = Duration::from_millis(600);

/// What a page that asks for an address says, as the first part of its keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking {
    /// Where the form goes.
    pub path: &'static str,
    /// What asking is counted as.
    pub counted_as: &'static str,
    /// The key of the title, of what it is about, of the button, and of the answer.
    pub title: &'static str,
    pub lead: &'static str,
    pub button: &'static str,
    pub answer: &'static str,
    /// The key of what is said where no letters are sent.
    pub without_letters: &'static str,
    /// The letter that goes, and what the log says of it.
    pub letter: Kind,
    pub deed: &'static str,
    /// Whether somebody with these roles gets one.
    pub is_for: fn(&[Held]) -> bool,
}

/// Where a request comes from.
pub(super) type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

impl Asking {
    /// The form.
    pub(super) fn page(self, visitor: &Visitor, typed: &Typed) -> Response {
        let email = Field {
            name: "email",
            label: "page-email",
            hint: None,
            kind: FieldKind::Email,
        };
        let body = html! {
            @if visitor.site().sends_letters() {
                p.lead { (visitor.say(self.lead)) }
                form.tall method="post" action=(self.path) {
                    (email.show(visitor, typed))
                    button type="submit" { (visitor.say(self.button)) }
                }
            } @else {
                p.lead { (visitor.say(self.without_letters)) }
            }
            p { a href="/aanmelden" { (visitor.say("page-ask-back")) } }
        };
        Page::new(visitor.say(self.title), body).answer(visitor, typed)
    }

    /// Counts the asking, sends the letter if there is somebody to send it to, and answers; whatever came of it, the
    /// answer is the same and takes as long.
    pub(super) async fn answer(
        self,
        visitor: &Visitor,
        (peer, headers): (Peer, &HeaderMap),
        values: BTreeMap<String, String>,
    ) -> Result<Response, Refused> {
        let asked_at = Instant::now();
        let mut typed = Typed::of(values);
        if !visitor.site().sends_letters() {
            return Ok(self.page(visitor, &typed));
        }
        let Some(email) = typed.needed("email", 200) else {
            return Ok(self.page(visitor, &typed));
        };
        let database = visitor.site().database();
        let peer = peer.map(|Extension(ConnectInfo(peer))| peer.ip());
        let attempt = Attempt::asking(self.counted_as, &email, place(peer, headers));
        if let Some(seconds) = attempt.wait(database).await? {
            let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60);
            typed.object("email", Message::new("page-ask-wait").with("count", minutes));
            let mut response = self.page(visitor, &typed);
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            return Ok(response);
        }
        // Every asking counts, for a mailbox can be flooded with letters that are all right.
        attempt.failed(database).await?;
        let done = self.send(visitor.site(), &email).await;
        tokio::time::sleep_until(asked_at + ANSWER_TAKES).await;
        done?;
        let body = html! {
            p.lead { (visitor.say(self.answer)) }
            p { (visitor.say("page-ask-spam")) }
            p { a href="/aanmelden" { (visitor.say("page-ask-back")) } }
        };
        Ok(Page::new(visitor.say(self.title), body).show(visitor))
    }

    /// Sends a letter with a link, if there is an account for it with this address.
    async fn send(self, site: &Site, email: &str) -> Result<(), Refused> {
        let database = site.database();
        let person = people::by_email(database, email).await?;
        // Who signs in elsewhere has no address here, and no password to forget.
        let Some(person) = person.filter(|person| outside::has_email(&person.email)) else {
            return Ok(());
        };
        let roles = roles::of(database, person.id).await?;
        if !(self.is_for)(&roles) {
            return Ok(());
        }
        let change = database.change().await?;
        let to = Link::to(&person, &roles, "", site.address());
        let letter = post::write(&change, self.letter, to, site.catalogue(person.reads())).await?;
        change.put_in_outbox(letter).await?;
        let deed = Deed::of_program(self.deed, format!("person/{}", person.id));
        Ok(change.keep(&deed).await?)
    }
}
