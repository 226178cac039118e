//! Every sentence that a report can need was written: for every indicator, in both languages, for every reader.

use documents::{Document, html};
use measuring::columns::KNOWN_COLUMNS;
use measuring::definition::Definition;
use measuring::{Choice, Measurement, Profile, Settings, count, measure};
use messages::Catalogue;
use monitor::{LOCALES, Source, Subject, Telling};
use std::collections::BTreeSet;
use std::path::Path;
use vocabulary::advice::AdviceKind;
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin, Standing};
use vocabulary::{
    Advice, Decimals, Label, Language, Level, LevelRange, ProfileSort, PupilKey, School, SchoolCode,
    SchoolYear, SubjectProfile, Surroundings, Tables, TestDefinition, TestUse,
};

/// The mark that stands where nobody wrote a sentence.
const NOT_WRITTEN: char = '\u{27e6}';
const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

/// A list of pupils of which everything is known, but for what is left out.
#[derive(Debug, Clone, Copy)]
struct List {
    pupils: usize,
    schools: usize,
    first_year: i16,
    has_background: bool,
    has_facts: bool,
    weights_differ: bool,
    scores_differ: bool,
}

const WHOLE: List = List {
    pupils: 720,
    schools: 12,
    first_year: 2024,
    has_background: true,
    has_facts: true,
    weights_differ: false,
    scores_differ: true,
};

/// Lists that between them can and cannot give every figure.
fn lists() -> Vec<List> {
    vec![
        WHOLE,
        List {
            first_year: 2019,
            ..WHOLE
        },
        List {
            schools: 3,
            pupils: 240,
            ..WHOLE
        },
        List {
            schools: 1,
            pupils: 25,
            ..WHOLE
        },
        List {
            schools: 1,
            pupils: 150,
            ..WHOLE
        },
        List {
            schools: 1,
            pupils: 25,
            has_background: false,
            ..WHOLE
        },
        List {
            weights_differ: true,
            ..WHOLE
        },
        List {
            scores_differ: false,
            ..WHOLE
        },
        List {
            has_background: false,
            has_facts: false,
            ..WHOLE
        },
    ]
}

fn range(low: Level, high: Level) -> LevelRange {
    LevelRange::new(low, high).expect("low to high")
}

/// Numbers that look like chance and are the same in every run.
fn mixed(pupil: usize, stream: u64) -> usize {
    let mut number =
        (pupil as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stream.wrapping_mul(0xD1B5_4A32);
    number ^= number >> 29;
    number = number.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (number >> 33) as usize
}

fn test(id: &str, used_as: TestUse) -> TestDefinition {
    TestDefinition {
        id: id.to_owned(),
        label: Label::new(format!("toets {id}"), format!("test {id}")),
        provider: None,
        unit: Label::new("punten", "points"),
        used_as,
        decimals: Decimals::new(0).expect("at most six"),
        band_width: None,
        range: None,
        reliability: None,
    }
}

fn tables(list: List) -> Tables {
    let mut tables = Tables::empty(Origin::Records);
    let measure = Decimals::new(0).expect("at most six");
    if list.has_background {
        let class = |code: &str| Class {
            code: code.to_owned(),
            label: Label::new(format!("groep {code}"), format!("group {code}")),
        };
        tables.backgrounds.push(Background {
            id: "education".to_owned(),
            label: Label::new("opleiding ouders", "parents’ education"),
            classes: ["short", "middle", "long"].map(class).into(),
            measure_decimals: Some(measure),
            measure_unit: Some(Label::new("jaren", "years")),
        });
        tables.pupil.backgrounds.push(BackgroundColumn::default());
    }
    if list.has_facts {
        tables.tests = vec![
            test("condition", TestUse::Condition),
            test("outcome", TestUse::Outcome),
        ];
    }
    for pupil in 0..list.pupils {
        let row = pupil as u32;
        let mut key = [0; 16];
        key[..8].copy_from_slice(&(pupil as u64).to_le_bytes());
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push((pupil % list.schools) as u32);
        tables
            .pupil
            .origin_school
            .push(Some((pupil % 5 % list.schools) as u32));
        let cohort = SchoolYear::starting(list.first_year + (pupil % 2) as i16);
        tables.pupil.cohort.push(cohort.expect("a school year"));
        let weight = if list.weights_differ && pupil % 2 == 0 {
            "2"
        } else {
            "1"
        };
        tables
            .pupil
            .weight
            .push(Decimals::WEIGHT.read(weight).expect("a weight"));
        let class = mixed(pupil, 1) % 10;
        if let Some(column) = tables.pupil.backgrounds.first_mut() {
            // Of one in ten nobody knows it.
            let code = if class == 0 { 0 } else { 1 + (class % 3) as u8 };
            column.class.push(ClassCode(code));
            let years = (8 + class).to_string();
            column.measure.push(measure.read(&years).filter(|_| class != 0));
        }
        if !list.has_facts {
            continue;
        }
        facts(&mut tables, list, row, class);
    }
    let school = |place: usize| School {
        code: SchoolCode::new(&format!("S{place:02}")).expect("a code"),
        name: None,
        board: None,
        surroundings: Some(if place.is_multiple_of(2) {
            Surroundings::Urban
        } else {
            Surroundings::Rural
        }),
    };
    tables.schools = (0..list.schools).map(school).collect();
    assert_eq!(tables.breaches(), [], "the list is sound");
    tables
}

fn facts(tables: &mut Tables, list: List, row: u32, class: usize) {
    const ADVICE: [(Level, Level); 5] = [
        (Level::VmboKb, Level::VmboKb),
        (Level::VmboGt, Level::VmboGt),
        (Level::VmboGt, Level::Havo),
        (Level::Havo, Level::Havo),
        (Level::Vwo, Level::Vwo),
    ];
    let pupil = row as usize;
    let ability = (mixed(pupil, 2) % 8 + class % 3).min(8);
    let whole = Decimals::new(0).expect("at most six");
    for (place, score) in [
        (0, 500 + 2 * ability),
        (1, 30 + 3 * ability + mixed(pupil, 3) % 9),
    ] {
        let score = if list.scores_differ { score } else { 50 };
        tables.test.pupil.push(row);
        tables.test.test.push(place);
        tables
            .test
            .score
            .push(whole.read(&score.to_string()).expect("a score"));
    }
    let (low, high) = ADVICE[ability / 2];
    for kind in AdviceKind::ALL {
        let beside = kind == AdviceKind::Final && pupil % 60 == 7;
        let advice = if beside {
            Advice::SpecialEducation
        } else if kind == AdviceKind::Test {
            // The test names two levels that lie beside each other, or the highest.
            let (low, high) = [
                (Level::VmboKb, Level::VmboGt),
                (Level::VmboGt, Level::Havo),
                (Level::Havo, Level::Vwo),
            ][mixed(pupil, 4) % 3];
            Advice::Range(range(low, high))
        } else {
            Advice::Range(range(low, high))
        };
        tables.advice.pupil.push(row);
        tables.advice.kind.push(kind);
        tables.advice.advice.push(advice);
        tables.advice.reason_recorded.push(None);
    }
    let around = [
        (Level::VmboGt, Level::VmboGt),
        (Level::Havo, Level::Vwo),
        (Level::Havo, Level::Havo),
    ];
    let class_in = |stream: u64| {
        let (low, high) = around[mixed(pupil, stream) % 3];
        range(low, high)
    };
    tables.placement.pupil.push(row);
    tables.placement.class.push(class_in(5));
    tables.position.pupil.push(row);
    let later = SchoolYear::starting(list.first_year + 3).expect("a school year");
    tables.position.school_year.push(later);
    let (year, standing) = match pupil % 20 {
        0 => (None, Standing::LeftOutcomeUnknown),
        1 => (None, Standing::SpecialEducation),
        2 => (None, Standing::TransitionClass),
        _ => (Some(3), Standing::InClass(class_in(6))),
    };
    tables.position.study_year.push(year);
    tables.position.standing.push(standing);
    tables.position.profile.push(None);
    if year.is_some() {
        // The year before and the year after, for one in seven the same year of study again; some stay much longer.
        let again = if pupil.is_multiple_of(7) { 3 } else { 4 };
        let late = (pupil % 20 == 3).then_some((8, 6));
        for (after, study_year) in [Some((2, 2)), Some((4, again)), late].into_iter().flatten() {
            tables.position.pupil.push(row);
            let year = SchoolYear::starting(list.first_year + after).expect("a school year");
            tables.position.school_year.push(year);
            tables.position.study_year.push(Some(study_year));
            let class = class_in(7);
            tables.position.standing.push(Standing::InClass(class));
            // One of the profiles of the class in turn; now and then it is not known which.
            let profiles = ProfileSort::of_class(class).map(|sort| {
                let known = SubjectProfile::of_sort(sort);
                known.chain([SubjectProfile::UNKNOWN]).collect::<Vec<_>>()
            });
            let chosen = profiles.map(|profiles| profiles[mixed(pupil, 8) % profiles.len()]);
            tables.position.profile.push(chosen.filter(|_| after == 4));
        }
    }
    tables.diploma.pupil.push(row);
    let earned = 4 + (pupil % 3) as i16;
    tables
        .diploma
        .school_year
        .push(SchoolYear::starting(list.first_year + earned));
    tables
        .diploma
        .level
        .push([Level::VmboGt, Level::Havo, Level::Vwo][ability / 3]);
}

fn definitions() -> Vec<Definition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../indicators");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the indicators are there")
        .map(|entry| entry.expect("readable").path().join("definition.toml"))
        .filter(|path| path.exists())
        .collect();
    files.sort();
    let read = |path| Definition::read(&std::fs::read_to_string(path).expect("UTF-8")).expect("sound");
    files.into_iter().map(read).collect()
}

fn subject(list: List) -> Subject {
    let year = SchoolYear::starting(list.first_year).expect("a school year");
    Subject {
        title: Label::new("lijst", "list"),
        source: list.has_background.then(|| Source {
            origin: "somebody".to_owned(),
            licence: "a licence".to_owned(),
            note: Some(Label::new("let op", "mind this")),
        }),
        sum_of: (list.schools == 12).then_some(3),
        pupils: list.pupils as u64,
        schools: list.schools,
        cohorts: Some((year, year)),
        older_cohorts: list.schools % 3,
        tests: monitor::TestsTaken {
            several_providers: true,
            provider_changed: list.schools == 12,
        },
        rows_left_out: list.schools as u64,
        program: "0".to_owned(),
        bootstrap: (1, 100),
    }
}

fn catalogue(language: Language, without: Option<&str>) -> Catalogue {
    let of = |locales: [(Language, &'static str); 2]| {
        let (_, file) = locales
            .into_iter()
            .find(|(other, _)| *other == language)
            .expect("both languages");
        file
    };
    let file = format!("{}\n{}", of(LOCALES), of(documents::LOCALES));
    let file = match without {
        Some(key) => format!("\n{file}").replace(&format!("\n{key} = "), "\nnobody-asks-for-this = "),
        None => file,
    };
    Catalogue::new(language, &[&file]).expect("the file is sound")
}

/// Everything that a person reads of a report: on the page, on paper, in the workbook and in the terminal.
fn told(telling: &Telling<'_>) -> (Document, String) {
    let document = monitor::document(telling);
    let words = documents::Words::of(telling.catalogue);
    let page = html(&document, &words, &[]).expect("it renders");
    let answer = monitor::answer(telling).join(" ");
    let whole = format!("{page}{document:?}{words:?}{answer}");
    (document, whole)
}

/// The keys of a text that nobody wrote.
fn not_written(text: &str) -> BTreeSet<&str> {
    let marks = text.split(NOT_WRITTEN).skip(1);
    marks
        .map(|rest| rest.split('\u{27e7}').next().unwrap_or(rest))
        .collect()
}

fn measured(list: List, profile: Profile) -> (Measurement, measuring::cube::CubeContext) {
    let definitions = definitions();
    let tables = tables(list);
    let choice = Choice::first(&tables);
    let cube = count(&tables, choice, &definitions);
    let settings = Settings {
        profile,
        replicates: 100,
        seed: 1,
        printed_total: Some(list.pupils as u64),
        benchmark: None,
    };
    (
        measure(&cube, &definitions, &settings, |_, _| {}),
        cube.context().clone(),
    )
}

#[test]
fn no_sentence_is_missing_in_any_report() {
    let mut given = BTreeSet::new();
    for list in lists() {
        let subject = subject(list);
        for profile in [Profile::intern(), Profile::bestuur(), Profile::publiek()] {
            let (measurement, context) = measured(list, profile);
            for language in LANGUAGES {
                let catalogue = catalogue(language, None);
                let telling = Telling {
                    subject: &subject,
                    measurement: &measurement,
                    context: &context,
                    catalogue: &catalogue,
                };
                let (document, text) = told(&telling);
                let missing = not_written(&text);
                assert!(
                    missing.is_empty(),
                    "{missing:?} in {language:?}, {}, {list:?}",
                    measurement.profile
                );
                let sections = document.sections.iter().map(|section| section.id.clone());
                given.extend(sections.filter_map(|id| id.strip_prefix("finding-").map(str::to_owned)));
            }
        }
    }
    let ids: BTreeSet<String> = definitions()
        .into_iter()
        .map(|definition| definition.id)
        .collect();
    let never: Vec<_> = ids.difference(&given).collect();
    assert!(never.is_empty(), "no list gives {never:?}");
}

#[test]
fn a_missing_sentence_is_found() {
    let subject = subject(WHOLE);
    let (measurement, context) = measured(WHOLE, Profile::intern());
    for key in ["say-funnel", "word-double", "table-range", "axis-share"] {
        for language in LANGUAGES {
            let catalogue = catalogue(language, Some(key));
            let telling = Telling {
                subject: &subject,
                measurement: &measurement,
                context: &context,
                catalogue: &catalogue,
            };
            assert_eq!(not_written(&told(&telling).1), BTreeSet::from([key]));
        }
    }
}

#[test]
fn every_column_that_a_definition_may_name_has_a_name_for_people() {
    // These are told as the facts that they are made of.
    let made = [
        "reconsideration",
        "placement_against_advice",
        "position3_against_advice",
        "dual_advice_placement",
        "provisional_against_test",
        "final_against_test",
        "r1_score",
    ];
    for language in LANGUAGES {
        let catalogue = catalogue(language, None);
        for column in KNOWN_COLUMNS.iter().filter(|column| !made.contains(&column.name)) {
            let key = format!("needs-{}", column.name.replace('_', "-"));
            assert!(catalogue.knows(&key), "{key} in {language:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences() {
    let keys = |file: &str| -> BTreeSet<String> {
        let key = |line: &str| {
            let (key, _) = line.split_once(" =")?;
            let is_key = key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            is_key.then(|| key.to_owned())
        };
        file.lines().filter_map(key).collect()
    };
    let [(_, dutch), (_, english)] = LOCALES;
    assert_eq!(keys(dutch), keys(english));
}

/// What cannot be given stands in one list at the end and nowhere else, each thing once.
#[test]
fn one_school_gets_no_sections_without_figures() {
    let list = List {
        schools: 1,
        pupils: 25,
        has_background: false,
        ..WHOLE
    };
    let subject = subject(list);
    let (measurement, context) = measured(list, Profile::intern());
    for language in LANGUAGES {
        let catalogue = catalogue(language, None);
        let telling = Telling {
            subject: &subject,
            measurement: &measurement,
            context: &context,
            catalogue: &catalogue,
        };
        let (document, _) = told(&telling);
        let ids: Vec<&str> = document
            .sections
            .iter()
            .map(|section| section.id.as_str())
            .collect();
        for id in ["finding-havo-advice-funnel", "finding-school-effects-outcome"] {
            assert!(!ids.contains(&id), "{id}");
        }
        assert!(ids.contains(&"finding-advice-spread"));
        let needed = document
            .sections
            .iter()
            .find(|section| section.id == "not-applicable")
            .expect("something is needed");
        let Some(documents::Block::List(lines)) = needed.blocks.last() else {
            panic!("a list: {:?}", needed.blocks);
        };
        let lines: Vec<String> = lines.iter().map(documents::Text::to_plain).collect();
        let schools = catalogue.say("takes-more-schools");
        let of_schools: Vec<_> = lines.iter().filter(|line| line.starts_with(&schools)).collect();
        assert_eq!(of_schools.len(), 1, "{lines:#?}");
        for line in &lines {
            let (need, _) = line.split_once(": ").expect("a need and what it gives");
            let words: Vec<&str> = need.split([',', '(']).map(str::trim).collect();
            let once: BTreeSet<&&str> = words.iter().collect();
            assert_eq!(once.len(), words.len(), "{need}");
        }
    }
}
