//! Everyone is in exactly one place every year, and nobody gets lost on the way.

use explore::policies::{Adjustment, Bridge, Choice, TieBreak};
use explore::state::{Lowest, Place};
use explore::steps::exams;
use explore::{Parameters, Policies, Scenario, run};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn scenario(seed: u64) -> Scenario {
    Scenario {
        pupils: 5_000,
        years: 8,
        seed,
        ..Scenario::default()
    }
}

#[test]
fn all_who_entered_are_somewhere_and_only_once() {
    for seed in [1, 2, 3] {
        let simulation = run(&scenario(seed)).expect("a plain scenario");
        let mut before = 0;
        for report in &simulation.reports {
            assert_eq!(
                report.by_place.iter().sum::<u32>(),
                report.entered,
                "{}",
                report.year
            );
            assert!(report.entered > before);
            before = report.entered;
        }
        assert_eq!(simulation.pupils.len(), before as usize);
        for positions in &simulation.record.positions {
            let seen: BTreeSet<u32> = positions.iter().map(|position| position.pupil).collect();
            assert_eq!(seen.len(), positions.len());
        }
    }
}

#[test]
fn the_stock_is_what_was_asked_from_the_first_observed_year_on() {
    let simulation = run(&scenario(1)).expect("a plain scenario");
    for report in simulation.reports.iter().rev().take(8) {
        let enrolled = f64::from(report.enrolled());
        assert!(
            (enrolled / 5_000.0 - 1.0).abs() < 0.06,
            "{}: {enrolled}",
            report.year
        );
    }
}

#[test]
fn places_are_never_exceeded_and_every_applicant_is_placed() {
    let simulation = run(&scenario(4)).expect("a plain scenario");
    for report in &simulation.reports {
        let placed = report.placements;
        assert_eq!(
            placed.on_list + placed.beside_list + placed.beyond_places,
            placed.applicants
        );
        assert_eq!(placed.beyond_places, 0, "{}", report.year);
    }
    let programmes = &simulation.region.programmes;
    for (positions, year) in simulation
        .record
        .positions
        .iter()
        .zip(simulation.record.first_year..)
    {
        let mut taken = vec![0; programmes.len()];
        for position in positions {
            let pupil = position.pupil as usize;
            if simulation.pupils.started[pupil] == year && position.place == Place::Secondary {
                let programme = programmes.iter().position(|programme| {
                    (programme.school, programme.low, programme.high)
                        == (position.school, position.low, position.high)
                });
                taken[programme.expect("first classes are programmes")] += 1;
            }
        }
        for (taken, programme) in taken.iter().zip(programmes) {
            assert!(*taken <= programme.capacity, "{year}: {taken} in {programme:?}");
        }
    }
}

/// Were there too few places after all, pupils are still placed, and the report says how many.
#[test]
fn too_few_places_are_counted_and_nobody_is_dropped() {
    let mut parameters = Parameters::default();
    parameters.set("attraction_secondary", &[2.5]).expect("in range");
    let crowded = Scenario {
        capacity_factor: 0.6,
        parameters,
        ..scenario(1)
    };
    let simulation = run(&crowded).expect("places for the expected");
    let beside: u32 = simulation
        .reports
        .iter()
        .map(|report| report.placements.beside_list)
        .sum();
    assert!(beside > 0);
    for report in &simulation.reports {
        let placed = report.placements;
        assert_eq!(
            placed.on_list + placed.beside_list + placed.beyond_places,
            placed.applicants
        );
    }
}

#[test]
fn numbers_are_numbers_advices_never_fall_and_diplomas_fit_the_career() {
    let simulation = run(&scenario(5)).expect("a plain scenario");
    let pupils = &simulation.pupils;
    for pupil in 0..pupils.len() {
        assert!(pupils.skill[pupil].is_finite() && pupils.skill[pupil].abs() < 8.0);
        if pupils.advised[pupil] > 0 {
            assert!(pupils.last[pupil] >= pupils.first[pupil] && pupils.last[pupil] <= 8);
            assert!(pupils.expectation[pupil].is_finite());
        }
        if pupils.place[pupil] == Place::LeftWithDiploma {
            assert_ne!(pupils.diplomas[pupil], 0);
        }
        if pupils.place[pupil] == Place::LeftOutcomeUnknown {
            assert_eq!(pupils.diplomas[pupil], 0);
        }
        if pupils.lowest[pupil] != Lowest::Basic {
            assert_eq!(pupils.first[pupil], 0);
        }
    }
    let mut seen = BTreeSet::new();
    for (pupil, year, rung) in &simulation.record.diplomas {
        assert!(seen.insert((*pupil, *rung)), "the same diploma twice");
        let positions = &simulation.record.positions[(year - simulation.record.first_year) as usize];
        let position = positions
            .iter()
            .find(|position| position.pupil == *pupil)
            .expect("was at school");
        assert_eq!((position.low, position.high), (*rung, *rung));
        assert_eq!(position.grade, exams::year_of(*rung));
    }
    assert!(simulation.in_place(Place::LeftOutcomeUnknown) > 0);
}

fn scenarios() -> impl Strategy<Value = Scenario> {
    let policies = (
        prop::sample::select(Adjustment::ALL),
        prop::sample::select(TieBreak::ALL),
        prop::option::of(prop::sample::select(Bridge::ALL)),
    );
    (300_u32..1_500, 2_u16..6, any::<u64>(), 0.7_f64..3.0, policies).prop_map(
        |(pupils, years, seed, capacity_factor, (adjustment, tie_break, bridge))| Scenario {
            pupils,
            years,
            seed,
            capacity_factor,
            policies: Policies {
                adjustment: adjustment.1,
                tie_break: tie_break.1,
                bridge: bridge.map(|bridge| bridge.1),
                ..Policies::default()
            },
            ..Scenario::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is asked, every pupil is in exactly one place every year: nobody is dropped, doubled or lost.
    #[test]
    fn nobody_is_dropped_whatever_is_asked(scenario in scenarios()) {
        // Too few places is a refusal, and then nothing is simulated.
        let Ok(simulation) = run(&scenario) else { return Ok(()) };
        for report in &simulation.reports {
            prop_assert_eq!(report.by_place.iter().sum::<u32>(), report.entered);
            let placed = report.placements;
            prop_assert_eq!(placed.on_list + placed.beside_list + placed.beyond_places, placed.applicants);
        }
        let last = simulation.reports.last().expect("a year");
        prop_assert_eq!(simulation.pupils.len() as u32, last.entered);
        let pupils = &simulation.pupils;
        let years: Vec<BTreeSet<u32>> = simulation
            .record
            .positions
            .iter()
            .map(|positions| positions.iter().map(|position| position.pupil).collect())
            .collect();
        for (positions, seen) in simulation.record.positions.iter().zip(&years) {
            prop_assert_eq!(seen.len(), positions.len(), "twice in a year");
        }
        for (year, pair) in (simulation.record.first_year..).zip(years.windows(2)) {
            for gone in pair[0].difference(&pair[1]) {
                prop_assert!(!pupils.place[*gone as usize].is_enrolled(), "lost after {}", year);
            }
            for new in pair[1].difference(&pair[0]) {
                prop_assert_eq!(pupils.started[*new as usize], year + 1, "from nowhere");
            }
        }
        let kept = simulation.reports.iter().rev().zip(simulation.record.positions.iter().rev());
        for (report, positions) in kept {
            for place in [Place::Transition, Place::Secondary, Place::SpecialSecondary] {
                let there = positions.iter().filter(|position| position.place == place).count();
                prop_assert_eq!(there as u32, report.by_place[place as usize]);
            }
        }
    }
}
