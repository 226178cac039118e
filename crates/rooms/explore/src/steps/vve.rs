//! Pre-school education: who of its target group attends, what it adds, and how that fades.

use super::{Description, World};
use crate::random::Step;
use crate::state::Pupils;
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Pre-school education (vve)",
    what: "Children with the lowest parental education or another home language attend with a fixed chance. What it \
           adds is counted from the usual reach, because the gap that was measured already contains that reach.",
    equation: "θ += τ(a − r); the contribution is τ(a − r)·f_g with f_0 = 1 falling in a line to f_8",
    block: "vve",
    source: "Reach: Inspectorate 2020. Effect: CPB 2016.",
};

/// Not in the target group.
pub const OUTSIDE: u8 = 0;
/// In the target group and attended.
pub const ATTENDED: u8 = 1;
/// In the target group and did not attend.
pub const MISSED: u8 = 2;

/// Decides for new children, and adds the effect at entry to their skill.
pub fn attend(world: &World<'_>, pupils: &mut Pupils, new: Range<usize>) {
    for pupil in new {
        if pupils.education[pupil] != 0 && pupils.language[pupil] == 0 {
            continue;
        }
        let attends = world.draws(pupil, Step::Vve, 0).uniform(0) < world.parameters.vve_reach;
        pupils.vve[pupil] = if attends { ATTENDED } else { MISSED };
        pupils.skill[pupil] += effect(world, pupils.vve[pupil]) as f32;
    }
}

/// τ(a − r): what having attended or not is worth at entry, against the usual reach.
#[must_use]
pub fn effect(world: &World<'_>, vve: u8) -> f64 {
    let (tau, reach) = (world.parameters.vve_effect, world.parameters.vve_reach);
    match vve {
        ATTENDED => tau * (1.0 - reach),
        MISSED => -tau * reach,
        _ => 0.0,
    }
}

/// What must be added in group `group` so that the contribution follows its line although skill itself carries
/// over with weight `persistence`: f_g − φ·f_(g−1).
#[must_use]
pub fn fading(remains: f64, persistence: f64, group: u8) -> f64 {
    let line = |group: u8| 1.0 - (1.0 - remains) * f64::from(group) / 8.0;
    line(group) - persistence * line(group - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contribution_follows_its_line() {
        let (remains, persistence) = (0.45, 0.94);
        let mut contribution = 1.0;
        for group in 1..=8 {
            contribution = persistence * contribution + fading(remains, persistence, group);
            assert!((contribution - (1.0 - 0.55 * f64::from(group) / 8.0)).abs() < 1e-12);
        }
    }
}
