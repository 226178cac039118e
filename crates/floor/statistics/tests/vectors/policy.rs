//! Did our policy work: trend, interrupted series, difference in differences, one school among others.

use crate::fixtures::{CLOSED, close, close_estimate};
use statistics::beside_schools::{difference_in_differences, permutation_p};
use statistics::interrupted_series::interrupted;
use statistics::{Tally, trend};

fn tally((k, n): (u64, u64)) -> Tally {
    Tally::new(k, n).expect("fewer than all")
}

#[test]
fn a_trend_over_six_years() {
    let years = [(30, 100), (34, 104), (31, 98), (42, 110), (45, 105), (52, 108)].map(tally);
    let trend = trend::over_years(&years).expect("years enough");
    close(trend.z, 3.229_801_597_7, CLOSED);
    close(trend.p, 0.001_238_761_5, CLOSED);
}

#[test]
fn a_series_with_a_step_and_a_bend() {
    let series = [
        0.30, 0.31, 0.29, 0.33, 0.32, 0.34, 0.41, 0.40, 0.43, 0.45, 0.44, 0.47,
    ];
    let found = interrupted(&series, 6).expect("points enough");
    close_estimate(found.start, 0.295_714_285_7, 0.009_141_120_9);
    close_estimate(found.slope, 0.007_714_285_7, 0.003_019_212_9);
    close_estimate(found.step, 0.059_904_761_9, 0.014_893_423_3);
    close_estimate(found.bend, 0.004_857_142_9, 0.004_269_811_8);
}

#[test]
fn a_difference_in_differences() {
    let treated = [(40, 120), (58, 118)].map(tally);
    let compared = [(300, 900), (322, 910)].map(tally);
    let found = difference_in_differences(treated, compared).expect("pupils everywhere");
    close_estimate(found, 0.137_679_269_9, 0.066_843_493_1);
}

#[test]
fn one_school_among_eleven() {
    let changes = [
        0.12, 0.01, -0.03, 0.04, 0.02, -0.01, 0.05, 0.0, -0.02, 0.03, -0.04, 0.02,
    ];
    close(
        permutation_p(&changes).expect("schools enough"),
        1.0 / 12.0,
        CLOSED,
    );
}
