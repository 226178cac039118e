//! Which cells lie near each other, so that a large linked release can be treated a few blocks at a time.
//!
//! This only says where to look: a table found among the cells near one is a table of the whole release.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::system::System;

/// Largest number of cells in one block.
const BLOCK_CELLS: usize = 64;

/// Lengths of sums that are tried as "short", longest first.
const SHORT: [usize; 9] = [64, 32, 24, 16, 12, 8, 6, 4, 3];

const OUTSIDE: u32 = u32::MAX;

/// A component cut into blocks of cells that hang together through short sums (one school, all its groups and
/// outcomes); long sums (over all schools) tie the blocks to each other.
#[derive(Debug)]
pub(crate) struct Blocks<'a> {
    system: &'a System,
    block_of: Vec<u32>,
    blocks: Vec<Vec<u32>>,
    short: usize,
}

impl<'a> Blocks<'a> {
    /// Cuts a component (ascending cells) into blocks.
    pub fn of(system: &'a System, component: &[u32]) -> Self {
        let mut blocks = Self {
            system,
            block_of: vec![OUTSIDE; system.cells()],
            blocks: Vec::new(),
            short: 0,
        };
        if component.len() <= BLOCK_CELLS {
            blocks.assign(vec![component.to_vec()]);
            return blocks;
        }
        for &cell in component {
            blocks.block_of[cell as usize] = 0;
        }
        let cut = SHORT
            .into_iter()
            .find_map(|short| Some((short, blocks.cut(component, short)?)));
        let (short, cut) = cut.unwrap_or_else(|| (0, component.iter().map(|&cell| vec![cell]).collect()));
        blocks.short = short;
        blocks.assign(cut);
        blocks
    }

    fn assign(&mut self, blocks: Vec<Vec<u32>>) {
        for (block, cells) in blocks.iter().enumerate() {
            for &cell in cells {
                self.block_of[cell as usize] = block as u32;
            }
        }
        self.blocks = blocks;
    }

    /// Blocks through sums of at most `short` cells of the component; `None` if a block gets too large.
    fn cut(&self, component: &[u32], short: usize) -> Option<Vec<Vec<u32>>> {
        let mut seen = vec![false; self.system.cells()];
        let mut blocks = Vec::new();
        for &first in component {
            if seen[first as usize] {
                continue;
            }
            seen[first as usize] = true;
            let mut block = vec![first];
            let mut at = 0;
            while let Some(&cell) = block.get(at) {
                at += 1;
                for &(equation, _) in self.system.uses(cell) {
                    if self.length(equation) > short {
                        continue;
                    }
                    for &(other, _) in self.system.terms(equation) {
                        let inside = self.block_of[other as usize] != OUTSIDE;
                        if inside && !std::mem::replace(&mut seen[other as usize], true) {
                            block.push(other);
                        }
                    }
                }
                if block.len() > BLOCK_CELLS {
                    return None;
                }
            }
            blocks.push(block);
        }
        Some(blocks)
    }

    /// Number of cells of the component in this sum; stops counting where it no longer matters.
    fn length(&self, equation: u32) -> usize {
        let terms = self.system.terms(equation).iter();
        terms
            .filter(|(cell, _)| self.block_of[*cell as usize] != OUTSIDE)
            .take(SHORT[0] + 1)
            .count()
    }

    /// The number of the block a cell of the component is in.
    pub fn block_of(&self, cell: u32) -> u32 {
        self.block_of[cell as usize]
    }

    /// The cells of a block and of the blocks tied most to it and to those already taken, at most about `room` in
    /// all, ascending. `weight` says how useful a cell is; blocks without useful cells are left out.
    pub fn around(&self, block: u32, room: usize, weight: impl Fn(u32) -> u64) -> Vec<u32> {
        let mut cells = self.blocks[block as usize].clone();
        let mut taken = BTreeSet::from([block]);
        let mut met: BTreeSet<u32> = BTreeSet::new();
        let mut scores: BTreeMap<u32, u64> = BTreeMap::new();
        let mut looked_at = 0;
        loop {
            for &cell in &cells[looked_at..] {
                for &(equation, _) in self.system.uses(cell) {
                    if !met.insert(equation) {
                        continue;
                    }
                    for &(other, _) in self.system.terms(equation) {
                        let block = self.block_of[other as usize];
                        if block != OUTSIDE && !taken.contains(&block) {
                            *scores.entry(block).or_default() += weight(other);
                        }
                    }
                }
            }
            looked_at = cells.len();
            let fits = |block: u32| cells.len() + self.blocks[block as usize].len() <= room;
            let best = scores
                .iter()
                .filter(|&(&block, &score)| score > 0 && fits(block))
                .max_by_key(|&(&block, &score)| (score, Reverse(block)));
            let Some((&best, _)) = best else { break };
            scores.remove(&best);
            taken.insert(best);
            cells.extend_from_slice(&self.blocks[best as usize]);
        }
        cells.sort_unstable();
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;
    use crate::release::ReleaseBuilder;
    use crate::table::Axis;

    #[test]
    fn a_school_with_its_groups_and_outcomes_is_a_block() {
        let mut builder = ReleaseBuilder::new();
        let axes = [Axis::classes(30), Axis::classes(4), Axis::yes_no()];
        builder.table(&axes, &[7; 240]).unwrap();
        let system = System::new(&builder.build().unwrap(), &Ledger::new());
        let component: Vec<u32> = (0..system.cells() as u32).collect();
        let blocks = Blocks::of(&system, &component);
        assert_eq!(blocks.blocks.len(), 31, "thirty schools and their total");
        assert!(blocks.blocks.iter().all(|block| block.len() == 15));
        let near = blocks.around(0, 45, |cell| u64::from(cell >= 150));
        let expected: Vec<u32> = (0..15).chain(150..180).collect();
        assert_eq!(near, expected);
    }
}
