//! Calendar days as exports write them, and the school year in which they fall.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use vocabulary::SchoolYear;

/// The order in which day, month and year are written; the sign between them does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DateFormat {
    /// `31-12-2023`, as is usual in the Netherlands.
    #[default]
    #[serde(rename = "dd-mm-yyyy")]
    DayMonthYear,
    /// `12/31/2023`.
    #[serde(rename = "mm-dd-yyyy")]
    MonthDayYear,
    /// `2023-12-31`, ISO 8601.
    #[serde(rename = "yyyy-mm-dd")]
    YearMonthDay,
}

impl DateFormat {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];

    /// The word that mappings use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::DayMonthYear => "dd-mm-yyyy",
            Self::MonthDayYear => "mm-dd-yyyy",
            Self::YearMonthDay => "yyyy-mm-dd",
        }
    }

    /// Reads a day, with or without a time behind it; years have four digits.
    #[must_use]
    pub fn read(self, text: &str) -> Option<NaiveDate> {
        let day = text.trim().split([' ', 'T']).next()?;
        let mut parts = day.split(['-', '/', '.']);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let (year, month, day) = match self {
            Self::DayMonthYear => (third, second, first),
            Self::MonthDayYear => (third, first, second),
            Self::YearMonthDay => (first, second, third),
        };
        if parts.next().is_some() || year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The order that reads all of the given texts, if they are days; the Dutch order where two would do.
    #[must_use]
    pub(crate) fn detect<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Option<Self> {
        texts.clone().next()?;
        Self::ALL
            .into_iter()
            .find(|format| texts.clone().all(|text| format.read(text).is_some()))
    }
}

/// Reads a school year as written, or the school year of a day.
pub(crate) fn read_school_year(text: &str, format: DateFormat) -> Option<SchoolYear> {
    SchoolYear::read(text).or_else(|| {
        let day = format
            .read(text)
            .or_else(|| DateFormat::YearMonthDay.read(text))?;
        SchoolYear::of_day(i16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?)
    })
}

/// Whether a text may be a day in any order, and so perhaps a date of birth.
pub(crate) fn may_be_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs = text.matches(['-', '/', '.']).count();
    (signs == 2 && digits >= 4) || DateFormat::ALL.iter().any(|format| format.read(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_three_orders() {
        let day = NaiveDate::from_ymd_opt(2023, 12, 31);
        assert_eq!(DateFormat::DayMonthYear.read("31-12-2023"), day);
        assert_eq!(DateFormat::DayMonthYear.read("31/12/2023 00:00"), day);
        assert_eq!(DateFormat::YearMonthDay.read("2023-12-31T00:00:00"), day);
        assert_eq!(DateFormat::MonthDayYear.read("12/31/2023"), day);
        for text in ["31-02-2023", "31-12-23", "2023-2024", "", "1-2-3-4"] {
            assert_eq!(DateFormat::DayMonthYear.read(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_is_found_from_the_values() {
        let detect = |texts: &[&'static str]| DateFormat::detect(texts.iter().copied());
        assert_eq!(
            detect(&["01-02-2023", "03-04-2023"]),
            Some(DateFormat::DayMonthYear)
        );
        assert_eq!(
            detect(&["01/02/2023", "12/31/2023"]),
            Some(DateFormat::MonthDayYear)
        );
        assert_eq!(detect(&["2023-01-02"]), Some(DateFormat::YearMonthDay));
        assert_eq!(detect(&["2023-2024"]), None);
        assert_eq!(detect(&[]), None);
    }

    #[test]
    fn a_day_falls_in_a_school_year() {
        let year = SchoolYear::starting(2023);
        for text in ["2023-2024", "01-10-2023", "2024-07-31", "01-08-2023"] {
            assert_eq!(read_school_year(text, DateFormat::DayMonthYear), year, "{text}");
        }
        assert_eq!(read_school_year("groep 8", DateFormat::DayMonthYear), None);
    }
}
