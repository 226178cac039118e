//! The report as data: every figure by name, every safe table, and how they were made.

use crate::given::given;
use crate::telling::{Source, Subject, decimals_for};
use measuring::finding::{Finding, Withheld};
use measuring::gate::{SafeAxis, SafeTable};
use measuring::{Measurement, numbers};
use serde::Serialize;
use vocabulary::{Label, schema};

/// The version of this layout.
pub const LAYOUT: u32 = 1;

/// A whole report.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The version of this layout.
    pub layout: u32,
    /// The version of the program.
    pub program: &'a str,
    /// The version of the canonical schema.
    pub schema_version: u32,
    /// What the report is about.
    pub subject: SubjectJson<'a>,
    /// How it was protected.
    pub disclosure: Disclosure,
    /// How its randomness was drawn.
    pub bootstrap: Bootstrap,
    /// One entry per indicator that applies.
    pub indicators: Vec<Indicator<'a>>,
    /// The indicators that do not apply, with the columns that are not there.
    pub not_applicable: Vec<NotApplicable<'a>>,
}

/// What a report is about.
#[derive(Debug, Serialize)]
pub struct SubjectJson<'a> {
    title: &'a Label,
    source: Option<Label>,
    pupils: u64,
    schools: usize,
    cohorts: Option<[String; 2]>,
    rows_left_out: Option<u64>,
    simulated: bool,
}

/// How a report was protected.
#[derive(Debug, Serialize)]
pub struct Disclosure {
    profile: &'static str,
    threshold: u64,
    cells: usize,
    hidden: usize,
    attacked: usize,
    disclosed: usize,
    safe: bool,
}

/// How its randomness was drawn.
#[derive(Debug, Serialize)]
pub struct Bootstrap {
    seed: u64,
    replicates: usize,
}

/// One indicator.
#[derive(Debug, Serialize)]
pub struct Indicator<'a> {
    id: &'a str,
    version: u32,
    definition: &'a str,
    method: &'static str,
    title: &'a Label,
    question: &'a Label,
    population: &'a str,
    measured: &'a str,
    status: &'static str,
    figures: Vec<FigureJson>,
    tables: Vec<TableJson<'a>>,
}

/// One figure; absent limits mean that no interval belongs to it.
#[derive(Debug, Serialize)]
pub struct FigureJson {
    name: String,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
}

/// One safe table: its cells with the words of their places; a count that is not shown is null.
#[derive(Debug, Serialize)]
pub struct TableJson<'a> {
    id: &'a str,
    axes: Vec<AxisJson<'a>>,
    cells: Vec<CellJson<'a>>,
}

/// One axis.
#[derive(Debug, Serialize)]
pub struct AxisJson<'a> {
    column: &'a str,
    words: &'a [String],
}

/// One cell; `"*"` in a place is the total.
#[derive(Debug, Serialize)]
pub struct CellJson<'a> {
    at: Vec<&'a str>,
    count: Option<u64>,
}

/// An indicator that does not apply.
#[derive(Debug, Serialize)]
pub struct NotApplicable<'a> {
    id: &'a str,
    missing: &'a [&'static str],
}

/// The report of a measurement as data.
#[must_use]
pub fn report<'a>(subject: &'a Subject, measurement: &'a Measurement, simulated: bool) -> Report<'a> {
    let certificate = &measurement.certificate;
    Report {
        layout: LAYOUT,
        program: &subject.program,
        schema_version: schema::VERSION,
        subject: SubjectJson {
            title: &subject.title,
            source: subject.source.as_ref().map(source),
            pupils: subject.pupils,
            schools: subject.schools,
            cohorts: subject
                .cohorts
                .map(|(first, last)| [first.to_string(), last.to_string()]),
            rows_left_out: (measurement.profile == "intern" || subject.rows_left_out >= 10)
                .then_some(subject.rows_left_out),
            simulated,
        },
        disclosure: Disclosure {
            profile: measurement.profile,
            threshold: certificate.threshold,
            cells: certificate.cells,
            hidden: certificate.hidden_primary + certificate.hidden_secondary,
            attacked: certificate.attacked,
            disclosed: certificate.disclosed,
            safe: certificate.verdict.is_safe(),
        },
        bootstrap: Bootstrap {
            seed: subject.bootstrap.0,
            replicates: subject.bootstrap.1,
        },
        indicators: measurement
            .findings
            .iter()
            .map(|finding| indicator(finding, measurement.profile))
            .collect(),
        not_applicable: measurement
            .not_applicable
            .iter()
            .map(|not| NotApplicable {
                id: &not.definition.id,
                missing: &not.missing,
            })
            .collect(),
    }
}

/// Where data come from and under which licence, in one line; both are in the words of their maker.
fn source(source: &Source) -> Label {
    Label::same(format!("{}; {}", source.origin, source.licence))
}

fn indicator<'a>(finding: &'a Finding, profile: &str) -> Indicator<'a> {
    let definition = &finding.definition;
    let status = match given(finding) {
        Ok(_) => "given",
        Err(Withheld::NotShown) => "not-shown",
        Err(Withheld::TooFew { .. } | Withheld::TooFewSchools { .. }) => "too-few",
        Err(Withheld::Weighted) => "weighted",
        Err(Withheld::NotComputable(_)) => "not-computable",
    };
    let figures = numbers(finding)
        .into_iter()
        .filter(|_| status == "given")
        .filter(|number| !number.name.starts_with("table.") && number.value.is_finite());
    Indicator {
        id: &definition.id,
        version: definition.version,
        definition: &definition.hash,
        method: definition.method.word(),
        title: &definition.texts.title,
        question: &definition.texts.question,
        population: definition.population_text(),
        measured: definition.measured_text(),
        status,
        figures: figures
            .map(|number| {
                let width = number
                    .interval
                    .map(|(low, high)| high - low)
                    .filter(|width| width.is_finite());
                let round = |value: f64| {
                    if profile == "intern" {
                        value
                    } else {
                        rounded(value, width)
                    }
                };
                FigureJson {
                    low: number
                        .interval
                        .map(|(low, _)| round(low))
                        .filter(|low| low.is_finite()),
                    high: number
                        .interval
                        .map(|(_, high)| round(high))
                        .filter(|high| high.is_finite()),
                    name: number.name,
                    value: round(number.value),
                }
            })
            .collect(),
        tables: finding.tables.iter().map(table).collect(),
    }
}

/// A figure with no more digits than its range bears: with all of them, a mean and a count give the sum back, and
/// two sums that differ by one pupil give that pupil.
pub(crate) fn rounded(value: f64, width: Option<f64>) -> f64 {
    let decimals = width.map_or(2, decimals_for);
    let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(2));
    (value * unit).round() / unit
}

fn table(table: &SafeTable) -> TableJson<'_> {
    let axes = table.axes();
    let mut places: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for axis in axes {
        places = places
            .into_iter()
            .flat_map(|before| {
                (0..axis.words.len()).map(Some).chain([None]).map(move |place| {
                    let mut places = before.clone();
                    places.push(place);
                    places
                })
            })
            .collect();
    }
    let word = |axis: &'_ SafeAxis, place: &Option<usize>| -> usize { place.unwrap_or(axis.words.len()) };
    let cells = places.iter().map(|places| {
        let at = axes
            .iter()
            .zip(places)
            .map(|(axis, place)| axis.words.get(word(axis, place)).map_or("*", String::as_str))
            .collect();
        CellJson {
            at,
            count: table.cell(places).count(),
        }
    });
    TableJson {
        id: table.id(),
        axes: axes
            .iter()
            .map(|axis| AxisJson {
                column: &axis.column,
                words: &axis.words,
            })
            .collect(),
        cells: cells.collect(),
    }
}
