//! A round: which boards add up what. Everybody who takes part holds the same one.

use crate::keys::PublicKey;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A sum of two boards tells each of them the other.
pub const FEWEST_BOARDS: usize = 3;

/// A board that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// What people call it.
    pub name: String,
    /// Its public key.
    pub key: PublicKey,
}

/// A round. Two rounds never have the same number, or the masks of one would undo those of the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// 64 random hexadecimal digits.
    pub number: String,
    /// For whom the sum is.
    pub region: String,
    /// The first and the last school year of the pupils that are counted, by the year in which it began.
    pub cohorts: [i16; 2],
    /// The fingerprints of the indicators that are counted, by id.
    pub indicators: BTreeMap<String, String>,
    /// Who takes part.
    pub boards: Vec<Board>,
}

/// Why a round cannot be held.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Flaw {
    /// Fewer than three boards.
    #[error("a round takes at least {FEWEST_BOARDS} boards")]
    TooFewBoards,
    /// A board that takes part twice.
    #[error("{0} takes part twice")]
    Twice(String),
    /// A number that is not 64 hexadecimal digits.
    #[error("the number of the round is not 64 hexadecimal digits")]
    Number,
    /// A last school year before the first.
    #[error("the last school year comes before the first")]
    Cohorts,
    /// Nothing to count.
    #[error("the round counts no indicators")]
    Nothing,
}

impl Round {
    /// Looks whether this round can be held.
    ///
    /// # Errors
    /// See [`Flaw`].
    pub fn check(&self) -> Result<(), Flaw> {
        if self.boards.len() < FEWEST_BOARDS {
            return Err(Flaw::TooFewBoards);
        }
        let (mut keys, mut names) = (BTreeSet::new(), BTreeSet::new());
        for board in &self.boards {
            if !keys.insert(board.key) || !names.insert(board.name.as_str()) {
                return Err(Flaw::Twice(board.name.clone()));
            }
        }
        if self.number.len() != 64 || !self.number.bytes().all(|sign| sign.is_ascii_hexdigit()) {
            return Err(Flaw::Number);
        }
        if self.cohorts[1] < self.cohorts[0] {
            return Err(Flaw::Cohorts);
        }
        if self.indicators.is_empty() {
            return Err(Flaw::Nothing);
        }
        Ok(())
    }

    /// A fingerprint of all of it: the name of a board, its key and what is counted cannot be changed unseen.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("Wieg 2026 sharing: round");
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(self.number.as_bytes());
        part(self.region.as_bytes());
        self.cohorts.iter().for_each(|year| part(&year.to_le_bytes()));
        part(&(self.indicators.len() as u64).to_le_bytes());
        for (id, fingerprint) in &self.indicators {
            part(id.as_bytes());
            part(fingerprint.as_bytes());
        }
        for board in &self.boards {
            part(board.name.as_bytes());
            part(board.key.bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::keys::BoardKey;

    pub(crate) fn keys(count: u8) -> Vec<BoardKey> {
        (1..=count).map(|seed| BoardKey::of([seed; 32])).collect()
    }

    pub(crate) fn round(keys: &[BoardKey]) -> Round {
        let board = |(place, key): (usize, &BoardKey)| Board {
            name: format!("board {place}"),
            key: key.public(),
        };
        Round {
            number: "ab".repeat(32),
            region: "somewhere".to_owned(),
            cohorts: [2022, 2024],
            indicators: BTreeMap::from([("havo-advice".to_owned(), "1f".to_owned())]),
            boards: keys.iter().enumerate().map(board).collect(),
        }
    }

    #[test]
    fn what_cannot_be_held_is_said() {
        let keys = keys(4);
        assert_eq!(round(&keys).check(), Ok(()));
        assert_eq!(round(&keys[..2]).check(), Err(Flaw::TooFewBoards));
        let with = |change: fn(&mut Round)| {
            let mut round = round(&keys);
            change(&mut round);
            round.check()
        };
        assert_eq!(with(|round| round.number.truncate(63)), Err(Flaw::Number));
        assert_eq!(with(|round| round.cohorts = [2024, 2022]), Err(Flaw::Cohorts));
        assert_eq!(with(|round| round.indicators.clear()), Err(Flaw::Nothing));
        assert_eq!(
            with(|round| round.boards[1].key = round.boards[3].key),
            Err(Flaw::Twice("board 3".to_owned()))
        );
        assert_eq!(
            with(|round| round.boards[1].name = "board 0".to_owned()),
            Err(Flaw::Twice("board 0".to_owned()))
        );
    }

    #[test]
    fn every_part_of_a_round_is_in_its_fingerprint() {
        let keys = keys(3);
        let changes: [fn(&mut Round); 6] = [
            |round| round.number = "ac".repeat(32),
            |round| round.region.push('s'),
            |round| round.cohorts[0] = 2021,
            |round| {
                round
                    .indicators
                    .insert("x".to_owned(), String::new())
                    .map_or((), drop)
            },
            |round| round.boards[0].name.push('s'),
            |round| round.boards.swap(0, 1),
        ];
        let mut seen = vec![round(&keys).digest()];
        for change in changes {
            let mut changed = round(&keys);
            change(&mut changed);
            assert!(!seen.contains(&changed.digest()));
            seen.push(changed.digest());
        }
    }
}
