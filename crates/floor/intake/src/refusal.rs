//! Why a whole file is refused. Every refusal says what happened, that nothing was lost, and what to do now.

use crate::mapping::MappingProblem;
use std::fmt;
use vocabulary::Message;

/// Why a file is refused. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such file.
    NotFound {
        /// The file.
        file: String,
    },
    /// The system would not let us read it.
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// There is nothing in it.
    Empty,
    /// There are names of columns and no rows.
    HeaderOnly,
    /// It is not a kind of file we know.
    UnknownFormat,
    /// The file stops in the middle of a row.
    CutOff {
        /// The row at which it stops.
        row: u64,
    },
    /// A quotation mark is opened and never closed.
    OpenQuote {
        /// The row in which it is opened.
        row: u64,
    },
    /// A workbook or Parquet file that is damaged or incomplete.
    BrokenContainer {
        /// The kind of file.
        format: &'static str,
    },
    /// A row with bytes that mean nothing in the encoding.
    InvalidBytes {
        /// The encoding.
        encoding: &'static str,
        /// The row.
        row: u64,
    },
    /// Letters that went wrong before the file came here, such as `SÃºdwest`.
    Garbled {
        /// The column.
        column: String,
        /// The row.
        row: u64,
    },
    /// The mapping names a column that the file does not have.
    ColumnAbsent {
        /// The column.
        column: String,
        /// The column that looks most like it.
        nearest: Option<String>,
    },
    /// The mapping names a sheet that the workbook does not have.
    SheetAbsent {
        /// The sheet.
        sheet: String,
        /// The sheets there are.
        sheets: String,
    },
    /// Two columns that are read have one name.
    ColumnTwice {
        /// The name.
        column: String,
    },
    /// No column holds the pupil number.
    NoPupilColumn,
    /// No column holds the school, and the mapping does not state it.
    NoSchool,
    /// No column holds the school year, and the mapping does not state the cohort.
    NoCohort,
    /// Not one row could be used.
    NothingUsable {
        /// The rows that were read.
        rows: u64,
    },
    /// Most rows have another number of cells than the first.
    WrongWidth {
        /// The number of cells in the first row.
        expected: u64,
    },
    /// A column that holds citizen service numbers or education numbers under another name.
    CitizenNumbers {
        /// The column.
        column: String,
    },
    /// A column about origin, without a purpose.
    OriginWithoutPurpose {
        /// The column.
        column: String,
    },
    /// A column with names, dates of birth or addresses was given a role.
    PersonalColumn {
        /// The column.
        column: String,
    },
    /// More rows or cells than can be taken in.
    TooLarge {
        /// The most rows.
        most: u64,
    },
    /// A container that grows too large when it is unpacked.
    UnpacksTooLarge {
        /// The kind of file.
        format: &'static str,
        /// The most megabytes.
        most: u64,
    },
    /// EDEXML holds groups, neither advice nor test.
    OnlyGroups,
    /// An XML file with a document type or nested too deep: it is not opened further.
    UnsafeXml,
    /// The folder has no `meta.toml`.
    NoMeta {
        /// The folder.
        folder: String,
    },
    /// A folder of canonical tables in which a file is damaged or does not belong.
    BrokenTables {
        /// The file.
        file: String,
    },
    /// Canonical tables that a later version of Wieg wrote.
    NewerTables,
    /// The truth behind simulated pupils, which no monitor may see.
    SimulatedTruth,
    /// The mapping itself has problems.
    Mapping(
        /// All of them.
        Vec<MappingProblem>,
    ),
    /// A DUO file without the columns that are needed.
    NotAnExamFile,
}

impl Refusal {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotFound { file } => Message::new("intake-refusal-not-found").with("file", file.as_str()),
            Self::Unreadable { file, cause } => Message::new("intake-refusal-unreadable")
                .with("file", file.as_str())
                .with("cause", cause.as_str()),
            Self::Empty => Message::new("intake-refusal-empty"),
            Self::HeaderOnly => Message::new("intake-refusal-header-only"),
            Self::UnknownFormat => Message::new("intake-refusal-unknown-format"),
            Self::CutOff { row } => Message::new("intake-refusal-cut-off").with("row", *row),
            Self::OpenQuote { row } => Message::new("intake-refusal-open-quote").with("row", *row),
            Self::BrokenTables { file } => {
                Message::new("intake-refusal-broken-tables").with("file", file.as_str())
            }
            Self::SimulatedTruth => Message::new("intake-refusal-simulated-truth"),
            Self::NewerTables => Message::new("intake-refusal-newer-tables"),
            Self::BrokenContainer { format } => {
                Message::new("intake-refusal-broken-container").with("format", *format)
            }
            Self::InvalidBytes { encoding, row } => Message::new("intake-refusal-invalid-bytes")
                .with("encoding", *encoding)
                .with("row", *row),
            Self::Garbled { column, row } => Message::new("intake-refusal-garbled")
                .with("column", column.as_str())
                .with("row", *row),
            Self::ColumnAbsent {
                column,
                nearest: None,
            } => Message::new("intake-refusal-column-absent").with("column", column.as_str()),
            Self::ColumnAbsent {
                column,
                nearest: Some(nearest),
            } => Message::new("intake-refusal-column-absent-nearest")
                .with("column", column.as_str())
                .with("nearest", nearest.as_str()),
            Self::SheetAbsent { sheet, sheets } => Message::new("intake-refusal-sheet-absent")
                .with("sheet", sheet.as_str())
                .with("sheets", sheets.as_str()),
            Self::ColumnTwice { column } => {
                Message::new("intake-refusal-column-twice").with("column", column.as_str())
            }
            Self::NoPupilColumn => Message::new("intake-refusal-no-pupil-column"),
            Self::NoSchool => Message::new("intake-refusal-no-school"),
            Self::NoCohort => Message::new("intake-refusal-no-cohort"),
            Self::NothingUsable { rows } => Message::new("intake-refusal-nothing-usable").with("rows", *rows),
            Self::WrongWidth { expected } => {
                Message::new("intake-refusal-wrong-width").with("expected", *expected)
            }
            Self::CitizenNumbers { column } => {
                Message::new("intake-refusal-citizen-numbers").with("column", column.as_str())
            }
            Self::OriginWithoutPurpose { column } => {
                Message::new("intake-refusal-origin-without-purpose").with("column", column.as_str())
            }
            Self::PersonalColumn { column } => {
                Message::new("intake-refusal-personal-column").with("column", column.as_str())
            }
            Self::TooLarge { most } => Message::new("intake-refusal-too-large").with("most", *most),
            Self::UnpacksTooLarge { format, most } => Message::new("intake-refusal-unpacks-too-large")
                .with("format", *format)
                .with("most", *most),
            Self::OnlyGroups => Message::new("intake-refusal-only-groups"),
            Self::UnsafeXml => Message::new("intake-refusal-unsafe-xml"),
            Self::NoMeta { folder } => Message::new("intake-refusal-no-meta").with("folder", folder.as_str()),
            Self::Mapping(problems) => Message::new("intake-refusal-mapping").with("count", problems.len()),
            Self::NotAnExamFile => Message::new("intake-refusal-not-an-exam-file"),
        }
    }

    /// A refusal for what the system said of a file.
    #[must_use]
    pub(crate) fn from_io(path: &std::path::Path, error: &std::io::Error) -> Self {
        let file = path.display().to_string();
        if error.kind() == std::io::ErrorKind::NotFound {
            Self::NotFound { file }
        } else {
            Self::Unreadable {
                file,
                cause: error.kind().to_string(),
            }
        }
    }
}

/// The key of the message; sentences are made elsewhere.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().key)
    }
}
