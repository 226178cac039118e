//! From a logistic fit to a difference in chances: everybody as focal against everybody as reference.
//!
//! The g-formula (Robins 1986): predict each pupil's chance with the group set to focal and set to reference,
//! average both, subtract. The standard error follows from the coefficients' covariance by the delta method;
//! give the fit with a clustered covariance for one that allows for schools.

use crate::logit::{BinomialCell, inverse_logit};
use crate::{Estimate, Fitted, NotComputable};

/// Pupils with the explanatory values they would have in either group.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterfactual {
    /// How many pupils, or the sum of their weights.
    pub weight: f64,
    /// Explanatory values as a focal pupil.
    pub focal: Vec<f64>,
    /// Explanatory values as a reference pupil.
    pub reference: Vec<f64>,
}

/// Over whom the chances are averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Population {
    /// All pupils.
    All,
    /// The focal group only.
    Focal,
}

/// The counterfactuals of cells whose group stands in one column, 1 for focal and 0 for reference, and that has
/// no part in other columns (no interactions: make those by hand).
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] when a cell has no such column.
pub fn counterfactuals(
    cells: &[BinomialCell],
    group_column: usize,
    population: Population,
) -> Result<Vec<Counterfactual>, NotComputable> {
    let mut result = Vec::with_capacity(cells.len());
    for cell in cells {
        let group = *cell.x.get(group_column).ok_or(NotComputable::ShapeMismatch {
            have: cell.x.len(),
            need: group_column + 1,
        })?;
        if population == Population::Focal && group != 1.0 {
            continue;
        }
        let with_group = |value: f64| {
            let mut x = cell.x.clone();
            x[group_column] = value;
            x
        };
        result.push(Counterfactual {
            weight: cell.outcomes.total() as f64,
            focal: with_group(1.0),
            reference: with_group(0.0),
        });
    }
    Ok(result)
}

/// The mean chance as focal minus the mean chance as reference, with its delta-method standard error.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when the weights add to zero; [`NotComputable::NegativeWeight`];
/// [`NotComputable::ShapeMismatch`] when there is not one value per coefficient.
pub fn risk_difference(fit: &Fitted, pupils: &[Counterfactual]) -> Result<Estimate, NotComputable> {
    let beta = fit.coefficients();
    let mut gradient = vec![0.0; beta.len()];
    let (mut difference, mut weight) = (0.0, 0.0);
    for pupil in pupils {
        if pupil.weight < 0.0 {
            return Err(NotComputable::NegativeWeight);
        }
        weight += pupil.weight;
        for (x, sign) in [(&pupil.focal, 1.0), (&pupil.reference, -1.0)] {
            if x.len() != beta.len() {
                return Err(NotComputable::ShapeMismatch {
                    have: x.len(),
                    need: beta.len(),
                });
            }
            let chance = inverse_logit(x.iter().zip(beta).map(|(value, slope)| value * slope).sum());
            difference += sign * pupil.weight * chance;
            for (slope, value) in gradient.iter_mut().zip(x) {
                *slope += sign * pupil.weight * chance * (1.0 - chance) * value;
            }
        }
    }
    if weight == 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    for slope in &mut gradient {
        *slope /= weight;
    }
    let standard_error = fit.contrast(&gradient)?.standard_error;
    Ok(Estimate::student(
        difference / weight,
        standard_error,
        fit.degrees_of_freedom(),
    ))
}
