//! The room Zien (See): findings told to a school leader, as an answer, a picture, a table and a question.
//!
//! Nothing is computed here. A [`measuring::Measurement`] comes in, sentences and pictures go out: the short
//! [`answer`] for a terminal, the [`document`] for a page and a PDF, and [`json::Report`] for other programs.
//! [`site`] puts them on screen for who may see them, and takes lists in.

mod benchmarks;
mod careers;
mod cautions;
mod document;
pub mod fill_in;
mod gaps;
mod geography;
mod given;
mod headline;
pub mod json;
mod national;
mod needs;
mod overview;
mod pictures;
mod public_facts;
mod ranges;
mod sentences;
pub mod site;
mod tables;
mod telling;
pub mod together;
mod window;

pub use cautions::TestsTaken;
pub use document::document;
pub use sentences::answer;
pub use telling::{Source, Subject, Telling};
pub use window::{Window, subject};

/// The style sheet that the pictures of a page need.
pub const CHARTS_STYLESHEET: &str = charts::STYLESHEET;

/// The sentences of this room, per language.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
