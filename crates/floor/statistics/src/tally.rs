//! Successes out of a total: the additive state behind every rate.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::{NotComputable, Proportion};

/// A number of successes among a number of pupils; it may be empty, and tallies add up.
///
/// # Examples
/// ```
/// use statistics::{NotComputable, Tally};
/// let school = Tally::new(7, 23)? + Tally::new(2, 4)?;
/// assert_eq!((school.successes(), school.failures()), (9, 18));
/// assert_eq!(Tally::new(24, 23), Err(NotComputable::SuccessesExceedTotal { successes: 24, total: 23 }));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    successes: u64,
    total: u64,
}

impl Tally {
    /// Nobody counted yet.
    pub const EMPTY: Self = Self {
        successes: 0,
        total: 0,
    };

    /// `successes` among `total` pupils.
    ///
    /// # Errors
    /// [`NotComputable::SuccessesExceedTotal`] when there are more successes than pupils: the numerator of the
    /// rate lies outside its denominator.
    pub fn new(successes: u64, total: u64) -> Result<Self, NotComputable> {
        if successes > total {
            return Err(NotComputable::SuccessesExceedTotal { successes, total });
        }
        Ok(Self { successes, total })
    }

    /// Pupils with the outcome.
    #[must_use]
    pub fn successes(self) -> u64 {
        self.successes
    }

    /// Pupils without the outcome.
    #[must_use]
    pub fn failures(self) -> u64 {
        self.total - self.successes
    }

    /// All pupils.
    #[must_use]
    pub fn total(self) -> u64 {
        self.total
    }

    /// Whether nobody was counted.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.total == 0
    }

    /// The rate, if anybody was counted.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody was.
    pub fn proportion(self) -> Result<Proportion, NotComputable> {
        Proportion::try_from(self)
    }

    /// Successes, failures and total as floating-point numbers, for formulas.
    pub(crate) fn as_floats(self) -> (f64, f64, f64) {
        (self.successes as f64, self.failures() as f64, self.total as f64)
    }

    /// Successes over total; not a number when empty, so only for tallies known to hold somebody.
    pub(crate) fn rate(self) -> f64 {
        self.successes as f64 / self.total as f64
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            successes: self.successes + other.successes,
            total: self.total + other.total,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::EMPTY, Add::add)
    }
}
