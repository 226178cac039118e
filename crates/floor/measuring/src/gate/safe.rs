//! What may be seen: counts, shares and tables after disclosure control.

use std::collections::BTreeMap;

/// What may be seen of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeCell {
    /// The count; zero is nobody.
    Count(u64),
    /// Not shown, to keep pupils unrecognisable. Why it and not another is not told: that would tell.
    NotShown,
}

impl SafeCell {
    /// The count, if it may be shown.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::NotShown => None,
        }
    }
}

/// What may be seen of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeShare {
    /// So many of so many.
    Ratio {
        /// Pupils with the outcome.
        k: u64,
        /// Pupils in the group.
        n: u64,
    },
    /// At most five in a hundred.
    AtMost5Percent,
    /// At least ninety-five in a hundred.
    AtLeast95Percent,
    /// Not shown, to keep pupils unrecognisable.
    NotShown,
    /// Too few pupils for a share; the counts themselves may be seen.
    TooFew {
        /// How many it takes.
        floor: u64,
    },
    /// Nobody is in the group.
    Empty,
}

/// One axis of a safe table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeAxis {
    /// The column it breaks down by.
    pub column: String,
    /// The words of its places.
    pub words: Vec<String>,
}

/// A table after disclosure control. Nothing outside the gate can make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeTable {
    pub(super) id: String,
    pub(super) axes: Vec<SafeAxis>,
    pub(super) cells: BTreeMap<Vec<Option<usize>>, SafeCell>,
    pub(super) shares: BTreeMap<Vec<Option<usize>>, SafeShare>,
}

impl SafeTable {
    /// The name of the table in its report.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The axes.
    #[must_use]
    pub fn axes(&self) -> &[SafeAxis] {
        &self.axes
    }

    /// A cell, or a total where a place is absent.
    #[must_use]
    pub fn cell(&self, places: &[Option<usize>]) -> SafeCell {
        self.cells.get(places).copied().unwrap_or(SafeCell::NotShown)
    }

    /// The share with the outcome in a group, given by the places of all axes but the last (the outcome).
    #[must_use]
    pub fn share(&self, places: &[Option<usize>]) -> SafeShare {
        self.shares.get(places).copied().unwrap_or(SafeShare::NotShown)
    }

    /// How many cells and totals are not shown.
    #[must_use]
    pub fn not_shown(&self) -> usize {
        self.cells
            .values()
            .filter(|cell| **cell == SafeCell::NotShown)
            .count()
    }

    /// Whether every cell of these places of the first axis is shown.
    #[must_use]
    pub fn shows_whole(&self, first: &[usize]) -> bool {
        self.cells
            .iter()
            .filter(|(places, _)| places[0].is_some_and(|place| first.contains(&place)))
            .all(|(_, cell)| *cell != SafeCell::NotShown)
    }
}
