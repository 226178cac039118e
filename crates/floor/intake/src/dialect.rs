//! How a text file separates its cells.

use serde::{Deserialize, Serialize};

/// The sign between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Delimiter {
    /// `;`, usual in the Netherlands, where the comma stands before decimals.
    #[serde(rename = ";")]
    Semicolon,
    /// `,`
    #[serde(rename = ",")]
    Comma,
    /// A tab.
    #[serde(rename = "\t")]
    Tab,
    /// `|`
    #[serde(rename = "|")]
    Bar,
}

impl Delimiter {
    /// All delimiters, the usual one first.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    /// The sign as text.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Semicolon => ";",
            Self::Comma => ",",
            Self::Tab => "\t",
            Self::Bar => "|",
        }
    }

    /// The sign as a byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        self.sign().as_bytes()[0]
    }
}

/// How a text file separates its rows and cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// The sign between cells.
    pub delimiter: Delimiter,
    /// The sign around cells, if any.
    pub quote: Option<u8>,
    /// Whether rows end with a carriage return alone, as on the Macs of long ago.
    pub return_only: bool,
}

impl Dialect {
    /// The byte with which a row ends.
    pub(crate) fn row_end(self) -> u8 {
        if self.return_only { b'\r' } else { b'\n' }
    }

    /// A reader of rows with this dialect over complete rows of text.
    pub(crate) fn reader(self, text: &str) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter.byte())
            .quoting(self.quote.is_some())
            .quote(self.quote.unwrap_or(b'"'))
            .from_reader(text.as_bytes())
    }
}
