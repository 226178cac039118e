//! Whether something worked, as far as the counts of a school can tell.
//!
//! The question was fixed before the answer could be seen. What comes out is one of a few honest answers, and the one
//! that comes most often in a small school is that there are too few pupils to tell.

use database::trials::Trial;
use statistics::beside_schools::{Beside, Change, beside};
use statistics::trend::{Trend, over_years};
use statistics::{Confidence, Estimate, Interval, NotComputable, Tally, before_after};
use std::collections::BTreeMap;

/// The chance with which a difference should be seen that is said to be seen.
pub const POWER: f64 = 0.8;
/// With fewer other schools nothing is said of them: each would know about the others.
pub const FEWEST_SCHOOLS: usize = 5;

/// Counts per school year, by the calendar year in which it began.
pub type Years = BTreeMap<i16, Tally>;

/// What a question is answered with.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// The school's own years.
    pub own: Years,
    /// Those of other schools of its board.
    pub others: Vec<Years>,
    /// The last school year in its list.
    pub last: Option<i16>,
}

/// The answer, in the direction that was hoped for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// At least the smallest difference that matters, beyond doubt.
    Enough,
    /// In the hoped direction beyond doubt; whether it is enough to matter is not sure.
    Some,
    /// Too small to matter, beyond doubt.
    TooSmall,
    /// Against the hoped direction, beyond doubt.
    Against,
    /// Too few pupils to tell.
    TooFew,
}

impl Answer {
    /// Its name in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::Some => "some",
            Self::TooSmall => "too-small",
            Self::Against => "against",
            Self::TooFew => "too-few",
        }
    }

    /// Of a difference in the hoped direction and the smallest that matters.
    #[must_use]
    pub fn of(difference: Interval, smallest: f64) -> Self {
        if difference.high < 0.0 {
            Self::Against
        } else if difference.low >= smallest {
            Self::Enough
        } else if difference.high < smallest {
            Self::TooSmall
        } else if difference.low > 0.0 {
            Self::Some
        } else {
            Self::TooFew
        }
    }
}

/// What the counts say.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The years before.
    pub before: Vec<(i16, Tally)>,
    /// The years after, as far as they are there.
    pub after: Vec<(i16, Tally)>,
    /// The years after that are not there yet.
    pub missing: i32,
    /// What changed in the school itself.
    pub change: Result<Estimate, NotComputable>,
    /// The same beside other schools, when that was asked.
    pub beside: Option<Result<Beside, NotComputable>>,
    /// Whether it was moving already: the trend over the years before.
    pub trend: Option<Trend>,
    /// Whether the last year before stood out in the direction from which one can only come back.
    pub began_low: bool,
    /// The answer, once all years are there.
    pub answer: Option<Answer>,
}

/// The years of a question, before and from the change on.
fn sides(years: &Years, first: i16, count: i32) -> [Vec<(i16, Tally)>; 2] {
    let last = i32::from(first) + count;
    let listed = |from: i16, to: i32| {
        let within = years
            .iter()
            .filter(|(year, _)| **year >= from && i32::from(**year) < to);
        within.map(|(year, tally)| (*year, *tally)).collect()
    };
    [listed(i16::MIN, i32::from(first)), listed(first, last)]
}

fn sum(years: &[(i16, Tally)]) -> Tally {
    years.iter().map(|(_, tally)| *tally).sum()
}

/// Answers a question.
#[must_use]
pub fn outcome(trial: &Trial, counts: &Counts) -> Outcome {
    let first = i16::try_from(trial.first_year).unwrap_or(i16::MAX);
    let [before, after] = sides(&counts.own, first, trial.years);
    let tallies = |years: &[(i16, Tally)]| years.iter().map(|(_, tally)| *tally).collect::<Vec<_>>();
    let change = before_after::change(&tallies(&before), &tallies(&after));
    let besides = (trial.comparison == "board").then(|| {
        let others: Vec<Change> = counts
            .others
            .iter()
            .map(|other| sides(other, first, trial.years).map(|side| sum(&side)))
            .collect();
        let found = beside([sum(&before), sum(&after)], &others)?;
        match found.others {
            have if have < FEWEST_SCHOOLS => Err(NotComputable::NotEnoughUnits {
                have: have as u64,
                need: FEWEST_SCHOOLS as u64,
            }),
            _ => Ok(found),
        }
    });
    let missing = trial.years - i32::try_from(after.len()).unwrap_or(i32::MAX);
    let direction = if trial.rises { 1.0 } else { -1.0 };
    let estimate = match &besides {
        Some(Ok(found)) => Some(found.estimate),
        // Whoever asked to be compared and cannot be, hears so, and gets no answer of another kind.
        Some(Err(_)) => None,
        None => change.as_ref().ok().copied(),
    };
    let answer = estimate.filter(|_| missing <= 0).map(|estimate| {
        let found = estimate.interval(Confidence::default());
        let hoped = if trial.rises {
            found
        } else {
            Interval {
                low: -found.high,
                high: -found.low,
            }
        };
        Answer::of(hoped, f64::from(trial.smallest) / 100.0)
    });
    Outcome {
        trend: over_years(&tallies(&before)).ok(),
        began_low: began_low(&before, direction),
        before,
        after,
        missing,
        change,
        beside: besides,
        answer,
    }
}

/// Whether the last of at least three years before was the one farthest from what was hoped for.
fn began_low(before: &[(i16, Tally)], direction: f64) -> bool {
    let rates: Vec<f64> = before
        .iter()
        .filter_map(|(_, tally)| Some(direction * tally.proportion().ok()?.estimate()))
        .collect();
    let Some((last, earlier)) = rates.split_last() else {
        return false;
    };
    earlier.len() >= 2 && earlier.iter().all(|rate| last < rate)
}

/// What can be seen at all, before anything is begun: pupils a year, and the smallest difference that so many would
/// show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    /// Pupils in a usual year.
    pub pupils: u64,
    /// The years before.
    pub years: usize,
    /// The smallest difference that is seen, from 0 to 1.
    pub smallest: f64,
}

/// What these counts would show of so many years from a first one on.
///
/// # Errors
/// Those of [`before_after::smallest_seen`].
pub fn power(counts: &Counts, first_year: i32, years: i32) -> Result<Power, NotComputable> {
    let before: Vec<Tally> = counts
        .own
        .iter()
        .filter(|(year, _)| i32::from(**year) < first_year)
        .map(|(_, tally)| *tally)
        .collect();
    let pupils: u64 = before.iter().map(|year| year.total()).sum();
    let pupils = pupils / (before.len().max(1) as u64);
    let planned = (usize::try_from(years).unwrap_or(0), pupils);
    let smallest = before_after::smallest_seen(&before, planned, POWER, Confidence::default())?;
    Ok(Power {
        pupils,
        years: before.len(),
        smallest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(comparison: &str, rises: bool) -> Trial {
        Trial {
            id: 1,
            organisation: 1,
            activity: None,
            title: "Leesmaatjes".into(),
            indicator: "havo-advice".into(),
            comparison: comparison.into(),
            rises,
            smallest: 5,
            first_year: 2026,
            years: 2,
            seen_until: Some(2025),
            seal: String::new(),
            withdrawn_why: String::new(),
            once: String::new(),
            person: 1,
            at: 0,
        }
    }

    fn years(all: &[(i16, u64, u64)]) -> Years {
        all.iter()
            .map(|(year, k, n)| (*year, Tally::new(*k, *n).unwrap()))
            .collect()
    }

    fn own(all: &[(i16, u64, u64)]) -> Counts {
        Counts {
            own: years(all),
            last: all.last().map(|one| one.0),
            ..Counts::default()
        }
    }

    #[test]
    fn a_small_school_hears_that_it_cannot_be_told() {
        let counts = own(&[
            (2023, 16, 40),
            (2024, 17, 41),
            (2025, 15, 39),
            (2026, 19, 40),
            (2027, 20, 41),
        ]);
        let found = outcome(&trial("own", true), &counts);
        assert_eq!((found.missing, found.answer), (0, Some(Answer::TooFew)));
        let small = power(&counts, 2026, 2).unwrap();
        assert!(small.smallest > 0.2 && small.pupils == 40, "{small:?}");
    }

    #[test]
    fn large_steady_years_tell_and_a_figure_may_have_to_fall() {
        let counts = own(&[
            (2023, 4_000, 10_000),
            (2024, 4_010, 10_000),
            (2025, 3_990, 10_000),
            (2026, 5_000, 10_000),
            (2027, 5_020, 10_000),
        ]);
        assert_eq!(outcome(&trial("own", true), &counts).answer, Some(Answer::Enough));
        assert_eq!(
            outcome(&trial("own", false), &counts).answer,
            Some(Answer::Against)
        );
    }

    #[test]
    fn there_is_no_answer_while_years_are_missing() {
        let counts = own(&[(2023, 16, 40), (2024, 17, 41), (2025, 15, 39), (2026, 39, 40)]);
        let found = outcome(&trial("own", true), &counts);
        assert_eq!((found.missing, found.answer), (1, None));
    }

    #[test]
    fn whoever_begins_after_a_bad_year_is_warned() {
        let low = own(&[
            (2023, 18, 40),
            (2024, 19, 40),
            (2025, 10, 40),
            (2026, 18, 40),
            (2027, 18, 40),
        ]);
        assert!(outcome(&trial("own", true), &low).began_low);
        assert!(!outcome(&trial("own", false), &low).began_low);
    }

    #[test]
    fn other_schools_are_a_comparison_from_five_on() {
        let school = years(&[(2024, 40, 100), (2025, 41, 100), (2026, 45, 100), (2027, 46, 100)]);
        let mut counts = own(&[(2024, 40, 100), (2025, 41, 100), (2026, 46, 100), (2027, 45, 100)]);
        counts.others = vec![school.clone(); 4];
        let few = outcome(&trial("board", true), &counts);
        assert!(few.answer.is_none() && matches!(few.beside, Some(Err(_))));
        counts.others = vec![school; 6];
        let enough = outcome(&trial("board", true), &counts);
        let beside = enough.beside.unwrap().unwrap();
        assert!(beside.estimate.value.abs() < 1e-9 && beside.others == 6);
        // All schools rose alike: that the own figure rose says nothing.
        assert_eq!(enough.answer, Some(Answer::TooFew));
        assert!(enough.change.unwrap().value > 0.04);
    }

    #[test]
    fn answers_follow_from_the_range() {
        let range = |low: f64, high: f64| Answer::of(Interval { low, high }, 0.05);
        assert_eq!(range(0.06, 0.2), Answer::Enough);
        assert_eq!(range(0.01, 0.2), Answer::Some);
        assert_eq!(range(-0.2, 0.2), Answer::TooFew);
        assert_eq!(range(-0.02, 0.04), Answer::TooSmall);
        assert_eq!(range(0.01, 0.04), Answer::TooSmall);
        assert_eq!(range(-0.2, -0.01), Answer::Against);
    }
}
