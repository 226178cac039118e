//! Tables: typed columns, and cells that keep unknown, withheld, zero and empty apart.

use serde::Serialize;

use crate::{Text, Words};

/// A table with one header row; some rows may be headers of a group of rows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Unique in the document: a lower-case letter, then lower-case letters, digits and single hyphens.
    pub id: String,
    /// What the table shows; becomes its caption.
    pub title: Text,
    /// Name of its sheet in the workbook; shortened to 31 characters and made unique. Empty: the id is used.
    pub sheet: String,
    /// The columns; the first names the rows.
    pub columns: Vec<Column>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Row>,
    /// Remarks printed under the table.
    pub notes: Vec<Text>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The words above it.
    pub title: String,
    /// What it measures.
    pub measure: Measure,
    /// A short explanation under the title, such as a unit.
    pub note: Option<String>,
}

impl Column {
    /// A column without a note.
    pub fn new(title: impl Into<String>, measure: Measure) -> Self {
        Self {
            title: title.into(),
            measure,
            note: None,
        }
    }

    /// The same column with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// What the figures of a column are, and so how they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "measure", rename_all = "kebab-case")]
pub enum Measure {
    /// Words.
    Text,
    /// Whole things counted.
    Count,
    /// A part of the whole between 0 and 1, written in per cent.
    Share {
        /// Decimals of the percentage; 0 unless there is a reason.
        decimals: u8,
    },
    /// Any other number.
    Number {
        /// Decimals that are written.
        decimals: u8,
    },
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Whether this row heads the rows under it (a subtotal or the name of a group).
    pub header: bool,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// An ordinary row.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            header: false,
            cells: cells.into_iter().collect(),
        }
    }

    /// A row that heads the rows under it.
    pub fn header(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            header: true,
            cells: cells.into_iter().collect(),
        }
    }
}

/// What stands in one cell. Zero is `Count(0)`; the last three are three different silences.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "cell", content = "value", rename_all = "kebab-case")]
pub enum Cell {
    /// Words.
    Text(Text),
    /// Whole things counted.
    Count(u64),
    /// A part of the whole, 0 to 1.
    Share(f64),
    /// Any other number.
    Number(f64),
    /// From `low` to `high`, both included, in the unit of the column.
    Interval {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// There is a figure, and it is withheld so that nobody is recognisable.
    NotShown,
    /// There is no figure because nobody recorded it.
    Unknown,
    /// There is nothing to say here.
    Empty,
}

impl Cell {
    /// A cell of words.
    pub fn text(text: impl Into<Text>) -> Self {
        Self::Text(text.into())
    }
}

/// How a cell is shown: its kind, for the style, and its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Shown {
    pub kind: ShownKind,
    pub text: Text,
}

/// The styles that cells are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ShownKind {
    Words,
    Figure,
    NotShown,
    Unknown,
    Empty,
}

impl ShownKind {
    pub fn class(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Figure => "figure",
            Self::NotShown => "not-shown",
            Self::Unknown => "unknown",
            Self::Empty => "empty",
        }
    }
}

impl Cell {
    /// The cell in words, in the unit of its column.
    pub(crate) fn shown(&self, measure: Measure, words: &Words) -> Shown {
        let (kind, text) = match self {
            Self::Text(text) => (ShownKind::Words, text.clone()),
            Self::Count(count) => (ShownKind::Figure, words.count(*count).into()),
            Self::Share(share) => (
                ShownKind::Figure,
                words.share(*share, share_decimals(measure)).into(),
            ),
            Self::Number(number) => (
                ShownKind::Figure,
                words.number(*number, number_decimals(measure)).into(),
            ),
            Self::Interval { low, high } => (ShownKind::Figure, words.interval(*low, *high, measure).into()),
            Self::NotShown => (ShownKind::NotShown, words.not_shown.as_str().into()),
            Self::Unknown => (ShownKind::Unknown, words.unknown.as_str().into()),
            Self::Empty => (ShownKind::Empty, Text::default()),
        };
        Shown { kind, text }
    }
}

impl Table {
    /// Whether some cell is withheld, so that the reader is told why.
    pub(crate) fn has_not_shown(&self) -> bool {
        self.cells().any(|cell| matches!(cell, Cell::NotShown))
    }

    /// Whether some cell is unknown.
    pub(crate) fn has_unknown(&self) -> bool {
        self.cells().any(|cell| matches!(cell, Cell::Unknown))
    }

    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }
}

/// Decimals for a share that stands in a column of this measure.
pub(crate) fn share_decimals(measure: Measure) -> u8 {
    match measure {
        Measure::Share { decimals } => decimals,
        Measure::Text | Measure::Count | Measure::Number { .. } => 0,
    }
}

/// Decimals for a number that stands in a column of this measure.
pub(crate) fn number_decimals(measure: Measure) -> u8 {
    match measure {
        Measure::Number { decimals } => decimals,
        Measure::Text | Measure::Count | Measure::Share { .. } => 0,
    }
}
