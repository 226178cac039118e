//! The published figures that a definition wants beside its own.

use super::{DefinitionFault, Reader};
use crate::definition::National;
use toml::de::{DeTable, DeValue};
use vocabulary::Label;

const KEYS: [&str; 5] = ["file", "where", "column", "nl", "en"];

impl<'a> Reader<'a> {
    pub(super) fn national(&mut self) -> Vec<National> {
        let Some(value) = self.table.get("national") else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_form::<()>(value.span().start, "national", "list");
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in list.iter() {
            let at = item.span().start;
            match item.get_ref().as_table() {
                Some(table) => found.extend(self.one_national(table, at)),
                None => {
                    self.wrong_form::<()>(at, "national", "nl-and-en");
                }
            }
        }
        found
    }

    fn one_national(&mut self, table: &DeTable<'a>, at: usize) -> Option<National> {
        let text: Option<Label> = self.label_of("national", table, at, &KEYS);
        let mut word = |key: &'static str| {
            let found = table.get(key).and_then(|value| value.get_ref().as_str());
            if found.is_none() {
                self.problem(at, DefinitionFault::Missing { key });
            }
            found.map(str::to_owned)
        };
        let (file, column) = (word("file"), word("column"));
        let rows = match table.get("where").map(|value| value.get_ref()) {
            Some(DeValue::Table(row)) => row_of(row).map(|row| vec![row]),
            Some(DeValue::Array(rows)) => {
                let rows = rows.iter().map(|row| row_of(row.get_ref().as_table()?));
                rows.collect()
            }
            _ => None,
        };
        if rows.is_none() {
            self.problem(at, DefinitionFault::Missing { key: "where" });
        }
        Some(National {
            file: file?,
            rows: rows?,
            column: column?,
            text: text?,
        })
    }
}

fn row_of(table: &DeTable<'_>) -> Option<Vec<(String, String)>> {
    let pairs = table.iter();
    let pair = |(column, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let column: &std::borrow::Cow<'_, str> = column.get_ref();
        Some((column.to_string(), value.get_ref().as_str()?.to_owned()))
    };
    pairs.map(pair).collect()
}
