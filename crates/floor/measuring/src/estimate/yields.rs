//! Diplomas of all who started, bounded where somebody left with the outcome unknown.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, benchmarks, check_interval, compared, keys};
use crate::cube::plan::{Measure, Terms};
use crate::definition::{Definition, Measured};
use crate::finding::{Given, IntervalMethod, Withheld, YieldFinding, YieldPart};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, SafeTable, Says};
use statistics::bell_mccaffrey;
use statistics::clustered_means::SchoolSum;
use statistics::diploma_yield::DiplomaYield;
use statistics::{Interval, NotComputable, Tally};

/// The words of a table of yields.
pub const YIELD_WORDS: [&str; 3] = ["with", "not-known", "without"];

struct Data {
    words: Vec<String>,
    codes: Vec<usize>,
    counts: BySchool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition, is_by_class: bool) -> Given<Self> {
        let terms = Terms::of(definition);
        let mut wanted = keys(&terms.counts());
        wanted.extend(
            terms
                .unknown
                .as_ref()
                .map(|unknown| Measure::count(unknown).key()),
        );
        let axes: &[&str] = if is_by_class {
            &["school", "background"]
        } else {
            &["school"]
        };
        let counts = BySchool::read(scene.table(axes)?, &wanted)?;
        let words = if is_by_class {
            class_words(scene)?
        } else {
            vec!["all".to_owned()]
        };
        let codes = (0..words.len()).map(|place| {
            if is_by_class {
                cube_code(place, words.len())
            } else {
                0
            }
        });
        Ok(Self {
            codes: codes.collect(),
            words,
            counts,
        })
    }

    /// With the outcome, not known, and without.
    fn parts(&self, place: usize) -> [u64; 3] {
        let [n, with, unknown] = [0, 1, 2].map(|measure| self.counts.total_count(self.codes[place], measure));
        [with, unknown, n.saturating_sub(with + unknown)]
    }

    fn cohort(&self, place: usize) -> Given<DiplomaYield> {
        let [with, left_unknown, without] = self.parts(place);
        Ok(DiplomaYield {
            seen: Tally::new(with, with + without)?,
            left_unknown,
        })
    }

    /// Per school, how many started and how many would have the diploma if nobody or everybody of the unknown had.
    fn sums(&self, place: usize, counts_unknown: bool) -> Vec<SchoolSum> {
        let of = |school: usize| {
            let [n, with, unknown] =
                [0, 1, 2].map(|measure| self.counts.count(school, self.codes[place], measure));
            SchoolSum::unweighted(n, (with + if counts_unknown { unknown } else { 0 }) as f64)
        };
        (0..self.counts.schools.len()).map(of).collect()
    }

    /// The bounds widened by chance; over schools, each end by its own error by school.
    fn widened(&self, scene: &Scene<'_>, gate: &Gate, place: usize) -> Given<Interval> {
        let schools = self
            .sums(place, false)
            .iter()
            .filter(|school| school.pupils > 0)
            .count();
        if schools <= 1 {
            return Ok(self.cohort(place)?.widened(scene.confidence())?);
        }
        check_interval(schools, gate)?;
        let [low, high] = [false, true].map(|counts_unknown| {
            Ok::<Interval, NotComputable>(
                bell_mccaffrey::mean(&self.sums(place, counts_unknown))?.interval(scene.confidence()),
            )
        });
        let (low, high) = (low?, high?);
        Ok(Interval {
            low: low.low.max(0.0),
            high: high.high.min(1.0),
        })
    }

    fn gap_widened(&self, scene: &Scene<'_>, gate: &Gate, focal: usize, reference: usize) -> Given<Interval> {
        let schools = self.counts.schools.len();
        if schools <= 1 {
            return Ok(self
                .cohort(focal)?
                .gap_widened(&self.cohort(reference)?, scene.confidence())?);
        }
        check_interval(schools, gate)?;
        let end = |of_focal: bool, of_reference: bool| -> Given<Interval> {
            let pairs = self
                .sums(focal, of_focal)
                .into_iter()
                .zip(self.sums(reference, of_reference));
            let pairs: Vec<(SchoolSum, SchoolSum)> = pairs.collect();
            Ok(bell_mccaffrey::difference(&pairs)?.interval(scene.confidence()))
        };
        Ok(Interval {
            low: end(false, true)?.low.max(-1.0),
            high: end(true, false)?.high.min(1.0),
        })
    }
}

pub(super) fn yield_axis(definition: &Definition) -> RawAxis {
    let conditions = match (&definition.measured, &definition.unknown) {
        (Measured::Outcome(outcome), Some(unknown)) => vec![outcome.clone(), unknown.clone()],
        _ => Vec::new(),
    };
    RawAxis {
        column: "yield".to_owned(),
        words: YIELD_WORDS.map(str::to_owned).to_vec(),
        kind: AxisKind::Attribute,
        says: Says::HoldsInTurn(conditions),
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let table = |name: &str, data: &Data, axis: RawAxis| RawTable {
        id: format!("{}/{name}", definition.id),
        population: Terms::of(definition).base,
        counts: (0..data.words.len())
            .flat_map(|place| data.parts(place))
            .collect(),
        axes: vec![axis, yield_axis(definition)],
        is_printed: true,
    };
    let all = Data::read(scene, definition, false)?;
    let everybody = RawAxis {
        column: "all".to_owned(),
        words: all.words.clone(),
        kind: AxisKind::Classes,
        says: Says::Nothing,
    };
    let mut tables = vec![table("all", &all, everybody)];
    if let Ok(data) = Data::read(scene, definition, true) {
        tables.push(table("groups", &data, background_axis(&data.words)));
    }
    Ok(tables)
}

pub(super) fn found(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<YieldFinding> {
    let floor = gate.rate_floor(definition);
    let part = |data: &Data, table: &SafeTable, place: usize| {
        let counts = [0, 1, 2].map(|word| table.cell(&[Some(place), Some(word)]));
        let pupils = table.cell(&[Some(place), None]);
        let are_shown = !counts.contains(&SafeCell::NotShown);
        let given = match pupils {
            SafeCell::Count(n) if n < floor => Err(Withheld::TooFew { needed: floor }),
            SafeCell::Count(_) if are_shown => Ok(()),
            _ => Err(Withheld::NotShown),
        };
        YieldPart {
            class: data.words[place].clone(),
            pupils,
            counts,
            bounds: given.and_then(|()| Ok(data.cohort(place)?.bounds()?)),
            widened: given.and_then(|()| data.widened(scene, gate, place)),
        }
    };
    let table = |name: &str| {
        gate.table(&format!("{}/{name}", definition.id))
            .ok_or(Withheld::NotShown)
    };
    let all = Data::read(scene, definition, false)?;
    let everybody = part(&all, table("all")?, 0);
    let mut parts = Vec::new();
    let mut gap = Err(Withheld::NotComputable(NotComputable::EmptyGroup));
    if let Ok(data) = Data::read(scene, definition, true) {
        let table = table("groups")?;
        parts = (0..data.words.len())
            .map(|place| part(&data, table, place))
            .collect();
        let size = |place: usize| match &parts[place] {
            YieldPart {
                bounds: Err(Withheld::NotShown),
                ..
            } => SafeCell::NotShown,
            part => part.pupils,
        };
        gap = compared((0..data.words.len() - 1).map(size), gate.gap_floor(definition)).and_then(
            |(focal, reference)| {
                Ok((
                    focal,
                    reference,
                    data.cohort(focal)?.gap_bounds(&data.cohort(reference)?)?,
                    data.gap_widened(scene, gate, focal, reference)?,
                ))
            },
        );
    }
    let schools = all.counts.schools.len();
    let is_shown = everybody.bounds.is_ok();
    Ok(YieldFinding {
        benchmarks: benchmarks::beside(scene, definition, gate, is_shown),
        all: everybody,
        parts,
        gap,
        method: if schools > 1 {
            IntervalMethod::BySchool {
                schools: schools as u64,
            }
        } else {
            IntervalMethod::WithinOneSchool
        },
    })
}
