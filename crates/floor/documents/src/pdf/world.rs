//! The world that Typst sees: one template, a few files in memory and the fonts of the report; no disk, no network.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::RenderError;

const TEMPLATE: &str = include_str!("../../assets/report.typ");

const FONTS: [&[u8]; 5] = [
    include_bytes!("../../assets/fonts/WiegSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/WiegSans-Italic.ttf"),
    include_bytes!("../../assets/fonts/WiegSans-Semibold.ttf"),
    include_bytes!("../../assets/fonts/WiegSerif-Regular.ttf"),
    include_bytes!("../../assets/fonts/WiegSerif-Semibold.ttf"),
];

/// The fonts, read once.
static READ: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let read = FONTS
        .into_iter()
        .filter_map(|font| Font::new(Bytes::new(font), 0));
    read.collect()
});

/// The template, the files it may read, and nothing else.
pub(super) struct PrintWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl PrintWorld {
    /// Whether any font has this sign.
    pub fn covers(sign: char) -> bool {
        READ.iter()
            .any(|font| font.info().coverage.contains(u32::from(sign)))
    }

    /// A world with these files, by path from its root.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Result<Self, RenderError> {
        let fonts = READ.clone();
        let files = files
            .into_iter()
            .map(|(path, bytes)| Ok((file_id(&path)?, Bytes::new(bytes))))
            .collect::<Result<_, RenderError>>()?;
        Ok(Self {
            // Headers of rows, which screen readers need, are still behind this flag.
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file_id("report.typ")?, TEMPLATE.to_owned()),
            files,
        })
    }
}

fn file_id(path: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(path)
        .map_err(|refusal| RenderError::Typesetting(vec![format!("{path}: {refusal:?}")]))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for PrintWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(not_found(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // The same document makes the same file on any day.
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_there_under_its_own_name() {
        let world = PrintWorld::new(BTreeMap::new()).unwrap();
        let families: Vec<_> = world
            .fonts
            .iter()
            .map(|font| font.info().family.as_str())
            .collect();
        assert_eq!(
            families,
            ["Wieg Sans", "Wieg Sans", "Wieg Sans", "Wieg Serif", "Wieg Serif"]
        );
    }

    #[test]
    fn the_disk_is_out_of_reach() {
        let world = PrintWorld::new(BTreeMap::new()).unwrap();
        for path in ["etc/passwd", "Cargo.toml", "src/lib.rs"] {
            let id = file_id(path).unwrap();
            assert!(matches!(world.file(id), Err(FileError::NotFound(_))), "{path}");
            assert!(matches!(world.source(id), Err(FileError::NotFound(_))), "{path}");
        }
        assert_eq!(world.today(None), None);
    }
}
