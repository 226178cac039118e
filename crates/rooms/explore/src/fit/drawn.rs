//! The fitted advice block in a run of the whole model, where schools, classes and careers come in as well.

use super::advice::AdviceFit;
use super::advised::{Expected, Group};
use crate::advise::Regime;
use crate::policies::{Adjustment, Policies};
use crate::refusal::Refusal;
use crate::run::{Scenario, Simulation, run};
use crate::state::NO_ADVICE;

/// The first of the observed school years of the run.
const FIRST_YEAR: i16 = 2020;
/// How many they are.
const YEARS: u16 = 3;

/// Expected and drawn, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Pupils of the region.
    pub pupils: u32,
    /// Pupils who were advised.
    pub advised: usize,
    /// What, expected, drawn, and the standard error of what was drawn.
    pub rows: Vec<(String, f64, f64, f64)>,
}

/// Runs the model at the parameters of the last year fitted, and counts.
///
/// # Errors
/// [`Refusal`] when the run cannot be made.
pub fn draw(fit: &AdviceFit, pupils: u32) -> Result<Drawn, Refusal> {
    let Some((_, parameters)) = fit.by_year.last() else {
        return Ok(Drawn {
            pupils,
            advised: 0,
            rows: Vec::new(),
        });
    };
    let expected = Expected::of(parameters, Regime::Before);
    let simulation = run(&Scenario {
        pupils,
        years: YEARS,
        first_year: FIRST_YEAR,
        parameters: parameters.clone(),
        policies: Policies {
            adjustment: Adjustment::AsBefore,
            ..Policies::default()
        },
        ..Scenario::default()
    })?;
    let all = (0, 8);
    let mut rows = Vec::new();
    for (group, name) in [
        (Group::All, "all"),
        (Group::Quintile(2), "quintile 2"),
        (Group::Quintile(5), "quintile 5"),
    ] {
        let of = |holds: &dyn Fn(usize) -> bool, among: &dyn Fn(usize) -> bool| {
            count(&simulation, group, holds, among)
        };
        let p = &simulation.pupils;
        let is_higher = |pupil: usize| p.test[pupil] != NO_ADVICE && p.test[pupil] > p.first[pupil];
        let everyone = |_: usize| true;
        let mut row = |what: &str, expected: f64, (some, among): (f64, f64)| {
            let share = some / among.max(1.0);
            let error = (share * (1.0 - share) / among.max(1.0)).sqrt();
            rows.push((format!("{name}: {what}"), expected, share, error));
        };
        row(
            "first advice gt/havo or higher",
            expected.first(group, (5, 8)),
            of(&|pupil| p.first[pupil] >= 5, &everyone),
        );
        row(
            "test higher",
            expected.higher(group, all),
            of(&is_higher, &everyone),
        );
        row(
            "raised, of these",
            expected.raised(group, all),
            of(&|pupil| p.last[pupil] > p.first[pupil], &is_higher),
        );
    }
    let observed = FIRST_YEAR..FIRST_YEAR + YEARS.cast_signed();
    let advised = simulation
        .pupils
        .advised
        .iter()
        .filter(|year| observed.contains(*year))
        .count();
    Ok(Drawn {
        pupils,
        advised,
        rows,
    })
}

fn count(
    simulation: &Simulation,
    group: Group,
    holds: &dyn Fn(usize) -> bool,
    among: &dyn Fn(usize) -> bool,
) -> (f64, f64) {
    let p = &simulation.pupils;
    let observed = FIRST_YEAR..FIRST_YEAR + YEARS.cast_signed();
    let is_meant = |pupil: usize| {
        observed.contains(&p.advised[pupil])
            && match group {
                Group::All => true,
                Group::Quintile(quintile) => usize::from(p.income[pupil]) == quintile,
                Group::High => p.is_high(pupil),
                Group::NotHigh => !p.is_high(pupil),
            }
    };
    let (mut some, mut all) = (0.0, 0.0);
    for pupil in (0..p.len()).filter(|pupil| is_meant(*pupil) && among(*pupil)) {
        all += 1.0;
        some += if holds(pupil) { 1.0 } else { 0.0 };
    }
    (some, all)
}
