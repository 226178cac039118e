//! The profile that a pupil has chosen for the upper years: four of havo and vwo with their pairs, and those of vmbo.
//!
//! The list is data: `data/profiles.csv`, with a label for how sure each row is. Two profiles together are a profile
//! of their own, so that nobody is counted twice.

use crate::{Level, LevelRange};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A profile, or that somebody has one of which is not known which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectProfile(u8);

/// The two lists from which pupils choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProfileSort {
    /// The profiles of havo and vwo.
    HavoVwo,
    /// The profiles of vmbo: those of the vocational tracks, and those of the theoretical one.
    Vmbo,
}

impl ProfileSort {
    /// Both.
    pub const ALL: [Self; 2] = [Self::HavoVwo, Self::Vmbo];

    fn code(self) -> &'static str {
        match self {
            Self::HavoVwo => "havo-vwo",
            Self::Vmbo => "vmbo",
        }
    }

    /// The list from which pupils in a class choose; nothing for practical training, which has no profiles, and for a
    /// class that is both.
    #[must_use]
    pub fn of_class(class: LevelRange) -> Option<Self> {
        match (Self::of_level(class.low()), Self::of_level(class.high())) {
            (one, other) if one == other => one,
            _ => None,
        }
    }

    fn of_level(level: Level) -> Option<Self> {
        match level {
            Level::Pro => None,
            Level::VmboBb | Level::VmboKb | Level::VmboGt => Some(Self::Vmbo),
            Level::Havo | Level::Vwo => Some(Self::HavoVwo),
        }
    }

    /// The first year of study of which the profile is part: the choice is made in the year before.
    #[must_use]
    pub fn first_study_year(self) -> u8 {
        match self {
            Self::HavoVwo => 4,
            Self::Vmbo => 3,
        }
    }
}

/// Code and sort of each, in the order of the file.
static PROFILES: LazyLock<Vec<(&'static str, ProfileSort)>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let mut cells = line.split(',');
        let (code, sort) = (cells.next()?, cells.next()?);
        let sort = ProfileSort::ALL.into_iter().find(|known| known.code() == sort)?;
        Some((code, sort))
    };
    let lines = include_str!("../data/profiles.csv").lines().skip(1);
    lines.filter_map(read).collect()
});

static WORDS: LazyLock<BTreeMap<&'static str, SubjectProfile>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let mut cells = line.split(',');
        Some((cells.next()?, SubjectProfile::from_code(cells.next()?)?))
    };
    let lines = include_str!("../data/profile-words.csv").lines().skip(1);
    lines.filter_map(read).collect()
});

static ELEMENT_CODES: LazyLock<Vec<(u16, u16, SubjectProfile)>> = LazyLock::new(|| {
    let read = |line: &str| {
        let mut cells = line.split(',');
        let (first, last) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        Some((first, last, SubjectProfile::from_code(cells.next()?)?))
    };
    let lines = include_str!("../data/profile-codes.csv").lines().skip(1);
    lines.filter_map(read).collect()
});

impl SubjectProfile {
    /// A profile is recorded, and which one is not known. Where nothing is recorded there is no profile at all.
    pub const UNKNOWN: Self = Self(u8::MAX);
    /// The code of that.
    pub const UNKNOWN_CODE: &'static str = "unknown";

    /// Every profile, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..PROFILES.len()).filter_map(|place| u8::try_from(place).ok().map(Self))
    }

    /// The profiles of one list.
    pub fn of_sort(sort: ProfileSort) -> impl Iterator<Item = Self> {
        Self::all().filter(move |profile| profile.sort() == Some(sort))
    }

    /// The code that files and definitions use.
    #[must_use]
    pub fn code(self) -> &'static str {
        let known = PROFILES.get(usize::from(self.0));
        known.map_or(Self::UNKNOWN_CODE, |(code, _)| *code)
    }

    /// The profile with this code, the unknown one too.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == Self::UNKNOWN_CODE {
            return Some(Self::UNKNOWN);
        }
        Self::all().find(|profile| profile.code() == code)
    }

    /// The list that it is of; nothing for an unknown one.
    #[must_use]
    pub fn sort(self) -> Option<ProfileSort> {
        PROFILES.get(usize::from(self.0)).map(|(_, sort)| *sort)
    }

    /// Whether somebody in a class of these levels can have it. An unknown one can be any.
    #[must_use]
    pub fn is_of_class(self, class: LevelRange) -> bool {
        let Some(sort) = self.sort() else {
            return ProfileSort::of_level(class.high()).is_some();
        };
        let is_in = |level: &Level| class.low() <= *level && *level <= class.high();
        let mut levels = Level::ALL.into_iter().filter(is_in);
        levels.any(|level| ProfileSort::of_level(level) == Some(sort))
    }

    /// The profile that an element code names. Spreadsheets drop its leading zeros; no two codes then become one.
    #[must_use]
    pub fn of_element_code(text: &str) -> Option<Self> {
        let is_code = (3..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let code: u16 = is_code.then(|| text.parse().ok()).flatten()?;
        let within = |(first, last, _): &&(u16, u16, Self)| (*first..=*last).contains(&code);
        ELEMENT_CODES.iter().find(within).map(|(.., profile)| *profile)
    }

    /// Two profiles of one pupil, as the one that they are together.
    #[must_use]
    pub fn with(self, other: Self) -> Option<Self> {
        let mut pair = [self, other];
        pair.sort_unstable();
        let [one, two] = pair.map(Self::code);
        if one == two {
            return Some(self);
        }
        let is_single = |code: &str| ["nt", "ng", "em", "cm"].contains(&code);
        if !is_single(one) || !is_single(two) {
            return None;
        }
        Self::from_code(&format!("{one}-{two}")).or_else(|| Self::from_code("other-pair"))
    }
}

/// Between two profiles of one pupil.
const BETWEEN: [char; 4] = ['/', '+', ';', '|'];

fn folded(text: &str) -> String {
    const FILLING: [&str; 4] = ["profiel", "prf", "en", "met"];
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !FILLING.contains(word)).collect()
}

/// Reads a profile as exports spell it: `N&T`, `natuur en gezondheid`, `NT/NG`, `Z&W`, `0372`, `D&P`.
///
/// A text that nobody knows gives nothing; it is never guessed.
///
/// ```
/// use vocabulary::subject_profile::{SubjectProfile, read_profile};
/// let code = |text| read_profile(text).map(SubjectProfile::code);
/// assert_eq!(code("Natuur & Techniek"), Some("nt"));
/// assert_eq!(code("N&G / N&T"), Some("nt-ng"));
/// assert_eq!(code("M&T"), Some("mt"));
/// assert_eq!(code("MET"), None); // media, or mobility?
/// ```
#[must_use]
pub fn read_profile(text: &str) -> Option<SubjectProfile> {
    let one = |text: &str| {
        let of_word = WORDS.get(folded(text).as_str()).copied();
        of_word
            .or_else(|| {
                SubjectProfile::from_code(&text.trim().to_lowercase())
                    .filter(|one| *one != SubjectProfile::UNKNOWN)
            })
            .or_else(|| SubjectProfile::of_element_code(text.trim()))
    };
    if let Some(profile) = one(text) {
        return Some(profile);
    }
    let (first, second) = text.split_once(BETWEEN)?;
    one(first)?.with(one(second)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(code: &str) -> LevelRange {
        LevelRange::from_code(code).expect("levels")
    }

    #[test]
    fn the_lists_are_whole() {
        let lines = |text: &str| text.lines().count() - 1;
        assert_eq!(PROFILES.len(), lines(include_str!("../data/profiles.csv")));
        assert_eq!(WORDS.len(), lines(include_str!("../data/profile-words.csv")));
        assert_eq!(
            ELEMENT_CODES.len(),
            lines(include_str!("../data/profile-codes.csv"))
        );
        let [upper, vmbo] = ProfileSort::ALL.map(|sort| SubjectProfile::of_sort(sort).count());
        // Four, two pairs and the rest of the pairs; ten of the vocational tracks, and two more of the theoretical one.
        assert_eq!((upper, vmbo), (7, 12));
    }

    #[test]
    fn codes_round_trip() {
        for profile in SubjectProfile::all().chain([SubjectProfile::UNKNOWN]) {
            assert_eq!(SubjectProfile::from_code(profile.code()), Some(profile));
        }
        assert_eq!(SubjectProfile::UNKNOWN.sort(), None);
    }

    #[test]
    fn reads_what_exports_write() {
        for (text, expected) in [
            ("NT", "nt"),
            ("n en t", "nt"),
            ("Natuur en Gezondheid", "ng"),
            ("Profiel Economie & Maatschappij", "em"),
            ("Natuur en Techniek / Natuur en Gezondheid", "nt-ng"),
            ("C&M/E&M", "em-cm"),
            ("N&T + C&M", "other-pair"),
            ("Nat/Tech & Nat/Gezond", "nt-ng"),
            ("nt-ng", "nt-ng"),
            ("Media, vormgeving en ICT", "mvi"),
            ("Mobiliteit en transport", "mt"),
            ("MaT", "mat"),
            ("ZWE", "zw"),
            ("Techniek", "te"),
            ("Landbouw", "gr"),
            ("0374", "nt-ng"),
            ("372", "em"),
            ("0277", "other-pair"),
            ("6811", "mat"),
            ("0473", "gr"),
        ] {
            assert_eq!(
                read_profile(text).map(SubjectProfile::code),
                Some(expected),
                "{text}"
            );
        }
        for text in ["", "exact", "unknown", "N&T/Z&W", "MET", "0300", "0474", "havo"] {
            assert_eq!(read_profile(text), None, "{text}");
        }
    }

    #[test]
    fn a_class_has_the_profiles_of_its_levels() {
        let profile = |code| SubjectProfile::from_code(code).expect("a profile");
        assert!(profile("nt").is_of_class(class("havo/vwo")));
        assert!(profile("nt").is_of_class(class("vmbo-gt/havo")));
        assert!(!profile("nt").is_of_class(class("vmbo-gt")));
        assert!(profile("zw").is_of_class(class("vmbo-kb")));
        assert!(!profile("zw").is_of_class(class("pro")));
        assert!(!SubjectProfile::UNKNOWN.is_of_class(class("pro")));
        assert_eq!(ProfileSort::of_class(class("vmbo-gt/havo")), None);
        assert_eq!(ProfileSort::of_class(class("vwo")), Some(ProfileSort::HavoVwo));
    }
}
