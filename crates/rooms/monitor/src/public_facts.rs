//! What is public about schools and municipalities, by their code: published figures, each with its year and source.
//!
//! The files lie in `sample-data/public` and are part of the program. They are sorted by code, so that a figure is
//! found without reading the rest.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vocabulary::Label;

const SCHOOLS: &str = include_str!("../../../../sample-data/public/schools.csv");
const FACTS: &str = include_str!("../../../../sample-data/public/facts.csv");
const SOURCES: &str = include_str!("../../../../sample-data/public/sources.toml");

/// How many schools a search shows.
const MOST_FOUND: usize = 40;

/// A school, a location of one, or a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// BRIN, BRIN and location, or `GM` and four digits.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The code of its municipality, as in [`Place::code`].
    pub municipality: String,
    /// The name of its municipality.
    pub municipality_name: String,
}

impl Place {
    /// Whether it is a municipality.
    pub(crate) fn is_municipality(&self) -> bool {
        self.code.starts_with("GM")
    }
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Fact {
    /// What was published.
    pub fact: String,
    /// Of which level, year of study or test.
    pub detail: String,
    /// About which school year or calendar year.
    pub year: String,
    /// The figure, or the least that it can be where it was masked.
    pub low: String,
    /// The most that it can be.
    pub high: String,
    /// Of how many, where that was published.
    pub of: String,
    /// The id of its source.
    pub source: String,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Source {
    pub id: String,
    pub title: Label,
    pub publisher: String,
    pub note: Label,
}

#[derive(Deserialize)]
struct SourceFile {
    source: Vec<Source>,
}

/// All sources, in the order of their file.
pub(crate) static ALL_SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    // A test reads the file.
    toml::from_str::<SourceFile>(SOURCES).map_or_else(|_| Vec::new(), |file| file.source)
});

/// The lines of a sorted file that begin with this code, without its head.
fn lines_of<'a>(text: &'a str, code: &str) -> impl Iterator<Item = &'a str> {
    let wanted = format!("{code},");
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    // The start of the first line at or after `from`.
    let line_at = |from: usize| match body.as_bytes()[..from].last() {
        None | Some(b'\n') => from,
        Some(_) => from + body[from..].find('\n').map_or(body.len() - from, |end| end + 1),
    };
    let (mut low, mut high) = (0, body.len());
    while low < high {
        let mut middle = usize::midpoint(low, high);
        while !body.is_char_boundary(middle) {
            middle -= 1;
        }
        let line = line_at(middle);
        if line >= high {
            high = middle;
        } else if body[line..].lines().next().unwrap_or_default() < wanted.as_str() {
            low = line + body[line..].find('\n').map_or(body.len() - line, |end| end + 1);
        } else {
            high = middle;
        }
    }
    body[line_at(low)..]
        .lines()
        .take_while(move |line| line.starts_with(&wanted))
}

/// All schools and locations, read once: who looks for a name looks through all of them.
static ALL_SCHOOLS: LazyLock<Vec<csv::StringRecord>> = LazyLock::new(|| records(SCHOOLS.lines().skip(1)));

/// The cells of lines. One reader takes them all, for making one takes longer than reading a line.
fn records<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<csv::StringRecord> {
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.into_records().flatten().collect()
}

fn place(record: &csv::StringRecord) -> Option<Place> {
    Some(Place {
        code: record.get(0)?.to_owned(),
        name: record.get(1)?.to_owned(),
        municipality: format!("GM{}", record.get(2)?),
        municipality_name: record.get(3)?.to_owned(),
    })
}

/// The school, location or municipality with this code, however it was typed.
pub(crate) fn find(typed: &str) -> Option<Place> {
    let code = typed.trim().to_uppercase();
    let known = |code: &str| code.len() >= 4 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !known(&code) {
        return None;
    }
    if let Some(number) = code.strip_prefix("GM") {
        let mut all = ALL_SCHOOLS.iter();
        let one = all.find(|record| record.get(2) == Some(number)).and_then(place)?;
        return Some(Place {
            code,
            name: one.municipality_name.clone(),
            ..one
        });
    }
    records(lines_of(SCHOOLS, &code)).first().and_then(place)
}

/// The locations of a school.
pub(crate) fn locations(brin: &str) -> Vec<Place> {
    let of_brin = |line: &&str| line.len() > 6 && line.starts_with(brin) && line.as_bytes()[4] != b',';
    if brin.len() != 4 {
        return Vec::new();
    }
    let lines = SCHOOLS.lines().skip(1).filter(of_brin);
    records(lines).iter().filter_map(place).collect()
}

/// Municipalities whose name holds these words: the codes and names of those that have schools, by name.
pub(crate) fn municipalities_named(typed: &str) -> BTreeMap<String, String> {
    let words = words_of(typed);
    if words.is_empty() {
        return BTreeMap::new();
    }
    let all = ALL_SCHOOLS.iter().filter_map(place);
    let fits = |place: &Place| holds(&place.municipality_name, &words);
    all.filter(fits)
        .map(|place| (place.municipality_name, place.municipality))
        .collect()
}

/// The words of a search, in small letters.
fn words_of(typed: &str) -> Vec<String> {
    typed
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Whether a text holds all words of a search.
fn holds(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}

/// The codes of the locations of secondary schools in a municipality.
pub(crate) fn secondary_in(municipality: &str) -> Vec<String> {
    let number = municipality.strip_prefix("GM").unwrap_or_default();
    let all = ALL_SCHOOLS.iter();
    let there = all.filter(|record| record.get(2) == Some(number) && record.get(4) == Some("vo"));
    let codes = there.filter_map(|record| record.get(0).map(str::to_owned));
    codes.filter(|code| code.len() == 6).collect()
}

/// Schools whose name or municipality holds these words, at most forty; and how many there are.
pub(crate) fn search(typed: &str) -> (Vec<Place>, usize) {
    let words = words_of(typed);
    if words.is_empty() {
        return (Vec::new(), 0);
    }
    let fits = |line: &&str| holds(line, &words);
    // A location is shown under its own name; the school as a whole would be there twice.
    let mut found: Vec<Place> = records(SCHOOLS.lines().skip(1).filter(fits))
        .iter()
        .filter_map(place)
        .filter(|place| place.code.len() == 6)
        .collect();
    let all = found.len();
    found.truncate(MOST_FOUND);
    (found, all)
}

/// Everything that was published about a code, in the order of the file.
pub(crate) fn facts(code: &str) -> Vec<Fact> {
    let text = |record: &csv::StringRecord, at: usize| record.get(at).unwrap_or_default().to_owned();
    records(lines_of(FACTS, code))
        .iter()
        .map(|record| Fact {
            fact: text(record, 1),
            detail: text(record, 2),
            year: text(record, 3),
            low: text(record, 4),
            high: text(record, 5),
            of: text(record, 6),
            source: text(record, 7),
        })
        .collect()
}

/// Everything that was published.
#[cfg(test)]
pub(crate) fn every_fact() -> impl Iterator<Item = Fact> {
    let mut codes: Vec<&str> = FACTS
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    codes.dedup();
    codes.into_iter().flat_map(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_found_by_its_code() {
        let mut codes = BTreeSet::new();
        let mut lines = 0;
        for line in FACTS.lines().skip(1) {
            lines += 1;
            codes.insert(line.split(',').next().unwrap_or_default());
        }
        let found: usize = codes.iter().map(|code| lines_of(FACTS, code).count()).sum();
        assert_eq!(found, lines, "the file is sorted, and nothing is missed");
        assert!(codes.len() > 5_000, "{}", codes.len());
        assert_eq!(lines_of(FACTS, "ZZZZ").count(), 0);
        assert_eq!(lines_of(FACTS, "").count(), 0);
    }

    #[test]
    fn every_fact_has_a_source_and_every_school_a_municipality() {
        let sources: BTreeSet<&str> = ALL_SOURCES.iter().map(|source| source.id.as_str()).collect();
        assert!(sources.len() >= 5);
        for line in FACTS.lines().skip(1) {
            let source = line.rsplit(',').next().unwrap_or_default();
            assert!(sources.contains(source), "{line}");
        }
        assert_eq!(ALL_SCHOOLS.len(), SCHOOLS.lines().count() - 1);
        for record in ALL_SCHOOLS.iter() {
            let place = place(record).expect("five columns");
            assert_eq!(place.municipality.len(), 6, "{}", place.code);
        }
    }

    #[test]
    fn a_code_is_found_however_it_was_typed() {
        let place = find(" 00ah07 ").expect("there");
        assert_eq!(
            (place.code.as_str(), place.municipality.as_str()),
            ("00AH07", "GM0153")
        );
        assert_eq!(find("GM0153").expect("there").name, "Enschede");
        for absent in ["", "99ZZ", "GM9999", "00", "00AH,", "../etc", "00AH07\n"] {
            assert!(absent.trim() == "00AH07" || find(absent).is_none(), "{absent}");
        }
        assert!(locations("00AH").iter().any(|place| place.code == "00AH07"));
        let (found, all) = search("kottenpark enschede");
        assert_eq!((found.len(), all), (1, 1));
        assert_eq!(search("  ").1, 0);
    }
}
