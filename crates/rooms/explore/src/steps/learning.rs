//! A year of learning: what carries over, what class, school and background add, and chance.

use super::classes::Classes;
use super::{Description, World, shadow, vve};
use crate::maths::normal_of_bits;
use crate::random::{Step, uniform_of};
use crate::state::{Place, Pupils};
use rayon::prelude::*;
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Learning",
    what: "Skill carries over and drifts towards what children with the same background have on average, which keeps \
           the gap as it is. Classmates, school, the teacher's expectation (two years after the advice), a mixed \
           first class and a repeated year add or take.",
    equation: "θ' = (φ − β_p·mixed)θ + (β_c + β_p·mixed)θ̄ + κμ + β_E·expectation + β_mix·steps + u_school + ε, with κ \
               and Var ε such that cell means and the variance of a cohort stay as they are",
    block: "learning",
    source: "Gap constant from group 3: CPB 2020. Expectation: de Boer, Bosker & van der Werf 2010. Mixed classes: \
             van Elk et al. 2011, Borghans et al. 2020, ESB 2023.",
};

/// What a year of lessons and learning looks at, column by column.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each is the column of `Pupils` with its name")]
pub struct Seen<'a> {
    pub environment: &'a [f32],
    pub education: &'a [u8],
    pub income: &'a [u8],
    pub primary: &'a [u16],
    pub secondary: &'a [u16],
    pub class: &'a [u32],
    pub place: &'a [Place],
    pub grade: &'a [u8],
    pub low: &'a [u8],
    pub high: &'a [u8],
    pub bridge_left: &'a [u8],
    pub target: &'a [u8],
    pub repeats_now: &'a [u8],
    pub advised: &'a [i16],
    pub vve: &'a [u8],
    pub expectation: &'a [f32],
}

impl Seen<'_> {
    /// The same of some pupils, who are then numbered from nought.
    fn of(&self, part: Range<usize>) -> Self {
        Self {
            environment: &self.environment[part.clone()],
            education: &self.education[part.clone()],
            income: &self.income[part.clone()],
            primary: &self.primary[part.clone()],
            secondary: &self.secondary[part.clone()],
            class: &self.class[part.clone()],
            place: &self.place[part.clone()],
            grade: &self.grade[part.clone()],
            low: &self.low[part.clone()],
            high: &self.high[part.clone()],
            bridge_left: &self.bridge_left[part.clone()],
            target: &self.target[part.clone()],
            repeats_now: &self.repeats_now[part.clone()],
            advised: &self.advised[part.clone()],
            vve: &self.vve[part.clone()],
            expectation: &self.expectation[part.clone()],
        }
    }
}

/// What each school adds in a year.
struct Values {
    primary: Vec<f32>,
    secondary: Vec<f32>,
}

/// Pupils who are looked at in one go.
const AT_ONCE: usize = 1024;

/// Lets everyone who is enrolled take lessons beside school, or not, and learn for a year.
pub fn learn(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>, classes: &Classes) {
    let values = Values {
        primary: world
            .region
            .primary
            .iter()
            .map(|school| school.value as f32)
            .collect(),
        secondary: world
            .region
            .secondary
            .iter()
            .map(|school| school.value as f32)
            .collect(),
    };
    let seen = Seen {
        environment: &pupils.environment,
        education: &pupils.education,
        income: &pupils.income,
        primary: &pupils.primary,
        secondary: &pupils.secondary,
        class: &pupils.class,
        place: &pupils.place,
        grade: &pupils.grade,
        low: &pupils.low,
        high: &pupils.high,
        bridge_left: &pupils.bridge_left,
        target: &pupils.target,
        repeats_now: &pupils.repeats_now,
        advised: &pupils.advised,
        vve: &pupils.vve,
        expectation: &pupils.expectation,
    };
    // Parts start at a multiple of four, where a block of numbers does.
    let start = active.start.next_multiple_of(4).min(active.end);
    let lessons_luck = world.random.one_each(world.year, Step::Shadow);
    let learning_luck = world.random.one_each(world.year, Step::Learning);
    let one_part = |first: usize, skills: &mut [f32], lessons: &mut [u8]| {
        // Columns of the same length, so that places within them need no looking after.
        let seen = seen.of(first..first + skills.len());
        let mut numbers = [0; AT_ONCE];
        let numbers = &mut numbers[..skills.len()];
        // Before learning, because what lessons add is learned with.
        let mut gains = [0.0_f32; AT_ONCE];
        let gains = &mut gains[..skills.len()];
        if (0..skills.len()).any(|place| shadow::is_possible(seen.place[place], seen.grade[place])) {
            lessons_luck.fill(first, numbers);
            for (place, takes) in lessons.iter_mut().enumerate() {
                let luck = uniform_of(numbers[place]);
                (*takes, gains[place]) = shadow::lessons(world, &seen, classes, place, luck);
            }
        } else {
            lessons.fill(0);
        }
        learning_luck.fill(first, numbers);
        for (place, skill) in skills.iter_mut().enumerate() {
            if seen.place[place].is_enrolled() {
                let before = f64::from(*skill + gains[place]);
                let chance = normal_of_bits(numbers[place]);
                *skill = after(world, &seen, &values, classes, place, before, chance) as f32;
            }
        }
    };
    let (first, rest) = pupils.skill[active.clone()].split_at_mut(start - active.start);
    let (first_lessons, rest_lessons) = pupils.shadow[active.clone()].split_at_mut(start - active.start);
    // The few before the first block boundary, from that block on.
    for (place, (skill, takes)) in first.iter_mut().zip(first_lessons).enumerate() {
        let pupil = active.start + place;
        let seen = seen.of(pupil..pupil + 1);
        let (taken, gain) = shadow::lessons(world, &seen, classes, 0, lessons_luck.clone().uniform(pupil));
        *takes = taken;
        if seen.place[0].is_enrolled() {
            let chance = learning_luck.clone().normal(pupil);
            *skill = after(
                world,
                &seen,
                &values,
                classes,
                0,
                f64::from(*skill + gain),
                chance,
            ) as f32;
        }
    }
    let parts = rest
        .par_chunks_mut(AT_ONCE)
        .zip(rest_lessons.par_chunks_mut(AT_ONCE));
    parts
        .enumerate()
        .for_each(|(part, (skills, lessons))| one_part(start + part * AT_ONCE, skills, lessons));
}

#[inline(always)]
fn after(
    world: &World<'_>,
    seen: &Seen<'_>,
    values: &Values,
    classes: &Classes,
    pupil: usize,
    skill: f64,
    chance: f64,
) -> f64 {
    let p = world.parameters;
    let environment = f64::from(seen.environment[pupil]);
    // Outside a class, classmates are taken to be as children with this background are on average.
    let class_mean = classes
        .of
        .get(seen.class[pupil] as usize)
        .map_or(environment, |class| f64::from(class.mean));
    let place = seen.place[pupil];
    let growth = if matches!(place, Place::Primary | Place::SpecialPrimary) {
        &world.norms.primary
    } else {
        &world.norms.secondary
    };
    let mut after = growth.persistence * skill
        + growth.class_mean * class_mean
        + growth.environment * environment
        + growth.noise * chance;
    if seen.repeats_now[pupil] == 1 {
        after += p.repeat_effect;
    }
    match place {
        Place::Primary => {
            after += f64::from(values.primary[usize::from(seen.primary[pupil])]);
            if seen.vve[pupil] != vve::OUTSIDE {
                let fading = vve::fading(p.vve_remains, growth.persistence, seen.grade[pupil]);
                after += vve::effect(world, seen.vve[pupil]) * fading;
            }
        }
        Place::Secondary => {
            after += f64::from(values.secondary[usize::from(seen.secondary[pupil])]);
            if seen.bridge_left[pupil] > 0 {
                after += p.peer_convergence * (class_mean - skill) + mixing(world, seen, pupil);
            }
            if seen.advised[pupil] > 0 && (1..=2).contains(&(world.year - seen.advised[pupil])) {
                after += p.expectation_effect * f64::from(seen.expectation[pupil]);
            }
        }
        _ => {}
    }
    after
}

/// β_mix·steps: levels above one's own in the class for vmbo and havo, levels below in a broad class for vwo.
fn mixing(world: &World<'_>, seen: &Seen<'_>, pupil: usize) -> f64 {
    let p = world.parameters;
    let (low, high, own) = (seen.low[pupil], seen.high[pupil], seen.target[pupil]);
    let above = f64::from(high.saturating_sub(own));
    match own {
        0..=3 => p.bridge_low * above,
        4 => p.bridge_mid * above,
        _ if high - low >= 2 => p.bridge_vwo * f64::from(own.saturating_sub(low)),
        _ => 0.0,
    }
}
