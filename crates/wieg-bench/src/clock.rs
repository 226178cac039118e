//! Wall time, processor time of all threads, and peak memory of this process, from the files of Linux.

use crate::Fault;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// Seconds spent on something.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// By the clock on the wall.
    pub wall: f64,
    /// Of the processors, by all threads of this process together.
    pub cpu: f64,
}

/// The parts of a task that are timed, in order. What happens between them is not timed.
#[derive(Debug, Default)]
pub struct Parts(Vec<(&'static str, Spent)>);

impl Parts {
    /// Does `work` as the part `name`.
    pub fn time<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let (cpu, wall) = (processor_seconds()?, Instant::now());
        let done = work()?;
        let wall = wall.elapsed().as_secs_f64();
        let cpu = processor_seconds()? - cpu;
        self.0.push((name, Spent { wall, cpu }));
        Ok(done)
    }

    /// All parts together.
    pub fn total(&self) -> Spent {
        let sum = |of: fn(&Spent) -> f64| self.0.iter().map(|(_, spent)| of(spent)).sum();
        Spent {
            wall: sum(|spent| spent.wall),
            cpu: sum(|spent| spent.cpu),
        }
    }

    /// Processor seconds of each part.
    pub fn cpu_by_name(&self) -> serde_json::Map<String, serde_json::Value> {
        self.0
            .iter()
            .map(|(name, spent)| ((*name).to_owned(), spent.cpu.into()))
            .collect()
    }
}

/// Processor time, user and system. The scheduler counts nanoseconds per thread; `stat` counts hundredths of a
/// second, too coarse for half of the tasks. Threads that have ended are not counted: the pool keeps its own.
fn processor_seconds() -> Result<f64, Fault> {
    // The scheduler brings the count of a running thread up to date when it stops running, not when it is asked.
    thread::sleep(Duration::from_micros(50));
    let mut nanoseconds = 0_u64;
    for task in fs::read_dir("/proc/self/task")? {
        let text = fs::read_to_string(task?.path().join("schedstat"))?;
        let running = text.split_whitespace().next().ok_or("schedstat is empty")?;
        nanoseconds += running.parse::<u64>()?;
    }
    Ok(nanoseconds as f64 / 1e9)
}

/// The most memory this process has held so far, in MiB.
pub fn peak_mib() -> Result<f64, Fault> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("status has no VmHWM")?;
    let kib = line.split_whitespace().next().ok_or("VmHWM has no number")?;
    Ok(kib.parse::<f64>()? / 1024.0)
}
