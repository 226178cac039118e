//! A file of more than 600 lines has a reason to be so long.

use super::rules::{self, Rules};
use crate::finding::Finding;
use crate::project::Project;

const LONG: usize = 600;

pub fn find(project: &Project, rules: &Rules) -> Vec<Finding> {
    let is_excepted = |path: &str| rules.long_file.iter().any(|exception| exception.path == path);
    let lines_of = |path: &str| project.text(path).map_or(0, |text| text.lines().count());
    let too_long = project.ending_in(".rs").filter_map(|file| {
        let lines = lines_of(&file.path);
        let says = format!(
            "{lines} lines: look for the second subject, or give `[[long_file]]` with a reason in {}",
            rules::PATH
        );
        (lines > LONG && !is_excepted(&file.path)).then(|| Finding::file(&file.path, says))
    });
    let stale = rules
        .long_file
        .iter()
        .filter(|exception| lines_of(&exception.path) <= LONG)
        .map(|exception| {
            let says = format!(
                "`{}` is not long or not there any more; take it off the list",
                exception.path
            );
            Finding::file(rules::PATH, says)
        });
    too_long.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::rules::Exception;

    #[test]
    fn long_files_and_stale_exceptions_are_found() {
        let long = "//! Long.\n".repeat(LONG + 1);
        let project = Project::of(&[
            ("a.rs", long.as_str()),
            ("b.rs", long.as_str()),
            ("c.rs", "//! Short.\n"),
        ]);
        let long_file = ["b.rs", "c.rs"].map(|path| Exception {
            path: path.to_owned(),
            reason: "a table".to_owned(),
        });
        let rules = Rules {
            long_file: long_file.to_vec(),
            ..Rules::default()
        };
        let found = find(&project, &rules);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].path, "a.rs");
        assert!(found[0].text.starts_with("601 lines"));
        assert!(found[1].text.contains("`c.rs`"));
    }
}
