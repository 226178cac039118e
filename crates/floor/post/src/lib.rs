//! Letters by e-mail: what they say, how they are sent, and when they are tried again.
//!
//! A letter is put in the outbox of the database together with the change that it is about; the [`Sender`] takes it
//! from there, whenever that is. Killed at any moment, every letter that was promised is still sent, and one that a
//! mail server took just before is sent once more under the same `Message-ID`, by which mail programs know a double.
//!
//! Links in letters are secrets. The outbox keeps what a letter says only until it was sent or given up, and a
//! reminder is not written before the day on which it goes.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod envelope;
mod letters;
mod reminders;
mod retries;
mod sending;
mod settings;
mod transport;

pub use letters::{Kind, LINK_LASTS, Link, SIGN_IN_LASTS, again, reminder, write};
pub use retries::Plan;
pub use sending::{Sender, Writer};
pub use settings::{Safety, Settings};

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
