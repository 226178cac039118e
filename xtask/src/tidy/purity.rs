//! Pure crates open no file, ask no time, start nothing and print nothing.

use super::rules::Rules;
use crate::finding::Finding;
use crate::manifest::{Layer, crates};
use crate::project::Project;

/// What a pure crate does not reach for, and what it does instead.
const OUTSIDE: [(&str, &str); 7] = [
    ("std::env", "take the value as an argument"),
    (
        "std::fs",
        "take the text or the bytes as an argument, or give them back",
    ),
    ("std::net", "take what it would fetch as an argument"),
    (
        "std::process",
        "give back a value or an error, and let the program decide",
    ),
    ("std::thread", "let the caller divide the work"),
    ("std::time::Instant", "let the caller measure"),
    ("std::time::SystemTime", "take the moment as an argument"),
];

/// Macros that speak to a terminal.
const PRINTING: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

pub fn find(project: &Project, rules: &Rules) -> Vec<Finding> {
    let (crates, _) = crates(project);
    let pure = crates
        .iter()
        .filter(|one| one.layer == Layer::Floor && rules.floor.pure.contains(&one.name));
    let mut findings = Vec::new();
    for one in pure {
        let start = format!("{}/src/", one.folder);
        for (path, source) in project.shipped().filter(|(path, _)| path.starts_with(&start)) {
            for used in source.paths_from("std") {
                let outside = OUTSIDE.iter().find(|(outside, _)| is_within(&used.name, outside));
                findings.extend(outside.map(|(_, instead)| {
                    Finding::line(
                        path,
                        used.line,
                        format!("{} is pure and uses {}: {instead}", one.name, used.name),
                    )
                }));
            }
            for called in source
                .macros()
                .into_iter()
                .filter(|called| PRINTING.contains(&called.name.as_str()))
            {
                let says = format!(
                    "{} is pure and calls {}!: give the text back",
                    one.name, called.name
                );
                findings.push(Finding::line(path, called.line, says));
            }
            for line in source.lines_with("async") {
                let says = format!("{} is pure and async: it has nothing to wait for", one.name);
                findings.push(Finding::line(path, line, says));
            }
        }
    }
    findings
}

fn is_within(path: &str, outside: &str) -> bool {
    path.strip_prefix(outside)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_crate_that_reaches_outside_is_found_and_its_tests_are_not() {
        let code = "//! A.\nuse std::{fmt, fs};\nuse std::time::Duration;\nfn a() { println!(\"x\"); }\nasync fn b() {}\n#[cfg(test)]\nmod tests { fn c() { std::fs::read(\"x\"); println!(); } }\n";
        let manifest = "[package]\nname = \"nouns\"\n";
        let project = Project::of(&[
            ("crates/floor/nouns/Cargo.toml", manifest),
            ("crates/floor/nouns/src/lib.rs", code),
            ("crates/floor/nouns/tests/all.rs", code),
            ("crates/floor/files/Cargo.toml", "[package]\nname = \"files\"\n"),
            ("crates/floor/files/src/lib.rs", code),
        ]);
        let mut rules = Rules::default();
        rules.floor.pure = vec!["nouns".to_owned()];
        let mut found = find(&project, &rules);
        found.sort();
        let lines: Vec<Option<usize>> = found.iter().map(|one| one.line).collect();
        assert_eq!(lines, [Some(2), Some(4), Some(5)], "{found:?}");
        assert!(found[0].text.contains("uses std::fs: take the text"));
    }
}
