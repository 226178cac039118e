//! A Dutch text in, findings out: words and sentences, how it reads, what a letter to parents still has to tell, and
//! the language lens.
//!
//! Nothing here opens a file, keeps a text or scores a person. Places are bytes of the text as it was given; words and
//! lists are data in `data/`, with their sources in `data/README.md`.

mod frequency;
mod lens;
pub mod letter;
pub mod pattern;
pub mod pseudonym;
mod readability;
mod sentence;
mod syllable;
mod words;

pub use frequency::{FAMILIAR, RARE, is_rare, parts, zipf};
pub use lens::{
    Category, Evaluation, Fault, Finding, Lens, Reading, Rule, SENTENCES, Score, Severity, Standing,
};
pub use readability::{Readability, TOO_SHORT};
pub use sentence::sentences;
pub use syllable::syllables;
pub use words::{Gap, Word, Words};

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
