//! The proof that doubt remains: another table of whole counts that fits everything an attacker knows.
//!
//! Searching for such a table may be clever, and may use floating point; accepting one is this page, and uses
//! integers only. The audit believes nothing else.

use crate::reduced::Behind;
use crate::system::System;

/// A change from the true table to another one: cells with what is added to each.
pub(crate) type Change = Vec<(u32, i64)>;

/// What an attacker does not know: which cells, and the bounds on them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt<'a> {
    pub system: &'a System,
    pub hidden: &'a [bool],
    pub lower: &'a [i64],
    pub upper: &'a [i64],
    /// What this is the short form of: a table counts only if it holds there.
    pub behind: Option<&'a Behind<'a>>,
}

impl Doubt<'_> {
    /// True if the table after the change agrees with every printed and known cell, every bound and every sum.
    /// The change must be in ascending order of cells, each once. `sums` is scratch space, one zero per
    /// equation, and is left as it was found.
    pub fn allows(&self, change: &[(u32, i64)], sums: &mut [i64]) -> bool {
        if let Some(behind) = self.behind {
            return behind.allows(change);
        }
        let mut within = change.windows(2).all(|pair| pair[0].0 < pair[1].0);
        for &(cell, amount) in change {
            let index = cell as usize;
            let value = self.system.truth[index] + amount;
            within &= amount == 0
                || (self.hidden[index]
                    && self.system.free[index]
                    && value >= self.lower[index]
                    && value <= self.upper[index]);
            for &(equation, coefficient) in self.system.uses(cell) {
                sums[equation as usize] += coefficient * amount;
            }
        }
        for &(cell, _) in change {
            for &(equation, _) in self.system.uses(cell) {
                within &= std::mem::take(&mut sums[equation as usize]) == 0;
            }
        }
        within
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;
    use crate::release::ReleaseBuilder;

    #[test]
    fn only_a_balanced_change_of_hidden_cells_within_bounds_is_believed() {
        let mut builder = ReleaseBuilder::new();
        let (a, b, total) = (builder.cell(2), builder.cell(1), builder.cell(3));
        builder.sum(total, &[a, b]);
        let system = System::new(&builder.build().unwrap(), &Ledger::new());
        let doubt = |hidden| Doubt {
            system: &system,
            hidden,
            lower: &system.lower,
            upper: &system.upper,
            behind: None,
        };
        let mut sums = vec![0; system.equations()];
        let parts = doubt(&[true, true, false]);
        assert!(parts.allows(&[(0, 1), (1, -1)], &mut sums));
        assert!(!parts.allows(&[(0, 1)], &mut sums), "the sum no longer holds");
        assert!(!parts.allows(&[(0, 2), (1, -2)], &mut sums), "a count below zero");
        assert!(
            !parts.allows(&[(0, 1), (2, 1)], &mut sums),
            "the total is printed"
        );
        assert!(doubt(&[true, true, true]).allows(&[(0, 1), (2, 1)], &mut sums));
        assert!(
            !parts.allows(&[(0, 1), (1, -2), (1, 1)], &mut sums),
            "a cell is named twice"
        );
        assert_eq!(sums, [0]);
    }
}
