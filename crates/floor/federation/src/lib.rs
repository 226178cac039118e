//! Signing in with the account of a school: who the providers are, the exchange with one, and what its claims mean.
//!
//! A provider says who somebody is and what they are at which school; a file says which of that is which role. Nothing
//! in it can make somebody more than a member of the team of that one school: see [`GIVEN`].

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod exchange;
mod fetch;
mod mapping;
mod providers;
mod settings;

pub use exchange::{Pending, Said, Started, Trouble};
pub use mapping::{At, GIVEN, Given};
pub use providers::{Provider, SecondFactor};
pub use settings::read;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
