//! How far schools differ in the background of their pupils, with the part that chance alone would make taken out.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, check_schools, keys, school_unit};
use crate::cube::plan::Terms;
use crate::definition::Definition;
use crate::finding::{Figure, Given, IntervalMethod, SegregationFinding, Withheld};
use crate::gate::{Gate, RawTable};
use statistics::bootstrap::{PupilCell, pupil_replicates};
use statistics::dissimilarity::beyond_chance;
use statistics::replicates::{Replicate, Replicates};
use statistics::segregation::{SegregationMeter, UnitsByGroups};
use statistics::segregation_bias::correct_for_chance;
use statistics::{Interval, NotComputable};

/// Counts of the known classes in every school, school by school.
fn read(scene: &Scene<'_>, definition: &Definition) -> Given<(Vec<String>, BySchool, Vec<u64>)> {
    let words = class_words(scene)?;
    let data = BySchool::read(
        scene.table(&["school", "background"])?,
        &keys(&Terms::of(definition).counts()),
    )?;
    let known = words.len() - 1;
    let cells = (0..data.schools.len()).flat_map(|school| (0..known).map(move |place| (school, place)));
    let counts = cells
        .map(|(school, place)| data.count(school, cube_code(place, words.len()), 0))
        .collect();
    Ok((words, data, counts))
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let (words, data, _) = read(scene, definition)?;
    let counts = (0..words.len())
        .map(|place| data.total_count(cube_code(place, words.len()), 0))
        .collect();
    Ok(vec![RawTable {
        id: format!("{}/groups", definition.id),
        axes: vec![background_axis(&words)],
        counts,
        population: Terms::of(definition).base,
        is_printed: true,
    }])
}

pub(super) fn segregation(
    scene: &Scene<'_>,
    definition: &Definition,
    gate: &Gate,
) -> Given<SegregationFinding> {
    let (words, data, counts) = read(scene, definition)?;
    let known = words.len() - 1;
    let table = gate
        .table(&format!("{}/groups", definition.id))
        .ok_or(Withheld::NotShown)?;
    let needed = gate.gap_floor(definition);
    let sizes: Vec<Option<u64>> = (0..known)
        .map(|place| table.cell(&[Some(place)]).count())
        .collect();
    if sizes
        .iter()
        .filter(|size| size.is_some_and(|size| size >= needed))
        .count()
        < 2
    {
        return Err(Withheld::TooFew { needed });
    }
    check_schools(data.schools.len(), gate)?;
    // D sets the lowest class that is large enough against all others together.
    let focal = sizes
        .iter()
        .position(|size| size.is_some_and(|size| size >= needed))
        .unwrap_or(0);
    let two = |counts: &[u64]| -> Vec<u64> {
        counts
            .chunks_exact(known)
            .flat_map(|row| [row[focal], row.iter().sum::<u64>() - row[focal]])
            .collect()
    };
    let pair = two(&counts);
    let pair = UnitsByGroups::new(&pair, 2)?;
    let by_chance = correct_for_chance(pair)?;
    let pair = beyond_chance(pair, scene.confidence())?;
    let by_class = correct_for_chance(UnitsByGroups::new(&counts, known)?)?;
    // The bootstrap repeats the upward bias of small schools once more, so only its spread is used: it is laid
    // around H as counted, and both ends are corrected for chance like H itself.
    let replicates = bootstrap(scene, &data.schools, &counts, known)?;
    let drawn = replicates.percentile_interval(scene.confidence())?;
    let shift = by_class.observed.entropy_index - replicates.mean()?;
    let chance_h = by_class.by_chance.entropy_index;
    let correct = |index: f64| (index + shift - chance_h) / (1.0 - chance_h);
    Ok(SegregationFinding {
        schools: data.schools.len() as u64,
        dissimilarity: Figure {
            value: pair.beyond_chance,
            interval: pair.interval,
        },
        dissimilarity_counted: (pair.counted, by_chance.by_chance.dissimilarity),
        carrington_troske: by_chance.dissimilarity,
        entropy_index: Figure {
            value: by_class.entropy_index,
            interval: Interval {
                low: correct(drawn.low),
                high: correct(drawn.high),
            },
        },
        entropy_counted: (by_class.observed.entropy_index, chance_h),
        mutual_information: by_class.mutual_information,
        method: IntervalMethod::PupilBootstrap {
            replicates: scene.settings.replicates as u64,
        },
    })
}

/// Replicates of H with pupils drawn anew within every cell.
fn bootstrap(scene: &Scene<'_>, schools: &[String], counts: &[u64], known: usize) -> Given<Replicates> {
    let units: Vec<u64> = schools.iter().map(|code| school_unit(code)).collect();
    let cells: Vec<PupilCell> = counts
        .iter()
        .enumerate()
        .map(|(place, pupils)| {
            let (school, class) = (place / known, (place % known) as u64);
            // Rotated so that neighbouring classes of one school share nothing with those of another.
            PupilCell {
                key: units[school].rotate_left(8) ^ class,
                pupils: *pupils,
            }
        })
        .collect();
    let mut all = vec![0; scene.settings.replicates * cells.len()];
    pupil_replicates(
        scene.settings.seed,
        scene.settings.replicates,
        &cells,
        |cell, draws| {
            for (replicate, drawn) in draws.iter().enumerate() {
                all[replicate * cells.len() + cell] = *drawn;
            }
        },
    );
    let mut meter = SegregationMeter::new(4096);
    let replicates = all.chunks_exact(cells.len().max(1)).map(|drawn| {
        Ok::<_, NotComputable>(Replicate {
            value: meter.measure(UnitsByGroups::new(drawn, known)?)?.entropy_index,
            strata_dropped: 0,
        })
    });
    Ok(Replicates::gather(replicates))
}
