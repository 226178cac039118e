//! Fitted coefficients with their full covariance, whatever the model they come from.

use nalgebra::{DMatrix, DVector};

use crate::{Estimate, NotComputable};

/// Coefficients in the order of the columns, their covariance, and the degrees of freedom for intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    coefficients: DVector<f64>,
    covariance: DMatrix<f64>,
    degrees_of_freedom: f64,
}

impl Fitted {
    pub(crate) fn new(
        coefficients: DVector<f64>,
        covariance: DMatrix<f64>,
        degrees_of_freedom: f64,
    ) -> Result<Self, NotComputable> {
        if coefficients
            .iter()
            .chain(covariance.iter())
            .any(|number| !number.is_finite())
        {
            return Err(NotComputable::NotFinite);
        }
        Ok(Self {
            coefficients,
            covariance,
            degrees_of_freedom,
        })
    }

    /// The coefficients, one per column.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        self.coefficients.as_slice()
    }

    /// Degrees of freedom of Student's t; infinite for the normal distribution.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> f64 {
        self.degrees_of_freedom
    }

    /// The covariance of the coefficients of columns `row` and `column`; none outside the columns.
    #[must_use]
    pub fn covariance(&self, row: usize, column: usize) -> Option<f64> {
        self.covariance.get((row, column)).copied()
    }

    /// The full covariance matrix, row by row.
    #[must_use]
    pub fn covariance_rows(&self) -> Vec<Vec<f64>> {
        self.covariance
            .row_iter()
            .map(|row| row.iter().copied().collect())
            .collect()
    }

    /// One coefficient with its standard error; none outside the columns.
    #[must_use]
    pub fn coefficient(&self, column: usize) -> Option<Estimate> {
        let value = *self.coefficients.get(column)?;
        let standard_error = libm::sqrt(self.covariance(column, column)?.max(0.0));
        Some(Estimate::student(value, standard_error, self.degrees_of_freedom))
    }

    /// The sum of `multipliers` times the coefficients, with its standard error.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless there is one multiplier per column.
    pub fn contrast(&self, multipliers: &[f64]) -> Result<Estimate, NotComputable> {
        let (have, need) = (multipliers.len(), self.coefficients.len());
        if have != need {
            return Err(NotComputable::ShapeMismatch { have, need });
        }
        let multipliers = DVector::from_column_slice(multipliers);
        let variance = multipliers.dot(&(&self.covariance * &multipliers)).max(0.0);
        Ok(Estimate::student(
            self.coefficients.dot(&multipliers),
            libm::sqrt(variance),
            self.degrees_of_freedom,
        ))
    }
}
