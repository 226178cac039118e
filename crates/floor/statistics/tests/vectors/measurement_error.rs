//! The gap at equal true score on the made-up pupils, against statsmodels and numpy.

use crate::fixtures::{
    CLOSED, Pupil, by_school, close, close_estimate, close_interval, cross_products, merged,
};
use statistics::clustered_means::{self, SchoolSum};
use statistics::least_squares::{classical, clustered};
use statistics::measurement_error::{MeasuredGap, Reliability, ReliabilityPopulation};
use statistics::{Confidence, Estimate, NotComputable};

/// The scores of both groups in every school.
fn scores() -> Vec<(SchoolSum, SchoolSum)> {
    let sum = |school: &[Pupil], focal| {
        let scores = || {
            school
                .iter()
                .filter(|pupil| pupil.is_focal() == focal)
                .map(|pupil| pupil.score as f64)
        };
        SchoolSum::unweighted(scores().count() as u64, scores().sum())
    };
    by_school()
        .iter()
        .map(|school| (sum(school, true), sum(school, false)))
        .collect()
}

/// The mean score difference, clustered by school.
fn mean_difference() -> Estimate {
    clustered_means::difference(&scores()).expect("twenty schools")
}

fn gap_of(mean_difference: Estimate) -> MeasuredGap {
    let fit = clustered(&cross_products(525, |pupil| pupil.advice as f64, |_| 1.0)).expect("twenty schools");
    MeasuredGap::from_fit(&fit, 1, 2, mean_difference).expect("three columns")
}

#[test]
fn published_errors_in_variables_gap() {
    let fit =
        classical(&merged(&cross_products(0, |pupil| pupil.advice as f64, |_| 1.0))).expect("580 pupils");
    let gap = MeasuredGap::from_fit(&fit, 1, 2, mean_difference()).expect("three columns");
    close_estimate(gap.gap, -0.224_241_532_9, 0.077_436_279_3);
    close(gap.slope.value, 0.333_425_702_9, CLOSED);
    close(gap.mean_difference.value, -3.246_208_291_2, CLOSED);
    close(gap.at(0.85).expect("valid").value, -0.033_235_189_2, CLOSED);
}

/// Expected: the complex-step derivative of the whole estimator to each school's weight, in numpy
/// (`docs/benchmarks/equal_true_score.py`).
#[test]
fn between_schools_means_and_coefficients_move_together() {
    let schools = cross_products(525, |pupil| pupil.advice as f64, |_| 1.0);
    let gap = MeasuredGap::between_schools(&schools, &scores(), 1, 2).expect("twenty schools");
    let expected = [
        (1.0, -0.224_241_532_873, 0.092_089_272_410),
        (0.9, -0.103_978_279_393, 0.089_739_619_465),
        (0.85, -0.033_235_189_110, 0.090_220_995_026),
        (0.8, 0.046_350_787_458, 0.092_393_212_570),
    ];
    for (lambda, value, standard_error) in expected {
        close_estimate(gap.at(lambda).expect("valid"), value, standard_error);
    }
    assert_eq!(
        MeasuredGap::between_schools(&schools, &scores()[1..], 1, 2),
        Err(NotComputable::ShapeMismatch { have: 19, need: 20 })
    );
    assert!(MeasuredGap::between_schools(&schools, &scores(), 1, 3).is_err());
}

#[test]
fn strip_of_reliabilities() {
    let described = gap_of(Estimate::normal(mean_difference().value, 0.0));
    let drawn = gap_of(mean_difference());
    let expected = [
        (-0.224_241_532_873, 0.092_089_272_410_2, 0.092_089_272_410_2),
        (-0.103_978_279_393, 0.092_777_688_915_1, 0.094_757_423_561_1),
        (-0.033_235_189_110_2, 0.093_206_840_526_5, 0.098_102_190_992_8),
        (0.046_350_787_457_6, 0.093_710_690_726_3, 0.103_253_313_331),
    ];
    let strips = [described, drawn].map(|gap| gap.strip().expect("valid reliabilities"));
    for (index, (value, fixed, full)) in expected.into_iter().enumerate() {
        close_estimate(strips[0][index].1, value, fixed);
        close_estimate(strips[1][index].1, value, full);
    }
    assert_eq!(strips[0].map(|(lambda, _)| lambda), [1.0, 0.9, 0.85, 0.8]);
    close(
        drawn.lambda_without_gap().expect("within reach"),
        0.828_379_246_187,
        CLOSED,
    );
    // At that reliability the gap is what measurement makes, no more.
    close(
        drawn.by_measurement_alone(0.828_379_246_187).expect("valid"),
        drawn.gap.value,
        1e-8,
    );
}

#[test]
fn an_unstated_reliability_widens_the_interval_to_its_whole_range() {
    let gap = gap_of(mean_difference());
    let corrected = gap
        .corrected(&Reliability::unstated(), Confidence::default())
        .expect("within groups");
    close_interval(corrected.interval, [-0.361_629_793_222, 0.262_462_455_957]);
    close(corrected.at_high.value, -0.167_274_728_593, CLOSED);
    close(corrected.at_low.value, 0.046_350_787_457_6, CLOSED);
    close_interval(
        corrected.by_measurement_alone,
        [
            -0.224_241_532_873 - 0.046_350_787_457_6,
            -0.224_241_532_873 + 0.167_274_728_593,
        ],
    );
    // No reliability in between goes beyond the ends.
    for step in 1..150 {
        let inside = gap
            .at(0.80 + f64::from(step) / 1000.0)
            .expect("valid")
            .interval(Confidence::default());
        assert!(corrected.interval.low <= inside.low && inside.high <= corrected.interval.high);
    }
}

#[test]
fn reliability_of_all_pupils_is_lower_within_groups() {
    let stated = Reliability::stated(0.90, 0.92, ReliabilityPopulation::AllPupils).expect("valid");
    let within = stated.within_groups(25.0, 20.0).expect("enough variance");
    close(within.low(), 1.0 - 0.10 * 25.0 / 20.0, 1e-15);
    close(within.high(), 1.0 - 0.08 * 25.0 / 20.0, 1e-15);
    assert!(within.is_stated() && within.population() == ReliabilityPopulation::WithinGroups);
    assert_eq!(within.within_groups(25.0, 1.0), Ok(within));
    let gap = gap_of(mean_difference());
    assert!(gap.corrected(&stated, Confidence::default()).is_err());
    assert!(
        matches!(stated.within_groups(25.0, 2.0), Err(NotComputable::InvalidReliability { value }) if value < 0.0)
    );
    assert_eq!(stated.within_groups(25.0, 0.0), Err(NotComputable::Constant));
    assert!(!Reliability::unstated().is_stated());
}

#[test]
fn impossible_reliabilities_are_refused() {
    let population = ReliabilityPopulation::WithinGroups;
    for (low, high, value) in [
        (0.0, 0.9, 0.0),
        (0.8, 1.1, 1.1),
        (0.9, 0.8, 0.9),
        (-0.5, 0.5, -0.5),
    ] {
        assert_eq!(
            Reliability::stated(low, high, population),
            Err(NotComputable::InvalidReliability { value })
        );
    }
    assert!(Reliability::stated(f64::NAN, 0.9, population).is_err());
    assert!(gap_of(mean_difference()).at(0.0).is_err());
}

#[test]
fn no_reliability_undoes_a_gap_against_the_direction_of_the_scores() {
    let gap = MeasuredGap {
        gap: Estimate::normal(0.2, 0.05),
        ..gap_of(mean_difference())
    };
    assert_eq!(gap.lambda_without_gap(), None);
    let level = MeasuredGap {
        mean_difference: Estimate::normal(0.0, 0.0),
        ..gap
    };
    assert_eq!(level.lambda_without_gap(), None);
}
