//! What is proposed for a column, why and how surely; and what somebody must decide.

use serde::Serialize;
use vocabulary::Message;

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The name is one that exports use, and the values fit.
    Certain,
    /// The name is nearly one, or the values speak for themselves.
    Likely,
    /// There is more than one reading, so somebody must say.
    Ask,
    /// Nothing points to a role; the column is not read.
    None,
}

/// Why a role is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The name of the column is a known one.
    KnownName,
    /// The name of the column is nearly this one.
    NearName(String),
    /// The values look like it.
    Values,
    /// The name says that it holds what is never read.
    ForbiddenName,
    /// The values are citizen numbers.
    CitizenNumbers,
    /// Nothing points to a role.
    Nothing,
}

impl Reason {
    /// The reason as a message.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::KnownName => Message::new("intake-reason-known-name"),
            Self::NearName(name) => Message::new("intake-reason-near-name").with("name", name.as_str()),
            Self::Values => Message::new("intake-reason-values"),
            Self::ForbiddenName => Message::new("intake-reason-forbidden-name"),
            Self::CitizenNumbers => Message::new("intake-reason-citizen-numbers"),
            Self::Nothing => Message::new("intake-reason-nothing"),
        }
    }
}

/// What a column is proposed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The words of the roles it can have; one, unless somebody must choose.
    pub roles: Vec<&'static str>,
    /// Why.
    pub reason: Reason,
    /// How sure.
    pub certainty: Certainty,
}

/// Something that somebody must decide before the file can be read well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// No column is clearly the pupil number.
    WhichPupilColumn,
    /// No column holds the school: which school is it?
    WhichSchool,
    /// No column holds the school year: which cohort is it?
    WhichCohort,
    /// A column can have more than one role.
    WhichRole {
        /// The column.
        column: String,
        /// The words of the roles.
        roles: Vec<&'static str>,
    },
    /// A column seems to hold a background: what is the order of its values?
    WhichOrder {
        /// The column.
        column: String,
        /// Its values as far as they may be shown.
        values: Vec<String>,
    },
    /// Values of a column are not understood: what do they stand for?
    WhichMeaning {
        /// The column.
        column: String,
        /// The values as far as they may be shown.
        values: Vec<String>,
    },
    /// Numbers that look like codes of advices were explained by a list whose meaning was inferred.
    AreTheseCodes {
        /// The column.
        column: String,
    },
    /// The workbook has more than one sheet; this one was chosen.
    IsThisTheSheet {
        /// The sheet.
        sheet: String,
    },
}

impl Question {
    /// The question as a message.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::WhichPupilColumn => Message::new("intake-question-pupil"),
            Self::WhichSchool => Message::new("intake-question-school"),
            Self::WhichCohort => Message::new("intake-question-cohort"),
            Self::WhichRole { column, roles } => Message::new("intake-question-role")
                .with("column", column.as_str())
                .with("roles", roles.join(", ")),
            Self::WhichOrder { column, values } => Message::new("intake-question-order")
                .with("column", column.as_str())
                .with("values", values.join(", ")),
            Self::WhichMeaning { column, values } => Message::new("intake-question-meaning")
                .with("column", column.as_str())
                .with("values", values.join(", ")),
            Self::AreTheseCodes { column } => {
                Message::new("intake-question-codes").with("column", column.as_str())
            }
            Self::IsThisTheSheet { sheet } => {
                Message::new("intake-question-sheet").with("sheet", sheet.as_str())
            }
        }
    }
}
