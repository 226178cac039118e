//! How much of a gap goes with different scores, and how much is found at equal scores.

use super::equal_score::{Data, Resampled, strata_of};
use super::{Scene, check_interval};
use crate::definition::Definition;
use crate::finding::{Figure, Given, IntervalMethod, Split, Withheld};
use crate::gate::Gate;
use statistics::NotComputable;
use statistics::decomposition::{Kitagawa, kitagawa};
use statistics::replicates::Replicate;

pub(super) fn split(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Split> {
    let data = Data::read(scene, definition)?;
    let table = gate
        .table(&format!("{}/groups", definition.id))
        .ok_or(Withheld::NotShown)?;
    let (focal, reference) = data.contrast(table, gate.gap_floor(definition))?;
    let whole = kitagawa(&data.strata(focal, reference))?;
    if data.fine.schools.len() < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: data.fine.schools.len() as u64,
            need: 2,
        }
        .into());
    }
    check_interval(data.fine.schools.len(), gate)?;
    let resampled = Resampled::draw(scene, &data, focal, reference)?;
    let figure = |pick: fn(&Kitagawa) -> f64| -> Given<Figure> {
        let replicates = resampled.replicates(|sums| {
            let parts = kitagawa(&strata_of(sums))?;
            Ok(Replicate {
                value: pick(&parts),
                strata_dropped: parts.support.strata_dropped,
            })
        });
        let value = pick(&whole);
        Ok(Figure {
            value,
            interval: scene.school_interval(&replicates, value, data.fine.schools.len())?,
        })
    };
    Ok(Split {
        focal: data.words[focal].clone(),
        reference: data.words[reference].clone(),
        raw: figure(|parts| parts.raw_gap)?,
        composition: figure(|parts| parts.composition)?,
        rate: figure(|parts| parts.rate)?,
        outside_support: whole.outside_support,
        method: IntervalMethod::SchoolBootstrap {
            replicates: scene.settings.replicates as u64,
        },
    })
}
