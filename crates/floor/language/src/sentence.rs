//! Where a sentence ends: abbreviations, amounts, times, lists, headings and greetings in Dutch letters.

use crate::words::item_mark;
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

const DATA: &str = include_str!("../data/letters/abbreviations.toml");

/// Lists of abbreviations, from `data/letters/abbreviations.toml`.
#[derive(Debug, Deserialize)]
struct Abbreviations {
    titles: Vec<String>,
    fixed: Vec<String>,
    may_close: Vec<String>,
    words: Vec<String>,
    days_months: Vec<String>,
    also_ordinary_words: Vec<String>,
}

/// How an abbreviation behaves at its last full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A sentence never ends here.
    Inside,
    /// A sentence ends here when the next word starts with a capital.
    MayClose,
    /// An abbreviation only before a digit or a small letter.
    Ordinary,
}

static KINDS: LazyLock<HashMap<String, Kind>> = LazyLock::new(|| {
    let lists: Abbreviations =
        toml::from_str(DATA).expect("the project's own list of abbreviations can be read");
    let mut kinds = HashMap::new();
    let inside = lists
        .titles
        .into_iter()
        .chain(lists.fixed)
        .chain(lists.words)
        .chain(lists.days_months);
    kinds.extend(inside.map(|word| (word, Kind::Inside)));
    kinds.extend(lists.may_close.into_iter().map(|word| (word, Kind::MayClose)));
    kinds.extend(
        lists
            .also_ordinary_words
            .into_iter()
            .map(|word| (word, Kind::Ordinary)),
    );
    let small = |(word, kind): (String, Kind)| (word.trim_end_matches('.').to_lowercase(), kind);
    kinds.into_iter().map(small).collect()
});

/// The sentences of a text, as ranges of its bytes without the white space around them.
///
/// A heading, a greeting and an item of a list are each a sentence of their own.
///
/// ```
/// let text = "Beste ouders,\nDe heer dr. A. de Vries komt om 8.30 uur.\n\nNeem mee:\n- brood\n- drinken";
/// let sentences: Vec<&str> = language::sentences(text).into_iter().map(|place| &text[place]).collect();
/// assert_eq!(sentences, [
///     "Beste ouders,",
///     "De heer dr. A. de Vries komt om 8.30 uur.",
///     "Neem mee:",
///     "- brood",
///     "- drinken",
/// ]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks(text) {
        let mut from = block.start;
        for end in ends(&text[block.clone()]) {
            push(text, from..block.start + end, &mut found);
            from = block.start + end;
        }
        push(text, from..block.end, &mut found);
    }
    found
}

fn push(text: &str, place: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[place.clone()];
    let start = place.start + part.len() - part.trim_start().len();
    let end = place.start + part.trim_end().len();
    if text[start.min(end)..end].contains(char::is_alphanumeric) {
        found.push(start..end);
    }
}

/// Lines that belong together: wrapped lines of one paragraph, or one heading, greeting or item.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    // A line counts as wrapped when it is about as long as the longest.
    let longest = text
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or_default();
    let mut before = "";
    for line in text.split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let line = line.trim();
        if line.is_empty() {
            is_open = false;
        } else if is_open && goes_on(before, line, longest) {
            let last = blocks.last_mut().expect("an open block is the last one");
            last.end = place.end;
        } else {
            blocks.push(place);
            is_open = true;
        }
        before = line;
    }
    blocks
}

/// Whether a line goes on with the sentence of the line before it.
fn goes_on(before: &str, line: &str, longest: usize) -> bool {
    let is_closing = is_greeting(line) && line.starts_with(char::is_uppercase);
    if item_mark(line).is_some() || is_greeting(before) || is_closing {
        return false;
    }
    let length = before.chars().count();
    let is_wrapped = length >= 40 && length + 25 >= longest.min(90);
    let starts_small = line.starts_with(|sign: char| sign.is_lowercase());
    let is_closed = before.ends_with(['.', '!', '?', ':', ';', '…', '”', '"']);
    (starts_small && !is_closed && length >= 20) || (is_wrapped && longest <= 110 && !before.ends_with(':'))
}

/// ‘Beste ouders,’, ‘Met vriendelijke groet,’.
fn is_greeting(line: &str) -> bool {
    line.ends_with(',') && line.split_whitespace().count() <= 6
}

/// Where sentences end inside a block: the places just after each end.
fn ends(block: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut signs = block.char_indices().peekable();
    let first = item_mark(block.trim_start()).map_or(0, |mark| block.len() - block.trim_start().len() + mark);
    while let Some((at, sign)) = signs.next() {
        if at < first || !matches!(sign, '.' | '!' | '?' | '…') {
            continue;
        }
        // Signs in a row, and what closes a quote or bracket, belong to the end.
        let mut end = at + sign.len_utf8();
        while let Some((next, sign)) = signs.peek().copied() {
            if !matches!(sign, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | ')' | '»') {
                break;
            }
            end = next + sign.len_utf8();
            signs.next();
        }
        if is_end(block, at, end) {
            found.push(end + pictures(&block[end..]));
        }
    }
    found
}

fn is_end(block: &str, at: usize, end: usize) -> bool {
    let rest = &block[end..];
    if !rest.is_empty() && !rest.starts_with(|sign: char| sign.is_whitespace() || is_picture(sign)) {
        return false;
    }
    let next = rest
        .trim_start()
        .trim_start_matches(['"', '\'', '“', '‘', '(', '*']);
    let Some(first) = next.chars().next() else {
        return true;
    };
    let signs = &block[at..end];
    if signs.starts_with("...") || signs.starts_with('…') {
        return !first.is_lowercase();
    }
    if !signs.starts_with('.') {
        // ‘Kom je ook?’ vroeg zij.
        return !(first.is_lowercase() && signs.ends_with(['"', '\'', '”', '’', ')']));
    }
    let word = last_word(&block[..at]);
    // Initials: ‘J. de Vries’, ‘P.C. Hooft’.
    if word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
    {
        return false;
    }
    match KINDS.get(word.to_lowercase().as_str()) {
        Some(Kind::Inside) => false,
        Some(Kind::MayClose) => first.is_uppercase(),
        Some(Kind::Ordinary) => !(first.is_ascii_digit() || first.is_lowercase() || first == '€'),
        // A sentence that starts with a small letter is rare, an abbreviation that nobody listed is not.
        None if first.is_lowercase() => !(word.contains('.') || word.chars().count() <= 1),
        None => true,
    }
}

/// The last word before a full stop, with the full stops inside it.
fn last_word(text: &str) -> &str {
    let from = text.rfind(|sign: char| !(sign.is_alphanumeric() || sign == '.'));
    let word = &text[from.map_or(0, |from| {
        from + text[from..].chars().next().map_or(1, char::len_utf8)
    })..];
    word.trim_start_matches('.')
}

/// How far the pictures go that follow an end on the same line; they belong to the sentence before them.
fn pictures(rest: &str) -> usize {
    let bare = rest.trim_start_matches(' ');
    let after = bare.trim_start_matches(is_picture);
    match after.len() == bare.len() {
        true => 0,
        false => rest.len() - after.len(),
    }
}

fn is_picture(sign: char) -> bool {
    matches!(sign, '\u{200d}' | '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a word, with its full stops, is an abbreviation that a reader has to finish.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let Some(bare) = word.strip_suffix('.') else {
        return false;
    };
    let kind = KINDS.get(bare.to_lowercase().as_str());
    matches!(kind, Some(Kind::Inside | Kind::MayClose))
}
