//! Parts of compounds: in Dutch a bill for school is one word, and somebody may look for either part.

use super::words::Words;
use std::collections::BTreeSet;

/// The shortest part; shorter ones are mostly endings.
const SHORTEST: usize = 4;
/// What Dutch puts between two parts.
const BETWEEN: [&str; 4] = ["", "s", "en", "e"];

/// Words that may be part of others, because they stand by themselves somewhere.
#[derive(Debug)]
pub(super) struct Parts {
    stems: BTreeSet<String>,
}

impl Parts {
    pub fn of(all: impl Iterator<Item = String>, words: &Words) -> Self {
        let long = all.filter(|word| word.len() >= SHORTEST);
        Self {
            stems: long.map(|word| words.stem(&word)).collect(),
        }
    }

    /// The stems of the two parts of a word that both stand by themselves.
    pub fn of_known(&self, word: &str, words: &Words) -> Vec<String> {
        let mut best: Option<(usize, [String; 2])> = None;
        for (left, right) in cuts(word) {
            let Some(pair) = self.left(left, words).zip(self.stem(right, words)) else {
                continue;
            };
            let shortest = left.len().min(right.len());
            if best.as_ref().is_none_or(|(best, _)| shortest > *best) {
                best = Some((shortest, [pair.0, pair.1]));
            }
        }
        best.map_or_else(Vec::new, |(_, pair)| pair.to_vec())
    }

    /// The stems of the parts of a word, also when only its beginning or its end stands by itself.
    pub fn of_any(&self, word: &str, words: &Words) -> Vec<String> {
        let known = self.of_known(word, words);
        if !known.is_empty() || self.stems.contains(&words.stem(word)) {
            return known;
        }
        let left = cuts(word).filter_map(|(left, _)| self.left(left, words)).last();
        let right = cuts(word).find_map(|(_, right)| self.stem(right, words));
        left.into_iter().chain(right).collect()
    }

    fn stem(&self, word: &str, words: &Words) -> Option<String> {
        let stem = words.stem(word);
        self.stems.contains(&stem).then_some(stem)
    }

    fn left(&self, word: &str, words: &Words) -> Option<String> {
        let shorter = BETWEEN.iter().filter_map(|between| word.strip_suffix(between));
        shorter
            .filter(|word| word.len() >= SHORTEST)
            .find_map(|word| self.stem(word, words))
    }
}

/// Every way to cut a word in two parts that are long enough.
fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let last = word.len().saturating_sub(SHORTEST);
    (SHORTEST..=last).filter_map(|at| word.split_at_checked(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Language;

    #[test]
    fn parts_that_stand_by_themselves() {
        let words = Words::of(Language::Nl);
        let all = ["school", "kosten", "leerling", "bespreking", "taal"].map(str::to_owned);
        let parts = Parts::of(all.into_iter(), &words);
        let stems = |some: &[&str]| some.iter().map(|word| words.stem(word)).collect::<Vec<_>>();
        assert_eq!(
            parts.of_known("schoolkosten", &words),
            stems(&["school", "kosten"])
        );
        assert_eq!(
            parts.of_known("leerlingenbespreking", &words),
            stems(&["leerling", "bespreking"])
        );
        assert!(parts.of_known("taalbeleid", &words).is_empty());
        assert_eq!(parts.of_any("taalbeleid", &words), stems(&["taal"]));
        assert!(parts.of_any("taal", &words).is_empty() && parts.of_any("ééé", &words).is_empty());
    }
}
