//! Links in Markdown, and paths that it names between backticks, lead to something that is there.

use super::rules::Rules;
use crate::finding::Finding;
use crate::project::Project;

/// History may name what is gone since.
const HISTORY: [&str; 2] = ["CHANGELOG.md", "docs/decisions/"];

pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in project.ending_in(".md") {
        let is_history = HISTORY.iter().any(|start| file.path.starts_with(start));
        for (line, written) in prose(&file.text) {
            let parts: Vec<&str> = written.split('`').collect();
            let links = parts.iter().step_by(2).copied().collect::<Vec<_>>().join("``");
            for target in targets(&links) {
                findings.extend(
                    dead(project, &file.path, target).map(|says| Finding::line(&file.path, line, says)),
                );
            }
            // What stands between a last, odd backtick and the end of the line is not code.
            let code = parts
                .iter()
                .skip(1)
                .step_by(2)
                .take(parts.len().saturating_sub(1) / 2);
            for path in code.filter(|path| !is_history && is_our_path(project, path)) {
                let beside = join(&file.path, path);
                if !project.has(path) && !beside.is_some_and(|path| project.has(&path)) {
                    findings.push(Finding::line(&file.path, line, format!("`{path}` is not there")));
                }
            }
        }
    }
    findings
}

/// The lines outside fenced blocks, with their numbers.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut is_fenced = false;
    let mut lines = Vec::new();
    for (line, written) in (1..).zip(text.lines()) {
        let is_fence = written.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        if !is_fence && !is_fenced {
            lines.push((line, written));
        }
    }
    lines
}

/// The targets of `[…](target)`, `![…](target "title")` and `[…]: target`.
fn targets(line: &str) -> Vec<&str> {
    let inline = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target);
    let defined = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
        .map(|(_, target)| target);
    let first = |target: &str| target.split_whitespace().next().map(str::len);
    inline
        .chain(defined)
        .filter_map(|target| first(target).map(|end| &target.trim_start()[..end]))
        .collect()
}

/// Why a link leads nowhere, if it does.
fn dead(project: &Project, from: &str, target: &str) -> Option<String> {
    let is_elsewhere = target.contains("://") || target.starts_with("mailto:");
    if is_elsewhere {
        return None;
    }
    let (path, anchor) = target
        .split_once('#')
        .map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = if path.is_empty() {
        Some(from.to_owned())
    } else {
        join(from, path)
    };
    let Some(path) = path.filter(|path| project.has(path)) else {
        return Some(format!("the link to {target} leads nowhere"));
    };
    let anchor = anchor.filter(|_| path.ends_with(".md"))?;
    let text = project.text(&path)?;
    let has_heading = prose(text)
        .into_iter()
        .any(|(_, line)| line.starts_with('#') && slug(line) == anchor);
    (!has_heading).then(|| format!("{path} has no heading for #{anchor}"))
}

/// The path that `target` is from the folder of `from`; none when it leaves the project.
fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The anchor of a heading.
fn slug(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text
        .chars()
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
}

/// Whether a piece of code is the path of something in the project, and not a pattern or a placeholder.
fn is_our_path(project: &Project, code: &str) -> bool {
    let Some((first, _)) = code.split_once('/') else {
        return false;
    };
    let is_plain = code
        .chars()
        .all(|sign| sign.is_alphanumeric() || matches!(sign, '/' | '.' | '-' | '_'));
    // `NAME` and `NNNN` stand for something; `README` and `CHANGELOG` are names of files.
    let is_placeholder = |part: &str| {
        let name = part.split(['.', '-']).next().unwrap_or(part);
        name.len() > 1 && name.chars().all(|sign| sign.is_ascii_uppercase()) && !part.ends_with(".md")
            || name.starts_with("NNNN")
    };
    is_plain && project.has(first) && !code.split('/').any(is_placeholder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dead_links_anchors_and_paths_are_found() {
        let readme = "# Wieg\n[map](ARCHITECTURE.md) [far](https://example.org/x) ![p](docs/p.png \"x\")\n\
            [part](docs/a.md#one-two) [gone](docs/b.md) [lost](docs/a.md#three) [here](#wieg)\n\
            `docs/a.md` `docs/gone.md` `docs/NAME/x.md` `a/b` `docs/*.md`\n\
            ```sh\n[no](link.md) `docs/no.md`\n```\n";
        let project = Project::of(&[
            ("README.md", readme),
            ("ARCHITECTURE.md", ""),
            ("docs/p.png", ""),
            (
                "docs/a.md",
                "# One, two!\n[up](../README.md) [out](../../x.md) `decisions/NNNN-title.md`\n[ref]: gone.md\n",
            ),
            ("docs/decisions/0001-x.md", "`docs/gone.md`\n"),
        ]);
        let found: Vec<String> = find(&project, &Rules::default())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "README.md:3: the link to docs/b.md leads nowhere",
                "README.md:3: docs/a.md has no heading for #three",
                "README.md:4: `docs/gone.md` is not there",
                "docs/a.md:2: the link to ../../x.md leads nowhere",
                "docs/a.md:3: the link to gone.md leads nowhere",
            ]
        );
    }
}
