//! A text that somebody wrote or said: a file from a word processor or of subtitles in, plain text out.
//!
//! Whatever the file, the answer is a whole text or a [`Refusal`] that says what to do. Archives are opened with
//! limits, XML without document types, and nothing outside the file is ever looked for.

mod archive;
mod docx;
mod odt;
mod refusal;
mod subtitles;
pub mod xml;

pub use archive::{Archive, Entry, Limits};
pub use refusal::Refusal;

use intake::Encoding;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 20_000_000;

/// What kind of file a text came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A document of Word.
    Docx,
    /// A document of LibreOffice and others.
    Odt,
    /// Subtitles in WebVTT.
    Vtt,
    /// Subtitles in SubRip.
    Srt,
}

impl Kind {
    /// The endings of files that are read.
    pub const ENDINGS: [&'static str; 5] = ["txt", "docx", "odt", "vtt", "srt"];
}

/// A text as it was written, with lines that end in `\n` and without a byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// The text.
    pub text: String,
    /// What kind of file it came in.
    pub kind: Kind,
    /// Whether the file holds changes that nobody accepted yet; they are read as if accepted.
    pub has_open_changes: bool,
    /// Whether the file holds comments; they are left out.
    pub has_comments: bool,
}

impl Manuscript {
    fn plain(text: String, kind: Kind) -> Self {
        Self {
            text,
            kind,
            has_open_changes: false,
            has_comments: false,
        }
    }

    /// The text of a file, whatever its name says it is.
    ///
    /// # Errors
    ///
    /// A file that is empty, too large, damaged, of another kind, or made to do harm.
    ///
    /// ```
    /// use manuscript::{Kind, Manuscript};
    ///
    /// let read = Manuscript::read(b"Beste ouders,\r\nCaf\xe9 op het plein.").expect("a text");
    /// assert_eq!(read.text, "Beste ouders,\nCafé op het plein.");
    /// assert_eq!(read.kind, Kind::Text);
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > LARGEST {
            return Err(Refusal::TooLarge);
        }
        let read = match bytes {
            [b'P', b'K', 3, 4, ..] => Self::from_archive(bytes)?,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Refusal::OldWord),
            [b'%', b'P', b'D', b'F', ..] => return Err(Refusal::Pdf),
            [b'{', b'\\', b'r', b't', b'f', ..] => return Err(Refusal::RichText),
            _ => Self::from_text(bytes)?,
        };
        let read = Self {
            text: plain(&read.text),
            ..read
        };
        match read.text.contains(char::is_alphanumeric) {
            true => Ok(read),
            false => Err(Refusal::Empty),
        }
    }

    fn from_archive(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut archive = Archive::open(bytes, Limits::default())?;
        if archive.has("word/document.xml") {
            docx::read(&archive.text("word/document.xml")?)
        } else if archive.has("content.xml") {
            odt::read(&archive.text("content.xml")?)
        } else {
            Err(Refusal::UnknownKind)
        }
    }

    fn from_text(bytes: &[u8]) -> Result<Self, Refusal> {
        let text = Encoding::read(bytes).ok_or(Refusal::UnknownKind)?;
        // A text has no such signs; a picture or a program has.
        let is_binary = |sign: char| {
            sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')
        };
        if text.chars().filter(|sign| is_binary(*sign)).count() * 200 > text.chars().count() {
            return Err(Refusal::UnknownKind);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        Ok(match subtitles::kind(&text) {
            Some(kind) => Self::plain(subtitles::read(&text), kind),
            None => Self::plain(text, Kind::Text),
        })
    }
}

/// One kind of line end, and none of the signs that nobody sees.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let signs = text.chars().filter_map(|sign| match sign {
        // What Word, old printers and Unicode end a line with.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(sign),
        hidden if hidden.is_control() => None,
        other => Some(other),
    });
    signs.collect()
}
