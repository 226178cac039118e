//! Our own texts pass our own language lens, and the check that we give to letters.

use super::rules::Rules;
use crate::finding::Finding;
use crate::project::{Project, TextFile};
use language::letter::{Hint, Letter, VERY_LONG};
use language::{Lens, Reading, Severity, Standing};

/// What the lens points at, and sentences and words that a letter to parents should not have either.
pub fn find(project: &Project, _: &Rules) -> Vec<Finding> {
    let ours = project.texts().filter(|file| is_ours(&file.path));
    ours.flat_map(|file| lens(file).into_iter().chain(letter(file)))
        .collect()
}

/// What people read in Dutch: sentences on the screen, indicators, the manual and the first page.
fn is_ours(path: &str) -> bool {
    path.ends_with("nl.ftl")
        || path.ends_with("definition.toml")
        || path.starts_with("docs/handleiding/")
        || path == "README.md"
}

fn lens(file: &TextFile) -> Vec<Finding> {
    // The marks that hold a text in TOML would make a quotation of it, and quotations are let be.
    let text = match file.path.ends_with(".toml") {
        true => file.text.replace(['"', '\\'], " "),
        false => file.text.clone(),
    };
    let found = Lens::dutch().read(&text, Reading::Text);
    let open = found
        .iter()
        .filter(|one| one.standing == Standing::Open && one.severity == Severity::Suggestion);
    open.map(|one| {
        let says = format!(
            "‘{}’: {} (rule {})",
            &file.text[one.place.clone()],
            one.rule.question,
            one.rule.id
        );
        Finding::line(&file.path, line(&file.text, one.place.start), says)
    })
    .collect()
}

/// The sentences of messages; in other files Markdown and TOML stand between the words.
fn letter(file: &TextFile) -> Vec<Finding> {
    if !file.path.ends_with(".ftl") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, written) in (1..).zip(file.text.lines()) {
        if written.starts_with('#') {
            continue;
        }
        let text = written.split_once(" = ").map_or(written, |(_, text)| text);
        let spots = Letter::read(text).spots;
        let hard = spots.iter().filter_map(|spot| {
            let words = &text[spot.place.clone()];
            match &spot.hint {
                Hint::Long(count) if *count > VERY_LONG => {
                    Some(format!("a sentence of {count} words: ‘{words}’"))
                }
                Hint::Abbreviation => Some(format!("‘{words}’: write it in full")),
                _ => None,
            }
        });
        findings.extend(hard.map(|says| Finding::line(&file.path, number, says)));
    }
    findings
}

fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_texts_are_held_to_what_we_ask_of_others() {
        let long = "woord ".repeat(30);
        let project = Project::of(&[
            (
                "a/locales/nl.ftl",
                &format!("a = Kansarm.\nb = Dat is i.v.m. de toets.\nc = {long}\n"),
            ),
            (
                "indicators/a/definition.toml",
                "nl = \"\"\"\\\n  een zwakke \\\n  leerling\"\"\"",
            ),
            ("docs/words.md", "kansarm"),
        ]);
        let found: Vec<String> = find(&project, &Rules::default())
            .iter()
            .map(ToString::to_string)
            .collect();
        let starts = [
            "a/locales/nl.ftl:1: ‘Kansarm’: ",
            "a/locales/nl.ftl:2: ‘i.v.m.’: ",
            "a/locales/nl.ftl:3: a sentence of 30 words",
            "indicators/a/definition.toml:2: ‘zwakke",
        ];
        assert_eq!(found.len(), starts.len(), "{found:?}");
        assert!(
            starts
                .iter()
                .all(|start| found.iter().any(|one| one.starts_with(start))),
            "{found:?}"
        );
    }
}
