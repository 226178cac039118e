//! The room Brieven (Letters): is this letter clear, whole and free of pressure, and what to change.
//!
//! A letter is looked at and forgotten; it is kept only when somebody asks for it. There is no score and no level.

mod counts;
mod remark;
mod result;
pub mod site;

pub use remark::{Remark, Said, remarks};

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
