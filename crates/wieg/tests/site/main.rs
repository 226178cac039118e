//! What the site promises, tried over HTTP on the real program with the demonstration in a folder of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod doors;
mod keeping;
mod reading_in;
mod signing_in;
mod together;
