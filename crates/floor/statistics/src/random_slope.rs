//! Linear model with a random intercept and a random slope per school: how much does the gap between two
//! groups differ from school to school.
//!
//! `y_ij = x_ij b + u_j + v_j g_ij + e_ij`, with g one of the columns of x and (u, v) of covariance D between
//! schools. With D relative to sigma^2, `V_j^-1 = I - Z_j D (I + Z_j'Z_j D)^-1 Z_j'` (Woodbury), where Z_j
//! holds the constant and g: everything follows from 2 x 2 matrices and the sums per school. The deviance is
//! searched over the logarithms of the diagonal of the Cholesky factor of D and its lower element, which
//! leaves D a covariance whatever they are, with exact derivatives.
//!
//! Sources: Laird & Ware 1982; Lindstrom & Bates 1988; Raudenbush & Bryk 2002; Henderson 1975 (prediction
//! errors).

mod damped_newton;
mod model;

use damped_newton::{Evaluated, lowest_point};
use model::{HIGHEST, LOWEST_LOG, Model, Point};
use nalgebra::Vector3;

use crate::least_squares::CrossProducts;
use crate::multilevel::{Criterion, fit_random_intercept};
use crate::{Confidence, Estimate, Fitted, Interval, NotComputable};

/// Below this reliability a school's own gap says more about chance than about the school.
pub const LEAST_RELIABILITY: f64 = 0.5;

/// A fitted model with random intercept and slope.
#[derive(Clone, Debug, PartialEq)]
pub struct RandomSlope {
    /// What was made as large as possible.
    pub criterion: Criterion,
    /// The coefficients with their generalised least squares covariance, `(X'V^-1 X)^-1` at the fitted
    /// variances.
    pub fixed: Fitted,
    /// Covariance between schools: first the intercepts, then the slopes.
    pub between_covariance: [[f64; 2]; 2],
    /// sigma^2, the variance within schools.
    pub within_variance: f64,
    /// The (restricted) log-likelihood at its largest, constants included.
    pub log_likelihood: f64,
    /// Whether the covariance between schools lies on its boundary: no variance, or a perfect correlation.
    ///
    /// The data then cannot tell intercepts and slopes apart; the random intercept model says all there is to
    /// say.
    pub singular: bool,
    /// One for each school, in the order given.
    pub slopes: Vec<SchoolSlope>,
}

/// The slope of one school: its own gap between two groups, when the column is 1 for the focal group and 0
/// otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SchoolSlope {
    /// The slope in this school, the overall coefficient plus `deviation`; doubt about both included.
    pub slope: Estimate,
    /// BLUP of the slope of this school minus the overall slope, shrunken towards 0.
    pub deviation: Estimate,
    /// BLUP of the intercept of this school minus the overall one.
    pub intercept_deviation: f64,
    /// The share of the slope variance between schools that the pupils of this school settle, from 0 to 1.
    pub reliability: f64,
}

impl SchoolSlope {
    /// The interval of the deviation from the overall slope: whether this school's own gap differs.
    ///
    /// # Errors
    /// [`NotComputable::Unreliable`] below [`LEAST_RELIABILITY`]: of such a school one can say neither that
    /// its gap differs, nor that it does not.
    pub fn deviation_interval(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        if self.reliability < LEAST_RELIABILITY {
            return Err(NotComputable::Unreliable {
                reliability: self.reliability,
                need: LEAST_RELIABILITY,
            });
        }
        Ok(self.deviation.interval(confidence))
    }
}

impl RandomSlope {
    /// Minus twice the log-likelihood.
    #[must_use]
    pub fn deviance(&self) -> f64 {
        -2.0 * self.log_likelihood
    }
}

/// Fits a random intercept and a random slope of column `slope_column` (1 or higher) to one state per school.
///
/// Column 0 must be the constant 1, and pupils are unweighted. Costs some tens of milliseconds for thousands
/// of schools.
///
/// # Errors
/// As [`fit_random_intercept`]; also [`NotComputable::ShapeMismatch`] without such a column,
/// [`NotComputable::NotEnoughUnits`] when it varies in fewer than two schools, and
/// [`NotComputable::DidNotConverge`].
pub fn fit_random_slope(
    schools: &[CrossProducts],
    slope_column: usize,
    criterion: Criterion,
) -> Result<RandomSlope, NotComputable> {
    let simple = fit_random_intercept(schools, criterion)?;
    let model = Model::new(schools, slope_column, criterion)?;

    // From the ratio of the simple model, and from slopes that differ little and much.
    let ratio = (simple.between_variance / simple.within_variance).max(0.01);
    let mut best: Option<(Vector3<f64>, Point)> = None;
    for share in [0.3, 0.01, 1.0] {
        let start = Vector3::new(0.5 * libm::log(ratio), 0.0, 0.5 * libm::log(share * ratio));
        let evaluate = |parameters: &Vector3<f64>| {
            let point = model.at(parameters)?;
            Ok(Evaluated {
                value: point.deviance,
                gradient: point.gradient,
            })
        };
        let found = lowest_point(start, LOWEST_LOG, HIGHEST, 1e-10, evaluate)?;
        if let Ok(parameters) = found {
            let point = model.at(&parameters)?;
            if best
                .as_ref()
                .is_none_or(|(_, known)| point.deviance < known.deviance)
            {
                best = Some((parameters, point));
            }
        }
    }
    let (parameters, point) = best.ok_or(NotComputable::DidNotConverge)?;
    model.describe(&parameters, point)
}

#[cfg(test)]
mod tests {
    use nalgebra::{DMatrix, Matrix2};

    use super::*;
    use crate::simulated::{self, Draws};

    fn assert_close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
    }

    #[test]
    fn made_up_population_agrees_with_statsmodels() {
        let fit = fit_random_slope(&simulated::schools(), 2, Criterion::Restricted).expect("fits");
        for (found, expected) in fit
            .fixed
            .coefficients()
            .iter()
            .zip([4.064002, 0.321886, -0.261093])
        {
            assert_close(*found, expected, 1e-3);
        }
        assert_close(fit.between_covariance[0][0], 0.138677, 1e-3);
        assert_close(fit.between_covariance[0][1], -0.075224, 1e-3);
        assert_close(fit.between_covariance[1][1], 0.049098, 1e-3);
        assert_close(fit.within_variance, 0.708193, 1e-3);
        assert_close(fit.log_likelihood, -744.315537, 1e-3);
        assert!(!fit.singular);
    }

    #[test]
    fn the_gradient_is_that_of_the_deviance_and_vanishes_at_the_end() {
        let schools = simulated::schools();
        for criterion in [Criterion::MaximumLikelihood, Criterion::Restricted] {
            let model = Model::new(&schools, 2, criterion).expect("a column that varies");
            let at = Vector3::new(-0.9, -0.2, -1.8);
            let gradient = model.at(&at).expect("a value there").gradient;
            for variable in 0..3 {
                let nudge = Vector3::ith(variable, 1e-5);
                let rise = model.at(&(at + nudge)).expect("a value there").deviance
                    - model.at(&(at - nudge)).expect("a value there").deviance;
                assert_close(gradient[variable], rise / 2e-5, 1e-5);
            }
        }
    }

    /// `y = 2 - g + u + v g + e` with variances 1 and 0.5, covariance -0.3, and 2 within.
    fn simulated(
        schools: usize,
        pupils: usize,
        slope_scale: f64,
        seed: u64,
    ) -> (Vec<CrossProducts>, Vec<f64>) {
        let mut draws = Draws::new(seed);
        let school = |_| {
            let mut sums = CrossProducts::new(2);
            let u = draws.normal();
            let v = slope_scale * (-0.3 * u + (0.5f64 - 0.09).sqrt() * draws.normal());
            for _ in 0..pupils {
                let g = f64::from(u8::from(draws.uniform() < 0.4));
                let y = 2.0 - g + u + v * g + 2f64.sqrt() * draws.normal();
                sums.add(&[1.0, g], y, 1.0).expect("finite values");
            }
            (sums, v)
        };
        (0..schools).map(school).unzip()
    }

    #[test]
    fn recovers_what_was_put_in() {
        let (schools, truth) = simulated(1500, 40, 1.0, 11);
        let fit = fit_random_slope(&schools, 1, Criterion::Restricted).expect("fits");
        assert_close(
            fit.fixed.coefficients()[1],
            -1.0,
            4.0 * fit.fixed.coefficient(1).expect("such a column").standard_error,
        );
        assert_close(fit.between_covariance[0][0], 1.0, 0.17);
        assert_close(fit.between_covariance[0][1], -0.3, 0.12);
        assert_close(fit.between_covariance[1][1], 0.5, 0.12);
        assert_close(fit.within_variance, 2.0, 0.05);
        // The standard errors of the schools are those of the errors made, and the intervals cover.
        let errors: Vec<f64> = fit
            .slopes
            .iter()
            .zip(&truth)
            .map(|(slope, v)| slope.deviation.value - v)
            .collect();
        let made = errors.iter().map(|e| e * e).sum::<f64>() / 1500.0;
        let told = fit
            .slopes
            .iter()
            .map(|s| s.deviation.standard_error.powi(2))
            .sum::<f64>()
            / 1500.0;
        assert_close(made / told, 1.0, 0.15);
        let mut reliable = 0;
        let mut covered = 0;
        for (slope, v) in fit.slopes.iter().zip(&truth) {
            if let Ok(interval) = slope.deviation_interval(Confidence::default()) {
                reliable += 1;
                covered += u32::from(interval.contains(*v));
            }
        }
        assert!(reliable > 1000);
        assert_close(f64::from(covered) / f64::from(reliable), 0.95, 0.025);
    }

    #[test]
    fn prediction_errors_equal_the_dense_formula() {
        // Small schools, everything written out with 0/1 columns and V itself.
        let (schools, _) = simulated(12, 6, 1.0, 5);
        let fit = fit_random_slope(&schools, 1, Criterion::Restricted).expect("fits");
        let d = Matrix2::from_fn(|row, column| fit.between_covariance[row][column]);
        let mut information = Matrix2::zeros();
        let counts = |school: &CrossProducts| (school.pupils() as usize, school.xtx[(0, 1)] as usize);
        let dense = |school: &CrossProducts| {
            let (n, low) = counts(school);
            let z = DMatrix::from_fn(
                n,
                2,
                |row, column| if column == 0 || row < low { 1.0 } else { 0.0 },
            );
            let v = &z * DMatrix::from_iterator(2, 2, d.iter().copied()) * z.transpose()
                + DMatrix::identity(n, n) * fit.within_variance;
            z.transpose() * v.try_inverse().expect("invertible") * z
        };
        for school in &schools {
            information += Matrix2::from_iterator(dense(school).iter().copied());
        }
        let c = information.try_inverse().expect("invertible");
        assert_close(
            fit.fixed.coefficient(1).expect("such a column").standard_error,
            c[(1, 1)].sqrt(),
            1e-9,
        );
        for (school, slope) in schools.iter().zip(&fit.slopes) {
            let m = Matrix2::from_iterator(dense(school).iter().copied());
            let prediction = d - d * m * d + d * m * c * m * d;
            assert_close(slope.deviation.standard_error, prediction[(1, 1)].sqrt(), 1e-8);
            let total = c + prediction - c * m * d - d * m * c;
            assert_close(slope.slope.standard_error, total[(1, 1)].sqrt(), 1e-8);
            assert_close(slope.reliability, (d * m * d)[(1, 1)] / d[(1, 1)], 1e-8);
        }
    }

    #[test]
    fn slopes_that_do_not_differ_are_called_singular_or_unreliable() {
        let (schools, _) = simulated(60, 20, 0.0, 2);
        let fit = fit_random_slope(&schools, 1, Criterion::Restricted).expect("fits");
        assert!(
            fit.slopes
                .iter()
                .all(|slope| slope.reliability < LEAST_RELIABILITY)
                || fit.singular
        );
        let simple = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
        assert!(fit.log_likelihood > simple.log_likelihood - 1e-6);
        let refused = SchoolSlope {
            reliability: 0.3,
            ..fit.slopes[0]
        }
        .deviation_interval(Confidence::default());
        assert_eq!(
            refused,
            Err(NotComputable::Unreliable {
                reliability: 0.3,
                need: 0.5
            })
        );
    }

    #[test]
    fn refusals() {
        let schools = simulated::schools();
        for column in [0, 3] {
            assert!(fit_random_slope(&schools, column, Criterion::Restricted).is_err());
        }
        // The column varies in one school only.
        let mut level = vec![CrossProducts::new(2); 3];
        for (school, sums) in level.iter_mut().enumerate() {
            for y in 0..4 {
                let x = if school == 0 {
                    f64::from(y % 2)
                } else {
                    school as f64
                };
                sums.add(&[1.0, x], f64::from(y * y) + school as f64, 1.0)
                    .expect("finite values");
            }
        }
        let refused = fit_random_slope(&level, 1, Criterion::Restricted).expect_err("refused");
        assert_eq!(refused, NotComputable::NotEnoughUnits { have: 1, need: 2 });
    }
}
