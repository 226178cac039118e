//! The cube: counts and sums of pupils, one table per distinct breakdown, in whole numbers only.
//!
//! After the cube nothing looks at a pupil again. Tables add up, so it does not matter how the pupils were
//! divided over threads, files or boards: the same pupils give the same cube, to the last digit.
//! A cube still holds small cells and is confidential; what may leave goes through [`crate::gate`].

mod axis;
mod build;
mod frozen;
mod merge;
#[cfg(test)]
mod oracle;
pub(crate) mod plan;
mod saved;
mod table;

pub(crate) use axis::CodedAxis;
pub(crate) use build::build;
pub use frozen::{Frozen, best_count, freeze};
pub use merge::MergeRefusal;
pub use saved::{SavedCubeFault, open, open_frozen, save, save_frozen};
pub(crate) use table::CubeTable;

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Background, TestDefinition};

/// What the codes and sums of a cube mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CubeContext {
    /// The version of the canonical schema.
    pub schema_version: u32,
    /// The fingerprints of the definitions that were counted, by id.
    pub definitions: BTreeMap<String, String>,
    /// The background that the axis `background` stands for.
    pub background: Option<Background>,
    /// The test behind `score`.
    pub condition: Option<TestDefinition>,
    /// The test behind `outcome_score`.
    pub outcome: Option<TestDefinition>,
    /// Whether pupils carry survey weights that differ.
    pub weighted: bool,
    /// Whether any of the pupils are simulated.
    pub simulated: bool,
}

/// Counts and sums for a set of definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    /// What they mean.
    pub(crate) context: CubeContext,
    /// The number of pupils, counted once per cohort.
    pub(crate) pupils: u64,
    /// The columns that these pupils have, of those that the definitions name.
    pub(crate) columns: Vec<String>,
    /// One table per distinct breakdown, sorted by the names of its axes.
    pub(crate) tables: Vec<CubeTable>,
}

/// The shape of one table of a cube, without its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableShape {
    /// The columns it is broken down by, with how many words each.
    pub axes: Vec<(String, usize)>,
    /// What is counted or summed.
    pub measures: Vec<String>,
    /// Whether all cells are kept or only those that occur.
    pub dense: bool,
}

impl Cube {
    /// The number of pupils, counted once per cohort.
    #[must_use]
    pub fn pupils(&self) -> u64 {
        self.pupils
    }

    /// The number of schools that have a pupil in any table by school.
    #[must_use]
    pub fn schools(&self) -> usize {
        let by_school = |table: &&CubeTable| table.axes.first().is_some_and(|axis| axis.column == "school");
        let schools: BTreeSet<&str> = self
            .tables
            .iter()
            .filter(by_school)
            .flat_map(|table| {
                let of_cell = |(codes, _): (Vec<usize>, &[i128])| table.axes[0].words[codes[0]].as_str();
                table.occupied().map(of_cell)
            })
            .collect();
        schools.len()
    }

    /// What the codes and sums mean.
    #[must_use]
    pub fn context(&self) -> &CubeContext {
        &self.context
    }

    /// The shapes of its tables: enough to see what is in it, nothing of what it says.
    #[must_use]
    pub fn shapes(&self) -> Vec<TableShape> {
        let shape = |table: &CubeTable| TableShape {
            axes: table
                .axes
                .iter()
                .map(|axis| (axis.column.clone(), axis.words.len()))
                .collect(),
            measures: table.measures.clone(),
            dense: matches!(table.cells, table::Cells::Dense(_)),
        };
        self.tables.iter().map(shape).collect()
    }

    /// The table with exactly these axes, in this order.
    #[must_use]
    pub(crate) fn table(&self, axes: &[&str]) -> Option<&CubeTable> {
        self.tables.iter().find(|table| {
            table
                .axes
                .iter()
                .map(|axis| axis.column.as_str())
                .eq(axes.iter().copied())
        })
    }
}
