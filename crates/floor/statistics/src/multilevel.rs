//! Linear model with a random intercept per school, fitted from sums per school by maximum likelihood or
//! REML.
//!
//! `y_ij = x_ij b + u_j + e_ij`, with `u_j` of variance tau^2 between schools and `e_ij` of variance sigma^2
//! within them. For a given ratio `r = tau^2 / sigma^2` everything else has a closed form, because `V_j^-1 =
//! (I - 11'/n_j) + 11' / (n_j (1 + n_j r))` up to sigma^2: what happens within a school counts fully, what
//! happens between schools counts less the larger r is. So the fit is a search in one dimension, on sums
//! only.
//!
//! Sources: Laird & Ware 1982; Raudenbush & Bryk 2002; Snijders & Bosker 2012; Robinson 1991 (BLUP).

pub(crate) mod profile;

use profile::{
    BISECTIONS, HIGHEST_LOG_RATIO, LOWEST_LOG_RATIO, Profile, column_sums, pupils, quadratic, residual_sum,
};

use crate::least_squares::CrossProducts;
use crate::{Confidence, Estimate, Fitted, Interval, NotComputable};

/// What the search makes as large as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// The likelihood (ML). Comparable between models with other columns; the variances come out a little too
    /// small.
    MaximumLikelihood,
    /// The likelihood of what is left after the coefficients (REML). The default for variances.
    Restricted,
}

/// A fitted random intercept model.
#[derive(Clone, Debug, PartialEq)]
pub struct RandomIntercept {
    /// What was made as large as possible.
    pub criterion: Criterion,
    /// The coefficients with their generalised least squares covariance, `sigma^2 (X'V^-1 X)^-1` at the
    /// fitted variances.
    pub fixed: Fitted,
    /// tau^2, the variance between schools, 0 or more.
    pub between_variance: f64,
    /// sigma^2, the variance within schools.
    pub within_variance: f64,
    /// The (restricted) log-likelihood at its largest, constants included.
    pub log_likelihood: f64,
    /// One for each school, in the order given.
    pub effects: Vec<SchoolEffect>,
}

/// What the model says of one school.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SchoolEffect {
    /// BLUP: the mean residual of the school, shrunken by its reliability.
    ///
    /// The standard error is that of the estimate minus the true effect, doubt about the coefficients
    /// included.
    pub effect: Estimate,
    /// `n tau^2 / (n tau^2 + sigma^2)`, from 0 (nothing is known of this school) to 1.
    pub reliability: f64,
}

impl RandomIntercept {
    /// Minus twice the log-likelihood.
    #[must_use]
    pub fn deviance(&self) -> f64 {
        -2.0 * self.log_likelihood
    }

    /// ICC: the share of the variance that lies between schools.
    #[must_use]
    pub fn intraclass_correlation(&self) -> f64 {
        self.between_variance / (self.between_variance + self.within_variance)
    }
}

/// Fits the random intercept model to one state per school; a variance of exactly 0 between schools is a
/// possible answer.
///
/// Column 0 must be the constant 1, and pupils are unweighted. Subtract something near the mean from large
/// scores before they are summed (score - 525): it changes nothing but the meaning of the constant, and no
/// digits are lost. Costs a few milliseconds for thousands of schools.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] below two schools with pupils, and unless there are more pupils than
/// columns; [`NotComputable::ShapeMismatch`] when schools differ in columns;
/// [`NotComputable::InconsistentSums`] when column 0 is not the constant; [`NotComputable::Singular`];
/// [`NotComputable::Constant`] when no two pupils share a school, or when nothing is left unexplained, within
/// schools or at all.
pub fn fit_random_intercept(
    schools: &[CrossProducts],
    criterion: Criterion,
) -> Result<RandomIntercept, NotComputable> {
    let profile = Profile::new(schools, criterion)?;
    let best = profile.best()?;
    let within_variance = best.residual / profile.degrees;
    let between_variance = best.ratio * within_variance;
    let effects = schools
        .iter()
        .map(|school| {
            let n = pupils(school);
            let shrink = best.ratio / (1.0 + n * best.ratio);
            let reliability = shrink * n;
            // Henderson 1975: what the school leaves open, and what the coefficients add to it.
            let doubt = shrink * shrink * quadratic(&best.inverse, column_sums(school));
            let variance = between_variance * (1.0 - reliability) + within_variance * doubt;
            let blup = shrink * residual_sum(school, &best.coefficients);
            SchoolEffect {
                effect: Estimate::normal(blup, libm::sqrt(variance)),
                reliability,
            }
        })
        .collect();
    Ok(RandomIntercept {
        criterion,
        fixed: Fitted::new(best.coefficients, best.inverse * within_variance, f64::INFINITY)?,
        between_variance,
        within_variance,
        log_likelihood: -0.5 * best.deviance,
        effects,
    })
}

/// The profile likelihood interval of the intraclass correlation.
///
/// It holds the values that the data do not contradict, can start at 0, and need not be symmetric.
///
/// # Errors
/// As [`fit_random_intercept`].
pub fn intraclass_correlation_interval(
    schools: &[CrossProducts],
    criterion: Criterion,
    confidence: Confidence,
) -> Result<Interval, NotComputable> {
    let profile = Profile::new(schools, criterion)?;
    let best = profile.best()?;
    // The square of a standard normal is chi-squared with one degree of freedom.
    let allowed = best.deviance + confidence.z() * confidence.z();
    let contradicted = |log_ratio: f64| Ok(profile.at(libm::exp(log_ratio))?.deviance > allowed);
    let correlation = |log_ratio: f64| 1.0 / (1.0 + libm::exp(-log_ratio));

    let centre = libm::log(best.ratio).max(LOWEST_LOG_RATIO);
    let low = if profile.at(0.0)?.deviance <= allowed {
        0.0
    } else {
        correlation(edge(LOWEST_LOG_RATIO, centre, contradicted)?)
    };
    let high = correlation(edge(HIGHEST_LOG_RATIO, centre, contradicted)?);
    Ok(Interval { low, high })
}

/// Where, between a point outside and a point inside, the outside ends; `outside` itself when nothing is
/// outside.
fn edge(
    mut outside: f64,
    mut inside: f64,
    is_outside: impl Fn(f64) -> Result<bool, NotComputable>,
) -> Result<f64, NotComputable> {
    if !is_outside(outside)? {
        return Ok(outside);
    }
    for _ in 0..BISECTIONS {
        let middle = 0.5 * (outside + inside);
        if is_outside(middle)? {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    Ok(inside)
}

#[cfg(test)]
mod tests {
    use nalgebra::{DMatrix, DVector};

    use super::*;
    use crate::simulated::{self, Draws};

    fn assert_all_close(found: &[f64], expected: &[f64], tolerance: f64) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
        }
    }

    fn standard_errors(fit: &RandomIntercept) -> Vec<f64> {
        (0..)
            .map_while(|column| fit.fixed.coefficient(column))
            .map(|estimate| estimate.standard_error)
            .collect()
    }

    #[test]
    fn made_up_population_by_reml() {
        let fit = fit_random_intercept(&simulated::schools(), Criterion::Restricted).expect("fits");
        assert_all_close(
            fit.fixed.coefficients(),
            &[4.0680751194, 0.3234809762, -0.2653557897],
            1e-6,
        );
        // statsmodels prints 0.0791577, 0.0070229 and 0.0779574: it inverts the Hessian of the coefficients
        // and the variance together; the part of the coefficients alone, inverted, gives these.
        assert_all_close(
            &standard_errors(&fit),
            &[0.0791571979, 0.0068988827, 0.0777710964],
            1e-6,
        );
        let variances = [
            fit.between_variance,
            fit.within_variance,
            fit.intraclass_correlation(),
        ];
        assert_all_close(&variances, &[0.0665904612, 0.7214216409, 0.0845043636], 1e-6);
        assert_all_close(&[fit.log_likelihood], &[-746.8518293081], 1e-6);
        let schools = [0, 1, 19].map(|school| fit.effects[school]);
        let blups = schools.map(|school| school.effect.value);
        assert_all_close(&blups, &[-0.1668050319, -0.0885310384, 0.2817739521], 1e-6);
        let reliabilities = schools.map(|school| school.reliability);
        assert_all_close(&reliabilities, &[0.4799913578, 0.5255388118, 0.8158588210], 1e-6);
    }

    #[test]
    fn the_point_found_is_the_lowest() {
        let schools = simulated::schools();
        for criterion in [Criterion::MaximumLikelihood, Criterion::Restricted] {
            let profile = Profile::new(&schools, criterion).expect("two schools");
            let best = profile.best().expect("settles");
            assert!(best.slope.abs() < 1e-8, "{}", best.slope);
            for factor in [0.5, 0.999, 1.001, 2.0] {
                assert!(profile.at(best.ratio * factor).expect("two schools").deviance > best.deviance);
            }
            // The derivative is that of the deviance.
            let (low, high) = (
                profile.at(0.3).expect("two schools"),
                profile.at(0.3002).expect("two schools"),
            );
            let rise = (high.deviance - low.deviance) / 0.0002;
            assert!((rise - profile.at(0.3001).expect("two schools").slope).abs() < 1e-4);
        }
    }

    /// `y = 2 + 0.5 x + u + e` with the given variance between schools and 4 within, beside the u.
    fn drawn(schools: usize, between: f64, seed: u64) -> (Vec<CrossProducts>, Vec<f64>) {
        let mut draws = Draws::new(seed);
        let school = |_| {
            let mut sums = CrossProducts::new(2);
            let effect = between.sqrt() * draws.normal();
            for _ in 0..10 + (draws.uniform() * 40.0) as usize {
                let x = draws.normal();
                sums.add(&[1.0, x], 2.0 + 0.5 * x + effect + 2.0 * draws.normal(), 1.0)
                    .expect("finite values");
            }
            (sums, effect)
        };
        (0..schools).map(school).unzip()
    }

    #[test]
    fn recovers_what_was_put_in() {
        let (schools, truth) = drawn(2000, 1.0, 1);
        let fit = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
        for (column, expected) in [2.0, 0.5].into_iter().enumerate() {
            assert!(
                fit.fixed
                    .coefficient(column)
                    .expect("such a column")
                    .p_value(expected)
                    > 1e-4
            );
        }
        // Standard errors of about 0.037 and 0.024.
        assert_all_close(&[fit.between_variance, fit.within_variance], &[1.0, 4.0], 0.12);
        // The standard errors of the schools are those of the errors made, and the intervals cover.
        let covered = fit.effects.iter().zip(&truth);
        let covered =
            covered.filter(|(school, u)| school.effect.interval(Confidence::default()).contains(**u));
        assert!((1870..1930).contains(&covered.count()));
    }

    #[test]
    fn prediction_errors_equal_the_dense_formula() {
        let schools = simulated::schools();
        let fit = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
        let covariance = DMatrix::from_fn(3, 3, |row, column| {
            fit.fixed.covariance(row, column).expect("such a column")
        });
        for (school, said) in schools.iter().zip(&fit.effects) {
            // With V = tau^2 11' + sigma^2 I: 1'V^-1 1 and 1'V^-1 X.
            let total = pupils(school) * fit.between_variance + fit.within_variance;
            let ones = pupils(school) / total;
            let columns = DVector::from_column_slice(column_sums(school)) / total;
            let tau = fit.between_variance;
            let expected = tau - tau * tau * ones + tau * tau * columns.dot(&(&covariance * &columns));
            assert_all_close(&[said.effect.standard_error], &[expected.sqrt()], 1e-12);
        }
    }

    #[test]
    fn no_variance_between_schools_is_an_answer() {
        // Half of the samples without any true difference end exactly at the boundary.
        let mut at_zero = 0;
        for seed in 0..40 {
            let fit =
                fit_random_intercept(&drawn(30, 0.0, seed).0, Criterion::MaximumLikelihood).expect("fits");
            if fit.between_variance == 0.0 {
                at_zero += 1;
                assert!(
                    fit.effects
                        .iter()
                        .all(|school| school.effect.value == 0.0 && school.reliability == 0.0)
                );
            }
        }
        assert!((12..=34).contains(&at_zero), "{at_zero} of 40");
    }

    #[test]
    fn interval_of_the_correlation_covers_the_truth() {
        let interval_of = |schools: &[CrossProducts]| {
            intraclass_correlation_interval(schools, Criterion::Restricted, Confidence::default())
                .expect("fits")
        };
        let mut covered = 0;
        for seed in 100..200 {
            let (schools, _) = drawn(40, 1.0, seed);
            let fit = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
            assert!(interval_of(&schools).contains(fit.intraclass_correlation()));
            covered += u32::from(interval_of(&schools).contains(0.2));
        }
        assert!(covered >= 88, "{covered} of 100");
        let none = interval_of(&drawn(30, 0.0, 3).0);
        assert_eq!(none.low, 0.0);
        assert!(none.high > 0.0 && none.high < 0.1);
    }

    #[test]
    fn refusals() {
        let fit = |schools: &[CrossProducts]| {
            fit_random_intercept(schools, Criterion::Restricted).expect_err("refused")
        };
        let school = |pupils: &[(f64, f64)]| {
            let mut sums = CrossProducts::new(2);
            pupils
                .iter()
                .for_each(|&(x, y)| sums.add(&[1.0, x], y, 1.0).expect("finite values"));
            sums
        };
        let one = school(&[(1.0, 2.0), (2.0, 3.5), (0.0, 1.0)]);
        assert_eq!(fit(&[]), NotComputable::NotEnoughUnits { have: 0, need: 2 });
        let alone = NotComputable::NotEnoughUnits { have: 1, need: 2 };
        assert_eq!(fit(&[one.clone(), CrossProducts::new(2)]), alone);
        let wider = CrossProducts::from_sums(1, &[1.0; 9], &[1.0; 3], 1.0).expect("sums of one size");
        assert_eq!(
            fit(&[one.clone(), wider]),
            NotComputable::ShapeMismatch { have: 3, need: 2 }
        );
        let mut weighted = one.clone();
        weighted.add(&[1.0, 1.0], 2.0, 3.0).expect("finite values");
        assert_eq!(fit(&[one.clone(), weighted]), NotComputable::InconsistentSums);
        let few = [school(&[(0.0, 1.0)]), school(&[(1.0, 1.0)])];
        assert_eq!(fit(&few), NotComputable::NotEnoughUnits { have: 2, need: 3 });
        let single: Vec<_> = (0..5)
            .map(|i| school(&[(f64::from(i * i), f64::from(i))]))
            .collect();
        assert_eq!(fit(&single), NotComputable::Constant, "one pupil per school");
        let same = school(&[(1.0, 2.0), (1.0, 3.0), (1.0, 4.0)]);
        assert_eq!(fit(&[same.clone(), same]), NotComputable::Singular);
        let exact = school(&[(1.0, 1.0), (2.0, 2.0), (4.0, 4.0)]);
        assert_eq!(
            fit(&[exact.clone(), exact]),
            NotComputable::Constant,
            "no spread around the line"
        );
        let alike = |y: f64| CrossProducts::from_sums(3, &[3.0], &[3.0 * y], 3.0 * y * y).expect("symmetric");
        assert_eq!(
            fit(&[alike(1.0), alike(2.0), alike(4.0)]),
            NotComputable::Constant,
            "no spread within schools"
        );
    }

    #[test]
    fn a_school_without_pupils_changes_nothing() {
        let mut schools = simulated::schools();
        let without = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
        schools.push(CrossProducts::new(3));
        let with = fit_random_intercept(&schools, Criterion::Restricted).expect("fits");
        assert_eq!(with.fixed, without.fixed);
        assert_eq!(
            (with.effects[20].effect.value, with.effects[20].reliability),
            (0.0, 0.0)
        );
        assert!((with.effects[20].effect.standard_error - with.between_variance.sqrt()).abs() < 1e-12);
    }
}
