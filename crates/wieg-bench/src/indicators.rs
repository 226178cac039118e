//! The definitions that are measured: those of the repository, and variants with the outcome of the table.

use crate::Fault;
use measuring::definition::Definition;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "indicators"]
        .iter()
        .collect()
}

fn definition(text: &str) -> Result<Definition, Fault> {
    Definition::read(text).map_err(|problems| format!("a definition of the benchmark: {problems:?}").into())
}

fn text(id: &str) -> Result<String, Fault> {
    Ok(fs::read_to_string(folder().join(id).join("definition.toml"))?)
}

/// Every definition of the repository: those of the default report.
pub fn all() -> Result<Vec<Definition>, Fault> {
    let mut ids: Vec<_> = fs::read_dir(folder())?
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().join("definition.toml").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    ids.sort();
    ids.iter().map(|id| definition(&text(id)?)).collect()
}

/// One definition as it is.
pub fn one(id: &str) -> Result<Definition, Fault> {
    definition(&text(id)?)
}

/// A definition that counts advices for havo or higher, with the threshold of the table instead.
pub fn with_outcome_of_table(id: &str) -> Result<Definition, Fault> {
    let threshold = format!("advice_final_half_levels >= {}", crate::counts::HIGH);
    changed(id, &[("advice_final_low >= 'havo'", &threshold)])
}

/// The definition of a gap in means at equal score, with the advice in half levels as the mean.
pub fn advice_at_equal_score() -> Result<Definition, Fault> {
    changed(
        "outcome-gap-at-equal-score",
        &[
            (
                "outcome_score IS NOT NULL",
                "advice_final_half_levels IS NOT NULL",
            ),
            (
                "value = \"outcome_score\"",
                "value = \"advice_final_half_levels\"",
            ),
        ],
    )
}

fn changed(id: &str, changes: &[(&str, &str)]) -> Result<Definition, Fault> {
    let mut text = text(id)?;
    for (from, to) in changes {
        if !text.contains(from) {
            return Err(format!("{id} no longer says {from}").into());
        }
        text = text.replace(from, to);
    }
    definition(&text)
}
