//! A letter to parents: what it tells and does not tell yet, and which words and sentences could be easier.
//!
//! There is no score and no level. A letter has a list of things that a parent needs, and places that may be changed.

mod checklist;
mod easier;
mod jargon;
mod noun;
mod passive;

pub use checklist::{Answer, Element};

use crate::frequency::is_rare;
use crate::lens::{Finding, Lens, Reading};
use crate::readability::Readability;
use crate::words::Words;
use std::ops::Range;
use vocabulary::Message;

/// A sentence of more words than this may be shorter.
pub const LONG: usize = 15;

/// A sentence of more words than this is hard for nearly everybody.
pub const VERY_LONG: usize = 25;

/// What could be easier at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A sentence of so many words.
    Long(usize),
    /// A word or phrase with an easier one.
    Easier {
        /// What to write instead, in the same form.
        words: Vec<String>,
        /// When not to.
        note: Option<String>,
    },
    /// A word of the school, with what it means. Only where it stands first.
    SchoolWord {
        /// In a few plain words.
        explanation: String,
        /// Whether the word has another meaning as well.
        is_ambiguous: bool,
    },
    /// A shortened word.
    Abbreviation,
    /// A word that readers seldom meet, and that is no compound of words that they do.
    Rare,
    /// Something is done, and nobody does it.
    Passive,
    /// A noun where the verb says it shorter.
    Noun {
        /// The verb.
        verb: String,
    },
}

impl Hint {
    /// What to tell the writer.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Long(words) if *words > VERY_LONG => {
                Message::new("language-very-long").with("count", *words as u64)
            }
            Self::Long(words) => Message::new("language-long").with("count", *words as u64),
            Self::Easier { words, .. } => Message::new("language-easier").with("words", words.join(" / ")),
            Self::SchoolWord {
                explanation,
                is_ambiguous: false,
            } => Message::new("language-school-word").with("explanation", explanation.as_str()),
            Self::SchoolWord { explanation, .. } => {
                Message::new("language-school-word-perhaps").with("explanation", explanation.as_str())
            }
            Self::Abbreviation => Message::new("language-abbreviation"),
            Self::Rare => Message::new("language-rare"),
            Self::Passive => Message::new("language-passive"),
            Self::Noun { verb } => Message::new("language-noun").with("verb", verb.as_str()),
        }
    }

    /// What kind of hint it is, in one word.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Long(_) => "long",
            Self::Easier { .. } => "easier",
            Self::SchoolWord { .. } => "school-word",
            Self::Abbreviation => "abbreviation",
            Self::Rare => "rare",
            Self::Passive => "passive",
            Self::Noun { .. } => "noun",
        }
    }
}

/// A place in a letter that could be easier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// What could be easier.
    pub hint: Hint,
}

/// Everything that can be said of a letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Counts of how it reads.
    pub readability: Readability,
    /// What a parent needs, and whether it is there.
    pub answers: Vec<Answer>,
    /// What could be easier, in the order of the text.
    pub spots: Vec<Spot>,
    /// What the language lens finds, with pressure.
    pub findings: Vec<Finding>,
}

impl Letter {
    /// Reads a letter or message to parents.
    ///
    /// ```
    /// use language::letter::{Hint, Letter};
    ///
    /// let letter = Letter::read("Indien u verhinderd bent, dient u ons te berichten.");
    /// let easier = letter.spots.iter().find_map(|spot| match &spot.hint {
    ///     Hint::Easier { words, .. } => Some(words[0].as_str()),
    ///     _ => None,
    /// });
    /// assert_eq!(easier, Some("als"));
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Self {
        let words = Words::of(text);
        let readability = Readability::of(text);
        let mut spots = long_sentences(&readability);
        let terms = jargon::terms(&words);
        let mut known = easier::spots(&words);
        // ‘intern begeleider’ is one word of the school, not an easier ‘intern’; ‘op basis van’ is no ‘basis’.
        known.retain(|spot| {
            !terms
                .iter()
                .any(|term| touches(&term.place, &spot.place) && term.place.len() > spot.place.len())
        });
        known.extend(jargon::spots(&terms, &known));
        known.extend(abbreviations(&words, &known));
        known.extend(passive::spots(&words));
        known.extend(noun::spots(&words));
        known.extend(rare_words(&words, &known));
        spots.extend(known);
        spots.sort_by_key(|spot| (spot.place.start, std::cmp::Reverse(spot.place.end)));
        Self {
            answers: checklist::answers(text, &words),
            findings: Lens::dutch().read(text, Reading::Letter),
            readability,
            spots,
        }
    }

    /// What the letter should tell and does not tell yet.
    pub fn missing(&self) -> impl Iterator<Item = &'static Element> {
        self.answers
            .iter()
            .filter(|answer| answer.is_missing())
            .map(|answer| answer.element)
    }
}

fn long_sentences(readability: &Readability) -> Vec<Spot> {
    let long = readability.sentences.iter().filter(|(_, words)| *words > LONG);
    long.map(|(place, words)| Spot {
        place: place.clone(),
        hint: Hint::Long(*words),
    })
    .collect()
}

/// ‘i.v.m.’, ‘a.s.’: words that the reader has to finish.
fn abbreviations(words: &Words, known: &[Spot]) -> Vec<Spot> {
    let text = words.text();
    let mut spots = Vec::new();
    for (at, part) in text
        .split_whitespace()
        .map(|part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
    {
        let bare = part.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '.');
        let at = at + (bare.as_ptr() as usize - part.as_ptr() as usize);
        let place = at..at + bare.len();
        if crate::sentence::is_abbreviation(bare) && !known.iter().any(|spot| touches(&spot.place, &place)) {
            spots.push(Spot {
                place,
                hint: Hint::Abbreviation,
            });
        }
    }
    spots
}

fn rare_words(words: &Words, known: &[Spot]) -> Vec<Spot> {
    let numbers = (0..words.len()).filter(|number| {
        let word = words.get(*number);
        let looks_like_a_name = words.text_of(*number).starts_with(char::is_uppercase);
        let is_plain = word.chars().all(char::is_alphabetic) && word.chars().count() >= 5;
        is_plain && !looks_like_a_name && is_rare(word)
    });
    numbers
        .map(|number| words.list()[number].place.clone())
        .filter(|place| !known.iter().any(|spot| touches(&spot.place, place)))
        .map(|place| Spot {
            place,
            hint: Hint::Rare,
        })
        .collect()
}

fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
