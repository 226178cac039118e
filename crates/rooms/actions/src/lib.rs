//! The room Doen (Act): what may be done about equal chances, what is known of it, and what is not.
//!
//! For now it shows the knowledge base, which is the same for everybody and tells nothing of an organisation.

pub mod site;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
