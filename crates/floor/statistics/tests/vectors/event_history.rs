//! Careers: hazards, survival, competing events, moves over years.

use crate::fixtures::{CLOSED, ITERATIVE, close, tally};
use statistics::Tally;
use statistics::competing_risks::cumulative_incidence;
use statistics::followed_share::FollowedShare;
use statistics::hazard_model::{HazardCell, HazardFit, Link, fit};
use statistics::person_periods::{Period, PersonPeriods, Spell};
use statistics::survival::survival;
use statistics::transitions::{TransitionCounts, share_ending_in};

/// Events among those at risk in three years, both groups.
const YEARS: [[(u64, u64); 3]; 2] = [
    [(20, 400), (30, 380), (45, 350)],
    [(30, 300), (35, 270), (30, 235)],
];

fn years(group: usize) -> Vec<Tally> {
    YEARS[group]
        .iter()
        .map(|&(events, at_risk)| tally(events, at_risk))
        .collect()
}

#[test]
fn survival_of_two_groups() {
    for (group, share, greenwood) in [
        (0, 0.7625, 0.021_277_555_7),
        (1, 0.683_333_333_3, 0.026_856_959_9),
    ] {
        let curve = survival(&years(group)).expect("somebody at risk");
        close(curve[2].value, share, CLOSED);
        close(curve[2].standard_error, greenwood, CLOSED);
    }
}

fn hazard_model(link: Link) -> HazardFit {
    let cells: Vec<HazardCell> = (0..2)
        .flat_map(|group| {
            years(group)
                .into_iter()
                .enumerate()
                .map(move |(period, events)| HazardCell {
                    period,
                    x: vec![group as f64],
                    events,
                })
        })
        .collect();
    fit(&cells, link).expect("events in every year")
}

#[test]
fn discrete_time_logit() {
    let fitted = hazard_model(Link::Logit).fitted;
    for (column, (value, standard_error)) in [
        (-2.748_882_197_2, 0.166_654_658_6),
        (0.374_086_647_4, 0.196_865_224_9),
        (0.660_951_075_4, 0.192_327_353_1),
        (0.391_324_513_9, 0.153_629_736_7),
    ]
    .into_iter()
    .enumerate()
    {
        let found = fitted.coefficient(column).expect("four columns");
        close(found.value, value, ITERATIVE);
        close(found.standard_error, standard_error, ITERATIVE);
    }
}

/// Statsmodels' GLM with the link CLogLog: docs/benchmarks/careers.py.
#[test]
fn proportional_hazards_in_whole_years() {
    let fitted = hazard_model(Link::ComplementaryLogLog).fitted;
    for (column, (value, standard_error)) in [
        (-2.773_413_047_558, 0.160_024_270_763),
        (0.356_887_259_828, 0.188_099_298_879),
        (0.623_529_970_355, 0.182_736_057_993),
        (0.366_319_540_365, 0.145_246_249_423),
    ]
    .into_iter()
    .enumerate()
    {
        let found = fitted.coefficient(column).expect("four columns");
        close(found.value, value, ITERATIVE);
        close(found.standard_error, standard_error, ITERATIVE);
    }
}

/// Statsmodels' fits, derivatives by differences: docs/benchmarks/careers.py.
#[test]
fn survival_of_the_model() {
    for (link, expected) in [
        (
            Link::Logit,
            [
                (0.913_533_080_703, 0.013_032_482_816),
                (0.803_041_885_351, 0.020_720_393_213),
                (0.678_643_484_848, 0.027_074_049_424),
            ],
        ),
        (
            Link::ComplementaryLogLog,
            [
                (0.913_861_069_503, 0.012_996_301_564),
                (0.803_494_389_098, 0.020_677_109_566),
                (0.679_211_070_087, 0.027_093_858_940),
            ],
        ),
    ] {
        let curve = hazard_model(link).survival(&[1.0]).expect("one column");
        for (found, (value, standard_error)) in curve.iter().zip(expected) {
            close(found.value, value, ITERATIVE);
            close(found.standard_error, standard_error, ITERATIVE);
        }
    }
}

#[test]
fn up_or_down() {
    let years = [(200, 10, 6), (184, 14, 9), (161, 8, 12)]
        .map(|(at_risk, up, down)| Period::new(at_risk, vec![up, down]).expect("events at risk"));
    let careers = PersonPeriods::from_periods(2, years.to_vec()).expect("two kinds");
    let found = cumulative_incidence(&careers).expect("somebody at risk");
    values(&found.by_kind[0], [0.05, 0.12, 0.16]);
    values(&found.by_kind[1], [0.03, 0.075, 0.135]);
    values(&found.without_event, [0.92, 0.805, 0.705]);
}

#[track_caller]
fn values(found: &[FollowedShare], expected: [f64; 3]) {
    assert_eq!(found.len(), 3);
    for (share, value) in found.iter().zip(expected) {
        close(share.value, value, CLOSED);
    }
}

/// First period, last period, kind of event, pupils: some lost from sight, some who came late.
const SPELLS: [(u32, u32, Option<usize>, u64); 14] = [
    (0, 0, Some(0), 9),
    (0, 0, Some(1), 4),
    (0, 0, None, 11),
    (0, 1, Some(0), 14),
    (0, 1, Some(1), 8),
    (0, 1, None, 20),
    (0, 2, Some(0), 6),
    (0, 2, Some(1), 13),
    (0, 2, None, 60),
    (1, 1, Some(0), 3),
    (1, 2, Some(1), 5),
    (1, 2, None, 12),
    (2, 2, Some(0), 2),
    (2, 2, None, 7),
];

/// Statsmodels' `SurvfuncRight` with entry times; incidence with derivatives by differences (careers.py).
#[test]
fn lost_from_sight_and_late() {
    let mut careers = PersonPeriods::new(2);
    for (first, last, event, pupils) in SPELLS {
        let spell = Spell {
            first,
            last,
            event,
            pupils,
        };
        careers.add(spell).expect("in order");
    }
    let found = cumulative_incidence(&careers).expect("somebody at risk");
    values(
        &found.without_event,
        [0.910_344_827_586, 0.748_936_170_213, 0.563_485_309_017],
    );
    errors(
        &found.without_event,
        [0.023_725_022_797, 0.035_189_616_343, 0.041_185_014_606],
    );
    values(
        &found.by_kind[0],
        [0.062_068_965_517, 0.171_826_852_531, 0.228_888_655_976],
    );
    errors(
        &found.by_kind[0],
        [0.020_037_277_163, 0.030_641_558_026, 0.034_538_510_998],
    );
    values(
        &found.by_kind[1],
        [0.027_586_206_897, 0.079_236_977_256, 0.207_626_035_007],
    );
    errors(
        &found.by_kind[1],
        [0.013_601_523_263, 0.021_948_007_020, 0.033_807_925_364],
    );
}

/// Statsmodels' `CumIncidenceRight`, which knows no late entry.
#[test]
fn lost_from_sight_only() {
    let mut careers = PersonPeriods::new(2);
    for (first, last, event, pupils) in SPELLS.into_iter().filter(|spell| spell.0 == 0) {
        let spell = Spell {
            first,
            last,
            event,
            pupils,
        };
        careers.add(spell).expect("in order");
    }
    let up = &cumulative_incidence(&careers).expect("somebody at risk").by_kind[0];
    values(up, [0.062_068_965_517, 0.167_398_119_122, 0.223_967_302_885]);
    errors(up, [0.020_037_277_163, 0.031_931_334_897, 0.037_170_915_388]);
}

#[track_caller]
fn errors(found: &[FollowedShare], expected: [f64; 3]) {
    for (share, standard_error) in found.iter().zip(expected) {
        close(share.standard_error, standard_error, CLOSED);
    }
}

/// The shares of the first row are exact; errors with derivatives by differences (careers.py).
#[test]
fn moves_over_two_years() {
    let table =
        |rows: [[u64; 3]; 3]| TransitionCounts::new(&[&rows[0], &rows[1], &rows[2]]).expect("three by three");
    let years = [
        table([[85, 10, 5], [8, 80, 12], [2, 10, 88]]),
        table([[44, 4, 2], [12, 168, 20], [1, 7, 92]]),
    ];
    for (from, destinations, value, standard_error) in [
        (0, &[0][..], 0.7545, 0.049_217_222_595),
        (0, &[1], 0.1555, 0.039_906_327_819),
        (0, &[2], 0.09, 0.030_447_003_137),
        (0, &[1, 2], 0.2455, 0.049_217_222_595),
        (2, &[0], 0.0324, 0.015_139_114_901),
    ] {
        let found = share_ending_in(&years, from, destinations).expect("somebody in every state");
        close(found.value, value, CLOSED);
        close(found.standard_error, standard_error, CLOSED);
    }
}
