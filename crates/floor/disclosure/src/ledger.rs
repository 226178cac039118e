//! The ledger of released cells: what left earlier is known for ever, and is an equation in every later attack.
//!
//! Differencing (a board minus its other schools, this year minus last, "all" minus "non-migrant") is caught by
//! adding the cell that would follow as [`Role::Implied`](crate::Role::Implied) together with its sum: the ledger
//! then supplies the parts that are already out.

use std::collections::BTreeMap;
use std::fmt;

use crate::outcome::{Protected, Shown};
use crate::release::Release;

/// Identifies *what* was counted: a hash, made by the caller, over definition, population, period and place.
/// Two cells with one definition count the same persons in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Definition(pub [u8; 32]);

/// 64 hexadecimal digits, to write down and read back.
impl fmt::Display for Definition {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl Definition {
    /// Reads what was written down.
    pub fn read(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .chars()
            .map(|sign| sign.to_digit(16).map(|digit| digit as u8))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks_exact(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect();
        (digits.len() == 64)
            .then(|| bytes.try_into().ok().map(Self))
            .flatten()
    }
}

/// A count that has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The count that was released.
    pub count: u64,
    /// When, in seconds since 1970, as the caller says; it is kept and never compared with a clock.
    pub released_at: u64,
}

/// All counts released so far, by definition. The latest release of a definition counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<Definition, Entry>,
}

impl Ledger {
    /// A ledger in which nothing has been released yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one released count.
    pub fn record(&mut self, definition: Definition, count: u64, released_at: u64) {
        self.entries.insert(definition, Entry { count, released_at });
    }

    /// Adds every printed cell of a release that has a definition. To be called once the release has left.
    pub fn record_release(&mut self, release: &Release, safe: &Protected, released_at: u64) {
        for (cell, shown) in release.cells().iter().zip(safe.all_shown()) {
            if let (Some(definition), Shown::Published(count)) = (cell.definition, *shown) {
                self.record(definition, count, released_at);
            }
        }
    }

    /// What was released under this definition.
    pub fn entry(&self, definition: Definition) -> Option<Entry> {
        self.entries.get(&definition).copied()
    }

    /// All entries, in the order of their definitions.
    pub fn entries(&self) -> impl Iterator<Item = (Definition, Entry)> + '_ {
        self.entries
            .iter()
            .map(|(definition, entry)| (*definition, *entry))
    }

    /// What follows by subtraction from a released total and released parts: the count of all other parts
    /// together. `None` if one of them has not been released, or they do not fit.
    pub fn difference(&self, total: Definition, parts: &[Definition]) -> Option<u64> {
        parts.iter().try_fold(self.entry(total)?.count, |left, part| {
            left.checked_sub(self.entry(*part)?.count)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_down_and_read_back() {
        let name = Definition(std::array::from_fn(|place| place as u8 * 7));
        assert_eq!(Definition::read(&name.to_string()), Some(name));
        for text in ["", "00", &"g".repeat(64), &"0".repeat(63), &"0".repeat(66)] {
            assert_eq!(Definition::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_fourth_school_follows_from_the_board_and_three() {
        let mut ledger = Ledger::new();
        let definition = |unit: u8, yes: u8| Definition([unit, yes].repeat(16).try_into().unwrap());
        for (unit, (k, n)) in [(57, 120), (20, 41), (18, 40), (17, 36)].into_iter().enumerate() {
            ledger.record(definition(unit as u8, 1), k, 0);
            ledger.record(definition(unit as u8, 0), n, 0);
        }
        let schools = |yes| [1, 2, 3].map(|unit| definition(unit, yes));
        assert_eq!(ledger.difference(definition(0, 1), &schools(1)), Some(2));
        assert_eq!(ledger.difference(definition(0, 0), &schools(0)), Some(3));
        assert_eq!(ledger.difference(definition(9, 0), &schools(0)), None);
    }
}
