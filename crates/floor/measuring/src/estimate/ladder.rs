//! Where pupils of each background arrive: the mobility table, and the chance to stand higher.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, check_interval, compared, keys};
use crate::cube::plan::{Terms, ladder_of};
use crate::definition::{Definition, Measured, Method};
use crate::finding::{Figure, Given, IntervalMethod, Mobility, Superiority, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, Says};
use statistics::NotComputable;
use statistics::bootstrap::{SchoolWeights, weighted_sums_wide};
use statistics::mobility::MobilityTable;
use statistics::replicates::{Replicate, Replicates};
use statistics::superiority::{Ladder, standardised_gap, superiority as chance_to_stand_higher};
use vocabulary::LevelRange;

/// Counts per school, class and level.
struct Data {
    words: Vec<String>,
    /// The levels that anybody reached: an index over the others is not defined.
    places: Vec<usize>,
    all_levels: Vec<String>,
    counts: BySchool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition) -> Given<Self> {
        let Measured::Column(column) = definition.measured else {
            return Err(Withheld::NotShown);
        };
        Self::by(scene, definition, column)
    }

    fn by(scene: &Scene<'_>, definition: &Definition, column: &str) -> Given<Self> {
        let table = scene.table(&["school", "background", column])?;
        let counts = BySchool::read(table, &keys(&Terms::of(definition).counts()))?;
        let words = class_words(scene)?;
        let all = table.axes[2].words.clone();
        let reached =
            |level: &usize| (0..words.len()).any(|code| counts.total(code * all.len() + level, 0) > 0);
        let places: Vec<usize> = (0..all.len()).filter(reached).collect();
        Ok(Self {
            words,
            places,
            all_levels: all,
            counts,
        })
    }

    /// A table of every class by every level that the column knows, reached or not: a list of the levels that were
    /// reached would tell that somebody is where the count is hidden.
    fn table(&self, definition: &Definition, column: &str) -> RawTable {
        let is_on_the_ladder =
            |word: &String| LevelRange::from_code(word).is_some() || word.parse::<u8>().is_ok();
        let listed: Vec<usize> = (0..self.all_levels.len())
            .filter(|level| is_on_the_ladder(&self.all_levels[*level]) || self.places.contains(level))
            .collect();
        let levels = RawAxis {
            column: column.to_owned(),
            words: listed
                .iter()
                .map(|level| self.all_levels[*level].clone())
                .collect(),
            kind: AxisKind::Attribute,
            says: Says::Value,
        };
        let cells = (0..self.words.len()).flat_map(|class| {
            let row = cube_code(class, self.words.len()) * self.all_levels.len();
            listed.iter().map(move |level| row + level)
        });
        RawTable {
            id: format!("{}/mobility", definition.id),
            population: Terms::of(definition).base,
            counts: cells.map(|cell| self.counts.total_count(cell, 0)).collect(),
            axes: vec![background_axis(&self.words), levels],
            is_printed: true,
        }
    }

    fn cell(&self, class: usize, level: usize) -> usize {
        cube_code(class, self.words.len()) * self.all_levels.len() + self.places[level]
    }

    fn row(&self, class: usize) -> Vec<u64> {
        (0..self.places.len())
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
        let levels = self.places.len();
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
    let Measured::Column(column) = definition.measured else {
        return Ok(Vec::new());
    };
    if data.places.is_empty() {
        return Ok(Vec::new());
    }
    if definition.method != Method::Superiority {
        return Ok(vec![data.table(definition, column)]);
    }
    // How many pupils each class has is all that is printed, but the chance is of all that stands in the rows.
    let levels = data.table(definition, column);
    let sizes = (0..data.words.len()).map(|class| data.row(class).iter().sum());
    let classes = RawTable {
        axes: vec![background_axis(&data.words)],
        counts: sizes.collect(),
        ..levels.clone()
    };
    let by_level = ladder_of(column).and_then(|ladder| {
        Some(
            Data::by(scene, definition, ladder)
                .ok()?
                .table(definition, ladder),
        )
    });
    let rows = RawTable {
        id: format!("{}/levels", definition.id),
        is_printed: false,
        ..by_level.unwrap_or(levels)
    };
    Ok(vec![classes, rows])
}

/// The known classes whose size is shown and large enough, with every level of them shown as well: a figure of a
/// whole row would help to find what is hidden in it.
fn fitting_classes(data: &Data, gate: &Gate, definition: &Definition) -> Given<Vec<usize>> {
    let table = |name: &str| {
        gate.table(&format!("{}/{name}", definition.id))
            .ok_or(Withheld::NotShown)
    };
    let sizes = table("mobility")?;
    let size = |class: usize| {
        let mut places = vec![None; sizes.axes().len()];
        places[0] = Some(class);
        sizes.cell(&places)
    };
    let needed = gate.gap_floor(definition);
    compared(data.known().map(size), needed)?;
    let fits = |class: &usize| matches!(size(*class), SafeCell::Count(count) if count >= needed);
    let classes: Vec<usize> = data.known().filter(fits).collect();
    let rows = if definition.method == Method::Superiority {
        table("levels")?
    } else {
        sizes
    };
    let used: &[usize] = if definition.method == Method::Superiority {
        &[classes[0], classes[classes.len() - 1]]
    } else {
        &classes
    };
    if rows.shows_whole(used) {
        Ok(classes)
    } else {
        Err(Withheld::NotShown)
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
        check_interval(data.counts.schools.len(), gate)?;
        let replicates = data.replicates(scene, &classes, rank_slope)?;
        Ok(Figure {
            value: rank_slope(&rows)?,
            interval: scene.school_interval(&replicates, rank_slope(&rows)?, data.counts.schools.len())?,
        })
    };
    Ok(Mobility {
        rank_slope: slope(),
        tau_b: table.tau_b().map_err(Withheld::from),
        cramers_v: table.cramers_v().map_err(Withheld::from),
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
        check_interval(data.counts.schools.len(), gate)?;
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
