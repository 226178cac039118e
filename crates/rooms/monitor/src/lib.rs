//! The room Zien (See): findings told to a school leader, as an answer, a picture, a table and a question.
//!
//! Nothing is computed here. A [`measuring::Measurement`] comes in, sentences and pictures go out: the short
//! [`answer`] for a terminal, the [`document`] for a page and a PDF, and [`json::Report`] for other programs.

mod benchmarks;
mod careers;
mod cautions;
mod document;
mod gaps;
mod given;
mod headline;
pub mod json;
mod national;
mod needs;
mod pictures;
mod ranges;
mod sentences;
mod tables;
mod telling;

pub use cautions::TestsTaken;
pub use document::{document, document_words};
pub use sentences::answer;
pub use telling::{Source, Subject, Telling};

/// The style sheet that the pictures of a page need.
pub const CHARTS_STYLESHEET: &str = charts::STYLESHEET;

/// The sentences of this room, per language.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
