//! What people are asked before they are heard: a text for each purpose, for adults, pupils and parents.
//!
//! No legal advice: the data protection officer of the school reads them first, and what has to be filled in is left open.

use crate::codebook::Both;
use serde::Deserialize;
use std::sync::LazyLock;
use vocabulary::Language;

const DATA: &str = include_str!("../data/consent.toml");

/// What is said about one purpose.
#[derive(Debug, Deserialize)]
pub struct Part {
    /// Which purpose.
    pub purpose: String,
    /// What happens.
    pub what: Both,
    /// What is kept, and for how long.
    pub kept: Both,
    /// How to stop.
    pub withdraw: Both,
    /// The words to agree with.
    pub agree: Both,
    /// Something more to agree with.
    #[serde(default)]
    pub option: Option<Both>,
}

/// A text for one kind of reader.
#[derive(Debug, Deserialize)]
pub struct Version {
    /// Who reads it: adult, pupil, parent.
    pub id: String,
    /// Its title.
    pub title: Both,
    /// What it is about.
    pub introduction: Both,
    /// What the reader can ask for.
    pub rights: Both,
    /// What is written under it.
    pub signature: Both,
    /// What is said about each purpose.
    pub part: Vec<Part>,
}

#[derive(Debug, Deserialize)]
struct Defaults {
    months: u32,
    years: u32,
}

/// The texts.
#[derive(Debug, Deserialize)]
pub struct Consent {
    defaults: Defaults,
    /// A text for each kind of reader.
    pub version: Vec<Version>,
}

static CONSENT: LazyLock<Consent> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own texts of consent can be read"));

impl Consent {
    /// The texts.
    #[must_use]
    pub fn get() -> &'static Self {
        &CONSENT
    }

    /// A text with the school in it, the periods, and lines where something has to be written.
    #[must_use]
    pub fn filled(&self, text: &Both, language: Language, school: &str) -> String {
        const LINE: &str = "……………………";
        let text = text
            .of(language)
            .replace("{school}", school)
            .replace("{months}", &self.defaults.months.to_string())
            .replace("{years}", &self.defaults.years.to_string());
        let open = ["{leader}", "{contact}", "{trusted}", "{fg}"];
        open.iter().fold(text, |text, name| text.replace(name, LINE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_is_told_about_every_purpose_and_nothing_stays_open() {
        let consent = Consent::get();
        let ids: Vec<&str> = consent.version.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["adult", "pupil", "parent"]);
        for version in &consent.version {
            let purposes: Vec<&str> = version.part.iter().map(|one| one.purpose.as_str()).collect();
            assert_eq!(purposes, ["interview", "quote", "archive"], "{}", version.id);
            for language in [Language::Nl, Language::En] {
                for part in &version.part {
                    for text in [&part.what, &part.kept, &part.withdraw, &part.agree] {
                        let filled = consent.filled(text, language, "De Beuk");
                        assert!(!filled.is_empty() && !filled.contains('{'), "{filled}");
                    }
                }
            }
        }
    }
}
