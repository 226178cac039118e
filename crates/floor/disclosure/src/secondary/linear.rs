//! Cheapest changes where there is no network, by linear programming on the cells round the target.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

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

/// Looks nearby after which it is clear whether they find anything.
const TRIES_NEARBY: usize = 32;

/// Changes found before that are kept per cell, to be tried before a new program is solved.
const KEPT_PER_CELL: usize = 12;

/// A component of cells that may be hidden.
pub(super) struct Programs<'a> {
    system: &'a System,
    lower: &'a [i64],
    upper: &'a [i64],
    component: &'a [u32],
    blocks: Blocks<'a>,
    found: BTreeMap<u32, Vec<Change>>,
    wanted: BTreeSet<u32>,
    whole: Option<Whole>,
    /// How often was looked nearby, and how often something was found there.
    near: (usize, usize),
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
    pub fn of(
        system: &'a System,
        lower: &'a [i64],
        upper: &'a [i64],
        component: &'a [u32],
        targets: &[Target],
    ) -> Self {
        let blocks = Blocks::of(system, component);
        Self {
            system,
            lower,
            upper,
            component,
            blocks,
            found: BTreeMap::new(),
            wanted: targets.iter().map(|target| target.cell).collect(),
            whole: None,
            near: (0, 0),
        }
    }

    /// A change found for another target, or its reverse, as often as it takes to reach this one, if only what is
    /// hidden changes and nothing goes past its bounds.
    fn known(&self, target: Target, hidden: &[bool]) -> Option<Change> {
        self.found.get(&target.cell)?.iter().find_map(|change| {
            let own = change.iter().find(|(cell, _)| *cell == target.cell)?.1;
            let times = (target.amount.abs() + own.abs() - 1) / own.abs();
            let times = times * target.amount.signum() * own.signum();
            let scaled: Change = change
                .iter()
                .map(|&(cell, amount)| (cell, amount * times))
                .collect();
            let fits = |&(cell, amount): &(u32, i64)| {
                let index = cell as usize;
                let value = self.system.truth[index] + amount;
                (cell == target.cell || hidden[index])
                    && value >= self.lower[index]
                    && value <= self.upper[index]
            };
            scaled.iter().all(fits).then_some(scaled)
        })
    }

    /// All changes that were found.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        self.found.into_values().flatten()
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
        let program = Program::of(self, cells, Some(target), hidden, within)?;
        let solution = program.problem.solve().ok()?.into_solution().ok()?;
        Some(rounded(program.amounts(&solution)))
    }

    /// As [`solve`](Self::solve) over all cells with everything that can be hidden, starting from the program in
    /// which nothing changes, which is the same as long as no more is hidden.
    fn solve_whole(&mut self, target: Target, hidden: &[bool]) -> Option<Change> {
        if self.whole.as_ref().is_none_or(|whole| whole.hidden != hidden) {
            let program = Program::of(self, self.component, None, hidden, Within::Anything)?;
            let still = program.problem.solve().ok()?.into_solution().ok()?;
            self.whole = Some(Whole {
                hidden: hidden.to_vec(),
                program,
                still,
            });
        }
        let whole = self.whole.as_ref()?;
        let moves = whole.program.moves.get(&target.cell)?;
        let moved = whole.still.clone().fix_var(moves.raise, target.amount as f64);
        let solution = moved.ok()?.into_solution().ok()?;
        Some(rounded(whole.program.amounts(&solution)))
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

/// Whole counts; a broken amount is rounded away from zero, so that its cell is hidden all the same.
fn rounded(amounts: BTreeMap<u32, f64>) -> Change {
    let moved = amounts.into_iter().filter(|(_, amount)| amount.abs() > 1e-6);
    moved
        .map(|(cell, amount)| {
            let whole = amount.round();
            let whole = if (amount - whole).abs() < 1e-6 {
                whole
            } else {
                amount.signum() * amount.abs().ceil()
            };
            (cell, whole as i64)
        })
        .collect()
}

/// The program over a whole component in which nothing changes yet, for as long as the same cells are hidden.
struct Whole {
    hidden: Vec<bool>,
    program: Program,
    still: Solution,
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
        target: Option<Target>,
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
            let moves = if let Some(target) = target.filter(|target| target.cell == cell) {
                let amount = target.amount as f64;
                Moves {
                    raise: problem.add_var(0.0, (amount, amount)),
                    lower: None,
                }
            } else if hidden[cell as usize] {
                // What costs nothing and is in one sum only is no more than a bound on that sum.
                if let &[(sum, coefficient)] = system.uses(cell)
                    && !programs.wanted.contains(&cell)
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
                None if sum.len() == 1
                    && target.is_some_and(|target| program.moves[&target.cell].raise == sum[0].0) =>
                {
                    return None;
                }
                None => program.problem.add_constraint(&sum[..], ComparisonOp::Eq, 0.0),
            }
        }
        Some(program)
    }

    /// What is added to each cell, as far as anything was found.
    fn amounts(&self, solution: &Solution) -> BTreeMap<u32, f64> {
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
        moved.chain(followed).collect()
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
        // Where all hangs together with all, looking nearby is labour lost.
        let is_vain = self.near.0 >= TRIES_NEARBY && self.near.1 * 8 < self.near.0;
        for room in rooms.iter().copied() {
            if is_vain && room == NEAR && !is_large {
                continue;
            }
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
            let is_whole = within == Within::Anything && cells.len() == self.component.len();
            let change = match is_whole && hidden[target.cell as usize] {
                true => self.solve_whole(target, hidden),
                false => self.solve(&cells, target, hidden, within),
            };
            if room == NEAR {
                self.near.0 += 1;
                self.near.1 += usize::from(change.is_some());
            }
            if let Some(change) = change {
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
