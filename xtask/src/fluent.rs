//! A Fluent file as the checks see it: which messages it has, what they need, and what the file says of its keys.

use std::collections::BTreeSet;

/// The mark of a comment that names keys which the code puts together, such as `# made in code: role-*`.
pub const MADE_IN_CODE: &str = "made in code:";

/// One message or term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key; that of a term starts with `-`.
    pub key: String,
    /// Its line, counted from one.
    pub line: usize,
    /// The values that it shows or chooses by, without `$`.
    pub values: BTreeSet<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fluent {
    /// Its messages and terms, in order.
    pub entries: Vec<Entry>,
    /// The messages and terms that others of them refer to.
    pub references: BTreeSet<String>,
    /// The patterns of keys that the code puts together, with their lines.
    pub made_in_code: Vec<(usize, String)>,
}

impl Fluent {
    /// Reads a file. Whether it is sound Fluent is for the program's own tests to say.
    pub fn read(text: &str) -> Self {
        let mut file = Self::default();
        for (line, written) in (1..).zip(text.lines()) {
            if let Some(comment) = written.strip_prefix('#') {
                let patterns = comment.trim_start_matches('#').trim().strip_prefix(MADE_IN_CODE);
                let patterns = patterns
                    .unwrap_or_default()
                    .split([',', ' '])
                    .filter(|pattern| !pattern.is_empty());
                file.made_in_code
                    .extend(patterns.map(|pattern| (line, pattern.to_owned())));
                continue;
            }
            if let Some(key) = key_of(written) {
                file.entries.push(Entry {
                    key: key.to_owned(),
                    line,
                    values: BTreeSet::new(),
                });
            }
            file.references.extend(references(written));
            if let Some(entry) = file.entries.last_mut() {
                entry.values.extend(values(written));
            }
        }
        file
    }

    /// The keys.
    pub fn keys(&self) -> BTreeSet<&str> {
        self.entries.iter().map(|entry| entry.key.as_str()).collect()
    }
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-')
        && key
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_');
    is_key.then_some(key)
}

fn is_of_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '-' || sign == '_'
}

fn name_at(text: &str) -> &str {
    text.split_once(|sign| !is_of_name(sign))
        .map_or(text, |(name, _)| name)
}

/// Every value in a line. Numbers come twice, as `$count` to choose by and as `$count-written` to show: one value.
fn values(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        let name = name_at(rest);
        name.strip_suffix("-written").unwrap_or(name).to_owned()
    })
}

fn references(line: &str) -> impl Iterator<Item = String> {
    let inside = line.split('{').skip(1).map(|rest| name_at(rest.trim_start()));
    inside
        .filter(|name| name.starts_with(|sign: char| sign.is_ascii_lowercase() || sign == '-'))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_values_and_marks() {
        let file = Fluent::read(
            "# Rows\n# made in code: role-*, level-*\nrows = { $count ->\n    [one] { $count-written } rij van { $file }\n   *[other] x = 1\n}\n-mark = wieg\nhello = Dag { -mark } { rows }\n",
        );
        assert_eq!(file.keys(), BTreeSet::from(["-mark", "hello", "rows"]));
        assert_eq!(file.entries[0].line, 3);
        assert_eq!(
            file.entries[0].values,
            BTreeSet::from(["count".to_owned(), "file".to_owned()])
        );
        assert_eq!(
            file.references,
            BTreeSet::from(["-mark".to_owned(), "rows".to_owned()])
        );
        assert_eq!(
            file.made_in_code,
            [(2, "role-*".to_owned()), (2, "level-*".to_owned())]
        );
    }
}
