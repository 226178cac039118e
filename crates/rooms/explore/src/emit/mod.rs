//! What an observer gets: canonical tables, exports as a school would make them, and, apart from both, the truth.

pub mod export;
mod profile;
pub mod tables;
pub mod truth;

use crate::random::Step;
use crate::run::Simulation;
use crate::state::{Lowest, NO_ADVICE};
use vocabulary::{Advice, Level, LevelRange, PupilKey, SchoolCode};

/// The final advice and the first stand on this scale of nine classes.
pub(crate) fn school_advice(class: u8, lowest: Lowest) -> Option<Advice> {
    match (class, lowest) {
        (NO_ADVICE, _) => None,
        (0, Lowest::Special) => Some(Advice::SpecialEducation),
        (0, Lowest::Practical) => Some(Advice::Range(LevelRange::single(Level::Pro))),
        _ => ladder(class).map(Advice::Range),
    }
}

/// A test advice: the lowest category is pro/vmbo-bb.
pub(crate) fn test_advice(class: u8) -> Option<Advice> {
    match class {
        NO_ADVICE => None,
        0 => LevelRange::new(Level::Pro, Level::VmboBb).map(Advice::Range),
        _ => ladder(class).map(Advice::Range),
    }
}

/// The levels of one of the nine classes: even ones are single, odd ones dual.
fn ladder(class: u8) -> Option<LevelRange> {
    let low = Level::from_rung(1 + class / 2)?;
    let high = Level::from_rung(1 + class.div_ceil(2))?;
    LevelRange::new(low, high)
}

impl Simulation {
    /// The pseudonym of a pupil: the same in all tables of a run, different in another.
    pub(crate) fn key(&self, pupil: usize) -> PupilKey {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.scenario.seed.to_le_bytes());
        bytes[8..].copy_from_slice(&(pupil as u64).to_le_bytes());
        let hash = blake3::hash(&bytes);
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        PupilKey(bytes)
    }

    /// The code of a primary school, which no real school can have.
    pub(crate) fn primary_code(&self, school: u16) -> SchoolCode {
        invented_code('P', school)
    }

    /// The code of a secondary school, which no real school can have.
    pub(crate) fn secondary_code(&self, school: u16) -> SchoolCode {
        invented_code('S', school)
    }

    /// Whether an observer knows the education of this pupil's parents: missing more often the lower it is.
    pub(crate) fn education_is_known(&self, pupil: usize) -> bool {
        let missing = self.scenario.parameters.missing_education[usize::from(self.pupils.education[pupil])];
        let random = crate::random::Random::new(self.scenario.seed, 0);
        random.draws(pupil as u32, 0, Step::Observation, 0).uniform(0) >= missing
    }

    /// The last school year that was simulated.
    pub(crate) fn last_year(&self) -> i16 {
        self.scenario.first_year + self.scenario.years.cast_signed() - 1
    }
}

fn invented_code(sector: char, school: u16) -> SchoolCode {
    SchoolCode::new(&format!("VZ-{sector}{school:05}")).expect("the code is not empty")
}
