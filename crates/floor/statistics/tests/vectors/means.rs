//! Means and their differences on the made-up pupils, against scipy and statsmodels.

use crate::fixtures::{CLOSED, Pupil, by_school, close, close_estimate, close_interval, pupils};
use statistics::clustered_means::{self, SchoolSum};
use statistics::means::{Moments, welch_difference};
use statistics::{Confidence, NotComputable};

const LEVEL: Confidence = Confidence::NINETY_FIVE;

fn scores(focal: bool) -> Moments {
    let (mut count, mut sum, mut squares) = (0, 0, 0);
    for pupil in pupils().iter().filter(|pupil| pupil.is_focal() == focal) {
        count += 1;
        sum += i128::from(pupil.score);
        squares += i128::from(pupil.score * pupil.score);
    }
    Moments::from_integers(count, sum, squares, 1.0).expect("consistent sums")
}

fn school_sum(
    pupils: &[Pupil],
    focal: bool,
    outcome: impl Fn(&Pupil) -> f64,
    weight: impl Fn(&Pupil) -> f64,
) -> SchoolSum {
    let mut sum = SchoolSum::default();
    for pupil in pupils.iter().filter(|pupil| pupil.is_focal() == focal) {
        sum.pupils += 1;
        sum.weight += weight(pupil);
        sum.weighted_sum += weight(pupil) * outcome(pupil);
    }
    sum
}

fn both_groups(weight: impl Fn(&Pupil) -> f64 + Copy) -> Vec<(SchoolSum, SchoolSum)> {
    let score = |pupil: &Pupil| pupil.score as f64;
    by_school()
        .iter()
        .map(|school| {
            (
                school_sum(school, true, score, weight),
                school_sum(school, false, score, weight),
            )
        })
        .collect()
}

#[test]
fn one_mean() {
    let mean = scores(true).estimate().expect("322 pupils");
    close_estimate(mean, 523.195_652_174, 0.289_631_620_88);
    close_interval(mean.interval(LEVEL), [522.625_836_221, 523.765_468_127]);
}

#[test]
fn welch() {
    let gap = welch_difference(&scores(true), &scores(false)).expect("two varied groups");
    close_estimate(gap, -3.246_208_291_2, 0.445_500_612_332);
    close(gap.degrees_of_freedom, 539.526_045_045, CLOSED);
    close_interval(gap.interval(LEVEL), [-4.121_336_619_18, -2.371_079_963_22]);
    assert!((gap.p_value(0.0) / 1.134_842_843_31e-12 - 1.0).abs() < 1e-6);
}

#[test]
fn difference_clustered_by_school() {
    let gap = clustered_means::difference(&both_groups(|_| 1.0)).expect("twenty schools");
    close_estimate(gap, -3.246_208_291_2, 0.520_101_639_006);
    close_interval(gap.interval(LEVEL), [-4.334_793_532_38, -2.157_623_050_03]);
    close(gap.p_value(0.0), 5.397_827_458_2e-6, 1e-14);
}

#[test]
fn weighted_difference_clustered_by_school() {
    let gap = clustered_means::difference(&both_groups(|pupil| (1 + pupil.number % 3) as f64))
        .expect("twenty schools");
    close_estimate(gap, -3.070_095_864_25, 0.545_100_958_576);
    close_interval(gap.interval(LEVEL), [-4.211_005_282_63, -1.929_186_445_86]);
    close(
        clustered_means::effective_size(580, 1159.0, 2703.0).expect("positive weights"),
        496.959_304_477,
        CLOSED,
    );
}

#[test]
fn mean_clustered_by_school() {
    let advice = |pupil: &Pupil| pupil.advice as f64;
    let schools: Vec<_> = by_school()
        .iter()
        .map(|school| SchoolSum::unweighted(school.len() as u64, school.iter().map(advice).sum()))
        .collect();
    let mean = clustered_means::mean(&schools).expect("twenty schools");
    close_estimate(mean, 3.817_241_379_31, 0.184_366_559_35);
    close_interval(mean.interval(LEVEL), [3.431_357_735_76, 4.203_125_022_86]);
}

/// Scores near half a million million, apart by tenths: sums in floating point would lose all digits.
#[test]
fn whole_numbers_lose_nothing() {
    let values = [500_000_000_000_i128, 500_000_000_001, 500_000_000_003];
    let moments = Moments::from_integers(3, values.iter().sum(), values.iter().map(|v| v * v).sum(), 0.1);
    close(
        moments
            .and_then(|moments| moments.variance())
            .expect("three values"),
        7.0 / 3.0 * 0.01,
        1e-15,
    );
    assert_eq!(
        Moments::from_integers(2, 10, 49, 1.0),
        Err(NotComputable::InconsistentSums)
    );
}

#[test]
fn values_and_sums_agree() {
    let values: Vec<f64> = pupils()
        .iter()
        .filter(|pupil| pupil.is_focal())
        .map(|pupil| pupil.score as f64)
        .collect();
    let direct = Moments::from_values(&values).expect("322 values");
    close(direct.mean(), scores(true).mean(), 1e-12);
    close(
        direct.variance().expect("322 values"),
        scores(true).variance().expect("322 values"),
        1e-12,
    );
}
