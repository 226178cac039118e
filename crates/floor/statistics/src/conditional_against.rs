//! Below or above at equal test advice: the gap between two groups within each test advice, averaged over
//! one and the same distribution of test advices.
//!
//! At the lowest test advice nobody can be advised below it, at the highest nobody above. Such strata
//! cannot say anything about that side: they are left out of the average, named, and counted. What remains
//! is the gap `sum w_s (p_focal,s - p_reference,s)` among pupils for whom it could go either way (Kitagawa
//! 1964).
//!
//! The interval joins the strata's own score intervals (Zou & Donner 2008), weights taken as fixed, so a
//! stratum without anybody below still adds doubt; with one stratum it is that of Newcombe (1998). A test
//! is not without error: a gap at equal test advice is not yet a gap at equal skill
//! ([`measurement_error`](crate::measurement_error)).

use crate::against::{Against, AgainstCounts};
use crate::mover::{Bracketed, weighted_sum};
use crate::standardisation::Weights;
use crate::{CommonSupport, Confidence, NotComputable, Stratum};

/// Which sides a stratum has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Room {
    /// Whether any advice lies below this test advice.
    pub below: bool,
    /// Whether any advice lies above it.
    pub above: bool,
}

impl Room {
    /// The room round the range `low..=high` on a ladder from `bottom` to `top`, all as rungs.
    #[must_use]
    pub fn on_ladder(low: u8, high: u8, bottom: u8, top: u8) -> Self {
        Self {
            below: low > bottom,
            above: high < top,
        }
    }

    fn allows(self, side: Against) -> bool {
        match side {
            Against::Below => self.below,
            Against::Above => self.above,
            // Who can only be within, is.
            Against::Within => self.below || self.above,
        }
    }
}

/// The pupils with one test advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestAdvice {
    /// The group the question is about.
    pub focal: AgainstCounts,
    /// The group it is compared with.
    pub reference: AgainstCounts,
    /// Where there is room on the ladder.
    pub room: Room,
}

/// A gap at equal test advice, and for whom it speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionalGap {
    /// Focal minus reference, with its interval.
    pub gap: Bracketed,
    /// The focal group's figure over the common distribution.
    pub focal: f64,
    /// The reference group's figure over the common distribution.
    pub reference: f64,
    /// Among the strata with room: how many strata and pupils could be compared.
    pub support: CommonSupport,
    /// The strata without room, as indices into the input, low to high.
    pub without_room: Vec<usize>,
    /// Focal pupils in strata without room.
    pub focal_without_room: u64,
    /// Reference pupils in strata without room.
    pub reference_without_room: u64,
}

/// The gap in the share on one side.
///
/// # Errors
/// [`NotComputable::InconsistentSums`] when pupils stand on a side for which their stratum has no room;
/// [`NotComputable::EmptyGroup`] when a group has nobody in a stratum with room;
/// [`NotComputable::NoCommonSupport`] when the groups never meet in one.
///
/// # Examples
/// ```
/// use statistics::against::{Against, AgainstCounts};
/// use statistics::conditional_against::{Room, TestAdvice, share_gap};
/// use statistics::standardisation::Weights;
/// use statistics::{Confidence, NotComputable};
/// let counts = |below, within, above| AgainstCounts { below, within, above };
/// let lowest = TestAdvice {
///     focal: counts(0, 20, 10),
///     reference: counts(0, 4, 6),
///     room: Room::on_ladder(0, 1, 0, 5),
/// };
/// let higher = TestAdvice {
///     focal: counts(12, 20, 8),
///     reference: counts(6, 24, 10),
///     room: Room::on_ladder(3, 4, 0, 5),
/// };
/// let below = share_gap(&[lowest, higher], Against::Below, Weights::Pooled, Confidence::default())?;
/// assert!((below.gap.value - 0.15).abs() < 1e-12);
/// assert_eq!((below.without_room, below.focal_without_room), (vec![0], 30));
/// let only = share_gap(&[lowest], Against::Below, Weights::Pooled, Confidence::default());
/// assert_eq!(only, Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn share_gap(
    strata: &[TestAdvice],
    side: Against,
    weights: Weights,
    confidence: Confidence,
) -> Result<ConditionalGap, NotComputable> {
    let share = |group: AgainstCounts| {
        let share = group.share(side)?;
        Ok(Bracketed {
            value: share.estimate(),
            interval: share.wilson(confidence),
        })
    };
    averaged(strata, side, weights, share)
}

/// The gap in the net share (above minus below), over all strata that have room on at least one side.
///
/// At the ends of the ladder only one side counts, but for both groups alike.
///
/// # Errors
/// As [`share_gap`].
pub fn net_gap(
    strata: &[TestAdvice],
    weights: Weights,
    confidence: Confidence,
) -> Result<ConditionalGap, NotComputable> {
    averaged(strata, Against::Within, weights, |group| group.net(confidence))
}

fn averaged(
    strata: &[TestAdvice],
    side: Against,
    weights: Weights,
    figure: impl Fn(AgainstCounts) -> Result<Bracketed, NotComputable>,
) -> Result<ConditionalGap, NotComputable> {
    let (mut without_room, mut focal_without_room, mut reference_without_room) = (Vec::new(), 0, 0);
    let mut with_room = Vec::with_capacity(strata.len());
    for (index, stratum) in strata.iter().enumerate() {
        stratum.check()?;
        if stratum.room.allows(side) {
            with_room.push(stratum);
        } else {
            without_room.push(index);
            focal_without_room += stratum.focal.total();
            reference_without_room += stratum.reference.total();
        }
    }
    let tallies: Vec<Stratum> = with_room
        .iter()
        .map(|stratum| Stratum {
            focal: stratum.focal.tally(side),
            reference: stratum.reference.tally(side),
        })
        .collect();
    let support = CommonSupport::of(&tallies);
    if support.focal_total == 0 || support.reference_total == 0 {
        return Err(NotComputable::EmptyGroup);
    }
    if support.strata_used == 0 {
        return Err(NotComputable::NoCommonSupport);
    }
    let met = with_room
        .iter()
        .zip(&tallies)
        .filter(|(_, tally)| tally.has_both_groups());
    let weighed: Vec<_> = met
        .map(|(stratum, tally)| {
            let weight = weights.of(tally.focal.total() as f64, tally.reference.total() as f64);
            Ok((weight, figure(stratum.focal)?, figure(stratum.reference)?))
        })
        .collect::<Result<_, NotComputable>>()?;
    let total: f64 = weighed.iter().map(|(weight, ..)| weight).sum();
    let focal = weighed
        .iter()
        .map(|(weight, focal, _)| weight * focal.value / total);
    let reference = weighed
        .iter()
        .map(|(weight, _, reference)| weight * reference.value / total);
    let terms = weighed.iter().flat_map(|(weight, focal, reference)| {
        [focal.times(weight / total), reference.times(-weight / total)]
    });
    Ok(ConditionalGap {
        gap: weighted_sum(terms),
        focal: focal.sum(),
        reference: reference.sum(),
        support,
        without_room,
        focal_without_room,
        reference_without_room,
    })
}

impl TestAdvice {
    fn check(&self) -> Result<(), NotComputable> {
        let both = self.focal + self.reference;
        if (!self.room.below && both.below > 0) || (!self.room.above && both.above > 0) {
            Err(NotComputable::InconsistentSums)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::difference;
    use crate::randomness::Stream;
    use crate::standardisation::standardised_gap;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;
    const BOTH: Room = Room {
        below: true,
        above: true,
    };

    fn counts(below: u64, within: u64, above: u64) -> AgainstCounts {
        AgainstCounts { below, within, above }
    }

    fn three() -> [TestAdvice; 3] {
        [
            (counts(0, 30, 12), counts(0, 9, 6), Room::on_ladder(0, 1, 0, 5)),
            (counts(9, 21, 6), counts(5, 20, 11), BOTH),
            (counts(7, 11, 0), counts(4, 30, 0), Room::on_ladder(4, 5, 0, 5)),
        ]
        .map(|(focal, reference, room)| TestAdvice {
            focal,
            reference,
            room,
        })
    }

    #[test]
    fn one_stratum_gives_newcombe() {
        let [_, middle, _] = three();
        let found = share_gap(&[middle], Against::Below, Weights::Pooled, LEVEL).expect("filled");
        let share = |group: AgainstCounts| group.share(Against::Below).expect("filled");
        let newcombe = difference::newcombe(share(middle.focal), share(middle.reference), LEVEL);
        assert!((found.gap.interval.low - newcombe.low).abs() < 1e-12);
        assert!((found.gap.interval.high - newcombe.high).abs() < 1e-12);
        assert!(found.without_room.is_empty());
    }

    #[test]
    fn the_ends_of_the_ladder_are_named_and_left_out() {
        for (side, named, pupils) in [
            (Against::Below, vec![0], (42, 15)),
            (Against::Above, vec![2], (18, 34)),
            (Against::Within, vec![], (0, 0)),
        ] {
            let found = share_gap(&three(), side, Weights::Focal, LEVEL).expect("filled");
            assert_eq!(found.without_room, named);
            assert_eq!((found.focal_without_room, found.reference_without_room), pupils);
            let strata: Vec<Stratum> = three()
                .iter()
                .enumerate()
                .filter(|(index, _)| !named.contains(index))
                .map(|(_, stratum)| Stratum {
                    focal: stratum.focal.tally(side),
                    reference: stratum.reference.tally(side),
                })
                .collect();
            let direct = standardised_gap(&strata, Weights::Focal).expect("filled");
            assert!((found.gap.value - direct.gap.value).abs() < 1e-12);
            assert!((found.focal - found.reference - found.gap.value).abs() < 1e-12);
            assert_eq!(found.support, direct.support);
        }
    }

    #[test]
    fn nobody_below_is_not_certainty() {
        let none = TestAdvice {
            focal: counts(0, 8, 0),
            reference: counts(0, 12, 0),
            room: BOTH,
        };
        let found = share_gap(&[none, none], Against::Below, Weights::Pooled, LEVEL).expect("filled");
        assert_eq!(found.gap.value, 0.0);
        assert!(found.gap.interval.low < -0.1 && found.gap.interval.high > 0.1);
    }

    #[test]
    fn groups_that_are_treated_alike_have_no_gap_however_they_differ_in_test_advice() {
        let low = |n| counts(0, 3 * n, n);
        let high = |n| counts(n, 2 * n, n);
        let strata =
            [(low(50), low(5), false), (high(4), high(60), true)].map(|(focal, reference, below)| {
                TestAdvice {
                    focal,
                    reference,
                    room: Room { below, above: true },
                }
            });
        let found = net_gap(&strata, Weights::Reference, LEVEL).expect("filled");
        assert!(found.gap.value.abs() < 1e-12 && found.gap.interval.contains(0.0));
        let focal: AgainstCounts = strata.iter().map(|stratum| stratum.focal).sum();
        let reference: AgainstCounts = strata.iter().map(|stratum| stratum.reference).sum();
        let raw = focal.net_gap(reference, LEVEL).expect("filled");
        assert!(raw.interval.low > 0.0, "the raw figure is misled");
    }

    /// Five strata of few pupils each, with the same gap of 15 points in all.
    #[test]
    fn covers_with_small_strata() {
        let sizes = [(6, 3), (5, 5), (4, 8), (9, 4), (3, 7)];
        let held = (0..2_000_u64).filter(|&replicate| {
            let stream = Stream::new(9, replicate);
            let mut unit = 0;
            let mut group = |pupils: u64, chance: f64| {
                let below = (0..pupils)
                    .filter(|_| {
                        unit += 1;
                        stream.uniform(unit) < chance
                    })
                    .count() as u64;
                counts(below, pupils - below, 0)
            };
            let strata: Vec<TestAdvice> = sizes
                .iter()
                .map(|&(focal, reference)| TestAdvice {
                    focal: group(focal, 0.25),
                    reference: group(reference, 0.1),
                    room: BOTH,
                })
                .collect();
            let found = share_gap(&strata, Against::Below, Weights::Pooled, LEVEL).expect("filled");
            found.gap.interval.contains(0.15)
        });
        let coverage = held.count() as f64 / 2_000.0;
        assert!((0.93..=0.99).contains(&coverage), "{coverage}");
    }

    #[test]
    fn refusals() {
        let [lowest, middle, _] = three();
        let wrong = TestAdvice {
            room: Room {
                below: false,
                above: true,
            },
            ..middle
        };
        assert_eq!(
            share_gap(&[wrong], Against::Above, Weights::Pooled, LEVEL),
            Err(NotComputable::InconsistentSums)
        );
        assert_eq!(
            share_gap(&[lowest], Against::Below, Weights::Pooled, LEVEL),
            Err(NotComputable::EmptyGroup)
        );
        let apart = [
            TestAdvice {
                focal: AgainstCounts::default(),
                ..middle
            },
            TestAdvice {
                reference: AgainstCounts::default(),
                ..middle
            },
        ];
        assert_eq!(
            net_gap(&apart, Weights::Pooled, LEVEL),
            Err(NotComputable::NoCommonSupport)
        );
    }
}
