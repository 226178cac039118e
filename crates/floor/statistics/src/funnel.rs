//! How far a school's share may lie from a benchmark by chance: exact funnel limits, z-scores and
//! over-dispersion.
//!
//! A funnel has no order of schools in it. Limits hold for one school looked at alone: of a hundred schools
//! that are all at the benchmark about five lie outside the 95% limits. When many more do, schools differ for
//! reasons outside the benchmark (intake, region); the limits are then widened, by `sqrt(phi)` or by a
//! variance tau^2 between schools.
//!
//! Source: Spiegelhalter 2005.

use crate::replicates::quantile;
use crate::{Confidence, Interval, NotComputable, Tally};

/// The lowest and highest number of pupils that still lie within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountLimits {
    /// Fewer than this lies below the funnel.
    pub low: u64,
    /// More than this lies above the funnel.
    pub high: u64,
}

impl CountLimits {
    /// Whether a count lies within the limits.
    #[must_use]
    pub fn hold(&self, count: u64) -> bool {
        (self.low..=self.high).contains(&count)
    }
}

/// The two limits that a funnel is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunnelLimits {
    /// 95%: the 2.5% and 97.5% points of the binomial.
    pub at_95: CountLimits,
    /// 99.8%: the 0.1% and 99.9% points of the binomial.
    pub at_99_8: CountLimits,
}

/// The exact binomial limits for a school of `pupils` pupils around the share `benchmark`.
///
/// A limit is the smallest count at or below which at least that much of the probability lies.
///
/// # Errors
/// [`NotComputable::InvalidProbability`] for a benchmark outside 0 to 1.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::funnel::funnel_limits;
/// // Of ten pupils with a chance of one in five each, nought to five is no surprise.
/// let limits = funnel_limits(10, 0.2)?;
/// assert!(limits.at_95.hold(0) && limits.at_95.hold(5) && !limits.at_95.hold(6));
/// assert_eq!(funnel_limits(10, 1.2), Err(NotComputable::InvalidProbability { value: 1.2 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn funnel_limits(pupils: u64, benchmark: f64) -> Result<FunnelLimits, NotComputable> {
    check_share(benchmark)?;
    let [low_99_8, low_95, high_95, high_99_8] =
        binomial_points(pupils, benchmark, [0.001, 0.025, 0.975, 0.999]);
    Ok(FunnelLimits {
        at_95: CountLimits {
            low: low_95,
            high: high_95,
        },
        at_99_8: CountLimits {
            low: low_99_8,
            high: high_99_8,
        },
    })
}

/// The spread of the schools around the benchmark, beside what chance would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The share that schools are compared with.
    pub benchmark: f64,
    /// `(share - benchmark) / sqrt(benchmark (1 - benchmark) / n)` per school in the order given; none for a
    /// school without pupils.
    pub z_scores: Vec<Option<f64>>,
    /// phi, the mean square of the z-scores after the outer tenth on each side has been pulled in; about 1 by
    /// chance alone.
    pub dispersion: f64,
    /// tau^2, the variance between schools beyond chance on the scale of the share, 0 or more.
    pub between_variance: f64,
}

/// Measures a funnel around `benchmark`, or around the share of all pupils together when none is given.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] below two schools with pupils; [`NotComputable::InvalidProbability`];
/// [`NotComputable::Constant`] around a benchmark of 0 or 1, where nothing varies.
pub fn funnel(schools: &[Tally], benchmark: Option<f64>) -> Result<Funnel, NotComputable> {
    let sizes: Vec<f64> = schools
        .iter()
        .filter(|school| !school.is_empty())
        .map(|s| s.total() as f64)
        .collect();
    if sizes.len() < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: sizes.len() as u64,
            need: 2,
        });
    }
    let benchmark = benchmark.unwrap_or_else(|| schools.iter().copied().sum::<Tally>().rate());
    check_share(benchmark)?;
    let variance = benchmark * (1.0 - benchmark);
    if variance == 0.0 {
        return Err(NotComputable::Constant);
    }

    let z_score = |school: &Tally| {
        let spread = libm::sqrt(variance / school.total() as f64);
        (!school.is_empty()).then(|| (school.rate() - benchmark) / spread)
    };
    let z_scores: Vec<Option<f64>> = schools.iter().map(z_score).collect();
    let mut sorted: Vec<f64> = z_scores.iter().copied().flatten().collect();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, WINSORISED), quantile(&sorted, 1.0 - WINSORISED));
    let count = sorted.len() as f64;
    let dispersion = sorted.iter().map(|z| z.clamp(low, high).powi(2)).sum::<f64>() / count;

    // The moment estimator of DerSimonian & Laird 1986, with phi as its Q statistic per school.
    let weights = sizes.iter().map(|n| n / variance);
    let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    let between_variance = (count * dispersion - (count - 1.0)) / (sum - squares / sum);
    Ok(Funnel {
        benchmark,
        z_scores,
        dispersion,
        between_variance: between_variance.max(0.0),
    })
}

/// The share of the z-scores on each side that is pulled in before their spread is measured.
const WINSORISED: f64 = 0.1;

impl Funnel {
    /// The z-score divided by `sqrt(phi)` when schools spread more than chance gives, else as it is.
    #[must_use]
    pub fn adjusted_z_scores(&self) -> Vec<Option<f64>> {
        let stretch = libm::sqrt(self.dispersion.max(1.0));
        self.z_scores.iter().map(|z| z.map(|z| z / stretch)).collect()
    }

    /// Normal limits of the share in a school of `pupils` pupils, with tau^2 added to what chance gives.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] for a school without pupils.
    pub fn widened_limits(&self, pupils: u64, confidence: Confidence) -> Result<Interval, NotComputable> {
        if pupils == 0 {
            return Err(NotComputable::EmptyGroup);
        }
        let chance = self.benchmark * (1.0 - self.benchmark) / pupils as f64;
        let reach = confidence.z() * libm::sqrt(chance + self.between_variance);
        Ok(Interval::around(self.benchmark, reach).within(0.0, 1.0))
    }
}

fn check_share(share: f64) -> Result<(), NotComputable> {
    if (0.0..=1.0).contains(&share) {
        Ok(())
    } else {
        Err(NotComputable::InvalidProbability { value: share })
    }
}

/// For each of the ascending `levels` the smallest count with at least that much probability at or below it.
///
/// Walks from the mode both ways with the ratio of neighbouring probabilities, as far as they count; no
/// factorials, so it is exact to rounding and fast for any number of pupils.
fn binomial_points<const LEVELS: usize>(pupils: u64, share: f64, levels: [f64; LEVELS]) -> [u64; LEVELS] {
    if share == 0.0 || share == 1.0 {
        return [if share == 0.0 { 0 } else { pupils }; LEVELS];
    }
    let odds = share / (1.0 - share);
    let odds_of_next = |count: u64| (pupils - count) as f64 / (count + 1) as f64 * odds;
    let mode = (((pupils + 1) as f64 * share) as u64).min(pupils);

    let mut below = Vec::new();
    let mut weight = 1.0;
    for count in (0..mode).rev() {
        weight /= odds_of_next(count);
        if weight < NEGLIGIBLE {
            break;
        }
        below.push(weight);
    }
    let first = mode - below.len() as u64;
    let mut weights: Vec<f64> = below.into_iter().rev().chain([1.0]).collect();
    weight = 1.0;
    for count in mode..pupils {
        weight *= odds_of_next(count);
        if weight < NEGLIGIBLE {
            break;
        }
        weights.push(weight);
    }

    let total: f64 = weights.iter().sum();
    let mut points = [first + weights.len() as u64 - 1; LEVELS];
    let mut cumulative = 0.0;
    let mut reached = 0;
    for (count, weight) in (first..).zip(&weights) {
        cumulative += weight;
        while reached < LEVELS && cumulative >= levels[reached] * total {
            points[reached] = count;
            reached += 1;
        }
    }
    points
}

/// Relative to the probability of the mode.
const NEGLIGIBLE: f64 = 1e-20;

#[cfg(test)]
mod tests {
    use statrs::distribution::{Binomial, DiscreteCDF};

    use super::*;
    use crate::fixtures;

    fn made_up_schools() -> Vec<Tally> {
        let mut schools = vec![Tally::EMPTY; 20];
        for pupil in fixtures::pupils() {
            schools[pupil.school as usize] += fixtures::tally(u64::from(pupil.advised_havo()), 1);
        }
        schools
    }

    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn made_up_population() {
        let measured = funnel(&made_up_schools(), None).expect("two schools");
        assert_close(measured.benchmark, 0.2224137931);
        for (school, expected) in [(0, -0.9308403968), (1, -1.1585148586), (19, 0.4595761422)] {
            assert_close(measured.z_scores[school].expect("a school with pupils"), expected);
        }
        assert_close(measured.dispersion, 1.2968299685);
        assert_close(measured.between_variance, 0.0021955090);
        for (pupils, low_95, high_95, low_99_8, high_99_8) in
            [(10, 0, 5, 0, 7), (25, 2, 10, 0, 13), (48, 5, 17, 3, 20)]
        {
            let expected = FunnelLimits {
                at_95: CountLimits {
                    low: low_95,
                    high: high_95,
                },
                at_99_8: CountLimits {
                    low: low_99_8,
                    high: high_99_8,
                },
            };
            assert_eq!(
                funnel_limits(pupils, measured.benchmark).expect("a share"),
                expected
            );
        }
        let stretched = measured.adjusted_z_scores()[0].expect("a school with pupils");
        assert_close(stretched, -0.9308403968 / 1.2968299685f64.sqrt());
    }

    #[test]
    fn limits_agree_with_the_distribution_function() {
        for pupils in [0, 1, 2, 7, 33, 400, 5000] {
            for share in [0.0, 0.001, 0.03, 0.5, 0.87, 0.999, 1.0] {
                let limits = funnel_limits(pupils, share).expect("a share");
                let binomial = Binomial::new(share, pupils).expect("a share");
                for (count, level) in [
                    (limits.at_95.low, 0.025),
                    (limits.at_95.high, 0.975),
                    (limits.at_99_8.low, 0.001),
                    (limits.at_99_8.high, 0.999),
                ] {
                    assert!(binomial.cdf(count) >= level - 1e-12, "{pupils} {share} {count}");
                    assert!(
                        count == 0 || binomial.cdf(count - 1) < level + 1e-12,
                        "{pupils} {share} {count}"
                    );
                }
            }
        }
    }

    #[test]
    fn widened_limits_are_wider_and_stay_shares() {
        let measured = funnel(&made_up_schools(), None).expect("two schools");
        let widened = measured
            .widened_limits(48, Confidence::default())
            .expect("a school with pupils");
        let chance = (measured.benchmark * (1.0 - measured.benchmark) / 48.0).sqrt() * 1.959963984540054;
        assert!(widened.high - measured.benchmark > chance);
        assert_eq!(
            measured
                .widened_limits(3, Confidence::new(0.998).expect("between 0 and 1"))
                .expect("a school with pupils")
                .low,
            0.0
        );
        // Schools that spread no more than chance gives are left alone.
        let calm =
            funnel(&[Tally::new(20, 100).expect("a part of the whole"); 5], None).expect("two schools");
        assert_eq!((calm.between_variance, calm.dispersion), (0.0, 0.0));
        assert_eq!(calm.adjusted_z_scores(), calm.z_scores);
    }

    #[test]
    fn refusals_and_schools_without_pupils() {
        let school = |with_outcome, pupils| Tally::new(with_outcome, pupils).expect("a part of the whole");
        let one = NotComputable::NotEnoughUnits { have: 1, need: 2 };
        assert_eq!(funnel(&[school(1, 5)], None), Err(one));
        assert_eq!(funnel(&[school(1, 5), Tally::EMPTY], None), Err(one));
        assert_eq!(
            funnel(&[school(0, 5), school(0, 5)], None),
            Err(NotComputable::Constant)
        );
        assert!(funnel(&[school(1, 5), school(1, 5)], Some(f64::NAN)).is_err());
        let measured = funnel(&[school(1, 5), Tally::EMPTY, school(3, 5)], Some(0.4)).expect("two schools");
        assert_eq!(measured.z_scores[1], None);
        assert_eq!(
            measured.widened_limits(0, Confidence::default()),
            Err(NotComputable::EmptyGroup)
        );
    }
}
