//! Pupils with an advice list the first classes they would like, by distance, company and attraction.

use super::matching::Lists;
use super::{Description, World};
use crate::maths::{exp, ln, ln_single};
use crate::random::Step;
use crate::region::SECONDARY_REACH;
use crate::state::{Lowest, NO_SCHOOL, Place, Pupils};
use rayon::prelude::*;
use std::ops::Range;
use vocabulary::Level;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Choice of a secondary school",
    what: "With a dual advice a pupil goes for the upper level with a chance that depends on parental education. \
           Classes with that level at the twelve nearest schools are ranked; the list is as long as is usual for the \
           level (4, 6 or 12).",
    equation: "U = −δ·km(·ratio^h) + κ·own-group share + ζ·ln(1 + schoolmates) + ψ·h·(class goes higher) + ξ_school \
               + Gumbel",
    block: "secondary choice",
    source: "Distance and classmates: Ruijs & Oosterbeek 2019. List lengths: Amsterdam.",
};

/// How the schoolmates who went to a secondary school the year before make it attract, as a factor on its cost:
/// (1 + schoolmates)^−ζ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feeders {
    /// For each primary school, the secondary schools to which pupils went.
    factors: Vec<Vec<(u16, f32)>>,
}

impl Feeders {
    /// The pull of those who went from each primary school, given as the schools they went from and to.
    #[must_use]
    pub fn of(primary_schools: usize, went: impl Iterator<Item = (u16, u16)>, classmates: f64) -> Self {
        let mut factors: Vec<Vec<(u16, f32)>> = vec![Vec::new(); primary_schools];
        for (primary, secondary) in went {
            let counts = &mut factors[usize::from(primary)];
            match counts.iter_mut().find(|(school, _)| *school == secondary) {
                Some((_, count)) => *count += 1.0,
                None => counts.push((secondary, 1.0)),
            }
        }
        for (_, factor) in factors.iter_mut().flatten() {
            *factor = exp(-classmates * ln(1.0 + f64::from(*factor))) as f32;
        }
        Self { factors }
    }

    /// The factors of the schools within reach of a pupil of a primary school.
    #[inline]
    fn within(&self, primary: u16, reach: &[u16; SECONDARY_REACH]) -> [f32; SECONDARY_REACH] {
        let mut factors = [1.0; SECONDARY_REACH];
        for (school, factor) in &self.factors[usize::from(primary)] {
            for (slot, near) in factors.iter_mut().zip(reach) {
                *slot = if near == school { *factor } else { *slot };
            }
        }
        factors
    }
}

/// A class that pupils of a neighbourhood who need a level may ask for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offer {
    programme: u32,
    /// Its place among the numbers of a pupil: two for each school within reach.
    slot: u8,
    /// e^−V for all that does not differ within a neighbourhood and kind of parents: other, highly educated.
    cost: [f32; 2],
}

/// Levels of the ladder.
const RUNGS: usize = 6;
/// Numbers that a pupil draws: no school has more than two kinds of class with the same level.
const SLOTS: usize = 2 * SECONDARY_REACH;

/// What a year's schools offer and cost in the eyes of families, worked out once for each neighbourhood.
#[derive(Debug, Clone, PartialEq)]
struct Offers {
    /// Schools within reach of each neighbourhood; `NO_SCHOOL` where there are fewer.
    reach: Vec<[u16; SECONDARY_REACH]>,
    /// Where the offers of each neighbourhood and level start, and where the last end.
    start: Vec<u32>,
    offers: Vec<Offer>,
}

impl Offers {
    fn of(world: &World<'_>, shares_high: &[f64]) -> Self {
        let p = world.parameters;
        let academic = exp(-p.academic);
        let mut all = Self {
            reach: Vec::with_capacity(world.region.neighbourhoods.len()),
            start: vec![0],
            offers: Vec::new(),
        };
        let mut of_rung: [Vec<Offer>; RUNGS] = Default::default();
        for neighbourhood in &world.region.neighbourhoods {
            let near = &neighbourhood.secondary;
            let mut reach = [NO_SCHOOL; SECONDARY_REACH];
            for (place, (school, km)) in near.school.iter().zip(&near.km).enumerate() {
                reach[place] = *school;
                let high = shares_high[usize::from(*school)];
                let school = &world.region.secondary[usize::from(*school)];
                let costs = [(1.0, 1.0 - high), (p.distance_high_ratio, high)].map(|(ratio, own)| {
                    exp(p.distance_secondary * ratio * km - p.composition_secondary * own - school.attraction)
                });
                for (rung, offers) in (0_u8..).zip(&mut of_rung) {
                    let programmes = school.programmes.clone();
                    let admitting =
                        programmes.filter(|programme| world.region.programmes[*programme].admits(rung));
                    for (which, programme) in admitting.take(2).enumerate() {
                        let goes_higher =
                            world.region.programmes[programme].high > rung || rung == Level::Vwo.rung();
                        let factor = if goes_higher { academic } else { 1.0 };
                        offers.push(Offer {
                            programme: programme as u32,
                            slot: (2 * place + which) as u8,
                            cost: [costs[0] as f32, (costs[1] * factor) as f32],
                        });
                    }
                }
            }
            all.reach.push(reach);
            for offers in &mut of_rung {
                all.offers.append(offers);
                all.start.push(all.offers.len() as u32);
            }
        }
        all
    }

    #[inline]
    fn at(&self, home: usize, rung: u8) -> &[Offer] {
        let place = home * RUNGS + usize::from(rung);
        &self.offers[self.start[place] as usize..self.start[place + 1] as usize]
    }
}

/// The level that a pupil goes for, as a rung: the advice, or the upper or lower half of a dual one.
#[must_use]
pub fn target(world: &World<'_>, pupils: &Pupils, pupil: usize) -> u8 {
    let p = world.parameters;
    let advice = pupils.last[pupil];
    match advice {
        0 if pupils.lowest[pupil] == Lowest::Practical => Level::Pro.rung(),
        _ if advice.is_multiple_of(2) => 1 + advice / 2,
        _ => {
            let upper = if pupils.is_high(pupil) {
                p.upper_high
            } else {
                p.upper_other
            };
            let goes_up = world.draws(pupil, Step::SecondaryChoice, 0).uniform(0) < upper;
            1 + advice / 2 + u8::from(goes_up)
        }
    }
}

/// The most classes on a list.
const LONGEST_LIST: usize = 12;

/// How many classes a list holds at most for a level.
#[must_use]
pub fn list_length(rung: u8) -> usize {
    match rung {
        0..=3 => 4,
        4 => 6,
        _ => LONGEST_LIST,
    }
}

/// The share of pupils with highly educated parents at each secondary school.
#[must_use]
pub fn shares_high(world: &World<'_>, pupils: &Pupils, active: Range<usize>) -> Vec<f64> {
    let mut counts = vec![(0_u32, 0_u32); world.region.secondary.len()];
    for pupil in active {
        if pupils.place[pupil] == Place::Secondary {
            let count = &mut counts[usize::from(pupils.secondary[pupil])];
            count.0 += u32::from(pupils.is_high(pupil));
            count.1 += 1;
        }
    }
    let share = |(high, all): &(u32, u32)| match all {
        0 => world.norms.share_high,
        _ => f64::from(*high) / f64::from(*all),
    };
    counts.iter().map(share).collect()
}

/// Applicants who are ranked in one go.
const AT_ONCE: usize = 1024;

/// The lists of these pupils, best first.
#[must_use]
pub fn rank(
    world: &World<'_>,
    pupils: &Pupils,
    applicants: &[u32],
    shares_high: &[f64],
    feeders: &Feeders,
) -> Lists {
    let offers = Offers::of(world, shares_high);
    let parts: Vec<(Vec<u32>, Vec<u8>)> = applicants
        .par_chunks(AT_ONCE)
        .map(|applicants| {
            let mut programmes = Vec::with_capacity(applicants.len() * LONGEST_LIST);
            let mut lengths = Vec::with_capacity(applicants.len());
            for pupil in applicants {
                let (length, list) = preferences(world, pupils, *pupil as usize, &offers, feeders);
                programmes.extend(list[..length].iter().map(|key| *key as u32));
                lengths.push(length as u8);
            }
            (programmes, lengths)
        })
        .collect();
    let mut lists = Lists {
        programme: Vec::with_capacity(parts.iter().map(|(programmes, _)| programmes.len()).sum()),
        start: Vec::with_capacity(applicants.len() + 1),
    };
    lists.start.push(0);
    let mut end = 0;
    for (programmes, lengths) in &parts {
        lists.programme.extend_from_slice(programmes);
        lists.start.extend(lengths.iter().map(|length| {
            end += u32::from(*length);
            end
        }));
    }
    lists
}

/// The best classes, best first, and how many there are. A key is E·e^−V as bits, which rise with the number, and below
/// them the programme.
///
/// Ranks by E·e^−V with E exponential, which is the order of V + Gumbel, as −ln E is Gumbel. No more of the list is put
/// in order than is handed in.
fn preferences(
    world: &World<'_>,
    pupils: &Pupils,
    pupil: usize,
    offers: &Offers,
    feeders: &Feeders,
) -> (usize, [u64; LONGEST_LIST]) {
    let is_high = usize::from(pupils.is_high(pupil));
    let rung = pupils.target[pupil];
    let home = usize::from(pupils.neighbourhood[pupil]);
    let factors = feeders.within(pupils.primary[pupil], &offers.reach[home]);
    let luck = exponentials(world, pupil);
    let longest = list_length(rung);
    let mut list = [u64::MAX; LONGEST_LIST];
    let offers = offers.at(home, rung);
    for offer in offers {
        let slot = usize::from(offer.slot);
        let cost = luck[slot] * offer.cost[is_high] * factors[slot / 2];
        let key = u64::from(cost.to_bits()) << 32 | u64::from(offer.programme);
        if key < list[longest - 1] {
            let mut place = longest - 1;
            while place > 0 && list[place - 1] > key {
                list[place] = list[place - 1];
                place -= 1;
            }
            list[place] = key;
        }
    }
    (offers.len().min(longest), list)
}

/// A standard exponential number for each slot, −ln u with u of 16 bits: three blocks of draws.
#[inline]
fn exponentials(world: &World<'_>, pupil: usize) -> [f32; SLOTS] {
    let mut values = [0.0; SLOTS];
    for (block, values) in (1_u32..).zip(values.chunks_exact_mut(8)) {
        let draws = world.draws(pupil, Step::SecondaryChoice, block);
        for (pair, bits) in values.chunks_exact_mut(2).zip(draws.0) {
            pair[0] = (f32::from(bits as u16) + 0.5) * (1.0 / 65_536.0);
            pair[1] = (f32::from((bits >> 16) as u16) + 0.5) * (1.0 / 65_536.0);
        }
    }
    for value in &mut values {
        *value = -ln_single(*value);
    }
    values
}
