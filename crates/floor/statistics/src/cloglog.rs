//! Regression on binomial cells with the complementary log-log link, for events that may come at any moment
//! in a period.
//!
//! `ln(-ln(1 - p)) = x b`. When hazards are proportional in continuous time and events are only seen per
//! period, `exp(b)` is the ratio of the hazards, however long the periods are (Prentice & Gloeckler 1978).
//! Fitted by iteratively reweighted least squares (Nelder & Wedderburn 1972); standard errors from the
//! expected information.

use nalgebra::{DMatrix, DVector};

use crate::linear_algebra::Factor;
use crate::logit::BinomialCell;
use crate::{Fitted, NotComputable};

const MOST_ITERATIONS: u32 = 100;

/// Change in the coefficients, relative to the largest (or to 1), at which the iterations have settled.
const SETTLED: f64 = 1e-12;

/// Beyond these linear predictors an event is a certainty either way; iterations that end out here do so by
/// separation. A predictor of 3.5 is a chance of all but e^-33.
const CERTAIN: (f64, f64) = (-25.0, 3.5);

/// Fits cells at hand, with this many columns; normal intervals.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] without pupils; [`NotComputable::Singular`]; [`NotComputable::Separated`]
/// when a column predicts the outcome without error; [`NotComputable::DidNotConverge`];
/// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`].
///
/// # Examples
/// ```
/// use statistics::cloglog::fit;
/// use statistics::logit::BinomialCell;
/// use statistics::{NotComputable, Tally};
/// let group = |focal: f64, events, at_risk| {
///     Ok(BinomialCell { x: vec![1.0, focal], outcomes: Tally::new(events, at_risk)? })
/// };
/// let hazard_ratio = fit(&[group(0.0, 20, 60)?, group(1.0, 10, 60)?], 2)?.coefficients()[1].exp();
/// assert!((hazard_ratio - (50.0_f64 / 60.0).ln() / (40.0_f64 / 60.0).ln()).abs() < 1e-9);
/// assert_eq!(fit(&[group(0.0, 20, 60)?, group(1.0, 0, 60)?], 2), Err(NotComputable::Separated));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn fit(cells: &[BinomialCell], columns: usize) -> Result<Fitted, NotComputable> {
    if cells.iter().all(|cell| cell.outcomes.is_empty()) {
        return Err(NotComputable::EmptyGroup);
    }
    for cell in cells {
        if cell.x.len() != columns {
            return Err(NotComputable::ShapeMismatch {
                have: cell.x.len(),
                need: columns,
            });
        }
        if cell.x.iter().any(|value| !value.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
    }
    let mut beta = DVector::zeros(columns);
    let mut here = Step::of(cells, &beta);
    for _ in 0..MOST_ITERATIONS {
        let factor = match Factor::new(&here.xtwx) {
            Err(NotComputable::Singular | NotComputable::NotFinite) if here.certain => {
                return Err(NotComputable::Separated);
            }
            factor => factor?,
        };
        let mut proposal = factor.solve(&here.xtwz);
        let change = (&proposal - &beta).amax();
        if change < SETTLED * proposal.amax().max(1.0) {
            return Fitted::new(proposal, factor.inverse(), f64::INFINITY);
        }
        let mut there = Step::of(cells, &proposal);
        // Far from the top a full step can overshoot; then half of it, as often as needed.
        let floor = here.log_likelihood - 1e-10 * here.log_likelihood.abs();
        for _ in 0..30 {
            if there.log_likelihood >= floor {
                break;
            }
            proposal = (&proposal + &beta) * 0.5;
            there = Step::of(cells, &proposal);
        }
        beta = proposal;
        here = there;
    }
    Err(if here.certain {
        NotComputable::Separated
    } else {
        NotComputable::DidNotConverge
    })
}

/// The probability that belongs to a linear predictor.
pub(crate) fn inverse(predictor: f64) -> f64 {
    -libm::expm1(-libm::exp(predictor))
}

struct Step {
    xtwx: DMatrix<f64>,
    xtwz: DVector<f64>,
    log_likelihood: f64,
    certain: bool,
}

impl Step {
    fn of(cells: &[BinomialCell], beta: &DVector<f64>) -> Self {
        let columns = beta.len();
        let mut step = Self {
            xtwx: DMatrix::zeros(columns, columns),
            xtwz: DVector::zeros(columns),
            log_likelihood: 0.0,
            certain: false,
        };
        for cell in cells.iter().filter(|cell| !cell.outcomes.is_empty()) {
            let x = DVector::from_column_slice(&cell.x);
            let predictor = x.dot(beta);
            let (successes, failures, total) = cell.outcomes.as_floats();
            let rate = libm::exp(predictor);
            let probability = inverse(predictor);
            let survival = libm::exp(-rate);
            // Close to 1 for rare events, and not 0 / 0 where the probability vanishes.
            let slope = if probability > 0.0 {
                rate / probability
            } else {
                1.0
            };
            // An event that is certain says nothing more about the predictor, however large.
            let weight = if survival > 0.0 {
                total * rate * slope * survival
            } else {
                0.0
            };
            step.xtwx.ger(weight, &x, &x, 1.0);
            // Successes less their expectation, in a form that does not cancel when the event is all but
            // certain.
            let score = (successes * survival - failures * probability) * slope;
            step.xtwz.axpy(weight * predictor + score, &x, 1.0);
            if successes > 0.0 {
                step.log_likelihood += successes * libm::log(probability);
            }
            if failures > 0.0 {
                step.log_likelihood -= failures * rate;
            }
            step.certain |= predictor < CERTAIN.0 || predictor > CERTAIN.1;
        }
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::tally;

    fn cell(x: &[f64], successes: u64, total: u64) -> BinomialCell {
        BinomialCell {
            x: x.to_vec(),
            outcomes: tally(successes, total),
        }
    }

    #[test]
    fn a_saturated_fit_returns_the_rates() {
        for rates in [
            [(1, 100_000), (3, 100_000)],
            [(99, 100), (9, 1_000)],
            [(1, 2), (1, 3)],
        ] {
            let cells = [
                cell(&[1.0, 0.0], rates[0].0, rates[0].1),
                cell(&[1.0, 1.0], rates[1].0, rates[1].1),
            ];
            let fitted = fit(&cells, 2).expect("some with and some without");
            let [constant, group] = [0, 1].map(|column| fitted.coefficients()[column]);
            for (predictor, (successes, total)) in [constant, constant + group].into_iter().zip(rates) {
                let rate = successes as f64 / total as f64;
                assert!(
                    (inverse(predictor) / rate - 1.0).abs() < 1e-9,
                    "{successes} of {total}"
                );
            }
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(fit(&[cell(&[1.0], 0, 0)], 1), Err(NotComputable::EmptyGroup));
        assert_eq!(fit(&[cell(&[1.0], 0, 9)], 1), Err(NotComputable::Separated));
        assert_eq!(fit(&[cell(&[1.0], 9, 9)], 1), Err(NotComputable::Separated));
        let twice = [cell(&[1.0, 1.0], 3, 9), cell(&[1.0, 1.0], 2, 9)];
        assert_eq!(fit(&twice, 2), Err(NotComputable::Singular));
        assert_eq!(fit(&[cell(&[f64::NAN], 3, 9)], 1), Err(NotComputable::NotFinite));
        let short = Err(NotComputable::ShapeMismatch { have: 1, need: 2 });
        assert_eq!(fit(&[cell(&[1.0], 3, 9)], 2), short);
    }
}
