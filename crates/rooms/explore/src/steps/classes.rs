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

/// Kinds of class by levels, low to high, both rungs, of which the low one comes first: 6 and 5 and 4 and so on.
const KINDS: usize = 21;
/// Years of study of secondary school.
const STUDY_YEARS: usize = 6;
/// Groups of primary school.
const GROUPS: usize = 8;

/// What there is to know of each class of the year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Classes {
    /// Mean skill, and the share of pupils who had paid lessons the year before.
    pub of: Vec<Class>,
}

/// One class.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Class {
    /// Mean skill.
    pub mean: f32,
    /// Share of pupils who had paid lessons the year before.
    pub shadow: f32,
}

/// The pupils of one school, grade and kind of class.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// How many.
    pupils: u32,
    /// Their first class.
    first: u32,
    /// How many classes they fill.
    classes: u32,
    /// In which of them the next pupil goes.
    next: u32,
}

/// Forms the classes of the year and notes each pupil's.
///
/// Sums are whole numbers of 2⁻²⁰ SD, so they do not depend on any order.
pub fn form(pupils: &mut Pupils, active: Range<usize>, region: &Region, class_size: f64) -> Classes {
    const FIXED: f32 = 1_048_576.0;
    let largest = class_size as u32;
    let (primary, secondary) = (region.primary.len(), region.secondary.len());
    // Schools lie side by side within a grade, because pupils of one age are looked at one after the other.
    let secondary_start = primary * GROUPS;
    let mut known = vec![0_u32; secondary_start + secondary * STUDY_YEARS * KINDS];
    let mut groups: Vec<Group> = Vec::new();
    for pupil in active.clone() {
        let grade = usize::from(pupils.grade[pupil]).wrapping_sub(1);
        let group = match pupils.place[pupil] {
            Place::Primary => grade * primary + usize::from(pupils.primary[pupil]),
            Place::Secondary => {
                let school = grade * secondary + usize::from(pupils.secondary[pupil]);
                secondary_start + school * KINDS + kind(pupils.low[pupil], pupils.high[pupil])
            }
            _ => {
                pupils.class[pupil] = NO_CLASS;
                continue;
            }
        };
        // Groups are numbered from one as they are met.
        let found = &mut known[group];
        if *found == 0 {
            groups.push(Group::default());
            *found = groups.len() as u32;
        }
        // The group for now; the class below.
        pupils.class[pupil] = *found - 1;
        groups[*found as usize - 1].pupils += 1;
    }
    let mut classes = 0_u32;
    for group in &mut groups {
        group.first = classes;
        group.classes = group.pupils.div_ceil(largest);
        classes += group.classes;
    }
    let mut sums = vec![(0_i64, 0_u32, 0_u32); classes as usize];
    for pupil in active {
        let group = pupils.class[pupil];
        if group == NO_CLASS {
            continue;
        }
        let group = &mut groups[group as usize];
        let class = group.first + group.next;
        group.next = if group.next + 1 == group.classes {
            0
        } else {
            group.next + 1
        };
        pupils.class[pupil] = class;
        let sum = &mut sums[class as usize];
        // A power of two times a number is exact.
        sum.0 += (pupils.skill[pupil] * FIXED) as i64;
        sum.1 += 1;
        sum.2 += u32::from(pupils.shadow[pupil]);
    }
    let of = sums.iter().map(|(skill, number, shadow)| Class {
        mean: (*skill as f64 / f64::from(FIXED) / f64::from(*number)) as f32,
        shadow: *shadow as f32 / *number as f32,
    });
    Classes { of: of.collect() }
}

/// The number of a kind of class, from its lowest and highest rung.
fn kind(low: u8, high: u8) -> usize {
    let (low, high) = (usize::from(low), usize::from(high));
    high * (high + 1) / 2 + low
}
