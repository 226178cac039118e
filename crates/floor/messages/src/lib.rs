//! Turns a message key and its values into a sentence in the reader's language.
//!
//! Every crate that has something to say ships its sentences as Fluent files (`locales/nl.ftl` and
//! `locales/en.ftl`); the program puts them together in one [`Catalogue`]. No other crate below the pages
//! holds or assembles prose.

mod numbers;

pub use numbers::Numbers;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use vocabulary::{Argument, Language, Message};

/// All sentences of the program in one language.
pub struct Catalogue {
    language: Language,
    numbers: Numbers,
    bundle: FluentBundle<FluentResource>,
}

/// Why a catalogue could not be put together: a mistake in a text file, found when the program starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueFault(
    /// What Fluent says of it.
    pub String,
);

impl Catalogue {
    /// Reads the text files of one language.
    ///
    /// # Errors
    /// A file that does not parse, or a key that two files define.
    pub fn new(language: Language, files: &[&str]) -> Result<Self, CatalogueFault> {
        let tag: LanguageIdentifier = language
            .tag()
            .parse()
            .map_err(|fault| CatalogueFault(format!("{fault:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The sentences go to terminals, PDF and HTML alike; invisible isolation marks would show up there.
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .map_err(|(_, faults)| CatalogueFault(format!("{faults:?}")))?;
            bundle
                .add_resource(resource)
                .map_err(|faults| CatalogueFault(format!("{faults:?}")))?;
        }
        Ok(Self {
            language,
            numbers: Numbers::of(language),
            bundle,
        })
    }

    /// The language of the sentences.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// How this language writes numbers.
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        self.numbers
    }

    /// Whether the catalogue knows this key.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence of a message. A key that nobody wrote is a bug; it shows as `⟦key⟧`, never as nothing.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.arguments {
            match value {
                Argument::Count(count) => {
                    arguments.set(name.clone(), *count);
                    // The plural rules need the number, the reader wants 1.234.
                    arguments.set(format!("{name}-written"), self.numbers.signed(*count));
                }
                Argument::Text(text) => arguments.set(name.clone(), FluentValue::from(text.clone())),
            }
        }
        let Some(pattern) = self
            .bundle
            .get_message(&message.key)
            .and_then(|found| found.value())
        else {
            return format!("⟦{}⟧", message.key);
        };
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        debug_assert!(faults.is_empty(), "{}: {faults:?}", message.key);
        text.into_owned()
    }

    /// The sentence of a key without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.text(&Message::new(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let file = "rows = { $count ->\n    [one] { $count-written } rij\n   *[other] { $count-written } rijen\n}\nhello = Dag { $name }\n";
        Catalogue::new(Language::Nl, &[file]).expect("the file is sound")
    }

    #[test]
    fn plurals_and_thousands() {
        let rows = |count: i64| catalogue().text(&Message::new("rows").with("count", count));
        assert_eq!(rows(1), "1 rij");
        assert_eq!(rows(12_345), "12.345 rijen");
    }

    #[test]
    fn values_are_not_markup() {
        let text = catalogue().text(&Message::new("hello").with("name", "{ $count } \u{e9}"));
        assert_eq!(text, "Dag { $count } \u{e9}");
    }

    #[test]
    fn a_missing_key_is_seen() {
        assert_eq!(catalogue().say("nobody-wrote-this"), "⟦nobody-wrote-this⟧");
        assert!(!catalogue().knows("nobody-wrote-this"));
    }

    #[test]
    fn a_broken_file_is_refused() {
        assert!(Catalogue::new(Language::Nl, &["= nothing"]).is_err());
        assert!(Catalogue::new(Language::Nl, &["a = 1", "a = 2"]).is_err());
    }
}
