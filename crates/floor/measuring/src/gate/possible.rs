//! Pupils that there could be: every three advices, or many different careers, made of the canonical tables by the same
//! steps as those of real pupils, so that no column of theirs can say what another contradicts.

use super::frame::{Cohort, Frame};
use crate::columns::{Columns, Values};
use crate::derive::{Choice, derive};
use std::collections::BTreeSet;
use vocabulary::canonical::{Origin, Standing};
use vocabulary::{
    Advice, AdviceKind, Decimals, Level, LevelRange, ProfileSort, PupilKey, School, SchoolCode, SchoolYear,
    SubjectProfile, Tables,
};

/// Columns that follow from the advices beside the toetsadvies.
const BESIDE_THE_TEST: [&str; 5] = [
    "advice_provisional",
    "advice_test",
    "reconsideration",
    "provisional_against",
    "final_against",
];
/// Columns that follow from the advices alone.
const ADVICES: [&str; 2] = ["advice_", "reason_recorded"];

/// Pupils without a background, a school of origin or a score, which are apart from all this.
pub(super) struct Pupils {
    pub columns: Columns,
    /// The place of the cohort of each in the frame.
    pub cohorts: Vec<u32>,
}

/// A sequence that is the same everywhere (splitmix64; Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn happens(&mut self, in_hundred: usize) -> bool {
        self.below(100) < in_hundred
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The tables of pupils that there could be.
struct Writer {
    tables: Tables,
    cohorts: Vec<u32>,
}

impl Writer {
    fn new() -> Self {
        let mut tables = Tables::empty(Origin::Records);
        tables.schools = vec![School {
            code: SchoolCode::new("0").expect("a code"),
            name: None,
            board: None,
            surroundings: None,
        }];
        Self {
            tables,
            cohorts: Vec::new(),
        }
    }

    fn pupil(&mut self, cohort: u32, start: SchoolYear) -> u32 {
        let number = self.cohorts.len() as u32;
        let mut key = [0; 16];
        key[..4].copy_from_slice(&number.to_le_bytes());
        self.cohorts.push(cohort);
        let pupil = &mut self.tables.pupil;
        pupil.key.push(PupilKey(key));
        pupil.school.push(0);
        pupil.origin_school.push(None);
        pupil.cohort.push(start);
        pupil.weight.push(Decimals::WEIGHT.one());
        number
    }

    fn advice(&mut self, pupil: u32, kind: AdviceKind, advice: Option<Advice>) {
        if let Some(advice) = advice {
            let table = &mut self.tables.advice;
            table.pupil.push(pupil);
            table.kind.push(kind);
            table.advice.push(advice);
            table.reason_recorded.push(None);
        }
    }

    fn position(&mut self, pupil: u32, year: i16, study_year: Option<u8>, standing: Standing) {
        let table = &mut self.tables.position;
        table.pupil.push(pupil);
        table.school_year.extend(SchoolYear::starting(year));
        table.study_year.push(study_year);
        table.standing.push(standing);
        table.profile.push(None);
    }

    fn diploma(&mut self, pupil: u32, year: Option<i16>, level: Level) {
        let table = &mut self.tables.diploma;
        table.pupil.push(pupil);
        table.school_year.push(year.and_then(SchoolYear::starting));
        table.level.push(level);
    }
}

fn single(level: usize) -> LevelRange {
    LevelRange::single(Level::ALL[level])
}

fn double(level: usize) -> Option<LevelRange> {
    LevelRange::new(Level::ALL[level], Level::ALL[level + 1])
}

/// Every advice that can be given, those beside the ladder, and none.
fn advices() -> Vec<Option<Advice>> {
    let last = Level::ALL.len();
    let ranges = (0..last).map(single).chain((0..last - 1).filter_map(double));
    let beside = [Some(Advice::SpecialEducation), Some(Advice::NotPossible), None];
    ranges
        .map(|range| Some(Advice::Range(range)))
        .chain(beside)
        .collect()
}

/// The six toetsadviezen, and none.
fn test_advices() -> Vec<Option<Advice>> {
    let last = Level::ALL.len() - 1;
    let six = (0..last).filter_map(double).chain([single(last)]);
    six.map(|range| Some(Advice::Range(range)))
        .chain([None])
        .collect()
}

/// An advice at a level or beside it, as most are, or any other.
fn near_or_any(level: usize, advices: &[Option<Advice>], draw: &mut Draw) -> Option<Advice> {
    if draw.happens(30) {
        return draw.one_of(advices);
    }
    // Single advices come first, from the lowest on, and then the double ones.
    let levels = Level::ALL.len();
    let near = (level + draw.below(3)).saturating_sub(1).min(levels - 1);
    match draw.happens(40) {
        true => advices[levels + near.min(levels - 2)],
        false => advices[near],
    }
}

/// How far pupils can be followed.
#[derive(Debug, Clone, Copy)]
struct Reach {
    /// The last school year in which anybody is seen.
    last: i16,
    /// The last of which the diplomas are known.
    closed: i16,
}

impl Pupils {
    /// Pupils who differ in the columns that are named. Every three advices are there; of careers so `many`, for there
    /// is no end to them.
    ///
    /// Nothing where the file that they make up can be followed less or further than the real one.
    pub fn of(frame: &Frame, wanted: &BTreeSet<&'static str>, many: usize) -> Option<Self> {
        let names = |prefixes: &[&str]| {
            wanted
                .iter()
                .any(|column| prefixes.iter().any(|prefix| column.starts_with(prefix)))
        };
        let is_career = |column: &&&str| {
            let apart = ["cohort", "era"].contains(*column);
            !apart
                && !ADVICES
                    .iter()
                    .chain(&BESIDE_THE_TEST)
                    .any(|prefix| column.starts_with(prefix))
        };
        let (has_test, has_careers) = (
            names(&BESIDE_THE_TEST),
            wanted.iter().any(|column| is_career(&column)),
        );
        let mut writer = Writer::new();
        if has_careers {
            writer.careers(frame, has_test, many);
            if names(&["profile_"]) {
                writer.profiles();
            }
        } else {
            writer.advices(frame, has_test);
        }
        let pupils = Self {
            columns: derive(&writer.tables, Choice::default(), wanted),
            cohorts: writer.cohorts,
        };
        let is_followed =
            |(cohort, years): (&u32, Option<i64>)| frame.cohorts[*cohort as usize].followed == years;
        match pupils.columns.get("years_followed") {
            Some(Values::Number { values, .. }) => {
                let agree = pupils.cohorts.iter().zip(values).all(is_followed);
                agree.then_some(pupils)
            }
            _ => Some(pupils),
        }
    }
}

impl Writer {
    fn advices(&mut self, frame: &Frame, has_test: bool) {
        let none = vec![None];
        let (advices, tests) = (advices(), test_advices());
        let (provisional, tests) = if has_test {
            (&advices, &tests)
        } else {
            (&none, &none)
        };
        for (cohort, known) in (0..).zip(&frame.cohorts) {
            let Some(start) = SchoolYear::starting(known.start) else {
                continue;
            };
            for one in provisional {
                for test in tests {
                    for last in &advices {
                        let pupil = self.pupil(cohort, start);
                        let three = [*one, *test, *last];
                        for (kind, advice) in AdviceKind::ALL.into_iter().zip(three) {
                            self.advice(pupil, kind, advice);
                        }
                    }
                }
            }
        }
    }

    fn careers(&mut self, frame: &Frame, has_test: bool, many: usize) {
        let closed = |cohort: &Cohort| Some(cohort.start + i16::try_from(cohort.followed?).ok()? - 1);
        let latest_start = frame.cohorts.iter().map(|cohort| cohort.start).max().unwrap_or(0);
        let last = frame.last.unwrap_or(latest_start);
        let reach = Reach {
            last,
            closed: frame.cohorts.iter().filter_map(closed).max().unwrap_or(last - 1),
        };
        let many = many.div_ceil(frame.cohorts.len().max(1));
        let (advices, tests) = (advices(), test_advices());
        let mut draw = Draw(2014);
        for (cohort, known) in (0..).zip(&frame.cohorts) {
            let Some(start) = SchoolYear::starting(known.start) else {
                continue;
            };
            for _ in 0..many {
                let pupil = self.pupil(cohort, start);
                let low = draw.below(Level::ALL.len());
                if has_test {
                    let near = tests[low.min(tests.len() - 2).saturating_sub(draw.below(2))];
                    let test = if draw.happens(70) {
                        near
                    } else {
                        draw.one_of(&tests)
                    };
                    self.advice(pupil, AdviceKind::Test, test);
                    let provisional = near_or_any(low, &advices, &mut draw);
                    self.advice(pupil, AdviceKind::Provisional, provisional);
                }
                let last = near_or_any(low, &advices, &mut draw);
                self.advice(pupil, AdviceKind::Final, last);
                self.career(pupil, known.start, low, reach, &mut draw);
            }
        }
    }

    /// Gives the careers profiles, by draws of their own: a list without profiles has the careers that it always had.
    /// Any profile goes with any career, and nobody is sure to have one.
    fn profiles(&mut self) {
        let mut draw = Draw(2007);
        let lists = ProfileSort::ALL.map(|sort| SubjectProfile::of_sort(sort).collect::<Vec<_>>());
        let table = &mut self.tables.position;
        let (mut pupil, mut chosen, mut is_told) = (None, [None; 2], true);
        for row in 0..table.pupil.len() {
            if pupil != Some(table.pupil[row]) {
                (pupil, chosen) = (Some(table.pupil[row]), [None; 2]);
                is_told = !draw.happens(20);
            }
            let Standing::InClass(class) = table.standing[row] else {
                continue;
            };
            let of_class = ProfileSort::of_class(class);
            let may_be = |sort: &ProfileSort| {
                let any = lists[*sort as usize].first();
                any.is_some_and(|profile| profile.is_of_class(class))
            };
            let may_be: Vec<ProfileSort> = ProfileSort::ALL.into_iter().filter(may_be).collect();
            // Some list it a year early, and some a year late.
            let early = table.study_year[row].is_none_or(|study| study >= 2 + draw.below(4) as u8);
            if may_be.is_empty() || !is_told || !early || draw.happens(10) {
                continue;
            }
            let sort = draw.one_of(&may_be);
            let profile = &mut chosen[sort as usize];
            if profile.is_none() || draw.happens(12) {
                *profile = Some(draw.one_of(&lists[sort as usize]));
            }
            let is_unknown = of_class.is_some() && draw.happens(8);
            table.profile[row] = if is_unknown {
                Some(SubjectProfile::UNKNOWN)
            } else {
                *profile
            };
        }
    }

    /// A career in which things happen as they do, or far more often. No turn is so rare that a reader
    /// would rule it out: a proof must not rest on pupils whom nobody believes in.
    fn career(&mut self, pupil: u32, start: i16, low: usize, reach: Reach, draw: &mut Draw) {
        let calm = draw.one_of(&[1, 5]);
        let high = (low + draw.one_of(&[0, 0, 0, 1, 1, 2, 3])).min(Level::ALL.len() - 1);
        let class = LevelRange::new(Level::ALL[low], Level::ALL[high]).unwrap_or_else(|| single(low));
        if draw.happens(85) {
            self.tables.placement.pupil.push(pupil);
            self.tables.placement.class.push(class);
        }
        // Some are placed and never seen, and some diplomas are of a year that nobody wrote down.
        if draw.happens(4) {
            return;
        }
        let mut year = start;
        for standing in [Standing::TransitionClass, Standing::SpecialEducation] {
            // Some stay there for years, and some are there still.
            while draw.happens(10 / calm) && year <= reach.last {
                self.position(pupil, year, None, standing);
                year += 1;
            }
        }
        let (mut class, mut study) = (class, 1);
        while year <= reach.last {
            self.position(pupil, year, Some(study), Standing::InClass(class));
            let years = match class.high() {
                Level::Vwo => 6,
                Level::Havo | Level::Pro => 5,
                _ => 4,
            };
            if study >= years && year <= reach.closed && draw.happens(80) {
                self.diploma(pupil, (!draw.happens(3)).then_some(year), class.high());
                let rung = usize::from(class.high().rung());
                if !(1..Level::ALL.len() - 1).contains(&rung) || draw.happens(55) {
                    return;
                }
                (class, study) = (single(rung + 1), years);
            } else {
                match draw.below(100) * calm {
                    0..12 => {}
                    12..16 if year < reach.last => {
                        self.position(pupil, year + 1, None, Standing::LeftOutcomeUnknown);
                        return;
                    }
                    12..19 => return,
                    luck => {
                        study = (study + 1).min(6);
                        let [low, high] = [class.low(), class.high()].map(|level| usize::from(level.rung()));
                        class = match luck {
                            19..29 if high + 1 < Level::ALL.len() => single(high + 1),
                            29..40 if low > 0 => single(low - 1),
                            _ if study >= 3 && low < high => single(draw.one_of(&[low, high])),
                            _ => class,
                        };
                    }
                }
            }
            year += 1;
        }
    }
}
