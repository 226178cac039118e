//! Every Rust file opens with `//!` and what it is about.

use super::rules::Rules;
use crate::finding::Finding;
use crate::project::Project;

pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let unread = project.rust().iter().filter_map(|file| {
        let (line, fault) = file.source.as_ref().err()?;
        Some(Finding::line(
            &file.path,
            *line,
            format!("this is not Rust: {fault}"),
        ))
    });
    let silent = project
        .ending_in(".rs")
        .filter(|file| !says_something(&file.text))
        .map(|file| {
            Finding::line(
                &file.path,
                1,
                "begin the file with `//!` and one sentence on what it is about",
            )
        });
    unread.chain(silent).collect()
}

fn says_something(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("//!").map(str::trim).unwrap_or_default();
    said.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_an_opening_is_found() {
        let project = Project::of(&[
            ("a.rs", "//! Reads a file.\nfn a() {}"),
            ("b.rs", "fn b() {}"),
            ("c.rs", "//!\nfn c() {}"),
            ("d.rs", "//! Placeholder.\nfn d() {"),
        ]);
        let found: Vec<(String, Option<usize>)> = find(&project, &Rules::default())
            .into_iter()
            .map(|one| (one.path, one.line))
            .collect();
        let expected = [("d.rs", 2), ("b.rs", 1), ("c.rs", 1), ("d.rs", 1)];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        assert_eq!(
            found[1..],
            expected[1..]
                .iter()
                .map(|(path, line)| ((*path).to_owned(), Some(*line)))
                .collect::<Vec<_>>()
        );
        assert_eq!(found[0].0, "d.rs");
    }
}
