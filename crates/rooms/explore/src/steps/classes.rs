//! Classes of the year: pupils of one school, grade and kind of class, dealt in turn over enough classes.

use super::Description;
use crate::region::Region;
use crate::state::{NO_CLASS, Place, Pupils};
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Classes",
    what: "Pupils of the same school, grade and levels are dealt in turn over as few classes as the largest class \
           size allows. A secondary school mixes levels as its bridge policy says.",
    equation: "classes = ⌈pupils / largest⌉; θ̄ and the share with paid lessons are means over the class",
    block: "secondary choice",
    source: "Own choice.",
};

/// Kinds of class by levels: low to high, both rungs.
const KINDS: usize = 36;
/// Years of study of secondary school.
const STUDY_YEARS: usize = 6;
/// Groups of primary school.
const GROUPS: usize = 8;

/// What there is to know of each class of the year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Classes {
    /// Mean skill.
    pub mean: Vec<f32>,
    /// Share of pupils who had paid lessons the year before.
    pub shadow: Vec<f32>,
}

/// Forms the classes of the year and notes each pupil's.
///
/// Sums are whole numbers of 2⁻²⁰ SD, so they do not depend on any order.
pub fn form(pupils: &mut Pupils, active: Range<usize>, region: &Region, class_size: f64) -> Classes {
    const FIXED: f64 = 1_048_576.0;
    let largest = class_size as u32;
    let secondary_start = region.primary.len() * GROUPS;
    let mut counts = vec![0_u32; secondary_start + region.secondary.len() * STUDY_YEARS * KINDS];
    for pupil in active.clone() {
        let group = match pupils.place[pupil] {
            Place::Primary => {
                usize::from(pupils.primary[pupil]) * GROUPS + usize::from(pupils.grade[pupil] - 1)
            }
            Place::Secondary => {
                let kind = usize::from(pupils.low[pupil]) * 6 + usize::from(pupils.high[pupil]);
                let school = usize::from(pupils.secondary[pupil]) * STUDY_YEARS;
                secondary_start + (school + usize::from(pupils.grade[pupil] - 1)) * KINDS + kind
            }
            _ => {
                pupils.class[pupil] = NO_CLASS;
                continue;
            }
        };
        // The group for now; the class below.
        pupils.class[pupil] = group as u32;
        counts[group] += 1;
    }
    let mut first_class = vec![0_u32; counts.len()];
    let mut classes = 0_u32;
    for (first, count) in first_class.iter_mut().zip(&counts) {
        *first = classes;
        classes += count.div_ceil(largest);
    }
    let mut dealt = vec![0_u32; counts.len()];
    let mut sums = vec![(0_i64, 0_u32, 0_u32); classes as usize];
    for pupil in active {
        let group = pupils.class[pupil];
        if group == NO_CLASS {
            continue;
        }
        let group = group as usize;
        let number = dealt[group];
        dealt[group] = if number + 1 == counts[group].div_ceil(largest) {
            0
        } else {
            number + 1
        };
        let class = first_class[group] + number;
        pupils.class[pupil] = class;
        let sum = &mut sums[class as usize];
        sum.0 += (f64::from(pupils.skill[pupil]) * FIXED) as i64;
        sum.1 += 1;
        sum.2 += u32::from(pupils.shadow[pupil]);
    }
    Classes {
        mean: sums
            .iter()
            .map(|(skill, number, _)| (*skill as f64 / FIXED / f64::from(*number)) as f32)
            .collect(),
        shadow: sums
            .iter()
            .map(|(_, number, shadow)| *shadow as f32 / *number as f32)
            .collect(),
    }
}
