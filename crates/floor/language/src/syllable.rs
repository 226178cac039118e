//! How many syllables a Dutch word has when it is spoken.

use std::sync::LazyLock;

/// Pieces whose spelling misleads.
const EXCEPTIONS: &str = include_str!("../data/letters/syllable-exceptions.tsv");

static PIECES: LazyLock<Vec<(&'static str, isize)>> = LazyLock::new(|| {
    let rows = EXCEPTIONS.lines().filter(|line| !line.starts_with('#'));
    let read = |row: &'static str| {
        let (piece, change) = row.split_once('\t')?;
        Some((piece, change.trim().parse().ok()?))
    };
    rows.filter_map(read).filter(|(_, change)| *change != 0).collect()
});

/// Vowels that are spoken as one, longest first. A diaeresis begins anew and takes what follows along.
const TOGETHER: [&str; 29] = [
    "aai", "ooi", "oei", "eeu", "ieu", "eau", "oeu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei",
    "ij", "ou", "au", "ai", "oi", "ée", "ëe", "ëi", "ëu", "ïe", "öo", "üu", "èe",
];

/// The syllables of a word; at least one.
///
/// ```
/// use language::syllables;
///
/// assert_eq!(syllables("ouderbijdrage"), 5);
/// assert_eq!(syllables("ideeën"), 3);
/// assert_eq!(syllables("museum"), 3);
/// ```
#[must_use]
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let parts = word.split(['-', '\'', '’']).map(of_part);
    parts.sum::<usize>().max(1)
}

fn of_part(part: &str) -> usize {
    if part.starts_with(|sign: char| sign.is_ascii_digit()) {
        return 1;
    }
    let change: isize = PIECES
        .iter()
        .map(|(piece, change)| part.matches(piece).count() as isize * change)
        .sum();
    vowels(part).saturating_add_signed(change)
}

/// Groups of vowels, from left to right.
fn vowels(part: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    let mut rest = part;
    while let Some(sign) = rest.chars().next() {
        let after = rest[sign.len_utf8()..].chars().next().unwrap_or(' ');
        let group = TOGETHER.iter().find(|group| rest.starts_with(**group));
        let taken = match group {
            Some(group) => {
                count += 1;
                group.len()
            }
            None => {
                // A consonant in ‘yoga’ and ‘crayon’, the end of a vowel in ‘spray’; the u of ‘qu’ is no vowel.
                let is_silent = match sign {
                    'y' => (is_vowel(after) && !before.is_alphabetic()) || is_vowel(before),
                    'u' => before == 'q',
                    _ => false,
                };
                count += usize::from(is_vowel(sign) && !is_silent);
                sign.len_utf8()
            }
        };
        before = rest[..taken].chars().next_back().unwrap_or(' ');
        rest = &rest[taken..];
    }
    count
}

fn is_vowel(sign: char) -> bool {
    "aeiouyáàâäãåéèêëíìîïóòôöõúùûüý".contains(sign)
}
