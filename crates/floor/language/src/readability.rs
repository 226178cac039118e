//! What can be counted of how a text reads. Counts are weak evidence, and no level of a person or a text.

use crate::frequency::{is_rare, parts, zipf};
use crate::sentence::sentences;
use crate::syllable::syllables;
use crate::words::Words;
use std::ops::Range;

/// Below so many words the formulas say nothing.
pub const TOO_SHORT: usize = 50;

/// Counts of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Readability {
    /// How many words each sentence has, with its place.
    pub sentences: Vec<(Range<usize>, usize)>,
    /// Words in all.
    pub words: usize,
    /// Syllables in all.
    pub syllables: usize,
    /// Words that readers seldom meet, as their share of all words that carry meaning.
    pub rare_share: Option<f64>,
    /// How common the words that carry meaning are, on average: a Zipf value; a word outside the list counts 2.
    pub mean_zipf: Option<f64>,
}

impl Readability {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = Words::of(text);
        let spans = sentences(text).into_iter().map(|place| {
            let count = words.at(place.end) - words.at(place.start);
            (place, count)
        });
        let spans: Vec<_> = spans.filter(|(_, count)| *count > 0).collect();
        let content: Vec<&str> = words.folded().filter(|word| carries_meaning(word)).collect();
        let share = |count: f64| (!content.is_empty()).then(|| count / content.len() as f64);
        let rare = content.iter().filter(|word| is_rare(word)).count();
        Self {
            sentences: spans,
            words: words.len(),
            syllables: words.folded().map(syllables).sum(),
            rare_share: share(rare as f64),
            mean_zipf: share(content.iter().map(|word| familiarity(word)).sum()),
        }
    }

    /// Words in a sentence, on average.
    #[must_use]
    pub fn sentence_length(&self) -> Option<f64> {
        (!self.sentences.is_empty()).then(|| self.words as f64 / self.sentences.len() as f64)
    }

    /// Syllables in a word, on average.
    #[must_use]
    pub fn word_length(&self) -> Option<f64> {
        (self.words > 0).then(|| self.syllables as f64 / self.words as f64)
    }

    /// Reading ease after Flesch, for Dutch by Douma (1960): `206.84 - 77 x syllables per word - 0.93 x words per
    /// sentence`. From 0, very hard, to 100, very easy; not bound to that range.
    ///
    /// Nothing for texts under [`TOO_SHORT`] words.
    ///
    /// ```
    /// # use language::Readability;
    /// // Sixty words of one syllable in ten sentences: 206.84 - 77 x 1 - 0.93 x 6.
    /// let text = "De kat zat op de mat. ".repeat(10);
    /// let ease = Readability::of(&text).douma().expect("long enough");
    /// assert!((ease - 124.26).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn douma(&self) -> Option<f64> {
        self.is_long_enough()
            .then(|| Some(206.84 - 77.0 * self.word_length()? - 0.93 * self.sentence_length()?))?
    }

    /// Reading index A of Brouwer (1963): `195 - 2/3 x syllables per 100 words - 2 x words per sentence`.
    ///
    /// Nothing for texts under [`TOO_SHORT`] words.
    #[must_use]
    pub fn brouwer(&self) -> Option<f64> {
        self.is_long_enough()
            .then(|| Some(195.0 - 200.0 / 3.0 * self.word_length()? - 2.0 * self.sentence_length()?))?
    }

    /// Whether the formulas say anything.
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        self.words >= TOO_SHORT
    }
}

/// How common a word is; a compound as common as its last part, as in LiNT.
fn familiarity(word: &str) -> f64 {
    const OUTSIDE: f64 = 2.0;
    let last = || parts(word).last().and_then(|part| zipf(part));
    zipf(word).or_else(last).unwrap_or(OUTSIDE)
}

/// Not an article, pronoun, preposition, conjunction, auxiliary or number.
fn carries_meaning(word: &str) -> bool {
    const FUNCTION_WORDS: &str = " de het een en of maar want dus als dan dat die dit deze wie wat waar wanneer hoe waarom ik jij je u hij zij ze wij we jullie \
        hen hun ons onze mijn jouw uw zijn haar hem mij me zich er hier daar van in op aan met voor naar bij uit om tot door over onder \
        tussen na tegen zonder binnen buiten tijdens sinds vanaf achter boven naast per te niet geen ook nog al wel zo toch even weer \
        is was waren ben bent zijn wordt worden werd werden word heeft hebben had hadden heb hebt kan kunnen kon konden kunt zal zullen \
        zou zouden zult moet moeten moest mag mogen mocht wil willen wilt wilde gaat gaan ging doet doen deed laat laten elk elke alle \
        alles iets niets iemand niemand men veel meer meest weinig minder omdat zodat terwijl hoewel indien tenzij mits nadat voordat \
        toen nu dus 't 's 'n ";
    let is_number = word.starts_with(|sign: char| sign.is_ascii_digit());
    !is_number && !FUNCTION_WORDS.contains(&format!(" {word} "))
}
