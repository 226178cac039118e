//! Where rows of a text end, so that a file can be read in parts and a file that was cut off is noticed.

use crate::dialect::Dialect;

/// The places in a text at which it may be divided.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Division {
    /// Ends of rows, rising, about `part` bytes apart; the last is the end of the last complete row.
    /// With each, the number of lines before it.
    pub ends: Vec<(usize, u32)>,
    /// The line, counted from zero, in which a quotation mark is open at the end of the text.
    pub open_quote: Option<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    /// After a quotation mark inside a quoted cell: its end, or the first of two that stand for one.
    QuoteInQuoted,
}

/// Finds the ends of rows. A quotation mark opens a cell only where the cell begins.
pub(crate) fn divide(text: &[u8], dialect: Dialect, part: usize) -> Division {
    match dialect.quote {
        Some(quote) if text.contains(&quote) => divide_quoted(text, dialect, quote, part),
        _ => divide_plain(text, dialect.row_end(), part),
    }
}

fn divide_plain(text: &[u8], row_end: u8, part: usize) -> Division {
    let mut ends = Vec::new();
    let (mut from, mut lines) = (0, 0);
    let last = text
        .iter()
        .rposition(|byte| *byte == row_end)
        .map_or(0, |place| place + 1);
    while from < last {
        let wanted = (from + part.max(1)).min(last) - 1;
        let end = text[wanted..last]
            .iter()
            .position(|byte| *byte == row_end)
            .map_or(last, |skip| wanted + skip + 1);
        lines += text[from..end].iter().filter(|byte| **byte == row_end).count() as u32;
        ends.push((end, lines));
        from = end;
    }
    Division {
        ends,
        open_quote: None,
    }
}

fn divide_quoted(text: &[u8], dialect: Dialect, quote: u8, part: usize) -> Division {
    let row_end = dialect.row_end();
    let delimiter = dialect.delimiter.byte();
    let mut ends: Vec<(usize, u32)> = Vec::new();
    let mut last = (0, 0);
    let mut lines = 0;
    let mut opened_in = 0;
    let mut state = State::CellStart;
    for (place, byte) in text.iter().copied().enumerate() {
        let is_row_end = byte == row_end;
        lines += u32::from(is_row_end);
        state = match state {
            State::Quoted if byte == quote => State::QuoteInQuoted,
            State::Quoted => State::Quoted,
            State::QuoteInQuoted if byte == quote => State::Quoted,
            State::CellStart if byte == quote => {
                opened_in = lines;
                State::Quoted
            }
            _ if is_row_end => {
                last = (place + 1, lines);
                if place + 1 - ends.last().map_or(0, |end| end.0) >= part {
                    ends.push(last);
                }
                State::CellStart
            }
            _ if byte == delimiter => State::CellStart,
            _ => State::Plain,
        };
    }
    if last.0 > ends.last().map_or(0, |end| end.0) {
        ends.push(last);
    }
    Division {
        ends,
        open_quote: (state == State::Quoted).then_some(opened_in),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Delimiter;
    use proptest::prelude::*;

    const PLAIN: Dialect = Dialect {
        delimiter: Delimiter::Semicolon,
        quote: Some(b'"'),
        return_only: false,
    };

    #[test]
    fn rows_may_hold_line_ends_and_quotation_marks() {
        let text = b"a;\"b\nc\"\"\n\";d\ne;5\" pijp\nf;\"g";
        let division = divide(text, PLAIN, 1);
        assert_eq!(division.ends, [(13, 3), (23, 4)]);
        assert_eq!(division.open_quote, Some(4));
    }

    #[test]
    fn without_quotation_marks_line_ends_decide() {
        assert_eq!(divide(b"a\nb\nc", PLAIN, 1).ends, [(2, 1), (4, 2)]);
        assert_eq!(divide(b"a\nb\nc\n", PLAIN, 100).ends, [(6, 3)]);
        assert_eq!(divide(b"abc", PLAIN, 1).ends, []);
        assert_eq!(divide(b"", PLAIN, 1).ends, []);
    }

    proptest! {
        #[test]
        fn reading_the_parts_is_reading_the_whole(text in "[ab\";\n]{0,60}", part in 1_usize..20) {
            let rows = |text: &str| -> Vec<csv::StringRecord> {
                PLAIN.reader(text).into_records().flatten().collect()
            };
            let division = divide(text.as_bytes(), PLAIN, part);
            let mut joined = Vec::new();
            let mut from = 0;
            for (end, lines) in &division.ends {
                joined.extend(rows(&text[from..*end]));
                prop_assert_eq!(text[..*end].matches('\n').count() as u32, *lines);
                from = *end;
            }
            joined.extend(rows(&text[from..]));
            prop_assert_eq!(joined, rows(&text));
        }
    }
}
