//! Crates build on each other one way: rooms on the floor, the program on both, nobody on the program.

use super::rules::{self, Rules};
use crate::finding::Finding;
use crate::manifest::{Crate, Dependency, Layer, crates};
use crate::project::Project;

pub fn find(project: &Project, rules: &Rules) -> Vec<Finding> {
    let (crates, mut findings) = crates(project);
    for one in &crates {
        let manifest = one.manifest();
        if one.name != one.folder_name() {
            let says = format!(
                "the crate is called {} and its folder {}: give them one name",
                one.name,
                one.folder_name()
            );
            findings.push(Finding::file(&manifest, says));
        }
        let is_pure = rules.floor.pure.contains(&one.name);
        if one.layer == Layer::Floor && !is_pure && !rules.floor.open.contains(&one.name) {
            let says = format!("say in {} whether {} is pure or open", rules::PATH, one.name);
            findings.push(Finding::file(&manifest, says));
        }
        for dependency in &one.dependencies {
            let other = crates.iter().find(|other| other.name == dependency.name);
            let wrong = other.and_then(|other| wrong_way(one, other)).or_else(|| {
                (is_pure && !dependency.is_for_tests)
                    .then(|| impure(rules, one, dependency))
                    .flatten()
            });
            findings.extend(wrong.map(|says| Finding::line(&manifest, dependency.line, says)));
        }
    }
    findings
}

fn wrong_way(one: &Crate, other: &Crate) -> Option<String> {
    let (name, other_name) = (&one.name, &other.name);
    match (one.layer, other.layer) {
        (_, Layer::Top) => Some(format!(
            "nothing builds on {other_name}; move what {name} needs to the floor"
        )),
        (Layer::Floor, Layer::Room) => Some(format!(
            "{name} is floor and {other_name} a room; the floor carries the rooms"
        )),
        (Layer::Room, Layer::Room) => Some(format!(
            "{name} and {other_name} are both rooms; share a noun through vocabulary, or let wieg bring them together"
        )),
        _ => None,
    }
}

fn impure(rules: &Rules, one: &Crate, dependency: &Dependency) -> Option<String> {
    let may = [&rules.floor.pure, &rules.floor.pure_may_use];
    let is_allowed = may.into_iter().any(|list| list.contains(&dependency.name));
    (!is_allowed).then(|| {
        format!(
            "{} is pure and {} is not on its list; if that crate never opens a file, asks the time or the network, \
             add it to `pure_may_use` in {}",
            one.name,
            dependency.name,
            rules::PATH
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, dependencies: &str) -> String {
        format!("[package]\nname = \"{name}\"\n\n[dependencies]\n{dependencies}\n")
    }

    #[test]
    fn arrows_that_point_the_wrong_way_are_found() {
        let files = [
            (
                "crates/floor/nouns/Cargo.toml",
                manifest("nouns", "serde = \"1\"\ntokio = \"1\""),
            ),
            (
                "crates/floor/files/Cargo.toml",
                manifest("files", "see.workspace = true\nnouns.workspace = true"),
            ),
            ("crates/floor/new/Cargo.toml", manifest("new", "")),
            (
                "crates/rooms/see/Cargo.toml",
                manifest("see", "files.workspace = true\nhear.workspace = true"),
            ),
            (
                "crates/rooms/hear/Cargo.toml",
                manifest("hear", "wieg.workspace = true"),
            ),
            ("crates/wieg/Cargo.toml", manifest("wieg", "see.workspace = true")),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let mut rules = Rules::default();
        rules.floor.pure = vec!["nouns".to_owned()];
        rules.floor.open = vec!["files".to_owned()];
        rules.floor.pure_may_use = vec!["serde".to_owned()];
        let mut found: Vec<String> = find(&Project::of(&files), &rules)
            .iter()
            .map(ToString::to_string)
            .collect();
        found.sort();
        let starts = [
            "crates/floor/files/Cargo.toml:5: files is floor and see a room",
            "crates/floor/new/Cargo.toml: say in xtask/tidy.toml whether new is pure",
            "crates/floor/nouns/Cargo.toml:6: nouns is pure and tokio is not on its list",
            "crates/rooms/hear/Cargo.toml:5: nothing builds on wieg",
            "crates/rooms/see/Cargo.toml:6: see and hear are both rooms",
        ];
        assert_eq!(found.len(), starts.len(), "{found:#?}");
        for (found, start) in found.iter().zip(starts) {
            assert!(found.starts_with(start), "{found}");
        }
    }
}
