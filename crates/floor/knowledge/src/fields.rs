//! The fields of a table in a file, taken out one by one, so that every problem is told and not only the first.

use crate::both::Both;
use crate::closed::Closed;
use crate::problem::{Fault, Problem};
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// How much a word may differ from a known one and still be told as near.
const NEAR: f64 = 0.75;
/// What should have been replaced before it came here; we write no long dashes.
const LEFTOVERS: [&str; 4] = ["—", "–", "TODO", "XXX"];

/// The fields of a table that were not taken yet.
pub(crate) struct Fields<'a> {
    file: &'a str,
    place: String,
    table: Table,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Fields<'a> {
    /// The fields of a whole file, when it is TOML.
    pub fn of(file: &'a str, text: &str, problems: &'a RefCell<Vec<Problem>>) -> Option<Self> {
        let read = text.parse::<Table>();
        let (table, fault) = match read {
            Ok(table) => (table, None),
            Err(fault) => (Table::new(), Some(Fault::NotToml(fault.to_string()))),
        };
        let fields = Self {
            file,
            place: String::new(),
            table,
            problems,
        };
        match fault {
            Some(fault) => {
                fields.object("", fault);
                None
            }
            None => Some(fields),
        }
    }

    /// Tells a problem of a field.
    pub fn object(&self, field: &str, fault: Fault) {
        let place = format!("{} {field}", self.place);
        self.problems.borrow_mut().push(Problem {
            file: self.file.to_owned(),
            field: place.trim().to_owned(),
            fault,
        });
    }

    /// Whether the field is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        let value = self.table.remove(key);
        if value.is_none() {
            self.object(key, Fault::Missing);
        }
        value
    }

    /// A text that has to be there.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let value = self.take(key)?;
        match value {
            Value::String(text) if text.trim().is_empty() => self.refuse(key, Fault::Empty),
            Value::String(text) => Some(text.trim().to_owned()),
            _ => self.refuse(key, Fault::Shape("a text")),
        }
    }

    /// A text that may be left out.
    pub fn text_if_any(&mut self, key: &str) -> Option<String> {
        self.has(key).then(|| self.text(key)).flatten()
    }

    /// A whole number within a scale, which may be left out.
    pub fn number_if_any(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        match self.table.remove(key)? {
            Value::Integer(value) if (least..=most).contains(&value) => Some(value),
            Value::Integer(value) => self.refuse(key, Fault::Range { value, least, most }),
            _ => self.refuse(key, Fault::Shape("a whole number")),
        }
    }

    /// A text in both languages.
    pub fn both(&mut self, key: &str) -> Option<Both> {
        let mut inner = self.table(key)?;
        let (nl, en) = (inner.text("nl"), inner.text("en"));
        inner.finish();
        let both = Both { nl: nl?, en: en? };
        for (language, text) in [("nl", &both.nl), ("en", &both.en)] {
            let left = LEFTOVERS.into_iter().find(|left| text.contains(left));
            left.inspect(|left| self.object(&format!("{key}.{language}"), Fault::Leftover(left)));
        }
        Some(both)
    }

    /// A text in both languages that is more than a name, so that it is not the same in both.
    pub fn sentence(&mut self, key: &str) -> Option<Both> {
        let both = self.both(key)?;
        if both.nl == both.en {
            self.object(key, Fault::SameText);
        }
        Some(both)
    }

    /// A sentence that may be left out.
    pub fn sentence_if_any(&mut self, key: &str) -> Option<Both> {
        self.has(key).then(|| self.sentence(key)).flatten()
    }

    /// A value of a closed list.
    pub fn one_of<T: Closed>(&mut self, key: &str) -> Option<T> {
        let text = self.text(key)?;
        self.meant(key, &text)
    }

    /// A value of a closed list, which may be left out.
    pub fn one_of_if_any<T: Closed>(&mut self, key: &str) -> Option<T> {
        self.has(key).then(|| self.one_of(key)).flatten()
    }

    /// One value of a closed list, or more.
    pub fn some_of<T: Closed>(&mut self, key: &str) -> Vec<T> {
        let texts = self.texts(key);
        texts.iter().filter_map(|text| self.meant(key, text)).collect()
    }

    fn meant<T: Closed>(&self, key: &str, text: &str) -> Option<T> {
        let meant = T::all().iter().copied().find(|one| one.word() == text);
        if meant.is_none() {
            self.unknown(key, text, T::all().iter().map(|one| one.word()));
        }
        meant
    }

    /// A word that others give a meaning to.
    pub fn known(&mut self, key: &str, words: &BTreeSet<String>) -> Option<String> {
        let text = self.text(key)?;
        if !words.contains(&text) {
            self.unknown(key, &text, words.iter().map(String::as_str));
        }
        Some(text)
    }

    /// One word that others give a meaning to, or more.
    pub fn some_known(&mut self, key: &str, words: &BTreeSet<String>) -> Vec<String> {
        let texts = self.texts(key);
        for text in texts.iter().filter(|text| !words.contains(*text)) {
            self.unknown(key, text, words.iter().map(String::as_str));
        }
        texts
    }

    /// Tells that a word is not on its list, and which word is near.
    pub fn unknown<'w>(&self, key: &str, value: &str, words: impl Iterator<Item = &'w str>) {
        let like = |word: &str| strsim::jaro_winkler(value, word);
        let near = words.max_by(|one, other| like(one).total_cmp(&like(other)));
        let near = near.filter(|word| like(word) >= NEAR).map(str::to_owned);
        let value = value.to_owned();
        self.object(key, Fault::Unknown { value, near });
    }

    /// Texts, at least one and none twice.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let values = match self.take(key) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values,
            Some(_) => {
                return self
                    .refuse(key, Fault::Shape("a list of texts"))
                    .unwrap_or_default();
            }
        };
        if values.is_empty() {
            self.object(key, Fault::Empty);
        }
        let mut texts: Vec<String> = Vec::new();
        for value in values {
            match value {
                Value::String(text) if texts.contains(&text) => self.object(key, Fault::Twice(text)),
                Value::String(text) => texts.push(text),
                _ => self.object(key, Fault::Shape("a list of texts")),
            }
        }
        texts
    }

    /// Two whole numbers, such as ages.
    pub fn pair(&mut self, key: &str) -> Option<(i64, i64)> {
        match self.take(key)?.as_array().map(Vec::as_slice) {
            Some([Value::Integer(from), Value::Integer(to)]) => Some((*from, *to)),
            _ => self.refuse(key, Fault::Shape("two whole numbers")),
        }
    }

    /// The fields of a table within.
    pub fn table(&mut self, key: &str) -> Option<Fields<'a>> {
        match self.take(key)? {
            Value::Table(table) => Some(self.within(key, table)),
            _ => self.refuse(key, Fault::Shape("a table")),
        }
    }

    /// The fields of every table of a list, which may be left out.
    pub fn tables(&mut self, key: &str) -> Vec<Fields<'a>> {
        let values = match self.table.remove(key) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values,
            Some(_) => {
                return self
                    .refuse(key, Fault::Shape("a list of tables"))
                    .unwrap_or_default();
            }
        };
        let mut tables = Vec::new();
        for (number, value) in (1..).zip(values) {
            let place = format!("{key} {number}");
            match value {
                Value::Table(table) => tables.push(self.within(&place, table)),
                _ => self.object(&place, Fault::Shape("a table")),
            }
        }
        tables
    }

    fn within(&self, key: &str, table: Table) -> Fields<'a> {
        Fields {
            file: self.file,
            place: format!("{} {key}", self.place).trim().to_owned(),
            table,
            problems: self.problems,
        }
    }

    fn refuse<T>(&self, key: &str, fault: Fault) -> Option<T> {
        self.object(key, fault);
        None
    }

    /// Tells which fields nobody asked for.
    pub fn finish(self) {
        for key in self.table.keys() {
            self.object(key, Fault::NoSuchField);
        }
    }
}
