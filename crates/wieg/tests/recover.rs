//! The recovery study tries the estimator that reports show: the same pupils give the same figures in both.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use explore::random::Random;
use explore::recover::cohort::{Cohort, draw};
use explore::recover::estimators::{Answer, Bootstrap, Estimator, answers};
use explore::recover::plan::{Column, Failure, Plan, Purpose};
use explore::recover::seen::school_code;
use explore::recover::world::{Setting, UNKNOWN};
use measuring::definition::Definition;
use measuring::finding::{Body, CorrectedGap, Figure};
use measuring::{Choice, Profile, Settings, count, measure};
use std::path::Path;
use vocabulary::advice::AdviceKind;
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin};
use vocabulary::test::{Reliability, ReliabilityPopulation};
use vocabulary::{
    Advice, Decimals, Label, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, Tables,
    TestDefinition, TestUse,
};

const CLASSES: [&str; 3] = ["low", "mid", "high"];
const BOOTSTRAP: Bootstrap = Bootstrap {
    replicates: 200,
    seed: 2022,
};
const RELIABILITY: f64 = 0.85;

/// The cohort as canonical tables, with what is stated of the test.
fn tables(cohort: &Cohort, year: i16, reliability: Reliability) -> Tables {
    let mut tables = Tables::empty(Origin::Records);
    tables.schools = (0..cohort.schools)
        .map(|school| School {
            code: SchoolCode::new(&school_code(school)).unwrap(),
            name: None,
            board: None,
            surroundings: None,
        })
        .collect();
    tables.backgrounds.push(Background {
        id: "background".to_owned(),
        label: Label::same("background"),
        classes: CLASSES
            .map(|code| Class {
                code: code.to_owned(),
                label: Label::same(code),
            })
            .to_vec(),
        measure_decimals: None,
        measure_unit: None,
    });
    tables.tests.push(TestDefinition {
        id: "test".to_owned(),
        label: Label::same("test"),
        provider: None,
        unit: Label::same("points"),
        used_as: TestUse::Condition,
        decimals: Decimals::new(0).unwrap(),
        band_width: None,
        range: None,
        reliability: Some(reliability),
    });
    let mut class = Vec::new();
    for (pupil, advice) in (0_u32..).zip(&cohort.advice) {
        let row = pupil as usize;
        let mut key = [0; 16];
        key[..4].copy_from_slice(&(pupil + 1).to_le_bytes());
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push(cohort.school[row]);
        tables.pupil.origin_school.push(None);
        tables.pupil.cohort.push(SchoolYear::starting(year).unwrap());
        tables.pupil.weight.push(Decimals::WEIGHT.one());
        class.push(match cohort.group[row] {
            UNKNOWN => ClassCode::UNKNOWN,
            group => tables.backgrounds[0]
                .class_code(CLASSES[usize::from(group)])
                .unwrap(),
        });
        tables.test.pupil.push(pupil);
        tables.test.test.push(0);
        tables.test.score.push(i64::from(cohort.scores[row][0]));
        tables.advice.pupil.push(pupil);
        tables.advice.kind.push(AdviceKind::Final);
        // Nine advices from vmbo-bb, every other one dual.
        let [low, high] =
            [1 + advice / 2, 1 + advice.div_ceil(2)].map(|rung| Level::from_rung(rung).unwrap());
        tables
            .advice
            .advice
            .push(Advice::Range(LevelRange::new(low, high).unwrap()));
        tables.advice.reason_recorded.push(None);
    }
    tables.pupil.backgrounds.push(BackgroundColumn {
        class,
        measure: Vec::new(),
    });
    assert_eq!(tables.breaches(), []);
    tables
}

fn definition(folder: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../indicators");
    std::fs::read_to_string(path.join(folder).join("definition.toml")).unwrap()
}

/// The gap in the share with havo or above, as the indicator says it.
fn share() -> Definition {
    Definition::read(&definition("havo-advice-gap-at-equal-score")).unwrap()
}

/// The same method for the level of the advice.
fn level(follows_test: bool) -> Definition {
    let text = definition("outcome-gap-at-equal-score")
        .replace("outcome_score", "advice_final_half_levels")
        .replace("id = \"outcome-gap", "id = \"advice-gap");
    let follows = "value = \"advice_final_half_levels\"\nfollows_test = \"era = 'transition-test'\"";
    let text = if follows_test {
        text.replace("value = \"advice_final_half_levels\"", follows)
    } else {
        text
    };
    Definition::read(&text).unwrap()
}

fn measured(tables: &Tables, definition: &Definition) -> CorrectedGap {
    let cube = count(tables, Choice::first(tables), std::slice::from_ref(definition));
    let settings = Settings {
        profile: Profile::intern(),
        replicates: BOOTSTRAP.replicates,
        seed: BOOTSTRAP.seed,
        ..Settings::default()
    };
    let found = measure(&cube, std::slice::from_ref(definition), &settings, |_, _| {});
    match &found.findings[0].body {
        Ok(Body::Conditional(conditional)) => conditional.corrected.clone().unwrap(),
        other => panic!("{other:?}"),
    }
}

fn same(figure: &Figure, answer: &Answer) {
    for (reported, studied) in [
        (figure.value, answer.value),
        (figure.interval.low, answer.interval.low),
        (figure.interval.high, answer.interval.high),
    ] {
        assert!((reported - studied).abs() < 1e-8, "{figure:?} {answer:?}");
    }
}

/// The estimators of a cell of the study.
fn asked(column: Column) -> Estimator {
    let plan = Plan::full(&[500], 20, 1).unwrap();
    let case = plan
        .cases
        .iter()
        .find(|case| case.setting.reliability == RELIABILITY && case.purpose == Purpose::Grid);
    let of_column = case.unwrap().asked.iter().find(|(of, _)| *of == column);
    of_column.unwrap().1
}

/// Many schools (percentiles), few (t), and so few pupils that a straight line is all that they bear.
#[test]
fn reports_show_what_the_study_tries() {
    for (pupils, school_size) in [(5_000, 24), (500, 24), (240, 60)] {
        let setting = Setting {
            school_size,
            ..Setting::plain(pupils, 0.14, RELIABILITY)
        };
        let cohort = draw(&setting, Random::new(1, 0));
        let estimators = [Column::Shipped, Column::ShippedShare, Column::ShippedRange].map(asked);
        let studied = answers(&cohort, &estimators, BOOTSTRAP);
        let known = Reliability {
            low: RELIABILITY,
            high: RELIABILITY,
            population: ReliabilityPopulation::AllPupils,
        };
        let range = Reliability {
            low: RELIABILITY - 0.05,
            high: RELIABILITY + 0.05,
            ..known
        };
        let tables_known = tables(&cohort, 2021, known);
        same(
            &measured(&tables_known, &level(false)).at_equal_score,
            studied[0].as_ref().unwrap(),
        );
        same(
            &measured(&tables_known, &share()).at_equal_score,
            studied[1].as_ref().unwrap(),
        );
        let tables_range = tables(&cohort, 2021, range);
        same(
            &measured(&tables_range, &level(false)).at_equal_score,
            studied[2].as_ref().unwrap(),
        );
    }
}

/// Where the advice follows the test, a report runs from the measured to the converted gap, and so does the study.
#[test]
fn so_they_do_where_advice_follows_the_test() {
    let plan = Plan::full(&[], 20, 1).unwrap();
    let case = plan
        .cases
        .iter()
        .find(|case| case.purpose == Purpose::Failure(Failure::FollowsTestBetween))
        .unwrap();
    let cohort = draw(&case.setting, Random::new(2, 0));
    let studied = answers(&cohort, &[case.asked[0].1], BOOTSTRAP);
    let known = Reliability {
        low: RELIABILITY,
        high: RELIABILITY,
        population: ReliabilityPopulation::AllPupils,
    };
    let reported = measured(&tables(&cohort, 2024, known), &level(true));
    same(&reported.at_equal_score, studied[0].as_ref().unwrap());
}

/// Unknown backgrounds count for the spread of the test and for nothing else, in both.
#[test]
fn so_they_do_where_backgrounds_are_unknown() {
    let plan = Plan::full(&[], 20, 1).unwrap();
    let case = plan
        .cases
        .iter()
        .find(|case| case.purpose == Purpose::Failure(Failure::Missing))
        .unwrap();
    let cohort = draw(&case.setting, Random::new(3, 0));
    assert!(cohort.group.contains(&UNKNOWN));
    let studied = answers(&cohort, &[case.asked[0].1], BOOTSTRAP);
    let known = Reliability {
        low: RELIABILITY,
        high: RELIABILITY,
        population: ReliabilityPopulation::AllPupils,
    };
    let reported = measured(&tables(&cohort, 2021, known), &level(false));
    same(&reported.at_equal_score, studied[0].as_ref().unwrap());
}

fn wieg(arguments: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_wieg"));
    command.args(arguments).output().unwrap()
}

#[test]
fn a_page_is_written_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recovery.md");
    let path = path.to_str().unwrap();
    let done = wieg(&[
        "--lang", "en", "explore", "recover", "--small", "--reps", "20", "--out", path,
    ]);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("recovery.md"), "{said}");
    let page = std::fs::read_to_string(path).unwrap();
    for part in [
        "wieg explore recover --small --reps 20",
        "## The truth",
        "## 5000 pupils in 209 schools",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn other_sizes_and_contradictions_are_refused() {
    for (arguments, said) in [
        (&["--pupils", "700"][..], "5000"),
        (&["--pupils", "500", "--small"], "--small"),
        (&["--reps", "3"], "20"),
    ] {
        let done = wieg(&[&["explore", "recover"], arguments].concat());
        let errors = String::from_utf8(done.stderr).unwrap();
        assert!(!done.status.success() && errors.contains(said), "{errors}");
    }
}
