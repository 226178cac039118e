//! What a board sends, and the sum when all have.

use crate::Sheet;
use crate::hex::{from_hex, hex_words, to_hex};
use crate::keys::{BoardKey, PublicKey};
use crate::masks::masked;
use crate::round::{Flaw, Round};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Digest([u8; 32]);
hex_words!(Digest, 32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Signed([u8; 64]);
hex_words!(Signed, 64);

/// Masked numbers, 32 hexadecimal digits each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Masked(Vec<u128>);

impl From<Masked> for String {
    fn from(masked: Masked) -> Self {
        masked
            .0
            .iter()
            .map(|number| to_hex(&number.to_le_bytes()))
            .collect()
    }
}

impl TryFrom<String> for Masked {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = from_hex(&text).filter(|bytes| bytes.len().is_multiple_of(16));
        let bytes = bytes.ok_or("not whole numbers of 16 bytes in hexadecimal digits")?;
        let (numbers, _) = bytes.as_chunks::<16>();
        Ok(Self(
            numbers
                .iter()
                .map(|number| u128::from_le_bytes(*number))
                .collect(),
        ))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MaskedSheet {
    name: String,
    layout: Digest,
    numbers: Masked,
}

/// What a board sends: noise to whoever has less than all of them, and signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    round: Digest,
    board: PublicKey,
    sheets: Vec<MaskedSheet>,
    signature: Signed,
}

/// The sum of all boards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The sheets that every board sent, added up.
    pub sheets: Vec<Sheet>,
    /// The sheets that a board did not send, or that mean something else there.
    pub left_out: Vec<String>,
}

/// Why a delivery or a sum cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Shut {
    /// The round itself cannot be held.
    #[error(transparent)]
    Flawed(#[from] Flaw),
    /// The key is of no board of this round.
    #[error("the key is of no board of this round")]
    NotOfThisRound,
    /// No secret can be agreed with this board.
    #[error("the key of {0} cannot be used")]
    UnusableKey(String),
    /// These boards have not delivered yet.
    #[error("{} of the boards have not delivered", .0.len())]
    Waiting(Vec<String>),
    /// A delivery of this board that was changed, or that somebody else made.
    #[error("the delivery of {0} is not what it signed")]
    NotSigned(String),
    /// Two deliveries of one board: with the same masks, their difference would tell what changed.
    #[error("{0} delivered twice")]
    Twice(String),
}

impl Delivery {
    /// Looks whether a board of this round made it as it is.
    ///
    /// # Errors
    /// [`Shut::NotOfThisRound`] or [`Shut::NotSigned`].
    pub fn check(&self, round: &Round) -> Result<(), Shut> {
        let board = round.boards.iter().find(|board| board.key == self.board);
        let board = board
            .filter(|_| self.round.0 == round.digest())
            .ok_or(Shut::NotOfThisRound)?;
        if self.board.has_signed(&self.signed_bytes(), &self.signature.0) {
            Ok(())
        } else {
            Err(Shut::NotSigned(board.name.clone()))
        }
    }

    fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"Wieg 2026 sharing: delivery".to_vec();
        bytes.extend(self.round.0);
        bytes.extend(self.board.bytes());
        for sheet in &self.sheets {
            bytes.extend((sheet.name.len() as u64).to_le_bytes());
            bytes.extend(sheet.name.as_bytes());
            bytes.extend(sheet.layout.0);
            bytes.extend((sheet.numbers.0.len() as u64).to_le_bytes());
            bytes.extend(sheet.numbers.0.iter().flat_map(|number| number.to_le_bytes()));
        }
        bytes
    }
}

/// Masks and signs the sheets of a board.
///
/// # Errors
/// A round that cannot be held, or of which this key is no board; see [`Shut`].
pub fn deliver(round: &Round, key: &BoardKey, sheets: &[Sheet]) -> Result<Delivery, Shut> {
    round.check()?;
    let us = key.public();
    if round.boards.iter().all(|board| board.key != us) {
        return Err(Shut::NotOfThisRound);
    }
    let unusable = |board: &&crate::Board| board.key != us && key.agree(&board.key).is_none();
    if let Some(board) = round.boards.iter().find(unusable) {
        return Err(Shut::UnusableKey(board.name.clone()));
    }
    let sheets = sheets.iter().map(|sheet| {
        Some(MaskedSheet {
            name: sheet.name.clone(),
            layout: Digest(sheet.layout),
            numbers: Masked(masked(sheet, round, key)?),
        })
    });
    let mut delivery = Delivery {
        round: Digest(round.digest()),
        board: us,
        sheets: sheets.collect::<Option<_>>().ok_or(Shut::NotOfThisRound)?,
        signature: Signed([0; 64]),
    };
    delivery.signature = Signed(key.sign(&delivery.signed_bytes()));
    Ok(delivery)
}

/// Adds up the deliveries of all boards of a round.
///
/// # Errors
/// [`Shut::Waiting`] as long as a board has not delivered; the other reasons of [`Shut`] for what cannot be trusted.
pub fn open(round: &Round, deliveries: &[Delivery]) -> Result<Opened, Shut> {
    round.check()?;
    let mut by_board: BTreeMap<PublicKey, &Delivery> = BTreeMap::new();
    for delivery in deliveries {
        delivery.check(round)?;
        if by_board.insert(delivery.board, delivery).is_some() {
            let twice = round.boards.iter().find(|board| board.key == delivery.board);
            return Err(Shut::Twice(
                twice.map_or_else(String::new, |board| board.name.clone()),
            ));
        }
    }
    let waiting = round
        .boards
        .iter()
        .filter(|board| !by_board.contains_key(&board.key));
    let waiting: Vec<String> = waiting.map(|board| board.name.clone()).collect();
    if !waiting.is_empty() {
        return Err(Shut::Waiting(waiting));
    }
    Ok(added_up(&by_board.into_values().collect::<Vec<_>>()))
}

fn added_up(deliveries: &[&Delivery]) -> Opened {
    type Key<'a> = (&'a str, [u8; 32], usize);
    let mut sums: BTreeMap<Key<'_>, (usize, Vec<u128>)> = BTreeMap::new();
    for sheet in deliveries.iter().flat_map(|delivery| &delivery.sheets) {
        let key = (sheet.name.as_str(), sheet.layout.0, sheet.numbers.0.len());
        let (times, sum) = sums.entry(key).or_insert_with(|| (0, vec![0; key.2]));
        *times += 1;
        sum.iter_mut()
            .zip(&sheet.numbers.0)
            .for_each(|(sum, number)| *sum = sum.wrapping_add(*number));
    }
    let mut opened = Opened {
        sheets: Vec::new(),
        left_out: Vec::new(),
    };
    for ((name, layout, _), (times, sum)) in sums {
        if times == deliveries.len() {
            opened.sheets.push(Sheet {
                name: name.to_owned(),
                layout,
                numbers: sum.into_iter().map(u128::cast_signed).collect(),
            });
        } else if opened.left_out.last().is_none_or(|last| last != name) {
            opened.left_out.push(name.to_owned());
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round::tests::{keys, round};
    use proptest::prelude::*;

    fn sheet(name: &str, numbers: &[i128]) -> Sheet {
        Sheet {
            name: name.to_owned(),
            layout: [9; 32],
            numbers: numbers.to_vec(),
        }
    }

    fn delivered(keys: &[BoardKey], of: impl Fn(usize) -> Vec<Sheet>) -> (Round, Vec<Delivery>) {
        let round = round(keys);
        let deliver = |(place, key)| deliver(&round, key, &of(place)).unwrap();
        let deliveries = keys.iter().enumerate().map(deliver).collect();
        (round, deliveries)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn the_sum_of_all_is_the_sum_of_what_was_counted(
            counts in proptest::collection::vec(proptest::collection::vec(-1_000_000_i128..1_000_000_000_000_000_000_000_000, 5), 3..7),
        ) {
            let keys = keys(counts.len() as u8);
            let (round, deliveries) = delivered(&keys, |place| vec![sheet("a", &counts[place])]);
            let opened = open(&round, &deliveries).unwrap();
            let sum: Vec<i128> = (0..5).map(|place| counts.iter().map(|row| row[place]).sum()).collect();
            prop_assert_eq!(opened.sheets, vec![sheet("a", &sum)]);
            prop_assert!(opened.left_out.is_empty());
        }
    }

    #[test]
    fn less_than_all_tells_nothing_but_who_is_missing() {
        let keys = keys(4);
        let (round, deliveries) = delivered(&keys, |_| vec![sheet("a", &[7, 0])]);
        assert_eq!(
            open(&round, &deliveries[..3]),
            Err(Shut::Waiting(vec!["board 3".to_owned()]))
        );
        // Nor does adding them up by hand: what is left is the masks with the one that is missing.
        let all: Vec<&Delivery> = deliveries.iter().collect();
        for few in [&all[..1], &all[..2], &all[1..], &all[..3]] {
            let sum = &added_up(few).sheets[0].numbers;
            assert!(
                sum.iter().all(|number| number.unsigned_abs() > 1 << 64),
                "{sum:?}"
            );
        }
    }

    #[test]
    fn masks_differ_per_round_sheet_place_and_layout() {
        let keys = keys(3);
        let (first, deliveries) = delivered(&keys, |_| vec![sheet("a", &[0, 0]), sheet("b", &[0, 0])]);
        let numbers: Vec<u128> = deliveries[0]
            .sheets
            .iter()
            .flat_map(|sheet| sheet.numbers.0.clone())
            .collect();
        let mut second = first;
        second.number = "cd".repeat(32);
        let again = deliver(&second, &keys[0], &[sheet("a", &[0, 0])]).unwrap();
        let mut other = sheet("a", &[0, 0]);
        other.layout = [8; 32];
        let otherwise = deliver(&second, &keys[0], &[other]).unwrap();
        let all: std::collections::BTreeSet<u128> = numbers
            .into_iter()
            .chain(again.sheets[0].numbers.0.clone())
            .chain(otherwise.sheets[0].numbers.0.clone())
            .collect();
        assert_eq!(all.len(), 8);
    }

    #[test]
    fn what_was_changed_on_the_way_is_refused() {
        let keys = keys(3);
        let (round, mut deliveries) = delivered(&keys, |_| vec![sheet("a", &[5])]);
        let twice = [deliveries.clone(), vec![deliveries[1].clone()]].concat();
        assert_eq!(open(&round, &twice), Err(Shut::Twice("board 1".to_owned())));
        let mut other = round.clone();
        other.boards[2].name = "somebody else".to_owned();
        assert_eq!(open(&other, &deliveries), Err(Shut::NotOfThisRound));
        deliveries[1].sheets[0].numbers.0[0] ^= 1;
        assert_eq!(
            open(&round, &deliveries),
            Err(Shut::NotSigned("board 1".to_owned()))
        );
        let stranger = BoardKey::of([99; 32]);
        assert_eq!(deliver(&round, &stranger, &[]), Err(Shut::NotOfThisRound));
    }

    #[test]
    fn sheets_that_mean_something_else_are_left_out() {
        let keys = keys(3);
        let (round, deliveries) = delivered(&keys, |place| {
            let mut only_some = vec![sheet("all", &[1])];
            if place > 0 {
                only_some.push(sheet("some", &[1]));
            }
            let mut differs = sheet("differs", &[1]);
            differs.layout[0] = place as u8;
            only_some.push(differs);
            only_some
        });
        let opened = open(&round, &deliveries).unwrap();
        assert_eq!(opened.sheets, [sheet("all", &[3])]);
        assert_eq!(opened.left_out, ["differs", "some"]);
    }

    #[test]
    fn a_delivery_goes_through_a_file() {
        let keys = keys(3);
        let (round, deliveries) = delivered(&keys, |place| vec![sheet("a", &[place as i128])]);
        let text = serde_json::to_string(&deliveries).unwrap();
        let back: Vec<Delivery> = serde_json::from_str(&text).unwrap();
        assert_eq!(open(&round, &back).unwrap().sheets, [sheet("a", &[3])]);
        let broken = text.replacen("\"numbers\":\"", "\"numbers\":\"0", 1);
        assert!(serde_json::from_str::<Vec<Delivery>>(&broken).is_err());
    }
}
