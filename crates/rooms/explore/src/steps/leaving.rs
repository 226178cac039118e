//! Leaving secondary school early, with an outcome that the school does not know.

use super::{Description, World};

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Leaving early",
    what: "From the second year on every pupil of secondary school leaves with the same small chance.",
    equation: "P = constant",
    block: "leaving",
    source: "DUO, early leavers from secondary education 2015.",
};

/// Whether a pupil leaves at the end of this year, and, for who stays, what is left of the draw, uniform again.
#[must_use]
#[inline]
pub fn leaves(world: &World<'_>, grade: u8, uniform: f64) -> (bool, f64) {
    let stays = if grade >= 2 {
        1.0 - world.parameters.leaving
    } else {
        1.0
    };
    (uniform >= stays, uniform / stays)
}
