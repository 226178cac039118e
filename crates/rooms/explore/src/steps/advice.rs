//! The advices of group 8: what moves a school's judgement beside skill, and what the advice block makes of it.

use super::classes::Classes;
use super::{Description, World, testing};
use crate::advise::{Block, Candidates, Regime, advise};
use crate::random::Step;
use crate::state::{Lowest, Place, Pupils};
use std::ops::Range;

/// What the model description says of the first advice.
pub const DESCRIPTION: Description = Description {
    name: "First advice",
    what: "The school judges each pupil of group 8. Part of the difference by parental education runs through work \
           attitude, the rest does not. The lowest of the nine classes is told apart in practical training, \
           vmbo-bb and, for some pupils of special primary schools, special secondary education.",
    equation: "η = θ + ω_w·ω + b(h − h̄) + b_urb(urban − ½) + b_sex(girl − mean) + λ_school + β_ref·θ̄_class + σ·ν; \
               advice = #{c_k ≤ η}",
    block: "advice",
    source: "Ordered probit (McKelvey & Zavoina 1975). Size of b: CPB 2020, against van Leest et al. 2020.",
};

/// What the model description says of the adjustment.
pub const ADJUSTMENT: Description = Description {
    name: "Reconsideration",
    what: "When the test advice is higher than the first advice, the final advice may become the test advice. It \
           never falls. In 2019/20 there was no test.",
    equation: "up to 2022/23: P = p₀·r^h·d^dual / mean of r^h·d^dual over the eligible; from 2023/24: P = p₁",
    block: "adjustment",
    source: "Shares: CBS 2021. Ratio: CPB 2020. Law: Wet doorstroomtoetsen po.",
};

/// All that moves the judgement of a pupil beside skill and chance, SD of the judgement.
#[must_use]
pub fn offset(world: &World<'_>, pupils: &Pupils, class_mean: f64, pupil: usize) -> f64 {
    let p = world.parameters;
    let flag = |holds: bool| f64::from(u8::from(holds));
    let school = &world.region.primary[usize::from(pupils.primary[pupil])];
    let neighbourhood = &world.region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])];
    p.attitude_weight * f64::from(pupils.attitude[pupil])
        + bias(world, pupils.is_high(pupil))
        + p.advice_urban * (flag(neighbourhood.is_urban) - 0.5)
        + p.advice_girls * (flag(pupils.sex[pupil] == 1) - p.share_girls)
        + school.leniency
        + p.frog_pond * class_mean
}

/// b(h − h̄): the injected difference by parental education at equal skill.
#[must_use]
pub fn bias(world: &World<'_>, is_high: bool) -> f64 {
    world.parameters.bias * (f64::from(u8::from(is_high)) - world.norms.share_high)
}

/// Advises all pupils of group 8 and returns them, in the order of their numbers.
pub fn give(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>, classes: &Classes) -> Vec<u32> {
    let regime = Regime::of(world.policies.adjustment, world.year);
    let block = Block::of(world.parameters, world.norms, world.policies.judgement, regime);
    let group_eight: Vec<u32> = active
        .filter(|pupil| {
            matches!(pupils.place[*pupil], Place::Primary | Place::SpecialPrimary)
                && pupils.grade[*pupil] == 8
        })
        .map(|pupil| pupil as u32)
        .collect();
    let column = |value: &dyn Fn(usize) -> f64| -> Vec<f32> {
        group_eight
            .iter()
            .map(|pupil| value(*pupil as usize) as f32)
            .collect()
    };
    let skill = column(&|pupil| f64::from(pupils.skill[pupil]));
    let offsets = column(&|pupil| {
        let class = classes.of.get(pupils.class[pupil] as usize);
        let mean = class.map_or(0.0, |class| f64::from(class.mean));
        offset(world, pupils, mean, pupil)
    });
    let shift = column(&|pupil| testing::provider_shift(world, pupils, pupil));
    let is_high: Vec<bool> = group_eight
        .iter()
        .map(|pupil| pupils.is_high(*pupil as usize))
        .collect();
    let candidates = Candidates {
        pupil: &group_eight,
        skill: &skill,
        offset: &offsets,
        shift: &shift,
        is_high: &is_high,
    };
    let advised = advise(&block, candidates, world.random, world.year, regime);
    let expected = expectation_slope(world);
    for (place, pupil) in group_eight.iter().enumerate() {
        let pupil = *pupil as usize;
        pupils.advised[pupil] = world.year;
        pupils.advised_skill[pupil] = skill[place];
        pupils.offset[pupil] = offsets[place];
        pupils.expectation[pupil] = advised.judgement[place] - (expected * f64::from(skill[place])) as f32;
        pupils.scores[pupil][3] = advised.score[place];
        pupils.first[pupil] = advised.first[place];
        pupils.test[pupil] = advised.test[place];
        pupils.last[pupil] = advised.last[place];
        if advised.first[place] == 0 {
            pupils.lowest[pupil] = lowest(
                world,
                pupils.place[pupil],
                pupil,
                f64::from(advised.judgement[place]),
            );
            if pupils.lowest[pupil] == Lowest::Special {
                // Beside the ladder, a test cannot raise it.
                pupils.last[pupil] = 0;
            }
        }
    }
    group_eight
}

/// The slope of the linear projection of the judgement on skill: 1 + b·Cov(h, θ), as Var θ = 1.
fn expectation_slope(world: &World<'_>) -> f64 {
    let share = world.norms.share_high;
    1.0 + world.parameters.bias * share * (1.0 - share) * world.parameters.skill_gap
}

fn lowest(world: &World<'_>, place: Place, pupil: usize, judgement: f64) -> Lowest {
    let goes_on = world.draws(pupil, Step::Special, 1).uniform(0) < world.parameters.special_secondary;
    if place == Place::SpecialPrimary && goes_on {
        Lowest::Special
    } else if judgement < world.norms.practical_cut {
        Lowest::Practical
    } else {
        Lowest::Basic
    }
}
