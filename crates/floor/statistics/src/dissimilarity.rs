//! The dissimilarity index without the part that chance makes, with an interval that covers.
//!
//! Schools are small, so their shares differ by chance even where nothing sorts pupils, and `D` adds up absolute
//! differences: it is too high (Carrington & Troske 1997; Allen et al. 2015). Subtracting what chance alone would
//! make is too much, because chance adds less to a difference that is there already.
//!
//! Here the question is turned round (indirect inference; Gouriéroux, Monfort & Renault 1993). Take the observed
//! table and shrink every school's difference by a factor `t`: 0 is no segregation, 1 the table as counted. For each
//! `t`, school `j` differs by about a normal draw around `t d_j`, so the expectation and the variance of `D` follow
//! from the folded normal (Leone, Nelson & Nottingham 1961). The estimate is `t D` for the `t` whose expectation is the
//! `D` that was counted; the interval holds every `t` for which that `D` would be no surprise.

use crate::segregation::UnitsByGroups;
use crate::{Confidence, Interval, NotComputable, normal, student};
use std::f64::consts::FRAC_2_PI;

/// Steps of a bisection: the width is then below the rounding of the index itself.
const STEPS: usize = 60;

/// The dissimilarity index of the first group against the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dissimilarity {
    /// As counted.
    pub counted: f64,
    /// Without the part that chance makes: 0 where chance alone may give as much as was counted.
    pub beyond_chance: f64,
    /// Its interval.
    pub interval: Interval,
}

/// Estimates the dissimilarity index beyond chance; `counts` has two groups.
///
/// Below twenty schools t with one degree of freedom less than there are schools widens the interval.
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] unless there are two groups; [`NotComputable::EmptyGroup`];
/// [`NotComputable::NotEnoughUnits`] below two schools with pupils.
///
/// # Examples
/// ```
/// use statistics::dissimilarity::beyond_chance;
/// use statistics::segregation::UnitsByGroups;
/// use statistics::{Confidence, NotComputable};
/// // Ten schools of ten pupils with one of the first group each: nothing sorts them, and none counts as sorted.
/// let even = [1, 9].repeat(10);
/// let found = beyond_chance(UnitsByGroups::new(&even, 2)?, Confidence::default())?;
/// assert_eq!((found.counted, found.beyond_chance), (0.0, 0.0));
/// assert!(beyond_chance(UnitsByGroups::new(&[5, 5], 2)?, Confidence::default()).is_err());
/// # Ok::<(), NotComputable>(())
/// ```
pub fn beyond_chance(
    counts: UnitsByGroups<'_>,
    confidence: Confidence,
) -> Result<Dissimilarity, NotComputable> {
    let schools = Schools::read(counts)?;
    let counted = schools.counted();
    let surprise = schools.surprise(confidence);
    if counted == 0.0 {
        // No difference to shrink: no more segregation is believed than chance would have shown.
        let by_chance = schools.expected(0.0);
        return Ok(Dissimilarity {
            counted,
            beyond_chance: 0.0,
            interval: Interval {
                low: 0.0,
                high: (by_chance.index + surprise * by_chance.standard_error).min(1.0),
            },
        });
    }
    let at = |reach: f64| {
        let told = |expected: Expected| expected.index + reach * expected.standard_error;
        (schools.shrinkage(counted, told) * counted).min(1.0)
    };
    Ok(Dissimilarity {
        counted,
        beyond_chance: at(0.0),
        interval: Interval {
            low: at(surprise),
            high: at(-surprise),
        },
    })
}

/// What is expected of the index.
#[derive(Clone, Copy)]
struct Expected {
    index: f64,
    standard_error: f64,
}

/// The shares of both groups that go to each school with pupils.
struct Schools {
    /// Of the first group, of the second, and of both together.
    shares: Vec<[f64; 3]>,
    /// Pupils of the first and of the second group.
    pupils: [f64; 2],
}

impl Schools {
    fn read(counts: UnitsByGroups<'_>) -> Result<Self, NotComputable> {
        if counts.groups() != 2 {
            return Err(NotComputable::ShapeMismatch {
                have: counts.groups(),
                need: 2,
            });
        }
        let mut pupils = [0_u64; 2];
        for row in counts.rows() {
            pupils[0] += row[0];
            pupils[1] += row[1];
        }
        if pupils.contains(&0) {
            return Err(NotComputable::EmptyGroup);
        }
        let pupils = pupils.map(|count| count as f64);
        let share = |row: &[u64]| {
            let (a, b) = (row[0] as f64, row[1] as f64);
            [a / pupils[0], b / pupils[1], (a + b) / (pupils[0] + pupils[1])]
        };
        let shares: Vec<[f64; 3]> = counts
            .rows()
            .filter(|row| row[0] + row[1] > 0)
            .map(share)
            .collect();
        if shares.len() < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: shares.len() as u64,
                need: 2,
            });
        }
        Ok(Self { shares, pupils })
    }

    fn counted(&self) -> f64 {
        self.shares.iter().map(|[a, b, _]| (a - b).abs()).sum::<f64>() / 2.0
    }

    /// How many standard errors away a count is a surprise.
    fn surprise(&self, confidence: Confidence) -> f64 {
        const FEW: usize = 20;
        let degrees_of_freedom = if self.shares.len() < FEW {
            self.shares.len() as f64 - 1.0
        } else {
            f64::INFINITY
        };
        student::two_sided_quantile(confidence.level(), degrees_of_freedom)
    }

    /// What is expected of the index when every school's difference is shrunk by a factor.
    fn expected(&self, factor: f64) -> Expected {
        let (mut index, mut variance) = (0.0, 0.0);
        for [a, b, both] in &self.shares {
            let mean = factor * (a - b);
            let [a, b] = [a, b].map(|share| (both + factor * (share - both)).clamp(0.0, 1.0));
            let spread = libm::sqrt(a * (1.0 - a) / self.pupils[0] + b * (1.0 - b) / self.pupils[1]);
            let folded = if spread > 0.0 {
                let distance = mean / spread;
                spread * libm::sqrt(FRAC_2_PI) * libm::exp(-distance * distance / 2.0)
                    + mean * (1.0 - 2.0 * normal::cdf(-distance))
            } else {
                mean.abs()
            };
            index += folded / 2.0;
            variance += (mean * mean + spread * spread - folded * folded).max(0.0) / 4.0;
        }
        Expected {
            index,
            standard_error: libm::sqrt(variance),
        }
    }

    /// The factor at which `told` is the index that was counted; 0 where even no segregation tells more.
    fn shrinkage(&self, counted: f64, told: impl Fn(Expected) -> f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0 / counted);
        if told(self.expected(low)) >= counted {
            return low;
        }
        if told(self.expected(high)) <= counted {
            return high;
        }
        for _ in 0..STEPS {
            let middle = f64::midpoint(low, high);
            if told(self.expected(middle)) < counted {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulated::Draws;

    fn found(counts: &[u64]) -> Dissimilarity {
        let counts = UnitsByGroups::new(counts, 2).expect("two columns");
        beyond_chance(counts, Confidence::default()).expect("two groups in several schools")
    }

    /// Expected: the same three equations solved with scipy's brentq and norm.
    #[test]
    fn against_scipy() {
        let close =
            |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        for (counts, expected) in VECTORS {
            let found = found(counts);
            close(found.counted, expected[0]);
            close(found.beyond_chance, expected[1]);
            close(found.interval.low, expected[2]);
            close(found.interval.high, expected[3]);
        }
    }

    #[test]
    fn bad_tables_are_refused() {
        let refused = |counts: &[u64], groups| {
            let counts = UnitsByGroups::new(counts, groups).expect("whole rows");
            beyond_chance(counts, Confidence::default()).expect_err("refused")
        };
        assert_eq!(
            refused(&[1, 2, 3, 4, 5, 6], 3),
            NotComputable::ShapeMismatch { have: 3, need: 2 }
        );
        assert_eq!(refused(&[0, 2, 0, 4], 2), NotComputable::EmptyGroup);
        assert_eq!(
            refused(&[3, 2, 0, 0], 2),
            NotComputable::NotEnoughUnits { have: 1, need: 2 }
        );
    }

    #[test]
    fn whole_segregation_stays_whole() {
        let found = found(&[50, 0, 0, 50, 40, 0, 0, 30]);
        assert!((found.beyond_chance - 1.0).abs() < 1e-9, "{found:?}");
        assert_eq!((found.counted, found.interval.high), (1.0, 1.0));
    }

    /// Schools of 30 to 60 pupils: the interval holds the index that the schools' chances have, from none to strong.
    #[test]
    fn the_interval_covers() {
        for (schools, sorting) in [(12, 0.0), (12, 0.3), (25, 0.0), (25, 0.3), (25, 0.8), (100, 0.3)] {
            let (rounds, mut covered) = (300, 0);
            for round in 0..rounds {
                let mut draws = Draws::new(round * 1000 + schools);
                let (mut counts, mut chances) = (Vec::new(), Vec::new());
                for _ in 0..schools {
                    let size = 30 + (draws.uniform() * 31.0) as u64;
                    let chance = 1.0 / (1.0 + libm::exp(0.6 - sorting * draws.normal()));
                    let low = (0..size).filter(|_| draws.uniform() < chance).count() as u64;
                    counts.extend([low, size - low]);
                    chances.push((size as f64 * chance, size as f64 * (1.0 - chance)));
                }
                let (a, b): (f64, f64) = chances
                    .iter()
                    .fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
                let truth = chances.iter().map(|(x, y)| (x / a - y / b).abs()).sum::<f64>() / 2.0;
                // Shares of no segregation differ in their last digit.
                let interval = found(&counts).interval;
                covered += u64::from(interval.low <= truth + 1e-12 && truth <= interval.high);
            }
            let share = covered as f64 / rounds as f64;
            assert!(share > 0.915, "{schools} schools, sorting {sorting}: {share}");
        }
    }

    /// Counts, then the index as counted, beyond chance, and both limits (`docs/benchmarks/dissimilarity.py`).
    const VECTORS: [(&[u64], [f64; 4]); 3] = [
        (
            &[12, 48, 30, 20, 3, 42, 25, 35, 8, 72, 40, 15],
            [
                0.503_360_607_832,
                0.501_587_883_574,
                0.374_871_940_903,
                0.625_661_209_460,
            ],
        ),
        (
            &[
                6, 24, 8, 22, 7, 23, 9, 31, 5, 25, 6, 19, 8, 28, 7, 18, 9, 26, 4, 21,
            ],
            [0.080_535_681_526, 0.0, 0.0, 0.060_873_011_105],
        ),
        (
            &[
                3, 40, 10, 35, 17, 30, 7, 25, 14, 20, 4, 38, 11, 33, 18, 28, 8, 23, 15, 18, 5, 36, 12, 31,
                19, 26, 9, 21, 16, 39, 6, 34, 13, 29, 3, 24, 10, 19, 17, 37, 7, 32, 14, 27, 4, 22, 11, 40,
            ],
            [
                0.228_058_209_548,
                0.184_997_630_561,
                0.114_384_521_760,
                0.255_230_558_340,
            ],
        ),
    ];
}
