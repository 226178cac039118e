//! Which rows can be used, and which rows are one pupil.
//!
//! A row without pupil number, school or school year, with an unusable weight, or for a pupil who stood there
//! before, is left out; each such row is counted once, for the first of these reasons.

use super::schools::{Schools, code_at, school_code};
use super::words::{self, Cell, says_unknown};
use crate::columns::{Column, Dictionary, Rows};
use crate::dates::DateFormat;
use crate::mapping::{Mapping, Sector};
use crate::numbers::NumberFault;
use crate::plan::{Plan, SlotPlace};
use crate::problems::{Problem, ProblemKind, Problems};
use crate::shown::shown;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use vocabulary::{PupilKey, SchoolYear};

/// A row that can be used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Admitted {
    /// Its place among the rows that were read.
    pub row: u32,
    pub key: PupilKey,
    pub school: u32,
    /// The school year of the row.
    pub year: SchoolYear,
    /// The cohort, where the file or the mapping states it.
    pub cohort: Option<SchoolYear>,
    pub weight: i64,
}

/// The rows of each pupil, pupils in the order of the file and rows in the order of the years.
pub(super) struct Pupils {
    rows: Vec<Admitted>,
    /// Where each pupil's rows begin, with the end of the last behind it.
    starts: Vec<u32>,
}

impl Pupils {
    /// The rows of each pupil; never none.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Admitted]> {
        self.starts
            .windows(2)
            .map(|ends| &self.rows[ends[0] as usize..ends[1] as usize])
    }

    /// All rows that are used.
    pub(super) fn rows(&self) -> &[Admitted] {
        &self.rows
    }
}

/// Pseudonyms are random already; mixing them again would be a waste.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.0 = self.0.rotate_left(5) ^ u64::from_le_bytes(word);
        }
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

type ByKey = HashMap<PupilKey, u32, BuildHasherDefault<KeyHasher>>;

/// What an admission needs.
pub(super) struct Admission<'a> {
    pub mapping: &'a Mapping,
    pub plan: &'a Plan,
    pub rows: &'a Rows,
    pub dates: DateFormat,
}

impl Admission<'_> {
    fn column(&self, slot: Option<SlotPlace>) -> Option<&Column> {
        slot.map(|slot| &self.rows.columns[slot])
    }

    fn name(&self, slot: Option<SlotPlace>) -> &str {
        slot.map_or("", |slot| self.plan.slots[slot].name.as_str())
    }

    fn years(&self, slot: Option<SlotPlace>) -> Vec<Cell<SchoolYear>> {
        match self.column(slot) {
            Some(Column::Texts { dictionary, .. }) => {
                dictionary.read(Cell::Missing, |text| words::school_year(text, self.dates))
            }
            _ => vec![Cell::Missing],
        }
    }

    /// The rows that can be used, in the order of the file.
    pub(super) fn admit(&self, schools: &mut Schools, problems: &mut Problems) -> Vec<Admitted> {
        let Column::Pupils(keys) = &self.rows.columns[self.plan.pupil] else {
            return Vec::new();
        };
        let years = self.years(self.plan.school_year);
        let cohorts = self.years(self.plan.cohort);
        let fixed_school = self.mapping.school.as_ref().map(|school| {
            let place = schools.place(&school.code);
            schools.list[place as usize].name.clone_from(&school.name);
            place
        });
        let mut known_schools: HashMap<(u32, u32), Option<u32>> = HashMap::new();
        let weights = Weights::new(self.rows, self.plan.weight);
        let mut admitted = Vec::with_capacity(keys.len());
        let mut last_school = ((u32::MAX, u32::MAX), None);
        for (row, key) in keys.iter().enumerate() {
            let number = self.rows.numbers[row];
            let Some(key) = *key else {
                problems.add(ProblemKind::PupilMissing, || {
                    Problem::new(ProblemKind::PupilMissing, number)
                        .in_column(self.name(Some(self.plan.pupil)))
                });
                continue;
            };
            let codes = (
                code_at(self.column(self.plan.school), row),
                code_at(self.column(self.plan.location), row),
            );
            if last_school.0 != codes {
                let school = known_schools.entry(codes).or_insert_with(|| {
                    self.school_of(codes)
                        .map(|code| schools.place(&code))
                        .or(fixed_school)
                });
                last_school = (codes, *school);
            }
            let Some(school) = last_school.1 else {
                problems.add(ProblemKind::SchoolMissing, || {
                    Problem::new(ProblemKind::SchoolMissing, number).in_column(self.name(self.plan.school))
                });
                continue;
            };
            let Some((year, cohort)) = self.year_and_cohort(row, &years, &cohorts, problems) else {
                continue;
            };
            let weight = match weights.at(row) {
                Ok(weight) => weight,
                Err((kind, value)) => {
                    problems.add(kind, || {
                        let problem = Problem::new(kind, number).in_column(self.name(self.plan.weight));
                        value.map_or(problem.clone(), |value| problem.showing(value))
                    });
                    continue;
                }
            };
            admitted.push(Admitted {
                row: row as u32,
                key,
                school,
                year,
                cohort,
                weight,
            });
        }
        admitted
    }

    fn school_of(&self, (school, location): (u32, u32)) -> Option<vocabulary::SchoolCode> {
        let text = |slot: Option<SlotPlace>, code| match self.column(slot) {
            Some(Column::Texts { dictionary, .. }) => dictionary.text(code),
            _ => None,
        };
        let school = text(self.plan.school, school);
        let location = text(self.plan.location, location);
        match (school, &self.mapping.school) {
            // Only the location differs from row to row.
            (None, Some(fixed)) => school_code(fixed.code.as_str(), location),
            (school, _) => school_code(
                school.filter(|text| !says_unknown(text)).unwrap_or_default(),
                location,
            ),
        }
    }

    /// The school year of a row, and the cohort if one is stated. In primary lists and in research both
    /// are the cohort.
    fn year_and_cohort(
        &self,
        row: usize,
        years: &[Cell<SchoolYear>],
        cohorts: &[Cell<SchoolYear>],
        problems: &mut Problems,
    ) -> Option<(SchoolYear, Option<SchoolYear>)> {
        let of_row = years[code_at(self.column(self.plan.school_year), row) as usize];
        let of_cohort = cohorts[code_at(self.column(self.plan.cohort), row) as usize];
        for (cell, slot) in [(of_row, self.plan.school_year), (of_cohort, self.plan.cohort)] {
            if cell == Cell::Unreadable {
                problems.add(ProblemKind::SchoolYearUnreadable, || {
                    Problem::new(ProblemKind::SchoolYearUnreadable, self.rows.numbers[row])
                        .in_column(self.name(slot))
                        .showing(shown(self.text(slot, row)))
                });
                return None;
            }
        }
        let cohort = of_cohort.fact().or(self.mapping.cohort);
        let found = if self.mapping.sector == Sector::Vo {
            let year = of_row.fact().or(self.mapping.school_year).or(cohort);
            year.map(|year| (year, cohort))
        } else {
            let cohort = of_cohort.fact().or(of_row.fact()).or(self.mapping.cohort);
            cohort.map(|cohort| (cohort, Some(cohort)))
        };
        if found.is_none() {
            let slot = self.plan.school_year.or(self.plan.cohort);
            problems.add(ProblemKind::SchoolYearMissing, || {
                Problem::new(ProblemKind::SchoolYearMissing, self.rows.numbers[row])
                    .in_column(self.name(slot))
            });
        }
        found
    }

    fn text(&self, slot: Option<SlotPlace>, row: usize) -> &str {
        match self.column(slot) {
            Some(Column::Texts { codes, dictionary }) => dictionary.text(codes[row]).unwrap_or_default(),
            _ => "",
        }
    }

    /// One row per pupil per cohort: later rows of the same pupil are left out.
    ///
    /// Rows are sorted by a part of the pseudonym instead of looked up one by one: on a national list that
    /// takes a third of the time.
    pub(super) fn one_row_each(&self, admitted: Vec<Admitted>, problems: &mut Problems) -> Pupils {
        let start_of = |key: &PupilKey| {
            let mut start = [0; 8];
            start.copy_from_slice(&key.0[..8]);
            u64::from_le_bytes(start)
        };
        let places = 0..admitted.len() as u32;
        let mut order: Vec<(u64, u32)> = places
            .map(|place| (start_of(&admitted[place as usize].key), place))
            .collect();
        order.par_sort_unstable();
        // Rows of one pupil stand together now, first row first; few have company.
        let mut later: Vec<(u32, u32)> = Vec::new();
        for alike in order
            .chunk_by(|one, other| one.0 == other.0)
            .filter(|alike| alike.len() > 1)
        {
            let mut first: HashMap<(PupilKey, SchoolYear), u32> = HashMap::new();
            for (_, place) in alike {
                let row = admitted[*place as usize];
                let before = *first.entry((row.key, row.year)).or_insert(row.row);
                if before != row.row {
                    later.push((row.row, before));
                }
            }
        }
        later.sort_unstable();
        for (row, before) in &later {
            self.note_twice(ProblemKind::PupilTwice, *row, *before, problems);
        }
        let mut rows = admitted;
        if !later.is_empty() {
            rows.retain(|row| later.binary_search_by_key(&row.row, |(later, _)| *later).is_err());
        }
        let starts = (0..=rows.len() as u32).collect();
        Pupils { rows, starts }
    }

    /// All rows of a pupil together, one per school year: a second row of a year is left out.
    pub(super) fn one_row_a_year(&self, admitted: Vec<Admitted>, problems: &mut Problems) -> Pupils {
        let mut pupils: ByKey = ByKey::default();
        let mut of_row = Vec::with_capacity(admitted.len());
        for row in &admitted {
            let next = pupils.len() as u32;
            of_row.push(*pupils.entry(row.key).or_insert(next));
        }
        let mut order: Vec<u32> = (0..admitted.len() as u32).collect();
        order.sort_by_key(|place| {
            let place = *place as usize;
            (of_row[place], admitted[place].year, admitted[place].row)
        });
        let mut rows: Vec<Admitted> = Vec::with_capacity(admitted.len());
        let mut starts = Vec::with_capacity(pupils.len() + 1);
        let mut current = u32::MAX;
        for place in order {
            let row = admitted[place as usize];
            let pupil = of_row[place as usize];
            if pupil != current {
                starts.push(rows.len() as u32);
                current = pupil;
            } else if let Some(before) = rows.last().filter(|before| before.year == row.year) {
                self.note_twice(ProblemKind::PupilTwiceInYear, row.row, before.row, problems);
                continue;
            }
            rows.push(row);
        }
        starts.push(rows.len() as u32);
        Pupils { rows, starts }
    }

    fn note_twice(&self, kind: ProblemKind, row: u32, first: u32, problems: &mut Problems) {
        let number = |row: u32| self.rows.numbers[row as usize];
        problems.add(kind, || {
            Problem::new(kind, number(row))
                .in_column(self.name(Some(self.plan.pupil)))
                .beside(u64::from(number(first)))
        });
    }

    /// The names, boards and surroundings of the schools whose rows are used.
    pub(super) fn name_schools(&self, pupils: &Pupils, schools: &mut Schools) {
        let texts = |slot: Option<SlotPlace>| match self.column(slot) {
            Some(Column::Texts { codes, dictionary }) => Some((codes, dictionary)),
            _ => None,
        };
        if let Some((codes, names)) = texts(self.plan.school_name) {
            for row in pupils.rows() {
                schools.name(row.school, codes[row.row as usize], names);
            }
        }
        if let Some((codes, boards)) = texts(self.plan.board) {
            for row in pupils.rows() {
                schools.board(row.school, codes[row.row as usize], boards);
            }
        }
        if let Some((codes, words)) = texts(self.plan.surroundings) {
            for row in pupils.rows() {
                schools.surroundings(row.school, codes[row.row as usize], words);
            }
        }
    }
}

/// The weight of each row.
struct Weights<'r> {
    values: Option<&'r [Option<i64>]>,
    faults: HashMap<u32, (NumberFault, &'r str)>,
}

impl<'r> Weights<'r> {
    /// The weight where a register is complete: one.
    const ONE: i64 = 1_000_000;

    fn new(rows: &'r Rows, slot: Option<SlotPlace>) -> Self {
        match slot.map(|slot| &rows.columns[slot]) {
            Some(Column::Numbers { values, faults }) => Self {
                values: Some(values),
                faults: faults
                    .iter()
                    .map(|(row, fault, text)| (*row, (*fault, text.as_ref())))
                    .collect(),
            },
            _ => Self {
                values: None,
                faults: HashMap::new(),
            },
        }
    }

    fn at(&self, row: usize) -> Result<i64, (ProblemKind, Option<String>)> {
        let Some(values) = self.values else {
            return Ok(Self::ONE);
        };
        match values[row] {
            Some(weight) if weight >= 0 => Ok(weight),
            Some(_) => Err((ProblemKind::WeightNegative, None)),
            None => Err(match self.faults.get(&(row as u32)) {
                Some((_, text)) => (ProblemKind::WeightUnreadable, Some((*text).to_owned())),
                None => (ProblemKind::WeightMissing, None),
            }),
        }
    }
}

/// Whether a code stands for a text.
pub(super) fn is_present(code: u32) -> bool {
    code != Dictionary::MISSING
}
