//! What kind of file it is, from its first bytes. The name of a file is not believed.

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text with a sign between cells.
    Csv,
    /// A workbook of Excel or LibreOffice.
    Workbook,
    /// Apache Parquet.
    Parquet,
    /// EDEXML, the exchange format of primary pupil administrations.
    Edexml,
}

impl Format {
    /// The word for it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Workbook => "workbook",
            Self::Parquet => "parquet",
            Self::Edexml => "edexml",
        }
    }

    /// The kind of a file.
    ///
    /// # Errors
    /// A file that is not there, cannot be opened, is empty, or is of no kind we know.
    pub fn detect(path: &Path) -> Result<Self, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::from_io(path, &error);
        let mut start = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.is_dir() {
            return Err(Refusal::UnknownFormat);
        }
        file.take(4_096).read_to_end(&mut start).map_err(unreadable)?;
        if start.starts_with(vocabulary::TRUTH_MARK.as_bytes()) {
            return Err(Refusal::SimulatedTruth);
        }
        match start.as_slice() {
            [] => Err(Refusal::Empty),
            [b'P', b'A', b'R', b'1', ..] => Ok(Self::Parquet),
            [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Self::Workbook),
            [b'%', b'P', b'D', b'F', ..] | [0x1F, 0x8B, ..] | [b'R', b'a', b'r', b'!', ..] => {
                Err(Refusal::UnknownFormat)
            }
            bytes => {
                // XML may be UTF-16; without its zero bytes it looks the same.
                let plain: Vec<u8> = bytes
                    .iter()
                    .copied()
                    .filter(|byte| byte.is_ascii_graphic())
                    .collect();
                match plain.first() {
                    Some(b'<') if contains(&plain, b"<EDEX") || contains(&plain, b"<!DOCTYPE") => {
                        Ok(Self::Edexml)
                    }
                    Some(b'<' | b'{' | b'[') => Err(Refusal::UnknownFormat),
                    _ => Ok(Self::Csv),
                }
            }
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn detect(bytes: &[u8]) -> Result<Format, Refusal> {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("written");
        Format::detect(file.path())
    }

    #[test]
    fn the_first_bytes_decide() {
        assert_eq!(detect(b""), Err(Refusal::Empty));
        assert_eq!(detect(b"a;b\n1;2\n"), Ok(Format::Csv));
        assert_eq!(detect(b"<5;a\n1;2\n"), Err(Refusal::UnknownFormat));
        assert_eq!(detect(b"PAR1...."), Ok(Format::Parquet));
        assert_eq!(detect(b"PK\x03\x04...."), Ok(Format::Workbook));
        assert_eq!(detect(b"<?xml version=\"1.0\"?>\n<EDEX>"), Ok(Format::Edexml));
        assert_eq!(detect(b"<html><body>"), Err(Refusal::UnknownFormat));
        assert_eq!(detect(b"{\"type\": 1}"), Err(Refusal::UnknownFormat));
        assert_eq!(detect(b"%PDF-1.7"), Err(Refusal::UnknownFormat));
        assert!(matches!(
            Format::detect(Path::new("is/not/there")),
            Err(Refusal::NotFound { .. })
        ));
    }
}
