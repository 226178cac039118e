//! Intervals and the confidence they are made at.

use crate::{NotComputable, normal, student};

/// A closed interval of values, in the unit of the estimate it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

impl Interval {
    /// The interval from `centre - half_width` to `centre + half_width`.
    #[must_use]
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self {
            low: centre - half_width,
            high: centre + half_width,
        }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    /// The interval with both limits moved into `[low, high]`, for quantities that cannot lie outside it.
    #[must_use]
    pub fn within(self, low: f64, high: f64) -> Self {
        Self {
            low: self.low.max(low).min(high),
            high: self.high.min(high).max(low),
        }
    }

    /// Upper minus lower limit.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether `value` lies in the interval, limits included.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// A two-sided confidence level, strictly between 0 and 1; 95% unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 90%.
    pub const NINETY: Self = Self(0.90);
    /// 95%, the default.
    pub const NINETY_FIVE: Self = Self(0.95);
    /// 99%.
    pub const NINETY_NINE: Self = Self(0.99);

    /// A level such as 0.95.
    ///
    /// # Errors
    /// [`NotComputable::InvalidConfidence`] unless `0 < level < 1`.
    pub fn new(level: f64) -> Result<Self, NotComputable> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(NotComputable::InvalidConfidence { value: level })
        }
    }

    /// The level, for instance 0.95.
    #[must_use]
    pub fn level(self) -> f64 {
        self.0
    }

    /// What lies outside the interval on each side, for instance 0.025.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The standard normal quantile that leaves [`tail`](Self::tail) above it, for instance 1.96.
    #[must_use]
    pub fn z(self) -> f64 {
        -normal::quantile(self.tail())
    }

    /// As [`z`](Self::z), of Student's t with these degrees of freedom.
    #[must_use]
    pub fn t(self, degrees_of_freedom: f64) -> f64 {
        student::two_sided_quantile(self.0, degrees_of_freedom)
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::NINETY_FIVE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_outside_zero_and_one_is_refused() {
        for value in [0.0, 1.0, -0.5, 95.0] {
            assert_eq!(
                Confidence::new(value),
                Err(NotComputable::InvalidConfidence { value })
            );
        }
        assert!(Confidence::new(f64::NAN).is_err());
        assert_eq!(Confidence::new(0.95), Ok(Confidence::default()));
    }

    #[test]
    fn moving_into_a_range_keeps_the_order() {
        let inside = Interval {
            low: -3.0,
            high: -2.0,
        }
        .within(-1.0, 1.0);
        assert_eq!(
            inside,
            Interval {
                low: -1.0,
                high: -1.0
            }
        );
        assert!(
            Interval::around(1.0, 0.5)
                .hull(Interval::around(3.0, 0.5))
                .contains(2.0)
        );
    }
}
