//! The standard normal distribution.

use statrs::function::erf;

/// The probability of a value at most `x`.
#[must_use]
pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The density at `x`.
#[must_use]
pub fn density(x: f64) -> f64 {
    const ONE_OVER_SQRT_TWO_PI: f64 = 0.398_942_280_401_432_7;
    ONE_OVER_SQRT_TWO_PI * libm::exp(-0.5 * x * x)
}

/// The value with probability `p` at or below it: minus and plus infinity at 0 and 1, not a number outside.
#[must_use]
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p > 0.5 {
        return -quantile(1.0 - p);
    }
    let start = -std::f64::consts::SQRT_2 * erf::erfc_inv(2.0 * p);
    if !start.is_finite() {
        return start;
    }
    // One step of Newton's method makes the last digits those of `cdf`.
    start - (cdf(start) - p) / density(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values from mpmath 1.3 with 40 digits.
    #[test]
    fn agrees_with_forty_digit_arithmetic() {
        for (p, z) in [
            (0.975, 1.959_963_984_540_054_2),
            (0.5, 0.0),
            (1.000_000_000_000_001_3e-6, -4.753_424_308_822_899),
            (0.3, -0.524_400_512_708_041),
            (0.158_655_253_931_457_05, -1.0),
            (0.993_790_334_674_224, 2.5),
        ] {
            assert!(
                (quantile(p) - z).abs() < 1e-14,
                "{p}: {} instead of {z}",
                quantile(p)
            );
            assert!((cdf(z) - p).abs() < 2e-16, "{z}: {} instead of {p}", cdf(z));
        }
    }

    #[test]
    fn the_edges_are_infinite_and_beyond_them_is_nothing() {
        assert_eq!(quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(quantile(1.0), f64::INFINITY);
        assert!(quantile(1.5).is_nan() && quantile(-0.1).is_nan() && quantile(f64::NAN).is_nan());
    }
}
