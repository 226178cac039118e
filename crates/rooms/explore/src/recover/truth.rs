//! The gap that there is to be found: the same regression on true skill, in a population without end.

use super::cohort::{self, School};
use super::world::{HAVO, HIGH, LOW, SHARES, Setting, World};
use crate::random::Random;
use rayon::prelude::*;
use statistics::NotComputable;
use statistics::least_squares::{CrossProducts, classical};

/// Standard deviations of skill on either side of a group's mean that are integrated over; beyond lies 1e-15.
const REACH: f64 = 8.0;
/// Points per standard deviation. The midpoint rule on a smooth function that vanishes at both ends is exact to the last
/// digits long before this.
const POINTS_PER_SD: i32 = 64;
/// Constant, skill to the third power, group.
const COLUMNS: usize = 5;
const FOCAL: usize = COLUMNS - 1;
/// Schools that one piece of work draws.
const SCHOOLS_PER_PIECE: u32 = 2_000;

/// The gap, low group minus high group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truth {
    /// In the advice, half levels, at equal skill: the group's coefficient beside a cubic in skill.
    pub level: f64,
    /// In the share with an advice for havo or above, likewise.
    pub share: f64,
    /// In the advice, half levels, averaged over the skills of all pupils: no model between.
    pub average: f64,
}

/// By integration over skill, so without sampling error.
///
/// # Errors
/// None for settings in range; those of a regression for others.
pub fn integrated(setting: &Setting) -> Result<Truth, NotComputable> {
    let world = World::of(setting);
    let mut sums = [CrossProducts::new(COLUMNS), CrossProducts::new(COLUMNS)];
    let mut average = 0.0;
    for (group, group_share) in SHARES.iter().enumerate() {
        let points = REACH as i32 * POINTS_PER_SD;
        for point in -points..points {
            let z = (f64::from(point) + 0.5) / f64::from(POINTS_PER_SD);
            let density = crate::maths::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
            let weight = group_share * density / f64::from(POINTS_PER_SD);
            let skill = world.means[group] + world.within_sd * z;
            let [low, high] = [LOW, HIGH].map(|group| world.expected(usize::from(group), skill)[0]);
            average += weight * (low - high);
            if group == usize::from(LOW) || group == usize::from(HIGH) {
                let row = row(skill, group == usize::from(LOW));
                for (sums, outcome) in sums.iter_mut().zip(world.expected(group, skill)) {
                    sums.add(&row, outcome, weight)?;
                }
            }
        }
    }
    let [level, share] = sums.map(|sums| classical(&sums).map(|fit| fit.coefficients()[FOCAL]));
    Ok(Truth {
        level: level?,
        share: share?,
        average,
    })
}

/// The same from drawn pupils, with its standard error: a check on the integration.
///
/// # Errors
/// As [`integrated`].
pub fn drawn(setting: &Setting, seed: u64) -> Result<[(f64, f64); 2], NotComputable> {
    let world = World::of(setting);
    let random = Random::new(seed, 0);
    let schools = setting.schools();
    let pieces = schools.div_ceil(SCHOOLS_PER_PIECE);
    let piece = |piece: u32| -> Result<[CrossProducts; 2], NotComputable> {
        let mut sums = [CrossProducts::new(COLUMNS), CrossProducts::new(COLUMNS)];
        let first = piece * SCHOOLS_PER_PIECE;
        for school in first..(first + SCHOOLS_PER_PIECE).min(schools) {
            let features = School::draw(&world, random, school);
            let start = school * setting.school_size;
            for pupil in start..(start + setting.school_size).min(setting.pupils) {
                let (hidden, _, advice) = cohort::one(&world, random, pupil, features);
                if hidden.group == LOW || hidden.group == HIGH {
                    let row = row(hidden.skill, hidden.group == LOW);
                    let havo = if advice >= HAVO { 1.0 } else { 0.0 };
                    for (sums, outcome) in sums.iter_mut().zip([f64::from(advice), havo]) {
                        sums.add(&row, outcome, 1.0)?;
                    }
                }
            }
        }
        Ok(sums)
    };
    let parts: Vec<_> = (0..pieces).into_par_iter().map(piece).collect::<Result<_, _>>()?;
    let mut whole = [CrossProducts::new(COLUMNS), CrossProducts::new(COLUMNS)];
    // In the order of the pieces, whoever made them.
    for part in &parts {
        for (whole, part) in whole.iter_mut().zip(part) {
            whole.merge(part)?;
        }
    }
    let gap = |sums: &CrossProducts| {
        let fit = classical(sums)?;
        let missing = NotComputable::ShapeMismatch {
            have: fit.coefficients().len(),
            need: COLUMNS,
        };
        fit.coefficient(FOCAL)
            .map(|gap| (gap.value, gap.standard_error))
            .ok_or(missing)
    };
    Ok([gap(&whole[0])?, gap(&whole[1])?])
}

fn row(skill: f64, is_focal: bool) -> [f64; COLUMNS] {
    let focal = if is_focal { 1.0 } else { 0.0 };
    [1.0, skill, skill * skill, skill * skill * skill, focal]
}

#[cfg(test)]
mod tests {
    use super::super::world::Twist;
    use super::*;

    /// Within four standard errors, which are about 0.0045 half levels here.
    #[test]
    fn integration_and_drawing_agree() {
        for (bias, twist) in [
            (0.0, Twist::None),
            (0.28, Twist::None),
            (0.14, Twist::FollowsTest),
        ] {
            let setting = Setting {
                twist,
                ..Setting::plain(240_000, bias, 0.85)
            };
            let truth = integrated(&setting).expect("a truth");
            let found = drawn(&setting, 3).expect("a gap");
            for (truth, (value, error)) in [truth.level, truth.share].into_iter().zip(found) {
                assert!(
                    (value - truth).abs() < 4.0 * error,
                    "{bias}: {value} {truth} {error}"
                );
            }
        }
    }

    /// Without bias the groups differ in nothing but skill; what is left is that advice is not quite a cubic in skill.
    #[test]
    fn without_bias_there_is_next_to_nothing_to_find() {
        let truth = integrated(&Setting::plain(500, 0.0, 0.85)).expect("a truth");
        assert!(truth.average.abs() < 1e-12, "{truth:?}");
        assert!(truth.level.abs() < 0.01 && truth.share.abs() < 0.01, "{truth:?}");
        let [small, large] = [0.07, 0.28].map(|bias| {
            integrated(&Setting::plain(500, bias, 0.85))
                .expect("a truth")
                .level
        });
        assert!(large < small && small < -0.1, "{small} {large}");
    }
}
