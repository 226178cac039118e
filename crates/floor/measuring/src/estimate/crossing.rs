//! Counts of one column by others, a table for each.

use super::groups::class_words;
use super::plain::{axis, by_feeder, counts, fewest_together, raw};
use super::{Scene, keys};
use crate::cube::plan::Terms;
use crate::definition::{Definition, Measured};
use crate::finding::{Body, Given, Withheld};
use crate::gate::{AxisKind, Gate, RawTable};

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let Measured::Column(column) = definition.measured else {
        return Ok(Vec::new());
    };
    let key = &keys(&Terms::of(definition).counts())[0];
    let by = definition.by.iter();
    let crossed: Vec<RawTable> = by
        .filter_map(|by| Some((*by, scene.cube.table(&[*by, column])?)))
        .map(|(by, table)| {
            let name = format!("by-{by}");
            if by == "origin_school" {
                return by_feeder(definition, &name, table, key, fewest_together(scene));
            }
            let table = if by == "background" {
                table
                    .reordered(0, &class_words(scene)?)
                    .ok_or(Withheld::NotShown)?
            } else {
                table.clone()
            };
            let axes = vec![
                axis(&table, 0, AxisKind::Classes),
                axis(&table, 1, AxisKind::Attribute),
            ];
            Ok(raw(definition, &name, axes, counts(&table, key)?))
        })
        .collect::<Given<_>>()?;
    if !crossed.is_empty() {
        return Ok(crossed);
    }
    let table = scene.table(&[column])?;
    let axes = vec![axis(table, 0, AxisKind::Attribute)];
    Ok(vec![raw(definition, "all", axes, counts(table, key)?)])
}

pub(super) fn crossing(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Body> {
    let asked = tables(scene, definition)?;
    let came_through = asked.iter().any(|table| gate.table(&table.id).is_some());
    came_through.then_some(Body::Counts).ok_or(Withheld::NotShown)
}
