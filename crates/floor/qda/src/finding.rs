//! What was found in a project, how grave it is, where, and what to tell the person.

use vocabulary::Message;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Read as it is, and said.
    Warn,
    /// Read with a change, and said.
    Repair,
    /// What is meant cannot be known: this part is not taken over, and said.
    Error,
    /// Nothing is read.
    Refuse,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file is no archive.
    NotAnArchive,
    /// It unpacks to more than a project can be.
    TooLarge,
    /// It has more selections than are read.
    TooManySelections,
    /// A file in the archive has a name that leads out of it.
    EntryName,
    /// A link stands in the archive instead of a file.
    EntryKind,
    /// Two files in the archive have one name.
    EntryTwice,
    /// A file in the archive is not as large as it says.
    EntrySize,
    /// The archive asks for a password.
    Encrypted,
    /// A file in the archive is packed in a way that the format does not have.
    Compression,
    /// There is not exactly one project in the archive.
    QdeCount,
    /// The XML has a document type.
    Dtd,
    /// The XML is nested too deep.
    TooDeep,
    /// The XML is broken.
    NotWellFormed,
    /// The XML is of another version of the format.
    Namespace,
    /// A path leads to a file that is not in the archive.
    PathNotInternal,
    /// A path leads out of the archive.
    PathEscapes,
    /// Something stands there that the format does not have.
    UnknownAttribute,
    /// Something is missing that the format asks for.
    MissingAttribute,
    /// A part stands there that the format does not have.
    UnknownElement,
    /// A part is missing.
    MissingElement,
    /// A part stands there too often.
    TooManyElements,
    /// A part stands in the wrong place.
    ElementOrder,
    /// A list of sets is empty.
    EmptySets,
    /// Text stands where none belongs.
    StrayText,
    /// A GUID is written in another way.
    GuidForm,
    /// A date is written in another way.
    DateForm,
    /// A date has no zone.
    DateZone,
    /// A colour is written in another way.
    ColorForm,
    /// A value cannot be read.
    ValueForm,
    /// A place lies before the text.
    OffsetNegative,
    /// A passage ends before it begins.
    OffsetReversed,
    /// A place lies after the text.
    OffsetBeyondText,
    /// A place lies in the middle of a sign.
    OffsetInsideSign,
    /// A passage has no words.
    SelectionEmpty,
    /// No way of counting fits.
    OffsetDialectUnknown,
    /// More than one way of counting fits.
    OffsetDialectAmbiguous,
    /// Something is pointed at that is not there.
    DanglingReference,
    /// Two things have one GUID.
    DuplicateGuid,
    /// A source has its text twice.
    ContentAndPath,
    /// A source has no text.
    NoText,
    /// The text of a source is not in the archive.
    SourceMissing,
    /// A text is not in UTF-8.
    TextNotUtf8,
    /// A text has signs that move its places.
    TextForm,
    /// A value is not of the kind of its variable.
    ValueTypeMismatch,
    /// There are two values where there can be one.
    CaseTwoValues,
    /// A value stands there twice.
    ValueTwice,
    /// A heading was coded.
    CodeNotCodable,
    /// Two codes have one name.
    CodeNamesEqual,
    /// A passage has a code twice by one coder.
    CodingTwice,
    /// A text in the archive belongs to nothing.
    StrayEntry,
    /// There are more findings of kinds that are listed.
    MoreFindings,
    /// A text has signs that some programs count twice.
    AstralCharacters,
}

impl Code {
    /// The code as other programs and tests know it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAnArchive => "not_an_archive",
            Self::TooLarge => "too_large",
            Self::TooManySelections => "too_many_selections",
            Self::EntryName => "entry_name",
            Self::EntryKind => "entry_kind",
            Self::EntryTwice => "entry_twice",
            Self::EntrySize => "entry_size",
            Self::Encrypted => "encrypted",
            Self::Compression => "compression",
            Self::QdeCount => "qde_count",
            Self::Dtd => "dtd",
            Self::TooDeep => "too_deep",
            Self::NotWellFormed => "not_well_formed",
            Self::Namespace => "namespace",
            Self::PathNotInternal => "path_not_internal",
            Self::PathEscapes => "path_escapes",
            Self::UnknownAttribute => "unknown_attribute",
            Self::MissingAttribute => "missing_attribute",
            Self::UnknownElement => "unknown_element",
            Self::MissingElement => "missing_element",
            Self::TooManyElements => "too_many_elements",
            Self::ElementOrder => "element_order",
            Self::EmptySets => "empty_sets",
            Self::StrayText => "stray_text",
            Self::GuidForm => "guid_form",
            Self::DateForm => "date_form",
            Self::DateZone => "date_zone",
            Self::ColorForm => "color_form",
            Self::ValueForm => "value_form",
            Self::OffsetNegative => "offset_negative",
            Self::OffsetReversed => "offset_reversed",
            Self::OffsetBeyondText => "offset_beyond_text",
            Self::OffsetInsideSign => "offset_inside_sign",
            Self::SelectionEmpty => "selection_empty",
            Self::OffsetDialectUnknown => "offset_dialect_unknown",
            Self::OffsetDialectAmbiguous => "offset_dialect_ambiguous",
            Self::DanglingReference => "dangling_reference",
            Self::DuplicateGuid => "duplicate_guid",
            Self::ContentAndPath => "content_and_path",
            Self::NoText => "no_text",
            Self::SourceMissing => "source_missing",
            Self::TextNotUtf8 => "text_not_utf8",
            Self::TextForm => "text_form",
            Self::ValueTypeMismatch => "value_type_mismatch",
            Self::CaseTwoValues => "case_two_values",
            Self::ValueTwice => "value_twice",
            Self::CodeNotCodable => "code_not_codable",
            Self::CodeNamesEqual => "code_names_equal",
            Self::CodingTwice => "coding_twice",
            Self::StrayEntry => "stray_entry",
            Self::MoreFindings => "more_findings",
            Self::AstralCharacters => "astral_characters",
        }
    }

    /// The key of its sentence.
    fn key(self) -> &'static str {
        match self {
            Self::NotAnArchive => "qda-not-an-archive",
            Self::TooLarge => "qda-too-large",
            Self::TooManySelections => "qda-too-many-selections",
            Self::EntryName => "qda-entry-name",
            Self::EntryKind => "qda-entry-kind",
            Self::EntryTwice => "qda-entry-twice",
            Self::EntrySize => "qda-entry-size",
            Self::Encrypted => "qda-encrypted",
            Self::Compression => "qda-compression",
            Self::QdeCount => "qda-qde-count",
            Self::Dtd => "qda-dtd",
            Self::TooDeep => "qda-too-deep",
            Self::NotWellFormed => "qda-not-well-formed",
            Self::Namespace => "qda-namespace",
            Self::PathNotInternal => "qda-path-not-internal",
            Self::PathEscapes => "qda-path-escapes",
            Self::UnknownAttribute => "qda-unknown-attribute",
            Self::MissingAttribute => "qda-missing-attribute",
            Self::UnknownElement => "qda-unknown-element",
            Self::MissingElement => "qda-missing-element",
            Self::TooManyElements => "qda-too-many-elements",
            Self::ElementOrder => "qda-element-order",
            Self::EmptySets => "qda-empty-sets",
            Self::StrayText => "qda-stray-text",
            Self::GuidForm => "qda-guid-form",
            Self::DateForm => "qda-date-form",
            Self::DateZone => "qda-date-zone",
            Self::ColorForm => "qda-color-form",
            Self::ValueForm => "qda-value-form",
            Self::OffsetNegative => "qda-offset-negative",
            Self::OffsetReversed => "qda-offset-reversed",
            Self::OffsetBeyondText => "qda-offset-beyond-text",
            Self::OffsetInsideSign => "qda-offset-inside-sign",
            Self::SelectionEmpty => "qda-selection-empty",
            Self::OffsetDialectUnknown => "qda-offset-dialect-unknown",
            Self::OffsetDialectAmbiguous => "qda-offset-dialect-ambiguous",
            Self::DanglingReference => "qda-dangling-reference",
            Self::DuplicateGuid => "qda-duplicate-guid",
            Self::ContentAndPath => "qda-content-and-path",
            Self::NoText => "qda-no-text",
            Self::SourceMissing => "qda-source-missing",
            Self::TextNotUtf8 => "qda-text-not-utf8",
            Self::TextForm => "qda-text-form",
            Self::ValueTypeMismatch => "qda-value-type-mismatch",
            Self::CaseTwoValues => "qda-case-two-values",
            Self::ValueTwice => "qda-value-twice",
            Self::CodeNotCodable => "qda-code-not-codable",
            Self::CodeNamesEqual => "qda-code-names-equal",
            Self::CodingTwice => "qda-coding-twice",
            Self::StrayEntry => "qda-stray-entry",
            Self::MoreFindings => "qda-more-findings",
            Self::AstralCharacters => "qda-astral-characters",
        }
    }
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The line of the project file; 0 where there is none.
    pub line: usize,
    /// What stands there: the kind of thing and its name, in the words of the file.
    pub what: String,
}

/// Something that was found in a project.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} in line {}: {}", code.as_str(), place.line, place.what)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// What it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
}

impl Finding {
    /// A finding at a place.
    #[must_use]
    pub fn new(severity: Severity, code: Code, line: usize, what: impl Into<String>) -> Self {
        let what = what.into();
        let place = Place { line, what };
        Self {
            severity,
            code,
            place,
        }
    }

    /// One that stops the reading.
    pub(crate) fn refuse(code: Code, what: impl Into<String>) -> Self {
        Self::new(Severity::Refuse, code, 0, what)
    }

    /// In which line of the project file it is; nothing where that says nothing.
    #[must_use]
    pub fn line(&self) -> Option<Message> {
        (self.place.line > 0).then(|| Message::new("qda-line").with("line", self.place.line))
    }

    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(self.code.key())
            .with("line", self.place.line)
            .with("what", self.place.what.as_str());
        match self.code {
            Code::TooManySelections => message.with("most", crate::MOST_SELECTIONS),
            _ => message,
        }
    }
}
