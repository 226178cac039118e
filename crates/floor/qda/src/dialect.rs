//! How a program counted places in a text: found out from where its selections begin and end, and never guessed.
//!
//! People select words. Counted in the right way nearly all ends of selections stand between words; counted in a
//! wrong way they drift into them after the first emoji, line end or byte order mark.

use std::collections::BTreeMap;
use unicode_normalization::char::is_combining_mark;
use vocabulary::Message;

/// What one step in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A code point, as the format wants it.
    CodePoint,
    /// A unit of UTF-16, of which an emoji has two.
    Utf16,
}

/// A way of counting. What does not matter in the texts at hand is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dialect {
    /// What one step is.
    pub unit: Unit,
    /// For how many a line end of two signs counts, 1 or 2.
    pub crlf: Option<u8>,
    /// Whether the byte order mark counts.
    pub bom: Option<bool>,
}

impl Dialect {
    /// What the format says: the text as it is, code point by code point, without its mark.
    pub const STANDARD: Self = Self {
        unit: Unit::CodePoint,
        crlf: None,
        bom: None,
    };
}

/// How well a way of counting fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// The way of counting.
    pub dialect: Dialect,
    /// How many selections lie in the text with both ends between words.
    pub on_boundaries: usize,
    /// How many of those also begin and end with a word rather than with space.
    pub clean: usize,
}

impl Scored {
    /// How was counted, and how well that fits, to show beside other ways.
    #[must_use]
    pub fn messages(&self, selections: usize) -> Vec<Message> {
        let key = match self.dialect.unit {
            Unit::CodePoint => "qda-counted-code-point",
            Unit::Utf16 => "qda-counted-utf16",
        };
        let fits = Message::new(key)
            .with("fits", self.on_boundaries)
            .with("all", selections);
        let crlf = self
            .dialect
            .crlf
            .map(|count| Message::new("qda-counted-crlf").with("count", u64::from(count)));
        let bom = (self.dialect.bom == Some(true)).then(|| Message::new("qda-counted-bom"));
        std::iter::once(fits).chain(crlf).chain(bom).collect()
    }
}

/// How sure it is how places were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// One way fits, or all give the same places.
    Settled,
    /// No way fits nine of ten selections: ask.
    Unknown,
    /// Two ways fit as well, and differ: ask.
    Ambiguous,
}

/// What was found out about the counting in some texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is about texts inside the project file, and not about files beside it.
    pub is_inline: bool,
    /// The way by which the places were read.
    pub chosen: Dialect,
    /// How many selections were looked at.
    pub selections: usize,
    /// All ways that could be, the best first.
    pub ranking: Vec<Scored>,
    /// The best of the ways that give other places than the first of the ranking, if any do.
    pub runner_up: Option<Scored>,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Verdict {
    /// The share of selections that fit in the best way; nothing without selections.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.share(self.ranking.first()?)
    }

    /// The share of selections that fit in some way.
    #[must_use]
    pub fn share(&self, scored: &Scored) -> Option<f64> {
        (self.selections > 0).then(|| scored.on_boundaries as f64 / self.selections as f64)
    }
}

/// A text as it came, with what was selected in it.
pub(crate) struct Counted<'a> {
    pub(crate) text: &'a str,
    /// The numbers of each selection that could be a place.
    pub(crate) selections: Vec<(usize, usize)>,
}

/// Where each number of a way of counting is in the text as it is kept: without mark, with `\n` alone.
pub(crate) struct Ruler {
    places: Vec<Option<usize>>,
}

impl Ruler {
    pub(crate) fn new(text: &str, dialect: Dialect) -> Self {
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut kept = 0;
        let mut signs = text.chars().peekable();
        // Some programs put a mark before a text that has one.
        while signs.next_if_eq(&'\u{feff}').is_some() {
            if dialect.bom == Some(true) {
                places.push(Some(0));
            }
        }
        while let Some(sign) = signs.next() {
            places.push(Some(kept));
            if sign == '\r' && signs.next_if_eq(&'\n').is_some() {
                if dialect.crlf != Some(1) {
                    // Between the two signs: before the line end that is kept.
                    places.push(Some(kept));
                }
            } else if dialect.unit == Unit::Utf16 && sign.len_utf16() == 2 {
                // In the middle of a sign there is no place.
                places.push(None);
            }
            kept += 1;
        }
        places.push(Some(kept));
        Self { places }
    }

    /// The place of a number; nothing where it is in the middle of a sign or after the text.
    pub(crate) fn place(&self, number: usize) -> Option<usize> {
        self.places.get(number).copied().flatten()
    }

    /// How far the numbers go.
    pub(crate) fn most(&self) -> usize {
        self.places.len().saturating_sub(1)
    }
}

/// The text as it is kept.
pub(crate) fn kept(text: &str) -> String {
    let bare = text.trim_start_matches('\u{feff}');
    bare.replace("\r\n", "\n").replace('\r', "\n")
}

/// Finds out how places were counted in these texts, which one program wrote.
pub(crate) fn detect(texts: &[Counted], is_inline: bool) -> Verdict {
    let selections = texts.iter().map(|text| text.selections.len()).sum();
    // The ways that give the same places for all selections are one way.
    let mut ways: BTreeMap<Vec<Option<(usize, usize)>>, Scored> = BTreeMap::new();
    let mut ranking: Vec<Scored> = Vec::new();
    for dialect in candidates(texts) {
        let (scored, places) = score(texts, dialect);
        ranking.push(scored);
        ways.entry(places).or_insert(scored);
    }
    let order = |one: &Scored| std::cmp::Reverse((one.on_boundaries, one.clean));
    // The sort keeps the order of candidates, so that of equals the standard comes first.
    ranking.sort_by_key(order);
    let mut distinct: Vec<Scored> = ways.into_values().collect();
    distinct.sort_by_key(|one| (order(one), one.dialect));
    let best = distinct.first().copied();
    let runner_up = distinct.get(1).copied();
    let fits = |count: usize| count * 10 >= selections * 9;
    let certainty = match (best, runner_up) {
        (Some(best), Some(_)) if !fits(best.on_boundaries) => Certainty::Unknown,
        (Some(best), Some(other)) if other.on_boundaries == best.on_boundaries => {
            // Words tell more than boundaries, when nearly all selections are words.
            match best.clean > other.clean && fits(best.clean) {
                true => Certainty::Settled,
                false => Certainty::Ambiguous,
            }
        }
        _ => Certainty::Settled,
    };
    let chosen = match (certainty, best) {
        (Certainty::Settled | Certainty::Ambiguous, Some(best)) => best.dialect,
        _ => Dialect::STANDARD,
    };
    Verdict {
        is_inline,
        chosen,
        selections,
        ranking,
        runner_up,
        certainty,
    }
}

/// The ways of counting that could matter in these texts, the most common first.
fn candidates(texts: &[Counted]) -> Vec<Dialect> {
    let crlf: &[Option<u8>] = match texts.iter().any(|text| text.text.contains("\r\n")) {
        true => &[Some(1), Some(2)],
        false => &[None],
    };
    let bom: &[Option<bool>] = match texts.iter().any(|text| text.text.starts_with('\u{feff}')) {
        true => &[Some(false), Some(true)],
        false => &[None],
    };
    let mut out = Vec::new();
    for unit in [Unit::CodePoint, Unit::Utf16] {
        for &crlf in crlf {
            for &bom in bom {
                out.push(Dialect { unit, crlf, bom });
            }
        }
    }
    out
}

fn score(texts: &[Counted], dialect: Dialect) -> (Scored, Vec<Option<(usize, usize)>>) {
    let (mut on_boundaries, mut clean) = (0, 0);
    let mut places = Vec::new();
    for text in texts {
        let ruler = Ruler::new(text.text, dialect);
        let signs: Vec<char> = kept(text.text).chars().collect();
        for &(from, to) in &text.selections {
            let found = ruler.place(from).zip(ruler.place(to));
            places.push(found);
            let Some((from, to)) =
                found.filter(|(from, to)| is_between(&signs, *from) && is_between(&signs, *to))
            else {
                continue;
            };
            on_boundaries += 1;
            clean += usize::from(is_clean(signs.get(from..to).unwrap_or_default()));
        }
    }
    let scored = Scored {
        dialect,
        on_boundaries,
        clean,
    };
    (scored, places)
}

/// Whether a place is at an end of the text, or does not part a word.
fn is_between(signs: &[char], place: usize) -> bool {
    let is_word =
        |sign: &char| sign.is_alphanumeric() || is_combining_mark(*sign) || matches!(sign, '_' | '‿');
    let before = place.checked_sub(1).and_then(|at| signs.get(at));
    !(before.is_some_and(is_word) && signs.get(place).is_some_and(is_word))
}

fn is_clean(quote: &[char]) -> bool {
    match (quote.first(), quote.last()) {
        (Some(first), Some(last)) => {
            !first.is_whitespace() && !last.is_whitespace() && !".,;:!?)".contains(*first)
        }
        _ => false,
    }
}
