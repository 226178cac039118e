//! The columns of profiles: the last one that is recorded in havo or vwo, and the last one in vmbo.

use super::{Derivation, category};
use crate::columns::Columns;
use vocabulary::canonical::{PositionTable, Standing};
use vocabulary::{ProfileSort, SchoolYear, SubjectProfile};

const COLUMNS: [(&str, ProfileSort); 2] = [
    ("profile_havo_vwo", ProfileSort::HavoVwo),
    ("profile_vmbo", ProfileSort::Vmbo),
];

impl Derivation<'_> {
    /// Whoever changed profile counts once, at the last one; whoever went from vmbo to havo has one of each.
    pub(super) fn profiles(&self, columns: &mut Columns) {
        let position = &self.tables.position;
        if !self.wants("profile_") || position.profile.iter().all(Option::is_none) {
            return;
        }
        for (name, sort) in COLUMNS {
            let mut latest: Vec<Option<(SchoolYear, SubjectProfile)>> = vec![None; self.tables.pupils()];
            for row in 0..position.pupil.len() {
                let Some(profile) = of_sort(position, row, sort) else {
                    continue;
                };
                let slot = &mut latest[position.pupil[row] as usize];
                let year = position.school_year[row];
                if slot.is_none_or(|(seen, _)| seen <= year) {
                    *slot = Some((year, profile));
                }
            }
            if latest.iter().all(Option::is_none) {
                continue;
            }
            let words: Vec<&str> = SubjectProfile::of_sort(sort)
                .chain([SubjectProfile::UNKNOWN])
                .map(SubjectProfile::code)
                .collect();
            self.add(columns, name, || {
                let code = |(_, profile): (SchoolYear, SubjectProfile)| {
                    let place = words.iter().position(|word| *word == profile.code());
                    place.and_then(|place| u32::try_from(place).ok())
                };
                category(&words, latest.iter().map(|profile| profile.and_then(code)))
            });
        }
    }
}

/// The profile of a row, if it is of this list. One that is not known is of the list of its class.
fn of_sort(position: &PositionTable, row: usize, sort: ProfileSort) -> Option<SubjectProfile> {
    let profile = position.profile[row]?;
    let of_class = || match position.standing[row] {
        Standing::InClass(class) => ProfileSort::of_class(class),
        _ => None,
    };
    (profile.sort().or_else(of_class) == Some(sort)).then_some(profile)
}
