//! Who sits where, in every round.

use crate::compiled::{Compiled, NOWHERE};
use crate::evening::{PersonId, TableId};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A table and who sits there in one round, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The table.
    pub table: TableId,
    /// Who sits there; nobody when the table is not used.
    pub people: Vec<PersonId>,
}

/// Who sits where: every table of every round, in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seating {
    /// The tables of each round.
    pub rounds: Vec<Vec<Taken>>,
}

impl Seating {
    /// Where somebody sits in a round.
    #[must_use]
    pub fn table_of(&self, round: usize, person: PersonId) -> Option<TableId> {
        let tables = self.rounds.get(round)?;
        let taken = tables.iter().find(|taken| taken.people.contains(&person))?;
        Some(taken.table)
    }
}

/// Why a seating is not one of this evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Foreign {
    /// Not the rounds of the evening.
    #[error("the seating has {0} rounds, and the evening another number")]
    Rounds(usize),
    /// A table that the round does not have, or that is listed twice.
    #[error("table {} of round {round} is not of this evening, or stands there twice", table.0)]
    Table {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
    },
    /// Somebody who does not come, or is away in the round.
    #[error("person {} is not there in round {round}", person.0)]
    Stranger {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
    },
    /// Somebody at two tables.
    #[error("person {} sits twice in round {round}", person.0)]
    Twice {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
    },
    /// Somebody without a table.
    #[error("person {} sits nowhere in round {round}", person.0)]
    Standing {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
    },
    /// More people at a table than can be put there.
    #[error("table {} of round {round} has more people than any table can have", table.0)]
    Crowd {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
    },
}

impl Compiled {
    /// Where everybody sits, per round and person.
    pub(crate) fn seated(&self, seating: &Seating) -> Result<Vec<u16>, Foreign> {
        if seating.rounds.len() != self.rounds() {
            return Err(Foreign::Rounds(seating.rounds.len()));
        }
        let at = self.seated_as_far(seating)?;
        for round in 0..self.rounds() {
            for person in &self.present[round] {
                let index = round * self.people() + usize::from(*person);
                if at[index] == NOWHERE {
                    let person = self.ids[usize::from(*person)];
                    return Err(Foreign::Standing { round, person });
                }
            }
        }
        Ok(at)
    }

    /// The same, where people may be without a table.
    pub(crate) fn seated_as_far(&self, seating: &Seating) -> Result<Vec<u16>, Foreign> {
        let people = self.people();
        let mut at = vec![NOWHERE; people * self.rounds()];
        for (round, tables) in seating.rounds.iter().enumerate() {
            let mut seen = std::collections::BTreeSet::new();
            for taken in tables {
                let table = taken.table;
                let place = self.place(round, table).filter(|_| seen.insert(table));
                let place = place.ok_or(Foreign::Table { round, table })?;
                if taken.people.len() > crate::MOST_SEATS {
                    return Err(Foreign::Crowd { round, table });
                }
                for id in &taken.people {
                    let person = self.person(*id);
                    let person = person.filter(|person| self.present[round].contains(&(*person as u16)));
                    let person = person.ok_or(Foreign::Stranger { round, person: *id })?;
                    let seat = &mut at[round * people + person];
                    if *seat != NOWHERE {
                        return Err(Foreign::Twice { round, person: *id });
                    }
                    *seat = place as u16;
                }
            }
        }
        Ok(at)
    }

    pub(crate) fn seating(&self, at: &[u16]) -> Seating {
        let people = self.people();
        let rounds = (0..self.rounds()).map(|round| {
            let tables = self.places_of(round).map(|place| Taken {
                table: self.places[place].table.id,
                people: (0..people)
                    .filter(|person| usize::from(at[round * people + person]) == place)
                    .map(|person| self.ids[person])
                    .collect(),
            });
            tables.collect()
        });
        Seating {
            rounds: rounds.collect(),
        }
    }
}
