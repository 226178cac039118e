//! Final exams: vmbo after four years, havo after five, vwo after six.

use super::{Description, World};
use crate::maths::happens;
use crate::random::Draws;
use crate::state::Pupils;
use vocabulary::Level;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Exams",
    what: "Who fails does the year again with a fixed chance, twice at most, and otherwise leaves. Practical training \
           ends after five years with the school's own diploma.",
    equation: "P(pass) = σ(a_ℓ + c_e(θ − μ_ℓ))",
    block: "exams",
    source: "Pass rates of 2018: CBS.",
};

/// How often an exam may be failed.
pub const MOST_FAILURES: u8 = 2;

/// The year of the exam at a level.
#[must_use]
#[inline]
pub fn year_of(level: u8) -> u8 {
    match Level::from_rung(level) {
        Some(Level::Pro | Level::Havo) => 5,
        Some(Level::Vwo) => 6,
        _ => 4,
    }
}

/// Whether a pupil in the year of the exam passes.
#[must_use]
#[inline]
pub fn passes(world: &World<'_>, pupils: &Pupils, pupil: usize, draws: Draws) -> bool {
    let p = world.parameters;
    let level = pupils.low[pupil];
    if level == Level::Pro.rung() {
        return true;
    }
    let distance = f64::from(pupils.skill[pupil]) - world.norms.level_means[usize::from(level)];
    happens(
        draws.uniform(0),
        p.exam[usize::from(level) - 1] + p.exam_skill * distance,
    )
}

/// Whether a pupil who failed does the year again.
#[must_use]
pub fn tries_again(world: &World<'_>, pupils: &Pupils, pupil: usize, draws: Draws) -> bool {
    pupils.failed[pupil] < MOST_FAILURES && draws.uniform(1) < world.parameters.retake
}
