//! What can be wrong with the text of a mapping.

use vocabulary::Message;

/// One thing that is wrong with the text of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingProblem {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong.
    pub kind: MappingProblemKind,
}

/// The ways in which the text of a mapping can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingProblemKind {
    /// The text is not TOML; the parser's own words.
    NotToml(String),
    /// A word that nothing is known by.
    UnknownWord {
        /// The word.
        word: String,
        /// Where it stands, such as `columns."score"`.
        place: String,
        /// The known word that looks most like it.
        nearest: Option<String>,
    },
    /// A value that is not one of a short list.
    UnknownValue {
        /// The word before it.
        word: String,
        /// The value.
        value: String,
        /// The known value that looks most like it.
        nearest: Option<String>,
        /// All known values.
        known: String,
    },
    /// Something that must be there is not.
    Absent {
        /// The word.
        word: String,
        /// Where it should stand.
        place: String,
    },
    /// A value of another kind than is needed.
    WrongKind {
        /// The word before it.
        word: String,
        /// What is needed, as a key of the catalogue of messages.
        needed: Needed,
    },
    /// A version that this program does not know.
    Version(i64),
    /// Two columns with a role that only one can have.
    RoleTwice {
        /// The role.
        role: String,
        /// The columns.
        columns: String,
    },
    /// Two tests, backgrounds or classes with one code.
    CodeTwice(String),
    /// Cut points that do not rise.
    CutsNotRising(String),
    /// A text that belongs to two classes.
    ValueInTwoClasses {
        /// The background.
        background: String,
        /// The text.
        value: String,
    },
}

/// What kind of value was needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A list of texts.
    Texts,
    /// A section.
    Section,
    /// A school year such as 2023-2024.
    SchoolYear,
    /// A whole number from 0 to 6.
    Decimals,
    /// A year of study, 1 to 6.
    StudyYear,
    /// Two numbers, the lower first.
    Range,
    /// Two reliabilities above 0 and at most 1, the lower first.
    Reliability,
    /// A number above zero.
    Positive,
    /// A code of lower-case letters, digits and hyphens.
    Code,
    /// From two to 250 classes.
    Classes,
    /// A single sign.
    Sign,
}

impl Needed {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Number,
        Self::YesNo,
        Self::Texts,
        Self::Section,
        Self::SchoolYear,
        Self::Decimals,
        Self::StudyYear,
        Self::Range,
        Self::Reliability,
        Self::Positive,
        Self::Code,
        Self::Classes,
        Self::Sign,
    ];

    /// The word by which the message chooses its sentence.
    fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::YesNo => "yes-no",
            Self::Texts => "texts",
            Self::Section => "section",
            Self::SchoolYear => "school-year",
            Self::Decimals => "decimals",
            Self::StudyYear => "study-year",
            Self::Range => "range",
            Self::Reliability => "reliability",
            Self::Positive => "positive",
            Self::Code => "code",
            Self::Classes => "classes",
            Self::Sign => "sign",
        }
    }
}

impl MappingProblem {
    /// What to tell the person who wrote the mapping.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match &self.kind {
            MappingProblemKind::NotToml(words) => {
                Message::new("intake-mapping-not-toml").with("words", words.as_str())
            }
            MappingProblemKind::UnknownWord { word, place, nearest } => {
                let key = match nearest {
                    Some(_) => "intake-mapping-unknown-word-nearest",
                    None => "intake-mapping-unknown-word",
                };
                Message::new(key)
                    .with("word", word.as_str())
                    .with("place", or_top(place))
                    .with("nearest", nearest.clone().unwrap_or_default())
            }
            MappingProblemKind::UnknownValue {
                word,
                value,
                nearest,
                known,
            } => {
                let key = match nearest {
                    Some(_) => "intake-mapping-unknown-value-nearest",
                    None => "intake-mapping-unknown-value",
                };
                Message::new(key)
                    .with("word", word.as_str())
                    .with("value", value.as_str())
                    .with("nearest", nearest.clone().unwrap_or_default())
                    .with("known", known.as_str())
            }
            MappingProblemKind::Absent { word, place } => Message::new("intake-mapping-absent")
                .with("word", word.as_str())
                .with("place", or_top(place)),
            MappingProblemKind::WrongKind { word, needed } => Message::new("intake-mapping-wrong-kind")
                .with("word", word.as_str())
                .with("needed", needed.code()),
            MappingProblemKind::Version(version) => Message::new("intake-mapping-version")
                .with("version", *version)
                .with("known", i64::from(super::Mapping::VERSION)),
            MappingProblemKind::RoleTwice { role, columns } => Message::new("intake-mapping-role-twice")
                .with("role", role.as_str())
                .with("columns", columns.as_str()),
            MappingProblemKind::CodeTwice(code) => {
                Message::new("intake-mapping-code-twice").with("code", code.as_str())
            }
            MappingProblemKind::CutsNotRising(background) => {
                Message::new("intake-mapping-cuts-not-rising").with("background", background.as_str())
            }
            MappingProblemKind::ValueInTwoClasses { background, value } => {
                Message::new("intake-mapping-value-in-two-classes")
                    .with("background", background.as_str())
                    .with("value", value.as_str())
            }
        };
        message.with("line", self.line)
    }
}

/// The place, or a word for the top of the mapping by which a sentence can leave it out.
fn or_top(place: &str) -> &str {
    if place.is_empty() { "top" } else { place }
}
