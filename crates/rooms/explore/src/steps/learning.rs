//! A year of learning: what carries over, what class, school and background add, and chance.

use super::classes::Classes;
use super::{Description, World, vve};
use crate::random::Step;
use crate::state::{NO_CLASS, Place, Pupils};
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

/// Lets everyone who is enrolled learn for a year.
pub fn learn(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>, classes: &Classes) {
    let chance = world.random.one_each(active.clone(), world.year, Step::Learning);
    let after: Vec<f32> = active
        .clone()
        .into_par_iter()
        .with_min_len(2048)
        .map(|pupil| {
            if pupils.place[pupil].is_enrolled() {
                skill_after(world, pupils, classes, pupil, chance.normal(pupil)) as f32
            } else {
                pupils.skill[pupil]
            }
        })
        .collect();
    pupils.skill[active].copy_from_slice(&after);
}

fn skill_after(world: &World<'_>, pupils: &Pupils, classes: &Classes, pupil: usize, chance: f64) -> f64 {
    let p = world.parameters;
    let skill = f64::from(pupils.skill[pupil]);
    // Outside a class, classmates are taken to be as children with this background are on average.
    let class_mean = match pupils.class[pupil] {
        NO_CLASS => f64::from(pupils.environment[pupil]),
        class => f64::from(classes.mean[class as usize]),
    };
    let is_primary = matches!(pupils.place[pupil], Place::Primary | Place::SpecialPrimary);
    let growth = if is_primary {
        &world.norms.primary
    } else {
        &world.norms.secondary
    };
    let mut after = growth.persistence * skill
        + growth.class_mean * class_mean
        + growth.environment * f64::from(pupils.environment[pupil])
        + growth.noise * chance;
    if pupils.repeats_now[pupil] == 1 {
        after += p.repeat_effect;
    }
    match pupils.place[pupil] {
        Place::Primary => {
            after += world.region.primary[usize::from(pupils.primary[pupil])].value;
            if pupils.vve[pupil] != vve::OUTSIDE {
                let fading = vve::fading(p.vve_remains, growth.persistence, pupils.grade[pupil]);
                after += vve::effect(world, pupils.vve[pupil]) * fading;
            }
        }
        Place::Secondary => {
            after += world.region.secondary[usize::from(pupils.secondary[pupil])].value;
            if pupils.bridge_left[pupil] > 0 {
                after += p.peer_convergence * (class_mean - skill) + mixing(world, pupils, pupil);
            }
            if pupils.advised[pupil] > 0 && (1..=2).contains(&(world.year - pupils.advised[pupil])) {
                after += p.expectation_effect * f64::from(pupils.expectation[pupil]);
            }
        }
        _ => {}
    }
    after
}

/// β_mix·steps: levels above one's own in the class for vmbo and havo, levels below in a broad class for vwo.
fn mixing(world: &World<'_>, pupils: &Pupils, pupil: usize) -> f64 {
    let p = world.parameters;
    let (low, high, own) = (pupils.low[pupil], pupils.high[pupil], pupils.target[pupil]);
    let above = f64::from(high.saturating_sub(own));
    match own {
        0..=3 => p.bridge_low * above,
        4 => p.bridge_mid * above,
        _ if high - low >= 2 => p.bridge_vwo * f64::from(own.saturating_sub(low)),
        _ => 0.0,
    }
}
