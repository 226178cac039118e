//! The one door to the database: the connection, the tables that all rooms share, and the audit log.
//!
//! Two databases are spoken, with the same code and the same tests: SQLite in a file (the default, for a school that
//! runs Wieg alone) and PostgreSQL by URL.
//!
//! Nothing is changed outside a [`Change`], and a `Change` can only be kept together with the [`Deed`] that the audit
//! log remembers: both are in one transaction, so that there is never one without the other.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

pub mod activities;
pub mod agreements;
pub mod audit;
mod change;
mod connection;
pub mod evenings;
pub mod imports;
pub mod links;
mod migrations;
pub mod notes;
pub mod organisations;
pub mod outbox;
pub mod outside;
pub mod panels;
pub mod people;
pub mod roles;
pub mod rounds;
pub mod seating;
mod secret;
pub mod sessions;
mod snapshot;
pub mod studies;
pub mod surveys;
pub mod tables;
pub mod team_steps;
mod transcripts;
pub mod trials;

pub use audit::Deed;
pub use change::Change;
pub use connection::{Database, Fault, Place};
pub use secret::Secret;
pub use snapshot::{Known, Snapshot};

/// Seconds since 1970, UTC: the one way in which the database writes moments.
pub type Moment = i64;

/// This moment.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the log and the sessions are about when; no figure is made from it"
)]
pub fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
