//! The end of a school year: what happens to each pupil is decided side by side, and then done in order.

use super::streaming::Move;
use super::{World, exams, leaving, newcomers, placement, primary_repeating, special, stacking, streaming};
use crate::random::{Step, uniform_of};
use crate::state::{Place, Pupils};
use rayon::prelude::*;
use std::ops::Range;
use vocabulary::Level;

/// What happens to a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Nothing here: the pupil has left, or has just been placed.
    None,
    /// To the next group or year.
    On,
    /// The same group or year again.
    Repeat,
    /// To special primary education.
    ToSpecialPrimary,
    /// To the next year, in a class of this level.
    ToLevel(u8),
    /// From the transition class to this level and year.
    FromTransition(u8, u8),
    /// Passed the exam and left.
    Diploma,
    /// Passed the exam and goes on at the next level.
    Stack,
    /// Failed the exam, and does the year again.
    Resit,
    /// Left with an outcome that is not known.
    Leave,
}

/// What a year brought, for the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    /// Pupils who earned a diploma, with its rung.
    pub diplomas: Vec<(u32, u8)>,
    /// Pupils who left with an outcome that is not known.
    pub left: Vec<u32>,
}

/// Pupils who are decided on in one go.
const AT_ONCE: usize = 1024;

/// Ends the year for everyone but those in group 8, whom `placed` has already moved on.
pub fn end(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>) -> Events {
    let luck = world.random.one_each(world.year, Step::YearEnd);
    // From a multiple of four, where a block of numbers starts.
    let start = active.start / 4 * 4;
    let mut turns = vec![Turn::None; active.end - start];
    turns
        .par_chunks_mut(AT_ONCE)
        .enumerate()
        .for_each(|(part, turns)| {
            let first = start + part * AT_ONCE;
            let mut numbers = [0; AT_ONCE];
            luck.fill(first, &mut numbers[..turns.len()]);
            for ((pupil, turn), number) in (first..).zip(turns).zip(numbers) {
                // The first part may begin before the pupils who are meant.
                if pupil >= active.start {
                    *turn = decide(world, pupils, pupil, uniform_of(number));
                }
            }
        });
    let mut events = Events::default();
    for (pupil, turn) in (start..).zip(turns) {
        carry_out(world, pupils, pupil, turn, &mut events);
    }
    events
}

fn decide(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> Turn {
    if pupils.started[pupil] > world.year {
        return Turn::None;
    }
    match pupils.place[pupil] {
        Place::Primary => {
            if special::moves(world, pupils, pupil, uniform) {
                Turn::ToSpecialPrimary
            } else if primary_repeating::repeats(world, pupils, pupil, uniform) {
                Turn::Repeat
            } else {
                Turn::On
            }
        }
        Place::SpecialPrimary => Turn::On,
        Place::Transition if newcomers::stays(world, pupils, pupil) => Turn::On,
        Place::Transition => {
            let (level, grade) = newcomers::destination(world, pupils, pupil);
            Turn::FromTransition(level, grade)
        }
        Place::SpecialSecondary if pupils.grade[pupil] >= special::YEARS => Turn::Leave,
        Place::SpecialSecondary => Turn::On,
        Place::Secondary => decide_secondary(world, pupils, pupil, uniform),
        Place::LeftWithDiploma | Place::LeftOutcomeUnknown => Turn::None,
    }
}

fn decide_secondary(world: &World<'_>, pupils: &Pupils, pupil: usize, uniform: f64) -> Turn {
    let (level, grade) = (pupils.low[pupil], pupils.grade[pupil]);
    let is_mixed = pupils.bridge_left[pupil] > 0;
    if !is_mixed && grade >= exams::year_of(level) {
        let draws = world.draws(pupil, Step::Exams, 0);
        return match exams::passes(world, pupils, pupil, draws) {
            true if stacking::goes_on(world, pupils, pupil, draws) => Turn::Stack,
            true => Turn::Diploma,
            false if exams::tries_again(world, pupils, pupil, draws) => Turn::Resit,
            false => Turn::Leave,
        };
    }
    let (leaves, uniform) = leaving::leaves(world, grade, uniform);
    if leaves {
        return Turn::Leave;
    }
    if is_mixed {
        return match pupils.bridge_left[pupil] {
            _ if streaming::repeats_mixed(world, pupils, pupil, uniform) => Turn::Repeat,
            1 => Turn::ToLevel(streaming::determine(world, pupils, pupil)),
            _ => Turn::On,
        };
    }
    match streaming::single(world, pupils, pupil, uniform) {
        Move::On => Turn::On,
        Move::Up => Turn::ToLevel(level + 1),
        // Who already has the diploma of the level below has nothing to go down for.
        Move::Down if pupils.diplomas[pupil] & (1 << (level - 1)) != 0 => Turn::Leave,
        Move::Down => Turn::ToLevel(level - 1),
        Move::Repeat => Turn::Repeat,
    }
}

fn carry_out(world: &World<'_>, pupils: &mut Pupils, pupil: usize, turn: Turn, events: &mut Events) {
    if turn == Turn::On {
        // Most, so the shortest way.
        pupils.repeats_now[pupil] = 0;
        pupils.grade[pupil] += 1;
        if pupils.bridge_left[pupil] > 0 {
            pupils.bridge_left[pupil] -= 1;
            pupils.bridge_years[pupil] += 1;
        }
        return;
    }
    let repeats = matches!(turn, Turn::Repeat | Turn::Resit);
    if turn != Turn::None {
        pupils.repeats_now[pupil] = u8::from(repeats);
        pupils.repeated[pupil] += u8::from(repeats);
    }
    match turn {
        Turn::None | Turn::On | Turn::Repeat => {}
        Turn::ToSpecialPrimary => {
            let town = world.region.neighbourhoods[usize::from(pupils.neighbourhood[pupil])].town;
            pupils.primary[pupil] = world.region.towns[usize::from(town)].special_primary;
            pupils.place[pupil] = Place::SpecialPrimary;
            pupils.grade[pupil] += 1;
        }
        Turn::ToLevel(level) => {
            let grade = pupils.grade[pupil] + 1;
            settle(world, pupils, pupil, level, grade);
        }
        Turn::FromTransition(level, grade) => {
            pupils.place[pupil] = Place::Secondary;
            pupils.target[pupil] = level;
            settle(world, pupils, pupil, level, grade);
        }
        Turn::Diploma => {
            earn(pupils, pupil, events);
            pupils.place[pupil] = Place::LeftWithDiploma;
        }
        Turn::Stack => {
            earn(pupils, pupil, events);
            let level = pupils.low[pupil] + 1;
            let grade = exams::year_of(level) - 1;
            settle(world, pupils, pupil, level, grade);
        }
        Turn::Resit => pupils.failed[pupil] += 1,
        Turn::Leave => {
            events.left.push(pupil as u32);
            let has_diploma = pupils.diplomas[pupil] != 0;
            pupils.place[pupil] = if has_diploma {
                Place::LeftWithDiploma
            } else {
                Place::LeftOutcomeUnknown
            };
        }
    }
}

/// Puts a pupil in a class of one level, at a school that offers it, in this year or the year of its exam.
fn settle(world: &World<'_>, pupils: &mut Pupils, pupil: usize, level: u8, grade: u8) {
    pupils.secondary[pupil] = placement::school_offering(world, pupils, pupil, level);
    pupils.low[pupil] = level;
    pupils.high[pupil] = level;
    pupils.bridge_left[pupil] = 0;
    pupils.failed[pupil] = 0;
    pupils.grade[pupil] = grade.min(exams::year_of(level));
}

fn earn(pupils: &mut Pupils, pupil: usize, events: &mut Events) {
    let level = pupils.low[pupil];
    debug_assert!(level <= Level::Vwo.rung(), "a rung of the ladder");
    pupils.diplomas[pupil] |= 1 << level;
    events.diplomas.push((pupil as u32, level));
}
