//! The figures of a finding in tables, each with its range and its unit.

use super::{safe, table};
use crate::json::rounded;
use crate::telling::{Telling, decimals, decimals_for, two_digits};
use documents::{Cell, Column, Measure, Row, Table};
use measuring::definition::Method;
use measuring::finding::{Body, CorrectedGap, Figure, Finding, Given, Groups, ModelFigures};
use measuring::gate::{SafeCell, SafeShare};
use vocabulary::Message;

/// Shares or means per class, with their counts.
pub(super) fn groups_table(telling: &Telling<'_>, finding: &Finding, groups: &Groups) -> Table {
    let is_share = finding.definition.method == Method::GroupShares;
    let size = groups
        .groups
        .iter()
        .filter_map(|group| group.figure.as_ref().ok().map(|figure| figure.value))
        .fold(0.0, f64::max);
    let (written, measure, heading) = if is_share {
        let measure = Measure::Share { decimals: 0 };
        (Written::Shares, measure, telling.say("table-share"))
    } else {
        let measure = Measure::Number {
            decimals: decimals(size) as u8,
        };
        let heading = Message::new("table-mean").with("unit", telling.unit());
        (Written::Numbers, measure, telling.text(&heading))
    };
    let mut columns = vec![
        Column::new(telling.column("background"), Measure::Text),
        Column::new(telling.say("table-pupils"), Measure::Count),
    ];
    if is_share {
        columns.push(Column::new(telling.say("table-with-outcome"), Measure::Count));
    }
    columns.push(Column::new(heading, measure));
    columns.push(Column::new(telling.say("table-range"), measure));
    let writing = Writing { telling, written };
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
        match &group.figure {
            Ok(figure) => cells.extend([
                writing.cell(figure.value, Some(figure.interval.width())),
                one_where_equal(writing.range(figure.interval.low, figure.interval.high), measure),
            ]),
            Err(_) if group.pupils == SafeCell::Count(0) => cells.extend([Cell::Empty, Cell::Empty]),
            Err(_) => cells.extend([Cell::NotShown, Cell::NotShown]),
        }
        Row::new(cells)
    });
    let title = telling.label(finding.title());
    table(telling, finding, "groups", title, columns, rows.collect())
}

/// Every figure of a body by name; what is a part of a whole stands in a table of its own, in per cent.
pub(super) fn figures_tables(telling: &Telling<'_>, finding: &Finding, body: &Body) -> Vec<Table> {
    let lines = |written| Lines::new(Writing { telling, written });
    let mut numbers = lines(Written::Numbers);
    let mut of_hundred = lines(Written::OfHundred);
    let mut shares = lines(Written::Shares);
    let mut unit = String::new();
    match body {
        Body::Conditional(found) => {
            let is_share = finding.definition.method == Method::ConditionalShares;
            let lines = if is_share { &mut of_hundred } else { &mut numbers };
            unit = telling.unit();
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
                corrected_lines(lines, corrected);
            }
            if let Some(risk) = &found.g_computation {
                lines.given("figure-g-computation", risk);
            }
            if let (Some(support), true) = (found.support, is_share) {
                lines.value("figure-support", support, None);
            }
        }
        Body::Split(split) => {
            of_hundred.figure("figure-raw", &split.raw);
            of_hundred.figure("figure-composition", &split.composition);
            of_hundred.figure("figure-rate", &split.rate);
            of_hundred.value("figure-outside-support", split.outside_support, None);
        }
        Body::Mobility(mobility) => {
            numbers.given("figure-rank-slope", &mobility.rank_slope);
            for (key, value) in [
                ("figure-tau-b", &mobility.tau_b),
                ("figure-cramers-v", &mobility.cramers_v),
            ] {
                if let Ok(value) = value {
                    numbers.value(key, *value, None);
                }
            }
        }
        Body::Superiority(found) => shares.figure("figure-chance", &found.chance),
        Body::Segregation(found) => {
            shares.figure("figure-dissimilarity", &from_zero(&found.dissimilarity));
            shares.value(
                "figure-dissimilarity-counted",
                found.dissimilarity_counted.0,
                None,
            );
            shares.value("figure-dissimilarity-chance", found.dissimilarity_counted.1, None);
            shares.figure("figure-entropy", &from_zero(&found.entropy_index));
            shares.value("figure-entropy-counted", found.entropy_counted.0, None);
            shares.value("figure-entropy-chance", found.entropy_counted.1, None);
        }
        Body::SchoolEffects(effects) => {
            if let Ok(model) = &effects.plain {
                let keys = ["figure-mean", "figure-slope", "figure-between", "figure-within"];
                model_lines(&mut numbers, model, keys);
                shares.figure("figure-between-share", &model.between_share);
            }
            if let Some(Ok(model)) = &effects.at_equal_score {
                let keys = [
                    "figure-mean-score",
                    "figure-slope",
                    "figure-between-score",
                    "figure-within-score",
                ];
                model_lines(&mut numbers, model, keys);
                shares.figure("figure-between-share-score", &model.between_share);
            }
        }
        Body::Gradient(gradient) => {
            unit = telling.unit();
            numbers.figure("figure-gradient", &gradient.slope);
            let width = gradient.slope.interval.width();
            numbers.value("figure-per-sd", gradient.per_standard_deviation, Some(width));
            shares.value("figure-explained", gradient.explained, None);
        }
        Body::Funnel(funnel) => shares.value("figure-benchmark", funnel.benchmark, None),
        Body::Unknown(unknown) => {
            if let Ok(gap) = unknown.known_gap {
                of_hundred.value("figure-known-gap", gap, None);
            }
            if let Ok(bounds) = &unknown.bounds {
                of_hundred.only_range("figure-bounds", bounds.low, bounds.high);
            }
        }
        Body::AtEqualTestAdvice(found) => {
            of_hundred.given("figure-test-below", &found.below);
            of_hundred.given("figure-test-above", &found.above);
            of_hundred.given("figure-test-raw-below", &found.raw_below);
            of_hundred.given("figure-test-raw-above", &found.raw_above);
        }
        // Their tables are of their own form.
        Body::Ratio(_) | Body::Events(_) | Body::Yields(_) => {}
        Body::Shares(_) | Body::Means(_) | Body::Counts => {}
    }
    let shares_title = if numbers.rows.is_empty() {
        "table-figures-title"
    } else {
        "table-shares-title"
    };
    [
        ("figures", "table-figures-title", numbers),
        ("per-hundred", "table-figures-title", of_hundred),
        ("shares", shares_title, shares),
    ]
    .into_iter()
    .filter_map(|(name, title, lines)| lines.table(finding, name, title, &unit))
    .collect()
}

/// An index of which what chance gives was taken off: below zero is no more than chance.
fn from_zero(figure: &Figure) -> Figure {
    let mut shown = *figure;
    shown.value = shown.value.max(0.0);
    shown.interval.low = shown.interval.low.max(0.0);
    shown.interval.high = shown.interval.high.max(0.0);
    shown
}

fn corrected_lines(lines: &mut Lines<'_>, corrected: &CorrectedGap) {
    lines.figure("figure-measured-score", &corrected.at_equal_measured_score);
    let alone = corrected.by_measurement_alone;
    lines.only_range("figure-by-measurement", alone.low, alone.high);
    lines.figure("figure-true-score", &corrected.at_equal_true_score);
}

fn model_lines(
    lines: &mut Lines<'_>,
    model: &ModelFigures,
    [mean, slope, between, within]: [&'static str; 4],
) {
    lines.figure(mean, &model.intercept);
    if let Some(figure) = &model.slope {
        lines.figure(slope, figure);
    }
    lines.value(between, model.between, None);
    lines.value(within, model.within, None);
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

/// How a figure becomes a cell.
#[derive(Clone, Copy)]
struct Writing<'a> {
    telling: &'a Telling<'a>,
    written: Written,
}

impl Writing<'_> {
    fn cell(self, value: f64, width: Option<f64>) -> Cell {
        let value = self.shown(value, width);
        match self.written {
            Written::Shares => Cell::Share(value),
            Written::OfHundred => Cell::Number(value * 100.0),
            Written::Numbers => Cell::Number(value),
        }
    }

    fn range(self, low: f64, high: f64) -> Cell {
        let width = Some(high - low);
        let scale = if self.written == Written::OfHundred {
            100.0
        } else {
            1.0
        };
        Cell::Interval {
            low: self.shown(low, width) * scale,
            high: self.shown(high, width) * scale,
        }
    }

    /// Outside the school itself a cell of a workbook holds no more digits than the page shows.
    fn shown(self, value: f64, width: Option<f64>) -> f64 {
        match self.written {
            _ if self.telling.measurement.profile == "intern" => value,
            Written::Numbers => rounded(value, width),
            // The sentence and the picture tell whole pupils of a hundred, so the cell does too.
            Written::OfHundred => rounded(value, None),
            Written::Shares => match rounded(value, None) {
                none if none <= 0.0 && value > 0.0 => 0.001,
                all if all >= 1.0 && value < 1.0 => 0.999,
                share => share,
            },
        }
    }
}

/// Rows of name, value and range.
struct Lines<'a> {
    writing: Writing<'a>,
    rows: Vec<Row>,
    /// The decimals that the values ask for by their size.
    asked: usize,
    /// The decimals that the ranges can bear.
    borne: usize,
}

impl<'a> Lines<'a> {
    fn new(writing: Writing<'a>) -> Self {
        Self {
            writing,
            rows: Vec::new(),
            asked: 0,
            borne: 0,
        }
    }

    fn row(&mut self, key: &str, value: Cell, range: Cell) {
        let name = Cell::text(self.writing.telling.say(key));
        self.rows.push(Row::new([name, value, range]));
    }

    fn measured(&mut self, value: f64, width: Option<f64>) {
        // What is written as zero asks for no decimals.
        if value.abs() > 1e-9 {
            self.asked = self.asked.max(two_digits(value));
        }
        self.borne = self.borne.max(width.map_or(two_digits(value), decimals_for));
    }

    fn figure(&mut self, key: &str, figure: &Figure) {
        let width = Some(figure.interval.width());
        self.measured(figure.value, width);
        let cell = self.writing.cell(figure.value, width);
        let range = self.writing.range(figure.interval.low, figure.interval.high);
        self.row(key, cell, range);
    }

    fn given(&mut self, key: &str, figure: &Given<Figure>) {
        match figure {
            Ok(figure) => self.figure(key, figure),
            Err(_) => self.row(key, Cell::NotShown, Cell::NotShown),
        }
    }

    /// A value without a range of its own; `width` is that of the figure it belongs with.
    fn value(&mut self, key: &str, value: f64, width: Option<f64>) {
        self.measured(value, width);
        let cell = self.writing.cell(value, width);
        self.row(key, cell, Cell::Empty);
    }

    fn only_range(&mut self, key: &str, low: f64, high: f64) {
        self.measured(low, Some(high - low));
        let range = self.writing.range(low, high);
        self.row(key, Cell::Empty, range);
    }

    fn table(self, finding: &Finding, name: &str, title: &str, unit: &str) -> Option<Table> {
        if self.rows.is_empty() {
            return None;
        }
        let telling = self.writing.telling;
        let (measure, value) = match self.writing.written {
            Written::Shares => (Measure::Share { decimals: 0 }, telling.say("table-value-percent")),
            Written::OfHundred => (
                Measure::Number { decimals: 0 },
                telling.say("table-value-of-hundred"),
            ),
            Written::Numbers => {
                let decimals = self.asked.min(self.borne) as u8;
                let value = if unit.is_empty() {
                    telling.say("table-value")
                } else {
                    telling.text(&Message::new("table-value-unit").with("unit", unit))
                };
                (Measure::Number { decimals }, value)
            }
        };
        let columns = vec![
            Column::new(telling.say("table-figure"), Measure::Text),
            Column::new(value, measure),
            Column::new(telling.say("table-range"), measure),
        ];
        let rows = self.rows.into_iter().map(|row| Row {
            cells: row
                .cells
                .into_iter()
                .map(|cell| one_where_equal(cell, measure))
                .collect(),
            ..row
        });
        let title = telling.say(title);
        Some(table(telling, finding, name, &title, columns, rows.collect()))
    }
}

/// A range of which both ends are written the same is written as that one number.
fn one_where_equal(cell: Cell, measure: Measure) -> Cell {
    let Cell::Interval { low, high } = cell else {
        return cell;
    };
    let written = |value: f64| match measure {
        // Some is never written as none, nor nearly all as all.
        Measure::Share { .. } if value > 0.0 && value < 0.005 => 0.5,
        Measure::Share { .. } if (0.995..1.0).contains(&value) => 99.5,
        Measure::Share { decimals } => (value * 100.0 * 10_f64.powi(decimals.into())).round(),
        Measure::Number { decimals } => (value * 10_f64.powi(decimals.into())).round(),
        Measure::Text | Measure::Count => value,
    };
    match measure {
        _ if written(low) != written(high) => cell,
        Measure::Share { .. } => Cell::Share(low),
        Measure::Number { .. } | Measure::Text | Measure::Count => Cell::Number(low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_rounds_to_one_number_is_one_number() {
        let of =
            |low: f64, high: f64, measure: Measure| one_where_equal(Cell::Interval { low, high }, measure);
        let whole = Measure::Number { decimals: 0 };
        assert_eq!(of(4.6, 5.4, whole), Cell::Number(4.6));
        assert_eq!(of(4.4, 5.4, whole), Cell::Interval { low: 4.4, high: 5.4 });
        let share = Measure::Share { decimals: 0 };
        assert_eq!(of(0.051, 0.052, share), Cell::Share(0.051));
        assert_eq!(
            of(0.0, 0.004, share),
            Cell::Interval {
                low: 0.0,
                high: 0.004
            }
        );
        assert_eq!(of(0.001, 0.004, share), Cell::Share(0.001));
    }
}
