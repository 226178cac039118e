//! What an attacker can write down: one linear equation per sum, and bounds per cell.

use crate::ledger::Ledger;
use crate::release::{Release, Role};

/// Stands for "no upper bound"; far above any count, and far from overflow when a few are added.
pub(crate) const UNBOUNDED: i64 = 1 << 60;

/// Rounds of bound propagation; each only tightens, and the world's knowledge is rarely deeper than a few sums.
const PROPAGATION_ROUNDS: usize = 20;

/// The true cells, the equations between them, and what is known about each cell before the release.
#[derive(Debug, Clone)]
pub(crate) struct System {
    /// The true counts.
    pub truth: Vec<i64>,
    /// Lower bounds known beforehand.
    pub lower: Vec<i64>,
    /// Upper bounds known beforehand, or [`UNBOUNDED`].
    pub upper: Vec<i64>,
    /// What it costs to hide each cell: its count first, then the number of cells.
    pub price: Vec<u64>,
    /// False for a cell that is known exactly beforehand.
    pub free: Vec<bool>,
    /// Cells known exactly because they were released earlier.
    pub known_earlier: usize,
    terms: Vec<(u32, i64)>,
    term_start: Vec<usize>,
    uses: Vec<(u32, i64)>,
    use_start: Vec<usize>,
}

/// What is known of each cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    pub truth: Vec<i64>,
    pub lower: Vec<i64>,
    pub upper: Vec<i64>,
    pub price: Vec<u64>,
}

impl System {
    pub fn new(release: &Release, ledger: &Ledger) -> Self {
        let cells = release.cells();
        let truth: Vec<i64> = cells.iter().map(|cell| cell.count as i64).collect();
        let mut lower: Vec<i64> = cells.iter().map(|cell| cell.known_lower as i64).collect();
        let mut upper: Vec<i64> = cells
            .iter()
            .map(|cell| cell.known_upper.map_or(UNBOUNDED, |upper| upper as i64))
            .collect();
        let mut known_earlier = 0;
        for (index, cell) in cells.iter().enumerate() {
            let earlier = cell.definition.and_then(|definition| ledger.entry(definition));
            // An earlier count that has since changed is no equation about the present count.
            let released = earlier.is_some_and(|entry| entry.count == cell.count);
            known_earlier += usize::from(released && cell.role != Role::Public);
            if released || cell.role == Role::Public {
                (lower[index], upper[index]) = (truth[index], truth[index]);
            }
        }
        let price = truth.iter().map(|&truth| (truth as u64) * 1024 + 1).collect();
        let rows = release.sums().iter().map(|sum| {
            let parts = sum.parts.iter().map(|part| (part.0, 1));
            std::iter::once((sum.total.0, -1)).chain(parts).collect()
        });
        let cells = Cells {
            truth,
            lower,
            upper,
            price,
        };
        Self {
            known_earlier,
            ..Self::from_parts(cells, rows)
        }
    }

    /// A system of these cells, with one equation per row.
    pub fn from_parts(cells: Cells, rows: impl Iterator<Item = Vec<(u32, i64)>>) -> Self {
        let Cells {
            truth,
            lower,
            upper,
            price,
        } = cells;
        let free = lower
            .iter()
            .zip(&upper)
            .map(|(lower, upper)| lower < upper)
            .collect();
        let mut term_start = vec![0];
        let mut terms = Vec::new();
        for row in rows {
            terms.extend(row);
            term_start.push(terms.len());
        }
        let mut use_start = vec![0_usize; truth.len() + 1];
        for &(cell, _) in &terms {
            use_start[cell as usize + 1] += 1;
        }
        for cell in 0..truth.len() {
            use_start[cell + 1] += use_start[cell];
        }
        let mut next = use_start.clone();
        let mut uses = vec![(0, 0); terms.len()];
        for equation in 0..term_start.len() - 1 {
            for &(cell, coefficient) in &terms[term_start[equation]..term_start[equation + 1]] {
                uses[next[cell as usize]] = (equation as u32, coefficient);
                next[cell as usize] += 1;
            }
        }
        Self {
            truth,
            lower,
            upper,
            price,
            free,
            known_earlier: 0,
            terms,
            term_start,
            uses,
            use_start,
        }
    }

    pub fn cells(&self) -> usize {
        self.truth.len()
    }

    pub fn equations(&self) -> usize {
        self.term_start.len() - 1
    }

    /// The cells of an equation with their coefficients; their weighted sum is zero.
    pub fn terms(&self, equation: u32) -> &[(u32, i64)] {
        &self.terms[self.term_start[equation as usize]..self.term_start[equation as usize + 1]]
    }

    /// The equations a cell is in, with its coefficient.
    pub fn uses(&self, cell: u32) -> &[(u32, i64)] {
        &self.uses[self.use_start[cell as usize]..self.use_start[cell as usize + 1]]
    }

    /// Groups of `members` that hang together through equations, each in ascending order.
    pub fn components(&self, members: &[bool]) -> Vec<Vec<u32>> {
        let mut seen_cell = vec![false; self.cells()];
        let mut seen_equation = vec![false; self.equations()];
        let mut components = Vec::new();
        for first in 0..self.cells() {
            if !members[first] || seen_cell[first] {
                continue;
            }
            seen_cell[first] = true;
            let mut component = vec![first as u32];
            let mut at = 0;
            while let Some(&cell) = component.get(at) {
                at += 1;
                for &(equation, _) in self.uses(cell) {
                    if std::mem::replace(&mut seen_equation[equation as usize], true) {
                        continue;
                    }
                    for &(other, _) in self.terms(equation) {
                        let other = other as usize;
                        if members[other] && !std::mem::replace(&mut seen_cell[other], true) {
                            component.push(other as u32);
                        }
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components
    }

    /// Bounds on every cell that follow, one equation at a time, from what is known without this release.
    /// They hold for certain but need not be the tightest.
    pub fn bounds_without_release(&self) -> (Vec<i64>, Vec<i64>) {
        let (mut lower, mut upper) = (self.lower.clone(), self.upper.clone());
        for _ in 0..PROPAGATION_ROUNDS {
            let mut changed = false;
            for equation in 0..self.equations() as u32 {
                changed |= self.propagate(equation, &mut lower, &mut upper);
            }
            if !changed {
                break;
            }
        }
        (lower, upper)
    }

    fn propagate(&self, equation: u32, lower: &mut [i64], upper: &mut [i64]) -> bool {
        let range = |cell: u32, coefficient: i64, lower: &[i64], upper: &[i64]| {
            let (low, high) = (lower[cell as usize], upper[cell as usize]);
            if coefficient > 0 {
                (low, high)
            } else {
                (-high, -low)
            }
        };
        // Finite parts of the smallest and largest sum, and how many terms have no such bound.
        let (mut least, mut open_below, mut most, mut open_above) = (0, 0, 0, 0);
        for &(cell, coefficient) in self.terms(equation) {
            let (low, high) = range(cell, coefficient, lower, upper);
            if low <= -UNBOUNDED {
                open_below += 1
            } else {
                least += low
            }
            if high >= UNBOUNDED {
                open_above += 1
            } else {
                most += high
            }
        }
        let mut changed = false;
        for &(cell, coefficient) in self.terms(equation) {
            if !self.free[cell as usize] {
                continue;
            }
            let (low, high) = range(cell, coefficient, lower, upper);
            let (own_open_below, own_open_above) = (low <= -UNBOUNDED, high >= UNBOUNDED);
            let at_most = (open_below == i32::from(own_open_below))
                .then(|| -(least - if own_open_below { 0 } else { low }))
                .filter(|&bound| bound < high);
            let at_least = (open_above == i32::from(own_open_above))
                .then(|| -(most - if own_open_above { 0 } else { high }))
                .filter(|&bound| bound > low);
            if at_most.is_none() && at_least.is_none() {
                continue;
            }
            let (new_low, new_high) = (at_least.unwrap_or(low), at_most.unwrap_or(high));
            let index = cell as usize;
            if coefficient > 0 {
                (lower[index], upper[index]) = (new_low, new_high);
            } else {
                (lower[index], upper[index]) = (-new_high, -new_low);
            }
            if own_open_below && new_low > -UNBOUNDED {
                open_below -= 1;
                least += new_low;
            } else if !own_open_below {
                least += new_low - low;
            }
            if own_open_above && new_high < UNBOUNDED {
                open_above -= 1;
                most += new_high;
            } else if !own_open_above {
                most += new_high - high;
            }
            changed = true;
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::ReleaseBuilder;

    #[test]
    fn a_public_total_bounds_its_parts() {
        let mut builder = ReleaseBuilder::new();
        let (a, b) = (builder.cell(2), builder.cell(1));
        let total = builder.cell_with_role(3, Role::Public);
        builder.sum(total, &[a, b]);
        builder.know_between(b, 1, 2);
        let system = System::new(&builder.build().unwrap(), &Ledger::new());
        let (lower, upper) = system.bounds_without_release();
        assert_eq!((lower, upper), (vec![1, 1, 3], vec![2, 2, 3]));
    }

    #[test]
    fn nothing_is_known_without_public_cells() {
        let mut builder = ReleaseBuilder::new();
        let (a, b, total) = (builder.cell(2), builder.cell(1), builder.cell(3));
        builder.sum(total, &[a, b]);
        let system = System::new(&builder.build().unwrap(), &Ledger::new());
        let (lower, upper) = system.bounds_without_release();
        assert_eq!(lower, [0, 0, 0]);
        assert!(upper.iter().all(|&bound| bound >= UNBOUNDED));
    }

    #[test]
    fn components_follow_the_members_only() {
        let mut builder = ReleaseBuilder::new();
        let (a, b, total) = (builder.cell(2), builder.cell(1), builder.cell(3));
        let alone = builder.cell(7);
        builder.sum(total, &[a, b]);
        let system = System::new(&builder.build().unwrap(), &Ledger::new());
        assert_eq!(
            system.components(&[true, true, true, true]),
            [vec![0, 1, 2], vec![3]]
        );
        assert_eq!(system.components(&[true, false, false, false]), [vec![0]]);
        assert_eq!(alone.index(), 3);
    }
}
