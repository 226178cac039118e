//! Why a figure cannot be computed: the closed list of reasons.

use std::error::Error;
use std::fmt;

/// The reason why an estimator gives no figure.
///
/// It is data, not text: whoever speaks to people turns it into a sentence, and may say what would help
/// (for instance pooling years when [`NotEnoughUnits`](Self::NotEnoughUnits)).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NotComputable {
    /// A group that is needed has nobody in it.
    EmptyGroup,
    /// There are `have` units (pupils, schools or replicates, see the function) where at least `need` are needed.
    NotEnoughUnits {
        /// Units at hand.
        have: u64,
        /// The least number with which the estimator is defined.
        need: u64,
    },
    /// In no stratum are both groups present.
    NoCommonSupport,
    /// What should vary does not: every value is the same, or nothing is left to explain.
    Constant,
    /// The explanatory columns are not independent of each other (one follows from the others).
    Singular,
    /// The outcome is predicted without error by some column, so a logistic coefficient has no finite value.
    Separated,
    /// The iterations did not settle.
    DidNotConverge,
    /// A cell on which a logarithm or a quotient rests is zero.
    ZeroCell,
    /// More successes than units were counted.
    SuccessesExceedTotal {
        /// Successes counted.
        successes: u64,
        /// Units counted.
        total: u64,
    },
    /// Sums contradict each other: no list of values has them.
    InconsistentSums,
    /// A reliability must lie above 0 and at most at 1.
    InvalidReliability {
        /// The value that was given, or that followed from the conversion.
        value: f64,
    },
    /// A confidence level must lie strictly between 0 and 1.
    InvalidConfidence {
        /// The value that was given.
        value: f64,
    },
    /// A probability or share must lie between 0 and 1.
    InvalidProbability {
        /// The value that was given.
        value: f64,
    },
    /// A school, or another unit, is too small for a statement about it alone.
    Unreliable {
        /// The reliability of the unit, from 0 to 1.
        reliability: f64,
        /// The least with which the statement may be made.
        need: f64,
    },
    /// A quantity that cannot be below zero is.
    NegativeValue {
        /// The value that was given.
        value: f64,
    },
    /// A weight is below zero.
    NegativeWeight,
    /// A number is infinite or not a number.
    NotFinite,
    /// Two things that belong together have different lengths.
    ShapeMismatch {
        /// The length that was given.
        have: usize,
        /// The length that was expected.
        need: usize,
    },
}

impl fmt::Display for NotComputable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for NotComputable {}
