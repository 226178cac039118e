//! The profile of a pupil in the upper years: drawn when tables are written, by level and sex alone.

use crate::random::{Random, Step};
use crate::record::Position;
use crate::run::Simulation;
use crate::state::Place;
use vocabulary::{Level, LevelRange, ProfileSort, SubjectProfile};

impl Simulation {
    /// The profile in a school year: nothing before the choice, and in a class that is both vmbo and havo.
    ///
    /// One number of a pupil serves all years, so that a profile stays as long as the level does.
    pub(super) fn profile(&self, position: &Position) -> Option<SubjectProfile> {
        let levels = Level::from_rung(position.low).zip(Level::from_rung(position.high));
        let sort = ProfileSort::of_class(levels.and_then(|(low, high)| LevelRange::new(low, high))?)?;
        if position.place != Place::Secondary || position.grade < sort.first_study_year() {
            return None;
        }
        let pupil = position.pupil as usize;
        let shares = self.profile_shares(Level::from_rung(position.low)?, self.pupils.sex[pupil] == 1)?;
        let drawn = Random::new(self.scenario.seed, 0)
            .draws(position.pupil, 0, Step::Profile, sort as u32)
            .uniform(0);
        let mut reached = 0.0;
        let passed = shares.iter().take_while(|share| {
            reached += **share;
            reached <= drawn
        });
        let place = passed.count();
        let profiles: Vec<SubjectProfile> = SubjectProfile::of_sort(sort).collect();
        // Shares that were rounded may end just before one.
        profiles.get(place).or(profiles.first()).copied()
    }

    /// The shares over the profiles, in their order.
    fn profile_shares(&self, level: Level, is_girl: bool) -> Option<&[f64]> {
        let parameters = &self.scenario.parameters;
        Some(match (level, is_girl) {
            (Level::Pro, _) => return None,
            (Level::VmboBb, false) => &parameters.profile_vmbo_bb_boys,
            (Level::VmboBb, true) => &parameters.profile_vmbo_bb_girls,
            (Level::VmboKb, false) => &parameters.profile_vmbo_kb_boys,
            (Level::VmboKb, true) => &parameters.profile_vmbo_kb_girls,
            (Level::VmboGt, false) => &parameters.profile_vmbo_gt_boys,
            (Level::VmboGt, true) => &parameters.profile_vmbo_gt_girls,
            (Level::Havo, false) => &parameters.profile_havo_boys,
            (Level::Havo, true) => &parameters.profile_havo_girls,
            (Level::Vwo, false) => &parameters.profile_vwo_boys,
            (Level::Vwo, true) => &parameters.profile_vwo_girls,
        })
    }
}

/// How a school writes a profile in its list.
pub(super) fn spelled(profile: SubjectProfile) -> String {
    let pair: Vec<&str> = profile.code().split('-').collect();
    match (profile.code(), pair.as_slice()) {
        // Of the pairs that are rare the list of a school says which; one stands for them here.
        ("other-pair", _) => "N&T/E&M".to_owned(),
        (_, [one, other]) => format!("{}/{}", short(one), short(other)),
        (code, _) => short(code),
    }
}

fn short(code: &str) -> String {
    match code {
        "gr" => "Groen".to_owned(),
        "te" => "Techniek".to_owned(),
        "ec" => "Economie".to_owned(),
        "mat" => "MaT".to_owned(),
        code if code.len() == 2 => {
            let letters: Vec<String> = code
                .chars()
                .map(|letter| letter.to_uppercase().to_string())
                .collect();
            letters.join("&")
        }
        code => code.to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::subject_profile::read_profile;

    #[test]
    fn what_is_written_can_be_read() {
        for profile in SubjectProfile::all() {
            let text = spelled(profile);
            assert_eq!(read_profile(&text), Some(profile), "{text}");
        }
    }
}
