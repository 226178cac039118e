//! What in a transcript may tell who somebody is, as suggestions that a person says yes or no to.
//!
//! Lists of names and places are the project's own compilation, in `data/pseudonyms.toml`. A list never knows all
//! names: whoever reads the transcript has the last word.

mod kept;

use crate::words::{Gap, Words};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub use kept::{Kept, replaced};

const DATA: &str = include_str!("../data/pseudonyms.toml");

#[derive(Debug, Deserialize)]
struct Lists {
    titles: HashSet<String>,
    surname_prefixes: HashSet<String>,
    school_abbreviations: HashSet<String>,
    school_prefixes: HashSet<String>,
    school_suffixes: HashSet<String>,
    ambiguous: HashSet<String>,
    places_ambiguous: HashSet<String>,
    first_names: HashSet<String>,
    surnames: HashSet<String>,
    places: HashSet<String>,
    districts: HashSet<String>,
    municipalities: HashSet<String>,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own lists of names can be read"));

/// What something may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Name,
    /// A place.
    Place,
    /// A school.
    School,
    /// A telephone number.
    Phone,
    /// An e-mail address or a web address.
    Address,
    /// A number that may be a citizen service number.
    Number,
    /// A date of birth or another whole date.
    Date,
}

impl Kind {
    /// Its name in texts and in what stands in its place.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "naam",
            Self::Place => "plaats",
            Self::School => "school",
            Self::Phone => "telefoon",
            Self::Address => "adres",
            Self::Number => "nummer",
            Self::Date => "datum",
        }
    }
}

/// Something that may tell who somebody is, and what could stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// What it may tell.
    pub kind: Kind,
    /// What could stand there: the same for the same words.
    pub instead: String,
}

/// Everything that may tell, in the order of the text.
///
/// ```
/// let text = "Ik sprak met juf Fatima van obs De Zonnehoek, bel 06-12345678.";
/// let found = language::pseudonym::suggestions(text);
/// let instead: Vec<&str> = found.iter().map(|one| one.instead.as_str()).collect();
/// assert_eq!(instead, ["[naam 1]", "[school 1]", "[telefoon 1]"]);
/// ```
#[must_use]
pub fn suggestions(text: &str) -> Vec<Suggestion> {
    let mut found = signs(text);
    let words = Words::of(text);
    let mut number = 0;
    while number < words.len() {
        let Some((kind, last)) = school(&words, number)
            .or_else(|| name(&words, number))
            .or_else(|| place(&words, number))
        else {
            number += 1;
            continue;
        };
        let first = first_of(&words, number, kind);
        let place = words.list()[first].place.start..words.list()[last].place.end;
        if !found.iter().any(|(other, _)| touches(other, &place)) {
            found.push((place, kind));
        }
        number = last + 1;
    }
    found.extend(again(&words, &found));
    found.sort_by_key(|(place, _)| place.start);
    numbered(text, found)
}

/// Parts of names that were found, wherever else they stand and however they are written: ‘juf fatima’, ‘DAAN’.
fn again(words: &Words, found: &[(Range<usize>, Kind)]) -> Vec<(Range<usize>, Kind)> {
    const SHORTEST: usize = 4;
    let names = found.iter().filter(|(_, kind)| *kind == Kind::Name);
    let known: HashSet<String> = names
        .flat_map(|(place, _)| {
            let parts = Words::of(&words.text()[place.clone()]);
            parts
                .folded()
                .map(|part| bare(part).to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|part| part.chars().count() >= SHORTEST && crate::zipf(part).is_none_or(|value| value < 4.5))
        .collect();
    let taken: HashSet<usize> = found
        .iter()
        .flat_map(|(place, _)| words.at(place.start)..words.at(place.end))
        .collect();
    (0..words.len())
        .filter(|number| !taken.contains(number) && known.contains(bare(words.get(*number))))
        .map(|number| (words.list()[number].place.clone(), Kind::Name))
        .collect()
}

fn numbered(text: &str, found: Vec<(Range<usize>, Kind)>) -> Vec<Suggestion> {
    let mut known: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    found
        .into_iter()
        .map(|(place, kind)| {
            let same = text[place.clone()].to_lowercase();
            let next = known.keys().filter(|(one, _)| *one == kind).count() + 1;
            let number = *known.entry((kind, same)).or_insert(next);
            Suggestion {
                place,
                kind,
                instead: format!("[{} {number}]", kind.name()),
            }
        })
        .collect()
}

fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A title goes with its name only in what is looked at, not in what is taken away: ‘juf [naam 1]’ stays readable.
fn first_of(words: &Words, number: usize, kind: Kind) -> usize {
    number + usize::from(kind == Kind::Name && is_title(words, number))
}

fn is_capital(words: &Words, number: usize) -> bool {
    number < words.len() && words.text_of(number).starts_with(char::is_uppercase)
}

/// Whether a word stands inside a sentence, where a capital means a name.
fn is_inside(words: &Words, number: usize) -> bool {
    let word = &words.list()[number];
    let opens_line = words.text()[..word.place.start]
        .trim_end_matches([' ', '"', '‘', '“', '\''])
        .ends_with(['\n', ':']);
    number > 0 && word.gap != Gap::Stop && !opens_line
}

fn joined(words: &Words, number: usize) -> bool {
    words
        .list()
        .get(number)
        .is_some_and(|word| word.gap == Gap::Space)
}

/// A person: a title, a first name, or a surname with what comes before it, with what follows of a surname.
fn name(words: &Words, number: usize) -> Option<(Kind, usize)> {
    let word = bare(words.text_of(number));
    if is_title(words, number) {
        let next = number + 1;
        let follows = titled(words, next) && (is_capital(words, next) || is_prefix(words, next));
        if follows && (is_capital(words, next) || is_capital(words, surname(words, next))) {
            return Some((Kind::Name, surname(words, next)));
        }
    }
    let is_listed = LISTS.first_names.contains(word) || LISTS.first_names.contains(plain(word).as_str());
    let has_parts = word.contains('-') && word.split('-').any(|part| LISTS.first_names.contains(part));
    // A word that is a name as well is one only with a capital inside a sentence.
    let is_doubtful = LISTS.ambiguous.contains(word);
    if ((is_listed || has_parts) && !is_doubtful) || (is_doubtful && is_inside(words, number)) {
        return Some((Kind::Name, surname(words, number)));
    }
    if LISTS.surnames.contains(word) && is_inside(words, number) {
        return Some((Kind::Name, number));
    }
    // ‘Van der Meer’, ‘El Amrani’: a prefix with a capital inside a sentence, and a capital after it.
    if is_capital(words, number) && is_prefix(words, number) && is_inside(words, number) {
        let last = surname(words, number);
        if last > number {
            return Some((Kind::Name, last));
        }
    }
    is_unknown(words, number).then(|| (Kind::Name, surname(words, number)))
}

/// Without the ending of whose it is: ‘Fatima's’.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Without accents, as lists of names often have them.
fn plain(word: &str) -> String {
    let letters = word.chars().map(|sign| match sign {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ë' | 'ê' | 'ę' => 'e',
        'í' | 'ì' | 'ï' | 'î' | 'ı' | 'İ' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ş' | 'ś' | 'š' => 's',
        'ğ' => 'g',
        'ç' | 'ć' | 'č' => 'c',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    });
    letters.collect()
}

fn is_title(words: &Words, number: usize) -> bool {
    let word = words.get(number);
    LISTS.titles.contains(word) || LISTS.titles.contains(format!("{word}.").as_str())
}

/// Whether a word follows its title: after a space, or after the full stop of a shortened one.
fn titled(words: &Words, number: usize) -> bool {
    let Some(word) = words.list().get(number) else {
        return false;
    };
    let between = &words.text()[words.list()[number - 1].place.end..word.place.start];
    word.gap == Gap::Space || between == ". " || between == "."
}

fn is_prefix(words: &Words, number: usize) -> bool {
    number < words.len() && LISTS.surname_prefixes.contains(words.get(number))
}

/// A capital inside a sentence before a word that Dutch hardly has: better asked once too often.
fn is_unknown(words: &Words, number: usize) -> bool {
    const KNOWN: f64 = 3.6;
    let word = words.text_of(number);
    let is_word = word.chars().count() > 2
        && word
            .chars()
            .skip(1)
            .all(|sign| sign.is_lowercase() || "-'’".contains(sign));
    let is_known = crate::zipf(words.get(number)).is_some_and(|value| value >= KNOWN);
    let is_elsewhere = || place(words, number).is_some() || school(words, number).is_some();
    is_word && is_capital(words, number) && is_inside(words, number) && !is_known && !is_elsewhere()
}

/// The last word of a name that begins here: prefixes and capitals that follow belong to it.
fn surname(words: &Words, first: usize) -> usize {
    const LONGEST: usize = 5;
    let mut last = first;
    let mut number = first + 1;
    while number < words.len() && number <= first + LONGEST && joined(words, number) {
        if is_capital(words, number) {
            last = number;
        } else if !LISTS.surname_prefixes.contains(words.get(number)) {
            break;
        }
        number += 1;
    }
    last
}

/// A place: one to three words of which the list has all.
fn place(words: &Words, number: usize) -> Option<(Kind, usize)> {
    if !is_capital(words, number) {
        return None;
    }
    (0..3).rev().find_map(|more| {
        let last = number + more;
        if last >= words.len() || !(number + 1..=last).all(|one| joined(words, one)) {
            return None;
        }
        let name = &words.text()[words.list()[number].place.start..words.list()[last].place.end];
        let is_known = [&LISTS.places, &LISTS.districts, &LISTS.municipalities]
            .iter()
            .any(|list| list.contains(name));
        let is_sure = !LISTS.places_ambiguous.contains(name) || is_inside(words, number);
        (is_known && is_sure).then_some((Kind::Place, last))
    })
}

/// A school: ‘obs De Zonnehoek’, ‘basisschool Het Anker’, ‘Stad College’.
fn school(words: &Words, number: usize) -> Option<(Kind, usize)> {
    let word = words.get(number);
    let opens = LISTS.school_abbreviations.contains(word) || LISTS.school_prefixes.contains(word);
    if opens && joined(words, number + 1) && is_capital(words, number + 1) {
        let mut last = number + 1;
        while last + 1 < words.len()
            && joined(words, last + 1)
            && is_capital(words, last + 1)
            && last < number + 5
        {
            last += 1;
        }
        return Some((Kind::School, last));
    }
    if !is_capital(words, number) {
        return None;
    }
    let mut last = number;
    while last + 1 < words.len()
        && joined(words, last + 1)
        && is_capital(words, last + 1)
        && last < number + 4
    {
        last += 1;
        if LISTS.school_suffixes.contains(words.text_of(last)) {
            return Some((Kind::School, last));
        }
    }
    None
}

/// Telephone numbers, addresses, long numbers and whole dates: known by their signs.
fn signs(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for part in text.split_whitespace() {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let bare = part.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '+');
        let at = start + (bare.as_ptr() as usize - part.as_ptr() as usize);
        let is_mail = bare.contains('@') && bare.rsplit('.').next().is_some_and(|end| end.len() >= 2);
        let is_web = bare.starts_with("www.") || bare.contains("://");
        if is_mail || is_web {
            found.push((at..at + bare.len(), Kind::Address));
        }
    }
    found.extend(addresses(text));
    for place in digit_runs(text) {
        let run = &text[place.clone()];
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let groups = run
            .split(|sign: char| !sign.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .count();
        let kind = match digits.len() {
            9 if passes_eleven(&digits) && groups <= 3 => Some(Kind::Number),
            10 if digits.starts_with('0') => Some(Kind::Phone),
            11..=13 if digits.starts_with("31") || digits.starts_with("0031") => Some(Kind::Phone),
            6..=8 if groups == 3 && (run.contains('-') || run.contains('/') || run.contains('.')) => {
                Some(Kind::Date)
            }
            _ => None,
        };
        if let Some(kind) = kind.filter(|_| !found.iter().any(|(other, _)| touches(other, &place))) {
            found.push((place, kind));
        }
    }
    found
}

/// ‘1234 AB’, ‘Lindelaan 14’, ‘3 mei 2014’.
fn addresses(text: &str) -> Vec<(Range<usize>, Kind)> {
    const STREETS: [&str; 12] = [
        "straat",
        "laan",
        "weg",
        "plein",
        "kade",
        "dreef",
        "hof",
        "pad",
        "singel",
        "gracht",
        "steeg",
        "plantsoen",
    ];
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let words = Words::of(text);
    let list = words.list();
    let is_number = |number: usize, digits: std::ops::RangeInclusive<usize>| {
        number < words.len()
            && digits.contains(&words.get(number).len())
            && words.get(number).bytes().all(|sign| sign.is_ascii_digit())
    };
    let mut found = Vec::new();
    for number in 0..words.len() {
        let next = number + 1;
        let has_next = next < words.len();
        let is_postcode = is_number(number, 4..=4)
            && has_next
            && words.text_of(next).len() == 2
            && words.text_of(next).chars().all(char::is_uppercase);
        let is_street = is_capital(&words, number)
            && STREETS.iter().any(|end| words.get(number).ends_with(end))
            && has_next
            && words.get(next).starts_with(|sign: char| sign.is_ascii_digit());
        let is_date = is_number(number, 1..=2)
            && has_next
            && MONTHS.contains(&words.get(next))
            && is_number(number + 2, 4..=4);
        let kind_and_last = match (is_postcode || is_street, is_date) {
            (true, _) => Some((Kind::Address, next)),
            (_, true) => Some((Kind::Date, number + 2)),
            _ => None,
        };
        if let Some((kind, last)) = kind_and_last {
            found.push((list[number].place.start..list[last].place.end, kind));
        }
    }
    found
}

/// Digits with at most two spaces, dots, slashes, hyphens or brackets between them.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices() {
        if !sign.is_ascii_digit() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if at == run.end => run.end = at + 1,
            Some(run)
                if at <= run.end + 2 && text[run.end..at].chars().all(|sign| " -./()".contains(sign)) =>
            {
                run.end = at + 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The check of a citizen service number.
fn passes_eleven(digits: &str) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits
        .chars()
        .zip(weights)
        .filter_map(|(digit, weight)| Some(digit.to_digit(10)? as i32 * weight))
        .sum();
    sum % 11 == 0 && sum != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let found = suggestions(text);
        found
            .into_iter()
            .map(|one| (one.kind, &text[one.place]))
            .collect()
    }

    #[test]
    fn names_with_their_titles_and_surnames() {
        assert_eq!(
            kinds("Toen belde mevrouw Van der Berg met Ayşe Yılmaz."),
            [(Kind::Name, "Van der Berg"), (Kind::Name, "Ayşe Yılmaz"),]
        );
        // A word that is a name as well is one only with a capital inside a sentence.
        assert!(kinds("Roos is een bloem. Mei is een maand.").is_empty());
        assert_eq!(kinds("Ik vroeg het aan Roos."), [(Kind::Name, "Roos")]);
    }

    #[test]
    fn the_same_words_get_the_same_number() {
        let text = "Mohammed en Sanne, en later weer Mohammed uit Amersfoort.";
        let found = suggestions(text);
        let taken: Vec<&Suggestion> = found.iter().collect();
        assert_eq!(
            replaced(text, &taken),
            "[naam 1] en [naam 2], en later weer [naam 1] uit [plaats 1]."
        );
        assert_eq!(
            replaced(text, &taken[1..2]),
            "Mohammed en [naam 2], en later weer Mohammed uit Amersfoort."
        );
    }

    #[test]
    fn schools_numbers_and_addresses() {
        assert_eq!(
            kinds("Op het Stad College, tel. (06) 1234 5678, mail a.b@school.example."),
            [
                (Kind::School, "Stad College"),
                (Kind::Phone, "06) 1234 5678"),
                (Kind::Address, "a.b@school.example"),
            ]
        );
        assert_eq!(
            kinds("bsn 111222333, geboren 12-03-2014"),
            [(Kind::Number, "111222333"), (Kind::Date, "12-03-2014"),]
        );
        assert!(kinds("In groep 8 zaten 27 kinderen, 12,5 procent.").is_empty());
        assert_eq!(
            kinds("Zij woont op Lindelaan 14, 1234 AB, sinds 3 mei 2014."),
            [
                (Kind::Address, "Lindelaan 14"),
                (Kind::Address, "1234 AB"),
                (Kind::Date, "3 mei 2014"),
            ]
        );
    }

    #[test]
    fn a_name_is_found_wherever_else_it_stands() {
        assert_eq!(
            kinds("Ik ken Fatima goed. Later vroeg FATIMA het, en juf fatima ook: Fatima's moeder."),
            [
                (Kind::Name, "Fatima"),
                (Kind::Name, "FATIMA"),
                (Kind::Name, "fatima"),
                (Kind::Name, "Fatima's"),
            ]
        );
        assert_eq!(
            kinds("Toen kwam dhr. Jansen met bestuurder Van Dijk."),
            [(Kind::Name, "Jansen"), (Kind::Name, "Van Dijk")]
        );
        assert_eq!(
            kinds("Het was mevrouw van der Meer."),
            [(Kind::Name, "van der Meer")]
        );
    }

    #[test]
    fn emoji_and_arabic_do_no_harm() {
        let text = "🎒 مرحبا Fatima 🎒";
        assert_eq!(kinds(text), [(Kind::Name, "Fatima")]);
    }
}
