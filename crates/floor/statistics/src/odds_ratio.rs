//! The odds ratio of a two-by-two table, focal over reference, with its logarithmic interval.

use crate::{Confidence, Interval, Proportion};

/// An odds ratio and its interval. An odds ratio is not a ratio of chances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OddsRatio {
    /// Focal odds over reference odds.
    pub value: f64,
    /// The interval, not symmetric round the value.
    pub interval: Interval,
    /// Whether one half was added to all four cells because one of them was zero.
    pub half_added: bool,
}

/// The odds ratio with the interval of Woolf (1955).
///
/// When a cell is zero, one half is added to all four (Haldane 1956; Anscombe 1956), and the result says so.
#[must_use]
pub fn woolf(focal: Proportion, reference: Proportion, confidence: Confidence) -> OddsRatio {
    let (k1, f1, _) = focal.tally().as_floats();
    let (k0, f0, _) = reference.tally().as_floats();
    let mut cells = [k1, f1, k0, f0];
    let half_added = cells.contains(&0.0);
    if half_added {
        cells = cells.map(|cell| cell + 0.5);
    }
    let [k1, f1, k0, f0] = cells;
    let value = (k1 / f1) / (k0 / f0);
    let reach = confidence.z() * libm::sqrt(1.0 / k1 + 1.0 / f1 + 1.0 / k0 + 1.0 / f0);
    OddsRatio {
        value,
        interval: Interval {
            low: value * libm::exp(-reach),
            high: value * libm::exp(reach),
        },
        half_added,
    }
}
