//! Tables that ask to leave, and what their words say of the pupils they count.

use crate::condition::Condition;
use std::collections::BTreeMap;

/// How the classes of an axis of a table relate to the pupils in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AxisKind {
    /// Groups of pupils.
    Classes,
    /// What became of pupils: if all of a group share it, the outcome of everyone is told.
    Attribute,
    /// With and without the outcome; the first place is "with".
    YesNo,
    /// Two groups of which a share is told, though it is no outcome: whether something is known, say.
    TwoParts,
}

/// What the words of an axis say of the pupils counted there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Says {
    /// Each word is a value of the column that the axis is named after.
    Value,
    /// Each word stands for these values of a column.
    Values {
        /// The column.
        column: String,
        /// Per word, the values.
        values: Vec<Vec<String>>,
    },
    /// The first word stands for those of the population for whom this holds, the second for the others.
    Holds(Condition),
    /// Each word but the last stands for those for whom its condition holds and no earlier one does; the last for
    /// the others.
    HoldsInTurn(Vec<Condition>),
    /// Nothing: its one word is everybody.
    Nothing,
}

/// One axis of a table that asks to leave.
#[derive(Debug, Clone)]
pub(crate) struct RawAxis {
    pub column: String,
    pub words: Vec<String>,
    pub kind: AxisKind,
    pub says: Says,
}

/// A table that asks to leave.
#[derive(Debug, Clone)]
pub(crate) struct RawTable {
    /// Unique in the release.
    pub id: String,
    /// Whom it counts, as far as its axes do not say so.
    pub population: Condition,
    pub axes: Vec<RawAxis>,
    /// The last axis varies fastest.
    pub counts: Vec<u64>,
    /// False for counts that are not printed, but on which a printed figure rests whole: whoever sees the figure
    /// is taken to know them.
    pub is_printed: bool,
}

impl RawTable {
    /// The number of words of each axis.
    pub fn sizes(&self) -> Vec<usize> {
        self.axes.iter().map(|axis| axis.words.len()).collect()
    }

    /// Whether it counts anybody at this word of this column.
    pub fn counts_somebody(&self, column: &str, word: &str) -> bool {
        let sizes = self.sizes();
        self.axes.iter().enumerate().any(|(place, axis)| {
            let word = axis.words.iter().position(|other| other == word);
            let Some(word) = word.filter(|_| axis.column == column) else {
                return false;
            };
            let run: usize = sizes[place + 1..].iter().product();
            let counts = self.counts.iter().enumerate();
            counts
                .filter(|(index, _)| index / run % sizes[place] == word)
                .any(|(_, count)| *count > 0)
        })
    }

    /// The count of every cell and total.
    pub fn counts_with_totals(&self) -> BTreeMap<Vec<Option<usize>>, u64> {
        let sizes = self.sizes();
        let mut counts: BTreeMap<Vec<Option<usize>>, u64> = BTreeMap::new();
        for (index, count) in self.counts.iter().enumerate() {
            let mut rest = index;
            let mut places = vec![0; sizes.len()];
            for (place, size) in places.iter_mut().zip(&sizes).rev() {
                *place = rest % size;
                rest /= size;
            }
            // Every choice of axes to sum over is one total that this cell is part of.
            for summed in 0..1_usize << sizes.len() {
                let total = places
                    .iter()
                    .enumerate()
                    .map(|(axis, place)| (summed >> axis & 1 == 0).then_some(*place));
                *counts.entry(total.collect()).or_default() += count;
            }
        }
        counts
    }
}
