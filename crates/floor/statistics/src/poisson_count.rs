//! The mean behind one Poisson count: its exact interval, and Byar's approximation to it.

use statrs::function::gamma;

use crate::bisection::last_accepted;
use crate::{Confidence, Interval};

/// All means for which the count is not in either tail (Garwood 1936). Never covers less than promised.
///
/// Starts at 0 for a count of 0.
///
/// # Examples
/// ```
/// use statistics::{Confidence, poisson_count};
/// let none = poisson_count::exact(0, Confidence::default());
/// // Nobody seen still leaves room for a mean of almost four.
/// assert!(none.low == 0.0 && (none.high - 3.688_879_454).abs() < 1e-9);
/// ```
#[must_use]
pub fn exact(count: u64, confidence: Confidence) -> Interval {
    let (k, tail) = (count as f64, confidence.tail());
    // A normal approximation with three times its spread is beyond the limit at any useful confidence;
    // where it is not, doubling gets there.
    let mut far = k + 1.0 + 3.0 * confidence.z() * libm::sqrt(k + 1.0);
    while at_most(k, far) >= tail {
        far *= 2.0;
    }
    Interval {
        low: if count == 0 {
            0.0
        } else {
            last_accepted(k, 0.0, |mean| 1.0 - at_most(k - 1.0, mean) < tail)
        },
        high: last_accepted(k, far, |mean| at_most(k, mean) < tail),
    }
}

/// Byar's approximation (Breslow & Day 1987), within a few thousandths of [`exact`] from ten on.
///
/// Starts at 0 for a count of 0.
#[must_use]
pub fn byar(count: u64, confidence: Confidence) -> Interval {
    let (k, z) = (count as f64, confidence.z());
    let limit = |k: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * k) + z / (3.0 * libm::sqrt(k));
        k * root * root * root
    };
    Interval {
        low: if count == 0 { 0.0 } else { limit(k, -z).max(0.0) },
        high: limit(k + 1.0, z),
    }
}

/// The probability of a count of at most `k` with this mean: the upper tail of a gamma distribution.
fn at_most(k: f64, mean: f64) -> f64 {
    if mean <= 0.0 {
        1.0
    } else {
        gamma::checked_gamma_ur(k + 1.0, mean).unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values from scipy 1.17, `chi2.ppf` divided by two.
    #[test]
    fn agrees_with_chi_squared_quantiles() {
        for (count, low, high) in [
            (1, 0.025_317_807_984, 5.571_643_390_939),
            (38, 26.891_061_645_196, 52.157_968_919_260),
            (1_000, 938.973_018_407_695, 1_063.952_136_016_302),
            (100_000, 99_381.152_663_744_7, 100_621.744_739_743_9),
        ] {
            let found = exact(count, Confidence::default());
            assert!((found.low / low - 1.0).abs() < 1e-9, "{count}: {}", found.low);
            assert!((found.high / high - 1.0).abs() < 1e-9, "{count}: {}", found.high);
            let near = byar(count, Confidence::default());
            assert!(
                (near.high / high - 1.0).abs() < 0.01 && (near.low / low - 1.0).abs() < 0.02 || count < 10
            );
        }
        assert_eq!(byar(0, Confidence::default()).low, 0.0);
    }
}
