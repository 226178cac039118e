//! A folder with a published data set: `meta.toml` beside the file that it describes.

use crate::mapping::{Mapping, MappingProblem, MappingProblemKind};
use crate::refusal::Refusal;
use std::path::{Component, Path, PathBuf};

/// The name of the mapping in the folder of a data set.
pub const META_FILE: &str = "meta.toml";

/// A data set that is ready to be read with [`crate::read`].
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The file with the records.
    pub file: PathBuf,
    /// What its columns mean.
    pub mapping: Mapping,
    /// The text of `meta.toml`, to keep beside a report.
    pub meta: String,
}

/// Opens the folder of a data set.
///
/// # Errors
/// A folder without `meta.toml`, or a `meta.toml` with problems; it must name a file in the same folder.
pub fn open_dataset(folder: &Path) -> Result<Dataset, Refusal> {
    let path = folder.join(META_FILE);
    let bytes = std::fs::read(&path).map_err(|error| match Refusal::from_io(&path, &error) {
        Refusal::NotFound { .. } => Refusal::NoMeta {
            folder: folder.display().to_string(),
        },
        other => other,
    })?;
    let Ok(meta) = String::from_utf8(bytes) else {
        return Err(Refusal::InvalidBytes {
            encoding: "utf-8",
            row: 1,
        });
    };
    let mapping = Mapping::read(&meta).map_err(Refusal::Mapping)?;
    let name = mapping.file.name.as_deref().map(Path::new);
    match name.filter(|name| is_plain(name)) {
        Some(name) => Ok(Dataset {
            file: folder.join(name),
            mapping,
            meta,
        }),
        None => Err(Refusal::Mapping(vec![MappingProblem {
            line: 1,
            kind: MappingProblemKind::Absent {
                word: "name".to_owned(),
                place: "file".to_owned(),
            },
        }])),
    }
}

/// Whether a name stays inside its folder.
fn is_plain(name: &Path) -> bool {
    let mut parts = name.components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        assert!(is_plain(Path::new("bdf.csv")));
        for name in ["../bdf.csv", "/etc/passwd", "a/b.csv", "", ".."] {
            assert!(!is_plain(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_folder_without_meta_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(matches!(open_dataset(folder.path()), Err(Refusal::NoMeta { .. })));
        std::fs::write(folder.path().join(META_FILE), "version = 1\nsector = \"po\"\n").expect("written");
        assert!(
            matches!(open_dataset(folder.path()), Err(Refusal::Mapping(problems)) if problems.len() == 1)
        );
    }
}
