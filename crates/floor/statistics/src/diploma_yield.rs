//! Diploma yield of all who started, when some left and their outcome is unknown.
//!
//! `yield(T)` is the number with the diploma within `T` years among all who started, not among those who
//! sat the exam: a pass rate hides who dropped out. Pupils who were still at school without the diploma
//! after `T` years count as not having it in time. Whoever left with the outcome unknown may or may not
//! have it, so the yield lies between `k / n` and `(k + m) / n` (Manski 1989).
//!
//! What is printed is that range widened by sampling error: each end by Wilson's (1927) score limit at the
//! critical value of Imbens & Manski (2004), which lies between the one- and the two-sided one. With nobody
//! unknown it is Wilson's interval, and for gaps Newcombe's (1998).

use crate::mover::{Term, weighted_sum};
use crate::unknown_background::{imbens_manski, missing_outcome};
use crate::{Confidence, Interval, NotComputable, Proportion, Tally};

/// The pupils of one starting cohort, or of one group in it.
///
/// # Examples
/// ```
/// use statistics::diploma_yield::DiplomaYield;
/// use statistics::{Confidence, NotComputable, Tally};
/// let cohort = DiplomaYield { seen: Tally::new(50, 80)?, left_unknown: 20 };
/// let bounds = cohort.bounds()?;
/// assert_eq!((bounds.low, bounds.high), (0.5, 0.7));
/// let printed = cohort.widened(Confidence::default())?;
/// assert!(printed.low > 0.41 && printed.high < 0.78);
/// assert_eq!(DiplomaYield::default().bounds(), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiplomaYield {
    /// Diplomas among the pupils whose outcome is known.
    pub seen: Tally,
    /// Pupils who left with the outcome unknown.
    pub left_unknown: u64,
}

impl DiplomaYield {
    /// Everybody who started.
    #[must_use]
    pub fn entrants(&self) -> u64 {
        self.seen.total() + self.left_unknown
    }

    /// The share of entrants whose outcome is unknown, between 0 and 1.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`].
    pub fn unknown_share(&self) -> Result<f64, NotComputable> {
        Ok(Proportion::new(self.left_unknown, self.entrants())?.estimate())
    }

    /// The lowest and the highest yield that the unknown allow, without sampling error.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody started.
    pub fn bounds(&self) -> Result<Interval, NotComputable> {
        missing_outcome(self.seen, self.left_unknown)
    }

    /// The yields if between `lowest` and `highest` (shares from 0 to 1) of the unknown got the diploma;
    /// whole pupils, rounded outwards.
    ///
    /// The share among those who left and were found elsewhere is a reasonable guide; print it beside.
    ///
    /// # Errors
    /// [`NotComputable::InvalidProbability`] unless `0 <= lowest <= highest <= 1`.
    pub fn if_share(&self, lowest: f64, highest: f64) -> Result<Extremes, NotComputable> {
        for value in [lowest, highest] {
            if !(0.0..=1.0).contains(&value) || lowest > highest {
                return Err(NotComputable::InvalidProbability { value });
            }
        }
        let unknown = self.left_unknown as f64;
        // A share such as 0.3 is not exact in binary; a hair must not cost or add a pupil.
        let hair = (1e-9 * unknown).min(1e-3);
        let fewest = libm::floor(lowest * unknown + hair) as u64;
        let most = (libm::ceil(highest * unknown - hair).max(0.0) as u64).min(self.left_unknown);
        self.extremes(fewest, most.max(fewest))
    }

    /// The bounds widened by sampling error: holds the true yield, wherever in the bounds it lies, with the
    /// given confidence.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody started.
    pub fn widened(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        Ok(self.extremes(0, self.left_unknown)?.widened(confidence))
    }

    /// The gap in yield that the unknown of both groups allow, focal (this) minus reference.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody started in either group.
    pub fn gap_bounds(&self, reference: &Self) -> Result<Interval, NotComputable> {
        let (focal, reference) = (self.bounds()?, reference.bounds()?);
        Ok(Interval {
            low: focal.low - reference.high,
            high: focal.high - reference.low,
        })
    }

    /// The bounds on the gap, widened by sampling error.
    ///
    /// # Errors
    /// As [`gap_bounds`](Self::gap_bounds).
    pub fn gap_widened(&self, reference: &Self, confidence: Confidence) -> Result<Interval, NotComputable> {
        let bounds = self.gap_bounds(reference)?;
        let (focal, reference) = (
            self.extremes(0, self.left_unknown)?,
            reference.extremes(0, reference.left_unknown)?,
        );
        let (low, high) = ([focal.low, reference.high], [focal.high, reference.low]);
        let error = |[focal, reference]: [Proportion; 2]| {
            libm::hypot(standard_error(focal), standard_error(reference))
        };
        let level = one_end(bounds.width(), error(low).max(error(high)), confidence);
        let join = |[focal, reference]: [Proportion; 2]| {
            weighted_sum([(1.0, focal), (-1.0, reference)].map(|(weight, rate)| Term {
                weight,
                value: rate.estimate(),
                interval: rate.wilson(level),
            }))
        };
        Ok(Interval {
            low: join(low).interval.low,
            high: join(high).interval.high,
        })
    }

    fn extremes(&self, fewest: u64, most: u64) -> Result<Extremes, NotComputable> {
        let rate = |more: u64| Proportion::new(self.seen.successes() + more, self.entrants());
        Ok(Extremes {
            low: rate(fewest)?,
            high: rate(most)?,
        })
    }
}

/// The lowest and the highest yield, as rates among all who started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extremes {
    /// With the fewest diplomas among the unknown.
    pub low: Proportion,
    /// With the most.
    pub high: Proportion,
}

impl Extremes {
    /// The two yields as an interval, widened by sampling error.
    #[must_use]
    pub fn widened(&self, confidence: Confidence) -> Interval {
        let width = self.high.estimate() - self.low.estimate();
        let error = standard_error(self.low).max(standard_error(self.high));
        let level = one_end(width, error, confidence);
        Interval {
            low: self.low.wilson(level).low,
            high: self.high.wilson(level).high,
        }
    }
}

fn standard_error(rate: Proportion) -> f64 {
    let (p, n) = (rate.estimate(), rate.tally().total() as f64);
    libm::sqrt(p * (1.0 - p) / n)
}

/// The level at which an ordinary interval of each end gives bounds of this width the confidence wanted:
/// between the one wanted, for bounds that meet, and the one that leaves twice as much outside, for wide
/// ones.
fn one_end(width: f64, standard_error: f64, confidence: Confidence) -> Confidence {
    let shift = if width > 0.0 { width / standard_error } else { 0.0 };
    let in_errors = Interval {
        low: 0.0,
        high: shift,
    };
    let critical = -imbens_manski(in_errors, 1.0, 1.0, confidence).low;
    Confidence::new(1.0 - 2.0 * crate::normal::cdf(-critical)).unwrap_or(confidence)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::difference;
    use crate::fixtures::tally;
    use crate::randomness::Stream;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;

    fn cohort(successes: u64, total: u64, left_unknown: u64) -> DiplomaYield {
        DiplomaYield {
            seen: tally(successes, total),
            left_unknown,
        }
    }

    #[test]
    fn with_nobody_unknown_it_is_wilson_and_newcombe() {
        for (successes, total) in [(0, 12), (7, 23), (23, 23)] {
            let found = cohort(successes, total, 0)
                .widened(LEVEL)
                .expect("somebody started");
            let wilson = Proportion::new(successes, total).expect("filled").wilson(LEVEL);
            assert!((found.low - wilson.low).abs() < 1e-9 && (found.high - wilson.high).abs() < 1e-9);
        }
        let (focal, reference) = (cohort(83, 230, 0), cohort(171, 250, 0));
        let found = focal.gap_widened(&reference, LEVEL).expect("somebody started");
        let rate = |group: DiplomaYield| group.seen.proportion().expect("filled");
        let newcombe = difference::newcombe(rate(focal), rate(reference), LEVEL);
        assert!((found.low - newcombe.low).abs() < 1e-9 && (found.high - newcombe.high).abs() < 1e-9);
    }

    #[test]
    fn all_unknown_says_nothing() {
        let found = cohort(0, 0, 9).widened(LEVEL).expect("somebody started");
        assert_eq!((found.low, found.high), (0.0, 1.0));
        assert_eq!(cohort(0, 0, 9).unknown_share(), Ok(1.0));
    }

    #[test]
    fn a_plausible_share_narrows_the_bounds() {
        let pupils = cohort(50, 80, 20);
        let narrow = pupils.if_share(0.3, 0.5).expect("a range");
        assert_eq!(
            (narrow.low.tally().successes(), narrow.high.tally().successes()),
            (56, 60)
        );
        let (inner, outer) = (narrow.widened(LEVEL), pupils.widened(LEVEL).expect("started"));
        assert!(outer.low < inner.low && inner.high < outer.high);
        let all = pupils.if_share(0.0, 1.0).expect("a range");
        assert_eq!(all.widened(LEVEL), outer);
        assert_eq!(
            pupils.if_share(0.5, 0.3),
            Err(NotComputable::InvalidProbability { value: 0.5 })
        );
        assert!(pupils.if_share(f64::NAN, 0.3).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn more_unknown_never_says_more(successes in 0_u64..40, failures in 0_u64..40, unknown in 0_u64..40) {
            let here = cohort(successes, successes + failures, unknown);
            let Ok(found) = here.widened(LEVEL) else { return Ok(()) };
            let bounds = here.bounds().expect("somebody started");
            prop_assert!(0.0 <= found.low && found.low <= bounds.low && bounds.high <= found.high && found.high <= 1.0);
            // Whatever became of the unknown, the plain interval at the one-sided level lies inside.
            let one_sided = Confidence::NINETY;
            for got in [0, unknown / 2, unknown] {
                let rate = Proportion::new(successes + got, here.entrants()).expect("somebody started");
                let plain = rate.wilson(one_sided);
                prop_assert!(found.low <= plain.low + 1e-9 && plain.high - 1e-9 <= found.high);
            }
        }
    }

    /// True yields at either end of the bounds are held about as often as promised; 60 entrants, 2,000
    /// cohorts.
    #[test]
    fn covers_at_both_ends_of_the_bounds() {
        for (diploma, unknown, diploma_among_unknown) in [(0.5, 0.2, 0.0), (0.5, 0.2, 1.0), (0.6, 0.03, 1.0)]
        {
            let truth = diploma * (1.0 - unknown) + diploma_among_unknown * unknown;
            let held = (0..2_000_u64).filter(|&replicate| {
                let stream = Stream::new(7, replicate);
                let mut pupils = DiplomaYield::default();
                for pupil in 0..60 {
                    if stream.uniform(2 * pupil) < unknown {
                        pupils.left_unknown += 1;
                    } else {
                        pupils.seen += tally(u64::from(stream.uniform(2 * pupil + 1) < diploma), 1);
                    }
                }
                pupils.widened(LEVEL).expect("sixty started").contains(truth)
            });
            let coverage = held.count() as f64 / 2_000.0;
            assert!(
                (0.935..=0.985).contains(&coverage),
                "{diploma} {unknown}: {coverage}"
            );
        }
    }
}
