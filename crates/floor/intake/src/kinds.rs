//! What kind of values a column holds, from a sample of them.

use crate::dates::DateFormat;
use crate::sniff::is_number;
use serde::Serialize;
use vocabulary::advice::read_levels;
use vocabulary::{Message, SchoolCode, SchoolYear, read_advice};

/// What kind of values a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueKind {
    /// Nothing.
    Empty,
    /// School years.
    SchoolYear,
    /// Days.
    Day,
    /// Levels or advices.
    Levels,
    /// Codes of schools.
    SchoolCode,
    /// Yes and no.
    YesNo,
    /// Whole numbers.
    WholeNumber,
    /// Numbers with decimals.
    DecimalNumber,
    /// Anything else.
    Text,
}

impl ValueKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::SchoolYear,
        Self::Day,
        Self::Levels,
        Self::SchoolCode,
        Self::YesNo,
        Self::WholeNumber,
        Self::DecimalNumber,
        Self::Text,
    ];

    /// The word for it in keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::SchoolYear => "school-year",
            Self::Day => "day",
            Self::Levels => "levels",
            Self::SchoolCode => "school-code",
            Self::YesNo => "yes-no",
            Self::WholeNumber => "whole-number",
            Self::DecimalNumber => "decimal-number",
            Self::Text => "text",
        }
    }

    /// The kind as a message.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(format!("intake-kind-{}", self.code()))
    }

    /// The kind of most of the values: nine in ten, or eight in ten where spellings vary.
    pub(crate) fn of<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> Self {
        let cells = cells.filter(|cell| !cell.is_empty());
        let count = cells.clone().count();
        if count == 0 {
            return Self::Empty;
        }
        let share =
            |holds: fn(&str) -> bool| cells.clone().filter(|cell| holds(cell)).count() as f64 / count as f64;
        let is_level =
            |cell: &str| cell.len() > 1 && (read_advice(cell).is_some() || read_levels(cell).is_some());
        if share(is_school_year) >= 0.9 {
            Self::SchoolYear
        } else if share(is_day) >= 0.9 {
            Self::Day
        } else if share(is_level) >= 0.8 {
            Self::Levels
        } else if share(is_school_code) >= 0.9 {
            Self::SchoolCode
        } else if share(is_yes_or_no) >= 0.9 {
            Self::YesNo
        } else if share(|cell| is_number(cell) && !cell.contains(['.', ','])) >= 0.9 {
            Self::WholeNumber
        } else if share(is_number) >= 0.9 {
            Self::DecimalNumber
        } else {
            Self::Text
        }
    }
}

fn is_school_year(cell: &str) -> bool {
    SchoolYear::read(cell).is_some_and(|year| cell.len() > 4 || (1990..2100).contains(&year.start()))
}

fn is_day(cell: &str) -> bool {
    DateFormat::ALL.iter().any(|format| format.read(cell).is_some())
}

fn is_school_code(cell: &str) -> bool {
    SchoolCode::new(&cell.to_uppercase()).is_some_and(|code| code.is_brin())
}

fn is_yes_or_no(cell: &str) -> bool {
    ["ja", "nee", "j", "n", "yes", "no", "y", "true", "false"]
        .iter()
        .any(|word| cell.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_example() {
        let cases: [(&[&str], ValueKind); 9] = [
            (&["", ""], ValueKind::Empty),
            (&["2023-2024", "2022/23"], ValueKind::SchoolYear),
            (&["01-10-2023"], ValueKind::Day),
            (&["havo", "Vmbo gl-tl/havo", ""], ValueKind::Levels),
            (&["99ZZ00", "02qz"], ValueKind::SchoolCode),
            (&["ja", "NEE"], ValueKind::YesNo),
            (&["535", "1"], ValueKind::WholeNumber),
            (&["53,5", "1"], ValueKind::DecimalNumber),
            (&["blauw", "h", "v"], ValueKind::Text),
        ];
        for (cells, kind) in cases {
            assert_eq!(ValueKind::of(cells.iter().copied()), kind, "{cells:?}");
        }
    }
}
