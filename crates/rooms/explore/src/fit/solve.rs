//! Weighted least squares by damped Gauss-Newton steps, and which directions of the parameters the targets see.

use nalgebra::{DMatrix, DVector, SymmetricEigen};
use rayon::prelude::*;

/// A number that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Free {
    /// What it is called.
    pub name: String,
    /// Where the search starts.
    pub start: f64,
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
    /// A step that changes the moments visibly and stays small: for slopes.
    pub step: f64,
    /// The range thought possible before looking, as the unit in which directions are told.
    pub range: f64,
}

/// Where the search ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Solved {
    /// The numbers.
    pub values: Vec<f64>,
    /// Moment minus target over its weight, at these numbers.
    pub residuals: Vec<f64>,
    /// The sum of their squares.
    pub misfit: f64,
    /// Slopes of the residuals: one row per target, one column per number.
    pub slopes: DMatrix<f64>,
    /// Steps taken.
    pub steps: u32,
}

/// One direction of the parameters, in units of the ranges thought possible.
#[derive(Debug, Clone, PartialEq)]
pub struct Direction {
    /// How far one may go along it before the misfit rises by one, in those units.
    pub reach: f64,
    /// The share of each number in it, a vector of length one.
    pub parts: Vec<f64>,
}

/// Looks for the numbers with the least misfit.
///
/// `residuals` gives moment minus target over its weight; it must be the same function on every call, so chance in it
/// has to be common to all values. Ends when a step gains less than a millionth of the misfit, or after `most`.
pub fn solve(free: &[Free], most: u32, residuals: impl Fn(&[f64]) -> Vec<f64> + Sync) -> Solved {
    let mut values: Vec<f64> = free.iter().map(|one| one.start).collect();
    let mut found = residuals(&values);
    let mut misfit = sum_of_squares(&found);
    let mut damping = 1e-3;
    let mut slopes = slopes_at(free, &values, &found, &residuals);
    let mut steps = 0;
    'search: while steps < most {
        steps += 1;
        let gradient = slopes.transpose() * DVector::from_column_slice(&found);
        let normal = slopes.transpose() * &slopes;
        loop {
            let mut damped = normal.clone();
            for place in 0..free.len() {
                let unit = 1.0 / (free[place].range * free[place].range);
                damped[(place, place)] += damping * (normal[(place, place)] + unit);
            }
            let Some(step) = damped.cholesky().map(|factor| factor.solve(&gradient)) else {
                damping *= 10.0;
                if damping > 1e9 {
                    break 'search;
                }
                continue;
            };
            let tried: Vec<f64> = (0..free.len())
                .map(|place| (values[place] - step[place]).clamp(free[place].low, free[place].high))
                .collect();
            let there = residuals(&tried);
            let after = sum_of_squares(&there);
            if after < misfit {
                let gain = (misfit - after) / misfit.max(1e-12);
                (values, found, misfit) = (tried, there, after);
                damping = (damping / 5.0).max(1e-9);
                slopes = slopes_at(free, &values, &found, &residuals);
                if gain < 1e-6 {
                    break 'search;
                }
                break;
            }
            damping *= 5.0;
            if damping > 1e9 {
                break 'search;
            }
        }
    }
    Solved {
        values,
        residuals: found,
        misfit,
        slopes,
        steps,
    }
}

fn slopes_at(
    free: &[Free],
    values: &[f64],
    found: &[f64],
    residuals: &(impl Fn(&[f64]) -> Vec<f64> + Sync),
) -> DMatrix<f64> {
    let columns: Vec<Vec<f64>> = (0..free.len())
        .into_par_iter()
        .map(|place| {
            let mut moved = values.to_vec();
            // Away from a bound, so that the step is a whole one.
            let step = if values[place] + free[place].step > free[place].high {
                -free[place].step
            } else {
                free[place].step
            };
            moved[place] += step;
            let there = residuals(&moved);
            there
                .iter()
                .zip(found)
                .map(|(to, from)| (to - from) / step)
                .collect()
        })
        .collect();
    DMatrix::from_fn(found.len(), free.len(), |row, column| columns[column][row])
}

/// The directions of the parameters, the one that the targets see least first.
#[must_use]
pub fn directions(free: &[Free], slopes: &DMatrix<f64>) -> Vec<Direction> {
    let scaled = DMatrix::from_fn(slopes.nrows(), slopes.ncols(), |row, column| {
        slopes[(row, column)] * free[column].range
    });
    let eigen = SymmetricEigen::new(scaled.transpose() * scaled);
    let mut found: Vec<Direction> = eigen
        .eigenvalues
        .iter()
        .zip(eigen.eigenvectors.column_iter())
        .map(|(value, parts)| {
            // The sign of a direction means nothing; the largest part is told as positive.
            let largest = parts
                .iter()
                .copied()
                .fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
            Direction {
                reach: 1.0 / value.max(1e-12).sqrt(),
                parts: parts.iter().map(|part| part * largest.signum()).collect(),
            }
        })
        .collect();
    found.sort_by(|a, b| b.reach.total_cmp(&a.reach));
    found
}

/// How far each number may be off before the misfit rises by one, all others following: its standard error when the
/// weights are those of the targets.
#[must_use]
pub fn errors(free: &[Free], slopes: &DMatrix<f64>) -> Vec<f64> {
    let directions = directions(free, slopes);
    (0..free.len())
        .map(|place| {
            let squares: f64 = directions
                .iter()
                .map(|one| one.reach * one.reach * one.parts[place] * one.parts[place])
                .sum();
            squares.sqrt() * free[place].range
        })
        .collect()
}

fn sum_of_squares(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(name: &str, start: f64) -> Free {
        Free {
            name: name.to_owned(),
            start,
            low: -10.0,
            high: 10.0,
            step: 1e-6,
            range: 1.0,
        }
    }

    /// Rosenbrock's valley, whose lowest point is (1, 1).
    #[test]
    fn the_end_of_a_curved_valley_is_found() {
        let both = [free("x", -1.2), free("y", 1.0)];
        let solved = solve(&both, 200, |v| vec![10.0 * (v[1] - v[0] * v[0]), 1.0 - v[0]]);
        assert!(solved.misfit < 1e-8, "{solved:?}");
        assert!((solved.values[0] - 1.0).abs() < 1e-3 && (solved.values[1] - 1.0).abs() < 1e-3);
    }

    /// Only the sum of two numbers is seen: the first direction is their difference, and neither is told apart.
    #[test]
    fn a_ridge_is_told() {
        let both = [free("x", 0.0), free("y", 0.0)];
        let solved = solve(&both, 50, |v| vec![(v[0] + v[1] - 1.0) / 0.1]);
        let found = directions(&both, &solved.slopes);
        assert!((found[0].parts[0] + found[0].parts[1]).abs() < 1e-6, "{found:?}");
        assert!(found[0].reach > 1e5 && found[1].reach < 0.1, "{found:?}");
        assert!(errors(&both, &solved.slopes).iter().all(|error| *error > 1e5));
    }

    #[test]
    fn bounds_are_kept() {
        let mut one = free("x", 0.0);
        one.high = 2.0;
        let solved = solve(&[one], 50, |v| vec![v[0] - 5.0]);
        assert!((solved.values[0] - 2.0).abs() < 1e-12);
    }
}
