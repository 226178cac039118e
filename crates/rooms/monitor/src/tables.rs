//! The tables under the pictures: counts as they came through the gate, figures with their ranges.

mod careers;
mod figures;

use crate::telling::Telling;
use documents::{Cell, Column, Measure, Row, Table, Text};
use measuring::finding::{Body, Finding};
use measuring::gate::{SafeCell, SafeTable};
use vocabulary::Message;

/// So many characters of column names stand side by side on a page.
const WIDEST: usize = 160;

/// Every table of a finding: first its figures, then the counts they rest on.
pub(crate) fn tables(telling: &Telling<'_>, finding: &Finding) -> Vec<Table> {
    let mut tables = Vec::new();
    match &finding.body {
        Ok(Body::Shares(groups) | Body::Means(groups)) => {
            tables.push(figures::groups_table(telling, finding, groups))
        }
        Ok(Body::Ratio(found)) => tables.push(careers::ratio_table(telling, finding, found)),
        Ok(Body::Events(found)) => tables.extend(careers::events_table(telling, finding, found)),
        Ok(Body::Yields(found)) => tables.push(careers::yields_table(telling, finding, found)),
        Ok(body) => tables.extend(figures::figures_tables(telling, finding, body)),
        Err(_) => {}
    }
    // Their counts stand already with the shares, means and levels that they rest on.
    let is_told = matches!(
        &finding.body,
        Ok(Body::Shares(_)
            | Body::Means(_)
            | Body::Split(_)
            | Body::Superiority(_)
            | Body::Ratio(_)
            | Body::Yields(_))
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
        id: format!("table-{}-{}", finding.definition.id, name.replace('_', "-")),
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

/// Counts over one axis, or over two with totals.
fn counts_table(telling: &Telling<'_>, finding: &Finding, safe_table: &SafeTable) -> Option<Table> {
    let name = safe_table.id().rsplit('/').next().unwrap_or_default();
    let axes = safe_table.axes();
    let rows = axes.first()?;
    // An indicator can have several tables of counts: each says by what it counts.
    let title = match axes {
        [rows, columns] => Message::new("table-counts-crossed")
            .with("rows", telling.column(&rows.column))
            .with("columns", telling.column(&columns.column)),
        _ => Message::new("table-counts-title").with("rows", telling.column(&rows.column)),
    };
    let title = telling.text(&title);
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
    let used = |of: usize, count: usize| -> Vec<usize> {
        let whole = |place: usize| match of {
            0 => safe_table.cell(&[Some(place), None]),
            _ => safe_table.cell(&[None, Some(place)]),
        };
        (0..count)
            .filter(|place| whole(*place) != SafeCell::Count(0))
            .collect()
    };
    let shown = [used(0, rows.words.len()), used(1, columns_axis.words.len())];
    let words = |of: usize, place: usize| telling.word(&axes[of].column, &axes[of].words[place]);
    // Many long names side by side fit no page; below each other they do.
    let width: usize = shown[1]
        .iter()
        .map(|place| words(1, *place).chars().count())
        .sum();
    let is_turned = width > WIDEST && shown[1].len() > shown[0].len();
    let (down, across) = if is_turned { (1, 0) } else { (0, 1) };
    let cell = |row: Option<usize>, column: Option<usize>| match is_turned {
        true => safe(safe_table.cell(&[column, row])),
        false => safe(safe_table.cell(&[row, column])),
    };
    let mut columns = vec![Column::new(telling.column(&axes[down].column), Measure::Text)];
    columns.extend(
        shown[across]
            .iter()
            .map(|place| Column::new(words(across, *place), Measure::Count)),
    );
    columns.push(Column::new(telling.say("table-total"), Measure::Count));
    let line = |row: Option<usize>, name: String| {
        let cells = shown[across].iter().map(|place| cell(row, Some(*place)));
        [Cell::text(name)]
            .into_iter()
            .chain(cells)
            .chain([cell(row, None)])
            .collect::<Vec<_>>()
    };
    let mut lines: Vec<Row> = shown[down]
        .iter()
        .map(|place| Row::new(line(Some(*place), words(down, *place))))
        .collect();
    lines.push(Row::header(line(None, telling.say("table-total"))));
    Some(table(telling, finding, name, &title, columns, lines))
}
