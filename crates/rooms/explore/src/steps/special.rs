//! Special primary education, and what follows it.

use super::{Description, World};
use crate::maths::happens;
use crate::state::Pupils;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Special education",
    what: "A few pupils of groups 3 to 6 move to special primary education. They get an advice like everyone; a part \
           of those with the lowest go on to special secondary education, which lasts five years and ends with an \
           outcome that is not known.",
    equation: "P = σ(a_s − c_s·θ)",
    block: "special education",
    source: "Own choice, to give the route a plausible size.",
};

/// Years of special secondary education.
pub const YEARS: u8 = 5;

/// Whether a pupil of a primary school moves to special primary education.
#[must_use]
#[inline]
pub fn moves(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> bool {
    let p = world.parameters;
    if !(3..=6).contains(&pupils.grade[pupil]) {
        return false;
    }
    let log_odds = p.special_primary - p.special_primary_skill * f64::from(pupils.skill[pupil]);
    happens(uniform, log_odds)
}
