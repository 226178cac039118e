//! One file that is whole or absent: written beside its place, then moved there.

use crate::fault::Fault;
use documents::{WriteError, WriteFault};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file, or leaves everything as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    place(path, |beside| {
        let mut file = File::create(beside)?;
        file.write_all(bytes)?;
        // Some file systems find out only now that there is no room.
        file.sync_all()
    })
    .map_err(|error: io::Error| fault(&error, path))
}

/// Lets `make` write a file beside its place and moves it there; when either fails, nothing is left of it.
pub fn place<E: From<io::Error>>(path: &Path, make: impl FnOnce(&Path) -> Result<(), E>) -> Result<(), E> {
    let beside = beside(path);
    let done = make(&beside).and_then(|()| fs::rename(&beside, path).map_err(E::from));
    if done.is_err() {
        // The error that led here is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    done
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

/// Why a file could not be written at this place.
pub fn fault(error: &io::Error, path: &Path) -> Fault {
    let (fault, path) = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            (WriteFault::NotWritable, path)
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (WriteFault::DiskFull, path),
        // Not the file itself but what it should stand in.
        io::ErrorKind::NotADirectory => (WriteFault::NotAFolder, path.parent().unwrap_or(path)),
        other => (WriteFault::Other(other), path),
    };
    Fault::Write(WriteError {
        fault,
        path: path.to_owned(),
    })
}
