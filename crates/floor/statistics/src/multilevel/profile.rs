//! The deviance of the random intercept model as a function of one number, and the search for its lowest point.

use nalgebra::{DMatrix, DVector};

use super::Criterion;
use crate::NotComputable;
use crate::least_squares::CrossProducts;
use crate::linear_algebra::Factor;

/// Beyond these the variance between schools is nothing, or everything, for any purpose.
pub(super) const LOWEST_LOG_RATIO: f64 = -16.0;
pub(super) const HIGHEST_LOG_RATIO: f64 = 16.0;
/// Steps of the first look, fine enough not to miss a second hill.
const LOOKS: u32 = 48;
/// Halvings of an interval; 32 units wide becomes smaller than the spacing of the numbers.
pub(super) const BISECTIONS: u32 = 56;

/// The sums of all schools, and the deviance as a function of the ratio alone.
pub(super) struct Profile<'a> {
    schools: Vec<&'a CrossProducts>,
    criterion: Criterion,
    /// N for ML, N minus the number of columns for REML.
    pub(super) degrees: f64,
    within_xx: DMatrix<f64>,
    within_xy: DVector<f64>,
    within_yy: f64,
    yy: f64,
}

/// One point of the profile. Without sigma^2: `inverse` times sigma^2 is the covariance of the coefficients.
pub(super) struct Point {
    pub(super) ratio: f64,
    pub(super) deviance: f64,
    /// Derivative of the deviance to the ratio.
    pub(super) slope: f64,
    pub(super) coefficients: DVector<f64>,
    pub(super) inverse: DMatrix<f64>,
    /// The generalised residual sum of squares.
    pub(super) residual: f64,
}

impl<'a> Profile<'a> {
    pub(super) fn new(all: &'a [CrossProducts], criterion: Criterion) -> Result<Self, NotComputable> {
        let columns = check(all)?;
        let schools: Vec<_> = all.iter().filter(|school| school.pupils() > 0).collect();
        if schools.iter().all(|school| school.pupils() == 1) {
            return Err(NotComputable::Constant);
        }

        let mut within_xx = DMatrix::zeros(columns, columns);
        let mut within_xy = DVector::zeros(columns);
        let (mut within_yy, mut yy) = (0.0, 0.0);
        for school in &schools {
            let (n, sums, sum) = (pupils(school), column_sums(school), school.xty[0]);
            // The constant has no spread within a school: its row and column stay exactly 0.
            for row in 1..columns {
                for column in 1..columns {
                    within_xx[(row, column)] += school.xtx[(row, column)] - sums[row] * sums[column] / n;
                }
                within_xy[row] += school.xty[row] - sums[row] * sum / n;
            }
            within_yy += school.yty - sum * sum / n;
            yy += school.yty;
        }
        let degrees = degrees(&schools, columns, criterion);
        Ok(Self {
            schools,
            criterion,
            degrees,
            within_xx,
            within_xy,
            within_yy,
            yy,
        })
    }

    pub(super) fn at(&self, ratio: f64) -> Result<Point, NotComputable> {
        let columns = self.within_xy.len();
        let (mut xx, mut xy) = (self.within_xx.clone(), self.within_xy.clone());
        let mut log_determinant = 0.0;
        for school in &self.schools {
            let (n, sums) = (pupils(school), column_sums(school));
            let weight = 1.0 / (n * (1.0 + n * ratio));
            for row in 0..columns {
                for column in 0..columns {
                    xx[(row, column)] += weight * sums[row] * sums[column];
                }
                xy[row] += weight * sums[row] * school.xty[0];
            }
            log_determinant += libm::log1p(n * ratio);
        }
        let factor = Factor::new(&xx)?;
        let (b, inverse) = (factor.solve(&xy), factor.inverse());

        // As sums of squares within and between schools, not as a difference of large numbers.
        let mut residual = self.within_yy - 2.0 * b.dot(&self.within_xy) + (&self.within_xx * &b).dot(&b);
        let (mut information, mut misfit, mut leverage) = (0.0, 0.0, 0.0);
        for school in &self.schools {
            let n = pupils(school);
            let shrink = 1.0 / (1.0 + n * ratio);
            let error = residual_sum(school, &b);
            residual += shrink / n * error * error;
            information += shrink * n;
            misfit += shrink * shrink * error * error;
            if self.criterion == Criterion::Restricted {
                leverage += shrink * shrink * quadratic(&inverse, column_sums(school));
            }
        }
        if residual <= NOTHING_LEFT * self.yy {
            return Err(NotComputable::Constant);
        }
        let mut deviance = deviance_of(residual, self.degrees) + log_determinant;
        if self.criterion == Criterion::Restricted {
            deviance += factor.ln_determinant();
        }
        let slope = information - self.degrees / residual * misfit - leverage;
        Ok(Point {
            ratio,
            deviance,
            slope,
            coefficients: b,
            inverse,
            residual,
        })
    }

    /// The ratio with the smallest deviance: a look over the whole range, then bisection around the best
    /// point seen.
    pub(super) fn best(&self) -> Result<Point, NotComputable> {
        let step = (HIGHEST_LOG_RATIO - LOWEST_LOG_RATIO) / f64::from(LOOKS);
        let at_log = |log_ratio: f64| self.at(libm::exp(log_ratio));
        let mut centre = LOWEST_LOG_RATIO;
        let mut seen = at_log(centre)?;
        for look in 1..=LOOKS {
            let log_ratio = LOWEST_LOG_RATIO + f64::from(look) * step;
            let point = at_log(log_ratio)?;
            if point.deviance < seen.deviance {
                (centre, seen) = (log_ratio, point);
            }
        }
        if centre + 0.5 * step > HIGHEST_LOG_RATIO {
            // All pupils of each school are alike: the variance within schools has gone.
            return Err(NotComputable::Constant);
        }

        // The lowest point lies right of `left` and left of `right`: the deviance still falls at `left` or is
        // higher there than at `right`, and it rises at `right`.
        let (mut left, mut right) = if seen.slope > 0.0 {
            (centre - step, centre)
        } else {
            (centre, centre + step)
        };
        let mut ceiling = if seen.slope > 0.0 {
            seen.deviance
        } else {
            at_log(right)?.deviance
        };
        for _ in 0..BISECTIONS {
            let middle = 0.5 * (left + right);
            let point = at_log(middle)?;
            // The derivative is more exact than the deviance, so a difference by rounding does not count.
            let higher = point.deviance > ceiling + 1e-9 * ceiling.abs();
            if point.slope <= 0.0 || higher {
                left = middle;
            } else {
                (right, ceiling) = (middle, point.deviance);
            }
        }
        let (inside, none) = (at_log(right)?, self.at(0.0)?);
        let known = if inside.deviance <= seen.deviance + 1e-9 * seen.deviance.abs() {
            inside
        } else {
            seen
        };
        Ok(if none.deviance <= known.deviance {
            none
        } else {
            known
        })
    }
}

/// Below this share of the outcome's own size, what is left unexplained is rounding.
pub(crate) const NOTHING_LEFT: f64 = 1e-12;

/// Number of columns, after checking that the states fit a model of pupils in schools.
fn check(schools: &[CrossProducts]) -> Result<usize, NotComputable> {
    let present = schools.iter().filter(|school| school.pupils() > 0).count() as u64;
    if present < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: present,
            need: 2,
        });
    }
    let columns = schools[0].columns();
    if let Some(other) = schools.iter().find(|school| school.columns() != columns) {
        return Err(NotComputable::ShapeMismatch {
            have: other.columns(),
            need: columns,
        });
    }
    if columns == 0 {
        return Err(NotComputable::ShapeMismatch { have: 0, need: 1 });
    }
    if schools.iter().any(|school| school.xtx[(0, 0)] != pupils(school)) {
        return Err(NotComputable::InconsistentSums);
    }
    let all: u64 = schools.iter().map(CrossProducts::pupils).sum();
    if all <= columns as u64 {
        return Err(NotComputable::NotEnoughUnits {
            have: all,
            need: columns as u64 + 1,
        });
    }
    Ok(columns)
}

pub(crate) fn degrees(schools: &[&CrossProducts], columns: usize, criterion: Criterion) -> f64 {
    let pupils: f64 = schools.iter().copied().map(pupils).sum();
    match criterion {
        Criterion::MaximumLikelihood => pupils,
        Criterion::Restricted => pupils - columns as f64,
    }
}

/// The part of the deviance that depends on the residual sum of squares, sigma^2 at its best.
pub(crate) fn deviance_of(residual: f64, degrees: f64) -> f64 {
    degrees * (libm::log(std::f64::consts::TAU * residual / degrees) + 1.0)
}

pub(crate) fn pupils(school: &CrossProducts) -> f64 {
    school.pupils() as f64
}

/// Sums of the columns: the row of the cross-products that belongs to the constant.
pub(super) fn column_sums(school: &CrossProducts) -> &[f64] {
    &school.xtx.as_slice()[..school.columns()]
}

pub(super) fn residual_sum(school: &CrossProducts, coefficients: &DVector<f64>) -> f64 {
    let fitted: f64 = column_sums(school)
        .iter()
        .zip(coefficients)
        .map(|(sum, b)| sum * b)
        .sum();
    school.xty[0] - fitted
}

/// `v' m v` for a symmetric m.
pub(super) fn quadratic(m: &DMatrix<f64>, v: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (column, right) in v.iter().enumerate() {
        for (row, left) in v.iter().enumerate() {
            sum += left * m[(row, column)] * right;
        }
    }
    sum
}
