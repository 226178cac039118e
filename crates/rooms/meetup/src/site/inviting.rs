//! Inviting people to an evening by e-mail. Nothing is kept of who was invited but the letter that waits to be sent.

use super::{LONG, address, bearable, found};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::evenings::Evening;
use database::outbox::NewLetter;
use database::people::tidy_email;
use database::{Deed, audit, now};
use maud::{Markup, html};
use pages::{Refused, Visitor, day_of, is_address, midnight};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Message;

/// The most people that are invited at once, and the most times that one person invites in a day.
const MOST: usize = 200;
const TIMES_A_DAY: u64 = 10;
/// Inviting in the log.
const INVITED: &str = "invited-guests";

/// Where addresses are filled in; only where letters are sent and people can register.
pub(super) fn form(visitor: &Visitor, evening: &Evening) -> Markup {
    html! {
        @if visitor.site().sends_letters() && evening.open {
            details {
                summary { (visitor.say("meetup-invite")) }
                form.tall method="post" action=(format!("{}/uitnodigen", address(evening))) {
                    div.field {
                        label for="adressen" { (visitor.say("meetup-invite-addresses")) }
                        p.hint #adressen-hint { (visitor.say("meetup-invite-hint")) }
                        textarea.words #adressen name="adressen" rows="5" required aria-describedby="adressen-hint" {}
                    }
                    button type="submit" { (visitor.say("meetup-invite-send")) }
                }
            }
        }
    }
}

/// Sends everybody a letter with the link, or nobody while an address is wrong.
pub(super) async fn invite(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let back = address(&evening);
    if !visitor.site().sends_letters() || !evening.open {
        return Err(Refused::told(Message::new("meetup-invite-not"), back));
    }
    let typed = values.get("adressen").map(String::as_str).unwrap_or_default();
    // Each part holds an address, perhaps with a name before it: `Anna <anna@school.nl>`.
    let parts = typed.split([',', ';', '\n', '\r']).map(str::trim);
    let addresses: BTreeSet<String> = parts
        .filter(|part| !part.is_empty())
        .map(|part| {
            let mut words = part.split(|sign: char| sign.is_whitespace() || "<>".contains(sign));
            tidy_email(words.find(|word| word.contains('@')).unwrap_or(part))
        })
        .collect();
    if addresses.is_empty() || addresses.len() > MOST || typed.len() > MOST * LONG {
        return Err(Refused::told(
            Message::new("meetup-invite-none").with("count", MOST),
            back,
        ));
    }
    if let Some(odd) = addresses.iter().find(|one| !is_address(one)) {
        return Err(Refused::told(
            Message::new("meetup-invite-odd").with("words", odd.as_str()),
            back,
        ));
    }
    let count = addresses.len();
    let letters = addresses
        .into_iter()
        .map(|to| letter(&visitor, &evening, &place.name, to));
    let (database, person) = (visitor.site().database(), visitor.number()?);
    let letters = bearable(database, letters.collect()).await?;
    let sent = letters.len();
    let change = database.change().await?;
    if audit::count_of(&change, person, INVITED, now() - 86_400).await? >= TIMES_A_DAY {
        return Err(Refused::told(Message::new("meetup-invite-enough"), back));
    }
    for letter in letters {
        change.put_in_outbox(letter).await?;
    }
    let what = format!("evening {}: {sent}", evening.id);
    // When nobody can be written to again today, nobody was invited.
    if sent > 0 {
        change
            .keep(&Deed::of(person, INVITED, what).about(organisation))
            .await?;
    }
    Ok(Redirect::to(&format!("{back}?uitgenodigd={sent}&over={}", count - sent)).into_response())
}

/// What came of inviting, as the address of the page says.
pub(super) fn told(visitor: &Visitor, values: &BTreeMap<String, String>) -> Markup {
    let number = |name: &str| values.get(name).and_then(|value| value.parse::<u64>().ok());
    html! {
        @if let Some(sent) = number("uitgenodigd") {
            div.done role="status" { p { (visitor.text(&Message::new("meetup-invited").with("count", sent).with("left", number("over").unwrap_or(0)))) } }
        }
    }
}

fn letter(visitor: &Visitor, evening: &Evening, holder: &str, to: String) -> NewLetter {
    let words = |part: &str| {
        visitor.text(
            &Message::new(format!("meetup-invitation-{part}"))
                .with("evening", evening.title.as_str())
                .with("holder", holder)
                .with("day", day_of(&evening.held_on, visitor.language()))
                .with("starts", evening.starts.as_str())
                .with("place", evening.place.as_str())
                .with(
                    "link",
                    format!("{}/avond/{}", visitor.site().address(), evening.token),
                ),
        )
    };
    NewLetter {
        person: None,
        kind: "evening",
        to,
        subject: words("subject"),
        body: format!("{}\n", words("body").trim_end()),
        due_at: now(),
        good_until: midnight(&evening.held_on).map(|at| at + 86_400),
    }
}
