//! Staying down in primary school: a second year of kindergarten, or later.

use super::{Description, World};
use crate::maths::happens;
use crate::state::Pupils;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Staying down in primary school",
    what: "Once at most, in group 2 (longer kindergarten) or in groups 3 to 7.",
    equation: "P = σ(a_r − c_r·θ)",
    block: "primary repeating",
    source: "Kindergarten: CPB 2016.",
};

/// Whether a pupil of groups 1 to 7 does the year again: those with the highest draws, as the lowest move to special
/// education.
#[must_use]
#[inline]
pub fn repeats(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> bool {
    let p = world.parameters;
    let intercept = match pupils.grade[pupil] {
        2 => p.repeat_kindergarten,
        3..=7 => p.repeat_primary,
        _ => return false,
    };
    let log_odds = intercept - p.repeat_primary_skill * f64::from(pupils.skill[pupil]);
    pupils.repeated[pupil] == 0 && happens(1.0 - uniform, log_odds)
}
