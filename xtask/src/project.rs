//! The files of the project, as the checks see them: paths from the root, and text.

use crate::rust_source::RustSource;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Larger files are data, not something that people wrote here.
const LARGEST: u64 = 1 << 20;

/// A file with text in it.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// From the root, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A Rust file.
pub struct RustFile {
    /// From the root, with `/` between the parts.
    pub path: String,
    /// Its code, or where and why it cannot be read.
    pub source: Result<RustSource, (usize, String)>,
    /// Whether it is compiled for tests, benchmarks or examples only.
    pub is_test: bool,
}

/// All files of the project.
pub struct Project {
    root: PathBuf,
    paths: BTreeSet<String>,
    texts: Vec<TextFile>,
    rust: Vec<RustFile>,
}

impl Project {
    /// The project that this program was built in.
    pub fn open() -> Result<Self, String> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().ok_or("the folder xtask has no parent")?;
        let ignored = Ignored::read(&fs::read_to_string(root.join(".gitignore")).unwrap_or_default());
        let mut files = Vec::new();
        walk(root, "", &ignored, &mut files)?;
        Ok(Self {
            root: root.to_owned(),
            ..Self::new(files)
        })
    }

    /// A project of these files; a file without text is not text.
    fn new(files: Vec<(String, Option<String>)>) -> Self {
        let mut paths = BTreeSet::new();
        let mut texts = Vec::new();
        for (path, text) in files {
            let parents = path.match_indices('/').map(|(end, _)| path[..end].to_owned());
            paths.extend(parents);
            paths.insert(path.clone());
            texts.extend(text.map(|text| TextFile { path, text }));
        }
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let rust = rust_files(&texts);
        Self {
            root: PathBuf::new(),
            paths,
            texts,
            rust,
        }
    }

    /// A small project, for tests of the checks.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let owned = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned())));
        Self::new(owned.collect())
    }

    /// Where it lies on this machine.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is a file or folder with this path.
    pub fn has(&self, path: &str) -> bool {
        path.is_empty() || self.paths.contains(path.trim_end_matches('/'))
    }

    /// The files with text, in the order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = &TextFile> {
        self.texts.iter()
    }

    /// The files with text whose paths end like this.
    pub fn ending_in(&self, ending: &'static str) -> impl Iterator<Item = &TextFile> {
        self.texts.iter().filter(move |file| file.path.ends_with(ending))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        let place = self
            .texts
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()?;
        Some(&self.texts[place].text)
    }

    /// The Rust files.
    pub fn rust(&self) -> &[RustFile] {
        &self.rust
    }

    /// The code that is shipped: Rust files under a `src`, without what is compiled for tests only.
    pub fn shipped(&self) -> impl Iterator<Item = (&str, &RustSource)> {
        self.rust.iter().filter(|file| !file.is_test).filter_map(|file| {
            let source = file.source.as_ref().ok()?;
            file.path.contains("src/").then_some((file.path.as_str(), source))
        })
    }

    /// The folder of the crate that a file belongs to.
    pub fn crate_of<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.rmatch_indices('/')
            .map(|(end, _)| &path[..end])
            .find(|folder| self.has(&format!("{folder}/Cargo.toml")))
    }

    /// The names of the folders directly in `folder`.
    pub fn folders_in(&self, folder: &str) -> BTreeSet<&str> {
        let inside = self
            .paths
            .iter()
            .filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        inside
            .filter_map(|rest| rest.split_once('/'))
            .map(|(name, _)| name)
            .collect()
    }
}

fn rust_files(texts: &[TextFile]) -> Vec<RustFile> {
    let rust = texts.iter().filter(|file| file.path.ends_with(".rs"));
    let mut files: Vec<RustFile> = rust
        .map(|file| RustFile {
            path: file.path.clone(),
            source: RustSource::read(&file.text),
            is_test: file
                .path
                .split('/')
                .any(|part| matches!(part, "tests" | "benches" | "examples")),
        })
        .collect();
    // A module that is declared for tests only is a test, and so is all below it.
    let mut test_modules: Vec<String> = Vec::new();
    for file in &files {
        let Ok(source) = &file.source else { continue };
        if source.is_all_tests() {
            test_modules.push(file.path.trim_end_matches(".rs").to_owned());
        }
        let folder = module_folder(&file.path);
        test_modules.extend(
            source
                .test_modules()
                .iter()
                .map(|name| format!("{folder}/{name}")),
        );
    }
    for file in &mut files {
        file.is_test |= test_modules.iter().any(|module| {
            let rest = file.path.strip_prefix(module.as_str());
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        });
    }
    files
}

/// The folder in which the modules of a file lie.
fn module_folder(path: &str) -> &str {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder,
        _ => path.trim_end_matches(".rs"),
    }
}

fn walk(
    root: &Path,
    inside: &str,
    ignored: &Ignored,
    files: &mut Vec<(String, Option<String>)>,
) -> Result<(), String> {
    let folder = root.join(inside);
    let unreadable = |fault: std::io::Error| format!("{} cannot be read: {fault}", folder.display());
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() {
            name.clone()
        } else {
            format!("{inside}/{name}")
        };
        if name == ".git" || ignored.has(&path) {
            continue;
        }
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() {
            walk(root, &path, ignored, files)?;
        } else {
            let is_small = entry.metadata().map_err(unreadable)?.len() <= LARGEST;
            // What is not UTF-8 is not text; the checks have nothing to say about fonts.
            let text = is_small.then(|| fs::read_to_string(entry.path()).ok()).flatten();
            files.push((path, text));
        }
    }
    Ok(())
}

/// What `.gitignore` leaves out, as far as ours goes: `/name` at the root, `name` anywhere, `*` for the rest.
struct Ignored(Vec<String>);

impl Ignored {
    fn read(text: &str) -> Self {
        let lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self(lines.map(|line| line.trim_end_matches('/').to_owned()).collect())
    }

    fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.0.iter().any(|pattern| match pattern.strip_prefix('/') {
            Some(at_root) => matches_pattern(at_root, path),
            None => matches_pattern(pattern, name),
        })
    }
}

/// Whether a name fits a pattern in which each `*` stands for anything.
pub fn matches_pattern(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(left) = name.strip_prefix(start) else {
        return false;
    };
    let mut ends = left.char_indices().map(|(at, _)| at).chain([left.len()]);
    ends.any(|at| matches_pattern(rest, &left[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_ignored_files() {
        assert!(matches_pattern("role-*", "role-score"));
        assert!(matches_pattern("*-low-*", "advice-low-text"));
        assert!(!matches_pattern("role-*", "a-role-score"));
        let ignored = Ignored::read("/target\n/wieg-rapport*\n*.profraw\n");
        assert!(ignored.has("target"));
        assert!(ignored.has("wieg-rapport-2024"));
        assert!(ignored.has("crates/x/default.profraw"));
        assert!(!ignored.has("docs/target"));
    }

    #[test]
    fn a_module_for_tests_only_is_a_test_with_all_below_it() {
        let project = Project::of(&[
            ("crates/a/Cargo.toml", ""),
            (
                "crates/a/src/lib.rs",
                "//! A.\nmod read;\n#[cfg(test)]\nmod simulated;\n",
            ),
            ("crates/a/src/read.rs", "//! R.\n#[cfg(test)]\nmod tests;\n"),
            ("crates/a/src/read/tests.rs", "//! T.\n"),
            ("crates/a/src/simulated.rs", "//! S.\n"),
            ("crates/a/tests/all.rs", "//! All.\n"),
        ]);
        let shipped: Vec<&str> = project.shipped().map(|(path, _)| path).collect();
        assert_eq!(shipped, ["crates/a/src/lib.rs", "crates/a/src/read.rs"]);
        assert_eq!(project.crate_of("crates/a/src/read/tests.rs"), Some("crates/a"));
        assert!(project.has("crates/a/src/"));
        assert!(!project.has("crates/b"));
        assert_eq!(
            project.folders_in("crates").into_iter().collect::<Vec<_>>(),
            ["a"]
        );
    }
}
