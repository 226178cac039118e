//! A text in Dutch and English.

use vocabulary::Language;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}
