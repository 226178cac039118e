//! Shadow education: who has paid lessons, and what they add.

use super::classes::Classes;
use super::learning::Seen;
use super::{Description, World};
use crate::maths::logistic_of_draw;
use crate::norms::HIGH;
use crate::state::Place;

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

/// Whether a pupil here may have paid lessons at all.
#[must_use]
#[inline]
pub fn is_possible(place: Place, grade: u8) -> bool {
    place == Place::Secondary || (place == Place::Primary && grade == 8)
}

/// The log odds of having paid lessons this year; nothing where nobody has them.
#[must_use]
#[inline(always)]
pub fn log_odds(world: &World<'_>, seen: &Seen<'_>, classes: &Classes, pupil: usize) -> Option<f64> {
    let p = world.parameters;
    match seen.place[pupil] {
        Place::Primary if seen.grade[pupil] == 8 => Some(p.shadow_primary),
        Place::Secondary => {
            let income = f64::from(seen.income[pupil]) - 3.0;
            let high = f64::from(u8::from(seen.education[pupil] == HIGH));
            let peers = f64::from(classes.of[seen.class[pupil] as usize].shadow);
            Some(
                p.shadow_secondary + p.shadow_income * income + p.shadow_high * high + p.shadow_peers * peers,
            )
        }
        _ => None,
    }
}

/// Whether a pupil has paid lessons, and what they add in the year.
#[inline(always)]
pub fn lessons(world: &World<'_>, seen: &Seen<'_>, classes: &Classes, pupil: usize, luck: f64) -> (u8, f32) {
    let Some(log_odds) = log_odds(world, seen, classes, pupil) else {
        return (0, 0.0);
    };
    let chance = logistic_of_draw(log_odds);
    let takes = u8::from(luck < chance);
    let gain = world.parameters.shadow_effect * (f64::from(takes) - chance);
    (takes, gain as f32)
}
