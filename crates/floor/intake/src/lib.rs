//! Files in, canonical tables *and* problems out: the door through which pupil records come in.
//!
//! Three promises hold at this door, whatever the file:
//! - bad input gives a [`Refusal`] or counted [`Problems`], never a panic and never half a result that is
//!   passed for whole;
//! - nothing that identifies a person comes through: pupil numbers become keyed pseudonyms, names, dates of
//!   birth and citizen numbers are dropped unread, and no value is echoed that could be one of them;
//! - what was detected is shown and can be overruled in the [`Mapping`].
//!
//! No sentence for people stands in this crate but in its two text files: everything it has to say is a
//! [`vocabulary::Message`].

mod assemble;
mod citizen_number;
mod columns;
mod csv_rows;
mod dataset;
mod dates;
mod dialect;
mod duo_exams;
mod edexml;
mod encoding;
mod format;
mod guard;
mod headers;
mod import;
mod inspect;
mod kinds;
mod mapping;
mod numbers;
mod parquet_rows;
mod plan;
mod problems;
mod progress;
mod proposal;
mod propose;
mod pseudonym;
mod records;
mod refusal;
mod shown;
mod sniff;
mod tables_folder;
mod workbook;

pub use assemble::UnreadText;
pub use dataset::{Dataset, META_FILE, open_dataset};
pub use dates::DateFormat;
pub use dialect::Delimiter;
pub use duo_exams::{ExamCounts, ExamFile, ExamKind, ExamProgramme, read_exams};
pub use edexml::{Group, GroupList, read_groups};
pub use encoding::Encoding;
pub use format::Format;
pub use headers::Forbidden;
pub use import::{DroppedColumn, Import, Reading, read};
pub use inspect::{ColumnSketch, Detected, Inspection, RowCount, inspect, inspect_with};
pub use kinds::ValueKind;
pub use mapping::{
    BackgroundMapping, ClassRule, ColumnMapping, Combine, DecimalSign, FileSettings, FixedSchool, Mapping,
    MappingProblem, MappingProblemKind, Needed, Purpose, Role, Sector, Source,
};
pub use problems::{Consequence, Problem, ProblemKind, Problems};
pub use progress::Progress;
pub use proposal::{Certainty, Proposal, Question, Reason};
pub use pseudonym::PseudonymKey;
pub use refusal::Refusal;
pub use tables_folder::{TABLES_FILE, open_tables, opens_tables, table_files};
pub use workbook::first_sheet;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
