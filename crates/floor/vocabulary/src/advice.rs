//! A school advice: one or two neighbouring levels, special education, or no advice possible.

use crate::{Level, LevelRange};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which of the three advices around the transition test it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdviceKind {
    /// The school's advice before the test result is known (since 2023-2024; before that, the only one).
    Provisional,
    /// What the test says (toetsadvies).
    Test,
    /// The school's advice after the test.
    Final,
}

impl AdviceKind {
    /// The three kinds in the order in which they are given.
    pub const ALL: [Self; 3] = [Self::Provisional, Self::Test, Self::Final];

    /// The word that columns and conditions use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Test => "test",
            Self::Final => "final",
        }
    }
}

/// What an advice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Advice {
    /// A place on the ladder.
    Range(LevelRange),
    /// Secondary special education, which is beside the ladder, not below it.
    SpecialEducation,
    /// The school could not give an advice.
    NotPossible,
}

impl Advice {
    /// The place on the ladder, if it has one.
    #[must_use]
    pub fn range(self) -> Option<LevelRange> {
        match self {
            Self::Range(range) => Some(range),
            Self::SpecialEducation | Self::NotPossible => None,
        }
    }
}

static LEVEL_WORDS: LazyLock<BTreeMap<&'static str, Level>> = LazyLock::new(|| {
    include_str!("../data/level-words.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?, Level::from_code(cells.next()?)?))
        })
        .collect()
});

/// Words that may stand beside a level without saying anything of it.
const FILLING: [&str; 8] = [
    "vmbo",
    "advies",
    "leerweg",
    "lwoo",
    "met",
    "en",
    "of",
    "beroepsgericht",
];

/// The levels that a text names, lowest to highest, as an interval; nothing if any word is not known.
///
/// This is how classes and positions are read, where three or more levels together are usual.
#[must_use]
pub fn read_levels(text: &str) -> Option<LevelRange> {
    let lower = text.to_lowercase();
    let mut levels: Option<(Level, Level)> = None;
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    for word in words {
        if FILLING.contains(&word) {
            continue;
        }
        let level = *LEVEL_WORDS.get(word)?;
        levels = Some(levels.map_or((level, level), |(low, high)| (low.min(level), high.max(level))));
    }
    let (low, high) = levels?;
    LevelRange::new(low, high)
}

/// Reads a school advice as exports spell it: `havo`, `vmbo-gl-tl/havo`, `Vmbo kb/vmbo gl-tl`, `VMBO_K_GT`, `vso`.
///
/// One or two neighbouring levels are an advice; anything else (a word nobody knows, three levels, just
/// "vmbo") gives nothing, so that the caller keeps the text, counts it and asks. It is never guessed.
///
/// ```
/// use vocabulary::{Advice, LevelRange, read_advice};
/// let double = LevelRange::from_code("vmbo-gt/havo").expect("a code");
/// assert_eq!(read_advice("Vmbo gl-tl / havo"), Some(Advice::Range(double)));
/// assert_eq!(read_advice("vmbo"), None);
/// assert_eq!(read_advice("vmbo-kb/havo"), None); // not neighbours
/// ```
#[must_use]
pub fn read_advice(text: &str) -> Option<Advice> {
    let folded: String = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .collect::<Vec<_>>()
        .join(" ");
    match folded.trim() {
        "vso" | "voortgezet speciaal onderwijs" => return Some(Advice::SpecialEducation),
        "advies niet mogelijk" => return Some(Advice::NotPossible),
        _ => {}
    }
    let range = read_levels(text)?;
    range.is_advice().then_some(Advice::Range(range))
}

/// Reads a toetsadvies: one of the six categories `pro/vmbo-bb`, `vmbo-bb/kb`, `vmbo-kb/gl-tl`,
/// `vmbo-gl-tl/havo`, `havo/vwo` and `vwo`; nothing for any other text.
#[must_use]
pub fn read_test_advice(text: &str) -> Option<LevelRange> {
    let range = read_levels(text)?;
    let is_pair = range.high().rung() == range.low().rung() + 1;
    (is_pair || range == LevelRange::single(Level::Vwo)).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        read_advice(text).and_then(Advice::range).map(LevelRange::code)
    }

    #[test]
    fn reads_the_spellings_of_exports() {
        let cases = [
            ("PRO", "pro"),
            ("praktijkonderwijs", "pro"),
            ("Vmbo basisberoepsgericht", "vmbo-bb"),
            ("vmbo-bb/kb", "vmbo-bb/vmbo-kb"),
            ("VMBO_K_GT", "vmbo-kb/vmbo-gt"),
            ("vmbo-gl-tl", "vmbo-gt"),
            ("mavo/havo", "vmbo-gt/havo"),
            ("Havo/vwo", "havo/vwo"),
            ("gymnasium", "vwo"),
            ("vmbo-b met lwoo", "vmbo-bb"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn never_guesses() {
        for text in [
            "",
            "vmbo",
            "hoog",
            "vmbo-bb/havo",
            "vmbo-kb/gt/havo",
            "n.v.t.",
            "7",
        ] {
            assert_eq!(read_advice(text), None, "{text}");
        }
        assert_eq!(read_advice("VSO"), Some(Advice::SpecialEducation));
        assert_eq!(read_advice("ADVIES_NIET_MOGELIJK"), Some(Advice::NotPossible));
    }

    #[test]
    fn the_test_knows_six_categories() {
        let seen = [
            "Pro/vmbo bb",
            "Vmbo bb/vmbo kb",
            "Vmbo kb/vmbo gl-tl",
            "Vmbo gl-tl/havo",
            "Havo/vwo",
            "Vwo",
        ];
        let halves: Vec<_> = seen
            .iter()
            .map(|text| read_test_advice(text).expect("a category").half_levels())
            .collect();
        assert_eq!(halves, [1, 3, 5, 7, 9, 10]);
        assert_eq!(read_test_advice("havo"), None);
    }
}
