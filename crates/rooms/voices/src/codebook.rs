//! The codebook to begin with: the thirty factors on five layers, and the frame of how somebody looks.
//!
//! Definitions, borders and examples are the project's own reading of the study, from `data/codebook.toml`.

use database::studies::{CodeWords, NewCode};
use serde::Deserialize;
use std::sync::LazyLock;
use vocabulary::{Factor, Language};

const DATA: &str = include_str!("../data/codebook.toml");

/// A text in two languages.
#[derive(Debug, Clone, Deserialize)]
pub struct Both {
    nl: String,
    en: String,
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

#[derive(Debug, Deserialize)]
struct FactorCode {
    factor: String,
    definition: Both,
    include: Both,
    exclude: Both,
    example: Both,
}

#[derive(Debug, Deserialize)]
struct FrameCode {
    id: String,
    label: Both,
    definition: Both,
    include: Both,
    exclude: Both,
    example: Both,
}

/// The codes that every study begins with.
#[derive(Debug, Deserialize)]
pub struct Codebook {
    code: Vec<FactorCode>,
    frame: Vec<FrameCode>,
    /// That examples are invented.
    pub example_note: Both,
    /// How to read the codebook.
    pub reading_note: Both,
}

static CODEBOOK: LazyLock<Codebook> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own codebook can be read"));

impl Codebook {
    /// The codebook.
    #[must_use]
    pub fn get() -> &'static Self {
        &CODEBOOK
    }

    /// The short codes of [`Self::codes`], in the same order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let factors = self.code.iter().map(|code| code.factor.as_str());
        factors.chain(self.frame.iter().map(|code| code.id.as_str()))
    }

    /// The codes of a new study, in the language in which it is made.
    #[must_use]
    pub fn codes(&self, language: Language) -> Vec<NewCode> {
        let words = |name: &str, parts: [&Both; 4]| {
            let [definition, include, exclude, example] = parts.map(|part| part.of(language).to_owned());
            CodeWords {
                name: name.to_owned(),
                definition,
                include,
                exclude,
                example,
            }
        };
        let factors = self.code.iter().filter_map(|code| {
            let factor = Factor::named(&code.factor)?;
            let parts = [&code.definition, &code.include, &code.exclude, &code.example];
            Some(NewCode {
                factor: Some(code.factor.clone()),
                parent: None,
                layer: Some(factor.layer.name().to_owned()),
                words: words(factor.label.in_language(language), parts),
            })
        });
        let frames = self.frame.iter().map(|code| {
            let parts = [&code.definition, &code.include, &code.exclude, &code.example];
            NewCode {
                words: words(code.label.of(language), parts),
                ..NewCode::default()
            }
        });
        factors.chain(frames).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_factors_and_the_frame_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            let codes = Codebook::get().codes(language);
            assert_eq!(codes.iter().filter(|code| code.factor.is_some()).count(), 30);
            assert!(codes.len() > 40);
            assert_eq!(codes.len(), Codebook::get().ids().count());
            let is_whole = |words: &CodeWords| {
                [
                    &words.name,
                    &words.definition,
                    &words.include,
                    &words.exclude,
                    &words.example,
                ]
                .iter()
                .all(|text| !text.is_empty())
            };
            assert!(codes.iter().all(|code| is_whole(&code.words)));
        }
    }
}
