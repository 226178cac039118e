//! Our own texts speak of chances and thresholds, never of what a child is said to lack.

use super::rules::{Rules, WORDS, Word};
use crate::finding::Finding;
use crate::project::Project;

pub fn find(project: &Project, rules: &Rules) -> Vec<Finding> {
    let ours = project.texts().filter(|file| is_ours(&file.path));
    ours.flat_map(|file| {
        let text = Flowing::new(&file.text);
        let found = rules.words.iter().flat_map(move |word| {
            text.lines_with(word)
                .into_iter()
                .map(|line| (line, word))
                .collect::<Vec<_>>()
        });
        found.map(|(line, word)| {
            let says = format!("‘{}’: write ‘{}’ instead ({WORDS})", word.form, word.better);
            Finding::line(&file.path, line, says)
        })
    })
    .collect()
}

/// What people read: sentences on the screen, indicators, and the first page.
fn is_ours(path: &str) -> bool {
    path.ends_with(".ftl") || path.starts_with("indicators/") || path == "README.md"
}

/// A text in small letters and single spaces, which remembers its lines: a phrase may run over the end of one.
struct Flowing {
    signs: Vec<char>,
    lines: Vec<usize>,
}

impl Flowing {
    fn new(text: &str) -> Self {
        let mut flowing = Self {
            signs: vec![' '],
            lines: vec![1],
        };
        for (line, written) in (1..).zip(text.lines()) {
            // TOML breaks a line in two with a backslash.
            let written = written.trim_end().trim_end_matches('\\');
            for sign in written.chars().flat_map(char::to_lowercase).chain([' ']) {
                let sign = if sign.is_whitespace() { ' ' } else { sign };
                if sign != ' ' || flowing.signs.last() != Some(&' ') {
                    flowing.signs.push(sign);
                    flowing.lines.push(line);
                }
            }
        }
        flowing
    }

    fn lines_with(&self, word: &Word) -> Vec<usize> {
        let form: Vec<char> = word.form.chars().collect();
        let is_part = |sign: Option<&char>| sign.is_some_and(|sign| sign.is_alphanumeric() || *sign == '-');
        let places = self
            .signs
            .windows(form.len())
            .enumerate()
            .filter(|(_, signs)| **signs == form[..]);
        let whole = places.filter(|(at, _)| {
            let before = at.checked_sub(1).and_then(|before| self.signs.get(before));
            !is_part(before) && !is_part(self.signs.get(at + form.len()))
        });
        whole.map(|(at, _)| self.lines[at]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_in_any_case_and_over_the_end_of_a_line() {
        let word = |form: &str| Word {
            form: form.to_owned(),
            better: "iets beters".to_owned(),
        };
        let rules = Rules {
            words: vec![word("kansarm"), word("zwakke leerling")],
            ..Rules::default()
        };
        let project = Project::of(&[
            (
                "a/locales/nl.ftl",
                "a = Kansarm.\nb = kansarmoede\nc = niet-kansarm\n",
            ),
            (
                "indicators/a/definition.toml",
                "nl = \"\"\"\\\n  een Zwakke \\\n  leerling\"\"\"",
            ),
            ("docs/words.md", "kansarm"),
        ]);
        let found: Vec<String> = find(&project, &rules).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "a/locales/nl.ftl:1: ‘kansarm’: write ‘iets beters’ instead (xtask/words.txt)",
                "indicators/a/definition.toml:2: ‘zwakke leerling’: write ‘iets beters’ instead (xtask/words.txt)",
            ]
        );
    }
}
