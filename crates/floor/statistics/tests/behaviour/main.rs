//! What estimators promise beyond single numbers: coverage, invariance, and an answer to bad input.

#[path = "../fixtures/mod.rs"]
mod fixtures;

mod bad_input;
mod coverage;
mod properties;
