//! The cube: counts and sums of pupils, one table per distinct breakdown, in whole numbers only.
//!
//! After the cube nothing looks at a pupil again. Tables add up, so it does not matter how the pupils were
//! divided over threads, files or boards: the same pupils give the same cube, to the last digit.
//! A cube still holds small cells and is confidential; what may leave goes through [`crate::gate`].

pub mod axis;
mod build;
mod merge;
pub mod plan;
mod saved;
pub mod table;

pub use build::build;
pub use merge::MergeRefusal;
pub use saved::{SavedCubeFault, open, save};
pub use table::{Cells, CubeTable};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    pub context: CubeContext,
    /// The number of pupils, counted once per cohort.
    pub pupils: u64,
    /// The columns that these pupils have, of those that the definitions name.
    pub columns: Vec<String>,
    /// One table per distinct breakdown, sorted by the names of its axes.
    pub tables: Vec<CubeTable>,
}

impl Cube {
    /// The table with exactly these axes, in this order.
    #[must_use]
    pub fn table(&self, axes: &[&str]) -> Option<&CubeTable> {
        self.tables.iter().find(|table| {
            table
                .axes
                .iter()
                .map(|axis| axis.column.as_str())
                .eq(axes.iter().copied())
        })
    }
}
