//! Times Krippendorff's alpha with an interval by draws over respondents, for `docs/benchmarks/alpha_peer.py`: prints one
//! line, `RESULT` and a JSON object.
//!
//! What is timed is what the room Horen does: coincidences per respondent and code, an alpha per code, and the interval
//! of each code by [`alpha_interval`].

use clap::Parser;
use serde_json::{Value, json};
use statistics::Confidence;
use statistics::agreement::{Coincidences, Scale, alpha_interval};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

type Fault = Box<dyn std::error::Error>;

/// Times the agreement of coders.
#[derive(Parser)]
struct Options {
    /// The judgements that `make_coded.py` makes.
    #[arg(long)]
    data: PathBuf,
    /// Draws over respondents.
    #[arg(long, default_value_t = 1_000)]
    reps: usize,
    /// Seed of the draws.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Draws that are given, to compare one by one.
    #[arg(long)]
    draws: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(result) => {
            println!("RESULT {result}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// What each coder gave in a unit, by their place.
type Unit = Vec<Option<f64>>;

/// By code and respondent, the units with what each coder gave.
struct Coded {
    respondents: Vec<String>,
    units: BTreeMap<String, BTreeMap<usize, BTreeMap<String, Unit>>>,
}

/// The place of a name; a new name gets the next.
fn place(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|one| one == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

fn read(path: &Path) -> Result<Coded, Fault> {
    let text = std::fs::read_to_string(path)?;
    let (mut respondents, mut coders) = (Vec::new(), Vec::new());
    let mut units: BTreeMap<String, BTreeMap<usize, BTreeMap<String, Unit>>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [respondent, unit, coder, code, present] = cells[..] else {
            return Err(format!("not a judgement: {line}").into());
        };
        let (respondent, coder) = (place(&mut respondents, respondent), place(&mut coders, coder));
        let of = units
            .entry(code.to_owned())
            .or_default()
            .entry(respondent)
            .or_default();
        let given = of.entry(unit.to_owned()).or_default();
        given.resize(given.len().max(coder + 1), None);
        given[coder] = Some(present.parse()?);
    }
    Ok(Coded { respondents, units })
}

/// How often each respondent is drawn in each of the given draws.
fn given_draws(path: &Path, respondents: &[String]) -> Result<Vec<Vec<f64>>, Fault> {
    let mut draws: Vec<Vec<f64>> = Vec::new();
    for line in std::fs::read_to_string(path)?.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [draw, respondent, times] = cells[..] else {
            return Err(format!("not a draw: {line}").into());
        };
        let draw: usize = draw.parse()?;
        draws.resize(draws.len().max(draw + 1), vec![0.0; respondents.len()]);
        let at = respondents.iter().position(|one| one == respondent);
        draws[draw][at.ok_or_else(|| format!("nobody is called {respondent}"))?] = times.parse()?;
    }
    Ok(draws)
}

fn alpha_of<'c>(all: impl Iterator<Item = (f64, &'c Coincidences)>) -> Option<f64> {
    let mut sum = Coincidences::none(&[0.0, 1.0]);
    all.filter(|(times, _)| *times > 0.0)
        .for_each(|(times, one)| sum.add(one, times));
    sum.alpha(Scale::Nominal).ok()
}

fn run(options: &Options) -> Result<Value, Fault> {
    let begun = Instant::now();
    let coded = read(&options.data)?;
    let load = begun.elapsed().as_secs_f64();

    let begun = Instant::now();
    let mut codes: Vec<Vec<(u64, Coincidences)>> = Vec::new();
    for of in coded.units.values() {
        let met = of.iter().map(|(respondent, units)| {
            let units = units.values().map(|unit| unit.iter().copied());
            (*respondent as u64, Coincidences::of(&[0.0, 1.0], units))
        });
        codes.push(met.collect());
    }
    let alpha: Vec<Option<f64>> = codes
        .iter()
        .map(|of| alpha_of(of.iter().map(|(_, one)| (1.0, one))))
        .collect();
    let point = begun.elapsed().as_secs_f64();

    let begun = Instant::now();
    let confidence = Confidence::NINETY_FIVE;
    let intervals: Vec<Option<(f64, f64)>> = codes
        .iter()
        .map(|of| {
            let found = alpha_interval(of, Scale::Nominal, options.reps, options.seed, confidence);
            found.ok().map(|(interval, _)| (interval.low, interval.high))
        })
        .collect();
    let boot = begun.elapsed().as_secs_f64();

    let fixed = match &options.draws {
        Some(path) => Some(given_draws(path, &coded.respondents)?),
        None => None,
    };
    let fixed = fixed.map(|draws| -> Vec<Vec<Option<f64>>> {
        let of_draw = |times: &Vec<f64>| {
            let of_code = |of: &Vec<(u64, Coincidences)>| {
                alpha_of(
                    of.iter()
                        .map(|(respondent, one)| (times[*respondent as usize], one)),
                )
            };
            codes.iter().map(of_code).collect()
        };
        draws.iter().map(of_draw).collect()
    });
    // One thread does all of it, so the clock on the wall says what the processor did.
    let both = |seconds: f64| json!([seconds, seconds]);
    Ok(json!({
        "load": both(load), "point": both(point), "boot": both(boot),
        "alpha": alpha,
        "low": intervals.iter().map(|one| one.map(|(low, _)| low)).collect::<Vec<_>>(),
        "high": intervals.iter().map(|one| one.map(|(_, high)| high)).collect::<Vec<_>>(),
        "fixed": fixed,
    }))
}
