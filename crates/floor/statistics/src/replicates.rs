//! From bootstrap replicates to a standard error, a bias and an interval.

use crate::{Confidence, Interval, NotComputable, normal};

/// One computed replicate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replicate {
    /// The statistic in this replicate.
    pub value: f64,
    /// Strata that the full data have but this replicate could not compare.
    pub strata_dropped: usize,
}

impl From<f64> for Replicate {
    fn from(value: f64) -> Self {
        Self {
            value,
            strata_dropped: 0,
        }
    }
}

/// The replicates of one statistic.
///
/// A replicate in which some strata were dropped is kept and counted; one in which the statistic could not be
/// computed at all is counted apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Replicates {
    values: Vec<f64>,
    with_dropped_strata: usize,
    not_computable: usize,
}

impl Replicates {
    /// Gathers replicates, in any order.
    #[must_use]
    pub fn gather(replicates: impl IntoIterator<Item = Result<Replicate, NotComputable>>) -> Self {
        let mut gathered = Self {
            values: Vec::new(),
            with_dropped_strata: 0,
            not_computable: 0,
        };
        for replicate in replicates {
            match replicate {
                Ok(replicate) if replicate.value.is_finite() => {
                    gathered.values.push(replicate.value);
                    gathered.with_dropped_strata += usize::from(replicate.strata_dropped > 0);
                }
                _ => gathered.not_computable += 1,
            }
        }
        gathered.values.sort_unstable_by(f64::total_cmp);
        gathered
    }

    /// The values, from low to high.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Replicates that could compare fewer strata than the full data.
    #[must_use]
    pub fn with_dropped_strata(&self) -> usize {
        self.with_dropped_strata
    }

    /// Replicates without a value.
    #[must_use]
    pub fn not_computable(&self) -> usize {
        self.not_computable
    }

    /// Their mean.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] without values.
    pub fn mean(&self) -> Result<f64, NotComputable> {
        self.need(1)?;
        Ok(self.values.iter().sum::<f64>() / self.values.len() as f64)
    }

    /// Their standard deviation, which estimates the standard error; divisor one less than their number.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] below two values.
    pub fn standard_deviation(&self) -> Result<f64, NotComputable> {
        self.need(2)?;
        let mean = self.mean()?;
        let squares: f64 = self
            .values
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum();
        Ok(libm::sqrt(squares / (self.values.len() as f64 - 1.0)))
    }

    /// The percentile interval, quantiles interpolated linearly (type 7 of Hyndman & Fan 1996).
    ///
    /// Use it for signed contrasts. For a quantity that cannot go below zero, such as an absolute gap or the
    /// distance from highest to lowest, it does not cover at equality.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] when fewer than one replicate is expected beyond each limit (40
    /// replicates at 95%).
    pub fn percentile_interval(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        self.need_for_limits(confidence)?;
        let tail = confidence.tail();
        Ok(Interval {
            low: quantile(&self.values, tail),
            high: quantile(&self.values, 1.0 - tail),
        })
    }

    /// The estimate less the bias that the bootstrap shows: `2 estimate - mean`.
    ///
    /// # Errors
    /// [`NotComputable::NotEnoughUnits`] without values.
    pub fn bias_corrected(&self, estimate: f64) -> Result<f64, NotComputable> {
        Ok(2.0 * estimate - self.mean()?)
    }

    /// The basic interval: the percentile interval mirrored in the estimate, so that bias is taken off as in
    /// [`bias_corrected`](Self::bias_corrected) (Davison & Hinkley 1997).
    ///
    /// # Errors
    /// As [`percentile_interval`](Self::percentile_interval).
    pub fn basic_interval(&self, estimate: f64, confidence: Confidence) -> Result<Interval, NotComputable> {
        let percentile = self.percentile_interval(confidence)?;
        Ok(Interval {
            low: 2.0 * estimate - percentile.high,
            high: 2.0 * estimate - percentile.low,
        })
    }

    /// The bias-corrected and accelerated interval of Efron (1987); `jackknife` holds the statistic without each
    /// school in turn (see [`leave_one_out`](crate::bootstrap::leave_one_out)).
    ///
    /// # Errors
    /// As [`percentile_interval`](Self::percentile_interval); [`NotComputable::NotEnoughUnits`] below two
    /// jackknife values; [`NotComputable::Constant`] when these are all equal; [`NotComputable::Separated`] when
    /// the estimate lies outside all replicates, so that its bias cannot be told.
    pub fn bca_interval(
        &self,
        estimate: f64,
        jackknife: &[f64],
        confidence: Confidence,
    ) -> Result<Interval, NotComputable> {
        self.need_for_limits(confidence)?;
        if jackknife.len() < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: jackknife.len() as u64,
                need: 2,
            });
        }
        let mean = jackknife.iter().sum::<f64>() / jackknife.len() as f64;
        let (mut squares, mut cubes) = (0.0, 0.0);
        for value in jackknife {
            let apart = mean - value;
            squares += apart * apart;
            cubes += apart * apart * apart;
        }
        if !squares.is_finite() {
            return Err(NotComputable::NotFinite);
        }
        if squares == 0.0 {
            return Err(NotComputable::Constant);
        }
        let acceleration = cubes / (6.0 * squares * libm::sqrt(squares));
        // Replicates equal to the estimate count half.
        let below = self.values.partition_point(|&value| value < estimate);
        let up_to = self.values.partition_point(|&value| value <= estimate);
        let bias = normal::quantile((below + up_to) as f64 / (2.0 * self.values.len() as f64));
        if !bias.is_finite() {
            return Err(NotComputable::Separated);
        }
        let limit = |z: f64| {
            let shifted = bias + z;
            quantile(
                &self.values,
                normal::cdf(bias + shifted / (1.0 - acceleration * shifted)),
            )
        };
        Ok(Interval {
            low: limit(-confidence.z()),
            high: limit(confidence.z()),
        })
    }

    fn need_for_limits(&self, confidence: Confidence) -> Result<(), NotComputable> {
        // A hair less, because 1 - 0.95 is not exactly 0.05.
        self.need(libm::ceil(1.0 / confidence.tail() - 1e-6) as usize)
    }

    fn need(&self, need: usize) -> Result<(), NotComputable> {
        let have = self.values.len();
        if have < need {
            return Err(NotComputable::NotEnoughUnits {
                have: have as u64,
                need: need as u64,
            });
        }
        Ok(())
    }
}

/// The quantile of sorted values, interpolated linearly; there must be at least one value.
pub(crate) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let position = p.clamp(0.0, 1.0) * (sorted.len() - 1) as f64;
    let below = libm::floor(position) as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let share = position - below as f64;
    sorted[below] + share * (sorted[above] - sorted[below])
}
