//! A study for other programs: a project by REFI-QDA, and what of it the format cannot hold.
//!
//! Names of coders become letters. Numbers that stay the same give identifiers that stay the same.

use crate::heard::Heard;
use database::studies::{Code, Interview, Segment, Study};
use qda::{
    Case, CodeOfBook, Coding, Guid, Kind, LossReport, Project, Selection, Stamp, TextSource, User, Value,
    Variable, VariableValue,
};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Language, Layer};

/// What respondents have in common, as variables.
const VARIABLES: [&str; 3] = ["sector", "region", "function"];

fn guid(study: &Study, kind: &str, id: impl ToString) -> Guid {
    Guid::of(&[
        "wieg",
        &study.id.to_string(),
        &study.at.to_string(),
        kind,
        &id.to_string(),
    ])
}

/// The study with its texts, as another program can read it.
#[must_use]
pub fn project(study: &Study, heard: &Heard, texts: &[Interview], language: Language) -> Project {
    let people: BTreeSet<i32> = heard.segments.iter().map(|segment| segment.person).collect();
    let letters: BTreeMap<i32, String> = people.iter().copied().zip((1..).map(letters_of)).collect();
    let users = letters.iter().map(|(person, letter)| User {
        guid: guid(study, "user", person),
        name: format!("codeur-{letter}"),
        id: letter.clone(),
    });
    let variables = VARIABLES.map(|name| Variable {
        guid: guid(study, "variable", name),
        name: name.to_owned(),
        kind: Kind::Text,
        description: String::new(),
    });
    let cases = heard.respondents.iter().map(|one| {
        let values = [&one.sector, &one.region, &one.function];
        let value = |(name, value): (&str, &String)| VariableValue {
            variable: guid(study, "variable", name),
            value: Some(Value::Text(value.clone())),
        };
        Case {
            guid: guid(study, "respondent", one.id),
            name: one.label.clone(),
            description: String::new(),
            code_refs: Vec::new(),
            values: VARIABLES.into_iter().zip(values).map(value).collect(),
            source_refs: texts
                .iter()
                .filter(|text| text.respondent == one.id)
                .map(|text| guid(study, "text", text.id))
                .collect(),
            selection_refs: Vec::new(),
        }
    });
    let label_of = |text: &Interview| {
        heard
            .respondents
            .iter()
            .find(|one| one.id == text.respondent)
            .map(|one| one.label.clone())
    };
    let sources = texts.iter().map(|text| TextSource {
        guid: guid(study, "text", text.id),
        name: label_of(text).unwrap_or_default(),
        text: text.text.clone(),
        selections: heard
            .segments
            .iter()
            .filter(|segment| segment.interview == text.id)
            .map(|segment| selection(study, segment))
            .collect(),
        description: String::new(),
        stamp: Stamp::default(),
        codings: Vec::new(),
        note_refs: Vec::new(),
        values: Vec::new(),
        has_looks: false,
    });
    Project {
        name: study.name.clone(),
        origin: format!("Wieg {}", env!("CARGO_PKG_VERSION")),
        description: study.question.clone(),
        users: users.collect(),
        codes: codes(study, &heard.codes, language),
        variables: variables.to_vec(),
        cases: cases.collect(),
        sources: sources.collect(),
        ..Project::default()
    }
}

/// A, B, … Z, AA, …: coders without their names.
pub(crate) fn letters_of(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        letters.insert(0, char::from(b'a' + ((number - 1) % 26) as u8));
        number = (number - 1) / 26;
    }
    letters
}

fn selection(study: &Study, segment: &Segment) -> Selection {
    Selection {
        guid: guid(study, "segment", segment.id),
        name: String::new(),
        description: segment.memo.clone(),
        start: segment.start.max(0) as usize,
        end: segment.stop.max(0) as usize,
        codings: vec![Coding {
            guid: guid(study, "coding", segment.id),
            code: guid(study, "code", segment.code),
            by: Some(guid(study, "user", segment.person)),
            at: None,
            note_refs: Vec::new(),
        }],
        stamp: Stamp::default(),
        note_refs: Vec::new(),
    }
}

/// Layers as headings, with their codes under them; codes on no layer stand by themselves.
fn codes(study: &Study, all: &[Code], language: Language) -> Vec<CodeOfBook> {
    let roots = |layer: Option<&str>| -> Vec<CodeOfBook> {
        let of = all.iter().filter(|code| code.layer.as_deref() == layer);
        of.filter(|code| {
            code.parent
                .is_none_or(|parent| !all.iter().any(|one| one.id == parent))
        })
        .map(|code| with_children(study, all, code))
        .collect()
    };
    let names = match language {
        Language::Nl => ["Kind", "Gezin", "School", "Wijk", "Samenleving"],
        Language::En => ["Child", "Family", "School", "Neighbourhood", "Society"],
    };
    let layers = Layer::ALL.into_iter().zip(names).map(|(layer, name)| CodeOfBook {
        guid: guid(study, "layer", layer.name()),
        name: name.to_owned(),
        is_codable: false,
        codes: roots(Some(layer.name())),
        colour: None,
        description: String::new(),
        note_refs: Vec::new(),
    });
    layers.chain(roots(None)).collect()
}

fn with_children(study: &Study, all: &[Code], code: &Code) -> CodeOfBook {
    let words = [&code.definition, &code.include, &code.exclude, &code.example];
    let said: Vec<&str> = words
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    CodeOfBook {
        guid: guid(study, "code", code.id),
        name: code.name.clone(),
        is_codable: true,
        description: said.join("\n"),
        codes: all
            .iter()
            .filter(|one| one.parent == Some(code.id))
            .map(|one| with_children(study, all, one))
            .collect(),
        colour: None,
        note_refs: Vec::new(),
    }
}

/// What goes along in no such file: versions of codes, which questions were asked, what people agreed to, quotes that were
/// let out, and what was settled on together.
pub fn beyond(losses: &mut LossReport, heard: &Heard) {
    let count =
        |is_one: fn(&Segment) -> bool| heard.segments.iter().filter(|segment| is_one(segment)).count();
    losses.beyond(
        "code-versions",
        heard.codes.iter().filter(|code| code.version > 1).count(),
    );
    losses.beyond(
        "asked-questions",
        heard
            .conversations
            .iter()
            .filter(|one| !one.asked.is_empty())
            .count(),
    );
    losses.beyond("consent", heard.respondents.len());
    losses.beyond("released-quotes", count(|segment| segment.released));
    losses.beyond("settled-together", count(|segment| segment.consensus));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coders_are_letters() {
        let letters: Vec<String> = [1, 2, 26, 27, 703].map(letters_of).to_vec();
        assert_eq!(letters, ["a", "b", "z", "aa", "aaa"]);
    }
}
