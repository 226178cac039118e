//! A project: who coded which places of which texts with which codes, and about whom the texts are.
//!
//! Places are code points of the text, the end exclusive. What is not text is kept as [`Opaque`].

use crate::finding::{Code as FindingCode, Finding};
use crate::guid::Guid;
use crate::moment::Moment;

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// The program that wrote it.
    pub origin: String,
    /// What it is about.
    pub description: String,
    /// Who made it, and when.
    pub stamp: Stamp,
    /// The notes on the whole of it.
    pub note_refs: Vec<Guid>,
    /// Who coded.
    pub users: Vec<User>,
    /// The codes at the top, with those under them.
    pub codes: Vec<Code>,
    /// What is known of cases.
    pub variables: Vec<Variable>,
    /// Who or what it is about.
    pub cases: Vec<Case>,
    /// The texts.
    pub sources: Vec<TextSource>,
    /// What people wrote beside the texts; made like a text.
    pub notes: Vec<TextSource>,
    /// What belongs to what.
    pub links: Vec<Link>,
    /// What was put together.
    pub sets: Vec<Set>,
    /// Pictures, PDFs, sound, video and graphs: known, and not taken along.
    pub opaque: Vec<Opaque>,
}

/// Who made or changed something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Who made it.
    pub by: Option<Guid>,
    /// When.
    pub at: Option<Moment>,
    /// Who changed it last.
    pub changed_by: Option<Guid>,
    /// When.
    pub changed_at: Option<Moment>,
}

/// A coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its GUID.
    pub guid: Guid,
    /// The name that the program shows; `codeur-a` and not a person's own, when Wieg writes it.
    pub name: String,
    /// A short mark.
    pub id: String,
}

/// A code, with the codes under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// Whether it may be used; a heading may not.
    pub is_codable: bool,
    /// Its colour.
    pub colour: Option<Colour>,
    /// What it means.
    pub description: String,
    /// The notes on it.
    pub note_refs: Vec<Guid>,
    /// The codes under it.
    pub codes: Vec<Code>,
}

/// A colour: `#` and three or six digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour(String);

impl Colour {
    /// Reads a colour as it is written in a project.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        crate::schema::is_colour(written).then(|| Self(written.to_owned()))
    }

    /// The colour as it is written in a project.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Of what kind the values of a variable are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a point.
    Float,
    /// A day.
    Date,
    /// An instant.
    DateTime,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Boolean,
        Self::Integer,
        Self::Float,
        Self::Date,
        Self::DateTime,
    ];

    /// Its name in the format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Boolean => "Boolean",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Date => "Date",
            Self::DateTime => "DateTime",
        }
    }

    /// The element that holds a value of this kind.
    pub(crate) fn element(self) -> &'static str {
        match self {
            Self::Text => "TextValue",
            Self::Boolean => "BooleanValue",
            Self::Integer => "IntegerValue",
            Self::Float => "FloatValue",
            Self::Date => "DateValue",
            Self::DateTime => "DateTimeValue",
        }
    }
}

/// Something that can be known of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// Of what kind its values are.
    pub kind: Kind,
    /// What it means.
    pub description: String,
}

/// A value. Numbers stay as they are written, because the format has no largest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(String),
    /// A number with a point.
    Float(String),
    /// A day.
    Date(String),
    /// An instant.
    DateTime(Moment),
}

impl Value {
    /// Reads a value that was written in a project.
    #[must_use]
    pub fn read(kind: Kind, written: &str) -> Option<Self> {
        Some(match kind {
            Kind::Text => Self::Text(written.to_owned()),
            Kind::Boolean => Self::Boolean(written == "true"),
            Kind::Integer => {
                Self::Integer(crate::schema::is_number(written, false).then(|| written.to_owned())?)
            }
            Kind::Float => Self::Float(crate::schema::is_number(written, true).then(|| written.to_owned())?),
            Kind::Date => Self::Date(crate::moment::is_date(written).then(|| written.to_owned())?),
            Kind::DateTime => Self::DateTime(Moment::read(written)?),
        })
    }

    /// Of what kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Boolean(_) => Kind::Boolean,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Float,
            Self::Date(_) => Kind::Date,
            Self::DateTime(_) => Kind::DateTime,
        }
    }

    /// How it is written.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) | Self::Integer(text) | Self::Float(text) | Self::Date(text) => text.clone(),
            Self::Boolean(yes) => yes.to_string(),
            Self::DateTime(moment) => moment.to_string(),
        }
    }
}

/// What is known of a case or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableValue {
    /// The variable.
    pub variable: Guid,
    /// The value, if there is one.
    pub value: Option<Value>,
}

/// Who or what the texts are about: a respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its GUID.
    pub guid: Guid,
    /// Its name: R01, and never a person's own.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The codes on the whole of it.
    pub code_refs: Vec<Guid>,
    /// What is known of it.
    pub values: Vec<VariableValue>,
    /// Its texts.
    pub source_refs: Vec<Guid>,
    /// The passages that are about it.
    pub selection_refs: Vec<Guid>,
}

/// A text, with what was coded in it. A note is made the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSource {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The text, with lines that end in `\n` and no byte order mark.
    pub text: String,
    /// Who made it, and when.
    pub stamp: Stamp,
    /// The passages.
    pub selections: Vec<Selection>,
    /// The codes on the whole of it.
    pub codings: Vec<Coding>,
    /// The notes on the whole of it.
    pub note_refs: Vec<Guid>,
    /// What is known of it.
    pub values: Vec<VariableValue>,
    /// Whether the other program also gave the text with its looks; those are not taken along.
    pub has_looks: bool,
}

/// A passage of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// What somebody says of it; without a code this is a memo.
    pub description: String,
    /// The code point with which it begins.
    pub start: usize,
    /// The code point before which it ends.
    pub end: usize,
    /// Who made it, and when.
    pub stamp: Stamp,
    /// Its codes.
    pub codings: Vec<Coding>,
    /// The notes on it.
    pub note_refs: Vec<Guid>,
}

impl Selection {
    /// The words of it.
    #[must_use]
    pub fn quote(&self, text: &str) -> String {
        let length = self.end.saturating_sub(self.start);
        text.chars().skip(self.start).take(length).collect()
    }
}

/// That somebody gave something a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Its GUID.
    pub guid: Guid,
    /// The code.
    pub code: Guid,
    /// Who gave it.
    pub by: Option<Guid>,
    /// When.
    pub at: Option<Moment>,
    /// The notes on it.
    pub note_refs: Vec<Guid>,
}

/// Which way a link goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// No way.
    Associative,
    /// From the origin to the target.
    OneWay,
    /// Both ways.
    Bidirectional,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 3] = [Self::Associative, Self::OneWay, Self::Bidirectional];

    /// Its name in the format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Associative => "Associative",
            Self::OneWay => "OneWay",
            Self::Bidirectional => "Bidirectional",
        }
    }
}

/// That two things belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// Its colour.
    pub colour: Option<Colour>,
    /// Where it begins.
    pub origin: Option<Guid>,
    /// Where it ends.
    pub target: Option<Guid>,
    /// The notes on it.
    pub note_refs: Vec<Guid>,
}

/// Things that were put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its codes.
    pub codes: Vec<Guid>,
    /// Its texts.
    pub sources: Vec<Guid>,
    /// Its notes.
    pub notes: Vec<Guid>,
}

/// Something that is known and not taken along: a picture, a PDF, sound, video or a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opaque {
    /// Its GUID.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// Which element it is.
    pub kind: String,
    /// How many codings it has.
    pub codings: usize,
    /// Everything in it that has a GUID, so that what points there can be told from what points nowhere.
    pub holds: Vec<Guid>,
}

/// A code beside the path to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a> {
    /// The names of the codes above it, and its own.
    pub path: Vec<&'a str>,
    /// The code.
    pub code: &'a Code,
}

/// All codes of a tree, each after the one above it.
pub(crate) fn flat(codes: &[Code]) -> Vec<Named<'_>> {
    let mut out = Vec::new();
    let mut todo: Vec<Named> = codes
        .iter()
        .rev()
        .map(|code| Named {
            path: vec![&code.name],
            code,
        })
        .collect();
    while let Some(named) = todo.pop() {
        let under = named.code.codes.iter().rev().map(|code| {
            let mut path = named.path.clone();
            path.push(&code.name);
            Named { path, code }
        });
        todo.extend(under);
        out.push(named);
    }
    out
}

impl Project {
    /// All codes, each after the one above it.
    #[must_use]
    pub fn all_codes(&self) -> Vec<Named<'_>> {
        flat(&self.codes)
    }

    /// What is worth knowing before other programs read it.
    pub(crate) fn hints(&self) -> Vec<Finding> {
        let has_astral = |text: &str| text.chars().any(|sign| u32::from(sign) > 0xFFFF);
        let texts = self.sources.iter().filter(|source| has_astral(&source.text));
        let hint = |source: &TextSource| {
            let what = crate::tree::shortened(&source.name);
            Finding::new(crate::Severity::Warn, FindingCode::AstralCharacters, 0, what)
        };
        texts.map(hint).collect()
    }
}
