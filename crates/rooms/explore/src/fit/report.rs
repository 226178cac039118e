//! The page about the fit, as Markdown.

use super::advice::{AdviceFit, Seen, TOLD};
use super::careers::CareerFit;
use super::drawn::Drawn;
use super::hold_out::{HoldOut, Predicted, Says, passes};
use super::target::Target;
use super::{Fit, Plan};
use std::fmt::Write as _;

/// The whole page; `command` repeats the run.
#[must_use]
pub fn markdown(fit: &Fit, plan: &Plan, command: &str) -> String {
    let mut text = String::from(OPENING);
    line(
        &mut text,
        &format!("\n## How to repeat it\n\n```sh\n{command}\n```\n"),
    );
    text.push_str(
        "The same data give the same page on any number of threads.\n\
         The small form, `wieg explore fit --small`, takes some seconds; a test of the crate `explore` runs the same.\n",
    );
    advice(&mut text, fit);
    identified(&mut text, &fit.seen);
    ridge(&mut text, fit);
    hold_outs(&mut text, fit);
    if let Some(drawn) = &fit.drawn {
        whole_model(&mut text, drawn);
    }
    if let Some(careers) = &fit.careers {
        of_careers(&mut text, careers, plan);
    }
    defaults(&mut text, fit);
    targets(&mut text, &fit.advice);
    text.push_str(CLOSING);
    text
}

fn line(text: &mut String, told: &str) {
    text.push_str(told);
    text.push('\n');
}

fn advice(text: &mut String, fit: &Fit) {
    let advice = &fit.advice;
    let rows = &advice.rows;
    let near = rows
        .iter()
        .filter(|row| row.target.residual(row.fitted).abs() <= 1.0)
        .count();
    let years: Vec<String> = advice
        .by_year
        .iter()
        .map(|(year, _)| format!("{year}/{}", (year + 1) % 100))
        .collect();
    let _ = write!(
        text,
        "\n## The advice block\n\n\
         {} targets of {} for {} numbers, at a reliability of {} that is taken as known.\n\
         {near} of the targets are met within what the model may be off.\n\
         The sum of squared misfits, each in units of that, is {:.1}.\n\n",
        rows.len(),
        years.join(", "),
        advice.free.len(),
        advice.reliability,
        advice.solved.misfit,
    );
    text.push_str("| parameter | start | fitted |\n|---|---|---|\n");
    for ((name, value), free) in advice.common().iter().zip(&advice.free) {
        line(text, &format!("| `{name}` | {:.3} | {value:.3} |", free.start));
    }
    text.push_str("\nOf each year its own: how many of the eligible are raised, and the distribution of the test advice.\n\n");
    text.push_str("| year | `adjust_before` | `test_quotas_before`, pro/bb to vwo |\n|---|---|---|\n");
    for (year, p) in &advice.by_year {
        let quotas: Vec<String> = p
            .test_quotas_before
            .iter()
            .map(|quota| format!("{quota:.3}"))
            .collect();
        line(
            text,
            &format!(
                "| {year}/{} | {:.3} | {} |",
                (year + 1) % 100,
                p.adjust_before,
                quotas.join(", ")
            ),
        );
    }
    let _ = write!(
        text,
        "\nNot fitted, but looked at: at equal skill the first advice of children of highly educated parents is {:.2} half \
         levels higher in the fitted block, out of a raw gap of {:.2}.\n\
         CPB writes \"almost half an education level\", 0.9 to 1.0 half levels, at similar skills.\n",
        advice.gap_at_equal_skill, advice.gap,
    );
}

fn identified(text: &mut String, seen: &Seen) {
    text.push_str("\n## What the targets tell, and what not\n\n");
    let _ = write!(
        text,
        "Here the reliability is looked for as well.\n\
         The error of a parameter is how far it may go before the misfit rises by one, all others following; the range is \
         what was thought possible before.\n\
         A parameter counts as told by the targets when its error is less than {TOLD} of the range.\n\n\
         | parameter | error | range | told |\n|---|---|---|---|\n",
    );
    for (free, error) in seen.free.iter().zip(&seen.errors) {
        let told = if *error < TOLD * free.range {
            "yes"
        } else {
            "**no**"
        };
        line(
            text,
            &format!("| `{}` | {error:.3} | {:.3} | {told} |", free.name, free.range),
        );
    }
    text.push_str(
        "\nThe directions that the targets see least, in units of the ranges: how far one may go along each, and the parts \
         larger than a tenth.\n\n| reach | direction |\n|---|---|\n",
    );
    for direction in seen.directions.iter().take(4) {
        let mut parts: Vec<(f64, &str)> = direction
            .parts
            .iter()
            .zip(&seen.free)
            .filter(|(part, _)| part.abs() > 0.1)
            .map(|(part, free)| (*part, free.name.as_str()))
            .collect();
        parts.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        let told: Vec<String> = parts
            .iter()
            .map(|(part, name)| format!("{part:+.2} `{name}`"))
            .collect();
        line(text, &format!("| {:.2} | {} |", direction.reach, told.join(", ")));
    }
}

fn ridge(text: &mut String, fit: &Fit) {
    if fit.others.is_empty() {
        return;
    }
    text.push_str(
        "\n## The ridge: reliability, judgement and bias\n\n\
         The same targets, fitted at reliabilities that all are possible.\n\n",
    );
    let names: Vec<&str> = fit.advice.common().iter().map(|(name, _)| *name).collect();
    let _ = write!(text, "| reliability | misfit |");
    for name in &names {
        let _ = write!(text, " `{name}` |");
    }
    text.push_str(" gap at equal skill | eligible 2023/24 |\n|---|---|");
    text.push_str(&"---|".repeat(names.len() + 2));
    text.push('\n');
    for (other, predicted) in fit.others.iter().zip(&fit.predicted_others) {
        let _ = write!(text, "| {} | {:.1} |", other.reliability, other.solved.misfit);
        for (_, value) in other.common() {
            let _ = write!(text, " {value:.3} |");
        }
        let eligible = predicted.iter().find(|one| one.target.id == "T4.eligible");
        let eligible = eligible.map_or_else(String::new, |one| percent(one.predicted));
        let _ = writeln!(text, " {:.2} | {eligible} |", other.gap_at_equal_skill);
    }
    let misfits: Vec<f64> = fit.others.iter().map(|other| other.solved.misfit).collect();
    let least = misfits.iter().copied().fold(f64::INFINITY, f64::min);
    let most = misfits.iter().copied().fold(0.0, f64::max);
    let _ = write!(
        text,
        "\nThe misfits differ by {:.1}; the reliability itself stays unknown, and with it the noise of the judgement and \
         the bias.\n",
        most - least
    );
}

fn hold_outs(text: &mut String, fit: &Fit) {
    text.push_str(HOLD_OUTS);
    text.push_str(
        "| hold-out | figure | published | predicted | off | allowed | |\n|---|---|---|---|---|---|---|\n",
    );
    for one in &fit.predicted {
        line(text, &predicted_row(one));
    }
    text.push('\n');
    for of in HoldOut::ALL {
        let verdict = if passes(&fit.predicted, of) {
            "passes"
        } else {
            "fails"
        };
        line(
            text,
            &format!(
                "The hold-out of {}/{} **{verdict}**.",
                of.year(),
                (of.year() + 1) % 100
            ),
        );
    }
    let open = HoldOut::ALL.into_iter().all(|of| passes(&fit.predicted, of));
    line(
        text,
        if open {
            "Both pass, so the gate before what-if questions is open."
        } else {
            "What-if questions stay switched off until both pass."
        },
    );
}

fn predicted_row(one: &Predicted) -> String {
    let says = match one.says {
        Says::Value => "",
        Says::MoreThan => "more than ",
        Says::LessThan => "less than ",
    };
    format!(
        "| {}/{} | {} | {says}{} | {} | {} | {} | {} |",
        one.of.year(),
        (one.of.year() + 1) % 100,
        one.target.id,
        percent(one.target.value),
        percent(one.predicted),
        points(one.off()),
        points(one.target.discrepancy),
        if one.passes() { "passes" } else { "**fails**" },
    )
}

fn whole_model(text: &mut String, drawn: &Drawn) {
    let _ = write!(
        text,
        "\n## The same in the whole model\n\n\
         The moments above are worked out with chance integrated over.\n\
         Here the whole model was run with the parameters of the last year fitted: {} pupils, of whom {} were advised in \
         three years.\n\
         Schools, classes, careers and newcomers come in as well, so the two need not be equal.\n\n\
         | what | expected | drawn | ± |\n|---|---|---|---|\n",
        drawn.pupils, drawn.advised
    );
    for (what, expected, found, error) in &drawn.rows {
        line(
            text,
            &format!(
                "| {what} | {} | {} | {} |",
                percent(*expected),
                percent(*found),
                points(*error)
            ),
        );
    }
}

fn of_careers(text: &mut String, careers: &CareerFit, plan: &Plan) {
    let _ = write!(
        text,
        "\n## Careers: streaming, repeating, exams, stacking\n\n\
         Runs of the whole model with {} pupils, the same pupils and luck for all values (at most {} steps of the search).\n\
         The last column is a run with other pupils and other luck, so it says what chance does.\n\n\
         | target | published | at the defaults | fitted | allowed | | other luck |\n|---|---|---|---|---|---|---|\n",
        careers.pupils, plan.steps
    );
    for row in &careers.rows {
        let is_met = (row.fitted - row.target.value).abs() <= row.target.discrepancy;
        let verdict = match (row.is_fitted, is_met) {
            (true, true) => "met",
            (true, false) => "**missed**",
            (false, true) => "met, not fitted",
            (false, false) => "**missed**, not fitted",
        };
        line(
            text,
            &format!(
                "| {} | {} | {} | {} | {} | {verdict} | {} |",
                row.target.id,
                percent(row.target.value),
                percent(row.before),
                percent(row.fitted),
                points(row.target.discrepancy),
                percent(row.again),
            ),
        );
    }
    text.push_str("\n| constant | default | fitted | error |\n|---|---|---|---|\n");
    for ((name, places, before, value), error) in careers.constants.iter().zip(&careers.errors) {
        let levels = ["bb", "kb", "gt", "havo", "vwo"];
        let of: Vec<&str> = places
            .iter()
            .filter_map(|place| levels.get(*place).copied())
            .collect();
        let of = if matches!(*name, "exam" | "repeat_secondary") {
            format!(" {}", of.join(", "))
        } else {
            String::new()
        };
        line(
            text,
            &format!("| `{name}`{of} | {before:.2} | {value:.2} | {error:.2} |"),
        );
    }
}

fn defaults(text: &mut String, fit: &Fit) {
    text.push_str("\n## The defaults that follow\n\nThese lines stand in `params.toml`.\n\n```toml\n");
    for (name, values) in fit.defaults() {
        match values.as_slice() {
            [value] => line(text, &format!("{name} = {value}")),
            _ => line(text, &format!("{name} = {values:?}")),
        }
    }
    text.push_str("```\n");
}

fn targets(text: &mut String, advice: &AdviceFit) {
    text.push_str("\n## Every target of the advice block\n\n| target | published | fitted | off | allowed |\n|---|---|---|---|---|\n");
    for row in &advice.rows {
        let Target {
            id,
            value,
            discrepancy,
            ..
        } = &row.target;
        let off = row.fitted - value;
        let mark = if row.target.residual(row.fitted).abs() > 1.0 {
            " **"
        } else {
            ""
        };
        let told = if id == "T6.gap-raw" {
            format!(
                "| {id} | {value:.2} | {:.2} | {off:+.2}{mark} | {discrepancy:.2} |",
                row.fitted
            )
        } else {
            format!(
                "| {id} | {} | {} | {}{mark} | {} |",
                percent(*value),
                percent(row.fitted),
                points(off),
                points(*discrepancy)
            )
        };
        line(text, &told.replace(" **", " (!)"));
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

/// Percentage points, with a sign where it says something.
fn points(share: f64) -> String {
    let text = format!("{:.1}", 100.0 * share);
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

const OPENING: &str = "\
# The simulation fitted to published figures

This page is written by `wieg explore fit`; change the program, not the page.
The figures are those of `sample-data/national`, whose `SOURCE.md` says where each comes from.

A block is fitted by the method of moments: the parameters for which what the model lets expect lies nearest to what was \
published, with a weight for each target of 1/(its own chance error² + what the model may be off²).
What the model may be off was set before looking: 5% of the target or one point, whichever is more, doubled for figures \
that came by way of the press.
Two school years take no part in any fit: 2019/20, without a test, and 2023/24, with a new rule.
";

const HOLD_OUTS: &str = "
## Two years that the fit never saw

2019/20: the first advice of 2018/19, and no test.
2023/24: the first advice of 2022/23, the test norms since (the share for vwo is published, the others are general \
knowledge) and the rule since; the press calls pupils disadvantaged and advantaged, and here those are the lowest and the \
highest income quintile.
A figure that says \"more than\" or \"less than\" is missed by how far the prediction lies on the other side.
After they were first seen one thing was changed, for another reason: cutpoints of the test about which the targets say \
nothing were held near what was thought likely.
It made no figure pass or fail; the eligible of 2023/24 went from 19.7 to 19.9%.

";

const CLOSING: &str = "
A mark (!) stands where a target is missed by more than chance and what the model may be off together.

## What this does not show

A fit says that published figures are compatible with these parameters, not that the mechanisms are right.
The published groups are of income, and the bias of the model is by parental education: what is said of education rests \
on how the two go together, which is general knowledge here.
Quintiles are of households, and hold 15 to 22% of these pupils each; in the model each holds a fifth.
The distribution of the test advice is held near what was thought likely before (a standard deviation of .25 on each \
cutpoint), which decides only where the targets say nothing.
Above vmbo-gt the first advice is published as one class since 2020; its parts are those of 2018/19.
";
