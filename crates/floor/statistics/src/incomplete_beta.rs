//! The regularised incomplete beta function and its inverse, for counts from one to hundreds of millions.
//!
//! The version in `statrs` stops its continued fraction after 140 terms and keeps its search away from the
//! ends, which is too coarse for the counts of a nation; here the number of terms follows the counts.

/// Relative size at which a factor of the continued fraction no longer changes the product.
const NEGLIGIBLE: f64 = 3e-16;

/// Terms needed grow as the square root of the larger shape; this serves shapes far beyond any count of pupils.
const MOST_TERMS: u32 = 1_000_000;

/// The probability that a Beta(`a`, `b`) variable is at most `x`; not a number unless both shapes are above 0.
///
/// Source: modified Lentz evaluation of the continued fraction (Lentz 1976; Thompson & Barnett 1986).
/// Relative accuracy is about 1e-13 for shapes up to a hundred thousand and 1e-9 up to a hundred million.
#[must_use]
pub fn cdf(x: f64, a: f64, b: f64) -> f64 {
    if !(a > 0.0 && b > 0.0) || x.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = front(x, a, b);
    // The fraction converges fast below the mean; above it, the mirrored one does.
    if x < (a + 1.0) / (a + b + 2.0) {
        (front * continued_fraction(x, a, b) / a).min(1.0)
    } else {
        (1.0 - front * continued_fraction(1.0 - x, b, a) / b).max(0.0)
    }
}

/// The value below which a Beta(`a`, `b`) variable lies with probability `p`.
///
/// Not a number unless both shapes are above 0 and `p` lies in `[0, 1]`. Newton's method, kept inside a
/// shrinking bracket so that it cannot run away.
#[must_use]
pub fn quantile(p: f64, a: f64, b: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && (0.0..=1.0).contains(&p)) {
        return f64::NAN;
    }
    if p == 0.0 || p == 1.0 {
        return p;
    }
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..400 {
        let error = cdf(x, a, b) - p;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - error * x * (1.0 - x) / front(x, a, b);
        let next = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        if (next - x).abs() <= 1e-15 * x {
            return next;
        }
        x = next;
    }
    x
}

/// `x^a (1-x)^b / B(a, b)`, arranged so that large logarithms never cancel (after Loader 2000; DiDonato & Morris
/// 1992).
fn front(x: f64, a: f64, b: f64) -> f64 {
    let sum = a + b;
    let (ln_x, ln_rest) = (libm::log(x), libm::log1p(-x));
    if a >= LARGE_SHAPE && b >= LARGE_SHAPE {
        let apart = x * sum - a;
        let deviance = a * libm::log1p(apart / a) + b * libm::log1p(-apart / b);
        let correction = stirling_error(a) + stirling_error(b) - stirling_error(sum);
        libm::sqrt(a / sum * b / std::f64::consts::TAU) * libm::exp(deviance - correction)
    } else if a < LARGE_SHAPE && b < LARGE_SHAPE {
        libm::exp(a * ln_x + b * ln_rest + libm::lgamma(sum) - libm::lgamma(a) - libm::lgamma(b))
    } else {
        let (small, large, ln_small, ln_large) = if a < b {
            (a, b, ln_x, ln_rest)
        } else {
            (b, a, ln_rest, ln_x)
        };
        let correction = stirling_error(large) - stirling_error(sum) + libm::lgamma(small) + small;
        let powers = small * (ln_small + libm::log(sum)) + large * ln_large;
        libm::exp(powers - correction - (large - 0.5) * libm::log1p(-small / sum))
    }
}

/// From here on five terms of Stirling's series give the logarithm of the gamma function to sixteen digits.
const LARGE_SHAPE: f64 = 20.0;

/// `ln gamma(z) - [(z - 1/2) ln z - z + ln(2 pi) / 2]` for `z` of at least [`LARGE_SHAPE`].
fn stirling_error(z: f64) -> f64 {
    let square = z * z;
    let series = 1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square;
    (1.0 / 12.0 - (1.0 / 360.0 - series / square) / square) / z
}

fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    let away_from_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for term in 1..=MOST_TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        product *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        product *= c * d;
        if (c * d - 1.0).abs() < NEGLIGIBLE {
            break;
        }
    }
    product
}
