//! A Dutch school year, 1 August to 31 July, named by the calendar year in which it starts.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A school year such as 2023-2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(i16);

impl SchoolYear {
    /// The first school year in which the provisional advice comes before the transition test.
    /// Advice figures are never drawn as one line across it.
    pub const DOORSTROOMTOETS: Self = Self(2023);

    /// The school year that starts in the calendar year `start`, from 1900 to 2199.
    #[must_use]
    pub fn starting(start: i16) -> Option<Self> {
        (1900..2200).contains(&start).then_some(Self(start))
    }

    /// The calendar year in which it starts.
    #[must_use]
    pub fn start(self) -> i16 {
        self.0
    }

    /// Reads `2023-2024`, `2023/2024`, `2023-24`, `2023/24` or `2023`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut parts = text.splitn(2, ['-', '/']);
        let first = parts.next()?.trim();
        if first.len() != 4 {
            return None;
        }
        let start: i16 = first.parse().ok()?;
        if let Some(second) = parts.next() {
            let second = second.trim();
            let end: i16 = second.parse().ok()?;
            let fits = match second.len() {
                4 => end == start + 1,
                2 => end == (start + 1) % 100,
                _ => false,
            };
            if !fits {
                return None;
            }
        }
        Self::starting(start)
    }

    /// The school year in which a calendar day falls.
    #[must_use]
    pub fn of_day(year: i16, month: u8) -> Option<Self> {
        Self::starting(if month >= 8 { year } else { year - 1 })
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_schools_write() {
        let year = SchoolYear::starting(2023);
        for text in ["2023-2024", "2023/2024", "2023-24", "2023/24", " 2023 "] {
            assert_eq!(SchoolYear::read(text), year, "{text}");
        }
        for text in ["2023-2025", "23-24", "", "2023-", "groep 8"] {
            assert_eq!(SchoolYear::read(text), None, "{text}");
        }
        assert_eq!(SchoolYear::read("1999/00"), SchoolYear::starting(1999));
    }

    #[test]
    fn august_starts_a_new_year() {
        assert_eq!(SchoolYear::of_day(2024, 7), SchoolYear::starting(2023));
        assert_eq!(SchoolYear::of_day(2024, 8), SchoolYear::starting(2024));
    }
}
