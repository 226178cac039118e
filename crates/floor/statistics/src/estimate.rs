//! An estimate with its standard error and the reference distribution for its interval.

use crate::{Confidence, Interval, normal, student};

/// A number, its standard error, and the degrees of freedom of its t distribution.
///
/// Degrees of freedom are [`f64::INFINITY`] where the normal distribution is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate, in the unit of the outcome.
    pub value: f64,
    /// The standard error, in the same unit.
    pub standard_error: f64,
    /// Degrees of freedom of Student's t; infinite for the normal distribution.
    pub degrees_of_freedom: f64,
}

impl Estimate {
    /// An estimate whose error is taken to be normal.
    #[must_use]
    pub fn normal(value: f64, standard_error: f64) -> Self {
        Self {
            value,
            standard_error,
            degrees_of_freedom: f64::INFINITY,
        }
    }

    /// An estimate whose error is taken to follow Student's t.
    #[must_use]
    pub fn student(value: f64, standard_error: f64, degrees_of_freedom: f64) -> Self {
        Self {
            value,
            standard_error,
            degrees_of_freedom,
        }
    }

    /// The symmetric interval: the estimate plus and minus the quantile times the standard error.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Interval {
        Interval::around(
            self.value,
            confidence.t(self.degrees_of_freedom) * self.standard_error,
        )
    }

    /// The two-sided probability of an estimate at least this far from `hypothesis`, were that true.
    #[must_use]
    pub fn p_value(&self, hypothesis: f64) -> f64 {
        let distance = ((self.value - hypothesis) / self.standard_error).abs();
        if self.degrees_of_freedom.is_finite() {
            student::two_sided_p(distance, self.degrees_of_freedom)
        } else {
            2.0 * normal::cdf(-distance)
        }
    }
}
