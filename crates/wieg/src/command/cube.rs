//! `wieg cube`: counts that can be added up across files and boards before anything is shown.

use super::records;
use crate::arguments::{CubeBuildOptions, CubeMergeOptions, CubeShowOptions};
use crate::fault::Fault;
use crate::indicators;
use crate::subject::choice;
use crate::terminal::Terminal;
use crate::whole_file;
use measuring::cube::{Cube, SavedCubeFault, open_frozen, save};
use monitor::Window;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use vocabulary::{Message, SchoolYear};

/// Counts the pupils of a file into a cube.
pub fn build(options: &CubeBuildOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let definitions = indicators::chosen(&options.choices, terminal)?;
    let records = records::read(&options.input, terminal)?;
    let tables = &records.tables;
    let definitions = Window::of(tables, options.choices.years).limit(definitions);
    let cube = measuring::count(tables, choice(tables, &options.choices)?, &definitions);
    keep(&cube, &options.out, terminal)
}

/// Adds cubes.
pub fn merge(options: &CubeMergeOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let mut cubes: Vec<Cube> = Vec::new();
    let mut cohorts: BTreeMap<SchoolYear, SchoolYear> = BTreeMap::new();
    for path in &options.cubes {
        let (cube, frozen) = open_frozen(path).map_err(|fault| Fault::Cube(path.clone(), fault))?;
        if let Some(frozen) = frozen {
            let before = cohorts.insert(frozen.cohort, frozen.seen_to);
            if before.is_some_and(|before| before != frozen.seen_to) {
                // One cohort counted in two years: mostly the same pupils.
                let message = Message::new("wieg-merge-cohort").with("path", path.display().to_string());
                return Err(Fault::Refused(message.with("cohort", frozen.cohort.to_string())));
            }
        }
        if let Some(before) = cubes.iter().position(|before| *before == cube) {
            // The same counts again would count the same pupils twice, and nothing in the sum would show it.
            let message = Message::new("wieg-merge-twice").with("path", path.display().to_string());
            return Err(Fault::Refused(
                message.with("other", options.cubes[before].display().to_string()),
            ));
        }
        cubes.push(cube);
    }
    let mut cubes = cubes.into_iter();
    let Some(mut merged) = cubes.next() else {
        return Ok(ExitCode::SUCCESS);
    };
    for (cube, path) in cubes.zip(&options.cubes[1..]) {
        merged = merged
            .merged(&cube)
            .map_err(|refusal| Fault::Merge(path.clone(), refusal))?;
    }
    keep(&merged, &options.out, terminal)
}

/// Shows the shape of a cube.
pub fn show(options: &CubeShowOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let (cube, frozen) =
        open_frozen(&options.cube).map_err(|fault| Fault::Cube(options.cube.clone(), fault))?;
    if let Some(frozen) = frozen {
        let message = Message::new("wieg-cube-frozen").with("cohort", frozen.cohort.to_string());
        terminal.say(&message.with("seen", frozen.seen_to.to_string()));
    }
    let shapes = cube.shapes();
    terminal.say(
        &Message::new("wieg-cube-is")
            .with("pupils", cube.pupils())
            .with("tables", shapes.len()),
    );
    for shape in shapes {
        let axes: Vec<String> = shape
            .axes
            .iter()
            .map(|(column, words)| format!("{column} ({words})"))
            .collect();
        let axes = if axes.is_empty() {
            "–".to_owned()
        } else {
            axes.join(" × ")
        };
        terminal.say(
            &Message::new("wieg-cube-table")
                .with("axes", axes)
                .with("measures", shape.measures.len()),
        );
    }
    for (id, hash) in &cube.context().definitions {
        terminal.line(&format!("  {id} {hash}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn keep(cube: &Cube, path: &Path, terminal: &Terminal) -> Result<ExitCode, Fault> {
    whole_file::place(path, |beside| save(cube, beside)).map_err(|fault| not_saved(fault, path))?;
    let message = Message::new("wieg-cube-written").with("path", path.display().to_string());
    terminal.say(&message.with("pupils", cube.pupils()));
    Ok(ExitCode::SUCCESS)
}

/// Why a cube could not be saved at this place.
pub fn not_saved(fault: SavedCubeFault, path: &Path) -> Fault {
    match fault {
        SavedCubeFault::File(error) => whole_file::fault(&error, path),
        fault => Fault::Cube(path.to_owned(), fault),
    }
}
