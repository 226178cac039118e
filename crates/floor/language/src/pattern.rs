//! The pattern language of the rules, and looking for thousands of patterns at once.
//!
//! | element | meaning |
//! | --- | --- |
//! | ` ; ` | separates patterns; any one of them fires |
//! | space | white space, with at most a comma before it |
//! | `{a,b c,d}` | exactly one of these |
//! | `[x]` | may be there |
//! | `@KIND` | one of a named list |
//! | `<3>` | up to three words, not over the end of a sentence |

use crate::words::{Gap, Words};
use std::collections::HashMap;
use std::ops::Range;

/// A named list of words that patterns refer to, without the `@`.
pub type Slots = [(&'static str, &'static [&'static str])];

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A bracket without its other half.
    #[error("'{0}' has a bracket without its other half")]
    Bracket(String),
    /// A list that nobody named.
    #[error("'{0}' asks for a list of words that is not there")]
    Slot(String),
    /// `<n>` without a number, or where a word should be.
    #[error("'{0}' has '<' without a number, or begins or ends with it")]
    Gap(String),
}

/// A step of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Step {
    Word(String),
    /// Up to so many words of any kind.
    Gap(usize),
}

/// Many patterns, each with what it stands for, in one tree of words.
#[derive(Debug)]
pub struct Phrases {
    ids: HashMap<String, u32>,
    edges: HashMap<(usize, u32), usize>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    gaps: Vec<(usize, usize)>,
    meanings: Vec<usize>,
}

impl Default for Phrases {
    fn default() -> Self {
        Self {
            ids: HashMap::new(),
            edges: HashMap::new(),
            nodes: vec![Node::default()],
        }
    }
}

impl Phrases {
    /// Takes in a pattern, which stands for `meaning`.
    ///
    /// # Errors
    ///
    /// When the pattern cannot be read; nothing was taken in then.
    pub fn add(&mut self, pattern: &str, slots: &Slots, meaning: usize) -> Result<(), Fault> {
        let mut phrases = Vec::new();
        for alternative in pattern.split(" ; ") {
            phrases.extend(expand(alternative, slots)?);
        }
        phrases.iter().for_each(|phrase| self.insert(phrase, meaning));
        Ok(())
    }

    fn insert(&mut self, phrase: &[Step], meaning: usize) {
        let mut node = 0;
        for step in phrase {
            let next = match step {
                Step::Word(word) => {
                    let fresh = self.ids.len() as u32;
                    let id = *self.ids.entry(word.clone()).or_insert(fresh);
                    let next = self.nodes.len();
                    *self.edges.entry((node, id)).or_insert(next)
                }
                Step::Gap(most) => {
                    let known = self.nodes[node].gaps.iter().find(|(gap, _)| gap == most);
                    known.map_or(self.nodes.len(), |(_, next)| *next)
                }
            };
            if next == self.nodes.len() {
                self.nodes.push(Node::default());
                if let Step::Gap(most) = step {
                    self.nodes[node].gaps.push((*most, next));
                }
            }
            node = next;
        }
        if !self.nodes[node].meanings.contains(&meaning) {
            self.nodes[node].meanings.push(meaning);
        }
    }

    /// Every place where a pattern fires: the numbers of its words, and what it stands for.
    #[must_use]
    pub fn find(&self, words: &Words) -> Vec<(Range<usize>, usize)> {
        let ids: Vec<Option<u32>> = words.folded().map(|word| self.ids.get(word).copied()).collect();
        let mut search = Search {
            phrases: self,
            words,
            ids: &ids,
            start: 0,
            found: Vec::new(),
        };
        for start in (0..ids.len()).filter(|start| ids[*start].is_some()) {
            search.start = start;
            search.word(0, start);
        }
        let mut found = search.found;
        found.sort_unstable_by_key(|(place, meaning)| (place.start, place.end, *meaning));
        found.dedup();
        found
    }

    /// Whether some pattern is just this one folded word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        let node = self.ids.get(word).and_then(|id| self.edges.get(&(0, *id)));
        node.is_some_and(|node| !self.nodes[*node].meanings.is_empty())
    }
}

struct Search<'a> {
    phrases: &'a Phrases,
    words: &'a Words<'a>,
    ids: &'a [Option<u32>],
    start: usize,
    found: Vec<(Range<usize>, usize)>,
}

impl Search<'_> {
    /// Goes on from a node with the word of this number.
    fn word(&mut self, node: usize, number: usize) {
        let next = self.ids.get(number).copied().flatten();
        let Some(next) = next.and_then(|id| self.phrases.edges.get(&(node, id))) else {
            return;
        };
        let node = &self.phrases.nodes[*next];
        let after = number + 1;
        let meanings = node.meanings.iter().map(|meaning| (self.start..after, *meaning));
        self.found.extend(meanings);
        let Some(gap) = self.words.list().get(after).map(|word| word.gap) else {
            return;
        };
        if gap <= Gap::Comma {
            self.word(*next, after);
        }
        for (most, beyond) in &node.gaps {
            for skipped in 0..=*most {
                let Some(word) = self.words.list().get(after + skipped) else {
                    break;
                };
                if word.gap == Gap::Stop {
                    break;
                }
                self.word(*beyond, after + skipped);
            }
        }
    }
}

/// Every phrase that a pattern stands for.
fn expand(pattern: &str, slots: &Slots) -> Result<Vec<Vec<Step>>, Fault> {
    let texts = alternatives(pattern, slots)?;
    let fault = || Fault::Gap(pattern.to_owned());
    texts
        .iter()
        .map(|text| {
            let steps = text.split_whitespace().map(|part| match part.strip_prefix('<') {
                Some(number) => {
                    let number = number.strip_suffix('>').and_then(|number| number.parse().ok());
                    number.map(Step::Gap).ok_or_else(fault)
                }
                None => Ok(Step::Word(part.to_lowercase().replace('’', "'"))),
            });
            let steps: Vec<Step> = steps.collect::<Result<_, _>>()?;
            let is_word = |step: Option<&Step>| matches!(step, Some(Step::Word(_)));
            match is_word(steps.first()) && is_word(steps.last()) {
                true => Ok(steps),
                false => Err(fault()),
            }
        })
        .collect()
}

/// Every text that a pattern stands for, with its gaps as they are written.
fn alternatives(pattern: &str, slots: &Slots) -> Result<Vec<String>, Fault> {
    let bracket = || Fault::Bracket(pattern.to_owned());
    let mut texts = vec![String::new()];
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let (choices, taken) = match sign {
            '{' => {
                let inner = closed(rest, '{', '}').ok_or_else(bracket)?;
                let mut choices = Vec::new();
                for choice in split_outside(inner) {
                    choices.extend(alternatives(choice, slots)?);
                }
                (choices, inner.len() + 2)
            }
            '[' => {
                let inner = closed(rest, '[', ']').ok_or_else(bracket)?;
                let mut choices = alternatives(inner, slots)?;
                choices.push(String::new());
                (choices, inner.len() + 2)
            }
            '@' => {
                let name = &rest[1..];
                let name = &name[..name
                    .find(|sign: char| !sign.is_ascii_uppercase())
                    .unwrap_or(name.len())];
                let slot = slots.iter().find(|(slot, _)| *slot == name);
                let (_, words) = slot.ok_or_else(|| Fault::Slot(pattern.to_owned()))?;
                let words = words.iter().map(|word| (*word).to_owned()).collect();
                (words, name.len() + 1)
            }
            '}' | ']' => return Err(bracket()),
            _ => (vec![sign.to_string()], sign.len_utf8()),
        };
        let longer = texts
            .iter()
            .flat_map(|text| choices.iter().map(move |choice| format!("{text}{choice}")));
        texts = longer.collect();
        rest = &rest[taken..];
    }
    Ok(texts)
}

/// What stands between the first bracket of a text and its other half.
fn closed(text: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        if sign == open {
            depth += 1;
        } else if sign == close {
            depth -= 1;
            if depth == 0 {
                return Some(&text[1..at]);
            }
        }
    }
    None
}

/// The parts of a text between commas that do not stand in brackets.
fn split_outside(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_i32, 0, Vec::new());
    for (at, sign) in text.char_indices() {
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOTS: &Slots = &[("KIND", &["kind", "kinderen"])];

    fn fires(pattern: &str, text: &str) -> Vec<String> {
        let mut phrases = Phrases::default();
        phrases.add(pattern, SLOTS, 0).expect("a pattern");
        let words = Words::of(text);
        let found = phrases.find(&words);
        let place = |range: &Range<usize>| {
            words.list()[range.start].place.start..words.list()[range.end - 1].place.end
        };
        found
            .iter()
            .map(|(range, _)| text[place(range)].to_owned())
            .collect()
    }

    #[test]
    fn every_element_of_the_language() {
        assert_eq!(
            fires("risico{@KIND}", "Een risicokind en Risicokinderen."),
            ["risicokind", "Risicokinderen"]
        );
        assert_eq!(
            fires("taalachterstand[en]", "taalachterstand, taalachterstanden"),
            ["taalachterstand", "taalachterstanden"]
        );
        assert_eq!(
            fires("met [een] plan", "met plan, met een plan"),
            ["met plan", "met een plan"]
        );
        assert_eq!(fires("{a,b c} d", "a d b c d c d"), ["a d", "b c d"]);
        assert_eq!(fires("te dom ; niet slim", "Niet, slim"), ["Niet, slim"]);
    }

    #[test]
    fn a_gap_stays_within_the_sentence() {
        assert_eq!(
            fires("loopt <2> achter", "Zij loopt; met rekenen, achter."),
            ["loopt; met rekenen, achter"]
        );
        assert!(fires("loopt <2> achter", "Zij loopt. Nu achter.").is_empty());
        assert!(fires("loopt <2> achter", "loopt een twee drie achter").is_empty());
        assert_eq!(fires("loopt <2> achter", "loopt achter"), ["loopt achter"]);
    }

    #[test]
    fn words_match_whole() {
        assert!(fires("lui", "De luiken van het luie hok, lui-lekkerland").is_empty());
        assert_eq!(fires("lui", "‘lui’"), ["lui"]);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let mut phrases = Phrases::default();
        let mut fault = |pattern: &str| phrases.add(pattern, SLOTS, 0).expect_err("a fault");
        assert!(matches!(fault("{a,b"), Fault::Bracket(_)));
        assert!(matches!(fault("a]"), Fault::Bracket(_)));
        assert!(matches!(fault("@WIJK"), Fault::Slot(_)));
        assert!(matches!(fault("a <x> b"), Fault::Gap(_)));
        assert!(matches!(fault("a <2>"), Fault::Gap(_)));
        assert!(matches!(fault(""), Fault::Gap(_)));
    }
}
