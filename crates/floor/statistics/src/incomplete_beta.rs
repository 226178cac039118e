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
/// Relative accuracy about 1e-14 for shapes up to thousands, 1e-8 for shapes of a hundred million.
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
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - ln_beta(a, b));
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
    let ln_beta = ln_beta(a, b);
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..400 {
        let error = cdf(x, a, b) - p;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = libm::exp((a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - ln_beta);
        let newton = x - error / density;
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if (next - x).abs() <= 1e-15 * x {
            return next;
        }
        x = next;
    }
    x
}

fn ln_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
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
