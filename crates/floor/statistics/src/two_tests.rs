//! How reliable two tests are together, from how far they differ: nobody has to state it.
//!
//! Two tests of the same skill, on the same scale and with errors of their own, differ by their errors alone. So the
//! variance of their difference is that of both errors together, which is also the error variance of their sum:
//!
//! ```text
//! reliability of the sum = 1 - variance of the difference / variance of the sum      (Rulon 1939)
//! ```
//!
//! It equals coefficient alpha for two parts, and asks that both measure the same true score, not that their errors are
//! equally large. Errors that the two share (taken on the same day, by the same teacher) are taken for skill; then it
//! is too high. A test that measures something else as well makes it too low.

use crate::NotComputable;

/// The two tests of the pupils of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PairSpread {
    /// How many pupils have both tests.
    pub pupils: f64,
    /// Variance of the first minus the second score, points squared.
    pub of_difference: f64,
    /// Variance of the sum of both scores.
    pub of_sum: f64,
}

impl PairSpread {
    /// From the scores themselves.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] with fewer than two pupils.
    pub fn of_scores(scores: &[(f64, f64)]) -> Result<Self, NotComputable> {
        let pupils = scores.len() as f64;
        if scores.len() < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: scores.len() as u64,
                need: 2,
            });
        }
        let variance = |value: &dyn Fn(&(f64, f64)) -> f64| {
            let mean = scores.iter().map(value).sum::<f64>() / pupils;
            let squares = scores.iter().map(|pair| {
                let from_mean = value(pair) - mean;
                from_mean * from_mean
            });
            squares.sum::<f64>() / (pupils - 1.0)
        };
        Ok(Self {
            pupils,
            of_difference: variance(&|(first, second)| first - second),
            of_sum: variance(&|(first, second)| first + second),
        })
    }
}

/// The reliability, within groups, of the sum of two tests: variances are pooled over the groups, so that what the
/// groups differ in does not count as reliability.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when no group has two pupils; [`NotComputable::Constant`] when the sums do not vary;
/// [`NotComputable::InvalidReliability`] when the tests differ as much as their sum varies, so that they have nothing
/// in common; [`NotComputable::NotFinite`].
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::two_tests::{PairSpread, reliability_of_sum};
/// // True scores with variance 4, errors with variance 1 each: the sum has variance 16 + 2, the difference 2.
/// let group = PairSpread { pupils: 101.0, of_difference: 2.0, of_sum: 18.0 };
/// assert!((reliability_of_sum(&[group])? - 16.0 / 18.0).abs() < 1e-12);
/// // Two tests that have nothing in common say nothing.
/// assert!(reliability_of_sum(&[PairSpread { of_difference: 18.0, ..group }]).is_err());
/// # Ok::<(), NotComputable>(())
/// ```
pub fn reliability_of_sum(groups: &[PairSpread]) -> Result<f64, NotComputable> {
    let (mut errors, mut spread, mut freedom) = (0.0, 0.0, 0.0);
    for group in groups.iter().filter(|group| group.pupils > 1.0) {
        errors += group.of_difference * (group.pupils - 1.0);
        spread += group.of_sum * (group.pupils - 1.0);
        freedom += group.pupils - 1.0;
    }
    if freedom <= 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    if !(errors.is_finite() && spread.is_finite()) {
        return Err(NotComputable::NotFinite);
    }
    if spread <= 0.0 {
        return Err(NotComputable::Constant);
    }
    let value = 1.0 - errors / spread;
    if value > 0.0 {
        Ok(value)
    } else {
        Err(NotComputable::InvalidReliability { value })
    }
}

/// The reliability of one of two equally reliable tests, from that of their sum (Spearman 1910; Brown 1910, solved for
/// one).
///
/// # Errors
/// [`NotComputable::InvalidReliability`] unless `0 < both <= 1`.
pub fn reliability_of_one(both: f64) -> Result<f64, NotComputable> {
    if both > 0.0 && both <= 1.0 {
        Ok(both / (2.0 - both))
    } else {
        Err(NotComputable::InvalidReliability { value: both })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulated::Draws;

    /// The made-up pupils of `docs/benchmarks/two_tests.py`.
    fn made_up(group: i64) -> Vec<(f64, f64)> {
        (0..40_i64)
            .map(|k| {
                let skill = 500 + 7 * group + (k * 37) % 61;
                (
                    (skill + (k * 17) % 9 - 4) as f64,
                    (skill + (k * 23) % 13 - 6) as f64,
                )
            })
            .collect()
    }

    /// Expected: coefficient alpha of deviations from the group means in numpy (`docs/benchmarks/two_tests.py`), which
    /// is another formula for the same.
    #[test]
    fn against_numpy() {
        let groups = [0, 1]
            .map(|group| PairSpread::of_scores(&made_up(group)[..40 - 10 * group as usize]).expect("pupils"));
        let found = reliability_of_sum(&groups).expect("a reliability");
        assert!((found - VECTORS[0]).abs() < 1e-12, "{found}");
        let one = reliability_of_sum(&groups[..1]).expect("a reliability");
        assert!((one - VECTORS[1]).abs() < 1e-12, "{one}");
        let half = reliability_of_one(found).expect("a reliability");
        assert!((half - VECTORS[2]).abs() < 1e-12, "{half}");
    }

    /// Many pupils in two groups far apart: what comes out is the reliability within the groups, and unequal errors do
    /// not matter.
    #[test]
    fn the_reliability_that_was_put_in_comes_out() {
        let mut draws = Draws::new(77);
        let groups: Vec<PairSpread> = [-1.0, 1.0]
            .iter()
            .map(|mean| {
                let scores: Vec<(f64, f64)> = (0..40_000)
                    .map(|_| {
                        let skill = mean + draws.normal();
                        (skill + 0.3 * draws.normal(), skill + 0.6 * draws.normal())
                    })
                    .collect();
                PairSpread::of_scores(&scores).expect("pupils")
            })
            .collect();
        let found = reliability_of_sum(&groups).expect("a reliability");
        let expected = 4.0 / (4.0 + 0.09 + 0.36);
        assert!((found - expected).abs() < 0.003, "{found} {expected}");
    }

    #[test]
    fn what_says_nothing_is_refused() {
        let spread = |pupils, of_difference, of_sum| PairSpread {
            pupils,
            of_difference,
            of_sum,
        };
        assert_eq!(reliability_of_sum(&[]), Err(NotComputable::EmptyGroup));
        assert_eq!(
            reliability_of_sum(&[spread(1.0, 0.0, 0.0)]),
            Err(NotComputable::EmptyGroup)
        );
        assert_eq!(
            reliability_of_sum(&[spread(9.0, 1.0, 0.0)]),
            Err(NotComputable::Constant)
        );
        assert_eq!(
            reliability_of_sum(&[spread(9.0, f64::NAN, 1.0)]),
            Err(NotComputable::NotFinite)
        );
        assert_eq!(
            reliability_of_sum(&[spread(9.0, 2.0, 1.0)]),
            Err(NotComputable::InvalidReliability { value: -1.0 })
        );
        assert!(PairSpread::of_scores(&[(1.0, 2.0)]).is_err());
        assert!(reliability_of_one(0.0).is_err() && reliability_of_one(1.1).is_err());
        assert_eq!(reliability_of_one(1.0), Ok(1.0));
    }

    const VECTORS: [f64; 3] = [
        0.983_572_030_211_887,
        0.982_535_600_469_417,
        0.967_675_093_019_061,
    ];
}
