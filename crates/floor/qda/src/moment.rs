//! An instant as it stands in a project: a date and time of the schema, brought to UTC.

use std::fmt;

/// An instant in UTC, written the one way that every program reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(String);

/// What was found where an instant was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the schema wants it.
    Good,
    /// Without a zone; read as UTC.
    NoZone,
    /// Another form, which could still be read.
    Repaired,
}

impl Moment {
    /// Reads an instant of the schema; one without a zone is taken as UTC.
    ///
    /// ```
    /// use qda::Moment;
    ///
    /// let read = |written| Moment::read(written).map(|moment| moment.to_string());
    /// assert_eq!(read("2026-03-02T24:00:00+01:00").as_deref(), Some("2026-03-02T23:00:00Z"));
    /// assert_eq!(read("2026-02-30T09:00:00Z"), None);
    /// ```
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        match Self::spelled(written) {
            Some((moment, Spelling::Good | Spelling::NoZone)) => Some(moment),
            _ => None,
        }
    }

    /// Reads an instant in the form of the schema or with a space for the T, and says which it was.
    pub(crate) fn spelled(written: &str) -> Option<(Self, Spelling)> {
        let written = written.trim();
        let (day, rest) = (written.get(..10)?, written.get(10..)?);
        let has_t = rest.starts_with('T');
        let rest = rest.strip_prefix('T').or_else(|| rest.strip_prefix(' '))?.trim();
        let days = days(day)?;
        let at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
        let (time, zone) = rest.split_at(at);
        let (seconds, fraction) = time_of_day(time)?;
        let (minutes, has_zone) = match zone {
            "" => (0, false),
            zone => (offset(zone)?, true),
        };
        let total = days * 86_400 + seconds - minutes * 60;
        let (year, month, day) = civil(total.div_euclid(86_400));
        if !(1..=9999).contains(&year) {
            return None;
        }
        let left = total.rem_euclid(86_400);
        let (hour, minute, second) = (left / 3600, left / 60 % 60, left % 60);
        let dot = if fraction.is_empty() { "" } else { "." };
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{dot}{fraction}Z");
        let spelling = match (has_t, has_zone) {
            (false, _) => Spelling::Repaired,
            (true, false) => Spelling::NoZone,
            (true, true) => Spelling::Good,
        };
        Some((Self(text), spelling))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Whether this is a date of the schema, with or without a zone.
pub(crate) fn is_date(written: &str) -> bool {
    let written = written.trim();
    let Some((day, zone)) = written.get(..10).zip(written.get(10..)) else {
        return false;
    };
    days(day).is_some() && (zone.is_empty() || offset(zone).is_some())
}

fn digits(text: &str, length: usize) -> Option<i64> {
    let is_number = text.len() == length && text.bytes().all(|sign| sign.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The days from 1 January 1970 to a date that is in the calendar.
fn days(written: &str) -> Option<i64> {
    let mut parts = written.split('-');
    let (year, month, day) = (
        digits(parts.next()?, 4)?,
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
    );
    if parts.next().is_some() || year == 0 || !(1..=12).contains(&month) {
        return None;
    }
    // Hinnant (2013): years that begin in March, so that the leap day comes last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    // A day that is not in the month comes out in another one.
    (civil(days) == (year, month, day)).then_some(days)
}

/// The date so many days after 1 January 1970, as year, month and day.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The whole seconds of a time, and its fraction without zeros at the end.
fn time_of_day(written: &str) -> Option<(i64, &str)> {
    let (whole, fraction) = match written.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (written, ""),
    };
    if !fraction.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let mut parts = whole.split(':');
    let (hour, minute, second) = (
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
        digits(parts.next()?, 2)?,
    );
    let is_midnight = (hour, minute, second) == (24, 0, 0) && fraction.is_empty();
    let is_time = parts.next().is_none() && minute < 60 && second < 60 && (hour < 24 || is_midnight);
    is_time.then_some((hour * 3600 + minute * 60 + second, fraction))
}

/// The minutes east of UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = match zone.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hour, minute) = zone.get(1..)?.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (minute < 60 && hour * 60 + minute <= 14 * 60).then_some(sign * (hour * 60 + minute))
}
