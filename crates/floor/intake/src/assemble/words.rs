//! What the distinct texts of a column mean. Each text is read once, however often it occurs.

use crate::dates::{DateFormat, read_school_year};
use crate::plan::Spelled;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vocabulary::advice::{read_levels, read_test_advice};
use vocabulary::canonical::Standing;
use vocabulary::subject_profile::{SubjectProfile, read_profile};
use vocabulary::{Advice, AdviceKind, Level, LevelRange, SchoolYear, read_advice};

/// The codes by which a mapping explains spellings, beside intervals such as `vmbo-bb/havo`.
const CODES: [&str; 18] = [
    "pro",
    "vmbo-bb",
    "vmbo-kb",
    "vmbo-gt",
    "havo",
    "vwo",
    "pro/vmbo-bb",
    "vmbo-bb/vmbo-kb",
    "vmbo-kb/vmbo-gt",
    "vmbo-gt/havo",
    "havo/vwo",
    SPECIAL_EDUCATION,
    NOT_POSSIBLE,
    TRANSITION_CLASS,
    LEFT,
    PASSED,
    NOT_PASSED,
    UNKNOWN,
];

const SPECIAL_EDUCATION: &str = "special-education";
const NOT_POSSIBLE: &str = "not-possible";
const TRANSITION_CLASS: &str = "transition-class";
const LEFT: &str = "left";
const PASSED: &str = "passed";
const NOT_PASSED: &str = "not-passed";
const UNKNOWN: &str = "unknown";

/// Every code by which a mapping may explain a spelling; of the intervals the usual ones.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    CODES
        .into_iter()
        .chain(SubjectProfile::all().map(SubjectProfile::code))
}

/// Whether a mapping may explain a spelling by this code.
pub(crate) fn knows_code(code: &str) -> bool {
    codes().any(|known| known == code) || LevelRange::from_code(code).is_some()
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell<T> {
    /// Nothing, or that it is not known.
    Missing,
    /// A fact.
    Fact(T),
    /// A text that is not understood; it is counted and shown, never guessed.
    Unreadable,
    /// Levels that cannot stand together.
    Impossible,
}

impl<T: Copy> Cell<T> {
    pub(super) fn fact(self) -> Option<T> {
        match self {
            Self::Fact(fact) => Some(fact),
            _ => None,
        }
    }

    fn of(read: Option<T>) -> Self {
        read.map_or(Self::Unreadable, Self::Fact)
    }
}

/// The result of an exam.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ExamResult {
    /// A diploma of this level.
    Diploma(Level),
    /// A diploma of the level of the row.
    Passed,
    /// No diploma.
    NotPassed,
}

/// Whether a text says in words that nobody knows.
pub(super) fn says_unknown(text: &str) -> bool {
    ["onbekend", "unknown", "niet bekend", "?", "-"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

fn explained<'s>(text: &str, spelled: &'s Spelled) -> Option<&'s str> {
    spelled.values.get(text).map(String::as_str)
}

pub(super) fn advice(text: &str, kind: AdviceKind, spelled: &Spelled) -> Cell<Advice> {
    if let Some(code) = explained(text, spelled) {
        return match code {
            UNKNOWN => Cell::Missing,
            SPECIAL_EDUCATION => Cell::Fact(Advice::SpecialEducation),
            NOT_POSSIBLE => Cell::Fact(Advice::NotPossible),
            code => Cell::of(LevelRange::from_code(code).map(Advice::Range)),
        };
    }
    if says_unknown(text) {
        return Cell::Missing;
    }
    if kind == AdviceKind::Test {
        return Cell::of(read_test_advice(text).map(Advice::Range));
    }
    match read_advice(text) {
        Some(advice) => Cell::Fact(advice),
        None if read_levels(text).is_some() => Cell::Impossible,
        None => Cell::Unreadable,
    }
}

static STANDING_WORDS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/standing-words.csv").lines().skip(1);
    lines
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?, cells.next()?))
        })
        .collect()
});

static ELEMENT_CODES: LazyLock<Vec<(u16, u16, LevelRange)>> = LazyLock::new(|| {
    let lines = include_str!("../../../vocabulary/data/element-codes.csv")
        .lines()
        .skip(1);
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let range = LevelRange::new(Level::from_code(cells.get(4)?)?, Level::from_code(cells.get(5)?)?)?;
            Some((cells.first()?.parse().ok()?, cells.get(1)?.parse().ok()?, range))
        })
        .collect()
});

/// The levels of an element code. Spreadsheets drop its leading zeros; no two codes then become one.
fn element_code(text: &str) -> Option<LevelRange> {
    let is_code = (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let code: u16 = is_code.then(|| text.parse().ok()).flatten()?;
    let found = ELEMENT_CODES
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code));
    found.map(|(_, _, range)| *range)
}

pub(super) fn standing(text: &str, spelled: &Spelled) -> Cell<Standing> {
    let lower = text.to_lowercase();
    let word = explained(text, spelled).or_else(|| STANDING_WORDS.get(lower.as_str()).copied());
    match word {
        Some(UNKNOWN) => return Cell::Missing,
        Some(SPECIAL_EDUCATION) => return Cell::Fact(Standing::SpecialEducation),
        Some(TRANSITION_CLASS) => return Cell::Fact(Standing::TransitionClass),
        Some(LEFT) => return Cell::Fact(Standing::LeftOutcomeUnknown),
        Some(code) => return Cell::of(LevelRange::from_code(code).map(Standing::InClass)),
        None if says_unknown(text) => return Cell::Missing,
        None => {}
    }
    Cell::of(
        element_code(text)
            .or_else(|| read_levels(&without_years(text)))
            .map(Standing::InClass),
    )
}

/// A text without the year of study that often stands beside a level: `3 havo`, `havo 3`.
fn without_years(text: &str) -> String {
    let is_year = |word: &str| word.len() == 1 && matches!(word.as_bytes()[0], b'1'..=b'6');
    text.split_whitespace()
        .filter(|word| !is_year(word))
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn placement(text: &str, spelled: &Spelled) -> Cell<LevelRange> {
    match standing(text, spelled) {
        Cell::Fact(Standing::InClass(range)) => Cell::Fact(range),
        Cell::Fact(_) | Cell::Missing => Cell::Missing,
        Cell::Unreadable => Cell::Unreadable,
        Cell::Impossible => Cell::Impossible,
    }
}

/// A profile. Words for having none yet are no profile; words for not knowing which are one of its own.
pub(super) fn profile(text: &str, spelled: &Spelled) -> Cell<SubjectProfile> {
    const NONE: [&str; 8] = [
        "-",
        "geen",
        "geen profiel",
        "profielloos",
        "nvt",
        "n.v.t.",
        "nog niet gekozen",
        "none",
    ];
    if let Some(code) = explained(text, spelled) {
        return Cell::of(SubjectProfile::from_code(code));
    }
    if NONE.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Cell::Missing;
    }
    if says_unknown(text) {
        return Cell::Fact(SubjectProfile::UNKNOWN);
    }
    Cell::of(read_profile(text))
}

pub(super) fn diploma(text: &str, spelled: &Spelled) -> Cell<ExamResult> {
    const YES: [&str; 6] = ["ja", "j", "yes", "geslaagd", "1", "behaald"];
    const NO: [&str; 7] = ["nee", "n", "no", "gezakt", "afgewezen", "0", "geen"];
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    match explained(text, spelled) {
        Some(UNKNOWN) => return Cell::Missing,
        Some(PASSED) => return Cell::Fact(ExamResult::Passed),
        Some(NOT_PASSED) => return Cell::Fact(ExamResult::NotPassed),
        Some(code) => {
            return Cell::of(
                LevelRange::from_code(code)
                    .and_then(single)
                    .map(ExamResult::Diploma),
            );
        }
        None if says_unknown(text) => return Cell::Missing,
        None if is(&YES) => return Cell::Fact(ExamResult::Passed),
        None if is(&NO) => return Cell::Fact(ExamResult::NotPassed),
        None => {}
    }
    Cell::of(
        read_levels(text)
            .or_else(|| element_code(text))
            .and_then(single)
            .map(ExamResult::Diploma),
    )
}

/// The level of an interval of one.
pub(super) fn single(range: LevelRange) -> Option<Level> {
    range.is_single().then(|| range.low())
}

/// The year of study: `3`, `leerjaar 3`, `3e`, or `13` as EDEXML numbers the years of secondary school.
pub(super) fn study_year(text: &str) -> Cell<u8> {
    if says_unknown(text) {
        return Cell::Missing;
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let number = numbers.next().and_then(|digits| digits.parse::<u8>().ok());
    Cell::of(match (number, numbers.next()) {
        (Some(year @ 1..=6), None) => Some(year),
        (Some(year @ 11..=16), None) => Some(year - 10),
        _ => None,
    })
}

pub(super) fn school_year(text: &str, format: DateFormat) -> Cell<SchoolYear> {
    if says_unknown(text) {
        Cell::Missing
    } else {
        Cell::of(read_school_year(text, format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(code: &str) -> LevelRange {
        LevelRange::from_code(code).expect("a code")
    }

    #[test]
    fn every_code_is_understood_somewhere() {
        for code in codes() {
            let spelled = Spelled {
                slot: 0,
                values: BTreeMap::from([("x".to_owned(), code.to_owned())]),
            };
            let understood = standing("x", &spelled) != Cell::Unreadable
                || advice("x", AdviceKind::Final, &spelled) != Cell::Unreadable
                || diploma("x", &spelled) != Cell::Unreadable
                || profile("x", &spelled) != Cell::Unreadable;
            assert!(understood && knows_code(code), "{code}");
        }
        assert!(!knows_code("gymnasium"));
    }

    #[test]
    fn levels_as_exports_write_them() {
        let none = Spelled::default();
        let cases = [
            ("3 havo", Cell::Fact(Standing::InClass(range("havo")))),
            ("havo/vwo", Cell::Fact(Standing::InClass(range("havo/vwo")))),
            ("0022", Cell::Fact(Standing::InClass(range("vmbo-bb/havo")))),
            ("300", Cell::Fact(Standing::InClass(range("havo")))),
            ("0375", Cell::Fact(Standing::InClass(range("havo")))),
            ("ISK", Cell::Fact(Standing::TransitionClass)),
            ("VSO", Cell::Fact(Standing::SpecialEducation)),
            ("uitgestroomd", Cell::Fact(Standing::LeftOutcomeUnknown)),
            ("onbekend", Cell::Missing),
            ("9999", Cell::Unreadable),
            ("hoog", Cell::Unreadable),
        ];
        for (text, expected) in cases {
            assert_eq!(standing(text, &none), expected, "{text}");
        }
    }

    #[test]
    fn no_profile_yet_and_one_that_is_not_known_are_two_things() {
        let none = Spelled::default();
        let known = |text| match profile(text, &none) {
            Cell::Fact(profile) => Some(profile.code()),
            _ => None,
        };
        assert_eq!(known("N&T"), Some("nt"));
        assert_eq!(known("onbekend"), Some("unknown"));
        assert_eq!(profile("geen", &none), Cell::Missing);
        assert_eq!(profile("exact", &none), Cell::Unreadable);
    }

    #[test]
    fn impossible_advices_are_told_from_unreadable_ones() {
        let none = Spelled::default();
        assert_eq!(advice("vmbo-bb/havo", AdviceKind::Final, &none), Cell::Impossible);
        assert_eq!(
            advice("vmbo-kb/gt/havo", AdviceKind::Final, &none),
            Cell::Impossible
        );
        assert_eq!(advice("vmbo", AdviceKind::Final, &none), Cell::Unreadable);
        assert_eq!(advice("havo", AdviceKind::Test, &none), Cell::Unreadable);
        assert_eq!(advice("-", AdviceKind::Test, &none), Cell::Missing);
    }

    #[test]
    fn diplomas_and_years_of_study() {
        let none = Spelled::default();
        assert_eq!(
            diploma("havo", &none),
            Cell::Fact(ExamResult::Diploma(Level::Havo))
        );
        assert_eq!(diploma("geslaagd", &none), Cell::Fact(ExamResult::Passed));
        assert_eq!(diploma("nee", &none), Cell::Fact(ExamResult::NotPassed));
        assert_eq!(diploma("havo/vwo", &none), Cell::Unreadable);
        for (text, year) in [("3", 3), ("leerjaar 3", 3), ("3e", 3), ("13", 3)] {
            assert_eq!(study_year(text), Cell::Fact(year), "{text}");
        }
        for text in ["7", "0", "3 of 4", "brugklas"] {
            assert_eq!(study_year(text), Cell::Unreadable, "{text}");
        }
    }
}
