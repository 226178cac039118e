//! A sum over pupils by another sum, or a mean: for all, and told apart by other columns.

use super::groups::{class_words, cube_code};
use super::{BySchool, Scene, check_interval, keys, scale};
use crate::cube::plan::Terms;
use crate::definition::Definition;
use crate::finding::{Figure, Given, IntervalMethod, RatioFinding, RatioPart, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, Says};
use statistics::bell_mccaffrey;
use statistics::clustered_means::SchoolSum;
use statistics::ratio_of_sums::{Sums, ratio};

/// The sums of a table per school and word.
struct Data {
    words: Vec<String>,
    /// From the place of a word on a page to its code in the cube.
    codes: Vec<usize>,
    counts: BySchool,
    unit: f64,
    is_per: bool,
}

impl Data {
    fn read(scene: &Scene<'_>, definition: &Definition, by: Option<&str>) -> Given<Self> {
        let terms = Terms::of(definition);
        let axes: Vec<&str> = ["school"].into_iter().chain(by).collect();
        let table = scene.table(&axes)?;
        let counts = BySchool::read(table, &keys(&terms.ratio(definition.per)))?;
        let words = match by {
            Some("background") => class_words(scene)?,
            Some(_) => table.axes[1].words.clone(),
            None => vec!["all".to_owned()],
        };
        let codes = (0..words.len()).map(|place| match by {
            Some("background") => cube_code(place, words.len()),
            _ => place,
        });
        Ok(Self {
            codes: codes.collect(),
            words,
            counts,
            unit: scale(scene.cube, terms.value.unwrap_or_default()),
            is_per: definition.per.is_some(),
        })
    }

    fn pupils(&self, place: usize) -> u64 {
        self.counts.total_count(self.codes[place], 0)
    }

    fn figure(&self, scene: &Scene<'_>, gate: &Gate, place: usize) -> Given<Figure> {
        let code = self.codes[place];
        let schools: Vec<usize> = (0..self.counts.schools.len())
            .filter(|school| self.counts.count(*school, code, 0) > 0)
            .collect();
        if schools.len() > 1 {
            check_interval(schools.len(), gate)?;
            let sums = schools.iter().map(|school| {
                let per = if self.is_per { 3 } else { 0 };
                let y = self.counts.number(*school, code, 1) as f64 / self.unit;
                SchoolSum::unweighted(self.counts.count(*school, code, per), y)
            });
            let sums: Vec<SchoolSum> = sums.collect();
            return Ok(self.within_reach(scene.figure(&bell_mccaffrey::mean(&sums)?)));
        }
        let sum = |measure: usize| self.counts.total(code, measure) as f64;
        let n = self.pupils(place);
        let (y, yy) = (sum(1) / self.unit, sum(2) / self.unit / self.unit);
        let sums = if self.is_per {
            let (d, dd, yd) = (sum(3), sum(4), sum(5) / self.unit);
            Sums { n, y, d, yy, yd, dd }
        } else {
            let d = n as f64;
            Sums {
                n,
                y,
                d,
                yy,
                yd: y,
                dd: d,
            }
        };
        Ok(self.within_reach(scene.figure(&ratio(&sums)?)))
    }

    /// What is counted per something is some of it: its share is from none to all.
    fn within_reach(&self, figure: Figure) -> Figure {
        match self.is_per {
            true => Figure {
                interval: figure.interval.within(0.0, 1.0),
                ..figure
            },
            false => figure,
        }
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let table = |by: Option<&'static str>| -> Given<RawTable> {
        let data = Data::read(scene, definition, by)?;
        let column = by.unwrap_or("all");
        Ok(RawTable {
            id: format!("{}/{}", definition.id, name(by)),
            population: Terms::of(definition).base,
            counts: (0..data.words.len()).map(|place| data.pupils(place)).collect(),
            axes: vec![RawAxis {
                column: column.to_owned(),
                words: data.words,
                kind: AxisKind::Classes,
                says: if by.is_some() { Says::Value } else { Says::Nothing },
            }],
            is_printed: true,
        })
    };
    let parts = parts(scene, definition).map(|by| table(Some(by)));
    [table(None)].into_iter().chain(parts).collect()
}

fn name(by: Option<&str>) -> String {
    by.map_or_else(|| "all".to_owned(), |by| format!("by-{by}"))
}

/// The columns that these pupils have.
fn parts<'a>(scene: &'a Scene<'_>, definition: &'a Definition) -> impl Iterator<Item = &'static str> + 'a {
    let by = definition.by.iter().copied();
    by.filter(|by| scene.cube.table(&["school", *by]).is_some())
}

pub(super) fn found(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<RatioFinding> {
    let floor = gate.rate_floor(definition);
    let of = |by: Option<&str>| -> Given<Vec<RatioPart>> {
        let data = Data::read(scene, definition, by)?;
        let table = gate
            .table(&format!("{}/{}", definition.id, name(by)))
            .ok_or(Withheld::NotShown)?;
        let part = |place: usize| {
            let pupils = table.cell(&[Some(place)]);
            let figure = match pupils {
                SafeCell::NotShown => Err(Withheld::NotShown),
                SafeCell::Count(n) if n < floor => Err(Withheld::TooFew { needed: floor }),
                SafeCell::Count(_) => data.figure(scene, gate, place),
            };
            RatioPart {
                column: by.unwrap_or("all").to_owned(),
                word: data.words[place].clone(),
                pupils,
                figure,
            }
        };
        Ok((0..data.words.len()).map(part).collect())
    };
    let all = of(None)?.remove(0);
    let schools = Data::read(scene, definition, None)?.counts.schools.len();
    let apart: Vec<RatioPart> = parts(scene, definition)
        .map(|by| of(Some(by)))
        .collect::<Given<Vec<_>>>()?
        .concat();
    Ok(RatioFinding {
        all,
        parts: apart,
        is_share: definition.per.is_some(),
        method: if schools > 1 {
            IntervalMethod::BySchool {
                schools: schools as u64,
            }
        } else {
            IntervalMethod::WithinOneSchool
        },
    })
}
