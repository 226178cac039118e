//! The attack on whole lists: which lists of persons agree with everything that is printed?
//!
//! Sums tie counts to each other, and somebody who thinks only of sums may believe that a hidden count can be many
//! things. But a report counts persons, and not every combination of what they are can be: who reads all tables at
//! once can ask which lists of possible persons give all printed counts, and what those lists say of a hidden one.
//! Here such lists are looked for. A hidden count is in doubt between two values if there is a list for each.
//!
//! A person is one value for each of some facets. Tables count persons by facets, and lists are mixtures: half a
//! person of one kind and half of another are taken for what could be.

mod kinds;
mod simplex;

pub use kinds::{KindTable, Kinds};
use simplex::{Simplex, Step, Variable};
use std::collections::HashSet;

/// What is smaller is nothing.
const NOTHING: f64 = 1e-6;
/// A list that is as near as this was not spoilt by rounding.
const EXACT: f64 = 1e-9;
/// Steps after which a list is looked at for what it says of other cells.
const STEPS_BEFORE_NOTE: usize = 8;
/// Kinds looked at before the best of them is taken into the list.
const KINDS_AT_ONCE: usize = 192;

/// How far lists were found to go.
#[derive(Debug, Clone, PartialEq)]
pub enum Reach {
    /// There is a list that goes that far.
    Reached,
    /// None was found: the best that was found, and the printed cells that stand in the way.
    Stuck {
        /// The nearest value.
        at: f64,
        /// The cells.
        told_by: Vec<u32>,
    },
}

/// How far a cell should be able to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Down to this value.
    AtMost(u64),
    /// Up to this value.
    AtLeast(u64),
}

/// A value of the first facet, with the tables that count it and its step in each.
#[derive(Debug, Clone)]
struct Lead {
    value: u32,
    steps: Vec<(u32, u32)>,
}

/// Per table and place, what a person there costs.
struct Prices {
    of_tables: Vec<Vec<f64>>,
    /// Whether a table has no price at all.
    are_nothing: Vec<bool>,
    /// Less than this no value of a facet after the first two can add.
    least_apart: f64,
}

/// Room to add prices up in.
struct Scratch {
    of_second: Vec<f64>,
    apart: Vec<Vec<f64>>,
}

/// The lists that agree with what is printed.
#[derive(Debug, Clone)]
pub struct Lists<'a> {
    kinds: &'a Kinds,
    counts: &'a [u64],
    is_printed: Vec<bool>,
    row_of: Vec<Option<u32>>,
    cell_of: Vec<u32>,
    simplex: Simplex,
    /// Values of the first facet that are told apart and that somebody can have.
    leads: Vec<Lead>,
    next: usize,
    /// The least and the most that each cell was found to have.
    found: Vec<(f64, f64)>,
}

impl<'a> Lists<'a> {
    /// Looks for a list that agrees with the printed cells; `counts` are those of all cells.
    #[must_use]
    pub fn find(kinds: &'a Kinds, counts: &'a [u64], is_printed: &[bool]) -> Option<Self> {
        let mut row_of = vec![None; counts.len()];
        let mut cell_of = Vec::new();
        for (cell, count) in counts.iter().enumerate() {
            if is_printed[cell] && *count > 0 {
                row_of[cell] = Some(cell_of.len() as u32);
                cell_of.push(cell as u32);
            }
        }
        let of_rows = cell_of.iter().map(|cell| counts[*cell as usize] as f64);
        let mut lists = Self {
            kinds,
            counts,
            is_printed: is_printed.to_vec(),
            row_of,
            simplex: Simplex::new(of_rows.collect()),
            cell_of,
            leads: Vec::new(),
            next: 0,
            found: vec![(f64::INFINITY, f64::NEG_INFINITY); counts.len()],
        };
        lists.look_who_can_be();
        let short = |variable: &Variable| f64::from(u8::from(matches!(variable, Variable::Slack { .. })));
        let is_short = |lists: &Self| {
            let slack = lists.simplex.basis.iter().zip(&lists.simplex.amounts);
            slack
                .map(|(variable, amount)| short(variable) * amount)
                .sum::<f64>()
                > NOTHING
        };
        for _ in 0..lists.patience() {
            if !is_short(&lists) {
                break;
            }
            let worths = lists.simplex.worths(short);
            let Some(kind) = lists.kind_that_helps(&worths, None) else {
                break;
            };
            lists.simplex.enter(kind);
        }
        if is_short(&lists) {
            return None;
        }
        lists.simplex.slack_is_allowed = false;
        lists.note();
        Some(lists)
    }

    /// Steps after which a question is given up.
    fn patience(&self) -> usize {
        500 + 40 * self.cell_of.len()
    }

    /// Values of the first facet that no table tells apart are one, and those whom a printed zero rules out are none.
    fn look_who_can_be(&mut self) {
        let nothing = vec![0.0; self.cell_of.len()];
        let (prices, mut scratch) = (self.prices(&nothing, None), self.scratch());
        let mut known = HashSet::new();
        self.leads.clear();
        self.next = 0;
        for value in 0..self.kinds.sizes[0] {
            let tables = (0..).zip(&self.kinds.tables);
            let steps: Vec<(u32, u32)> = tables
                .filter_map(|(number, table)| Some((number, table.steps[0][value]?)))
                .collect();
            if !known.insert(steps.clone()) {
                continue;
            }
            let value = value as u32;
            let lead = Lead { value, steps };
            if self
                .best_of(&lead, &prices, f64::INFINITY, &mut scratch)
                .is_some()
            {
                self.leads.push(lead);
            }
        }
    }

    /// Per table and place, what a person there costs, if what each row is worth is this and each person in the cell
    /// `aim.0` costs `aim.1`.
    fn prices(&self, worths: &[f64], aim: Option<(u32, f64)>) -> Prices {
        let mut of_cell: Vec<f64> = vec![0.0; self.counts.len()];
        for (cell, price) in of_cell.iter_mut().enumerate() {
            match self.row_of[cell] {
                Some(row) => *price = -worths[row as usize],
                None if self.is_printed[cell] => *price = f64::INFINITY,
                None => {}
            }
        }
        if let Some((cell, cost)) = aim {
            of_cell[cell as usize] += cost;
        }
        let place = |cells: &Option<Vec<u32>>| match cells {
            Some(cells) => cells.iter().map(|cell| of_cell[*cell as usize]).sum(),
            None => f64::INFINITY,
        };
        let tables = self.kinds.tables.iter();
        let of_tables: Vec<Vec<f64>> = tables
            .map(|table| table.places.iter().map(place).collect())
            .collect();
        let is_nothing = |prices: &Vec<f64>| prices.iter().all(|price| *price == 0.0);
        let of_apart = of_tables
            .iter()
            .zip(&self.kinds.uses)
            .filter(|(_, uses)| uses.is_some());
        let least = |(prices, _): (&Vec<f64>, _)| prices.iter().copied().fold(0.0, f64::min);
        Prices {
            least_apart: of_apart.map(least).sum(),
            are_nothing: of_tables.iter().map(is_nothing).collect(),
            of_tables,
        }
    }

    fn scratch(&self) -> Scratch {
        let sizes = &self.kinds.sizes;
        Scratch {
            of_second: vec![0.0; sizes[1]],
            apart: sizes[2..].iter().map(|size| vec![0.0; *size]).collect(),
        }
    }

    /// A kind of person of whom more would help; worths and aim as for [`Self::prices`].
    fn kind_that_helps(&mut self, worths: &[f64], aim: Option<(u32, f64)>) -> Option<Variable> {
        let (prices, mut scratch) = (self.prices(worths, aim), self.scratch());
        let mut best: Option<(f64, usize, usize)> = None;
        for looked in 0..self.leads.len() {
            if looked.is_multiple_of(KINDS_AT_ONCE) && best.is_some() {
                break;
            }
            let lead = self.next;
            self.next = (self.next + 1) % self.leads.len();
            let most = best.map_or(-NOTHING, |(least, ..)| least);
            let cheaper = self.best_of(&self.leads[lead], &prices, most, &mut scratch);
            best = cheaper.map_or(best, |(price, second)| Some((price, lead, second)));
        }
        let (_, lead, second) = best?;
        let values = self.values_of(&self.leads[lead], second, &prices, &mut scratch);
        let cells = self.kinds.cells(&values)?;
        let rows = cells.iter().filter_map(|cell| self.row_of[*cell as usize]);
        Some(Variable::Kind {
            rows: rows.collect(),
            values,
            cells,
        })
    }

    /// The cheapest kind with this value of the first facet, if it is cheaper than `most`: its price and its value of
    /// the second.
    fn best_of(
        &self,
        lead: &Lead,
        prices: &Prices,
        most: f64,
        scratch: &mut Scratch,
    ) -> Option<(f64, usize)> {
        scratch.of_second.fill(0.0);
        let mut is_plain = true;
        for (number, first) in &lead.steps {
            let number = *number as usize;
            let of_table = &prices.of_tables[number];
            match self.kinds.uses[number] {
                _ if prices.are_nothing[number] => {}
                None => {
                    let seconds = &self.kinds.tables[number].steps[1];
                    for (price, more) in scratch.of_second.iter_mut().zip(seconds) {
                        if let Some(more) = more {
                            *price += of_table[(first + more) as usize];
                        }
                    }
                }
                Some(_) => is_plain = false,
            }
        }
        if !is_plain {
            for second in 0..self.kinds.sizes[1] {
                if scratch.of_second[second] + prices.least_apart < most {
                    self.apart(lead, second, prices, &mut scratch.apart);
                    let least = |prices: &Vec<f64>| prices.iter().copied().fold(f64::INFINITY, f64::min);
                    scratch.of_second[second] += scratch.apart.iter().map(least).sum::<f64>();
                } else {
                    scratch.of_second[second] = f64::INFINITY;
                }
            }
        }
        let of_second = scratch.of_second.iter().copied().zip(0..);
        let best = of_second.min_by(|(one, _), (other, _)| one.total_cmp(other));
        best.filter(|(price, _)| *price < most)
    }

    /// What each value of each later facet adds to the price of persons with these first two.
    fn apart(&self, lead: &Lead, second: usize, prices: &Prices, apart: &mut [Vec<f64>]) {
        apart.iter_mut().for_each(|of_facet| of_facet.fill(0.0));
        for (number, first) in &lead.steps {
            let number = *number as usize;
            let table = &self.kinds.tables[number];
            let (Some(facet), Some(more)) = (self.kinds.uses[number], table.steps[1][second]) else {
                continue;
            };
            if prices.are_nothing[number] {
                continue;
            }
            for (price, step) in apart[facet - 2].iter_mut().zip(&table.steps[facet]) {
                if let Some(step) = step {
                    *price += prices.of_tables[number][(first + more + step) as usize];
                }
            }
        }
    }

    /// The cheapest kind with these first two values.
    fn values_of(&self, lead: &Lead, second: usize, prices: &Prices, scratch: &mut Scratch) -> Vec<u32> {
        let mut values = vec![lead.value, second as u32];
        self.apart(lead, second, prices, &mut scratch.apart);
        for of_facet in &scratch.apart {
            let cheapest = (0..)
                .zip(of_facet)
                .min_by(|(_, one), (_, other)| one.total_cmp(other));
            values.push(cheapest.map_or(0, |(value, _)| value));
        }
        values
    }

    /// Keeps how far each cell goes in the list as it is, if it is a list that agrees.
    fn note(&mut self) {
        if self.simplex.drift() > NOTHING {
            return;
        }
        let values = self.values();
        for ((least, most), value) in self.found.iter_mut().zip(values) {
            *least = least.min(value);
            *most = most.max(value);
        }
    }

    fn value(&self, wanted: u32) -> f64 {
        let parts = self.simplex.basis.iter().zip(&self.simplex.amounts);
        let those = parts.filter(|(variable, _)| match variable {
            Variable::Kind { cells, .. } => cells.contains(&wanted),
            Variable::Slack { .. } => false,
        });
        those.map(|(_, amount)| amount).sum()
    }

    fn values(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.counts.len()];
        for (variable, amount) in self.simplex.basis.iter().zip(&self.simplex.amounts) {
            if let Variable::Kind { cells, .. } = variable {
                cells.iter().for_each(|cell| values[*cell as usize] += amount);
            }
        }
        values
    }

    fn is_reached(&self, cell: u32, aim: Aim) -> bool {
        let (least, most) = self.found[cell as usize];
        match aim {
            Aim::AtMost(value) => least <= value as f64 + NOTHING,
            Aim::AtLeast(value) => most >= value as f64 - NOTHING,
        }
    }

    /// Looks for a list in which a cell goes as far as that.
    pub fn reach(&mut self, cell: u32, aim: Aim) -> Reach {
        if self.is_reached(cell, aim) {
            return Reach::Reached;
        }
        let turn = match aim {
            Aim::AtMost(_) => 1.0,
            Aim::AtLeast(_) => -1.0,
        };
        let cost = |variable: &Variable| match variable {
            Variable::Kind { cells, .. } if cells.contains(&cell) => turn,
            _ => 0.0,
        };
        let (mut worths, mut is_fresh) = (Vec::new(), false);
        for step in 1..self.patience() {
            worths = self.simplex.worths(cost);
            let entering = match self.simplex.loose_slack(&worths) {
                Some(slack) => slack,
                None => match self.kind_that_helps(&worths, Some((cell, turn))) {
                    Some(kind) => kind,
                    // What seems to be the end may be an error of rounding.
                    None if is_fresh || self.simplex.drift() < EXACT => break,
                    None => {
                        self.simplex.refresh();
                        is_fresh = true;
                        continue;
                    }
                },
            };
            is_fresh = false;
            // What can go on for ever goes far enough.
            if self.simplex.enter(entering) == Step::Unbounded {
                return Reach::Reached;
            }
            let is_there = match aim {
                Aim::AtMost(value) => self.value(cell) <= value as f64 + NOTHING,
                Aim::AtLeast(value) => self.value(cell) >= value as f64 - NOTHING,
            };
            if is_there || step.is_multiple_of(STEPS_BEFORE_NOTE) {
                self.note();
            }
            if self.is_reached(cell, aim) {
                return Reach::Reached;
            }
        }
        self.note();
        let (least, most) = self.found[cell as usize];
        let rows = (0..).zip(&worths).filter(|(_, worth)| worth.abs() > NOTHING);
        let told_by = rows.map(|(row, _): (usize, _)| self.cell_of[row]);
        Reach::Stuck {
            at: if turn > 0.0 { least } else { most },
            told_by: told_by.filter(|cell| self.is_printed[*cell as usize]).collect(),
        }
    }

    /// Prints a cell no more. What was found so far holds all the same.
    pub fn hide(&mut self, cell: u32) {
        self.is_printed[cell as usize] = false;
        match self.row_of[cell as usize] {
            Some(row) => self.simplex.loosen(row as usize),
            None => self.look_who_can_be(),
        }
    }

    /// The list that was found last: kinds with how many there are of each.
    #[must_use]
    pub fn list(&self) -> Vec<(&[u32], f64)> {
        let parts = self.simplex.basis.iter().zip(&self.simplex.amounts);
        parts
            .filter_map(|(variable, amount)| match variable {
                Variable::Kind { values, .. } => Some((values.as_slice(), *amount)),
                Variable::Slack { .. } => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
