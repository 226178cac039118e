//! Reminders of agreements: a week before the day, and when it has passed. Once each, as what happened to it tells.

use database::agreements::{self, Agreement, State};
use database::outbox::NewLetter;
use database::{Database, Deed, Fault, now};
use messages::Catalogue;
use pages::{day_of, iso_day, midnight};
use vocabulary::Message;

/// So long before its day an agreement is told once more.
const AHEAD: i64 = 7 * 86_400;
/// An agreement is not told again after so long.
const FORGOTTEN: i64 = 60 * 86_400;

/// Which reminder an agreement is due, if any, by how often it was reminded.
fn due(agreement: &Agreement, reminded: usize) -> Option<&'static str> {
    let waits = matches!(
        agreement.standing(),
        State::Asked | State::Accepted | State::UnderWay
    );
    let last = midnight(&agreement.due)?;
    let left = last - now();
    match (waits, reminded) {
        (true, 0) if (0..AHEAD).contains(&left) => Some("meetup-remind"),
        (true, 0 | 1) if (-FORGOTTEN..-86_400).contains(&left) => Some("meetup-overdue"),
        _ => None,
    }
}

/// Puts letters about agreements in the outbox whose day comes or has passed; how many.
///
/// # Errors
/// A database that does not answer.
pub async fn remind(database: &Database, catalogue: &Catalogue, site: &str) -> Result<usize, Fault> {
    let (from, to) = (iso_day(now() - FORGOTTEN), iso_day(now() + AHEAD));
    let open = agreements::between(database, &from, &to).await?;
    let numbers: Vec<i32> = open.iter().map(|one| one.id).collect();
    let events = agreements::events(database, &numbers).await?;
    let mut count = 0;
    for agreement in open.iter().filter(|one| !one.email.is_empty()) {
        // What happened before it was handed over was told to somebody else.
        let own = events
            .iter()
            .rev()
            .filter(|event| event.agreement == agreement.id);
        let since = own.take_while(|event| event.kind != "handed-over");
        let reminded = since.filter(|event| event.kind == "reminded").count();
        let Some(key) = due(agreement, reminded) else {
            continue;
        };
        let words = |part: &str| {
            let message = Message::new(format!("{key}-{part}"))
                .with("name", agreement.owner.as_str())
                .with("what", agreement.what.as_str())
                .with("day", day_of(&agreement.due, catalogue.language()))
                .with("link", format!("{site}/afspraak/{}", agreement.token));
            catalogue.text(&message)
        };
        let letter = NewLetter {
            person: None,
            kind: "agreement",
            to: agreement.email.clone(),
            subject: words("subject"),
            body: format!("{}\n", words("body").trim_end()),
            due_at: now(),
            good_until: None,
        };
        let change = database.change().await?;
        change.put_in_outbox(letter).await?;
        change.remember_reminder(agreement.id).await?;
        let deed = Deed::of_program("reminded", format!("agreement {}", agreement.id));
        change.keep(&deed.about(agreement.organisation)).await?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(days: i64, state: State) -> Agreement {
        Agreement {
            id: 1,
            uid: String::new(),
            organisation: 1,
            evening: None,
            place: None,
            theme: String::new(),
            factor: String::new(),
            indicator: String::new(),
            what: "Bel de bieb".to_owned(),
            with_whom: String::new(),
            due: iso_day(now() + days * 86_400),
            owner: "Bo".to_owned(),
            email: "bo@nergens.example".to_owned(),
            token: String::new(),
            state: state.name().to_owned(),
            goes_to: String::new(),
            binding: false,
            version: 1,
            at: 0,
        }
    }

    #[test]
    fn once_before_the_day_and_once_after() {
        let due = |days, state, reminded| super::due(&agreement(days, state), reminded);
        assert_eq!(due(20, State::Accepted, 0), None);
        assert_eq!(due(5, State::Accepted, 0), Some("meetup-remind"));
        assert_eq!(due(5, State::Accepted, 1), None);
        assert_eq!(due(-3, State::UnderWay, 1), Some("meetup-overdue"));
        assert_eq!(due(-3, State::UnderWay, 2), None);
        assert_eq!(due(-3, State::Done, 0), None);
        assert_eq!(due(-90, State::Accepted, 0), None);
    }
}
