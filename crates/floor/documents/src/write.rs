//! Output that is whole or absent: files are written beside their place and moved there together.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Why nothing was written; whatever was there before is still there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault:?}: {}", path.display())]
pub struct WriteError {
    /// What went wrong.
    pub fault: WriteFault,
    /// Where.
    pub path: PathBuf,
}

/// What can go wrong while writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteFault {
    /// No right to write here.
    NotWritable,
    /// No room left.
    DiskFull,
    /// The place where it should come is taken by something that is not a folder.
    NotAFolder,
    /// The folder holds something that no report holds; the path is that thing.
    NotOurs,
    /// A file name is absolute, leads upward or occurs twice.
    NameNotAllowed,
    /// Anything else that the operating system reports.
    Other(io::ErrorKind),
}

/// A name that only a report gives, by which an earlier report is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnName {
    /// This file, by its path inside the folder, such as `report.html`.
    File(&'static str),
    /// Any file of this folder with this extension (no dot), such as `definitions` and `toml`.
    FilesIn {
        /// The folder inside the report's folder.
        folder: &'static str,
        /// The extension.
        extension: &'static str,
    },
}

impl OwnName {
    fn covers(self, path: &Path) -> bool {
        match self {
            Self::File(name) => path == Path::new(name),
            Self::FilesIn { folder, extension } => {
                path.parent() == Some(Path::new(folder))
                    && path.extension().is_some_and(|given| given == extension)
            }
        }
    }
}

/// Writes all files into `folder`, or none.
///
/// `files` are paths inside the folder, with `/` between folders, and contents. The folder may be absent (its parents
/// are made), empty, or an earlier report: a folder that holds nothing but regular files covered by `own_names`. An
/// earlier report is replaced as a whole, so no file of it lives on beside newer ones.
///
/// # Errors
/// [`WriteError`]; then the folder is as it was, and nothing that was made on the way is left behind.
pub fn write_folder(folder: &Path, files: &[(&str, &[u8])], own_names: &[OwnName]) -> Result<(), WriteError> {
    write_on(&RealDisk, folder, files, own_names)
}

/// The operations that can fail for lack of rights or room; a test can make each of them fail.
trait Disk {
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    fn write_file(&self, path: &Path, contents: &[u8]) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}

struct RealDisk;

impl Disk for RealDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_file(&self, path: &Path, contents: &[u8]) -> io::Result<()> {
        let mut file = fs::File::create_new(path)?;
        io::Write::write_all(&mut file, contents)?;
        // Some file systems find out only now that there is no room.
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
}

fn write_on(
    disk: &impl Disk,
    folder: &Path,
    files: &[(&str, &[u8])],
    own_names: &[OwnName],
) -> Result<(), WriteError> {
    check_names(files)?;
    let there = occupant(folder, own_names)?;
    let name = folder.file_name().ok_or_else(|| refusal(WriteFault::NameNotAllowed, folder))?;
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));

    let mut made = Made::default();
    made.folders_to(disk, parent)?;
    let sibling = |ending: &str| parent.join(format!(".{}.{ending}", name.to_string_lossy()));

    let fresh = made.folder(disk, &sibling("new"))?;
    for (path, contents) in files {
        let path = fresh.join(path);
        if let Some(inner) = path.parent().filter(|inner| *inner != fresh) {
            made.folders_to(disk, inner)?;
        }
        disk.write_file(&path, contents).map_err(|error| fault(&error, &path))?;
    }

    match there {
        Occupant::Nothing => disk.rename(&fresh, folder).map_err(|error| fault(&error, folder))?,
        Occupant::EarlierReport => {
            let aside = sibling("old");
            // Left by a run that was cut off between its two moves; it is a report, replaced since.
            if aside.exists() && matches!(occupant(&aside, own_names)?, Occupant::EarlierReport) {
                fs::remove_dir_all(&aside).map_err(|error| fault(&error, &aside))?;
            }
            disk.rename(folder, &aside).map_err(|error| fault(&error, folder))?;
            if let Err(error) = disk.rename(&fresh, folder) {
                // Back as it was. If even that fails the earlier report is intact beside its place.
                let back = fs::rename(&aside, folder);
                return Err(back.map_or_else(|_| fault(&error, &aside), |()| fault(&error, folder)));
            }
            // The new report stands; an old one that cannot be removed is no reason to say that it failed.
            let _ = fs::remove_dir_all(&aside);
        }
    }
    made.keep();
    Ok(())
}

fn check_names(files: &[(&str, &[u8])]) -> Result<(), WriteError> {
    for (place, (name, _)) in files.iter().enumerate() {
        let path = Path::new(name);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        let twice = files[..place].iter().any(|(earlier, _)| Path::new(earlier) == path);
        if name.is_empty() || !inside || twice {
            return Err(refusal(WriteFault::NameNotAllowed, path));
        }
    }
    Ok(())
}

enum Occupant {
    Nothing,
    EarlierReport,
}

/// What stands in the place of the folder; an error if it is not ours to replace.
fn occupant(folder: &Path, own_names: &[OwnName]) -> Result<Occupant, WriteError> {
    let kind = match fs::symlink_metadata(folder) {
        Ok(there) => there.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Occupant::Nothing),
        Err(error) => return Err(fault(&error, folder)),
    };
    if !kind.is_dir() {
        return Err(refusal(WriteFault::NotAFolder, folder));
    }
    holds_only_ours(folder, Path::new(""), own_names)?;
    Ok(Occupant::EarlierReport)
}

fn holds_only_ours(root: &Path, inner: &Path, own_names: &[OwnName]) -> Result<(), WriteError> {
    let here = root.join(inner);
    for entry in fs::read_dir(&here).map_err(|error| fault(&error, &here))? {
        let entry = entry.map_err(|error| fault(&error, &here))?;
        let path = inner.join(entry.file_name());
        let kind = entry.file_type().map_err(|error| fault(&error, &entry.path()))?;
        if kind.is_dir() {
            holds_only_ours(root, &path, own_names)?;
        } else if !kind.is_file() || !own_names.iter().any(|name| name.covers(&path)) {
            return Err(refusal(WriteFault::NotOurs, &entry.path()));
        }
    }
    Ok(())
}

/// Folders made on the way, which go again when it does not end well.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
}

impl Made {
    fn folder(&mut self, disk: &impl Disk, path: &Path) -> Result<PathBuf, WriteError> {
        const ATTEMPTS: u32 = 100;
        for attempt in 0..ATTEMPTS {
            let path = match attempt {
                0 => path.to_owned(),
                _ => path.with_added_extension(attempt.to_string()),
            };
            match disk.create_dir(&path) {
                Ok(()) => {
                    self.folders.push(path.clone());
                    return Ok(path);
                }
                // Another run may be writing there at this moment.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(fault(&error, &path)),
            }
        }
        Err(refusal(WriteFault::Other(io::ErrorKind::AlreadyExists), path))
    }

    fn folders_to(&mut self, disk: &impl Disk, path: &Path) -> Result<(), WriteError> {
        let missing: Vec<_> = path.ancestors().take_while(|part| !part.as_os_str().is_empty() && !part.exists()).collect();
        for part in missing.into_iter().rev() {
            match disk.create_dir(part) {
                Ok(()) => self.folders.push(part.to_owned()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(fault(&error, part)),
            }
        }
        Ok(())
    }

    fn keep(mut self) {
        self.folders.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for (place, folder) in self.folders.iter().enumerate().rev() {
            let is_parent = self.folders[place + 1..].iter().any(|later| later.starts_with(folder));
            // A parent goes only if it is empty by now; what holds our own files goes with them.
            let _ = if is_parent { fs::remove_dir(folder) } else { fs::remove_dir_all(folder) };
        }
    }
}

fn refusal(fault: WriteFault, path: &Path) -> WriteError {
    WriteError { fault, path: path.to_owned() }
}

fn fault(error: &io::Error, path: &Path) -> WriteError {
    let fault = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteFault::NotWritable,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteFault::DiskFull,
        io::ErrorKind::NotADirectory => WriteFault::NotAFolder,
        other => WriteFault::Other(other),
    };
    WriteError { fault, path: path.to_owned() }
}
