//! What everybody knows of a list beforehand: its schools, its cohorts, and how far these can be followed.

use crate::cube::plan::{FRAME, everybody};
use crate::cube::{Cube, CubeTable};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::SchoolYear;

/// Cohorts that no condition tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cohort {
    /// The calendar year in which it starts.
    pub start: i16,
    /// How many school years can be followed to their end.
    pub followed: Option<i64>,
}

/// The schools and cohorts of a list.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(super) pupils: u64,
    pub(super) schools: Vec<String>,
    /// What lies around each school, where that is known.
    pub(super) surroundings: Vec<Option<String>>,
    pub(super) cohorts: Vec<Cohort>,
    /// Which school has which cohort.
    pub(super) pairs: BTreeSet<(usize, usize)>,
}

/// The words of the cells in which there is anybody.
fn occupied(table: &CubeTable) -> Vec<Vec<&str>> {
    let Some(measure) = table.measure(&everybody().key()) else {
        return Vec::new();
    };
    let cells = table.occupied().filter(|(_, numbers)| numbers[measure] > 0);
    cells
        .map(|(codes, _)| {
            let axes = table.axes.iter().zip(codes);
            axes.map(|(axis, code)| axis.words[code].as_str()).collect()
        })
        .collect()
}

impl Frame {
    /// Nothing for a cube that was counted before cubes kept this.
    pub fn of(cube: &Cube) -> Option<Self> {
        let [by_cohort, by_followed, by_surroundings] = FRAME.map(|axes| cube.table(&axes).map(occupied));
        let by_cohort = by_cohort?;
        let followed: BTreeMap<&str, i64> = by_followed
            .iter()
            .flatten()
            .filter_map(|words| Some((words[0], words[1].parse().ok()?)))
            .collect();
        let around: BTreeMap<&str, &str> = by_surroundings
            .iter()
            .flatten()
            .map(|words| (words[0], words[1]))
            .collect();
        let schools: BTreeSet<&str> = by_cohort.iter().map(|words| words[0]).collect();
        let schools: Vec<&str> = schools.into_iter().collect();
        // Without years to follow, of a cohort it only matters which test it took.
        let cohort = |word: &str| -> Option<Cohort> {
            let start: i16 = word.parse().ok()?;
            let transition = SchoolYear::DOORSTROOMTOETS.start();
            Some(match followed.get(word) {
                Some(years) => Cohort {
                    start,
                    followed: Some(*years),
                },
                None if followed.is_empty() => Cohort {
                    start: if start < transition {
                        transition - 1
                    } else {
                        transition
                    },
                    followed: None,
                },
                None => Cohort {
                    start,
                    followed: None,
                },
            })
        };
        let cohorts: BTreeSet<Cohort> = by_cohort.iter().filter_map(|words| cohort(words[1])).collect();
        let cohorts: Vec<Cohort> = cohorts.into_iter().collect();
        let pairs = by_cohort.iter().filter_map(|words| {
            let school = schools.binary_search(&words[0]).ok()?;
            let cohort = cohorts.binary_search(&cohort(words[1])?).ok()?;
            Some((school, cohort))
        });
        Some(Self {
            pupils: cube.pupils(),
            pairs: pairs.collect(),
            surroundings: schools
                .iter()
                .map(|school| around.get(school).map(|word| (*word).to_owned()))
                .collect(),
            schools: schools.into_iter().map(str::to_owned).collect(),
            cohorts,
        })
    }
}
