//! The room Horen (Hear): people are heard, what they said is coded by people, and what they say together is told.
//!
//! Names never come in: a transcript loses them before it is kept, and who is R01 stands in a file that Wieg never sees.

pub mod agreed;
pub mod answers;
pub mod arena;
pub mod balance;
pub mod codebook;
pub mod consent;
pub mod example;
pub mod exchange;
pub mod guide;
pub mod heard;
pub mod questionnaire;
pub mod report;
pub mod retention;
pub mod site;
pub mod table;
pub mod taking_in;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
