//! Below, within or above: where pupils stand against the range of levels they are compared with.
//!
//! Used for advice against test advice (under- and over-recommendation), placement against advice, and a
//! later position against advice. A pupil is *below* when the top of the own range lies under the bottom of
//! the other, *above* when its bottom lies over the other's top, and *within* else, so a dual advice is met
//! by both its levels. A published mapping may say otherwise for single pairs; here only counts arrive, and
//! they add up.
//!
//! Pupils who cannot be compared (exempt from the test, practical training where the test has no such
//! level, special education) are not in these counts; report them beside. At the lowest test advice nobody
//! can be below it and at the highest nobody above: compare groups at equal test advice too
//! ([`conditional_against`](crate::conditional_against)). Do not draw one line over a change of the rules
//! that tie advice to test. Intervals take pupils as independent, so they hold within one school; over
//! schools, resample schools ([`bootstrap`](crate::bootstrap)).

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::bisection::last_accepted;
use crate::means::Moments;
use crate::mover::Bracketed;
use crate::{Confidence, Interval, NotComputable, Proportion, Tally};

/// Where a pupil stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Against {
    /// Wholly below the range.
    Below,
    /// At least one level in common with it.
    Within,
    /// Wholly above the range.
    Above,
}

/// Pupils of one group by where they stand.
///
/// # Examples
/// ```
/// use statistics::against::{Against, AgainstCounts};
/// use statistics::{Confidence, NotComputable, difference};
/// let focal = AgainstCounts { below: 74, within: 150, above: 98 };
/// let reference = AgainstCounts { below: 46, within: 98, above: 114 };
/// let (f, r) = (focal.share(Against::Below)?, reference.share(Against::Below)?);
/// assert!(difference::newcombe(f, r, Confidence::default()).contains(0.0));
/// assert!(focal.net_gap(reference, Confidence::default())?.interval.high < 0.0);
/// assert_eq!(AgainstCounts::default().share(Against::Below), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgainstCounts {
    /// Pupils below the range.
    pub below: u64,
    /// Pupils within it.
    pub within: u64,
    /// Pupils above it.
    pub above: u64,
}

impl AgainstCounts {
    /// Everybody who could be compared.
    #[must_use]
    pub fn total(self) -> u64 {
        self.below + self.within + self.above
    }

    /// Pupils on one side.
    #[must_use]
    pub fn count(self, side: Against) -> u64 {
        match side {
            Against::Below => self.below,
            Against::Within => self.within,
            Against::Above => self.above,
        }
    }

    /// Pupils on one side among everybody who could be compared.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody could be. The intervals are those of [`Proportion`].
    pub fn share(self, side: Against) -> Result<Proportion, NotComputable> {
        self.tally(side).proportion()
    }

    /// The share above minus the share below, between -1 and 1, with the score interval of Tango (1998).
    ///
    /// One pupil cannot be on both sides, so the two shares are not independent; the interval knows.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`].
    pub fn net(self, confidence: Confidence) -> Result<Bracketed, NotComputable> {
        if self.total() == 0 {
            return Err(NotComputable::EmptyGroup);
        }
        let n = self.total() as f64;
        let value = (self.above as f64 - self.below as f64) / n;
        let z = confidence.z();
        let rejected = |net: f64| {
            let distance = value - net;
            distance * distance > z * z * self.variance_if_net_is(net) / n
        };
        Ok(Bracketed {
            value,
            interval: Interval {
                low: last_accepted(value, -1.0, rejected),
                high: last_accepted(value, 1.0, rejected),
            },
        })
    }

    /// The difference of differences: net share of this (focal) group minus that of `reference`.
    ///
    /// Below zero, the focal group stands lower against what it is compared with. Equal to the gap in the
    /// share above minus the gap in the share below. The interval joins the two groups'
    /// ([`mover`](crate::mover)).
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when either group is empty.
    pub fn net_gap(self, reference: Self, confidence: Confidence) -> Result<Bracketed, NotComputable> {
        Ok(self.net(confidence)?.minus(reference.net(confidence)?))
    }

    pub(crate) fn tally(self, side: Against) -> Tally {
        Tally::new(self.count(side), self.total()).expect("one side is a part of all")
    }

    /// The variance of one pupil's side (-1, 0 or 1) at the most likely shares with this net share.
    fn variance_if_net_is(self, net: f64) -> f64 {
        let (below, above, n) = (self.below as f64, self.above as f64, self.total() as f64);
        // Tango's quadratic 2n q^2 + b q + c = 0 for the share below.
        let b = (2.0 * n - above + below) * net - above - below;
        let c = -below * net * (1.0 - net);
        let root = libm::sqrt((b * b - 8.0 * n * c).max(0.0));
        let share_below = ((root - b) / (4.0 * n)).max(0.0).max(-net);
        (2.0 * share_below + net * (1.0 - net)).max(0.0)
    }
}

impl Add for AgainstCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            below: self.below + other.below,
            within: self.within + other.within,
            above: self.above + other.above,
        }
    }
}

impl AddAssign for AgainstCounts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for AgainstCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

/// Signed distances in half levels, middle of the own range minus middle of the other, as sums that add up.
///
/// Half levels are a convention that treats all steps of the ladder as equal; show shares first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distances {
    pupils: u64,
    sum: i128,
    sum_of_squares: i128,
}

impl Distances {
    /// Adds `pupils` pupils at a distance of `half_levels`, below zero when they stand lower.
    pub fn add(&mut self, half_levels: i32, pupils: u64) {
        let (distance, count) = (i128::from(half_levels), i128::from(pupils));
        self.pupils += pupils;
        self.sum += distance * count;
        self.sum_of_squares += distance * distance * count;
    }

    /// Count, mean and spread in half levels, from which [`means`](crate::means) makes intervals and, by
    /// Welch, the difference between two groups.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`].
    pub fn moments(&self) -> Result<Moments, NotComputable> {
        Moments::from_integers(self.pupils, self.sum, self.sum_of_squares, 1.0)
    }
}

impl AddAssign for Distances {
    fn add_assign(&mut self, other: Self) {
        self.pupils += other.pupils;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::randomness::Stream;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;

    fn any_counts() -> impl Strategy<Value = AgainstCounts> {
        (0_u64..40, 0_u64..40, 0_u64..40).prop_map(|(below, within, above)| AgainstCounts {
            below,
            within,
            above,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_net_share_turns_around_with_the_ladder(counts in any_counts()) {
            let turned = AgainstCounts { below: counts.above, above: counts.below, ..counts };
            match (counts.net(LEVEL), turned.net(LEVEL)) {
                (Ok(there), Ok(back)) => {
                    prop_assert!((there.value + back.value).abs() < 1e-15);
                    prop_assert!((there.interval.low + back.interval.high).abs() < 1e-9);
                    prop_assert!(there.interval.contains(there.value) && there.interval.width() > 0.0);
                    prop_assert!(there.interval.low >= -1.0 && there.interval.high <= 1.0);
                }
                (there, back) => prop_assert_eq!(there, back),
            }
        }

        #[test]
        fn differences_of_differences_are_the_same_either_way(focal in any_counts(), reference in any_counts()) {
            let Ok(gap) = focal.net_gap(reference, LEVEL) else { return Ok(()) };
            let share = |counts: AgainstCounts, side| counts.share(side).expect("filled").estimate();
            let gap_in = |side| share(focal, side) - share(reference, side);
            prop_assert!((gap.value - (gap_in(Against::Above) - gap_in(Against::Below))).abs() < 1e-12);
            let sum = [Against::Below, Against::Within, Against::Above].map(|side| share(focal, side));
            prop_assert!((sum.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    /// With nobody within, above is a plain rate, and the net share twice that rate less one.
    #[test]
    fn without_ties_tango_is_wilson() {
        let counts = AgainstCounts {
            below: 16,
            within: 0,
            above: 7,
        };
        let net = counts.net(LEVEL).expect("filled");
        let wilson = counts.share(Against::Above).expect("filled").wilson(LEVEL);
        assert!((net.interval.low - (2.0 * wilson.low - 1.0)).abs() < 1e-12);
        assert!((net.interval.high - (2.0 * wilson.high - 1.0)).abs() < 1e-12);
    }

    /// Twenty focal and thirty reference pupils.
    #[test]
    fn the_difference_of_differences_covers() {
        let (focal, reference) = ([0.3, 0.1], [0.1, 0.35]);
        let truth = (focal[1] - focal[0]) - (reference[1] - reference[0]);
        let held = (0..2_000_u64).filter(|&replicate| {
            let stream = Stream::new(5, replicate);
            let group = |first: u64, pupils: u64, [below, above]: [f64; 2]| -> AgainstCounts {
                let side = |pupil| match stream.uniform(first + pupil) {
                    u if u < below => AgainstCounts {
                        below: 1,
                        ..AgainstCounts::default()
                    },
                    u if u > 1.0 - above => AgainstCounts {
                        above: 1,
                        ..AgainstCounts::default()
                    },
                    _ => AgainstCounts {
                        within: 1,
                        ..AgainstCounts::default()
                    },
                };
                (0..pupils).map(side).sum()
            };
            let gap = group(0, 20, focal)
                .net_gap(group(20, 30, reference), LEVEL)
                .expect("filled");
            gap.interval.contains(truth)
        });
        let coverage = held.count() as f64 / 2_000.0;
        assert!((0.935..=0.97).contains(&coverage), "{coverage}");
    }

    #[test]
    fn distances_add_up_in_any_division() {
        let (mut all, mut part, mut rest) =
            (Distances::default(), Distances::default(), Distances::default());
        for (half_levels, pupils) in [(-2, 3), (0, 10), (1, 4)] {
            all.add(half_levels, pupils);
            part.add(half_levels, pupils - 1);
            rest.add(half_levels, 1);
        }
        rest += part;
        assert_eq!(rest, all);
        let moments = all.moments().expect("seventeen pupils");
        assert!((moments.mean() + 2.0 / 17.0).abs() < 1e-15);
        assert_eq!(Distances::default().moments(), Err(NotComputable::EmptyGroup));
    }
}
