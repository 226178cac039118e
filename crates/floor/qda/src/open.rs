//! The archive of a project: looked over before anything is unpacked.

use crate::finding::{Code, Finding};
use manuscript::{Archive, Entry, Limits, Refusal};
use std::collections::BTreeMap;

/// How much of an archive is read.
const LIMITS: Limits = Limits {
    files: 10_000,
    file_bytes: 200_000_000,
    bytes: 400_000_000,
};

/// Up to this many bytes no file is a bomb, however well it is packed.
const SMALL: u64 = 1_000_000;

/// How many times smaller a file may be packed. Coded interviews come to thirty.
const MOST_PACKED: u64 = 200;

/// An archive that was looked over.
pub(crate) struct Opened<'a> {
    archive: Archive<'a>,
    /// The project itself.
    pub(crate) project: Vec<u8>,
    /// The names in the folder with sources, in lower case, with their names in the archive and their sizes.
    sources: BTreeMap<String, Entry>,
}

fn refused(refusal: Refusal) -> Finding {
    let code = match refusal {
        Refusal::Bomb | Refusal::TooLarge => Code::TooLarge,
        Refusal::Outside => Code::EntryName,
        _ => Code::NotAnArchive,
    };
    Finding::refuse(code, "")
}

impl<'a> Opened<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Finding> {
        let mut archive = Archive::open(bytes, LIMITS).map_err(refused)?;
        let entries = archive.entries().map_err(refused)?;
        for entry in &entries {
            if let Some(code) = wrong(entry) {
                return Err(Finding::refuse(code, crate::tree::shortened(&entry.name)));
            }
        }
        let mut names: Vec<String> = entries.iter().map(|entry| entry.name.to_lowercase()).collect();
        names.sort();
        if archive.has_name_twice() || names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Finding::refuse(Code::EntryTwice, ""));
        }
        let is_project =
            |entry: &&Entry| !entry.name.contains('/') && entry.name.to_lowercase().ends_with(".qde");
        let mut projects = entries.iter().filter(is_project);
        let (Some(project), None) = (projects.next(), projects.next()) else {
            return Err(Finding::refuse(Code::QdeCount, ""));
        };
        let project = whole(&mut archive, project)?;
        let source = |entry: Entry| {
            let lower = entry.name.to_lowercase();
            let name = lower.strip_prefix("sources/").filter(|name| !name.is_empty())?;
            Some((name.to_owned(), entry))
        };
        Ok(Self {
            archive,
            project,
            sources: entries.into_iter().filter_map(source).collect(),
        })
    }

    /// The bytes of a source; nothing if there is none of this name.
    pub(crate) fn source(&mut self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        match self.sources.get(&name.to_lowercase()) {
            Some(entry) => whole(&mut self.archive, entry).map(Some),
            None => Ok(None),
        }
    }

    /// The names of the sources, in lower case.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }
}

/// A file, if it is as large as it says.
fn whole(archive: &mut Archive, entry: &Entry) -> Result<Vec<u8>, Finding> {
    let bytes = archive.bytes(&entry.name).map_err(refused)?;
    match bytes.len() as u64 == entry.bytes {
        true => Ok(bytes),
        false => Err(Finding::refuse(
            Code::EntrySize,
            crate::tree::shortened(&entry.name),
        )),
    }
}

/// What is wrong with a file, as far as can be told from outside.
fn wrong(entry: &Entry) -> Option<Code> {
    let name = entry.name.as_str();
    let leads_out =
        name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(|part| part == "..");
    // A file that gains nothing by packing grows by a few bytes, and not more.
    let is_larger_packed = entry.packed > entry.bytes + entry.bytes / 1_000 + 1_000;
    let is_bomb = entry.bytes > SMALL && entry.bytes / MOST_PACKED > entry.packed;
    match () {
        () if leads_out => Some(Code::EntryName),
        () if entry.is_link => Some(Code::EntryKind),
        () if entry.is_encrypted => Some(Code::Encrypted),
        () if !entry.is_readable => Some(Code::Compression),
        () if is_larger_packed => Some(Code::EntrySize),
        () if is_bomb || entry.bytes > LIMITS.file_bytes => Some(Code::TooLarge),
        () => None,
    }
}
