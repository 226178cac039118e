//! Cheapest changes in a network, by shortest paths: two-way tables, and whatever else has every cell in at
//! most two sums that can be given opposite signs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

use super::{Engine, Patience, Target, Within};
use crate::system::System;
use crate::witness::Change;

const UNSEEN: u32 = u32::MAX;

/// A component whose sums are nodes and whose cells are arcs from `from` to `to`: raising the cell moves one
/// unit of imbalance along the arc, lowering it moves one unit back.
#[derive(Debug)]
pub(super) struct Network<'a> {
    system: &'a System,
    lower: &'a [i64],
    upper: &'a [i64],
    cells: &'a [u32],
    ends: Vec<(u32, u32)>,
    at_node: Vec<Vec<u32>>,
    change: Vec<i64>,
    changed: Vec<u32>,
    cost: Vec<u64>,
    reached_by: Vec<u32>,
    seen: Vec<u32>,
    /// Per node, an arc that leads straight to the goal, and the search in which that was found.
    last_step: Vec<u32>,
    goal_seen: Vec<u32>,
    search: u32,
}

impl<'a> Network<'a> {
    /// The network of a component (ascending cells), or `None` if it is none.
    pub fn of(system: &'a System, lower: &'a [i64], upper: &'a [i64], cells: &'a [u32]) -> Option<Self> {
        // Nodes in the order in which they are met; node 0 is outside, for cells in one sum only.
        let mut nodes: HashMap<u32, u32> = HashMap::new();
        let mut order = Vec::new();
        for &cell in cells {
            let uses = system.uses(cell);
            if uses.len() > 2 || uses.iter().any(|(_, sign)| sign.abs() != 1) {
                return None;
            }
            for &(sum, _) in system.uses(cell) {
                nodes.entry(sum).or_insert_with(|| {
                    order.push(sum);
                    order.len() as u32
                });
            }
        }
        let signs = consistent_signs(system, cells, &nodes, &order)?;
        let mut at_node = vec![Vec::new(); order.len() + 1];
        let mut ends = Vec::with_capacity(cells.len());
        for (arc, &cell) in cells.iter().enumerate() {
            let (mut from, mut to) = (0, 0);
            for &(sum, coefficient) in system.uses(cell) {
                let node = nodes[&sum];
                if coefficient * signs[node as usize] > 0 {
                    to = node
                } else {
                    from = node
                }
            }
            at_node[from as usize].push(arc as u32);
            at_node[to as usize].push(arc as u32);
            ends.push((from, to));
        }
        let count = at_node.len();
        Some(Self {
            system,
            lower,
            upper,
            cells,
            ends,
            at_node,
            change: vec![0; cells.len()],
            changed: Vec::new(),
            cost: vec![0; count],
            reached_by: vec![UNSEEN; count],
            seen: vec![0; count],
            last_step: vec![UNSEEN; count],
            goal_seen: vec![0; count],
            search: 0,
        })
    }

    /// Where an arc leads from a node, and how much it can still carry that way.
    fn step(&self, arc: u32, node: u32) -> (u32, i64) {
        let (from, to) = self.ends[arc as usize];
        let cell = self.cells[arc as usize] as usize;
        let value = self.system.truth[cell] + self.change[arc as usize];
        if node == from {
            (to, self.upper[cell] - value)
        } else {
            (from, value - self.lower[cell])
        }
    }

    /// A way through arcs that cost nothing, with the fewest steps.
    fn free_path(&mut self, start: u32, goal: u32, target: u32, hidden: &[bool]) -> bool {
        self.search += 1;
        // Columns are long and rows are short: look from the goal only as far as one step.
        for place in 0..self.at_node[goal as usize].len() {
            let arc = self.at_node[goal as usize][place];
            let (from, to) = self.ends[arc as usize];
            let node = if from == goal { to } else { from };
            if arc != target && self.is_free(arc, hidden) && self.step(arc, node).1 > 0 {
                self.last_step[node as usize] = arc;
                self.goal_seen[node as usize] = self.search;
            }
        }
        let mut queue = VecDeque::from([start]);
        self.seen[start as usize] = self.search;
        while let Some(node) = queue.pop_front() {
            if self.goal_seen[node as usize] == self.search {
                self.reached_by[goal as usize] = self.last_step[node as usize];
                return true;
            }
            for place in 0..self.at_node[node as usize].len() {
                let arc = self.at_node[node as usize][place];
                let (next, room) = self.step(arc, node);
                if self.seen[next as usize] == self.search
                    || arc == target
                    || room <= 0
                    || !self.is_free(arc, hidden)
                {
                    continue;
                }
                self.seen[next as usize] = self.search;
                self.reached_by[next as usize] = arc;
                if self.goal_seen[next as usize] == self.search {
                    self.reached_by[goal as usize] = self.last_step[next as usize];
                    return true;
                }
                queue.push_back(next);
            }
        }
        false
    }

    /// The cheapest way, hiding what it takes.
    fn cheapest_path(&mut self, start: u32, goal: u32, target: u32, hidden: &[bool]) -> bool {
        self.search += 1;
        let mut queue = BinaryHeap::from([Reverse((0_u64, start))]);
        self.cost[start as usize] = 0;
        self.seen[start as usize] = self.search;
        while let Some(Reverse((cost, node))) = queue.pop() {
            if node == goal {
                return true;
            }
            if cost > self.cost[node as usize] {
                continue;
            }
            for place in 0..self.at_node[node as usize].len() {
                let arc = self.at_node[node as usize][place];
                let (next, room) = self.step(arc, node);
                if arc == target || room <= 0 {
                    continue;
                }
                let arc_price = match self.is_free(arc, hidden) {
                    true => 0,
                    false => self.system.price[self.cells[arc as usize] as usize],
                };
                let cost = cost + arc_price;
                if self.seen[next as usize] != self.search || cost < self.cost[next as usize] {
                    self.seen[next as usize] = self.search;
                    self.cost[next as usize] = cost;
                    self.reached_by[next as usize] = arc;
                    queue.push(Reverse((cost, next)));
                }
            }
        }
        false
    }

    /// True if the cell is hidden already, or has been chosen for this change.
    fn is_free(&self, arc: u32, hidden: &[bool]) -> bool {
        self.change[arc as usize] != 0 || hidden[self.cells[arc as usize] as usize]
    }

    /// Carries as much as fits, at most `most`, along the way that was found.
    fn carry(&mut self, start: u32, goal: u32, most: i64) -> i64 {
        let mut way = Vec::new();
        let mut node = goal;
        while node != start {
            let arc = self.reached_by[node as usize];
            let (from, to) = self.ends[arc as usize];
            let raise = node == to;
            node = if raise { from } else { to };
            way.push((arc, raise, self.step(arc, node).1));
        }
        let amount = way.iter().map(|step| step.2).fold(most, i64::min);
        for (arc, raise, _) in way {
            self.change[arc as usize] += if raise { amount } else { -amount };
            self.changed.push(arc);
        }
        amount
    }
}

impl Engine for Network<'_> {
    fn change(&mut self, target: Target, hidden: &[bool], within: Within) -> Option<Change> {
        for arc in self.changed.drain(..) {
            self.change[arc as usize] = 0;
        }
        let arc = self.cells.binary_search(&target.cell).ok()? as u32;
        let (from, to) = self.ends[arc as usize];
        // Raising the cell puts one unit too many at its end; that unit has to travel back to its start.
        let (start, goal) = if target.amount > 0 { (to, from) } else { (from, to) };
        let own_room = self.step(arc, goal).1;
        let most = target.amount.abs().min(own_room);
        let mut carried = if start == goal { most } else { 0 };
        while carried < most && self.free_path(start, goal, arc, hidden) {
            carried += self.carry(start, goal, most - carried);
        }
        while within == Within::Anything && carried < most && self.cheapest_path(start, goal, arc, hidden) {
            carried += self.carry(start, goal, most - carried);
        }
        let mut change: Change = self
            .changed
            .iter()
            .map(|&arc| (self.cells[arc as usize], self.change[arc as usize]))
            .filter(|&(_, amount)| amount != 0)
            .chain([(target.cell, carried * target.amount.signum())])
            .collect();
        change.sort_unstable();
        change.dedup();
        Some(change)
    }

    fn patience(&self) -> Patience {
        Patience {
            candidates: 64,
            exact_questions: 20_000,
            review_questions: 50_000,
            relying_targets: 50,
        }
    }
}

/// A sign per node with which every cell in two sums has opposite signs there; `None` if there are no such.
fn consistent_signs(
    system: &System,
    cells: &[u32],
    nodes: &HashMap<u32, u32>,
    order: &[u32],
) -> Option<Vec<i64>> {
    let mut signs = vec![0_i64; order.len() + 1];
    for &first in order {
        if signs[nodes[&first] as usize] != 0 {
            continue;
        }
        signs[nodes[&first] as usize] = 1;
        let mut queue = VecDeque::from([first]);
        while let Some(sum) = queue.pop_front() {
            let sign = signs[nodes[&sum] as usize];
            for &(cell, coefficient) in system.terms(sum) {
                if cells.binary_search(&cell).is_err() {
                    continue;
                }
                let other = system.uses(cell).iter().find(|(other, _)| *other != sum);
                let Some(&(other, other_coefficient)) = other else {
                    continue;
                };
                let wanted = -sign * coefficient.signum() * other_coefficient.signum();
                let node = nodes[&other] as usize;
                if signs[node] == 0 {
                    signs[node] = wanted;
                    queue.push_back(other);
                } else if signs[node] != wanted {
                    return None;
                }
            }
        }
    }
    Some(signs)
}
