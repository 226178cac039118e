//! What the site promises, tried over HTTP on the real program with an installation in a folder of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod acting;
mod asking;
mod briefing;
mod checking_letters;
mod common;
mod doing;
mod doors;
mod elsewhere;
mod exchanging;
mod hearing;
mod keeping;
mod learning;
mod letters;
mod linking;
mod meeting;
#[path = "../../../floor/post/tests/peer/mod.rs"]
mod peer;
mod provider;
mod reading_in;
mod real;
mod signing_in;
mod signing_in_by_link;
mod together;
