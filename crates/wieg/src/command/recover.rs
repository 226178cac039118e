//! `wieg explore recover`: the estimators beside a truth that is known.

use crate::arguments::RecoverOptions;
use crate::catalogue::catalogue;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use explore::recover::plan::{Failure, Plan, SIZES};
use explore::recover::{pupils_of, report, run as recover, verdict};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use vocabulary::{Language, Message};

/// Cohorts per world when nobody says how many.
const REPLICATES: u32 = 250;
/// The same in the small form.
const SMALL_REPLICATES: u32 = 300;
const SEED: u64 = 2022;

/// Runs the plan, and writes or prints the page.
pub fn run(options: &RecoverOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let bug = |text: String| Fault::refused("wieg-recover-fault", "text", text);
    let plan = if options.small {
        Plan::small(options.reps.unwrap_or(SMALL_REPLICATES), SEED)
    } else {
        let sizes = options.pupils.map_or(SIZES.to_vec(), |size| vec![size.pupils()]);
        Plan::full(&sizes, options.reps.unwrap_or(REPLICATES), SEED)
    };
    let plan = plan.map_err(|error| bug(format!("{error:?}")))?;
    let bar = terminal.bar("wieg-recovering");
    let (done, all) = (AtomicU64::new(0), pupils_of(&plan).max(1));
    let found = recover(&plan, &|pupils| {
        let done = done.fetch_add(pupils, Ordering::Relaxed) + pupils;
        bar.set_position(done * 1000 / all);
    });
    bar.finish_and_clear();
    let found = found.map_err(|error| bug(format!("{error:?}")))?;
    let broken = verdict::broken(&found);
    if options.out.is_some() || !options.small {
        let page = page(options, &plan, &found).map_err(bug)?;
        match &options.out {
            Some(path) => {
                whole_file::write(path, page.as_bytes())?;
                terminal.say(&Message::new("wieg-recover-written").with("path", path.display().to_string()));
            }
            // Lines of a table are not broken.
            None => print!("{page}"),
        }
    }
    // A page that was printed stays a page: what is said of it goes to standard error.
    let is_printed = options.out.is_none() && !options.small;
    for broken in &broken {
        let message = Message::new("wieg-recover-broken")
            .with("promise", broken.promise.code())
            .with("estimator", broken.column.code())
            .with("bias", broken.bias.to_string())
            .with("reliability", broken.reliability.to_string())
            .with("coverage", format!("{:.1}", 100.0 * broken.tally.coverage()))
            .with("off", format!("{:.3}", broken.tally.bias));
        terminal.problem(&message);
    }
    if broken.is_empty() {
        let kept = Message::new("wieg-recover-kept").with("worlds", verdict::promised(&found).count());
        if is_printed {
            terminal.problem(&kept);
        } else {
            terminal.say(&kept);
        }
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}

fn page(options: &RecoverOptions, plan: &Plan, found: &[explore::recover::Found]) -> Result<String, String> {
    let languages = [Language::Nl, Language::En].map(catalogue);
    let [dutch, english] = languages;
    let catalogues = [dutch, english].map(|one| one.map_err(|fault| format!("{fault:?}")));
    let [dutch, english] = catalogues;
    let (dutch, english) = (dutch?, english?);
    let warnings = |failure: Failure| {
        let message = Message::new("wieg-recover-warn").with("failure", failure.code());
        [dutch.text(&message), english.text(&message)]
    };
    report::markdown(plan, found, &command(options), warnings).map_err(|error| format!("{error:?}"))
}

/// The command that makes the same page again.
fn command(options: &RecoverOptions) -> String {
    let mut command = "wieg explore recover".to_owned();
    if options.small {
        command.push_str(" --small");
    }
    if let Some(size) = options.pupils {
        command.push_str(&format!(" --pupils {}", size.pupils()));
    }
    if let Some(reps) = options.reps {
        command.push_str(&format!(" --reps {reps}"));
    }
    command.push_str(" --out FILE.md");
    command
}
