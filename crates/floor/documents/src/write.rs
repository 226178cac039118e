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
    let name = folder
        .file_name()
        .ok_or_else(|| refusal(WriteFault::NameNotAllowed, folder))?;
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));

    let mut made = Made::default();
    made.parents(disk, parent)?;
    let sibling = |ending: &str| parent.join(format!(".{}.{ending}", name.to_string_lossy()));

    let fresh = made.fresh(disk, &sibling("new"))?;
    for (path, contents) in files {
        let path = fresh.join(path);
        for inner in path.parent().map(missing_folders).unwrap_or_default() {
            create_dir_if_absent(disk, inner)?;
        }
        disk.write_file(&path, contents)
            .map_err(|error| fault(&error, &path))?;
    }

    match there {
        Occupant::Nothing => disk
            .rename(&fresh, folder)
            .map_err(|error| fault(&error, folder))?,
        Occupant::EarlierReport => {
            let aside = sibling("old");
            // Left by a run that was cut off between its two moves; it is a report, replaced since.
            if aside.exists() && matches!(occupant(&aside, own_names)?, Occupant::EarlierReport) {
                fs::remove_dir_all(&aside).map_err(|error| fault(&error, &aside))?;
            }
            disk.rename(folder, &aside)
                .map_err(|error| fault(&error, folder))?;
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
        let twice = files[..place]
            .iter()
            .any(|(earlier, _)| Path::new(earlier) == path);
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

/// What was made on the way, which goes again when it does not end well.
#[derive(Default)]
struct Made {
    /// Folders above the report, outermost first; they go only if nobody else has put anything in them.
    parents: Vec<PathBuf>,
    /// The folder in which the new report is being written; it goes with all that is in it.
    fresh: Option<PathBuf>,
}

impl Made {
    fn parents(&mut self, disk: &impl Disk, parent: &Path) -> Result<(), WriteError> {
        for folder in missing_folders(parent) {
            if create_dir_if_absent(disk, folder)? {
                self.parents.push(folder.to_owned());
            }
        }
        Ok(())
    }

    fn fresh(&mut self, disk: &impl Disk, path: &Path) -> Result<PathBuf, WriteError> {
        const ATTEMPTS: u32 = 100;
        for attempt in 0..ATTEMPTS {
            let path = match attempt {
                0 => path.to_owned(),
                _ => path.with_added_extension(attempt.to_string()),
            };
            // Another run may be writing there at this moment: leave it alone.
            if create_dir_if_absent(disk, &path)? {
                self.fresh = Some(path.clone());
                return Ok(path);
            }
        }
        Err(refusal(WriteFault::Other(io::ErrorKind::AlreadyExists), path))
    }

    fn keep(mut self) {
        self.parents.clear();
        self.fresh = None;
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // Nothing more can be done for what cannot be removed; the error that led here is the one to report.
        if let Some(fresh) = &self.fresh {
            let _ = fs::remove_dir_all(fresh);
        }
        for folder in self.parents.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folders on the way to `path`, itself included, that are not there yet; outermost first.
fn missing_folders(path: &Path) -> Vec<&Path> {
    let mut missing: Vec<_> = path
        .ancestors()
        .take_while(|part| !part.as_os_str().is_empty() && !part.exists())
        .collect();
    missing.reverse();
    missing
}

/// Whether the folder had to be made.
fn create_dir_if_absent(disk: &impl Disk, path: &Path) -> Result<bool, WriteError> {
    match disk.create_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(fault(&error, path)),
    }
}

fn refusal(fault: WriteFault, path: &Path) -> WriteError {
    WriteError {
        fault,
        path: path.to_owned(),
    }
}

fn fault(error: &io::Error, path: &Path) -> WriteError {
    let fault = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteFault::NotWritable,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteFault::DiskFull,
        io::ErrorKind::NotADirectory => WriteFault::NotAFolder,
        other => WriteFault::Other(other),
    };
    WriteError {
        fault,
        path: path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const OWN: [OwnName; 3] = [
        OwnName::File("report.html"),
        OwnName::File("report.json"),
        OwnName::FilesIn {
            folder: "definitions",
            extension: "toml",
        },
    ];
    const OLD: [(&str, &[u8]); 2] = [("report.html", b"old"), ("definitions/gap.toml", b"old gap")];
    const NEW: [(&str, &[u8]); 3] = [
        ("report.html", b"new"),
        ("report.json", b"{}"),
        ("definitions/rate.toml", b"new rate"),
    ];

    /// Every file under a folder with its contents, and every folder; sorted.
    fn everything(folder: &Path) -> Vec<(PathBuf, Option<String>)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(everything(&path));
                found.push((path, None));
            } else {
                found.push((path.clone(), Some(fs::read_to_string(&path).unwrap())));
            }
        }
        found.sort();
        found
    }

    /// The real disk until an operation of which the number is given; that one fails.
    struct FaultyDisk {
        operations_left: Cell<usize>,
        kind: io::ErrorKind,
    }

    impl FaultyDisk {
        fn operate(&self, operation: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
            match self.operations_left.get().checked_sub(1) {
                Some(left) => self.operations_left.set(left),
                None => return Err(self.kind.into()),
            }
            operation()
        }
    }

    impl Disk for FaultyDisk {
        fn create_dir(&self, path: &Path) -> io::Result<()> {
            self.operate(|| RealDisk.create_dir(path))
        }

        fn write_file(&self, path: &Path, contents: &[u8]) -> io::Result<()> {
            // A full disk keeps the first part of a file.
            self.operate(|| RealDisk.write_file(path, contents))
                .inspect_err(|_| {
                    let _ = fs::write(path, &contents[..contents.len() / 2]);
                })
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.operate(|| RealDisk.rename(from, to))
        }
    }

    #[test]
    fn writes_all_files_and_makes_the_way() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("out/2026/report");
        write_folder(&folder, &NEW, &OWN).unwrap();
        assert_eq!(
            fs::read(folder.join("definitions/rate.toml")).unwrap(),
            b"new rate"
        );
        assert_eq!(
            fs::read_dir(folder.parent().unwrap()).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }

    #[test]
    fn an_earlier_report_is_replaced_as_a_whole() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("report");
        write_folder(&folder, &OLD, &OWN).unwrap();
        write_folder(&folder, &NEW, &OWN).unwrap();
        assert_eq!(fs::read(folder.join("report.html")).unwrap(), b"new");
        assert!(!folder.join("definitions/gap.toml").exists());
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_empty_folder_may_be_filled() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("report");
        fs::create_dir(&folder).unwrap();
        write_folder(&folder, &NEW, &OWN).unwrap();
        assert!(folder.join("report.json").is_file());
    }

    #[test]
    fn what_is_not_a_report_is_left_alone() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("documents");
        for stranger in ["letter.txt", "definitions/notes.md", "sub/report.html"] {
            let _ = fs::remove_dir_all(&folder);
            write_folder(&folder, &OLD, &OWN).unwrap();
            fs::create_dir_all(folder.join(stranger).parent().unwrap()).unwrap();
            fs::write(folder.join(stranger), "mine").unwrap();
            let before = everything(room.path());
            let error = write_folder(&folder, &NEW, &OWN).unwrap_err();
            assert_eq!(error, refusal(WriteFault::NotOurs, &folder.join(stranger)));
            assert_eq!(everything(room.path()), before);
        }
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_left_alone() {
        let room = tempfile::tempdir().unwrap();
        let place = room.path().join("report");
        fs::write(&place, "mine").unwrap();
        let error = write_folder(&place, &NEW, &OWN).unwrap_err();
        assert_eq!(error.fault, WriteFault::NotAFolder);
        let error = write_folder(&place.join("inner"), &NEW, &OWN).unwrap_err();
        assert_eq!(error.fault, WriteFault::NotAFolder);
        assert_eq!(fs::read(&place).unwrap(), b"mine");
    }

    #[test]
    fn names_stay_inside_and_differ() {
        let room = tempfile::tempdir().unwrap();
        for names in [
            &["../evil"][..],
            &["/evil"],
            &[""],
            &["a/../../evil"],
            &["a", "a"],
        ] {
            let files: Vec<_> = names.iter().map(|name| (*name, &b"x"[..])).collect();
            let error = write_folder(&room.path().join("report"), &files, &OWN).unwrap_err();
            assert_eq!(error.fault, WriteFault::NameNotAllowed, "{names:?}");
        }
        assert_eq!(everything(room.path()), []);
    }

    #[test]
    fn a_fault_at_any_moment_leaves_everything_as_it_was() {
        let faults = [
            (io::ErrorKind::StorageFull, WriteFault::DiskFull),
            (io::ErrorKind::PermissionDenied, WriteFault::NotWritable),
        ];
        for (kind, expected) in faults {
            for earlier in [false, true] {
                let mut failed = 0;
                for operations in 0.. {
                    let room = tempfile::tempdir().unwrap();
                    let folder = room.path().join("out/report");
                    if earlier {
                        write_folder(&folder, &OLD, &OWN).unwrap();
                    }
                    let before = everything(room.path());
                    let disk = FaultyDisk {
                        operations_left: Cell::new(operations),
                        kind,
                    };
                    match write_on(&disk, &folder, &NEW, &OWN) {
                        Ok(()) => break,
                        Err(error) => assert_eq!(error.fault, expected),
                    }
                    assert_eq!(everything(room.path()), before, "after {operations} operations");
                    failed += 1;
                }
                // Folders, files and moves were each made to fail.
                assert_eq!(failed, 7, "earlier: {earlier}");
            }
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_without_room_is_a_full_disk() {
        let mut full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let error = io::Write::write_all(&mut full, b"report").unwrap_err();
        assert_eq!(
            fault(&error, Path::new("report.html")).fault,
            WriteFault::DiskFull
        );
    }
}
