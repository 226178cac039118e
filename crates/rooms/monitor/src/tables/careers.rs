//! Tables of careers: ratios, first moves year by year, and diplomas of all who started.

use super::{safe, table};
use crate::telling::{Telling, decimals_for};
use documents::{Cell, Column, Measure, Row, Table};
use measuring::Move;
use measuring::finding::{EventHistory, Finding, Given, RatioFinding, RatioPart, YieldFinding};
use measuring::gate::SafeCell;
use statistics::Interval;
use vocabulary::Message;

const SHARE: Measure = Measure::Share { decimals: 0 };

fn shown(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn share_range(range: &Given<Interval>, pupils: SafeCell) -> Cell {
    match range {
        Ok(range) if shown(range.low) == shown(range.high) => Cell::Share(shown(range.low)),
        Ok(range) => Cell::Interval {
            low: shown(range.low),
            high: shown(range.high),
        },
        Err(_) if pupils == SafeCell::Count(0) => Cell::Empty,
        Err(_) => Cell::NotShown,
    }
}

/// Everybody, then each part by its column.
pub(super) fn ratio_table(telling: &Telling<'_>, finding: &Finding, found: &RatioFinding) -> Table {
    let parts: Vec<&RatioPart> = [&found.all].into_iter().chain(&found.parts).collect();
    let width = parts
        .iter()
        .filter_map(|part| part.figure.as_ref().ok())
        .map(|figure| figure.interval.width());
    let decimals = decimals_for(width.fold(f64::INFINITY, f64::min)).min(3) as u8;
    let (measure, heading) = if found.is_share {
        (SHARE, telling.say("table-share"))
    } else {
        (Measure::Number { decimals }, telling.say("table-value"))
    };
    let rows = parts
        .into_iter()
        .filter(|part| part.pupils != SafeCell::Count(0))
        .map(|part| {
            let name = match part.column.as_str() {
                "all" => telling.say("table-all-pupils"),
                column => telling.text(
                    &Message::new("table-part")
                        .with("column", telling.column(column))
                        .with("word", telling.word(column, &part.word)),
                ),
            };
            let cells = match &part.figure {
                Ok(figure) if found.is_share => [
                    Cell::Share(shown(figure.value)),
                    share_range(&Ok(figure.interval), part.pupils),
                ],
                Ok(figure) => [
                    Cell::Number(figure.value),
                    Cell::Interval {
                        low: figure.interval.low,
                        high: figure.interval.high,
                    },
                ],
                Err(_) => [Cell::NotShown, Cell::NotShown],
            };
            Row::new(
                [Cell::text(name), safe(part.pupils)]
                    .into_iter()
                    .chain(cells)
                    .collect::<Vec<_>>(),
            )
        });
    let columns = vec![
        Column::new(telling.say("table-whom"), Measure::Text),
        Column::new(telling.say("table-pupils"), Measure::Count),
        Column::new(heading, measure),
        Column::new(telling.say("table-range"), measure),
    ];
    table(
        telling,
        finding,
        "figures",
        &telling.say("table-figures-title"),
        columns,
        rows.collect(),
    )
}

/// Per class and year, the share with each first move; a class of which nothing is told is left out.
pub(super) fn events_table(telling: &Telling<'_>, finding: &Finding, found: &EventHistory) -> Option<Table> {
    let mut columns = vec![
        Column::new(telling.say("table-whom"), Measure::Text),
        Column::new(telling.column("first_move_year"), Measure::Text),
    ];
    let moves = Move::ALL
        .iter()
        .map(|(word, _)| Column::new(telling.word("first_move", word), SHARE));
    columns.extend(moves);
    let mut rows = Vec::new();
    for curve in &found.curves {
        let name = match curve.class.as_str() {
            "all" => telling.say("table-all-pupils"),
            class => telling.word("background", class),
        };
        for (year, figures) in (1..).zip(curve.figures.iter().flatten()) {
            let shares = figures.iter().map(|figure| Cell::Share(shown(figure.value)));
            let year = telling.word("first_move_year", &i32::to_string(&year));
            let cells = [Cell::text(name.clone()), Cell::text(year)]
                .into_iter()
                .chain(shares);
            rows.push(Row::new(cells.collect::<Vec<_>>()));
        }
    }
    let title = telling.say("table-moves-title");
    (!rows.is_empty()).then(|| table(telling, finding, "figures", &title, columns, rows))
}

/// Per class: all who started, with, not known and without, the lowest and highest share, and the range.
pub(super) fn yields_table(telling: &Telling<'_>, finding: &Finding, found: &YieldFinding) -> Table {
    let mut columns = vec![
        Column::new(telling.say("table-whom"), Measure::Text),
        Column::new(telling.say("table-started"), Measure::Count),
    ];
    let counts = measuring::YIELD_WORDS.map(|word| Column::new(telling.word("yield", word), Measure::Count));
    columns.extend(counts);
    columns.push(Column::new(telling.say("table-bounds"), SHARE));
    columns.push(Column::new(telling.say("table-range"), SHARE));
    let parts = [&found.all].into_iter().chain(&found.parts);
    let rows = parts
        .filter(|part| part.pupils != SafeCell::Count(0))
        .map(|part| {
            let name = match part.class.as_str() {
                "all" => telling.say("table-all-pupils"),
                class => telling.word("background", class),
            };
            let mut cells = vec![Cell::text(name), safe(part.pupils)];
            cells.extend(part.counts.map(safe));
            cells.push(share_range(&part.bounds, part.pupils));
            cells.push(share_range(&part.widened, part.pupils));
            Row::new(cells)
        });
    table(
        telling,
        finding,
        "yield",
        &telling.say("table-figures-title"),
        columns,
        rows.collect(),
    )
}
