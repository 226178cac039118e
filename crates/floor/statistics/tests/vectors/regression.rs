//! Least squares and logistic regression on the made-up pupils, against statsmodels.

use crate::fixtures::{
    CLOSED, ITERATIVE, Pupil, binomial_cells, by_school, cells, close, close_interval, cross_products,
    merged, pupils,
};
use statistics::g_computation::{Population, counterfactuals, risk_difference};
use statistics::least_squares::{CrossProducts, classical, clustered, heteroskedastic};
use statistics::logit::{self, Step, fit, fit_by_steps};
use statistics::{Confidence, Fitted};

const SCORE: usize = 1;
const GROUP: usize = 2;

fn havo(pupil: &Pupil) -> f64 {
    f64::from(u8::from(pupil.advised_havo()))
}

fn advice(pupil: &Pupil) -> f64 {
    pupil.advice as f64
}

fn one(_: &Pupil) -> f64 {
    1.0
}

#[track_caller]
fn standard_error(fit: &Fitted, column: usize, expected: f64, tolerance: f64) {
    close(
        fit.coefficient(column).expect("three columns").standard_error,
        expected,
        tolerance,
    );
}

#[test]
fn linear_probability_model() {
    let schools = cross_products(0, havo, one);
    let fits = [
        (classical(&merged(&schools)), 0.026_543_298_2),
        (heteroskedastic(&cells(0, havo)), 0.026_902_787_8),
        (clustered(&schools), 0.024_462_006_9),
    ];
    for (fit, group_error) in fits {
        let fit = fit.expect("580 pupils");
        for (actual, expected) in
            fit.coefficients()
                .iter()
                .zip([-25.623_348_437_8, 0.049_335_335_2, -0.067_566_422_7])
        {
            close(*actual, expected, CLOSED);
        }
        standard_error(&fit, GROUP, group_error, CLOSED);
    }
}

#[test]
fn advice_level_with_three_covariances() {
    let schools = cross_products(0, advice, one);
    let coefficients = [-170.986_611_714, 0.333_425_702_9, -0.224_241_532_9];
    let classical = classical(&merged(&schools)).expect("580 pupils");
    let heteroskedastic = heteroskedastic(&cells(0, advice)).expect("580 pupils");
    let clustered = clustered(&schools).expect("twenty schools");
    for (fit, errors, covariance, interval) in [
        (
            &classical,
            [3.659_573_259_38, 0.006_950_733_386_02, 0.077_436_279_270_9],
            0.000_156_833_069_792,
            [-0.376_332_879_496, -0.072_150_186_249_1],
        ),
        (
            &heteroskedastic,
            [3.620_660_644_35, 0.006_893_083_649_27, 0.074_683_219_141_4],
            7.851_842_159_53e-5,
            // statsmodels uses the normal quantile here; this crate t with 577 degrees of freedom.
            [
                -0.224_241_532_873 - 1.964_083_864_252_62 * 0.074_683_219_141_4,
                -0.224_241_532_873 + 1.964_083_864_252_62 * 0.074_683_219_141_4,
            ],
        ),
        (
            &clustered,
            [3.338_136_388_48, 0.006_383_960_098_24, 0.092_089_272_410_2],
            0.000_169_069_602_214,
            [-0.416_986_595_18, -0.031_496_470_565_3],
        ),
    ] {
        for column in 0..3 {
            close(fit.coefficients()[column], coefficients[column], CLOSED);
            standard_error(fit, column, errors[column], CLOSED);
        }
        close(
            fit.covariance(SCORE, GROUP).expect("three columns"),
            covariance,
            CLOSED * 1e-3,
        );
        close_interval(
            fit.coefficient(GROUP)
                .expect("three columns")
                .interval(Confidence::NINETY_FIVE),
            interval,
        );
    }
    assert_eq!(classical.degrees_of_freedom(), 577.0);
    assert_eq!(clustered.degrees_of_freedom(), 19.0);
}

#[test]
fn weighted_least_squares() {
    let schools = cross_products(0, advice, |pupil| (1 + pupil.number % 3) as f64);
    let classical = classical(&merged(&schools)).expect("580 pupils");
    let clustered = clustered(&schools).expect("twenty schools");
    for (column, coefficient, error, clustered_error) in [
        (0, -170.220_833_382, 3.721_624_242_35, 3.156_141_518_07),
        (
            SCORE,
            0.331_943_815_566,
            0.007_069_899_554_82,
            0.006_031_909_848_22,
        ),
        (
            GROUP,
            -0.216_049_490_765,
            0.077_141_842_540_2,
            0.084_148_079_208_9,
        ),
    ] {
        close(classical.coefficients()[column], coefficient, CLOSED);
        standard_error(&classical, column, error, CLOSED);
        standard_error(&clustered, column, clustered_error, CLOSED);
    }
}

#[test]
fn contrasts_use_the_whole_covariance() {
    let fit = classical(&merged(&cross_products(525, advice, one))).expect("580 pupils");
    let sum = fit.contrast(&[0.0, 2.0, 1.0]).expect("three multipliers");
    let covariance = |row, column| fit.covariance(row, column).expect("three columns");
    let variance = 4.0 * covariance(1, 1) + covariance(2, 2) + 4.0 * covariance(1, 2);
    close(sum.standard_error, variance.sqrt(), 1e-12);
    assert!(fit.contrast(&[1.0]).is_err() && fit.coefficient(3).is_none() && fit.covariance(0, 3).is_none());
    assert_eq!(fit.covariance_rows()[1][2], covariance(1, 2));
}

#[test]
fn sums_made_elsewhere_give_the_same_fit() {
    let sums = merged(&cross_products(525, advice, one));
    let (mut xtx, mut xty, mut yty) = ([0.0; 9], [0.0; 3], 0.0);
    for pupil in pupils() {
        let x = pupil.columns(525);
        for (index, entry) in xtx.iter_mut().enumerate() {
            *entry += x[index / 3] * x[index % 3];
        }
        for (entry, x) in xty.iter_mut().zip(x) {
            *entry += x * advice(&pupil);
        }
        yty += advice(&pupil) * advice(&pupil);
    }
    assert_eq!(CrossProducts::from_sums(580, &xtx, &xty, yty), Ok(sums));
}

const LOGIT: [f64; 3] = [-3.117_552_629_8, 0.781_109_760_0, -0.885_896_456_5];

#[test]
fn logit_on_cells() {
    let fit = fit(&binomial_cells(&pupils()), 3).expect("converges");
    for (column, (value, error)) in LOGIT
        .into_iter()
        .zip([0.372_274_461_8, 0.079_271_600_6, 0.354_618_120_2])
        .enumerate()
    {
        close(fit.fitted.coefficients()[column], value, ITERATIVE);
        standard_error(&fit.fitted, column, error, ITERATIVE);
    }
}

#[test]
fn chance_by_g_computation() {
    let cells = binomial_cells(&pupils());
    let fit = fit(&cells, 3).expect("converges");
    let all = counterfactuals(&cells, GROUP, Population::All).expect("three columns");
    let focal = counterfactuals(&cells, GROUP, Population::Focal).expect("three columns");
    let difference = risk_difference(&fit.fitted, &all).expect("580 pupils");
    close(difference.value, -0.052_528_956_9, ITERATIVE);
    close(difference.standard_error, 0.020_896_237_0, ITERATIVE);
    close(
        risk_difference(&fit.fitted, &focal).expect("322 pupils").value,
        -0.040_109_745_917_9,
        ITERATIVE,
    );
}

#[test]
fn logit_clustered_by_school() {
    let pupils = pupils();
    let fit = fit(&binomial_cells(&pupils), 3).expect("converges");
    let schools: Vec<_> = by_school().iter().map(|school| binomial_cells(school)).collect();
    let clustered = logit::clustered(&fit, &schools).expect("twenty schools");
    for (column, error) in [0.394_025_355_374, 0.087_958_373_340_3, 0.328_358_745_39]
        .into_iter()
        .enumerate()
    {
        standard_error(&clustered, column, error, ITERATIVE);
    }
    let all = counterfactuals(&binomial_cells(&pupils), GROUP, Population::All).expect("three columns");
    let difference = risk_difference(&clustered, &all).expect("580 pupils");
    close(difference.standard_error, 0.020_677_457_043_1, ITERATIVE);
    assert_eq!(difference.degrees_of_freedom, 19.0);
}

/// Three boards that share only sums find what the pooled pupils give.
#[test]
fn boards_that_add_their_steps_find_the_pooled_fit() {
    let pupils = pupils();
    let boards = [0..7, 7..14, 14..20].map(|schools| {
        let board: Vec<_> = pupils
            .iter()
            .copied()
            .filter(|pupil| schools.contains(&pupil.school))
            .collect();
        binomial_cells(&board)
    });
    let together = fit_by_steps(3, |coefficients| {
        let mut sum = Step::of(&boards[0], coefficients)?;
        sum.merge(&Step::of(&boards[1], coefficients)?)?;
        sum.merge(&Step::of(&boards[2], coefficients)?)?;
        Ok(sum)
    })
    .expect("converges");
    assert_eq!(together.iterations, 9);
    let pooled = fit(&binomial_cells(&pupils), 3).expect("converges");
    let pairs = together
        .fitted
        .coefficients()
        .iter()
        .zip(pooled.fitted.coefficients());
    for ((together, pooled), expected) in pairs.zip(LOGIT) {
        close(*together, expected, CLOSED);
        assert!((together - pooled).abs() < 1e-10);
    }
}
