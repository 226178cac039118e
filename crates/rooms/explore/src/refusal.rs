//! What a scenario is refused for, as values; the words belong to whoever shows them.

use vocabulary::Level;

/// Why a scenario, region or parameter cannot be used, with the nearest that can.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// A parameter lies outside the values that have a meaning.
    OutOfRange {
        /// The parameter.
        name: &'static str,
        /// Its value.
        value: f64,
        /// The nearest value that is allowed.
        nearest: f64,
    },
    /// The numbers of a list of shares do not add up to one.
    Shares {
        /// The parameter.
        name: &'static str,
        /// What they add up to.
        sum: f64,
    },
    /// There is no such parameter.
    UnknownParameter {
        /// The name as given.
        name: String,
        /// The name that looks most like it.
        nearest: Option<String>,
    },
    /// A list of the wrong length.
    Length {
        /// The parameter.
        name: String,
        /// How many numbers were given.
        given: usize,
        /// How many it needs.
        needed: usize,
    },
    /// A value that is not a number.
    NotANumber {
        /// What it was for.
        name: String,
        /// The value as given.
        text: String,
    },
    /// The text is not TOML.
    NotToml {
        /// The line, from one.
        line: usize,
    },
    /// A seed that is not a whole number from 0 to 2^64 − 1.
    Seed {
        /// The text as given.
        text: String,
        /// The digits in it as a number, if they make one.
        nearest: Option<u64>,
    },
    /// There is no such policy.
    UnknownPolicy {
        /// The kind of policy.
        kind: &'static str,
        /// The word as given.
        word: String,
        /// The word that looks most like it.
        nearest: Option<String>,
    },
    /// A number of the scenario is out of bounds.
    Number {
        /// Which number.
        name: &'static str,
        /// What was asked.
        value: i64,
        /// The nearest that is allowed.
        nearest: i64,
    },
    /// A region without schools of a sector.
    NoSchools {
        /// Whether secondary schools are missing, or primary ones.
        secondary: bool,
        /// The least number.
        nearest: u32,
    },
    /// Secondary schools have fewer places for a level than pupils are expected to ask.
    CapacityBelowDemand {
        /// The level.
        level: Level,
        /// Places in classes with that level.
        places: u32,
        /// First-year pupils expected to need one.
        demand: u32,
        /// The least factor on all capacities that is enough.
        nearest_factor: f64,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}

/// A seed as somebody typed it.
///
/// # Errors
/// [`Refusal::Seed`] for anything but a whole number from 0 to 2^64 − 1.
pub fn read_seed(text: &str) -> Result<u64, Refusal> {
    text.trim().parse().map_err(|_| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        Refusal::Seed {
            text: text.to_owned(),
            nearest: digits.parse().ok(),
        }
    })
}

/// The word nearest to `word` by the number of letters to change, if at most half of it must change.
pub(crate) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let (distance, found) = words.map(|known| (edits(word, known), known)).min()?;
    (distance * 2 <= word.chars().count().max(2)).then(|| found.to_owned())
}

/// The Levenshtein distance of two texts.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let next = (diagonal + usize::from(a != *b))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_whole_numbers() {
        assert_eq!(read_seed(" 17 "), Ok(17));
        for (text, nearest) in [
            ("", None),
            ("-1", Some(1)),
            ("één", None),
            ("18446744073709551616", None),
        ] {
            let text = text.to_owned();
            assert_eq!(read_seed(&text.clone()), Err(Refusal::Seed { text, nearest }));
        }
    }

    #[test]
    fn the_nearest_word_is_near() {
        let words = ["single", "multiple"];
        assert_eq!(nearest("singel", words.into_iter()), Some("single".to_owned()));
        assert_eq!(nearest("xyz", words.into_iter()), None);
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
