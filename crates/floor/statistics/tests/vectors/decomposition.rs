//! Kitagawa and Oaxaca-Blinder, against statsmodels.

use crate::fixtures::{CLOSED, advice, band_strata, close, pupils, tally};
use statistics::decomposition::{kitagawa, oaxaca_blinder, oaxaca_blinder_of_strata};
use statistics::least_squares::CrossProducts;
use statistics::{NotComputable, Stratum, Tally};

#[test]
fn kitagawa_of_the_advice_table() {
    let split = kitagawa(&advice()).expect("common support");
    close(split.composition, -0.216_043_478_3, CLOSED);
    close(split.rate, -0.107_086_956_5, CLOSED);
    close(split.raw_gap, -0.323_130_434_8, CLOSED);
    assert_eq!(split.outside_support, 0.0);
}

#[test]
fn oaxaca_blinder_of_the_advice_table() {
    let split = oaxaca_blinder_of_strata(&advice()).expect("common support");
    close(split.endowments, -0.210_956_521_7, CLOSED);
    close(split.coefficients, -0.102, CLOSED);
    close(split.interaction, -0.010_173_913_0, CLOSED);
    close(split.unexplained, -0.111_330_472_1, CLOSED);
    close(split.explained, -0.211_799_962_7, CLOSED);
}

#[test]
fn saturated_oaxaca_blinder_is_kitagawa() {
    let shared: Vec<_> = band_strata(&pupils())
        .into_iter()
        .filter(Stratum::has_both_groups)
        .collect();
    for strata in [advice().to_vec(), shared] {
        let kitagawa = kitagawa(&strata).expect("common support");
        let threefold = oaxaca_blinder_of_strata(&strata).expect("common support");
        close(
            kitagawa.composition,
            threefold.endowments + 0.5 * threefold.interaction,
            1e-12,
        );
        close(
            kitagawa.rate,
            threefold.coefficients + 0.5 * threefold.interaction,
            1e-12,
        );
        close(
            threefold.endowments + threefold.coefficients + threefold.interaction,
            kitagawa.raw_gap,
            1e-12,
        );
    }
}

#[test]
fn oaxaca_blinder_on_a_score() {
    let group = |focal| {
        let mut sums = CrossProducts::new(2);
        for pupil in pupils().iter().filter(|pupil| pupil.is_focal() == focal) {
            sums.add(&[1.0, pupil.score as f64], pupil.advice as f64, 1.0)
                .expect("two columns");
        }
        sums
    };
    let split = oaxaca_blinder(&group(true), &group(false)).expect("both groups vary");
    close(split.endowments, -1.145_559_837_17, CLOSED);
    close(split.coefficients, -0.279_611_892_248, CLOSED);
    close(split.interaction, 0.118_560_915_226, CLOSED);
    close(split.explained, -1.082_369_281_32, CLOSED);
    close(split.unexplained, -0.224_241_532_873, CLOSED);
    close(split.raw_gap, -1.306_610_814_19, CLOSED);
}

#[test]
fn pupils_without_counterpart_are_a_part_of_their_own() {
    let mut strata = advice().to_vec();
    strata.push(Stratum {
        focal: tally(20, 20),
        reference: Tally::EMPTY,
    });
    let split = kitagawa(&strata).expect("common support");
    close(split.composition, -0.216_043_478_3, CLOSED);
    close(split.rate, -0.107_086_956_5, CLOSED);
    close(split.raw_gap, 103.0 / 250.0 - 171.0 / 250.0, CLOSED);
    close(
        split.composition + split.rate + split.outside_support,
        split.raw_gap,
        1e-12,
    );
    assert_eq!(
        oaxaca_blinder_of_strata(&strata),
        Err(NotComputable::NoCommonSupport)
    );
}
