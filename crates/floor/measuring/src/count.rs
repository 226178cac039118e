//! From the canonical tables to a cube: the only pass over pupils.

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
    let weighted = tables.pupil.weight.windows(2).any(|pair| pair[0] != pair[1]);
    let plan = plan::plan(definitions, &columns, weighted);
    let tables_of_cube = build(&columns, &plan).expect("a plan names only columns that are there");
    Cube {
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
            condition: choice
                .condition
                .and_then(|place| tables.tests.get(place))
                .cloned(),
            outcome: choice.outcome.and_then(|place| tables.tests.get(place)).cloned(),
            weighted,
            simulated: matches!(tables.origin, Origin::Synthetic { .. }),
        },
        pupils: tables.pupils() as u64,
        columns: columns.names().map(str::to_owned).collect(),
        tables: tables_of_cube,
    }
}
