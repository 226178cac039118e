//! The odds ratio at equal strata, and whether it is the same in every stratum.

use crate::{CommonSupport, Confidence, Interval, NotComputable, Stratum, chi_squared, normal};

/// The common odds ratio of the strata, focal over reference, with the tests that belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommonOddsRatio {
    /// The odds ratio of Mantel & Haenszel (1959).
    pub value: f64,
    /// Standard error of its logarithm (Robins, Breslow & Greenland 1986).
    pub log_standard_error: f64,
    /// How many strata and pupils could be compared.
    pub support: CommonSupport,
}

/// A chi-squared test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquaredTest {
    /// The statistic.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: f64,
    /// The probability of a statistic at least this large.
    pub p_value: f64,
}

impl CommonOddsRatio {
    /// The interval on the logarithmic scale, taken back.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Interval {
        let reach = confidence.z() * self.log_standard_error;
        Interval {
            low: self.value * libm::exp(-reach),
            high: self.value * libm::exp(reach),
        }
    }
}

/// The common odds ratio.
///
/// # Errors
/// [`NotComputable::NoCommonSupport`]; [`NotComputable::ZeroCell`] when no stratum has both a focal success and
/// a reference failure, or none the reverse.
pub fn common_odds_ratio(strata: &[Stratum]) -> Result<CommonOddsRatio, NotComputable> {
    let (mut r, mut s, mut pr, mut ps_qr, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for table in compared(strata)? {
        let [a, b, c, d] = table;
        let n = a + b + c + d;
        let (for_, against) = (a * d / n, b * c / n);
        let (p, q) = ((a + d) / n, (b + c) / n);
        r += for_;
        s += against;
        pr += p * for_;
        ps_qr += p * against + q * for_;
        qs += q * against;
    }
    if r == 0.0 || s == 0.0 {
        return Err(NotComputable::ZeroCell);
    }
    let variance = pr / (2.0 * r * r) + ps_qr / (2.0 * r * s) + qs / (2.0 * s * s);
    Ok(CommonOddsRatio {
        value: r / s,
        log_standard_error: libm::sqrt(variance),
        support: CommonSupport::of(strata),
    })
}

/// The Cochran-Mantel-Haenszel test that the common odds ratio is 1, without continuity correction.
///
/// # Errors
/// [`NotComputable::NoCommonSupport`]; [`NotComputable::Constant`] when within each stratum all outcomes agree.
pub fn no_association(strata: &[Stratum]) -> Result<ChiSquaredTest, NotComputable> {
    let (mut surplus, mut variance) = (0.0, 0.0);
    for [a, b, c, d] in compared(strata)? {
        let n = a + b + c + d;
        let (row, column) = (a + b, a + c);
        surplus += a - row * column / n;
        variance += row * (c + d) * column * (b + d) / (n * n * (n - 1.0));
    }
    if variance == 0.0 {
        return Err(NotComputable::Constant);
    }
    let statistic = surplus * surplus / variance;
    let p_value = 2.0 * normal::cdf(-libm::sqrt(statistic));
    Ok(ChiSquaredTest {
        statistic,
        degrees_of_freedom: 1.0,
        p_value,
    })
}

/// The test of Breslow & Day (1980) with the correction of Tarone (1985) that all strata share one odds ratio:
/// is the gap the same at every score?
///
/// Strata in which all outcomes agree say nothing about an odds ratio and count nowhere.
///
/// # Errors
/// As [`common_odds_ratio`]; [`NotComputable::NotEnoughUnits`] below two telling strata.
pub fn equal_odds_ratios(strata: &[Stratum]) -> Result<ChiSquaredTest, NotComputable> {
    let common = common_odds_ratio(strata)?.value;
    let (mut squares, mut surplus, mut total_variance, mut telling) = (0.0, 0.0, 0.0, 0_u64);
    for [a, b, c, d] in compared(strata)? {
        let (row, column, n) = (a + b, a + c, a + b + c + d);
        if column == 0.0 || b + d == 0.0 {
            continue;
        }
        let expected = expected_successes(row, column, n, common);
        let cells = [
            expected,
            row - expected,
            column - expected,
            n - row - column + expected,
        ];
        let variance = 1.0 / cells.iter().map(|cell| 1.0 / cell).sum::<f64>();
        squares += (a - expected) * (a - expected) / variance;
        surplus += a - expected;
        total_variance += variance;
        telling += 1;
    }
    if telling < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: telling,
            need: 2,
        });
    }
    let statistic = squares - surplus * surplus / total_variance;
    let degrees_of_freedom = telling as f64 - 1.0;
    Ok(ChiSquaredTest {
        statistic,
        degrees_of_freedom,
        p_value: chi_squared::upper_tail(statistic, degrees_of_freedom),
    })
}

/// Focal successes and failures, reference successes and failures of the strata with both groups.
fn compared(strata: &[Stratum]) -> Result<impl Iterator<Item = [f64; 4]>, NotComputable> {
    if !strata.iter().any(Stratum::has_both_groups) {
        return Err(NotComputable::NoCommonSupport);
    }
    Ok(strata
        .iter()
        .filter(|stratum| stratum.has_both_groups())
        .map(|stratum| {
            let (a, b, _) = stratum.focal.as_floats();
            let (c, d, _) = stratum.reference.as_floats();
            [a, b, c, d]
        }))
}

/// The focal successes that give a table with these margins the odds ratio `ratio`: the root of a quadratic that
/// lies within the margins.
fn expected_successes(row: f64, column: f64, n: f64, ratio: f64) -> f64 {
    let square = 1.0 - ratio;
    let linear = n - row - column + ratio * (row + column);
    let constant = -ratio * row * column;
    // In this form the root stays exact when the ratio is (nearly) 1 and the equation (nearly) linear.
    let root = libm::sqrt((linear * linear - 4.0 * square * constant).max(0.0));
    -2.0 * constant / (linear + root)
}
