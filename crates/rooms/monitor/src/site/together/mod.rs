//! Counting together: a region begins a round, its boards give their counts under masks, and the sum is shown when
//! all have. Nobody sees the counts of one board.

mod begin;
mod give;
mod rules;
mod sums;

pub use begin::NotBegun;
pub(super) use begin::{ask_call_off, begin, call_off, page as rounds};
pub use give::NotGiven;
pub(super) use give::{give, page as boards_rounds};
pub(super) use sums::{indicator as sum_indicator, page as sum};

pub(super) use sums::{EARLIER_VERSION, SumFault, make};

use database::organisations::Organisation;
use pages::{Refused, Typed};
use std::collections::BTreeMap;

/// What a board is called in a round, where no two boards may have one name.
fn name_in_round(board: &Organisation) -> String {
    match &board.code {
        Some(code) => format!("{} ({code})", board.name),
        None => board.name.clone(),
    }
}

/// The number of the round that a form names.
fn round_in(values: BTreeMap<String, String>) -> Result<i32, Refused> {
    Typed::of(values)
        .value("round")
        .parse()
        .map_err(|_| Refused::NotFound)
}

/// A round as everybody who takes part holds it.
fn read_round(text: &str) -> Result<sharing::Round, Refused> {
    serde_json::from_str(text).map_err(Refused::fault)
}

/// School years in words.
pub(super) fn years([first, last]: [i32; 2]) -> String {
    let year = |start: i32| format!("{start}-{}", start + 1);
    if first == last {
        year(first)
    } else {
        format!("{} – {}", year(first), year(last))
    }
}
