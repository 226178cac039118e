//! From the canonical tables to a cube: the only pass over pupils.

use crate::columns::Columns;
use crate::cube::{Cube, CubeContext, build, plan};
use crate::definition::Definition;
use crate::derive::{Choice, derive};
use vocabulary::canonical::Origin;
use vocabulary::{Tables, schema};

/// Counts everything that `definitions` need in these pupils.
///
/// A definition that needs a column which these pupils do not have asks for nothing; [`crate::measure`] names
/// it later. The cube is the same for any order of the pupils and any number of threads, and the cubes of
/// parts add up to the cube of the whole.
///
/// # Examples
/// ```
/// use measuring::{Choice, count};
/// use vocabulary::{Tables, canonical::Origin};
/// let nobody = Tables::empty(Origin::Records);
/// let cube = count(&nobody, Choice::first(&nobody), &[]);
/// assert_eq!(cube.pupils(), 0);
/// ```
#[must_use]
pub fn count(tables: &Tables, choice: Choice, definitions: &[Definition]) -> Cube {
    let columns = derive(tables, choice, &plan::wanted(definitions));
    Counting::of(tables, choice, definitions, &columns).cube(&columns)
}

/// What is counted, and what the counts mean: the same for all pupils of one set of tables.
pub(crate) struct Counting {
    context: CubeContext,
    plan: Vec<plan::TablePlan>,
    columns: Vec<String>,
}

impl Counting {
    /// The counting of these definitions, as far as the columns go.
    pub fn of(tables: &Tables, choice: Choice, definitions: &[Definition], columns: &Columns) -> Self {
        let weighted = tables.pupil.weight.windows(2).any(|pair| pair[0] != pair[1]);
        let test = |place: Option<usize>| place.and_then(|place| tables.tests.get(place)).cloned();
        Self {
            context: CubeContext {
                schema_version: schema::VERSION,
                definitions: definitions
                    .iter()
                    .map(|definition| (definition.id.clone(), definition.hash.clone()))
                    .collect(),
                background: choice
                    .background
                    .and_then(|place| tables.backgrounds.get(place))
                    .cloned(),
                condition: test(choice.condition),
                outcome: test(choice.outcome),
                weighted,
                simulated: matches!(tables.origin, Origin::Synthetic { .. }),
            },
            plan: plan::plan(definitions, columns, weighted),
            columns: columns.names().map(str::to_owned).collect(),
        }
    }

    /// The cube of these rows, which are all rows or some of them.
    pub fn cube(&self, rows: &Columns) -> Cube {
        Cube {
            context: self.context.clone(),
            pupils: rows.rows() as u64,
            columns: self.columns.clone(),
            tables: build(rows, &self.plan).expect("a plan names only columns that are there"),
        }
    }
}
