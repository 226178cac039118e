//! Workbooks of Excel and LibreOffice: the right sheet, the row of names, and cells as text.
//!
//! A sheet knows numbers, a list knows codes: a whole number becomes its digits without `.0`, and a code that
//! was stored as text keeps its leading zeros. Rows are counted as the sheet counts them.

use crate::columns::RowWriter;
use crate::csv_rows::{detect_dates, names, numbered_names};
use crate::dates::DateFormat;
use crate::format::Format;
use crate::guard::guarded;
use crate::headers::{Forbidden, field_of};
use crate::import::{Gathered, Reading, check_names};
use crate::mapping::{DecimalSign, FileSettings, Mapping};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::pseudonym::PseudonymKey;
use crate::refusal::Refusal;
use crate::sniff;
use calamine::{Data, DataRef, Reader, SheetType, Sheets, open_workbook_auto_from_rs};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// The word for this kind of file in a refusal.
const FORMAT: &str = "Excel";
/// Columns to the right of this are not looked at: a stray cell at the far end must not cost memory.
const MOST_COLUMNS: usize = 1_024;
/// What a workbook may grow to when it is unpacked; one that grows further was made to fill the memory. A list of pupils
/// with as many rows as a sheet can have still fits, a small sheet is much smaller.
const LARGEST_LIST: u64 = 1_500_000_000;
const LARGEST_SMALL: u64 = 30_000_000;
/// How far down the row of names is looked for.
const TITLE_ROWS: usize = 30;

type Workbook = Sheets<Cursor<Vec<u8>>>;

/// A row of a sheet, with its number as the sheet counts.
struct SheetRow {
    number: u32,
    cells: Vec<String>,
}

/// The first rows of a sheet that have anything in them.
struct Start {
    sheet: String,
    rows: Vec<SheetRow>,
}

/// A sheet of which the first rows have been looked at.
pub(crate) struct Sheet {
    pub name: String,
    /// All sheets of the workbook that hold a table.
    pub sheets: Vec<String>,
    pub has_header: bool,
    pub header: Vec<String>,
    /// The rows below the names; cells under a citizen number's name are left empty.
    pub sample: Vec<Vec<String>>,
    pub decimal: DecimalSign,
    pub date_format: DateFormat,
    /// The first row below the names, as the sheet counts rows.
    first_row: u32,
    workbook: Workbook,
}

impl Sheet {
    pub(crate) fn open(path: &Path, settings: &FileSettings) -> Result<Self, Refusal> {
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(|error| Refusal::from_io(path, &error))?;
        let mut workbook = open(bytes, LARGEST_LIST)?;
        let sheets: Vec<String> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect();
        let start = match &settings.sheet {
            Some(wanted) => {
                let Some(name) = sheets.iter().find(|sheet| *sheet == wanted) else {
                    return Err(Refusal::SheetAbsent {
                        sheet: wanted.clone(),
                        sheets: sheets.join(", "),
                    });
                };
                first_rows(&mut workbook, name)?
            }
            None => choose(&mut workbook, &sheets)?,
        };
        if start.rows.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok(Self::look(workbook, sheets, start, settings))
    }

    fn look(workbook: Workbook, sheets: Vec<String>, start: Start, settings: &FileSettings) -> Self {
        let Start { sheet, rows } = start;
        let top = match settings.skip_rows {
            Some(skip) => rows
                .iter()
                .position(|row| row.number > skip)
                .unwrap_or(rows.len()),
            None => title_rows(&rows),
        };
        let below = &rows[top.min(rows.len() - 1)..];
        let width = below.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut sample: Vec<Vec<String>> = below
            .iter()
            .map(|row| {
                let mut cells = row.cells.clone();
                cells.resize(width, String::new());
                cells
            })
            .collect();
        let filled: Vec<Vec<String>> = sample.iter().map(|row| named_part(row).to_vec()).collect();
        let has_header = settings.header.unwrap_or_else(|| sniff::has_header(&filled));
        let first_row = below[0].number + u32::from(has_header);
        let header = if has_header {
            names(&sample.remove(0))
        } else {
            numbered_names(width)
        };
        // Numbers that the sheet knows as numbers have no sign; only those written as text tell.
        let decimal = settings.decimal.unwrap_or_else(|| {
            let cells = sample.iter().flatten().map(String::as_str);
            sniff::decimal_sign(cells.filter(|cell| cell.contains(',')))
        });
        let date_format = settings
            .date_format
            .unwrap_or_else(|| detect_dates(&sample, width));
        Self {
            name: sheet,
            sheets,
            has_header,
            header,
            sample,
            decimal,
            date_format,
            first_row,
            workbook,
        }
    }
}

impl Sheet {
    /// The rows below the names that have anything in them.
    pub(crate) fn count_rows(&mut self) -> Result<u64, Refusal> {
        let first_row = self.first_row;
        let mut count = 0;
        let nothing = |_: usize| false;
        visit(
            &mut self.workbook,
            &self.name,
            self.decimal,
            &nothing,
            &mut |number, _, is_filled| {
                count += u64::from(number >= first_row && is_filled);
                ControlFlow::Continue(())
            },
        )?;
        Ok(count)
    }
}

/// The filled rows of the first sheet of a workbook that is no list of pupils, each with its number, and never more
/// than `most` of them.
///
/// # Errors
/// A file that is no workbook, is damaged, or unpacks to more than a small sheet holds.
pub fn first_sheet(bytes: Vec<u8>, most: usize) -> Result<Vec<(u32, Vec<String>)>, Refusal> {
    let mut workbook = open(bytes, LARGEST_SMALL)?;
    let is_sheet = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let first = workbook.sheets_metadata().iter().find(is_sheet);
    let name = first.map(|sheet| sheet.name.clone()).ok_or(Refusal::Empty)?;
    let mut rows = Vec::new();
    visit(
        &mut workbook,
        &name,
        DecimalSign::Comma,
        &|_| true,
        &mut |number, row, is_filled| {
            if is_filled {
                rows.push((number, row.iter().map(|cell| cell.trim().to_owned()).collect()));
            }
            match rows.len() < most {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        },
    )?;
    Ok(rows)
}

/// Opens a workbook that unpacks to no more than `most` bytes.
fn open(bytes: Vec<u8>, most: u64) -> Result<Workbook, Refusal> {
    check_unpacked(&bytes, most)?;
    match guarded(FORMAT, || open_workbook_auto_from_rs(Cursor::new(bytes)))? {
        // Its cells can lie anywhere, and all that is between them would be made.
        Sheets::Xlsb(_) => Err(Refusal::BrokenContainer { format: FORMAT }),
        workbook => Ok(workbook),
    }
}

/// Refuses a container that holds more than `most` bytes once it is unpacked, counted and not believed, or that is damaged
/// or says to hold more texts than it can. What is no container holds nothing here.
fn check_unpacked(bytes: &[u8], most: u64) -> Result<(), Refusal> {
    let damaged = || Refusal::BrokenContainer { format: FORMAT };
    let Ok(mut container) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut left = most;
    for place in 0..container.len() {
        let part = container.by_index(place).map_err(|_| damaged())?;
        let mut seen = Unpacked::default();
        let copied = std::io::copy(&mut part.take(left + 1), &mut seen);
        left = left.checked_sub(seen.bytes).ok_or(Refusal::UnpacksTooLarge {
            format: FORMAT,
            most: most / 1_000_000,
        })?;
        // A text takes five bytes at least: `<si/>`.
        if copied.is_err() || seen.texts > seen.bytes / 5 {
            return Err(damaged());
        }
    }
    Ok(())
}

/// What was unpacked, without keeping it: how much, and the most texts for which it asks room beforehand.
#[derive(Default)]
struct Unpacked {
    bytes: u64,
    texts: u64,
    end: Vec<u8>,
}

/// The attribute that asks room for texts.
const ROOM: &[u8] = b"uniqueCount";

impl std::io::Write for Unpacked {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.end.extend_from_slice(bytes);
        // What is cut in two is kept, to be looked at whole.
        let mut done = self.end.len().saturating_sub(ROOM.len());
        for place in memchr::memmem::find_iter(&self.end, ROOM) {
            let after = self.end[place + ROOM.len()..].iter();
            let is_between = |sign: &&u8| sign.is_ascii_whitespace() || b"=\"'".contains(*sign);
            let mut is_cut = true;
            let mut number = 0_u64;
            for sign in after.skip_while(is_between) {
                if !sign.is_ascii_digit() {
                    is_cut = false;
                    break;
                }
                number = number.saturating_mul(10).saturating_add(u64::from(sign - b'0'));
            }
            self.texts = self.texts.max(number);
            if is_cut {
                done = done.min(place);
            }
        }
        self.end.drain(..done);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The part of a row up to its last cell with anything in it.
fn named_part(row: &[String]) -> &[String] {
    let end = row
        .iter()
        .rposition(|cell| !cell.is_empty())
        .map_or(0, |place| place + 1);
    &row[..end]
}

/// The sheet that most looks like a list: with most names that exports use, then with most rows.
fn choose(workbook: &mut Workbook, sheets: &[String]) -> Result<Start, Refusal> {
    let mut best: Option<((usize, usize), Start)> = None;
    for sheet in sheets {
        let start = first_rows(workbook, sheet)?;
        let titles = start.rows.iter().take(TITLE_ROWS);
        let score = (
            titles.map(|row| known_names(&row.cells)).max().unwrap_or(0),
            start.rows.len(),
        );
        if best.as_ref().is_none_or(|(before, _)| score > *before) {
            best = Some((score, start));
        }
    }
    best.map(|(_, start)| start).ok_or(Refusal::Empty)
}

fn known_names(cells: &[String]) -> usize {
    cells.iter().filter(|cell| field_of(cell).is_some()).count()
}

/// How many rows stand above the table: titles have fewer cells than the table, and names are no numbers.
fn title_rows(rows: &[SheetRow]) -> usize {
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let most = rows.iter().take(TITLE_ROWS * 2).map(filled).max().unwrap_or(0);
    let is_top = |row: &SheetRow| filled(row) * 10 >= most * 6 || known_names(&row.cells) >= 2;
    rows.iter().take(TITLE_ROWS).position(is_top).unwrap_or(0)
}

/// The first rows. Cells below a citizen number's name are left unread.
fn first_rows(workbook: &mut Workbook, sheet: &str) -> Result<Start, Refusal> {
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut unread: BTreeSet<usize> = BTreeSet::new();
    let everything = |_: usize| true;
    visit(
        workbook,
        sheet,
        DecimalSign::Point,
        &everything,
        &mut |number, row, is_filled| {
            if is_filled {
                let cells = row.iter().enumerate().map(|(column, cell)| {
                    if unread.contains(&column) {
                        return String::new();
                    }
                    if Forbidden::of_header(cell) == Some(Forbidden::CitizenNumber) {
                        unread.insert(column);
                    }
                    cell.trim().to_owned()
                });
                let cells = cells.collect();
                rows.push(SheetRow { number, cells });
            }
            if rows.len() > sniff::SAMPLE_ROWS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    )?;
    Ok(Start {
        sheet: sheet.to_owned(),
        rows,
    })
}

/// What is shown every row that has cells: its number, its cells, and whether there is anything in them.
type Visitor<'v> = dyn FnMut(u32, &[String], bool) -> ControlFlow<()> + 'v;

/// Shows every row; cells of columns that are not wanted are never turned into text.
fn visit(
    workbook: &mut Workbook,
    sheet: &str,
    sign: DecimalSign,
    is_wanted: &dyn Fn(usize) -> bool,
    visitor: &mut Visitor<'_>,
) -> Result<(), Refusal> {
    guarded(FORMAT, || match workbook {
        // Row by row: a sheet with one stray cell far away would otherwise be filled in up to there.
        Sheets::Xlsx(workbook) => {
            let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|_| ())?;
            let mut row: Vec<String> = Vec::new();
            let mut is_filled = false;
            let mut number = 0;
            while let Some(cell) = cells.next_cell().map_err(|_| ())? {
                let (at, column) = cell.get_position();
                if at + 1 != number {
                    if number > 0 && visitor(number, &row, is_filled).is_break() {
                        return Ok(());
                    }
                    row.clear();
                    is_filled = false;
                    number = at + 1;
                }
                let column = column as usize;
                if column < MOST_COLUMNS {
                    is_filled |= !is_blank(cell.get_value());
                    if column >= row.len() {
                        row.resize(column + 1, String::new());
                    }
                    if is_wanted(column) {
                        row[column] = text_of_ref(cell.get_value(), sign);
                    }
                }
            }
            if number > 0 {
                let _ = visitor(number, &row, is_filled);
            }
            Ok(())
        }
        other => {
            let range = other.worksheet_range(sheet).map_err(|_| ())?;
            let (top, left) = range.start().unwrap_or_default();
            for (place, cells) in range.rows().enumerate() {
                let is_filled = cells.iter().any(|cell| match cell {
                    Data::Empty => false,
                    Data::String(text) => !text.trim().is_empty(),
                    _ => true,
                });
                let mut row = vec![String::new(); (left as usize).min(MOST_COLUMNS)];
                row.extend(cells.iter().enumerate().map(|(column, cell)| {
                    if is_wanted(left as usize + column) {
                        text_of(cell, sign)
                    } else {
                        String::new()
                    }
                }));
                row.truncate(MOST_COLUMNS);
                if visitor(top + place as u32 + 1, &row, is_filled).is_break() {
                    break;
                }
            }
            Ok::<(), ()>(())
        }
    })
}

fn is_blank(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => text.trim().is_empty(),
        DataRef::SharedString(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn text_of_ref(value: &DataRef<'_>, sign: DecimalSign) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&other.clone().into(), sign),
    }
}

/// A cell as the text that a list would hold.
fn text_of(value: &Data, sign: DecimalSign) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => text_of_number(*number, sign),
        Data::String(text) => text.clone(),
        Data::Bool(true) => "ja".to_owned(),
        Data::Bool(false) => "nee".to_owned(),
        Data::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(span) => text_of_number(span.as_f64(), sign),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn text_of_number(number: f64, sign: DecimalSign) -> String {
    // Nine significant digits more than a list needs; this drops the noise of binary fractions (0.1 + 0.2).
    let rounded = (number * 1e9).round() / 1e9;
    let number = if rounded.is_finite() && number.abs() < 1e6 {
        rounded
    } else {
        number
    };
    let text = number.to_string();
    match sign {
        DecimalSign::Point => text,
        DecimalSign::Comma => text.replace('.', ","),
    }
}

/// Reads a sheet into columns.
pub(crate) fn gather(
    path: &Path,
    mapping: &Mapping,
    key: &PseudonymKey,
    progress: &mut dyn Progress,
) -> Result<Gathered, Refusal> {
    let mut sheet = Sheet::open(path, &mapping.file)?;
    check_names(mapping, &sheet.header)?;
    let plan = Plan::new(mapping, &sheet.header, &sheet.sample)?;
    let rules = Plan::rules(mapping, sheet.decimal);
    let mut writer = RowWriter::new(&plan.slots, &rules, key);
    let first_row = sheet.first_row;
    let columns = plan.columns();
    let is_wanted = |column: usize| columns.contains(&column);
    let mut seen: u64 = 0;
    visit(
        &mut sheet.workbook,
        &sheet.name,
        sheet.decimal,
        &is_wanted,
        &mut |number, row, is_filled| {
            if number >= first_row {
                if is_filled {
                    writer.push(number, |column| row.get(column).map_or("", String::as_str));
                } else {
                    writer.rows.blank += 1;
                }
                seen += 1;
                if seen.is_multiple_of(16_384) {
                    progress.advance(seen, None);
                }
            }
            ControlFlow::Continue(())
        },
    )?;
    progress.advance(seen, Some(1.0));
    let mut reading = Reading::new(
        Format::Workbook,
        sheet.decimal,
        sheet.date_format,
        sheet.has_header,
    );
    reading.sheet = Some(sheet.name);
    Ok(Gathered {
        rows: writer.rows,
        plan,
        header: sheet.header,
        reading,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_codes_have_no_decimals() {
        assert_eq!(text_of(&Data::Float(1234.0), DecimalSign::Comma), "1234");
        assert_eq!(text_of(&Data::Float(0.1 + 0.2), DecimalSign::Comma), "0,3");
        assert_eq!(
            text_of(&Data::Float(123_456_789.0), DecimalSign::Point),
            "123456789"
        );
        assert_eq!(
            text_of(&Data::String("001234".to_owned()), DecimalSign::Point),
            "001234"
        );
    }

    /// A container with one part.
    fn container(part: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("xl/sharedStrings.xml", options).unwrap();
        std::io::Write::write_all(&mut writer, part).unwrap();
        writer.finish().unwrap().into_inner()
    }

    /// Zeros pack to next to nothing.
    fn zeros(count: usize) -> Vec<u8> {
        container(&vec![0; count])
    }

    #[test]
    fn what_was_made_to_fill_the_memory_is_refused_before_it_is_unpacked() {
        assert_eq!(check_unpacked(&zeros(1_000), 1_000), Ok(()));
        let too_large =
            |most| -> Result<(), Refusal> { Err(Refusal::UnpacksTooLarge { format: FORMAT, most }) };
        assert_eq!(check_unpacked(&zeros(1_001), 1_000), too_large(0));
        let bomb = zeros(30_000_001);
        assert!(bomb.len() < 100_000);
        assert_eq!(first_sheet(bomb, 10).map(drop), too_large(30));
        // Room is asked for beforehand, for far more texts than there are.
        let damaged = Err(Refusal::BrokenContainer { format: FORMAT });
        for padding in [0, 8_190, 70_000] {
            let start = " ".repeat(padding);
            let texts =
                |count: u64| container(format!("{start}<sst uniqueCount=\"{count}\"><si/></sst>").as_bytes());
            assert_eq!(check_unpacked(&texts(1), 1_000_000), Ok(()), "{padding}");
            assert_eq!(check_unpacked(&texts(u64::MAX), 1_000_000), damaged, "{padding}");
        }
        // A part whose sum is wrong counts as well.
        let mut wrong = container(b"<sst uniqueCount=\"1\"><si><t>een</t></si></sst>");
        let listed = wrong.windows(4).position(|sign| sign == b"PK\x01\x02").unwrap();
        wrong[listed + 16] ^= 1;
        assert_eq!(check_unpacked(&wrong, 1_000), damaged);
    }
}
