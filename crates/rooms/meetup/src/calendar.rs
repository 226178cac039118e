//! Evenings and agreements for a calendar (iCalendar, RFC 5545): one feed per person.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use std::fmt::Write;

/// Something with a day, for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A word that stays the same wherever it goes.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Where.
    pub place: String,
    /// The day, as year-month-day.
    pub day: String,
    /// Begin and end, as hours:minutes; nothing for a whole day.
    pub hours: Option<(String, String)>,
    /// When it last changed: seconds since 1970.
    pub changed: i64,
    /// Grows with every change.
    pub version: i32,
    /// Whether it does not go on.
    pub is_off: bool,
}

/// A calendar of this name.
#[must_use]
pub fn calendar(name: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for entry in entries {
        let mut event = Event::new();
        event
            .uid(&format!("{}@wieg", entry.uid))
            .summary(&entry.title)
            .sequence(entry.version.unsigned_abs())
            .status(if entry.is_off {
                EventStatus::Cancelled
            } else {
                EventStatus::Confirmed
            });
        event.add_property("DTSTAMP", stamp(entry.changed));
        if !entry.description.is_empty() {
            event.description(&entry.description);
        }
        if !entry.place.is_empty() {
            event.location(&entry.place);
        }
        let day = entry.day.replace('-', "");
        match &entry.hours {
            // Hours without a zone are those of the clock where somebody is: an evening is where its people are.
            Some((from, to)) => {
                for (key, hour) in [("DTSTART", from), ("DTEND", to)] {
                    event.add_property(key, format!("{day}T{}00", hour.replace(':', "")));
                }
            }
            None => {
                let mut property = Property::new("DTSTART", day);
                property.add_parameter("VALUE", "DATE");
                event.append_property(property.done());
            }
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn stamp(at: i64) -> String {
    let day = pages::iso_day(at).replace('-', "");
    let seconds = at.rem_euclid(86_400);
    let mut out = day;
    let _ = write!(
        out,
        "T{:02}{:02}{:02}Z",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evening_has_hours_and_an_agreement_a_day() {
        let evening = Entry {
            uid: "a1".to_owned(),
            title: "Kansen; samen, \"nu\"".to_owned(),
            description: "Regel een\nregel twee".to_owned(),
            place: "De Bieb".to_owned(),
            day: "2027-01-14".to_owned(),
            hours: Some(("19:00".to_owned(), "21:30".to_owned())),
            changed: 1_796_000_000,
            version: 3,
            is_off: false,
        };
        let agreement = Entry {
            uid: "b2".to_owned(),
            hours: None,
            is_off: true,
            ..evening.clone()
        };
        let text = calendar("Afspraken", &[evening, agreement]);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for line in [
            "UID:a1@wieg",
            "SEQUENCE:3",
            "DTSTART:20270114T190000",
            "DTEND:20270114T213000",
            "DTSTAMP:20261130T",
            "SUMMARY:Kansen\\; samen\\, \"nu\"",
            "DESCRIPTION:Regel een\\nregel twee",
            "DTSTART;VALUE=DATE:20270114",
            "STATUS:CANCELLED",
        ] {
            assert!(text.contains(&format!("\r\n{line}")), "{line} is not in {text}");
        }
        // Lines are folded at 75 octets.
        assert!(text.lines().all(|line| line.len() <= 75));
    }
}
