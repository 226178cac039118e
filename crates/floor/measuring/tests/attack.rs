//! An attack on whole reports that shares nothing with disclosure control but the printed tables: a program over
//! the pupils themselves, which knows every count of every table of a report at once.

use measuring::definition::Definition;
use measuring::gate::{SafeCell, SafeTable};
use measuring::{Choice, Measurement, Profile, Settings, count, measure};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use std::collections::BTreeMap;
use std::path::Path;
use vocabulary::advice::AdviceKind;
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin};
use vocabulary::{
    Advice, Decimals, Label, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, Tables,
    TestDefinition, TestUse,
};

const CLASSES: [&str; 3] = ["low", "middle", "high"];
/// The first six are given; of the others everybody knows that they could have been.
const LEVELS: [(Level, Level); 11] = [
    (Level::VmboBb, Level::VmboBb),
    (Level::VmboKb, Level::VmboKb),
    (Level::VmboGt, Level::VmboGt),
    (Level::VmboGt, Level::Havo),
    (Level::Havo, Level::Havo),
    (Level::Vwo, Level::Vwo),
    (Level::Pro, Level::Pro),
    (Level::Pro, Level::VmboBb),
    (Level::VmboBb, Level::VmboKb),
    (Level::VmboKb, Level::VmboGt),
    (Level::Havo, Level::Vwo),
];
const SPECIAL: usize = LEVELS.len();
const NOT_POSSIBLE: usize = SPECIAL + 1;
const NO_ADVICE: usize = SPECIAL + 2;

/// A pupil as the tables can tell them apart: class (3 is unknown), advice, score and school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pupil {
    class: usize,
    advice: usize,
    score: Option<i64>,
    school: usize,
}

/// splitmix64 (Steele, Lea and Flood 2014), so that the pupils are the same everywhere.
struct Draw(u64);

impl Draw {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn one_of(&mut self, weights: &[f64]) -> usize {
        let mut left = self.uniform() * weights.iter().sum::<f64>();
        weights
            .iter()
            .position(|weight| {
                left -= weight;
                left < 0.0
            })
            .unwrap_or(weights.len() - 1)
    }
}

/// Schools of about `size` pupils, a few of whom have no score, no advice, or one beside the ladder.
fn pupils(seed: u64, schools: usize, size: usize) -> Vec<Pupil> {
    let mut draw = Draw(seed);
    let shares = [0.2, 0.5, 0.5, 0.1].map(|share: f64| share * (0.3 + draw.uniform()));
    let mut pupils = Vec::new();
    for school in 0..schools {
        for _ in 0..size + (draw.uniform() * 8.0) as usize {
            let class = draw.one_of(&shares);
            let ability = (0..6).map(|_| draw.uniform()).sum::<f64>() - 3.0 + [-0.4, 0.0, 0.4, 0.0][class];
            let level = ((ability + 1.2) * 2.2).clamp(0.0, 5.0) as usize;
            pupils.push(Pupil {
                class,
                advice: match draw.uniform() {
                    few if few < 0.02 => NO_ADVICE,
                    few if few < 0.04 => SPECIAL,
                    _ => level,
                },
                score: (draw.uniform() > 0.03).then(|| (530.0 + 9.0 * ability).round() as i64),
                school,
            });
        }
    }
    pupils
}

fn advice(pupil: Pupil) -> Option<Advice> {
    match pupil.advice {
        NO_ADVICE => None,
        SPECIAL => Some(Advice::SpecialEducation),
        NOT_POSSIBLE => Some(Advice::NotPossible),
        level => LevelRange::new(LEVELS[level].0, LEVELS[level].1).map(Advice::Range),
    }
}

fn tables(pupils: &[Pupil]) -> Tables {
    let mut tables = Tables::empty(Origin::Records);
    tables.tests = vec![TestDefinition {
        id: "score".to_owned(),
        label: Label::same("score"),
        provider: None,
        unit: Label::same("points"),
        used_as: TestUse::Condition,
        decimals: Decimals::NONE,
        band_width: None,
        range: None,
        reliability: None,
    }];
    let class = |code: &str| Class {
        code: code.to_owned(),
        label: Label::same(code),
    };
    tables.backgrounds.push(Background {
        id: "background".to_owned(),
        label: Label::same("background"),
        classes: CLASSES.iter().map(|code| class(code)).collect(),
        measure_decimals: None,
        measure_unit: None,
    });
    let mut classes = BackgroundColumn::default();
    for (number, pupil) in (0..).zip(pupils) {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&u32::to_le_bytes(number));
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push(pupil.school as u32);
        tables.pupil.origin_school.push(None);
        tables
            .pupil
            .cohort
            .push(SchoolYear::starting(2021).expect("a school year"));
        tables.pupil.weight.push(Decimals::WEIGHT.one());
        classes.class.push(match pupil.class {
            3 => ClassCode::UNKNOWN,
            class => ClassCode(class as u8 + 1),
        });
        if let Some(score) = pupil.score {
            tables.test.pupil.push(number);
            tables.test.test.push(0);
            tables.test.score.push(score);
        }
        if let Some(advice) = advice(*pupil) {
            tables.advice.pupil.push(number);
            tables.advice.kind.push(AdviceKind::Final);
            tables.advice.advice.push(advice);
            tables.advice.reason_recorded.push(None);
        }
    }
    tables.pupil.backgrounds.push(classes);
    let schools = pupils.iter().map(|pupil| pupil.school).max().unwrap_or(0);
    tables.schools = (0..=schools)
        .map(|school| School {
            code: SchoolCode::new(&format!("S{school:02}")).expect("a code"),
            name: None,
            board: None,
            surroundings: None,
        })
        .collect();
    assert_eq!(tables.breaches(), [], "the tables are sound");
    tables
}

fn definitions() -> Vec<Definition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../indicators");
    let files = std::fs::read_dir(folder).expect("the folder of indicators");
    let mut texts: Vec<String> = files
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("definition.toml")).ok())
        .collect();
    texts.sort();
    texts
        .iter()
        .map(|text| Definition::read(text).expect("a sound definition"))
        .collect()
}

fn report(pupils: &[Pupil], profile: &Profile) -> Measurement {
    let (tables, definitions) = (tables(pupils), definitions());
    let cube = count(&tables, Choice::first(&tables), &definitions);
    let settings = Settings {
        profile: profile.clone(),
        replicates: 20,
        seed: 2022,
        printed_total: Some(pupils.len() as u64),
        benchmark: None,
    };
    measure(&cube, &definitions, &settings, |_, _| {})
}

/// Whether a table counts a pupil at these places, read from its words alone.
fn counts(table: &SafeTable, population: &str, places: &[Option<usize>], pupil: Pupil) -> bool {
    let code = match advice(pupil) {
        None => None,
        Some(Advice::Range(range)) => Some(range.code()),
        Some(Advice::SpecialEducation) => Some("special-education".to_owned()),
        Some(Advice::NotPossible) => Some("not-possible".to_owned()),
    };
    let is_on_the_ladder = pupil.advice < SPECIAL;
    let class = CLASSES.get(pupil.class).copied().unwrap_or("unknown");
    let in_population = population.split(" AND ").all(|part| match part {
        "advice_final_low IS NOT NULL" => is_on_the_ladder,
        "advice_final IS NOT NULL" => code.is_some(),
        "score IS NOT NULL" => pupil.score.is_some(),
        "background <> 'unknown'" => class != "unknown",
        other => panic!("a population of {other}"),
    });
    let is_at = |column: &str, word: &str| match column {
        "background" => word == class,
        "advice_final" => Some(word) == code.as_deref(),
        "school" => word == format!("S{:02}", pupil.school),
        "unknown_background" => (word == "with") == (class == "unknown"),
        "score_band" => word.split_once("..<").is_some_and(|(low, high)| {
            let [low, high] = [low, high].map(|end| end.parse::<f64>().expect("the end of a band"));
            pupil
                .score
                .is_some_and(|score| (low..high).contains(&(score as f64)))
        }),
        "all" => true,
        column if column.starts_with("outcome: advice_final_low >= 'havo'") => {
            (word == "with") == (is_on_the_ladder && LEVELS[pupil.advice].0 >= Level::Havo)
        }
        column => panic!("an axis by {column}"),
    };
    in_population
        && table.axes().iter().zip(places).all(|(axis, place)| match place {
            Some(place) => is_at(&axis.column, &axis.words[*place]),
            None => axis.words.iter().any(|word| is_at(&axis.column, word)),
        })
}

fn all_places(table: &SafeTable) -> Vec<Vec<Option<usize>>> {
    table.axes().iter().fold(vec![Vec::new()], |all, axis| {
        let next = |before: Vec<Option<usize>>| {
            (0..axis.words.len()).map(Some).chain([None]).map(move |place| {
                let mut places = before.clone();
                places.push(place);
                places
            })
        };
        all.into_iter().flat_map(next).collect()
    })
}

/// A cell as the kinds of pupils that it counts.
type Kinds = Vec<bool>;

/// Everything that a report prints, over the kinds of pupils that its tables can tell apart.
struct Attack {
    kinds: usize,
    printed: Vec<(Kinds, u64)>,
    hidden: BTreeMap<Kinds, (String, u64)>,
}

impl Attack {
    fn on(report: &Measurement, pupils: &[Pupil]) -> Self {
        let tables: Vec<(&SafeTable, &str)> = report
            .findings
            .iter()
            .flat_map(|finding| {
                let population = finding.definition.population_text();
                finding.tables.iter().map(move |table| (table, population))
            })
            .collect();
        // A score matters only as far as the bands tell it apart.
        let mut ends: Vec<f64> = Vec::new();
        for axis in tables.iter().flat_map(|(table, _)| table.axes()) {
            let bands = axis.words.iter().filter_map(|word| word.split_once("..<"));
            ends.extend(
                bands.flat_map(|(low, high)| [low, high].map(|end| end.parse::<f64>().expect("a number"))),
            );
        }
        ends.sort_by(f64::total_cmp);
        ends.dedup();
        let mut scores: Vec<Option<i64>> = ends.iter().map(|end| Some(end.floor() as i64)).collect();
        scores.extend([Some(0), None]);
        let schools = pupils.iter().map(|pupil| pupil.school).max().unwrap_or(0);
        let mut kinds = Vec::new();
        for class in 0..=CLASSES.len() {
            for advice in 0..=NO_ADVICE {
                for score in &scores {
                    kinds.extend((0..=schools).map(|school| Pupil {
                        class,
                        advice,
                        score: *score,
                        school,
                    }));
                }
            }
        }
        let mut printed = vec![(vec![true; kinds.len()], pupils.len() as u64)];
        let mut hidden = BTreeMap::new();
        for (table, population) in tables {
            for places in all_places(table) {
                let of = |pupil: &Pupil| counts(table, population, &places, *pupil);
                let truth = pupils.iter().filter(|pupil| of(pupil)).count() as u64;
                let cell: Kinds = kinds.iter().map(of).collect();
                match table.cell(&places) {
                    SafeCell::Count(shown) => {
                        assert_eq!(shown, truth, "{} {places:?}", table.id());
                        printed.push((cell, truth));
                    }
                    SafeCell::NotShown => {
                        hidden.insert(cell, (format!("{} {places:?}", table.id()), truth));
                    }
                }
            }
        }
        printed.sort();
        printed.dedup();
        Self {
            kinds: kinds.len(),
            printed,
            hidden,
        }
    }

    fn bound(&self, cell: &Kinds, direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        let kinds: Vec<_> = (0..self.kinds)
            .map(|kind| problem.add_var(f64::from(u8::from(cell[kind])), (0.0, f64::INFINITY)))
            .collect();
        for (printed, count) in &self.printed {
            let terms = kinds.iter().zip(printed).filter(|(_, counts)| **counts);
            let terms: Vec<_> = terms.map(|(kind, _)| (*kind, 1.0)).collect();
            problem.add_constraint(terms, ComparisonOp::Eq, *count as f64);
        }
        let solution = problem.solve().expect("the truth is one solution");
        solution
            .into_solution()
            .expect("the truth is one solution")
            .objective()
    }

    /// The small counts that are told more closely than promised.
    fn told(&self, profile: &Profile) -> Vec<String> {
        let small = self
            .hidden
            .iter()
            .filter(|(_, (_, truth))| profile.is_small(*truth) && *truth > 0);
        let most_needed = profile.threshold() as f64 - 1e-6;
        small
            .filter_map(|(cell, (name, truth))| {
                let [least, most] = [OptimizationDirection::Minimize, OptimizationDirection::Maximize]
                    .map(|direction| self.bound(cell, direction));
                (least > 1e-6 || most < most_needed)
                    .then(|| format!("{name} is {truth} and can be told to be {least} to {most}"))
            })
            .collect()
    }
}

/// A report that hides small counts, attacked as a whole.
fn withstands(seed: u64, schools: usize, size: usize, profile: &Profile) {
    let pupils = pupils(seed, schools, size);
    let report = report(&pupils, profile);
    assert!(report.certificate.verdict.is_safe());
    let told = Attack::on(&report, &pupils).told(profile);
    assert!(
        told.is_empty(),
        "{} pupils of {schools} schools, {}: {told:#?}",
        pupils.len(),
        profile.name()
    );
}

#[test]
fn one_school_for_its_board() {
    (0..8).for_each(|seed| withstands(seed, 1, 56, &Profile::bestuur()));
}

#[test]
fn one_small_school_for_everybody() {
    (0..6).for_each(|seed| withstands(50 + seed, 1, 25, &Profile::publiek()));
}

#[test]
fn boards_of_two_three_and_four_schools() {
    (0..3).for_each(|seed| withstands(100 + seed, 4, 30, &Profile::bestuur()));
    (0..3).for_each(|seed| withstands(110 + seed, 2, 40, &Profile::bestuur()));
    (0..2).for_each(|seed| withstands(120 + seed, 3, 35, &Profile::publiek()));
}
