//! `wieg benchmark`: counts of a larger set of pupils, to set the diplomas of one school beside.

use super::records;
use crate::arguments::{BenchmarkBuildOptions, Choices};
use crate::fault::Fault;
use crate::indicators;
use crate::subject::choice;
use crate::terminal::Terminal;
use crate::whole_file;
use measuring::BenchmarkRefusal;
use measuring::benchmark::{About, Benchmark};
use measuring::definition::Definition;
use std::path::Path;
use std::process::ExitCode;
use vocabulary::Message;

/// Counts the pupils of a region into a benchmark file.
pub fn build(options: &BenchmarkBuildOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let choices = Choices {
        years: 0,
        background: options.background.clone(),
        condition: options.condition.clone(),
        outcome: None,
        only: Vec::new(),
        indicators: options.indicators.clone(),
    };
    let definitions = indicators::chosen(&choices, terminal)?;
    let records = records::read(&options.input, terminal)?;
    let tables = &records.tables;
    let cohorts = tables.pupil.cohort.iter();
    let Some((first, last)) = cohorts.clone().min().zip(cohorts.max()) else {
        return Err(Fault::Refused(Message::new("wieg-no-pupils")));
    };
    let cube = measuring::count(tables, choice(tables, &choices)?, &definitions);
    let about = About {
        source: options.source.clone(),
        years: format!("{first} – {last}"),
        licence: options.licence.clone(),
    };
    let benchmark = Benchmark::made(&cube, &definitions, about).map_err(|refusal| match refusal {
        BenchmarkRefusal::TooFewSchools { needed } => {
            Fault::refused("wieg-benchmark-few-schools", "needed", needed)
        }
        BenchmarkRefusal::NothingToCount => Fault::Refused(Message::new("wieg-benchmark-nothing")),
    })?;
    whole_file::write(&options.out, benchmark.to_toml().as_bytes())?;
    if benchmark.simulated {
        terminal.say(&Message::new("simulated"));
    }
    let path = options.out.display().to_string();
    terminal.say(&Message::new("wieg-benchmark-written").with("path", path));
    Ok(ExitCode::SUCCESS)
}

/// Reads a benchmark to set these pupils beside; simulated ones never stand beside real pupils.
pub fn read(
    path: &Path,
    is_of_simulated: bool,
    definitions: &[Definition],
    terminal: &Terminal,
) -> Result<Benchmark, Fault> {
    let shown = || path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|_| Fault::refused("wieg-benchmark-unreadable", "path", shown()))?;
    let benchmark = Benchmark::read(&text).map_err(|problems| {
        for problem in &problems {
            terminal.problem(&problem.message());
        }
        let message = Message::new("wieg-benchmark-refused").with("path", shown());
        Fault::Refused(message.with("count", problems.len()))
    })?;
    if benchmark.simulated && !is_of_simulated {
        return Err(Fault::refused("wieg-benchmark-simulated", "path", shown()));
    }
    if !definitions.iter().any(|definition| benchmark.knows(definition)) {
        terminal.say(&Message::new("wieg-benchmark-unused").with("path", shown()));
    }
    Ok(benchmark)
}
