//! An evening as the organiser knows it: people, tables per round, wishes, and what was arranged beforehand.

use serde::{Deserialize, Serialize};

/// A person, by a number that the caller gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// A table, by a number that is unique within its round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TableId(pub u32);

/// What is talked about at a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ThemeId(pub u32);

/// In which capacity somebody comes: teacher, parent, pupil, school leader, civil servant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfessionId(pub u32);

/// The school, board, municipality or club that somebody comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrganisationId(pub u32);

/// A language that is interpreted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TongueId(pub u32);

/// Somebody who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Unique in the evening.
    pub id: PersonId,
    /// One or more. Two people count as of the same profession as soon as they share one, and then once.
    pub professions: Vec<ProfessionId>,
    /// None for somebody who comes for themselves: nobody is then of the same organisation.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// At most [`MOST_THEMES`], the dearest first. Who names none accepts every theme.
    #[serde(default)]
    pub themes: Vec<ThemeId>,
    /// Can lead the conversation at a table.
    #[serde(default)]
    pub can_facilitate: bool,
    /// Can take notes at a table.
    #[serde(default)]
    pub can_take_notes: bool,
    /// Is under age.
    #[serde(default)]
    pub minor: bool,
    /// Is an adult who may sit with minors.
    #[serde(default)]
    pub vetted: bool,
    /// Cannot come to a table that has steps before it.
    #[serde(default)]
    pub needs_step_free: bool,
    /// Needs an interpreter of this language at the same table.
    #[serde(default)]
    pub needs_interpreter: Option<TongueId>,
    /// Interprets these languages for the table.
    #[serde(default)]
    pub interprets: Vec<TongueId>,
    /// The rounds, counted from 0, in which this person is not there.
    #[serde(default)]
    pub away: Vec<usize>,
}

impl Person {
    /// Somebody of one profession, without wishes or needs.
    #[must_use]
    pub fn new(id: PersonId, profession: ProfessionId) -> Self {
        Self {
            id,
            professions: vec![profession],
            organisation: None,
            themes: Vec::new(),
            can_facilitate: false,
            can_take_notes: false,
            minor: false,
            vetted: false,
            needs_step_free: false,
            needs_interpreter: None,
            interprets: Vec::new(),
            away: Vec::new(),
        }
    }
}

/// A table in one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Unique in its round; the same table in another round may have the same number.
    pub id: TableId,
    /// None for an open table, which everybody accepts.
    #[serde(default)]
    pub theme: Option<ThemeId>,
    /// The fewest people it works with.
    pub fewest: usize,
    /// Its chairs, at most [`MOST_SEATS`].
    pub seats: usize,
    /// Can be reached without steps.
    #[serde(default)]
    pub step_free: bool,
}

/// Two people who met on earlier evenings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    /// The two, in any order.
    pub pair: (PersonId, PersonId),
    /// At how many tables. More than 20 counts as 20.
    pub times: u32,
}

/// A person at a table in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The round, counted from 0.
    pub round: usize,
    /// Who.
    pub person: PersonId,
    /// Where.
    pub table: TableId,
}

/// What each unwished thing costs. The defaults are those of the specification.
///
/// Each at most [`MOST_WEIGHT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// Two people who meet again: once for each meeting before, tonight or on an earlier evening.
    pub meeting: u32,
    /// Two people of one organisation at a table.
    pub organisation: u32,
    /// Two people of one profession at a table.
    pub profession: u32,
    /// A profession that has somebody for every table of the round, and is missing at one.
    pub missing: u32,
    /// Each place down somebody's list of themes: 0 for the first, 1 for the second, 2 for the third.
    pub rank: u32,
    /// A person who sits elsewhere than was announced.
    pub churn: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            meeting: 10,
            organisation: 5,
            profession: 3,
            missing: 4,
            rank: 1,
            churn: 2,
        }
    }
}

/// All that is known before people are seated.
///
/// Pairs that are kept apart are listed without a reason: there is no field that could hold one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evening {
    /// Who comes.
    pub people: Vec<Person>,
    /// The tables of each round.
    pub rounds: Vec<Vec<Table>>,
    /// Pairs that never sit at one table. To be shown to one coordinator only.
    #[serde(default)]
    pub apart: Vec<(PersonId, PersonId)>,
    /// Pairs that sit at one table whenever both are there.
    #[serde(default)]
    pub together: Vec<(PersonId, PersonId)>,
    /// Meetings on earlier evenings.
    #[serde(default)]
    pub met: Vec<Met>,
    /// Seats that the organiser chose. They are kept, also where they break a rule, and that is told.
    #[serde(default)]
    pub fixed: Vec<Seat>,
    /// What was announced, if anything.
    #[serde(default)]
    pub announced: Vec<Seat>,
    /// What unwished things cost.
    #[serde(default)]
    pub weights: Weights,
}

/// The most people of an evening.
pub const MOST_PEOPLE: usize = 1_000;
/// The most rounds of an evening.
pub const MOST_ROUNDS: usize = 3;
/// The most tables of a round.
pub const MOST_TABLES: usize = 500;
/// The most chairs of a table.
pub const MOST_SEATS: usize = 40;
/// The most themes that a person names.
pub const MOST_THEMES: usize = 3;
/// The most professions of all people together.
pub const MOST_PROFESSIONS: usize = 64;
/// The most languages of all people together for which somebody needs an interpreter.
pub const MOST_TONGUES: usize = 64;
/// The most that one unwished thing may cost.
pub const MOST_WEIGHT: u32 = 100;
/// The most earlier meetings of a pair that are counted.
pub(crate) const MOST_MET: u32 = 20;
