//! What every renderer promises, tried on the specimen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "../../examples/specimen/content.rs"]
mod content;
mod csv;
mod html;
mod pdf;
mod rules;
mod workbooks;
