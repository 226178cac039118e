//! Sentences in which something is done and nobody does it: ‘worden’ with a participle.

use super::{Hint, Spot};
use crate::sentence::sentences;
use crate::words::Words;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    auxiliaries: Vec<String>,
    participles: Vec<String>,
    not_participles: Vec<String>,
}

struct Forms {
    auxiliaries: HashSet<String>,
    participles: HashSet<String>,
    not_participles: HashSet<String>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let text = include_str!("../../data/letters/passive.toml");
    let file: File = toml::from_str(text).expect("the project's own list of participles can be read");
    Forms {
        auxiliaries: file.auxiliaries.into_iter().collect(),
        participles: file.participles.into_iter().collect(),
        not_participles: file.not_participles.into_iter().collect(),
    }
});

/// How far a participle may stand from its auxiliary.
const REACH: usize = 14;

/// The auxiliary of every passive, unless the sentence says by whom.
pub(super) fn spots(words: &Words) -> Vec<Spot> {
    let mut spots = Vec::new();
    for sentence in sentences(words.text()) {
        let numbers = words.at(sentence.start)..words.at(sentence.end);
        for auxiliary in numbers
            .clone()
            .filter(|number| FORMS.auxiliaries.contains(words.get(*number)))
        {
            let from = auxiliary.saturating_sub(2).max(numbers.start);
            let to = (auxiliary + REACH).min(numbers.end);
            let participle = (from..to).find(|number| is_participle(words.get(*number)));
            if participle.is_some() {
                spots.push(Spot {
                    place: words.list()[auxiliary].place.clone(),
                    hint: Hint::Passive,
                });
            }
        }
    }
    spots
}

/// Whether a word is a participle by its form or by the list.
fn is_participle(word: &str) -> bool {
    if FORMS.not_participles.contains(word) {
        return false;
    }
    FORMS.participles.contains(word) || is_regular(word)
}

/// ge-…-t, ge-…-d, and the same after a part that splits off: aan-ge-meld.
fn is_regular(word: &str) -> bool {
    const SPLIT_OFF: [&str; 30] = [
        "aan", "af", "bij", "binnen", "door", "goed", "in", "klaar", "langs", "los", "mee", "na", "neer",
        "om", "onder", "op", "open", "over", "samen", "terecht", "terug", "thuis", "toe", "uit", "vast",
        "voor", "vrij", "weg", "weer", "vooruit",
    ];
    const FIXED: [&str; 5] = ["be", "ver", "ont", "her", "er"];
    let closes = word.ends_with(['t', 'd']);
    let is_ge = |word: &str| word.starts_with("ge") && word.len() >= 6 && closes;
    let fixed =
        FIXED.iter().any(|part| word.starts_with(part)) && word.ends_with(['d', 't']) && word.len() >= 7;
    is_ge(word)
        || SPLIT_OFF
            .iter()
            .filter_map(|part| word.strip_prefix(part))
            .any(is_ge)
        || (fixed && word.ends_with('d'))
}
