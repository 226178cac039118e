//! Whether something worked, as far as the counts of a school can tell.
//!
//! The question was fixed before the answer could be seen. What comes out is one of a few honest answers, and the one
//! that comes most often in a small school is that there are too few pupils to tell.

use database::trials::Question;
use measuring::by_year::{CountedYears, Years};
use statistics::beside_schools::{Beside, Change, beside};
use statistics::trend::carried_on;
use statistics::{Confidence, Estimate, Interval, NotComputable, Tally, before_after};

/// The chance with which a difference should be seen that is said to be seen.
pub const POWER: f64 = 0.8;
/// With fewer other schools nothing is said of them: each would know about the others.
pub const FEWEST_SCHOOLS: usize = 5;

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
    /// How many of the years after are not in the list yet.
    pub missing: usize,
    /// The years after that are in the list with too few pupils to count; they never come.
    pub too_small: Vec<i16>,
    /// What changed in the school itself.
    pub change: Result<Estimate, NotComputable>,
    /// The same beside other schools, when that was asked.
    pub beside: Option<Result<Beside, NotComputable>>,
    /// Whether the line over the years before, carried on, would make at least half of the change.
    pub moved_already: bool,
    /// Whether the other schools are no longer those of the question.
    pub others_changed: bool,
    /// Whether the last year before stood out in the direction from which one can only come back.
    pub began_low: bool,
    /// The answer, once all years are there.
    pub answer: Option<Answer>,
}

impl Outcome {
    /// Whether all years that were asked about are there and large enough to count.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing == 0 && self.too_small.is_empty()
    }
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
pub fn outcome(question: &Question, counts: &CountedYears) -> Outcome {
    let first = i16::try_from(question.first_year).unwrap_or(i16::MAX);
    let [before, after] = sides(&counts.own, first, question.years);
    let tallies = |years: &[(i16, Tally)]| years.iter().map(|(_, tally)| *tally).collect::<Vec<_>>();
    let change = before_after::change(&tallies(&before), &tallies(&after));
    let asked = question.comparison == "board";
    let others_changed = asked && question.beside != counts.beside;
    let besides = asked.then(|| beside_others(question, counts, [&before, &after], others_changed));
    let last_asked = first.saturating_add(i16::try_from(question.years).unwrap_or(0));
    let absent = (first..last_asked).filter(|year| !after.iter().any(|(there, _)| there == year));
    let (too_small, missing): (Vec<i16>, Vec<i16>) =
        absent.partition(|year| counts.last.is_some_and(|last| *year <= last));
    let direction = if question.rises { 1.0 } else { -1.0 };
    let estimate = match &besides {
        Some(Ok(found)) => Some(found.estimate),
        // Whoever asked to be compared and cannot be, hears so, and gets no answer of another kind.
        Some(Err(_)) => None,
        None => change.as_ref().ok().copied(),
    };
    let is_whole = missing.is_empty() && too_small.is_empty();
    let answer = estimate.filter(|_| is_whole).map(|estimate| {
        let found = estimate.interval(Confidence::default());
        let hoped = if question.rises {
            found
        } else {
            Interval {
                low: -found.high,
                high: -found.low,
            }
        };
        Answer::of(hoped, f64::from(question.smallest) / 100.0)
    });
    Outcome {
        moved_already: moved_already([&before, &after], direction),
        began_low: began_low(&before, direction),
        before,
        after,
        missing: missing.len(),
        too_small,
        others_changed,
        change,
        beside: besides,
        answer,
    }
}

/// The change beside that of the other schools, over exactly the years that the school itself has.
fn beside_others(
    question: &Question,
    counts: &CountedYears,
    [before, after]: [&[(i16, Tally)]; 2],
    others_changed: bool,
) -> Result<Beside, NotComputable> {
    let first = i16::try_from(question.first_year).unwrap_or(i16::MAX);
    let years = |side: &[(i16, Tally)]| side.iter().map(|(year, _)| *year).collect::<Vec<_>>();
    let others = counts
        .others
        .iter()
        .map(|other| sides(other, first, question.years));
    let same = others.filter(|[then, now]| years(then) == years(before) && years(now) == years(after));
    let others: Vec<Change> = same.map(|both| both.map(|side| sum(&side))).collect();
    let have = if others_changed { 0 } else { others.len() };
    if have < FEWEST_SCHOOLS {
        return Err(NotComputable::NotEnoughUnits {
            have: have as u64,
            need: FEWEST_SCHOOLS as u64,
        });
    }
    beside([sum(before), sum(after)], &others)
}

fn rate(tally: Tally) -> Option<f64> {
    Some(tally.proportion().ok()?.estimate())
}

/// Whether the line over the years before leads the hoped way, and carried on would make half of the change or more.
fn moved_already([before, after]: [&[(i16, Tally)]; 2], direction: f64) -> bool {
    let points = |side: &[(i16, Tally)]| -> Vec<(f64, f64)> {
        side.iter()
            .filter_map(|(year, tally)| Some((f64::from(*year), direction * rate(*tally)?)))
            .collect()
    };
    let mean = |points: &[(f64, f64)], of: fn(&(f64, f64)) -> f64| {
        points.iter().map(of).sum::<f64>() / points.len() as f64
    };
    let (then, now) = (points(before), points(after));
    if now.is_empty() {
        return false;
    }
    let change = mean(&now, |point| point.1) - mean(&then, |point| point.1);
    let carried_on = carried_on(&then, mean(&now, |point| point.0)).unwrap_or(0.0);
    carried_on > 0.0 && change > 0.0 && carried_on >= change / 2.0
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
    /// The share in those years, from 0 to 1.
    pub share: f64,
    /// The smallest difference that is seen, from 0 to 1.
    pub smallest: f64,
}

impl Power {
    /// How far the figure can go the hoped way at all.
    #[must_use]
    pub fn room(&self, rises: bool) -> f64 {
        if rises { 1.0 - self.share } else { self.share }
    }
}

/// What these counts would show of a question, without other schools beside them.
///
/// # Errors
/// Those of [`before_after::smallest_seen`].
pub fn power(counts: &CountedYears, question: &Question) -> Result<Power, NotComputable> {
    let before: Vec<Tally> = counts
        .own
        .iter()
        .filter(|(year, _)| i32::from(**year) < question.first_year)
        .map(|(_, tally)| *tally)
        .collect();
    let whole: Tally = before.iter().copied().sum();
    let pupils = whole.total() / (before.len().max(1) as u64);
    let planned = (
        usize::try_from(question.years).unwrap_or(0),
        pupils,
        question.rises,
    );
    let smallest = before_after::smallest_seen(&before, planned, POWER, Confidence::default())?;
    Ok(Power {
        pupils,
        years: before.len(),
        share: whole.proportion()?.estimate(),
        smallest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(comparison: &str, rises: bool) -> Question {
        Question {
            organisation: 1,
            activity: None,
            title: "Leesmaatjes".into(),
            indicator: "havo-advice".into(),
            comparison: comparison.into(),
            beside: String::new(),
            rises,
            smallest: 5,
            first_year: 2026,
            years: 2,
            seen_until: Some(2025),
        }
    }

    fn years(all: &[(i16, u64, u64)]) -> Years {
        all.iter()
            .map(|(year, k, n)| (*year, Tally::new(*k, *n).unwrap()))
            .collect()
    }

    fn own(all: &[(i16, u64, u64)]) -> CountedYears {
        CountedYears {
            own: years(all),
            last: all.last().map(|one| one.0),
            ..CountedYears::default()
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
        let found = outcome(&question("own", true), &counts);
        assert_eq!((found.missing, found.answer), (0, Some(Answer::TooFew)));
        let small = power(&counts, &question("own", true)).unwrap();
        assert!(small.smallest > 0.2 && small.pupils == 40, "{small:?}");
        assert!((small.room(false) - 0.4).abs() < 1e-9 && (small.room(true) - 0.6).abs() < 1e-9);
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
        assert_eq!(
            outcome(&question("own", true), &counts).answer,
            Some(Answer::Enough)
        );
        assert_eq!(
            outcome(&question("own", false), &counts).answer,
            Some(Answer::Against)
        );
    }

    #[test]
    fn there_is_no_answer_while_years_are_missing() {
        let counts = own(&[(2023, 16, 40), (2024, 17, 41), (2025, 15, 39), (2026, 39, 40)]);
        let found = outcome(&question("own", true), &counts);
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
        assert!(outcome(&question("own", true), &low).began_low);
        assert!(!outcome(&question("own", false), &low).began_low);
    }

    #[test]
    fn a_year_with_too_few_pupils_never_comes_and_a_line_that_goes_on_is_told() {
        let mut counts = own(&[(2023, 10, 40), (2024, 14, 40), (2025, 18, 40), (2027, 26, 40)]);
        let found = outcome(&question("own", true), &counts);
        assert_eq!(
            (found.too_small, found.missing, found.answer),
            (vec![2026], 0, None)
        );
        counts.own.insert(2026, Tally::new(22, 40).unwrap());
        assert!(outcome(&question("own", true), &counts).moved_already);
        let steady = own(&[
            (2023, 14, 40),
            (2024, 13, 40),
            (2025, 14, 40),
            (2026, 26, 40),
            (2027, 26, 40),
        ]);
        assert!(!outcome(&question("own", true), &steady).moved_already);
    }

    #[test]
    fn other_schools_are_a_comparison_from_five_on() {
        let school = years(&[(2024, 40, 100), (2025, 41, 100), (2026, 45, 100), (2027, 46, 100)]);
        let mut counts = own(&[(2024, 40, 100), (2025, 41, 100), (2026, 46, 100), (2027, 45, 100)]);
        counts.others = vec![school.clone(); 4];
        let few = outcome(&question("board", true), &counts);
        assert!(few.answer.is_none() && matches!(few.beside, Some(Err(_))));
        counts.others = vec![school; 6];
        let enough = outcome(&question("board", true), &counts);
        let beside = enough.beside.unwrap().unwrap();
        assert!(beside.estimate.value.abs() < 1e-9 && beside.others == 6);
        // Schools with other years are no comparison, and neither are others than those of the question.
        let mut shorter = counts.clone();
        for other in &mut shorter.others {
            other.remove(&2024);
        }
        assert!(matches!(
            outcome(&question("board", true), &shorter).beside,
            Some(Err(_))
        ));
        let mut others = counts.clone();
        others.beside = "anders".into();
        let found = outcome(&question("board", true), &others);
        assert!(found.others_changed && found.answer.is_none());
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
