//! Where pupils of each background arrive: the mobility table, and the chance to stand higher.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, keys};
use crate::cube::plan::Terms;
use crate::definition::{Definition, Measured, Method};
use crate::finding::{Figure, Given, IntervalMethod, Mobility, Superiority, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeTable};
use statistics::NotComputable;
use statistics::bootstrap::{SchoolWeights, weighted_sums_wide};
use statistics::mobility::MobilityTable;
use statistics::replicates::{Replicate, Replicates};
use statistics::superiority::{Ladder, standardised_gap, superiority as chance_to_stand_higher};

/// Counts per school, class and level; only levels that anybody reached.
struct Data {
    words: Vec<String>,
    levels: Vec<String>,
    places: Vec<usize>,
    all_levels: usize,
    counts: BySchool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition) -> Given<Self> {
        let Measured::Column(column) = definition.measured else {
            return Err(Withheld::NotShown);
        };
        let table = scene.table(&["school", "background", column])?;
        let counts = BySchool::read(table, &keys(&Terms::of(definition).counts()))?;
        let words = class_words(scene)?;
        let all = &table.axes[2].words;
        let reached =
            |level: &usize| (0..words.len()).any(|code| counts.total(code * all.len() + level, 0) > 0);
        let places: Vec<usize> = (0..all.len()).filter(reached).collect();
        let levels = places.iter().map(|level| all[*level].clone()).collect();
        Ok(Self {
            words,
            levels,
            places,
            all_levels: all.len(),
            counts,
        })
    }

    fn cell(&self, class: usize, level: usize) -> usize {
        cube_code(class, self.words.len()) * self.all_levels + self.places[level]
    }

    fn row(&self, class: usize) -> Vec<u64> {
        (0..self.levels.len())
            .map(|level| self.counts.total_count(self.cell(class, level), 0))
            .collect()
    }

    fn known(&self) -> std::ops::Range<usize> {
        0..self.words.len() - 1
    }

    /// Replicates of a statistic of the rows of the known classes, schools drawn again and again.
    fn replicates(
        &self,
        scene: &Scene<'_>,
        classes: &[usize],
        statistic: impl Fn(&[Vec<u64>]) -> Result<f64, NotComputable>,
    ) -> Given<Replicates> {
        let levels = self.levels.len();
        let width = classes.len() * levels;
        let mut state = Vec::with_capacity(self.counts.schools.len() * width);
        for school in 0..self.counts.schools.len() {
            for class in classes {
                for level in 0..levels {
                    state.push(
                        i64::try_from(self.counts.number(school, self.cell(*class, level), 0)).unwrap_or(0),
                    );
                }
            }
        }
        let weights = SchoolWeights::new(
            scene.settings.seed,
            scene.settings.replicates,
            &self.counts.units(),
        );
        let sums = weighted_sums_wide(&weights, &state, width)?;
        let replicate = |sums: &[i128]| {
            let count = |sum: &i128| u64::try_from(*sum).unwrap_or(0);
            let rows: Vec<Vec<u64>> = sums
                .chunks_exact(levels)
                .map(|row| row.iter().map(count).collect())
                .collect();
            statistic(&rows).map(|value| Replicate {
                value,
                strata_dropped: 0,
            })
        };
        Ok(Replicates::gather(sums.chunks_exact(width.max(1)).map(replicate)))
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let data = Data::read(scene, definition)?;
    if data.levels.is_empty() {
        return Ok(Vec::new());
    }
    let levels = RawAxis {
        column: definition.measured_text().to_owned(),
        words: data.levels.clone(),
        kind: AxisKind::Attribute,
    };
    let rows = (0..data.words.len()).map(|class| data.row(class));
    let (axes, counts) = if definition.method == Method::Superiority {
        // Nothing of its levels is printed: how many pupils each class has is enough.
        (
            vec![background_axis(&data.words)],
            rows.map(|row| row.iter().sum()).collect(),
        )
    } else {
        (
            vec![background_axis(&data.words), levels],
            rows.flatten().collect(),
        )
    };
    Ok(vec![RawTable {
        id: format!("{}/mobility", definition.id),
        axes,
        counts,
        first_totals_public: false,
    }])
}

fn class_size(table: &SafeTable, class: usize) -> Option<u64> {
    let mut places = vec![None; table.axes().len()];
    places[0] = Some(class);
    table.cell(&places).count()
}

/// The known classes whose size may be shown and is large enough.
fn fitting_classes(data: &Data, gate: &Gate, definition: &Definition) -> Given<Vec<usize>> {
    let table = gate
        .table(&format!("{}/mobility", definition.id))
        .ok_or(Withheld::NotShown)?;
    let needed = gate.gap_floor(definition);
    let fits = |class: &usize| class_size(table, *class).is_some_and(|count| count >= needed);
    let classes: Vec<usize> = data.known().filter(fits).collect();
    if classes.len() < 2 {
        Err(Withheld::TooFew { needed })
    } else {
        Ok(classes)
    }
}

fn rank_slope(rows: &[Vec<u64>]) -> Result<f64, NotComputable> {
    let rows: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
    Ok(MobilityTable::new(&rows)?.rank_association()?.slope)
}

pub(super) fn mobility(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Mobility> {
    let data = Data::read(scene, definition)?;
    let classes = fitting_classes(&data, gate, definition)?;
    let rows: Vec<Vec<u64>> = classes.iter().map(|class| data.row(*class)).collect();
    let slices: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
    let table = MobilityTable::new(&slices)?;
    let method = if data.counts.schools.len() > 1 {
        IntervalMethod::SchoolBootstrap {
            replicates: scene.settings.replicates as u64,
        }
    } else {
        IntervalMethod::WithinOneSchool
    };
    let slope = || -> Given<Figure> {
        if data.counts.schools.len() < 2 {
            return Err(NotComputable::NotEnoughUnits { have: 1, need: 2 }.into());
        }
        let replicates = data.replicates(scene, &classes, rank_slope)?;
        Ok(Figure {
            value: rank_slope(&rows)?,
            interval: scene.school_interval(&replicates, rank_slope(&rows)?, data.counts.schools.len())?,
        })
    };
    // An index over a table with hidden cells would help to find them.
    let hidden = gate
        .table(&format!("{}/mobility", definition.id))
        .is_none_or(|table| table.not_shown() > 0);
    let index = |value: Result<f64, NotComputable>| {
        if hidden {
            Err(Withheld::NotShown)
        } else {
            value.map_err(Withheld::from)
        }
    };
    Ok(Mobility {
        rank_slope: slope(),
        tau_b: index(table.tau_b()),
        cramers_v: index(table.cramers_v()),
        method,
    })
}

pub(super) fn superiority(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Superiority> {
    let data = Data::read(scene, definition)?;
    let classes = fitting_classes(&data, gate, definition)?;
    let (focal, reference) = (classes[0], classes[classes.len() - 1]);
    let rows = [data.row(focal), data.row(reference)];
    let estimate = chance_to_stand_higher(Ladder {
        focal: &rows[0],
        reference: &rows[1],
    })?;
    let chance = if data.counts.schools.len() > 1 {
        let statistic = |rows: &[Vec<u64>]| {
            chance_to_stand_higher(Ladder {
                focal: &rows[0],
                reference: &rows[1],
            })
            .map(|estimate| estimate.value)
        };
        let replicates = data.replicates(scene, &[focal, reference], statistic)?;
        Figure {
            value: estimate.value,
            interval: scene
                .school_interval(&replicates, estimate.value, data.counts.schools.len())?
                .within(0.0, 1.0),
        }
    } else {
        let interval = estimate.interval(scene.confidence()).within(0.0, 1.0);
        Figure {
            value: estimate.value,
            interval,
        }
    };
    Ok(Superiority {
        focal: data.words[focal].clone(),
        reference: data.words[reference].clone(),
        gap_in_sd: standardised_gap(estimate.value).map_err(Withheld::from),
        chance,
    })
}
