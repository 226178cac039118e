//! Newcomers: some start in a group of primary school, some in a transition class of secondary school.

use super::entry::{Thresholds, child, home};
use super::placement::special_school;
use super::{Description, World};
use crate::norms::class_of;
use crate::random::Step;
use crate::state::{Place, Pupils};
use vocabulary::Level;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Newcomers",
    what: "Half of them start in a group of the nearest primary school, half in a transition class for one or two \
           years. From there they go to year 2 or 3 of the level at which they are judged, the lower one when in \
           doubt. Those have no advice of a primary school.",
    equation: "judgement = θ + language + σ_T·N(0, 1), read with the cutpoints of the advice",
    block: "newcomers",
    source: "Own choice, to give the route a plausible size.",
};

/// Adds a year's newcomers, in proportion to those enrolled.
pub fn arrive(world: &World<'_>, pupils: &mut Pupils, enrolled: u32) {
    let number = (f64::from(enrolled) * world.parameters.newcomers).round() as u32;
    let thresholds = Thresholds::of(world);
    for _ in 0..number {
        let pupil = pupils.len();
        pupils.push(child(world, &thresholds, pupil, home(world, pupil), true));
        let draws = world.draws(pupil, Step::Newcomers, 0);
        let near = &world.region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])];
        if draws.uniform(0) < 0.5 {
            pupils.primary[pupil] = near.primary.school.first().copied().unwrap_or(0);
            pupils.grade[pupil] = 1 + (draws.uniform(1) * 8.0) as u8;
        } else {
            pupils.place[pupil] = Place::Transition;
            pupils.secondary[pupil] = special_school(world, pupils, pupil);
            pupils.started[pupil] = world.year;
        }
    }
}

/// Whether a pupil stays in the transition class for a second year.
#[must_use]
pub fn stays(world: &World<'_>, pupils: &Pupils, pupil: usize) -> bool {
    pupils.grade[pupil] == 1
        && world.draws(pupil, Step::Newcomers, 1).uniform(0) < world.parameters.transition_long
}

/// The level and year of study to which a pupil goes from the transition class.
#[must_use]
pub fn destination(world: &World<'_>, pupils: &Pupils, pupil: usize) -> (u8, u8) {
    let p = world.parameters;
    let draws = world.draws(pupil, Step::Newcomers, 2);
    let judgement = f64::from(pupils.skill[pupil]) + p.newcomer_penalty + p.teacher_noise * draws.normal(0);
    let level = if judgement < world.norms.practical_cut {
        Level::Pro.rung()
    } else {
        1 + class_of(judgement, &world.norms.advice_cuts) / 2
    };
    (level, 2 + u8::from(draws.uniform(1) < 0.5))
}
