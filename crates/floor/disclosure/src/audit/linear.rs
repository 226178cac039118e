//! The attack on cells that form no network (three and more ways, linked tables), by linear programming.
//!
//! The programs look for other tables near the cells in question, several cells at a time. What they find is
//! rounded to whole counts and only believed when it checks; where it does not, whole counts are asked for.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::Reached;
use crate::neighbourhood::Blocks;
use crate::primary::Need;
use crate::system::UNBOUNDED;
use crate::witness::{Change, Doubt};

/// Components up to this many cells may be treated in one program.
pub(super) const WHOLE_CELLS: usize = 800;

/// Cells in a program at first, and when that does not do.
const ROOM: [usize; 3] = [64, 200, 600];

/// Steps in the search for whole counts; a cell for which this is not enough counts as unsafe.
const WHOLE_NUMBER_STEPS: u64 = 200;

/// What a program looks for.
#[derive(Debug, Clone, Copy)]
enum Goal {
    /// These cells together as small as possible.
    Small,
    /// These cells together as large as possible, each counting up to what it needs.
    Large,
}

/// A component of hidden cells.
#[derive(Debug)]
pub(super) struct Linear<'a> {
    doubt: Doubt<'a>,
    component: &'a [u32],
    blocks: Blocks<'a>,
}

impl<'a> Linear<'a> {
    pub fn of(doubt: Doubt<'a>, component: &'a [u32]) -> Self {
        Self {
            doubt,
            component,
            blocks: Blocks::of(doubt.system, component),
        }
    }

    /// Shows, as far as it is so, that each cell can be as small and as large as it needs.
    pub fn certify(&self, needs: &[&Need]) -> Vec<Reached> {
        let truth = |cell: u32| self.doubt.system.truth[cell as usize];
        let mut reached: BTreeMap<u32, Reached> = needs
            .iter()
            .map(|need| {
                (
                    need.cell,
                    Reached {
                        lower: truth(need.cell),
                        upper: truth(need.cell),
                    },
                )
            })
            .collect();
        let mut sums = vec![0; self.doubt.system.equations()];
        let mut by_block: BTreeMap<u32, Vec<&Need>> = BTreeMap::new();
        for need in needs {
            by_block
                .entry(self.blocks.block_of(need.cell))
                .or_default()
                .push(need);
        }
        for (block, needs) in by_block {
            for cells in self.surroundings(block) {
                let before: Vec<&Need> = open(&needs, &reached);
                if before.is_empty() {
                    break;
                }
                self.together(&cells, &needs, &mut reached, &mut sums);
                self.one_by_one(&cells, &needs, &mut reached, &mut sums);
            }
        }
        needs.iter().map(|need| reached[&need.cell]).collect()
    }

    /// The exact range of a cell over the whole component, rounded inward.
    pub fn range(&self, cell: u32) -> Reached {
        let value = |goal| {
            let mut program = Program::new(&self.doubt, self.component, goal);
            program.aim(cell, UNBOUNDED);
            program.solve_value(cell)
        };
        let lower = value(Goal::Small).map_or(0, |value| (value - 1e-6).ceil() as i64);
        let upper = value(Goal::Large).map_or(UNBOUNDED, |value| (value + 1e-6).floor() as i64);
        Reached { lower, upper }
    }

    /// Ever larger sets of cells round a block.
    fn surroundings(&self, block: u32) -> impl Iterator<Item = Vec<u32>> + '_ {
        let mut previous = 0;
        ROOM.into_iter().chain([WHOLE_CELLS]).filter_map(move |room| {
            let cells = if self.component.len() <= room {
                self.component.to_vec()
            } else if room == WHOLE_CELLS {
                return None;
            } else {
                let useful = |cell: u32| 1 + self.doubt.system.truth[cell as usize].min(10) as u64;
                self.blocks.around(block, room, useful)
            };
            let larger = cells.len() > previous;
            previous = cells.len();
            larger.then_some(cells)
        })
    }

    /// Tries all cells of the block in one program, as long as that helps.
    fn together(
        &self,
        cells: &[u32],
        needs: &[&Need],
        reached: &mut BTreeMap<u32, Reached>,
        sums: &mut [i64],
    ) {
        for goal in [Goal::Small, Goal::Large] {
            loop {
                let pending = open_in(goal, needs, reached);
                if pending.len() < 2 {
                    break;
                }
                let mut program = Program::new(&self.doubt, cells, goal);
                for need in &pending {
                    program.aim(need.cell, need.upper);
                }
                if let Some(change) = program.solve() {
                    self.accept(&change, reached, sums);
                }
                if open_in(goal, needs, reached).len() == pending.len() {
                    break;
                }
            }
        }
    }

    fn one_by_one(
        &self,
        cells: &[u32],
        needs: &[&Need],
        reached: &mut BTreeMap<u32, Reached>,
        sums: &mut [i64],
    ) {
        for goal in [Goal::Small, Goal::Large] {
            for need in open_in(goal, needs, reached) {
                if !lacks(goal, need, reached) {
                    continue;
                }
                let mut program = Program::new(&self.doubt, cells, goal);
                program.aim(need.cell, need.upper);
                let Some(change) = program.solve() else { continue };
                if self.accept(&change, reached, sums) {
                    continue;
                }
                // The best table has broken counts. Ask for whole ones, if the broken ones get far enough.
                let mut program = Program::new(&self.doubt, cells, goal);
                program.insist(need);
                if let Some(change) = program.solve() {
                    self.accept(&change, reached, sums);
                }
            }
        }
    }

    /// Believes a table if it checks, and notes what it shows for every cell that it changes.
    fn accept(&self, change: &Change, reached: &mut BTreeMap<u32, Reached>, sums: &mut [i64]) -> bool {
        if !self.doubt.allows(change, sums) {
            return false;
        }
        for &(cell, amount) in change {
            if let Some(range) = reached.get_mut(&cell) {
                let value = self.doubt.system.truth[cell as usize] + amount;
                *range = Reached {
                    lower: range.lower.min(value),
                    upper: range.upper.max(value),
                };
            }
        }
        true
    }
}

fn lacks(goal: Goal, need: &Need, reached: &BTreeMap<u32, Reached>) -> bool {
    let range = reached[&need.cell];
    match goal {
        Goal::Small => range.lower > need.lower,
        Goal::Large => range.upper < need.upper,
    }
}

fn open_in<'n>(goal: Goal, needs: &[&'n Need], reached: &BTreeMap<u32, Reached>) -> Vec<&'n Need> {
    needs
        .iter()
        .copied()
        .filter(|need| lacks(goal, need, reached))
        .collect()
}

fn open<'n>(needs: &[&'n Need], reached: &BTreeMap<u32, Reached>) -> Vec<&'n Need> {
    needs
        .iter()
        .copied()
        .filter(|need| !reached[&need.cell].covers(need))
        .collect()
}

/// One program over some hidden cells; all others keep their true counts.
struct Program<'a> {
    doubt: &'a Doubt<'a>,
    cells: &'a [u32],
    goal: Goal,
    aims: Vec<(u32, i64)>,
    must: Option<Need>,
}

impl<'a> Program<'a> {
    fn new(doubt: &'a Doubt<'a>, cells: &'a [u32], goal: Goal) -> Self {
        Self {
            doubt,
            cells,
            goal,
            aims: Vec::new(),
            must: None,
        }
    }

    /// Adds a cell to the goal; when going for large, no more counts than `enough`.
    fn aim(&mut self, cell: u32, enough: i64) {
        self.aims.push((cell, enough));
    }

    /// Asks for a table of whole counts in which this cell is as it must be able to be.
    fn insist(&mut self, need: &Need) {
        self.must = Some(*need);
    }

    fn build(&self) -> (Problem, Vec<Variable>) {
        let direction = match self.goal {
            Goal::Small => OptimizationDirection::Minimize,
            Goal::Large => OptimizationDirection::Maximize,
        };
        let mut problem = Problem::new(direction);
        let system = self.doubt.system;
        let aims: BTreeMap<u32, i64> = self.aims.iter().copied().collect();
        let mut variables = Vec::with_capacity(self.cells.len());
        for &cell in self.cells {
            let index = cell as usize;
            let (mut lower, mut upper) = (self.doubt.lower[index], self.doubt.upper[index]);
            if let Some(need) = self.must.filter(|need| need.cell == cell) {
                match self.goal {
                    Goal::Small => upper = upper.min(need.lower),
                    Goal::Large => lower = lower.max(need.upper),
                }
            }
            let small_enough = |bound: i64| i32::try_from(bound).unwrap_or(i32::MAX);
            let bounds = (
                lower as f64,
                if upper >= UNBOUNDED {
                    f64::INFINITY
                } else {
                    upper as f64
                },
            );
            let weight = match (self.goal, aims.get(&cell)) {
                (Goal::Small, Some(_)) => 1.0,
                (Goal::Large, Some(&UNBOUNDED)) => 1.0,
                _ => 0.0,
            };
            variables.push(if self.must.is_some() {
                problem.add_integer_var(weight, (small_enough(lower), small_enough(upper)))
            } else {
                problem.add_var(weight, bounds)
            });
        }
        let at = |cell: u32| self.cells.binary_search(&cell).ok().map(|place| variables[place]);
        if matches!(self.goal, Goal::Large) {
            // A helper per cell that grows with it up to what is enough.
            for &(cell, enough) in self.aims.iter().filter(|aim| aim.1 < UNBOUNDED) {
                if let Some(variable) = at(cell) {
                    let helper = problem.add_var(1.0, (0.0, enough as f64));
                    problem.add_constraint([(helper, 1.0), (variable, -1.0)], ComparisonOp::Le, 0.0);
                }
            }
        }
        let sums: BTreeSet<u32> = self
            .cells
            .iter()
            .flat_map(|&cell| system.uses(cell))
            .map(|&(equation, _)| equation)
            .collect();
        for equation in sums {
            let mut sum = Vec::new();
            let mut true_sum = 0;
            for &(cell, coefficient) in system.terms(equation) {
                if let Some(variable) = at(cell) {
                    sum.push((variable, coefficient as f64));
                    true_sum += coefficient * system.truth[cell as usize];
                }
            }
            problem.add_constraint(sum, ComparisonOp::Eq, true_sum as f64);
        }
        (problem, variables)
    }

    fn values(&self) -> Option<Vec<f64>> {
        let (problem, variables) = self.build();
        let mut options = SolveOptions::default();
        options.node_limit = Some(WHOLE_NUMBER_STEPS);
        let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
        Some(
            variables
                .into_iter()
                .map(|variable| solution.var_value(variable))
                .collect(),
        )
    }

    /// The best table, rounded to whole counts, as a change from the true one.
    fn solve(&self) -> Option<Change> {
        let values = self.values()?;
        let changes = self.cells.iter().zip(values).map(|(&cell, value)| {
            let value = value.round() as i64;
            (cell, value - self.doubt.system.truth[cell as usize])
        });
        Some(changes.filter(|&(_, amount)| amount != 0).collect())
    }

    /// The value of one cell in the best table; `None` if it has no bound.
    fn solve_value(&self, cell: u32) -> Option<f64> {
        let place = self.cells.binary_search(&cell).ok()?;
        Some(self.values()?[place])
    }
}
