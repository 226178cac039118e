//! What the program promises, tried as a person would: the real program, on real files, in a folder of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bad_choices;
mod bad_input;
mod bad_place;
mod bad_scores;
mod benchmark;
mod common;
mod cube;
mod explore;
mod frozen;
mod one_school;
mod personal;
mod profiles;
mod real_data;
mod share;
mod template;
