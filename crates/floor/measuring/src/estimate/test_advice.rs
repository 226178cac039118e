//! Who stands below or above the toetsadvies, between groups with the same toetsadvies.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, check_interval, compared, keys};
use crate::cube::plan::Terms;
use crate::definition::{Definition, Measured};
use crate::finding::{Figure, Given, IntervalMethod, TestAdviceFinding, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, Says};
use statistics::against::{Against, AgainstCounts};
use statistics::bootstrap::{SchoolWeights, weighted_sums_wide};
use statistics::conditional_against::{Room, TestAdvice, share_gap};
use statistics::replicates::{Replicate, Replicates};
use statistics::standardisation::Weights;
use statistics::{Confidence, NotComputable};
use vocabulary::{Level, LevelRange};

const SIDES: usize = 3;

struct Data {
    words: Vec<String>,
    column: &'static str,
    /// The toetsadviezen, with their place on the cube's axis.
    tests: Vec<(usize, LevelRange)>,
    all_tests: usize,
    counts: BySchool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition) -> Given<Self> {
        let Measured::Column(column) = definition.measured else {
            return Err(Withheld::NotShown);
        };
        let table = scene.table(&["school", "background", "advice_test", column])?;
        let counts = BySchool::read(table, &keys(&Terms::of(definition).counts()))?;
        let all = &table.axes[2].words;
        let tests = (0..)
            .zip(all)
            .filter_map(|(place, word)| Some((place, LevelRange::from_code(word)?)));
        Ok(Self {
            words: class_words(scene)?,
            column,
            tests: tests.collect(),
            all_tests: all.len(),
            counts,
        })
    }

    fn cell(&self, class: usize, test: usize, side: usize) -> usize {
        let row = cube_code(class, self.words.len()) * self.all_tests + self.tests[test].0;
        row * SIDES + side
    }

    fn of_class(&self, class: usize, side: usize) -> u64 {
        (0..self.tests.len())
            .map(|test| self.counts.total_count(self.cell(class, test, side), 0))
            .sum()
    }

    /// Counts of the focal and the reference group, per toetsadvies and side.
    fn strata(&self, count: impl Fn(usize, usize, usize) -> u64) -> Vec<TestAdvice> {
        let side = |group: usize, test: usize| AgainstCounts {
            below: count(group, test, 0),
            within: count(group, test, 1),
            above: count(group, test, 2),
        };
        let (bottom, top) = (Level::Pro.rung(), Level::Vwo.rung());
        let strata = (0..self.tests.len()).map(|test| {
            let levels = self.tests[test].1;
            TestAdvice {
                focal: side(0, test),
                reference: side(1, test),
                room: Room::on_ladder(levels.low().rung(), levels.high().rung(), bottom, top),
            }
        });
        strata.collect()
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let data = Data::read(scene, definition)?;
    let sides = RawAxis {
        column: data.column.to_owned(),
        words: ["below", "within", "above"].map(str::to_owned).to_vec(),
        kind: AxisKind::Attribute,
        says: Says::Value,
    };
    let counts = (0..data.words.len()).flat_map(|class| [0, 1, 2].map(|side| data.of_class(class, side)));
    Ok(vec![RawTable {
        id: format!("{}/groups", definition.id),
        population: Terms::of(definition).base,
        counts: counts.collect(),
        axes: vec![background_axis(&data.words), sides],
        is_printed: true,
    }])
}

/// The share on one side without regard to the toetsadvies, as a difference.
fn raw(strata: &[TestAdvice], side: Against) -> Result<f64, NotComputable> {
    let sum = |group: fn(&TestAdvice) -> AgainstCounts| -> Result<f64, NotComputable> {
        let all: AgainstCounts = strata.iter().map(group).sum();
        Ok(all.share(side)?.estimate())
    };
    Ok(sum(|stratum| stratum.focal)? - sum(|stratum| stratum.reference)?)
}

pub(super) fn found(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<TestAdviceFinding> {
    let data = Data::read(scene, definition)?;
    let table = gate
        .table(&format!("{}/groups", definition.id))
        .ok_or(Withheld::NotShown)?;
    let sizes = (0..data.words.len() - 1).map(|class| table.cell(&[Some(class), None]));
    let (focal, reference) = compared(sizes, gate.gap_floor(definition))?;
    if !table.shows_whole(&[focal, reference]) {
        return Err(Withheld::NotShown);
    }
    let groups = [focal, reference];
    let schools = data.counts.schools.len();
    if schools > 1 {
        check_interval(schools, gate)?;
    }
    let strata =
        data.strata(|group, test, side| data.counts.total_count(data.cell(groups[group], test, side), 0));
    let sums = (schools > 1)
        .then(|| resampled(scene, &data, groups))
        .transpose()?;
    let width = data.tests.len() * 2 * SIDES;
    let figure =
        |value: f64, of: &dyn Fn(&[TestAdvice]) -> Result<f64, NotComputable>| -> Given<Option<Figure>> {
            let Some(sums) = &sums else { return Ok(None) };
            let replicates = Replicates::gather(sums.chunks_exact(width.max(1)).map(|sums| {
                let count = |group: usize, test: usize, side: usize| {
                    u64::try_from(sums[(test * 2 + group) * SIDES + side]).unwrap_or(0)
                };
                of(&data.strata(count)).map(|value| Replicate {
                    value,
                    strata_dropped: 0,
                })
            }));
            Ok(Some(Figure {
                value,
                interval: scene.school_interval(&replicates, value, schools)?,
            }))
        };
    let at_equal = |side: Against| -> Given<Figure> {
        let gap = share_gap(&strata, side, Weights::Pooled, scene.confidence())?;
        let value = gap.gap.value;
        let again = |strata: &[TestAdvice]| {
            Ok(share_gap(strata, side, Weights::Pooled, Confidence::default())?
                .gap
                .value)
        };
        Ok(figure(value, &again)?.unwrap_or(Figure {
            value,
            interval: gap.gap.interval,
        }))
    };
    let without = |side: Against| -> Given<Figure> {
        let value = raw(&strata, side)?;
        let tally = |group: fn(&TestAdvice) -> AgainstCounts| {
            strata.iter().map(group).sum::<AgainstCounts>().share(side)
        };
        let (low, high) = (
            tally(|stratum| stratum.focal)?,
            tally(|stratum| stratum.reference)?,
        );
        Ok(figure(value, &|strata| raw(strata, side))?.unwrap_or(Figure {
            value,
            interval: statistics::difference::newcombe(low, high, scene.confidence()),
        }))
    };
    Ok(TestAdviceFinding {
        focal: data.words[focal].clone(),
        reference: data.words[reference].clone(),
        below: at_equal(Against::Below),
        above: at_equal(Against::Above),
        raw_below: without(Against::Below),
        raw_above: without(Against::Above),
        method: if schools > 1 {
            IntervalMethod::SchoolBootstrap {
                replicates: scene.settings.replicates as u64,
            }
        } else {
            IntervalMethod::WithinOneSchool
        },
    })
}

fn resampled(scene: &Scene<'_>, data: &Data, groups: [usize; 2]) -> Given<Vec<i128>> {
    let mut state = Vec::new();
    for school in 0..data.counts.schools.len() {
        for test in 0..data.tests.len() {
            for class in groups {
                let cells =
                    (0..SIDES).map(|side| data.counts.number(school, data.cell(class, test, side), 0));
                state.extend(cells.map(|count| i64::try_from(count).unwrap_or(0)));
            }
        }
    }
    let weights = SchoolWeights::new(
        scene.settings.seed,
        scene.settings.replicates,
        &data.counts.units(),
    );
    Ok(weighted_sums_wide(
        &weights,
        &state,
        data.tests.len() * 2 * SIDES,
    )?)
}
