//! Yields of those who started, some of whom left with the outcome unknown.

use crate::fixtures::{CLOSED, close_interval, tally};
use statistics::Confidence;
use statistics::diploma_yield::DiplomaYield;

const LEVEL: Confidence = Confidence::NINETY_FIVE;

fn cohort((successes, seen, left_unknown): (u64, u64, u64)) -> DiplomaYield {
    DiplomaYield {
        seen: tally(successes, seen),
        left_unknown,
    }
}

#[test]
fn bounds() {
    let found = cohort((50, 80, 20)).bounds().expect("somebody started");
    close_interval(found, [0.50, 0.70]);
}

/// scipy and statsmodels: docs/benchmarks/careers.py.
#[test]
fn widened_by_sampling_error() {
    for (group, limits) in [
        ((50, 80, 20), [0.418_847_792_262, 0.769_295_048_686]),
        ((50, 98, 2), [0.411_492_653_141, 0.607_812_048_996]),
        ((0, 20, 5), [0.0, 0.357_698_988_882]),
    ] {
        close_interval(cohort(group).widened(LEVEL).expect("somebody started"), limits);
    }
    let (focal, reference) = (cohort((50, 98, 2)), cohort((90, 116, 4)));
    let gap = focal.gap_widened(&reference, LEVEL).expect("somebody started");
    close_interval(gap, [-0.384_681_457_580, -0.119_546_766_390]);
    let bounds = focal.gap_bounds(&reference).expect("somebody started");
    assert!((bounds.low - (50.0 / 100.0 - 94.0 / 120.0)).abs() < CLOSED);
    assert!((bounds.high - (52.0 / 100.0 - 90.0 / 120.0)).abs() < CLOSED);
}
