//! Agreement against values that other software computed (`docs/benchmarks/agreement.py`), and its interval against a
//! simulation whose truth is known.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use statistics::Confidence;
use statistics::agreement::{Coincidences, NoAgreement, Scale, alpha_interval, kappa};
use statistics::randomness::Stream;

fn vectors() -> Value {
    serde_json::from_str(include_str!("fixtures/agreement.json")).unwrap()
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().unwrap()
}

const SCALES: [(&str, Scale); 4] = [
    ("nominal", Scale::Nominal),
    ("ordinal", Scale::Ordinal),
    ("interval", Scale::Interval),
    ("ratio", Scale::Ratio),
];

/// Coder by coder in the file, unit by unit here.
fn coincidences(case: &Value) -> Coincidences {
    let coders: Vec<Vec<Option<f64>>> = list(case, "data")
        .iter()
        .map(|row| row.as_array().unwrap().iter().map(Value::as_f64).collect())
        .collect();
    let mut values: Vec<f64> = coders.iter().flatten().flatten().copied().collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let units = coders.first().map_or(0, Vec::len);
    Coincidences::of(
        &values,
        (0..units).map(|unit| coders.iter().map(move |row| row[unit])),
    )
}

fn reason(name: &str) -> NoAgreement {
    match name {
        "empty" => NoAgreement::NoValues,
        "one_coder" => NoAgreement::OneCoder,
        "no_pairable_unit" => NoAgreement::NothingInCommon,
        "no_variation" => NoAgreement::NoVariation,
        other => panic!("{other}"),
    }
}

#[test]
fn alpha_on_every_scale() {
    let all = vectors();
    let mut checked = 0;
    for set in ["alpha_published", "alpha_random", "alpha_edge", "alpha_rare"] {
        for case in list(&all, set) {
            let met = coincidences(case);
            if let Some(name) = case["not_computable"].as_str() {
                assert_eq!(met.alpha(Scale::Nominal), Err(reason(name)), "{}", case["name"]);
                checked += 1;
                continue;
            }
            assert_eq!(
                met.units(),
                case["pairable_units"].as_u64().unwrap(),
                "{}",
                case["name"]
            );
            for (name, scale) in SCALES {
                if let Some(expected) = case["alpha"][name].as_f64() {
                    let alpha = met.alpha(scale).unwrap();
                    assert!(
                        (alpha - expected).abs() < 1e-9,
                        "{} {name}: {alpha} {expected}",
                        case["name"]
                    );
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 120, "{checked}");
}

#[test]
fn alpha_of_places_without_counting_characters() {
    let all = vectors();
    let mut checked = 0;
    for set in ["segments", "kappa_counter_segments"] {
        for case in list(&all, set) {
            let place = |one: &Value| {
                (
                    one[0].as_u64().unwrap() as usize,
                    one[1].as_u64().unwrap() as usize,
                )
            };
            let coders: Vec<Vec<(usize, usize)>> = list(case, "segments")
                .iter()
                .map(|coder| coder.as_array().unwrap().iter().map(place).collect())
                .collect();
            let met = Coincidences::of_places(case["length"].as_u64().unwrap() as usize, &coders);
            match case["not_computable"].as_str() {
                Some(name) => assert_eq!(met.alpha(Scale::Nominal), Err(reason(name)), "{}", case["name"]),
                None => {
                    let (alpha, expected) = (
                        met.alpha(Scale::Nominal).unwrap(),
                        case["alpha"].as_f64().unwrap(),
                    );
                    assert!(
                        (alpha - expected).abs() < 1e-9,
                        "{}: {alpha} {expected}",
                        case["name"]
                    );
                }
            }
            checked += 1;
        }
    }
    assert!(checked >= 30, "{checked}");
}

#[test]
fn kappa_of_two_coders() {
    let all = vectors();
    for case in list(&all, "kappa") {
        let row =
            |key: &str| -> Vec<i64> { list(case, key).iter().map(|one| one.as_i64().unwrap()).collect() };
        let (a, b) = (row("a"), row("b"));
        let mut values: Vec<i64> = a.iter().chain(&b).copied().collect();
        values.sort_unstable();
        values.dedup();
        let mut table = vec![vec![0; values.len()]; values.len()];
        for (one, other) in a.iter().zip(&b) {
            let place = |value: &i64| values.iter().position(|known| known == value).unwrap();
            table[place(one)][place(other)] += 1;
        }
        match case["kappa"].as_f64() {
            Some(expected) => assert!(
                (kappa(&table).unwrap() - expected).abs() < 1e-9,
                "{}",
                case["name"]
            ),
            None => assert_eq!(
                kappa(&table),
                Err(reason(case["not_computable"].as_str().unwrap()))
            ),
        }
    }
}

/// The tables on which another tool gives 0.817 for nothing and 0.590 for good agreement.
#[test]
fn kappa_where_others_go_wrong() {
    let all = vectors();
    let cases = list(&all, "kappa_counter_examples");
    for case in cases {
        let count = |key: &str| case[key].as_u64().unwrap();
        let both = count("both");
        let table = [
            vec![count("neither"), count("coded_b") - both],
            vec![count("coded_a") - both, both],
        ];
        let expected = case["kappa"].as_f64().unwrap();
        assert!(
            (kappa(&table).unwrap() - expected).abs() < 1e-9,
            "{}",
            case["name"]
        );
    }
    let apart =
        |case: &&Value| (case["kappa"].as_f64().unwrap() - case["qualcoder"].as_f64().unwrap()).abs() > 0.1;
    assert!(cases.iter().filter(apart).count() >= 2);
}

/// Respondents of which each has its own share of a code, and two coders who are right nine times out of ten.
fn simulated(respondents: u64, seed: u64) -> Vec<(u64, Coincidences)> {
    (0..respondents)
        .map(|respondent| {
            let draw = Stream::new(seed, respondent);
            let share = 0.15 + 0.5 * draw.uniform(0);
            let units = 15 + (draw.uniform(1) * 30.0) as u64;
            let units = (0..units).map(|unit| {
                let truth = draw.uniform(10 + 3 * unit) < share;
                [11, 12]
                    .map(|coder| {
                        let is_right = draw.uniform(10 + 3 * unit + 1000 * coder) < 0.9;
                        Some(f64::from(u8::from(truth == is_right)))
                    })
                    .into_iter()
            });
            (respondent, Coincidences::of(&[0.0, 1.0], units))
        })
        .collect()
}

fn pooled(respondents: &[(u64, Coincidences)]) -> f64 {
    let mut all = Coincidences::none(&[0.0, 1.0]);
    respondents.iter().for_each(|(_, one)| all.add(one, 1.0));
    all.alpha(Scale::Nominal).unwrap()
}

/// The truth is that of so many respondents that chance is gone.
#[test]
fn the_interval_covers() {
    let truth = pooled(&simulated(20_000, 1));
    for respondents in [12, 25, 60] {
        let runs = 400;
        let covered = (0..runs)
            .filter(|run| {
                let drawn = simulated(respondents, 1_000 + run);
                let (interval, without) =
                    alpha_interval(&drawn, Scale::Nominal, 400, *run, Confidence::NINETY_FIVE).unwrap();
                assert!(without < 5, "{without}");
                interval.low <= truth && truth <= interval.high
            })
            .count();
        let share = covered as f64 / runs as f64;
        println!("{respondents} respondents: {share}");
        // Of 400 runs at 95%, chance alone gives 93 to 97% nearly always.
        assert!(
            (0.925..=0.985).contains(&share),
            "{respondents} respondents: {share}"
        );
    }
}

#[test]
fn one_respondent_has_no_interval() {
    assert!(alpha_interval(&simulated(1, 3), Scale::Nominal, 100, 1, Confidence::NINETY_FIVE).is_err());
    assert!(alpha_interval(&[], Scale::Nominal, 100, 1, Confidence::NINETY_FIVE).is_err());
}
