//! Unknown background: how many, and how large or small the gap could be if we knew.

use super::groups::{background_axis, class_words, cube_code, yes_no_axis};
use super::{Scene, compared, keys};
use crate::cube::plan::Terms;
use crate::definition::Definition;
use crate::finding::{Given, Unknown, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, SafeShare, Says};
use statistics::Tally;
use statistics::unknown_background::Known;

/// The classes in page order, unknown last, with their pupils and how many of them have the outcome.
type ClassCounts = (Vec<String>, Vec<(u64, u64)>);

fn read(scene: &Scene<'_>, definition: &Definition) -> Given<ClassCounts> {
    let words = class_words(scene)?;
    let table = scene.table(&["background"])?;
    let keys = keys(&Terms::of(definition).counts());
    let places: Vec<usize> = keys.iter().filter_map(|key| table.measure(key)).collect();
    let [n, k] = places[..] else {
        return Err(Withheld::NotShown);
    };
    let of = |place: usize| {
        let numbers = table.cell(cube_code(place, words.len()) as u64);
        let count =
            |measure: usize| numbers.map_or(0, |numbers| u64::try_from(numbers[measure]).unwrap_or(0));
        (count(n), count(k))
    };
    let counts = (0..words.len()).map(of).collect();
    Ok((words, counts))
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let (words, counts) = read(scene, definition)?;
    let unknown = counts.last().map_or(0, |(n, _)| *n);
    let known = counts.iter().map(|(n, _)| n).sum::<u64>() - unknown;
    let groups = RawTable {
        id: format!("{}/groups", definition.id),
        axes: vec![background_axis(&words), yes_no_axis(definition)],
        counts: counts
            .iter()
            .flat_map(|(n, k)| [*k, n.saturating_sub(*k)])
            .collect(),
        population: Terms::of(definition).base,
        is_printed: true,
    };
    // Whether a background is known at all is one yes or no over all pupils.
    let mut coverage = RawTable {
        id: format!("{}/coverage", definition.id),
        counts: vec![unknown, known],
        ..groups.clone()
    };
    coverage.axes = vec![RawAxis {
        column: "unknown_background".to_owned(),
        words: vec!["with".to_owned(), "without".to_owned()],
        kind: AxisKind::TwoParts,
        says: Says::Values {
            column: "background".to_owned(),
            values: vec![
                words[words.len() - 1..].to_vec(),
                words[..words.len() - 1].to_vec(),
            ],
        },
    }];
    Ok(vec![groups, coverage])
}

pub(super) fn unknown(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Unknown> {
    let (words, counts) = read(scene, definition)?;
    let groups = gate
        .table(&format!("{}/groups", definition.id))
        .ok_or(Withheld::NotShown)?;
    let coverage = gate
        .table(&format!("{}/coverage", definition.id))
        .ok_or(Withheld::NotShown)?;
    let share = coverage.share(&[]);
    let needed = gate.gap_floor(definition);
    let size = |place: usize| match groups.share(&[Some(place)]) {
        SafeShare::Ratio { .. } | SafeShare::TooFew { .. } | SafeShare::Empty => {
            groups.cell(&[Some(place), None])
        }
        _ => SafeCell::NotShown,
    };
    let (focal, reference) = match compared((0..words.len() - 1).map(size), needed) {
        Ok(pair) => pair,
        Err(reason) => {
            return Ok(Unknown {
                share,
                known_gap: Err(reason),
                bounds: Err(reason),
                compared: None,
            });
        }
    };
    let tally = |place: usize| Tally::new(counts[place].1, counts[place].0).map_err(Withheld::from);
    let known = Known {
        focal: tally(focal)?,
        reference: tally(reference)?,
        unknown: tally(words.len() - 1)?,
    };
    let unknown_shown = matches!(groups.cell(&[Some(words.len() - 1), Some(0)]), SafeCell::Count(_));
    let bounds = if unknown_shown {
        known
            .bounds()
            .map(|bounds| bounds.widened(scene.confidence()))
            .map_err(Withheld::from)
    } else {
        Err(Withheld::NotShown)
    };
    Ok(Unknown {
        share,
        known_gap: known.complete_case().map_err(Withheld::from),
        bounds,
        compared: Some((words[focal].clone(), words[reference].clone())),
    })
}
