//! Decides what of a set of count tables may leave, hides what may not, attacks the result and certifies it.
//!
//! A [`Release`] is a set of cells and the sums that tie them. [`protect`] hides what is small or tells about
//! everybody ([`Reason`]), hides more so that nothing hidden follows from the sums, and then attacks the result
//! with everything an outsider knows: printed cells, public totals, earlier releases. Only what withstands the
//! attack is returned, with its [`Certificate`].
//!
//! Method: Hundepool et al. 2012; Fischetti and Salazar 2001.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")
)]

pub mod audit;
mod certificate;
mod ledger;
pub mod lists;
mod neighbourhood;
mod noise;
mod outcome;
mod primary;
mod profile;
mod protect;
mod reduced;
mod release;
mod rounding;
mod secondary;
mod system;
mod table;
mod witness;

pub use certificate::{Certificate, Interval, Methods, Verdict};
pub use ledger::{Definition, Entry, Ledger};
pub use noise::{DiscreteLaplace, InvalidEpsilon};
pub use outcome::{Protected, Rate, Shown};
pub use primary::Reason;
pub use profile::{Figure, FloorTooLow, Profile, TooFew};
pub use protect::protect;
pub use release::{Cell, CellId, LARGEST_COUNT, Release, ReleaseBuilder, ReleaseError, Role, Share, Sum};
pub use rounding::Rounding;
pub use table::{Axis, Table};
