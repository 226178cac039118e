//! The facts of each pupil: background, tests, advices, first class, positions and diplomas.

use super::UnreadText;
use super::admit::{Admitted, Pupils, is_present};
use super::backgrounds::{BackgroundReader, PupilClass};
use super::schools::{Schools, code_at, school_code};
use super::words::{self, Cell, says_unknown};
use crate::columns::{Column, Rows};
use crate::dates::DateFormat;
use crate::mapping::{ClassRule, Mapping, Role};
use crate::numbers::NumberFault;
use crate::plan::{Plan, SlotPlace};
use crate::problems::{Problem, ProblemKind, Problems};
use crate::shown::shown;
use std::collections::BTreeMap;
use vocabulary::canonical::BackgroundColumn;
use vocabulary::{Advice, AdviceKind, LevelRange, Tables, TestDefinition};

/// Takes facts from rows, and problems with them.
pub(super) struct Facts<'a> {
    mapping: &'a Mapping,
    pub(super) plan: &'a Plan,
    pub(super) rows: &'a Rows,
    pub(super) dates: DateFormat,
    problems: &'a mut Problems,
    /// How many used rows hold each text that was not understood.
    unread: BTreeMap<(SlotPlace, u32), u64>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        mapping: &'a Mapping,
        plan: &'a Plan,
        rows: &'a Rows,
        dates: DateFormat,
        problems: &'a mut Problems,
    ) -> Self {
        Self {
            mapping,
            plan,
            rows,
            dates,
            problems,
            unread: BTreeMap::new(),
        }
    }

    fn number(&self, row: u32) -> u32 {
        self.rows.numbers[row as usize]
    }

    fn name(&self, slot: SlotPlace) -> &'a str {
        self.plan.slots[slot].name.as_str()
    }

    /// The meaning of every text of a column.
    pub(super) fn meanings<T: Copy>(&self, slot: SlotPlace, read: impl Fn(&str) -> Cell<T>) -> Vec<Cell<T>> {
        match &self.rows.columns[slot] {
            Column::Texts { dictionary, .. } => dictionary.read(Cell::Missing, read),
            _ => vec![Cell::Missing],
        }
    }

    /// What a row says in a column; a text that is not understood is noted.
    pub(super) fn cell<T: Copy>(
        &mut self,
        slot: SlotPlace,
        row: u32,
        meanings: &[Cell<T>],
        unreadable: ProblemKind,
        impossible: ProblemKind,
    ) -> Option<T> {
        let code = code_at(Some(&self.rows.columns[slot]), row as usize);
        match meanings[code as usize] {
            Cell::Missing => None,
            Cell::Fact(fact) => Some(fact),
            Cell::Unreadable => {
                self.note_text(unreadable, slot, row, code);
                None
            }
            Cell::Impossible => {
                self.note_text(impossible, slot, row, code);
                None
            }
        }
    }

    pub(super) fn note_text(&mut self, kind: ProblemKind, slot: SlotPlace, row: u32, code: u32) {
        *self.unread.entry((slot, code)).or_default() += 1;
        let number = self.number(row);
        let name = self.name(slot);
        let text = match &self.rows.columns[slot] {
            Column::Texts { dictionary, .. } => dictionary.text(code).unwrap_or_default(),
            _ => "",
        };
        self.problems.add(kind, || {
            Problem::new(kind, number).in_column(name).showing(shown(text))
        });
    }

    pub(super) fn note(&mut self, kind: ProblemKind, slot: SlotPlace, row: u32) {
        let number = self.number(row);
        let name = self.name(slot);
        self.problems
            .add(kind, || Problem::new(kind, number).in_column(name));
    }

    /// The first fact among a pupil's rows. A later row that says something else is noted.
    pub(super) fn first<T: Copy + PartialEq>(
        &mut self,
        rows: &[Admitted],
        slot: SlotPlace,
        mut fact: impl FnMut(&mut Self, u32) -> Option<T>,
    ) -> Option<T> {
        let mut first: Option<(T, u32)> = None;
        for admitted in rows {
            let Some(fact) = fact(self, admitted.row) else {
                continue;
            };
            match first {
                None => first = Some((fact, admitted.row)),
                Some((known, _)) if known == fact => {}
                Some((_, row)) => {
                    let (number, other) = (self.number(admitted.row), self.number(row));
                    let name = self.name(slot);
                    self.problems.add(ProblemKind::FactsDiffer, || {
                        Problem::new(ProblemKind::FactsDiffer, number)
                            .in_column(name)
                            .beside(u64::from(other))
                    });
                }
            }
        }
        first.map(|(fact, _)| fact)
    }

    /// Notes the cells of used rows that are no numbers. Weights were judged before.
    pub(super) fn note_faults(&mut self, used: &[Admitted]) {
        let mut is_used = vec![false; self.rows.numbers.len()];
        used.iter()
            .for_each(|admitted| is_used[admitted.row as usize] = true);
        for slot in 0..self.plan.slots.len() {
            let Column::Numbers { faults, .. } = &self.rows.columns[slot] else {
                continue;
            };
            let plain = if self.plan.tests.contains(&slot) {
                ProblemKind::ScoreUnreadable
            } else if self.plan.backgrounds.iter().flatten().any(|place| *place == slot) {
                ProblemKind::MeasureUnreadable
            } else {
                continue;
            };
            for (row, fault, text) in faults.iter().filter(|(row, ..)| is_used[*row as usize]) {
                let kind = match fault {
                    NumberFault::NotANumber => plain,
                    NumberFault::OtherSign => ProblemKind::DecimalSign,
                    NumberFault::Masked => ProblemKind::ValueMasked,
                };
                let (number, name) = (self.number(*row), self.name(slot));
                self.problems.add(kind, || {
                    Problem::new(kind, number)
                        .in_column(name)
                        .showing(text.to_string())
                });
            }
        }
    }

    /// The table of pupils, with their backgrounds and the schools they came from.
    pub(super) fn pupils(&mut self, pupils: &Pupils, schools: &mut Schools, tables: &mut Tables) {
        let table = &mut tables.pupil;
        let origins = self.plan.origin_school.map(|slot| {
            let mut places = vec![None];
            if let Column::Texts { dictionary, .. } = &self.rows.columns[slot] {
                places = dictionary.read(None, |text| {
                    let code = school_code(text, None).filter(|_| !says_unknown(text));
                    code.map(|code| schools.place(&code))
                });
            }
            (slot, places)
        });
        for rows in pupils.iter() {
            let first = rows[0];
            table.key.push(first.key);
            table.school.push(first.school);
            table.cohort.push(first.cohort.unwrap_or(first.year));
            table.weight.push(first.weight);
            table
                .origin_school
                .push(origins.as_ref().and_then(|(slot, places)| {
                    self.first(rows, *slot, |facts, row| {
                        places[code_at(Some(&facts.rows.columns[*slot]), row as usize) as usize]
                    })
                }));
        }
        for (mapping, slots) in self.mapping.backgrounds.iter().zip(&self.plan.backgrounds) {
            let reader = BackgroundReader::new(mapping, slots, self.rows);
            let column = self.background(pupils, &reader);
            table.backgrounds.push(column);
        }
    }

    fn background(&mut self, pupils: &Pupils, reader: &BackgroundReader<'_>) -> BackgroundColumn {
        let is_measured = matches!(reader.mapping.rule, ClassRule::Cuts(_));
        let mut column = BackgroundColumn::default();
        for rows in pupils.iter() {
            let slot = reader.columns[0].slot;
            let standing = self.first(rows, slot, |facts, row| {
                for column in &reader.columns {
                    let code = code_at(Some(&facts.rows.columns[column.slot]), row as usize);
                    if is_present(code) && reader.is_without_class(column, code) {
                        facts.note_text(ProblemKind::ClassUnknown, column.slot, row, code);
                    }
                }
                let standing = reader.standing(facts.rows, row as usize);
                standing.class.is_known().then_some(standing)
            });
            let PupilClass { class, measure } = standing.unwrap_or_default();
            column.class.push(class);
            if is_measured {
                column.measure.push(measure);
            }
        }
        column
    }

    /// The table of test scores.
    pub(super) fn tests(&mut self, pupils: &Pupils, tables: &mut Tables) {
        let definitions: Vec<&'a TestDefinition> = self
            .mapping
            .columns
            .iter()
            .filter_map(|column| match &column.role {
                Role::Test(test) => Some(&**test),
                _ => None,
            })
            .collect();
        for (place, (definition, slot)) in definitions.into_iter().zip(self.plan.tests.clone()).enumerate() {
            let Column::Numbers { values, .. } = &self.rows.columns[slot] else {
                continue;
            };
            let bound = |value: f64| definition.decimals.round(value);
            let range = definition
                .range
                .and_then(|(low, high)| Some((bound(low)?, bound(high)?)));
            let test = u16::try_from(place).unwrap_or(u16::MAX);
            for (pupil, rows) in pupils.iter().enumerate() {
                let score = self.first(rows, slot, |facts, row| {
                    let score = values[row as usize]?;
                    if range.is_some_and(|(low, high)| !(low..=high).contains(&score)) {
                        let (number, name) = (facts.number(row), facts.name(slot));
                        facts.problems.add(ProblemKind::ScoreOutsideRange, || {
                            let score = definition.decimals.to_f64(score).to_string();
                            Problem::new(ProblemKind::ScoreOutsideRange, number)
                                .in_column(name)
                                .showing(shown(&score))
                        });
                        return None;
                    }
                    Some(score)
                });
                if let Some(score) = score {
                    tables.test.pupil.push(pupil as u32);
                    tables.test.test.push(test);
                    tables.test.score.push(score);
                }
            }
        }
    }

    /// The table of advices. A recorded reason stands with the final advice, or with the provisional one
    /// where there is no final advice.
    pub(super) fn advices(&mut self, pupils: &Pupils, tables: &mut Tables) {
        let plan = self.plan;
        let readers: Vec<(AdviceKind, SlotPlace, Vec<Cell<Advice>>)> = plan
            .advices
            .iter()
            .map(|(kind, spelled)| {
                let meanings = self.meanings(spelled.slot, |text| words::advice(text, *kind, spelled));
                (*kind, spelled.slot, meanings)
            })
            .collect();
        let table = &mut tables.advice;
        for (pupil, rows) in pupils.iter().enumerate() {
            let mut given = [None; 3];
            for (kind, slot, meanings) in &readers {
                let unreadable = match kind {
                    AdviceKind::Test => ProblemKind::TestAdviceUnreadable,
                    AdviceKind::Provisional | AdviceKind::Final => ProblemKind::AdviceUnreadable,
                };
                given[*kind as usize] = self.first(rows, *slot, |facts, row| {
                    facts.cell(*slot, row, meanings, unreadable, ProblemKind::AdviceImpossible)
                });
            }
            let reason = self.reason(rows);
            let last = given[AdviceKind::Final as usize];
            if is_below(given[AdviceKind::Provisional as usize], last) {
                let slot = readers
                    .iter()
                    .find(|reader| reader.0 == AdviceKind::Final)
                    .map(|reader| reader.1);
                self.note(
                    ProblemKind::FinalBelowProvisional,
                    slot.unwrap_or_default(),
                    rows[0].row,
                );
            }
            let bears_reason = if last.is_some() {
                AdviceKind::Final
            } else {
                AdviceKind::Provisional
            };
            for kind in AdviceKind::ALL {
                if let Some(advice) = given[kind as usize] {
                    table.pupil.push(pupil as u32);
                    table.kind.push(kind);
                    table.advice.push(advice);
                    table
                        .reason_recorded
                        .push(reason.filter(|_| kind == bears_reason));
                }
            }
        }
    }

    /// Whether a reason was recorded: an empty cell says no, a file without the column says nothing.
    fn reason(&self, rows: &[Admitted]) -> Option<bool> {
        let Column::Flags(flags) = &self.rows.columns[self.plan.advice_reason?] else {
            return None;
        };
        Some(
            rows.iter()
                .any(|admitted| flags[admitted.row as usize] == Some(true)),
        )
    }

    /// The texts that were not understood, with the number of rows, by column.
    pub(super) fn unread(self) -> Vec<UnreadText> {
        let mut by_text: BTreeMap<(SlotPlace, String), u64> = BTreeMap::new();
        for ((slot, code), rows) in self.unread {
            if let Column::Texts { dictionary, .. } = &self.rows.columns[slot] {
                let text = shown(dictionary.text(code).unwrap_or_default());
                *by_text.entry((slot, text)).or_default() += rows;
            }
        }
        let name = |slot: SlotPlace| self.plan.slots[slot].name.clone();
        by_text
            .into_iter()
            .map(|((slot, text), rows)| UnreadText {
                column: name(slot),
                text,
                rows,
            })
            .collect()
    }
}

/// Whether one advice lies below another on the ladder.
fn is_below(provisional: Option<Advice>, last: Option<Advice>) -> bool {
    let half_levels = |advice: Option<Advice>| advice.and_then(Advice::range).map(LevelRange::half_levels);
    matches!((half_levels(provisional), half_levels(last)), (Some(before), Some(after)) if after < before)
}
