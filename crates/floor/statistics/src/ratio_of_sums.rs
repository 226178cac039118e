//! One sum over pupils divided by another, when pupils stand on their own.
//!
//! `r = sum y / sum d`, with the standard error of the linearised ratio,
//! `sqrt(n / (n - 1) * sum (y - r d)^2) / sum d`, and Student's t on `n - 1` degrees of freedom (Cochran 1977,
//! section 6.2). With `d = 1` for everybody it is the mean with its usual interval. Pupils who share schools are not
//! on their own: take the sums per school to [`bell_mccaffrey`](crate::bell_mccaffrey).

use crate::{Estimate, NotComputable};

/// Sums over pupils; `n` counts those who have any `d`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums {
    /// Pupils.
    pub n: u64,
    /// Sum of y.
    pub y: f64,
    /// Sum of d.
    pub d: f64,
    /// Sum of y squared.
    pub yy: f64,
    /// Sum of y times d.
    pub yd: f64,
    /// Sum of d squared.
    pub dd: f64,
}

/// The ratio with its standard error.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when nobody has any `d`, [`NotComputable::NotEnoughUnits`] with one pupil.
///
/// # Examples
/// ```
/// use statistics::ratio_of_sums::{Sums, ratio};
/// use statistics::{Confidence, NotComputable};
/// // Three pupils: 2 of 2, 1 of 2 and 1 of 1.
/// let sums = Sums { n: 3, y: 4.0, d: 5.0, yy: 6.0, yd: 7.0, dd: 9.0 };
/// let found = ratio(&sums)?;
/// assert!((found.value - 0.8).abs() < 1e-12);
/// assert!(found.interval(Confidence::default()).contains(0.8));
/// assert_eq!(ratio(&Sums { n: 0, d: 0.0, ..sums }).err(), Some(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn ratio(sums: &Sums) -> Result<Estimate, NotComputable> {
    if sums.n == 0 || sums.d <= 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    if sums.n < 2 {
        return Err(NotComputable::NotEnoughUnits { have: 1, need: 2 });
    }
    let n = sums.n as f64;
    let value = sums.y / sums.d;
    let residual = (sums.yy - 2.0 * value * sums.yd + value * value * sums.dd).max(0.0);
    let standard_error = libm::sqrt(n / (n - 1.0) * residual) / sums.d;
    Ok(Estimate::student(value, standard_error, n - 1.0))
}
