//! What every renderer promises, tried on the specimen.

#[path = "../../examples/specimen/content.rs"]
mod content;
mod html;
mod pdf;
mod rules;
mod workbooks;
