//! An interrupted time series: a line with a step and a bend where something changed.

use crate::least_squares::{CrossProducts, classical};
use crate::{Estimate, NotComputable};

/// With fewer points than this a series is a picture, and no test is made of it.
pub const POINTS_FOR_A_TEST: usize = 20;

/// The line before the change, the step at it and the bend after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interrupted {
    /// Where the line begins.
    pub start: Estimate,
    /// What the line rises in a step of time before the change.
    pub slope: Estimate,
    /// The step at the change.
    pub step: Estimate,
    /// What the slope gains after the change.
    pub bend: Estimate,
}

/// `y = start + slope t + step [t >= change] + bend max(0, t - change)` by least squares, `t` counted from 0.
///
/// The standard errors are those of ordinary least squares. Newey-West is smaller than these on a dozen points, so it
/// is not offered. A school has some five years; then the line is for the eye (see [`POINTS_FOR_A_TEST`]).
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with fewer than two points on either side or five in all;
/// [`NotComputable::NotFinite`]; those of [`classical`].
pub fn interrupted(series: &[f64], change: usize) -> Result<Interrupted, NotComputable> {
    let after = series.len().saturating_sub(change);
    if change < 2 || after < 2 || series.len() < 5 {
        let have = series.len() as u64;
        return Err(NotComputable::NotEnoughUnits { have, need: 5 });
    }
    let mut sums = CrossProducts::new(4);
    for (t, y) in series.iter().enumerate() {
        let post = f64::from(u8::from(t >= change));
        let since = t.saturating_sub(change) as f64;
        sums.add(&[1.0, t as f64, post, since], *y, 1.0)?;
    }
    let fitted = classical(&sums)?;
    let one = |column| fitted.coefficient(column).ok_or(NotComputable::Singular);
    Ok(Interrupted {
        start: one(0)?,
        slope: one(1)?,
        step: one(2)?,
        bend: one(3)?,
    })
}
