//! Adding up the counts of several boards without anyone seeing those of one.
//!
//! Every two boards of a [`Round`] share a secret that nobody else can work out. From it both make the same stream of
//! numbers; one adds it to its counts, the other takes it off. What a board sends is therefore noise to whoever gets
//! it, and only when all boards are added up do the streams cancel: [`open`] gives the sum, or says who is missing.
//! This is the pairwise masking of Bonawitz et al. (2017) without its recovery from absence: a round with a board too
//! few stays shut, and a new one is begun.
//!
//! A sum of two boards tells each of them the other, so there are three at least. Two sums about the same pupils tell
//! what came in between: whoever holds rounds sees to it that a board counts along once.
//!
//! Boards are taken to follow these rules and to be curious: a board that gives other numbers than it counted spoils
//! the sum, and all boards but one together know that one. Sums do not protect pupils either: what a sum may show is for
//! disclosure control to say.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod delivery;
mod hex;
mod keys;
mod masks;
mod round;

pub use delivery::{Delivery, Opened, Shut, deliver, open};
pub use keys::{BoardKey, PublicKey};
pub use round::{Board, FEWEST_BOARDS, Flaw, Round};

/// Numbers that add up, with a name and a fingerprint of what each of them means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The same name at every board.
    pub name: String,
    /// What the numbers mean, in their order: sheets add up only where this is the same.
    pub layout: [u8; 32],
    /// The numbers.
    pub numbers: Vec<i128>,
}
