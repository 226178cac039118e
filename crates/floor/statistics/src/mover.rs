//! The interval of a weighted sum from the intervals of its terms: MOVER, the method of variance estimates
//! recovery.
//!
//! Each term's interval tells how far the term may reach down and up; the reaches are joined as standard
//! errors are. Terms must be independent and weights fixed. With two rates, weights 1 and -1 and Wilson
//! intervals it is the hybrid score interval of Newcombe (1998).
//!
//! Source: Zou & Donner 2008.

use crate::Interval;

/// One term of a weighted sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// What it is multiplied by; below zero to subtract.
    pub weight: f64,
    /// The estimate.
    pub value: f64,
    /// Its interval, at the confidence wanted for the sum.
    pub interval: Interval,
}

/// A number and its interval, which need not lie symmetric round it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bracketed {
    /// The estimate.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The sum of weight times value, with its interval; 0 and a point for no terms.
///
/// # Examples
/// ```
/// use statistics::mover::{Term, weighted_sum};
/// use statistics::{Confidence, NotComputable, Proportion, difference};
/// let (focal, reference) = (Proportion::new(83, 230)?, Proportion::new(171, 250)?);
/// let term = |weight, rate: Proportion| Term {
///     weight,
///     value: rate.estimate(),
///     interval: rate.wilson(Confidence::default()),
/// };
/// let gap = weighted_sum([term(1.0, focal), term(-1.0, reference)]);
/// let newcombe = difference::newcombe(focal, reference, Confidence::default());
/// assert!((gap.interval.low - newcombe.low).abs() < 1e-12);
/// # Ok::<(), NotComputable>(())
/// ```
#[must_use]
pub fn weighted_sum(terms: impl IntoIterator<Item = Term>) -> Bracketed {
    let (mut value, mut down, mut up) = (0.0, 0.0, 0.0);
    for term in terms {
        let below = term.weight * (term.value - term.interval.low);
        let above = term.weight * (term.interval.high - term.value);
        // A subtracted term reaches down where it itself reaches up.
        let (low, high) = if term.weight < 0.0 {
            (above, below)
        } else {
            (below, above)
        };
        value += term.weight * term.value;
        down = libm::hypot(down, low);
        up = libm::hypot(up, high);
    }
    Bracketed {
        value,
        interval: Interval {
            low: value - down,
            high: value + up,
        },
    }
}

impl Bracketed {
    /// This as a term with `weight`.
    #[must_use]
    pub fn times(self, weight: f64) -> Term {
        Term {
            weight,
            value: self.value,
            interval: self.interval,
        }
    }

    /// This minus an independent `other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        weighted_sum([self.times(1.0), other.times(-1.0)])
    }
}
