//! The tables under the pictures: counts as they came through the gate, figures with their ranges.

use crate::json::rounded;
use crate::telling::{Telling, decimals};
use documents::{Cell, Column, Measure, Row, Table, Text};
use measuring::definition::Method;
use measuring::finding::{Body, CorrectedGap, Figure, Finding, Given, Groups, ModelFigures};
use measuring::gate::{SafeCell, SafeShare, SafeTable};

/// Every table of a finding: first its figures, then the counts they rest on.
pub(crate) fn tables(telling: &Telling<'_>, finding: &Finding) -> Vec<Table> {
    let mut tables = Vec::new();
    match &finding.body {
        Ok(Body::Shares(groups) | Body::Means(groups)) => tables.push(groups_table(telling, finding, groups)),
        Ok(body) => tables.extend(figures_table(telling, finding, body)),
        Err(_) => {}
    }
    // Their counts stand already with the shares, means and levels that they rest on.
    let is_told = matches!(
        &finding.body,
        Ok(Body::Shares(_) | Body::Means(_) | Body::Split(_) | Body::Superiority(_))
    );
    let has_curves = finding
        .tables
        .iter()
        .any(|table| table.id().ends_with("/curves") && !is_inner(table));
    let is_repeated = |table: &SafeTable| has_curves && table.id().ends_with("/groups");
    let counts = finding
        .tables
        .iter()
        .filter(|table| !is_told && !is_inner(table) && !is_repeated(table));
    tables.extend(counts.filter_map(|table| counts_table(telling, finding, table)));
    tables
}

/// Tables that only carry the curves or a single total are not printed as tables.
fn is_inner(table: &SafeTable) -> bool {
    table.id().ends_with("/all") || table.axes().len() > 2
}

fn table(
    telling: &Telling<'_>,
    finding: &Finding,
    name: &str,
    title: &str,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> Table {
    let sheet = format!("{} {name}", telling.label(finding.title()));
    Table {
        id: format!("table-{}-{name}", finding.definition.id),
        title: Text::from(title.to_owned()),
        sheet,
        columns,
        rows,
        notes: Vec::new(),
    }
}

pub(crate) fn safe(cell: SafeCell) -> Cell {
    match cell {
        SafeCell::Count(count) => Cell::Count(count),
        SafeCell::NotShown => Cell::NotShown,
    }
}

fn groups_table(telling: &Telling<'_>, finding: &Finding, groups: &Groups) -> Table {
    let is_share = finding.definition.method == Method::GroupShares;
    let size = groups
        .groups
        .iter()
        .filter_map(|group| group.figure.as_ref().ok().map(|figure| figure.value))
        .fold(0.0, f64::max);
    let measure = if is_share {
        Measure::Share { decimals: 0 }
    } else {
        Measure::Number {
            decimals: decimals(size) as u8,
        }
    };
    let heading = if is_share { "table-share" } else { "table-mean" };
    let mut columns = vec![
        Column::new(telling.column("background"), Measure::Text),
        Column::new(telling.say("table-pupils"), Measure::Count),
    ];
    if is_share {
        columns.push(Column::new(telling.say("table-with-outcome"), Measure::Count));
    }
    columns.push(Column::new(telling.say(heading), measure));
    columns.push(Column::new(telling.say("table-range"), measure));
    let rows = groups.groups.iter().map(|group| {
        let mut cells = vec![
            Cell::text(telling.word("background", &group.code)),
            safe(group.pupils),
        ];
        if is_share {
            cells.push(match group.share {
                Some(SafeShare::Ratio { k, .. }) => Cell::Count(k),
                Some(SafeShare::Empty) => Cell::Empty,
                _ => Cell::NotShown,
            });
        }
        let wrap: fn(f64) -> Cell = if is_share { Cell::Share } else { Cell::Number };
        match &group.figure {
            Ok(figure) => cells.extend([
                wrap(bearable(telling, figure.value, figure)),
                interval(telling, figure),
            ]),
            Err(_) if group.pupils == SafeCell::Count(0) => cells.extend([Cell::Empty, Cell::Empty]),
            Err(_) => cells.extend([Cell::NotShown, Cell::NotShown]),
        }
        Row::new(cells)
    });
    table(
        telling,
        finding,
        "groups",
        telling.label(finding.title()),
        columns,
        rows.collect(),
    )
}

fn bearable(telling: &Telling<'_>, value: f64, figure: &Figure) -> f64 {
    let width = Some(figure.interval.width());
    if telling.measurement.profile == "intern" {
        value
    } else {
        rounded(value, width)
    }
}

fn interval(telling: &Telling<'_>, figure: &Figure) -> Cell {
    Cell::Interval {
        low: bearable(telling, figure.interval.low, figure),
        high: bearable(telling, figure.interval.high, figure),
    }
}

/// How the values of a table of figures are written.
#[derive(Clone, Copy, PartialEq)]
enum Written {
    /// As percentages.
    Shares,
    /// As so many of a hundred pupils: a difference between two percentages is no percentage.
    OfHundred,
    /// As numbers.
    Numbers,
}

/// Rows of name, value and range.
struct Lines<'a> {
    telling: &'a Telling<'a>,
    rows: Vec<Row>,
    largest: f64,
    written: Written,
}

impl Lines<'_> {
    fn cell(&self, value: f64, width: Option<f64>) -> Cell {
        let value = self.bearable(value, width);
        match self.written {
            Written::Shares => Cell::Share(value),
            Written::OfHundred => Cell::Number(value * 100.0),
            Written::Numbers => Cell::Number(value),
        }
    }

    /// Outside the school itself a cell of a workbook holds no more digits than the page shows.
    fn bearable(&self, value: f64, width: Option<f64>) -> f64 {
        if self.telling.measurement.profile == "intern" {
            value
        } else {
            rounded(value, width)
        }
    }

    fn range(&self, low: f64, high: f64) -> Cell {
        let width = Some(high - low);
        let (low, high) = (self.bearable(low, width), self.bearable(high, width));
        let scale = if self.written == Written::OfHundred {
            100.0
        } else {
            1.0
        };
        Cell::Interval {
            low: low * scale,
            high: high * scale,
        }
    }

    fn figure(&mut self, key: &str, figure: &Figure) {
        self.largest = self.largest.max(figure.value.abs());
        let cells = [
            Cell::text(self.telling.say(key)),
            self.cell(figure.value, Some(figure.interval.width())),
            self.range(figure.interval.low, figure.interval.high),
        ];
        self.rows.push(Row::new(cells));
    }

    fn given(&mut self, key: &str, figure: &Given<Figure>) {
        match figure {
            Ok(figure) => self.figure(key, figure),
            Err(_) => self.rows.push(Row::new([
                Cell::text(self.telling.say(key)),
                Cell::NotShown,
                Cell::NotShown,
            ])),
        }
    }

    fn value(&mut self, key: &str, value: f64) {
        self.largest = self.largest.max(value.abs());
        self.rows.push(Row::new([
            Cell::text(self.telling.say(key)),
            self.cell(value, None),
            Cell::Empty,
        ]));
    }
}

fn figures_table(telling: &Telling<'_>, finding: &Finding, body: &Body) -> Option<Table> {
    let share = finding.definition.method == Method::ConditionalShares;
    let written = match body {
        Body::Segregation(_) | Body::Superiority(_) | Body::Funnel(_) => Written::Shares,
        Body::Split(_) | Body::Unknown(_) => Written::OfHundred,
        Body::Conditional(_) if share => Written::OfHundred,
        _ => Written::Numbers,
    };
    let mut lines = Lines {
        telling,
        rows: Vec::new(),
        largest: 0.0,
        written,
    };
    match body {
        Body::Conditional(found) => {
            lines.given("figure-raw", &found.raw);
            lines.given("figure-standardised", &found.standardised);
            for (key, figure) in [
                "figure-standardised-focal",
                "figure-standardised-reference",
                "figure-standardised-mh",
            ]
            .iter()
            .zip(&found.other_weights)
            {
                lines.given(key, figure);
            }
            if let Ok(corrected) = &found.corrected {
                corrected_lines(&mut lines, corrected);
            }
            if let Some(risk) = &found.g_computation {
                lines.given("figure-g-computation", risk);
            }
            if let (Some(support), true) = (found.support, share) {
                lines.value("figure-support", support);
            }
        }
        Body::Split(split) => {
            lines.figure("figure-raw", &split.raw);
            lines.figure("figure-composition", &split.composition);
            lines.figure("figure-rate", &split.rate);
            lines.value("figure-outside-support", split.outside_support);
        }
        Body::Mobility(mobility) => {
            lines.given("figure-rank-slope", &mobility.rank_slope);
            for (key, value) in [
                ("figure-tau-b", &mobility.tau_b),
                ("figure-cramers-v", &mobility.cramers_v),
            ] {
                if let Ok(value) = value {
                    lines.value(key, *value);
                }
            }
        }
        Body::Superiority(found) => lines.figure("figure-chance", &found.chance),
        Body::Segregation(found) => {
            lines.figure("figure-dissimilarity", &found.dissimilarity);
            lines.value("figure-dissimilarity-counted", found.dissimilarity_counted.0);
            lines.value("figure-dissimilarity-chance", found.dissimilarity_counted.1);
            lines.figure("figure-entropy", &found.entropy_index);
            lines.value("figure-entropy-counted", found.entropy_counted.0);
            lines.value("figure-entropy-chance", found.entropy_counted.1);
        }
        Body::SchoolEffects(effects) => {
            if let Ok(model) = &effects.plain {
                model_lines(
                    &mut lines,
                    model,
                    [
                        "figure-mean",
                        "figure-slope",
                        "figure-between",
                        "figure-within",
                        "figure-between-share",
                    ],
                );
            }
            if let Some(Ok(model)) = &effects.at_equal_score {
                let keys = [
                    "figure-mean-score",
                    "figure-slope",
                    "figure-between-score",
                    "figure-within-score",
                    "figure-between-share-score",
                ];
                model_lines(&mut lines, model, keys);
            }
        }
        Body::Gradient(gradient) => {
            lines.figure("figure-gradient", &gradient.slope);
            lines.value("figure-per-sd", gradient.per_standard_deviation);
        }
        Body::Funnel(funnel) => lines.value("figure-benchmark", funnel.benchmark),
        Body::Unknown(unknown) => {
            if let Ok(gap) = unknown.known_gap {
                lines.value("figure-known-gap", gap);
            }
            if let Ok(bounds) = &unknown.bounds {
                let cells = [
                    Cell::text(telling.say("figure-bounds")),
                    Cell::Empty,
                    lines.range(bounds.low, bounds.high),
                ];
                lines.rows.push(Row::new(cells));
            }
        }
        Body::Shares(_) | Body::Means(_) | Body::Counts => {}
    }
    if lines.rows.is_empty() {
        return None;
    }
    let measure = match written {
        Written::Shares => Measure::Share { decimals: 0 },
        Written::OfHundred => Measure::Number { decimals: 0 },
        Written::Numbers => Measure::Number {
            decimals: (decimals(lines.largest) as u8).max(2),
        },
    };
    let value = if written == Written::OfHundred {
        "table-value-of-hundred"
    } else {
        "table-value"
    };
    let columns = vec![
        Column::new(telling.say("table-figure"), Measure::Text),
        Column::new(telling.say(value), measure),
        Column::new(telling.say("table-range"), measure),
    ];
    let rows = lines.rows;
    Some(table(
        telling,
        finding,
        "figures",
        &telling.say("table-figures-title"),
        columns,
        rows,
    ))
}

fn corrected_lines(lines: &mut Lines<'_>, corrected: &CorrectedGap) {
    lines.figure("figure-measured-score", &corrected.at_equal_measured_score);
    let alone = corrected.by_measurement_alone;
    let cells = [
        Cell::text(lines.telling.say("figure-by-measurement")),
        Cell::Empty,
        lines.range(alone.low, alone.high),
    ];
    lines.rows.push(Row::new(cells));
    lines.figure("figure-true-score", &corrected.at_equal_true_score);
}

fn model_lines(
    lines: &mut Lines<'_>,
    model: &ModelFigures,
    [mean, slope, between, within, share]: [&str; 5],
) {
    lines.figure(mean, &model.intercept);
    if let Some(figure) = &model.slope {
        lines.figure(slope, figure);
    }
    lines.value(between, model.between);
    lines.value(within, model.within);
    lines.figure(share, &model.between_share);
}

/// Counts over one axis, or over two with totals.
fn counts_table(telling: &Telling<'_>, finding: &Finding, safe_table: &SafeTable) -> Option<Table> {
    let name = safe_table.id().rsplit('/').next().unwrap_or_default();
    let axes = safe_table.axes();
    let rows = axes.first()?;
    let title = telling.say("table-counts-title");
    let Some(columns_axis) = axes.get(1) else {
        let columns = vec![
            Column::new(telling.column(&rows.column), Measure::Text),
            Column::new(telling.say("table-pupils"), Measure::Count),
        ];
        let lines = (0..rows.words.len())
            .filter(|place| safe_table.cell(&[Some(*place)]) != SafeCell::Count(0))
            .map(|place| {
                Row::new([
                    Cell::text(telling.word(&rows.column, &rows.words[place])),
                    safe(safe_table.cell(&[Some(place)])),
                ])
            });
        let total = Row::header([
            Cell::text(telling.say("table-total")),
            safe(safe_table.cell(&[None])),
        ]);
        return Some(table(
            telling,
            finding,
            name,
            &title,
            columns,
            lines.chain([total]).collect(),
        ));
    };
    let used: Vec<usize> = (0..columns_axis.words.len())
        .filter(|place| safe_table.cell(&[None, Some(*place)]) != SafeCell::Count(0))
        .collect();
    let mut columns = vec![Column::new(telling.column(&rows.column), Measure::Text)];
    columns.extend(used.iter().map(|place| {
        Column::new(
            telling.word(&columns_axis.column, &columns_axis.words[*place]),
            Measure::Count,
        )
    }));
    columns.push(Column::new(telling.say("table-total"), Measure::Count));
    let line = |row: Option<usize>, name: String| {
        let cells = used
            .iter()
            .map(|place| safe(safe_table.cell(&[row, Some(*place)])));
        [Cell::text(name)]
            .into_iter()
            .chain(cells)
            .chain([safe(safe_table.cell(&[row, None]))])
            .collect::<Vec<_>>()
    };
    let mut lines: Vec<Row> = (0..rows.words.len())
        .filter(|place| safe_table.cell(&[Some(*place), None]) != SafeCell::Count(0))
        .map(|place| Row::new(line(Some(place), telling.word(&rows.column, &rows.words[place]))))
        .collect();
    lines.push(Row::header(line(None, telling.say("table-total"))));
    Some(table(telling, finding, name, &title, columns, lines))
}
