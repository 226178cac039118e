//! Advice against test advice, and final level against advice, on the made-up pupils and on small tables.

use crate::fixtures::{CLOSED, Pupil, close, close_interval, pupils};
use statistics::against::{Against, AgainstCounts, Distances};
use statistics::conditional_against::{ConditionalGap, Room, TestAdvice, net_gap, share_gap};
use statistics::means::welch_difference;
use statistics::mover::Bracketed;
use statistics::standardisation::Weights;
use statistics::{Confidence, NotComputable};

const LEVEL: Confidence = Confidence::NINETY_FIVE;

/// The likelihood was maximised by numerical search there, which costs digits.
const SEARCHED: f64 = 1e-7;

fn counts(below: u64, within: u64, above: u64) -> AgainstCounts {
    AgainstCounts { below, within, above }
}

fn test_advice(pupil: &Pupil) -> i64 {
    (pupil.score - 513).div_euclid(3).clamp(1, 10)
}

fn compared(focal: bool, level: fn(&Pupil) -> i64, with: fn(&Pupil) -> i64) -> (AgainstCounts, Distances) {
    let (mut sides, mut distances) = (AgainstCounts::default(), Distances::default());
    for pupil in pupils().iter().filter(|pupil| pupil.is_focal() == focal) {
        let distance = level(pupil) - with(pupil);
        let side = match distance.signum() {
            -1 => counts(1, 0, 0),
            0 => counts(0, 1, 0),
            _ => counts(0, 0, 1),
        };
        sides += side;
        distances.add(i32::try_from(distance).expect("a step on the ladder"), 1);
    }
    (sides, distances)
}

#[test]
fn advice_against_test_advice() {
    let (focal, _) = compared(true, |pupil| pupil.advice, test_advice);
    assert_eq!((focal.below, focal.above, focal.total()), (74, 98, 322));
    let (reference, _) = compared(false, |pupil| pupil.advice, test_advice);
    assert_eq!(
        (reference.below, reference.above, reference.total()),
        (46, 114, 258)
    );
    close(
        focal.share(Against::Below).expect("filled").estimate(),
        74.0 / 322.0,
        CLOSED,
    );
}

#[test]
fn final_level_against_advice() {
    let (focal, focal_distances) = compared(true, |pupil| pupil.diploma, |pupil| pupil.advice);
    assert_eq!((focal.above, focal.below, focal.total()), (102, 32, 322));
    let (reference, distances) = compared(false, |pupil| pupil.diploma, |pupil| pupil.advice);
    assert_eq!(
        (reference.above, reference.below, reference.total()),
        (48, 32, 258)
    );
    // Steps of one only, so the mean distance is the net share.
    let net = |sides: AgainstCounts| sides.net(LEVEL).expect("filled").value;
    let mean = |distances: Distances| distances.moments().expect("filled");
    close(mean(focal_distances).mean(), net(focal), CLOSED);
    let gap = welch_difference(&mean(focal_distances), &mean(distances)).expect("varied");
    close(gap.value, net(focal) - net(reference), CLOSED);
}

/// Tango's interval, from the likelihood as such: docs/benchmarks/careers.py.
#[test]
fn net_shares_and_the_difference_of_differences() {
    let (focal, reference) = (counts(74, 150, 98), counts(46, 98, 114));
    same(
        focal.net(LEVEL),
        [0.074_534_161_491, -0.005_319_580_813, 0.153_387_833_568],
    );
    same(
        reference.net(LEVEL),
        [0.263_565_891_473, 0.170_606_473_209, 0.351_390_877_099],
    );
    same(
        focal.net_gap(reference, LEVEL),
        [-0.189_031_729_982, -0.307_732_396_619, -0.067_132_775_745],
    );
}

#[track_caller]
fn same(found: Result<Bracketed, NotComputable>, [value, low, high]: [f64; 3]) {
    let found = found.expect("filled");
    close(found.value, value, CLOSED);
    close(found.interval.low, low, SEARCHED);
    close(found.interval.high, high, SEARCHED);
}

/// Statsmodels' Wilson limits, joined in numpy: docs/benchmarks/careers.py.
#[test]
fn at_equal_test_advice() {
    let strata = [
        (counts(0, 30, 12), counts(0, 9, 6), Room::on_ladder(0, 1, 0, 5)),
        (counts(9, 21, 6), counts(5, 20, 11), Room::on_ladder(2, 3, 0, 5)),
        (counts(7, 11, 0), counts(4, 30, 0), Room::on_ladder(4, 5, 0, 5)),
    ]
    .map(|(focal, reference, room)| TestAdvice {
        focal,
        reference,
        room,
    });
    for (weights, below, above, net) in [
        (
            Weights::Pooled,
            [0.178_262_702_931, 0.031_371_927_925, 0.321_592_755_710],
            [-0.128_017_718_715, -0.285_216_684_425, 0.028_396_254_036],
            [-0.213_363_872_252, -0.374_371_094_063, -0.034_209_863_123],
        ),
        (
            Weights::MantelHaenszel,
            [0.174_418_604_651, 0.027_958_018_672, 0.317_120_996_849],
            [-0.129_528_985_507, -0.283_039_348_297, 0.025_679_764_975],
            [-0.219_379_153_030, -0.384_316_557_117, -0.038_010_553_538],
        ),
    ] {
        let share = |side| share_gap(&strata, side, weights, LEVEL).expect("filled");
        exactly(&share(Against::Below), below);
        exactly(&share(Against::Above), above);
        same(net_gap(&strata, weights, LEVEL).map(|found| found.gap), net);
    }
}

#[track_caller]
fn exactly(found: &ConditionalGap, [value, low, high]: [f64; 3]) {
    close(found.gap.value, value, CLOSED);
    close_interval(found.gap.interval, [low, high]);
}
