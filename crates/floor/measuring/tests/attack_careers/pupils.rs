//! Random lists of pupils with advices or with careers.

use crate::common::Draw;
use vocabulary::advice::AdviceKind;
use vocabulary::background::{Background, Class, ClassCode};
use vocabulary::canonical::{BackgroundColumn, Origin, Standing};
use vocabulary::{
    Advice, Decimals, Label, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, SubjectProfile,
    Surroundings, Tables, TestDefinition, TestUse,
};

pub const CLASSES: [&str; 3] = ["low", "middle", "high"];
/// The place of those of unknown background among the classes.
pub const UNKNOWN: usize = CLASSES.len();
/// The last school year of every list with careers.
pub const LAST_YEAR: i16 = 2023;

/// What became of a pupil in secondary school.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Career {
    pub placement: Option<LevelRange>,
    pub positions: Vec<(i16, Option<u8>, Standing)>,
    pub diplomas: Vec<(Option<i16>, Level)>,
    /// Per position, if the list knows profiles at all.
    pub profiles: Vec<Option<&'static str>>,
}

/// A pupil of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Pupil {
    pub class: usize,
    pub school: usize,
    pub origin: Option<usize>,
    pub cohort: i16,
    pub score: Option<i64>,
    pub rest: Rest,
}

/// All that has nothing to do with who a pupil is and where.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rest {
    pub provisional: Option<Advice>,
    pub test: Option<LevelRange>,
    pub last: Option<Advice>,
    pub career: Career,
}

/// Pupils with the schools that they are at.
#[derive(Debug, Clone)]
pub struct List {
    pub pupils: Vec<Pupil>,
    pub schools: usize,
    /// Whether the list says what lies around each school; then it alternates.
    pub knows_surroundings: bool,
    pub has_careers: bool,
    /// Whether the list has a column for the profile.
    pub knows_profiles: bool,
}

impl List {
    pub fn surroundings(&self, school: usize) -> Option<Surroundings> {
        let alternating = [Surroundings::Urban, Surroundings::Rural];
        self.knows_surroundings.then(|| alternating[school % 2])
    }
}

fn range(low: usize, high: usize) -> LevelRange {
    LevelRange::new(Level::ALL[low.min(5)], Level::ALL[high.min(5)]).expect("low is not above high")
}

/// Every advice that can be given, and none.
pub fn advices() -> Vec<Option<Advice>> {
    let single = (0..6).map(|level| range(level, level));
    let double = (0..5).map(|level| range(level, level + 1));
    let on_ladder = single.chain(double).map(|range| Some(Advice::Range(range)));
    let beside = [Some(Advice::SpecialEducation), Some(Advice::NotPossible), None];
    on_ladder.chain(beside).collect()
}

/// The six toetsadviezen, and none.
pub fn test_advices() -> Vec<Option<LevelRange>> {
    let double = (0..5).map(|level| range(level, level + 1));
    double.chain([range(5, 5)]).map(Some).chain([None]).collect()
}

/// An advice near a place on the ladder from 0 to 5.
fn advice_near(draw: &mut Draw, place: f64) -> Option<Advice> {
    let level = (place + draw.uniform() - 0.5).clamp(0.0, 5.0);
    let range = if draw.uniform() < 0.3 {
        range((level as usize).min(4), (level as usize).min(4) + 1)
    } else {
        range(level as usize, level as usize)
    };
    match draw.uniform() {
        few if few < 0.02 => None,
        few if few < 0.04 => Some(Advice::SpecialEducation),
        few if few < 0.045 => Some(Advice::NotPossible),
        _ => Some(Advice::Range(range)),
    }
}

/// Advices beside the test, and a place on the ladder for what follows.
fn advised(draw: &mut Draw, ability: f64) -> Rest {
    let place = (ability + 1.5) * 2.0;
    let provisional = advice_near(draw, place);
    let tested = (place + (draw.uniform() - 0.5) * 2.0).clamp(0.0, 5.49);
    let test = (draw.uniform() > 0.04)
        .then(|| test_advices()[tested as usize])
        .flatten();
    let above = provisional.and_then(Advice::range).zip(test);
    let is_above = above.is_some_and(|(provisional, test)| test.half_levels() > provisional.half_levels());
    let last = match draw.uniform() {
        few if few < 0.05 => advice_near(draw, place),
        some if is_above && some < 0.55 => test.map(Advice::Range),
        some if is_above && some < 0.65 => advice_near(draw, place + 0.5),
        _ => provisional,
    };
    Rest {
        provisional,
        test,
        last,
        career: Career::default(),
    }
}

/// A career from a class on, in which things happen `often` times as much as usual.
fn career(draw: &mut Draw, placement: LevelRange, cohort: i16, often: f64) -> Career {
    let mut found = Career {
        placement: (draw.uniform() > 0.05 * often).then_some(placement),
        ..Career::default()
    };
    let mut happens = |chance: f64| draw.uniform() < chance;
    if happens(0.01 * often) {
        return found;
    }
    let mut year = cohort;
    for (standing, chance) in [
        (Standing::TransitionClass, 0.05),
        (Standing::SpecialEducation, 0.03),
    ] {
        while year <= LAST_YEAR && happens(chance * often) {
            found.positions.push((year, None, standing));
            year += 1;
        }
    }
    let (mut levels, mut study) = (placement, 1);
    while year <= LAST_YEAR {
        found
            .positions
            .push((year, Some(study), Standing::InClass(levels)));
        let last_study = match levels.high() {
            Level::Vwo => 6,
            Level::Havo | Level::Pro => 5,
            _ => 4,
        };
        if study >= last_study && happens(0.85) {
            found
                .diplomas
                .push(((!happens(0.02 * often)).then_some(year), levels.high()));
            let rung = levels.high() as usize;
            if !(1..5).contains(&rung) || !happens(0.15 * often) {
                break;
            }
            (levels, study) = (range(rung + 1, rung + 1), last_study);
        } else if happens(0.05 * often) {
            // The same year again.
        } else if happens(0.015 * often) {
            if year < LAST_YEAR {
                found
                    .positions
                    .push((year + 1, None, Standing::LeftOutcomeUnknown));
            }
            break;
        } else if happens(0.015 * often) {
            break;
        } else if year < LAST_YEAR && happens(0.01 * often) {
            year += 1;
            found.positions.push((year, None, Standing::SpecialEducation));
        } else {
            study = (study + 1).min(6);
            let [low, high] = [levels.low(), levels.high()].map(|level| level as usize);
            if happens(0.05 * often) && high < 5 {
                levels = range(high + 1, high + 1);
            } else if happens(0.07 * often) && low > 0 {
                levels = range(low - 1, low - 1);
            } else if study >= 3 && low < high {
                levels = if happens(0.5) {
                    range(low, low)
                } else {
                    range(high, high)
                };
            }
        }
        year += 1;
    }
    found
}

pub const UPPER: [&str; 8] = ["nt", "ng", "em", "cm", "nt-ng", "em-cm", "other-pair", "unknown"];
pub const VMBO: [&str; 13] = [
    "bwi", "pie", "mt", "mvi", "mat", "zw", "eo", "hbr", "gr", "dp", "te", "ec", "unknown",
];

/// Profiles for the years of a career in which there is one: some are more common than others, some are changed, and
/// some are not recorded.
fn profiles(draw: &mut Draw, career: &mut Career, often: f64) {
    let mut chosen = [None, None];
    let is_kept = draw.uniform() > 0.05 * often;
    for (_, study, standing) in &career.positions {
        let of_class = match (standing, study) {
            (Standing::InClass(range), Some(study)) if is_kept => match (range.low(), range.high()) {
                (Level::Havo | Level::Vwo, _) if *study >= 4 => Some(0),
                (_, Level::VmboBb | Level::VmboKb | Level::VmboGt)
                    if range.low() > Level::Pro && *study >= 3 =>
                {
                    Some(1)
                }
                _ => None,
            },
            _ => None,
        };
        let profile = of_class
            .filter(|_| draw.uniform() > 0.01 * often)
            .map(|sort: usize| {
                let list: &[&'static str] = if sort == 0 { &UPPER } else { &VMBO };
                let weights: Vec<f64> = (0..list.len()).map(|place| 1.0 / (1.0 + place as f64)).collect();
                if chosen[sort].is_none() || draw.uniform() < 0.04 * often {
                    chosen[sort] = Some(list[draw.one_of(&weights)]);
                }
                chosen[sort].expect("it was chosen")
            });
        career.profiles.push(profile);
    }
}

/// A final advice and what followed.
fn followed(draw: &mut Draw, ability: f64, cohort: i16, often: f64) -> Rest {
    let place = (ability + 1.5) * 2.0;
    let last = advice_near(draw, place);
    let start = (place + (draw.uniform() - 0.5) * 1.5).clamp(0.0, 5.0) as usize;
    let width = draw.one_of(&[0.5, 0.3, 0.2]);
    let placement = range(start, start + width);
    Rest {
        last,
        career: career(draw, placement, cohort, often),
        ..Rest::default()
    }
}

/// Any advice, and any career.
pub fn any_career(draw: &mut Draw, cohort: i16, with_profiles: bool) -> Rest {
    let advices = advices();
    let last = advices[draw.one_of(&vec![1.0; advices.len()])];
    let (start, width) = (draw.one_of(&[1.0; 6]), draw.one_of(&[0.5, 0.3, 0.1, 0.1]));
    let often = [0.5, 1.0, 3.0, 6.0][draw.one_of(&[1.0; 4])];
    let mut career = career(draw, range(start, start + width), cohort, often);
    if with_profiles {
        profiles(draw, &mut career, often);
    }
    Rest {
        last,
        career,
        ..Rest::default()
    }
}

/// Somewhere between -1.5 and 1.5, most often in the middle.
fn ability(draw: &mut Draw) -> f64 {
    ((0..6).map(|_| draw.uniform()).sum::<f64>() - 3.0).clamp(-1.5, 1.5)
}

/// A list with advices if `has_careers` is false, else one with careers.
pub fn list(seed: u64, schools: usize, size: usize, has_careers: bool) -> List {
    let mut draw = Draw(seed);
    let shares = [0.2, 0.5, 0.5, 0.1].map(|share: f64| share * (0.3 + draw.uniform()));
    let cohorts: Vec<i16> = if has_careers {
        let first = 2012 + 2 * draw.one_of(&[1.0, 1.0, 1.0, 1.0]) as i16;
        let count = [1, 3, 6][draw.one_of(&[1.0, 1.0, 1.0])];
        (first..first + count).collect()
    } else if draw.uniform() < 0.5 {
        vec![2023, 2024]
    } else {
        vec![2021, 2022, 2023, 2024]
    };
    let weights = vec![1.0; cohorts.len()];
    let (has_scores, has_origins) = (draw.uniform() < 0.7, draw.uniform() < 0.7);
    let knows_surroundings = schools > 1 && draw.uniform() < 0.5;
    let mut pupils = Vec::new();
    for school in 0..schools {
        for _ in 0..size + (draw.uniform() * 8.0) as usize {
            let class = draw.one_of(&shares);
            let ability = ability(&mut draw) + [-0.3, 0.0, 0.3, 0.0][class];
            let cohort = cohorts[draw.one_of(&weights)];
            pupils.push(Pupil {
                class,
                school,
                origin: (has_careers && has_origins && draw.uniform() > 0.05)
                    .then(|| draw.one_of(&[5.0, 4.0, 3.0, 0.5, 0.4, 0.3])),
                cohort,
                score: (!has_careers && has_scores && draw.uniform() > 0.03)
                    .then(|| (530.0 + 9.0 * ability).round() as i64),
                rest: if has_careers {
                    followed(&mut draw, ability, cohort, 1.0)
                } else {
                    advised(&mut draw, ability)
                },
            });
        }
    }
    // By draws of their own, so that the lists without profiles are those that they always were.
    let knows_profiles = has_careers && !seed.is_multiple_of(4);
    if knows_profiles {
        let mut draw = Draw(seed ^ 0x5EED);
        for pupil in &mut pupils {
            profiles(&mut draw, &mut pupil.rest.career, 1.0);
        }
    }
    List {
        knows_profiles,
        pupils,
        schools,
        knows_surroundings,
        has_careers,
    }
}

fn school(code: &str, surroundings: Option<Surroundings>) -> School {
    School {
        code: SchoolCode::new(code).expect("a code"),
        name: None,
        board: None,
        surroundings,
    }
}

/// The tables of a list.
pub fn tables(list: &List) -> Tables {
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
    for (number, pupil) in (0..).zip(&list.pupils) {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&u32::to_le_bytes(number));
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push(pupil.school as u32);
        let origin = pupil.origin.map(|origin| (list.schools + origin) as u32);
        tables.pupil.origin_school.push(origin);
        let year = |year: i16| SchoolYear::starting(year).expect("a school year");
        tables.pupil.cohort.push(year(pupil.cohort));
        tables.pupil.weight.push(Decimals::WEIGHT.one());
        classes.class.push(match pupil.class {
            UNKNOWN => ClassCode::UNKNOWN,
            class => ClassCode(class as u8 + 1),
        });
        if let Some(score) = pupil.score {
            tables.test.pupil.push(number);
            tables.test.test.push(0);
            tables.test.score.push(score);
        }
        let rest = &pupil.rest;
        let advices = [rest.provisional, rest.test.map(Advice::Range), rest.last];
        for (kind, advice) in AdviceKind::ALL.into_iter().zip(advices) {
            if let Some(advice) = advice {
                tables.advice.pupil.push(number);
                tables.advice.kind.push(kind);
                tables.advice.advice.push(advice);
                tables.advice.reason_recorded.push(None);
            }
        }
        if let Some(placement) = rest.career.placement {
            tables.placement.pupil.push(number);
            tables.placement.class.push(placement);
        }
        for (start, study_year, standing) in &rest.career.positions {
            tables.position.pupil.push(number);
            tables.position.school_year.push(year(*start));
            tables.position.study_year.push(*study_year);
            tables.position.standing.push(*standing);
        }
        for place in 0..rest.career.positions.len() {
            let code = rest.career.profiles.get(place).copied().flatten();
            tables
                .position
                .profile
                .push(code.map(|code| SubjectProfile::from_code(code).expect("a profile")));
        }
        for (start, level) in &rest.career.diplomas {
            tables.diploma.pupil.push(number);
            tables.diploma.school_year.push(start.map(year));
            tables.diploma.level.push(*level);
        }
    }
    tables.pupil.backgrounds.push(classes);
    let own = (0..list.schools).map(|number| school(&format!("S{number:05}"), list.surroundings(number)));
    let origins = (0..6).map(|number| school(&format!("O{number}"), None));
    tables.schools = own.chain(origins).collect();
    assert_eq!(tables.breaches(), [], "the tables are sound");
    tables
}
