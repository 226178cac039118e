//! Finding out how a text file separates its cells, from its first part.

use crate::citizen_number::holds_citizen_number;
use crate::dates::DateFormat;
use crate::dialect::{Delimiter, Dialect};
use crate::headers::{Forbidden, field_of};
use crate::mapping::DecimalSign;

/// How many rows are looked at.
pub(crate) const SAMPLE_ROWS: usize = 2_000;

/// The dialect of a text, with whatever is already settled.
#[must_use]
pub(crate) fn dialect(text: &str, delimiter: Option<Delimiter>, quote: Option<Option<char>>) -> Dialect {
    let return_only = text.contains('\r') && !text.contains('\n');
    let quote = quote.map_or_else(
        || detect_quote(text),
        |quote| quote.and_then(|sign| u8::try_from(sign).ok()),
    );
    let with = |delimiter| Dialect {
        delimiter,
        quote,
        return_only,
    };
    let delimiter = delimiter.unwrap_or_else(|| {
        let mut best = (0.0, Delimiter::Semicolon);
        for delimiter in Delimiter::ALL {
            let score = fit(text, with(delimiter));
            if score > best.0 {
                best = (score, delimiter);
            }
        }
        best.1
    });
    with(delimiter)
}

/// The double quotation mark, unless cells are clearly set between single ones.
fn detect_quote(text: &str) -> Option<u8> {
    let opens = |quote: char| {
        let signs = [';', ',', '\t', '|'];
        let starts = text
            .lines()
            .take(200)
            .filter(|line| line.starts_with(quote))
            .count();
        let inside: usize = signs
            .iter()
            .map(|sign| text.matches(&format!("{quote}{sign}{quote}")).count())
            .sum();
        if inside > 0 { starts } else { 0 }
    };
    let single = opens('\'') > opens('"');
    Some(if single { b'\'' } else { b'"' })
}

/// How well a dialect fits: the share of rows as wide as the first, a little more for more cells.
fn fit(text: &str, dialect: Dialect) -> f64 {
    let mut reader = dialect.reader(text);
    let widths: Vec<usize> = reader
        .byte_records()
        .take(200)
        .flatten()
        .map(|row| row.len())
        .collect();
    // The last row of a sample may be cut off.
    let widths = if widths.len() > 2 {
        &widths[..widths.len() - 1]
    } else {
        &widths
    };
    let Some(first) = widths.first().copied().filter(|width| *width > 1) else {
        return 0.0;
    };
    let same = widths.iter().filter(|width| **width == first).count();
    same as f64 / widths.len() as f64 + (first.min(200) as f64) / 1_000.0
}

/// The rows of a text, up to [`SAMPLE_ROWS`]. Cells below a citizen number's name are left unread.
pub(crate) fn rows(text: &str, dialect: Dialect) -> Vec<Vec<String>> {
    let mut reader = dialect.reader(text);
    let mut unread: Vec<bool> = Vec::new();
    let mut rows = Vec::new();
    for record in reader.records().take(SAMPLE_ROWS).flatten() {
        if rows.is_empty() {
            let is_citizen_number = |name| Forbidden::of_header(name) == Some(Forbidden::CitizenNumber);
            unread = record.iter().map(is_citizen_number).collect();
            rows.push(record.iter().map(|name| name.trim().to_owned()).collect());
            continue;
        }
        let cells = record.iter().enumerate().map(|(column, cell)| {
            if unread.get(column).copied().unwrap_or(false) {
                String::new()
            } else {
                cell.trim().to_owned()
            }
        });
        rows.push(cells.collect());
    }
    rows
}

/// Whether the first row holds names of columns.
///
/// It does if one of its cells is a name that exports use. It does not if a cell is a number, a day or a
/// citizen number, is empty among others, or stands below as a value too.
#[must_use]
pub(crate) fn has_header(rows: &[Vec<String>]) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    if first.iter().any(|cell| holds_citizen_number(cell)) {
        return false;
    }
    if first
        .iter()
        .any(|cell| field_of(cell).is_some() || Forbidden::of_header(cell).is_some())
    {
        return true;
    }
    let is_value = |cell: &str| {
        is_number(cell) || DateFormat::ALL.iter().any(|format| format.read(cell).is_some()) || cell.is_empty()
    };
    let stands_below = |column: usize, cell: &str| {
        rest.iter()
            .take(200)
            .any(|row| row.get(column).is_some_and(|other| other == cell))
    };
    !first.iter().any(|cell| is_value(cell))
        && !first
            .iter()
            .enumerate()
            .any(|(column, cell)| stands_below(column, cell))
}

/// Whether a cell is a number with either decimal sign.
pub(crate) fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let signs = digits.matches(['.', ',']).count();
    signs <= 1
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

/// The decimal sign that the numbers among the cells use: the comma if more of them have one.
#[must_use]
pub(crate) fn decimal_sign<'c>(cells: impl Iterator<Item = &'c str>) -> DecimalSign {
    let (mut commas, mut points) = (0_u64, 0_u64);
    for cell in cells.filter(|cell| is_number(cell)) {
        commas += u64::from(cell.contains(','));
        points += u64::from(cell.contains('.'));
    }
    if commas > points {
        DecimalSign::Comma
    } else {
        DecimalSign::Point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Delimiter, Option<u8>) {
        let dialect = dialect(text, None, None);
        (dialect.delimiter, dialect.quote)
    }

    #[test]
    fn delimiters_are_found_among_decimal_commas() {
        assert_eq!(
            found("nr;score;x\n1;3,5;1,0\n2;4,5;2,0\n").0,
            Delimiter::Semicolon
        );
        assert_eq!(found("nr,score\n1,3.5\n2,4.5\n").0, Delimiter::Comma);
        assert_eq!(found("nr\tscore\n1\t3,5\n").0, Delimiter::Tab);
        assert_eq!(found("nr|score\n1|3,5\n").0, Delimiter::Bar);
        assert_eq!(found("1;3,5;1,0\n2;4,5;2,0\n").0, Delimiter::Semicolon);
        assert_eq!(found("'a','b'\n'1','2;3'\n"), (Delimiter::Comma, Some(b'\'')));
        assert_eq!(found("\"a;b\",\"c\"\n\"1;2\",\"3\"\n").0, Delimiter::Comma);
        assert_eq!(found("alleen\n1\n2\n").0, Delimiter::Semicolon);
    }

    #[test]
    fn a_header_is_told_from_values() {
        let header = |text: &str| has_header(&rows(text, dialect(text, None, None)));
        assert!(header("leerlingnummer;2023\n1;2\n"));
        assert!(header("a;b\n1;2\n"));
        assert!(!header("1;havo\n2;vwo\n"));
        assert!(!header("x;havo\ny;havo\n"));
        assert!(!header("111222333;leerlingnummer\n1;2\n"));
        assert!(!header(""));
    }

    #[test]
    fn the_decimal_sign_is_what_most_numbers_have() {
        let sign = |cells: &[&'static str]| decimal_sign(cells.iter().copied());
        assert_eq!(sign(&["1,5", "2,5", "01.02", "12-05-2012"]), DecimalSign::Comma);
        assert_eq!(sign(&["1.5", "vmbo,havo"]), DecimalSign::Point);
        assert_eq!(sign(&[]), DecimalSign::Point);
    }
}
