//! From group 8 to the first class: lists, matching, and a place for everyone.

use super::World;
use super::matching::{Lottery, deferred_acceptance};
use super::secondary_choice::{Feeders, rank, shares_high, target};
use crate::state::{Lowest, Place, Pupils};
use std::ops::Range;

/// How a year's placement went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placements {
    /// Pupils who applied.
    pub applicants: u32,
    /// Admitted to their first choice.
    pub first_choice: u32,
    /// Admitted to one of their first three choices.
    pub top_three: u32,
    /// Admitted to a class on their list.
    pub on_list: u32,
    /// Given the nearest class with a place.
    pub beside_list: u32,
    /// Given the nearest class although it was full.
    pub beyond_places: u32,
}

/// Places all pupils of group 8 for the next school year, and notes where those of each primary school went.
pub fn place(
    world: &World<'_>,
    pupils: &mut Pupils,
    active: Range<usize>,
    group_eight: &[u32],
    feeders: &mut Feeders,
) -> Placements {
    let mut applicants = Vec::with_capacity(group_eight.len());
    for &pupil in group_eight {
        let pupil = pupil as usize;
        if pupils.lowest[pupil] == Lowest::Special && pupils.first[pupil] == 0 {
            pupils.secondary[pupil] = special_school(world, pupils, pupil);
            pupils.place[pupil] = Place::SpecialSecondary;
            start(world, pupils, pupil);
        } else {
            pupils.target[pupil] = target(world, pupils, pupil);
            applicants.push(pupil as u32);
        }
    }
    let shares = shares_high(world, pupils, active);
    let lists = rank(world, pupils, &applicants, &shares, feeders);
    let programmes = &world.region.programmes;
    let capacity: Vec<u32> = programmes.iter().map(|programme| programme.capacity).collect();
    let lottery = Lottery {
        random: world.random,
        year: world.year,
        tie_break: world.policies.tie_break,
    };
    let admitted = match lottery.numbers(&applicants) {
        Some(numbers) => deferred_acceptance(&lists, &capacity, |applicant, _| numbers[applicant as usize]),
        None => deferred_acceptance(&lists, &capacity, |applicant, programme| {
            lottery.number(
                applicants[applicant as usize],
                programmes[programme as usize].school,
            )
        }),
    };
    let mut left = capacity;
    for (applicant, place) in admitted.iter().enumerate() {
        if let Some(place) = place {
            left[lists.of(applicant)[*place as usize] as usize] -= 1;
        }
    }
    let mut placements = Placements {
        applicants: applicants.len() as u32,
        ..Placements::default()
    };
    for (applicant, &pupil) in applicants.iter().enumerate() {
        let pupil = pupil as usize;
        let programme = match admitted[applicant] {
            Some(place) => {
                placements.first_choice += u32::from(place == 0);
                placements.top_three += u32::from(place < 3);
                placements.on_list += 1;
                pupils.preference[pupil] = place as u8 + 1;
                lists.of(applicant)[place as usize] as usize
            }
            None => {
                let (programme, has_place) = beside_list(world, pupils, pupil, &left);
                if has_place {
                    left[programme] -= 1;
                    placements.beside_list += 1;
                } else {
                    placements.beyond_places += 1;
                }
                pupils.preference[pupil] = 0;
                programme
            }
        };
        let programme = programmes[programme];
        pupils.place[pupil] = Place::Secondary;
        pupils.secondary[pupil] = programme.school;
        pupils.low[pupil] = programme.low;
        pupils.high[pupil] = programme.high;
        pupils.bridge_left[pupil] = programme.years;
        pupils.bridge_years[pupil] = 0;
        start(world, pupils, pupil);
    }
    let went = applicants
        .iter()
        .map(|pupil| (pupils.primary[*pupil as usize], pupils.secondary[*pupil as usize]));
    *feeders = Feeders::of(world.region.primary.len(), went, world.parameters.classmates);
    placements
}

/// The first year of secondary school is the next school year.
fn start(world: &World<'_>, pupils: &mut Pupils, pupil: usize) {
    pupils.grade[pupil] = 1;
    pupils.started[pupil] = world.year + 1;
    pupils.repeats_now[pupil] = 0;
}

/// The nearest class with the pupil's level and a place, and whether it has one: within reach, then anywhere.
fn beside_list(world: &World<'_>, pupils: &Pupils, pupil: usize, left: &[u32]) -> (usize, bool) {
    let region = world.region;
    let rung = pupils.target[pupil];
    let home = &region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])];
    let within = home
        .secondary
        .school
        .iter()
        .flat_map(|s| region.secondary[usize::from(*s)].programmes.clone());
    let fits = |programme: &usize| region.programmes[*programme].admits(rung);
    let near: Vec<usize> = within.filter(fits).collect();
    if let Some(found) = near.iter().find(|programme| left[**programme] > 0) {
        return (*found, true);
    }
    let all = || (0..region.programmes.len()).filter(fits);
    let km = |programme: usize| {
        home.at
            .km(region.secondary[usize::from(region.programmes[programme].school)].at)
    };
    let nearest = |a: &usize, b: &usize| km(*a).total_cmp(&km(*b)).then(a.cmp(b));
    if let Some(found) = all().filter(|programme| left[*programme] > 0).min_by(nearest) {
        return (found, true);
    }
    let full = near.first().copied().or_else(|| all().min_by(nearest));
    // The plan of the region was refused if a level had no class.
    (full.expect("every level has a class somewhere"), false)
}

/// The special secondary school of the pupil's town.
#[must_use]
pub fn special_school(world: &World<'_>, pupils: &Pupils, pupil: usize) -> u16 {
    let town = world.region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])].town;
    world.region.towns[usize::from(town)].special_secondary
}

/// The nearest school that offers a level, the own school first.
#[must_use]
pub fn school_offering(world: &World<'_>, pupils: &Pupils, pupil: usize, rung: u8) -> u16 {
    let schools = &world.region.secondary;
    let offers = |school: u16| {
        let school = &schools[usize::from(school)];
        !school.is_special && (school.levels.0..=school.levels.1).contains(&rung)
    };
    let own = pupils.secondary[pupil];
    if usize::from(own) < schools.len() && offers(own) {
        return own;
    }
    let reach = &world.region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])]
        .secondary
        .school;
    let near = reach.iter().copied().find(|school| offers(*school));
    let anywhere = || (0..schools.len() as u16).find(|school| offers(*school));
    near.or_else(anywhere).expect("every level has a class somewhere")
}
