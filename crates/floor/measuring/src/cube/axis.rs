//! One axis of a table of the cube: a column and the words of its codes.

use crate::columns::Values;
use arrow::array::Array;
use arrow::buffer::ScalarBuffer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vocabulary::Level;

/// How the words of an axis are ordered, so that parts made apart can be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordOrder {
    /// A list of its own that is the same everywhere.
    Fixed,
    /// Sorted as text.
    Text,
    /// Sorted as whole numbers.
    Number,
}

/// A column as an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// The name of the column.
    pub column: String,
    /// The words; a code is a place in this list. Numbers are written as the whole numbers they are kept as.
    pub words: Vec<String>,
    /// Their order.
    pub order: WordOrder,
}

impl Axis {
    /// The code of a word.
    #[must_use]
    pub fn code(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|known| known == word)
    }

    /// The words as the whole numbers they stand for; a word that is no number gives nothing.
    #[must_use]
    pub fn numbers(&self) -> Vec<i64> {
        self.words.iter().filter_map(|word| word.parse().ok()).collect()
    }

    /// One axis with the words of both, or nothing when they are lists of their own that differ.
    #[must_use]
    pub fn union(&self, other: &Self) -> Option<Self> {
        if self.column != other.column || self.order != other.order {
            return None;
        }
        let words = match self.order {
            WordOrder::Fixed => (self.words == other.words).then(|| self.words.clone())?,
            WordOrder::Text => {
                let words: BTreeSet<&String> = self.words.iter().chain(&other.words).collect();
                words.into_iter().cloned().collect()
            }
            WordOrder::Number => {
                let words: BTreeSet<i64> = self.numbers().into_iter().chain(other.numbers()).collect();
                words.into_iter().map(|number| number.to_string()).collect()
            }
        };
        Some(Self {
            column: self.column.clone(),
            words,
            order: self.order,
        })
    }
}

/// The code of a row that has none: such a row is not in the table.
pub(super) const ABSENT: u32 = u32::MAX;

/// An axis together with the code of every row.
pub(crate) struct CodedAxis {
    pub axis: Axis,
    pub codes: ScalarBuffer<u32>,
}

impl CodedAxis {
    pub fn new(column: &str, values: &Values) -> Self {
        let (words, order, codes) = match values {
            Values::Category { codes, categories } => {
                let order = if categories.fixed {
                    WordOrder::Fixed
                } else {
                    WordOrder::Text
                };
                let codes = if codes.null_count() == 0 {
                    codes.values().clone()
                } else {
                    codes.iter().map(|code| code.unwrap_or(ABSENT)).collect()
                };
                (categories.words.to_vec(), order, codes)
            }
            Values::Level(rungs) => {
                let codes = rungs
                    .iter()
                    .map(|rung| rung.map_or(ABSENT, |rung| u32::from(rung.unsigned_abs())));
                (
                    Level::ALL.map(|level| level.code().to_owned()).to_vec(),
                    WordOrder::Fixed,
                    codes.collect(),
                )
            }
            Values::Flag(flags) => {
                let codes = flags.iter().map(|flag| flag.map_or(ABSENT, u32::from));
                (
                    vec!["false".to_owned(), "true".to_owned()],
                    WordOrder::Fixed,
                    codes.collect(),
                )
            }
            Values::Number { values, .. } => numbers(values.iter()),
            Values::Year(years) => numbers(years.iter().map(|year| year.map(i64::from))),
        };
        Self {
            axis: Axis {
                column: column.to_owned(),
                words,
                order,
            },
            codes,
        }
    }
}

/// Codes of numbers by their place among the distinct ones. Numbers close together, as scores are, are
/// looked up in a list; the others are searched for.
fn numbers(values: impl Iterator<Item = Option<i64>> + Clone) -> (Vec<String>, WordOrder, ScalarBuffer<u32>) {
    const NEAR: i128 = 1 << 20;
    let bounds = values
        .clone()
        .flatten()
        .fold(None, |bounds: Option<(i64, i64)>, number| {
            Some(bounds.map_or((number, number), |(low, high)| {
                (low.min(number), high.max(number))
            }))
        });
    let Some((low, high)) = bounds else {
        return (Vec::new(), WordOrder::Number, values.map(|_| ABSENT).collect());
    };
    let span = i128::from(high) - i128::from(low);
    let (distinct, codes) = if span < NEAR {
        let mut places = vec![ABSENT; span as usize + 1];
        values
            .clone()
            .flatten()
            .for_each(|number| places[(number - low) as usize] = 0);
        let seen = places.iter_mut().enumerate().filter(|(_, place)| **place == 0);
        let distinct: Vec<i64> = (0..)
            .zip(seen)
            .map(|(code, (offset, place))| {
                *place = code;
                low + offset as i64
            })
            .collect();
        let codes = values
            .map(|number| number.map_or(ABSENT, |number| places[(number - low) as usize]))
            .collect();
        (distinct, codes)
    } else {
        let mut distinct: Vec<i64> = values.clone().flatten().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let place = |number: i64| {
            distinct
                .binary_search(&number)
                .map_or(ABSENT, |place| place as u32)
        };
        let codes = values.map(|number| number.map_or(ABSENT, place)).collect();
        (distinct, codes)
    };
    (
        distinct.iter().map(i64::to_string).collect(),
        WordOrder::Number,
        codes,
    )
}
