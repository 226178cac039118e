//! What may be wrong with a file of the knowledge base, for whoever writes one.

use std::fmt;

/// Something that is wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the folder `knowledge`.
    pub file: String,
    /// The field; of a list also which one: `fact 2 source`.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => write!(out, "{}: {}", self.file, self.fault),
            field => write!(out, "{}: {field}: {}", self.file, self.fault),
        }
    }
}

/// What may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Fault {
    /// The file cannot be read at all.
    #[error("this is not TOML: {0}")]
    NotToml(String),
    /// A field that has to be there is not.
    #[error("it is not there")]
    Missing,
    /// A field that nobody knows.
    #[error("no field has this name")]
    NoSuchField,
    /// Something of another kind than it should be.
    #[error("it should be {0}")]
    Shape(&'static str),
    /// A text without words.
    #[error("it is empty")]
    Empty,
    /// A text that nobody translated.
    #[error("nl and en are the same text")]
    SameText,
    /// A text with a long dash, or with something that was to be written yet.
    #[error("it holds ‘{0}’")]
    Leftover(&'static str),
    /// A value that is not on its closed list.
    #[error("‘{value}’ is not on the list{}", nearest(.near))]
    Unknown {
        /// What stands there.
        value: String,
        /// The known word that is most like it.
        near: Option<String>,
    },
    /// A value that a list holds already.
    #[error("‘{0}’ is there twice")]
    Twice(String),
    /// Too few or too many words.
    #[error("it has {count} words, and may have {least} to {most}")]
    Words {
        /// How many there are.
        count: usize,
        /// How few there may be.
        least: usize,
        /// How many there may be.
        most: usize,
    },
    /// A question that asks nothing.
    #[error("it does not end in a question mark")]
    NoQuestion,
    /// An id that is not what its file is called.
    #[error("‘{0}’ is not the name of the file, or not in lower case with hyphens")]
    Id(String),
    /// Ages that no pupil has.
    #[error("it should be two ages from 0 to 27, the lower first")]
    Ages,
    /// Factors on other levels than those that are named.
    #[error("none of the factors lies on one of the levels")]
    NoFactorOnLevel,
    /// A field that does not belong with this kind of item.
    #[error("it does not belong with a {0}")]
    OfAnotherKind(&'static str),
    /// Something that is no date as in SCHEMA.md.
    #[error("‘{0}’ is no date, and not `undated`")]
    NoDate(String),
    /// Something that is no day of the calendar.
    #[error("‘{0}’ is no day")]
    NoDay(String),
    /// Known only after it is to be looked at again.
    #[error("‘{0}’ lies after the day of review")]
    Ahead(String),
    /// A value outside its scale.
    #[error("{value} is not within {least} to {most}")]
    Range {
        /// What stands there.
        value: i64,
        /// The lowest value.
        least: i64,
        /// The highest value.
        most: i64,
    },
    /// A higher bound below the lower one.
    #[error("it runs from {from} to {to}, which is backwards")]
    Backwards {
        /// Where it should begin.
        from: i64,
        /// Where it should end.
        to: i64,
    },
    /// An effect without a value.
    #[error("it says nothing: no months, no evidence and no rung")]
    SaysNothing,
    /// A value that the ladder does not give.
    #[error("the ladder {0} gives no such value")]
    NotOfLadder(String),
    /// A provider whose word is shown as another's.
    #[error("the source is a provider and speaks of itself: the kind must be `provider`")]
    SpeaksOfItself,
    /// A source document of which a measurement is asked.
    #[error("a source document gives claims, no measurements")]
    OnlyClaims,
    /// A provider that gives its own value.
    #[error("a provider does not give the value of its own toolkit")]
    OwnValue,
    /// Other effects, and none that comes first.
    #[error("there is no `effect` that comes before it")]
    NoFirstEffect,
    /// An address that no browser should open.
    #[error("‘{0}’ is no address of a web page")]
    Address(String),
    /// Something that nothing uses.
    #[error("no item uses it")]
    Unused,
}

fn nearest(near: &Option<String>) -> String {
    near.as_ref()
        .map(|word| format!("; ‘{word}’ is near"))
        .unwrap_or_default()
}
