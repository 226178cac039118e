//! Pictures of counts: the mobility heat map and bars divided over outcomes.

use super::{counted, frame};
use crate::sentences::sentence;
use crate::telling::Telling;
use charts::bars::{Bar, Division, Part, PartKind, Written};
use charts::{Bars, Format, HeatMap, Reading};
use measuring::finding::Finding;
use measuring::gate::{SafeCell, SafeTable};

/// Row shares of a table of background by level; a row with a hidden cell shows only what may be seen.
pub(super) fn heat_map(
    telling: &Telling<'_>,
    finding: &Finding,
    table: &SafeTable,
    id: &str,
) -> Option<HeatMap> {
    let [rows, columns] = table.axes() else {
        return None;
    };
    let mut described = Vec::new();
    let drawn: Vec<charts::heatmap::Row> = (0..rows.words.len())
        .filter(|row| table.cell(&[Some(*row), None]) != SafeCell::Count(0))
        .map(|row| {
            let total = table.cell(&[Some(row), None]).count();
            let name = telling.word(&rows.column, &rows.words[row]);
            let cells = (0..columns.words.len()).map(|column| {
                match (table.cell(&[Some(row), Some(column)]), total) {
                    (SafeCell::Count(count), Some(total)) if total >= 10 => {
                        let share = count as f64 / total as f64;
                        let level = telling.word(&columns.column, &columns.words[column]);
                        described.push(format!("{name}, {level}: {}.", telling.numbers().percent(share)));
                        Reading::exact(share)
                    }
                    _ => Reading::Suppressed,
                }
            });
            let cells = cells.collect();
            charts::heatmap::Row {
                label: name,
                count: total.map(|total| format!("n = {}", telling.numbers().count(total))),
                cells,
            }
        })
        .collect();
    let title = sentence(telling, finding).unwrap_or_default();
    if described.is_empty() {
        described.push(telling.say("word-not-shown"));
    }
    Some(HeatMap {
        frame: frame(telling, id, title, described.join(" ")),
        row_title: telling.column(&rows.column),
        column_title: telling.say("picture-heat-columns"),
        columns: columns
            .words
            .iter()
            .map(|word| telling.word(&columns.column, word))
            .collect(),
        rows: drawn,
        format: Format::Share,
        strongest_at: None,
        frame_same: false,
    })
}

pub(super) fn counts_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    table: &SafeTable,
    id: &str,
) -> Option<Bars> {
    let title = sentence(telling, finding)?;
    let columns = table.axes().last()?;
    let is_single = table.axes().len() == 1;
    let cell = |row: Option<usize>, column: usize| {
        if is_single {
            table.cell(&[Some(column)])
        } else {
            table.cell(&[row, Some(column)])
        }
    };
    let used: Vec<usize> = (0..columns.words.len())
        .filter(|column| cell(None, *column) != SafeCell::Count(0))
        .collect();
    if used.len() < 2 {
        return None;
    }
    let part = |column: &usize| Part {
        label: telling.word(&columns.column, &columns.words[*column]),
        kind: PartKind::Level,
    };
    let bar = |label: String, row: Option<usize>, total: SafeCell| {
        let counts: Vec<Option<u64>> = used.iter().map(|column| cell(row, *column).count()).collect();
        let shown: u64 = counts.iter().flatten().sum();
        // What is hidden is drawn as one part of its own; its size is the total less what is shown.
        let division = match total.count() {
            Some(total) => {
                let rest = total.saturating_sub(shown) as f64;
                Division::Known(
                    counts
                        .iter()
                        .map(|count| count.unwrap_or(0) as f64)
                        .chain([rest])
                        .collect(),
                )
            }
            None => Division::Suppressed,
        };
        Bar {
            label,
            division,
            count: counted(telling, total),
        }
    };
    let bars: Vec<Bar> = if is_single {
        vec![bar(telling.say("table-all-pupils"), None, table.cell(&[None]))]
    } else {
        let rows = &table.axes()[0];
        (0..rows.words.len())
            .filter(|row| table.cell(&[Some(*row), None]) != SafeCell::Count(0))
            .map(|row| {
                bar(
                    telling.word(&rows.column, &rows.words[row]),
                    Some(row),
                    table.cell(&[Some(row), None]),
                )
            })
            .collect()
    };
    let description: Vec<String> = used
        .iter()
        .filter_map(|column| {
            cell(None, *column).count().map(|count| {
                format!(
                    "{}: {}.",
                    telling.word(&columns.column, &columns.words[*column]),
                    telling.numbers().count(count)
                )
            })
        })
        .collect();
    let description = if description.is_empty() {
        telling.say("word-not-shown")
    } else {
        description.join(" ")
    };
    let hidden = Part {
        label: telling.say("word-not-shown"),
        kind: PartKind::Suppressed,
    };
    Some(Bars {
        frame: frame(telling, id, title, description),
        label: telling.say("picture-share-of-pupils"),
        parts: used.iter().map(part).chain([hidden]).collect(),
        bars,
        written: Written::Amounts,
    })
}
