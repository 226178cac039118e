//! The tables of a document as text, for a spreadsheet.

use crate::{Cell, Column, Document, Measure, Table, Words};

/// A spreadsheet takes a text that begins with one of these for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What the file is about, line by line, and the tables of the document: each an empty line, a title, the column titles
/// and the rows.
///
/// The lines before the first empty line have two cells, a word and what it is for this file: `about`, after the words for
/// simulated figures where they are. A program can skip them or read them; every table after them begins anew.
///
/// It opens with a double click in a Dutch Excel: cells are separated by semicolons, decimals are written as the language
/// of `words` does, and it begins with the mark of UTF-8. A column that holds an interval becomes two, its lower and upper
/// ends. Figures are at full precision. Withheld and unknown cells hold their words, empty cells nothing. No text is a
/// formula: one that looks like it has an apostrophe before it.
#[must_use]
pub fn csv(document: &Document, about: &[(String, String)], words: &Words) -> String {
    let mut text = String::from('\u{feff}');
    if let Some(simulated) = &document.simulated {
        line(&mut text, [safe(&words.about_sheet), safe(simulated)]);
    }
    for (word, what) in about {
        line(&mut text, [safe(word), safe(what)]);
    }
    for table in document.tables() {
        text.push_str("\r\n");
        add(&mut text, table, words);
    }
    text
}

/// Rows of texts for a spreadsheet, in the same dialect: semicolons, the mark of UTF-8, and no text that is a formula.
#[must_use]
pub fn csv_rows(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        line(&mut text, row.iter().map(|cell| safe(cell)));
    }
    text
}

fn add(text: &mut String, table: &Table, words: &Words) {
    line(text, [safe(&table.title.to_plain())]);
    let is_wide: Vec<bool> = (0..table.columns.len())
        .map(|place| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(place));
            cells.any(|cell| matches!(cell, Cell::Interval { .. }))
        })
        .collect();
    let titles = table.columns.iter().zip(&is_wide).flat_map(|(column, is_wide)| {
        if *is_wide {
            let end = |end: &str| safe(&format!("{} ({end})", column.title));
            vec![end(&words.lower_end), end(&words.upper_end)]
        } else {
            vec![safe(&column.title)]
        }
    });
    line(text, titles);
    for row in &table.rows {
        let cells = row.cells.iter().zip(&table.columns).zip(&is_wide);
        line(
            text,
            cells.flat_map(|((cell, column), is_wide)| written(cell, column, *is_wide, words)),
        );
    }
    for note in &table.notes {
        line(text, [safe(&note.to_plain())]);
    }
}

fn written(cell: &Cell, column: &Column, is_wide: bool, words: &Words) -> Vec<String> {
    let number = |number: f64| {
        // Shares are written in per cent, as on the page.
        let number = if matches!(column.measure, Measure::Share { .. }) {
            number * 100.0
        } else {
            number
        };
        format!("{number}").replace('.', &words.decimal_sign)
    };
    let one = match cell {
        Cell::Interval { low, high } => return vec![number(*low), number(*high)],
        Cell::Text(text) => safe(&text.to_plain()),
        Cell::Count(count) => count.to_string(),
        Cell::Share(share) => number(*share),
        Cell::Number(value) => number(*value),
        Cell::NotShown => safe(&words.not_shown),
        Cell::Unknown => safe(&words.unknown),
        Cell::Empty => String::new(),
    };
    // A known figure in a column of intervals is both of its ends.
    if is_wide {
        vec![one.clone(), one]
    } else {
        vec![one]
    }
}

/// A text that no spreadsheet takes for a formula, in quotation marks where it must be.
fn safe(text: &str) -> String {
    let text = if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ';', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn line(text: &mut String, cells: impl IntoIterator<Item = String>) {
    text.push_str(&cells.into_iter().collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("a;b", "\"a;b\""),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("één\ntwee", "\"één\ntwee\""),
            ("havo", "havo"),
            ("", ""),
        ] {
            assert_eq!(safe(text), written);
        }
    }
}
