//! The room Doen (Act): what may be done about equal chances, what is known of it, what an organisation does already,
//! and whether that worked.
//!
//! The knowledge base is the same for everybody. What an organisation wrote down is its own, and others in its region
//! see of it what was shared.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

pub mod example;
pub mod site;
pub mod trial;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
