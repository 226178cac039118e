//! Shadow education: who has paid lessons, and what they add.

use super::classes::Classes;
use super::{Description, World};
use crate::maths::logistic;
use crate::random::Step;
use crate::state::{Place, Pupils};
use rayon::prelude::*;
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Shadow education",
    what: "Pupils of group 8 and of secondary school may have paid lessons; income and education of the parents \
           count in secondary school only, and so do classmates who had them the year before. The effect is \
           counted from what is usual for the pupil, because the measured gap already contains usual use.",
    equation: "P = σ(α + α_inc(inc − 3) + α_h·h + α_n·share of classmates); θ += τ(a − P)",
    block: "shadow education",
    source: "SEO and Oberon 2019; ESB 2023.",
};

/// The chance of having paid lessons this year; nothing where nobody has them.
#[must_use]
pub fn chance(world: &World<'_>, pupils: &Pupils, classes: &Classes, pupil: usize) -> Option<f64> {
    let p = world.parameters;
    match pupils.place[pupil] {
        Place::Primary if pupils.grade[pupil] == 8 => Some(logistic(p.shadow_primary)),
        Place::Secondary => {
            let income = f64::from(pupils.income[pupil]) - 3.0;
            let high = f64::from(u8::from(pupils.is_high(pupil)));
            let peers = f64::from(classes.shadow[pupils.class[pupil] as usize]);
            Some(logistic(
                p.shadow_secondary + p.shadow_income * income + p.shadow_high * high + p.shadow_peers * peers,
            ))
        }
        _ => None,
    }
}

/// Decides for everyone and adds the effect.
pub fn take(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>, classes: &Classes) {
    let effect = world.parameters.shadow_effect;
    let luck = world.random.one_each(active.clone(), world.year, Step::Shadow);
    let outcomes: Vec<(u8, f32)> = active
        .clone()
        .into_par_iter()
        .with_min_len(2048)
        .map(|pupil| {
            let Some(chance) = chance(world, pupils, classes, pupil) else {
                return (0, 0.0);
            };
            let takes = luck.uniform(pupil) < chance;
            (
                u8::from(takes),
                (effect * (f64::from(u8::from(takes)) - chance)) as f32,
            )
        })
        .collect();
    for (pupil, (takes, gain)) in active.zip(outcomes) {
        pupils.shadow[pupil] = takes;
        pupils.skill[pupil] += gain;
    }
}
