//! The upper tail of the chi-squared distribution.

use statrs::function::gamma;

/// The probability of a value at least `statistic`; 1 for a statistic of 0, not a number without freedom.
#[must_use]
pub fn upper_tail(statistic: f64, degrees_of_freedom: f64) -> f64 {
    if degrees_of_freedom.is_nan() || degrees_of_freedom <= 0.0 || statistic.is_nan() {
        f64::NAN
    } else if statistic <= 0.0 {
        1.0
    } else if statistic.is_infinite() {
        0.0
    } else {
        gamma::checked_gamma_ur(degrees_of_freedom / 2.0, statistic / 2.0).unwrap_or(f64::NAN)
    }
}
