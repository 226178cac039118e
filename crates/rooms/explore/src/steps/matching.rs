//! Deferred acceptance: pupils apply in the order of their preferences, schools keep the luckiest for now.

use super::Description;
use crate::policies::TieBreak;
use crate::random::{Random, Step};
use std::collections::BinaryHeap;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Matching",
    what: "Student-proposing deferred acceptance with a lottery that is drawn once per pupil or once per pupil and \
           school. Who is admitted nowhere gets the nearest class with a place; if there is none, the nearest class \
           takes one more, which is counted.",
    equation: "priority = (lottery number, pupil number), lowest first",
    block: "secondary choice",
    source: "Gale & Shapley 1962; Abdulkadiroğlu, Pathak & Roth 2009 on tie-breaking.",
};

/// The preference lists of applicants 0, 1, 2, …, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Programmes, best first within a list.
    pub programme: Vec<u32>,
    /// Where each list starts, and where the last ends: one more than there are applicants.
    pub start: Vec<u32>,
}

impl Lists {
    /// The number of applicants.
    #[must_use]
    pub fn len(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list of one applicant.
    #[must_use]
    pub fn of(&self, applicant: usize) -> &[u32] {
        &self.programme[self.start[applicant] as usize..self.start[applicant + 1] as usize]
    }
}

/// The lottery of one year.
#[derive(Debug, Clone, Copy)]
pub struct Lottery {
    /// The draws.
    pub random: Random,
    /// The school year.
    pub year: i16,
    /// Once per pupil, or once per pupil and school.
    pub tie_break: TieBreak,
}

impl Lottery {
    /// The number of a pupil at a school; the lowest goes first.
    #[must_use]
    pub fn number(&self, pupil: u32, school: u16) -> u32 {
        match self.tie_break {
            TieBreak::Single => self
                .random
                .one_each(self.year, Step::Lottery)
                .bits(pupil as usize),
            TieBreak::Multiple => {
                let block = u32::from(school);
                self.random.draws(pupil, self.year, Step::Lottery, block).0[0]
            }
        }
    }

    /// The number of each of these pupils where it is the same at all schools.
    #[must_use]
    pub fn numbers(&self, pupils: &[u32]) -> Option<Vec<u32>> {
        let mut each = self.random.one_each(self.year, Step::Lottery);
        let numbers = || pupils.iter().map(|pupil| each.bits(*pupil as usize)).collect();
        (self.tie_break == TieBreak::Single).then(numbers)
    }
}

/// For each applicant the place in their own list at which they are admitted, or nothing.
///
/// `priority` gives the lottery number of an applicant at a programme, lowest first; equal numbers go by the
/// number of the applicant. The outcome is stable and does not depend on the order of proposals.
#[must_use]
pub fn deferred_acceptance(
    lists: &Lists,
    capacity: &[u32],
    priority: impl Fn(u32, u32) -> u32,
) -> Vec<Option<u32>> {
    // Priority and applicant in one number: half of the comparisons.
    let mut held: Vec<BinaryHeap<u64>> = vec![BinaryHeap::new(); capacity.len()];
    let mut next = vec![0_u32; lists.len()];
    for first in 0..lists.len() {
        let mut applicant = first;
        // Whoever is turned away applies to the next on their list, until somebody finds a place or gives up.
        while let Some(&programme) = lists.of(applicant).get(next[applicant] as usize) {
            let places = capacity[programme as usize] as usize;
            let heap = &mut held[programme as usize];
            let number = priority(applicant as u32, programme);
            let candidate = u64::from(number) << 32 | applicant as u64;
            if heap.len() < places {
                heap.push(candidate);
                break;
            }
            let turned_away = match heap.peek_mut() {
                Some(mut worst) if candidate < *worst => std::mem::replace(&mut *worst, candidate),
                _ => candidate,
            };
            // The lower half is the applicant.
            applicant = turned_away as u32 as usize;
            next[applicant] += 1;
        }
    }
    (0..lists.len())
        .map(|applicant| ((next[applicant] as usize) < lists.of(applicant).len()).then_some(next[applicant]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(all: &[&[u32]]) -> Lists {
        let mut lists = Lists {
            programme: Vec::new(),
            start: vec![0],
        };
        for list in all {
            lists.programme.extend_from_slice(list);
            lists.start.push(lists.programme.len() as u32);
        }
        lists
    }

    /// Three pupils, three schools with one place: the textbook case in which deferral matters.
    #[test]
    fn an_example_by_hand() {
        let lists = lists(&[&[0, 1, 2], &[0, 2, 1], &[1, 0]]);
        // School 0 prefers pupil 2, then 1, then 0; school 1 prefers 0, then 2; school 2 takes anyone.
        let numbers = [[3, 2, 1], [1, 3, 2], [1, 2, 3]];
        let admitted = deferred_acceptance(&lists, &[1, 1, 1], |pupil, school| {
            numbers[school as usize][pupil as usize]
        });
        // 0 and 1 apply to 0, which keeps 1; 0 goes to 1, where it beats 2; 2 goes to 0 and beats 1, who goes to 2.
        assert_eq!(admitted, [Some(1), Some(1), Some(1)]);
    }

    #[test]
    fn nobody_is_admitted_beyond_the_places_or_beside_the_list() {
        let admitted = deferred_acceptance(&lists(&[&[0], &[0], &[], &[1]]), &[1, 0], |pupil, _| 9 - pupil);
        assert_eq!(admitted, [None, Some(0), None, None]);
    }
}
