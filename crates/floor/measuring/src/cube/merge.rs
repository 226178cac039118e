//! Putting cubes of different pupils together. Adding whole numbers is exact and knows no order.

use super::axis::Axis;
use super::{Cube, CubeTable};
use std::collections::BTreeSet;

/// Why two cubes cannot be added: their numbers do not mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeRefusal {
    /// They were made with different versions of the schema.
    SchemaVersion,
    /// A definition differs between them.
    Definition {
        /// Its id.
        id: String,
    },
    /// The background, a test or the weights differ between them.
    Context {
        /// Which: `background`, `condition`, `outcome` or `weights`.
        what: &'static str,
    },
    /// They have different tables or measures.
    Tables,
    /// One counts simulated pupils, the other does not.
    Simulated,
}

impl Cube {
    /// The cube of the pupils of both.
    ///
    /// # Errors
    /// See [`MergeRefusal`].
    pub fn merged(&self, other: &Self) -> Result<Self, MergeRefusal> {
        self.check_meaning(other)?;
        let tables = self
            .tables
            .iter()
            .zip(&other.tables)
            .map(|(left, right)| merged_table(left, right).ok_or(MergeRefusal::Tables))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            context: self.context.clone(),
            pupils: self.pupils + other.pupils,
            columns: self.columns.clone(),
            tables,
        })
    }

    fn check_meaning(&self, other: &Self) -> Result<(), MergeRefusal> {
        let (ours, theirs) = (&self.context, &other.context);
        if ours.schema_version != theirs.schema_version {
            return Err(MergeRefusal::SchemaVersion);
        }
        if ours.simulated != theirs.simulated {
            // Once added up, nobody could tell the simulated pupils from the real ones.
            return Err(MergeRefusal::Simulated);
        }
        let ids: BTreeSet<&String> = ours.definitions.keys().chain(theirs.definitions.keys()).collect();
        if let Some(id) = ids
            .into_iter()
            .find(|id| ours.definitions.get(*id) != theirs.definitions.get(*id))
        {
            return Err(MergeRefusal::Definition { id: id.clone() });
        }
        let differences = [
            ("background", ours.background != theirs.background),
            ("condition", ours.condition != theirs.condition),
            ("outcome", ours.outcome != theirs.outcome),
            ("weights", ours.weighted != theirs.weighted),
        ];
        if let Some((what, _)) = differences.into_iter().find(|(_, differs)| *differs) {
            return Err(MergeRefusal::Context { what });
        }
        let same_tables = self.columns == other.columns && self.tables.len() == other.tables.len();
        if same_tables {
            Ok(())
        } else {
            Err(MergeRefusal::Tables)
        }
    }
}

fn merged_table(left: &CubeTable, right: &CubeTable) -> Option<CubeTable> {
    if left.measures != right.measures || left.axes.len() != right.axes.len() {
        return None;
    }
    let axes: Vec<Axis> = left
        .axes
        .iter()
        .zip(&right.axes)
        .map(|(a, b)| a.union(b))
        .collect::<Option<_>>()?;
    let mut merged = CubeTable::empty(axes, left.measures.clone());
    for part in [left, right] {
        let places: Vec<Vec<usize>> = part
            .axes
            .iter()
            .zip(&merged.axes)
            .map(|(axis, union)| {
                axis.words
                    .iter()
                    .map(|word| union.code(word))
                    .collect::<Option<_>>()
            })
            .collect::<Option<_>>()?;
        for (codes, numbers) in part.occupied() {
            let moved: Vec<usize> = codes
                .iter()
                .zip(&places)
                .map(|(code, places)| places[*code])
                .collect();
            let index = merged.index(&moved);
            merged.add(index, numbers);
        }
    }
    Some(merged)
}
