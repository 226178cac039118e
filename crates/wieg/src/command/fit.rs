//! `wieg explore fit`: the simulation beside published figures, and two years that it was not fitted to.

use crate::arguments::FitOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use explore::Parameters;
use explore::fit::hold_out::{HoldOut, passes};
use explore::fit::national::{FILES, National};
use explore::fit::{Plan, Unfit, gate, report, run as fit};
use std::process::ExitCode;
use vocabulary::Message;

/// Fits, tells how the hold-outs went, and writes or prints the page.
pub fn run(options: &FitOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let national = read(options)?;
    let plan = if options.small {
        Plan::small()
    } else {
        Plan::full()
    };
    let bar = terminal.bar("wieg-fitting");
    let found = fit(&plan, &national, &Parameters::default(), &|share| {
        bar.set_position((share * 1000.0) as u64);
    });
    bar.finish_and_clear();
    let found = found.map_err(|unfit| match unfit {
        Unfit::Missing(missing) => Fault::Refused(
            Message::new("wieg-fit-missing")
                .with("file", options.data.join(missing.file).display().to_string())
                .with("what", missing.what),
        ),
        Unfit::Refused(refusal) => refusal.into(),
    })?;
    let page = report::markdown(&found, &plan, &command(options));
    match &options.out {
        Some(path) => whole_file::write(path, page.as_bytes())?,
        // Lines of a table are not broken.
        None => print!("{page}"),
    }
    if let Some(path) = &options.gate {
        whole_file::write(path, gate::text(&found.predicted).as_bytes())?;
    }
    // A page that was printed stays a page: what is said of it goes to standard error.
    let tell = |message: &Message| match &options.out {
        Some(_) => terminal.say(message),
        None => terminal.problem(message),
    };
    let rows = &found.advice.rows;
    let met = rows
        .iter()
        .filter(|row| row.target.residual(row.fitted).abs() <= 1.0);
    tell(
        &Message::new("wieg-fit-done")
            .with("met", met.count())
            .with("targets", rows.len())
            .with("reliability", found.advice.reliability.to_string()),
    );
    for of in HoldOut::ALL {
        let own = found.predicted.iter().filter(|one| one.of == of);
        let worst = own.max_by(|a, b| {
            let share = |one: &&explore::fit::hold_out::Predicted| one.off().abs() / one.target.discrepancy;
            share(a).total_cmp(&share(b))
        });
        if let Some(worst) = worst {
            tell(&hold_out(
                of,
                passes(&found.predicted, of),
                &worst.target.id,
                [
                    worst.predicted,
                    worst.target.value,
                    worst.off(),
                    worst.target.discrepancy,
                ],
            ));
        }
    }
    if let Some(path) = &options.out {
        tell(&Message::new("wieg-fit-written").with("path", path.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

/// How a hold-out went, by its figure that is farthest off for what was allowed: predicted, published, off, allowed.
pub fn hold_out(
    of: HoldOut,
    is_passed: bool,
    figure: &str,
    [predicted, published, off, allowed]: [f64; 4],
) -> Message {
    let percent = |share: f64| format!("{:.1}", 100.0 * share);
    Message::new("wieg-hold-out")
        .with("year", format!("{}/{}", of.year(), (of.year() + 1) % 100))
        .with("of", of.code())
        .with("passes", if is_passed { "yes" } else { "no" })
        .with("figure", figure)
        .with("predicted", percent(predicted))
        .with("published", percent(published))
        .with("off", percent(off.abs()))
        .with("allowed", percent(allowed))
}

fn read(options: &FitOptions) -> Result<National, Fault> {
    let mut texts = Vec::new();
    for name in FILES {
        let path = options.data.join(name);
        let text = std::fs::read_to_string(&path).map_err(|_| {
            Fault::Refused(
                Message::new("wieg-fit-no-file")
                    .with("file", path.display().to_string())
                    .with("files", FILES.join(", ")),
            )
        })?;
        texts.push(text);
    }
    let texts: [&str; FILES.len()] = std::array::from_fn(|place| texts[place].as_str());
    National::read(texts).map_err(|missing| {
        Fault::Refused(
            Message::new("wieg-fit-missing")
                .with("file", options.data.join(missing.file).display().to_string())
                .with("what", missing.what),
        )
    })
}

/// The command that makes the same page again.
fn command(options: &FitOptions) -> String {
    let small = if options.small { " --small" } else { "" };
    format!("wieg explore fit{small} --out FILE.md")
}
