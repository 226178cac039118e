//! The ratio of two independent rates, focal over reference, with its logarithmic interval.

use crate::{Confidence, Interval, NotComputable, Proportion};

/// A ratio and its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// Focal rate over reference rate.
    pub value: f64,
    /// The interval, not symmetric round the value.
    pub interval: Interval,
}

/// The ratio of rates with the delta-method interval on the logarithm (Katz et al. 1978).
///
/// The ratio for having an outcome and the ratio for not having it can move in opposite directions: show the
/// difference beside it.
///
/// # Errors
/// [`NotComputable::ZeroCell`] when a group has no successes, or when nobody in either group failed: the
/// logarithm then has no standard error.
pub fn katz(
    focal: Proportion,
    reference: Proportion,
    confidence: Confidence,
) -> Result<RateRatio, NotComputable> {
    let (k1, f1, n1) = focal.tally().as_floats();
    let (k0, f0, n0) = reference.tally().as_floats();
    if k1 == 0.0 || k0 == 0.0 || (f1 == 0.0 && f0 == 0.0) {
        return Err(NotComputable::ZeroCell);
    }
    let value = (k1 / n1) / (k0 / n0);
    let reach = confidence.z() * libm::sqrt(f1 / (k1 * n1) + f0 / (k0 * n0));
    let interval = Interval {
        low: value * libm::exp(-reach),
        high: value * libm::exp(reach),
    };
    Ok(RateRatio { value, interval })
}
