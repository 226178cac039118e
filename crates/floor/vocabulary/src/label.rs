//! A short text in the two languages of the screen, carried by data (a mapping, a definition), not by code.

use serde::{Deserialize, Serialize};

/// The language a reader has chosen. Dutch comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch, the default.
    #[default]
    Nl,
    /// British English.
    En,
}

impl Language {
    /// The BCP 47 tag, for `lang` attributes and PDF metadata.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// One text in both languages. If the English is absent, the Dutch is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The Dutch text.
    pub nl: String,
    /// The English text, if somebody wrote one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Label {
    /// A label in both languages.
    #[must_use]
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            nl: nl.into(),
            en: Some(en.into()),
        }
    }

    /// A label that reads the same in both languages, such as a column name or a school's name.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        Self {
            nl: text.into(),
            en: None,
        }
    }

    /// The text in `language`, or the Dutch where there is no English.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => self.en.as_deref().unwrap_or(&self.nl),
        }
    }
}
