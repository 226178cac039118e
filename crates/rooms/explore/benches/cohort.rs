//! One cohort through twelve school years on one core, for comparison with other tools (`explore_peers.py`).
//!
//! `cohort PUPILS` prints a line `RESULT` with JSON: processor and wall seconds of the years, and a check. The steps are
//! those of the model: classes, paid lessons and learning every year, advice with test and adjustment, a ranking of the
//! classes at the twelve nearest schools and deferred acceptance after group 8, and the ends of all years.

use std::time::Instant;

#[path = "support/years.rs"]
mod years;

/// The cohort of a country of 2.5 million pupils.
const PUPILS: u32 = 190_000;

fn main() {
    // `cargo bench` adds arguments of its own.
    let asked = std::env::args().skip(1).find_map(|text| text.parse().ok());
    let pupils = asked.unwrap_or(PUPILS);
    let setting = years::Setting::new(pupils);
    let mut cohort = setting.cohort(pupils);
    // Threads that have ended are not counted, so the clock is read inside the pool.
    let (cpu, wall, parts) = years::on_one_core(|| {
        let (cpu, wall) = (processor_seconds(), Instant::now());
        let parts = years::live(&setting, &mut cohort, processor_seconds);
        (processor_seconds() - cpu, wall.elapsed().as_secs_f64(), parts)
    });
    let steps = f64::from(pupils) * f64::from(years::YEARS);
    let variance = variance(&cohort.skill);
    for (name, seconds) in &parts {
        eprintln!("{name:>10} {:6.1} ns per agent-step", 1e9 * seconds / steps);
    }
    println!(
        "RESULT {{\"cpu\": {cpu}, \"wall\": {wall}, \"check\": {variance}, \"pupils\": {pupils}, \"ns\": {}}}",
        1e9 * cpu / steps
    );
}

fn variance(values: &[f32]) -> f64 {
    let number = values.len() as f64;
    let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / number;
    values
        .iter()
        .map(|value| (f64::from(*value) - mean).powi(2))
        .sum::<f64>()
        / number
}

/// Processor seconds of all threads of this process, from the scheduler of Linux; elsewhere not a number.
fn processor_seconds() -> f64 {
    // The scheduler brings the count of a running thread up to date when it stops running.
    std::thread::sleep(std::time::Duration::from_micros(50));
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return f64::NAN;
    };
    let nanoseconds = tasks.flatten().map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        let running = text
            .split_whitespace()
            .next()
            .and_then(|number| number.parse::<f64>().ok());
        running.unwrap_or(f64::NAN)
    });
    nanoseconds.sum::<f64>() / 1e9
}
