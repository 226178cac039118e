//! Cheapest changes where there is no network, by linear programming on the cells round the target.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::{Engine, Patience, Target, Within};
use crate::neighbourhood::Blocks;
use crate::system::{System, UNBOUNDED};
use crate::witness::Change;

/// Cells in a program at first, and when that does not do.
const ROOM: [usize; 3] = [64, 200, 600];

/// Cells in a component from which on the widest look costs more than it spares.
const LARGE: usize = 1_000;

/// Changes found before that are kept per cell, to be tried before a new program is solved.
const KEPT_PER_CELL: usize = 6;

/// A component of cells that may be hidden.
#[derive(Debug)]
pub(super) struct Programs<'a> {
    system: &'a System,
    lower: &'a [i64],
    upper: &'a [i64],
    component: &'a [u32],
    blocks: Blocks<'a>,
    found: BTreeMap<u32, Vec<Change>>,
}

/// The variables of one cell: raising and lowering it, which are one variable if it is hidden already.
struct Moves {
    raise: Variable,
    lower: Option<Variable>,
}

impl<'a> Programs<'a> {
    pub fn of(system: &'a System, lower: &'a [i64], upper: &'a [i64], component: &'a [u32]) -> Self {
        let blocks = Blocks::of(system, component);
        Self {
            system,
            lower,
            upper,
            component,
            blocks,
            found: BTreeMap::new(),
        }
    }

    /// A change found for another target that will do for this one, within what is hidden.
    fn known(&self, target: Target, hidden: &[bool]) -> Option<Change> {
        self.found.get(&target.cell)?.iter().find_map(|change| {
            let usable = change
                .iter()
                .all(|&(cell, _)| cell == target.cell || hidden[cell as usize]);
            let own = change.iter().find(|(cell, _)| *cell == target.cell)?.1;
            // A larger change in the same direction that is a multiple can be taken in part.
            let times = own / target.amount;
            let fits = usable && own % target.amount == 0 && times > 0;
            let part = || {
                change
                    .iter()
                    .map(|&(cell, amount)| (cell, amount, amount / times))
            };
            (fits && part().all(|(_, amount, part)| part * times == amount))
                .then(|| part().map(|(cell, _, part)| (cell, part)).collect())
        })
    }

    fn keep(&mut self, change: &Change) {
        for &(cell, _) in change {
            let kept = self.found.entry(cell).or_default();
            if kept.len() < KEPT_PER_CELL && !kept.contains(change) {
                kept.push(change.clone());
            }
        }
    }

    fn solve(&self, cells: &[u32], target: Target, hidden: &[bool], within: Within) -> Option<Change> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut moves: BTreeMap<u32, Moves> = BTreeMap::new();
        for &cell in cells {
            let index = cell as usize;
            let truth = self.system.truth[index];
            let down = (truth - self.lower[index]) as f64;
            let up = if self.upper[index] >= UNBOUNDED {
                f64::INFINITY
            } else {
                (self.upper[index] - truth) as f64
            };
            let variables = if cell == target.cell {
                let amount = target.amount as f64;
                Moves {
                    raise: problem.add_var(0.0, (amount, amount)),
                    lower: None,
                }
            } else if hidden[index] {
                Moves {
                    raise: problem.add_var(0.0, (-down, up)),
                    lower: None,
                }
            } else if within == Within::Anything {
                let cost = 1.0 + truth as f64;
                let raise = problem.add_var(cost, (0.0, up));
                Moves {
                    raise,
                    lower: Some(problem.add_var(cost, (0.0, down))),
                }
            } else {
                continue;
            };
            moves.insert(cell, variables);
        }
        let mut sums: BTreeMap<u32, Vec<(Variable, f64)>> = BTreeMap::new();
        for (&cell, variables) in &moves {
            for &(equation, coefficient) in self.system.uses(cell) {
                let sum = sums.entry(equation).or_default();
                sum.push((variables.raise, coefficient as f64));
                sum.extend(variables.lower.map(|lower| (lower, -coefficient as f64)));
            }
        }
        for sum in sums.into_values() {
            // One cell alone in a sum of printed cells cannot change.
            if sum.len() == 1 && sum[0].0 == moves[&target.cell].raise {
                return None;
            }
            problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let value = |variable| solution.var_value(variable);
        let amounts = moves
            .iter()
            .map(|(&cell, variables)| (cell, value(variables.raise) - variables.lower.map_or(0.0, value)));
        // A broken amount is rounded away from zero, so that its cell is hidden all the same.
        let change = amounts
            .filter(|(_, amount)| amount.abs() > 1e-6)
            .map(|(cell, amount)| {
                let whole = amount.round();
                let whole = if (amount - whole).abs() < 1e-6 {
                    whole
                } else {
                    amount.signum() * amount.abs().ceil()
                };
                (cell, whole as i64)
            });
        Some(change.collect())
    }
}

impl Engine for Programs<'_> {
    fn change(&mut self, target: Target, hidden: &[bool], within: Within) -> Option<Change> {
        let index = target.cell as usize;
        let (truth, wanted) = (self.system.truth[index], self.system.truth[index] + target.amount);
        if wanted < self.lower[index] || wanted > self.upper[index] || wanted == truth {
            return None;
        }
        if let Some(change) = self.known(target, hidden) {
            return Some(change);
        }
        let block = self.blocks.block_of(target.cell);
        let mut previous = 0;
        // What cannot be absorbed nearby by hidden cells is better absorbed nearby by other cells than far away.
        // In a large component the widest look is left to the audit, which then has more hidden nearby.
        let is_large = self.component.len() > LARGE;
        let rooms = match within {
            Within::Hidden if is_large => &ROOM[..1],
            Within::Anything if is_large => &ROOM[..2],
            Within::Hidden => &ROOM[..2],
            Within::Anything => &ROOM[..],
        };
        for &room in rooms {
            let cells = if self.component.len() <= room {
                self.component.to_vec()
            } else {
                let system = self.system;
                self.blocks
                    .around(block, room, |cell| match hidden[cell as usize] {
                        true => 4 + system.truth[cell as usize].min(20) as u64,
                        false => u64::from(within == Within::Anything && system.truth[cell as usize] > 0),
                    })
            };
            // The next room may hold what did not fit this one.
            if cells.len() <= previous {
                continue;
            }
            previous = cells.len();
            if let Some(change) = self.solve(&cells, target, hidden, within) {
                self.keep(&change);
                return Some(change);
            }
        }
        None
    }

    fn patience(&self) -> Patience {
        Patience {
            candidates: 24,
            exact_questions: 150,
            review_questions: 1_000,
            relying_targets: 8,
        }
    }
}
