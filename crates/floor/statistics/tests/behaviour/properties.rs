//! Properties that hold for all counts, tried on random ones.

use proptest::prelude::*;

use statistics::decomposition::kitagawa;
use statistics::least_squares::{CrossProducts, classical};
use statistics::mobility::MobilityTable;
use statistics::standardisation::{Weights, standardised_gap};
use statistics::unknown_background::Known;
use statistics::{Confidence, Proportion, Stratum, Tally, difference};

fn any_tally(largest: u64) -> impl Strategy<Value = Tally> {
    (0..=largest).prop_flat_map(|total| {
        (0..=total).prop_map(move |successes| Tally::new(successes, total).expect("successes within total"))
    })
}

fn any_proportion(largest: u64) -> impl Strategy<Value = Proportion> {
    (1..=largest).prop_flat_map(|total| {
        (0..=total).prop_map(move |successes| Proportion::new(successes, total).expect("a filled group"))
    })
}

fn any_strata() -> impl Strategy<Value = Vec<Stratum>> {
    let stratum = (any_tally(30), any_tally(30)).prop_map(|(focal, reference)| Stratum { focal, reference });
    prop::collection::vec(stratum, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn intervals_of_a_rate_hold_the_rate_and_stay_in_range(rate in any_proportion(5_000), level in 0.5..0.999_f64) {
        let level = Confidence::new(level).expect("inside");
        for interval in [rate.wilson(level), rate.jeffreys(level), rate.clopper_pearson(level)] {
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
            prop_assert!(interval.low <= rate.estimate() + 1e-12 && rate.estimate() - 1e-12 <= interval.high);
        }
        let (wilson, exact) = (rate.jeffreys(level), rate.clopper_pearson(level));
        prop_assert!(exact.low <= wilson.low + 1e-12 && wilson.high <= exact.high + 1e-12);
    }

    #[test]
    fn intervals_of_a_difference_mirror_when_groups_are_exchanged(
        focal in any_proportion(300),
        reference in any_proportion(300),
    ) {
        let level = Confidence::default();
        for method in [difference::newcombe, difference::miettinen_nurminen, difference::agresti_caffo] {
            let (there, back) = (method(focal, reference, level), method(reference, focal, level));
            prop_assert!((there.low + back.high).abs() < 1e-9 && (there.high + back.low).abs() < 1e-9);
            prop_assert!(-1.0 <= there.low && there.low <= there.high && there.high <= 1.0);
        }
        let observed = difference::estimate(focal, reference);
        prop_assert!(difference::miettinen_nurminen(focal, reference, level).contains(observed));
    }

    #[test]
    fn the_parts_of_a_gap_add_up(strata in any_strata()) {
        if let Ok(split) = kitagawa(&strata) {
            prop_assert!((split.composition + split.rate + split.outside_support - split.raw_gap).abs() < 1e-12);
        }
    }

    #[test]
    fn a_standardised_gap_lies_between_the_gaps_of_its_strata(strata in any_strata()) {
        let gaps: Vec<f64> = strata
            .iter()
            .filter_map(|s| Some(s.focal.proportion().ok()?.estimate() - s.reference.proportion().ok()?.estimate()))
            .collect();
        for weights in [Weights::Pooled, Weights::Focal, Weights::Reference, Weights::MantelHaenszel] {
            match standardised_gap(&strata, weights) {
                Ok(result) => {
                    let (low, high) = gaps.iter().fold((1.0_f64, -1.0_f64), |(low, high), gap| (low.min(*gap), high.max(*gap)));
                    prop_assert!(low - 1e-12 <= result.gap.value && result.gap.value <= high + 1e-12);
                    prop_assert_eq!(result.support.strata_used, gaps.len());
                }
                Err(_) => prop_assert!(gaps.is_empty()),
            }
        }
    }

    /// Every division of the unknown, tried one by one, lies in the bounds, and two of them reach these.
    #[test]
    fn bounds_are_sharp(focal in any_tally(12), reference in any_tally(12), unknown in any_tally(10)) {
        let pupils = Known { focal, reference, unknown };
        let mut gaps = Vec::new();
        for joining in 0..=unknown.total() {
            for successes in 0..=unknown.successes().min(joining) {
                let failures = joining - successes;
                let others = unknown.total() - joining;
                if failures > unknown.failures() || focal.total() + joining == 0 || reference.total() + others == 0 {
                    continue;
                }
                let p = (focal.successes() + successes) as f64 / (focal.total() + joining) as f64;
                let q = (reference.successes() + unknown.successes() - successes) as f64
                    / (reference.total() + others) as f64;
                gaps.push(p - q);
            }
        }
        match pupils.bounds() {
            Ok(bounds) => {
                let (low, high) = gaps.iter().fold((2.0_f64, -2.0_f64), |(low, high), gap| (low.min(*gap), high.max(*gap)));
                prop_assert_eq!((bounds.low.gap, bounds.high.gap), (low, high));
            }
            Err(_) => prop_assert!(gaps.is_empty()),
        }
    }

    #[test]
    fn regression_does_not_depend_on_how_pupils_are_divided(
        rows in prop::collection::vec((-20_i32..20, 0_i32..2, -50_i32..50), 8..60),
        cut in 0_usize..8,
    ) {
        let sums = |rows: &[(i32, i32, i32)]| {
            let mut sums = CrossProducts::new(3);
            for &(score, group, y) in rows {
                sums.add(&[1.0, f64::from(score), f64::from(group)], f64::from(y), 1.0).expect("three columns");
            }
            sums
        };
        let (left, right) = rows.split_at(cut);
        let mut merged = sums(right);
        merged.merge(&sums(left)).expect("three columns");
        // Whole numbers add exactly, so the fits are the same to the last bit.
        prop_assert_eq!(classical(&merged), classical(&sums(&rows)));
    }

    #[test]
    fn mobility_summaries_turn_around_with_the_ladder(counts in prop::collection::vec(0_u64..40, 12)) {
        let rows: Vec<&[u64]> = counts.chunks(3).collect();
        let turned: Vec<Vec<u64>> = rows.iter().map(|row| row.iter().rev().copied().collect()).collect();
        let turned: Vec<&[u64]> = turned.iter().map(Vec::as_slice).collect();
        let (Ok(there), Ok(back)) = (MobilityTable::new(&rows), MobilityTable::new(&turned)) else { return Ok(()) };
        match (there.tau_b(), back.tau_b()) {
            (Ok(tau), Ok(reverse)) => {
                prop_assert!((tau + reverse).abs() < 1e-12 && (-1.0..=1.0).contains(&tau));
                let (ranks, reverse) = (there.rank_association().expect("varied"), back.rank_association().expect("varied"));
                prop_assert!((ranks.slope + reverse.slope).abs() < 1e-12);
                prop_assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&ranks.correlation));
                let v = there.cramers_v().expect("varied");
                prop_assert!((0.0..=1.0 + 1e-12).contains(&v));
            }
            (there, back) => prop_assert_eq!(there, back),
        }
    }
}
