//! A project file as a tree: read with limits, and written back.

use crate::finding::{Code, Finding, Severity};
use crate::schema;
use manuscript::xml::{self, Fault, Step};
use std::borrow::Cow;
use std::fmt::Write;

/// The deepest nesting that is read; a codebook of five levels needs a dozen.
const DEEPEST: usize = 64;

/// The most elements that are read: those of as many selections as are read, and much more.
const MOST_ELEMENTS: u32 = 3_000_000;

/// The most attributes that are read, in all of them.
const MOST_ATTRIBUTES: usize = 10_000_000;

/// An element with all that is in it. Its text keeps `\r`, which tells how places in it were counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    /// Which element it is, in the order in which they stand; numbers from 1.
    pub(crate) number: u32,
    /// The line in which it begins to be; 0 for one that was made.
    pub(crate) line: usize,
    /// Its name, without a prefix.
    pub(crate) name: Cow<'static, str>,
    /// Whether it is in another namespace than the root.
    pub(crate) is_foreign: bool,
    pub(crate) attributes: Vec<(Cow<'static, str>, String)>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            ..Self::default()
        }
    }

    pub(crate) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((Cow::Borrowed(key), value.into()));
        self
    }

    /// With the attribute, if there is a value.
    pub(crate) fn maybe(self, key: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(key, value.to_string()),
            None => self,
        }
    }

    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub(crate) fn all(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    pub(crate) fn attribute(&self, key: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == key)?;
        Some(&found.1)
    }

    pub(crate) fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// What it is, for people: the kind of thing and its name.
    pub(crate) fn what(&self) -> String {
        let called = self.attribute("name").filter(|name| !name.is_empty());
        match called.or_else(|| self.attribute("guid")) {
            Some(called) => format!("{} {}", self.name, shortened(called)),
            None => self.name.clone().into_owned(),
        }
    }

    pub(crate) fn finding(&self, severity: Severity, code: Code) -> Finding {
        Finding::new(severity, code, self.line, self.what())
    }

    /// The whole tree as XML. What XML cannot hold was taken out before.
    pub(crate) fn xml(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        // Writing to a text cannot fail.
        let _ = write!(out, "{indent}<{}", self.name);
        for (key, value) in &self.attributes {
            let _ = write!(out, " {key}=\"{}\"", escaped(value));
        }
        if self.children.is_empty() && self.text.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        // In text a line end may stay as it is.
        out.push_str(&escaped(&self.text).replace("&#10;", "\n").replace("&#9;", "\t"));
        for child in &self.children {
            out.push('\n');
            child.write(out, depth + 1);
        }
        if !self.children.is_empty() {
            let _ = write!(out, "\n{indent}");
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

/// What people still recognise, so that a name of a megabyte does not fill a page.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Text for XML; line ends and tabs as numbers, because a reader would make spaces of them in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            sign => out.push(sign),
        }
    }
    out
}

/// A document in whichever encoding it says it has.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Finding> {
    let broken = || Finding::new(Severity::Refuse, Code::NotWellFormed, 1, "");
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).ok_or_else(broken)?,
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    match has_errors {
        true => Err(broken()),
        false => Ok(text),
    }
}

/// The encoding of the XML declaration; UTF-8 where it names none, nothing where it names one that nobody knows.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declaration = start
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next());
    let Some((_, after)) = declaration.and_then(|text| text.split_once("encoding")) else {
        return Some(encoding_rs::UTF_8);
    };
    let label = after.trim_start_matches(['=', ' ', '\t', '\r', '\n', '"', '\'']);
    let label = label.split(['"', '\'']).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

/// What stops the reading of a tree.
enum Stop {
    Xml(Fault),
    Code(Code),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Xml(fault)
    }
}

/// A document that was read, with the namespace of its root.
pub(crate) struct Document {
    pub(crate) root: Element,
    pub(crate) namespace: String,
}

/// Reads a document.
pub(crate) fn read(document: &str) -> Result<Document, Finding> {
    let mut builder = Builder::default();
    let mut lines = Lines::new(document);
    let mut line = 1;
    let done = xml::follow(document, DEEPEST, |step, at| {
        line = lines.at(at);
        builder.take(step, line)
    });
    let code = match done {
        Ok(()) => match builder.root.take() {
            Some(root) => {
                return Ok(Document {
                    root,
                    namespace: builder.namespace,
                });
            }
            None => Code::NotWellFormed,
        },
        Err(Stop::Code(code)) => code,
        Err(Stop::Xml(Fault::DocumentType)) => Code::Dtd,
        Err(Stop::Xml(Fault::TooDeep)) => Code::TooDeep,
        Err(Stop::Xml(Fault::NotWellFormed | Fault::Entity)) => Code::NotWellFormed,
    };
    Err(Finding::new(Severity::Refuse, code, line, ""))
}

/// Counts lines up to a byte; the bytes come in order.
struct Lines<'a> {
    bytes: &'a [u8],
    done: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(document: &'a str) -> Self {
        Self {
            bytes: document.as_bytes(),
            done: 0,
            line: 1,
        }
    }

    fn at(&mut self, byte: usize) -> usize {
        let new = self.bytes.get(self.done..byte).unwrap_or_default();
        self.line += new.iter().filter(|byte| **byte == b'\n').count();
        self.done = self.done.max(byte);
        self.line
    }
}

/// A tree that is being built.
#[derive(Default)]
struct Builder {
    open: Vec<Element>,
    /// What a prefix stands for, the innermost last, with the depth at which it was said.
    spaces: Vec<(usize, String, String)>,
    root: Option<Element>,
    namespace: String,
    number: u32,
    attributes: usize,
    selections: usize,
}

impl Builder {
    fn take(&mut self, step: Step, line: usize) -> Result<(), Stop> {
        match step {
            Step::Open(name, tag) => self.open(name, tag, line),
            Step::Close(_) => self.close(),
            Step::Text(text) => match self.open.last_mut() {
                Some(element) => {
                    element.text.push_str(text);
                    Ok(())
                }
                None if text.trim().trim_start_matches('\u{feff}').is_empty() => Ok(()),
                None => Err(Fault::NotWellFormed.into()),
            },
        }
    }

    fn open(&mut self, name: &str, tag: &xml::BytesStart, line: usize) -> Result<(), Stop> {
        self.number += 1;
        if self.number > MOST_ELEMENTS {
            return Err(Stop::Code(Code::TooLarge));
        }
        self.selections += usize::from(name == "PlainTextSelection");
        if self.selections > crate::MOST_SELECTIONS {
            return Err(Stop::Code(Code::TooManySelections));
        }
        if self.root.is_some() {
            return Err(Fault::NotWellFormed.into());
        }
        let read = xml::attributes(tag).ok_or(Fault::NotWellFormed)?;
        self.attributes += read.len();
        if self.attributes > MOST_ATTRIBUTES {
            return Err(Stop::Code(Code::TooLarge));
        }
        let depth = self.open.len();
        let mut attributes = Vec::with_capacity(read.len());
        for (key, value) in read {
            match key.split_once(':') {
                None if key == "xmlns" => self.spaces.push((depth, String::new(), value)),
                Some(("xmlns", prefix)) => self.spaces.push((depth, prefix.to_owned(), value)),
                // Where the schema is said to be; nothing is fetched.
                Some(("xsi", _)) => {}
                _ => attributes.push((schema::known(&key), value)),
            }
        }
        let written = tag.name();
        let prefix = written.as_ref().split_once(':').map_or("", |(prefix, _)| prefix);
        let space = self.spaces.iter().rev().find(|(_, known, _)| known == prefix);
        let space = space.map_or("", |(_, _, space)| space.as_str());
        if depth == 0 {
            self.namespace = space.to_owned();
        }
        self.open.push(Element {
            number: self.number,
            line,
            name: schema::known(name),
            is_foreign: space != self.namespace,
            attributes,
            children: Vec::new(),
            text: String::new(),
        });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Stop> {
        let element = self.open.pop().ok_or(Fault::NotWellFormed)?;
        let depth = self.open.len();
        self.spaces.retain(|(at, _, _)| *at < depth);
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }
}
