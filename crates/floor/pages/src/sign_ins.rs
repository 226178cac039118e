//! Who signed in when, for who keeps the installation going: of the people under their care, and no further back than is
//! needed to look into something.

use crate::dates::{clock, day, moment};
use crate::layout::{Page, scroller};
use crate::permission::{Permission, fits};
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::extract::Path;
use axum::response::Response;
use database::roles::Held;
use database::{audit, now, roles};
use maud::html;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Message;

/// What belongs to signing in, of all that the log holds. Failed attempts are only counted, by fingerprint.
const DEEDS: [&str; 10] = [
    "signed-in",
    "used-code",
    "used-link",
    "asked-sign-in",
    "asked-new-password",
    "chose-password",
    "set-second-factor",
    "signed-out-everywhere",
    "linked-account",
    "unlinked-account",
];
const SHOWN: usize = 200;
const SHOWN_DAYS: i64 = 90;

/// Whether somebody with these roles is under the care of the visitor, in this organisation: every role that they have
/// lies there. What somebody does elsewhere is for who looks after them there.
fn is_here(visitor: &Visitor, roles: &[Held], organisation: i32) -> bool {
    let tree = visitor.tree();
    let mut valid = roles.iter().filter(|held| {
        tree.get(held.organisation)
            .is_some_and(|place| fits(held.role, place.kind))
    });
    let is_under = |held: &Held| {
        tree.is_within(held.organisation, organisation)
            && visitor.may(Permission::SeeSignIns, held.organisation)
    };
    valid.clone().next().is_some() && valid.all(is_under)
}

/// The latest, newest first.
pub(crate) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let mut names: BTreeMap<i32, String> = BTreeMap::new();
    let tree = visitor.tree();
    let below = tree.all().filter(|one| tree.is_within(one.id, organisation));
    for known in roles::at(database, below.map(|one| one.id)).await? {
        if is_here(&visitor, &known.roles, organisation) {
            names.insert(known.person.id, known.person.name);
        }
    }
    let numbers: BTreeSet<i32> = names.keys().copied().collect();
    let since = now() - SHOWN_DAYS * 24 * 3600;
    let entries = audit::latest_of_people(database, (&DEEDS, &numbers), since, SHOWN).await?;
    let whose = |entry: &audit::Entry| {
        let asked_for = || entry.subject.strip_prefix("person/")?.parse().ok();
        let number = entry.actor.or_else(asked_for);
        number.and_then(|number| names.get(&number)).cloned()
    };
    let body = html! {
        p.lead { (visitor.say("page-sign-ins-lead")) }
        p { (visitor.text(&Message::new("page-sign-ins-what").with("days", SHOWN_DAYS as u64))) }
        @if entries.is_empty() {
            p { (visitor.say("page-sign-ins-none")) }
        } @else {
            (scroller(&visitor.say("page-sign-ins"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("page-log-when")) }
                    th scope="col" { (visitor.say("page-log-who")) }
                    th scope="col" { (visitor.say("page-log-deed")) }
                } }
                tbody { @for entry in &entries { tr {
                    th scope="row" { time datetime=(moment(entry.at)) { (day(entry.at, visitor.language())) ", " (clock(entry.at)) } }
                    td { (whose(entry).unwrap_or_default()) }
                    td { (visitor.text(&Message::new("page-deed").with("deed", entry.deed.as_str()))) }
                } } }
            } }))
        }
    };
    let title = visitor.text(&Message::new("page-sign-ins-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}
