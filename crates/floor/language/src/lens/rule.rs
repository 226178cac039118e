//! A rule of the lens, as it stands in `data/lens/rules/`.

use serde::Deserialize;
use vocabulary::Message;

/// Words that patterns refer to by name.
pub(super) const SLOTS: &crate::pattern::Slots = &[
    (
        "KIND",
        &[
            "kind",
            "kinderen",
            "leerling",
            "leerlingen",
            "kleuter",
            "kleuters",
            "jongere",
            "jongeren",
        ],
    ),
    (
        "OUDER",
        &[
            "ouder", "ouders", "moeder", "moeders", "vader", "vaders", "gezin", "gezinnen",
        ],
    ),
    (
        "WIJK",
        &["wijk", "wijken", "buurt", "buurten", "gebied", "gebieden"],
    ),
];

/// What kind of wording a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Category {
    /// What is missing is pinned on the child.
    #[serde(rename = "deficit-kind")]
    Child,
    /// What is missing is pinned on the parents.
    #[serde(rename = "deficit-ouder")]
    Parents,
    /// What is missing is pinned on the neighbourhood.
    #[serde(rename = "deficit-wijk")]
    Neighbourhood,
    /// A person becomes a code, a plan or a diagnosis.
    #[serde(rename = "label")]
    Label,
    /// High and low, up and down.
    #[serde(rename = "hierarchie")]
    Hierarchy,
    /// Character, will or guilt as the cause.
    #[serde(rename = "blame")]
    Blame,
    /// The future is fixed.
    #[serde(rename = "determinisme")]
    Determinism,
    /// One trait for a whole group.
    #[serde(rename = "groepsgeneralisatie")]
    Generalisation,
    /// A word that was given up.
    #[serde(rename = "verouderd")]
    Outdated,
    /// Pressure or guilt in a letter to parents.
    #[serde(rename = "druk-brief")]
    Pressure,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 10] = [
        Self::Child,
        Self::Parents,
        Self::Neighbourhood,
        Self::Label,
        Self::Hierarchy,
        Self::Blame,
        Self::Determinism,
        Self::Generalisation,
        Self::Outdated,
        Self::Pressure,
    ];

    /// What it is called, for a reader.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new("language-category").with("name", self.name())
    }

    /// Its name in the data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Child => "deficit-kind",
            Self::Parents => "deficit-ouder",
            Self::Neighbourhood => "deficit-wijk",
            Self::Label => "label",
            Self::Hierarchy => "hierarchie",
            Self::Blame => "blame",
            Self::Determinism => "determinisme",
            Self::Generalisation => "groepsgeneralisatie",
            Self::Outdated => "verouderd",
            Self::Pressure => "druk-brief",
        }
    }
}

/// How strongly a finding is said. There is nothing stronger than a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Beside the text only: often a fair term in another setting.
    Info,
    /// In the text, with its question and alternatives.
    Suggestion,
}

/// A rule: what it looks for, why, and what may be asked and written instead.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A short stable code.
    pub id: String,
    /// What it looks for, in the language of [`crate::pattern`].
    pub pattern: String,
    /// How strongly it is said.
    pub severity: Severity,
    /// Why one may want to write something else.
    pub why: String,
    /// The question about the mechanism: which threshold, and whose.
    pub question: String,
    /// Two or more ways to begin; the writer fills in what stands in brackets.
    pub alternatives: Vec<String>,
    /// Does not fire when one of these words follows.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// Does not fire when one of these words comes before.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Sentences in which it fires.
    pub hit: Vec<String>,
    /// Sentences in which it does not.
    pub clean: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// When it is to be looked at again: year and month.
    pub review: String,
    /// What kind of wording it is about; the name of its file.
    #[serde(skip, default = "of_its_file")]
    pub category: Category,
}

fn of_its_file() -> Category {
    Category::Label
}

/// Why the rules cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file that is no TOML, or not in the form of its kind.
    #[error("{0}: {1}")]
    File(&'static str, toml::de::Error),
    /// A pattern that cannot be read.
    #[error("rule {0}: {1}")]
    Pattern(String, crate::pattern::Fault),
    /// A reference to a rule that is not there.
    #[error("there is no rule {0}")]
    Missing(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

macro_rules! files {
    ($($category:ident $name:literal,)*) => {
        [$((Category::$category, $name, include_str!(concat!("../../data/lens/rules/", $name, ".toml")))),*]
    };
}

/// Every rule, file by file.
pub(super) fn all() -> Result<Vec<Rule>, Fault> {
    let files = files![
        Child "deficit-kind",
        Parents "deficit-ouder",
        Neighbourhood "deficit-wijk",
        Label "label",
        Hierarchy "hierarchie",
        Blame "blame",
        Determinism "determinisme",
        Generalisation "groepsgeneralisatie",
        Outdated "verouderd",
        Pressure "druk-brief",
    ];
    let mut rules = Vec::new();
    for (category, name, text) in files {
        let file: File = toml::from_str(text).map_err(|fault| Fault::File(name, fault))?;
        rules.extend(file.rule.into_iter().map(|rule| Rule { category, ..rule }));
    }
    Ok(rules)
}
