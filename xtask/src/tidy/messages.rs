//! Every message stands in every language, needs the same values there, and is used; every key in the code exists.

use super::rules::Rules;
use crate::finding::Finding;
use crate::fluent::{Entry, Fluent, MADE_IN_CODE};
use crate::project::{Project, matches_pattern};
use std::collections::{BTreeMap, BTreeSet};

/// The languages that every folder of messages has; others may follow with a part of the messages.
const LANGUAGES: [&str; 2] = ["nl", "en"];

/// Where the code names a message.
const NAMING: [&str; 2] = ["Message::new", "say"];

/// Whether an entry is a term: a piece that one language reuses, which another may do without.
fn is_term(entry: &Entry) -> bool {
    entry.key.starts_with('-')
}

/// A folder of messages: its path, and its files by language.
struct Folder<'a> {
    path: &'a str,
    files: BTreeMap<&'a str, Fluent>,
}

impl Folder<'_> {
    fn file(&self, language: &str) -> String {
        format!("{}/{language}.ftl", self.path)
    }
}

pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, Folder> = BTreeMap::new();
    for file in project.ending_in(".ftl") {
        let (path, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let folder = folders.entry(path).or_insert_with(|| Folder {
            path,
            files: BTreeMap::new(),
        });
        folder
            .files
            .insert(name.trim_end_matches(".ftl"), Fluent::read(&file.text));
    }
    let mut findings = Vec::new();
    let mut first: BTreeMap<(&str, &str), String> = BTreeMap::new();
    for folder in folders.values() {
        findings.extend(languages(folder));
        findings.extend(unused(project, folder));
        for (language, file) in &folder.files {
            for entry in &file.entries {
                let place = format!("{}:{}", folder.file(language), entry.line);
                if let Some(other) = first.insert((language, &entry.key), place) {
                    let says = format!("{} has a text at {other} already", entry.key);
                    findings.push(Finding::line(&folder.file(language), entry.line, says));
                }
            }
        }
    }
    let known: BTreeSet<&str> = folders
        .values()
        .flat_map(|folder| folder.files.values())
        .flat_map(Fluent::keys)
        .collect();
    findings.extend(unwritten(project, &known));
    findings
}

fn languages(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let empty = Fluent::default();
    let main: BTreeMap<&str, &Entry> = folder
        .files
        .get(LANGUAGES[0])
        .unwrap_or(&empty)
        .entries
        .iter()
        .filter(|entry| !is_term(entry))
        .map(|entry| (entry.key.as_str(), entry))
        .collect();
    for language in LANGUAGES
        .iter()
        .filter(|language| !folder.files.contains_key(*language))
    {
        findings.push(Finding::file(
            &folder.file(language),
            "it is not there; every message stands in both languages",
        ));
    }
    for (language, file) in folder
        .files
        .iter()
        .filter(|(language, _)| **language != LANGUAGES[0])
    {
        let path = folder.file(language);
        for entry in file.entries.iter().filter(|entry| !is_term(entry)) {
            match main.get(entry.key.as_str()) {
                None => findings.push(Finding::line(
                    &path,
                    entry.line,
                    format!("{} has no text in {}", entry.key, folder.file(LANGUAGES[0])),
                )),
                Some(other) if other.values != entry.values => {
                    let apart: Vec<String> = other
                        .values
                        .symmetric_difference(&entry.values)
                        .map(|name| format!("${name}"))
                        .collect();
                    let says = format!("{} shows {} in one language only", entry.key, apart.join(", "));
                    findings.push(Finding::line(&path, entry.line, says));
                }
                Some(_) => {}
            }
        }
        let keys = file.keys();
        let missing = main
            .values()
            .filter(|entry| LANGUAGES.contains(language) && !keys.contains(entry.key.as_str()));
        findings.extend(missing.map(|entry| {
            Finding::line(
                &folder.file(LANGUAGES[0]),
                entry.line,
                format!("{} has no text in {path}", entry.key),
            )
        }));
    }
    findings
}

/// The keys that no code of the crate says, whole or in parts.
fn unused(project: &Project, folder: &Folder) -> Vec<Finding> {
    let home = project.crate_of(folder.path).unwrap_or_default();
    let code = project
        .shipped()
        .filter(|(path, _)| path.starts_with(&format!("{home}/")));
    let said: BTreeSet<String> = code
        .flat_map(|(_, source)| source.texts())
        .map(|text| text.name)
        .collect();
    let parts: Vec<String> = said.iter().filter_map(|text| pattern_of(text)).collect();
    let marks = folder
        .files
        .values()
        .flat_map(|file| &file.made_in_code)
        .map(|(_, pattern)| pattern);
    let patterns: Vec<&String> = parts.iter().chain(marks).collect();
    let mut findings = Vec::new();
    for (language, file) in &folder.files {
        for entry in &file.entries {
            let key = entry.key.as_str();
            let is_used = said.contains(key)
                || file.references.contains(key)
                || patterns.iter().any(|pattern| matches_pattern(pattern, key));
            if !is_used && (is_term(entry) || *language == LANGUAGES[0]) {
                let says = format!(
                    "nothing in {home} says {key}; remove it in every language, or, if the code puts the key together, \
                     write `# {MADE_IN_CODE} {key}` (a `*` stands for anything)"
                );
                findings.push(Finding::line(&folder.file(language), entry.line, says));
            }
        }
        let keys = file.keys();
        for (line, pattern) in &file.made_in_code {
            if !keys.iter().any(|key| matches_pattern(pattern, key)) {
                let says = format!("no key fits `{pattern}`; take the mark away");
                findings.push(Finding::line(&folder.file(language), *line, says));
            }
        }
    }
    findings
}

/// The keys that a text with gaps can become: `role-{code}` gives `role-*`. Most of the key must be written out.
fn pattern_of(text: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, end) = after.split_once('}')?;
        pattern.push_str(before);
        pattern.push('*');
        rest = end;
    }
    pattern.push_str(rest);
    let written = pattern.replace('*', "");
    let is_key = written
        .chars()
        .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    (pattern.contains('*') && is_key && written.len() > 2 && written.contains('-')).then_some(pattern)
}

/// Keys that the code names and nobody wrote.
fn unwritten(project: &Project, known: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in project.shipped().filter(|(path, _)| path.starts_with("crates/")) {
        for named in source.first_arguments(&NAMING) {
            if !known.contains(named.name.as_str()) && !named.name.is_empty() {
                let says = format!("the message {} has no text in any language", named.name);
                findings.push(Finding::line(path, named.line, says));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(nl: &str, en: &str, code: &str) -> Vec<String> {
        let code = format!("//! A crate.\nfn a() {{ {code} }}\n");
        let project = Project::of(&[
            ("crates/a/Cargo.toml", ""),
            ("crates/a/locales/nl.ftl", nl),
            ("crates/a/locales/en.ftl", en),
            ("crates/a/src/lib.rs", &code),
        ]);
        find(&project, &Rules::default())
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_message_in_both_languages_that_is_used_is_fine() {
        let nl = "# made in code: level-*\nhello = Dag { $name } { -merk }\n-merk = wieg\nlevel-havo = havo\nrole-score-label = score\n";
        let code = "say(\"hello\"); format!(\"role-{}-label\", code);";
        let en = nl.replace("merk", "mark");
        assert_eq!(found(nl, &en, code), [""; 0]);
        let unused = found(&format!("{nl}-over = x\n"), &en, code);
        assert!(
            unused.len() == 1 && unused[0].contains("says -over"),
            "{unused:?}"
        );
    }

    #[test]
    fn a_message_that_is_missing_unused_or_different_is_found() {
        let nl = "hello = Dag { $name }\nbye = Dag\nold = Oud\n# made in code: gone-*\n";
        let en = "hello = Hello\nold = Old\nold = Old\n";
        let found = found(
            nl,
            en,
            "Message::new(\"hello\"); say(\"bye\"); say(\"nobody-wrote-this\");",
        );
        let expected = [
            "en.ftl:1: hello shows $name in one language only",
            "nl.ftl:2: bye has no text in crates/a/locales/en.ftl",
            "nl.ftl:3: nothing in crates/a says old; remove it in every language",
            "nl.ftl:4: no key fits `gone-*`",
            "en.ftl:3: old has a text at crates/a/locales/en.ftl:2 already",
            "crates/a/src/lib.rs:2: the message nobody-wrote-this has no text",
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for part in expected {
            assert!(found.iter().any(|one| one.contains(part)), "{part}: {found:#?}");
        }
    }

    #[test]
    fn a_folder_with_one_language_is_found() {
        let project = Project::of(&[("crates/a/Cargo.toml", ""), ("crates/a/locales/nl.ftl", "")]);
        let found = find(&project, &Rules::default());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].path, "crates/a/locales/en.ftl");
    }

    #[test]
    fn only_a_text_that_looks_like_a_key_with_gaps_stands_for_keys() {
        assert_eq!(pattern_of("role-{code}"), Some("role-*".to_owned()));
        assert_eq!(pattern_of("{}-{what}-label"), Some("*-*-label".to_owned()));
        assert_eq!(pattern_of("{}"), None);
        assert_eq!(pattern_of("{a}-{b}"), None);
        assert_eq!(pattern_of("no gap-here"), None);
        assert_eq!(pattern_of("A sentence with {a}"), None);
    }
}
