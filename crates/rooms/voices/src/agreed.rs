//! How well the coders of a study agree: per code and over all codes, on paragraphs and on characters.

use crate::heard::{Conversation, Heard};
use database::studies::Segment;
use statistics::agreement::{Coincidences, NoAgreement, Scale, alpha_interval, kappa};
use statistics::{Confidence, Interval};
use std::collections::{BTreeMap, BTreeSet};

const DRAWS: usize = 1_000;
const SEED: u64 = 2011;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A paragraph: given a code anywhere in it, or not.
    Paragraph,
    /// A character: inside a coded place, or not.
    Character,
}

/// Agreement about one code, or about all.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Which code; nothing for all of them together.
    pub code: Option<i32>,
    /// Krippendorff's alpha, or why there is none.
    pub alpha: Result<f64, NoAgreement>,
    /// Its interval over respondents.
    pub interval: Option<Interval>,
    /// The share of pairs of coders that gave the same.
    pub raw: Option<f64>,
    /// How often the code was given.
    pub prevalence: Option<f64>,
    /// Cohen's kappa where exactly two people coded, or why there is none.
    pub kappa: Option<Result<f64, NoAgreement>>,
    /// How many units two coders or more read.
    pub units: u64,
}

/// Who coded each interview, or finished it without giving a code; without what was agreed on together.
#[must_use]
pub fn coders(heard: &Heard) -> BTreeMap<i32, BTreeSet<i32>> {
    let mut coders: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
    for segment in heard.segments.iter().filter(|segment| !segment.consensus) {
        coders
            .entry(segment.interview)
            .or_default()
            .insert(segment.person);
    }
    for (interview, person) in &heard.done {
        coders.entry(*interview).or_default().insert(*person);
    }
    // Of a text whose time is over only counts are left, and two codings cannot be compared any more.
    let has_text = |id: &i32| {
        heard
            .conversations
            .iter()
            .any(|one| one.id == *id && one.length > 0)
    };
    coders.retain(|interview, _| has_text(interview));
    coders
}

/// Agreement over all codes first, then code by code in the order of the study.
#[must_use]
pub fn agreement(heard: &Heard, unit: Unit) -> Vec<Agreement> {
    let coders = coders(heard);
    let people: BTreeSet<i32> = coders.values().flatten().copied().collect();
    let mut by_place: BTreeMap<(i32, i32), Vec<&Segment>> = BTreeMap::new();
    for segment in heard.segments.iter().filter(|segment| !segment.consensus) {
        by_place
            .entry((segment.code, segment.interview))
            .or_default()
            .push(segment);
    }
    let read: Vec<(&Conversation, &BTreeSet<i32>)> = heard
        .conversations
        .iter()
        // Of a text whose time is over only counts are left.
        .filter(|one| one.length > 0)
        .filter_map(|one| Some((one, coders.get(&one.id).filter(|people| people.len() > 1)?)))
        .collect();
    let mut pooled: BTreeMap<i32, Coincidences> = BTreeMap::new();
    let mut pooled_table = [[0_u64; 2]; 2];
    let mut found = Vec::with_capacity(heard.codes.len() + 1);
    for code in &heard.codes {
        let mut of: BTreeMap<i32, Coincidences> = BTreeMap::new();
        let mut table = [[0_u64; 2]; 2];
        for (conversation, people) in &read {
            let segments = by_place
                .get(&(code.id, conversation.id))
                .map_or(&[][..], Vec::as_slice);
            let marks: Vec<Vec<(usize, usize)>> = people
                .iter()
                .map(|person| {
                    let own = segments.iter().filter(|segment| segment.person == *person);
                    own.map(|segment| (segment.start.max(0) as usize, segment.stop.max(0) as usize))
                        .collect()
                })
                .collect();
            let met = match unit {
                Unit::Character => Coincidences::of_places(conversation.length, &marks),
                Unit::Paragraph => {
                    let units = by_paragraph(conversation, &marks);
                    if people.len() == 2 {
                        units
                            .iter()
                            .for_each(|unit| table[usize::from(unit[0])][usize::from(unit[1])] += 1);
                    }
                    let values = units
                        .iter()
                        .map(|unit| unit.iter().map(|is| Some(f64::from(u8::from(*is)))));
                    Coincidences::of(&[0.0, 1.0], values)
                }
            };
            for sums in [&mut of, &mut pooled] {
                sums.entry(conversation.respondent)
                    .or_insert_with(|| Coincidences::none(&[0.0, 1.0]))
                    .add(&met, 1.0);
            }
        }
        for (sum, one) in pooled_table.iter_mut().flatten().zip(table.iter().flatten()) {
            *sum += one;
        }
        found.push(one(Some(code.id), &of, (unit, people.len()), table));
    }
    found.insert(0, one(None, &pooled, (unit, people.len()), pooled_table));
    found
}

fn one(
    code: Option<i32>,
    of: &BTreeMap<i32, Coincidences>,
    (unit, people): (Unit, usize),
    table: [[u64; 2]; 2],
) -> Agreement {
    let mut all = Coincidences::none(&[0.0, 1.0]);
    of.values().for_each(|one| all.add(one, 1.0));
    let respondents: Vec<(u64, Coincidences)> =
        of.iter().map(|(key, one)| (*key as u64, one.clone())).collect();
    let alpha = all.alpha(Scale::Nominal);
    let interval = alpha
        .is_ok()
        .then(|| alpha_interval(&respondents, Scale::Nominal, DRAWS, SEED, Confidence::NINETY_FIVE).ok())
        .flatten();
    let rows: Vec<Vec<u64>> = table.iter().map(|row| row.to_vec()).collect();
    Agreement {
        code,
        interval: interval.map(|(interval, _)| interval),
        raw: all.raw().ok(),
        prevalence: all.prevalence().ok(),
        kappa: (unit == Unit::Paragraph && people == 2).then(|| kappa(&rows)),
        units: all.units(),
        alpha,
    }
}

/// For every paragraph with words, whether each coder gave the code in it.
fn by_paragraph(conversation: &Conversation, marks: &[Vec<(usize, usize)>]) -> Vec<Vec<bool>> {
    let paragraphs = conversation.paragraphs.iter().filter(|(from, to)| from < to);
    paragraphs
        .map(|(from, to)| {
            let touches =
                |places: &Vec<(usize, usize)>| places.iter().any(|(start, stop)| start < to && from < stop);
            marks.iter().map(touches).collect()
        })
        .collect()
}
