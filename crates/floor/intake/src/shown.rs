//! What may be shown of a value: words that name levels and the like, otherwise only its shape.
//!
//! A column may be mapped wrongly, so a text that could not be read can be a pupil's name. It is shown as
//! written only if every word of it is known to say nothing of a person; else its shape is shown (`Aaaa… 99`)
//! and the reader finds the value in the file by its row.

use crate::citizen_number::holds_citizen_number;
use crate::dates::may_be_day;
use std::collections::HashSet;
use std::sync::LazyLock;

static HARMLESS_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../data/harmless-words.csv")
        .lines()
        .skip(1)
        .map(str::trim)
        .collect()
});

/// The longest text that is shown as written.
const LONGEST: usize = 40;

/// The value itself where it can say nothing of a person, otherwise its shape.
#[must_use]
pub(crate) fn shown(text: &str) -> String {
    let text = text.trim();
    if may_show(text) {
        text.to_owned()
    } else {
        shape(text)
    }
}

/// Whether a value may be shown as written.
#[must_use]
pub(crate) fn may_show(text: &str) -> bool {
    text.len() <= LONGEST
        && !holds_citizen_number(text)
        && !may_be_day(text)
        && text
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(is_harmless)
}

fn is_harmless(word: &str) -> bool {
    let few_digits = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let class = word.len() <= 3 && word.bytes().any(|byte| byte.is_ascii_digit());
    few_digits || class || HARMLESS_WORDS.contains(word) || vocabulary::advice::read_levels(word).is_some()
}

/// The shape of a value: `A` and `a` for letters, `9` for digits, other signs as they are; runs of more than
/// three are cut short, so that a shape never tells how long a name is.
#[must_use]
pub(crate) fn shape(text: &str) -> String {
    let mut shape = String::new();
    let mut last = '\0';
    let mut run = 0;
    for c in text.trim().chars().take(LONGEST) {
        let sign = match c {
            _ if c.is_ascii_digit() => '9',
            _ if c.is_uppercase() => 'A',
            _ if c.is_alphanumeric() => 'a',
            _ if c.is_whitespace() => ' ',
            '-' | '/' | '.' | ',' | '<' | '>' | '_' | '%' | '+' | '?' => c,
            _ => '*',
        };
        run = if sign == last { run + 1 } else { 1 };
        last = sign;
        match run {
            1..=3 => shape.push(sign),
            4 => shape.push('…'),
            _ => {}
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_small_codes_are_shown() {
        for text in [
            "vmbo",
            "vmbo-bb/havo",
            "n.v.t.",
            "60",
            "<5",
            "hoog",
            "2023-2024",
            "12,5",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn people_are_not() {
        let cases = [
            ("Fatma de Vries", "Aaaa… aa Aaaa…"),
            ("111222333", "999…"),
            ("12-05-2012", "99-99-999…"),
            ("havo Jan", "aaa… Aaa"),
            ("1234AB", "999…AA"),
            ("vwo 123456782", "aaa 999…"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
