//! What tables tell of pupils: every aspect with its values, and the regions that words and conditions stand for.
//!
//! Columns that say the same thing in other words are one aspect: `advice_final_low >= 'havo'`, the word `havo` of
//! `advice_final` and the word `single` of `advice_final_width` are all sets of final advices.

use super::joint;
use super::region::{Region, Values, is_within, joined, rest, shared};
use super::wish::{RawTable, Says};
use crate::columns::{ColumnForm, known_column};
use crate::condition::{Condition, Told};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use vocabulary::{Level, LevelRange};

/// The value of those who have none.
const ABSENT: &str = "\u{0}absent";
/// The value of those who have one that no table names.
const OTHER: &str = "\u{0}other";
/// Columns that hold an advice or a place on the ladder, each with derived columns beside it.
const ON_THE_LADDER: [&str; 5] = [
    "advice_provisional",
    "advice_test",
    "advice_final",
    "placement",
    "position3",
];
/// Columns in which every pupil has a value.
const NEVER_ABSENT: [&str; 2] = ["school", "background"];

/// The aspect that a column tells something of.
fn aspect_of(column: &str) -> &str {
    let tells_of = |name: &&str| {
        let derived = ["", "_low", "_high", "_half_levels", "_width"];
        column
            .strip_prefix(*name)
            .is_some_and(|rest| derived.contains(&rest))
    };
    if let Some(joint) = joint::of_column(column) {
        return joint.name;
    }
    match ON_THE_LADDER.into_iter().find(tells_of) {
        Some(name) => name,
        None if column == "score_band" => "score",
        None => column,
    }
}

fn is_level(column: &str) -> bool {
    known_column(column).is_some_and(|known| known.form == ColumnForm::Level)
}

/// What a value of an aspect tells of one of its columns.
fn told<'v>(aspect: &str, value: &'v str, column: &str) -> Told<'v> {
    if let Some(joint) = joint::named(aspect) {
        return joint.told(value, column);
    }
    if value == ABSENT {
        return Told::Absent;
    }
    if ON_THE_LADDER.contains(&aspect) {
        let range = LevelRange::from_code(value);
        let level =
            |end: fn(LevelRange) -> Level| range.map_or(Told::Absent, |range| Told::Level(end(range)));
        return match &column[aspect.len()..] {
            "" => Told::Word(value),
            "_low" => level(LevelRange::low),
            "_high" => level(LevelRange::high),
            "_width" => Told::Word(match range {
                Some(range) if range.is_single() => "single",
                Some(_) => "double",
                None => "beside-the-ladder",
            }),
            _ => range.map_or(Told::Absent, |_| Told::Something),
        };
    }
    if is_level(column) {
        return Level::from_code(value).map_or(Told::Something, Told::Level);
    }
    match known_column(column).map(|known| known.form) {
        Some(ColumnForm::Category) => Told::Word(value),
        _ => Told::Something,
    }
}

/// The axis of a table as sets of values; a place of which nothing is told has none.
#[derive(Debug, Clone)]
pub(super) struct Side {
    /// The aspect; none for an axis that says nothing.
    pub aspect: Option<u32>,
    /// Per place, the values of the pupils there.
    pub parts: Vec<Values>,
}

/// Every aspect, by number, with its values.
#[derive(Debug, Default)]
pub(super) struct Aspects {
    names: BTreeMap<String, u32>,
    values: Vec<Vec<String>>,
    numbers: Vec<HashMap<String, u32>>,
    /// The values that somebody may have.
    alive: Vec<Values>,
}

impl Aspects {
    /// The aspects that these tables tell of. A table that counts all `everybody` says that the values it leaves
    /// out are nobody's: that is told by the two totals, and is no secret of anyone.
    pub fn of(tables: &[RawTable], everybody: Option<u64>) -> Self {
        let mut aspects = Self::named_in(tables);
        let counts_everybody = |raw: &&RawTable| everybody == Some(raw.counts.iter().sum());
        for raw in tables.iter().filter(counts_everybody) {
            let (whole, _) = aspects.table(raw);
            for aspect in whole.aspects() {
                if let Some(values) = whole.values(aspect) {
                    aspects.alive[aspect as usize] = values.clone();
                }
            }
        }
        aspects
    }

    /// The aspects that these tables name.
    fn named_in(tables: &[RawTable]) -> Self {
        let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut is_broken_down: BTreeMap<&str, bool> = BTreeMap::new();
        let axes = tables.iter().flat_map(|table| &table.axes);
        for axis in axes.clone() {
            let (column, named): (&str, Vec<&str>) = match &axis.says {
                Says::Value => (&axis.column, axis.words.iter().map(String::as_str).collect()),
                Says::Values { column, values } => {
                    (column, values.iter().flatten().map(String::as_str).collect())
                }
                Says::Holds(_) | Says::HoldsInTurn(_) | Says::Nothing => continue,
            };
            words.entry(aspect_of(column)).or_default().extend(named);
            is_broken_down.insert(aspect_of(column), true);
        }
        let outcomes = axes.flat_map(|axis| match &axis.says {
            Says::Holds(condition) => std::slice::from_ref(condition),
            Says::HoldsInTurn(conditions) => conditions,
            _ => &[],
        });
        for condition in tables.iter().map(|table| &table.population).chain(outcomes) {
            for column in condition.columns() {
                words.entry(aspect_of(column)).or_default();
            }
            for (column, word) in condition.words() {
                words.entry(aspect_of(column)).or_default().push(word);
            }
        }
        let mut aspects = Self::default();
        for (name, mut words) in words {
            if let Some(joint) = joint::named(name) {
                aspects.add(name, joint.values.clone());
                continue;
            }
            let mut owned: Vec<String> = if ON_THE_LADDER.contains(&name) {
                let pairs = Level::ALL
                    .into_iter()
                    .flat_map(|low| Level::ALL.map(|high| (low, high)));
                let ranges = pairs.filter_map(|(low, high)| LevelRange::new(low, high));
                let beside = ["special-education", "not-possible"].map(str::to_owned);
                // Everybody knows that an advice names one level or two neighbours. An advice that nobody gives
                // leaves no doubt about those that are given.
                let is_given = |code: &String| tables.iter().any(|table| table.counts_somebody(name, code));
                let is_known = |range: &LevelRange| {
                    !name.starts_with("advice_") || range.is_advice() || is_given(&range.code())
                };
                let known = ranges.filter(is_known).map(LevelRange::code);
                known.chain(beside).collect()
            } else if is_level(name) {
                Level::ALL.map(|level| level.code().to_owned()).to_vec()
            } else {
                words.sort_unstable();
                words.dedup();
                let other = (!is_broken_down.contains_key(name)).then_some(OTHER);
                words.into_iter().chain(other).map(str::to_owned).collect()
            };
            if !NEVER_ABSENT.contains(&name) {
                owned.push(ABSENT.to_owned());
            }
            aspects.add(name, owned);
        }
        aspects
    }

    fn add(&mut self, name: &str, values: Vec<String>) -> u32 {
        let number = self.values.len() as u32;
        self.names.insert(name.to_owned(), number);
        self.numbers.push(values.iter().cloned().zip(0..).collect());
        self.alive.push((0..values.len() as u32).collect());
        self.values.push(values);
        number
    }

    /// How many values of an aspect somebody may have.
    pub fn size(&self, aspect: u32) -> usize {
        self.alive[aspect as usize].len()
    }

    /// Every value of an aspect that somebody may have.
    pub fn all(&self, aspect: u32) -> Values {
        self.alive[aspect as usize].clone()
    }

    /// An aspect of its own for something that no other table tells of in a way that is understood.
    fn apart(&mut self, name: &str, values: Vec<String>) -> u32 {
        match self.names.get(name) {
            Some(aspect) => *aspect,
            None => self.add(name, values),
        }
    }

    /// The values for which a part of a condition holds, and their aspect.
    fn part(&mut self, part: &Condition) -> (u32, Values) {
        let columns = part.columns();
        let names: BTreeSet<&str> = columns.iter().map(|column| aspect_of(column)).collect();
        if let (Some(name), 1) = (names.first(), names.len())
            && let Some(aspect) = self.names.get(*name)
        {
            let holds = |value: &String| part.holds(&|column| told(name, value, column));
            let settled: Result<Vec<bool>, _> = self.values[*aspect as usize].iter().map(holds).collect();
            if let Ok(settled) = settled {
                let values = (0..).zip(settled).filter(|(_, holds)| *holds);
                return (*aspect, values.map(|(value, _)| value).collect());
            }
        }
        let yes_no = ["yes", "no"].map(str::to_owned).to_vec();
        (self.apart(part.text(), yes_no), Rc::from([0]))
    }

    /// The region of a condition.
    fn region(&mut self, condition: &Condition) -> Region {
        condition.parts().iter().fold(Region::default(), |region, part| {
            let (aspect, values) = self.part(part);
            self.narrowed(&region, aspect, &values)
        })
    }

    /// The part of a region with these values.
    pub fn narrowed(&self, region: &Region, aspect: u32, values: &Values) -> Region {
        let before = region.values(aspect).unwrap_or(&self.alive[aspect as usize]);
        let values = shared(before, values);
        region.with(aspect, values, self.size(aspect))
    }

    /// Whom a table counts in all, and what its axes tell of them.
    pub fn table(&mut self, raw: &RawTable) -> (Region, Vec<Side>) {
        let population = self.region(&raw.population);
        let mut sides: Vec<Side> = Vec::new();
        let mut whole = population.clone();
        for axis in &raw.axes {
            let told_of = |names: &BTreeMap<String, u32>, column: &str| names.get(aspect_of(column)).copied();
            let (aspect, parts) = match &axis.says {
                Says::Nothing => {
                    sides.push(Side {
                        aspect: None,
                        parts: Vec::new(),
                    });
                    continue;
                }
                Says::Value => {
                    let aspect = told_of(&self.names, &axis.column);
                    (aspect, self.words(aspect, &axis.column, &axis.words))
                }
                Says::Values { column, values } => {
                    let aspect = told_of(&self.names, column);
                    let part = |values: &Vec<String>| joined(self.words(aspect, column, values).iter());
                    (aspect, values.iter().map(part).collect())
                }
                Says::Holds(condition) => {
                    let (aspect, with) = self.outcome(condition, &population);
                    let all = self.all(aspect);
                    (Some(aspect), vec![with.clone(), rest(&all, &with)])
                }
                Says::HoldsInTurn(conditions) => {
                    let held: Vec<(u32, Values)> = conditions
                        .iter()
                        .map(|condition| self.outcome(condition, &population))
                        .collect();
                    let first = held.first().map(|(aspect, _)| *aspect);
                    match first.filter(|first| held.iter().all(|(aspect, _)| aspect == first)) {
                        Some(aspect) => {
                            let mut left = self.all(aspect);
                            let mut parts = Vec::new();
                            for (_, values) in &held {
                                parts.push(shared(&left, values));
                                left = rest(&left, values);
                            }
                            parts.push(left);
                            (Some(aspect), parts)
                        }
                        // Of several things at once nothing is said in common.
                        None => (None, Vec::new()),
                    }
                }
            };
            let is_taken = sides.iter().any(|side| side.aspect == aspect);
            let (aspect, parts) = match aspect.filter(|_| !is_taken) {
                Some(aspect) => (aspect, parts),
                // Two axes of one aspect, or a column that is not known: told of apart, which ties it to nothing.
                None => {
                    let aspect = self.apart(&format!("{} by {}", raw.id, axis.column), axis.words.clone());
                    (
                        aspect,
                        (0..axis.words.len() as u32)
                            .map(|value| Rc::from([value]))
                            .collect(),
                    )
                }
            };
            let before = population
                .values(aspect)
                .cloned()
                .unwrap_or_else(|| self.all(aspect));
            let parts: Vec<Values> = parts.iter().map(|part| shared(&before, part)).collect();
            whole = self.narrowed(&whole, aspect, &joined(parts.iter()));
            sides.push(Side {
                aspect: Some(aspect),
                parts,
            });
        }
        (whole, sides)
    }

    /// The values that each word of a column stands for.
    fn words(&self, aspect: Option<u32>, column: &str, words: &[String]) -> Vec<Values> {
        let Some(aspect) = aspect else {
            return Vec::new();
        };
        let (name, values) = (aspect_of(column), &self.values[aspect as usize]);
        let stands_for = |word: &String| -> Values {
            if let Some(joint) = joint::named(name) {
                let says = |value: &String| match joint.told(value, column) {
                    Told::Word(told) => told == word,
                    Told::Level(level) => level.code() == word,
                    Told::Something | Told::Absent => false,
                };
                let those = (0..).zip(values).filter(|(_, value)| says(value));
                return those.map(|(number, _)| number).collect();
            }
            if ON_THE_LADDER.contains(&name) && column != name {
                let says = |value: &String| match (told(name, value, column), LevelRange::from_code(value)) {
                    (Told::Word(told), _) => told == word,
                    (Told::Level(level), _) => level.code() == word,
                    (Told::Something, Some(range)) => range.half_levels().to_string() == *word,
                    _ => false,
                };
                let those = (0..).zip(values).filter(|(_, value)| says(value));
                return those.map(|(number, _)| number).collect();
            }
            self.numbers[aspect as usize]
                .get(word)
                .copied()
                .into_iter()
                .collect()
        };
        words.iter().map(stands_for).collect()
    }

    /// The aspect that an outcome is about, and the values of those who have it.
    fn outcome(&mut self, outcome: &Condition, population: &Region) -> (u32, Values) {
        let mut about: Option<(u32, Values)> = None;
        for part in outcome.parts() {
            let (aspect, values) = self.part(&part);
            // What holds for the whole population says nothing of the outcome.
            if population
                .values(aspect)
                .is_some_and(|known| is_within(known, &values))
            {
                continue;
            }
            about = match about {
                None => Some((aspect, values)),
                Some((same, before)) if same == aspect => Some((aspect, shared(&before, &values))),
                Some(_) => {
                    let yes_no = ["yes", "no"].map(str::to_owned).to_vec();
                    return (self.apart(outcome.text(), yes_no), Rc::from([0]));
                }
            };
        }
        about.unwrap_or_else(|| {
            let yes_no = ["yes", "no"].map(str::to_owned).to_vec();
            (self.apart(outcome.text(), yes_no), Rc::from([0]))
        })
    }
}
