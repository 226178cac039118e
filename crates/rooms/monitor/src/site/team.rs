//! Figures that rest on one teacher do not leave the team.
//!
//! Lists do not say who gives an advice. A school that gives so few a year has one group 8, and so, as a rule, one
//! teacher who gives them; figures about its advices are figures about that teacher.

use crate::Window;
use measuring::definition::{Definition, Mechanism, Method};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Tables;

/// The most pupils of one class. A choice: no law sets a size, and classes of more than thirty are rare.
const ONE_CLASS: usize = 30;

/// Leaves out the definitions whose figures would rest on one teacher; says whether there were any.
///
/// Of one school, or of several of which one rests on one teacher, these are all that are about advices; else those
/// that show the advices of each school.
pub(super) fn keep(tables: &Tables, window: &Window, definitions: &mut Vec<Definition>) -> bool {
    // A school for secondary education gets its pupils' advices from many.
    let receives = !tables.placement.pupil.is_empty() || !tables.position.pupil.is_empty();
    let (schools, with_one) = schools(tables, window);
    if with_one == 0 || receives {
        return false;
    }
    let before = definitions.len();
    // Of one such school among several the figures would follow by taking off those of the others.
    let follows = schools == 1 || with_one == 1;
    definitions.retain(|definition| !(is_about_advice(definition) && (follows || shows_schools(definition))));
    definitions.len() < before
}

fn is_about_advice(definition: &Definition) -> bool {
    definition.mechanism == Some(Mechanism::Advice)
        || definition
            .columns()
            .iter()
            .any(|column| column.starts_with("advice"))
}

fn shows_schools(definition: &Definition) -> bool {
    matches!(definition.method, Method::Funnel | Method::SchoolEffects)
}

/// How many schools give advices, and how many of them give so few a year that one teacher does.
fn schools(tables: &Tables, window: &Window) -> (usize, usize) {
    let given: BTreeSet<u32> = tables.advice.pupil.iter().copied().collect();
    let mut advices: BTreeMap<u32, BTreeMap<i16, usize>> = BTreeMap::new();
    for pupil in given {
        let (school, cohort) = (
            tables.pupil.school[pupil as usize],
            tables.pupil.cohort[pupil as usize],
        );
        if window
            .cohorts
            .is_none_or(|(first, last)| (first..=last).contains(&cohort))
        {
            *advices
                .entry(school)
                .or_default()
                .entry(cohort.start())
                .or_default() += 1;
        }
    }
    let has_one = |years: &&BTreeMap<i16, usize>| years.values().sum::<usize>() <= ONE_CLASS * years.len();
    (advices.len(), advices.values().filter(has_one).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::canonical::Origin;
    use vocabulary::{Advice, AdviceKind, PupilKey, SchoolYear};

    fn definition(text: &str) -> Definition {
        Definition::read(text).expect("sound")
    }

    fn definitions() -> Vec<Definition> {
        vec![
            definition(include_str!(
                "../../../../../indicators/havo-advice/definition.toml"
            )),
            definition(include_str!(
                "../../../../../indicators/havo-advice-funnel/definition.toml"
            )),
            definition(include_str!(
                "../../../../../indicators/outcome-score/definition.toml"
            )),
        ]
    }

    /// Schools that give so many advices in each of two years.
    fn tables(schools: &[usize]) -> Tables {
        let mut tables = Tables::empty(Origin::Records);
        for (school, advices) in schools.iter().enumerate() {
            for number in 0..advices * 2 {
                let pupil = tables.pupils() as u32;
                tables.pupil.key.push(PupilKey([0; 16]));
                tables.pupil.school.push(school as u32);
                tables
                    .pupil
                    .cohort
                    .extend(SchoolYear::starting(2022 + (number % 2) as i16));
                tables.advice.pupil.push(pupil);
                tables.advice.kind.push(AdviceKind::Final);
                tables.advice.advice.push(Advice::SpecialEducation);
                tables.advice.reason_recorded.push(None);
            }
        }
        tables
    }

    fn left(schools: &[usize]) -> (bool, Vec<String>) {
        let tables = tables(schools);
        let mut definitions = definitions();
        let kept = keep(&tables, &Window::of(&tables, 0), &mut definitions);
        (kept, definitions.into_iter().map(|one| one.id).collect())
    }

    #[test]
    fn what_rests_on_one_teacher_is_left_out() {
        let all = ["havo-advice", "havo-advice-funnel", "outcome-score"].map(str::to_owned);
        assert_eq!(left(&[31]), (false, all.to_vec()), "two classes");
        assert_eq!(left(&[30]), (true, vec!["outcome-score".to_owned()]));
        let together = vec!["havo-advice".to_owned(), "outcome-score".to_owned()];
        let score = vec!["outcome-score".to_owned()];
        assert_eq!(left(&[60, 12]), (true, score), "the one follows from the other");
        assert_eq!(
            left(&[60, 12, 9]),
            (true, together),
            "together nobody is told apart"
        );
        assert_eq!(left(&[60, 45]), (false, all.to_vec()));
        assert_eq!(left(&[]), (false, all.to_vec()), "a list without advices");
    }
}
