//! The indicators that are measured: the built-in ones, or those of a folder.

use crate::arguments::Choices;
use crate::fault::Fault;
use crate::terminal::Terminal;
use measuring::definition::{Definition, DefinitionProblem};
use std::path::Path;
use vocabulary::Message;

/// The definition files of the repository.
const BUILT_IN: &[&str] = &include!(concat!(env!("OUT_DIR"), "/indicators.rs"));

/// The built-in definitions.
pub fn built_in() -> Vec<Definition> {
    // A test sees to it that every one of them is sound.
    BUILT_IN
        .iter()
        .filter_map(|text| Definition::read(text).ok())
        .collect()
}

/// The chosen definitions; all problems of all files are told before any is refused.
pub fn chosen(choices: &Choices, terminal: &Terminal) -> Result<Vec<Definition>, Fault> {
    let files = match &choices.indicators {
        Some(folder) => of_folder(folder)?,
        None => BUILT_IN
            .iter()
            .map(|text| (String::new(), (*text).to_owned()))
            .collect(),
    };
    let mut definitions = Vec::new();
    let mut problems = 0;
    for (name, text) in files {
        match Definition::read(&text) {
            Ok(definition) => definitions.push(definition),
            Err(found) => {
                problems += found.len();
                tell(&name, &found, terminal);
            }
        }
    }
    if problems > 0 {
        return Err(Fault::refused("wieg-definitions-refused", "count", problems));
    }
    only(definitions, &choices.only)
}

/// The definitions with these ids, or all when none is named.
pub fn only(mut definitions: Vec<Definition>, ids: &[String]) -> Result<Vec<Definition>, Fault> {
    if ids.is_empty() {
        return Ok(definitions);
    }
    for id in ids {
        if !definitions.iter().any(|definition| definition.id == *id) {
            let known: Vec<&str> = definitions
                .iter()
                .map(|definition| definition.id.as_str())
                .collect();
            let message = Message::new("wieg-indicator-unknown").with("id", id.as_str());
            return Err(Fault::Refused(message.with("known", known.join(", "))));
        }
    }
    definitions.retain(|definition| ids.contains(&definition.id));
    Ok(definitions)
}

fn tell(name: &str, problems: &[DefinitionProblem], terminal: &Terminal) {
    for problem in problems {
        let text = terminal.catalogue.text(&problem.message());
        let message = Message::new("wieg-definition-problem")
            .with("name", name)
            .with("line", problem.line)
            .with("text", text);
        terminal.problem(&message);
    }
}

fn of_folder(folder: &Path) -> Result<Vec<(String, String)>, Fault> {
    let unreadable = || Fault::refused("wieg-indicators-unreadable", "path", folder.display().to_string());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|_| unreadable())?.flatten() {
        let path = entry.path().join("definition.toml");
        if path.exists() {
            let text = std::fs::read_to_string(&path).map_err(|_| unreadable())?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    if files.is_empty() {
        Err(unreadable())
    } else {
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_indicator_is_sound() {
        for text in BUILT_IN {
            assert!(Definition::read(text).is_ok(), "{text}");
        }
        assert!(BUILT_IN.len() >= 12);
    }
}
