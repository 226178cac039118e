//! From tables to what a report is about: which years count, and what is known of the tests.

use crate::cautions::TestsTaken;
use crate::telling::{Source, Subject};
use measuring::definition::Definition;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Label, SchoolYear, Tables, TestUse};

/// The cohorts that count: the latest `years`, or all when `years` is zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The first and last cohort that count.
    pub cohorts: Option<(SchoolYear, SchoolYear)>,
    /// How many older cohorts do not.
    pub older: usize,
}

impl Window {
    /// The window over the cohorts of these tables.
    #[must_use]
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
    #[must_use]
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

/// What a report about these tables is about.
#[must_use]
pub fn subject(
    tables: &Tables,
    window: &Window,
    (title, source): (Label, Option<Source>),
    rows_left_out: u64,
    (program, bootstrap): (&str, (u64, usize)),
) -> Subject {
    let counts = |cohort: &SchoolYear| window.cohorts.is_none_or(|(first, _)| *cohort >= first);
    let pupil = &tables.pupil;
    let counted = pupil
        .cohort
        .iter()
        .zip(&pupil.school)
        .filter(|(cohort, _)| counts(cohort));
    let schools: BTreeSet<u32> = counted.clone().map(|(_, school)| *school).collect();
    Subject {
        title,
        source,
        sum_of: None,
        pupils: counted.count() as u64,
        schools: schools.len(),
        cohorts: window.cohorts,
        older_cohorts: window.older,
        tests: tests_taken(tables, window),
        rows_left_out,
        program: program.to_owned(),
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
