//! Every sentence of the program in one catalogue: each crate ships its own, the program puts them together.

use messages::{Catalogue, CatalogueFault};
use vocabulary::Language;

/// The sentences of this crate, per language.
const LOCALES: [(Language, &str); 2] = [
    (Language::Nl, include_str!("../locales/nl.ftl")),
    (Language::En, include_str!("../locales/en.ftl")),
];

/// The catalogue of a language.
pub fn catalogue(language: Language) -> Result<Catalogue, CatalogueFault> {
    let all = [
        LOCALES,
        actions::LOCALES,
        documents::LOCALES,
        explore::LOCALES,
        federation::LOCALES,
        intake::LOCALES,
        language::LOCALES,
        letters::LOCALES,
        manuscript::LOCALES,
        measuring::LOCALES,
        meetup::LOCALES,
        monitor::LOCALES,
        pages::LOCALES,
        post::LOCALES,
        qda::LOCALES,
        voices::LOCALES,
    ];
    let files: Vec<&str> = all
        .iter()
        .flatten()
        .filter(|(of, _)| *of == language)
        .map(|(_, file)| *file)
        .collect();
    Catalogue::new(language, &files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_sound() {
        assert!(catalogue(Language::Nl).is_ok());
        assert!(catalogue(Language::En).is_ok());
    }
}
