//! The folders of `indicators/` and what their definitions say, for the catalogue and the checks.
//!
//! Whether a definition makes sense is for the crate `measuring` to say; it lists every problem with its line.

use crate::finding::Finding;
use crate::project::Project;
use serde::Deserialize;

/// The folder in which each indicator has one of its own.
pub const FOLDER: &str = "indicators";

/// The smallest group for which a figure is shown where a definition does not say.
const SMALLEST_GROUP: u32 = 10;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Texts {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

/// One of the explanations that compete for a figure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rival {
    /// Which kind it is.
    pub kind: String,
    /// How a reader sees it.
    #[serde(flatten)]
    pub texts: Texts,
}

/// What a definition file says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Definition {
    /// The name of its folder.
    pub id: String,
    /// Rises when its figures change their meaning.
    pub version: u32,
    /// Which of the three notions of equal chances it belongs to.
    pub notion: Option<u8>,
    /// How its figures are made.
    pub method: String,
    /// Its place in a report.
    pub order: u32,
    /// In whom.
    pub population: String,
    /// What is counted.
    pub numerator: Option<String>,
    /// What is averaged.
    pub value: Option<String>,
    /// The levels or classes that it looks at.
    pub column: Option<String>,
    /// The smallest group for which a figure is shown.
    #[serde(default = "smallest_group")]
    pub smallest_group: u32,
    /// Literature.
    pub references: Vec<String>,
    /// A choice that its author wants to explain.
    pub comment: Option<String>,
    /// Its name.
    pub title: Texts,
    /// The question that it answers.
    pub question: Texts,
    /// What exactly is counted, in whom.
    pub definition: Texts,
    /// What it does not say.
    pub does_not_say: Texts,
    /// Explanations that compete.
    pub rival: Vec<Rival>,
}

fn smallest_group() -> u32 {
    SMALLEST_GROUP
}

/// The path of the definition of an indicator.
pub fn definition_path(id: &str) -> String {
    format!("{FOLDER}/{id}/definition.toml")
}

/// Every definition in the order of a report, and the files that cannot be read.
pub fn definitions(project: &Project) -> Result<Vec<Definition>, Vec<Finding>> {
    let mut definitions = Vec::new();
    let mut findings = Vec::new();
    for id in project.folders_in(FOLDER) {
        let path = definition_path(id);
        let Some(text) = project.text(&path) else { continue };
        match toml::from_str::<Definition>(text) {
            Ok(definition) => definitions.push(definition),
            Err(fault) => findings.push(Finding::file(
                &path,
                format!(
                    "{fault}`cargo test -p measuring --test examples` lists every problem of a definition."
                ),
            )),
        }
    }
    definitions.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    if findings.is_empty() {
        Ok(definitions)
    } else {
        Err(findings)
    }
}
