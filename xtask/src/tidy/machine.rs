//! Nothing in the project is tied to one machine: no absolute paths, no hosts that packages come from.

use super::rules::Rules;
use crate::finding::Finding;
use crate::project::{Project, TextFile};

pub fn find(project: &Project, rules: &Rules) -> Vec<Finding> {
    let is_excepted = |file: &&TextFile| {
        rules
            .machine
            .except
            .iter()
            .any(|exception| exception.path == file.path)
    };
    let files = project.texts().filter(|file| !is_excepted(file));
    let tied = files.flat_map(|file| tied(project, rules, file));
    tied.chain(
        project
            .text("Cargo.lock")
            .map(|lock| sources(lock, &rules.machine.index))
            .unwrap_or_default(),
    )
    .collect()
}

fn tied(project: &Project, rules: &Rules, file: &TextFile) -> Vec<Finding> {
    let rust = project.rust().iter().find(|rust| rust.path == file.path);
    let is_test = |line: usize| {
        rust.is_some_and(|rust| {
            rust.is_test || rust.source.as_ref().is_ok_and(|source| source.is_test_line(line))
        })
    };
    let mut findings = Vec::new();
    for (line, written) in (1..).zip(file.text.lines()) {
        let folder = rules
            .machine
            .folders
            .iter()
            .find(|folder| starts_a_path(written, folder));
        if let Some(folder) = folder.filter(|_| !is_test(line)) {
            let says = format!(
                "{folder}… is a folder of one machine; make the path relative, or take it as an argument"
            );
            findings.push(Finding::line(&file.path, line, says));
        }
        let host = rules
            .machine
            .hosts
            .iter()
            .find(|host| written.contains(host.as_str()));
        if let Some(host) = host.filter(|_| !is_test(line)) {
            let says = format!("{host} is where one machine gets its packages; leave that to whoever builds");
            findings.push(Finding::line(&file.path, line, says));
        }
    }
    findings
}

/// Whether a path from the root of a machine starts somewhere in this line; `docs/work/` does not.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before
            .is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '-' | '}' | ')' | '>'))
    })
}

fn sources(lock: &str, index: &str) -> Vec<Finding> {
    let named = (1..).zip(lock.lines()).filter_map(|(line, written)| {
        let source = written.strip_prefix("source = \"")?.strip_suffix('"')?;
        Some((line, source))
    });
    named
        .filter(|(_, source)| *source != index)
        .map(|(line, _)| {
            Finding::line(
                "Cargo.lock",
                line,
                "a package that does not come from the public index",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::rules::{Exception, Machine};

    #[test]
    fn paths_and_hosts_of_a_machine_are_found_but_not_in_tests() {
        let machine = Machine {
            folders: vec!["/tmp/".to_owned(), "/work/".to_owned()],
            hosts: vec!["registry.example".to_owned()],
            index: "registry+https://index.example/ours".to_owned(),
            except: vec![Exception {
                path: "b.md".to_owned(),
                reason: "it must".to_owned(),
            }],
        };
        let rules = Rules {
            machine,
            ..Rules::default()
        };
        let code = "//! A.\nconst A: &str = \"/tmp/a\";\nconst B: &str = \"docs/work/b\";\n#[cfg(test)]\nmod tests {\n const C: &str = \"/tmp/c\";\n}\n";
        let project = Project::of(&[
            (
                "a.md",
                "see /work/x\nfrom https://registry.example/x\nhttps://example.org/work/\n",
            ),
            ("b.md", "/tmp/x"),
            ("src/a.rs", code),
            ("tests/a.rs", code),
            (
                "Cargo.lock",
                "source = \"registry+https://index.example/ours\"\nsource = \"git+https://example.org/x\"\n",
            ),
        ]);
        let mut found: Vec<String> = find(&project, &rules).iter().map(ToString::to_string).collect();
        found.sort();
        let starts = [
            "Cargo.lock:2: a package",
            "a.md:1: /work/",
            "a.md:2: registry.example",
            "src/a.rs:2: /tmp/",
        ];
        assert_eq!(found.len(), starts.len(), "{found:#?}");
        for (found, start) in found.iter().zip(starts) {
            assert!(found.starts_with(start), "{found}");
        }
    }
}
