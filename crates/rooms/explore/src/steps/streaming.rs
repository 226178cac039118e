//! Moving on, up, down or staying down at the end of a year of secondary school, and determination.

use super::{Description, World};
use crate::maths::{at_most, exp, happens};
use crate::random::Step;
use crate::state::Pupils;
use vocabulary::Level;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Streaming and determination",
    what: "In a class of one level pupils go on, up, down or stay down. At the end of a mixed class they are placed \
           by marks, which are skill with noise that shrinks with the years, so that a later choice is a better \
           measured one. Nobody does the same year three times.",
    equation: "multinomial logit: V_up = a_u + c(θ − μ_(ℓ+1)) + s_u·h + g·offered; V_down = a_d(ℓ) + c(μ_ℓ − θ) − s_d·h; \
               V_rep = a_r(ℓ, year) + c_r(μ_ℓ − θ) + boys; V_on = 0. Determination: the highest level whose midpoint with \
               the one below lies under θ + (s_u/c)·h + N(0, σ²/years)",
    block: "streaming",
    source: "Targets: CBS on years 3 and 4 and on repeating in 2016. Direction of background: Inspectorate 2016.",
};

/// What happens at the end of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the next year at this level.
    On,
    /// To the next year one level up.
    Up,
    /// To the next year one level down.
    Down,
    /// The same year again.
    Repeat,
}

/// The last year up to which a pupil may move up.
const LAST_YEAR_UP: u8 = 3;

/// The last year that counts as early where staying down is concerned.
const LAST_EARLY_YEAR: u8 = 2;

/// The move of a pupil in a class of one level that has no exam this year.
#[must_use]
#[inline(always)]
pub fn single(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> Move {
    let p = world.parameters;
    let (level, grade) = (pupils.low[pupil], pupils.grade[pupil]);
    if level == Level::Pro.rung() {
        return Move::On;
    }
    let skill = f64::from(pupils.skill[pupil]);
    let high = f64::from(u8::from(pupils.is_high(pupil)));
    let means = &world.norms.level_means;
    let below = means[usize::from(level)] - skill;
    let may_go_up = level < Level::Vwo.rung() && grade <= LAST_YEAR_UP;
    let up = may_go_up.then(|| {
        let school = &world.region.secondary[usize::from(pupils.secondary[pupil])];
        let offered = f64::from(u8::from(school.levels.1 > level));
        let above = skill - means[usize::from(level) + 1];
        p.up + p.stream_skill * above + p.up_high * high + p.up_offered * offered
    });
    let may_go_down = level == Level::Vwo.rung() || (level >= 2 && grade <= 3);
    let down = may_go_down.then(|| {
        let basic = if level == Level::VmboKb.rung() {
            p.down_basic
        } else {
            0.0
        };
        p.down + basic + p.stream_skill * below - p.down_high * high
    });
    let repeat = (pupils.repeats_now[pupil] == 0).then(|| repeating(world, pupils, pupil, below));
    let values = [up, down, repeat];
    // Most go on, and a bound on the exponentials is enough to see it.
    let most: f64 = values.iter().map(|value| value.map_or(0.0, at_most)).sum();
    if uniform * (1.0 + most) >= most {
        return Move::On;
    }
    let [up, down, repeat] = values.map(|value| value.map_or(0.0, exp));
    let total = 1.0 + up + down + repeat;
    let drawn = uniform * total;
    if drawn < up {
        Move::Up
    } else if drawn < up + down {
        Move::Down
    } else if drawn < up + down + repeat {
        Move::Repeat
    } else {
        Move::On
    }
}

/// V_rep at a distance `below` under the level.
#[inline(always)]
fn repeating(world: &World<'_>, pupils: &Pupils, pupil: usize, below: f64) -> f64 {
    let p = world.parameters;
    let level = pupils.level(pupil).max(1);
    let four = level == Level::Havo.rung() && pupils.grade[pupil] == 4;
    p.repeat_secondary[usize::from(level) - 1]
        + if four { p.repeat_havo_four } else { 0.0 }
        + if pupils.grade[pupil] <= LAST_EARLY_YEAR {
            p.repeat_early
        } else {
            0.0
        }
        + p.repeat_skill * below
        + p.repeat_boys * (0.5 - f64::from(pupils.sex[pupil]))
}

/// Whether a pupil in a mixed class stays down: against the lowest level of the class.
#[must_use]
#[inline]
pub fn repeats_mixed(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> bool {
    if pupils.repeats_now[pupil] == 1 {
        return false;
    }
    let below = world.norms.level_means[usize::from(pupils.low[pupil])] - f64::from(pupils.skill[pupil]);
    happens(uniform, repeating(world, pupils, pupil, below))
}

/// The level in which a pupil is placed at the end of a mixed class.
#[must_use]
pub fn determine(world: &World<'_>, pupils: &Pupils, pupil: usize) -> u8 {
    let p = world.parameters;
    let years = f64::from(pupils.bridge_years[pupil].max(1));
    let push = if pupils.is_high(pupil) {
        p.up_high / p.stream_skill.max(0.1)
    } else {
        0.0
    };
    let noise = world.draws(pupil, Step::Determination, 0).normal(0);
    let marks = f64::from(pupils.skill[pupil]) + push + p.grade_noise / years.sqrt() * noise;
    let means = &world.norms.level_means;
    let (low, high) = (usize::from(pupils.low[pupil]), usize::from(pupils.high[pupil]));
    let reached = (low + 1..=high)
        .rev()
        .find(|level| marks >= 0.5 * (means[level - 1] + means[*level]));
    reached.unwrap_or(low) as u8
}
