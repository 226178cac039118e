//! What count a school should expect, if its pupils' odds are all a common factor away from known chances.
//!
//! Multiplying every pupil's odds by `f` multiplies the probability of a count `k` by `f^k`, up to a
//! constant. So one Poisson-binomial distribution gives those for all factors, and the limits are found
//! without convolving again. With one cell the expected count divided by its pupils is the mid-p interval
//! of a rate.
//!
//! Sources: Breslow & Day 1987; Lancaster 1961 (mid-p); the tilting is that of exponential families
//! (Esscher 1932).

use crate::bisection::last_accepted;
use crate::poisson_binomial::PoissonBinomial;
use crate::{Confidence, Interval, NotComputable, Tally};

/// The mid-p interval of the expected count, for pupils with the known chance of their cell times a common
/// factor on the odds.
///
/// # Errors
/// [`NotComputable::InvalidProbability`]; [`NotComputable::ZeroCell`] when a cell with chance 0 has
/// successes or one with chance 1 has failures; [`NotComputable::DidNotConverge`] when chances are so close
/// to 0 or 1 that no factor leads to the count.
///
/// # Examples
/// ```
/// use statistics::odds_shift::expected_count;
/// use statistics::{Confidence, NotComputable, Tally};
/// let cells = [(Tally::new(6, 40)?, 0.10), (Tally::new(9, 30)?, 0.38)];
/// let limits = expected_count(&cells, Confidence::default())?;
/// assert!(limits.contains(15.0) && limits.low > 9.0 && limits.high < 23.0);
/// let impossible = [(Tally::new(1, 40)?, 0.0)];
/// assert_eq!(expected_count(&impossible, Confidence::default()), Err(NotComputable::ZeroCell));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn expected_count(cells: &[(Tally, f64)], confidence: Confidence) -> Result<Interval, NotComputable> {
    let (mut certain, mut open, mut successes) = (0_u64, Vec::new(), 0_u64);
    for &(own, chance) in cells {
        if !(0.0..=1.0).contains(&chance) {
            return Err(NotComputable::InvalidProbability { value: chance });
        }
        if (chance == 0.0 && own.successes() > 0) || (chance == 1.0 && own.failures() > 0) {
            return Err(NotComputable::ZeroCell);
        }
        if chance == 1.0 {
            certain += own.total();
        } else if chance > 0.0 {
            successes += own.successes();
            open.push((own.total(), chance));
        }
    }
    let total: u64 = open.iter().map(|(pupils, _)| pupils).sum();
    let certain = certain as f64;
    if total == 0 {
        return Ok(Interval::around(certain, 0.0));
    }
    let shifted = Shifted::round(&open, successes, total)?;
    Ok(Interval {
        low: if successes == 0 {
            certain
        } else {
            certain + shifted.expected_at(shifted.limit(-1.0, confidence))
        },
        high: if successes == total {
            certain + total as f64
        } else {
            certain + shifted.expected_at(shifted.limit(1.0, confidence))
        },
    })
}

/// The largest logarithm of a factor that is tried: further, numbers end.
const FURTHEST: f64 = 700.0;

/// The distribution whose mean is about the count that was seen, ready to be tilted to either side.
struct Shifted {
    /// Counts less the one that was seen, with their probabilities.
    distribution: Vec<(f64, f64)>,
    successes: f64,
}

impl Shifted {
    fn round(open: &[(u64, f64)], successes: u64, total: u64) -> Result<Self, NotComputable> {
        // Half a pupil from the ends keeps the factor finite.
        let target = (successes as f64).clamp(0.5, total as f64 - 0.5);
        let tilted = |ln_factor: f64| {
            open.iter()
                .map(move |&(pupils, chance)| (pupils, tilt(chance, ln_factor)))
        };
        let mean = |ln_factor| {
            tilted(ln_factor)
                .map(|(pupils, chance)| pupils as f64 * chance)
                .sum::<f64>()
        };
        let direction = if mean(0.0) <= target { 1.0 } else { -1.0 };
        let not_there = |ln_factor: f64| (target - mean(ln_factor)) * direction > 0.0;
        if not_there(direction * FURTHEST) {
            return Err(NotComputable::DidNotConverge);
        }
        let centre = last_accepted(0.0, direction * FURTHEST, |ln_factor| !not_there(ln_factor));
        let groups: Vec<(u64, f64)> = tilted(centre).collect();
        let distribution = PoissonBinomial::new(&groups)?;
        Ok(Self {
            distribution: distribution
                .iter()
                .map(|(count, probability)| (count as f64 - successes as f64, probability))
                .collect(),
            successes: successes as f64,
        })
    }

    /// The factor, as a logarithm, furthest in this direction (1 up, -1 down) at which the count that was
    /// seen is not yet too far in the tail.
    fn limit(&self, direction: f64, confidence: Confidence) -> f64 {
        let rejected = |ln_factor: f64| self.tail_away_from(direction, ln_factor) < confidence.tail();
        let mut far = direction;
        while !rejected(far) && far.abs() < FURTHEST {
            far *= 2.0;
        }
        // Between the seen count's own factor and the first that is rejected lies the limit.
        last_accepted(0.0, far, rejected)
    }

    /// The probability of counts beyond the one that was seen, on the side that a shift in `direction`
    /// leaves, with half of the count itself.
    fn tail_away_from(&self, direction: f64, ln_factor: f64) -> f64 {
        let (mut all, mut tail) = (0.0, 0.0);
        for (apart, weight) in self.tilted(ln_factor) {
            all += weight;
            if apart == 0.0 {
                tail += 0.5 * weight;
            } else if apart * direction < 0.0 {
                tail += weight;
            }
        }
        tail / all
    }

    fn expected_at(&self, ln_factor: f64) -> f64 {
        let (mut all, mut sum) = (0.0, 0.0);
        for (apart, weight) in self.tilted(ln_factor) {
            all += weight;
            sum += weight * apart;
        }
        self.successes + sum / all
    }

    /// Counts less the one that was seen, with weights in proportion to their probabilities.
    fn tilted(&self, ln_factor: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        let furthest = if ln_factor > 0.0 {
            self.distribution.last()
        } else {
            self.distribution.first()
        };
        // Beyond e^600 the weights are scaled down, so that their sum does not overflow.
        let largest = furthest
            .map_or(0.0, |(apart, _)| (apart * ln_factor).max(0.0))
            .max(600.0)
            - 600.0;
        self.distribution
            .iter()
            .map(move |&(apart, probability)| (apart, probability * libm::exp(apart * ln_factor - largest)))
    }
}

fn tilt(chance: f64, ln_factor: f64) -> f64 {
    let factor = libm::exp(ln_factor);
    let odds = chance / (1.0 - chance) * factor;
    if odds.is_finite() {
        odds / (1.0 + odds)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Proportion;
    use crate::fixtures::tally;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;

    #[test]
    fn one_cell_is_the_same_interval_whatever_its_chance() {
        let found = |chance| expected_count(&[(tally(7, 23), chance)], LEVEL).expect("a chance");
        let first = found(0.3);
        for chance in [0.001, 0.5, 0.97] {
            let other = found(chance);
            assert!((other.low - first.low).abs() < 1e-9 && (other.high - first.high).abs() < 1e-9);
        }
        // The mid-p interval lies inside the exact one.
        let exact = Proportion::new(7, 23).expect("filled").clopper_pearson(LEVEL);
        assert!(exact.low < first.low / 23.0 && first.high / 23.0 < exact.high);
    }

    #[test]
    fn none_and_all_have_one_open_end() {
        let none = expected_count(&[(tally(0, 12), 0.2), (tally(0, 5), 0.6)], LEVEL).expect("chances");
        assert!(none.low == 0.0 && none.high > 0.5 && none.high < 8.0);
        let all = expected_count(&[(tally(12, 12), 0.2), (tally(5, 5), 0.6)], LEVEL).expect("chances");
        assert!(all.high == 17.0 && all.low > 8.0 && all.low < 16.9);
        let settled = expected_count(&[(tally(4, 4), 1.0), (tally(0, 9), 0.0)], LEVEL).expect("chances");
        assert_eq!((settled.low, settled.high), (4.0, 4.0));
        // P(nobody) at the limit is twice the tail, because half of it counts.
        let one = expected_count(&[(tally(0, 1), 0.3)], LEVEL).expect("a chance");
        assert!((one.high - 0.95).abs() < 1e-9);
    }

    #[test]
    fn chances_that_no_factor_can_move() {
        let hopeless = [(tally(3, 9), f64::MIN_POSITIVE)];
        assert_eq!(
            expected_count(&hopeless, LEVEL),
            Err(NotComputable::DidNotConverge)
        );
        let wrong = [(tally(3, 9), f64::NAN)];
        assert!(matches!(
            expected_count(&wrong, LEVEL),
            Err(NotComputable::InvalidProbability { .. })
        ));
    }

    /// Cells of 8 and 12 pupils: no randomness, because all counts can be gone through.
    #[test]
    fn covers_on_average_what_is_promised() {
        let (sizes, chances) = ([8, 12], [0.2, 0.6]);
        let limits: Vec<Interval> = (0..=20_u64)
            .map(|count| {
                let first = count.min(8);
                let cells = [
                    (tally(first, 8), chances[0]),
                    (tally(count - first, 12), chances[1]),
                ];
                expected_count(&cells, LEVEL).expect("chances")
            })
            .collect();
        let factors: Vec<f64> = (-20..=20).map(|step| f64::from(step) / 10.0).collect();
        let coverages = factors.iter().map(|&ln_factor| {
            let groups = [0, 1].map(|cell| (sizes[cell], tilt(chances[cell], ln_factor)));
            let truth: f64 = groups
                .iter()
                .map(|&(pupils, chance)| pupils as f64 * chance)
                .sum();
            let counts = PoissonBinomial::new(&groups).expect("chances");
            let held = counts
                .iter()
                .filter(|&(count, _)| limits[count as usize].contains(truth));
            held.map(|(_, probability)| probability).sum::<f64>()
        });
        let coverages: Vec<f64> = coverages.collect();
        let mean = coverages.iter().sum::<f64>() / coverages.len() as f64;
        assert!((0.95..0.97).contains(&mean), "{mean}");
        assert!(coverages.iter().all(|&coverage| coverage > 0.92), "{coverages:?}");
    }

    #[test]
    fn far_from_the_known_chances_and_for_many_pupils() {
        let cells = [(tally(60_000, 70_000), 0.01), (tally(28_000, 30_000), 0.02)];
        let found = expected_count(&cells, LEVEL).expect("chances");
        assert!(found.contains(88_000.0) && found.width() < 500.0 && found.width() > 300.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

        #[test]
        fn holds_the_expectation_just_when_the_test_does_not_reject(
            cells in prop::collection::vec((1_u64..30, 0.02..0.98_f64, 0.0..=1.0_f64), 1..5),
        ) {
            let cells: Vec<(Tally, f64)> = cells
                .iter()
                .map(|&(n, chance, share)| (tally((share * n as f64) as u64, n), chance))
                .collect();
            let groups: Vec<(u64, f64)> = cells.iter().map(|(own, chance)| (own.total(), *chance)).collect();
            let seen: Tally = cells.iter().map(|(own, _)| *own).sum();
            let expected: f64 = groups.iter().map(|&(n, chance)| n as f64 * chance).sum();
            let p = PoissonBinomial::new(&groups).expect("chances").mid_p(seen.successes());
            let limits = expected_count(&cells, LEVEL).expect("chances");
            prop_assert!(limits.contains(seen.successes() as f64));
            if (p - 0.05).abs() > 1e-9 {
                prop_assert_eq!(limits.contains(expected), p > 0.05);
            }
        }
    }
}
