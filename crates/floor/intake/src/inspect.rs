//! A look at a file before it is read: what was detected, what its columns seem to be, what must be asked.
//!
//! No value of a column is shown, only shapes; see `shown` for the few texts that are.

use crate::csv_rows::TextFile;
use crate::dates::DateFormat;
use crate::dialect::Delimiter;
use crate::edexml::{GroupList, read_groups};
use crate::encoding::Encoding;
use crate::format::Format;
use crate::headers::Forbidden;
use crate::kinds::ValueKind;
use crate::mapping::{DecimalSign, FileSettings, Mapping};
use crate::parquet_rows::ParquetFile;
use crate::proposal::{Proposal, Question};
use crate::propose::Columns;
use crate::refusal::Refusal;
use crate::shown::{may_show, shape};
use crate::workbook::Sheet;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocabulary::Message;

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The kind of file.
    pub format: Format,
    /// How it seems to be written. Everything can be overruled in the mapping.
    pub detected: Detected,
    /// The number of rows.
    pub rows: RowCount,
    /// The columns in the order of the file.
    pub columns: Vec<ColumnSketch>,
    /// The groups of an EDEXML file, which holds neither advice nor test.
    pub groups: Option<GroupList>,
    /// The mapping that is proposed, with all that is clear.
    pub mapping: Mapping,
    /// What somebody must decide.
    pub questions: Vec<Question>,
}

/// How a file seems to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Detected {
    /// How its bytes stand for letters.
    pub encoding: Option<Encoding>,
    /// The sign between cells.
    pub delimiter: Option<Delimiter>,
    /// The sign around cells.
    pub quote: Option<char>,
    /// The sign before decimals.
    pub decimal: Option<DecimalSign>,
    /// How days are written.
    pub date_format: Option<DateFormat>,
    /// Whether the first row holds names.
    pub header: bool,
    /// The sheet that was looked at.
    pub sheet: Option<String>,
    /// All sheets.
    pub sheets: Vec<String>,
}

/// A number of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RowCount {
    /// The rows, without the names.
    pub count: u64,
    /// Whether they were counted; else they are lines, of which some may be part of one row.
    pub exact: bool,
}

/// What a column looks like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnSketch {
    /// Its name.
    pub name: String,
    /// What kind of values it holds; nothing for a column that is dropped unread.
    pub kind: Option<ValueKind>,
    /// The commonest shapes of its values, such as `99AA99`, with their number in the sample.
    pub shapes: Vec<(String, u64)>,
    /// How many rows of the sample have a value.
    pub filled: u64,
    /// How many rows the sample has.
    pub sampled: u64,
    /// How many different values the sample has.
    pub distinct: u64,
    /// Why it is not read, if its name says so.
    pub forbidden: Option<Forbidden>,
    /// What it is proposed for.
    pub proposal: Proposal,
}

impl Inspection {
    /// The proposed mapping as text with comments, and below it the questions as comments. `sentence` turns
    /// a message of this crate into a sentence.
    #[must_use]
    pub fn mapping_text(&self, sentence: &dyn Fn(&Message) -> String) -> String {
        let mut text = self.mapping.to_commented_toml(sentence);
        if !self.questions.is_empty() {
            text.push('\n');
            for line in sentence(&Message::new("intake-comment-questions")).lines() {
                text.push_str(&format!("# {line}\n"));
            }
            for question in &self.questions {
                for line in sentence(&question.message()).lines() {
                    text.push_str(&format!("# - {line}\n"));
                }
            }
        }
        text
    }
}

/// Looks at a file.
///
/// # Errors
/// A file that cannot be opened, is empty, holds only names, is damaged, or is of no kind we know.
pub fn inspect(path: &Path) -> Result<Inspection, Refusal> {
    inspect_with(path, &FileSettings::default())
}

/// Looks at a file of which something is known already.
///
/// # Errors
/// As [`inspect`], and a sheet that is not there.
pub fn inspect_with(path: &Path, settings: &FileSettings) -> Result<Inspection, Refusal> {
    match Format::detect(path)? {
        Format::Csv => inspect_text(path, settings),
        Format::Workbook => inspect_sheet(path, settings),
        Format::Parquet => inspect_parquet(path),
        Format::Edexml => inspect_groups(path),
    }
}

fn inspect_text(path: &Path, settings: &FileSettings) -> Result<Inspection, Refusal> {
    let file = TextFile::open(path, settings)?;
    if file.sample.is_empty() {
        return Err(Refusal::HeaderOnly);
    }
    let rows = match file.rows {
        Some(count) => RowCount { count, exact: true },
        None => RowCount {
            count: file.count_lines()?,
            exact: false,
        },
    };
    let detected = Detected {
        encoding: Some(file.encoding),
        delimiter: Some(file.dialect.delimiter),
        quote: file.dialect.quote.map(char::from),
        decimal: Some(file.decimal),
        date_format: Some(file.date_format),
        header: file.has_header,
        ..Detected::default()
    };
    let mut inspection = sketch(Format::Csv, detected, rows, &file.header, &file.sample);
    inspection.mapping.file.encoding = Some(file.encoding);
    inspection.mapping.file.delimiter = Some(file.dialect.delimiter);
    inspection.mapping.file.skip_rows = settings.skip_rows;
    Ok(inspection)
}

fn inspect_sheet(path: &Path, settings: &FileSettings) -> Result<Inspection, Refusal> {
    let mut sheet = Sheet::open(path, settings)?;
    if sheet.sample.is_empty() {
        return Err(Refusal::HeaderOnly);
    }
    let rows = RowCount {
        count: sheet.count_rows()?,
        exact: true,
    };
    let detected = Detected {
        decimal: Some(sheet.decimal),
        date_format: Some(sheet.date_format),
        header: sheet.has_header,
        sheet: Some(sheet.name.clone()),
        sheets: sheet.sheets.clone(),
        ..Detected::default()
    };
    let mut inspection = sketch(Format::Workbook, detected, rows, &sheet.header, &sheet.sample);
    inspection.mapping.file.sheet = Some(sheet.name.clone());
    if sheet.sheets.len() > 1 && settings.sheet.is_none() {
        inspection
            .questions
            .insert(0, Question::IsThisTheSheet { sheet: sheet.name });
    }
    Ok(inspection)
}

fn inspect_parquet(path: &Path) -> Result<Inspection, Refusal> {
    let file = ParquetFile::open(path)?;
    if file.rows == 0 {
        return Err(Refusal::HeaderOnly);
    }
    let rows = RowCount {
        count: file.rows,
        exact: true,
    };
    let detected = Detected {
        header: true,
        ..Detected::default()
    };
    let mut inspection = sketch(Format::Parquet, detected, rows, &file.header, &file.sample);
    inspection.mapping.file = FileSettings::default();
    Ok(inspection)
}

fn inspect_groups(path: &Path) -> Result<Inspection, Refusal> {
    let groups = read_groups(path)?;
    Ok(Inspection {
        format: Format::Edexml,
        detected: Detected::default(),
        rows: RowCount {
            count: groups.pupils,
            exact: true,
        },
        columns: Vec::new(),
        groups: Some(groups),
        mapping: Mapping::default(),
        questions: Vec::new(),
    })
}

fn sketch(
    format: Format,
    detected: Detected,
    rows: RowCount,
    header: &[String],
    sample: &[Vec<String>],
) -> Inspection {
    let columns = Columns {
        header,
        sample,
        decimal: detected.decimal.unwrap_or_default(),
    };
    let proposals = columns.propose();
    let sketches = header
        .iter()
        .zip(proposals.columns)
        .enumerate()
        .map(|(place, (name, proposal))| {
            let forbidden = Forbidden::of_header(name);
            let mut sketch = ColumnSketch {
                name: shown_name(name),
                kind: None,
                shapes: Vec::new(),
                filled: 0,
                sampled: sample.len() as u64,
                distinct: 0,
                forbidden,
                proposal,
            };
            if forbidden.is_none() {
                describe(&mut sketch, columns.cells(place));
            }
            sketch
        });
    let has_days = |column: &ColumnSketch| column.kind == Some(ValueKind::Day);
    let sketches: Vec<ColumnSketch> = sketches.collect();
    let file = FileSettings {
        decimal: detected.decimal,
        header: Some(detected.header),
        date_format: detected.date_format.filter(|_| sketches.iter().any(has_days)),
        ..FileSettings::default()
    };
    let mapping = Mapping {
        sector: proposals.sector,
        file,
        columns: proposals.mapped,
        ..Mapping::default()
    };
    Inspection {
        format,
        detected,
        rows,
        columns: sketches,
        groups: None,
        mapping,
        questions: proposals.questions,
    }
}

fn describe<'c>(sketch: &mut ColumnSketch, cells: impl Iterator<Item = &'c str> + Clone) {
    sketch.kind = Some(ValueKind::of(cells.clone()));
    let filled = cells.filter(|cell| !cell.is_empty());
    sketch.filled = filled.clone().count() as u64;
    sketch.distinct = filled.clone().collect::<BTreeSet<_>>().len() as u64;
    let mut shapes: BTreeMap<String, u64> = BTreeMap::new();
    for cell in filled {
        *shapes.entry(shape(cell)).or_default() += 1;
    }
    let mut shapes: Vec<(String, u64)> = shapes.into_iter().collect();
    shapes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    shapes.truncate(3);
    sketch.shapes = shapes;
}

/// The name of a column. A row of values that was taken for names must not show a number of a person.
fn shown_name(name: &str) -> String {
    let has_long_number = name.bytes().filter(u8::is_ascii_digit).count() >= 6;
    if has_long_number && !may_show(name) {
        shape(name)
    } else {
        name.to_owned()
    }
}
