//! In which capacity people come: tables are mixed by it.

use serde::Deserialize;
use std::sync::LazyLock;
use vocabulary::Language;

const DATA: &str = include_str!("../data/professions.toml");

/// A capacity in which people come.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Profession {
    /// A short stable code.
    pub id: String,
    nl: String,
    en: String,
}

#[derive(Deserialize)]
struct Professions {
    profession: Vec<Profession>,
}

static ALL: LazyLock<Professions> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own professions can be read"));

/// The most that one person can be.
pub const MOST: usize = 2;

impl Profession {
    /// All of them, in the order in which they are shown.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL.profession
    }

    /// The one of this code.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|one| one.id == id)
    }

    /// The one that somebody means who writes this on a list: its code or its name, in any case.
    #[must_use]
    pub fn meant(words: &str) -> Option<&'static Self> {
        let words = words.trim().to_lowercase();
        Self::all()
            .iter()
            .find(|one| one.id == words || one.nl.to_lowercase() == words || one.en.to_lowercase() == words)
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_use_codes_and_names() {
        assert_eq!(
            Profession::meant(" gemeente ").map(|one| one.id.as_str()),
            Some("municipality")
        );
        assert_eq!(
            Profession::meant("primary-leader").map(|one| one.id.as_str()),
            Some("primary-leader")
        );
        assert_eq!(Profession::meant("directeur"), None);
        let mut ids: Vec<&str> = Profession::all().iter().map(|one| one.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Profession::all().len());
    }
}
