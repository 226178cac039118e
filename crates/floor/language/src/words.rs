//! The words of a text: folded for comparing, with their places in the text as it stands.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// White space only, or the start of the text.
    Space,
    /// A comma.
    Comma,
    /// A colon, semicolon, dash, slash or bracket.
    Pause,
    /// A full stop, a question or exclamation mark, an empty line or a new item of a list.
    Stop,
}

/// One word: letters and digits, with hyphens and apostrophes inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    folded: Range<usize>,
}

/// All words of a text, in order.
///
/// Folded means: small letters, one kind of apostrophe, composed accents, and no hyphen at the end of a line
/// inside a word. Places always point into the text as it was given.
///
/// ```
/// use language::Words;
///
/// let words = Words::of("Wij bieden hulp, aan ál onze leer-\nlingen.");
/// let folded: Vec<&str> = words.folded().collect();
/// assert_eq!(folded, ["wij", "bieden", "hulp", "aan", "ál", "onze", "leerlingen"]);
/// assert_eq!(words.text_of(6), "leer-\nlingen");
/// ```
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    arena: String,
    list: Vec<Word>,
}

impl<'t> Words<'t> {
    /// The words of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut words = Self {
            text,
            arena: String::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / 6),
        };
        let mut at = 0;
        let mut gap = Gap::Space;
        while let Some(sign) = text[at..].chars().next() {
            if is_part(sign) {
                let end = words.take(at, gap);
                gap = Gap::Space;
                at = end;
            } else {
                gap = gap.max(gap_at(text, at, sign));
                at += sign.len_utf8();
            }
        }
        words
    }

    /// Takes in the word that starts at `start`, and gives where it ends.
    fn take(&mut self, start: usize, gap: Gap) -> usize {
        let from = self.arena.len();
        let mut end = start;
        let mut has_marks = false;
        while let Some(sign) = self.text[end..].chars().next() {
            if is_part(sign) {
                has_marks |= is_mark(sign);
                if sign != SOFT_HYPHEN {
                    self.arena.extend(sign.to_lowercase());
                }
                end += sign.len_utf8();
                continue;
            }
            let after = end + sign.len_utf8();
            let rest = &self.text[after..];
            match sign {
                '\'' | '’' | 'ʼ' if rest.starts_with(char::is_alphanumeric) => self.arena.push('\''),
                '-' | '‐' | '‑' if rest.starts_with(char::is_alphanumeric) => self.arena.push('-'),
                '-' | '‐' | '\u{ad}' => match broken_off(rest) {
                    Some(skipped) => {
                        end = after + skipped;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            end = after;
        }
        if has_marks {
            let composed: String = self.arena[from..].nfc().collect();
            self.arena.truncate(from);
            self.arena.push_str(&composed);
        }
        self.list.push(Word {
            place: start..end,
            gap,
            folded: from..self.arena.len(),
        });
        end
    }

    /// The text they come from.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every word with its place.
    #[must_use]
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// The word with this number, folded.
    ///
    /// # Panics
    ///
    /// When there is no such word.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        &self.arena[self.list[number].folded.clone()]
    }

    /// All words, folded.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| &self.arena[word.folded.clone()])
    }

    /// The word with this number as it stands in the text.
    ///
    /// # Panics
    ///
    /// When there is no such word.
    #[must_use]
    pub fn text_of(&self, number: usize) -> &'t str {
        &self.text[self.list[number].place.clone()]
    }

    /// The number of the first word that starts at or after this byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.place.start < byte)
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Letters, digits, the accents that follow a letter, and the hyphen that only shows at the end of a line.
fn is_part(sign: char) -> bool {
    sign.is_alphanumeric() || is_mark(sign) || sign == SOFT_HYPHEN
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// How many bytes to skip when a word was broken off at the end of a line; ‘zorg-’ in ‘zorg- en adviesteam’ was not.
fn broken_off(rest: &str) -> Option<usize> {
    let line = rest.trim_start_matches([' ', '\t', '\r']);
    let next = line.strip_prefix('\n')?.trim_start_matches([' ', '\t']);
    let word: &str = next.split(|sign: char| !sign.is_alphabetic()).next()?;
    let is_rest = word.starts_with(char::is_lowercase) && !["en", "of", "tot", "naar", "dan"].contains(&word);
    is_rest.then(|| rest.len() - next.len())
}

fn gap_at(text: &str, at: usize, sign: char) -> Gap {
    match sign {
        ',' => Gap::Comma,
        ';' | ':' | '–' | '—' | '(' | ')' | '[' | ']' | '/' | '-' | '|' | '•' => Gap::Pause,
        '.' | '!' | '?' | '…' => Gap::Stop,
        '\n' if opens_anew(&text[at + 1..]) => Gap::Stop,
        _ => Gap::Space,
    }
}

/// Whether what follows the end of a line is an empty line or an item of a list.
fn opens_anew(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t', '\r']);
    line.starts_with('\n') || item_mark(line).is_some()
}

/// The length of the mark that opens an item of a list, with the space after it.
pub(crate) fn item_mark(line: &str) -> Option<usize> {
    let mut signs = line.chars();
    match signs.next()? {
        sign @ ('-' | '•' | '*' | '–' | '○' | '▪' | '·' | '☐' | '✓' | '→') => signs
            .as_str()
            .starts_with([' ', '\t'])
            .then(|| sign.len_utf8() + 1),
        sign if sign.is_ascii_alphanumeric() => {
            let digits = line.len() - line.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
            let mark = if digits > 0 { digits } else { 1 };
            let rest = &line[mark..];
            let is_mark = digits <= 2 && rest.starts_with(['.', ')']) && rest[1..].starts_with([' ', '\t']);
            // ‘a. …’ is an item, ‘U. …’ and ‘I. …’ are initials.
            (is_mark && (digits > 0 || sign.is_ascii_lowercase())).then_some(mark + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        Words::of(text).folded().map(str::to_owned).collect()
    }

    #[test]
    fn hyphens_and_apostrophes_belong_inside() {
        assert_eq!(
            folded("De lts'er en ‘drop-outs’ van 't zorg- en adviesteam"),
            [
                "de",
                "lts'er",
                "en",
                "drop-outs",
                "van",
                "t",
                "zorg",
                "en",
                "adviesteam"
            ]
        );
        assert_eq!(folded("foto’s"), ["foto's"]);
    }

    #[test]
    fn a_word_over_the_end_of_a_line_is_one_word() {
        assert_eq!(folded("achterstands-\r\n  leerling"), ["achterstandsleerling"]);
        assert_eq!(folded("achter\u{ad}stand"), ["achterstand"]);
        assert_eq!(folded("zorg-\nen adviesteam"), ["zorg", "en", "adviesteam"]);
    }

    #[test]
    fn accents_are_composed() {
        assert_eq!(folded("coo\u{308}rdinator"), ["coördinator"]);
    }

    #[test]
    fn gaps_tell_what_stands_between() {
        let words = Words::of("een, twee; drie. Vier\nvijf\n\nzes\n- zeven 'acht'");
        let gaps: Vec<Gap> = words.list().iter().map(|word| word.gap).collect();
        use Gap::{Comma, Pause, Space, Stop};
        assert_eq!(gaps, [Space, Comma, Pause, Stop, Space, Stop, Stop, Space]);
    }

    proptest! {
        #[test]
        fn places_never_overlap_and_lie_on_signs(text in "\\PC{0,80}|[a-zé\u{308}\u{ad}'’ \n.-]{0,60}") {
            let words = Words::of(&text);
            let mut end = 0;
            for word in words.list() {
                prop_assert!(word.place.start >= end && word.place.end > word.place.start);
                prop_assert!(text.get(word.place.clone()).is_some());
                end = word.place.end;
            }
        }
    }
}
