//! The crates of the workspace and what each builds on, from their `Cargo.toml`.

use crate::finding::Finding;
use crate::project::Project;
use toml::{Table, Value};

/// Where a crate stands in the building.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// `crates/floor`: what every room may use.
    Floor,
    /// `crates/rooms`: one per room of the product.
    Room,
    /// Anything else: the program, the project's own commands.
    Top,
}

/// One crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its folder, from the root.
    pub folder: String,
    /// Where it stands.
    pub layer: Layer,
    /// What it builds on.
    pub dependencies: Vec<Dependency>,
}

/// One line of a manifest that brings in another crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The name of the crate.
    pub name: String,
    /// The line in the manifest.
    pub line: usize,
    /// Whether it is there for tests only.
    pub is_for_tests: bool,
}

impl Crate {
    /// The path of its manifest.
    pub fn manifest(&self) -> String {
        format!("{}/Cargo.toml", self.folder)
    }

    /// The name of its folder.
    pub fn folder_name(&self) -> &str {
        self.folder.rsplit('/').next().unwrap_or(&self.folder)
    }
}

/// All crates, and the manifests that cannot be read.
pub fn crates(project: &Project) -> (Vec<Crate>, Vec<Finding>) {
    let mut crates = Vec::new();
    let mut findings = Vec::new();
    for file in project.ending_in("/Cargo.toml") {
        let folder = file.path.trim_end_matches("/Cargo.toml");
        match read(folder, &file.text) {
            Ok(found) => crates.push(found),
            Err(fault) => findings.push(Finding::file(&file.path, fault)),
        }
    }
    (crates, findings)
}

fn read(folder: &str, text: &str) -> Result<Crate, String> {
    let manifest: Table = text.parse().map_err(|fault: toml::de::Error| fault.to_string())?;
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str);
    let layer = match folder.rsplit_once('/') {
        Some(("crates/floor", _)) => Layer::Floor,
        Some(("crates/rooms", _)) => Layer::Room,
        _ => Layer::Top,
    };
    let mut dependencies = dependencies_of(&manifest, text);
    if let Some(targets) = manifest.get("target").and_then(Value::as_table) {
        let tables = targets.values().filter_map(Value::as_table);
        dependencies.extend(tables.flat_map(|target| dependencies_of(target, text)));
    }
    Ok(Crate {
        name: name.ok_or("the package has no name")?.to_owned(),
        folder: folder.to_owned(),
        layer,
        dependencies,
    })
}

fn dependencies_of(table: &Table, text: &str) -> Vec<Dependency> {
    let kinds = ["dependencies", "build-dependencies", "dev-dependencies"];
    let mut found = Vec::new();
    for kind in kinds {
        for (written, value) in table.get(kind).and_then(Value::as_table).into_iter().flatten() {
            // A renamed dependency is still the crate that it is.
            let name = value.get("package").and_then(Value::as_str).unwrap_or(written);
            found.push(Dependency {
                name: name.to_owned(),
                line: line_of(text, written),
                is_for_tests: kind == "dev-dependencies",
            });
        }
    }
    found
}

fn line_of(text: &str, name: &str) -> usize {
    let starts = |line: &str| {
        let rest = line.trim_start().strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    text.lines().position(starts).map_or(1, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_dependency_with_its_line() {
        let text = "[package]\nname = \"a\"\n\n[dependencies]\nserde.workspace = true\nown = { package = \"real\", path = \"x\" }\n\n[dev-dependencies]\nproptest = \"1\"\n\n[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n";
        let read = read("crates/floor/a", text).expect("it is a manifest");
        assert_eq!(
            (read.name.as_str(), read.layer, read.folder_name()),
            ("a", Layer::Floor, "a")
        );
        let found: Vec<_> = read
            .dependencies
            .iter()
            .map(|one| (one.name.as_str(), one.line, one.is_for_tests))
            .collect();
        assert_eq!(
            found,
            [
                ("real", 6, false),
                ("serde", 5, false),
                ("proptest", 9, true),
                ("libc", 12, false)
            ]
        );
    }
}
