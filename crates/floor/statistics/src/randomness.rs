//! Randomness without state: every random number is a hash of a seed, a replicate and a unit.
//!
//! Two machines that never met draw the same numbers for the same pupil, school or cell, whatever the order
//! and however the work was divided.

use crate::poisson;

/// One step of splitmix64 (Steele, Lea & Flood 2014): a bijection of 64 bits that mixes them well.
#[must_use]
pub fn splitmix64(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The upper 53 bits as a number in `[0, 1)`: a whole multiple of 2^-53.
#[must_use]
pub fn uniform(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    (bits >> 11) as f64 * STEP
}

/// The random numbers of one replicate, one per unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    start: u64,
}

impl Stream {
    /// The stream of replicate number `replicate` under `seed`.
    #[must_use]
    pub fn new(seed: u64, replicate: u64) -> Self {
        Self {
            start: splitmix64(splitmix64(seed) ^ replicate),
        }
    }

    /// 64 random bits for `unit`, the key of a pupil, school or cell.
    #[must_use]
    pub fn bits(self, unit: u64) -> u64 {
        splitmix64(self.start ^ unit)
    }

    /// A number in `[0, 1)` for `unit`.
    #[must_use]
    pub fn uniform(self, unit: u64) -> f64 {
        uniform(self.bits(unit))
    }

    /// The Poisson(1) bootstrap weight of `unit`: 0 to 20.
    #[must_use]
    pub fn poisson_one(self, unit: u64) -> u8 {
        poisson::one(self.uniform(unit))
    }
}
