//! The difference between two independent rates, focal minus reference, and its intervals.

use crate::{Confidence, Interval, Proportion};

/// Focal rate minus reference rate, between -1 and 1.
#[must_use]
pub fn estimate(focal: Proportion, reference: Proportion) -> f64 {
    focal.estimate() - reference.estimate()
}

/// The hybrid score interval of Newcombe (1998, method 10), the default: it joins the two Wilson intervals.
///
/// # Examples
/// ```
/// use statistics::{Confidence, NotComputable, Proportion, difference};
/// let (focal, reference) = (Proportion::new(83, 230)?, Proportion::new(171, 250)?);
/// let gap = difference::newcombe(focal, reference, Confidence::default());
/// assert!((gap.low + 0.4036623240).abs() < 1e-9 && (gap.high + 0.2354589407).abs() < 1e-9);
/// # Ok::<(), NotComputable>(())
/// ```
#[must_use]
pub fn newcombe(focal: Proportion, reference: Proportion, confidence: Confidence) -> Interval {
    let (p, q) = (focal.estimate(), reference.estimate());
    let (focal, reference) = (focal.wilson(confidence), reference.wilson(confidence));
    Interval {
        low: p - q - libm::hypot(p - focal.low, reference.high - q),
        high: p - q + libm::hypot(focal.high - p, q - reference.low),
    }
}

/// The score interval of Miettinen & Nurminen (1985): all differences that a score test would not reject.
///
/// The variance is taken at the most likely pair of rates with that difference and enlarged by N / (N - 1).
#[must_use]
pub fn miettinen_nurminen(focal: Proportion, reference: Proportion, confidence: Confidence) -> Interval {
    let observed = estimate(focal, reference);
    let (_, _, n1) = focal.tally().as_floats();
    let (_, _, n0) = reference.tally().as_floats();
    let z = confidence.z();
    let rejected = |difference: f64| {
        let q = constrained_reference_rate(focal, reference, difference);
        let p = (q + difference).clamp(0.0, 1.0);
        let variance = (p * (1.0 - p) / n1 + q * (1.0 - q) / n0) * (n1 + n0) / (n1 + n0 - 1.0);
        (observed - difference) * (observed - difference) > z * z * variance
    };
    Interval {
        low: boundary(observed, -1.0, rejected),
        high: boundary(observed, 1.0, rejected),
    }
}

/// The interval of Agresti & Caffo (2000): Wald after adding one success and one failure to each group.
#[must_use]
pub fn agresti_caffo(focal: Proportion, reference: Proportion, confidence: Confidence) -> Interval {
    let adjusted = |group: Proportion| {
        let (successes, _, total) = group.tally().as_floats();
        let rate = (successes + 1.0) / (total + 2.0);
        (rate, rate * (1.0 - rate) / (total + 2.0))
    };
    let ((p, p_variance), (q, q_variance)) = (adjusted(focal), adjusted(reference));
    Interval::around(p - q, confidence.z() * libm::sqrt(p_variance + q_variance)).within(-1.0, 1.0)
}

/// The last value, going from `accepted` to `end`, that is not rejected; halved until no number lies between.
fn boundary(accepted: f64, end: f64, rejected: impl Fn(f64) -> bool) -> f64 {
    if !rejected(end) {
        return end;
    }
    let (mut inside, mut outside) = (accepted, end);
    loop {
        let middle = 0.5 * (inside + outside);
        if middle == inside || middle == outside {
            return inside;
        }
        if rejected(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
}

/// The most likely reference rate given that the focal rate is `difference` higher: the middle root of the
/// likelihood's cubic, in closed form (Miettinen & Nurminen 1985, appendix; Farrington & Manning 1990).
fn constrained_reference_rate(focal: Proportion, reference: Proportion, difference: f64) -> f64 {
    let (x1, _, n1) = focal.tally().as_floats();
    let (x0, _, n0) = reference.tally().as_floats();
    let total = n1 + n0;
    let cubic = total;
    let square = (n1 + 2.0 * n0) * difference - total - (x1 + x0);
    let linear = (n0 * difference - total - 2.0 * x0) * difference + x1 + x0;
    let constant = x0 * difference * (1.0 - difference);
    let third = square / (3.0 * cubic);
    let q = third * third * third - square * linear / (6.0 * cubic * cubic) + constant / (2.0 * cubic);
    let p = q.signum() * libm::sqrt((third * third - linear / (3.0 * cubic)).max(0.0));
    let root = if p == 0.0 {
        -third
    } else {
        let cosine = (q / (p * p * p)).clamp(-1.0, 1.0);
        2.0 * p * libm::cos((std::f64::consts::PI + libm::acos(cosine)) / 3.0) - third
    };
    root.clamp((-difference).max(0.0), (1.0 - difference).min(1.0))
}
