//! The values of a mapping one by one, each judged where it stands.

use super::{Needed, Reader, Value};
use crate::headers::nearest;
use crate::mapping::problem::{MappingProblem, MappingProblemKind as Kind};
use crate::mapping::words;
use toml::de::{DeTable, DeValue};
use vocabulary::{Background, Decimals, Label, SchoolYear};

/// A table of the document and where it stands.
pub(super) struct Section<'d, 't> {
    pub(super) table: &'d DeTable<'t>,
    pub(super) place: String,
    pub(super) start: usize,
}

impl<'d, 't> Section<'d, 't> {
    pub(super) fn get(&self, word: &str) -> Option<&'d Value<'t>> {
        self.table.get(word)
    }

    /// The entries in the order of the text.
    pub(super) fn entries(&self) -> Vec<(&'d str, usize, &'d Value<'t>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value))
            .collect();
        entries.sort_by_key(|(_, start, _)| *start);
        entries
    }
}

impl Reader<'_> {
    pub(super) fn report(&mut self, place: usize, kind: Kind) {
        let line = self
            .text
            .bytes()
            .take(place)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1;
        self.problems.push(MappingProblem { line, kind });
    }

    pub(super) fn wrong<T>(&mut self, value: &Value<'_>, word: &str, needed: Needed) -> Option<T> {
        self.report(
            value.span().start,
            Kind::WrongKind {
                word: word.to_owned(),
                needed,
            },
        );
        None
    }

    pub(super) fn absent<T>(&mut self, section: &Section<'_, '_>, word: &str) -> Option<T> {
        let kind = Kind::Absent {
            word: word.to_owned(),
            place: section.place.clone(),
        };
        self.report(section.start, kind);
        None
    }

    pub(super) fn only_known(&mut self, section: &Section<'_, '_>, known: &[&str]) {
        for (word, start, _) in section.entries() {
            if !known.contains(&word) {
                let kind = Kind::UnknownWord {
                    word: word.to_owned(),
                    place: section.place.clone(),
                    nearest: nearest(word, known.iter().copied()),
                };
                self.report(start, kind);
            }
        }
    }

    /// A value that is one of a short list of words.
    pub(super) fn choice<T>(&mut self, value: &Value<'_>, word: &str, known: &[(&str, T)]) -> Option<T>
    where
        T: Clone,
    {
        let text = self.text_of(value, word)?;
        let found = known.iter().find(|(code, _)| *code == text);
        if found.is_none() {
            let codes: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
            let kind = Kind::UnknownValue {
                word: word.to_owned(),
                nearest: nearest(&text, codes.iter().copied()),
                known: codes.join(", "),
                value: text,
            };
            self.report(value.span().start, kind);
        }
        found.map(|(_, meaning)| meaning.clone())
    }

    pub(super) fn text_of(&mut self, value: &Value<'_>, word: &str) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong(value, word, Needed::Text),
        }
    }

    pub(super) fn number_of(&mut self, value: &Value<'_>, word: &str) -> Option<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        match number {
            Some(number) if f64::is_finite(number) => Some(number),
            _ => self.wrong(value, word, Needed::Number),
        }
    }

    pub(super) fn texts_of(&mut self, value: &Value<'_>, word: &str) -> Option<Vec<String>> {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong(value, word, Needed::Texts);
        };
        items.iter().map(|item| self.text_of(item, word)).collect()
    }

    pub(super) fn section_of<'d, 't>(
        &mut self,
        value: &'d Value<'t>,
        word: &str,
        place: String,
    ) -> Option<Section<'d, 't>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Section {
                table,
                place,
                start: value.span().start,
            }),
            _ => self.wrong(value, word, Needed::Section),
        }
    }

    pub(super) fn text(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        self.text_of(section.get(word)?, word)
    }

    pub(super) fn needed_text(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        match section.get(word) {
            Some(value) => self.text_of(value, word),
            None => self.absent(section, word),
        }
    }

    pub(super) fn section<'d, 't>(&mut self, outer: &Section<'d, 't>, word: &str) -> Option<Section<'d, 't>> {
        let place = if outer.place.is_empty() {
            word.to_owned()
        } else {
            format!("{}.{word}", outer.place)
        };
        self.section_of(outer.get(word)?, word, place)
    }

    pub(super) fn sections<'d, 't>(&mut self, outer: &Section<'d, 't>, word: &str) -> Vec<Section<'d, 't>> {
        let Some(value) = outer.get(word) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(value, word, Needed::Section);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.section_of(item, word, word.to_owned()))
            .collect()
    }

    pub(super) fn label_of(&mut self, value: &Value<'_>, word: &str) -> Option<Label> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Label::same(text.to_string()));
        }
        let section = self.section_of(value, word, word.to_owned())?;
        self.only_known(&section, words::LABEL);
        let nl = self.needed_text(&section, "nl")?;
        let en = self.text(&section, "en");
        Some(Label { nl, en })
    }

    pub(super) fn label(&mut self, section: &Section<'_, '_>, word: &str) -> Option<Label> {
        self.label_of(section.get(word)?, word)
    }

    /// A code of lower-case letters, digits and hyphens.
    pub(super) fn code(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        let Some(value) = section.get(word) else {
            return self.absent(section, word);
        };
        let code = self.text_of(value, word)?;
        let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if code.is_empty() || !code.bytes().all(sound) || code == Background::UNKNOWN_CODE {
            return self.wrong(value, word, Needed::Code);
        }
        Some(code)
    }

    pub(super) fn decimals(&mut self, section: &Section<'_, '_>, word: &str) -> Option<Decimals> {
        let value = section.get(word)?;
        let number = self.number_of(value, word)?;
        let whole = (number.fract() == 0.0 && (0.0..=6.0).contains(&number)).then_some(number as u8);
        match whole.and_then(Decimals::new) {
            Some(decimals) => Some(decimals),
            None => self.wrong(value, word, Needed::Decimals),
        }
    }

    pub(super) fn fixed_year(&mut self, top: &Section<'_, '_>, word: &str) -> Option<SchoolYear> {
        let section = self.section(top, word)?;
        self.only_known(&section, words::FIXED);
        let Some(value) = section.get("fixed") else {
            return self.absent(&section, "fixed");
        };
        let text = self.text_of(value, "fixed")?;
        SchoolYear::read(&text).or_else(|| self.wrong(value, "fixed", Needed::SchoolYear))
    }
}
