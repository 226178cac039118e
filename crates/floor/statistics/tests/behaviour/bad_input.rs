//! Bad input is answered with its reason, never with a panic or a number that means nothing.

use crate::fixtures::{cross_products, merged, tally};
use statistics::clustered_means::{self, SchoolSum};
use statistics::g_computation::{Counterfactual, Population, counterfactuals, risk_difference};
use statistics::least_squares::{self, Cell, CrossProducts};
use statistics::logit::{self, BinomialCell, Step};
use statistics::means::{Moments, welch_difference};
use statistics::standardisation::{Weights, standardised_gap};
use statistics::superiority::{Ladder, stratified, superiority};
use statistics::{
    Confidence, NotComputable, Proportion, Stratum, Tally, decomposition, mantel_haenszel, sample_size,
};

fn line(points: &[(f64, f64)]) -> CrossProducts {
    let mut sums = CrossProducts::new(2);
    for &(x, y) in points {
        sums.add(&[1.0, x], y, 1.0).expect("two finite columns");
    }
    sums
}

#[test]
fn numerator_outside_the_denominator() {
    assert_eq!(
        Proportion::new(5, 4),
        Err(NotComputable::SuccessesExceedTotal {
            successes: 5,
            total: 4
        })
    );
    assert_eq!(Tally::EMPTY.proportion(), Err(NotComputable::EmptyGroup));
}

#[test]
fn a_group_of_one_has_a_rate_but_no_spread() {
    let one = Proportion::new(1, 1).expect("one pupil");
    let interval = one.wilson(Confidence::default());
    assert!(interval.low < 0.25 && interval.high == 1.0);
    let single = Moments::from_values(&[7.0]).expect("one value");
    assert_eq!(
        single.estimate(),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
    let pair = Moments::from_values(&[7.0, 8.0]).expect("two values");
    assert_eq!(
        welch_difference(&pair, &single),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
}

#[test]
fn constant_scores() {
    let constant = Moments::from_values(&[520.0; 5]).expect("five values");
    assert_eq!(constant.estimate(), Err(NotComputable::Constant));
    assert_eq!(
        welch_difference(&constant, &constant),
        Err(NotComputable::Constant)
    );
    // A constant column is the intercept over again.
    assert_eq!(
        least_squares::classical(&line(&[(3.0, 1.0), (3.0, 2.0), (3.0, 4.0)])),
        Err(NotComputable::Singular)
    );
    // A constant outcome, or one on a line, leaves nothing to estimate an error from.
    for points in [
        [(1.0, 5.0), (2.0, 5.0), (4.0, 5.0)],
        [(1.0, 3.0), (2.0, 5.0), (4.0, 9.0)],
        [(1.0, 0.0), (2.0, 0.0), (4.0, 0.0)],
    ] {
        assert_eq!(
            least_squares::classical(&line(&points)),
            Err(NotComputable::Constant)
        );
    }
    let schools = [
        SchoolSum::unweighted(10, 5200.0),
        SchoolSum::unweighted(7, 3640.0),
    ];
    assert_eq!(clustered_means::mean(&schools), Err(NotComputable::Constant));
}

#[test]
fn numbers_that_are_none() {
    assert_eq!(Moments::from_values(&[]), Err(NotComputable::EmptyGroup));
    assert_eq!(
        Moments::from_values(&[1.0, f64::NAN]),
        Err(NotComputable::NotFinite)
    );
    assert_eq!(
        Moments::from_integers(3, 3, 3, f64::NAN),
        Err(NotComputable::NotFinite)
    );
    let mut sums = CrossProducts::new(2);
    assert_eq!(
        sums.add(&[1.0, f64::INFINITY], 1.0, 1.0),
        Err(NotComputable::NotFinite)
    );
    assert_eq!(
        sums.add(&[1.0, 1.0], f64::NAN, 1.0),
        Err(NotComputable::NotFinite)
    );
    assert_eq!(
        sums.add(&[1.0, 1.0], 1.0, f64::NAN),
        Err(NotComputable::NotFinite)
    );
    assert_eq!(sums, CrossProducts::new(2));
    assert_eq!(
        CrossProducts::from_sums(3, &[f64::NAN], &[1.0], 1.0),
        Err(NotComputable::NotFinite)
    );
    let school = SchoolSum {
        pupils: 2,
        weight: 2.0,
        weighted_sum: f64::NAN,
    };
    assert_eq!(
        clustered_means::mean(&[school, school]),
        Err(NotComputable::NotFinite)
    );
}

#[test]
fn weights_below_zero() {
    assert_eq!(
        CrossProducts::new(1).add(&[1.0], 1.0, -1.0),
        Err(NotComputable::NegativeWeight)
    );
    let school = SchoolSum {
        pupils: 2,
        weight: -2.0,
        weighted_sum: 1.0,
    };
    assert_eq!(
        clustered_means::mean(&[school, school]),
        Err(NotComputable::NegativeWeight)
    );
    let fit = logit::fit(&[cell(0.0, 3, 10), cell(1.0, 5, 10)], 2)
        .expect("converges")
        .fitted;
    let pupil = Counterfactual {
        weight: -1.0,
        focal: vec![1.0, 1.0],
        reference: vec![1.0, 0.0],
    };
    assert_eq!(
        risk_difference(&fit, &[pupil]),
        Err(NotComputable::NegativeWeight)
    );
    assert_eq!(risk_difference(&fit, &[]), Err(NotComputable::EmptyGroup));
    assert_eq!(
        clustered_means::effective_size(3, 0.0, 0.0),
        Err(NotComputable::EmptyGroup)
    );
    assert_eq!(
        clustered_means::effective_size(3, 10.0, 2.0),
        Err(NotComputable::InconsistentSums)
    );
}

#[test]
fn too_few_schools_or_pupils() {
    let schools = cross_products(525, |pupil| pupil.advice as f64, |_| 1.0);
    let one = [merged(&schools)];
    assert_eq!(
        least_squares::clustered(&one),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
    assert_eq!(
        least_squares::clustered(&[]),
        Err(NotComputable::NotEnoughUnits { have: 0, need: 2 })
    );
    assert_eq!(
        least_squares::classical(&line(&[(1.0, 1.0), (2.0, 3.0)])),
        Err(NotComputable::NotEnoughUnits { have: 2, need: 3 })
    );
    let group = SchoolSum::unweighted(4, 10.0);
    assert_eq!(
        clustered_means::difference(&[(group, group)]),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
    let empty = SchoolSum::default();
    assert_eq!(
        clustered_means::difference(&[(group, empty), (group, empty)]),
        Err(NotComputable::EmptyGroup)
    );
    assert_eq!(
        least_squares::heteroskedastic(&[]),
        Err(NotComputable::EmptyGroup)
    );
}

#[test]
fn columns_that_do_not_fit() {
    let mismatch = NotComputable::ShapeMismatch { have: 1, need: 2 };
    let mut sums = CrossProducts::new(2);
    assert_eq!(sums.add(&[1.0], 1.0, 1.0), Err(mismatch));
    assert_eq!(sums.merge(&CrossProducts::new(1)), Err(mismatch));
    assert_eq!(
        CrossProducts::from_sums(3, &[1.0], &[1.0, 1.0], 1.0),
        Err(NotComputable::ShapeMismatch { have: 1, need: 4 })
    );
    assert_eq!(
        CrossProducts::from_sums(3, &[1.0, 2.0, 3.0, 4.0], &[1.0, 1.0], 1.0),
        Err(NotComputable::InconsistentSums)
    );
    let odd = Cell {
        x: vec![1.0],
        pupils: 1,
        sum: 1.0,
        sum_of_squares: 1.0,
    };
    let even = Cell::binary(vec![1.0, 0.0], tally(1, 3));
    assert_eq!(least_squares::heteroskedastic(&[even, odd]), Err(mismatch));
    assert_eq!(
        decomposition::oaxaca_blinder(&CrossProducts::new(1), &CrossProducts::new(2)),
        Err(mismatch)
    );
    assert_eq!(
        decomposition::oaxaca_blinder(&CrossProducts::new(2), &CrossProducts::new(2)),
        Err(NotComputable::EmptyGroup)
    );
    assert_eq!(
        superiority(Ladder {
            focal: &[1],
            reference: &[1, 2]
        }),
        Err(mismatch)
    );
}

fn cell(x: f64, successes: u64, total: u64) -> BinomialCell {
    BinomialCell {
        x: vec![1.0, x],
        outcomes: tally(successes, total),
    }
}

#[test]
fn logit_without_an_answer() {
    assert_eq!(logit::fit(&[], 2), Err(NotComputable::EmptyGroup));
    assert_eq!(logit::fit(&[cell(0.0, 0, 0)], 2), Err(NotComputable::EmptyGroup));
    assert_eq!(
        logit::fit(&[cell(1.0, 3, 10), cell(1.0, 4, 10)], 2),
        Err(NotComputable::Singular)
    );
    // Everybody above a score succeeds, everybody below fails.
    let steps: Vec<_> = (0..10)
        .map(|x| cell(f64::from(x), if x < 5 { 0 } else { 8 }, 8))
        .collect();
    assert_eq!(logit::fit(&steps, 2), Err(NotComputable::Separated));
    // One group in which nobody succeeds.
    assert_eq!(
        logit::fit(&[cell(0.0, 4, 10), cell(1.0, 0, 10)], 2),
        Err(NotComputable::Separated)
    );
    assert_eq!(
        logit::fit(&[cell(0.0, 0, 10), cell(1.0, 0, 10)], 2),
        Err(NotComputable::Separated)
    );
    assert_eq!(
        logit::fit(&[cell(f64::NAN, 4, 10)], 2),
        Err(NotComputable::NotFinite)
    );
    let mismatch = NotComputable::ShapeMismatch { have: 2, need: 3 };
    assert_eq!(logit::fit(&[cell(0.0, 4, 10)], 3), Err(mismatch));
    let two = Step::of(&[cell(0.0, 4, 10)], &[0.0, 0.0]).expect("two columns");
    let mut three = Step::of(&[], &[0.0; 3]).expect("no cells");
    assert_eq!(three.merge(&two), Err(mismatch));
    let fit = logit::fit(&[cell(0.0, 3, 10), cell(1.0, 5, 10)], 2).expect("converges");
    assert_eq!(
        logit::clustered(&fit, &[vec![cell(0.0, 3, 10)], vec![]]),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
    assert!(counterfactuals(&[cell(0.0, 1, 2)], 2, Population::All).is_err());
}

#[test]
fn groups_that_never_meet() {
    let apart = [
        Stratum {
            focal: tally(2, 5),
            reference: Tally::EMPTY,
        },
        Stratum {
            focal: Tally::EMPTY,
            reference: tally(3, 5),
        },
    ];
    assert_eq!(
        standardised_gap(&apart, Weights::Pooled),
        Err(NotComputable::NoCommonSupport)
    );
    assert_eq!(
        standardised_gap(&[], Weights::Pooled),
        Err(NotComputable::EmptyGroup)
    );
    assert_eq!(
        decomposition::kitagawa(&apart),
        Err(NotComputable::NoCommonSupport)
    );
    assert_eq!(
        mantel_haenszel::common_odds_ratio(&apart),
        Err(NotComputable::NoCommonSupport)
    );
    assert_eq!(
        mantel_haenszel::no_association(&apart),
        Err(NotComputable::NoCommonSupport)
    );
    assert_eq!(
        stratified(
            &[Ladder {
                focal: &[1, 2],
                reference: &[0, 0]
            }],
            Weights::Focal
        ),
        Err(NotComputable::NoCommonSupport)
    );
    assert_eq!(
        superiority(Ladder {
            focal: &[1, 2],
            reference: &[0, 0]
        }),
        Err(NotComputable::EmptyGroup)
    );
}

#[test]
fn outcomes_that_all_agree() {
    let all = [Stratum {
        focal: tally(5, 5),
        reference: tally(8, 8),
    }; 2];
    assert_eq!(
        mantel_haenszel::common_odds_ratio(&all),
        Err(NotComputable::ZeroCell)
    );
    assert_eq!(
        mantel_haenszel::no_association(&all),
        Err(NotComputable::Constant)
    );
    let telling = Stratum {
        focal: tally(3, 5),
        reference: tally(2, 8),
    };
    assert_eq!(
        mantel_haenszel::equal_odds_ratios(&[telling, all[0]]),
        Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
    );
}

#[test]
fn probabilities_out_of_range() {
    for rate in [0.0, 1.0, -0.2, f64::NAN] {
        assert!(sample_size::per_group(rate, 0.1, 0.8, Confidence::default()).is_err());
    }
    assert!(sample_size::per_group(0.5, 1.5, 0.8, Confidence::default()).is_err());
    assert!(sample_size::per_group(0.5, 0.1, 1.0, Confidence::default()).is_err());
}

#[test]
fn a_reason_reads_as_its_name_and_values() {
    let reason = NotComputable::NotEnoughUnits { have: 1, need: 2 };
    assert_eq!(reason.to_string(), "NotEnoughUnits { have: 1, need: 2 }");
}
