//! From the cube to findings: one file per family of methods.
//!
//! Two steps. First every method says which tables it would like to show; they pass the gate together.
//! Then it makes its figures, for the groups that came through.

mod benchmarks;
mod conditional;
mod corrected;
mod crossing;
mod curved;
mod decomposition;
mod equal_score;
mod events;
mod groups;
mod ladder;
mod plain;
mod ratio;
mod schools;
mod segregation;
mod test_advice;
mod unknown;
mod yields;

pub use benchmarks::BenchmarkRefusal;
pub use conditional::{AT_CEILING, MUCH_UNKNOWN};
pub use equal_score::BAND_ENDS;
pub use plain::SMALL_FEEDERS;
pub use yields::YIELD_WORDS;

pub(crate) use crate::cube::plan::Terms;
pub(crate) use groups::{cube_code, means_of, share_within, shares_of};
pub(crate) use plain::counts_only;

use crate::benchmark::Benchmark;
use crate::cube::plan::outside;
use crate::cube::{Cube, CubeContext, CubeTable};
use crate::definition::{Definition, Measured, Method};
use crate::finding::{Body, Figure, Finding, Given, Withheld};
use crate::gate::{Frame, Gate, RawTable, SafeCell};
use crate::rounding::rounded;
use disclosure::{Certificate, Profile};
use statistics::replicates::Replicates;
use statistics::{Confidence, Estimate, Interval};
use std::collections::BTreeMap;
use vocabulary::r1;

/// For whom a report is made, and how its randomness is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The disclosure profile.
    pub profile: Profile,
    /// The number of bootstrap replicates.
    pub replicates: usize,
    /// The seed of the bootstrap.
    pub seed: u64,
    /// The number of pupils that the report prints, if it does: known to whoever reads it.
    pub printed_total: Option<u64>,
    /// What the diplomas of all who started are set beside.
    pub benchmark: Option<Benchmark>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Profile::bestuur(),
            replicates: 1000,
            seed: 2022,
            printed_total: None,
            benchmark: None,
        }
    }
}

/// An indicator that these pupils have no columns for.
#[derive(Debug, Clone, PartialEq)]
pub struct NotApplicable {
    /// The indicator.
    pub definition: Definition,
    /// The columns that are not there.
    pub missing: Vec<&'static str>,
}

/// All findings of one measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// One per indicator that applies, in the order of the report.
    pub findings: Vec<Finding>,
    /// The indicators that do not apply.
    pub not_applicable: Vec<NotApplicable>,
    /// What disclosure control did, and the result of attacking its outcome.
    pub certificate: Certificate,
    /// The profile that was used.
    pub profile: &'static str,
}

/// Below this many schools the bootstrap leans on t (Cameron, Gelbach & Miller 2008): percentiles over 25 schools
/// covered 92% in simulated boards.
const FEW_SCHOOLS: usize = 50;
/// The fewest schools over which a measure of their differences is told outside the schools themselves: with two
/// or three, each can work out the others.
const FEWEST_COMPARED: usize = 10;

/// The fewest schools over which an interval is told outside the schools themselves. The interval of two schools
/// is as wide as they differ: with the size of the group it gives how many pupils of it each has, and with three a
/// school that knows its own pupils can take itself out.
const FEWEST_IN_AN_INTERVAL: usize = 4;

/// Refuses an interval over two or three schools, where small counts are hidden.
pub(crate) fn check_interval(schools: usize, gate: &Gate) -> Given<()> {
    if gate.hides_counts() && schools < FEWEST_IN_AN_INTERVAL {
        return Err(Withheld::TooFewSchools {
            needed: FEWEST_IN_AN_INTERVAL as u64,
        });
    }
    Ok(())
}

/// The lowest and the highest class of which enough pupils are shown.
///
/// Only what is shown decides, or the choice would tell how large a hidden class is.
fn compared(sizes: impl Iterator<Item = SafeCell>, needed: u64) -> Given<(usize, usize)> {
    let sizes: Vec<SafeCell> = sizes.collect();
    let fits = |place: &usize| sizes[*place].count().is_some_and(|count| count >= needed);
    let mut fit = (0..sizes.len()).filter(fits);
    match (fit.next(), fit.next_back()) {
        (Some(low), Some(high)) => Ok((low, high)),
        _ if sizes.contains(&SafeCell::NotShown) => Err(Withheld::NotShown),
        _ => Err(Withheld::TooFew { needed }),
    }
}

/// Refuses a measure of differences between schools over too few of them, where small counts are hidden.
fn check_schools(schools: usize, gate: &Gate) -> Given<()> {
    if gate.hides_counts() && schools > 1 && schools < FEWEST_COMPARED {
        return Err(Withheld::TooFewSchools {
            needed: FEWEST_COMPARED as u64,
        });
    }
    Ok(())
}

/// What every method works from.
pub(crate) struct Scene<'a> {
    pub cube: &'a Cube,
    pub settings: &'a Settings,
}

impl Scene<'_> {
    fn confidence(&self) -> Confidence {
        Confidence::default()
    }

    fn figure(&self, estimate: &Estimate) -> Figure {
        Figure {
            value: estimate.value,
            interval: estimate.interval(self.confidence()),
        }
    }

    /// The interval of a bootstrap over schools. With few schools percentiles are too narrow: then
    /// the spread of the replicates is used with t and one degree of freedom less than there are schools.
    fn school_interval(&self, replicates: &Replicates, value: f64, schools: usize) -> Given<Interval> {
        if schools >= FEW_SCHOOLS {
            return Ok(replicates.percentile_interval(self.confidence())?);
        }
        let degrees = schools.saturating_sub(1).max(1) as f64;
        Ok(Estimate::student(value, replicates.standard_deviation()?, degrees).interval(self.confidence()))
    }

    fn table(&self, axes: &[&str]) -> Given<&CubeTable> {
        self.cube.table(axes).ok_or(Withheld::NotShown)
    }
}

/// Makes all findings of a cube.
///
/// Progress is told once per indicator: how many of how many are done.
#[must_use]
pub fn measure(
    cube: &Cube,
    definitions: &[Definition],
    settings: &Settings,
    mut progress: impl FnMut(usize, usize),
) -> Measurement {
    let scene = Scene { cube, settings };
    let (apply, not): (Vec<&Definition>, Vec<&Definition>) = in_order(definitions)
        .into_iter()
        .partition(|definition| missing(cube, definition).is_empty());
    let wishes: Vec<Vec<RawTable>> = apply
        .iter()
        .map(|definition| tables(&scene, definition))
        .collect();
    let names: Vec<Vec<String>> = wishes
        .iter()
        .map(|tables| {
            let printed = tables.iter().filter(|table| table.is_printed);
            printed.map(|table| table.id.clone()).collect()
        })
        .collect();
    // Careers are many small counts: they come second, so that they cost no figure that was told before them.
    let (mut known, mut careers) = (Vec::new(), Vec::new());
    for (definition, tables) in apply.iter().zip(wishes) {
        if definition.is_about_a_career() {
            careers.extend(tables);
        } else {
            known.extend(tables);
        }
    }
    let frame = Frame::of(cube);
    let gate = Gate::pass_in_turn(
        &[known, careers],
        &settings.profile,
        settings.printed_total,
        frame.as_ref(),
    );
    let count = apply.len();
    let findings = (0..)
        .zip(apply.into_iter().zip(names))
        .map(|(done, (definition, names))| {
            progress(done, count);
            let found = finding(&scene, definition, &names, &gate);
            if gate.hides_counts() {
                rounded(found)
            } else {
                found
            }
        })
        .collect();
    progress(count, count);
    Measurement {
        findings,
        not_applicable: not
            .into_iter()
            .map(|definition| NotApplicable {
                definition: definition.clone(),
                missing: missing(cube, definition),
            })
            .collect(),
        certificate: gate.certificate().clone(),
        profile: settings.profile.name(),
    }
}

/// The definitions in the order of a report.
pub(crate) fn in_order(definitions: &[Definition]) -> Vec<&Definition> {
    let mut ordered: Vec<&Definition> = definitions.iter().collect();
    ordered.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    ordered
}

pub(crate) fn missing(cube: &Cube, definition: &Definition) -> Vec<&'static str> {
    let has = |name: &str| cube.columns.iter().any(|column| column == name);
    definition
        .columns()
        .into_iter()
        .filter(|name| !has(name))
        .collect()
}

pub(crate) fn tables(scene: &Scene<'_>, definition: &Definition) -> Vec<RawTable> {
    let tables = match definition.method {
        Method::GroupShares | Method::GroupMeans => groups::tables(scene, definition),
        Method::ConditionalShares | Method::ConditionalMeans | Method::Decomposition => {
            equal_score::tables(scene, definition)
        }
        Method::Mobility | Method::Superiority => ladder::tables(scene, definition),
        Method::Segregation => segregation::tables(scene, definition),
        Method::SchoolEffects | Method::Funnel | Method::Gradient => schools::tables(scene, definition),
        Method::UnknownBackground => unknown::tables(scene, definition),
        Method::Distribution | Method::Reconsideration | Method::AgainstAdvice => {
            plain::tables(scene, definition)
        }
        Method::Crossing => crossing::tables(scene, definition),
        Method::Ratio => ratio::tables(scene, definition),
        Method::AtEqualTestAdvice => test_advice::tables(scene, definition),
        Method::EventHistory => events::tables(scene, definition),
        Method::DiplomaYield => yields::tables(scene, definition),
    };
    // A table that cannot be made is told once, by the figures that would rest on it.
    tables.unwrap_or_default()
}

/// `names` are the tables that the definition asked for.
fn finding(scene: &Scene<'_>, definition: &Definition, names: &[String], gate: &Gate) -> Finding {
    let weighs = matches!(
        definition.method,
        Method::GroupMeans | Method::Gradient | Method::Distribution
    );
    let body = match definition.method {
        // A figure that leaves the weights out would be of nobody in particular.
        _ if scene.cube.context.weighted && !weighs => Err(Withheld::Weighted),
        Method::GroupShares => groups::shares(scene, definition, gate).map(Body::Shares),
        Method::GroupMeans => groups::means(scene, definition, gate).map(Body::Means),
        Method::ConditionalShares | Method::ConditionalMeans => {
            conditional::conditional(scene, definition, gate).map(|found| Body::Conditional(Box::new(found)))
        }
        Method::Decomposition => decomposition::split(scene, definition, gate).map(Body::Split),
        Method::Mobility => ladder::mobility(scene, definition, gate).map(Body::Mobility),
        Method::Superiority => ladder::superiority(scene, definition, gate).map(Body::Superiority),
        Method::Segregation => segregation::segregation(scene, definition, gate).map(Body::Segregation),
        Method::SchoolEffects => schools::effects(scene, definition, gate).map(Body::SchoolEffects),
        Method::Funnel => schools::funnel(scene, definition, gate).map(Body::Funnel),
        Method::Gradient => schools::gradient(scene, definition, gate).map(Body::Gradient),
        Method::UnknownBackground => unknown::unknown(scene, definition, gate).map(Body::Unknown),
        Method::Distribution | Method::Reconsideration | Method::AgainstAdvice => {
            plain::counts_only(definition, gate)
        }
        Method::Crossing => crossing::crossing(scene, definition, gate),
        Method::Ratio => ratio::found(scene, definition, gate).map(Body::Ratio),
        Method::AtEqualTestAdvice => test_advice::found(scene, definition, gate).map(Body::AtEqualTestAdvice),
        Method::EventHistory => events::found(scene, definition, gate).map(Body::Events),
        Method::DiplomaYield => {
            yields::found(scene, definition, gate).map(|found| Body::Yields(Box::new(found)))
        }
    };
    let shown = names.iter().filter_map(|name| gate.table(name).cloned());
    let outside_population = reaches_outside(scene, definition);
    let body = if outside_population {
        Err(Withheld::NotShown)
    } else {
        body
    };
    Finding {
        definition: definition.clone(),
        body,
        tables: shown.collect(),
        outside_population,
    }
}

/// Whether the numerator counts anybody whom the population does not.
fn reaches_outside(scene: &Scene<'_>, definition: &Definition) -> bool {
    let Measured::Outcome(outcome) = &definition.measured else {
        return false;
    };
    let Some(table) = scene.cube.table(&[]) else {
        return false;
    };
    let place = table.measure(&outside(definition, outcome).key());
    place
        .and_then(|place| table.cell(0).map(|numbers| numbers[place] > 0))
        .unwrap_or(false)
}

/// The first 64 bits of BLAKE3 of a school's code: what the bootstrap draws by.
fn school_unit(code: &str) -> u64 {
    let hash = blake3::hash(code.as_bytes());
    let first: [u8; 8] = hash.as_bytes()[..8].try_into().unwrap_or_default();
    u64::from_le_bytes(first)
}

/// Counts of a table per school, each school with its inner cells in one row. Measures by their keys.
pub(crate) struct BySchool {
    /// The codes of the schools that have a pupil in these cells.
    pub schools: Vec<String>,
    /// `schools x inner x measures`.
    numbers: Vec<i128>,
    /// The same over all schools: `inner x measures`.
    totals: Vec<i128>,
    inner: usize,
    measures: usize,
}

impl BySchool {
    /// Reads the measures of a table whose first axis is the school.
    pub fn read(table: &CubeTable, keys: &[String]) -> Given<Self> {
        let places: Vec<usize> = keys
            .iter()
            .map(|key| table.measure(key))
            .collect::<Option<_>>()
            .ok_or(Withheld::NotShown)?;
        let inner = table.axes[1..]
            .iter()
            .map(|axis| axis.words.len())
            .product::<usize>();
        let width = inner * keys.len();
        let mut read = Self {
            schools: Vec::new(),
            numbers: Vec::new(),
            totals: vec![0; width],
            inner,
            measures: keys.len(),
        };
        // Cells come school by school, because the school is the first axis.
        let mut latest = None;
        for (index, values) in table.occupied_by_index() {
            let (school, cell) = (index as usize / inner, index as usize % inner);
            if places.iter().all(|place| values[*place] == 0) {
                continue;
            }
            if latest != Some(school) {
                latest = Some(school);
                read.schools.push(table.axes[0].words[school].clone());
                read.numbers.resize(read.numbers.len() + width, 0);
            }
            let row = read.numbers.len() - width;
            for (measure, place) in places.iter().enumerate() {
                let slot = cell * places.len() + measure;
                read.numbers[row + slot] = values[*place];
                read.totals[slot] += values[*place];
            }
        }
        Ok(read)
    }

    /// A number of a school.
    pub fn number(&self, school: usize, cell: usize, measure: usize) -> i128 {
        self.numbers[(school * self.inner + cell) * self.measures + measure]
    }

    /// The same over all schools.
    pub fn total(&self, cell: usize, measure: usize) -> i128 {
        self.totals[cell * self.measures + measure]
    }

    /// A count of a school.
    pub fn count(&self, school: usize, cell: usize, measure: usize) -> u64 {
        u64::try_from(self.number(school, cell, measure)).unwrap_or(0)
    }

    /// A count over all schools.
    pub fn total_count(&self, cell: usize, measure: usize) -> u64 {
        u64::try_from(self.total(cell, measure)).unwrap_or(0)
    }

    /// The bootstrap units of the schools.
    pub fn units(&self) -> Vec<u64> {
        self.schools.iter().map(|code| school_unit(code)).collect()
    }
}

/// The keys of the measures of a definition.
pub(crate) fn keys(measures: &[crate::cube::plan::Measure]) -> Vec<String> {
    measures.iter().map(crate::cube::plan::Measure::key).collect()
}

/// The decimals of the columns in play, for turning whole numbers back into measures.
pub(crate) fn scales(context: &CubeContext) -> BTreeMap<&'static str, f64> {
    let one = |decimals: Option<vocabulary::Decimals>| decimals.map_or(1.0, |decimals| decimals.one() as f64);
    BTreeMap::from([
        ("score", one(context.condition.as_ref().map(|test| test.decimals))),
        (
            "outcome_score",
            one(context.outcome.as_ref().map(|test| test.decimals)),
        ),
        (
            "background_measure",
            one(context
                .background
                .as_ref()
                .and_then(|background| background.measure_decimals)),
        ),
        ("weight", vocabulary::Decimals::WEIGHT.one() as f64),
        ("r1_score", r1::DECIMALS.one() as f64),
    ])
}

/// The number of units in one of a column; columns that count half levels are whole numbers.
pub(crate) fn scale(cube: &Cube, column: &str) -> f64 {
    scales(&cube.context).get(column).copied().unwrap_or(1.0)
}
