//! What the crate promises, tried on files.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bad_input;
mod common;
mod containers;
mod dialects;
mod locales;
mod nobody;
