//! Only the program reads environment variables; all others are told.

use super::rules::Rules;
use crate::finding::Finding;
use crate::project::Project;

/// The only crate that may.
const PROGRAM: &str = "crates/wieg/";

const READING: [&str; 6] = ["remove_var", "set_var", "var", "var_os", "vars", "vars_os"];

pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in project.shipped().filter(|(path, _)| !path.starts_with(PROGRAM)) {
        let used = [source.paths_from("std"), source.paths_from("env")]
            .into_iter()
            .flatten();
        for used in used {
            let name = used.name.strip_prefix("std::").unwrap_or(&used.name);
            if name
                .strip_prefix("env::")
                .is_some_and(|name| READING.contains(&name))
            {
                let says = format!(
                    "{}: only `wieg` reads the environment; take the value as an argument",
                    used.name
                );
                findings.push(Finding::line(path, used.line, says));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_the_environment_outside_the_program_is_found() {
        let code = "//! A.\nuse std::env;\nfn a() { env::var(\"X\"); }\nfn b() { std::env::var_os(\"X\"); }\nfn c() { std::env::args(); env!(\"CARGO_MANIFEST_DIR\"); }\n";
        let project = Project::of(&[
            ("crates/floor/a/src/lib.rs", code),
            ("crates/wieg/src/main.rs", code),
        ]);
        let found = find(&project, &Rules::default());
        let lines: Vec<Option<usize>> = found.iter().map(|one| one.line).collect();
        assert_eq!(lines.len(), 2, "{found:?}");
        assert!(lines.contains(&Some(3)) && lines.contains(&Some(4)), "{found:?}");
    }
}
