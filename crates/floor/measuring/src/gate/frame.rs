//! What everybody knows of a list beforehand: its schools, its cohorts, and how far these can be followed.

use crate::columns::{Columns, Values};
use crate::condition::Condition;
use crate::cube::plan::{FRAME, everybody};
use crate::cube::{Cube, CubeTable};
use arrow::array::Int16Array;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::SchoolYear;

/// Pupils who started together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cohort {
    /// The calendar year in which it starts.
    pub start: i16,
    /// How many school years can be followed to their end.
    pub followed: Option<i64>,
}

/// The schools and cohorts of a list.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The number of pupils of each cohort.
    pub(super) pupils: Vec<u64>,
    pub(super) schools: Vec<String>,
    /// What lies around each school, where that is known.
    pub(super) surroundings: Vec<Option<String>>,
    /// The last school year in which anybody is seen.
    pub(super) last: Option<i16>,
    pub(super) cohorts: Vec<Cohort>,
    /// Which school has which cohort.
    pub(super) pairs: BTreeSet<(usize, usize)>,
}

/// The words of the cells in which there is anybody, with how many.
fn occupied(table: &CubeTable) -> Vec<(Vec<&str>, u64)> {
    let Some(measure) = table.measure(&everybody().key()) else {
        return Vec::new();
    };
    let words = |codes: Vec<usize>| {
        let axes = table.axes.iter().zip(codes);
        axes.map(|(axis, code)| axis.words[code].as_str()).collect()
    };
    let cells = table.occupied().map(|(codes, numbers)| (codes, numbers[measure]));
    cells
        .filter(|(_, count)| *count > 0)
        .map(|(codes, count)| (words(codes), u64::try_from(count).unwrap_or(0)))
        .collect()
}

impl Frame {
    /// Nothing for a cube that was counted before cubes kept this.
    pub fn of(cube: &Cube) -> Option<Self> {
        let [by_cohort, by_followed, by_seen, by_surroundings] =
            FRAME.map(|axes| cube.table(&axes).map(occupied));
        let by_cohort = by_cohort?;
        let pairs = |table: Option<Vec<(Vec<&'_ str>, u64)>>| -> BTreeMap<String, String> {
            let cells = table.into_iter().flatten();
            cells
                .map(|(words, _)| (words[0].to_owned(), words[1].to_owned()))
                .collect()
        };
        let (followed, seen) = (pairs(by_followed), pairs(by_seen));
        let around = pairs(by_surroundings);
        let last = |(start, years): (&String, &String)| {
            Some(start.parse::<i16>().ok()? + years.parse::<i16>().ok()? - 1)
        };
        let schools: BTreeSet<&str> = by_cohort.iter().map(|(words, _)| words[0]).collect();
        let schools: Vec<String> = schools.into_iter().map(str::to_owned).collect();
        let cohort = |word: &str| -> Option<Cohort> {
            Some(Cohort {
                start: word.parse().ok()?,
                followed: followed.get(word).and_then(|years| years.parse().ok()),
            })
        };
        let cohorts: BTreeSet<Cohort> = by_cohort
            .iter()
            .filter_map(|(words, _)| cohort(words[1]))
            .collect();
        let cohorts: Vec<Cohort> = cohorts.into_iter().collect();
        let mut frame = Self {
            pupils: vec![0; cohorts.len()],
            surroundings: schools.iter().map(|school| around.get(school).cloned()).collect(),
            schools,
            last: seen.iter().filter_map(last).max(),
            cohorts,
            pairs: BTreeSet::new(),
        };
        for (words, count) in &by_cohort {
            let school = frame.schools.iter().position(|school| school == words[0])?;
            let cohort = frame.cohorts.binary_search(&cohort(words[1])?).ok()?;
            frame.pupils[cohort] += count;
            frame.pairs.insert((school, cohort));
        }
        Some(frame)
    }

    /// The number of pupils of all cohorts.
    pub fn everybody(&self) -> u64 {
        self.pupils.iter().sum()
    }

    /// For which cohorts a condition holds that is about nothing else.
    pub fn holds(&self, condition: &Condition) -> Option<Vec<bool>> {
        let mut columns = Columns::new(self.cohorts.len());
        let starts = self.cohorts.iter().map(|cohort| cohort.start);
        columns.insert("cohort", Values::Year(Int16Array::from_iter_values(starts)));
        let holds = condition.evaluate_slice(&columns, 0, self.cohorts.len()).ok()?;
        Some(holds.iter().map(|holds| holds == Some(true)).collect())
    }

    /// The same with cohorts put together that took the same test, can be followed as far, and are not told apart by
    /// conditions on the cohort.
    pub fn put_together(&self, conditions: &[&Condition]) -> Self {
        let masks: Option<Vec<Vec<bool>>> =
            conditions.iter().map(|condition| self.holds(condition)).collect();
        let Some(masks) = masks else {
            return self.clone();
        };
        let told = |cohort: usize| {
            let Cohort { start, followed } = self.cohorts[cohort];
            let is_transition = start >= SchoolYear::DOORSTROOMTOETS.start();
            let conditions: Vec<bool> = masks.iter().map(|mask| mask[cohort]).collect();
            (is_transition, followed, conditions)
        };
        let mut frame = Self {
            pupils: Vec::new(),
            cohorts: Vec::new(),
            pairs: BTreeSet::new(),
            ..self.clone()
        };
        let mut known = Vec::new();
        for cohort in 0..self.cohorts.len() {
            let group = match known.iter().position(|other| *other == told(cohort)) {
                Some(group) => group,
                None => {
                    known.push(told(cohort));
                    frame.cohorts.push(self.cohorts[cohort]);
                    frame.pupils.push(0);
                    known.len() - 1
                }
            };
            frame.pupils[group] += self.pupils[cohort];
            let schools = self.pairs.iter().filter(|(_, other)| *other == cohort);
            frame.pairs.extend(schools.map(|(school, _)| (*school, group)));
        }
        frame
    }
}
