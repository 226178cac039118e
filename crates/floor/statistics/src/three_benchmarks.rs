//! One school beside three national figures at once, because none of them alone answers the question.
//!
//! The raw figure asks "how do our pupils fare?" and blames a school for who comes in. The figure for the
//! same scores asks "what became of these scores here?"; a difference in background that works through at
//! equal score shows. The figure for the same scores and backgrounds asks "does this school do as others do
//! with such pupils?"; it takes the national inequality by background as given, and so hides it.

use std::collections::BTreeMap;

use crate::indirect_standardisation::{BenchmarkCell, NationalRate, Standardised, standardise};
use crate::{NotComputable, Tally};

/// Pupils of one score band and one background class, in the school and in the nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossedCell {
    /// Which score band; any numbering.
    pub score_band: u32,
    /// Which background class; any numbering, unknown as a class of its own.
    pub background: u32,
    /// The school's own pupils, possibly none.
    pub own: Tally,
    /// All pupils of the nation, the school's included.
    pub national: Tally,
}

/// The school beside three national figures, or why one of them cannot be given.
///
/// A figure that says [`NotComputable::EmptyGroup`] had no pupils to compare, and
/// [`NotComputable::NoCommonSupport`] had no national rate for any of them. Where a figure could be given for
/// some pupils only, [`Standardised::without_rate`] counts the others, and the three do not speak of the same
/// pupils.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeBenchmarks {
    /// Beside all pupils of the nation.
    pub raw: Result<Standardised, NotComputable>,
    /// Beside pupils with the same scores.
    pub same_score: Result<Standardised, NotComputable>,
    /// Beside pupils with the same scores and backgrounds.
    pub same_score_and_background: Result<Standardised, NotComputable>,
}

impl ThreeBenchmarks {
    /// From three tables of cells that were published apart; an empty one for a figure that does not exist.
    #[must_use]
    pub fn from_tables(
        raw: &[BenchmarkCell],
        same_score: &[BenchmarkCell],
        same_score_and_background: &[BenchmarkCell],
    ) -> Self {
        Self {
            raw: standardise(raw),
            same_score: standardise(same_score),
            same_score_and_background: standardise(same_score_and_background),
        }
    }

    /// From one national table by score band and background; cells in which the school has nobody belong in
    /// it too, because they are part of the rates. The school is taken out where it is more than 1%.
    ///
    /// # Errors
    /// [`NotComputable::InconsistentSums`] when the school has pupils in a cell that the nation has not.
    ///
    /// # Examples
    /// ```
    /// use statistics::three_benchmarks::{CrossedCell, ThreeBenchmarks};
    /// use statistics::{NotComputable, Tally};
    /// let cell = |score_band, background, own: (u64, u64), national: (u64, u64)| {
    ///     let (own, national) = (Tally::new(own.0, own.1)?, Tally::new(national.0, national.1)?);
    ///     Ok(CrossedCell { score_band, background, own, national })
    /// };
    /// let school = ThreeBenchmarks::from_crossed(&[
    ///     cell(0, 0, (4, 40), (1_000, 10_000))?,
    ///     cell(0, 1, (0, 0), (2_000, 10_000))?,
    ///     cell(1, 0, (0, 0), (4_000, 10_000))?,
    ///     cell(1, 1, (0, 0), (9_000, 10_000))?,
    /// ])?;
    /// // As in the nation for such pupils, below it for their scores, and far below it raw.
    /// assert_eq!(school.same_score_and_background?.expected(), 4.0);
    /// assert_eq!(school.same_score?.expected(), 6.0);
    /// assert_eq!(school.raw?.expected(), 16.0);
    /// # Ok::<(), NotComputable>(())
    /// ```
    pub fn from_crossed(cells: &[CrossedCell]) -> Result<Self, NotComputable> {
        Ok(Self {
            raw: standardise(&joined(cells, |_| (0, 0))?),
            same_score: standardise(&joined(cells, |cell| (cell.score_band, 0))?),
            same_score_and_background: standardise(&joined(cells, |cell| {
                (cell.score_band, cell.background)
            })?),
        })
    }
}

/// The cells with equal keys put together, in the order of the keys.
fn joined(
    cells: &[CrossedCell],
    key: impl Fn(&CrossedCell) -> (u32, u32),
) -> Result<Vec<BenchmarkCell>, NotComputable> {
    let mut sums: BTreeMap<(u32, u32), (Tally, Tally)> = BTreeMap::new();
    for cell in cells {
        let (own, national) = sums.entry(key(cell)).or_default();
        *own += cell.own;
        *national += cell.national;
    }
    let beside_nation = |(own, national): (Tally, Tally)| {
        let national = match NationalRate::counted(national, own) {
            Ok(rate) => Some(rate),
            // Nobody else in the nation is like these pupils.
            Err(NotComputable::EmptyGroup) => None,
            Err(reason) => return Err(reason),
        };
        Ok(BenchmarkCell { own, national })
    };
    sums.into_values().map(beside_nation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::tally;

    fn cell(score_band: u32, background: u32, own: (u64, u64), national: (u64, u64)) -> CrossedCell {
        CrossedCell {
            score_band,
            background,
            own: tally(own.0, own.1),
            national: tally(national.0, national.1),
        }
    }

    #[test]
    fn pupils_like_nobody_else_are_counted_and_the_raw_figure_still_has_them() {
        let school = ThreeBenchmarks::from_crossed(&[
            cell(0, 0, (3, 10), (400, 2_000)),
            cell(0, 1, (2, 4), (2, 4)),
            cell(1, 1, (0, 0), (600, 1_000)),
        ])
        .expect("the school is part of the nation");
        let adjusted = school.same_score_and_background.expect("one cell has a rate");
        assert_eq!((adjusted.pupils(), adjusted.without_rate()), (10, tally(2, 4)));
        assert_eq!(school.raw.expect("a rate").pupils(), 14);
        assert_eq!(school.same_score.expect("a rate").pupils(), 14);
    }

    #[test]
    fn a_nation_of_one_school_has_no_benchmark() {
        let school = ThreeBenchmarks::from_crossed(&[cell(0, 0, (3, 10), (3, 10))]).expect("consistent");
        assert_eq!(school.raw, Err(NotComputable::NoCommonSupport));
        let absent = ThreeBenchmarks::from_crossed(&[cell(0, 0, (0, 0), (3, 10))]).expect("consistent");
        assert_eq!(absent.same_score, Err(NotComputable::EmptyGroup));
        assert_eq!(
            ThreeBenchmarks::from_crossed(&[cell(0, 0, (4, 10), (3, 10))]),
            Err(NotComputable::InconsistentSums)
        );
        let published = ThreeBenchmarks::from_tables(
            &[BenchmarkCell {
                own: tally(4, 10),
                national: NationalRate::published(0.5, 0.01).ok(),
            }],
            &[],
            &[],
        );
        assert!(published.raw.is_ok() && published.same_score == Err(NotComputable::EmptyGroup));
    }
}
