//! Pupils with an advice list the first classes they would like, by distance, company and attraction.

use super::matching::Lists;
use super::{Description, World};
use crate::maths::{exp, ln};
use crate::random::Step;
use crate::region::{SECONDARY_REACH, SecondarySchool};
use crate::state::{Lowest, Place, Pupils};
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
    factors: Vec<Vec<(u16, f64)>>,
}

impl Feeders {
    /// The pull of those who went from each primary school, given as the schools they went from and to.
    #[must_use]
    pub fn of(primary_schools: usize, went: impl Iterator<Item = (u16, u16)>, classmates: f64) -> Self {
        let mut factors: Vec<Vec<(u16, f64)>> = vec![Vec::new(); primary_schools];
        for (primary, secondary) in went {
            let counts = &mut factors[usize::from(primary)];
            match counts.iter_mut().find(|(school, _)| *school == secondary) {
                Some((_, count)) => *count += 1.0,
                None => counts.push((secondary, 1.0)),
            }
        }
        for (_, factor) in factors.iter_mut().flatten() {
            *factor = exp(-classmates * ln(1.0 + *factor));
        }
        Self { factors }
    }

    /// The factor of a secondary school for pupils of a primary school.
    #[must_use]
    pub fn factor(&self, primary: u16, secondary: u16) -> f64 {
        let factors = &self.factors[usize::from(primary)];
        factors
            .iter()
            .find(|(school, _)| *school == secondary)
            .map_or(1.0, |(_, factor)| *factor)
    }
}

/// What a year's schools cost in the eyes of families: e^−V for all that does not differ within a neighbourhood and
/// kind of parents (highly educated or not).
#[derive(Debug, Clone, PartialEq)]
struct Costs {
    /// By neighbourhood and place within its reach: for other parents, for highly educated ones.
    near: Vec<[f64; 2]>,
    /// By school: its first programme, and where its programmes end. Beside the region, so that it fits a cache.
    programmes: Vec<(u32, u32)>,
    /// By programme: the lowest and highest level.
    levels: Vec<(u8, u8)>,
}

impl Costs {
    fn of(world: &World<'_>, shares_high: &[f64]) -> Self {
        let p = world.parameters;
        let mut near = Vec::with_capacity(world.region.neighbourhoods.len() * SECONDARY_REACH);
        for neighbourhood in &world.region.neighbourhoods {
            let reach = &neighbourhood.secondary;
            near.extend(reach.school.iter().zip(&reach.km).map(|(school, km)| {
                let high = shares_high[usize::from(*school)];
                let attraction = world.region.secondary[usize::from(*school)].attraction;
                [(1.0, 1.0 - high), (p.distance_high_ratio, high)].map(|(ratio, own)| {
                    exp(p.distance_secondary * ratio * km - p.composition_secondary * own - attraction)
                })
            }));
            near.resize(near.len().next_multiple_of(SECONDARY_REACH), [1.0; 2]);
        }
        let ends = |school: &SecondarySchool| (school.programmes.start as u32, school.programmes.end as u32);
        Self {
            near,
            programmes: world.region.secondary.iter().map(ends).collect(),
            levels: world
                .region
                .programmes
                .iter()
                .map(|offer| (offer.low, offer.high))
                .collect(),
        }
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

/// The lists of these pupils, best first.
#[must_use]
pub fn rank(
    world: &World<'_>,
    pupils: &Pupils,
    applicants: &[u32],
    shares_high: &[f64],
    feeders: &Feeders,
) -> Lists {
    let costs = Costs::of(world, shares_high);
    let academic = exp(-world.parameters.academic);
    let ranked: Vec<Ranked> = applicants
        .par_iter()
        .with_min_len(64)
        .map(|pupil| preferences(world, pupils, *pupil as usize, &costs, feeders, academic))
        .collect();
    let mut lists = Lists {
        programme: Vec::with_capacity(applicants.len() * 6),
        start: vec![0],
    };
    for (length, list) in ranked {
        lists.programme.extend_from_slice(&list[..length]);
        lists.start.push(lists.programme.len() as u32);
    }
    lists
}

/// Programmes, best first, and how many there are.
type Ranked = (usize, [u32; LONGEST_LIST]);

/// Ranks by E·e^−V with E exponential, which is the order of V + Gumbel, as −ln E is Gumbel: one logarithm per class
/// and no exponential.
fn preferences(
    world: &World<'_>,
    pupils: &Pupils,
    pupil: usize,
    costs: &Costs,
    feeders: &Feeders,
    academic: f64,
) -> Ranked {
    let is_high = pupils.is_high(pupil);
    let rung = pupils.target[pupil];
    let home = usize::from(pupils.neighbourhood[pupil]);
    let mut ranked = [(f64::INFINITY, 0_u32); 2 * SECONDARY_REACH];
    let mut number = 0;
    let mut luck = [0.0; 4];
    let mut block = u32::MAX;
    for (place, school) in world.region.neighbourhoods[home]
        .secondary
        .school
        .iter()
        .enumerate()
    {
        let (first, end) = costs.programmes[usize::from(*school)];
        let levels = &costs.levels[first as usize..end as usize];
        let offered = (first..end)
            .zip(levels)
            .filter(|(_, (low, high))| (*low..=*high).contains(&rung));
        let mut of_school = None;
        // Two numbers for each school: no more of its classes have the same level.
        for (which, (programme, (_, high))) in offered.take(2).enumerate() {
            let cost = *of_school.get_or_insert_with(|| {
                let near = costs.near[home * SECONDARY_REACH + place][usize::from(is_high)];
                near * feeders.factor(pupils.primary[pupil], *school)
            });
            if block != place as u32 / 2 {
                block = place as u32 / 2;
                luck = world
                    .draws(pupil, Step::SecondaryChoice, 1 + block)
                    .exponentials();
            }
            let goes_higher = *high > rung || rung == Level::Vwo.rung();
            let factor = if is_high && goes_higher { academic } else { 1.0 };
            ranked[number] = (luck[place % 2 * 2 + which] * cost * factor, programme);
            number += 1;
        }
    }
    let ranked = &mut ranked[..number];
    ranked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut list = [0; LONGEST_LIST];
    for (slot, (_, programme)) in list.iter_mut().zip(ranked.iter()) {
        *slot = *programme;
    }
    (number.min(list_length(rung)), list)
}
