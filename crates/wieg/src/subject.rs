//! From an import to what a report is about: which years count, which background and tests are chosen.

use crate::arguments::Choices;
use crate::command::records::Records;
use crate::fault::Fault;
use measuring::Choice;
use measuring::definition::Definition;
use monitor::{Source, Subject, TestsTaken};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Label, Message, SchoolYear, Tables, TestUse};

/// The background and tests that were asked for, or the first of each.
pub fn choice(tables: &Tables, choices: &Choices) -> Result<Choice, Fault> {
    let mut choice = Choice::first(tables);
    if let Some(id) = &choices.background {
        let known: Vec<&str> = tables
            .backgrounds
            .iter()
            .map(|background| background.id.as_str())
            .collect();
        choice.background = Some(place(id, &known)?);
    }
    for (id, used_as, slot) in [
        (&choices.condition, TestUse::Condition, &mut choice.condition),
        (&choices.outcome, TestUse::Outcome, &mut choice.outcome),
    ] {
        if let Some(id) = id {
            let fitting = |test: &&vocabulary::TestDefinition| test.used_as == used_as;
            let known: Vec<&str> = tables
                .tests
                .iter()
                .filter(fitting)
                .map(|test| test.id.as_str())
                .collect();
            place(id, &known)?;
            *slot = tables.tests.iter().position(|test| test.id == *id);
        }
    }
    Ok(choice)
}

fn place(id: &str, known: &[&str]) -> Result<usize, Fault> {
    known.iter().position(|name| *name == id).ok_or_else(|| {
        Fault::Refused(
            Message::new("wieg-choice-unknown")
                .with("id", id)
                .with("known", known.join(", ")),
        )
    })
}

/// The cohorts that count: the latest `years`, or all when `years` is zero.
pub struct Window {
    /// The first and last cohort that count.
    pub cohorts: Option<(SchoolYear, SchoolYear)>,
    /// How many older cohorts do not.
    pub older: usize,
}

impl Window {
    /// The window over the cohorts of these tables.
    pub fn of(tables: &Tables, years: usize) -> Self {
        let all: BTreeSet<SchoolYear> = tables.pupil.cohort.iter().copied().collect();
        let counted: Vec<SchoolYear> = match years {
            0 => all.iter().copied().collect(),
            years => all.iter().rev().take(years).rev().copied().collect(),
        };
        let cohorts = counted.first().copied().zip(counted.last().copied());
        Self {
            cohorts,
            older: all.len() - counted.len(),
        }
    }

    /// The definitions, kept to the window; but one that asks how long a cohort was followed is about the cohorts
    /// that were followed so long, and the last ones never are.
    pub fn limit(&self, definitions: Vec<Definition>) -> Vec<Definition> {
        match self.cohorts {
            Some((first, _)) if self.older > 0 => {
                let kept = |one: Definition| match one.columns().contains("years_followed") {
                    true => one,
                    false => one.since(first),
                };
                definitions.into_iter().map(kept).collect()
            }
            _ => definitions,
        }
    }
}

/// Whether pupils of these cohorts took tests of more than one provider, and whether that changed between cohorts.
fn tests_taken(tables: &Tables, window: &Window) -> TestsTaken {
    let mut by_cohort: BTreeMap<SchoolYear, BTreeSet<&str>> = BTreeMap::new();
    for (pupil, test) in tables.test.pupil.iter().zip(&tables.test.test) {
        let cohort = tables.pupil.cohort[*pupil as usize];
        let definition = &tables.tests[usize::from(*test)];
        let counts = window.cohorts.is_none_or(|(first, _)| cohort >= first);
        if let Some(provider) = definition.provider.as_deref()
            && counts
            && definition.used_as == TestUse::Condition
        {
            by_cohort.entry(cohort).or_default().insert(provider);
        }
    }
    let all: BTreeSet<&str> = by_cohort.values().flatten().copied().collect();
    let mut cohorts = by_cohort.values();
    let first = cohorts.next();
    TestsTaken {
        several_providers: all.len() > 1,
        provider_changed: cohorts.any(|providers| Some(providers) != first),
    }
}

/// What the report is about.
pub fn subject(records: &Records, window: &Window, bootstrap: (u64, usize)) -> Subject {
    let path = &records.path;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let source = records.source.as_ref();
    let counts = |cohort: &SchoolYear| window.cohorts.is_none_or(|(first, _)| *cohort >= first);
    let pupil = &records.tables.pupil;
    let counted = pupil
        .cohort
        .iter()
        .zip(&pupil.school)
        .filter(|(cohort, _)| counts(cohort));
    let schools: BTreeSet<u32> = counted.clone().map(|(_, school)| *school).collect();
    Subject {
        title: source.map_or_else(|| Label::same(name), |source| source.title.clone()),
        source: source.map(|source| Source {
            origin: source.origin.clone(),
            licence: source.licence.clone(),
            note: source.note.clone(),
        }),
        pupils: counted.count() as u64,
        schools: schools.len(),
        cohorts: window.cohorts,
        older_cohorts: window.older,
        tests: tests_taken(&records.tables, window),
        rows_left_out: records
            .rows
            .as_ref()
            .map_or(0, |import| import.reading.rows_left_out),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        bootstrap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::canonical::Origin;
    use vocabulary::{Decimals, PupilKey, TestDefinition};

    fn test_of(provider: &str) -> TestDefinition {
        TestDefinition {
            id: provider.to_owned(),
            label: Label::same(provider),
            provider: Some(provider.to_owned()),
            unit: Label::same("points"),
            used_as: TestUse::Condition,
            decimals: Decimals::NONE,
            band_width: None,
            range: None,
            reliability: None,
        }
    }

    /// One pupil in each of these cohorts, with these tests.
    fn taken(pupils: &[(i16, &[u16])], years: usize) -> TestsTaken {
        let mut tables = Tables::empty(Origin::Records);
        tables.tests = vec![test_of("one"), test_of("two")];
        for (row, (start, tests)) in (0_u32..).zip(pupils) {
            tables.pupil.key.push(PupilKey([row as u8; 16]));
            tables.pupil.cohort.extend(SchoolYear::starting(*start));
            for test in *tests {
                tables.test.pupil.push(row);
                tables.test.test.push(*test);
                tables.test.score.push(1);
            }
        }
        tests_taken(&tables, &Window::of(&tables, years))
    }

    #[test]
    fn several_providers_and_a_change_of_provider_are_told_apart() {
        let of = |several_providers, provider_changed| TestsTaken {
            several_providers,
            provider_changed,
        };
        assert_eq!(taken(&[(2022, &[0]), (2023, &[0])], 0), of(false, false));
        assert_eq!(taken(&[(2022, &[0, 1]), (2023, &[1, 0])], 0), of(true, false));
        assert_eq!(taken(&[(2022, &[0]), (2023, &[1])], 0), of(true, true));
        assert_eq!(taken(&[(2022, &[0]), (2023, &[1])], 1), of(false, false));
    }
}
