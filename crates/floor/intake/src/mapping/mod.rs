//! The mapping of a file: which column plays which role. A text to keep, edit and share.
//!
//! One format serves a school's own list and the `meta.toml` of a published data set.

mod problem;
mod read;
mod role;
mod words;
mod write;

pub use problem::{MappingProblem, MappingProblemKind, Needed};
pub use role::Role;

use crate::dates::DateFormat;
use crate::dialect::Delimiter;
use crate::encoding::Encoding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vocabulary::{Background, Label, SchoolCode, SchoolYear};

/// The kind of list that a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Primary education: one row per pupil in groep 8.
    #[default]
    Po,
    /// Secondary education: one row per pupil per school year.
    Vo,
    /// A published research data set: one row per pupil.
    Research,
}

impl Sector {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Po, Self::Vo, Self::Research];

    /// The word that mappings use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Vo => "vo",
            Self::Research => "research",
        }
    }
}

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum DecimalSign {
    /// `7.5`
    #[default]
    #[serde(rename = ".")]
    Point,
    /// `7,5`
    #[serde(rename = ",")]
    Comma,
}

/// How the file is written. Everything left out is detected.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileSettings {
    /// The name of the file beside the mapping; only in the folder of a data set.
    pub name: Option<String>,
    /// The sign between cells.
    pub delimiter: Option<Delimiter>,
    /// The sign around cells, or none.
    pub quote: Option<Option<char>>,
    /// How the bytes stand for letters.
    pub encoding: Option<Encoding>,
    /// The sign before the decimals.
    pub decimal: Option<DecimalSign>,
    /// Whether the first row holds names.
    pub header: Option<bool>,
    /// How many rows above the table are skipped.
    pub skip_rows: Option<u32>,
    /// How days are written.
    pub date_format: Option<DateFormat>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The texts that stand for *not known*. An empty cell always does.
    pub missing: Option<Vec<String>>,
}

/// Who published a data set and under which terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called on screen.
    pub title: Label,
    /// Who made it, and how it came here.
    pub origin: String,
    /// The terms under which it may be used.
    pub licence: String,
    /// When it was collected.
    pub year: Option<String>,
    /// What a reader must know of it.
    pub note: Option<Label>,
}

/// The one school of a file that does not name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedSchool {
    /// Its code.
    pub code: SchoolCode,
    /// Its name.
    pub name: Option<String>,
}

/// What one column is for.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnMapping {
    /// The name of the column in the file; `#3` is the third column of a file without names.
    pub column: String,
    /// What it is for.
    pub role: Role,
    /// Spellings and codes of this file, each with the code it stands for.
    pub values: BTreeMap<String, String>,
}

/// Which of two parents counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Combine {
    /// The highest class that is known.
    #[default]
    Highest,
    /// The lowest class that is known.
    Lowest,
}

/// How a value becomes a class.
#[derive(Debug, Clone, PartialEq)]
pub enum ClassRule {
    /// The texts of each class, in the order of the classes.
    Values(Vec<Vec<String>>),
    /// The highest measure that still belongs to each class but the last, in the decimals of the measure.
    Cuts(Vec<i64>),
}

/// A background variable and the columns it is read from.
#[derive(Debug, Clone, PartialEq)]
pub struct BackgroundMapping {
    /// The variable with its ordered classes.
    pub definition: Background,
    /// The columns, one or more.
    pub columns: Vec<String>,
    /// Which one counts when there are several.
    pub combine: Combine,
    /// How a value becomes a class.
    pub rule: ClassRule,
    /// Texts that stand for *nobody knows*, beside the empty cell.
    pub unknown: Vec<String>,
}

/// Why columns about origin are read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// The columns it holds for.
    pub columns: Vec<String>,
    /// The purpose in the words of whoever decided on it.
    pub text: String,
}

/// Everything that is needed to read one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    /// The kind of list.
    pub sector: Sector,
    /// How the file is written.
    pub file: FileSettings,
    /// Where a published data set comes from.
    pub source: Option<Source>,
    /// The cohort of all pupils, when no column says it.
    pub cohort: Option<SchoolYear>,
    /// The school year of all rows of a secondary list, when no column says it.
    pub school_year: Option<SchoolYear>,
    /// The school of all pupils, when no column says it.
    pub school: Option<FixedSchool>,
    /// The columns with a role, in the order of the file.
    pub columns: Vec<ColumnMapping>,
    /// The backgrounds.
    pub backgrounds: Vec<BackgroundMapping>,
    /// The purposes for which columns about origin are read.
    pub purposes: Vec<Purpose>,
}

impl Mapping {
    /// The version of the format.
    pub const VERSION: u32 = 1;

    /// What a cell must hold to count as *not known*, unless the mapping says otherwise.
    pub const MISSING: [&'static str; 5] = ["NA", "N/A", "#N/A", "#N/B", "NULL"];

    /// Reads a mapping.
    ///
    /// # Errors
    /// All problems at once, each with its line and the nearest known word.
    ///
    /// ```
    /// use intake::Mapping;
    /// let mapping = Mapping::read(r#"
    /// version = 1
    /// sector = "po"
    /// school.fixed = "99ZZ00"
    /// [columns."leerlingnummer"]
    /// role = "pupil"
    /// [columns."schooljaar"]
    /// role = "school-year"
    /// "#).expect("a sound mapping");
    /// assert_eq!(mapping.columns.len(), 2);
    ///
    /// let problems = Mapping::read("version = 1\nsector = \"po\"\n[columns.nr]\nrole = \"pupl\"").expect_err("a typo");
    /// assert_eq!(problems[0].line, 4);
    /// ```
    pub fn read(text: &str) -> Result<Self, Vec<MappingProblem>> {
        read::mapping(text)
    }

    /// The mapping as text, without comments. Reading it back gives the same mapping.
    #[must_use]
    pub fn to_toml(&self) -> String {
        write::toml(self, None)
    }

    /// The mapping as text with comments: `comment` turns a message of this crate into a sentence.
    #[must_use]
    pub fn to_commented_toml(&self, comment: &dyn Fn(&vocabulary::Message) -> String) -> String {
        write::toml(self, Some(comment))
    }

    /// The mapping of the column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnMapping> {
        self.columns.iter().find(|column| column.column == name)
    }

    /// Whether a purpose is stated for reading the column with this name.
    #[must_use]
    pub fn has_purpose(&self, name: &str) -> bool {
        self.purposes.iter().any(|purpose| {
            !purpose.text.trim().is_empty() && purpose.columns.iter().any(|column| column == name)
        })
    }

    /// The names of all columns that are read, for a role or for a background.
    pub fn columns_read(&self) -> impl Iterator<Item = &str> {
        let roles = self
            .columns
            .iter()
            .filter(|column| !matches!(column.role, Role::Ignored(_)));
        let backgrounds = self.backgrounds.iter().flat_map(|background| &background.columns);
        roles
            .map(|column| column.column.as_str())
            .chain(backgrounds.map(String::as_str))
    }
}
