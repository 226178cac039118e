//! Everybody who could have been, and whom of them a table counts.
//!
//! Whom a table counts is read from its words alone.

use crate::columns::{Columns, File};
use crate::common::Draw;
use crate::pupils::{CLASSES, List, Rest, advices, any_career, test_advices};
use measuring::SMALL_FEEDERS;
use measuring::definition::Definition;
use measuring::gate::SafeTable;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The first school year with the transition test.
const TRANSITION: i16 = 2023;
/// The facets of a pupil, in the order of [`Kinds`].
const REST: usize = 0;
const CLASS: usize = 1;
const SCHOOL: usize = 2;
const ORIGIN: usize = 3;
const SCORE: usize = 4;
const FACETS: usize = 5;

/// Per value of a facet, whether something holds.
pub type Mask = Vec<bool>;

/// So many careers of these cohorts that could have been.
fn careers(cohorts: &BTreeSet<i16>, many: usize, with_profiles: bool) -> Vec<(i16, Rest)> {
    let mut draw = Draw(17);
    let next = cohorts.iter().cycle().take(many);
    next.map(|cohort| (*cohort, any_career(&mut draw, *cohort, with_profiles)))
        .collect()
}

/// Every three advices, before the transition test and since.
static ADVICES: LazyLock<Vec<(i16, Rest)>> = LazyLock::new(|| {
    let mut rests = Vec::new();
    for cohort in [TRANSITION - 1, TRANSITION] {
        for provisional in advices() {
            for test in test_advices() {
                rests.extend(advices().into_iter().map(|last| {
                    let rest = Rest {
                        provisional,
                        test,
                        last,
                        ..Rest::default()
                    };
                    (cohort, rest)
                }));
            }
        }
    }
    rests
});

/// Everybody who could have been.
pub struct Possible<'a> {
    list: &'a List,
    rests: Vec<(i16, Rest)>,
    /// What was asked of the rests before.
    asked: HashMap<String, Mask>,
    scores: Vec<Option<i64>>,
    origins: Vec<Option<usize>>,
}

impl<'a> Possible<'a> {
    /// `conditions` are all that will be asked, `ends` where the bands of scores begin and end, and `many` careers are
    /// thought of beside those of the list itself.
    pub fn of(list: &'a List, conditions: &BTreeSet<String>, ends: &BTreeSet<i64>, many: usize) -> Self {
        let file = File::of(list);
        let cohorts: BTreeSet<i16> = list.pupils.iter().map(|pupil| pupil.cohort).collect();
        let mut rests: Vec<(i16, Rest)> = Vec::new();
        if list.has_careers {
            rests.extend(list.pupils.iter().map(|pupil| (pupil.cohort, pupil.rest.clone())));
            let careers = careers(&cohorts, many, list.knows_profiles).into_iter();
            rests.extend(careers.filter(|(_, rest)| file.can_hold(rest)));
        } else {
            let eras: BTreeSet<bool> = cohorts.iter().map(|cohort| *cohort >= TRANSITION).collect();
            let is_there = |(cohort, _): &&(i16, Rest)| eras.contains(&(*cohort >= TRANSITION));
            rests.extend(ADVICES.iter().filter(is_there).cloned());
        }
        let columns: Vec<Columns> = rests
            .iter()
            .map(|(cohort, rest)| file.columns(*cohort, rest))
            .collect();
        let mask = |condition: &String| columns.iter().map(|columns| columns.hold(condition)).collect();
        Self {
            list,
            asked: conditions.iter().map(|text| (text.clone(), mask(text))).collect(),
            rests,
            scores: scores(ends),
            origins: (0..6).map(Some).chain([None]).collect(),
        }
    }

    pub fn sizes(&self) -> [usize; FACETS] {
        [
            self.rests.len(),
            CLASSES.len() + 1,
            self.list.schools,
            self.origins.len(),
            self.scores.len(),
        ]
    }

    /// The value of each facet of a pupil of the list.
    fn values(&self, number: usize) -> [usize; FACETS] {
        let pupil = &self.list.pupils[number];
        let rest = if self.list.has_careers {
            number
        } else {
            let is_transition = |cohort: i16| cohort >= TRANSITION;
            let is_same = |(cohort, rest): &(i16, Rest)| {
                is_transition(*cohort) == is_transition(pupil.cohort) && *rest == pupil.rest
            };
            self.rests
                .iter()
                .position(is_same)
                .expect("every advice is there")
        };
        let reached = |score: &Option<i64>| score.is_some() && *score <= pupil.score;
        let score = match pupil.score {
            None => self.scores.len() - 1,
            Some(_) => (0..self.scores.len())
                .filter(|place| reached(&self.scores[*place]))
                .max_by_key(|place| self.scores[*place])
                .expect("every score is in a band"),
        };
        let origin = pupil.origin.unwrap_or(self.origins.len() - 1);
        [rest, pupil.class, pupil.school, origin, score]
    }

    /// The values of all pupils of the list.
    pub fn pupils(&self) -> Vec<[usize; FACETS]> {
        (0..self.list.pupils.len())
            .map(|number| self.values(number))
            .collect()
    }

    /// For which values of which facet a part of a condition holds.
    fn part(&self, text: &str) -> (usize, Mask) {
        match text {
            "background <> 'unknown'" => (
                CLASS,
                (0..=CLASSES.len()).map(|class| class < CLASSES.len()).collect(),
            ),
            "score IS NOT NULL" => (SCORE, self.scores.iter().map(Option::is_some).collect()),
            text => (REST, self.asked[text].clone()),
        }
    }

    /// For which values of which facet a word of an axis stands.
    fn word(&self, axis: &str, word: &str, words: &[String], yields: Option<&Definition>) -> (usize, Mask) {
        match axis {
            "all" => (CLASS, vec![true; CLASSES.len() + 1]),
            "background" => {
                let class = |class: usize| CLASSES.get(class).copied().unwrap_or("unknown") == word;
                (CLASS, (0..=CLASSES.len()).map(class).collect())
            }
            "unknown_background" => {
                let is_unknown = |class: usize| (class == CLASSES.len()) == (word == "with");
                (CLASS, (0..=CLASSES.len()).map(is_unknown).collect())
            }
            "school" => {
                let is_at = |school: usize| format!("S{school:05}") == word;
                (SCHOOL, (0..self.list.schools).map(is_at).collect())
            }
            "surroundings" => {
                let around = |school: usize| {
                    self.list
                        .surroundings(school)
                        .is_some_and(|around| around.code() == word)
                };
                (SCHOOL, (0..self.list.schools).map(around).collect())
            }
            "origin_school" => {
                let is_at = |origin: &Option<usize>| match origin {
                    None => false,
                    Some(origin) if word == SMALL_FEEDERS => !words.contains(&format!("O{origin}")),
                    Some(origin) => word == format!("O{origin}"),
                };
                (ORIGIN, self.origins.iter().map(is_at).collect())
            }
            "score_band" => {
                let (low, high) = word.split_once("..<").expect("the ends of a band");
                let [low, high] = [low, high].map(|end| end.parse::<f64>().expect("the end of a band"));
                let is_in =
                    |score: &Option<i64>| score.is_some_and(|score| (low..high).contains(&(score as f64)));
                (SCORE, self.scores.iter().map(is_in).collect())
            }
            axis if axis.starts_with("outcome: ") => {
                let with = self.all_of(&axis["outcome: ".len()..]);
                (REST, with.iter().map(|with| *with == (word == "with")).collect())
            }
            "yield" => {
                let (with, unknown) = yield_conditions(yields.expect("a table of yields has a definition"));
                let (with, unknown) = (self.all_of(&with), self.all_of(&unknown));
                let stands_for = |(with, unknown): (bool, bool)| match word {
                    "with" => with,
                    "not-known" => unknown && !with,
                    _ => !unknown && !with,
                };
                (REST, with.into_iter().zip(unknown).map(stands_for).collect())
            }
            axis => (REST, self.asked[&stands_for(axis, word)].clone()),
        }
    }

    fn all_of(&self, condition: &str) -> Mask {
        let parts = condition.split(" AND ").map(|part| &self.asked[part]);
        let start = vec![true; self.rests.len()];
        parts.fold(start, |all, part| {
            all.iter().zip(part).map(|(all, part)| *all && *part).collect()
        })
    }
}

/// A score of every band, or any score where there are none, and none.
fn scores(ends: &BTreeSet<i64>) -> Vec<Option<i64>> {
    let last = ends.last();
    let in_bands = ends.iter().filter(|end| Some(*end) != last).copied();
    let any = ends.is_empty().then_some(0);
    in_bands.chain(any).map(Some).chain([None]).collect()
}

/// What a word of a column says, as a condition.
fn stands_for(column: &str, word: &str) -> String {
    match word.parse::<i64>() {
        Ok(number) => format!("{column} = {number}"),
        Err(_) => format!("{column} = '{word}'"),
    }
}

/// The conditions of a table of yields: with the diploma, and not known.
fn yield_conditions(definition: &Definition) -> (String, String) {
    let with = definition.measured_text().to_owned();
    let population = definition.population_text();
    (with, format!("out_of_sight = TRUE AND {population}"))
}

/// Where the bands of scores begin and end.
pub fn score_ends(tables: &[(&SafeTable, &Definition)]) -> BTreeSet<i64> {
    let words = tables
        .iter()
        .flat_map(|(table, _)| table.axes())
        .flat_map(|axis| &axis.words);
    let ends = words.filter_map(|word| word.split_once("..<"));
    ends.flat_map(|(low, high)| [low, high].map(|end| end.parse::<f64>().expect("a number").floor() as i64))
        .collect()
}

/// All that has to be asked of the rests of pupils to read these tables.
pub fn conditions(tables: &[(&SafeTable, &Definition)]) -> BTreeSet<String> {
    let elsewhere = [
        "all",
        "background",
        "unknown_background",
        "school",
        "surroundings",
        "origin_school",
        "score_band",
    ];
    let mut asked = BTreeSet::new();
    for (table, definition) in tables {
        let mut whole = vec![definition.population_text().to_owned()];
        for axis in table.axes() {
            match axis.column.as_str() {
                column if elsewhere.contains(&column) => {}
                "yield" => {
                    let (with, unknown) = yield_conditions(definition);
                    whole.extend([with, unknown]);
                }
                column => match column.strip_prefix("outcome: ") {
                    Some(outcome) => whole.push(outcome.to_owned()),
                    None => asked.extend(axis.words.iter().map(|word| stands_for(column, word))),
                },
            }
        }
        let parts = whole
            .iter()
            .flat_map(|whole| whole.split(" AND "))
            .map(str::to_owned);
        asked.extend(parts.filter(|part| *part != "background <> 'unknown'" && *part != "score IS NOT NULL"));
    }
    asked
}

/// A table as its words tell whom it counts.
pub struct TableModel {
    population: Vec<Mask>,
    /// Per axis its facet, and per word the values.
    axes: Vec<(usize, Vec<Mask>)>,
    strides: Vec<usize>,
    pub steps: Vec<Vec<Option<u32>>>,
}

impl TableModel {
    pub fn of(table: &SafeTable, definition: &Definition, possible: &Possible<'_>) -> Self {
        let mut population: Vec<Mask> = possible.sizes().iter().map(|size| vec![true; *size]).collect();
        for part in definition.population_text().split(" AND ") {
            let (facet, mask) = possible.part(part);
            population[facet]
                .iter_mut()
                .zip(mask)
                .for_each(|(all, part)| *all &= part);
        }
        let mut axes = Vec::new();
        for axis in table.axes() {
            let masks: Vec<(usize, Mask)> = axis
                .words
                .iter()
                .map(|word| possible.word(&axis.column, word, &axis.words, Some(definition)))
                .collect();
            axes.push((
                masks[0].0,
                masks.into_iter().map(|(_, mask)| mask).collect::<Vec<_>>(),
            ));
        }
        let mut strides = vec![1; axes.len()];
        for axis in (1..axes.len()).rev() {
            strides[axis - 1] = strides[axis] * axes[axis].1.len();
        }
        let step = |facet: usize, value: usize| {
            let start = population[facet][value].then_some(0);
            axes.iter()
                .zip(&strides)
                .fold(start, |step, ((of, words), stride)| {
                    if *of != facet {
                        return step;
                    }
                    let place = words.iter().position(|mask| mask[value])?;
                    Some(step? + (place * stride) as u32)
                })
        };
        let steps = possible
            .sizes()
            .iter()
            .enumerate()
            .map(|(facet, size)| (0..*size).map(|value| step(facet, value)).collect())
            .collect();
        Self {
            population,
            axes,
            strides,
            steps,
        }
    }

    pub fn size(&self) -> usize {
        self.axes.iter().map(|(_, words)| words.len()).product()
    }

    /// The places that a cell or total adds up.
    pub fn places(&self, at: &[Option<usize>]) -> Vec<usize> {
        let axes = self.axes.iter().zip(&self.strides).zip(at);
        axes.fold(vec![0], |places, (((_, words), stride), at)| {
            let words = match at {
                Some(word) => *word..word + 1,
                None => 0..words.len(),
            };
            places
                .iter()
                .flat_map(|place| words.clone().map(move |word| place + word * stride))
                .collect()
        })
    }

    /// Per facet, the values of those whom a cell counts.
    pub fn masks(&self, at: &[Option<usize>]) -> Vec<Mask> {
        let mut masks = self.population.clone();
        for ((facet, words), at) in self.axes.iter().zip(at) {
            for (value, holds) in masks[*facet].iter_mut().enumerate() {
                *holds &= match at {
                    Some(word) => words[*word][value],
                    None => words.iter().any(|mask| mask[value]),
                };
            }
        }
        if masks.iter().any(|mask| !mask.contains(&true)) {
            masks.iter_mut().for_each(|mask| mask.fill(false));
        }
        masks
    }
}
