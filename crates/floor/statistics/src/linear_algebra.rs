//! Solving small symmetric positive definite systems, with a check that the columns are independent.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use crate::NotComputable;

/// The least share of a column that may be its own, after the earlier columns; below it is rounding.
const LEAST_OWN_SHARE: f64 = 1e-11;

/// A factorised symmetric positive definite matrix; its rows and columns are scaled to a unit diagonal first.
pub(crate) struct Factor {
    cholesky: Cholesky<f64, Dyn>,
    scale: DVector<f64>,
}

impl Factor {
    pub(crate) fn new(matrix: &DMatrix<f64>) -> Result<Self, NotComputable> {
        if matrix.iter().any(|entry| !entry.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        if matrix.is_empty() || matrix.diagonal().iter().any(|&entry| entry <= 0.0) {
            return Err(NotComputable::Singular);
        }
        let scale = matrix.diagonal().map(|entry| 1.0 / libm::sqrt(entry));
        let scaled = DMatrix::from_fn(matrix.nrows(), matrix.ncols(), |row, column| {
            matrix[(row, column)] * scale[row] * scale[column]
        });
        let cholesky = Cholesky::new(scaled).ok_or(NotComputable::Singular)?;
        // On a unit diagonal, a squared pivot is one minus the R2 of the column on the earlier ones.
        let factor = cholesky.l_dirty();
        if (0..factor.nrows()).any(|index| factor[(index, index)] * factor[(index, index)] < LEAST_OWN_SHARE)
        {
            return Err(NotComputable::Singular);
        }
        Ok(Self { cholesky, scale })
    }

    pub(crate) fn solve(&self, right: &DVector<f64>) -> DVector<f64> {
        self.cholesky
            .solve(&right.component_mul(&self.scale))
            .component_mul(&self.scale)
    }

    /// The logarithm of the determinant of the matrix as it was given.
    pub(crate) fn ln_determinant(&self) -> f64 {
        let factor = self.cholesky.l_dirty();
        (0..factor.nrows())
            .map(|index| 2.0 * libm::log(factor[(index, index)] / self.scale[index]))
            .sum()
    }

    pub(crate) fn inverse(&self) -> DMatrix<f64> {
        let mut inverse = self.cholesky.inverse();
        for column in 0..inverse.ncols() {
            for row in 0..inverse.nrows() {
                inverse[(row, column)] *= self.scale[row] * self.scale[column];
            }
        }
        inverse
    }
}
