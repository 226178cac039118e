//! Text files with a sign between cells: opened, looked at, and read in parts side by side.

use crate::columns::{CellRules, MOST_ROWS, RowWriter, Rows};
use crate::dates::DateFormat;
use crate::dialect::{Delimiter, Dialect};
use crate::encoding::{Decoder, Encoding};
use crate::mapping::{DecimalSign, FileSettings};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::pseudonym::PseudonymKey;
use crate::records::divide;
use crate::refusal::Refusal;
use crate::sniff;
use rayon::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How much of a file is looked at before it is read.
const SAMPLE_BYTES: usize = 1 << 20;
/// How much is read at a time.
const BLOCK_BYTES: usize = 16 << 20;
/// How much one thread takes at a time.
const PART_BYTES: usize = 2 << 20;
/// No list has more columns; another kind of text may seem to.
const MOST_COLUMNS: usize = 4_096;
/// The longest row, which is also how far an open quotation mark is followed.
const LONGEST_ROW: usize = 8 << 20;

/// A text file of which the first part has been looked at.
#[derive(Debug, Clone)]
pub(crate) struct TextFile {
    path: PathBuf,
    pub bytes: u64,
    pub encoding: Encoding,
    pub dialect: Dialect,
    pub decimal: DecimalSign,
    pub date_format: DateFormat,
    pub has_header: bool,
    /// Lines above the table.
    skip: u32,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The first rows, without the names; cells under a citizen number's name are left empty.
    pub sample: Vec<Vec<String>>,
    /// The rows of the file without the names, where all of it was looked at.
    pub rows: Option<u64>,
}

impl TextFile {
    /// Looks at the first part of a file.
    pub(crate) fn open(path: &Path, settings: &FileSettings) -> Result<Self, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::from_io(path, &error);
        let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
        let mut start = Vec::new();
        File::open(path)
            .map_err(unreadable)?
            .take(SAMPLE_BYTES as u64)
            .read_to_end(&mut start)
            .map_err(unreadable)?;
        if start.is_empty() {
            return Err(Refusal::Empty);
        }
        let encoding = match settings.encoding {
            Some(encoding) => encoding,
            None => Encoding::detect(&evidence(path, &start).map_err(unreadable)?),
        };
        let is_whole = start.len() as u64 == bytes;
        let mut text = String::new();
        let decoded = Decoder::new(encoding).decode(&start, is_whole, &mut text);
        if decoded.is_err() {
            let row = text.matches('\n').count() as u64 + 1;
            return Err(Refusal::InvalidBytes {
                encoding: encoding.code(),
                row,
            });
        }
        if text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        if text.contains('\0') {
            return Err(Refusal::UnknownFormat);
        }
        let file = Self::look(path, bytes, &text, is_whole, encoding, settings);
        if file.header.len() > MOST_COLUMNS {
            return Err(Refusal::UnknownFormat);
        }
        Ok(file)
    }

    fn look(
        path: &Path,
        bytes: u64,
        text: &str,
        is_whole: bool,
        encoding: Encoding,
        settings: &FileSettings,
    ) -> Self {
        let mut skip = settings.skip_rows.unwrap_or(0);
        let mut delimiter = settings.delimiter;
        // Excel lets the first line of a file name its delimiter.
        if let Some(named) = text
            .lines()
            .next()
            .and_then(|line| line.trim().strip_prefix("sep="))
        {
            delimiter = delimiter.or(Delimiter::ALL
                .into_iter()
                .find(|delimiter| delimiter.sign() == named));
            skip = skip.max(1);
        }
        let table = skip_lines(text, skip, text.contains('\n')).0;
        let dialect = sniff::dialect(table, delimiter, settings.quote);
        let mut rows = sniff::rows(table, dialect);
        if !is_whole && rows.len() < sniff::SAMPLE_ROWS {
            // The sample may end in the middle of a row.
            rows.pop();
        }
        let all = is_whole.then(|| dialect.reader(table).byte_records().count() as u64);
        let has_header = settings.header.unwrap_or_else(|| sniff::has_header(&rows));
        let width = rows.first().map_or(0, Vec::len);
        let header = if has_header {
            names(&rows.remove(0))
        } else {
            numbered_names(width)
        };
        let cells = rows.iter().flatten().map(String::as_str);
        let decimal = settings.decimal.unwrap_or_else(|| sniff::decimal_sign(cells));
        let date_format = settings
            .date_format
            .unwrap_or_else(|| detect_dates(&rows, header.len()));
        Self {
            path: path.to_owned(),
            bytes,
            encoding,
            dialect,
            decimal,
            date_format,
            has_header,
            skip,
            header,
            sample: rows,
            rows: all.map(|rows| rows.saturating_sub(u64::from(has_header))),
        }
    }

    /// Reads the whole file into columns.
    pub(crate) fn read(
        &self,
        plan: &Plan,
        rules: &CellRules,
        key: &PseudonymKey,
        progress: &mut dyn Progress,
    ) -> Result<Rows, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::from_io(&self.path, &error);
        let mut file = File::open(&self.path).map_err(unreadable)?;
        let mut decoder = Decoder::new(self.encoding);
        let mut block = vec![0; BLOCK_BYTES.min(usize::try_from(self.bytes).unwrap_or(BLOCK_BYTES) + 1)];
        let mut text = String::new();
        let mut rows = Rows::new(&plan.slots);
        let mut lines_before = 0;
        let mut bytes_done = 0;
        let mut at_start = true;
        loop {
            let filled = fill(&mut file, &mut block).map_err(unreadable)?;
            let last = filled < block.len();
            let invalid_from = text.len();
            if decoder.decode(&block[..filled], last, &mut text).is_err()
                || text[invalid_from..].contains('\0')
            {
                let sound = text.find('\0').unwrap_or(text.len());
                let row = u64::from(lines_before) + count(&text[..sound], self.dialect.row_end()) + 1;
                return Err(Refusal::InvalidBytes {
                    encoding: self.encoding.code(),
                    row,
                });
            }
            let mut table = text.as_str();
            if at_start {
                let (rest, skipped) = skip_lines(table, self.skip, !self.dialect.return_only);
                lines_before += skipped;
                table = rest;
                if self.has_header {
                    let (rest, skipped) = self.skip_header(table);
                    lines_before += skipped;
                    table = rest;
                }
                at_start = false;
            }
            let mut division = divide(table.as_bytes(), self.dialect, PART_BYTES);
            let complete = division.ends.last().map_or(0, |end| end.0);
            if last {
                if let Some(line) = division.open_quote {
                    return Err(Refusal::OpenQuote {
                        row: u64::from(lines_before + line) + 1,
                    });
                }
                if complete < table.len() {
                    division.ends.push((table.len(), 0));
                }
            } else if table.len() - complete > LONGEST_ROW {
                let line = division.open_quote.unwrap_or_default();
                return Err(Refusal::OpenQuote {
                    row: u64::from(lines_before + line) + 1,
                });
            }
            let parts = parts(table, &division.ends, lines_before);
            let final_part = parts.len().wrapping_sub(1);
            let read: Vec<Rows> = parts
                .into_par_iter()
                .enumerate()
                .map(|(place, (part, line))| {
                    let ends_the_file = last && place == final_part;
                    self.read_part(part, line, ends_the_file, plan, rules, key)
                })
                .collect::<Result<_, _>>()?;
            for part in read {
                rows.append(part);
            }
            if rows.numbers.len() as u64 > MOST_ROWS {
                return Err(Refusal::TooLarge { most: MOST_ROWS });
            }
            bytes_done += filled as u64;
            progress.advance(
                rows.numbers.len() as u64,
                Some(bytes_done as f64 / self.bytes.max(1) as f64),
            );
            if last {
                return Ok(rows);
            }
            lines_before += division.ends.last().map_or(0, |end| end.1);
            let done = text.len() - table.len() + complete;
            text.drain(..done);
        }
    }

    fn read_part(
        &self,
        part: &str,
        lines_before: u32,
        ends_the_file: bool,
        plan: &Plan,
        rules: &CellRules,
        key: &PseudonymKey,
    ) -> Result<Rows, Refusal> {
        let mut writer = RowWriter::new(&plan.slots, rules, key);
        let mut reader = self.dialect.reader(part);
        let mut record = csv::StringRecord::new();
        let mut place = 0;
        // Text is sound by now and rows may have any width, so reading from memory does not fail.
        while reader.read_record(&mut record).unwrap_or(false) {
            let number = lines_before + self.line_of(part, &record, place);
            place += 1;
            if record.len() == plan.width {
                if record.as_slice().trim().is_empty() {
                    writer.rows.blank += 1;
                } else {
                    writer.push(number, |column| record.get(column).unwrap_or_default());
                }
            } else if record.as_slice().trim().is_empty() {
                writer.rows.blank += 1;
            } else {
                let is_last = reader.position().byte() >= part.len() as u64;
                let ends_in_row = ends_the_file && is_last && !part.ends_with(['\n', '\r']);
                if record.len() < plan.width && ends_in_row {
                    return Err(Refusal::CutOff {
                        row: u64::from(number),
                    });
                }
                writer.rows.uneven.push((number, record.len() as u32));
            }
        }
        Ok(writer.rows)
    }

    /// The line within a part, counted from one, on which a row begins. Line ends that the reader has yet
    /// to step over before the row are counted too.
    fn line_of(&self, part: &str, record: &csv::StringRecord, place: u32) -> u32 {
        if self.dialect.return_only {
            return place + 1;
        }
        let Some(position) = record.position() else {
            return place + 1;
        };
        let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let ahead = part.as_bytes().get(start..).unwrap_or_default();
        let stepped_over = ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        position.line() as u32 + stepped_over.filter(|byte| **byte == b'\n').count() as u32
    }

    /// The text below the row of names, and the lines it takes.
    fn skip_header<'t>(&self, table: &'t str) -> (&'t str, u32) {
        let division = divide(table.as_bytes(), self.dialect, 1);
        let mut from = 0;
        for (end, lines) in division.ends {
            if !table[from..end].trim().is_empty() {
                return (&table[end..], lines);
            }
            from = end;
        }
        ("", 1)
    }

    /// The lines of the whole file below the names.
    pub(crate) fn count_lines(&self) -> Result<u64, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::from_io(&self.path, &error);
        let mut file = File::open(&self.path).map_err(unreadable)?;
        let mut block = vec![0; SAMPLE_BYTES];
        let mut lines = 0;
        let mut last = b'\n';
        loop {
            let filled = fill(&mut file, &mut block).map_err(unreadable)?;
            let end = self.dialect.row_end();
            lines += block[..filled].iter().filter(|byte| **byte == end).count() as u64;
            last = block[..filled].last().copied().unwrap_or(last);
            if filled < block.len() {
                let open = u64::from(!matches!(last, b'\n' | b'\r' | 0));
                return Ok((lines + open).saturating_sub(u64::from(self.skip) + u64::from(self.has_header)));
            }
        }
    }
}

/// The parts of a text between the ends of rows, each with the lines before it.
fn parts<'t>(table: &'t str, ends: &[(usize, u32)], lines_before: u32) -> Vec<(&'t str, u32)> {
    let mut from = (0, 0);
    let mut parts = Vec::new();
    for end in ends {
        parts.push((&table[from.0..end.0], lines_before + from.1));
        from = *end;
    }
    parts
}

fn count(text: &str, byte: u8) -> u64 {
    text.bytes().filter(|other| *other == byte).count() as u64
}

/// Fills a block as far as the file goes.
fn fill(file: &mut File, block: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match file.read(&mut block[filled..])? {
            0 => break,
            more => filled += more,
        }
    }
    Ok(filled)
}

/// The bytes that tell the encoding: the first ones, or those around the first letters that are not ASCII.
fn evidence(path: &Path, start: &[u8]) -> std::io::Result<Vec<u8>> {
    if !start.is_ascii() || start.len() < SAMPLE_BYTES {
        return Ok(start.to_vec());
    }
    let mut file = File::open(path)?;
    let mut block = vec![0; SAMPLE_BYTES];
    loop {
        let filled = fill(&mut file, &mut block)?;
        let part = &block[..filled];
        if !part.is_ascii() {
            // A letter of several bytes may have begun in the block before.
            let cut = part
                .iter()
                .take(3)
                .take_while(|byte| matches!(byte, 0x80..=0xBF))
                .count();
            return Ok(part[cut..].to_vec());
        }
        if filled < block.len() {
            return Ok(start.to_vec());
        }
    }
}

/// The text below some lines, and how many there really were.
fn skip_lines(text: &str, lines: u32, by_newline: bool) -> (&str, u32) {
    let sign = if by_newline { '\n' } else { '\r' };
    let mut rest = text;
    for skipped in 0..lines {
        match rest.split_once(sign) {
            Some((_, below)) => rest = below,
            None => return ("", skipped),
        }
    }
    (rest, lines)
}

/// The names of columns; one without a name is called by its place.
pub(crate) fn names(row: &[String]) -> Vec<String> {
    let name = |(place, cell): (usize, &String)| {
        let cell = cell.trim();
        if cell.is_empty() {
            format!("#{}", place + 1)
        } else {
            cell.to_owned()
        }
    };
    row.iter().enumerate().map(name).collect()
}

/// Names for the columns of a file without names.
pub(crate) fn numbered_names(width: usize) -> Vec<String> {
    (1..=width).map(|place| format!("#{place}")).collect()
}

/// The way in which the columns that hold days write them.
pub(crate) fn detect_dates(rows: &[Vec<String>], width: usize) -> DateFormat {
    let formats = (0..width).filter_map(|column| {
        let cells = rows
            .iter()
            .filter_map(move |row| row.get(column))
            .map(String::as_str);
        DateFormat::detect(cells.filter(|cell| !cell.is_empty()))
    });
    formats.into_iter().next().unwrap_or_default()
}
