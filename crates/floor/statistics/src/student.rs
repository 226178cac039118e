//! Student's t distribution, two-sided.

use crate::{incomplete_beta, normal};

/// From here on a few terms of the expansion round the normal distribution have full accuracy.
const MANY_FOR_QUANTILE: f64 = 1e5;
/// From here on the normal approximation below has an error under 1e-13.
const MANY_FOR_TAIL: f64 = 1e7;

/// The value `t` with probability `level` between `-t` and `t`.
///
/// Infinite degrees of freedom give the normal quantile. Not a number when `degrees_of_freedom` is not above 0
/// or `level` lies outside `[0, 1]`. Source: the Beta(1/2, df/2) distribution of `t^2 / (t^2 + df)`; for very
/// many degrees of freedom the expansion of Fisher & Cornish (1960).
#[must_use]
pub fn two_sided_quantile(level: f64, degrees_of_freedom: f64) -> f64 {
    if degrees_of_freedom > MANY_FOR_QUANTILE {
        let z = -normal::quantile((1.0 - level) / 2.0);
        let square = z * z;
        let first = z * (square + 1.0) / 4.0;
        let second = z * ((5.0 * square + 16.0) * square + 3.0) / 96.0;
        return z + (first + second / degrees_of_freedom) / degrees_of_freedom;
    }
    let share = incomplete_beta::quantile(level, 0.5, degrees_of_freedom / 2.0);
    libm::sqrt(degrees_of_freedom * share / (1.0 - share))
}

/// The probability of a value at least as far from zero as `t`.
#[must_use]
pub fn two_sided_p(t: f64, degrees_of_freedom: f64) -> f64 {
    let square = t * t;
    if degrees_of_freedom > MANY_FOR_TAIL {
        // Abramowitz & Stegun 1964, 26.7.8.
        let z =
            t.abs() * (1.0 - 0.25 / degrees_of_freedom) / libm::sqrt(1.0 + 0.5 * square / degrees_of_freedom);
        return 2.0 * normal::cdf(-z);
    }
    incomplete_beta::cdf(
        degrees_of_freedom / (degrees_of_freedom + square),
        degrees_of_freedom / 2.0,
        0.5,
    )
}
