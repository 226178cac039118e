//! Reading a file with its mapping: canonical tables and problems out, or a refusal and nothing.

use crate::assemble::{UnreadText, assemble, garbled_row};
use crate::columns::Rows;
use crate::csv_rows::TextFile;
use crate::dates::DateFormat;
use crate::dialect::Delimiter;
use crate::encoding::{Encoding, is_garbled};
use crate::format::Format;
use crate::headers::Forbidden;
use crate::mapping::{DecimalSign, Mapping, Role};
use crate::plan::Plan;
use crate::problems::{Consequence, Problems};
use crate::progress::Progress;
use crate::pseudonym::PseudonymKey;
use crate::refusal::Refusal;
use serde::Serialize;
use std::path::Path;
use vocabulary::Tables;

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The pupils and their facts.
    pub tables: Tables,
    /// What was wrong with single rows.
    pub problems: Problems,
    /// The texts that were not understood, with the number of rows; never guessed.
    pub unread: Vec<UnreadText>,
    /// How the file was read.
    pub reading: Reading,
}

/// How a file was read, and what was counted on the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The kind of file.
    pub format: Format,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The sign between the cells of a text file.
    pub delimiter: Option<Delimiter>,
    /// The sign before decimals.
    pub decimal: DecimalSign,
    /// How days are written.
    pub date_format: DateFormat,
    /// Whether the first row holds names.
    pub header: bool,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Rows with anything in them, below the names. Always used and left out together.
    pub rows: u64,
    /// Rows that are in the tables.
    pub rows_used: u64,
    /// Rows that were left out, each for one problem.
    pub rows_left_out: u64,
    /// Rows without anything in them.
    pub rows_blank: u64,
    /// The columns that were read.
    pub columns_read: Vec<String>,
    /// The columns that nobody asked for; their cells were never looked at.
    pub columns_unread: Vec<String>,
    /// The columns that were dropped unread because of their name.
    pub dropped: Vec<DroppedColumn>,
    /// The cells of pupil numbers that became pseudonyms.
    pub pseudonyms: u64,
    /// The purposes for which columns about origin were read.
    pub purposes: Vec<String>,
}

/// A column that was dropped unread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DroppedColumn {
    /// Its name.
    pub column: String,
    /// Why.
    pub reason: Forbidden,
    /// How many cells there were: one for each row, full or empty.
    pub cells: u64,
}

/// The rows of a file with everything that was found out about it.
pub(crate) struct Gathered {
    pub plan: Plan,
    pub rows: Rows,
    pub header: Vec<String>,
    pub reading: Reading,
}

/// Reads a file into the canonical tables.
///
/// A row that cannot be used is left out and counted; a cell that cannot be read makes that one fact unknown
/// and is counted. Which of the two, stands with each [`crate::ProblemKind`].
///
/// # Errors
/// A [`Refusal`] when the file as a whole cannot be trusted; then nothing of it was kept.
pub fn read(
    path: &Path,
    mapping: &Mapping,
    key: &PseudonymKey,
    progress: &mut dyn Progress,
) -> Result<Import, Refusal> {
    let gathered = gather(path, mapping, key, progress)?;
    let Gathered {
        plan,
        rows,
        header,
        mut reading,
    } = gathered;
    check(&plan, &rows)?;
    let assembled = assemble(mapping, &plan, &rows, reading.date_format);
    reading.rows = rows.numbers.len() as u64 + rows.uneven.len() as u64;
    reading.rows_used = assembled.rows_used;
    reading.rows_left_out = assembled.problems.with_consequence(Consequence::RowLeftOut);
    reading.rows_blank = rows.blank;
    reading.pseudonyms = rows.numbers.len() as u64;
    reading.purposes = mapping
        .purposes
        .iter()
        .map(|purpose| purpose.text.clone())
        .collect();
    describe_columns(&mut reading, &plan, &header);
    if assembled.rows_used == 0 {
        return Err(match reading.rows {
            0 => Refusal::HeaderOnly,
            rows => Refusal::NothingUsable { rows },
        });
    }
    debug_assert_eq!(reading.rows, reading.rows_used + reading.rows_left_out);
    Ok(Import {
        tables: assembled.tables,
        problems: assembled.problems,
        unread: assembled.unread,
        reading,
    })
}

fn gather(
    path: &Path,
    mapping: &Mapping,
    key: &PseudonymKey,
    progress: &mut dyn Progress,
) -> Result<Gathered, Refusal> {
    match Format::detect(path)? {
        Format::Csv => gather_text(path, mapping, key, progress),
        Format::Workbook => crate::workbook::gather(path, mapping, key, progress),
        Format::Parquet => crate::parquet_rows::gather(path, mapping, key, progress),
        Format::Edexml => Err(match crate::edexml::read_groups(path) {
            Ok(_) => Refusal::OnlyGroups,
            Err(refusal) => refusal,
        }),
    }
}

fn gather_text(
    path: &Path,
    mapping: &Mapping,
    key: &PseudonymKey,
    progress: &mut dyn Progress,
) -> Result<Gathered, Refusal> {
    let file = TextFile::open(path, &mapping.file)?;
    check_names(mapping, &file.header)?;
    let plan = Plan::new(mapping, &file.header, &file.sample)?;
    let rules = Plan::rules(mapping, file.decimal);
    let rows = file.read(&plan, &rules, key, progress)?;
    let mut reading = Reading::new(Format::Csv, file.decimal, file.date_format, file.has_header);
    reading.encoding = Some(file.encoding);
    reading.delimiter = Some(file.dialect.delimiter);
    Ok(Gathered {
        plan,
        rows,
        header: file.header,
        reading,
    })
}

impl Reading {
    pub(crate) fn new(format: Format, decimal: DecimalSign, date_format: DateFormat, header: bool) -> Self {
        Self {
            format,
            encoding: None,
            delimiter: None,
            decimal,
            date_format,
            header,
            sheet: None,
            rows: 0,
            rows_used: 0,
            rows_left_out: 0,
            rows_blank: 0,
            columns_read: Vec::new(),
            columns_unread: Vec::new(),
            dropped: Vec::new(),
            pseudonyms: 0,
            purposes: Vec::new(),
        }
    }
}

fn describe_columns(reading: &mut Reading, plan: &Plan, header: &[String]) {
    reading.columns_read = plan.slots.iter().map(|slot| slot.name.clone()).collect();
    reading.columns_read.dedup();
    reading.columns_unread = plan.unread.iter().map(|place| header[*place].clone()).collect();
    let dropped = |(place, reason): &(usize, Forbidden)| DroppedColumn {
        column: header[*place].clone(),
        reason: *reason,
        cells: reading.rows,
    };
    reading.dropped = plan.dropped.iter().map(dropped).collect();
}

/// Looks at the whole file before anything of it is used.
fn check(plan: &Plan, rows: &Rows) -> Result<(), Refusal> {
    if rows.uneven.len() > rows.numbers.len() {
        return Err(Refusal::WrongWidth {
            expected: plan.width as u64,
        });
    }
    for ((slot, tally), column) in plan.slots.iter().zip(&rows.tallies).zip(&rows.columns) {
        if tally.convicts() {
            return Err(Refusal::CitizenNumbers {
                column: slot.name.clone(),
            });
        }
        if let Some(row) = garbled_row(column) {
            return Err(Refusal::Garbled {
                column: slot.name.clone(),
                row: u64::from(row),
            });
        }
    }
    Ok(())
}

/// Refuses names of columns that went wrong before they came here, where they are needed.
pub(crate) fn check_names(mapping: &Mapping, header: &[String]) -> Result<(), Refusal> {
    let needed = |name: &&String| {
        mapping
            .column(name)
            .is_none_or(|column| !matches!(column.role, Role::Ignored(_)))
    };
    match header.iter().filter(needed).find(|name| is_garbled(name)) {
        Some(name) => Err(Refusal::Garbled {
            column: name.clone(),
            row: 1,
        }),
        None => Ok(()),
    }
}
