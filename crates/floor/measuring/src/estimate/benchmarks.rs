//! A yield beside a benchmark: raw, for the same scores, and for the same scores and backgrounds; and making one.
//!
//! What is compared is the share with a diploma that the list knows of, among all who started, here and there. A school
//! that is itself in the benchmark is taken out of it. Over schools the interval is by school, of what each has more or
//! fewer than expected.

use super::groups::{background_axis, class_words, cube_code};
use super::yields::yield_axis;
use super::{BySchool, FEWEST_COMPARED, Scene, Settings, check_interval, keys, missing, scale};
use crate::benchmark::{About, Benchmark, BenchmarkCount, Counted};
use crate::cube::Cube;
use crate::cube::plan::{Measure, Terms};
use crate::definition::{Definition, Method};
use crate::finding::{Benchmarked, Figure, Given, Withheld, YieldBenchmarks};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, Says};
use disclosure::Profile;
use statistics::clustered_means::SchoolSum;
use statistics::indirect_standardisation::{BenchmarkCell, NationalRate, standardise};
use statistics::{Interval, Tally, bell_mccaffrey};
use std::collections::BTreeSet;

/// Pupils by school, score band and background class, as far as these are wanted.
struct Own {
    counts: BySchool,
    /// Per cell, the lower end of its score band and its class.
    cells: Vec<(Option<f64>, Option<String>)>,
    /// Per cell, its place in the counts.
    codes: Vec<usize>,
}

impl Own {
    fn read(scene: &Scene<'_>, definition: &Definition, by_score: bool, by_class: bool) -> Given<Self> {
        let has = |name: &str| scene.cube.columns.iter().any(|column| column == name);
        // The table by score is also by background where there is one.
        let has_class = by_score && has("background");
        let axes: &[&str] = match (by_score, has_class) {
            (true, true) => &["school", "background", "score_band"],
            (true, false) => &["school", "score_band"],
            _ => &["school"],
        };
        let table = scene.table(axes)?;
        let mut wanted = keys(&Terms::of(definition).counts());
        let unknown = Terms::of(definition).unknown;
        wanted.extend(unknown.as_ref().map(|unknown| Measure::count(unknown).key()));
        let counts = BySchool::read(table, &wanted)?;
        let one = scale(scene.cube, "score");
        let bands: Vec<Option<f64>> = match table.axes.last().filter(|_| by_score) {
            Some(axis) => axis.numbers().iter().map(|low| Some(*low as f64 / one)).collect(),
            None => vec![None],
        };
        let classes: Vec<Option<String>> = if has_class {
            class_words(scene)?.into_iter().map(Some).collect()
        } else {
            vec![None]
        };
        let (mut cells, mut codes) = (Vec::new(), Vec::new());
        for (band, low) in bands.iter().enumerate() {
            for (place, class) in classes.iter().enumerate() {
                let code = if has_class {
                    cube_code(place, classes.len())
                } else {
                    0
                };
                cells.push((*low, class.clone().filter(|_| by_class)));
                codes.push(code * bands.len() + band);
            }
        }
        Ok(Self { counts, cells, codes })
    }

    /// All who started, with the outcome, and not known, of a cell over all schools.
    fn total(&self, cell: usize) -> [u64; 3] {
        [0, 1, 2].map(|measure| self.counts.total_count(self.codes[cell], measure))
    }
}

/// The benchmarks of a yield, if there are any for it.
pub(super) fn beside(
    scene: &Scene<'_>,
    definition: &Definition,
    gate: &Gate,
    is_shown: bool,
) -> Option<YieldBenchmarks> {
    let benchmark = scene.settings.benchmark.as_ref()?;
    let counted = benchmark.counted(definition)?;
    let of = |by_score: bool, by_class: bool| -> Given<Benchmarked> {
        if !is_shown {
            return Err(Withheld::NotShown);
        }
        let own = Own::read(scene, definition, by_score, by_class)?;
        benchmarked(scene, gate, definition, benchmark, counted, &own)
    };
    let context = &scene.cube.context;
    let has_column = |name: &str| scene.cube.columns.iter().any(|column| column == name);
    let has_scores = benchmark.has_scores_of(context) && has_column("score_band");
    let has_backgrounds = has_scores && benchmark.has_backgrounds_of(context) && has_column("background");
    Some(YieldBenchmarks {
        source: benchmark.source.clone(),
        years: benchmark.years.clone(),
        licence: benchmark.licence.clone(),
        simulated: benchmark.simulated,
        raw: of(false, false),
        same_score: has_scores.then(|| of(true, false)),
        same_score_and_background: has_backgrounds.then(|| of(true, true)),
    })
}

fn benchmarked(
    scene: &Scene<'_>,
    gate: &Gate,
    definition: &Definition,
    benchmark: &Benchmark,
    counted: &Counted,
    own: &Own,
) -> Given<Benchmarked> {
    let schools = &own.counts.schools;
    let is_inside = schools.iter().all(|school| benchmark.schools.contains(school));
    // Cells of one band are one cell where backgrounds are not told apart: the school's part of it is the sum.
    let part_of = |whom: &(Option<f64>, Option<String>)| -> Given<Tally> {
        let same = (0..own.cells.len()).filter(|cell| own.cells[*cell] == *whom);
        same.map(|cell| own.total(cell))
            .map(|[n, with, _]| Ok(Tally::new(with, n)?))
            .try_fold(Tally::EMPTY, |sum, part: Given<Tally>| Ok(sum + part?))
    };
    let rate = |whom: &(Option<f64>, Option<String>)| -> Given<Option<NationalRate>> {
        let Some(count) = counted.of(whom.0, whom.1.as_deref()) else {
            return Ok(None);
        };
        let theirs = Tally::new(count.with, count.pupils)?;
        let ours = if is_inside { part_of(whom)? } else { Tally::EMPTY };
        let without_us = NationalRate::counted(theirs, ours);
        Ok(without_us
            .or_else(|_| NationalRate::counted(theirs, Tally::EMPTY))
            .ok())
    };
    let rates: Vec<Option<NationalRate>> = own.cells.iter().map(rate).collect::<Given<_>>()?;
    let cells: Vec<BenchmarkCell> = (0..own.cells.len())
        .map(|cell| {
            let [n, with, _] = own.total(cell);
            Ok(BenchmarkCell {
                own: Tally::new(with, n)?,
                national: rates[cell],
            })
        })
        .collect::<Given<_>>()?;
    let found = standardise(&cells)?;
    let needed = gate.rate_floor(definition);
    if found.pupils() < needed {
        return Err(Withheld::TooFew { needed });
    }
    let interval = if schools.len() <= 1 {
        found.points_mid_p(scene.confidence())?
    } else {
        check_interval(schools.len(), gate)?;
        by_school(scene, own, &rates)?
    };
    let expected = found.expected() / found.pupils() as f64;
    Ok(Benchmarked {
        expected,
        points: Figure {
            value: found.points().value,
            // No share is below nobody or above everybody.
            interval: Interval {
                low: interval.low.max(-expected),
                high: interval.high.min(1.0 - expected),
            },
        },
        is_of_all: found.without_rate().is_empty(),
    })
}

/// The interval of what schools have more or fewer than expected, per pupil.
fn by_school(scene: &Scene<'_>, own: &Own, rates: &[Option<NationalRate>]) -> Given<Interval> {
    let sums = (0..own.counts.schools.len()).map(|school| {
        let (mut pupils, mut surplus) = (0, 0.0);
        for (code, rate) in own.codes.iter().zip(rates) {
            if let Some(rate) = rate {
                let n = own.counts.count(school, *code, 0);
                pupils += n;
                surplus += own.counts.count(school, *code, 1) as f64 - n as f64 * rate.rate();
            }
        }
        SchoolSum::unweighted(pupils, surplus)
    });
    let sums: Vec<SchoolSum> = sums.collect();
    Ok(bell_mccaffrey::mean(&sums)?.interval(scene.confidence()))
}

/// Why no benchmark could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenchmarkRefusal {
    /// Each school could work out the others.
    TooFewSchools {
        /// How many it takes.
        needed: usize,
    },
    /// None of the indicators is a yield that these pupils have the columns for, with counts that may leave.
    NothingToCount,
}

impl Benchmark {
    /// Makes a benchmark of all pupils of a cube, of the counts that may be seen by everybody.
    ///
    /// # Errors
    /// See [`BenchmarkRefusal`].
    pub fn made(cube: &Cube, definitions: &[Definition], about: About) -> Result<Self, BenchmarkRefusal> {
        let settings = Settings {
            profile: Profile::publiek(),
            ..Settings::default()
        };
        let scene = Scene {
            cube,
            settings: &settings,
        };
        let mut schools = BTreeSet::new();
        let mut indicators = Vec::new();
        let yields = definitions.iter().filter(|definition| {
            definition.method == Method::DiplomaYield && missing(cube, definition).is_empty()
        });
        for definition in yields {
            let Ok(all) = Own::read(&scene, definition, false, false) else {
                continue;
            };
            if all.counts.schools.len() < FEWEST_COMPARED {
                let needed = FEWEST_COMPARED;
                return Err(BenchmarkRefusal::TooFewSchools { needed });
            }
            schools.extend(all.counts.schools.iter().cloned());
            let cells = shown(&scene, definition, &all);
            if cells.iter().any(|cell| cell.score.is_none()) {
                indicators.push(Counted {
                    id: definition.id.clone(),
                    population: definition.population_text().to_owned(),
                    numerator: definition.measured_text().to_owned(),
                    cells,
                });
            }
        }
        if indicators.is_empty() {
            return Err(BenchmarkRefusal::NothingToCount);
        }
        Ok(Self::new(about, &cube.context, schools, indicators))
    }
}

/// The counts of an indicator that may be seen by everybody: of all, by score, and by score and background.
fn shown(scene: &Scene<'_>, definition: &Definition, all: &Own) -> Vec<BenchmarkCount> {
    let id = |name: &str| format!("benchmark/{}/{name}", definition.id);
    let raw = |name: &str, axes: Vec<RawAxis>, own: &Own| {
        let parts = (0..own.cells.len()).flat_map(|cell| {
            let [n, with, unknown] = own.total(cell);
            [with, unknown, n.saturating_sub(with + unknown)]
        });
        RawTable {
            id: id(name),
            population: Terms::of(definition).base,
            counts: parts.collect(),
            axes: axes.into_iter().chain([yield_axis(definition)]).collect(),
            is_printed: true,
        }
    };
    let everybody = RawAxis {
        column: "all".to_owned(),
        words: vec!["all".to_owned()],
        kind: AxisKind::Classes,
        says: Says::Nothing,
    };
    let mut tables = vec![raw("all", vec![everybody], all)];
    let crossed = Own::read(scene, definition, true, true).ok();
    let one = scale(scene.cube, "score");
    let mut bands: Vec<f64> = Vec::new();
    let mut classes: Vec<String> = Vec::new();
    if let Some(crossed) = &crossed {
        bands = crossed.cells.iter().filter_map(|(low, _)| *low).collect();
        bands.dedup();
        let words = bands.iter().map(|low| format!("{:.0}", low * one));
        let mut axes = vec![RawAxis {
            column: "score_band".to_owned(),
            words: words.collect(),
            kind: AxisKind::Classes,
            says: Says::Value,
        }];
        if let Ok(words) = class_words(scene)
            && crossed.cells.iter().any(|(_, class)| class.is_some())
        {
            axes.push(background_axis(&words));
            classes = words;
        }
        tables.push(raw("by-score", axes, crossed));
    }
    let gate = Gate::pass(&tables, &scene.settings.profile, None);
    let mut cells = Vec::new();
    let mut add = |table: &str, score: Option<f64>, class: Option<&String>, place: Vec<Option<usize>>| {
        let at = |word: Option<usize>| place.iter().copied().chain([word]).collect::<Vec<_>>();
        let seen = |word: Option<usize>| gate.table(&id(table))?.cell(&at(word)).count();
        if let (Some(pupils), Some(with)) = (seen(None), seen(Some(0)))
            && pupils > 0
        {
            cells.push(BenchmarkCount {
                score,
                background: class.cloned(),
                pupils,
                with,
            });
        }
    };
    add("all", None, None, vec![Some(0)]);
    for (band, low) in bands.iter().enumerate() {
        if classes.is_empty() {
            add("by-score", Some(*low), None, vec![Some(band)]);
            continue;
        }
        add("by-score", Some(*low), None, vec![Some(band), None]);
        for (place, class) in classes.iter().enumerate() {
            add("by-score", Some(*low), Some(class), vec![Some(band), Some(place)]);
        }
    }
    cells
}
