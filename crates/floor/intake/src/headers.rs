//! What the name of a column says about it: the synonyms of exports, and the names that are forbidden.
//!
//! Both lists are data. Names are compared without regard to case, spaces, dots, underscores and dashes.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vocabulary::Message;

/// Why a column is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forbidden {
    /// A citizen service number or education number: dropped unread.
    CitizenNumber,
    /// A name, a user name or a photograph.
    Name,
    /// A date of birth.
    BirthDate,
    /// An address, a postcode or another way to reach somebody.
    Contact,
    /// Origin, nationality, religion: only with a purpose stated in the mapping.
    Origin,
}

impl Forbidden {
    /// All reasons.
    pub const ALL: [Self; 5] = [
        Self::CitizenNumber,
        Self::Name,
        Self::BirthDate,
        Self::Contact,
        Self::Origin,
    ];

    /// The word that mappings use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CitizenNumber => "citizen-number",
            Self::Name => "name",
            Self::BirthDate => "birth-date",
            Self::Contact => "contact",
            Self::Origin => "origin",
        }
    }

    /// The reason as a message.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(format!("intake-forbidden-{}", self.code()))
    }

    /// The reason with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Why a column with this name is not read, if its name says so.
    #[must_use]
    pub fn of_header(header: &str) -> Option<Self> {
        let header = normalise(header);
        FORBIDDEN
            .iter()
            .filter(|rule| {
                if rule.whole {
                    header == rule.word
                } else {
                    header.contains(rule.word)
                }
            })
            .map(|rule| rule.reason)
            .min()
    }
}

struct Rule {
    reason: Forbidden,
    whole: bool,
    word: &'static str,
}

static FORBIDDEN: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    include_str!("../data/forbidden-headers.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            let reason = Forbidden::from_code(cells.next()?)?;
            let whole = cells.next()? == "whole";
            Some(Rule {
                reason,
                whole,
                word: cells.next()?,
            })
        })
        .collect()
});

/// The fields by synonym. The finer list of this crate goes before the general one.
static SYNONYMS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let lists = [
        include_str!("../data/header-synonyms.csv"),
        include_str!("../../vocabulary/data/header-synonyms.csv"),
    ];
    let mut fields = BTreeMap::new();
    for line in lists.into_iter().flat_map(|list| list.lines().skip(1)) {
        let mut cells = line.split(',');
        if let (Some(field), Some(synonym)) = (cells.next(), cells.next()) {
            fields.entry(normalise(synonym)).or_insert(field);
        }
    }
    fields
});

/// A column name without case, spaces, dots, underscores and dashes.
#[must_use]
pub(crate) fn normalise(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The field that a column name is a known synonym of.
#[must_use]
pub(crate) fn field_of(header: &str) -> Option<&'static str> {
    SYNONYMS.get(&normalise(header)).copied()
}

/// The known synonym that looks most like a column name, with its field and the likeness from 0 to 1: one
/// minus the share of letters to be changed (Levenshtein 1966).
#[must_use]
pub(crate) fn nearest_field(header: &str) -> Option<(&'static str, &'static str, f64)> {
    let header = normalise(header);
    SYNONYMS
        .iter()
        .map(|(synonym, field)| {
            (
                synonym.as_str(),
                *field,
                strsim::normalized_levenshtein(&header, synonym),
            )
        })
        .max_by(|a, b| a.2.total_cmp(&b.2))
}

/// The word among `known` that looks most like `word`, if any does.
#[must_use]
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let folded = normalise(word);
    known
        .into_iter()
        .map(|candidate| (candidate, strsim::jaro_winkler(&folded, &normalise(candidate))))
        .filter(|(_, likeness)| *likeness >= 0.75)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(candidate, _)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_matter() {
        for header in [
            "Leerling nummer",
            "LEERLINGNUMMER",
            "leerling_nummer",
            "leerling.nummer",
        ] {
            assert_eq!(field_of(header), Some("pupil_key"), "{header}");
        }
        assert_eq!(field_of("lievelingskleur"), None);
        assert_eq!(
            nearest_field("leerlingnumer").map(|near| near.0),
            Some("leerlingnummer")
        );
    }

    #[test]
    fn forbidden_names_are_known() {
        let cases = [
            ("BSN", Forbidden::CitizenNumber),
            ("bsn_ondwnr-4", Forbidden::CitizenNumber),
            ("Burgerservicenummer leerling", Forbidden::CitizenNumber),
            ("sofinummer", Forbidden::CitizenNumber),
            ("PGN", Forbidden::CitizenNumber),
            ("Onderwijsnummer", Forbidden::CitizenNumber),
            ("Roepnaam", Forbidden::Name),
            ("Naam", Forbidden::Name),
            ("geb.datum", Forbidden::BirthDate),
            ("land_vader", Forbidden::Origin),
            ("Minority", Forbidden::Origin),
            ("Nationaliteit 1", Forbidden::Origin),
            ("Postcode", Forbidden::Contact),
        ];
        for (header, reason) in cases {
            assert_eq!(Forbidden::of_header(header), Some(reason), "{header}");
        }
        for header in [
            "leerlingnummer",
            "schoolnaam",
            "herkomstschool",
            "Nederland",
            "score",
        ] {
            assert_eq!(Forbidden::of_header(header), None, "{header}");
        }
    }

    #[test]
    fn every_field_is_one_the_proposals_know() {
        for (synonym, field) in SYNONYMS.iter() {
            assert!(crate::propose::knows_field(field), "{synonym} stands for {field}");
        }
    }
}
