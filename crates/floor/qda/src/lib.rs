//! Coded interviews, exchanged with other programs by REFI-QDA: projects (`.qdpx`) and codebooks (`.qdc`).
//!
//! Reading is lenient and says what it changed; writing is strict and says what it could not take along. Places in
//! a text are code points of it with lines that end in `\n`, the end exclusive, whatever the other program counts.
//! Nothing outside the file is ever looked for.

mod codebook;
mod dialect;
mod finding;
mod guid;
mod moment;
mod open;
mod project;
mod prune;
mod read;
mod repair;
mod schema;
mod tree;
mod validate;
mod write;

pub use codebook::{Codebook, taguette};
pub use dialect::{Certainty, Dialect, Scored, Unit, Verdict};
pub use finding::{Code, Finding, Place, Severity};
pub use guid::Guid;
pub use moment::Moment;
pub use project::{
    Case, Code as CodeOfBook, Coding, Colour, Direction, Kind, Link, Named, Opaque, Project, Selection, Set,
    Stamp, TextSource, User, Value, Variable, VariableValue,
};
pub use read::{Reading, read};
pub use validate::check;
pub use write::{Loss, LossReport, Lost, Written, write};

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];

/// The most selections that are read from one project: twenty times what a large study has.
pub const MOST_SELECTIONS: usize = 200_000;
