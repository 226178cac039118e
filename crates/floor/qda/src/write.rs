//! A project as every program reads it: the order of the schema, instants with Z, texts in UTF-8 with plain line ends.
//!
//! What the format cannot hold goes into a [`LossReport`], which the caller writes as a file of its own: in the
//! archive it would be a stray that strict readers refuse.

use crate::finding::{Code as FindingCode, Finding, Severity};
use crate::guid::Guid;
use crate::project::{Code, Coding, Link, Project, Set, Stamp, TextSource, VariableValue};
use crate::prune::Prune;
use crate::read::NAMESPACE;
use crate::tree::Element;
use crate::validate;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use vocabulary::Message;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// What cannot be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// A source that is no text, with its codings.
    Source,
    /// A graph.
    Graph,
    /// Bold, tables and pictures in a text.
    Looks,
    /// References to what does not go along.
    Reference,
    /// Signs that XML does not have.
    Characters,
    /// Something for which the format has no place; the caller says what.
    Beyond,
}

/// One thing that was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What kind of loss it is.
    pub what: Lost,
    /// What was lost.
    pub name: String,
    /// How many there were: codings of a source, references, signs.
    pub count: usize,
}

impl Loss {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let key = match self.what {
            Lost::Source => "qda-lost-source",
            Lost::Graph => "qda-lost-graph",
            Lost::Looks => "qda-lost-looks",
            Lost::Reference => "qda-lost-reference",
            Lost::Characters => "qda-lost-characters",
            Lost::Beyond => "qda-lost-beyond",
        };
        Message::new(key)
            .with("name", crate::tree::shortened(&self.name))
            .with("count", self.count)
    }
}

/// All that was lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LossReport {
    /// Each loss.
    pub losses: Vec<Loss>,
}

impl LossReport {
    /// What of a project that was read would be lost when it is written again.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        tree(project).1
    }

    /// Adds something for which the format has no place: versions of a codebook, a topic guide, agreement.
    pub fn beyond(&mut self, name: impl Into<String>, count: usize) {
        let name = name.into();
        self.losses.push(Loss {
            what: Lost::Beyond,
            name,
            count,
        });
    }

    /// The report as a file to keep beside the project.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// A project that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file, to be called `.qdpx`.
    pub bytes: Vec<u8>,
    /// What it does not hold.
    pub losses: LossReport,
    /// What is worth knowing before other programs read it.
    pub hints: Vec<Finding>,
}

/// Writes a project. The same project gives the same bytes.
///
/// # Errors
///
/// What does not hang together, such as a place outside its text or a code that is not there.
pub fn write(project: &Project) -> Result<Written, Vec<Finding>> {
    let wrong = validate::check(project);
    let mut hints = project.hints();
    let is_error = |finding: &Finding| finding.severity >= Severity::Error;
    if wrong.iter().any(is_error) {
        return Err(wrong);
    }
    hints.extend(wrong);
    let (tree, losses) = tree(project);
    let mut files = vec![("project.qde".to_owned(), tree.xml())];
    let texts = project.sources.iter().chain(&project.notes);
    files.extend(texts.map(|source| (format!("sources/{}.txt", source.guid), source.text.clone())));
    let bytes = zipped(&files).map_err(|_| vec![Finding::refuse(FindingCode::TooLarge, &project.name)])?;
    Ok(Written { bytes, losses, hints })
}

/// Into memory, so that nothing can fail but what is larger than an archive can be.
fn zipped(files: &[(String, String)]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No moment of this machine, so that the same project gives the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, text) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The project as a tree, and what it could not take along.
pub(crate) fn tree(project: &Project) -> (Element, LossReport) {
    let mut report = LossReport::default();
    for opaque in &project.opaque {
        let what = match opaque.kind.as_str() {
            "Graph" => Lost::Graph,
            _ => Lost::Source,
        };
        report.losses.push(Loss {
            what,
            name: format!("{} {}", opaque.kind, opaque.name),
            count: opaque.codings,
        });
    }
    for source in project
        .sources
        .iter()
        .chain(&project.notes)
        .filter(|source| source.has_looks)
    {
        report.losses.push(Loss {
            what: Lost::Looks,
            name: source.name.clone(),
            count: 1,
        });
    }
    let gone: BTreeSet<Guid> = project
        .opaque
        .iter()
        .flat_map(|opaque| opaque.holds.iter().copied())
        .collect();
    let pruned = match gone.is_empty() {
        true => None,
        false => {
            let mut pruned = project.clone();
            let known = |guid: &Guid| !gone.contains(guid);
            let mut prune = Prune {
                known: &known,
                lost: 0,
            };
            prune.project(&mut pruned);
            if prune.lost > 0 {
                report.losses.push(Loss {
                    what: Lost::Reference,
                    name: project.name.clone(),
                    count: prune.lost,
                });
            }
            Some(pruned)
        }
    };
    let mut tree = whole(pruned.as_ref().unwrap_or(project));
    let lost = cleaned(&mut tree);
    if lost > 0 {
        report.losses.push(Loss {
            what: Lost::Characters,
            name: project.name.clone(),
            count: lost,
        });
    }
    (tree, report)
}

/// Takes out the signs that XML does not have, and counts them.
pub(crate) fn cleaned(element: &mut Element) -> usize {
    let is_sign =
        |sign: char| matches!(sign, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let values = element.attributes.iter_mut().map(|(_, value)| value);
    let mut lost = 0;
    for text in values.chain(std::iter::once(&mut element.text)) {
        if !text.chars().all(is_sign) {
            let plain = text.replace("\r\n", "\n").replace('\r', "\n");
            lost += plain.chars().filter(|sign| !is_sign(*sign)).count();
            *text = plain.chars().filter(|sign| is_sign(*sign)).collect();
        }
    }
    lost + element.children.iter_mut().map(cleaned).sum::<usize>()
}

fn whole(project: &Project) -> Element {
    let root = Element::new("Project")
        .with("xmlns", NAMESPACE)
        .with("name", &project.name)
        .maybe("origin", some(&project.origin))
        .maybe("creatingUserGUID", project.stamp.by)
        .maybe("creationDateTime", project.stamp.at.as_ref())
        .maybe("modifyingUserGUID", project.stamp.changed_by)
        .maybe("modifiedDateTime", project.stamp.changed_at.as_ref());
    let users = project
        .users
        .iter()
        .map(|user| named("User", user.guid, &user.name).maybe("id", some(&user.id)));
    let variables = project.variables.iter().map(|variable| {
        let element = named("Variable", variable.guid, &variable.name);
        let element = element.with("typeOfVariable", variable.kind.as_str());
        element.all(description(&variable.description))
    });
    let cases = project.cases.iter().map(|case| {
        named("Case", case.guid, &case.name)
            .all(description(&case.description))
            .all(refs("CodeRef", &case.code_refs))
            .all(case.values.iter().map(value))
            .all(refs("SourceRef", &case.source_refs))
            .all(refs("SelectionRef", &case.selection_refs))
    });
    // A codebook without codes is not in the schema.
    let codes = list("Codes", project.codes.iter().map(|one| code(one, true)));
    root.all(list("Users", users))
        .all(codes.map(|codes| Element::new("CodeBook").all([codes])))
        .all(list("Variables", variables))
        .all(list("Cases", cases))
        .all(list(
            "Sources",
            project
                .sources
                .iter()
                .map(|source| text_source("TextSource", source)),
        ))
        .all(list(
            "Notes",
            project.notes.iter().map(|note| text_source("Note", note)),
        ))
        .all(list("Links", project.links.iter().map(link)))
        .all(list("Sets", project.sets.iter().map(set)))
        .all(description(&project.description))
        .all(refs("NoteRef", &project.note_refs))
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

pub(crate) fn named(element: &'static str, guid: Guid, name: &str) -> Element {
    Element::new(element)
        .with("guid", guid.to_string())
        .with("name", name)
}

/// A list with something in it; an empty one is not in the schema.
pub(crate) fn list(name: &'static str, children: impl Iterator<Item = Element>) -> Option<Element> {
    let list = Element::new(name).all(children);
    (!list.children.is_empty()).then_some(list)
}

pub(crate) fn description(text: &str) -> Option<Element> {
    some(text).map(|text| Element::new("Description").text(text))
}

fn refs<'a>(name: &'static str, guids: &'a [Guid]) -> impl Iterator<Item = Element> + use<'a> {
    guids
        .iter()
        .map(move |guid| Element::new(name).with("targetGUID", guid.to_string()))
}

/// A code with those under it; in a codebook it has no notes.
pub(crate) fn code(one: &Code, has_notes: bool) -> Element {
    let notes: &[Guid] = if has_notes { &one.note_refs } else { &[] };
    named("Code", one.guid, &one.name)
        .with("isCodable", one.is_codable.to_string())
        .maybe("color", one.colour.as_ref().map(crate::project::Colour::as_str))
        .all(description(&one.description))
        .all(refs("NoteRef", notes))
        .all(one.codes.iter().map(|under| code(under, has_notes)))
}

fn stamped(element: Element, stamp: &Stamp) -> Element {
    element
        .maybe("creatingUser", stamp.by)
        .maybe("creationDateTime", stamp.at.as_ref())
        .maybe("modifyingUser", stamp.changed_by)
        .maybe("modifiedDateTime", stamp.changed_at.as_ref())
}

fn text_source(name: &'static str, source: &TextSource) -> Element {
    let path = format!("internal://{}.txt", source.guid);
    let element = named(name, source.guid, &source.name).with("plainTextPath", path);
    let selections = source.selections.iter().map(|selection| {
        let element = named("PlainTextSelection", selection.guid, &selection.name)
            .with("startPosition", selection.start.to_string())
            .with("endPosition", selection.end.to_string());
        stamped(element, &selection.stamp)
            .all(description(&selection.description))
            .all(selection.codings.iter().map(coding))
            .all(refs("NoteRef", &selection.note_refs))
    });
    stamped(element, &source.stamp)
        .all(description(&source.description))
        .all(selections)
        .all(source.codings.iter().map(coding))
        .all(refs("NoteRef", &source.note_refs))
        .all(source.values.iter().map(value))
}

fn coding(coding: &Coding) -> Element {
    Element::new("Coding")
        .with("guid", coding.guid.to_string())
        .maybe("creatingUser", coding.by)
        .maybe("creationDateTime", coding.at.as_ref())
        .all(refs("CodeRef", std::slice::from_ref(&coding.code)))
        .all(refs("NoteRef", &coding.note_refs))
}

fn value(value: &VariableValue) -> Element {
    let held = value
        .value
        .as_ref()
        .map(|held| Element::new(held.kind().element()).text(held.written()));
    Element::new("VariableValue")
        .all(refs("VariableRef", std::slice::from_ref(&value.variable)))
        .all(held)
}

fn link(link: &Link) -> Element {
    named("Link", link.guid, &link.name)
        .maybe("direction", link.direction.map(crate::project::Direction::as_str))
        .maybe("color", link.colour.as_ref().map(crate::project::Colour::as_str))
        .maybe("originGUID", link.origin)
        .maybe("targetGUID", link.target)
        .all(refs("NoteRef", &link.note_refs))
}

fn set(set: &Set) -> Element {
    named("Set", set.guid, &set.name)
        .all(description(&set.description))
        .all(refs("MemberCode", &set.codes))
        .all(refs("MemberSource", &set.sources))
        .all(refs("MemberNote", &set.notes))
}
