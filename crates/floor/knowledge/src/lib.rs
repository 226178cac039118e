//! What may be done about equal chances and what is known of it: items from files, checked, and found again.
//!
//! The items lie in `knowledge/`, in Dutch and English, and `SCHEMA.md` beside them says what every field means.
//! They are put into the program when it is built; [`Knowledge::get`] gives them. What is wrong with a file is told by
//! [`Knowledge::read`], with everything else that is wrong, and a test of this crate reads all of ours.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod base;
mod both;
mod closed;
mod date;
mod fields;
mod filter;
mod item;
mod lists;
mod problem;
mod read;
mod search;

pub use base::Knowledge;
pub use both::Both;
pub use closed::{FactKind, Kind, Medium, Reach, Rung, Sector, Status, Whose};
pub use filter::Filter;
pub use item::{Citation, Effect, Fact, Initiative, Item, Reading};
pub use lists::{Ladder, Mechanism, Source, Theme};
pub use problem::{Fault, Problem};
pub use read::{address, host};
