//! What a column can be for.

use crate::headers::Forbidden;
use vocabulary::{AdviceKind, Message, TestDefinition};

/// What a column is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// The school's own pupil number; it becomes a pseudonym at the door.
    Pupil {
        /// Numbers are unique only within a school, so the school is part of the pseudonym.
        within_school: bool,
    },
    /// The code of the school.
    School,
    /// The two digits of the location, beside a BRIN of four characters.
    Location,
    /// The name of the school.
    SchoolName,
    /// The board of the school.
    Board,
    /// What lies around the school.
    Surroundings,
    /// The school year of the row; in a primary list and in research, the cohort.
    SchoolYear,
    /// The cohort of the pupil, where it is another thing than the year of the row.
    Cohort,
    /// The school that the pupil came from.
    OriginSchool,
    /// A survey weight.
    Weight,
    /// One of the three advices.
    Advice(AdviceKind),
    /// Whether a reason was recorded for not raising the advice; the text itself is not kept.
    AdviceReason,
    /// The levels of the class in which the pupil started secondary school.
    Placement,
    /// The year of study (leerjaar).
    StudyYear,
    /// The level of the class, or its element code, in the school year of the row, or in the given year
    /// of study where a list has one column for each.
    Level {
        /// The year of study that the column holds.
        study_year: Option<u8>,
    },
    /// The profile of the pupil, or its element code.
    Profile,
    /// The level of the diploma, or whether it was earned.
    Diploma,
    /// The school year of the diploma.
    DiplomaYear,
    /// A test score.
    Test(Box<TestDefinition>),
    /// Whether the list says that its pupils are simulated.
    Origin,
    /// Not read, and why if that matters.
    Ignored(Option<Forbidden>),
}

impl Role {
    /// The words of all roles.
    pub const CODES: [&'static str; 22] = [
        "pupil",
        "school",
        "location",
        "school-name",
        "board",
        "surroundings",
        "school-year",
        "cohort",
        "origin-school",
        "weight",
        "advice-provisional",
        "advice-test",
        "advice-final",
        "advice-reason",
        "placement",
        "study-year",
        "level",
        "profile",
        "diploma",
        "diploma-year",
        "test",
        "origin",
    ];

    /// The word for a column that is not read.
    pub const IGNORED: &'static str = "ignored";

    /// The word that mappings use.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pupil { .. } => "pupil",
            Self::School => "school",
            Self::Location => "location",
            Self::SchoolName => "school-name",
            Self::Board => "board",
            Self::Surroundings => "surroundings",
            Self::SchoolYear => "school-year",
            Self::Cohort => "cohort",
            Self::OriginSchool => "origin-school",
            Self::Weight => "weight",
            Self::Advice(AdviceKind::Provisional) => "advice-provisional",
            Self::Advice(AdviceKind::Test) => "advice-test",
            Self::Advice(AdviceKind::Final) => "advice-final",
            Self::AdviceReason => "advice-reason",
            Self::Placement => "placement",
            Self::StudyYear => "study-year",
            Self::Level { .. } => "level",
            Self::Profile => "profile",
            Self::Diploma => "diploma",
            Self::DiplomaYear => "diploma-year",
            Self::Test(_) => "test",
            Self::Origin => "origin",
            Self::Ignored(_) => Self::IGNORED,
        }
    }

    /// The role with this word, where the word alone says all.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "pupil" => Self::Pupil { within_school: false },
            "school" => Self::School,
            "location" => Self::Location,
            "school-name" => Self::SchoolName,
            "board" => Self::Board,
            "surroundings" => Self::Surroundings,
            "school-year" => Self::SchoolYear,
            "cohort" => Self::Cohort,
            "origin-school" => Self::OriginSchool,
            "weight" => Self::Weight,
            "advice-provisional" => Self::Advice(AdviceKind::Provisional),
            "advice-test" => Self::Advice(AdviceKind::Test),
            "advice-final" => Self::Advice(AdviceKind::Final),
            "advice-reason" => Self::AdviceReason,
            "placement" => Self::Placement,
            "study-year" => Self::StudyYear,
            "level" => Self::Level { study_year: None },
            "profile" => Self::Profile,
            "diploma" => Self::Diploma,
            "diploma-year" => Self::DiplomaYear,
            "origin" => Self::Origin,
            Self::IGNORED => Self::Ignored(None),
            _ => return None,
        })
    }

    /// The name of a role by its word, as a message.
    #[must_use]
    pub fn message(code: &str) -> Message {
        Message::new(format!("intake-role-{code}"))
    }

    /// Whether more than one column may have this role.
    #[must_use]
    pub(crate) fn may_repeat(&self) -> bool {
        matches!(
            self,
            Self::Test(_) | Self::Ignored(_) | Self::Level { study_year: Some(_) }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for code in Role::CODES.into_iter().filter(|code| *code != "test") {
            assert_eq!(Role::from_code(code).map(|role| role.code()), Some(code));
        }
        assert_eq!(Role::from_code("test"), None);
    }
}
