//! How many met each kind of first move, year by year: careers as event history.

use super::groups::{background_axis, class_words, cube_code};
use super::{BySchool, Scene, check_interval, keys};
use crate::careers::Move;
use crate::cube::plan::Terms;
use crate::definition::{Definition, Measured};
use crate::finding::{EventCurve, EventHistory, Figure, Given, IntervalMethod, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, Says};
use statistics::NotComputable;
use statistics::bootstrap::{SchoolWeights, weighted_sums_wide};
use statistics::competing_risks::{CumulativeIncidence, cumulative_incidence};
use statistics::person_periods::{PersonPeriods, Spell};
use statistics::replicates::{Replicate, Replicates};

/// Kinds of event; the last of [`Move::ALL`] is none.
const KINDS: usize = Move::ALL.len() - 1;

struct Data {
    column: &'static str,
    /// The years since the start, ascending.
    years: Vec<i64>,
    year_words: Vec<String>,
    counts: BySchool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition, axes: &[&'static str]) -> Given<Self> {
        let Measured::Column(column) = definition.measured else {
            return Err(Withheld::NotShown);
        };
        let axes: Vec<&str> = axes.iter().copied().chain(["first_move_year", column]).collect();
        let table = scene.table(&axes)?;
        let counts = BySchool::read(table, &keys(&Terms::of(definition).counts()))?;
        let years = &table.axes[axes.len() - 2];
        Ok(Self {
            column,
            years: years.numbers(),
            year_words: years.words.clone(),
            counts,
        })
    }

    fn cell(&self, class: usize, year: usize, kind: usize) -> usize {
        (class * self.years.len() + year) * Move::ALL.len() + kind
    }

    /// The careers of a class as spells from the first year on.
    fn careers(&self, count: impl Fn(usize, usize) -> u64) -> Result<PersonPeriods, NotComputable> {
        let mut careers = PersonPeriods::new(KINDS);
        for (place, year) in self.years.iter().enumerate() {
            for kind in 0..Move::ALL.len() {
                let pupils = count(place, kind);
                if let (1.., Ok(last)) = (pupils, u32::try_from(year - 1)) {
                    let event = (kind < KINDS).then_some(kind);
                    careers.add(Spell {
                        first: 0,
                        last,
                        event,
                        pupils,
                    })?;
                }
            }
        }
        Ok(careers)
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let all = Data::read(scene, definition, &["school"])?;
    let moves = |data: &Data| RawAxis {
        column: data.column.to_owned(),
        words: Move::ALL.map(|(word, _)| word.to_owned()).to_vec(),
        kind: AxisKind::Attribute,
        says: Says::Value,
    };
    let population = Terms::of(definition).base;
    let years = RawAxis {
        column: "first_move_year".to_owned(),
        words: all.year_words.clone(),
        kind: AxisKind::Classes,
        says: Says::Value,
    };
    let cells = (0..all.years.len()).flat_map(|year| (0..Move::ALL.len()).map(move |kind| (year, kind)));
    let mut tables = vec![RawTable {
        id: format!("{}/years", definition.id),
        counts: cells
            .map(|(year, kind)| all.counts.total_count(all.cell(0, year, kind), 0))
            .collect(),
        axes: vec![years, moves(&all)],
        population: population.clone(),
        is_printed: true,
    }];
    if let Ok(data) = Data::read(scene, definition, &["school", "background"]) {
        let words = class_words(scene)?;
        let of = |class: usize, kind: usize| -> u64 {
            let code = cube_code(class, words.len());
            (0..data.years.len())
                .map(|year| data.counts.total_count(data.cell(code, year, kind), 0))
                .sum()
        };
        let counts = (0..words.len()).flat_map(|class| (0..Move::ALL.len()).map(move |kind| (class, kind)));
        tables.push(RawTable {
            id: format!("{}/by-background", definition.id),
            counts: counts.map(|(class, kind)| of(class, kind)).collect(),
            axes: vec![background_axis(&words), moves(&data)],
            population,
            is_printed: true,
        });
    }
    Ok(tables)
}

pub(super) fn found(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<EventHistory> {
    let all = Data::read(scene, definition, &["school"])?;
    let table = gate
        .table(&format!("{}/years", definition.id))
        .ok_or(Withheld::NotShown)?;
    let every: Vec<usize> = (0..all.years.len()).collect();
    let floor = gate.rate_floor(definition);
    let curve = |size: SafeCell, is_whole: bool, data: &Data, class: usize, word: &str| {
        let figures = match size {
            SafeCell::Count(n) if n < floor => Err(Withheld::TooFew { needed: floor }),
            SafeCell::Count(_) if is_whole => incidence(scene, gate, data, class),
            _ => Err(Withheld::NotShown),
        };
        EventCurve {
            class: word.to_owned(),
            pupils: size,
            figures,
        }
    };
    let mut curves = vec![curve(
        table.cell(&[None, None]),
        table.shows_whole(&every),
        &all,
        0,
        "all",
    )];
    if let Ok(data) = Data::read(scene, definition, &["school", "background"]) {
        let words = class_words(scene)?;
        let table = gate
            .table(&format!("{}/by-background", definition.id))
            .ok_or(Withheld::NotShown)?;
        for (place, word) in words.iter().enumerate() {
            let size = table.cell(&[Some(place), None]);
            // A class has few pupils in each year: its curve would tell of them where small counts are hidden.
            let code = cube_code(place, words.len());
            curves.push(curve(size, !gate.hides_counts(), &data, code, word));
        }
    }
    let schools = all.counts.schools.len();
    Ok(EventHistory {
        years: all.years,
        curves,
        method: if schools > 1 {
            IntervalMethod::SchoolBootstrap {
                replicates: scene.settings.replicates as u64,
            }
        } else {
            IntervalMethod::WithinOneSchool
        },
    })
}

/// Per year, the share with each kind of event and then without any; a year in which nobody is left has none.
fn incidence(scene: &Scene<'_>, gate: &Gate, data: &Data, class: usize) -> Given<Vec<Vec<Figure>>> {
    let count = |year: usize, kind: usize| data.counts.total_count(data.cell(class, year, kind), 0);
    let found = cumulative_incidence(&data.careers(count)?)?;
    let schools = data.counts.schools.len();
    let share = |found: &CumulativeIncidence, year: usize, kind: usize| {
        let list = found.by_kind.get(kind).unwrap_or(&found.without_event);
        list.get(year).copied()
    };
    let last = found.without_event.len();
    if schools <= 1 {
        let row = |year: usize| {
            let shares = (0..=KINDS).filter_map(|kind| share(&found, year, kind));
            let figure = |share: statistics::followed_share::FollowedShare| Figure {
                value: share.value,
                interval: share.interval(scene.confidence()),
            };
            shares.map(figure).collect()
        };
        return Ok((0..last).map(row).collect());
    }
    check_interval(schools, gate)?;
    let width = data.years.len() * Move::ALL.len();
    let mut state = Vec::with_capacity(schools * width);
    for school in 0..schools {
        for year in 0..data.years.len() {
            let cells =
                (0..Move::ALL.len()).map(|kind| data.counts.number(school, data.cell(class, year, kind), 0));
            state.extend(cells.map(|count| i64::try_from(count).unwrap_or(0)));
        }
    }
    let weights = SchoolWeights::new(
        scene.settings.seed,
        scene.settings.replicates,
        &data.counts.units(),
    );
    let sums = weighted_sums_wide(&weights, &state, width)?;
    let again: Vec<Result<CumulativeIncidence, NotComputable>> = sums
        .chunks_exact(width.max(1))
        .map(|sums| {
            let count =
                |year: usize, kind: usize| u64::try_from(sums[year * Move::ALL.len() + kind]).unwrap_or(0);
            cumulative_incidence(&data.careers(count)?)
        })
        .collect();
    let figure = |year: usize, kind: usize| -> Given<Figure> {
        let value = share(&found, year, kind).map_or(0.0, |share| share.value);
        let values = again.iter().map(|found| {
            let found = found.as_ref().map_err(|reason| *reason)?;
            let value = share(found, year, kind).ok_or(NotComputable::EmptyGroup)?.value;
            Ok(Replicate {
                value,
                strata_dropped: 0,
            })
        });
        let interval = scene.school_interval(&Replicates::gather(values), value, schools)?;
        Ok(Figure {
            value,
            interval: interval.within(0.0, 1.0),
        })
    };
    (0..last)
        .map(|year| (0..=KINDS).map(|kind| figure(year, kind)).collect())
        .collect()
}
