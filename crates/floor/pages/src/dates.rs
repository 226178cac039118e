//! Moments as people read them.

use database::Moment;
use tower_sessions::cookie::time::{Date, Month, OffsetDateTime};
use vocabulary::{Language, SchoolYear};

const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The day of a moment, in words: "29 november 2026". Days begin at midnight UTC.
#[must_use]
pub fn day(at: Moment, language: Language) -> String {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(at) else {
        return String::new();
    };
    let months = &MONTHS[usize::from(language == Language::En)];
    let month = months[usize::from(u8::from(at.month())) - 1];
    format!("{} {month} {}", at.day(), at.year())
}

/// The day of a moment as fields for dates have it: "2026-11-29".
#[must_use]
pub fn iso_day(at: Moment) -> String {
    moment(at).chars().take(10).collect()
}

/// A day in words, written as "2026-11-29"; nothing for what is no day.
#[must_use]
pub fn day_of(iso: &str, language: Language) -> String {
    midnight(iso).map_or_else(String::new, |at| day(at, language))
}

/// Today, as "2026-11-29".
#[must_use]
pub fn today() -> String {
    iso_day(database::now())
}

/// The moment at which a day begins, as a field for dates has it; nothing when that is no day of 1900 to 2199.
///
/// ```
/// let at = pages::midnight("2026-11-29").unwrap();
/// assert_eq!(pages::iso_day(at), "2026-11-29");
/// assert_eq!(pages::midnight("2026-02-29"), None);
/// assert_eq!(pages::midnight("29-11-2026"), None);
/// ```
#[must_use]
pub fn midnight(day: &str) -> Option<Moment> {
    let [year, month, day] = day.split('-').collect::<Vec<_>>()[..] else {
        return None;
    };
    let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, day.parse().ok()?).ok()?;
    Some(date.midnight().assume_utc().unix_timestamp())
}

/// The school year of a moment; it begins on the first of August.
#[must_use]
pub fn school_year(at: Moment) -> Option<SchoolYear> {
    let at = OffsetDateTime::from_unix_timestamp(at).ok()?;
    let start = at.year() - i32::from(u8::from(at.month()) < 8);
    SchoolYear::starting(i16::try_from(start).ok()?)
}

/// The time of day of a moment, UTC, to the minute.
#[must_use]
pub fn clock(at: Moment) -> String {
    OffsetDateTime::from_unix_timestamp(at).map_or_else(
        |_| String::new(),
        |at| format!("{:02}:{:02} UTC", at.hour(), at.minute()),
    )
}

/// A moment as people and machines read it: UTC, to the minute.
pub(crate) fn moment(at: Moment) -> String {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(at) else {
        return String::new();
    };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_days() {
        assert_eq!(moment(0), "1970-01-01T00:00Z");
        assert_eq!(moment(1_795_985_959), "2026-11-29T20:59Z");
        assert_eq!(clock(1_795_985_959), "20:59 UTC");
        assert_eq!(day(1_795_985_959, Language::Nl), "29 november 2026");
        assert_eq!(day(1_795_985_959, Language::En), "29 November 2026");
    }
}
