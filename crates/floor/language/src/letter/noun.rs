//! Verbs dressed up as nouns: ‘de inning van’, ‘het indienen van’, ‘na ontvangst van’.

use super::{Hint, Spot};
use crate::words::{Gap, Words};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    before: HashSet<String>,
    not_infinitives: HashSet<String>,
    nouns: HashMap<String, String>,
}

static LISTS: LazyLock<File> = LazyLock::new(|| {
    let text = include_str!("../../data/letters/nouns.toml");
    toml::from_str(text).expect("the project's own list of nouns can be read")
});

/// A noun for what somebody does, before ‘van’.
pub(super) fn spots(words: &Words) -> Vec<Spot> {
    let inner = 1..words.len().saturating_sub(1);
    inner
        .filter_map(|number| {
            let is_joined =
                words.list()[number].gap == Gap::Space && words.list()[number + 1].gap == Gap::Space;
            if !is_joined || words.get(number + 1) != "van" {
                return None;
            }
            let (before, word) = (words.get(number - 1), words.get(number));
            let verb = match LISTS.nouns.get(word) {
                Some(verb) if LISTS.before.contains(before) || ["de", "het", "een"].contains(&before) => {
                    verb.clone()
                }
                None if before == "het" && is_infinitive(word) => word.to_owned(),
                _ => return None,
            };
            let place = words.list()[number - 1].place.start..words.list()[number + 1].place.end;
            Some(Spot {
                place,
                hint: Hint::Noun { verb },
            })
        })
        .collect()
}

/// ‘indienen’; a plural such as ‘boeken’ never stands after ‘het’.
fn is_infinitive(word: &str) -> bool {
    word.ends_with("en") && word.chars().count() >= 5 && !LISTS.not_infinitives.contains(word)
}
