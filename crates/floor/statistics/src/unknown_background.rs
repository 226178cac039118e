//! What a gap can be when some pupils' background, or some pupils' outcome, is unknown.

use crate::{Confidence, Interval, NotComputable, Tally, normal};

/// Outcomes of pupils with known background, and of those whose background is unknown.
///
/// # Examples
/// ```
/// use statistics::unknown_background::Known;
/// use statistics::{NotComputable, Tally};
/// let pupils = Known {
///     focal: Tally::new(24, 60)?,
///     reference: Tally::new(70, 100)?,
///     unknown: Tally::new(22, 40)?,
/// };
/// let bounds = pupils.bounds()?;
/// assert!(bounds.low.gap < pupils.complete_case()? && pupils.complete_case()? < bounds.high.gap);
/// // Whoever the unknown are, the gap stays below zero.
/// assert!(bounds.high.gap < 0.0);
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Pupils known to be of the focal group.
    pub focal: Tally,
    /// Pupils known to be of the reference group.
    pub reference: Tally,
    /// Pupils of whom it is not known, but their outcome is.
    pub unknown: Tally,
}

/// One extreme: the gap, and how the unknown would have to be divided for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExtremeGap {
    /// Focal minus reference rate.
    pub gap: f64,
    /// How many of the unknown would be of the focal group.
    pub unknown_focal: u64,
    /// How many of those would have the outcome.
    pub unknown_focal_successes: u64,
    /// Binomial standard error of the gap under that division.
    pub standard_error: f64,
}

/// The lowest and the highest gap that the unknown allow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapBounds {
    /// The lowest.
    pub low: ExtremeGap,
    /// The highest.
    pub high: ExtremeGap,
}

impl GapBounds {
    /// The two gaps as an interval, without sampling error.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval {
            low: self.low.gap,
            high: self.high.gap,
        }
    }

    /// The bounds widened by sampling error, which is what to print: see [`imbens_manski`].
    #[must_use]
    pub fn widened(&self, confidence: Confidence) -> Interval {
        imbens_manski(
            self.interval(),
            self.low.standard_error,
            self.high.standard_error,
            confidence,
        )
        .within(-1.0, 1.0)
    }
}

impl Known {
    /// The gap among pupils with known background. Leaving the others out is a choice: print it as one.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`].
    pub fn complete_case(&self) -> Result<f64, NotComputable> {
        Ok(self.focal.proportion()?.estimate() - self.reference.proportion()?.estimate())
    }

    /// Sharp bounds (Manski 2003): every division of the unknown is possible.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when no division puts somebody in both groups.
    pub fn bounds(&self) -> Result<GapBounds, NotComputable> {
        self.bounds_between(0, self.unknown.total())
    }

    /// Bounds when between `lowest` and `highest` (shares from 0 to 1) of the unknown are thought to be focal.
    ///
    /// Whole pupils are meant, rounded outwards, so that a narrow range never comes out empty.
    ///
    /// # Errors
    /// [`NotComputable::InvalidProbability`] unless `0 <= lowest <= highest <= 1`;
    /// [`NotComputable::EmptyGroup`].
    pub fn bounds_if_share(&self, lowest: f64, highest: f64) -> Result<GapBounds, NotComputable> {
        for value in [lowest, highest] {
            if !(0.0..=1.0).contains(&value) {
                return Err(NotComputable::InvalidProbability { value });
            }
        }
        if lowest > highest {
            return Err(NotComputable::InvalidProbability { value: lowest });
        }
        let unknown = self.unknown.total();
        // A share such as 0.3 is not exact in binary; a hair must not cost or add a pupil.
        let hair = 1e-9 * unknown as f64;
        let from = libm::floor(lowest * unknown as f64 + hair.min(1e-3)) as u64;
        let to = libm::ceil(highest * unknown as f64 - hair.min(1e-3)).max(0.0) as u64;
        self.bounds_between(from, to.min(unknown))
    }

    /// For each number of focal pupils among the unknown, the gap rises with their successes, so only the fewest
    /// and the most that fit need a look: one pass over the unknown.
    fn bounds_between(&self, from: u64, to: u64) -> Result<GapBounds, NotComputable> {
        let (successes, failures) = (self.unknown.successes(), self.unknown.failures());
        let mut found: Option<GapBounds> = None;
        for focal in from..=to {
            let others = self.unknown.total() - focal;
            if self.focal.total() + focal == 0 || self.reference.total() + others == 0 {
                continue;
            }
            let low = self.divided(focal, focal.saturating_sub(failures));
            let high = self.divided(focal, focal.min(successes));
            let bounds = found.get_or_insert(GapBounds { low, high });
            if low.gap < bounds.low.gap {
                bounds.low = low;
            }
            if high.gap > bounds.high.gap {
                bounds.high = high;
            }
        }
        found.ok_or(NotComputable::EmptyGroup)
    }

    fn divided(&self, unknown_focal: u64, unknown_focal_successes: u64) -> ExtremeGap {
        let others = self.unknown.total() - unknown_focal;
        let other_successes = self.unknown.successes() - unknown_focal_successes;
        let n1 = (self.focal.total() + unknown_focal) as f64;
        let n0 = (self.reference.total() + others) as f64;
        let p = (self.focal.successes() + unknown_focal_successes) as f64 / n1;
        let q = (self.reference.successes() + other_successes) as f64 / n0;
        let standard_error = libm::sqrt(p * (1.0 - p) / n1 + q * (1.0 - q) / n0);
        ExtremeGap {
            gap: p - q,
            unknown_focal,
            unknown_focal_successes,
            standard_error,
        }
    }

    /// How far from "missing at random given the outcome" the unknown must be for the gap to become `target`.
    ///
    /// The answer is a factor on the odds of being focal: times this factor among unknown pupils with the
    /// outcome, divided by it among those without (1 is missing at random). Far from 1: the finding is robust.
    /// None when no factor brings the gap to `target`.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when a group has no known pupils; [`NotComputable::InvalidProbability`]
    /// unless the target lies between -1 and 1.
    pub fn tipping_factor(&self, target: f64) -> Result<Option<f64>, NotComputable> {
        self.complete_case()?;
        if !(-1.0..=1.0).contains(&target) {
            return Err(NotComputable::InvalidProbability { value: target });
        }
        let successes = Odds::of(self.focal.successes(), self.reference.successes());
        let failures = Odds::of(self.focal.failures(), self.reference.failures());
        let gap = |log_factor: f64| {
            self.divided_by_chances(successes.chance(log_factor), failures.chance(-log_factor)) - target
        };
        // Thirty on the logarithmic scale is a factor of 1e13: beyond any unknown group.
        let (mut low, mut high) = (-30.0, 30.0);
        if gap(low) > 0.0 || gap(high) < 0.0 {
            return Ok(None);
        }
        for _ in 0..100 {
            let middle = 0.5 * (low + high);
            if gap(middle) < 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(Some(libm::exp(0.5 * (low + high))))
    }

    /// The gap when these chances of being focal hold for unknown pupils with and without the outcome.
    fn divided_by_chances(&self, with_outcome: f64, without: f64) -> f64 {
        Expected::default().plus(self, with_outcome, without).gap()
    }
}

/// The gap when unknown pupils are divided by the chance of being focal given outcome and stratum (missing at
/// random given those), as expected counts.
///
/// Each element is one stratum, for instance a score band in a school; one element means given the outcome
/// only. Where a stratum has nobody known with that outcome, the chance over all strata is used.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when a group has no known pupils at all.
pub fn expected_count_gap(strata: &[Known]) -> Result<f64, NotComputable> {
    let overall = strata.iter().fold(Known::default(), |sum, stratum| Known {
        focal: sum.focal + stratum.focal,
        reference: sum.reference + stratum.reference,
        unknown: sum.unknown + stratum.unknown,
    });
    overall.complete_case()?;
    let everybody = Odds::of(overall.focal.total(), overall.reference.total());
    let successes = Odds::of(overall.focal.successes(), overall.reference.successes()).or(everybody);
    let failures = Odds::of(overall.focal.failures(), overall.reference.failures()).or(everybody);
    let expected = strata.iter().fold(Expected::default(), |sum, stratum| {
        let with_outcome = Odds::of(stratum.focal.successes(), stratum.reference.successes()).or(successes);
        let without = Odds::of(stratum.focal.failures(), stratum.reference.failures()).or(failures);
        sum.plus(stratum, with_outcome.chance(0.0), without.chance(0.0))
    });
    Ok(expected.gap())
}

/// The bounds on a rate when the outcome of `missing` pupils was not seen (Manski 1989).
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when there is nobody at all.
pub fn missing_outcome(seen: Tally, missing: u64) -> Result<Interval, NotComputable> {
    let (successes, _, total) = seen.as_floats();
    let everybody = total + missing as f64;
    if everybody == 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    Ok(Interval {
        low: successes / everybody,
        high: (successes + missing as f64) / everybody,
    })
}

/// The interval that covers the true value, wherever in the bounds it lies, with the given confidence (Imbens &
/// Manski 2004).
///
/// Wide bounds are widened by the one-sided quantile at each end; bounds that meet give the ordinary interval.
#[must_use]
pub fn imbens_manski(
    bounds: Interval,
    standard_error_low: f64,
    standard_error_high: f64,
    confidence: Confidence,
) -> Interval {
    let largest = standard_error_low.max(standard_error_high);
    if largest == 0.0 {
        return bounds;
    }
    let shift = bounds.width() / largest;
    // The coverage rises with the critical value, which lies between the one- and the two-sided quantile.
    let (mut low, mut high) = (-normal::quantile(1.0 - confidence.level()), confidence.z());
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if normal::cdf(middle + shift) - normal::cdf(-middle) < confidence.level() {
            low = middle;
        } else {
            high = middle;
        }
    }
    let critical = 0.5 * (low + high);
    Interval {
        low: bounds.low - critical * standard_error_low,
        high: bounds.high + critical * standard_error_high,
    }
}

/// Known focal against known reference pupils.
#[derive(Clone, Copy)]
struct Odds {
    focal: f64,
    reference: f64,
}

impl Odds {
    fn of(focal: u64, reference: u64) -> Self {
        Self {
            focal: focal as f64,
            reference: reference as f64,
        }
    }

    /// These odds, or `other` if nobody is behind them.
    fn or(self, other: Self) -> Self {
        if self.focal + self.reference > 0.0 {
            self
        } else {
            other
        }
    }

    /// The chance of being focal after multiplying the odds by `exp(log_factor)`; one half if nobody is known.
    fn chance(self, log_factor: f64) -> f64 {
        let known = self.or(Self {
            focal: 1.0,
            reference: 1.0,
        });
        let focal = known.focal * libm::exp(log_factor);
        focal / (focal + known.reference)
    }
}

/// Fractional counts while the unknown are divided.
#[derive(Clone, Copy, Default)]
struct Expected {
    focal_successes: f64,
    focal_total: f64,
    reference_successes: f64,
    reference_total: f64,
}

impl Expected {
    fn plus(self, pupils: &Known, with_outcome: f64, without: f64) -> Self {
        let (successes, failures, total) = pupils.unknown.as_floats();
        let joined = successes * with_outcome + failures * without;
        Self {
            focal_successes: self.focal_successes
                + pupils.focal.successes() as f64
                + successes * with_outcome,
            focal_total: self.focal_total + pupils.focal.total() as f64 + joined,
            reference_successes: self.reference_successes
                + pupils.reference.successes() as f64
                + successes * (1.0 - with_outcome),
            reference_total: self.reference_total + pupils.reference.total() as f64 + total - joined,
        }
    }

    fn gap(self) -> f64 {
        self.focal_successes / self.focal_total - self.reference_successes / self.reference_total
    }
}
