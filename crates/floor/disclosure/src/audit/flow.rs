//! The attack on cells that form a network: each hidden cell is in at most two sums, with opposite signs after
//! turning some sums round. Two-way tables are the case in point. Raising a cell then asks for a flow that
//! closes the circle through other hidden cells, and the largest flow is the exact answer in whole counts
//! (Ahuja, Magnanti and Orlin 1993).

use std::collections::VecDeque;

use super::Reached;
use crate::primary::Need;
use crate::system::UNBOUNDED;
use crate::witness::{Change, Doubt};

const NONE: u32 = u32::MAX;

/// A component as a network: nodes are sums (and one for "outside"), arcs are hidden cells.
/// Adding one to an arc's cell brings one unit to `head` and takes one from `tail`.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    doubt: Doubt<'a>,
    cells: &'a [u32],
    head: Vec<u32>,
    tail: Vec<u32>,
    arcs: Vec<u32>,
    arc_start: Vec<usize>,
    /// The change so far, per arc, and the arcs that may have one.
    change: Vec<i64>,
    touched: Vec<u32>,
    /// Per node, the arc by which the search came there; valid in the round that is noted.
    came_by: Vec<u32>,
    came_round: Vec<u32>,
    /// Per node, an arc that leads straight to the target; valid in the round that is noted.
    leads_by: Vec<u32>,
    leads_round: Vec<u32>,
    round: u32,
    queue: VecDeque<u32>,
}

impl<'a> Flow<'a> {
    /// The network of a component (ascending cells), or `None` if it is none.
    pub fn of(doubt: Doubt<'a>, cells: &'a [u32]) -> Option<Self> {
        let system = doubt.system;
        let is_plain = |cell: u32| {
            let uses = system.uses(cell);
            uses.len() <= 2 && uses.iter().all(|(_, sign)| sign.abs() == 1)
        };
        if !cells.iter().all(|&cell| is_plain(cell)) {
            return None;
        }
        let mut sums: Vec<u32> = cells
            .iter()
            .flat_map(|&cell| system.uses(cell))
            .map(|&(equation, _)| equation)
            .collect();
        sums.sort_unstable();
        sums.dedup();
        let node = |equation: u32| sums.binary_search(&equation).unwrap_or(sums.len());
        let outside = sums.len() as u32;

        // Which sums are to be turned round, so that every cell has opposite signs in its two sums.
        let mut turns = Turns::new(sums.len());
        for &cell in cells {
            if let [(one, sign), (other, other_sign)] = *system.uses(cell)
                && !turns.tie(node(one), node(other), sign * other_sign > 0)
            {
                return None;
            }
        }
        let (mut head, mut tail) = (Vec::with_capacity(cells.len()), Vec::with_capacity(cells.len()));
        for &cell in cells {
            let mut ends = [outside; 2];
            for (position, &(equation, sign)) in system.uses(cell).iter().enumerate() {
                let node = node(equation);
                let positive = (sign > 0) != turns.is_turned(node);
                // With one sum only, the other end is outside.
                let place = if positive { 0 } else { 1 };
                debug_assert!(position == 0 || ends[place] == outside);
                ends[place] = node as u32;
            }
            head.push(ends[0]);
            tail.push(ends[1]);
        }
        let nodes = sums.len() + 1;
        let mut arc_start = vec![0_usize; nodes + 1];
        for &end in head.iter().chain(&tail) {
            arc_start[end as usize + 1] += 1;
        }
        for node in 0..nodes {
            arc_start[node + 1] += arc_start[node];
        }
        let mut next = arc_start.clone();
        let mut arcs = vec![0; 2 * cells.len()];
        for (arc, ends) in head.iter().zip(&tail).enumerate() {
            for &end in [ends.0, ends.1] {
                arcs[next[end as usize]] = arc as u32;
                next[end as usize] += 1;
            }
        }
        Some(Self {
            doubt,
            cells,
            head,
            tail,
            arcs,
            arc_start,
            change: vec![0; cells.len()],
            touched: Vec::new(),
            came_by: vec![NONE; nodes],
            came_round: vec![0; nodes],
            leads_by: vec![NONE; nodes],
            leads_round: vec![0; nodes],
            round: 0,
            queue: VecDeque::new(),
        })
    }

    /// Shows, as far as it is so, that each cell can be as small and as large as it needs. Looks further than
    /// that for the cell with the narrowest range of all (`narrowest` is the width to beat), which is exact.
    pub fn certify(mut self, needs: &[&Need], narrowest: Option<i64>) -> Vec<Reached> {
        let mut narrowest = narrowest.unwrap_or(UNBOUNDED);
        let mut sums = vec![0; self.doubt.system.equations()];
        let mut reached = Vec::with_capacity(needs.len());
        for need in needs {
            let truth = self.doubt.system.truth[need.cell as usize];
            let down = self.proven(need.cell, -1, truth, &mut sums);
            let enough = (need.upper - truth)
                .max(narrowest.saturating_add(1) - down)
                .max(0);
            let up = self.proven(need.cell, 1, enough, &mut sums);
            let range = Reached {
                lower: truth - down,
                upper: truth + up,
            };
            if !need.limited && range.covers(need) {
                narrowest = narrowest.min(range.upper - range.lower);
            }
            reached.push(range);
        }
        reached
    }

    /// How far a cell can go in a direction, at most `limit`, as shown by a table that was checked; 0 if the
    /// check fails, which would be a fault in this file.
    fn proven(&mut self, cell: u32, direction: i64, limit: i64, sums: &mut [i64]) -> i64 {
        let amount = self.push(cell, direction, limit);
        let change = self.table(cell, direction * amount);
        if self.doubt.allows(&change, sums) {
            amount
        } else {
            0
        }
    }

    /// The exact range of a cell.
    pub fn range(&mut self, cell: u32) -> Reached {
        let truth = self.doubt.system.truth[cell as usize];
        let lower = truth - self.push(cell, -1, UNBOUNDED);
        let upper = truth.saturating_add(self.push(cell, 1, UNBOUNDED));
        Reached { lower, upper }
    }

    /// Changes the cell by as much as possible in this direction (+1 or -1), at most `limit`; leaves what other
    /// cells have to do in `change`.
    fn push(&mut self, cell: u32, direction: i64, limit: i64) -> i64 {
        for arc in self.touched.drain(..) {
            self.change[arc as usize] = 0;
        }
        let arc = self
            .cells
            .binary_search(&cell)
            .expect("only cells of the component are attacked") as u32;
        let limit = limit.min(self.room(arc, direction > 0));
        // The unit that the cell brings to one end must find its way to the other.
        let (from, to) = match direction > 0 {
            true => (self.head[arc as usize], self.tail[arc as usize]),
            false => (self.tail[arc as usize], self.head[arc as usize]),
        };
        if from == to {
            return limit;
        }
        let mut pushed = 0;
        while pushed < limit && self.find_path(from, to, arc) {
            pushed += self.send(from, to, limit - pushed);
        }
        pushed
    }

    /// The change of all cells after `push`.
    fn table(&self, cell: u32, amount: i64) -> Change {
        let mut change: Change = self
            .touched
            .iter()
            .map(|&arc| (self.cells[arc as usize], self.change[arc as usize]))
            .filter(|&(_, amount)| amount != 0)
            .collect();
        if amount != 0 {
            change.push((cell, amount));
        }
        change.sort_unstable();
        change.dedup();
        change
    }

    /// How far the cell of an arc can still be raised or lowered.
    fn room(&self, arc: u32, raise: bool) -> i64 {
        let cell = self.cells[arc as usize] as usize;
        let value = self.doubt.system.truth[cell] + self.change[arc as usize];
        if raise {
            self.doubt.upper[cell] - value
        } else {
            value - self.doubt.lower[cell]
        }
    }

    /// Looks for a way for one unit, breadth first, without the arc that is attacked.
    fn find_path(&mut self, from: u32, to: u32, attacked: u32) -> bool {
        self.round += 1;
        // Marking what lies one step before the target first saves walking round most of a long column.
        let mut leads = false;
        for at in self.arc_start[to as usize]..self.arc_start[to as usize + 1] {
            let arc = self.arcs[at];
            let raise = self.head[arc as usize] == to;
            let other = if raise {
                self.tail[arc as usize]
            } else {
                self.head[arc as usize]
            };
            if arc != attacked && self.room(arc, raise) > 0 {
                self.leads_by[other as usize] = arc;
                self.leads_round[other as usize] = self.round;
                leads = true;
            }
        }
        if !leads {
            return false;
        }
        self.queue.clear();
        self.queue.push_back(from);
        self.came_by[from as usize] = NONE;
        self.came_round[from as usize] = self.round;
        while let Some(node) = self.queue.pop_front() {
            if self.leads_round[node as usize] == self.round {
                self.came_by[to as usize] = self.leads_by[node as usize];
                return true;
            }
            for at in self.arc_start[node as usize]..self.arc_start[node as usize + 1] {
                let arc = self.arcs[at];
                let raise = self.tail[arc as usize] == node;
                let other = if raise {
                    self.head[arc as usize]
                } else {
                    self.tail[arc as usize]
                };
                if self.came_round[other as usize] == self.round
                    || arc == attacked
                    || self.room(arc, raise) <= 0
                {
                    continue;
                }
                self.came_round[other as usize] = self.round;
                self.came_by[other as usize] = arc;
                if self.leads_round[other as usize] == self.round {
                    self.came_by[to as usize] = self.leads_by[other as usize];
                    return true;
                }
                self.queue.push_back(other);
            }
        }
        false
    }

    /// Sends as much as fits, at most `limit`, along the way that was found.
    fn send(&mut self, from: u32, to: u32, limit: i64) -> i64 {
        let mut amount = limit;
        for apply in [false, true] {
            let mut node = to;
            while node != from {
                let arc = self.came_by[node as usize];
                let raise = self.head[arc as usize] == node;
                if apply {
                    self.touched.push(arc);
                    self.change[arc as usize] += if raise { amount } else { -amount };
                } else {
                    amount = amount.min(self.room(arc, raise));
                }
                node = if raise {
                    self.tail[arc as usize]
                } else {
                    self.head[arc as usize]
                };
            }
        }
        amount
    }
}

/// Which sums must be turned round relative to each other (union-find with parity).
struct Turns {
    parent: Vec<usize>,
    turned: Vec<bool>,
}

impl Turns {
    fn new(sums: usize) -> Self {
        Self {
            parent: (0..sums).collect(),
            turned: vec![false; sums],
        }
    }

    /// The representative of a sum, and whether the sum is turned relative to it.
    fn root(&self, sum: usize) -> (usize, bool) {
        let (mut at, mut turned) = (sum, false);
        while self.parent[at] != at {
            turned ^= self.turned[at];
            at = self.parent[at];
        }
        (at, turned)
    }

    /// Notes that two sums are turned differently or alike; false if that contradicts what was noted.
    fn tie(&mut self, one: usize, other: usize, differently: bool) -> bool {
        let ((root, turned), (other_root, other_turned)) = (self.root(one), self.root(other));
        if root == other_root {
            return (turned != other_turned) == differently;
        }
        self.parent[other_root] = root;
        self.turned[other_root] = turned ^ other_turned ^ differently;
        // Shorten the ways so that long chains stay quick.
        for sum in [one, other] {
            let (root, turned) = self.root(sum);
            if sum != root {
                (self.parent[sum], self.turned[sum]) = (root, turned);
            }
        }
        true
    }

    fn is_turned(&self, sum: usize) -> bool {
        self.root(sum).1
    }
}
