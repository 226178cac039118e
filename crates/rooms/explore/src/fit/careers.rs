//! Streaming, repeating, exams and stacking fitted to published figures on careers, by runs of the whole model.
//!
//! Every value of the constants meets the same pupils with the same luck (common random numbers), so that a difference
//! between two runs is what the constants do.

use super::national::{Missing, National};
use super::solve::{Free, Solved, solve};
use super::target::Target;
use crate::parameters::{Distribution, Parameters, rows};
use crate::record::Position;
use crate::refusal::Refusal;
use crate::run::{Scenario, Simulation, run};
use crate::state::{NO_ADVICE, Place};
use std::collections::HashMap;
use vocabulary::Level;

/// The first observed school year; five more before it are kept.
const FIRST_YEAR: i16 = 2018;
/// Observed school years: up to that of the figures on 2019/20.
const YEARS: u16 = 2;
/// The constants that are solved for, with the places of each in a list. Figures on repeating tell vmbo as a whole, so its
/// three levels share one constant.
const CONSTANTS: [(&str, &[usize]); 18] = [
    ("up", &[0]),
    ("down", &[0]),
    ("down_basic", &[0]),
    ("upper_other", &[0]),
    ("repeat_secondary", &[0, 1, 2]),
    ("repeat_secondary", &[3]),
    ("repeat_secondary", &[4]),
    ("repeat_havo_four", &[0]),
    ("repeat_boys", &[0]),
    ("repeat_early", &[0]),
    ("retake", &[0]),
    ("exam", &[0]),
    ("exam", &[1]),
    ("exam", &[2]),
    ("exam", &[3]),
    ("exam", &[4]),
    ("stack_havo", &[0]),
    ("stack_vwo", &[0]),
];

/// A search that gains less than this share of the misfit found nothing better than where it began, so that the defaults
/// stay what they are when the fit is repeated.
const WORTH: f64 = 0.1;

/// A target beside what the run gave before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The target.
    pub target: Target,
    /// Whether it is fitted, or looked at only.
    pub is_fitted: bool,
    /// At the constants with which the search began.
    pub before: f64,
    /// At those it found.
    pub fitted: f64,
    /// In a run with other pupils and other luck.
    pub again: f64,
}

/// The fit.
#[derive(Debug, Clone, PartialEq)]
pub struct CareerFit {
    /// Pupils of each run.
    pub pupils: u32,
    /// Every target.
    pub rows: Vec<Row>,
    /// The constants found: name, places in a list, value before and after.
    pub constants: Vec<(&'static str, &'static [usize], f64, f64)>,
    /// How far each may be off before the misfit rises by one.
    pub errors: Vec<f64>,
    /// Where the search ended.
    pub solved: Solved,
}

/// The moments of one run, in the order of [`targets`].
#[must_use]
pub fn moments(simulation: &Simulation) -> Vec<f64> {
    Careers::of(simulation).moments()
}

/// The targets, and whether each is fitted.
///
/// # Errors
/// [`Missing`] for a figure that is not in the files.
pub fn targets(national: &National) -> Result<Vec<(Target, bool)>, Missing> {
    let mut all = Vec::new();
    for (id, is_fitted) in [
        ("T10.vmbo", true),
        ("T10.vmbo-bb", true),
        ("T11.year-3-off", true),
        ("T11.year-4-below", true),
        ("T11.year-4-above", true),
        ("T11.repeated", true),
        ("T12.adjusted-below", false),
        ("T13.havo-3-boys", true),
        ("T13.havo-3-girls", true),
        ("T13.havo-4-boys", true),
        ("T13.havo-4-girls", true),
        ("T13.havo-boys", true),
        ("T13.havo-girls", true),
        ("T13.vmbo", true),
        ("T13.vwo", true),
    ] {
        all.push((Target::percent(id, national.target(id)?), is_fitted));
    }
    for (level, name) in [
        ("vmbo-bb", "level"),
        ("vmbo-kb", "level"),
        ("vmbo-gt", "level"),
        ("havo", "kind"),
        ("vwo", "kind"),
    ] {
        let wanted = [
            ("scope", name),
            ("school_year", "2017-2018"),
            ("sex", "all"),
            (if name == "kind" { "kind" } else { "level" }, level),
        ];
        let candidates = national.exams.number(&wanted, "candidates_low")?;
        let passed = national.exams.number(&wanted, "passed_low")?;
        all.push((
            Target::share(format!("T14.{level}: passed"), passed / candidates, candidates),
            true,
        ));
    }
    // vmbo-g and vmbo-t are one level here: both rates, weighted by their diplomas.
    let track = |track: &str| -> Result<(f64, f64), Missing> {
        let exams = [
            ("scope", "track"),
            ("school_year", "2017-2018"),
            ("sex", "all"),
            ("track", track),
        ];
        let on = [
            ("school_year", "2017-2018"),
            ("diploma", "vmbo-gt"),
            ("track", track),
            ("sex", "all"),
        ];
        Ok((
            national.exams.number(&exams, "passed_low")?,
            national.stacking.number(&on, "percent")? / 100.0,
        ))
    };
    let [(few, low), (many, high)] = [track("G")?, track("T")?];
    let share = (few * low + many * high) / (few + many);
    all.push((
        Target::share("T15.vmbo-gt: on to havo".to_owned(), share, few + many),
        true,
    ));
    let havo = [
        ("school_year", "2017-2018"),
        ("diploma", "havo"),
        ("next_level", "vwo"),
        ("sex", "all"),
    ];
    let share = national.stacking.number(&havo, "percent")? / 100.0;
    let passed = [
        ("scope", "kind"),
        ("school_year", "2017-2018"),
        ("sex", "all"),
        ("kind", "havo"),
    ];
    let passed = national.exams.number(&passed, "passed_low")?;
    all.push((
        Target::share("T15.havo: on to vwo".to_owned(), share, passed),
        true,
    ));
    Ok(all)
}

/// The share of pupils of year 3 in practical training, which sets the share of that advice.
#[must_use]
pub fn practical_share(national: &National) -> f64 {
    let of = |track: &str| {
        let wanted = [
            ("school_year", "2019-2020"),
            ("track", track),
            ("year_of_study", "3"),
        ];
        national.enrolment.sum(&wanted, "count")
    };
    let others = ["vmbo-bb", "vmbo-kb", "vmbo-gt", "havo", "havo/vwo", "vwo"];
    let pro = of("pro");
    pro / (pro + others.iter().map(|track| of(track)).sum::<f64>()).max(1.0)
}

/// Solves for the constants, from those of `base`.
///
/// # Errors
/// [`Refusal`] when a run cannot be made.
pub fn fit(
    targets: &[(Target, bool)],
    base: &Parameters,
    pupils: u32,
    most: u32,
    progress: &(dyn Fn() + Sync),
) -> Result<CareerFit, Refusal> {
    let free: Vec<Free> = CONSTANTS
        .iter()
        .map(|(name, places)| {
            let row = rows().iter().find(|row| row.name == *name);
            let slot = base.slots().into_iter().find(|(slot, _)| slot == name);
            let (Some(row), Some((_, values))) = (row, slot) else {
                unreachable!("the names above stand in the table");
            };
            let is_absolute = row.prior.distribution == Distribution::Uniform;
            Free {
                name: (*name).to_owned(),
                start: values[places[0]],
                // What was not thought possible before is not found now.
                low: if is_absolute { row.prior.a } else { row.min },
                high: if is_absolute { row.prior.b } else { row.max },
                // Large enough for many pupils to change their course.
                step: if row.unit == "share" { 0.03 } else { 0.1 },
                range: (row.prior.b - row.prior.a).abs().max(0.1),
            }
        })
        .collect();
    let scenario = |values: &[f64], seed: u64| Scenario {
        pupils,
        years: YEARS,
        first_year: FIRST_YEAR,
        seed,
        parameters: with(base, values),
        ..Scenario::default()
    };
    let start: Vec<f64> = free.iter().map(|one| one.start).collect();
    // What cannot be run is refused before anything is searched.
    let before = moments(&run(&scenario(&start, 1))?);
    let residuals = |values: &[f64]| -> Vec<f64> {
        let found = run(&scenario(values, 1)).map(|simulation| moments(&simulation));
        progress();
        let found = found.unwrap_or_else(|_| vec![f64::INFINITY; targets.len()]);
        let pairs = targets.iter().zip(found).filter(|((_, is_fitted), _)| *is_fitted);
        pairs
            .map(|((target, _), moment)| target.residual(moment))
            .collect()
    };
    let mut solved = solve(&free, most, residuals);
    let pairs = targets
        .iter()
        .zip(&before)
        .filter(|((_, is_fitted), _)| *is_fitted);
    let at_start: f64 = pairs
        .map(|((target, _), moment)| target.residual(*moment).powi(2))
        .sum();
    if at_start - solved.misfit < WORTH * at_start {
        solved.values.clone_from(&start);
    }
    let fitted = moments(&run(&scenario(&solved.values, 1))?);
    let again = moments(&run(&scenario(&solved.values, 2))?);
    let rows = targets
        .iter()
        .enumerate()
        .map(|(place, (target, is_fitted))| Row {
            target: target.clone(),
            is_fitted: *is_fitted,
            before: before[place],
            fitted: fitted[place],
            again: again[place],
        });
    Ok(CareerFit {
        pupils,
        rows: rows.collect(),
        constants: CONSTANTS
            .iter()
            .enumerate()
            .map(|(place, (name, of))| (*name, *of, free[place].start, solved.values[place]))
            .collect(),
        errors: super::solve::errors(&free, &solved.slopes),
        solved,
    })
}

/// These parameters with other constants.
fn with(base: &Parameters, values: &[f64]) -> Parameters {
    let mut p = base.clone();
    for ((name, places), value) in CONSTANTS.iter().zip(values) {
        places.iter().for_each(|place| p.put(name, *place, *value));
    }
    p
}

/// Places of pupils of secondary school, by school year.
struct Careers<'a> {
    simulation: &'a Simulation,
    years: Vec<HashMap<u32, Position>>,
}

/// Some of all.
#[derive(Default, Clone, Copy)]
struct Share {
    some: f64,
    all: f64,
}

impl Share {
    fn add(&mut self, holds: bool) {
        self.all += 1.0;
        self.some += if holds { 1.0 } else { 0.0 };
    }

    fn value(self) -> f64 {
        self.some / self.all.max(1.0)
    }
}

impl<'a> Careers<'a> {
    fn of(simulation: &'a Simulation) -> Self {
        let years = simulation.record.positions.iter().map(|of_year| {
            let in_class = of_year
                .iter()
                .filter(|position| position.place == Place::Secondary);
            in_class.map(|position| (position.pupil, *position)).collect()
        });
        Self {
            simulation,
            years: years.collect(),
        }
    }

    fn positions(&self) -> impl Iterator<Item = (usize, &Position)> {
        (0..)
            .zip(&self.years)
            .flat_map(|(year, of_year)| of_year.values().map(move |position| (year, position)))
    }

    fn moments(&self) -> Vec<f64> {
        let pupils = &self.simulation.pupils;
        let pro = Level::Pro.rung();
        let [bb, gt, havo, vwo] = [Level::VmboBb, Level::VmboGt, Level::Havo, Level::Vwo].map(Level::rung);
        let (mut vmbo, mut basic) = (Share::default(), Share::default());
        let (mut off, mut below, mut above) = (Share::default(), Share::default(), Share::default());
        let mut adjusted_below = Share::default();
        for (_, position) in self.positions() {
            let pupil = position.pupil as usize;
            if position.grade == 3 && position.low > pro {
                vmbo.add(position.high <= gt);
                basic.add(position.high == bb);
            }
            let (first, last) = (pupils.first[pupil], pupils.last[pupil]);
            if first == NO_ADVICE || position.low == pro {
                continue;
            }
            let (low, high) = levels(first);
            if position.grade == 3 {
                off.add(position.high < low || position.low > high);
                if last > first {
                    adjusted_below.add(position.high < levels(last).0);
                }
            }
            if position.grade == 4 {
                let (low, high) = levels(last);
                below.add(position.high < low);
                above.add(position.low > high);
            }
        }
        let repeating = |fits: &dyn Fn(&Position) -> bool| {
            let mut share = Share::default();
            for (year, position) in self.positions().filter(|(_, position)| fits(position)) {
                if let Some(next) = self.years.get(year + 1) {
                    share.add(next.get(&position.pupil).is_some_and(|then| {
                        then.grade == position.grade && then.low == position.low && then.high == position.high
                    }));
                }
            }
            share.value()
        };
        let at = |level: u8, grades: std::ops::RangeInclusive<u8>, sex: Option<u8>| {
            repeating(&|position| {
                position.low == level
                    && position.high == level
                    && grades.contains(&position.grade)
                    && sex.is_none_or(|sex| pupils.sex[position.pupil as usize] == sex)
            })
        };
        let vmbo_repeats = repeating(&|position| {
            position.low >= bb && position.high <= gt && (3..=4).contains(&position.grade)
        });
        let mut found = vec![
            vmbo.value(),
            basic.value(),
            off.value(),
            below.value(),
            above.value(),
            self.ever_repeated(),
            adjusted_below.value(),
            at(havo, 3..=3, Some(0)),
            at(havo, 3..=3, Some(1)),
            at(havo, 4..=4, Some(0)),
            at(havo, 4..=4, Some(1)),
            at(havo, 3..=5, Some(0)),
            at(havo, 3..=5, Some(1)),
            vmbo_repeats,
            at(vwo, 3..=6, None),
        ];
        found.extend((bb..=vwo).map(|level| self.passed(level)));
        found.extend([gt, havo].map(|level| self.stacked(level)));
        found
    }

    /// The share of who started in the first year that is kept and who repeated one of the first three years.
    fn ever_repeated(&self) -> f64 {
        let mut share = Share::default();
        let starters = self.years.first().into_iter().flat_map(HashMap::values);
        for position in starters.filter(|position| position.grade == 1 && position.low > Level::Pro.rung()) {
            let pupil = position.pupil;
            let grades: Vec<u8> = (0..5)
                .filter_map(|year| self.years.get(year)?.get(&pupil))
                .map(|position| position.grade)
                .collect();
            share.add(grades.windows(2).any(|pair| pair[0] == pair[1] && pair[0] <= 3));
        }
        share.value()
    }

    /// Passes among candidates of a level.
    fn passed(&self, level: u8) -> f64 {
        let exam = crate::steps::exams::year_of(level);
        let candidates = self.positions().filter(|(_, position)| {
            position.low == level && position.high == level && position.grade == exam
        });
        let record = &self.simulation.record;
        let passes = record
            .diplomas
            .iter()
            .filter(|(_, _, rung)| *rung == level)
            .count();
        passes as f64 / (candidates.count() as f64).max(1.0)
    }

    /// The share of those with a diploma of a level who are at the next one a year later.
    fn stacked(&self, level: u8) -> f64 {
        let record = &self.simulation.record;
        let mut share = Share::default();
        for (pupil, year, _) in record.diplomas.iter().filter(|(_, _, rung)| *rung == level) {
            if let Some(next) = self.years.get((year - record.first_year) as usize + 1) {
                share.add(next.get(pupil).is_some_and(|position| position.low == level + 1));
            }
        }
        share.value()
    }
}

/// The lowest and highest level of an advice, as rungs; the lowest class holds practical training too.
fn levels(advice: u8) -> (u8, u8) {
    let low = 1 + advice / 2;
    (low, low + advice % 2)
}
