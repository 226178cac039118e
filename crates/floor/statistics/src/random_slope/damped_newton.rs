//! The lowest point of a smooth function of three variables of which the derivatives are known.

use nalgebra::{Matrix3, Vector3};

/// A function value with its three derivatives.
pub(super) struct Evaluated {
    pub(super) value: f64,
    pub(super) gradient: Vector3<f64>,
}

/// Why no lowest point was found: more than `MOST_STEPS` steps.
#[derive(Debug)]
pub(super) struct NotConverged;

const MOST_STEPS: u32 = 200;
/// No variable moves further than this at once.
const LONGEST_STEP: f64 = 2.0;
/// Half the distance over which derivatives are compared for the second derivatives.
const NUDGE: f64 = 1e-4;

/// Newton's method with Levenberg's damping, within the box from `low` to `high` for every variable.
///
/// Second derivatives are differences of the first. Stops when a step would lower the value by less than
/// `enough`.
pub(super) fn lowest_point<E>(
    start: Vector3<f64>,
    low: f64,
    high: f64,
    enough: f64,
    mut evaluate: impl FnMut(&Vector3<f64>) -> Result<Evaluated, E>,
) -> Result<Result<Vector3<f64>, NotConverged>, E> {
    let mut at = start.map(|v| v.clamp(low, high));
    let mut here = evaluate(&at)?;
    let mut damping = 1e-3;
    for _ in 0..MOST_STEPS {
        let mut hessian = Matrix3::zeros();
        for variable in 0..3 {
            let nudge = Vector3::ith(variable, NUDGE);
            let change = evaluate(&(at + nudge))?.gradient - evaluate(&(at - nudge))?.gradient;
            hessian.set_column(variable, &(change / (2.0 * NUDGE)));
        }
        hessian = (hessian + hessian.transpose()) * 0.5;
        // A variable that pushes against the side of the box stays where it is.
        let mut gradient = here.gradient;
        for variable in 0..3 {
            let against = if gradient[variable] > 0.0 {
                at[variable] <= low
            } else {
                at[variable] >= high
            };
            if against {
                gradient[variable] = 0.0;
                hessian.fill_row(variable, 0.0);
                hessian.fill_column(variable, 0.0);
                hessian[(variable, variable)] = 1.0;
            }
        }

        let improved = loop {
            let damped =
                hessian + Matrix3::from_diagonal(&hessian.diagonal().map(|v| damping * (v.abs() + 1e-6)));
            if let Some(factor) = damped.cholesky() {
                let step = factor.solve(&-gradient);
                let expected = -(gradient.dot(&step) + 0.5 * (hessian * step).dot(&step));
                if expected < enough && step.amax() < 1e-3 {
                    return Ok(Ok(at));
                }
                let next =
                    (at + step.map(|v| v.clamp(-LONGEST_STEP, LONGEST_STEP))).map(|v| v.clamp(low, high));
                // Where the function has no value the step was too long.
                if let Some(there) = evaluate(&next).ok().filter(|there| there.value < here.value) {
                    break Some((next, there));
                }
                if expected < enough {
                    return Ok(Ok(at));
                }
            }
            damping = f64::max(damping * 4.0, 1e-6);
            if damping > 1e12 {
                break None;
            }
        };
        match improved {
            Some((next, there)) => (at, here) = (next, there),
            // Not even the smallest step downhill lowers the value: rounding decides here.
            None => return Ok(Ok(at)),
        }
        damping *= 0.1;
    }
    Ok(Err(NotConverged))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_a_bent_valley() {
        // Rosenbrock's valley with a third variable, lowest at (1, 1, 2).
        let found = lowest_point(Vector3::new(-1.2, 1.0, 0.0), -5.0, 5.0, 1e-14, |v| {
            let (a, b, c) = (v[0], v[1], v[2]);
            let bend = b - a * a;
            Ok::<_, ()>(Evaluated {
                value: (1.0 - a).powi(2) + 100.0 * bend * bend + (c - 2.0).powi(2),
                gradient: Vector3::new(-2.0 * (1.0 - a) - 400.0 * a * bend, 200.0 * bend, 2.0 * (c - 2.0)),
            })
        });
        assert!((found.expect("computable").expect("settles") - Vector3::new(1.0, 1.0, 2.0)).amax() < 1e-6);
    }

    #[test]
    fn stops_at_the_side_of_the_box() {
        let found = lowest_point(Vector3::zeros(), -3.0, 3.0, 1e-14, |v| {
            Ok::<_, ()>(Evaluated {
                value: v[0].exp() + v[1] * v[1] + (v[2] - 1.0).powi(2),
                gradient: Vector3::new(v[0].exp(), 2.0 * v[1], 2.0 * (v[2] - 1.0)),
            })
        });
        assert!((found.expect("computable").expect("settles") - Vector3::new(-3.0, 0.0, 1.0)).amax() < 1e-6);
    }
}
