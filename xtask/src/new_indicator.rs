//! Starts an indicator from the one nearest to it: a copy with its own id.

use crate::indicators::{FOLDER, definition_path};
use crate::project::Project;
use std::fs;

const LONGEST_NAME: usize = 60;

/// Copies the folder of `like`, gives the copy its own id and version 1, and says what to do next.
pub fn new_indicator(project: &Project, name: &str, like: &str) -> Result<bool, String> {
    refuse_bad_name(name)?;
    let from = format!("{FOLDER}/{like}");
    let to = format!("{FOLDER}/{name}");
    if project.has(&to) {
        return Err(format!(
            "{to} is there already; choose another name, or change that one"
        ));
    }
    let Some(definition) = project.text(&definition_path(like)) else {
        return Err(format!(
            "there is no indicator {like}; did you mean {}?",
            nearest(project, like)
        ));
    };
    let copy = renamed(definition, name)?;
    let unwritable = |fault: std::io::Error| format!("{to} cannot be written: {fault}");
    fs::create_dir_all(project.root().join(&to)).map_err(unwritable)?;
    for file in project.texts() {
        if let Some(inside) = file.path.strip_prefix(&format!("{from}/")) {
            let text = if inside == "definition.toml" {
                &copy
            } else {
                &file.text
            };
            fs::write(project.root().join(&to).join(inside), text).map_err(unwritable)?;
        }
    }
    println!("{}", next_steps(name, like));
    Ok(true)
}

fn next_steps(name: &str, like: &str) -> String {
    format!(
        "{FOLDER}/{name} is a copy of {like}. Now:\n\
         \n\
         1. Change {FOLDER}/{name}/definition.toml: the conditions first, then every text in both languages.\n   \
            The names of columns are in docs/reference/columns.md.\n\
         2. Work a small table out by hand in {FOLDER}/{name}/examples.md, and let the test check it:\n   \
            cargo test -p measuring --test examples\n\
         3. Look at its page in both languages, on a list that has its columns:\n   \
            cargo run -- measure FILE --only {name}\n   \
            cargo run -- --lang en measure FILE --only {name}\n\
         4. Bring the catalogue up to date and run the checks:\n   \
            cargo xtask generate write\n   \
            cargo xtask check\n\
         \n\
         CONTRIBUTING.md tells each step in full."
    )
}

fn refuse_bad_name(name: &str) -> Result<(), String> {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    let starts_well = name.starts_with(|sign: char| sign.is_ascii_lowercase());
    if starts_well && name.len() <= LONGEST_NAME && name.split('-').all(is_word) {
        return Ok(());
    }
    Err(format!(
        "‘{name}’ is not a name for an indicator: use small letters, digits and single hyphens, begin with a letter, \
         and stay within {LONGEST_NAME} signs, as in `vwo-advice`. Say it in a sentence: “the … of our pupils”."
    ))
}

fn nearest<'a>(project: &'a Project, like: &str) -> &'a str {
    let names = project.folders_in(FOLDER).into_iter();
    names
        .min_by_key(|name| strsim::damerau_levenshtein(name, like))
        .unwrap_or("… there are none yet")
}

/// The definition with another id and version 1; nothing else changes, comments included.
fn renamed(definition: &str, name: &str) -> Result<String, String> {
    let mut is_top = true;
    let (mut ids, mut versions) = (0, 0);
    let lines: Vec<String> = definition
        .lines()
        .map(|line| {
            is_top &= !line.starts_with('[');
            let key = line.split('=').next().unwrap_or_default().trim_end();
            match key {
                "id" if is_top => {
                    ids += 1;
                    format!("id = \"{name}\"")
                }
                "version" if is_top => {
                    versions += 1;
                    "version = 1".to_owned()
                }
                _ => line.to_owned(),
            }
        })
        .collect();
    if (ids, versions) != (1, 1) {
        return Err(
            "the definition to start from has no id and version of its own; mend that one first".to_owned(),
        );
    }
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINITION: &str =
        "# Why\nid = \"old\"\nversion = 3\nmethod = \"funnel\"\n\n[title]\nid = \"stays\"\n";

    #[test]
    fn only_id_and_version_change() {
        let copy = renamed(DEFINITION, "new").expect("it has both");
        assert_eq!(
            copy,
            DEFINITION
                .replace("\"old\"", "\"new\"")
                .replace("version = 3", "version = 1")
        );
        assert!(renamed("version = 1\n", "new").is_err());
    }

    #[test]
    fn bad_names_existing_names_and_unknown_relatives_are_refused() {
        for bad in [
            "",
            "Vwo",
            "vwo_advice",
            "-vwo",
            "vwo--advice",
            "vwo-",
            "9-vwo",
            "../vwo",
            "vwo advice",
        ] {
            assert!(refuse_bad_name(bad).is_err(), "{bad}");
        }
        assert_eq!(refuse_bad_name("position-year3"), Ok(()));
        let project = Project::of(&[("indicators/old/definition.toml", DEFINITION)]);
        let refusal = |name, like| new_indicator(&project, name, like).expect_err("it is refused");
        assert!(refusal("old", "old").contains("is there already"));
        assert!(refusal("new", "odl").ends_with("did you mean old?"));
        assert!(!project.has("indicators/new"));
    }

    #[test]
    fn the_next_steps_name_the_new_one() {
        let steps = next_steps("vwo-advice", "havo-advice");
        assert_eq!(
            steps
                .lines()
                .filter(|line| line.starts_with(|sign: char| sign.is_ascii_digit()))
                .count(),
            4
        );
        assert!(steps.contains("--lang en measure FILE --only vwo-advice"));
    }
}
