//! Whether a rate rises or falls over the years: the trend test of Cochran and Armitage.

use crate::{NotComputable, Tally, normal};

/// A trend over the years, as a standard normal number and its two-sided probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Above 0 when the rate rises.
    pub z: f64,
    /// The chance of at least this much, were there no trend.
    pub p: f64,
}

/// The trend over years that follow each other; a year without pupils counts for nothing.
///
/// Cochran 1954 and Armitage 1955, without continuity correction. On three or four years it hardly ever finds a trend
/// that is there, so that finding none clears nobody; the site looks at the size of the slope instead.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with fewer than three years with pupils; [`NotComputable::Constant`] when every
/// pupil or none has the outcome.
///
/// # Examples
/// ```
/// use statistics::{NotComputable, Tally, trend};
/// let years = [(12, 40), (15, 40), (18, 40)].map(|(k, n)| Tally::new(k, n)).into_iter().collect::<Result<Vec<_>, _>>()?;
/// assert!((trend::over_years(&years)?.z - 1.3856).abs() < 1e-4);
/// assert_eq!(trend::over_years(&years[..2]), Err(NotComputable::NotEnoughUnits { have: 2, need: 3 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn over_years(years: &[Tally]) -> Result<Trend, NotComputable> {
    let filled = years.iter().filter(|year| !year.is_empty()).count() as u64;
    if filled < 3 {
        return Err(NotComputable::NotEnoughUnits {
            have: filled,
            need: 3,
        });
    }
    let whole: Tally = years.iter().copied().sum();
    if whole.successes() == 0 || whole.failures() == 0 {
        return Err(NotComputable::Constant);
    }
    let (successes, _, total) = whole.as_floats();
    let rate = successes / total;
    let numbered = || {
        years
            .iter()
            .enumerate()
            .map(|(number, year)| (number as f64, year.as_floats()))
    };
    let centre = numbered().map(|(year, (_, _, n))| year * n).sum::<f64>() / total;
    let slope: f64 = numbered().map(|(year, (k, ..))| k * (year - centre)).sum();
    let spread: f64 = numbered()
        .map(|(year, (_, _, n))| n * (year - centre) * (year - centre))
        .sum();
    let z = slope / libm::sqrt(rate * (1.0 - rate) * spread);
    Ok(Trend {
        z,
        p: 2.0 * normal::cdf(-z.abs()),
    })
}

/// What the straight line through some years would add by itself from their mean year to another one, by least squares,
/// every year counting alike. `years` are years with their rate.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with fewer than two years; [`NotComputable::Constant`] when all are the same year.
///
/// # Examples
/// ```
/// use statistics::{NotComputable, trend};
/// let added = trend::carried_on(&[(2023.0, 0.30), (2024.0, 0.34), (2025.0, 0.38)], 2026.5)?;
/// assert!((added - 0.10).abs() < 1e-12);
/// # Ok::<(), NotComputable>(())
/// ```
pub fn carried_on(years: &[(f64, f64)], to: f64) -> Result<f64, NotComputable> {
    let have = years.len() as u64;
    if have < 2 {
        return Err(NotComputable::NotEnoughUnits { have, need: 2 });
    }
    let count = years.len() as f64;
    let centre = years.iter().map(|(year, _)| year).sum::<f64>() / count;
    let along: f64 = years.iter().map(|(year, rate)| (year - centre) * rate).sum();
    let spread: f64 = years
        .iter()
        .map(|(year, _)| (year - centre) * (year - centre))
        .sum();
    if spread <= 0.0 {
        return Err(NotComputable::Constant);
    }
    Ok(along / spread * (to - centre))
}
