//! Logistic regression on binomial cells, in steps that add up over boards.
//!
//! Each iteration needs only `X'WX` and `X'Wz`, sums over cells (iteratively reweighted least squares, Nelder &
//! Wedderburn 1972). Boards that each compute their part and let a coordinator add the parts get exactly the
//! fit of the pooled pupils.

use nalgebra::{DMatrix, DVector};

use crate::linear_algebra::Factor;
use crate::{Fitted, NotComputable, Tally};

const MOST_ITERATIONS: u32 = 60;

/// Change in the coefficients, relative to the largest (or to 1), at which the iterations have settled.
const SETTLED: f64 = 1e-12;

/// A linear predictor this far from zero is a certainty; iterations that fail out here fail by separation.
const CERTAIN: f64 = 25.0;

/// Pupils who share the same explanatory values.
#[derive(Clone, Debug, PartialEq)]
pub struct BinomialCell {
    /// The explanatory values, one per column.
    pub x: Vec<f64>,
    /// Their outcomes.
    pub outcomes: Tally,
}

/// One party's additive part of an iteration.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    xtwx: DMatrix<f64>,
    xtwz: DVector<f64>,
    log_likelihood: f64,
    largest_predictor: f64,
}

impl Step {
    /// The part of these cells at these coefficients.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] when a cell has other columns; [`NotComputable::NotFinite`].
    pub fn of(cells: &[BinomialCell], coefficients: &[f64]) -> Result<Self, NotComputable> {
        let columns = coefficients.len();
        let beta = DVector::from_column_slice(coefficients);
        let mut step = Self {
            xtwx: DMatrix::zeros(columns, columns),
            xtwz: DVector::zeros(columns),
            log_likelihood: 0.0,
            largest_predictor: 0.0,
        };
        for cell in cells.iter().filter(|cell| !cell.outcomes.is_empty()) {
            let x = cell.vector(columns)?;
            let predictor = x.dot(&beta);
            let (successes, _, total) = cell.outcomes.as_floats();
            let probability = inverse_logit(predictor);
            let weight = total * probability * (1.0 - probability);
            step.xtwx.ger(weight, &x, &x, 1.0);
            step.xtwz
                .axpy(weight * predictor + successes - total * probability, &x, 1.0);
            step.log_likelihood += successes * predictor - total * ln_one_plus_exp(predictor);
            step.largest_predictor = step.largest_predictor.max(predictor.abs());
        }
        Ok(step)
    }

    /// Adds another party's part.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless both have the same columns.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotComputable> {
        let (have, need) = (other.xtwz.len(), self.xtwz.len());
        if have != need {
            return Err(NotComputable::ShapeMismatch { have, need });
        }
        self.xtwx += &other.xtwx;
        self.xtwz += &other.xtwz;
        self.log_likelihood += other.log_likelihood;
        self.largest_predictor = self.largest_predictor.max(other.largest_predictor);
        Ok(())
    }
}

/// A fit, and how many iterations it took.
#[derive(Clone, Debug, PartialEq)]
pub struct LogitFit {
    /// Coefficients (logarithms of odds ratios) with the covariance of maximum likelihood; normal intervals.
    pub fitted: Fitted,
    /// Iterations, the last of which changed nothing any more.
    pub iterations: u32,
}

/// Fits cells at hand, with this many columns.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] without pupils; [`NotComputable::Singular`]; [`NotComputable::Separated`] when
/// a column predicts the outcome without error; [`NotComputable::DidNotConverge`];
/// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`].
///
/// # Examples
/// ```
/// use statistics::logit::{BinomialCell, fit};
/// use statistics::{NotComputable, Tally};
/// let group = |focal: f64, successes, total| {
///     Ok(BinomialCell { x: vec![1.0, focal], outcomes: Tally::new(successes, total)? })
/// };
/// let odds_ratio = fit(&[group(0.0, 20, 60)?, group(1.0, 10, 60)?], 2)?.fitted.coefficients()[1].exp();
/// assert!((odds_ratio - (10.0 / 50.0) / (20.0 / 40.0)).abs() < 1e-9);
/// assert_eq!(fit(&[group(0.0, 20, 60)?, group(1.0, 60, 60)?], 2), Err(NotComputable::Separated));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn fit(cells: &[BinomialCell], columns: usize) -> Result<LogitFit, NotComputable> {
    if cells.iter().all(|cell| cell.outcomes.is_empty()) {
        return Err(NotComputable::EmptyGroup);
    }
    fit_by_steps(columns, |coefficients| Step::of(cells, coefficients))
}

/// Fits with steps that come from elsewhere: `step` must give the sum of all parties' parts at the coefficients.
///
/// # Errors
/// As [`fit`], and whatever `step` answers.
pub fn fit_by_steps(
    columns: usize,
    mut step: impl FnMut(&[f64]) -> Result<Step, NotComputable>,
) -> Result<LogitFit, NotComputable> {
    let mut beta = DVector::zeros(columns);
    let mut here = step(beta.as_slice())?;
    for iterations in 1..=MOST_ITERATIONS {
        let certain = here.largest_predictor > CERTAIN;
        let factor = match Factor::new(&here.xtwx) {
            Err(NotComputable::Singular) if certain => return Err(NotComputable::Separated),
            factor => factor?,
        };
        let mut proposal = factor.solve(&here.xtwz);
        let change = (&proposal - &beta).amax();
        if change < SETTLED * proposal.amax().max(1.0) {
            let fitted = Fitted::new(proposal, factor.inverse(), f64::INFINITY)?;
            return Ok(LogitFit { fitted, iterations });
        }
        let mut there = step(proposal.as_slice())?;
        // Far from the top a full step can overshoot; then half of it, as often as needed.
        let floor = here.log_likelihood - 1e-10 * here.log_likelihood.abs();
        for _ in 0..30 {
            if there.log_likelihood >= floor {
                break;
            }
            proposal = (&proposal + &beta) * 0.5;
            there = step(proposal.as_slice())?;
        }
        beta = proposal;
        here = there;
    }
    Err(if here.largest_predictor > CERTAIN {
        NotComputable::Separated
    } else {
        NotComputable::DidNotConverge
    })
}

/// The same coefficients with the CR1 covariance by school and t with G - 1 degrees of freedom.
///
/// Each element of `schools` holds the cells of one school; together they are the cells of the fit.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] below two schools with pupils, or not more pupils than columns;
/// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`].
pub fn clustered(fit: &LogitFit, schools: &[Vec<BinomialCell>]) -> Result<Fitted, NotComputable> {
    let beta = DVector::from_column_slice(fit.fitted.coefficients());
    let columns = beta.len();
    let mut meat = DMatrix::zeros(columns, columns);
    let (mut present, mut pupils) = (0_u64, 0_u64);
    for cells in schools {
        let mut score = DVector::zeros(columns);
        let before = pupils;
        for cell in cells {
            let x = cell.vector(columns)?;
            let (successes, _, total) = cell.outcomes.as_floats();
            score.axpy(successes - total * inverse_logit(x.dot(&beta)), &x, 1.0);
            pupils += cell.outcomes.total();
        }
        present += u64::from(pupils > before);
        meat.ger(1.0, &score, &score, 1.0);
    }
    if present < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: present,
            need: 2,
        });
    }
    if pupils <= columns as u64 {
        return Err(NotComputable::NotEnoughUnits {
            have: pupils,
            need: columns as u64 + 1,
        });
    }
    let bread = DMatrix::from_row_iterator(
        columns,
        columns,
        fit.fitted.covariance_rows().into_iter().flatten(),
    );
    let (g, n, k) = (present as f64, pupils as f64, columns as f64);
    let covariance = &bread * meat * &bread * (g / (g - 1.0) * (n - 1.0) / (n - k));
    Fitted::new(beta, covariance, g - 1.0)
}

impl BinomialCell {
    fn vector(&self, columns: usize) -> Result<DVector<f64>, NotComputable> {
        if self.x.len() != columns {
            return Err(NotComputable::ShapeMismatch {
                have: self.x.len(),
                need: columns,
            });
        }
        if self.x.iter().any(|value| !value.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        Ok(DVector::from_column_slice(&self.x))
    }
}

/// The probability that belongs to a linear predictor, without overflow at either end.
pub(crate) fn inverse_logit(predictor: f64) -> f64 {
    if predictor >= 0.0 {
        1.0 / (1.0 + libm::exp(-predictor))
    } else {
        let odds = libm::exp(predictor);
        odds / (1.0 + odds)
    }
}

fn ln_one_plus_exp(predictor: f64) -> f64 {
    predictor.max(0.0) + libm::log1p(libm::exp(-predictor.abs()))
}
