//! Why a file is not read, and what to do then.

use vocabulary::Message;

/// Why a file is not read. Nothing of it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There are no words in it.
    #[error("there are no words in the file")]
    Empty,
    /// It is larger than a text can be.
    #[error("the file is too large")]
    TooLarge,
    /// It unpacks to more than a text can be.
    #[error("the archive unpacks to more than a text can be")]
    Bomb,
    /// It is damaged, or not whole.
    #[error("the file is damaged")]
    Damaged,
    /// XML with a document type, or nested too deep.
    #[error("the file holds XML that is not opened")]
    UnsafeXml,
    /// It asks for files outside itself.
    #[error("the archive names files outside itself")]
    Outside,
    /// A document of Word from before 2007.
    #[error("a document of Word from before 2007")]
    OldWord,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// Rich text.
    #[error("rich text")]
    RichText,
    /// No kind of text that is known.
    #[error("no kind of text that is known")]
    UnknownKind,
}

impl Refusal {
    /// What to tell the person.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Empty => "manuscript-empty",
            Self::TooLarge => "manuscript-too-large",
            Self::Bomb => "manuscript-bomb",
            Self::Damaged => "manuscript-damaged",
            Self::UnsafeXml => "manuscript-unsafe-xml",
            Self::Outside => "manuscript-outside",
            Self::OldWord => "manuscript-old-word",
            Self::Pdf => "manuscript-pdf",
            Self::RichText => "manuscript-rich-text",
            Self::UnknownKind => "manuscript-unknown-kind",
        })
    }
}
