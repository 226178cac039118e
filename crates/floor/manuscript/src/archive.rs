//! A ZIP archive, opened with limits: no bombs, no paths that lead out of it.

use crate::Refusal;
use std::io::{Cursor, Read};
use zip::{CompressionMethod, ZipArchive};

/// How much an archive may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most files.
    pub files: usize,
    /// The most bytes of one file, unpacked.
    pub file_bytes: u64,
    /// The most bytes that are unpacked in all.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 2_000,
            file_bytes: 60_000_000,
            bytes: 200_000_000,
        }
    }
}

/// What an archive says of one of its files. None of it need be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name, with the folders before it.
    pub name: String,
    /// How many bytes it has, unpacked.
    pub bytes: u64,
    /// How many bytes it takes in the archive.
    pub packed: u64,
    /// Whether it is packed in a way that is read.
    pub is_readable: bool,
    /// Whether it asks for a password.
    pub is_encrypted: bool,
    /// Whether it is a link to another place.
    pub is_link: bool,
}

/// An archive in memory.
#[derive(Debug)]
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    limits: Limits,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive and looks at the names in it; nothing is unpacked yet.
    ///
    /// # Errors
    ///
    /// An archive that is damaged, holds too many files, or names a place outside itself.
    pub fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if zip.len() > limits.files {
            return Err(Refusal::Bomb);
        }
        let mut names = Vec::with_capacity(zip.len());
        for number in 0..zip.len() {
            let file = zip.by_index_raw(number).map_err(|_| Refusal::Damaged)?;
            if file.enclosed_name().is_none() {
                return Err(Refusal::Outside);
            }
            let name = file.name().map_err(|_| Refusal::Damaged)?;
            names.push(name.into_owned());
        }
        Ok(Self {
            zip,
            names,
            limits,
            unpacked: 0,
        })
    }

    /// The names of the files in it.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What the archive says of each of its files, before anything is unpacked.
    ///
    /// # Errors
    ///
    /// An archive that is damaged.
    pub fn entries(&mut self) -> Result<Vec<Entry>, Refusal> {
        let count = self.zip.len();
        let of = |number| {
            let file = self.zip.by_index_raw(number).map_err(|_| Refusal::Damaged)?;
            Ok(Entry {
                name: file.name().map_err(|_| Refusal::Damaged)?.into_owned(),
                bytes: file.size(),
                packed: file.compressed_size(),
                is_readable: matches!(
                    file.compression(),
                    CompressionMethod::Stored | CompressionMethod::Deflated
                ),
                is_encrypted: file.encrypted(),
                is_link: file.is_symlink(),
            })
        };
        (0..count).map(of).collect()
    }

    /// Whether it holds two files of one name, so that nobody can tell which is meant.
    #[must_use]
    pub fn has_name_twice(&self) -> bool {
        self.zip.has_duplicate_names()
    }

    /// Whether it has this file.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|one| one == name)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// A file that is not there, is damaged, or unpacks to more than the limits allow, whatever its header says.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let file = self.zip.by_name(name).map_err(|_| Refusal::Damaged)?;
        let most = self.limits.file_bytes.min(self.limits.bytes - self.unpacked);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        let length = read.map_err(|_| Refusal::Damaged)? as u64;
        if length > most {
            return Err(Refusal::Bomb);
        }
        self.unpacked += length;
        Ok(bytes)
    }

    /// The text of a file in UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Archive::bytes`], and bytes that are no UTF-8.
    pub fn text(&mut self, name: &str) -> Result<String, Refusal> {
        String::from_utf8(self.bytes(name)?).map_err(|_| Refusal::Damaged)
    }
}
