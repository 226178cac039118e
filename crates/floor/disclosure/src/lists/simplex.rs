//! The simplex method for lists of persons: equations with coefficients 0 and 1, whose columns are made as they are
//! asked for (Dantzig and Wolfe 1960).
//!
//! The basis keeps its inverse whole. That is affordable because a report prints hundreds of counts, not thousands,
//! and it makes a new question start where the last one ended.

/// What is smaller is nothing: counts are whole, and small beside the errors of rounding.
const NOTHING: f64 = 1e-7;
/// How far below none an amount may be taken to be when it is looked which gives out first.
const SPARE: f64 = 1e-9;
/// After so many steps the inverse is checked, and made anew if it has drifted.
const STEPS_BEFORE_CHECK: usize = 64;

/// A variable that may take part in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Variable {
    /// What a row is short of; it has to be none unless the row is loose.
    Slack { row: u32, turn: i8 },
    /// A kind of person, with the rows and all cells in which it is counted.
    Kind {
        values: Vec<u32>,
        rows: Vec<u32>,
        cells: Vec<u32>,
    },
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Made,
    /// It could go on for ever.
    Unbounded,
}

/// A list that satisfies the rows, and the way to others.
#[derive(Debug, Clone)]
pub(super) struct Simplex {
    rows: usize,
    /// By columns of the rows: `inverse[row * rows + place]`.
    inverse: Vec<f64>,
    pub basis: Vec<Variable>,
    pub amounts: Vec<f64>,
    counts: Vec<f64>,
    is_loose: Vec<bool>,
    /// Whether a slack may still be more than none: only while the first list is looked for.
    pub slack_is_allowed: bool,
    steps: usize,
}

impl Simplex {
    /// Nobody in any list yet: every row is short of its whole count.
    pub fn new(counts: Vec<f64>) -> Self {
        let rows = counts.len();
        let mut inverse = vec![0.0; rows * rows];
        (0..rows).for_each(|row| inverse[row * rows + row] = 1.0);
        let slack = |row: u32| Variable::Slack { row, turn: 1 };
        Self {
            rows,
            inverse,
            basis: (0..rows as u32).map(slack).collect(),
            amounts: counts.clone(),
            is_loose: vec![false; rows],
            counts,
            slack_is_allowed: true,
            steps: 0,
        }
    }

    /// Lets go of a row: its count is not known any more.
    pub fn loosen(&mut self, row: usize) {
        self.is_loose[row] = true;
    }

    /// What each row is worth, if each basic variable costs this.
    pub fn worths(&self, cost: impl Fn(&Variable) -> f64) -> Vec<f64> {
        let costs: Vec<(usize, f64)> = (0..self.rows)
            .map(|place| (place, cost(&self.basis[place])))
            .filter(|(_, cost)| *cost != 0.0)
            .collect();
        let of_row = |column: &[f64]| costs.iter().map(|(place, cost)| cost * column[*place]).sum();
        self.inverse.chunks_exact(self.rows.max(1)).map(of_row).collect()
    }

    /// A loose row whose slack would help, if there is one.
    pub fn loose_slack(&self, worths: &[f64]) -> Option<Variable> {
        let helps = |row: &usize| self.is_loose[*row] && worths[*row].abs() > NOTHING;
        let row = (0..self.rows).find(helps)?;
        Some(Variable::Slack {
            row: row as u32,
            turn: if worths[row] > 0.0 { 1 } else { -1 },
        })
    }

    fn is_free(&self, variable: &Variable) -> bool {
        matches!(variable, Variable::Slack { row, .. } if self.is_loose[*row as usize])
    }

    fn column(&self, variable: &Variable) -> Vec<f64> {
        let mut column = vec![0.0; self.rows];
        let mut add = |row: u32, turn: f64| {
            let part = &self.inverse[row as usize * self.rows..][..self.rows];
            column
                .iter_mut()
                .zip(part)
                .for_each(|(sum, part)| *sum += turn * part);
        };
        match variable {
            Variable::Slack { row, turn } => add(*row, f64::from(*turn)),
            Variable::Kind { rows, .. } => rows.iter().for_each(|row| add(*row, 1.0)),
        }
        column
    }

    /// Takes as many of a variable into the list as the others let it.
    pub fn enter(&mut self, entering: Variable) -> Step {
        let column = self.column(&entering);
        // Of the rows that give out at about the same step, the largest coefficient makes the smallest error (Harris
        // 1973). A slack that has to stay none goes first, whichever way it would move.
        let room = |place: usize, spare: f64| {
            let (part, variable) = (column[place], &self.basis[place]);
            if part.abs() <= NOTHING || self.is_free(variable) {
                return None;
            }
            if !self.slack_is_allowed && matches!(variable, Variable::Slack { .. }) {
                return Some(0.0);
            }
            (part > 0.0).then(|| (self.amounts[place].max(0.0) + spare) / part)
        };
        let places = || 0..self.rows;
        let least = places()
            .filter_map(|place| room(place, SPARE))
            .fold(f64::INFINITY, f64::min);
        let leaving = places()
            .filter_map(|place| Some((place, room(place, 0.0)?)))
            .filter(|(_, most)| *most <= least)
            .max_by(|(one, _), (other, _)| column[*one].abs().total_cmp(&column[*other].abs()));
        let Some((place, most)) = leaving else {
            return Step::Unbounded;
        };
        for (amount, part) in self.amounts.iter_mut().zip(&column) {
            *amount -= most * part;
        }
        self.amounts[place] = most;
        self.basis[place] = entering;
        let pivot = column[place];
        for of_row in self.inverse.chunks_exact_mut(self.rows) {
            let at_place = of_row[place] / pivot;
            if at_place != 0.0 {
                of_row
                    .iter_mut()
                    .zip(&column)
                    .for_each(|(value, part)| *value -= at_place * part);
                of_row[place] = at_place;
            }
        }
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS_BEFORE_CHECK) && self.drift() > NOTHING {
            self.refresh();
        }
        Step::Made
    }

    /// How far the list is from what the rows ask.
    pub fn drift(&self) -> f64 {
        let mut left = self.counts.clone();
        for (variable, amount) in self.basis.iter().zip(&self.amounts) {
            match variable {
                Variable::Slack { row, turn } => left[*row as usize] -= f64::from(*turn) * amount,
                Variable::Kind { rows, .. } => rows.iter().for_each(|row| left[*row as usize] -= amount),
            }
        }
        let off = left.iter().map(|left| left.abs());
        let below = self.basis.iter().zip(&self.amounts);
        let below = below.map(|(variable, amount)| match variable {
            variable if self.is_free(variable) => 0.0,
            Variable::Slack { .. } if !self.slack_is_allowed => amount.abs(),
            _ => -amount,
        });
        off.chain(below).fold(0.0, f64::max)
    }

    /// Makes the inverse and the amounts anew.
    pub fn refresh(&mut self) {
        let rows = self.rows;
        let mut matrix = vec![0.0; rows * rows];
        for (place, variable) in self.basis.iter().enumerate() {
            let mut set = |row: u32, value: f64| matrix[row as usize * rows + place] = value;
            match variable {
                Variable::Slack { row, turn } => set(*row, f64::from(*turn)),
                Variable::Kind { rows, .. } => rows.iter().for_each(|row| set(*row, 1.0)),
            }
        }
        let Some(inverse) = inverted(matrix, rows) else {
            return;
        };
        self.inverse = inverse;
        self.amounts = vec![0.0; rows];
        for (row, count) in self.counts.iter().enumerate() {
            let column = &self.inverse[row * rows..][..rows];
            self.amounts
                .iter_mut()
                .zip(column)
                .for_each(|(amount, part)| *amount += count * part);
        }
        self.amounts
            .iter_mut()
            .filter(|amount| amount.abs() < NOTHING)
            .for_each(|amount| *amount = 0.0);
    }
}

/// The inverse of a matrix that is given by rows, by columns; nothing if it has none.
fn inverted(mut matrix: Vec<f64>, size: usize) -> Option<Vec<f64>> {
    let mut inverse = vec![0.0; size * size];
    (0..size).for_each(|place| inverse[place * size + place] = 1.0);
    for place in 0..size {
        let largest = |row: &usize, other: &usize| {
            let [row, other] = [row, other].map(|row| matrix[*row * size + place].abs());
            row.total_cmp(&other)
        };
        let best = (place..size).max_by(largest)?;
        let pivot = matrix[best * size + place];
        if pivot.abs() < NOTHING {
            return None;
        }
        for rows in [&mut matrix, &mut inverse] {
            if best != place {
                let (before, after) = rows.split_at_mut(best * size);
                before[place * size..][..size].swap_with_slice(&mut after[..size]);
            }
            rows[place * size..][..size]
                .iter_mut()
                .for_each(|value| *value /= pivot);
        }
        let [of_matrix, of_inverse] = [&matrix, &inverse].map(|rows| rows[place * size..][..size].to_vec());
        for row in (0..size).filter(|row| *row != place) {
            let factor = matrix[row * size + place];
            if factor == 0.0 {
                continue;
            }
            for (rows, pivot_row) in [(&mut matrix, &of_matrix), (&mut inverse, &of_inverse)] {
                rows[row * size..][..size]
                    .iter_mut()
                    .zip(pivot_row)
                    .for_each(|(value, part)| *value -= factor * part);
            }
        }
    }
    let mut by_columns = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..size {
            by_columns[column * size + row] = inverse[row * size + column];
        }
    }
    Some(by_columns)
}
