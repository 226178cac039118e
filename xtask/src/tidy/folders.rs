//! Every indicator folder has its definition and its worked tables, and the name of the folder is the id.

use super::rules::Rules;
use crate::finding::Finding;
use crate::indicators::{FOLDER, definition_path};
use crate::project::Project;
use toml::Table;

pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in project.folders_in(FOLDER) {
        let path = definition_path(id);
        let examples = format!("{FOLDER}/{id}/examples.md");
        let Some(text) = project.text(&path) else {
            findings.push(Finding::file(
                &path,
                "it is not there; `cargo xtask new-indicator` makes one",
            ));
            continue;
        };
        if !project.has(&examples) {
            findings.push(Finding::file(
                &examples,
                "it is not there; work a small table out by hand (CONTRIBUTING.md)",
            ));
        }
        // What is wrong inside is for `measuring` to say; the id is all that a folder must know.
        let written = text.parse::<Table>().ok();
        let written = written.as_ref().and_then(|table| table.get("id")?.as_str());
        if let Some(written) = written.filter(|written| *written != id) {
            findings.push(Finding::file(
                &path,
                format!("its id is {written} and its folder {id}: give them one name"),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_whole_is_found() {
        let project = Project::of(&[
            ("indicators/a/definition.toml", "id = \"a\""),
            ("indicators/a/examples.md", ""),
            ("indicators/b/definition.toml", "id = \"a\""),
            ("indicators/c/examples.md", ""),
        ]);
        let found: Vec<String> = find(&project, &Rules::default())
            .into_iter()
            .map(|one| one.path)
            .collect();
        assert_eq!(
            found,
            [
                "indicators/b/examples.md",
                "indicators/b/definition.toml",
                "indicators/c/definition.toml"
            ]
        );
    }
}
