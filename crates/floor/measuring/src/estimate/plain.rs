//! Plain counts: the spread of one column, what followed the test, and where pupils stand against their advice.
//!
//! These describe what happened to these pupils. They need no background and no second school.

use super::{BySchool, Scene, keys};
use crate::cube::CubeTable;
use crate::cube::plan::Terms;
use crate::definition::{Definition, Measured, Method};
use crate::finding::{Body, Given, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, Says};

/// Schools of origin that sent fewer pupils than this are counted together.
const SMALL_FEEDER: u64 = 10;
/// The fewest schools that are counted together, for readers from whom small counts are hidden and for a team.
const FEWEST_TOGETHER: (usize, usize) = (3, 2);
/// The word of the small schools of origin together.
pub const SMALL_FEEDERS: &str = "small-schools-together";

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let terms = Terms::of(definition);
    let key = &keys(&terms.counts())[0];
    let mut tables = Vec::new();
    match (definition.method, &definition.measured) {
        (Method::Distribution, Measured::Column(column)) => {
            let table = scene.table(&["school", column])?;
            let spread = table.summed_to(&[column]).ok_or(Withheld::NotShown)?;
            let axes = vec![axis(&spread, 0, AxisKind::Attribute)];
            tables.push(raw(definition, "spread", axes, counts(&spread, key)?));
        }
        (Method::Reconsideration, _) => {
            let table = scene.table(&["advice_provisional_width", "reconsideration"])?;
            let axes = vec![
                axis(table, 0, AxisKind::Classes),
                axis(table, 1, AxisKind::Attribute),
            ];
            tables.push(raw(definition, "by-width", axes, counts(table, key)?));
            if let Some(table) =
                scene
                    .cube
                    .table(&["background", "advice_provisional_width", "reconsideration"])
            {
                let by_class = table
                    .summed_to(&["background", "reconsideration"])
                    .ok_or(Withheld::NotShown)?;
                let axes = vec![
                    axis(&by_class, 0, AxisKind::Classes),
                    axis(&by_class, 1, AxisKind::Attribute),
                ];
                tables.push(raw(definition, "by-background", axes, counts(&by_class, key)?));
            }
        }
        (Method::AgainstAdvice, Measured::Column(column)) => {
            let feeders = scene.cube.table(&["origin_school", "advice_final_width", column]);
            let by_width = scene.cube.table(&["advice_final_width", column]);
            let table = by_width.or(feeders).ok_or(Withheld::NotShown)?;
            let by_width = table
                .summed_to(&["advice_final_width", column])
                .ok_or(Withheld::NotShown)?;
            let axes = vec![
                axis(&by_width, 0, AxisKind::Classes),
                axis(&by_width, 1, AxisKind::Attribute),
            ];
            tables.push(raw(definition, "by-width", axes, counts(&by_width, key)?));
            if let Some(feeders) = feeders {
                let by_school = feeders
                    .summed_to(&["origin_school", column])
                    .ok_or(Withheld::NotShown)?;
                tables.push(by_feeder(
                    definition,
                    "by-origin",
                    &by_school,
                    key,
                    fewest_together(scene),
                )?);
            }
        }
        _ => {}
    }
    Ok(tables)
}

/// How many small schools of origin are counted together at the least.
pub(super) fn fewest_together(scene: &Scene<'_>) -> usize {
    if scene.settings.profile.hides_counts() {
        FEWEST_TOGETHER.0
    } else {
        FEWEST_TOGETHER.1
    }
}

pub(super) fn raw(definition: &Definition, name: &str, axes: Vec<RawAxis>, counts: Vec<u64>) -> RawTable {
    RawTable {
        id: format!("{}/{name}", definition.id),
        axes,
        counts,
        population: Terms::of(definition).base,
        is_printed: true,
    }
}

pub(super) fn axis(table: &CubeTable, place: usize, kind: AxisKind) -> RawAxis {
    let axis = &table.axes[place];
    RawAxis {
        column: axis.column.clone(),
        words: axis.words.clone(),
        kind,
        says: Says::Value,
    }
}

pub(super) fn counts(table: &CubeTable, key: &str) -> Given<Vec<u64>> {
    let measure = table.measure(key).ok_or(Withheld::NotShown)?;
    let count = |index: u64| {
        table
            .cell(index)
            .map_or(0, |numbers| u64::try_from(numbers[measure]).unwrap_or(0))
    };
    Ok((0..table.size()).map(count).collect())
}

/// One row per school of origin, the small ones together so that no school of five pupils is picked out.
pub(super) fn by_feeder(
    definition: &Definition,
    name: &str,
    table: &CubeTable,
    key: &str,
    fewest: usize,
) -> Given<RawTable> {
    let data = BySchool::read(table, &[key.to_owned()])?;
    let columns = table.axes[1].words.len();
    let row =
        |school: usize| -> Vec<u64> { (0..columns).map(|column| data.count(school, column, 0)).collect() };
    let mut words: Vec<String> = Vec::new();
    let mut counts = Vec::new();
    let mut joined: Vec<String> = Vec::new();
    let mut together = vec![0; columns];
    let mut small = 0;
    for school in 0..data.schools.len() {
        let row = row(school);
        if row.iter().sum::<u64>() < SMALL_FEEDER {
            small += 1;
            joined.push(data.schools[school].clone());
            together
                .iter_mut()
                .zip(&row)
                .for_each(|(sum, count)| *sum += count);
        } else {
            words.push(data.schools[school].clone());
            counts.extend(row);
        }
    }
    if small > 0 {
        // Two schools together is each of them to the other: the smallest of the rest join until there are three.
        while small < fewest && !words.is_empty() {
            let size = |row: &usize| counts[row * columns..(row + 1) * columns].iter().sum::<u64>();
            let Some(smallest) = (0..words.len()).min_by_key(size) else {
                break;
            };
            joined.push(words.remove(smallest));
            let row = counts.drain(smallest * columns..(smallest + 1) * columns);
            together
                .iter_mut()
                .zip(row)
                .for_each(|(sum, count)| *sum += count);
            small += 1;
        }
        counts.extend(together);
    }
    let mut values: Vec<Vec<String>> = words.iter().map(|word| vec![word.clone()]).collect();
    if small > 0 {
        words.push(SMALL_FEEDERS.to_owned());
        values.push(joined);
    }
    let schools = RawAxis {
        column: "origin_school".to_owned(),
        words,
        kind: AxisKind::Classes,
        says: Says::Values {
            column: "origin_school".to_owned(),
            values,
        },
    };
    Ok(raw(
        definition,
        name,
        vec![schools, axis(table, 1, AxisKind::Attribute)],
        counts,
    ))
}

pub(crate) fn counts_only(definition: &Definition, gate: &Gate) -> Given<Body> {
    let name = match definition.method {
        Method::Distribution => "spread",
        _ => "by-width",
    };
    gate.table(&format!("{}/{name}", definition.id))
        .map(|_| Body::Counts)
        .ok_or(Withheld::NotShown)
}
