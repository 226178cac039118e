//! The pupil monitoring tests of groups 6, 7 and 8; the transition test belongs to the advice.

use super::{Description, World};
use crate::random::Step;
use crate::state::{Place, Pupils};
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Tests",
    what: "Pupils take a monitoring test in groups 6, 7 and 8 and the transition test in group 8, all equally \
           reliable and with independent errors. Test advice by norm cuts that are fixed beforehand.",
    equation: "y = θ + d_provider + N(0, (1 − ρ)/ρ)",
    block: "tests",
    source: "Classical test theory (Lord & Novick 1968).",
};

/// By how much the tests of this pupil's school measure too high, SD of skill.
#[must_use]
pub fn provider_shift(world: &World<'_>, pupils: &Pupils, pupil: usize) -> f64 {
    let school = &world.region.primary[usize::from(pupils.primary[pupil])];
    if school.has_second_provider {
        world.parameters.provider_shift
    } else {
        0.0
    }
}

/// Tests everyone in groups 6 to 8.
pub fn monitor(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>) {
    let error = world.norms.error_variance.sqrt();
    for pupil in active {
        let is_primary = matches!(pupils.place[pupil], Place::Primary | Place::SpecialPrimary);
        if is_primary && pupils.grade[pupil] >= 6 {
            let chance = error * world.draws(pupil, Step::Testing, 0).normal(0);
            let score = f64::from(pupils.skill[pupil]) + provider_shift(world, pupils, pupil) + chance;
            pupils.scores[pupil][usize::from(pupils.grade[pupil] - 6)] = score as f32;
        }
    }
}
