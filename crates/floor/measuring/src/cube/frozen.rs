//! Starting cohorts as counts, to keep when the rows behind them are deleted.
//!
//! A school deletes the rows of a pupil two years after leaving; the diplomas of all who started can only be counted
//! later, or again, if somebody counted before. Each cohort is counted apart, as far as the tables can follow it, and
//! the counts of all cohorts add up to those of the tables: the columns are made of all rows, and divided after that.

use super::Cube;
use crate::careers::closed_year;
use crate::columns::Values;
use crate::count::Counting;
use crate::cube::plan;
use crate::definition::{Definition, Method};
use crate::derive::{Choice, derive};
use arrow::array::BooleanArray;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{SchoolYear, Tables};

/// Which starting cohort was counted, until when, and by which definitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The school year in which the cohort started.
    pub cohort: SchoolYear,
    /// The last school year whose end could be seen.
    pub seen_to: SchoolYear,
    /// The definition files, by id: a definition that changes later does not change what was counted.
    definitions: BTreeMap<String, String>,
}

impl Frozen {
    /// The definitions that were counted; one that this version of Wieg cannot read any more is left out.
    #[must_use]
    pub fn definitions(&self) -> Vec<Definition> {
        let texts = self.definitions.values();
        texts.filter_map(|text| Definition::read(text).ok()).collect()
    }
}

/// Counts each starting cohort that these tables follow for at least one school year, oldest first, by the
/// definitions that are about careers and diplomas.
#[must_use]
pub fn freeze(tables: &Tables, choice: Choice, definitions: &[Definition]) -> Vec<(Frozen, Cube)> {
    let Some(seen_to) = closed_year(tables) else {
        return Vec::new();
    };
    let mut wanted = plan::wanted(definitions);
    wanted.insert("cohort");
    let columns = derive(tables, choice, &wanted);
    let kept: Vec<Definition> = definitions
        .iter()
        .filter(|definition| outlives_its_rows(definition) && plan::applies(definition, &columns))
        .cloned()
        .collect();
    if kept.is_empty() {
        return Vec::new();
    }
    let counting = Counting::of(tables, choice, &kept, &columns);
    let Some(Values::Year(cohorts)) = columns.get("cohort") else {
        return Vec::new();
    };
    let distinct: BTreeSet<i16> = cohorts.iter().flatten().collect();
    let distinct = distinct.into_iter().filter_map(SchoolYear::starting);
    let followed = distinct.filter(|cohort| *cohort <= seen_to);
    let counted = followed.map(|cohort| {
        let is_of_cohort = cohorts.iter().map(|year| Some(year == Some(cohort.start())));
        let of_cohort: BooleanArray = is_of_cohort.collect();
        let frozen = Frozen {
            cohort,
            seen_to,
            definitions: kept
                .iter()
                .map(|definition| (definition.id.clone(), definition.source.clone()))
                .collect(),
        };
        (frozen, counting.cube(&columns.filtered(&of_cohort)))
    });
    counted.collect()
}

/// A later count of a cohort that misses more than one in so many of the pupils of an earlier one has lost pupils who
/// left; a correction of a list takes away fewer.
const ONE_IN: u64 = 100;

/// Of several counts of one cohort, the earliest first, the place of the best: the latest; or, where that misses
/// pupils whom an earlier one had, the latest that has them.
#[must_use]
pub fn best_count(pupils: &[u64]) -> Option<usize> {
    let most = pupils.iter().max()?;
    pupils.iter().rposition(|count| most - count <= most / ONE_IN)
}

/// Whether an indicator is about what became of pupils, which takes years to see.
fn outlives_its_rows(definition: &Definition) -> bool {
    let takes_years = |column: &str| {
        let names = [
            "years_followed",
            "out_of_sight",
            "repeated",
            "stacked",
            "last_standing",
            "route",
            "r1_score",
        ];
        let families = [
            "diploma",
            "first_",
            "position3",
            "lower_years",
            "upper_years",
            "profile_",
        ];
        names.contains(&column) || families.iter().any(|family| column.starts_with(family))
    };
    let by = definition.by.iter().copied();
    matches!(definition.method, Method::EventHistory | Method::DiplomaYield)
        || definition.columns().into_iter().chain(by).any(takes_years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count;
    use crate::cube::{open_frozen, save_frozen};
    use vocabulary::canonical::{Origin, Standing};
    use vocabulary::{Level, LevelRange, PupilKey, School, SchoolCode};

    const YIELD: &str = include_str!("../../../../../indicators/havo-diploma-on-time/definition.toml");
    const ADVICE: &str = include_str!("../../../../../indicators/advice-spread/definition.toml");

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting(start).expect("a year")
    }

    /// Three cohorts of ten; of the first, six earn havo after five years.
    fn tables() -> Tables {
        let mut tables = Tables::empty(Origin::Records);
        tables.schools = vec![School {
            code: SchoolCode::new("99AB00").expect("a code"),
            name: None,
            board: None,
            surroundings: None,
        }];
        let havo = LevelRange::new(Level::Havo, Level::Havo).expect("a class");
        for pupil in 0..30_u32 {
            let start = 2014 + (pupil / 10) as i16;
            tables.pupil.key.push(PupilKey([pupil as u8; 16]));
            tables.pupil.school.push(0);
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.push(year(start));
            tables.pupil.weight.push(1_000_000);
            for studied in 0..5 {
                tables.position.pupil.push(pupil);
                tables.position.school_year.push(year(start + studied));
                tables.position.study_year.push(Some(studied as u8 + 1));
                tables.position.standing.push(Standing::InClass(havo));
                tables.position.profile.push(None);
            }
            if pupil % 10 < 6 {
                tables.diploma.pupil.push(pupil);
                tables.diploma.school_year.push(Some(year(start + 4)));
                tables.diploma.level.push(Level::Havo);
            }
        }
        tables
    }

    fn definitions() -> Vec<Definition> {
        [YIELD, ADVICE]
            .map(|text| Definition::read(text).expect("sound"))
            .to_vec()
    }

    #[test]
    fn frozen_cohorts_add_up_to_all_rows() {
        let tables = tables();
        let choice = Choice::first(&tables);
        let frozen = freeze(&tables, choice, &definitions());
        let cohorts: Vec<_> = frozen.iter().map(|(frozen, _)| frozen.cohort.start()).collect();
        assert_eq!(cohorts, [2014, 2015, 2016]);
        assert!(frozen.iter().all(|(frozen, cube)| {
            frozen.seen_to == year(2020) && cube.pupils() == 10 && frozen.definitions().len() == 1
        }));
        let whole = count(&tables, choice, &definitions()[..1]);
        let mut sum = frozen[2].1.clone();
        for (_, cube) in &frozen[..2] {
            sum = sum.merged(cube).expect("counted alike");
        }
        assert_eq!((sum.tables, sum.pupils), (whole.tables, whole.pupils));
        assert_eq!(frozen[0].1.schools(), 1);
    }

    #[test]
    fn what_was_frozen_comes_back_with_its_definitions() {
        let tables = tables();
        let (frozen, cube) = freeze(&tables, Choice::first(&tables), &definitions()).remove(0);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("one.parquet");
        save_frozen(&frozen, &cube, &path).expect("written");
        assert_eq!(open_frozen(&path).expect("read"), (cube, Some(frozen)));
    }

    #[test]
    fn without_careers_there_is_nothing_to_freeze() {
        let mut tables = tables();
        tables.position = vocabulary::canonical::PositionTable::default();
        tables.diploma = vocabulary::canonical::DiplomaTable::default();
        assert!(freeze(&tables, Choice::first(&tables), &definitions()).is_empty());
    }
}
