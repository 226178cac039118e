//! A share of pupils who were followed over time, some of them for a part of it only.

use crate::mover::Bracketed;
use crate::{Confidence, Interval};

/// A share between 0 and 1, its standard error, and how many pupils it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FollowedShare {
    /// The share.
    pub value: f64,
    /// Its standard error by the formula of the estimator that made it; 0 when the share is 0 or 1.
    pub standard_error: f64,
    /// How many pupils, at the least, are behind the share where the standard error cannot tell (at 0 and 1):
    /// the smallest, over the periods, of those at risk divided by the share that got so far.
    pub pupils_at_least: f64,
}

/// A share this close to 0 or 1 is there but for rounding.
const HAIR: f64 = 1e-12;

impl FollowedShare {
    /// Wilson's score interval for as many pupils as would have this standard error (Rothman 1978; Dorey &
    /// Korn 1987 for the ends).
    ///
    /// It never leaves 0 to 1, and is Wilson's interval when everybody was followed from start to end.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Interval {
        let p = self.value;
        let variance = self.standard_error * self.standard_error;
        let at_an_end = !(HAIR..=1.0 - HAIR).contains(&p);
        let pupils = if variance > 0.0 && !at_an_end {
            p * (1.0 - p) / variance
        } else {
            self.pupils_at_least
        };
        let z = confidence.z();
        let centre = (p + z * z / (2.0 * pupils)) / (1.0 + z * z / pupils);
        let spread = libm::sqrt((p * (1.0 - p) / pupils).max(0.0) + z * z / (4.0 * pupils * pupils));
        let interval = Interval::around(centre, z * spread / (1.0 + z * z / pupils)).within(0.0, 1.0);
        // Rounding must not exclude the share itself at the ends.
        interval.hull(Interval::around(p, 0.0))
    }

    /// The share with its interval, ready to be added or subtracted ([`mover`](crate::mover)).
    #[must_use]
    pub fn bracketed(&self, confidence: Confidence) -> Bracketed {
        Bracketed {
            value: self.value,
            interval: self.interval(confidence),
        }
    }

    /// This (focal) group's share minus that of an independent `reference` group.
    #[must_use]
    pub fn minus(&self, reference: &Self, confidence: Confidence) -> Bracketed {
        self.bracketed(confidence).minus(reference.bracketed(confidence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::tally;
    use crate::{Proportion, difference};

    fn followed(successes: u64, total: u64) -> (FollowedShare, Proportion) {
        let p = successes as f64 / total as f64;
        let share = FollowedShare {
            value: p,
            standard_error: libm::sqrt(p * (1.0 - p) / total as f64),
            pupils_at_least: total as f64,
        };
        (share, tally(successes, total).proportion().expect("filled"))
    }

    #[test]
    fn followed_to_the_end_it_is_an_ordinary_rate() {
        let level = Confidence::default();
        for (successes, total) in [(0, 12), (7, 23), (23, 23)] {
            let (share, rate) = followed(successes, total);
            let (found, wilson) = (share.interval(level), rate.wilson(level));
            assert!((found.low - wilson.low).abs() < 1e-12 && (found.high - wilson.high).abs() < 1e-12);
        }
        let ((focal, f), (reference, r)) = (followed(3, 20), followed(9, 30));
        let (found, newcombe) = (focal.minus(&reference, level), difference::newcombe(f, r, level));
        assert!((found.interval.low - newcombe.low).abs() < 1e-12);
        assert!((found.interval.high - newcombe.high).abs() < 1e-12);
    }
}
