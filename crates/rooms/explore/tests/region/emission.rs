//! What the tables say: sound by the validator of the schema, true to the run, and apart from the truth.

use explore::dirt::{Dirt, apply};
use explore::{Scenario, Simulation, run};
use std::collections::BTreeMap;
use vocabulary::canonical::{Origin, Standing};
use vocabulary::reconsideration::Reconsideration;
use vocabulary::{Advice, AdviceKind, Level, ProfileSort, SchoolYear, Tables};

fn simulation() -> Simulation {
    run(&Scenario::default()).expect("the default scenario")
}

#[test]
fn the_tables_are_sound_and_say_where_they_come_from() {
    let simulation = simulation();
    let emission = simulation.tables();
    for tables in [&emission.primary, &emission.secondary] {
        assert_eq!(tables.breaches(), []);
        let Origin::Synthetic { seed, parameters, .. } = &tables.origin else {
            panic!("simulated tables say that they are");
        };
        assert_eq!((*seed, parameters), (1, &simulation.scenario.parameters.hash()));
        assert!(tables.schools.iter().all(|school| !school.code.is_brin()));
    }
    let again = run(&Scenario::default()).expect("the default scenario").tables();
    assert_eq!(emission, again);
}

fn advices(tables: &Tables, kind: AdviceKind) -> BTreeMap<u32, Advice> {
    let table = &tables.advice;
    let rows = table.pupil.iter().zip(&table.kind).zip(&table.advice);
    rows.filter(|((_, found), _)| **found == kind)
        .map(|((pupil, _), advice)| (*pupil, *advice))
        .collect()
}

#[test]
fn every_pupil_of_group_eight_has_advices_as_the_year_has_them() {
    let tables = simulation().tables().primary;
    let [provisional, test, last] = AdviceKind::ALL.map(|kind| advices(&tables, kind));
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..tables.pupils() as u32 {
        let cohort = tables.pupil.cohort[row as usize];
        assert!(provisional.contains_key(&row) && last.contains_key(&row));
        assert_eq!(
            test.contains_key(&row),
            cohort.start() != 2019,
            "no test in 2019-2020"
        );
        let test = test.get(&row).and_then(|advice| advice.range());
        let outcome = Reconsideration::of(provisional.get(&row).copied(), test, last.get(&row).copied());
        let word = match outcome {
            Reconsideration::Impossible | Reconsideration::FinalUnknown | Reconsideration::Partial => {
                panic!("{row}: {outcome:?}")
            }
            Reconsideration::Full => "full",
            Reconsideration::Unchanged => "unchanged",
            _ => "other",
        };
        *outcomes.entry(word).or_default() += 1;
    }
    assert!(
        outcomes["full"] > 100 && outcomes["unchanged"] > 100,
        "{outcomes:?}"
    );
    let reasons = tables.advice.reason_recorded.iter().flatten().count();
    let early = tables
        .pupil
        .cohort
        .iter()
        .filter(|cohort| **cohort < SchoolYear::DOORSTROOMTOETS)
        .count();
    assert!(reasons > 0 && early > 0 && reasons < outcomes["unchanged"]);
}

#[test]
fn careers_of_secondary_school_hang_together() {
    let simulation = simulation();
    let tables = simulation.tables().secondary;
    let mut years: BTreeMap<u32, Vec<(SchoolYear, Standing)>> = BTreeMap::new();
    let rows = tables
        .position
        .pupil
        .iter()
        .zip(&tables.position.school_year)
        .zip(&tables.position.standing);
    for ((pupil, year), standing) in rows {
        years.entry(*pupil).or_default().push((*year, *standing));
    }
    let first_cohort = simulation.scenario.first_year - explore::run::FOLLOWED_BEFORE as i16;
    for pupil in 0..tables.pupils() as u32 {
        let mut career = years.remove(&pupil).expect("everyone has a first year");
        career.sort_by_key(|(year, _)| *year);
        assert_eq!(career[0].0, tables.pupil.cohort[pupil as usize]);
        assert!(career[0].0.start() >= first_cohort);
        assert!(
            career
                .windows(2)
                .all(|pair| pair[1].0.start() == pair[0].0.start() + 1),
            "no year is skipped"
        );
        let gone = career
            .iter()
            .position(|(_, standing)| *standing == Standing::LeftOutcomeUnknown);
        assert!(
            gone.is_none_or(|place| place == career.len() - 1),
            "who has left stays away"
        );
    }
    assert!(years.is_empty());
    let standings = &tables.position.standing;
    for wanted in [
        Standing::SpecialEducation,
        Standing::TransitionClass,
        Standing::LeftOutcomeUnknown,
    ] {
        assert!(standings.contains(&wanted), "{wanted:?}");
    }
    // Every level gives diplomas, and a diploma belongs to the last year of its level.
    for level in Level::ALL {
        assert!(tables.diploma.level.contains(&level), "{level}");
    }
    // Placement lies at the advice or around it, as nobody may be placed below it.
    let last = advices(&tables, AdviceKind::Final);
    for (pupil, class) in tables.placement.pupil.iter().zip(&tables.placement.class) {
        if let Some(advice) = last.get(pupil).and_then(|advice| advice.range()) {
            assert!(class.high() >= advice.low(), "{pupil}: {class} against {advice}");
        }
    }
}

/// Whoever is far enough has a profile of the level, and the shares are those of the country.
#[test]
fn profiles_are_spread_as_they_are_in_the_country() {
    let simulation = simulation();
    let tables = simulation.tables().secondary;
    let position = &tables.position;
    let mut of_girls: BTreeMap<&str, f64> = BTreeMap::new();
    let sex = tables
        .backgrounds
        .iter()
        .position(|background| background.id == "sex")
        .expect("a sex");
    for row in 0..position.pupil.len() {
        let (Standing::InClass(class), Some(study)) = (position.standing[row], position.study_year[row])
        else {
            assert_eq!(position.profile[row], None);
            continue;
        };
        let sort = ProfileSort::of_class(class);
        let has = sort.is_some_and(|sort| study >= sort.first_study_year());
        assert_eq!(position.profile[row].is_some(), has, "{class} {study}");
        if let Some(profile) = position.profile[row] {
            assert_eq!(profile.sort(), sort);
            let is_girl = tables.pupil.backgrounds[sex].class[position.pupil[row] as usize].0 == 2;
            if is_girl && class.code() == "havo" {
                *of_girls.entry(profile.code()).or_default() += 1.0;
            }
        }
    }
    let all: f64 = of_girls.values().sum();
    // A pupil counts in every year: with about 400 girls two standard errors are five in a hundred.
    for (code, share) in [("nt", 0.0493), ("ng", 0.2894), ("em", 0.4017), ("cm", 0.1828)] {
        assert!(
            (of_girls[code] / all - share).abs() < 0.08,
            "{code}: {of_girls:?}"
        );
    }
}

/// Missing parental education is missing at the stated rates, which differ by what is missing.
#[test]
fn parental_education_is_missing_at_its_rate() {
    let simulation = run(&Scenario {
        pupils: 40_000,
        ..Scenario::default()
    })
    .expect("a plain scenario");
    let tables = simulation.tables().primary;
    let truth = simulation.truth();
    assert_eq!(truth.pupils.key, tables.pupil.key);
    let mut counts = [(0.0, 0.0); 3];
    for (education, class) in truth
        .pupils
        .education
        .iter()
        .zip(&tables.pupil.backgrounds[0].class)
    {
        let count: &mut (f64, f64) = &mut counts[usize::from(*education)];
        count.0 += 1.0;
        count.1 += f64::from(u8::from(!class.is_known()));
        assert!(!class.is_known() || class.0 == education + 1);
    }
    for ((pupils, missing), rate) in counts
        .into_iter()
        .zip(simulation.scenario.parameters.missing_education)
    {
        let error = (rate * (1.0 - rate) / pupils).sqrt();
        assert!(
            (missing / pupils - rate).abs() < 4.0 * error,
            "{} instead of {rate}",
            missing / pupils
        );
    }
}

/// The observed reliability is the stated one: the squared correlation of skill and score.
#[test]
fn the_test_is_as_reliable_as_it_says() {
    let simulation = run(&Scenario {
        pupils: 60_000,
        ..Scenario::default()
    })
    .expect("a plain scenario");
    let truth = simulation.truth();
    let pairs: Vec<(f64, f64)> = truth
        .pupils
        .skill
        .iter()
        .zip(&truth.pupils.test_error)
        .filter(|(_, error)| error.is_finite())
        .map(|(skill, error)| (f64::from(*skill), f64::from(*skill) + f64::from(*error)))
        .collect();
    let number = pairs.len() as f64;
    let mean = pairs.iter().fold((0.0, 0.0), |sum, pair| {
        (sum.0 + pair.0 / number, sum.1 + pair.1 / number)
    });
    let moments = pairs.iter().fold((0.0, 0.0, 0.0), |sum, pair| {
        let (x, y) = (pair.0 - mean.0, pair.1 - mean.1);
        (sum.0 + x * x, sum.1 + x * y, sum.2 + y * y)
    });
    let squared = moments.1 * moments.1 / (moments.0 * moments.2);
    assert!((squared - truth.reliability).abs() < 0.01, "{squared}");
}

#[test]
fn exports_have_a_row_for_each_pupil_and_can_be_made_dirty() {
    let simulation = simulation();
    let year = SchoolYear::starting(2023).expect("in range");
    let tables = simulation.tables().primary;
    let mut sheet = simulation.primary_sheet(year);
    let of_year = tables
        .pupil
        .cohort
        .iter()
        .filter(|cohort| **cohort == year)
        .count();
    assert_eq!(sheet.rows.len(), of_year);
    assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
    let dirt = Dirt {
        duplicate: 0.05,
        missing: 0.1,
        late: 0.02,
        merged: 0.1,
        renamed: 0.1,
        small: 0.0,
    };
    let done = apply(&dirt, &mut sheet, 3).expect("shares");
    assert_eq!(sheet.rows.len(), of_year + done.duplicate.1);
    let secondary = simulation.secondary_sheet(year);
    let at_school = simulation.record.positions[(2023 - simulation.record.first_year) as usize].len();
    assert_eq!(secondary.rows.len(), at_school);
    let before = SchoolYear::starting(1980).expect("in range");
    assert!(simulation.secondary_sheet(before).rows.is_empty());
}

#[test]
fn a_small_town_works_as_well() {
    let scenario = Scenario {
        pupils: 600,
        years: 3,
        ..Scenario::default()
    };
    let emission = run(&scenario).expect("small, but whole").tables();
    assert_eq!(
        (emission.primary.breaches(), emission.secondary.breaches()),
        (vec![], vec![])
    );
    assert!(emission.primary.pupils() > 60);
}
