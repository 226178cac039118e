//! The same equations with fewer cells: cells that must change together become one, cells that cannot change go,
//! and so do those that merely follow from others and are never at their bounds (Andersen and Andersen 1995).
//!
//! Linked tables share so many pupils that most equations only say that two cells differ by a known number. What
//! is left is often a tenth of what went in, and has exactly the same changes.

use std::collections::{BTreeMap, HashMap};

use crate::primary::Need;
use crate::system::{Cells, System, UNBOUNDED};
use crate::witness::{Change, Doubt};

/// Each round undoes equations that the round before made short; a few do nearly all.
const ROUNDS: usize = 30;

/// Terms of an equation: places of cells within the component, with their coefficients.
type Row = Vec<(u32, i64)>;

/// A component in short form.
#[derive(Debug)]
pub(crate) struct Reduced<'a> {
    /// The short form as a system of its own: one cell per group of cells that change together.
    pub system: System,
    component: &'a [u32],
    groups: Groups,
    /// Per place, the cell of the short form that its group became.
    cell_of_root: BTreeMap<u32, u32>,
    root_of_cell: Vec<u32>,
    /// Groups that follow from others, in the order in which they were left out.
    following: Vec<(u32, Row)>,
}

/// A cell of the component, seen from the short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The cell of the short form.
    pub cell: u32,
    /// What a change of one there is here: 1 or -1.
    pub sign: i64,
}

impl<'a> Reduced<'a> {
    /// Shortens a component (ascending cells). `lower` and `upper` bound the cells of the system; cells with
    /// `is_kept`, and those that `is_printed`, stay cells of the short form unless they cannot change at all.
    pub fn of(
        system: &System,
        (lower, upper): (&[i64], &[i64]),
        component: &'a [u32],
        is_kept: impl Fn(u32) -> bool,
        is_printed: impl Fn(u32) -> bool,
    ) -> Self {
        let place = |cell: u32| component.binary_search(&cell).ok().map(|place| place as u32);
        let mut rows: Vec<Row> = Vec::new();
        let mut equations: Vec<u32> = component
            .iter()
            .flat_map(|&cell| system.uses(cell))
            .map(|&(equation, _)| equation)
            .collect();
        equations.sort_unstable();
        equations.dedup();
        for equation in equations {
            let terms = system.terms(equation).iter();
            rows.push(
                terms
                    .filter_map(|&(cell, sign)| Some((place(cell)?, sign)))
                    .collect(),
            );
        }
        let mut groups = Groups::new(component.iter().map(|&cell| {
            let index = cell as usize;
            let truth = system.truth[index];
            let up = match upper[index] >= UNBOUNDED {
                true => UNBOUNDED,
                false => upper[index] - truth,
            };
            let stays = is_kept(cell) || is_printed(cell);
            Group {
                down: lower[index] - truth,
                up,
                stays,
                price: if is_printed(cell) { system.price[index] } else { 0 },
            }
        }));
        let mut following = Vec::new();
        for _ in 0..ROUNDS {
            let before = (rows.len(), rows.iter().map(Vec::len).sum::<usize>());
            groups.shorten(&mut rows);
            groups.leave_out(&mut rows, &mut following);
            if (rows.len(), rows.iter().map(Vec::len).sum::<usize>()) == before {
                break;
            }
        }
        let mut cell_of_root = BTreeMap::new();
        let in_rows = rows.iter().flatten().map(|&(root, _)| root);
        let alone = (0..component.len() as u32).filter(|&place| {
            let (root, _) = groups.root(place);
            root == place && groups.all[root as usize].stays && !groups.is_fixed(root)
        });
        for root in in_rows.chain(alone) {
            cell_of_root.insert(root, 0);
        }
        let root_of_cell: Vec<u32> = cell_of_root.keys().copied().collect();
        for (cell, root) in root_of_cell.iter().enumerate() {
            cell_of_root.insert(*root, cell as u32);
        }
        let mut cells = Cells::default();
        for &root in &root_of_cell {
            let group = &groups.all[root as usize];
            let truth = system.truth[component[root as usize] as usize];
            cells.truth.push(truth);
            cells.lower.push(truth + group.down);
            cells.upper.push(match group.up >= UNBOUNDED {
                true => UNBOUNDED,
                false => truth + group.up,
            });
            cells.price.push(group.price);
        }
        let rows = rows.iter().map(|row| {
            let terms = row.iter().map(|(root, sign)| (cell_of_root[root], *sign));
            terms.collect::<Row>()
        });
        Self {
            system: System::from_parts(cells, rows),
            component,
            groups,
            cell_of_root,
            root_of_cell,
            following,
        }
    }

    /// Where a cell of the component is in the short form; `None` if it cannot change, or follows from others.
    pub fn seen(&self, cell: u32) -> Option<Seen> {
        let place = self.component.binary_search(&cell).ok()?;
        let (root, sign) = self.groups.root(place as u32);
        let cell = *self.cell_of_root.get(&root)?;
        Some(Seen { cell, sign })
    }

    /// A need of a cell of the component as a need of the short form.
    pub fn need(&self, system: &System, need: &Need) -> Option<Need> {
        let seen = self.seen(need.cell)?;
        let (own, there) = (
            system.truth[need.cell as usize],
            self.system.truth[seen.cell as usize],
        );
        let ends = [need.lower, need.upper].map(|end| there + seen.sign * (end - own));
        Some(Need {
            cell: seen.cell,
            lower: ends[0].min(ends[1]),
            upper: ends[0].max(ends[1]),
            limited: need.limited,
        })
    }

    /// A change of the short form as a change of all cells of the component.
    pub fn expand(&self, change: &[(u32, i64)]) -> Change {
        let mut amounts = vec![0; self.component.len()];
        for &(cell, amount) in change {
            amounts[self.root_of_cell[cell as usize] as usize] = amount;
        }
        for (root, row) in self.following.iter().rev() {
            let mut sum = 0;
            let mut own = 1;
            for &(place, sign) in row {
                let (other, turned) = self.groups.root(place);
                if other == *root {
                    own = sign * turned;
                } else {
                    sum += sign * turned * amounts[other as usize];
                }
            }
            amounts[*root as usize] = -sum * own;
        }
        let places = self.component.iter().zip(0_u32..);
        let all = places.map(|(&cell, place)| {
            let (root, sign) = self.groups.root(place);
            (cell, sign * amounts[root as usize])
        });
        all.filter(|(_, amount)| *amount != 0).collect()
    }
}

/// A short form together with what it is the short form of, so that what is found there is checked here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behind<'a> {
    pub reduced: &'a Reduced<'a>,
    pub doubt: &'a Doubt<'a>,
}

impl Behind<'_> {
    /// True if the change, spelled out for all cells, holds.
    pub fn allows(&self, change: &[(u32, i64)]) -> bool {
        let mut sums = vec![0; self.doubt.system.equations()];
        self.doubt.allows(&self.reduced.expand(change), &mut sums)
    }
}

/// How far cells that change together can go, from their true counts.
#[derive(Debug, Clone, Copy)]
struct Group {
    down: i64,
    up: i64,
    /// May not be left out.
    stays: bool,
    /// What it costs to hide all of them.
    price: u64,
}

/// Which cells change together, or exactly against each other (union-find with signs).
#[derive(Debug)]
struct Groups {
    all: Vec<Group>,
    parent: Vec<u32>,
    sign: Vec<i64>,
}

impl Groups {
    fn new(all: impl Iterator<Item = Group>) -> Self {
        let all: Vec<Group> = all.collect();
        Self {
            parent: (0..all.len() as u32).collect(),
            sign: vec![1; all.len()],
            all,
        }
    }

    /// The cell that stands for a group, and how a change of it is seen at this cell.
    fn root(&self, place: u32) -> (u32, i64) {
        let (mut at, mut sign) = (place, 1);
        while self.parent[at as usize] != at {
            sign *= self.sign[at as usize];
            at = self.parent[at as usize];
        }
        (at, sign)
    }

    fn is_fixed(&self, root: u32) -> bool {
        let group = &self.all[root as usize];
        group.down == 0 && group.up == 0
    }

    /// Notes that `one` changes with `other` (sign 1) or against it (sign -1); both are roots.
    fn join(&mut self, one: u32, other: u32, sign: i64) {
        let joined = self.all[other as usize];
        let (down, up) = match sign > 0 {
            true => (joined.down, joined.up),
            false => (-joined.up, -joined.down),
        };
        let group = &mut self.all[one as usize];
        group.down = group.down.max(down);
        group.up = group.up.min(up);
        group.stays |= joined.stays;
        group.price += joined.price;
        self.parent[other as usize] = one;
        self.sign[other as usize] = sign;
    }

    /// The terms of a row by group, without those that cannot change; the first with a positive sign.
    fn by_group(&self, row: &Row) -> Row {
        let mut terms: Row = row
            .iter()
            .map(|&(place, coefficient)| {
                let (root, sign) = self.root(place);
                (root, coefficient * sign)
            })
            .filter(|&(root, _)| !self.is_fixed(root))
            .collect();
        terms.sort_unstable();
        let mut together: Row = Vec::with_capacity(terms.len());
        for (root, coefficient) in terms {
            match together.last_mut() {
                Some(last) if last.0 == root => last.1 += coefficient,
                _ => together.push((root, coefficient)),
            }
        }
        together.retain(|term| term.1 != 0);
        if together.first().is_some_and(|term| term.1 < 0) {
            together.iter_mut().for_each(|term| term.1 = -term.1);
        }
        together
    }

    /// Uses rows of one and two terms up, and drops rows that say what another said.
    fn shorten(&mut self, rows: &mut Vec<Row>) {
        let mut seen: HashMap<Row, ()> = HashMap::new();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows.drain(..) {
            let row = self.by_group(&row);
            match row[..] {
                [] => {}
                [(root, _)] => {
                    let group = &mut self.all[root as usize];
                    (group.down, group.up) = (0, 0);
                }
                [(one, first), (other, second)] if first.abs() == second.abs() => {
                    self.join(one, other, -first / second);
                }
                _ => {
                    if seen.insert(row.clone(), ()).is_none() {
                        kept.push(row);
                    }
                }
            }
        }
        *rows = kept;
    }

    /// Leaves out groups that are in one row only and follow from it without ever being at their bounds; of two
    /// rows that are equal but for such a group, one goes.
    fn leave_out(&mut self, rows: &mut Vec<Row>, following: &mut Vec<(u32, Row)>) {
        let mut uses: HashMap<u32, usize> = HashMap::new();
        for row in rows.iter_mut() {
            *row = self.by_group(row);
            for &(root, _) in row.iter() {
                *uses.entry(root).or_default() += 1;
            }
        }
        let mut seen: HashMap<Row, (u32, i64)> = HashMap::new();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows.drain(..) {
            let loose: Vec<(u32, i64)> = row
                .iter()
                .copied()
                .filter(|&(root, sign)| uses[&root] == 1 && sign.abs() == 1 && !self.all[root as usize].stays)
                .collect();
            if let Some(&(root, _)) = loose.iter().find(|&&(root, sign)| self.follows(&row, root, sign)) {
                following.push((root, row));
                continue;
            }
            if let [(root, sign)] = loose[..] {
                let mut rest: Row = row.iter().copied().filter(|term| term.0 != root).collect();
                let turn = if rest.first().is_some_and(|term| term.1 < 0) {
                    -1
                } else {
                    1
                };
                rest.iter_mut().for_each(|term| term.1 *= turn);
                match seen.get(&rest) {
                    Some(&(other, other_sign)) => {
                        self.join(other, root, other_sign * sign * turn);
                        continue;
                    }
                    None => {
                        seen.insert(rest, (root, sign * turn));
                    }
                }
            }
            kept.push(row);
        }
        *rows = kept;
    }

    /// Whether a group of a row is within its bounds whatever the others do.
    fn follows(&self, row: &Row, root: u32, sign: i64) -> bool {
        let (mut least, mut most) = (0_i128, 0_i128);
        for &(other, coefficient) in row.iter().filter(|term| term.0 != root) {
            let group = &self.all[other as usize];
            let ends = [group.down, group.up].map(|end| {
                let end = i128::from(end.clamp(-UNBOUNDED, UNBOUNDED));
                end * i128::from(-coefficient * sign)
            });
            least += ends[0].min(ends[1]);
            most += ends[0].max(ends[1]);
        }
        let group = &self.all[root as usize];
        let is_free = |end: i64| end.abs() >= UNBOUNDED;
        (is_free(group.down) || least >= i128::from(group.down))
            && (is_free(group.up) || most <= i128::from(group.up))
    }
}
