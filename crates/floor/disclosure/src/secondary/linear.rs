//! Cheapest changes where there is no network, by linear programming on the cells round the target.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::{Engine, Patience, Target, Within};
use crate::neighbourhood::Blocks;
use crate::system::{System, UNBOUNDED};
use crate::witness::Change;

/// Cells in a program at first.
const NEAR: usize = 64;

/// Components up to this many cells are looked at whole when that does not do.
const LARGE: usize = 2_000;

/// Cells in a program when that does not do and the component is larger.
const WIDE: usize = 600;

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

/// A hidden cell that bounds the one sum it is in.
struct Room {
    cell: u32,
    coefficient: f64,
    down: f64,
    up: f64,
}

impl Room {
    /// Between what the rest of the sum must lie.
    fn bounds(&self) -> (f64, f64) {
        let ends = [-self.coefficient * self.up, self.coefficient * self.down];
        (ends[0].min(ends[1]), ends[0].max(ends[1]))
    }
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
        let program = Program::of(self, cells, target, hidden, within)?;
        let amounts = program.amounts()?;
        // A broken amount is rounded away from zero, so that its cell is hidden all the same.
        let change = amounts
            .into_iter()
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

    /// How far a cell can go down and up from its true count.
    fn ends(&self, cell: u32) -> (f64, f64) {
        let index = cell as usize;
        let truth = self.system.truth[index];
        let down = match self.lower[index] <= -UNBOUNDED / 2 {
            true => f64::INFINITY,
            false => (truth - self.lower[index]) as f64,
        };
        let up = match self.upper[index] >= UNBOUNDED {
            true => f64::INFINITY,
            false => (self.upper[index] - truth) as f64,
        };
        (down, up)
    }
}

/// The question for the cheapest change that reaches a target.
struct Program {
    problem: Problem,
    moves: BTreeMap<u32, Moves>,
    rooms: BTreeMap<u32, Room>,
    sums: BTreeMap<u32, Vec<(Variable, f64)>>,
}

impl Program {
    /// `None` if the target is alone in a sum, and so cannot change.
    fn of(
        programs: &Programs<'_>,
        cells: &[u32],
        target: Target,
        hidden: &[bool],
        within: Within,
    ) -> Option<Self> {
        let system = programs.system;
        let mut program = Self {
            problem: Problem::new(OptimizationDirection::Minimize),
            moves: BTreeMap::new(),
            rooms: BTreeMap::new(),
            sums: BTreeMap::new(),
        };
        for &cell in cells {
            let (down, up) = programs.ends(cell);
            let problem = &mut program.problem;
            let moves = if cell == target.cell {
                let amount = target.amount as f64;
                Moves {
                    raise: problem.add_var(0.0, (amount, amount)),
                    lower: None,
                }
            } else if hidden[cell as usize] {
                // What costs nothing and is in one sum only is no more than a bound on that sum.
                if let &[(sum, coefficient)] = system.uses(cell)
                    && let Entry::Vacant(room) = program.rooms.entry(sum)
                {
                    let coefficient = coefficient as f64;
                    room.insert(Room {
                        cell,
                        coefficient,
                        down,
                        up,
                    });
                    continue;
                }
                Moves {
                    raise: problem.add_var(0.0, (-down, up)),
                    lower: None,
                }
            } else if within == Within::Anything {
                let cost = 1.0 + (system.price[cell as usize] / 1024) as f64;
                Moves {
                    raise: problem.add_var(cost, (0.0, up)),
                    lower: Some(problem.add_var(cost, (0.0, down))),
                }
            } else {
                continue;
            };
            for &(equation, coefficient) in system.uses(cell) {
                let sum = program.sums.entry(equation).or_default();
                sum.push((moves.raise, coefficient as f64));
                sum.extend(moves.lower.map(|lower| (lower, -coefficient as f64)));
            }
            program.moves.insert(cell, moves);
        }
        // A cell whose sum has no other that changes here stays as it is.
        program.rooms.retain(|sum, _| program.sums.contains_key(sum));
        for (equation, sum) in &program.sums {
            match program.rooms.get(equation) {
                Some(room) => {
                    let (least, most) = room.bounds();
                    if least.is_finite() {
                        program.problem.add_constraint(&sum[..], ComparisonOp::Ge, least);
                    }
                    if most.is_finite() {
                        program.problem.add_constraint(&sum[..], ComparisonOp::Le, most);
                    }
                }
                None if sum.len() == 1 && sum[0].0 == program.moves[&target.cell].raise => return None,
                None => program.problem.add_constraint(&sum[..], ComparisonOp::Eq, 0.0),
            }
        }
        Some(program)
    }

    /// What is added to each cell, as far as anything was found.
    fn amounts(&self) -> Option<BTreeMap<u32, f64>> {
        let solution = self.problem.solve().ok()?.into_solution().ok()?;
        let value = |variable| solution.var_value(variable);
        let moved = self.moves.iter().map(|(&cell, moves)| {
            let lowered = moves.lower.map_or(0.0, value);
            (cell, value(moves.raise) - lowered)
        });
        let followed = self.rooms.iter().map(|(equation, room)| {
            let terms = self.sums[equation].iter();
            let sum: f64 = terms.map(|&(variable, sign)| sign * value(variable)).sum();
            (room.cell, -sum / room.coefficient)
        });
        Some(moved.chain(followed).collect())
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
        // Little lies between near and everywhere: what does not close nearby goes all over a linked release.
        let is_large = self.component.len() > LARGE;
        let rooms: &[usize] = match within {
            Within::Hidden => &[NEAR],
            Within::Anything if is_large => &[NEAR, WIDE],
            Within::Anything => &[NEAR, LARGE],
        };
        for room in rooms.iter().copied() {
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
