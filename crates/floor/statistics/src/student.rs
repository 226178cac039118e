//! Student's t distribution, two-sided.

use crate::{incomplete_beta, normal};

/// Beyond this many degrees of freedom the t and the normal quantile agree to more than twelve digits.
const PRACTICALLY_NORMAL: f64 = 1e12;

/// The value `t` with probability `level` between `-t` and `t`.
///
/// Infinite degrees of freedom give the normal quantile. Not a number when `degrees_of_freedom` is not above 0
/// or `level` lies outside `[0, 1]`.
#[must_use]
pub fn two_sided_quantile(level: f64, degrees_of_freedom: f64) -> f64 {
    if degrees_of_freedom > PRACTICALLY_NORMAL {
        return -normal::quantile((1.0 - level) / 2.0);
    }
    // t^2 / (t^2 + df) is Beta(1/2, df/2); in this form small values keep all their digits.
    let share = incomplete_beta::quantile(level, 0.5, degrees_of_freedom / 2.0);
    libm::sqrt(degrees_of_freedom * share / (1.0 - share))
}

/// The probability of a value at least as far from zero as `t`.
#[must_use]
pub fn two_sided_p(t: f64, degrees_of_freedom: f64) -> f64 {
    if degrees_of_freedom > PRACTICALLY_NORMAL {
        return 2.0 * normal::cdf(-t.abs());
    }
    incomplete_beta::cdf(degrees_of_freedom / (degrees_of_freedom + t * t), degrees_of_freedom / 2.0, 0.5)
}
