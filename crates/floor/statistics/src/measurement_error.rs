//! The gap at equal *true* score: what is left of a gap at equal test score once the test's own error is allowed
//! for.
//!
//! A test measures with error. Pupils of a lower-scoring group with the same score as pupils of a higher-scoring
//! group have, on average, a lower true score (Kelley 1927), so even treatment that looks at nothing but true
//! score leaves a gap at equal *measured* score (Lord 1967). With within-group reliability `lambda`, slope
//! `beta` of the outcome on the score, and difference `d` of the groups' mean scores, regression calibration
//! (Fuller 1987; Carroll et al. 2006) gives
//!
//! ```text
//! gap at equal true score = gap at equal measured score - beta (1 - lambda) / lambda d
//! ```
//!
//! It holds for a level as outcome and for a 0/1 outcome in a linear probability model.

use crate::clustered_means::{self, SchoolSum};
use crate::least_squares::{self, CrossProducts};
use crate::{Confidence, Estimate, Fitted, Interval, NotComputable};

/// The reliabilities at which the gap is always laid out, from a perfect test down.
pub const STRIP: [f64; 4] = [1.0, 0.9, 0.85, 0.8];

/// In which pupils a reliability was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReliabilityPopulation {
    /// Within the groups that are compared; this is what the correction needs.
    WithinGroups,
    /// In all pupils together, as test makers report it; it is higher, because groups differ.
    AllPupils,
}

/// How well a test measures: a range of reliabilities, for whom, and whether anybody stated it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    low: f64,
    high: f64,
    population: ReliabilityPopulation,
    stated: bool,
}

impl Reliability {
    /// A stated range; both ends equal when one number was stated.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] unless `0 < low <= high <= 1`.
    pub fn stated(low: f64, high: f64, population: ReliabilityPopulation) -> Result<Self, NotComputable> {
        for value in [low, high] {
            if !(value > 0.0 && value <= 1.0) {
                return Err(NotComputable::InvalidReliability { value });
            }
        }
        if low > high {
            return Err(NotComputable::InvalidReliability { value: low });
        }
        Ok(Self {
            low,
            high,
            population,
            stated: true,
        })
    }

    /// Nothing was stated: 0.80 to 0.95 within groups, where most school tests lie.
    #[must_use]
    pub fn unstated() -> Self {
        Self {
            low: 0.80,
            high: 0.95,
            population: ReliabilityPopulation::WithinGroups,
            stated: false,
        }
    }

    /// The lowest reliability thought possible, as stated.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The highest reliability thought possible, as stated.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// In which pupils it was established.
    #[must_use]
    pub fn population(&self) -> ReliabilityPopulation {
        self.population
    }

    /// Whether it was stated; if not, figures that rest on it must say so.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// The same test's reliability within groups, from the score's variance in the population in which the
    /// reliability was established (`total_variance`) and within the groups compared (`within_variance`).
    ///
    /// The error variance is the same in both, so `lambda = 1 - (1 - rho) total / within`.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] when the stated error variance exceeds what the score varies within
    /// groups; [`NotComputable::Constant`] when the score does not vary there; [`NotComputable::NotFinite`].
    pub fn within_groups(&self, total_variance: f64, within_variance: f64) -> Result<Self, NotComputable> {
        if self.population == ReliabilityPopulation::WithinGroups {
            return Ok(*self);
        }
        if !(total_variance.is_finite() && within_variance.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        if within_variance <= 0.0 || total_variance <= 0.0 {
            return Err(NotComputable::Constant);
        }
        let convert = |rho: f64| 1.0 - (1.0 - rho) * total_variance / within_variance;
        let converted = Self::stated(
            convert(self.low),
            convert(self.high),
            ReliabilityPopulation::WithinGroups,
        )?;
        Ok(Self {
            stated: self.stated,
            ..converted
        })
    }
}

/// A gap at equal measured score, with all that is needed to correct it.
///
/// # Examples
/// ```
/// use statistics::measurement_error::{MeasuredGap, Reliability};
/// use statistics::{Confidence, Estimate, NotComputable};
/// let gap = MeasuredGap {
///     gap: Estimate::normal(-0.2241, 0.0774),
///     slope: Estimate::normal(0.3334, 0.0069),
///     covariance: 0.0003,
///     mean_difference: Estimate::normal(-3.246, 0.41),
///     mean_covariances: [0.0, 0.0],
/// };
/// let corrected = gap.corrected(&Reliability::unstated(), Confidence::default())?;
/// // The lowest reliability thought possible moves the gap most.
/// assert!(corrected.at_high.value < -0.16 && corrected.at_low.value > 0.04);
/// assert!(corrected.interval.contains(0.0));
/// assert!(gap.at(1.5).is_err());
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredGap {
    /// The focal group's coefficient in the regression of the outcome on score and group.
    pub gap: Estimate,
    /// The score's coefficient in it, outcome per score point.
    pub slope: Estimate,
    /// The covariance of these two coefficients.
    pub covariance: f64,
    /// Mean score of the focal minus the reference group, in score points. Its standard error belongs in the
    /// interval when pupils are seen as a draw; give 0 to describe these pupils only.
    pub mean_difference: Estimate,
    /// The covariance of the mean difference with the gap and with the slope. Zero inside one school, where the
    /// coefficients are independent of the groups' mean scores, given the scores.
    pub mean_covariances: [f64; 2],
}

/// The gap corrected over a range of reliabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CorrectedGap {
    /// The gap at the lowest reliability thought possible: the largest correction.
    pub at_low: Estimate,
    /// The gap at the highest reliability thought possible: the smallest correction.
    pub at_high: Estimate,
    /// All values in the interval of at least one reliability in the range.
    pub interval: Interval,
    /// The gap that measurement error alone would make, at the lowest and the highest reliability.
    pub by_measurement_alone: Interval,
}

impl MeasuredGap {
    /// Reads the gap from a fit of the outcome on score, group (1 for focal) and possibly more.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] when the fit has no such columns.
    pub fn from_fit(
        fit: &Fitted,
        score_column: usize,
        group_column: usize,
        mean_difference: Estimate,
    ) -> Result<Self, NotComputable> {
        let need = score_column.max(group_column) + 1;
        let missing = NotComputable::ShapeMismatch {
            have: fit.coefficients().len(),
            need,
        };
        Ok(Self {
            gap: fit.coefficient(group_column).ok_or(missing)?,
            slope: fit.coefficient(score_column).ok_or(missing)?,
            covariance: fit.covariance(score_column, group_column).ok_or(missing)?,
            mean_difference,
            mean_covariances: [0.0, 0.0],
        })
    }

    /// The gap of pupils who share schools: every covariance is clustered by school (CR1), that of the mean scores
    /// with the coefficients included. A school in which one group scores low and is advised high moves both.
    ///
    /// `schools` and `scores` hold the same schools in the same order; `scores` the sums of both groups' scores.
    ///
    /// # Errors
    /// As [`least_squares::clustered`] and [`clustered_means::difference`]; [`NotComputable::ShapeMismatch`] when
    /// the lists differ in length or the regression has no such columns.
    pub fn between_schools(
        schools: &[CrossProducts],
        scores: &[(SchoolSum, SchoolSum)],
        score_column: usize,
        group_column: usize,
    ) -> Result<Self, NotComputable> {
        if schools.len() != scores.len() {
            return Err(NotComputable::ShapeMismatch {
                have: scores.len(),
                need: schools.len(),
            });
        }
        let (fit, influences) = least_squares::clustered_with_influences(schools)?;
        let (mean_difference, of_means) = clustered_means::difference_with_influences(scores)?;
        let gap = Self::from_fit(&fit, score_column, group_column, mean_difference)?;
        let present = schools.iter().filter(|school| school.pupils() > 0).count() as f64;
        let with_mean = |column: usize| {
            let products = influences.iter().zip(&of_means);
            products.map(|(school, mean)| school[column] * mean).sum::<f64>() * present / (present - 1.0)
        };
        Ok(Self {
            mean_covariances: [with_mean(group_column), with_mean(score_column)],
            ..gap
        })
    }

    /// The gap at equal true score if the within-group reliability is `lambda`.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] unless `0 < lambda <= 1`.
    pub fn at(&self, lambda: f64) -> Result<Estimate, NotComputable> {
        let ratio = error_ratio(lambda)?;
        let (d, slope) = (self.mean_difference.value, self.slope.value);
        let [gap_se, slope_se, d_se] =
            [self.gap, self.slope, self.mean_difference].map(|estimate| estimate.standard_error);
        let [gap_with_d, slope_with_d] = self.mean_covariances;
        // To first order in gap, slope and difference of means.
        let variance = gap_se * gap_se - 2.0 * ratio * (d * self.covariance + slope * gap_with_d)
            + ratio * ratio * (d * d * slope_se * slope_se + slope * slope * d_se * d_se)
            + 2.0 * ratio * ratio * d * slope * slope_with_d;
        Ok(Estimate::student(
            self.gap.value - ratio * slope * d,
            libm::sqrt(variance.max(0.0)),
            self.gap.degrees_of_freedom,
        ))
    }

    /// The gap at equal measured score that measurement error alone would make, were treatment at equal true
    /// score the same: what is printed beside the raw gap.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] unless `0 < lambda <= 1`.
    pub fn by_measurement_alone(&self, lambda: f64) -> Result<f64, NotComputable> {
        Ok(error_ratio(lambda)? * self.slope.value * self.mean_difference.value)
    }

    /// The gap over the whole range of a reliability *within groups*, with the union of the intervals.
    ///
    /// Both limits are monotone enough in lambda (the lower limit is concave, the upper convex in
    /// `(1 - lambda) / lambda`) that the ends of the range give the union exactly.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] when the reliability was established in all pupils: convert it
    /// with [`Reliability::within_groups`] first.
    pub fn corrected(
        &self,
        reliability: &Reliability,
        confidence: Confidence,
    ) -> Result<CorrectedGap, NotComputable> {
        if reliability.population != ReliabilityPopulation::WithinGroups {
            return Err(NotComputable::InvalidReliability {
                value: reliability.high,
            });
        }
        let (at_low, at_high) = (self.at(reliability.low)?, self.at(reliability.high)?);
        let alone = [
            self.by_measurement_alone(reliability.low)?,
            self.by_measurement_alone(reliability.high)?,
        ];
        Ok(CorrectedGap {
            at_low,
            at_high,
            interval: at_low.interval(confidence).hull(at_high.interval(confidence)),
            by_measurement_alone: Interval {
                low: alone[0].min(alone[1]),
                high: alone[0].max(alone[1]),
            },
        })
    }

    /// The gap at each reliability of [`STRIP`].
    ///
    /// # Errors
    /// None at present; the reliabilities are valid.
    pub fn strip(&self) -> Result<[(f64, Estimate); STRIP.len()], NotComputable> {
        let mut strip = [(1.0, self.gap); STRIP.len()];
        for (entry, lambda) in strip.iter_mut().zip(STRIP) {
            *entry = (lambda, self.at(lambda)?);
        }
        Ok(strip)
    }

    /// The within-group reliability at which nothing is left of the gap.
    ///
    /// None when no reliability does that: the correction then widens the gap, or there is none to make.
    #[must_use]
    pub fn lambda_without_gap(&self) -> Option<f64> {
        let ratio = self.gap.value / (self.slope.value * self.mean_difference.value);
        (ratio.is_finite() && ratio >= 0.0).then(|| 1.0 / (1.0 + ratio))
    }
}

/// Error variance over true variance: `(1 - lambda) / lambda`.
fn error_ratio(lambda: f64) -> Result<f64, NotComputable> {
    if lambda > 0.0 && lambda <= 1.0 {
        Ok((1.0 - lambda) / lambda)
    } else {
        Err(NotComputable::InvalidReliability { value: lambda })
    }
}
