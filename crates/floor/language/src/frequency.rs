//! How common a Dutch word is, also a compound that no list holds.

use std::sync::LazyLock;

/// `word<TAB>Zipf x 100`, in the order of code points.
const DATA: &str = include_str!("../data/letters/zipf.txt");

/// Where each line of the list begins.
static LINES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut at = 0;
    let starts = DATA.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len() as u32;
        start
    });
    starts.collect()
});

/// From here on a word, or a part of a compound, counts as familiar: ten times in a million words.
pub const FAMILIAR: f64 = 4.0;

/// Below this a word that is no compound of familiar words counts as rare: sixteen times in ten million words.
pub const RARE: f64 = 3.2;

/// The Zipf value of a word: the logarithm of how often it stands in a thousand million words; nothing for a word
/// that is rarer than the list goes, which is 2.45.
///
/// ```
/// let common = language::zipf("school").expect("a common word");
/// assert!(common > 5.0);
/// assert!(language::zipf("ouderbijdragen").is_none());
/// ```
#[must_use]
pub fn zipf(word: &str) -> Option<f64> {
    let lines = &*LINES;
    let line = |number: usize| {
        let line = &DATA[lines[number] as usize..];
        let (word, rest) = line.split_once('\t').unwrap_or((line, ""));
        (word, rest.split('\n').next().unwrap_or_default())
    };
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low.midpoint(high);
        if line(middle).0 < word {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let (found, value) = (low < lines.len()).then(|| line(low))?;
    let value: f64 = (found == word).then(|| value.trim().parse().ok())??;
    Some(value / 100.0)
}

/// The parts of a compound, each a familiar word of at least three letters; one part when it is none.
///
/// ```
/// assert_eq!(language::parts("ouderbijdrage"), ["ouder", "bijdrage"]);
/// assert_eq!(language::parts("schoolplein"), ["school", "plein"]);
/// assert_eq!(language::parts("jas"), ["jas"]);
/// ```
#[must_use]
pub fn parts(word: &str) -> Vec<&str> {
    const LONGEST: usize = 80;
    let parts = (word.len() <= LONGEST).then(|| split(word, 4)).flatten();
    parts.unwrap_or_else(|| vec![word])
}

/// Two to four familiar parts, the last one as long as may be, with a linking letter where Dutch has one.
fn split(word: &str, most: usize) -> Option<Vec<&str>> {
    const SHORTEST: usize = 3;
    if most < 2 {
        return None;
    }
    let cuts = word.char_indices().map(|(at, _)| at);
    let long_enough = |part: &str| part.chars().count() >= SHORTEST;
    for cut in cuts.skip(SHORTEST) {
        let (front, last) = word.split_at(cut);
        if !long_enough(last) || zipf(last).is_none_or(|value| value < FAMILIAR - 0.7) {
            continue;
        }
        let is_familiar = |part: &str| zipf(part).is_some_and(|value| value >= FAMILIAR - 0.7);
        for bare in without_link(front) {
            if long_enough(bare) && is_familiar(bare) {
                return Some(vec![bare, last]);
            }
            if let Some(mut parts) = split(bare, most - 1) {
                parts.push(last);
                return Some(parts);
            }
        }
    }
    None
}

/// The first part of a compound as it is, and without -s-, -en-, -e- or a hyphen.
fn without_link(front: &str) -> impl Iterator<Item = &str> {
    let links = ["", "-", "s", "s-", "en", "e"];
    links.into_iter().filter_map(|link| front.strip_suffix(link))
}

/// Whether a reader seldom meets this word: itself, its verb, or its parts.
#[must_use]
pub fn is_rare(word: &str) -> bool {
    let is_common = |word: &str| zipf(word).is_some_and(|value| value >= RARE);
    let verb = ["t", "de", "te", "den", "ten", "end", "ende"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending));
    let mut verbs = verb.map(|stem| format!("{stem}en"));
    !is_common(word) && !verbs.any(|verb| is_common(&verb)) && parts(word).len() == 1
}
