//! One rate and its intervals.

use crate::{Confidence, Interval, NotComputable, Tally, incomplete_beta};

/// A rate among at least one pupil.
///
/// # Examples
/// ```
/// use statistics::{Confidence, NotComputable, Proportion, Tally};
/// let havo = Proportion::new(7, 23)?;
/// let interval = havo.wilson(Confidence::default());
/// assert!(interval.contains(0.2) && !interval.contains(0.55));
/// assert_eq!(Proportion::new(0, 0), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Proportion(Tally);

impl Proportion {
    /// `successes` among `total` pupils.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when `total` is 0; [`NotComputable::SuccessesExceedTotal`].
    pub fn new(successes: u64, total: u64) -> Result<Self, NotComputable> {
        Self::try_from(Tally::new(successes, total)?)
    }

    /// The counts behind the rate.
    #[must_use]
    pub fn tally(self) -> Tally {
        self.0
    }

    /// Successes over total, between 0 and 1.
    #[must_use]
    pub fn estimate(self) -> f64 {
        self.0.rate()
    }

    /// The score interval of Wilson (1927), the default for one rate (Brown, Cai & DasGupta 2001).
    ///
    /// Never leaves `[0, 1]`; starts exactly at 0 without successes and ends exactly at 1 without failures.
    #[must_use]
    pub fn wilson(self, confidence: Confidence) -> Interval {
        let (successes, failures, total) = self.0.as_floats();
        let z = confidence.z();
        let centre = (successes + z * z / 2.0) / (total + z * z);
        let spread = libm::sqrt(successes * failures / total + z * z / 4.0);
        let interval = Interval::around(centre, z * spread / (total + z * z));
        self.with_certain_ends(interval)
    }

    /// The interval of Jeffreys: quantiles of Beta(k + 1/2, n - k + 1/2).
    ///
    /// Starts at 0 without successes and ends at 1 without failures (Brown, Cai & DasGupta 2001).
    #[must_use]
    pub fn jeffreys(self, confidence: Confidence) -> Interval {
        let (successes, failures, _) = self.0.as_floats();
        let limit = |p| incomplete_beta::quantile(p, successes + 0.5, failures + 0.5);
        self.with_certain_ends(Interval {
            low: limit(confidence.tail()),
            high: limit(1.0 - confidence.tail()),
        })
    }

    /// The interval of Clopper & Pearson (1934): never covers less than promised, usually more. On request only.
    #[must_use]
    pub fn clopper_pearson(self, confidence: Confidence) -> Interval {
        let (successes, failures, _) = self.0.as_floats();
        let tail = confidence.tail();
        self.with_certain_ends(Interval {
            low: incomplete_beta::quantile(tail, successes, failures + 1.0),
            high: incomplete_beta::quantile(1.0 - tail, successes + 1.0, failures),
        })
    }

    fn with_certain_ends(self, interval: Interval) -> Interval {
        Interval {
            low: if self.0.successes() == 0 {
                0.0
            } else {
                interval.low.max(0.0)
            },
            high: if self.0.failures() == 0 {
                1.0
            } else {
                interval.high.min(1.0)
            },
        }
    }
}

impl TryFrom<Tally> for Proportion {
    type Error = NotComputable;

    fn try_from(tally: Tally) -> Result<Self, NotComputable> {
        if tally.is_empty() {
            Err(NotComputable::EmptyGroup)
        } else {
            Ok(Self(tally))
        }
    }
}
