//! Documents: what a report says, apart from how it looks, and the renderers that make files of it.
//!
//! A [`Document`] holds sentences that are already translated and figures that are already safe to show. This crate
//! knows nothing of pupils or indicators and holds no prose of its own: the few words that a renderer needs, such as
//! "page" and "unknown", come in as [`Words`].
//!
//! | file | made by |
//! |---|---|
//! | one self-contained web page | [`html`] |
//! | part of a page of a site | [`blocks_html`] |
//! | tagged PDF (PDF/UA-1) | [`pdf`] |
//! | workbook with one sheet a table | [`workbook`] |
//! | its tables as text for a spreadsheet | [`csv`](csv()) |
//! | fill-in workbook for a school | [`template`] |
//! | JSON of anything serialisable | [`json`] |
//!
//! [`write_folder`] puts such files in a folder: all of them, or none.
//!
//! Every renderer gives the same bytes for the same input: nothing reads the clock, the network or the file system.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

// The specimen, an example that the tests use too, knows this crate by its name.
#[cfg(test)]
extern crate self as documents;

mod check;
mod csv;
mod drawn;
mod html;
mod json;
mod model;
mod pdf;
mod table;
mod template;
mod text;
mod words;
mod workbook;
mod write;

pub use check::{Problem, check};
pub use csv::{csv, csv_rows};
pub use drawn::WIDE;
pub use html::{STYLESHEET, blocks_html, html};
pub use json::json;
pub use model::{Block, Date, Document, Figure, Language, NoteKind, Section};
pub use pdf::pdf;
pub use table::{Cell, Column, Measure, Row, Table};
pub use template::{Allowed, FillInColumn, FillInSheet, Template, TemplateWords, template};
pub use text::{Span, Text};
pub use words::Words;
pub use workbook::workbook;
pub use write::{OwnName, WriteError, WriteFault, write_folder};

/// The words of the renderers, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];

/// Why a document could not be rendered; for the log and the programmer, not for the reader.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The document breaks a rule that [`check`] tests.
    #[error("the document has {} problem(s), first: {:?}", .0.len(), .0.first())]
    Document(Vec<Problem>),
    /// A style sheet contains `</style`, which would end it early.
    #[error("a style sheet closes its own element")]
    Stylesheet,
    /// The typesetter refused the document; its own messages.
    #[error("typesetting failed: {}", .0.join("; "))]
    Typesetting(Vec<String>),
    /// The workbook could not be made.
    #[error("the workbook could not be made")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A value could not be serialised.
    #[error("the value could not be serialised")]
    Json(#[from] serde_json::Error),
}
