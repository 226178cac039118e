//! `wieg cube freeze`: starting cohorts kept as counts, and read back when the rows are gone.

use super::cube::not_saved;
use super::records;
use crate::arguments::{Choices, CubeFreezeOptions, MeasureOptions};
use crate::fault::Fault;
use crate::indicators;
use crate::subject::choice;
use crate::terminal::Terminal;
use crate::whole_file;
use measuring::cube::{Cube, Frozen, best_count, freeze, open_frozen, save_frozen};
use measuring::definition::Definition;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vocabulary::{Message, SchoolYear};

/// A frozen cohort in its file.
struct Kept {
    path: PathBuf,
    frozen: Frozen,
    cube: Cube,
}

/// Counts each starting cohort of a file and keeps it.
pub fn run(options: &CubeFreezeOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let choices = Choices {
        years: 0,
        background: options.background.clone(),
        condition: None,
        outcome: None,
        only: Vec::new(),
        indicators: options.indicators.clone(),
    };
    let definitions = indicators::chosen(&choices, terminal)?;
    let records = records::read(&options.input, terminal)?;
    let counted = freeze(&records.tables, choice(&records.tables, &choices)?, &definitions);
    if counted.is_empty() {
        return Err(Fault::Refused(Message::new("wieg-freeze-nothing")));
    }
    let before = if options.into.is_dir() {
        all_in(&options.into)?
    } else {
        Vec::new()
    };
    let fresh: Vec<Kept> = counted
        .into_iter()
        .map(|(frozen, cube)| Kept {
            path: options.into.join(name_of(&frozen)),
            frozen,
            cube,
        })
        .collect();
    let news = fresh.iter().map(|one| is_new(one, &before, options));
    // All are looked at before the first is written.
    let news: Vec<bool> = news.collect::<Result<_, _>>()?;
    std::fs::create_dir_all(&options.into).map_err(|error| whole_file::fault(&error, &options.into))?;
    for (one, is_new) in fresh.iter().zip(news) {
        let path = one.path.display().to_string();
        if !is_new {
            terminal.say(&Message::new("wieg-freeze-same").with("path", path));
            continue;
        }
        whole_file::place(&one.path, |beside| save_frozen(&one.frozen, &one.cube, beside))
            .map_err(|fault| not_saved(fault, &one.path))?;
        let message = Message::new("wieg-freeze-written").with("path", path);
        let message = message.with("pupils", one.cube.pupils());
        let message = message.with("cohort", one.frozen.cohort.to_string());
        terminal.say(&message.with("seen", one.frozen.seen_to.to_string()));
    }
    best(all_in(&options.into)?, terminal);
    terminal.say(&Message::new("wieg-freeze-kept").with("path", options.into.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

/// Whether a count must be written; a refusal where it would take the place of another, or lie beside pupils of
/// another kind.
fn is_new(one: &Kept, before: &[Kept], options: &CubeFreezeOptions) -> Result<bool, Fault> {
    let is_other_kind = |kept: &&Kept| kept.cube.context().simulated != one.cube.context().simulated;
    if before.iter().any(|kept| is_other_kind(&kept)) {
        let folder = options.into.display().to_string();
        return Err(Fault::refused("wieg-freeze-simulated", "path", folder));
    }
    match before.iter().find(|kept| kept.path == one.path) {
        None => Ok(true),
        Some(kept) if kept.cube == one.cube && kept.frozen == one.frozen => Ok(false),
        Some(_) if options.replace => Ok(true),
        Some(kept) => {
            let path = kept.path.display().to_string();
            Err(Fault::refused("wieg-freeze-differs", "path", path))
        }
    }
}

/// What the counts of a cohort up to a year are called.
fn name_of(frozen: &Frozen) -> String {
    format!("start-{}-seen-to-{}.parquet", frozen.cohort, frozen.seen_to)
}

/// Whether a folder holds frozen cohorts.
pub fn is_frozen(folder: &Path) -> bool {
    folder.is_dir() && paths_in(folder).next().is_some()
}

fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("start-") && name.contains("-seen-to-") && name.ends_with(".parquet")
    })
}

/// All frozen cohorts of a folder, oldest first, and of each cohort the earliest count first.
fn all_in(folder: &Path) -> Result<Vec<Kept>, Fault> {
    let mut all = paths_in(folder)
        .map(|path| match open_frozen(&path) {
            Ok((cube, Some(frozen))) => Ok(Kept { path, frozen, cube }),
            Ok((_, None)) => {
                let path = path.display().to_string();
                Err(Fault::refused("wieg-freeze-not-frozen", "path", path))
            }
            Err(fault) => Err(Fault::Cube(path, fault)),
        })
        .collect::<Result<Vec<Kept>, Fault>>()?;
    all.sort_by_key(|kept| (kept.frozen.cohort, kept.frozen.seen_to));
    Ok(all)
}

/// Of each cohort its latest count; or, where that misses pupils whom an earlier one had, the latest that has them.
fn best(all: Vec<Kept>, terminal: &Terminal) -> Vec<Kept> {
    let mut cohorts: BTreeMap<SchoolYear, Vec<Kept>> = BTreeMap::new();
    for kept in all {
        cohorts.entry(kept.frozen.cohort).or_default().push(kept);
    }
    let chosen = cohorts.into_values().filter_map(|mut counts| {
        let pupils: Vec<u64> = counts.iter().map(|kept| kept.cube.pupils()).collect();
        let (best, last) = (best_count(&pupils)?, pupils.len() - 1);
        let (most, latest) = (pupils.iter().max()?, pupils[last]);
        let chosen = counts.remove(best);
        if best < last {
            let message = Message::new("wieg-freeze-fewer").with("cohort", chosen.frozen.cohort.to_string());
            let message = message.with("before", *most).with("now", latest);
            terminal.say(&message.with("seen", chosen.frozen.seen_to.to_string()));
        }
        Some(chosen)
    });
    chosen.collect()
}

/// Frozen cohorts added up, to measure.
pub struct Together {
    /// Their counts.
    pub cube: Cube,
    /// By which definitions they were counted.
    pub definitions: Vec<Definition>,
    /// The first and last cohort.
    pub cohorts: Option<(SchoolYear, SchoolYear)>,
    /// What was added up, in words that go along with the report.
    pub account: String,
}

/// The frozen cohorts of a folder, added up; with `--only`, by those definitions.
pub fn together(options: &MeasureOptions, terminal: &Terminal) -> Result<Together, Fault> {
    let choices = &options.choices;
    let settled = [&choices.background, &choices.condition, &choices.outcome];
    let is_settled = settled.iter().any(|choice| choice.is_some());
    if is_settled || choices.indicators.is_some() || options.input.map.is_some() {
        return Err(Fault::Refused(Message::new("wieg-freeze-choice")));
    }
    let chosen = best(all_in(&options.input.path)?, terminal);
    let mut account = String::from("# wieg cube freeze\n");
    for kept in &chosen {
        let name = name_of(&kept.frozen);
        let _ = writeln!(account, "\"{name}\" = {{ pupils = {} }}", kept.cube.pupils());
    }
    let cohorts = chosen.first().zip(chosen.last());
    let cohorts = cohorts.map(|(first, last)| (first.frozen.cohort, last.frozen.cohort));
    let mut all = chosen.into_iter();
    let Some(first) = all.next() else {
        return Err(Fault::Refused(Message::new("wieg-no-pupils")));
    };
    let mut cube = first.cube;
    for kept in all {
        cube = cube
            .merged(&kept.cube)
            .map_err(|refusal| Fault::Merge(kept.path, refusal))?;
    }
    let definitions = indicators::only(first.frozen.definitions(), &choices.only)?;
    Ok(Together {
        cube,
        definitions,
        cohorts,
        account,
    })
}
