//! The tasks: what is prepared beforehand, what is timed, and the number by which engines are compared.

use crate::Fault;
use crate::clock::Parts;
use crate::counts::{Facts, LOWEST_SCORE, Moments, SCORES};
use crate::indicators;
use crate::pupils::{self, EIGHT_GROUPS, LOW_AND_REST};
use clap::ValueEnum;
use disclosure::{Axis, Ledger, Profile, ReleaseBuilder, protect};
use intake::{Import, Mapping};
use measuring::cube::Cube;
use measuring::definition::Definition;
use measuring::{Choice, Measurement, Settings, count, measure, numbers};
use statistics::bootstrap::{PupilCell, SchoolWeights, pupil_replicates, weighted_sums};
use statistics::g_computation::{Population, counterfactuals, risk_difference};
use statistics::least_squares::{CrossProducts, clustered};
use statistics::logit::{self, BinomialCell};
use statistics::multilevel::{Criterion, fit_random_intercept};
use statistics::randomness::splitmix64;
use statistics::segregation::{SegregationMeter, UnitsByGroups, segregation};
use statistics::segregation_replicates::WeightedUnits;
use statistics::standardisation::{Weights, standardised_gap};
use statistics::{Stratum, Tally};
use std::path::{Path, PathBuf};
use vocabulary::Tables;

/// A task, named as in `peers.py`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Task {
    /// Reading the file.
    Load,
    /// The share with a high advice by group and by school and group.
    Rates,
    /// The gap at equal score.
    Condgap,
    /// Group by diploma level.
    Mobility,
    /// H, D and M.
    Seg,
    /// H and D under school replicates.
    #[value(name = "segboot200-schools")]
    SegbootSchools,
    /// H and D under pupil replicates.
    #[value(name = "segboot200-pupils")]
    SegbootPupils,
    /// The gap at equal score under school replicates.
    #[value(name = "gapboot200-schools")]
    GapbootSchools,
    /// Least squares with errors clustered by school.
    OlsCluster,
    /// Logit, then the difference in mean predicted share.
    LogitGcomp,
    /// Random intercept per school, REML.
    Mixedlm,
    /// Hiding, attacking and certifying schools by groups.
    Disclosure,
    /// Reading, cube, all figures of the default report, and the gap that the peers compare.
    Report,
    /// Reading the same pupils from CSV.
    IntakeCsv,
}

/// What came of a run.
#[derive(Default)]
pub struct Answer {
    /// The numbers by which engines are compared.
    pub check: Vec<f64>,
    /// Other things to tell, by name.
    pub also: Vec<(&'static str, serde_json::Value)>,
}

impl Answer {
    fn of(check: Vec<f64>) -> Self {
        Self {
            check,
            also: Vec::new(),
        }
    }

    /// The mean of replicates, with what is needed to judge whether two means agree.
    fn of_replicates(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let spread = (squares / (n - 1.0)).sqrt();
        Self {
            check: vec![mean],
            also: vec![("spread", spread.into()), ("drawn", values.len().into())],
        }
    }

    fn also(mut self, name: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.also.push((name, value.into()));
        self
    }
}

/// A task with all that is made before the clock starts.
pub struct Job {
    task: Task,
    replicates: usize,
    seed: u64,
    path: PathBuf,
    mapping: Mapping,
    import: Option<Import>,
    /// Holds the CSV until the end.
    _folder: Option<tempfile::TempDir>,
}

impl Job {
    /// Reads what is not part of the time.
    pub fn prepare(task: Task, data: &Path, replicates: usize, seed: u64) -> Result<Self, Fault> {
        let mut job = Self {
            task,
            replicates,
            seed,
            path: data.to_owned(),
            mapping: pupils::mapping()?,
            import: None,
            _folder: None,
        };
        match task {
            Task::Load | Task::Report => {}
            Task::IntakeCsv => {
                let import = pupils::read(data, &job.mapping)?;
                let folder = tempfile::tempdir()?;
                job.path = folder.path().join("pupils.csv");
                pupils::write_csv(&import.tables, &job.path)?;
                job._folder = Some(folder);
            }
            _ => job.import = Some(pupils::read(data, &job.mapping)?),
        }
        Ok(job)
    }

    /// Does the task once.
    pub fn run(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        match self.task {
            Task::Load | Task::IntakeCsv => self.load(parts),
            Task::Rates => {
                let definition = indicators::with_outcome_of_table("havo-advice")?;
                let measurement = self.measured(definition, parts)?;
                Ok(Answer::of(vec![figure(&measurement, "group.g0")?]))
            }
            Task::Mobility => {
                let measurement = self.measured(indicators::one("diploma-mobility")?, parts)?;
                Ok(Answer::of(vec![share_of_high_diplomas(&measurement)?]))
            }
            Task::Condgap => self.gap(parts),
            Task::Seg => self.segregation(parts),
            Task::SegbootSchools => self.segregation_of_schools(parts),
            Task::SegbootPupils => self.segregation_of_pupils(parts),
            Task::GapbootSchools => self.gap_of_schools(parts),
            Task::OlsCluster => self.least_squares(parts),
            Task::LogitGcomp => self.logit(parts),
            Task::Mixedlm => self.mixed(parts),
            Task::Disclosure => self.disclosure(parts),
            Task::Report => self.report(parts),
        }
    }

    fn tables(&self) -> Result<&Tables, Fault> {
        Ok(&self
            .import
            .as_ref()
            .ok_or("the pupils were read beforehand")?
            .tables)
    }

    fn facts(&self) -> Result<Facts<'_>, Fault> {
        Facts::of(self.tables()?)
    }

    /// As a school measures for itself: elsewhere figures are rounded, and could not be held against the peers.
    fn settings(&self) -> Settings {
        Settings {
            profile: Profile::intern(),
            replicates: self.replicates,
            seed: self.seed,
            ..Settings::default()
        }
    }

    /// Makes the cube of one definition.
    fn cube(&self, definition: &Definition, background: usize, parts: &mut Parts) -> Result<Cube, Fault> {
        let tables = self.tables()?;
        let definitions = std::slice::from_ref(definition);
        parts.time("cube", || Ok(count(tables, choice(background), definitions)))
    }

    /// Makes the cube of a definition of the repository that holds the counts of schools by groups.
    fn cube_of_segregation(&self, parts: &mut Parts) -> Result<(), Fault> {
        self.cube(&indicators::one("school-segregation")?, EIGHT_GROUPS, parts)?;
        Ok(())
    }

    /// Makes the cube that holds the counts of schools by scores of two groups.
    fn cube_of_gap(&self, background: usize, parts: &mut Parts) -> Result<(), Fault> {
        let definition = indicators::with_outcome_of_table("havo-advice-gap-at-equal-score")?;
        self.cube(&definition, background, parts)?;
        Ok(())
    }

    fn load(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let import = parts.time("read", || pupils::read(&self.path, &self.mapping))?;
        let rows = import.tables.pupils() as f64;
        let spent = parts.total();
        Ok(Answer::of(vec![rows])
            .also("rows_per_second", rows / spent.wall)
            .also("rows_per_cpu_second", rows / spent.cpu))
    }

    /// Cube and figures through the gate, as the program makes them.
    fn measured(&self, definition: Definition, parts: &mut Parts) -> Result<Measurement, Fault> {
        let cube = self.cube(&definition, EIGHT_GROUPS, parts)?;
        let settings = self.settings();
        parts.time("figures", || {
            Ok(measure(&cube, &[definition], &settings, |_, _| {}))
        })
    }

    fn gap(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let state = self.facts()?.by_score(LOW_AND_REST);
        self.cube_of_gap(LOW_AND_REST, parts)?;
        let gap = parts.time("estimate", || {
            Ok(standardised_gap(
                &strata(&over_schools(&state))?,
                Weights::Pooled,
            )?)
        })?;
        Ok(Answer::of(vec![gap.gap.value]))
    }

    fn gap_of_schools(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let state = self.facts()?.by_score(LOW_AND_REST);
        let keys = self.school_keys()?;
        self.cube_of_gap(LOW_AND_REST, parts)?;
        let values = parts.time("replicates", || {
            let weights = SchoolWeights::new(self.seed, self.replicates, &keys);
            let sums = weighted_sums(&weights, &state, WIDTH)?;
            let gap = |sums: &[u64]| -> Result<f64, Fault> {
                Ok(standardised_gap(&strata(sums)?, Weights::Pooled)?.gap.value)
            };
            sums.chunks_exact(WIDTH).map(gap).collect::<Result<Vec<_>, _>>()
        })?;
        Ok(Answer::of_replicates(&values))
    }

    fn segregation(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let counts = self.facts()?.by_class(EIGHT_GROUPS);
        let pair = self.facts()?.by_class(LOW_AND_REST);
        self.cube_of_segregation(parts)?;
        let (all, two) = parts.time("estimate", || {
            let all = segregation(UnitsByGroups::new(&counts, GROUPS)?)?;
            Ok((all, segregation(UnitsByGroups::new(&pair, 2)?)?))
        })?;
        Ok(Answer::of(vec![
            all.entropy_index,
            two.dissimilarity,
            all.mutual_information,
        ]))
    }

    fn segregation_of_schools(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let counts = self.facts()?.by_class(EIGHT_GROUPS);
        let pair = self.facts()?.by_class(LOW_AND_REST);
        let keys = self.school_keys()?;
        self.cube_of_segregation(parts)?;
        let values = parts.time("replicates", || {
            let weights = SchoolWeights::new(self.seed, self.replicates, &keys);
            let mut all = WeightedUnits::new(UnitsByGroups::new(&counts, GROUPS)?);
            let mut two = WeightedUnits::new(UnitsByGroups::new(&pair, 2)?);
            (0..self.replicates)
                .map(|replicate| {
                    let weights = weights.of_replicate(replicate);
                    std::hint::black_box(two.measure(weights)?.dissimilarity);
                    Ok(all.measure(weights)?.entropy_index)
                })
                .collect::<Result<Vec<_>, Fault>>()
        })?;
        Ok(Answer::of_replicates(&values))
    }

    fn segregation_of_pupils(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let counts = self.facts()?.by_class(EIGHT_GROUPS);
        let keys = self.school_keys()?;
        self.cube_of_segregation(parts)?;
        let values = parts.time("replicates", || {
            let cell = |(place, pupils): (usize, &u64)| PupilCell {
                key: keys[place / GROUPS].rotate_left(8) ^ (place % GROUPS) as u64,
                pupils: *pupils,
            };
            let cells: Vec<PupilCell> = counts.iter().enumerate().map(cell).collect();
            let mut drawn = vec![0; self.replicates * cells.len()];
            pupil_replicates(self.seed, self.replicates, &cells, |cell, draws| {
                for (replicate, draw) in draws.iter().enumerate() {
                    drawn[replicate * cells.len() + cell] = *draw;
                }
            });
            let mut meter = SegregationMeter::new(4096);
            let mut pair = vec![0; cells.len() / GROUPS * 2];
            drawn
                .chunks_exact(cells.len())
                .map(|counts| {
                    for (pair, row) in pair.chunks_exact_mut(2).zip(counts.chunks_exact(GROUPS)) {
                        pair[0] = row[..LOW_GROUPS].iter().sum();
                        pair[1] = row[LOW_GROUPS..].iter().sum();
                    }
                    std::hint::black_box(meter.measure(UnitsByGroups::new(&pair, 2)?)?.dissimilarity);
                    Ok(meter.measure(UnitsByGroups::new(counts, GROUPS)?)?.entropy_index)
                })
                .collect::<Result<Vec<_>, Fault>>()
        })?;
        Ok(Answer::of_replicates(&values))
    }

    fn least_squares(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let moments = self.facts()?.moments(EIGHT_GROUPS, ORIGIN);
        self.cube_of_gap(EIGHT_GROUPS, parts)?;
        let fit = parts.time("estimate", || {
            let schools = moments.chunks_exact(GROUPS).map(|school| {
                let mut sums = CrossProducts::new(GROUPS + 1);
                for (group, cell) in school.iter().enumerate() {
                    sums.merge(&linear_part(cell, group)?)?;
                }
                Ok(sums)
            });
            Ok(clustered(&schools.collect::<Result<Vec<_>, Fault>>()?)?)
        })?;
        let score = fit.coefficient(1).ok_or("the score has a coefficient")?;
        Ok(Answer::of(vec![score.value, score.standard_error]))
    }

    fn logit(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let state = self.facts()?.by_score(LOW_AND_REST);
        self.cube_of_gap(LOW_AND_REST, parts)?;
        let (plain, by_school) = parts.time("estimate", || {
            let total = over_schools(&state);
            let cells = binomial_cells(&total)?;
            let fit = logit::fit(&cells, 4)?;
            let pupils = counterfactuals(&cells, 3, Population::All)?;
            let plain = risk_difference(&fit.fitted, &pupils)?;
            // The peers stop here; what a report prints also has an error that allows for schools.
            let schools = state.chunks_exact(WIDTH).map(|school| {
                let counts: Vec<u64> = school.iter().copied().map(u64::from).collect();
                binomial_cells(&counts)
            });
            let schools = schools.collect::<Result<Vec<_>, Fault>>()?;
            let by_school = risk_difference(&logit::clustered(&fit, &schools)?, &pupils)?;
            Ok((plain, by_school))
        })?;
        Ok(Answer::of(vec![plain.value])
            .also("standard_error_by_school", by_school.standard_error)
            .also("note", "with a standard error clustered by school as well"))
    }

    fn mixed(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let moments = self.facts()?.moments(LOW_AND_REST, ORIGIN);
        self.cube(&indicators::advice_at_equal_score()?, LOW_AND_REST, parts)?;
        let fit = parts.time("estimate", || {
            let schools = moments.chunks_exact(2).map(|school| {
                let mut sums = CrossProducts::new(3);
                for (place, cell) in school.iter().enumerate() {
                    sums.merge(&mixed_part(cell, place == 0)?)?;
                }
                Ok(sums)
            });
            let schools = schools.collect::<Result<Vec<_>, Fault>>()?;
            Ok(fit_random_intercept(&schools, Criterion::Restricted)?)
        })?;
        let low = fit.fixed.coefficients()[2];
        Ok(Answer::of(vec![low, fit.between_variance, fit.within_variance]))
    }

    fn disclosure(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let counts = self.facts()?.by_class(EIGHT_GROUPS);
        self.cube_of_segregation(parts)?;
        let safe = parts.time("disclosure", || {
            let mut builder = ReleaseBuilder::new();
            let axes = [Axis::classes(counts.len() / GROUPS), Axis::classes(GROUPS)];
            builder
                .table(&axes, &counts)
                .map_err(|refusal| format!("the table for disclosure control: {refusal:?}"))?;
            let release = builder
                .build()
                .map_err(|refusal| format!("the release: {refusal:?}"))?;
            Ok(protect(&release, &Profile::bestuur(), &Ledger::new()))
        })?;
        let small = counts.iter().filter(|count| (1..10).contains(*count)).count();
        let certificate = safe.certificate();
        Ok(Answer::of(vec![small as f64]).also(
            "note",
            format!(
                "hides {} cells for themselves and {} to protect them, all attacked",
                certificate.hidden_primary, certificate.hidden_secondary
            ),
        ))
    }

    fn report(&self, parts: &mut Parts) -> Result<Answer, Fault> {
        let definitions = indicators::all()?;
        let compared = [indicators::with_outcome_of_table(
            "havo-advice-gap-at-equal-score",
        )?];
        let settings = self.settings();
        let import = parts.time("read", || pupils::read(&self.path, &self.mapping))?;
        let tables = &import.tables;
        let cube = parts.time("cube", || Ok(count(tables, choice(EIGHT_GROUPS), &definitions)))?;
        let measurement = parts.time("figures", || {
            let settings = Settings {
                profile: Profile::bestuur(),
                ..settings.clone()
            };
            Ok(measure(&cube, &definitions, &settings, |_, _| {}))
        })?;
        let default_report = parts.total();
        // The default report sets the lowest group against the highest; the peers set 0-2 against the rest.
        let compared_cube = parts.time("cube of the compared gap", || {
            Ok(count(tables, choice(LOW_AND_REST), &compared))
        })?;
        let gap = parts.time("figures of the compared gap", || {
            Ok(measure(&compared_cube, &compared, &settings, |_, _| {}))
        })?;
        let note = format!(
            "the default report ({} indicators) alone: {:.3} CPU s",
            measurement.findings.len(),
            default_report.cpu
        );
        Ok(Answer::of(vec![figure(&gap, "standardised")?])
            .also("default_report_cpu", default_report.cpu)
            .also("default_report_wall", default_report.wall)
            .also("note", note))
    }

    fn school_keys(&self) -> Result<Vec<u64>, Fault> {
        let schools = 0..self.tables()?.schools.len() as u64;
        Ok(schools.map(splitmix64).collect())
    }
}

const GROUPS: usize = 8;
/// Groups 0 to 2 are the low ones.
const LOW_GROUPS: usize = 3;
/// Counts per school: scores, two groups, pupils and pupils with a high advice.
const WIDTH: usize = SCORES * 4;
/// What the score is counted from in the regressions, so that squares keep their digits.
const ORIGIN: i64 = 535;

fn choice(background: usize) -> Choice {
    Choice {
        background: Some(background),
        condition: Some(0),
        outcome: None,
    }
}

/// A figure of the first finding by its name.
fn figure(measurement: &Measurement, name: &str) -> Result<f64, Fault> {
    let finding = measurement.findings.first().ok_or("the indicator applies")?;
    let found = numbers(finding);
    let number = found.iter().find(|number| number.name == name);
    Ok(number
        .ok_or_else(|| format!("the figure {name} was not given"))?
        .value)
}

fn share_of_high_diplomas(measurement: &Measurement) -> Result<f64, Fault> {
    let table = measurement
        .findings
        .first()
        .and_then(|finding| finding.tables.first());
    let table = table.ok_or("mobility shows a table")?;
    let count = |level: Option<usize>| table.cell(&[Some(0), level]).count();
    let levels = table
        .axes()
        .get(1)
        .ok_or("mobility has levels")?
        .words
        .iter()
        .enumerate();
    let high = levels.filter(|(_, word)| matches!(word.as_str(), "havo" | "vwo"));
    let high: Option<u64> = high.map(|(place, _)| count(Some(place))).sum();
    match (high, count(None)) {
        (Some(high), Some(all)) => Ok(high as f64 / all as f64),
        _ => Err("the counts of the lowest group are shown".into()),
    }
}

/// Counts of schools added up.
fn over_schools(state: &[u32]) -> Vec<u64> {
    let mut total = vec![0; WIDTH];
    for school in state.chunks_exact(WIDTH) {
        for (sum, count) in total.iter_mut().zip(school) {
            *sum += u64::from(*count);
        }
    }
    total
}

fn strata(counts: &[u64]) -> Result<Vec<Stratum>, Fault> {
    let stratum = |cell: &[u64]| {
        Ok(Stratum {
            focal: Tally::new(cell[1], cell[0])?,
            reference: Tally::new(cell[3], cell[2])?,
        })
    };
    counts.chunks_exact(4).map(stratum).collect()
}

/// One cell per score and group: constant, score, its square, low; the score as (score - 535) / 10.
fn binomial_cells(counts: &[u64]) -> Result<Vec<BinomialCell>, Fault> {
    let cell = |(place, tally): (usize, &[u64])| {
        let score = (LOWEST_SCORE + (place / 2) as i64 - ORIGIN) as f64 / 10.0;
        let low = f64::from(u8::from(place.is_multiple_of(2)));
        Ok(BinomialCell {
            x: vec![1.0, score, score * score, low],
            outcomes: Tally::new(tally[1], tally[0])?,
        })
    };
    counts.chunks_exact(2).enumerate().map(cell).collect()
}

/// The cross-products of constant, score and groups 1 to 7, for the pupils of one group of a school.
fn linear_part(cell: &Moments, group: usize) -> Result<CrossProducts, Fault> {
    let columns = GROUPS + 1;
    let [n, s, ss] = [cell.pupils as f64, cell.score as f64, cell.score_squared as f64];
    let [y, sy] = [cell.high as f64, cell.score_high as f64];
    let mut xtx = vec![0.0; columns * columns];
    let mut xty = vec![0.0; columns];
    let own = (group > 0).then_some(group + 1);
    for (row, column, sum) in [(0, 0, n), (0, 1, s), (1, 0, s), (1, 1, ss)] {
        xtx[row * columns + column] = sum;
    }
    (xty[0], xty[1]) = (y, sy);
    if let Some(own) = own {
        for (row, column, sum) in [(0, own, n), (own, 0, n), (1, own, s), (own, 1, s), (own, own, n)] {
            xtx[row * columns + column] = sum;
        }
        xty[own] = y;
    }
    Ok(CrossProducts::from_sums(cell.pupils, &xtx, &xty, y)?)
}

/// The cross-products of constant, (score - 535) / 10 and low with the advice, for one group of a school.
fn mixed_part(cell: &Moments, is_low: bool) -> Result<CrossProducts, Fault> {
    let [n, s, ss] = [
        cell.pupils as f64,
        cell.score as f64 / 10.0,
        cell.score_squared as f64 / 100.0,
    ];
    let [y, yy, sy] = [
        cell.advice as f64,
        cell.advice_squared as f64,
        cell.score_advice as f64 / 10.0,
    ];
    let g = f64::from(u8::from(is_low));
    let xtx = [n, s, g * n, s, ss, g * s, g * n, g * s, g * n];
    Ok(CrossProducts::from_sums(cell.pupils, &xtx, &[y, sy, g * y], yy)?)
}
