//! What somebody asks to release: cells of counts, the sums that tie them, and what the world already knows.
//!
//! Tables of one release that share a margin share its cell, so that the attack sees them together.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use thiserror::Error;

use crate::ledger::Definition;

/// The largest count a cell may hold, far above any number of pupils; it keeps all arithmetic exact.
pub const LARGEST_COUNT: u64 = 1 << 40;

/// One cell of a release; only meaningful for the release (or builder) that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(pub(crate) u32);

impl CellId {
    /// The position of the cell in its release, from 0, in the order in which cells were added.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn of(index: usize) -> Self {
        Self(u32::try_from(index).expect("a release is refused before it holds 2^32 cells"))
    }
}

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// To be printed if that is safe.
    Asked,
    /// Known to everybody whether or not it is printed, such as a school's number of pupils in open data.
    Public,
    /// Never printed, but it follows from printed cells and must be protected all the same,
    /// such as "all minus non-migrant", or the one school that did not report.
    Implied,
    /// Cannot hold anybody by design, such as havo at a school without havo; everybody knows it is zero.
    Impossible,
}

/// A count with its role and what is known about it beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The true count, in persons.
    pub count: u64,
    /// What the cell is for.
    pub role: Role,
    /// The smallest value everybody knows it can have.
    pub known_lower: u64,
    /// The largest value everybody knows it can have, if any.
    pub known_upper: Option<u64>,
    /// Identifies what was counted, for comparison with earlier releases.
    pub definition: Option<Definition>,
    /// Hidden whatever its size: somebody who knows part of the persons in it would learn too much of the others.
    pub guarded: bool,
}

/// A total and the parts that add up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The cell that holds the total.
    pub total: CellId,
    /// The cells that add up to it.
    pub parts: Vec<CellId>,
    /// True if the parts say something *about* the persons in the total (an outcome), so that
    /// "all of them in one part" tells it about each of them.
    pub attribute: bool,
}

/// A yes/no outcome within a group: `n` persons, `k` of them yes and `rest` no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Share {
    /// The group.
    pub n: CellId,
    /// Those with the outcome.
    pub k: CellId,
    /// Those without it.
    pub rest: CellId,
}

/// Why a release could not be built. Nothing has been released.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReleaseError {
    /// A cell id of another release, or beyond the end.
    #[error("cell {cell} is not in this release of {cells} cells")]
    UnknownCell {
        /// Position that was asked for.
        cell: usize,
        /// Number of cells there are.
        cells: usize,
    },
    /// A count above [`LARGEST_COUNT`].
    #[error("cell {cell} holds {count}, more than can be a count of persons")]
    CountTooLarge {
        /// Position of the cell.
        cell: usize,
        /// Its count.
        count: u64,
    },
    /// More cells than can be numbered.
    #[error("a release of {cells} cells is too large")]
    TooManyCells {
        /// Number of cells.
        cells: usize,
    },
    /// The parts do not add up to the total.
    #[error("the parts of cell {total} add up to {parts}, but it holds {count}")]
    SumDoesNotAddUp {
        /// Position of the total.
        total: usize,
        /// Its count.
        count: u64,
        /// What its parts add up to.
        parts: u64,
    },
    /// A sum without parts, or with one cell twice.
    #[error("the sum of cell {total} has no parts, or one cell more than once")]
    MalformedSum {
        /// Position of the total.
        total: usize,
    },
    /// The true count lies outside what everybody is said to know about it.
    #[error("cell {cell} holds {count}, outside what is said to be known about it")]
    OutsideKnownRange {
        /// Position of the cell.
        cell: usize,
        /// Its count.
        count: u64,
    },
    /// A table without axes, with an empty axis, or with another number of counts than its axes ask for.
    #[error("the axes of the table ask for {expected} counts, {found} were given")]
    TableShape {
        /// Product of the sizes of the axes.
        expected: usize,
        /// Number of counts given.
        found: usize,
    },
    /// Two linked tables disagree about the cell they share.
    #[error("linked tables disagree about cell {cell}: {first} and {second}")]
    LinkedCellDiffers {
        /// Position of the cell.
        cell: usize,
        /// Count in the first table.
        first: u64,
        /// Count in the second.
        second: u64,
    },
}

/// Cells and sums that were checked to be consistent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    pub(crate) cells: Vec<Cell>,
    pub(crate) sums: Vec<Sum>,
    pub(crate) shares: Vec<Share>,
}

impl Release {
    /// All cells, in the order of their ids.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// All sums, without repeats.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// All yes/no outcomes of which a rate may be asked.
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// The cell with this id.
    ///
    /// # Panics
    /// If the id belongs to a larger release.
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id.index()]
    }
}

/// Collects cells, sums and whole tables (see [`ReleaseBuilder::table`]) into a [`Release`].
#[derive(Debug, Clone, Default)]
pub struct ReleaseBuilder {
    pub(crate) cells: Vec<Cell>,
    pub(crate) sums: Vec<Sum>,
    pub(crate) shares: Vec<Share>,
}

impl ReleaseBuilder {
    /// An empty release.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell with this count that is to be printed if that is safe.
    pub fn cell(&mut self, count: u64) -> CellId {
        self.cell_with_role(count, Role::Asked)
    }

    /// Adds a cell with another role.
    pub fn cell_with_role(&mut self, count: u64, role: Role) -> CellId {
        let id = CellId::of(self.cells.len());
        self.cells.push(Cell {
            count,
            role,
            known_lower: 0,
            known_upper: None,
            definition: None,
            guarded: false,
        });
        id
    }

    /// Hides a cell whatever its size, and leaves as much doubt about it as about a small one.
    ///
    /// For a count of which somebody holds nearly all themselves: what is left after taking off one's own is small.
    ///
    /// # Panics
    /// If the cell is not of this builder.
    pub fn guard(&mut self, cell: CellId) -> &mut Self {
        self.cells[cell.index()].guarded = true;
        self
    }

    /// The role of a cell.
    ///
    /// # Panics
    /// If the cell is not of this builder.
    #[must_use]
    pub fn role(&self, cell: CellId) -> Role {
        self.cells[cell.index()].role
    }

    /// Gives a cell another role.
    ///
    /// # Panics
    /// If the cell is not of this builder.
    pub fn set_role(&mut self, cell: CellId, role: Role) -> &mut Self {
        self.cells[cell.index()].role = role;
        self
    }

    /// Says that everybody knows the cell lies between these values, inclusive; a masked `<5` in open data
    /// is 1 to 4.
    ///
    /// # Panics
    /// If the cell is not of this builder.
    pub fn know_between(&mut self, cell: CellId, lower: u64, upper: u64) -> &mut Self {
        let known = &mut self.cells[cell.index()];
        (known.known_lower, known.known_upper) = (lower, Some(upper));
        self
    }

    /// Says what was counted, so that the ledger recognises the cell.
    ///
    /// # Panics
    /// If the cell is not of this builder.
    pub fn define(&mut self, cell: CellId, definition: Definition) -> &mut Self {
        self.cells[cell.index()].definition = Some(definition);
        self
    }

    /// Adds "the parts add up to the total", for parts that are no more than places to be (schools, years).
    pub fn sum(&mut self, total: CellId, parts: &[CellId]) -> &mut Self {
        self.sums.push(Sum {
            total,
            parts: parts.to_vec(),
            attribute: false,
        });
        self
    }

    /// Adds a sum whose parts say something about the persons in it.
    pub fn attribute_sum(&mut self, total: CellId, parts: &[CellId]) -> &mut Self {
        self.sums.push(Sum {
            total,
            parts: parts.to_vec(),
            attribute: true,
        });
        self
    }

    /// Adds a yes/no outcome, of which a rate may be asked; implies the sum `n = k + rest`.
    pub fn share(&mut self, share: Share) -> &mut Self {
        self.shares.push(share);
        self.attribute_sum(share.n, &[share.k, share.rest])
    }

    /// Checks everything and gives the release; equal sums are kept once.
    ///
    /// # Errors
    /// The first inconsistency found, as [`ReleaseError`].
    pub fn build(self) -> Result<Release, ReleaseError> {
        let Self {
            mut cells,
            sums,
            shares,
        } = self;
        if u32::try_from(cells.len()).is_err() {
            return Err(ReleaseError::TooManyCells { cells: cells.len() });
        }
        for (index, cell) in cells.iter_mut().enumerate() {
            if cell.count > LARGEST_COUNT {
                return Err(ReleaseError::CountTooLarge {
                    cell: index,
                    count: cell.count,
                });
            }
            if cell.role == Role::Impossible {
                (cell.known_lower, cell.known_upper) = (0, Some(0));
            }
            if cell.count < cell.known_lower || cell.known_upper.is_some_and(|upper| cell.count > upper) {
                return Err(ReleaseError::OutsideKnownRange {
                    cell: index,
                    count: cell.count,
                });
            }
        }
        let mut kept: Vec<Sum> = Vec::with_capacity(sums.len());
        let mut place_of: HashMap<(CellId, Vec<CellId>), usize> = HashMap::with_capacity(sums.len());
        for sum in sums {
            check_sum(&sum, &cells)?;
            let mut parts = sum.parts.clone();
            parts.sort_unstable();
            match place_of.entry((sum.total, parts)) {
                // A repeated sum adds nothing to what an attacker knows, but an attribute must not get lost.
                Entry::Occupied(twin) => kept[*twin.get()].attribute |= sum.attribute,
                Entry::Vacant(place) => {
                    place.insert(kept.len());
                    kept.push(sum);
                }
            }
        }
        Ok(Release {
            cells,
            sums: kept,
            shares,
        })
    }
}

fn check_sum(sum: &Sum, cells: &[Cell]) -> Result<(), ReleaseError> {
    let mut distinct = HashSet::with_capacity(sum.parts.len() + 1);
    for id in sum.parts.iter().chain([&sum.total]) {
        if id.index() >= cells.len() {
            return Err(ReleaseError::UnknownCell {
                cell: id.index(),
                cells: cells.len(),
            });
        }
        if !distinct.insert(*id) {
            return Err(ReleaseError::MalformedSum {
                total: sum.total.index(),
            });
        }
    }
    if sum.parts.is_empty() {
        return Err(ReleaseError::MalformedSum {
            total: sum.total.index(),
        });
    }
    let parts: u64 = sum.parts.iter().map(|part| cells[part.index()].count).sum();
    let count = cells[sum.total.index()].count;
    if parts == count {
        Ok(())
    } else {
        Err(ReleaseError::SumDoesNotAddUp {
            total: sum.total.index(),
            count,
            parts,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_must_add_up() {
        let mut builder = ReleaseBuilder::new();
        let (a, b, total) = (builder.cell(3), builder.cell(4), builder.cell(8));
        builder.sum(total, &[a, b]);
        assert_eq!(
            builder.build().unwrap_err(),
            ReleaseError::SumDoesNotAddUp {
                total: 2,
                count: 8,
                parts: 7
            }
        );
    }

    #[test]
    fn a_cell_may_not_be_its_own_part() {
        let mut builder = ReleaseBuilder::new();
        let a = builder.cell(0);
        builder.sum(a, &[a]);
        assert_eq!(
            builder.build().unwrap_err(),
            ReleaseError::MalformedSum { total: 0 }
        );
    }

    #[test]
    fn an_impossible_cell_is_zero_and_a_known_range_holds_the_count() {
        let mut builder = ReleaseBuilder::new();
        builder.cell_with_role(1, Role::Impossible);
        assert_eq!(
            builder.build().unwrap_err(),
            ReleaseError::OutsideKnownRange { cell: 0, count: 1 }
        );
        let mut builder = ReleaseBuilder::new();
        let masked = builder.cell(5);
        builder.know_between(masked, 1, 4);
        assert_eq!(
            builder.build().unwrap_err(),
            ReleaseError::OutsideKnownRange { cell: 0, count: 5 }
        );
    }

    #[test]
    fn a_count_no_country_has_is_refused() {
        let mut builder = ReleaseBuilder::new();
        builder.cell(LARGEST_COUNT + 1);
        assert!(matches!(
            builder.build(),
            Err(ReleaseError::CountTooLarge { cell: 0, .. })
        ));
    }

    #[test]
    fn equal_sums_are_kept_once_and_stay_an_attribute() {
        let mut builder = ReleaseBuilder::new();
        let (a, b, total) = (builder.cell(3), builder.cell(4), builder.cell(7));
        builder
            .sum(total, &[a, b])
            .attribute_sum(total, &[b, a])
            .sum(total, &[a, b]);
        let release = builder.build().unwrap();
        assert_eq!(release.sums().len(), 1);
        assert!(release.sums()[0].attribute);
    }
}
