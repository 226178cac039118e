//! Times Wieg on the tasks of `docs/benchmarks/peers.py`: prints one line, `RESULT` and a JSON object.
//!
//! Only public functions of the crates are timed. A saved or opened cube shows nobody its cells, so where an
//! estimator is fed from counts, the counts come from a pass of this program's own, which is not timed; in its
//! place the cube that holds the same cells, and more, is made by [`measuring::count`] and timed.

mod clock;
mod counts;
mod indicators;
mod pupils;
mod tasks;

use clap::Parser;
use clock::{Parts, peak_mib};
use std::path::PathBuf;
use std::process::ExitCode;
use tasks::{Answer, Job, Task};

/// A benchmark that could not be run: what was being done, and what went wrong.
type Fault = Box<dyn std::error::Error>;

/// Times one task of the benchmark.
#[derive(Parser)]
struct Options {
    /// The task.
    task: Task,
    /// The table that peers.py makes.
    #[arg(long)]
    data: PathBuf,
    /// Bootstrap replicates.
    #[arg(long, default_value_t = 200)]
    reps: usize,
    /// Seed of the bootstrap.
    #[arg(long, default_value_t = 2022)]
    seed: u64,
    /// Measurements in this process.
    #[arg(long, default_value_t = 1)]
    runs: usize,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(line) => {
            println!("RESULT {line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<serde_json::Value, Fault> {
    let job = Job::prepare(options.task, &options.data, options.reps, options.seed)?;
    let (mut wall, mut cpu) = (Vec::new(), Vec::new());
    let (mut parts, mut answer) = (Parts::default(), Answer::default());
    for _ in 0..options.runs.max(1) {
        parts = Parts::default();
        answer = job.run(&mut parts)?;
        let spent = parts.total();
        wall.push(spent.wall);
        cpu.push(spent.cpu);
    }
    let mut result = serde_json::json!({
        "wall": wall,
        "cpu": cpu,
        "peak": peak_mib()?,
        "check": answer.check,
        "parts": parts.cpu_by_name(),
    });
    for (name, value) in answer.also {
        result[name] = value;
    }
    Ok(result)
}
