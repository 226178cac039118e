//! A region of pupils with a background, an advice and a score, drawn anew from a seed.

use crate::common::Draw;
use vocabulary::advice::AdviceKind;
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin};
use vocabulary::{
    Advice, Decimals, Label, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, Tables,
    TestDefinition, TestUse,
};

/// The known classes; the place after them is unknown.
pub const CLASSES: [&str; 3] = ["low", "middle", "high"];
const LEVELS: [(Level, Level); 6] = [
    (Level::VmboBb, Level::VmboBb),
    (Level::VmboKb, Level::VmboKb),
    (Level::VmboGt, Level::VmboGt),
    (Level::VmboGt, Level::Havo),
    (Level::Havo, Level::Havo),
    (Level::Vwo, Level::Vwo),
];

/// A pupil.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pupil {
    pub class: usize,
    pub advice: Option<usize>,
    pub provisional: Option<usize>,
    pub score: i64,
    pub school: usize,
    pub cohort: i16,
}

/// So many schools, each with up to so many pupils in three school years.
pub fn pupils(seed: u64, schools: usize, size: usize) -> Vec<Pupil> {
    let mut draw = Draw(seed);
    let mut pupils = Vec::new();
    for school in 0..schools {
        let (of_school, lean) = (
            size / 3 + (draw.uniform() * size as f64) as usize,
            draw.uniform() - 0.5,
        );
        for number in 0..of_school {
            let class = draw.one_of(&[0.4, 0.5, 0.5, 0.1]);
            let skill =
                (0..6).map(|_| draw.uniform()).sum::<f64>() - 3.0 + [-0.4, 0.0, 0.4, 0.0][class] + lean;
            let level = |skill: f64| Some(((skill + 1.2) * 2.2).clamp(0.0, 5.0) as usize);
            pupils.push(Pupil {
                class,
                provisional: level(skill - 0.2 * draw.uniform()),
                advice: level(skill).filter(|_| draw.uniform() > 0.03),
                score: (530.0 + 9.0 * skill).round() as i64,
                school,
                cohort: 2021 + (number % 3) as i16,
            });
        }
    }
    pupils
}

/// The pupils as canonical tables.
pub fn tables(pupils: &[Pupil]) -> Tables {
    let mut tables = Tables::empty(Origin::Records);
    let test = |id: &str, used_as| TestDefinition {
        id: id.to_owned(),
        label: Label::same(id),
        provider: None,
        unit: Label::same("points"),
        used_as,
        decimals: Decimals::NONE,
        band_width: None,
        range: None,
        reliability: None,
    };
    tables.tests = vec![
        test("score", TestUse::Condition),
        test("outcome", TestUse::Outcome),
    ];
    let class = |code: &&str| Class {
        code: (*code).to_owned(),
        label: Label::same(*code),
    };
    tables.backgrounds.push(Background {
        id: "background".to_owned(),
        label: Label::same("background"),
        classes: CLASSES.iter().map(class).collect(),
        measure_decimals: None,
        measure_unit: None,
    });
    let mut classes = BackgroundColumn::default();
    for (number, pupil) in (0_u32..).zip(pupils) {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&number.to_le_bytes());
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push(pupil.school as u32);
        tables.pupil.origin_school.push(None);
        tables.pupil.cohort.extend(SchoolYear::starting(pupil.cohort));
        tables.pupil.weight.push(Decimals::WEIGHT.one());
        classes.class.push(match pupil.class {
            3 => ClassCode::UNKNOWN,
            class => ClassCode(class as u8 + 1),
        });
        for test in [0, 1] {
            tables.test.pupil.push(number);
            tables.test.test.push(test);
            tables.test.score.push(pupil.score);
        }
        for (kind, level) in [
            (AdviceKind::Provisional, pupil.provisional),
            (AdviceKind::Final, pupil.advice),
        ] {
            let range = level.and_then(|level| LevelRange::new(LEVELS[level].0, LEVELS[level].1));
            if let Some(range) = range {
                tables.advice.pupil.push(number);
                tables.advice.kind.push(kind);
                tables.advice.advice.push(Advice::Range(range));
                tables.advice.reason_recorded.push(None);
            }
        }
    }
    tables.pupil.backgrounds.push(classes);
    tables.schools = (0..=pupils.iter().map(|pupil| pupil.school).max().unwrap_or(0))
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
