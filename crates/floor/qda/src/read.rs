//! A project as other programs write it: read, repaired where it can be known what is meant, and all of it said.

use crate::dialect::{Certainty, Counted, Dialect, Ruler, Verdict, detect, kept};
use crate::finding::{Code, Finding, Severity};
use crate::guid::Guid;
use crate::moment::Moment;
use crate::open::Opened;
use crate::project::{
    Case, Code as CodeOfBook, Coding, Colour, Direction, Kind, Link, Opaque, Project, Selection, Set, Stamp,
    TextSource, User, Value, Variable, VariableValue,
};
use crate::prune::prune;
use crate::repair::repair;
use crate::schema::Schema;
use crate::tree::{self, Element};
use crate::validate::{self, Meaning};
use std::collections::{BTreeMap, BTreeSet};

/// The namespace of a project.
pub(crate) const NAMESPACE: &str = "urn:QDA-XML:project:1.0";
/// How the origin of a project begins that Wieg wrote.
const OURS: &str = "Wieg ";

/// A project that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The project, without what could not be taken over.
    pub project: Project,
    /// What was found, in the order in which it stands in the file.
    pub findings: Vec<Finding>,
    /// How places were counted, apart for files and for texts inside the project: show it, and ask where it is not
    /// settled.
    pub verdicts: Vec<Verdict>,
}

impl Reading {
    /// The gravest of what was found.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// Reads a project. With a dialect that a person chose, places are read by that; what Wieg wrote is counted as the
/// format wants it.
///
/// # Errors
///
/// What makes that nothing is read, as a finding of [`Severity::Refuse`].
pub fn read(bytes: &[u8], chosen: Option<Dialect>) -> Result<Reading, Finding> {
    let mut opened = Opened::new(bytes)?;
    let bytes = std::mem::take(&mut opened.project);
    let document = tree::read(&tree::decoded(&bytes)?)?;
    let mut root = document.root;
    if root.name != "Project" {
        return Err(root.finding(Severity::Refuse, Code::UnknownElement));
    }
    let mut findings = Vec::new();
    if document.namespace != NAMESPACE {
        findings.push(root.finding(Severity::Warn, Code::Namespace));
    }
    repair(&mut root, Schema::Project, &mut findings);
    let mut used = BTreeSet::new();
    paths(&root, &mut used, &mut findings)?;
    let meaning = Meaning::of(&root);
    findings.extend(meaning.findings);
    let mut reader = Reader {
        findings,
        doomed: meaning.doomed,
        texts: BTreeMap::new(),
        rulers: [Dialect::STANDARD; 2],
    };
    reader.load(&root, &mut opened)?;
    // What others write about themselves may mislead; of our own writer it is known how it counts.
    let is_ours = root
        .attribute("origin")
        .is_some_and(|origin| origin.starts_with(OURS));
    let verdicts = reader.count(&root, chosen.or(is_ours.then_some(Dialect::STANDARD)));
    let mut project = reader.project(&root);
    prune(&mut project);
    let stray = opened
        .names()
        .filter(|name| !used.contains(*name) && !name.starts_with('.') && !name.ends_with('/'));
    let say = |name| Finding::new(Severity::Warn, Code::StrayEntry, 0, tree::shortened(name));
    reader.findings.extend(stray.map(say));
    Ok(Reading {
        project,
        findings: reader.findings,
        verdicts,
    })
}

/// Refuses every path that leads out of the archive, and notes those that stay in it.
fn paths(element: &Element, used: &mut BTreeSet<String>, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    for key in ["plainTextPath", "richTextPath", "path"] {
        let Some(path) = element.attribute(key) else {
            continue;
        };
        let Some(inner) = path.strip_prefix("internal://") else {
            if key != "path" {
                return Err(element.finding(Severity::Refuse, Code::PathNotInternal));
            }
            // Sound and video may lie elsewhere by the format. They are never opened, so the texts can be read.
            findings.push(element.finding(Severity::Warn, Code::PathNotInternal));
            continue;
        };
        if inner.is_empty() || inner.contains(['/', '\\', ':', '\0']) || matches!(inner, "." | "..") {
            return Err(element.finding(Severity::Refuse, Code::PathEscapes));
        }
        used.insert(inner.to_lowercase());
    }
    element
        .children
        .iter()
        .try_for_each(|child| paths(child, used, findings))
}

/// The texts and notes of a project that are read as texts.
fn texts(root: &Element) -> impl Iterator<Item = &Element> {
    let sources = root.of("Sources").flat_map(|sources| sources.of("TextSource"));
    sources.chain(root.of("Notes").flat_map(|notes| notes.of("Note")))
}

struct Reader {
    findings: Vec<Finding>,
    doomed: BTreeSet<u32>,
    /// The texts as they came, by the number of their element, and whether they stood in the project itself.
    texts: BTreeMap<u32, (String, bool)>,
    /// How places were counted in files, and in texts inside the project.
    rulers: [Dialect; 2],
}

impl Reader {
    fn load(&mut self, root: &Element, opened: &mut Opened) -> Result<(), Finding> {
        for element in texts(root) {
            let content = element.first("PlainTextContent").map(|content| &content.text);
            let path = element
                .attribute("plainTextPath")
                .and_then(|path| path.strip_prefix("internal://"));
            let wrong = match (content, path) {
                (Some(_), Some(_)) => Some(Code::ContentAndPath),
                (None, None) => Some(Code::NoText),
                (Some(content), None) => {
                    self.texts.insert(element.number, (content.clone(), true));
                    None
                }
                (None, Some(path)) => match opened.source(path)?.map(String::from_utf8) {
                    None => Some(Code::SourceMissing),
                    Some(Err(_)) => Some(Code::TextNotUtf8),
                    Some(Ok(text)) => {
                        self.texts.insert(element.number, (text, false));
                        None
                    }
                },
            };
            if let Some(code) = wrong {
                self.findings.push(element.finding(Severity::Error, code));
                self.doomed.insert(element.number);
            }
        }
        Ok(())
    }

    /// Finds out how places were counted, unless somebody said so.
    fn count(&mut self, root: &Element, chosen: Option<Dialect>) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for (at, is_inline) in [false, true].into_iter().enumerate() {
            let counted = |element: &Element| {
                let (text, of) = self.texts.get(&element.number)?;
                let number = |number: Option<i128>| {
                    number.map_or(Some(usize::MAX), |number| usize::try_from(number).ok())
                };
                let ends = |selection: &Element| {
                    let (start, end) = validate::written(selection);
                    let (start, end) = (number(start)?, number(end)?);
                    (start <= end).then_some((start, end))
                };
                let selections: Vec<_> = element.of("PlainTextSelection").filter_map(ends).collect();
                (*of == is_inline && !selections.is_empty()).then_some((text, selections))
            };
            let counted = texts(root)
                .filter_map(counted)
                .map(|(text, selections)| Counted { text, selections });
            let counted: Vec<Counted> = counted.collect();
            if counted.is_empty() {
                if let (Some(ruler), Some(chosen)) = (self.rulers.get_mut(at), chosen) {
                    *ruler = chosen;
                }
                continue;
            }
            let mut verdict = detect(&counted, is_inline);
            let code = match verdict.certainty {
                Certainty::Settled => None,
                Certainty::Unknown => Some(Code::OffsetDialectUnknown),
                Certainty::Ambiguous => Some(Code::OffsetDialectAmbiguous),
            };
            match (chosen, code) {
                (Some(chosen), _) => verdict.chosen = chosen,
                (None, Some(code)) => self.findings.push(root.finding(Severity::Warn, code)),
                (None, None) => {}
            }
            if let Some(ruler) = self.rulers.get_mut(at) {
                *ruler = verdict.chosen;
            }
            verdicts.push(verdict);
        }
        verdicts
    }

    fn stays(&self, element: &Element) -> bool {
        !self.doomed.contains(&element.number)
    }

    /// The children of a name, under a heading that holds them, that are taken over.
    fn under<'a>(&'a self, root: &'a Element, heading: &'a str) -> impl Iterator<Item = &'a Element> {
        let all = root.of(heading).flat_map(|heading| &heading.children);
        all.filter(|child| self.stays(child))
    }

    fn refs(&self, element: &Element, name: &str) -> Vec<Guid> {
        let all = element.of(name).filter(|child| self.stays(child));
        all.filter_map(|child| guid(child, "targetGUID")).collect()
    }

    fn project(&mut self, root: &Element) -> Project {
        // Sources first, because only they find something more.
        let mut built = Vec::new();
        for element in texts(root)
            .filter(|element| self.stays(element))
            .collect::<Vec<_>>()
        {
            if let Some(source) = self.text_source(element) {
                built.push((element.name == "Note", source));
            }
        }
        let (notes, sources): (Vec<_>, Vec<_>) = built.into_iter().partition(|(is_note, _)| *is_note);
        let book = root.first("CodeBook").and_then(|book| book.first("Codes"));
        let media = self
            .under(root, "Sources")
            .filter(|element| element.name != "TextSource");
        let opaque = media.chain(self.under(root, "Graphs")).filter_map(opaque);
        Project {
            name: value(root, "name"),
            origin: value(root, "origin"),
            description: description(root),
            stamp: Stamp {
                by: guid(root, "creatingUserGUID"),
                at: moment(root, "creationDateTime"),
                changed_by: guid(root, "modifyingUserGUID"),
                changed_at: moment(root, "modifiedDateTime"),
            },
            note_refs: self.refs(root, "NoteRef"),
            users: self.under(root, "Users").filter_map(user).collect(),
            codes: book
                .map(|codes| book_codes(codes, &self.doomed))
                .unwrap_or_default(),
            variables: self.under(root, "Variables").filter_map(variable).collect(),
            cases: self
                .under(root, "Cases")
                .filter_map(|case| self.case(case))
                .collect(),
            sources: sources.into_iter().map(|(_, source)| source).collect(),
            notes: notes.into_iter().map(|(_, note)| note).collect(),
            links: self
                .under(root, "Links")
                .filter_map(|link| self.link(link))
                .collect(),
            sets: self.under(root, "Sets").filter_map(|set| self.set(set)).collect(),
            opaque: opaque.collect(),
        }
    }

    fn text_source(&mut self, element: &Element) -> Option<TextSource> {
        let (text, is_inline) = self.texts.get(&element.number)?.clone();
        let dialect = self.rulers.get(usize::from(is_inline)).copied()?;
        let ruler = Ruler::new(&text, dialect);
        let mut selections = Vec::new();
        for selection in element.of("PlainTextSelection") {
            if !self.stays(selection) {
                continue;
            }
            let Some((start, end)) = validate::placed(selection, &ruler, &mut self.findings) else {
                continue;
            };
            selections.extend(guid(selection, "guid").map(|guid| Selection {
                guid,
                name: value(selection, "name"),
                description: description(selection),
                start,
                end,
                stamp: stamp(selection),
                codings: self.codings(selection),
                note_refs: self.refs(selection, "NoteRef"),
            }));
        }
        Some(TextSource {
            guid: guid(element, "guid")?,
            name: value(element, "name"),
            description: description(element),
            text: kept(&text),
            stamp: stamp(element),
            selections,
            codings: self.codings(element),
            note_refs: self.refs(element, "NoteRef"),
            values: self.values(element),
            has_looks: element.attribute("richTextPath").is_some(),
        })
    }

    fn codings(&self, element: &Element) -> Vec<Coding> {
        let mut out = Vec::new();
        for coding in element.of("Coding").filter(|coding| self.stays(coding)) {
            let Some(own) = guid(coding, "guid") else {
                continue;
            };
            for (number, code) in self.refs(coding, "CodeRef").into_iter().enumerate() {
                // The second code of one coding becomes a coding of its own, with a GUID of its own.
                let guid = match number {
                    0 => own,
                    number => Guid::of(&["split coding", &own.to_string(), &number.to_string()]),
                };
                out.push(Coding {
                    guid,
                    code,
                    by: self::guid(coding, "creatingUser"),
                    at: moment(coding, "creationDateTime"),
                    note_refs: self.refs(coding, "NoteRef"),
                });
            }
        }
        out
    }

    fn values(&self, element: &Element) -> Vec<VariableValue> {
        let all = element.of("VariableValue").filter(|one| self.stays(one));
        let read = all.filter_map(|one| {
            let variable = guid(one.first("VariableRef")?, "targetGUID")?;
            let held = one.children.iter().find(|child| child.name != "VariableRef");
            let value = held.and_then(|held| {
                let kind = Kind::ALL.into_iter().find(|kind| kind.element() == held.name)?;
                Value::read(kind, &plain(&held.text))
            });
            Some(VariableValue { variable, value })
        });
        read.collect()
    }

    fn case(&self, element: &Element) -> Option<Case> {
        Some(Case {
            guid: guid(element, "guid")?,
            name: value(element, "name"),
            description: description(element),
            code_refs: self.refs(element, "CodeRef"),
            values: self.values(element),
            source_refs: self.refs(element, "SourceRef"),
            selection_refs: self.refs(element, "SelectionRef"),
        })
    }

    fn link(&self, element: &Element) -> Option<Link> {
        let direction = element.attribute("direction").unwrap_or_default();
        Some(Link {
            guid: guid(element, "guid")?,
            name: value(element, "name"),
            direction: Direction::ALL
                .into_iter()
                .find(|known| known.as_str() == direction),
            colour: element.attribute("color").and_then(Colour::read),
            origin: guid(element, "originGUID"),
            target: guid(element, "targetGUID"),
            note_refs: self.refs(element, "NoteRef"),
        })
    }

    fn set(&self, element: &Element) -> Option<Set> {
        Some(Set {
            guid: guid(element, "guid")?,
            name: value(element, "name"),
            description: description(element),
            codes: self.refs(element, "MemberCode"),
            sources: self.refs(element, "MemberSource"),
            notes: self.refs(element, "MemberNote"),
        })
    }
}

/// Text with plain line ends, as every XML reader gives it.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn value(element: &Element, key: &str) -> String {
    element.attribute(key).map(plain).unwrap_or_default()
}

pub(crate) fn description(element: &Element) -> String {
    element
        .first("Description")
        .map(|found| plain(&found.text))
        .unwrap_or_default()
}

pub(crate) fn guid(element: &Element, key: &str) -> Option<Guid> {
    element.attribute(key).and_then(Guid::read)
}

fn moment(element: &Element, key: &str) -> Option<Moment> {
    element.attribute(key).and_then(Moment::read)
}

fn stamp(element: &Element) -> Stamp {
    Stamp {
        by: guid(element, "creatingUser"),
        at: moment(element, "creationDateTime"),
        changed_by: guid(element, "modifyingUser"),
        changed_at: moment(element, "modifiedDateTime"),
    }
}

fn user(element: &Element) -> Option<User> {
    Some(User {
        guid: guid(element, "guid")?,
        name: value(element, "name"),
        id: value(element, "id"),
    })
}

fn variable(element: &Element) -> Option<Variable> {
    let kind = element.attribute("typeOfVariable").unwrap_or_default();
    Some(Variable {
        guid: guid(element, "guid")?,
        name: value(element, "name"),
        kind: Kind::ALL.into_iter().find(|known| known.as_str() == kind)?,
        description: description(element),
    })
}

/// The codes right under an element, each with those under it. A code that is lost takes those under it along.
pub(crate) fn book_codes(element: &Element, doomed: &BTreeSet<u32>) -> Vec<CodeOfBook> {
    let stays = |element: &&Element| !doomed.contains(&element.number);
    let code = |code: &Element| {
        let notes = code.of("NoteRef").filter(stays);
        Some(CodeOfBook {
            guid: guid(code, "guid")?,
            name: value(code, "name"),
            is_codable: code.attribute("isCodable") != Some("false"),
            colour: code.attribute("color").and_then(Colour::read),
            description: description(code),
            note_refs: notes.filter_map(|note| guid(note, "targetGUID")).collect(),
            codes: book_codes(code, doomed),
        })
    };
    element.of("Code").filter(stays).filter_map(code).collect()
}

fn opaque(element: &Element) -> Option<Opaque> {
    let (mut holds, mut codings) = (Vec::new(), 0);
    let mut todo = vec![element];
    while let Some(one) = todo.pop() {
        holds.extend(guid(one, "guid"));
        codings += usize::from(one.name == "Coding");
        todo.extend(&one.children);
    }
    Some(Opaque {
        guid: guid(element, "guid")?,
        name: value(element, "name"),
        kind: element.name.clone().into_owned(),
        codings,
        holds,
    })
}
