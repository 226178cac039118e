//! A figure that the simulation is fitted to or checked against, with how far it may be off.

use super::national::Figure;

/// The discrepancy of a model that is set before looking: this share of the target.
pub const SHARE: f64 = 0.05;
/// Or this much, where that is more: one percentage point.
pub const POINT: f64 = 0.01;
/// Times this for figures that came by way of a newspaper or platform.
pub const PRESS: f64 = 2.0;

/// A target.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What it is called, in the words of the files.
    pub id: String,
    /// Its value: a share from 0 to 1, or half levels.
    pub value: f64,
    /// The standard error of a share of a count; 0 where it is not known.
    pub error: f64,
    /// How far the model may be off.
    pub discrepancy: f64,
}

impl Target {
    /// A share of this many pupils that the publisher printed.
    #[must_use]
    pub fn share(id: String, value: f64, pupils: f64) -> Self {
        Self {
            id,
            value,
            error: (value * (1.0 - value) / pupils.max(1.0)).sqrt(),
            discrepancy: discrepancy(value, false),
        }
    }

    /// A single figure in percent.
    #[must_use]
    pub fn percent(id: &str, figure: Figure) -> Self {
        let value = figure.value / 100.0;
        Self {
            id: id.to_owned(),
            value,
            error: 0.0,
            discrepancy: discrepancy(value, figure.is_press),
        }
    }

    /// A single figure in half levels: 5% of it.
    #[must_use]
    pub fn half_levels(id: &str, figure: Figure) -> Self {
        Self {
            id: id.to_owned(),
            value: figure.value,
            error: 0.0,
            discrepancy: SHARE * figure.value.abs() * if figure.is_press { PRESS } else { 1.0 },
        }
    }

    /// Moment minus target, in units of what it may be off and of chance together.
    #[must_use]
    pub fn residual(&self, moment: f64) -> f64 {
        (moment - self.value) / (self.error * self.error + self.discrepancy * self.discrepancy).sqrt()
    }
}

/// How far a model may be off a share: 5% of it or one point, whichever is more, doubled for the press.
#[must_use]
pub fn discrepancy(value: f64, is_press: bool) -> f64 {
    (SHARE * value.abs()).max(POINT) * if is_press { PRESS } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_model_may_be_off_is_set_beforehand() {
        assert_eq!(discrepancy(0.1, false), 0.01);
        assert!((discrepancy(0.4, false) - 0.02).abs() < 1e-12);
        assert!((discrepancy(0.4, true) - 0.04).abs() < 1e-12);
        let target = Target::share("x".to_owned(), 0.5, 1e9);
        assert!((target.residual(0.525) - 1.0).abs() < 1e-3);
    }
}
