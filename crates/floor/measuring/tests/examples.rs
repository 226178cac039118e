//! The worked tables of `indicators/*/examples.md` are tests: pupils in, figures out.

use measuring::definition::Definition;
use measuring::finding::{Body, EqualScore};
use measuring::{Choice, Profile, Settings, count, measure, numbers};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vocabulary::advice::{AdviceKind, read_levels};
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin, Standing};
use vocabulary::{
    Advice, Decimals, Label, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, SubjectProfile,
    Surroundings, Tables, TestDefinition, TestUse,
};

fn indicators() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../indicators")
}

/// The fenced blocks of a Markdown text: their word and their lines.
fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, Vec<String>)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(word)) => open = Some((word.trim().to_owned(), Vec::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, lines)), None) => lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    blocks
}

struct Example {
    background: Vec<String>,
    pupils: Vec<BTreeMap<String, String>>,
    figures: Vec<(String, f64, f64)>,
}

fn examples(text: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut background = Vec::new();
    let mut pupils = Vec::new();
    for (word, lines) in blocks(text) {
        match word.as_str() {
            "background" => {
                background = lines
                    .join(",")
                    .split(',')
                    .map(|code| code.trim().to_owned())
                    .filter(|c| !c.is_empty())
                    .collect();
            }
            "pupils" => {
                let header: Vec<&str> = lines[0].split(',').map(str::trim).collect();
                pupils = lines[1..]
                    .iter()
                    .filter(|line| !line.trim().is_empty())
                    .map(|line| {
                        header
                            .iter()
                            .zip(line.split(','))
                            .map(|(name, value)| ((*name).to_owned(), value.trim().to_owned()))
                            .collect()
                    })
                    .collect();
            }
            "figures" => {
                let figures = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| {
                    let (name, rest) = line.split_once('=').unwrap_or_else(|| panic!("a figure: {line}"));
                    let (value, tolerance) = rest.split_once("+-").unwrap_or((rest, "1e-9"));
                    (
                        name.trim().to_owned(),
                        value.trim().parse().expect("a number"),
                        tolerance.trim().parse().expect("a number"),
                    )
                });
                examples.push(Example {
                    background: background.clone(),
                    pupils: pupils.clone(),
                    figures: figures.collect(),
                });
            }
            _ => {}
        }
    }
    examples
}

fn decimals_of(rows: &[BTreeMap<String, String>], column: &str) -> Decimals {
    let places = rows.iter().filter_map(|row| {
        row.get(column)?
            .split_once('.')
            .map(|(_, fraction)| fraction.len())
    });
    Decimals::new(places.max().unwrap_or(0) as u8).expect("at most six decimals")
}

fn test(id: &str, used_as: TestUse, decimals: Decimals) -> TestDefinition {
    TestDefinition {
        id: id.to_owned(),
        label: Label::same(id),
        provider: None,
        unit: Label::same("points"),
        used_as,
        decimals,
        band_width: None,
        range: None,
        reliability: None,
    }
}

fn advice(code: &str) -> Advice {
    match code {
        "special-education" => Advice::SpecialEducation,
        "not-possible" => Advice::NotPossible,
        code => Advice::Range(LevelRange::from_code(code).unwrap_or_else(|| panic!("an advice: {code}"))),
    }
}

fn tables(example: &Example) -> Tables {
    let rows = &example.pupils;
    let mut tables = Tables::empty(Origin::Records);
    let has = |column: &str| {
        rows.iter()
            .any(|row| row.get(column).is_some_and(|value| !value.is_empty()))
    };
    let [score, outcome, measure] =
        ["score", "outcome_score", "background_measure"].map(|column| decimals_of(rows, column));
    tables.tests = vec![
        test("condition", TestUse::Condition, score),
        test("outcome", TestUse::Outcome, outcome),
    ];
    if !example.background.is_empty() || has("background_measure") {
        let class = |code: &String| Class {
            code: code.clone(),
            label: Label::same(code),
        };
        tables.backgrounds.push(Background {
            id: "background".to_owned(),
            label: Label::same("background"),
            classes: example.background.iter().map(class).collect(),
            measure_decimals: has("background_measure").then_some(measure),
            measure_unit: None,
        });
        tables.pupil.backgrounds.push(BackgroundColumn::default());
    }
    let mut schools: BTreeMap<String, u32> = BTreeMap::new();
    let mut surroundings: BTreeMap<u32, Surroundings> = BTreeMap::new();
    let mut number = 0_u64;
    for row in rows {
        let value = |column: &str| {
            row.get(column)
                .map(String::as_str)
                .filter(|value| !value.is_empty())
        };
        let mut school = |code: &str| {
            let next = schools.len() as u32;
            *schools.entry(code.to_owned()).or_insert(next)
        };
        let own = school(value("school").unwrap_or("A"));
        let origin = value("origin_school").map(&mut school);
        surroundings.extend(
            value("surroundings")
                .and_then(Surroundings::read)
                .map(|lies| (own, lies)),
        );
        let copies: usize = value("pupils")
            .unwrap_or("1")
            .parse()
            .expect("a number of pupils");
        for _ in 0..copies {
            let pupil = tables.pupil.key.len() as u32;
            number += 1;
            let mut key = [0; 16];
            key[..8].copy_from_slice(&number.to_le_bytes());
            tables.pupil.key.push(PupilKey(key));
            tables.pupil.school.push(own);
            tables.pupil.origin_school.push(origin);
            let cohort = value("cohort").map_or(SchoolYear::starting(2023), SchoolYear::read);
            let cohort = match value("era") {
                Some("end-test") => SchoolYear::starting(2021),
                _ => cohort,
            };
            tables.pupil.cohort.push(cohort.expect("a school year"));
            tables.pupil.weight.push(
                Decimals::WEIGHT
                    .read(value("weight").unwrap_or("1"))
                    .expect("a weight"),
            );
            if let (Some(definition), Some(column)) =
                (tables.backgrounds.first(), tables.pupil.backgrounds.first_mut())
            {
                let class = value("background").and_then(|code| definition.class_code(code));
                column.class.push(class.unwrap_or(ClassCode::UNKNOWN));
                if definition.measure_decimals.is_some() {
                    column
                        .measure
                        .push(value("background_measure").and_then(|text| measure.read(text)));
                }
            }
            for (place, column, decimals) in [(0, "score", score), (1, "outcome_score", outcome)] {
                if let Some(text) = value(column) {
                    tables.test.pupil.push(pupil);
                    tables.test.test.push(place);
                    tables.test.score.push(decimals.read(text).expect("a score"));
                }
            }
            for kind in AdviceKind::ALL {
                if let Some(code) = value(&format!("advice_{}", kind.code())) {
                    tables.advice.pupil.push(pupil);
                    tables.advice.kind.push(kind);
                    tables.advice.advice.push(advice(code));
                    tables.advice.reason_recorded.push(None);
                }
            }
            if let Some(code) = value("placement") {
                tables.placement.pupil.push(pupil);
                tables.placement.class.push(read_levels(code).expect("levels"));
            }
            let mut stand = |study_year: Option<u8>, standing: Standing| {
                tables.position.pupil.push(pupil);
                tables
                    .position
                    .school_year
                    .push(SchoolYear::starting(2024 + i16::from(study_year.unwrap_or(9))).expect("in range"));
                tables.position.study_year.push(study_year);
                tables.position.standing.push(standing);
                tables.position.profile.push(None);
            };
            if let Some(code) = value("position3") {
                stand(Some(3), Standing::InClass(read_levels(code).expect("levels")));
            }
            match value("last_standing") {
                Some("in-class") => stand(None, Standing::InClass(LevelRange::single(Level::Havo))),
                Some("special-education") => stand(None, Standing::SpecialEducation),
                Some("transition-class") => stand(None, Standing::TransitionClass),
                Some("left-outcome-unknown") => stand(None, Standing::LeftOutcomeUnknown),
                Some(other) => panic!("a standing: {other}"),
                None => {}
            }
            let start = cohort_start(&tables, pupil);
            for (year, item) in (0..).zip(value("career").unwrap_or_default().split(' ')) {
                let (study_year, standing) = match item {
                    "" | "-" => continue,
                    "isk" => (None, Standing::TransitionClass),
                    "vso" => (None, Standing::SpecialEducation),
                    "left" => (None, Standing::LeftOutcomeUnknown),
                    class => {
                        let class = class.split('=').next().unwrap_or(class);
                        let (study_year, levels) = class.split_once(':').expect("a year of study and levels");
                        let levels = read_levels(levels).expect("levels");
                        (
                            Some(study_year.parse().expect("a number")),
                            Standing::InClass(levels),
                        )
                    }
                };
                let table = &mut tables.position;
                table.pupil.push(pupil);
                table
                    .school_year
                    .push(SchoolYear::starting(start + year).expect("in range"));
                table.study_year.push(study_year);
                table.standing.push(standing);
                let profile = item.split_once('=').map(|(_, code)| code);
                table
                    .profile
                    .push(profile.map(|code| SubjectProfile::from_code(code).expect("a profile")));
            }
            for earned in value("diplomas")
                .unwrap_or_default()
                .split(' ')
                .filter(|earned| !earned.is_empty())
            {
                let (level, year) = earned.split_once('@').expect("a level and a year");
                let year = start - 1 + year.parse::<i16>().expect("a number");
                tables.diploma.pupil.push(pupil);
                tables.diploma.school_year.push(SchoolYear::starting(year));
                tables
                    .diploma
                    .level
                    .push(Level::from_code(level).expect("a level"));
            }
            if let Some(code) = value("diploma") {
                tables.diploma.pupil.push(pupil);
                tables.diploma.school_year.push(None);
                tables
                    .diploma
                    .level
                    .push(Level::from_code(code).expect("a level"));
            }
        }
    }
    let mut codes: Vec<(String, u32)> = schools.into_iter().collect();
    codes.sort_by_key(|(_, place)| *place);
    let school = |(code, place): (String, u32)| School {
        code: SchoolCode::new(&code).expect("a code"),
        name: None,
        board: None,
        surroundings: surroundings.get(&place).copied(),
    };
    tables.schools = codes.into_iter().map(school).collect();
    assert_eq!(tables.breaches(), [], "an example is sound");
    tables
}

/// The first calendar year of the cohort of a pupil.
fn cohort_start(tables: &Tables, pupil: u32) -> i16 {
    tables.pupil.cohort[pupil as usize].start()
}

fn check(folder: &Path) -> usize {
    let text = std::fs::read_to_string(folder.join("definition.toml")).expect("a definition");
    let definition =
        Definition::read(&text).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display()));
    let name = folder.file_name().and_then(|name| name.to_str()).expect("a name");
    assert_eq!(definition.id, name, "the id is the name of the folder");
    let text = std::fs::read_to_string(folder.join("examples.md")).expect("worked tables");
    let examples = examples(&text);
    assert!(!examples.is_empty(), "{name} has a worked table");
    let settings = Settings {
        profile: Profile::intern(),
        ..Settings::default()
    };
    let mut checked = 0;
    for example in &examples {
        let tables = tables(example);
        let choice = Choice::first(&tables);
        let choice = Choice {
            background: choice.background.filter(|_| !tables.backgrounds.is_empty()),
            ..choice
        };
        let cube = count(&tables, choice, std::slice::from_ref(&definition));
        let found = measure(&cube, std::slice::from_ref(&definition), &settings, |_, _| {});
        let finding = found
            .findings
            .first()
            .unwrap_or_else(|| panic!("{name} applies: {:?}", found.not_applicable));
        let mut figures = BTreeMap::new();
        for number in numbers(finding) {
            if let Some((low, high)) = number.interval {
                figures.insert(format!("{}.low", number.name), low);
                figures.insert(format!("{}.high", number.name), high);
            }
            figures.insert(number.name, number.value);
        }
        for (figure, expected, tolerance) in &example.figures {
            let value = figures.get(figure).unwrap_or_else(|| {
                panic!(
                    "{name} gives {figure}; it gives {:?} and {:?}",
                    figures.keys().collect::<Vec<_>>(),
                    finding.body
                )
            });
            assert!(
                (value - expected).abs() <= *tolerance,
                "{name}: {figure} is {value}, expected {expected}"
            );
            checked += 1;
        }
    }
    checked
}

#[test]
fn every_worked_table_gives_its_figures() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(indicators())
        .expect("the folder of indicators")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("definition.toml").exists())
        .collect();
    folders.sort();
    assert!(folders.len() >= 12, "at least twelve indicators");
    let mut failures = Vec::new();
    let mut checked = 0;
    for folder in folders {
        // Every indicator is tried, so that one run tells of all that is wrong.
        match std::panic::catch_unwind(|| check(&folder)) {
            Ok(count) => checked += count,
            Err(_) => failures.push(folder),
        }
    }
    assert!(
        failures.is_empty(),
        "indicators with another outcome than their worked tables: {failures:#?}"
    );
    assert!(checked > 50, "{checked} figures were compared");
}

/// The final advice follows the transition test, some of its error included, so the correction goes too far.
#[test]
fn the_headline_is_a_range_where_an_advice_follows_the_test() {
    let read = |id: &str, file: &str| {
        std::fs::read_to_string(indicators().join(id).join(file)).expect("a file of an indicator")
    };
    let headline = |id: &str, eras: [&str; 2]| {
        let definition = Definition::read(&read(id, "definition.toml")).expect("a sound definition");
        let mut example = examples(&read(id, "examples.md")).remove(0);
        for (row, era) in example.pupils.iter_mut().zip(eras.into_iter().cycle()) {
            row.insert("era".to_owned(), era.to_owned());
        }
        let tables = tables(&example);
        let definitions = [definition];
        let cube = count(&tables, Choice::first(&tables), &definitions);
        let settings = Settings {
            profile: Profile::intern(),
            ..Settings::default()
        };
        let found = measure(&cube, &definitions, &settings, |_, _| {});
        match found.findings.first().map(|finding| &finding.body) {
            Some(Ok(Body::Conditional(found))) => found.corrected.as_ref().expect("a gap").headline,
            other => panic!("a gap at equal score: {other:?}"),
        }
    };
    let (before, since) = ("end-test", "transition-test");
    let (last, provisional) = (
        "havo-advice-gap-at-equal-score",
        "provisional-havo-advice-gap-at-equal-score",
    );
    assert_eq!(headline(last, [before, before]), EqualScore::True);
    assert_eq!(headline(last, [since, since]), EqualScore::Between);
    assert_eq!(
        headline(last, [before, since]),
        EqualScore::Between,
        "for some is enough"
    );
    assert_eq!(headline(provisional, [since, since]), EqualScore::True);
}

/// Pupils of earlier years are outside the population *and* outside the outcome.
#[test]
fn the_last_years_of_a_list_can_be_measured_alone() {
    let folder = indicators().join("havo-advice");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).expect("a file of the indicator");
    let definition = Definition::read(&read("definition.toml")).expect("a sound definition");
    let mut example = examples(&read("examples.md")).remove(0);
    for (row, cohort) in example
        .pupils
        .iter_mut()
        .zip(["2020-2021", "2023-2024"].into_iter().cycle())
    {
        row.insert("cohort".to_owned(), cohort.to_owned());
    }
    let tables = tables(&example);
    let definitions = [definition.since(SchoolYear::starting(2022).expect("a school year"))];
    let cube = count(&tables, Choice::first(&tables), &definitions);
    let settings = Settings {
        profile: Profile::intern(),
        ..Settings::default()
    };
    let found = measure(&cube, &definitions, &settings, |_, _| {});
    let finding = &found.findings[0];
    assert!(!finding.outside_population);
    assert!(finding.body.is_ok(), "{:?}", finding.body);
}
