//! How the chance of an event in each period goes with what is known of the pupil: regression on careers in
//! whole periods.
//!
//! `link(h_t(x)) = a_t + x b`: one coefficient per period and one per column of `x`. Fitting it is
//! regression on the pupils at risk in each period, so it is done on binomial cells. The likelihood is that
//! of the careers themselves, and its standard errors hold though a pupil counts in several periods. With
//! the [`logit`] link `exp(b)` is a ratio of odds per period; with [`cloglog`] it is a ratio of hazards.
//! They are close when events are rare.
//!
//! Sources: Allison 1982; Singer & Willett 1993; Prentice & Gloeckler 1978.

use crate::followed_share::FollowedShare;
use crate::logit::{self, BinomialCell};
use crate::{Fitted, NotComputable, Tally, cloglog};

/// The scale on which periods and explanatory values add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Link {
    /// The logarithm of the odds, the default.
    #[default]
    Logit,
    /// `ln(-ln(1 - h))`.
    ComplementaryLogLog,
}

impl Link {
    fn hazard(self, predictor: f64) -> f64 {
        match self {
            Self::Logit => logit::inverse_logit(predictor),
            Self::ComplementaryLogLog => cloglog::inverse(predictor),
        }
    }

    /// How fast the logarithm of the share without an event falls with the predictor.
    fn slope(self, predictor: f64) -> f64 {
        match self {
            Self::Logit => logit::inverse_logit(predictor),
            Self::ComplementaryLogLog => libm::exp(predictor),
        }
    }
}

/// Pupils at risk in one period who share the same explanatory values.
#[derive(Clone, Debug, PartialEq)]
pub struct HazardCell {
    /// The period, from 0.
    pub period: usize,
    /// The explanatory values, without a constant; they may differ from period to period.
    pub x: Vec<f64>,
    /// Events among those at risk.
    pub events: Tally,
}

/// The binomial cells of `periods` periods, for a fit in steps over several boards.
///
/// Columns: a constant (the first period), one for each later period (its difference from the first), then
/// `x`.
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] for a cell of a later period.
pub fn binomial_cells(cells: &[HazardCell], periods: usize) -> Result<Vec<BinomialCell>, NotComputable> {
    let binomial = |cell: &HazardCell| {
        if cell.period >= periods {
            return Err(NotComputable::ShapeMismatch {
                have: cell.period,
                need: periods,
            });
        }
        Ok(BinomialCell {
            x: columns(cell.period, periods, &cell.x),
            outcomes: cell.events,
        })
    };
    cells.iter().map(binomial).collect()
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct HazardFit {
    /// Coefficients in the order of [`binomial_cells`]; normal intervals.
    pub fitted: Fitted,
    /// The scale of the coefficients.
    pub link: Link,
    /// How many periods.
    pub periods: usize,
}

/// Fits the model; every period from 0 to the last needs somebody at risk.
///
/// # Errors
/// As [`logit::fit`] or [`cloglog::fit`]. A period in which nobody or everybody had the event gives
/// [`NotComputable::Separated`]: join it with a neighbour.
///
/// # Examples
/// ```
/// use statistics::hazard_model::{HazardCell, Link, fit};
/// use statistics::{NotComputable, Tally};
/// let cell = |period, group: f64, events, at_risk| {
///     Ok(HazardCell { period, x: vec![group], events: Tally::new(events, at_risk)? })
/// };
/// let cells = [cell(0, 0.0, 20, 400)?, cell(0, 1.0, 30, 300)?, cell(1, 0.0, 30, 380)?];
/// assert!(fit(&cells, Link::Logit)?.fitted.coefficients()[2] > 0.0);
/// let uneventful = [cell(0, 0.0, 20, 400)?, cell(0, 1.0, 30, 300)?, cell(1, 0.0, 0, 380)?];
/// assert_eq!(fit(&uneventful, Link::Logit), Err(NotComputable::Separated));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn fit(cells: &[HazardCell], link: Link) -> Result<HazardFit, NotComputable> {
    let last = cells
        .iter()
        .map(|cell| cell.period)
        .max()
        .ok_or(NotComputable::EmptyGroup)?;
    let explanatory = cells.first().map_or(0, |cell| cell.x.len());
    // More periods than cells cannot be told apart, and must not cost memory.
    if last >= cells.len() {
        return Err(NotComputable::Singular);
    }
    let periods = last + 1;
    let (binomial, columns) = (binomial_cells(cells, periods)?, periods + explanatory);
    let fitted = match link {
        Link::Logit => logit::fit(&binomial, columns)?.fitted,
        Link::ComplementaryLogLog => cloglog::fit(&binomial, columns)?,
    };
    Ok(HazardFit {
        fitted,
        link,
        periods,
    })
}

impl HazardFit {
    /// The hazard of each period for a pupil with these values, between 0 and 1.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless there is one value per column.
    pub fn hazards(&self, x: &[f64]) -> Result<Vec<f64>, NotComputable> {
        let predictors = self.predictors(x)?;
        Ok(predictors
            .into_iter()
            .map(|predictor| self.link.hazard(predictor))
            .collect())
    }

    /// The share without an event at the end of each period for pupils with these values, with the
    /// delta-method standard error of the model.
    ///
    /// # Errors
    /// As [`hazards`](Self::hazards).
    pub fn survival(&self, x: &[f64]) -> Result<Vec<FollowedShare>, NotComputable> {
        // d ln S / d coefficients is minus the sum of slope times columns.
        let mut slope = vec![0.0; self.periods + x.len()];
        let mut share = 1.0;
        let mut curve = Vec::with_capacity(self.periods);
        for (period, predictor) in self.predictors(x)?.into_iter().enumerate() {
            for (sum, column) in slope.iter_mut().zip(columns(period, self.periods, x)) {
                *sum -= self.link.slope(predictor) * column;
            }
            share *= 1.0 - self.link.hazard(predictor);
            let standard_error = share * self.fitted.contrast(&slope)?.standard_error;
            curve.push(FollowedShare {
                value: share,
                standard_error,
                pupils_at_least: share * (1.0 - share) / (standard_error * standard_error),
            });
        }
        Ok(curve)
    }

    fn predictors(&self, x: &[f64]) -> Result<Vec<f64>, NotComputable> {
        let predictor = |period| Ok(self.fitted.contrast(&columns(period, self.periods, x))?.value);
        (0..self.periods).map(predictor).collect()
    }
}

fn columns(period: usize, periods: usize, x: &[f64]) -> Vec<f64> {
    let later = (1..periods).map(|other| f64::from(u8::from(other == period)));
    [1.0].into_iter().chain(later).chain(x.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::tally;
    use crate::survival::survival;

    const YEARS: [(u64, u64); 3] = [(20, 400), (30, 380), (45, 350)];

    fn cell(period: usize, events: Tally) -> HazardCell {
        HazardCell {
            period,
            x: vec![],
            events,
        }
    }

    #[test]
    fn with_nothing_but_periods_it_is_the_life_table() {
        let years = YEARS.map(|(events, at_risk)| tally(events, at_risk));
        let cells: Vec<HazardCell> = years
            .iter()
            .enumerate()
            .map(|(period, &events)| cell(period, events))
            .collect();
        let table = survival(&years).expect("somebody");
        for link in [Link::Logit, Link::ComplementaryLogLog] {
            let model = fit(&cells, link).expect("events in every year");
            for (fitted, counted) in model.survival(&[]).expect("no columns").iter().zip(&table) {
                assert!((fitted.value - counted.value).abs() < 1e-9);
                // Greenwood's formula is the delta method of this model, on either scale.
                assert!((fitted.standard_error - counted.standard_error).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(fit(&[], Link::Logit), Err(NotComputable::EmptyGroup));
        assert_eq!(
            fit(&[cell(usize::MAX, tally(1, 2))], Link::Logit),
            Err(NotComputable::Singular)
        );
        assert_eq!(
            binomial_cells(&[cell(3, tally(1, 2))], 3),
            Err(NotComputable::ShapeMismatch { have: 3, need: 3 })
        );
        let uneventful = [cell(0, tally(2, 9)), cell(1, tally(0, 7)), cell(1, tally(0, 4))];
        assert_eq!(fit(&uneventful, Link::Logit), Err(NotComputable::Separated));
        assert_eq!(
            fit(&uneventful, Link::ComplementaryLogLog),
            Err(NotComputable::Separated)
        );
        let model = fit(&[cell(0, tally(2, 9)), cell(1, tally(1, 7))], Link::Logit).expect("events in both");
        assert!(matches!(
            model.hazards(&[1.0]),
            Err(NotComputable::ShapeMismatch { .. })
        ));
    }
}
