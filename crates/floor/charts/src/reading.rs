//! What can be known of a figure: an estimate with its interval, nothing, or nothing that may be shown.

/// An estimate and the interval around it, in the unit of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The point estimate.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

/// One figure of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Known, with its interval.
    Estimate(Estimate),
    /// Not known. An estimate with a part that is not a number, infinite or beyond 1e12 is drawn like this.
    Unknown,
    /// Known, but not shown: the group is too small to stay anonymous.
    Suppressed,
}

/// Why a figure is not drawn as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Missing {
    Unknown,
    Suppressed,
}

impl Reading {
    /// An estimate with its interval.
    pub const fn estimate(value: f64, low: f64, high: f64) -> Self {
        Self::Estimate(Estimate { value, low, high })
    }

    /// A figure without uncertainty, such as a count.
    pub const fn exact(value: f64) -> Self {
        Self::estimate(value, value, value)
    }

    /// The estimate if it can be drawn, with the ends of its interval in order; otherwise what is missing.
    pub(crate) fn drawn(&self) -> Result<Estimate, Missing> {
        match *self {
            Self::Estimate(Estimate { value, low, high }) => {
                if [value, low, high].into_iter().all(drawable) {
                    Ok(Estimate {
                        value,
                        low: low.min(high),
                        high: low.max(high),
                    })
                } else {
                    Err(Missing::Unknown)
                }
            }
            Self::Unknown => Err(Missing::Unknown),
            Self::Suppressed => Err(Missing::Suppressed),
        }
    }

    /// Every number an axis must hold to show this reading.
    pub(crate) fn extremes(&self) -> impl Iterator<Item = f64> + use<> {
        self.drawn()
            .into_iter()
            .flat_map(|drawn| [drawn.value, drawn.low, drawn.high])
    }
}

/// Whether a number has a place on an axis that people can read.
pub(crate) fn drawable(value: f64) -> bool {
    value.is_finite() && value.abs() <= 1e12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_unknown() {
        for broken in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert_eq!(Reading::estimate(broken, 0.0, 1.0).drawn(), Err(Missing::Unknown));
            assert_eq!(Reading::estimate(0.5, broken, 1.0).drawn(), Err(Missing::Unknown));
            assert_eq!(Reading::estimate(0.5, 0.0, broken).drawn(), Err(Missing::Unknown));
        }
        assert_eq!(Reading::Suppressed.drawn(), Err(Missing::Suppressed));
        assert_eq!(Reading::Unknown.extremes().count(), 0);
    }

    #[test]
    fn ends_are_put_in_order() {
        assert_eq!(
            Reading::estimate(1.0, 2.0, 0.0).drawn(),
            Ok(Estimate {
                value: 1.0,
                low: 0.0,
                high: 2.0
            })
        );
    }
}
