//! Words of a text: in lower case, without accents, and brought to their stem (Snowball).

use rust_stemmers::{Algorithm, Stemmer};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vocabulary::Language;

/// Words that tell nothing of what is sought.
const DUTCH_SMALL: &str = "aan al als andere bij dan dat de den der deze die dit doe doen door een en er ga gaan \
    gaat geen haar had heb hebben heeft het hij hoe hun iets ik in is ja je kan komen komt \
    krijgen krijgt kun kunnen maar me men met mijn moet na naar niet nog nu of om ons onze \
    ook op over te tot u uit uw van veel voor waar wat we welke werd wie wij wil willen \
    wordt worden zal ze zich zij zijn zo zonder zou";
const ENGLISH_SMALL: &str = "a about an and any are as at be been but by can could did do does for from had has have \
    he her his how i if in into is it its may me more my no not of on one or our out she should so some than that the \
    their them then there they this to up us was we were what when which who will with would you your";

/// How the words of a language are split and brought to their stem.
pub(super) struct Words {
    stemmer: Stemmer,
    small: Vec<&'static str>,
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Words").finish_non_exhaustive()
    }
}

impl Words {
    pub fn of(language: Language) -> Self {
        let (algorithm, small) = match language {
            Language::Nl => (Algorithm::Dutch, DUTCH_SMALL),
            Language::En => (Algorithm::English, ENGLISH_SMALL),
        };
        Self {
            stemmer: Stemmer::create(algorithm),
            small: small.split_whitespace().collect(),
        }
    }

    /// All words of a text that tell something.
    pub fn split(&self, text: &str) -> Vec<String> {
        let mut words = spelled(text);
        words.retain(|word| !self.small.contains(&word.as_str()));
        words
    }

    /// The words that are sought, each once; where all are small, those.
    pub fn sought(&self, text: &str) -> Vec<String> {
        let mut words = self.split(text);
        if words.is_empty() {
            words = spelled(text);
        }
        let mut seen = std::collections::BTreeSet::new();
        words.retain(|word| seen.insert(word.clone()));
        words
    }

    /// The stem of a word.
    pub fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }
}

/// The words of a text, in lower case and without accents.
fn spelled(text: &str) -> Vec<String> {
    let plain: String = text
        .nfd()
        .filter(|sign| !is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_count() {
        assert_eq!(
            spelled("Één Café, ‘VVE’ 10-14"),
            ["een", "cafe", "vve", "10", "14"]
        );
        let words = Words::of(Language::Nl);
        assert_eq!(words.stem("scholen"), words.stem("schol"));
        assert_eq!(words.split("de ouders in het gesprek"), ["ouders", "gesprek"]);
    }

    #[test]
    fn small_words_are_sought_when_there_are_no_others() {
        assert_eq!(Words::of(Language::Nl).sought("wie wie"), ["wie"]);
    }
}
