//! What a schema cannot see: whether what is pointed at is there, whether places are in the text, whether values fit.

use crate::dialect::Ruler;
use crate::finding::{Code, Finding, Severity};
use crate::guid::Guid;
use crate::project::{Kind, Project};
use crate::tree::Element;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

const SOURCES: &[&str] = &[
    "TextSource",
    "PictureSource",
    "PDFSource",
    "AudioSource",
    "VideoSource",
];
const SELECTIONS: &[&str] = &[
    "PlainTextSelection",
    "PictureSelection",
    "PDFSelection",
    "AudioSelection",
    "VideoSelection",
    "TranscriptSelection",
];
/// What an attribute points to; an empty list is anything.
const POINTERS: &[(&str, &[&str])] = &[
    ("creatingUser", &["User"]),
    ("modifyingUser", &["User"]),
    ("creatingUserGUID", &["User"]),
    ("modifyingUserGUID", &["User"]),
    ("originGUID", &[]),
    ("representedGUID", &[]),
    ("sourceVertex", &["Vertex"]),
    ("targetVertex", &["Vertex"]),
    ("fromSyncPoint", &["SyncPoint"]),
    ("toSyncPoint", &["SyncPoint"]),
];

/// What an element that refers to something refers to.
fn referred(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "CodeRef" | "MemberCode" => &["Code"],
        "SourceRef" | "MemberSource" => SOURCES,
        "SelectionRef" => SELECTIONS,
        "VariableRef" => &["Variable"],
        "NoteRef" | "MemberNote" => &["Note"],
        "Link" => &[],
        _ => return None,
    })
}

/// What is wrong with a project that is to be written, or was changed after it was read.
#[must_use]
pub fn check(project: &Project) -> Vec<Finding> {
    let (tree, _) = crate::write::tree(project);
    let mut meaning = Meaning::of(&tree);
    for source in project.sources.iter().chain(&project.notes) {
        let what = match source.name.is_empty() {
            true => source.guid.to_string(),
            false => crate::tree::shortened(&source.name),
        };
        if source.text.starts_with('\u{feff}') || source.text.contains('\r') {
            let finding = Finding::new(Severity::Error, Code::TextForm, 0, what.clone());
            meaning.findings.push(finding);
        }
        let most = source.text.chars().count();
        for selection in &source.selections {
            let wrong = place(Some(selection.start as i128), Some(selection.end as i128), most);
            meaning.findings.extend(wrong.map(|(severity, code)| {
                Finding::new(
                    severity,
                    code,
                    0,
                    format!("{what} {}..{}", selection.start, selection.end),
                )
            }));
        }
    }
    meaning.findings
}

/// What is wrong with a place in a text that goes up to `most`.
pub(crate) fn place(start: Option<i128>, end: Option<i128>, most: usize) -> Option<(Severity, Code)> {
    // Numbers that do not fit anywhere are as far out as can be.
    let (start, end) = (start.unwrap_or(i128::MAX), end.unwrap_or(i128::MAX));
    match () {
        () if start < 0 || end < 0 => Some((Severity::Error, Code::OffsetNegative)),
        () if end < start => Some((Severity::Error, Code::OffsetReversed)),
        () if usize::try_from(end).map_or(true, |end| end > most) => {
            Some((Severity::Error, Code::OffsetBeyondText))
        }
        () if start == end => Some((Severity::Warn, Code::SelectionEmpty)),
        () => None,
    }
}

/// The numbers of a selection as they are written.
pub(crate) fn written(selection: &Element) -> (Option<i128>, Option<i128>) {
    let number = |key| {
        let text = selection.attribute(key)?;
        match text.parse::<i128>() {
            Ok(number) => Some(number),
            Err(_) if text.starts_with('-') => Some(i128::MIN),
            Err(_) => None,
        }
    };
    (number("startPosition"), number("endPosition"))
}

/// The place of a selection in the text as it is kept, or what is wrong with it.
pub(crate) fn placed(
    selection: &Element,
    ruler: &Ruler,
    findings: &mut Vec<Finding>,
) -> Option<(usize, usize)> {
    let (start, end) = written(selection);
    if let Some((severity, code)) = place(start, end, ruler.most()) {
        findings.push(selection.finding(severity, code));
        if severity >= Severity::Error {
            return None;
        }
    }
    let at = |number: Option<i128>| usize::try_from(number?).ok();
    let found = at(start).zip(at(end));
    let found = found.and_then(|(start, end)| ruler.place(start).zip(ruler.place(end)));
    if found.is_none() {
        findings.push(selection.finding(Severity::Error, Code::OffsetInsideSign));
    }
    found
}

/// What a tree says, as far as it does not hang together: what was found, and which elements are not taken over.
pub(crate) struct Meaning<'a> {
    pub(crate) findings: Vec<Finding>,
    pub(crate) doomed: BTreeSet<u32>,
    things: BTreeMap<Guid, &'a Element>,
}

impl<'a> Meaning<'a> {
    pub(crate) fn of(root: &'a Element) -> Self {
        let mut meaning = Self {
            findings: Vec::new(),
            doomed: BTreeSet::new(),
            things: BTreeMap::new(),
        };
        meaning.index(root, root.name == "CodeBook");
        meaning.follow(root, None);
        meaning
    }

    fn say(&mut self, element: &Element, severity: Severity, code: Code) {
        self.findings.push(element.finding(severity, code));
    }

    fn lose(&mut self, element: &Element) {
        self.doomed.insert(element.number);
    }

    fn index(&mut self, element: &'a Element, is_codebook: bool) {
        let guid = element.attribute("guid").and_then(Guid::read);
        let is_member = is_codebook && element.name == "MemberCode";
        if let Some(guid) = guid.filter(|_| !is_member) {
            if let Entry::Vacant(free) = self.things.entry(guid) {
                free.insert(element);
            } else {
                self.say(element, Severity::Error, Code::DuplicateGuid);
                self.lose(element);
            }
        }
        for child in &element.children {
            self.index(child, is_codebook);
        }
    }

    fn find(&self, written: &str, kinds: &[&str]) -> Option<&'a Element> {
        let found = self.things.get(&Guid::read(written)?)?;
        (kinds.is_empty() || kinds.contains(&&*found.name)).then_some(*found)
    }

    fn follow(&mut self, element: &'a Element, parent: Option<&'a Element>) {
        self.references(element, parent);
        match &*element.name {
            "Codes" | "Code" => self.names(element),
            "PlainTextSelection" => self.twice(element),
            "Case" => self.values(element),
            name if SOURCES.contains(&name) => self.values(element),
            _ => {}
        }
        for child in &element.children {
            self.follow(child, Some(element));
        }
    }

    fn references(&mut self, element: &'a Element, parent: Option<&'a Element>) {
        if let Some(kinds) = referred(&element.name) {
            let in_codebook = (element.name == "MemberCode")
                .then(|| element.attribute("guid"))
                .flatten();
            let written = element.attribute("targetGUID").or(in_codebook);
            if let Some(written) = written {
                let found = self.find(written, kinds);
                let parent = parent.filter(|parent| matches!(&*parent.name, "Coding" | "VariableValue"));
                let is_heading = found.is_some_and(|code| code.attribute("isCodable") == Some("false"));
                let is_what_it_is_about = matches!(&*element.name, "CodeRef" | "VariableRef");
                if found.is_none() {
                    self.say(element, Severity::Error, Code::DanglingReference);
                    self.lose(parent.filter(|_| is_what_it_is_about).unwrap_or(element));
                } else if let Some(code) = found.filter(|_| is_heading && parent.is_some()) {
                    let finding =
                        Finding::new(Severity::Warn, Code::CodeNotCodable, element.line, code.what());
                    self.findings.push(finding);
                }
            }
        }
        for (key, kinds) in POINTERS {
            let Some(written) = element.attribute(key) else {
                continue;
            };
            if self.find(written, kinds).is_none() {
                self.say(element, Severity::Error, Code::DanglingReference);
                // A coding by nobody knows whom would count as one coder more.
                if matches!(&*element.name, "Coding" | "Link") {
                    self.lose(element);
                }
            }
        }
    }

    /// Codes under one heading whose names are the same to people.
    fn names(&mut self, element: &'a Element) {
        let mut seen = BTreeSet::new();
        for code in element.of("Code") {
            let name = code.attribute("name").unwrap_or_default();
            // To capitals first, because ß becomes SS.
            let folded: String = name.trim().to_uppercase().to_lowercase().nfkc().collect();
            if !seen.insert(folded) {
                self.say(code, Severity::Warn, Code::CodeNamesEqual);
            }
        }
    }

    /// The same code by the same coder on one passage.
    fn twice(&mut self, selection: &'a Element) {
        let mut seen = BTreeSet::new();
        for coding in selection.of("Coding") {
            let by = coding.attribute("creatingUser").and_then(Guid::read);
            for code in coding.of("CodeRef") {
                let code = code.attribute("targetGUID").and_then(Guid::read);
                if code.is_some() && !seen.insert((code, by)) {
                    self.say(coding, Severity::Warn, Code::CodingTwice);
                    self.lose(coding);
                }
            }
        }
    }

    fn values(&mut self, element: &'a Element) {
        let mut seen: BTreeMap<Guid, (&str, Vec<&Element>)> = BTreeMap::new();
        for value in element.of("VariableValue") {
            let reference = value
                .first("VariableRef")
                .and_then(|reference| reference.attribute("targetGUID"));
            let Some(variable) = reference.and_then(|written| self.find(written, &["Variable"])) else {
                continue;
            };
            let kind = variable.attribute("typeOfVariable").unwrap_or_default();
            let held = value.children.iter().find(|child| child.name != "VariableRef");
            let expected = Kind::ALL.into_iter().find(|known| known.as_str() == kind);
            let Some((held, expected)) = held.zip(expected) else {
                continue;
            };
            if held.name != expected.element() {
                let finding = Finding::new(
                    Severity::Error,
                    Code::ValueTypeMismatch,
                    value.line,
                    variable.what(),
                );
                self.findings.push(finding);
                self.lose(value);
                continue;
            }
            let Some(guid) = reference.and_then(Guid::read) else {
                continue;
            };
            let known = seen.entry(guid).or_insert((held.text.trim(), Vec::new()));
            let is_same = known.0 == held.text.trim();
            known.1.push(value);
            if known.1.len() == 1 {
                continue;
            }
            let earlier = known.1.clone();
            if is_same {
                self.say(element, Severity::Warn, Code::ValueTwice);
                self.lose(value);
            } else {
                self.say(element, Severity::Error, Code::CaseTwoValues);
                earlier.into_iter().for_each(|one| self.lose(one));
            }
        }
    }
}
