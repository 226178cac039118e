//! Bounds and allocations when background or outcome is unknown.

use crate::fixtures::{CLOSED, close, close_interval, tally};
use statistics::unknown_background::{Known, expected_count_gap, imbens_manski, missing_outcome};
use statistics::{Confidence, Interval, NotComputable, Tally};

fn pupils() -> Known {
    Known {
        focal: tally(24, 60),
        reference: tally(70, 100),
        unknown: tally(22, 40),
    }
}

#[test]
fn complete_case_and_sharp_bounds() {
    close(pupils().complete_case().expect("both groups"), -0.30, CLOSED);
    let bounds = pupils().bounds().expect("both groups");
    close_interval(bounds.interval(), [-0.446_406_053_0, -0.032_244_729_2]);
    assert_eq!(
        (bounds.low.unknown_focal, bounds.low.unknown_focal_successes),
        (18, 0)
    );
    assert_eq!(
        (bounds.high.unknown_focal, bounds.high.unknown_focal_successes),
        (22, 22)
    );
    let widened = bounds.widened(Confidence::default());
    assert!(widened.low < bounds.low.gap && widened.high > bounds.high.gap);
}

#[test]
fn bounds_with_a_plausible_share() {
    let bounds = pupils().bounds_if_share(0.30, 0.40).expect("both groups");
    close_interval(bounds.interval(), [-0.426_146_010_2, -0.086_587_436_3]);
    assert_eq!(pupils().bounds_if_share(0.0, 1.0), pupils().bounds());
    // A range narrower than one pupil is rounded outwards: 12 or 13 of the 40.
    let narrow = pupils().bounds_if_share(0.31, 0.32).expect("both groups");
    assert!([12, 13].contains(&narrow.low.unknown_focal) && [12, 13].contains(&narrow.high.unknown_focal));
    assert_eq!(
        pupils().bounds_if_share(0.4, 0.3),
        Err(NotComputable::InvalidProbability { value: 0.4 })
    );
    assert_eq!(
        pupils().bounds_if_share(-0.1, 0.3),
        Err(NotComputable::InvalidProbability { value: -0.1 })
    );
}

#[test]
fn allocation_by_expected_counts() {
    close(
        expected_count_gap(&[pupils()]).expect("both groups"),
        -0.300_862_876_3,
        CLOSED,
    );
    // numpy; in the second stratum nobody known has the outcome, so the overall chance serves.
    let strata = [
        Known {
            focal: tally(10, 20),
            reference: tally(30, 40),
            unknown: tally(6, 10),
        },
        Known {
            focal: tally(0, 15),
            reference: tally(0, 5),
            unknown: tally(3, 8),
        },
    ];
    close(
        expected_count_gap(&strata).expect("both groups"),
        -0.383_298_097_252,
        CLOSED,
    );
}

#[test]
fn tipping_factor() {
    // scipy's root finder.
    let factor = pupils()
        .tipping_factor(-0.1)
        .expect("both groups")
        .expect("within reach");
    close(factor, 9.948_860_948_37, 1e-8);
    assert_eq!(pupils().tipping_factor(0.0), Ok(None));
    let at_random = pupils()
        .tipping_factor(-0.300_862_876_254)
        .expect("both groups")
        .expect("within reach");
    close(at_random, 1.0, 1e-6);
    assert!(pupils().tipping_factor(2.0).is_err());
}

#[test]
fn outcome_missing() {
    close_interval(
        missing_outcome(tally(50, 80), 20).expect("100 pupils"),
        [0.50, 0.70],
    );
    assert_eq!(missing_outcome(Tally::EMPTY, 0), Err(NotComputable::EmptyGroup));
}

/// scipy's root finder.
#[test]
fn intervals_of_imbens_and_manski() {
    let bounds = |low, high| Interval { low, high };
    let level = Confidence::default();
    let wide = imbens_manski(bounds(-0.446_406_053_0, -0.032_244_729_2), 0.06, 0.07, level);
    close_interval(wide, [-0.545_097_270_617, 0.082_895_024_686_6]);
    close_interval(
        imbens_manski(bounds(0.5, 0.5), 0.05, 0.05, level),
        [0.402_001_800_773, 0.597_998_199_227],
    );
    close_interval(
        imbens_manski(bounds(0.5, 0.52), 0.05, 0.04, level),
        [0.410_072_537_426, 0.591_941_970_059],
    );
    assert_eq!(imbens_manski(bounds(0.2, 0.4), 0.0, 0.0, level), bounds(0.2, 0.4));
}

#[test]
fn all_background_unknown_is_bounded_or_refused() {
    let all_unknown = Known {
        focal: Tally::EMPTY,
        reference: Tally::EMPTY,
        unknown: tally(5, 12),
    };
    close_interval(
        all_unknown.bounds().expect("twelve pupils").interval(),
        [-1.0, 1.0],
    );
    assert_eq!(all_unknown.complete_case(), Err(NotComputable::EmptyGroup));
    assert_eq!(all_unknown.tipping_factor(0.0), Err(NotComputable::EmptyGroup));
    assert_eq!(expected_count_gap(&[all_unknown]), Err(NotComputable::EmptyGroup));
    assert_eq!(Known::default().bounds(), Err(NotComputable::EmptyGroup));
    let one = Known {
        unknown: tally(1, 1),
        ..Known::default()
    };
    assert_eq!(one.bounds(), Err(NotComputable::EmptyGroup));
}
