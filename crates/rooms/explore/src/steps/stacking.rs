//! A second diploma: from vmbo-gt to havo 4, from havo to vwo 5.

use super::{Description, World};
use crate::maths::happens;
use crate::random::Draws;
use crate::state::Pupils;
use vocabulary::Level;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Stacking",
    what: "With a diploma of vmbo-gt or havo a pupil may go on to the next level, in the year after that of the exam.",
    equation: "P = σ(a + c(θ − μ_ℓ) + s·h)",
    block: "stacking",
    source: "vmbo-gt to havo: 17% in 2018.",
};

/// Whether a pupil who has just passed goes on at the next level.
#[must_use]
pub fn goes_on(world: &World<'_>, pupils: &Pupils, pupil: usize, draws: Draws) -> bool {
    let p = world.parameters;
    let level = pupils.low[pupil];
    let intercept = match Level::from_rung(level) {
        Some(Level::VmboGt) => p.stack_havo,
        Some(Level::Havo) => p.stack_vwo,
        _ => return false,
    };
    let distance = f64::from(pupils.skill[pupil]) - world.norms.level_means[usize::from(level)];
    let high = f64::from(u8::from(pupils.is_high(pupil)));
    happens(
        draws.uniform(2),
        intercept + p.stack_skill * distance + p.stack_high * high,
    )
}
