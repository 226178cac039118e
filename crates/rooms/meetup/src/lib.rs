//! The room Ontmoeten (Meet): evenings on which everybody around a child sits at one table, and what comes of them.
//!
//! An organiser makes an evening with themes; people register under its link or are taken over from paper; tables are
//! mixed by the crate `matching`, and explained; at a table people write what exists, where to join and what is missing,
//! and make agreements with a name and a day, which come back until they are done.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

pub mod briefing;
pub mod calendar;
pub mod forgetting;
pub mod hall;
pub mod one_child;
pub mod paper_list;
pub mod plan;
pub mod profession;
pub mod reminding;
pub mod site;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
