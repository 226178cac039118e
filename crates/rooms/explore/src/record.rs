//! What is kept of each school year: where pupils of secondary school were, their diplomas, and how it went.

use crate::state::{Place, Pupils};
use crate::steps::placement::Placements;
use crate::steps::year_end::Events;
use std::ops::Range;

/// Where one pupil of secondary school was on the first of October.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The pupil.
    pub pupil: u32,
    /// The secondary school.
    pub school: u16,
    /// Where.
    pub place: Place,
    /// The year of study; the year in the transition class for newcomers.
    pub grade: u8,
    /// The lowest level of the class, as a rung.
    pub low: u8,
    /// The highest level of the class, as a rung.
    pub high: u8,
}

/// What is kept of the years from the first that is kept on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The calendar year in which the first school year that is kept starts.
    pub first_year: i16,
    /// Positions per school year, in the order of the pupils.
    pub positions: Vec<Vec<Position>>,
    /// Diplomas: the pupil, the school year and the rung.
    pub diplomas: Vec<(u32, i16, u8)>,
    /// Who left with an unknown outcome, and the last school year in which they were at school.
    pub left: Vec<(u32, i16)>,
}

impl Record {
    /// A record that starts in this school year.
    #[must_use]
    pub fn starting(first_year: i16) -> Self {
        Self {
            first_year,
            positions: Vec::new(),
            diplomas: Vec::new(),
            left: Vec::new(),
        }
    }

    pub(crate) fn keep(&mut self, year: i16, pupils: &Pupils, active: Range<usize>) {
        debug_assert_eq!(
            i32::from(year - self.first_year),
            self.positions.len() as i32,
            "every year is kept"
        );
        let is_secondary = |place| {
            matches!(
                place,
                Place::Transition | Place::Secondary | Place::SpecialSecondary
            )
        };
        let of_year = active
            .filter(|pupil| is_secondary(pupils.place[*pupil]))
            .map(|pupil| Position {
                pupil: pupil as u32,
                school: pupils.secondary[pupil],
                place: pupils.place[pupil],
                grade: pupils.grade[pupil],
                low: pupils.low[pupil],
                high: pupils.high[pupil],
            });
        self.positions.push(of_year.collect());
    }

    pub(crate) fn note(&mut self, year: i16, events: &Events, is_kept: bool) {
        if is_kept {
            self.diplomas
                .extend(events.diplomas.iter().map(|(pupil, rung)| (*pupil, year, *rung)));
            self.left.extend(events.left.iter().map(|pupil| (*pupil, year)));
        }
    }

    pub(crate) fn hash_into(&self, hasher: &mut blake3::Hasher) {
        for position in self.positions.iter().flatten() {
            hasher.update(&position.pupil.to_le_bytes());
            hasher.update(&position.school.to_le_bytes());
            hasher.update(&[position.place as u8, position.grade, position.low, position.high]);
        }
        for (pupil, year, rung) in &self.diplomas {
            hasher.update(&pupil.to_le_bytes());
            hasher.update(&year.to_le_bytes());
            hasher.update(&[*rung]);
        }
        for (pupil, year) in &self.left {
            hasher.update(&pupil.to_le_bytes());
            hasher.update(&year.to_le_bytes());
        }
    }
}

/// How a school year went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearReport {
    /// The calendar year in which it started.
    pub year: i16,
    /// Everyone who ever entered.
    pub entered: u32,
    /// Where they are on the first of October, in the order of [`Place::ALL`].
    pub by_place: [u32; 7],
    /// How pupils of group 8 were placed at the end of the year.
    pub placements: Placements,
}

impl YearReport {
    pub(crate) fn count(year: i16, pupils: &Pupils, active: Range<usize>, left: [u32; 7]) -> Self {
        let mut by_place = left;
        for place in &pupils.place[active] {
            by_place[*place as usize] += 1;
        }
        Self {
            year,
            entered: pupils.len() as u32,
            by_place,
            placements: Placements::default(),
        }
    }

    /// Pupils who are at a school.
    #[must_use]
    pub fn enrolled(&self) -> u32 {
        let enrolled = Place::ALL.into_iter().filter(|place| place.is_enrolled());
        enrolled.map(|place| self.by_place[place as usize]).sum()
    }
}
