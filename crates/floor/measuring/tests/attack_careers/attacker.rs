//! Somebody who holds a whole report and knows the school: which lists of possible pupils agree with it?
//!
//! Shares nothing with the gate but the printed tables and the search for lists, whose every list is checked here.

use crate::common::all_places;
use crate::possible::{Mask, Possible, TableModel, conditions, score_ends};
use crate::pupils::List;
use disclosure::lists::{Aim, KindTable, Kinds, Lists, Reach};
use measuring::definition::Definition;
use measuring::gate::SafeTable;
use measuring::{Measurement, Profile};
use std::collections::BTreeMap;

/// A cell of the report.
struct Cell {
    name: String,
    count: u64,
    is_shown: bool,
}

/// A report as somebody has it who holds it whole.
pub struct Attack<'a> {
    list: &'a List,
    cells: Vec<Cell>,
    kinds: Kinds,
}

impl<'a> Attack<'a> {
    /// Thinks of so `many` careers, and `sees_more` than what is shown: also every count for which this says so.
    pub fn on(report: &Measurement, list: &'a List, many: usize, sees_more: &dyn Fn(u64) -> bool) -> Self {
        let tables: Vec<(&SafeTable, &Definition)> = report
            .findings
            .iter()
            .flat_map(|finding| finding.tables.iter().map(|table| (table, &finding.definition)))
            .collect();
        let possible = Possible::of(list, &conditions(&tables), &score_ends(&tables), many);
        let pupils = possible.pupils();
        let sizes = possible.sizes();
        let mut kinds = Kinds::new(&sizes);
        let mut cells = vec![Cell {
            name: "all pupils".to_owned(),
            count: list.pupils.len() as u64,
            is_shown: true,
        }];
        let everybody: Vec<Mask> = sizes.iter().map(|size| vec![true; *size]).collect();
        let mut number_of: BTreeMap<Vec<Mask>, u32> = BTreeMap::from([(everybody, 0)]);
        let whole = KindTable {
            steps: sizes.iter().map(|size| vec![Some(0); *size]).collect(),
            places: vec![Some(vec![0])],
        };
        assert!(kinds.add(whole));
        for (table, definition) in tables {
            let model = TableModel::of(table, definition, &possible);
            let mut places = vec![Some(Vec::new()); model.size()];
            for at in all_places(table) {
                let masks = model.masks(&at);
                let next = number_of.len() as u32;
                let cell = *number_of.entry(masks.clone()).or_insert(next);
                let shown = table.cell(&at).count();
                if cell == next {
                    let is_counted =
                        |values: &&[usize; 5]| masks.iter().zip(*values).all(|(mask, value)| mask[*value]);
                    let truth = pupils.iter().filter(is_counted).count() as u64;
                    cells.push(Cell {
                        name: format!("{} {at:?}", table.id()),
                        count: truth,
                        is_shown: false,
                    });
                    for place in model.places(&at) {
                        places[place].as_mut().expect("every place can be").push(cell);
                    }
                }
                let known = &mut cells[cell as usize];
                known.is_shown |= shown.is_some() || sees_more(known.count);
                assert!(
                    shown.is_none_or(|shown| shown == known.count),
                    "{} {at:?}: {shown:?} and not {}",
                    table.id(),
                    known.count
                );
            }
            let table = KindTable {
                steps: model.steps,
                places,
            };
            assert!(kinds.add(table), "a table of two facets beside the first two");
        }
        Self { list, cells, kinds }
    }

    /// The small counts that are told more closely than promised.
    pub fn told(&self, profile: &Profile) -> Vec<String> {
        let counts: Vec<u64> = self.cells.iter().map(|cell| cell.count).collect();
        let shown: Vec<bool> = self.cells.iter().map(|cell| cell.is_shown).collect();
        let Some(mut lists) = Lists::find(&self.kinds, &counts, &shown) else {
            return vec!["no list agrees with the report".to_owned()];
        };
        let mut told = Vec::new();
        for (number, cell) in (0..).zip(&self.cells) {
            if cell.is_shown || cell.count == 0 || !profile.is_small(cell.count) {
                continue;
            }
            for aim in [Aim::AtMost(0), Aim::AtLeast(profile.threshold())] {
                if let Reach::Stuck { at, told_by } = lists.reach(number, aim) {
                    let names: Vec<&str> = told_by
                        .iter()
                        .map(|cell| self.cells[*cell as usize].name.as_str())
                        .collect();
                    told.push(format!(
                        "{} is {} and goes to {at}: {names:?}",
                        cell.name, cell.count
                    ));
                }
            }
            self.check(&lists);
        }
        told
    }

    /// How many counts are hidden, and how many there are.
    pub fn hidden(&self) -> (usize, usize) {
        let hidden = self.cells.iter().filter(|cell| !cell.is_shown);
        (hidden.count(), self.cells.len())
    }

    /// Every list that is found must agree with the report to the last count.
    fn check(&self, lists: &Lists<'_>) {
        let list = lists.list();
        assert!(list.iter().all(|(_, amount)| *amount > -1e-5));
        let mut sums = vec![0.0; self.cells.len()];
        for (kind, amount) in list {
            let cells = self.kinds.cells(kind).expect("the kind can be");
            cells.iter().for_each(|cell| sums[*cell as usize] += amount);
        }
        for (cell, sum) in self.cells.iter().zip(sums) {
            assert!(
                !cell.is_shown || (sum - cell.count as f64).abs() < 1e-4,
                "{} is {} and {sum} in a list of {} pupils",
                cell.name,
                cell.count,
                self.list.pupils.len()
            );
        }
    }
}
