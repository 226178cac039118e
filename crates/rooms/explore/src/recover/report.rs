//! The tables of a recovery run as Markdown.

use super::Found;
use super::plan::{Column, DOUBT, Failure, Plan, Purpose};
use super::tally::{NOMINAL, Tally};
use super::truth;
use super::verdict::{PROMISED_SIZE, Promise, broken, promised};
use super::world::Setting;
use statistics::NotComputable;
use std::fmt::Write as _;

/// Pupils that the check on the truth draws.
const DRAWN: u32 = 2_000_000;

/// The whole page. `warnings` are the sentences for a failure, in Dutch and in English; `command` repeats the run.
///
/// # Errors
/// [`NotComputable`] when a world has no truth.
pub fn markdown(
    plan: &Plan,
    found: &[Found],
    command: &str,
    warnings: impl Fn(Failure) -> [String; 2],
) -> Result<String, NotComputable> {
    let mut text = String::from(OPENING);
    settings(&mut text, plan, command);
    truths(&mut text, plan.seed)?;
    promises(&mut text, found);
    let mut sizes: Vec<u32> = grid(found).map(|found| found.case.setting.pupils).collect();
    sizes.dedup();
    for size in sizes {
        size_tables(&mut text, found, size);
    }
    failures(&mut text, found, warnings);
    text.push_str(CLOSING);
    Ok(text)
}

fn grid(found: &[Found]) -> impl Iterator<Item = &Found> {
    found.iter().filter(|found| found.case.purpose == Purpose::Grid)
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{arguments}");
}

fn settings(text: &mut String, plan: &Plan, command: &str) {
    let schools = Setting::plain(PROMISED_SIZE, 0.0, 0.85).schools();
    line(
        text,
        format_args!(
            "\n## How to repeat it\n\n```sh\n{command}\n```\n\n\
             Seed {}, {} replicates in each bootstrap; the same command gives the same page on any number of threads.\n\
             The small form, `wieg explore recover --small`, takes under a minute and ends with status 1 when a promise is \
             broken; a test of the crate `explore` runs the same.\n\
             Cohorts of 5,000 pupils have {schools} schools.",
            plan.seed, plan.bootstrap
        ),
    );
}

fn truths(text: &mut String, seed: u64) -> Result<(), NotComputable> {
    text.push_str(TRUTH);
    for bias in super::plan::BIASES {
        let setting = Setting::plain(DRAWN, bias, 0.85);
        let truth = truth::integrated(&setting)?;
        let [level, share] = truth::drawn(&setting, seed)?;
        line(
            text,
            format_args!(
                "| {bias} | {:.4} | {:.4} ± {:.4} | {:.4} | {:.4} ± {:.4} | {:.4} |",
                truth.level, level.0, level.1, truth.share, share.0, share.1, truth.average
            ),
        );
    }
    Ok(())
}

fn promises(text: &mut String, found: &[Found]) {
    let worlds: Vec<&Found> = promised(found).collect();
    let Some(most) = worlds.iter().map(|found| found.case.replicates).max() else {
        return;
    };
    let margin = ((1.0 - NOMINAL) * NOMINAL / f64::from(most)).sqrt();
    line(
        text,
        format_args!(
            "\n## What is promised at 5,000 pupils\n\n\
             With {most} cohorts in each world, the coverage of a 95% interval has a standard error of {:.1} points; a promise \
             counts as broken beyond three of them.\n",
            100.0 * margin
        ),
    );
    text.push_str("| estimator | coverage, lowest to highest | mean | bias, lowest to highest | mean width | found without a gap |\n");
    text.push_str("|---|---|---|---|---|---|\n");
    for column in Column::GRID {
        let tallies: Vec<&Tally> = worlds.iter().filter_map(|found| found.tally(column)).collect();
        let nulls = worlds.iter().filter(|found| found.case.setting.bias == 0.0);
        let false_alarms: Vec<f64> = nulls
            .filter_map(|found| found.tally(column))
            .map(Tally::found)
            .collect();
        let coverages: Vec<f64> = tallies.iter().map(|tally| tally.coverage()).collect();
        let biases: Vec<f64> = tallies.iter().map(|tally| tally.bias).collect();
        let widths: Vec<f64> = tallies.iter().map(|tally| tally.width).collect();
        line(
            text,
            format_args!(
                "| {} | {} to {} | {} | {} to {} | {:.3} | {} |",
                column.code(),
                percent(least(&coverages)),
                percent(most_of(&coverages)),
                percent(mean(&coverages)),
                thousandths(least(&biases)),
                thousandths(most_of(&biases)),
                mean(&widths),
                percent(mean(&false_alarms)),
            ),
        );
    }
    narrowest(text, &worlds);
    let broken = broken(found);
    if broken.is_empty() {
        text.push_str("\nEvery promise is kept, and the naive comparison breaks them in every world.\n");
        return;
    }
    text.push_str("\nBroken:\n\n");
    for broken in broken {
        let what = match broken.promise {
            Promise::Coverage => format!("covers {}", percent(broken.tally.coverage())),
            Promise::Bias => format!("is off by {:.3}", broken.tally.bias),
            Promise::Narrowest => format!("has an interval of {:.3}, not the narrowest", broken.tally.width),
            Promise::NaiveFails => "does not fail, so this world is no test".to_owned(),
        };
        line(
            text,
            format_args!(
                "- {} with bias {} and reliability {} {what}",
                broken.column.code(),
                broken.bias,
                broken.reliability
            ),
        );
    }
}

/// How much two tests save, beside one test whose reliability is known.
fn narrowest(text: &mut String, worlds: &[&Found]) {
    let ratios: Vec<f64> = worlds
        .iter()
        .filter_map(|found| Some(found.tally(Column::TwoTests)?.width / found.tally(Column::Shipped)?.width))
        .collect();
    if !ratios.is_empty() {
        line(
            text,
            format_args!(
                "\nWith two tests per pupil the interval is {} to {} of what one test with a known reliability gives, and \
                 nobody has to state anything.\nThe share with havo is in shares, so its width does not compare.",
                percent(least(&ratios)),
                percent(most_of(&ratios)),
            ),
        );
    }
}

fn size_tables(text: &mut String, found: &[Found], size: u32) {
    let of_size = || grid(found).filter(|found| found.case.setting.pupils == size);
    let replicates = of_size().map(|found| found.case.replicates).max().unwrap_or(0);
    let schools = of_size()
        .map(|found| found.case.setting.schools())
        .max()
        .unwrap_or(0);
    let margin = ((1.0 - NOMINAL) * NOMINAL / f64::from(replicates.max(1))).sqrt();
    line(
        text,
        format_args!(
            "\n## {size} pupils in {schools} schools\n\n\
             {replicates} cohorts in each world; one standard error of a coverage is {:.1} points.\n\n\
             Known reliability: bias in half levels, coverage, mean width of the interval.\n",
            100.0 * margin
        ),
    );
    table(
        text,
        of_size(),
        &[
            Column::Naive,
            Column::StraightLine,
            Column::Shipped,
            Column::ShippedWithin,
        ],
    );
    text.push_str("\nReliability as a range, two tests, and the share with havo or above (its bias and width in shares).\n\n");
    table(
        text,
        of_size(),
        &[Column::ShippedRange, Column::TwoTests, Column::ShippedShare],
    );
    text.push_str("\nHow often a gap is said to be found; without bias there is none.\n\n");
    text.push_str("| bias | reliability |");
    for column in Column::GRID {
        let _ = write!(text, " {} |", column.code());
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|".repeat(Column::GRID.len()));
    text.push('\n');
    for found in of_size() {
        let _ = write!(
            text,
            "| {} | {} |",
            found.case.setting.bias, found.case.setting.reliability
        );
        for tally in Column::GRID.into_iter().filter_map(|column| found.tally(column)) {
            let _ = write!(text, " {} |", percent(tally.found()));
        }
        text.push('\n');
    }
}

fn table<'a>(text: &mut String, found: impl Iterator<Item = &'a Found>, columns: &[Column]) {
    text.push_str("| bias | reliability |");
    for column in columns {
        let _ = write!(text, " {} | cover | width |", column.code());
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|---|---|".repeat(columns.len()));
    text.push('\n');
    for found in found {
        let _ = write!(
            text,
            "| {} | {} |",
            found.case.setting.bias, found.case.setting.reliability
        );
        for tally in columns.iter().filter_map(|column| found.tally(*column)) {
            let _ = write!(
                text,
                " {} ± {:.3} | {} | {:.3} |",
                thousandths(tally.bias),
                tally.bias_error,
                percent(tally.coverage()),
                tally.width
            );
        }
        text.push('\n');
    }
}

fn failures(text: &mut String, found: &[Found], warnings: impl Fn(Failure) -> [String; 2]) {
    if !found
        .iter()
        .any(|found| matches!(found.case.purpose, Purpose::Failure(_)))
    {
        return;
    }
    text.push_str(FAILURES);
    for found in found {
        let Purpose::Failure(failure) = found.case.purpose else {
            continue;
        };
        for (_, tally) in &found.tallies {
            line(
                text,
                format_args!(
                    "| {} | {} | {} | {} ± {:.3} | {} ± {} | {:.3} | {} | {} |",
                    about(failure),
                    found.case.setting.bias,
                    thousandths(tally.truth),
                    thousandths(tally.bias),
                    tally.bias_error,
                    percent(tally.coverage()),
                    percent(tally.error_of(tally.coverage())),
                    tally.width,
                    percent(tally.found()),
                    tally.unanswered,
                ),
            );
        }
    }
    text.push_str("\n## What the monitor should warn of\n\n");
    for failure in Failure::ALL {
        // One sentence per line, as in all our Markdown.
        let [dutch, english] = warnings(failure).map(|text| text.replace(". ", ".\n    "));
        line(
            text,
            format_args!("- **{}**\n  - nl: {dutch}\n  - en: {english}", about(failure)),
        );
    }
}

fn about(failure: Failure) -> String {
    match failure {
        Failure::ReliabilityTooLow => format!("reliability taken {DOUBT} too low"),
        Failure::ReliabilityTooHigh => format!("reliability taken {DOUBT} too high"),
        Failure::EndOfRange => "a range of .10 with the truth at its upper end".to_owned(),
        Failure::Missing => {
            "background unknown for 30% of the low group with advice up to kb, else for 5%".to_owned()
        }
        Failure::ClusteredTeachers => "schools differ twice as much in leniency (SD .5)".to_owned(),
        Failure::Sorted => {
            "schools differ in who comes: a third of the variance of background between them".to_owned()
        }
        Failure::Ceiling => "no score above .9 SD: a fifth of the pupils".to_owned(),
        Failure::TwoScales => "two scales .5 SD apart taken for one, half of the schools each".to_owned(),
        Failure::UnequalError => "error variance of the low group twice that of the high group".to_owned(),
        Failure::FollowsTest => "advice follows a higher test (.8); the conversion alone".to_owned(),
        Failure::FollowsTestBetween => {
            "the same; all between measured and converted, as reports show".to_owned()
        }
        Failure::SharedError => "two tests that share a fifth of their error variance".to_owned(),
        Failure::FourSchools => "4 schools of 72".to_owned(),
        Failure::EightSchools => "8 schools of 72".to_owned(),
    }
}

/// Three decimals; nothing is not told with a sign.
fn thousandths(value: f64) -> String {
    let text = format!("{value:.3}");
    if text == "-0.000" {
        "0.000".to_owned()
    } else {
        text
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

fn most_of(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / (values.len().max(1) as f64)
}

const OPENING: &str = "\
# Does the monitor find a gap that is known?

This page is written by `wieg explore recover`; change the program, not the page.
All pupils on it are simulated.

In each world pupils of three backgrounds (20, 35 and 45%) differ in skill: their means lie at -.45, -.10 and .30, \
and over all pupils skill has variance 1.
A teacher judges skill with noise (SD .35), each school of 24 pupils is lenient or strict (SD .25), and bias *b* \
lowers the judgement of the low group by b/2 and raises that of the high group by as much.
Cutpoints that give the published shares of nine advices turn the judgement into an advice.
A test measures the same skill with the stated reliability among all pupils, in whole points, ten to a standard \
deviation of skill.

Every figure is the gap of the low group against the high group at equal skill, in half levels of advice: below zero \
means lower advice for the low group.

The estimators:

- **naive**: least squares on one test to the third power and the group, clustered by school; what is usually called \
the gap at equal test score;
- **straight line**: a straight line in the test, converted to a score without error;
- **shipped**: what reports show, regression calibration with a cubic and a bootstrap over schools (percentiles, and \
below 50 schools t); the reliability among all pupils is known, and converted to that within the groups with the \
variances of the sample;
- **shipped, within-group reliability**: the same when the reliability within the groups is known itself;
- **shipped, range**: the same when the reliability is known to lie within .05 of the truth: the interval is the union, \
and the figure is that of the middle of the range;
- **two tests**: the same at the sum of two tests, whose reliability follows from their difference (Rulon 1939) in \
every replicate, so that nobody has to state it;
- **shipped, share havo**: as shipped, for the share with an advice that lies wholly on havo or above.
";

const TRUTH: &str = "
## The truth

The truth of a world is the same regression on true skill, by integration over skill: it has no sampling error.
Beside it a drawn population of 2,000,000 pupils with its standard error, and the gap averaged over the skills of all \
pupils, without a model between.
Without bias a cubic leaves a few thousandths, because advice is not quite a cubic in skill.

| bias | gap in level | drawn | gap in share havo | drawn | average gap in level |
|---|---|---|---|---|---|
";

const FAILURES: &str = "
## Where it fails

5,000 pupils unless the row says otherwise, reliability .85, the estimator that ships.

| what is wrong | bias | truth | off by | cover | width | gap found | no answer |
|---|---|---|---|---|---|---|---|
";

const CLOSING: &str = "
## What this does not show

Errors are normal, the outcome is a bounded scale taken as equal steps, and lenient schools are not those where more \
pupils of one group come; where they are, what lies between schools is part of the gap.
A world is not a school: these tables say what an estimator does when its premises hold, and the map what it does \
when one of them does not.
";

#[cfg(test)]
mod tests {
    use super::super::run;
    use super::*;

    #[test]
    fn a_page_tells_of_every_world_and_of_every_promise_that_is_broken() {
        let mut plan = Plan::full(&[500, PROMISED_SIZE], 2, 1).expect("a plan");
        plan.bootstrap = 40;
        // The worlds of one bias, and the failures.
        plan.cases.retain(|case| case.setting.bias == 0.0);
        let mut found = run(&plan, &|_| {}).expect("figures");
        let page = |found: &[Found]| {
            let told = |failure: Failure| [format!("Pas op. {}", failure.code()), "Mind.".to_owned()];
            let mut text = String::new();
            promises(&mut text, found);
            for size in [500, PROMISED_SIZE] {
                size_tables(&mut text, found, size);
            }
            failures(&mut text, found, told);
            text
        };
        let text = page(&found);
        assert!(
            text.contains("## 500 pupils in 21 schools") && text.contains("## 5000 pupils in 209 schools")
        );
        assert_eq!(text.matches("| 0 | 0.95 |").count(), 2 * 3);
        for failure in Failure::ALL {
            assert!(
                text.contains(&format!("nl: Pas op.\n    {}\n", failure.code())),
                "{failure:?}"
            );
            assert!(
                text.contains(&format!("| {} | 0 |", about(failure))),
                "{failure:?}"
            );
        }
        let headers = text.lines().filter(|line| line.starts_with("|---"));
        for (header, before) in headers.zip(
            text.lines()
                .collect::<Vec<_>>()
                .windows(2)
                .filter_map(|pair| pair[1].starts_with("|---").then_some(pair[0])),
        ) {
            assert_eq!(
                header.matches('|').count(),
                before.matches('|').count(),
                "{before}"
            );
        }
        for world in &mut found {
            for (_, tally) in &mut world.tallies {
                tally.bias = 3.0;
            }
        }
        let text = page(&found);
        assert!(
            text.contains("- shipped with bias 0 and reliability 0.85 is off by 3.000"),
            "{text}"
        );
    }
}
