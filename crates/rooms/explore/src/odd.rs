//! The model description in the ODD form (Grimm et al. 2020), written from the parameter table and the steps.

use crate::parameters::{Distribution, Row, rows};
use crate::run::{BURN_IN, FOLLOWED_BEFORE};
use crate::steps::STEPS;
use std::fmt::Write as _;

/// The whole description as Markdown: Overview, Design concepts, Details, and every parameter with its source.
#[must_use]
pub fn odd() -> String {
    let mut text = String::from(OVERVIEW);
    text.push_str("| step | block of parameters |\n|---|---|\n");
    for step in STEPS {
        line(&mut text, format_args!("| {} | {} |", step.name, step.block));
    }
    text.push_str(CONCEPTS);
    line(
        &mut text,
        format_args!(
            "The region starts empty. {BURN_IN} school years go by before anything is kept, and {FOLLOWED_BEFORE} more \
         before the first observed one."
        ),
    );
    text.push_str("\n### Submodels\n");
    for step in STEPS {
        line(&mut text, format_args!("\n#### {}\n", step.name));
        line(&mut text, format_args!("{}\n", step.what));
        line(&mut text, format_args!("`{}`\n", step.equation));
        line(&mut text, format_args!("Source: {}", step.source));
    }
    text.push_str("\n### Parameters\n\n");
    let memory = rows().iter().filter(|row| row.label.code() == "memory").count();
    let identified = rows().iter().filter(|row| row.identified).count();
    line(
        &mut text,
        format_args!(
            "Of {} parameters, {memory} come from general knowledge that was not looked up (*memory*), and {identified} \
         can be told from published figures (*identified*). The others keep their prior.",
            rows().len()
        ),
    );
    let mut block = "";
    for row in rows() {
        if row.block != block {
            block = &row.block;
            line(&mut text, format_args!("\n#### Parameters: {block}\n"));
            text.push_str("| name | what it is | unit | default | prior | label | identified | source |\n");
            text.push_str("|---|---|---|---|---|---|---|---|\n");
        }
        line(
            &mut text,
            format_args!(
                "| `{}` | {} | {} | {} | {} | {} | {} | {} ({}) |",
                row.name,
                row.en,
                row.unit,
                numbers(row.default.numbers()),
                prior(row),
                row.label.code(),
                if row.identified { "yes" } else { "no" },
                row.source,
                row.year
            ),
        );
    }
    text
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{arguments}");
}

fn numbers(values: &[f64]) -> String {
    values.iter().map(f64::to_string).collect::<Vec<_>>().join(", ")
}

fn prior(row: &Row) -> String {
    let prior = row.prior;
    match prior.distribution {
        Distribution::Fixed => prior.distribution.code().to_owned(),
        shape => format!("{} ({}, {})", shape.code(), prior.a, prior.b),
    }
}

const OVERVIEW: &str = "# The simulated region: model description

This page is generated. It follows the ODD form (Grimm et al. 2020).

## Overview

### Purpose

The model makes the records of schools that do not exist, of pupils whose skill and treatment are known.
It serves to check whether an estimator finds what is there, and to show Wieg without anyone's data.
It does not predict a year, a school, a class or a pupil, and it has no way to take in a real pupil.

### Entities, state variables and scales

Pupils have skill, work attitude, background, a school, a class, advices, levels, diplomas and a place: a primary
school, special primary education, a transition class, a secondary school, special secondary education, left with a
diploma, or left with an outcome that is not known. Everyone is in exactly one place every year.
Skill is in standard deviations of a national cohort of one age. Time goes in school years; distance is in kilometres.
Schools differ in place, attraction, what is learned there and how generously they advise; secondary schools also in
levels, places and how they form first classes. About 5,000 pupils live in a town with 20 primary and 6 secondary
schools.

### Process overview and scheduling

In every school year the steps are taken in this order.

";

const CONCEPTS: &str = "
## Design concepts

- **Basic principle**: a gap in skill by background that is constant from the third group of primary school on, and
  decisions by people that look at more than skill.
- **Emergence**: segregation of schools, who is eligible for reconsideration, careers and diplomas.
- **Imposed**: the distribution of the first advice and of the test advice, the gap in skill, the chance of each move.
- **Adaptation and objectives**: families choose the school of highest utility; nobody learns from the past except
  that schoolmates who went somewhere make it more attractive.
- **Sensing**: teachers see skill with noise; families see the composition of schools.
- **Interaction**: through classmates, composition and places.
- **Stochasticity**: every draw is a function of seed, pupil, year and step (Philox4x32-10), so that two policies can
  be compared on the same pupils with the same luck.
- **Observation**: tables as a school would have them, with a part of parental education missing, more often when it
  is low. The truth is written apart, in a form that no reader of tables accepts.
- **Profiles**: drawn when tables are written, by level and sex alone, as they were spread over the country. Nothing in
  the model rests on them, and they differ by another background only as far as levels and sexes do: no figure by
  background was found.

## Details

### Initialisation

";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_and_step_is_described_and_every_block_belongs_to_a_step() {
        let text = odd();
        for row in rows() {
            assert!(text.contains(&format!("| `{}` |", row.name)), "{}", row.name);
        }
        for step in STEPS {
            assert!(text.contains(&format!("#### {}\n", step.name)), "{}", step.name);
            assert!(
                rows().iter().any(|row| row.block == step.block),
                "{} has no parameters",
                step.block
            );
        }
        let told = |row: &Row| {
            ["skill", "observation", "profiles"].contains(&row.block.as_str())
                || STEPS.iter().any(|step| step.block == row.block)
        };
        assert!(rows().iter().all(told), "a block without a step");
    }
}
