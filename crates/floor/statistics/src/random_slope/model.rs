//! The deviance of the random slope model with its derivatives, and what the model says of each school.

use nalgebra::{DMatrix, DVector, Matrix2, Vector2, Vector3};

use super::{RandomSlope, SchoolSlope};
use crate::least_squares::CrossProducts;
use crate::linear_algebra::Factor;
use crate::multilevel::Criterion;
use crate::multilevel::profile::{NOTHING_LEFT, degrees, deviance_of, pupils};
use crate::{Estimate, Fitted, NotComputable};

/// Logarithm of a standard deviation between schools, relative to sigma, that is as good as 0.
pub(super) const LOWEST_LOG: f64 = -12.0;
pub(super) const HIGHEST: f64 = 12.0;

pub(super) struct Model {
    schools: Vec<School>,
    criterion: Criterion,
    /// N for ML, N minus the number of columns for REML.
    degrees: f64,
    xx: DMatrix<f64>,
    xy: DVector<f64>,
    yy: f64,
    slope_column: usize,
    /// The slope column is divided by this inside, to bring both variances to one scale.
    unit: f64,
}

/// The sums of one school seen from its random effects.
struct School {
    zz: Matrix2<f64>,
    /// Z'X, one pair per column.
    zx: Vec<Vector2<f64>>,
    zy: Vector2<f64>,
}

/// One point of the search. Without sigma^2: `inverse` times sigma^2 is the covariance of the coefficients.
pub(super) struct Point {
    pub(super) deviance: f64,
    pub(super) gradient: Vector3<f64>,
    coefficients: DVector<f64>,
    inverse: DMatrix<f64>,
    residual: f64,
}

impl Model {
    pub(super) fn new(
        all: &[CrossProducts],
        slope_column: usize,
        criterion: Criterion,
    ) -> Result<Self, NotComputable> {
        let columns = all.first().map_or(0, CrossProducts::columns);
        if slope_column == 0 || slope_column >= columns {
            return Err(NotComputable::ShapeMismatch {
                have: columns,
                need: slope_column.max(1) + 1,
            });
        }
        let square = |school: &CrossProducts| school.xtx[(slope_column, slope_column)];
        let spread = |school: &CrossProducts| {
            let sum = school.xtx[(0, slope_column)];
            if school.pupils() > 0 {
                square(school) - sum * sum / pupils(school)
            } else {
                0.0
            }
        };
        let varying = all
            .iter()
            .filter(|school| spread(school) > 1e-9 * square(school))
            .count() as u64;
        if varying < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: varying,
                need: 2,
            });
        }
        let total: f64 = all.iter().map(pupils).sum();
        let unit = libm::sqrt(all.iter().map(spread).sum::<f64>() / total);

        let mut xx = DMatrix::zeros(columns, columns);
        let mut xy = DVector::zeros(columns);
        let mut yy = 0.0;
        let mut schools = Vec::with_capacity(all.len());
        for school in all {
            xx += &school.xtx;
            xy += &school.xty;
            yy += school.yty;
            let seen = |x: usize| Vector2::new(school.xtx[(0, x)], school.xtx[(slope_column, x)] / unit);
            schools.push(School {
                zz: Matrix2::from_columns(&[seen(0), seen(slope_column) / unit]),
                zx: (0..columns).map(seen).collect(),
                zy: Vector2::new(school.xty[0], school.xty[slope_column] / unit),
            });
        }
        let degrees = degrees(&all.iter().collect::<Vec<_>>(), columns, criterion);
        Ok(Self {
            schools,
            criterion,
            degrees,
            xx,
            xy,
            yy,
            slope_column,
            unit,
        })
    }

    pub(super) fn at(&self, parameters: &Vector3<f64>) -> Result<Point, NotComputable> {
        let factor = cholesky_factor(parameters);
        let relative = factor * factor.transpose();
        let columns = self.xy.len();
        let (mut xx, mut xy, mut yy) = (self.xx.clone(), self.xy.clone(), self.yy);
        let mut log_determinant = 0.0;
        for school in &self.schools {
            let (shrink, determinant) = school.shrink(&relative);
            let weight = relative * shrink;
            for row in 0..columns {
                let weighted = weight.transpose() * school.zx[row];
                for column in 0..columns {
                    xx[(row, column)] -= weighted.dot(&school.zx[column]);
                }
                xy[row] -= weighted.dot(&school.zy);
            }
            yy -= school.zy.dot(&(weight * school.zy));
            log_determinant += libm::log(determinant);
        }
        let factor_xx = Factor::new(&xx)?;
        let (coefficients, inverse) = (factor_xx.solve(&xy), factor_xx.inverse());
        let residual = yy - coefficients.dot(&xy);
        if residual <= NOTHING_LEFT * self.yy {
            return Err(NotComputable::Constant);
        }

        let mut by_relative = Matrix2::zeros();
        for school in &self.schools {
            let (shrink, _) = school.shrink(&relative);
            let error = shrink * school.errors(&coefficients);
            by_relative += shrink * school.zz - error * error.transpose() * (self.degrees / residual);
            if self.criterion == Criterion::Restricted {
                by_relative -= shrink * school.spread(&inverse) * shrink.transpose();
            }
        }
        let by_factor = by_relative * factor * 2.0;
        let gradient = Vector3::new(
            by_factor[(0, 0)] * factor[(0, 0)],
            by_factor[(1, 0)],
            by_factor[(1, 1)] * factor[(1, 1)],
        );
        let mut deviance = deviance_of(residual, self.degrees) + log_determinant;
        if self.criterion == Criterion::Restricted {
            deviance += factor_xx.ln_determinant();
        }
        Ok(Point {
            deviance,
            gradient,
            coefficients,
            inverse,
            residual,
        })
    }

    pub(super) fn describe(
        &self,
        parameters: &Vector3<f64>,
        point: Point,
    ) -> Result<RandomSlope, NotComputable> {
        let factor = cholesky_factor(parameters);
        let relative = factor * factor.transpose();
        let within_variance = point.residual / self.degrees;
        let Point {
            coefficients,
            inverse,
            ..
        } = point;

        let slope = self.slope_column;
        let slopes = self.schools.iter().map(|school| {
            let (shrink, _) = school.shrink(&relative);
            let effect = relative * shrink * school.errors(&coefficients);
            // Prediction errors, still without sigma^2: D - D M D + D K C K' D with M = Z'V^-1 Z, K = Z'V^-1
            // X and C = (X'V^-1 X)^-1; and the covariance of that error with the error of the slope's
            // coefficient.
            let settled = relative * shrink * school.zz * relative;
            let doubt = relative * shrink * school.spread(&inverse) * shrink.transpose() * relative;
            let prediction = relative[(1, 1)] - settled[(1, 1)] + doubt[(1, 1)];
            let shared: Vector2<f64> = school
                .zx
                .iter()
                .enumerate()
                .map(|(x, zx)| zx * inverse[(slope, x)])
                .sum::<Vector2<f64>>();
            let shared = (relative * shrink * shared)[1];
            let unit = self.unit;
            let total = inverse[(slope, slope)] + prediction / (unit * unit) - 2.0 * shared / unit;
            let standard_error = |variance: f64| libm::sqrt((within_variance * variance).max(0.0));
            SchoolSlope {
                slope: Estimate::normal(coefficients[slope] + effect[1] / unit, standard_error(total)),
                deviation: Estimate::normal(effect[1] / unit, standard_error(prediction) / unit),
                intercept_deviation: effect[0],
                reliability: (settled[(1, 1)] / relative[(1, 1)]).clamp(0.0, 1.0),
            }
        });
        let scaled = |row: usize, column: usize| {
            let units = [1.0, self.unit];
            relative[(row, column)] * within_variance / (units[row] * units[column])
        };
        Ok(RandomSlope {
            criterion: self.criterion,
            between_covariance: [[scaled(0, 0), scaled(0, 1)], [scaled(1, 0), scaled(1, 1)]],
            within_variance,
            log_likelihood: -0.5 * point.deviance,
            singular: parameters[0] < SINGULAR_LOG || parameters[2] < SINGULAR_LOG,
            slopes: slopes.collect(),
            fixed: Fitted::new(coefficients, inverse * within_variance, f64::INFINITY)?,
        })
    }
}

/// Logarithm of a diagonal element of the factor, relative to sigma, that marks the boundary.
const SINGULAR_LOG: f64 = -5.0;

impl School {
    /// `(I + Z'Z D)^-1`, and the determinant of its inverse. Times Z'Z it is `Z'V^-1 Z`; times Z'X, `Z'V^-1
    /// X`.
    fn shrink(&self, relative: &Matrix2<f64>) -> (Matrix2<f64>, f64) {
        let grown = Matrix2::identity() + self.zz * relative;
        let determinant = grown[(0, 0)] * grown[(1, 1)] - grown[(0, 1)] * grown[(1, 0)];
        let adjugate = Matrix2::new(grown[(1, 1)], -grown[(0, 1)], -grown[(1, 0)], grown[(0, 0)]);
        (adjugate / determinant, determinant)
    }

    /// Z' times the residuals.
    fn errors(&self, coefficients: &DVector<f64>) -> Vector2<f64> {
        let fitted: Vector2<f64> = self
            .zx
            .iter()
            .zip(coefficients.iter())
            .map(|(zx, b)| zx * *b)
            .sum();
        self.zy - fitted
    }

    /// `Z'X C X'Z`.
    fn spread(&self, c: &DMatrix<f64>) -> Matrix2<f64> {
        let mut sum = Matrix2::zeros();
        for (row, left) in self.zx.iter().enumerate() {
            for (column, right) in self.zx.iter().enumerate() {
                sum += left * right.transpose() * c[(row, column)];
            }
        }
        sum
    }
}

fn cholesky_factor(parameters: &Vector3<f64>) -> Matrix2<f64> {
    Matrix2::new(
        libm::exp(parameters[0]),
        0.0,
        parameters[1],
        libm::exp(parameters[2]),
    )
}
