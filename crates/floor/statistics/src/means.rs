//! Means of independent pupils: one group, and the difference between two groups with unequal variances.

use crate::{Estimate, NotComputable};

/// Count, mean and sum of squared deviations of a group of values.
///
/// # Examples
/// ```
/// use statistics::{NotComputable, means::Moments};
/// // Three scores 500, 510 and 523, kept as whole numbers of tenths.
/// let scores = Moments::from_integers(3, 15_330, 78_362_900, 0.1)?;
/// assert!((scores.mean() - 511.0).abs() < 1e-12 && (scores.variance()? - 133.0).abs() < 1e-12);
/// assert_eq!(Moments::from_integers(0, 0, 0, 1.0), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    count: u64,
    mean: f64,
    squared_deviations: f64,
}

impl Moments {
    /// From exact sums of whole numbers, each counting `unit` (0.1 when values are kept in tenths).
    ///
    /// The subtraction that usually costs digits is done in whole numbers, so nothing is lost.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`]; [`NotComputable::InconsistentSums`] when no values have these sums;
    /// [`NotComputable::NotFinite`] for a unit that is not a positive finite number.
    pub fn from_integers(
        count: u64,
        sum: i128,
        sum_of_squares: i128,
        unit: f64,
    ) -> Result<Self, NotComputable> {
        if count == 0 {
            return Err(NotComputable::EmptyGroup);
        }
        if !(unit > 0.0 && unit.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        let n = count as f64;
        let exact = i128::from(count)
            .checked_mul(sum_of_squares)
            .zip(sum.checked_mul(sum));
        let scaled = match exact.and_then(|(product, square)| product.checked_sub(square)) {
            Some(difference) => difference as f64,
            None => n * sum_of_squares as f64 - sum as f64 * sum as f64,
        };
        if scaled < 0.0 {
            return Err(NotComputable::InconsistentSums);
        }
        Ok(Self {
            count,
            mean: sum as f64 / n * unit,
            squared_deviations: scaled / n * unit * unit,
        })
    }

    /// From the values themselves, in two passes.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`]; [`NotComputable::NotFinite`].
    pub fn from_values(values: &[f64]) -> Result<Self, NotComputable> {
        if values.is_empty() {
            return Err(NotComputable::EmptyGroup);
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let squared_deviations: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        if !squared_deviations.is_finite() {
            return Err(NotComputable::NotFinite);
        }
        Ok(Self {
            count: values.len() as u64,
            mean,
            squared_deviations,
        })
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Their variance, with divisor `count - 1`.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] below two values.
    pub fn variance(&self) -> Result<f64, NotComputable> {
        if self.count < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: self.count,
                need: 2,
            });
        }
        Ok(self.squared_deviations / (self.count as f64 - 1.0))
    }

    /// The mean with its standard error, t with `count - 1` degrees of freedom.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] below two values; [`NotComputable::Constant`] when all are equal.
    pub fn estimate(&self) -> Result<Estimate, NotComputable> {
        let variance = self.variance()?;
        if variance == 0.0 {
            return Err(NotComputable::Constant);
        }
        let n = self.count as f64;
        Ok(Estimate::student(self.mean, libm::sqrt(variance / n), n - 1.0))
    }
}

/// The difference of two means without assuming equal variances (Welch 1947), with Satterthwaite's (1946)
/// degrees of freedom.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] when a group has fewer than two values; [`NotComputable::Constant`] when
/// neither group varies.
pub fn welch_difference(focal: &Moments, reference: &Moments) -> Result<Estimate, NotComputable> {
    let (n1, n0) = (focal.count as f64, reference.count as f64);
    let (v1, v0) = (focal.variance()? / n1, reference.variance()? / n0);
    let variance = v1 + v0;
    if variance == 0.0 {
        return Err(NotComputable::Constant);
    }
    let degrees_of_freedom = variance * variance / (v1 * v1 / (n1 - 1.0) + v0 * v0 / (n0 - 1.0));
    Ok(Estimate::student(
        focal.mean - reference.mean,
        libm::sqrt(variance),
        degrees_of_freedom,
    ))
}
