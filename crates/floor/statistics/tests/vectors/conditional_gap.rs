//! Gaps at equal strata: standardisation, the common odds ratio, and the probability of superiority.

use crate::fixtures::{CLOSED, ITERATIVE, Pupil, advice, band_strata, close, close_interval, pupils, tally};
use statistics::g_computation::{Counterfactual, risk_difference};
use statistics::logit::{BinomialCell, fit};
use statistics::standardisation::{Weights, standardised_gap};
use statistics::superiority::{Ladder, standardised_gap as v_of, stratified, superiority};
use statistics::{Confidence, NotComputable, Stratum, Tally, mantel_haenszel};

#[test]
fn standardised_gaps() {
    for (weights, gap, standard_error) in [
        (Weights::Focal, -0.112_173_913_0, 0.040_548_911_7),
        (Weights::Reference, -0.102, 0.037_968_276_2),
        (Weights::Pooled, -0.106_875, 0.037_542_355_0),
        (Weights::MantelHaenszel, -0.111_330_472_1, 0.039_111_875_7),
    ] {
        let result = standardised_gap(&advice(), weights).expect("common support");
        close(result.gap.value, gap, CLOSED);
        close(result.gap.standard_error, standard_error, CLOSED);
        close(result.focal_rate - result.reference_rate, gap, CLOSED);
        assert_eq!(result.support.share(), 1.0);
    }
    let rates: Vec<f64> = advice()
        .iter()
        .map(|stratum| stratum.focal.proportion().expect("filled").estimate())
        .collect();
    assert_eq!(rates, [0.10, 0.55, 0.90]);
    let rates: Vec<f64> = advice()
        .iter()
        .map(|stratum| stratum.reference.proportion().expect("filled").estimate())
        .collect();
    assert_eq!(rates, [0.20, 0.70, 0.96]);
}

#[test]
fn standardised_gap_by_score_band() {
    let result = standardised_gap(&band_strata(&pupils()), Weights::Pooled).expect("common support");
    close(result.gap.value, -0.062_421_198_6, CLOSED);
}

#[test]
fn strata_with_one_group_are_dropped_and_counted() {
    let mut strata = advice().to_vec();
    strata.push(Stratum {
        focal: tally(3, 10),
        reference: Tally::EMPTY,
    });
    strata.push(Stratum::default());
    let result = standardised_gap(&strata, Weights::Pooled).expect("common support");
    close(result.gap.value, -0.106_875, CLOSED);
    assert_eq!(
        (result.support.strata_used, result.support.strata_dropped),
        (3, 1)
    );
    close(result.support.share(), 480.0 / 490.0, 1e-15);
}

#[test]
fn common_odds_ratio_and_its_tests() {
    let strata = advice();
    let common = mantel_haenszel::common_odds_ratio(&strata).expect("common support");
    close(common.value, 0.484_212_200_7, CLOSED);
    close_interval(
        common.interval(Confidence::NINETY_FIVE),
        [0.297_729_991_3, 0.787_496_934_1],
    );
    let test = mantel_haenszel::no_association(&strata).expect("varied outcomes");
    close(test.statistic, 8.736_089_102_5, CLOSED);
    close(test.p_value, 0.003_119_729_2, CLOSED);
    let test = mantel_haenszel::equal_odds_ratios(&strata).expect("three strata");
    close(test.statistic, 0.200_769_233_3, CLOSED);
    close(test.p_value, 0.904_489_469_5, CLOSED);
    assert_eq!(test.degrees_of_freedom, 2.0);
}

/// Intercept, havo stratum, vwo stratum, reference group, and the group's interaction with both strata.
fn columns(stratum: usize, reference: bool, saturated: bool) -> Vec<f64> {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let mut x = vec![1.0, flag(stratum == 1), flag(stratum == 2), flag(reference)];
    if saturated {
        x.extend([flag(reference && stratum == 1), flag(reference && stratum == 2)]);
    }
    x
}

fn advice_cells(saturated: bool) -> Vec<BinomialCell> {
    let cells = |(index, stratum): (usize, &Stratum)| {
        [(stratum.focal, false), (stratum.reference, true)].map(|(outcomes, reference)| BinomialCell {
            x: columns(index, reference, saturated),
            outcomes,
        })
    };
    advice().iter().enumerate().flat_map(cells).collect()
}

fn advice_pupils(saturated: bool, focal_only: bool) -> Vec<Counterfactual> {
    let counterfactual = |(index, stratum): (usize, &Stratum)| Counterfactual {
        weight: if focal_only {
            stratum.focal.total()
        } else {
            stratum.total()
        } as f64,
        focal: columns(index, false, saturated),
        reference: columns(index, true, saturated),
    };
    advice().iter().enumerate().map(counterfactual).collect()
}

#[test]
fn logit_and_g_computation_on_strata() {
    let additive = fit(&advice_cells(false), 4).expect("converges").fitted;
    let reference = additive.coefficient(3).expect("four columns");
    close(reference.value, 0.729_886_538_2, ITERATIVE);
    close(reference.standard_error, 0.248_445_220_4, ITERATIVE);
    let over = |focal_only| {
        risk_difference(&additive, &advice_pupils(false, focal_only))
            .expect("filled")
            .value
    };
    close(over(false), -0.105_140_853_4, ITERATIVE);
    close(over(true), -0.111_183_497_4, ITERATIVE);
}

/// The saturated logit is direct standardisation in other words: for each population and for the error too.
#[test]
fn saturated_logit_reproduces_standardisation() {
    let saturated = fit(&advice_cells(true), 6).expect("converges").fitted;
    for (focal_only, weights) in [(false, Weights::Pooled), (true, Weights::Focal)] {
        let by_logit = risk_difference(&saturated, &advice_pupils(true, focal_only)).expect("filled");
        let direct = standardised_gap(&advice(), weights).expect("common support").gap;
        close(by_logit.value, direct.value, CLOSED);
        close(by_logit.standard_error, direct.standard_error, CLOSED);
    }
    close(
        risk_difference(&saturated, &advice_pupils(true, false))
            .expect("filled")
            .value,
        -0.106_875,
        CLOSED,
    );
}

fn levels(pupils: &[Pupil], focal: bool, band: Option<usize>) -> Vec<u64> {
    let mut counts = vec![0; 10];
    for pupil in pupils
        .iter()
        .filter(|pupil| pupil.is_focal() == focal && band.is_none_or(|band| pupil.band() == band))
    {
        counts[usize::try_from(pupil.advice - 1).expect("levels start at 1")] += 1;
    }
    counts
}

#[test]
fn superiority_of_advice_levels() {
    let pupils = pupils();
    let ladder = Ladder {
        focal: &levels(&pupils, true, None),
        reference: &levels(&pupils, false, None),
    };
    let u = superiority(ladder).expect("two groups");
    close(u.value, 0.325_858_250_3, CLOSED);
    // DeLong's standard error, with numpy over all pairs.
    close(u.standard_error, 0.022_079_587_027_8, CLOSED);
    close(v_of(u.value).expect("inside"), -0.638_346_137_6, CLOSED);
    let exchanged = superiority(Ladder {
        focal: ladder.reference,
        reference: ladder.focal,
    })
    .expect("two groups");
    close(exchanged.value, 1.0 - u.value, 1e-12);
}

#[test]
fn superiority_at_equal_score_band() {
    let pupils = pupils();
    let bands: Vec<_> = (0..10)
        .map(|band| {
            (
                levels(&pupils, true, Some(band)),
                levels(&pupils, false, Some(band)),
            )
        })
        .collect();
    let strata: Vec<_> = bands
        .iter()
        .map(|(focal, reference)| Ladder { focal, reference })
        .collect();
    close(
        stratified(&strata, Weights::MantelHaenszel)
            .expect("common support")
            .value,
        0.415_900_548_393,
        CLOSED,
    );
}

#[test]
fn superiority_without_overlap_has_no_standardised_gap() {
    let apart = superiority(Ladder {
        focal: &[5, 0],
        reference: &[0, 4],
    })
    .expect("two groups");
    assert_eq!(apart.value, 0.0);
    assert_eq!(v_of(apart.value), Err(NotComputable::Separated));
    assert!(v_of(1.2).is_err());
    // A group of one carries the largest variance it could have instead of none.
    let one = superiority(Ladder {
        focal: &[0, 1, 0],
        reference: &[2, 3, 4],
    })
    .expect("two groups");
    assert!(one.standard_error > 0.3);
}
