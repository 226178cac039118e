//! Tables as the pupils whom they could count: facets of pupils, and the cells in which each kind of pupil stands.

use super::frame::Frame;
use super::possible::Pupils;
use super::wish::{RawAxis, RawTable, Says};
use crate::columns::known_column;
use crate::condition::{Condition, Told};
use crate::cube::CodedAxis;
use crate::estimate::SMALL_FEEDERS;
use disclosure::lists::{KindTable, Kinds};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a pupil has apart from everything else; in the order of [`Kinds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    /// Advices, years and careers.
    Rest,
    Background,
    School,
    Origin,
    Score,
}

const FACETS: [Facet; 5] = [
    Facet::Rest,
    Facet::Background,
    Facet::School,
    Facet::Origin,
    Facet::Score,
];
/// The values of those of whom no table says more.
const OTHER: &str = "\u{0}other";

/// Nothing that could be said in these terms.
pub(super) struct NotSaid;

fn facet_of(column: &str) -> Result<Facet, NotSaid> {
    Ok(match column {
        "background" => Facet::Background,
        "school" | "surroundings" => Facet::School,
        "origin_school" => Facet::Origin,
        "score" | "score_band" | "outcome_score" => Facet::Score,
        "board" | "background_measure" | "weight" => return Err(NotSaid),
        _ => Facet::Rest,
    })
}

/// Values of a facet, one bit each.
type Mask = Vec<u64>;

fn mask(holds: impl ExactSizeIterator<Item = bool>) -> Mask {
    let mut mask = vec![0; holds.len().div_ceil(64)];
    for (value, _) in holds.enumerate().filter(|(_, holds)| *holds) {
        mask[value / 64] |= 1 << (value % 64);
    }
    mask
}

fn has(mask: &Mask, value: usize) -> bool {
    mask[value / 64] >> (value % 64) & 1 == 1
}

fn both(one: &Mask, other: &Mask) -> Mask {
    one.iter().zip(other).map(|(one, other)| one & other).collect()
}

fn either(one: &Mask, other: &Mask) -> Mask {
    one.iter().zip(other).map(|(one, other)| one | other).collect()
}

fn without(one: &Mask, other: &Mask) -> Mask {
    one.iter().zip(other).map(|(one, other)| one & !other).collect()
}

/// A place on every axis, or none for the total.
pub(super) type Places = Vec<Option<usize>>;

/// The kinds of pupils that tables count, and who stands where in them.
pub(super) struct Model {
    pub kinds: Kinds,
    /// Per cell its count.
    pub counts: Vec<u64>,
    /// Per cell, the tables and places where it stands.
    pub stands: Vec<Vec<(usize, Places)>>,
}

/// The cell of all pupils.
const EVERYBODY: usize = 0;

impl Model {
    /// Fails if a table says something that kinds of pupils cannot. So `many` careers are thought of.
    pub fn of(tables: &[&RawTable], frame: &Frame, many: usize) -> Result<Self, NotSaid> {
        let people = People::of(tables, frame, many)?;
        let sizes = people.sizes();
        let everybody: Vec<Mask> = sizes.iter().map(|size| mask((0..*size).map(|_| true))).collect();
        let mut model = Self {
            kinds: Kinds::new(&sizes),
            counts: vec![frame.everybody()],
            stands: vec![Vec::new()],
        };
        let mut number_of = HashMap::from([(everybody.clone(), EVERYBODY as u32)]);
        let all = KindTable {
            steps: sizes.iter().map(|size| vec![Some(0); *size]).collect(),
            places: vec![Some(vec![EVERYBODY as u32])],
        };
        if !(model.kinds.add(all) && model.kinds.add(people.where_they_can_be())) {
            return Err(NotSaid);
        }
        for (number, raw) in tables.iter().enumerate() {
            let said = people.table(raw, &everybody)?;
            let mut places: Vec<Vec<u32>> = vec![Vec::new(); raw.counts.len()];
            for (at, count) in raw.counts_with_totals() {
                let masks = said.masks(&at);
                if masks.iter().any(|mask| mask.iter().all(|bits| *bits == 0)) {
                    continue;
                }
                let next = model.counts.len();
                let cell = *number_of.entry(masks).or_insert(next as u32) as usize;
                if cell == next {
                    model.counts.push(count);
                    model.stands.push(Vec::new());
                    for place in said.places(&at) {
                        places[place].push(cell as u32);
                    }
                }
                // Kinds that count alike but are counted differently are not what they seem.
                if model.counts[cell] != count {
                    return Err(NotSaid);
                }
                model.stands[cell].push((number, at));
            }
            let table = KindTable {
                steps: said.steps(&sizes),
                places: places.into_iter().map(Some).collect(),
            };
            if !model.kinds.add(table) {
                return Err(NotSaid);
            }
        }
        Ok(model)
    }

    /// Whether two cells stand in one table.
    pub fn stand_together(&self, one: usize, other: usize) -> bool {
        let tables = |cell: usize| self.stands[cell].iter().map(|(table, _)| *table);
        tables(one).any(|table| tables(other).any(|other| other == table))
    }
}

/// Everybody that there could be, by facets.
struct People {
    frame: Frame,
    pupils: Pupils,
    classes: Vec<String>,
    origins: Vec<Option<String>>,
    /// The band of the score and whether there is an outcome.
    scores: Vec<(Option<String>, bool)>,
}

/// The schools of origin that tables name. A table without a row for small schools together has one for every school
/// that sent anybody whom it counts.
fn origins(tables: &[&RawTable]) -> BTreeSet<String> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut complete: Vec<BTreeSet<String>> = Vec::new();
    for axis in tables.iter().flat_map(|raw| &raw.axes) {
        let Says::Values { column, values } = &axis.says else {
            continue;
        };
        if column == "origin_school" {
            let of_table: BTreeSet<String> = values.iter().flatten().cloned().collect();
            named.extend(of_table.iter().cloned());
            if !axis.words.iter().any(|word| word == SMALL_FEEDERS) {
                complete.push(of_table);
            }
        }
    }
    named.retain(|school| complete.iter().all(|schools| schools.contains(school)));
    named
}

/// What a table says of whom it counts.
struct Said {
    population: Vec<Mask>,
    axes: Vec<(Facet, Vec<Mask>)>,
    strides: Vec<usize>,
}

impl People {
    fn of(tables: &[&RawTable], frame: &Frame, many: usize) -> Result<Self, NotSaid> {
        let (mut wanted, mut of_cohorts) = (BTreeSet::new(), BTreeMap::new());
        let mut words: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for raw in tables {
            let mut conditions = vec![&raw.population];
            for axis in &raw.axes {
                let (column, named): (&str, Vec<String>) = match &axis.says {
                    Says::Value => (&axis.column, axis.words.clone()),
                    Says::Values { column, values } => (column, values.concat()),
                    Says::Holds(condition) => {
                        conditions.push(condition);
                        continue;
                    }
                    Says::HoldsInTurn(all) => {
                        conditions.extend(all);
                        continue;
                    }
                    Says::Nothing => continue,
                };
                let column = known_column(column).ok_or(NotSaid)?.name;
                wanted.insert(column);
                let key = if column == "score" { "score_band" } else { column };
                words.entry(key).or_default().extend(named);
            }
            wanted.extend(conditions.iter().flat_map(|condition| condition.columns()));
            let parts = conditions.iter().flat_map(|condition| condition.parts());
            let of_these = parts.filter(|part| part.columns().contains("cohort"));
            of_cohorts.extend(of_these.map(|part| (part.text().to_owned(), part)));
        }
        let mut rest = BTreeSet::from(["era"]);
        for column in wanted {
            if facet_of(column)? == Facet::Rest {
                rest.insert(column);
            }
        }
        // Every score is in one of the bands, where there are any.
        let bands = words.get("score_band").into_iter().flatten().cloned();
        let mut bands: Vec<Option<String>> = bands.map(Some).collect();
        if bands.is_empty() {
            bands.push(Some(OTHER.to_owned()));
        }
        bands.push(None);
        let frame = frame.put_together(&of_cohorts.values().collect::<Vec<_>>());
        Ok(Self {
            pupils: Pupils::of(&frame, &rest, many).ok_or(NotSaid)?,
            frame,
            classes: words
                .get("background")
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>(),
            origins: origins(tables).into_iter().map(Some).chain([None]).collect(),
            scores: bands
                .into_iter()
                .flat_map(|band| [true, false].map(|outcome| (band.clone(), outcome)))
                .collect(),
        }
        .with_a_class())
    }

    /// Where no table tells of backgrounds there is one.
    fn with_a_class(mut self) -> Self {
        if self.classes.is_empty() {
            self.classes.push(OTHER.to_owned());
        }
        self
    }

    fn size(&self, facet: Facet) -> usize {
        match facet {
            Facet::Rest => self.pupils.cohorts.len(),
            Facet::Background => self.classes.len(),
            Facet::School => self.frame.schools.len(),
            Facet::Origin => self.origins.len(),
            Facet::Score => self.scores.len(),
        }
    }

    fn sizes(&self) -> Vec<usize> {
        FACETS.iter().map(|facet| self.size(*facet)).collect()
    }

    /// Not every school has every cohort.
    fn where_they_can_be(&self) -> KindTable {
        let schools = self.frame.schools.len();
        let step = |facet: Facet, value: usize| match facet {
            Facet::Rest => self.pupils.cohorts[value] * schools as u32,
            Facet::School => value as u32,
            _ => 0,
        };
        let place = |place: usize| {
            let pair = (place % schools, place / schools);
            self.frame.pairs.contains(&pair).then(Vec::new)
        };
        KindTable {
            steps: FACETS
                .iter()
                .map(|facet| {
                    (0..self.size(*facet))
                        .map(|value| Some(step(*facet, value)))
                        .collect()
                })
                .collect(),
            places: (0..schools * self.frame.cohorts.len()).map(place).collect(),
        }
    }

    /// What is told of a column of those with a value of a facet, but for the rest.
    fn told(&self, facet: Facet, value: usize, column: &str) -> Told<'_> {
        match (facet, column) {
            (Facet::Background, _) => Told::Word(&self.classes[value]),
            (Facet::School, "surroundings") => match &self.frame.surroundings[value] {
                Some(around) => Told::Word(around),
                None => Told::Absent,
            },
            (Facet::School, _) => Told::Word(&self.frame.schools[value]),
            (Facet::Origin, _) => match &self.origins[value] {
                Some(origin) => Told::Word(origin),
                None => Told::Absent,
            },
            (_, "outcome_score") if self.scores[value].1 => Told::Something,
            (_, "outcome_score") => Told::Absent,
            _ => self.scores[value]
                .0
                .as_ref()
                .map_or(Told::Absent, |_| Told::Something),
        }
    }

    /// For whom a condition holds that is about one facet.
    fn holds(&self, condition: &Condition) -> Result<(Facet, Mask), NotSaid> {
        let mut facets = condition.columns().into_iter().map(facet_of);
        let facet = facets.next().unwrap_or(Ok(Facet::Background))?;
        for other in facets {
            if other? != facet {
                return Err(NotSaid);
            }
        }
        if facet == Facet::Rest {
            let rows = self.pupils.columns.rows();
            let answer = condition
                .evaluate_slice(&self.pupils.columns, 0, rows)
                .map_err(|_| NotSaid)?;
            let holds = answer.iter().map(|holds| holds == Some(true));
            return Ok((facet, mask(holds)));
        }
        let holds: Result<Vec<bool>, NotSaid> = (0..self.size(facet))
            .map(|value| {
                condition
                    .holds(&|column| self.told(facet, value, column))
                    .map_err(|_| NotSaid)
            })
            .collect();
        Ok((facet, mask(holds?.into_iter())))
    }

    /// For whom each of some words of a column stands.
    fn words(&self, column: &str, words: &[String]) -> Result<(Facet, Vec<Mask>), NotSaid> {
        let facet = facet_of(column)?;
        let masks: Vec<Mask> = match facet {
            Facet::Rest => {
                let values = self.pupils.columns.get(column).ok_or(NotSaid)?;
                let coded = CodedAxis::new(column, values);
                let stands_for = |word: &String| {
                    let code = coded.axis.code(word).and_then(|code| u32::try_from(code).ok());
                    mask(coded.codes.iter().map(|known| Some(*known) == code))
                };
                words.iter().map(stands_for).collect()
            }
            Facet::Score => {
                let is_in =
                    |word: &String| mask(self.scores.iter().map(|(band, _)| band.as_ref() == Some(word)));
                words.iter().map(is_in).collect()
            }
            _ => {
                let stands_for = |word: &String| {
                    let is_it = |value: usize| self.told(facet, value, column) == Told::Word(word);
                    mask((0..self.size(facet)).map(is_it))
                };
                words.iter().map(stands_for).collect()
            }
        };
        Ok((facet, masks))
    }

    fn axis(&self, axis: &RawAxis, everybody: &[Mask]) -> Result<(Facet, Vec<Mask>), NotSaid> {
        match &axis.says {
            Says::Nothing => Ok((
                Facet::Background,
                vec![everybody[Facet::Background as usize].clone()],
            )),
            Says::Value => self.words(&axis.column, &axis.words),
            Says::Values { column, values } => {
                let facet = facet_of(column)?;
                let nobody = || vec![0; everybody[facet as usize].len()];
                let masks: Result<Vec<Mask>, NotSaid> = values
                    .iter()
                    .map(|words| {
                        let (_, masks) = self.words(column, words)?;
                        Ok(masks.iter().fold(nobody(), |all, mask| either(&all, mask)))
                    })
                    .collect();
                let mut masks = masks?;
                // Nobody is told which small schools are counted together: it may be any that has no row of its own.
                if let Some(place) = axis.words.iter().position(|word| word == SMALL_FEEDERS) {
                    let others = masks.iter().enumerate().filter(|(other, _)| *other != place);
                    let apart = others.fold(nobody(), |all, (_, mask)| either(&all, mask));
                    let known = mask(self.origins.iter().map(Option::is_some));
                    masks[place] = without(&known, &apart);
                }
                Ok((facet, masks))
            }
            Says::Holds(condition) => {
                let (facet, with) = self.holds(condition)?;
                let without = without(&everybody[facet as usize], &with);
                Ok((facet, vec![with, without]))
            }
            Says::HoldsInTurn(conditions) => {
                let mut left: Option<(Facet, Mask)> = None;
                let mut masks = Vec::new();
                for condition in conditions {
                    let (facet, holds) = self.holds(condition)?;
                    let (of, rest) = left.get_or_insert_with(|| (facet, everybody[facet as usize].clone()));
                    if *of != facet {
                        return Err(NotSaid);
                    }
                    masks.push(both(rest, &holds));
                    *rest = without(rest, &holds);
                }
                let (facet, rest) = left.ok_or(NotSaid)?;
                masks.push(rest);
                Ok((facet, masks))
            }
        }
    }

    fn table(&self, raw: &RawTable, everybody: &[Mask]) -> Result<Said, NotSaid> {
        let mut population = everybody.to_vec();
        for part in raw.population.parts() {
            let (facet, holds) = self.holds(&part)?;
            let all = &mut population[facet as usize];
            *all = both(all, &holds);
        }
        let axes: Result<Vec<(Facet, Vec<Mask>)>, NotSaid> =
            raw.axes.iter().map(|axis| self.axis(axis, everybody)).collect();
        let sizes = raw.sizes();
        let stride = |axis: usize| sizes[axis + 1..].iter().product();
        Ok(Said {
            population,
            axes: axes?,
            strides: (0..sizes.len()).map(stride).collect(),
        })
    }
}

impl Said {
    /// Per facet, whom a cell counts.
    fn masks(&self, at: &[Option<usize>]) -> Vec<Mask> {
        let mut masks = self.population.clone();
        for ((facet, words), at) in self.axes.iter().zip(at) {
            let of_facet = &mut masks[*facet as usize];
            let nobody = vec![0; of_facet.len()];
            let those = match at {
                Some(word) => words[*word].clone(),
                None => words.iter().fold(nobody, |all, word| either(&all, word)),
            };
            *of_facet = both(of_facet, &those);
        }
        masks
    }

    /// The places that a cell adds up.
    fn places(&self, at: &[Option<usize>]) -> Vec<usize> {
        let axes = self.axes.iter().zip(&self.strides).zip(at);
        axes.fold(vec![0], |places, (((_, words), stride), at)| {
            let picked = match at {
                Some(word) => *word..word + 1,
                None => 0..words.len(),
            };
            let more =
                |place: &usize| -> Vec<usize> { picked.clone().map(|word| place + word * stride).collect() };
            places.iter().flat_map(more).collect()
        })
    }

    /// Per facet and value, the step to the place in the table.
    fn steps(&self, sizes: &[usize]) -> Vec<Vec<Option<u32>>> {
        let step = |facet: usize, value: usize| {
            let mut step = has(&self.population[facet], value).then_some(0)?;
            for ((of, words), stride) in self.axes.iter().zip(&self.strides) {
                if *of as usize == facet {
                    let word = words.iter().position(|word| has(word, value))?;
                    step += (word * stride) as u32;
                }
            }
            Some(step)
        };
        let of_facet = |(facet, size): (usize, &usize)| (0..*size).map(|value| step(facet, value)).collect();
        sizes.iter().enumerate().map(of_facet).collect()
    }
}
