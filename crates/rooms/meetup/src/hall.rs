//! An evening as the seating knows it: who comes, at which tables, and what was arranged.

use crate::plan::fewest;
use crate::profession::Profession;
use database::evenings::{Evening, Guest};
use database::seating::{Seat, Table};
use matching::{
    Met, OrganisationId, Person, PersonId, ProfessionId, Seating, TableId, Taken, ThemeId, TongueId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything about the seating of an evening.
#[derive(Debug, Clone)]
pub struct Hall {
    /// The evening.
    pub evening: Evening,
    /// Everybody who registered.
    pub guests: Vec<Guest>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Who sits where.
    pub seats: Vec<Seat>,
    /// Who stays apart.
    pub apart: Vec<(i32, i32)>,
    /// Who met on earlier evenings.
    pub met: Vec<((i32, i32), u32)>,
}

/// Words that mean the same in one list: one number each, in order of their appearance.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    /// `None` for a field that was left empty.
    fn of(&mut self, words: &str) -> Option<u32> {
        let folded = words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let next = self.0.len() as u32;
        (!folded.is_empty()).then(|| *self.0.entry(folded).or_insert(next))
    }
}

impl Hall {
    /// Those for whom there is a chair.
    pub fn coming(&self) -> impl Iterator<Item = &Guest> {
        self.guests.iter().filter(|guest| guest.comes())
    }

    /// As the seating takes it; with the seats that the organiser fixed, and with those that were announced.
    #[must_use]
    pub fn for_seating(&self) -> matching::Evening {
        let (mut organisations, mut tongues) = (Numbers::default(), Numbers::default());
        let known: BTreeSet<Option<i32>> = self.tables.iter().map(|table| table.theme).collect();
        // Everybody is numbered, whether they come or not: so the numbers stay the same when somebody does not come.
        let everybody = self.guests.iter().map(|guest| {
            let person = person(guest, &mut organisations, &mut tongues, &known);
            guest.comes().then_some(person)
        });
        let people: Vec<Person> = everybody.flatten().collect();
        let is_there = |guest: i32| people.iter().any(|person| person.id == id_of(guest));
        let both = |pair: &&(i32, i32)| is_there(pair.0) && is_there(pair.1);
        let seats = |fixed: bool| {
            let all = self.seats.iter().filter(move |seat| seat.fixed || !fixed);
            all.filter(|seat| is_there(seat.guest))
                .filter_map(|seat| self.seat(seat))
                .collect()
        };
        matching::Evening {
            rounds: (0..self.rounds()).map(|round| self.tables_of(round)).collect(),
            apart: self
                .apart
                .iter()
                .filter(both)
                .map(|pair| (id_of(pair.0), id_of(pair.1)))
                .collect(),
            met: self
                .met
                .iter()
                .filter(|(pair, _)| both(&pair))
                .map(|(pair, times)| Met {
                    pair: (id_of(pair.0), id_of(pair.1)),
                    times: *times,
                })
                .collect(),
            fixed: seats(true),
            announced: if self.evening.announced_at.is_some() {
                seats(false)
            } else {
                Vec::new()
            },
            people,
            ..matching::Evening::default()
        }
    }

    /// In how many rounds people sit.
    #[must_use]
    pub fn rounds(&self) -> usize {
        usize::try_from(self.evening.rounds).unwrap_or(1).max(1)
    }

    fn tables_of(&self, round: usize) -> Vec<matching::Table> {
        let of_round = self
            .tables
            .iter()
            .filter(|table| usize::try_from(table.round) == Ok(round));
        of_round
            .map(|table| {
                let seats = usize::try_from(table.seats).unwrap_or(6);
                matching::Table {
                    id: TableId(table.number.unsigned_abs()),
                    theme: table.theme.map(|theme| ThemeId(theme.unsigned_abs())),
                    fewest: fewest(seats),
                    seats,
                    step_free: table.step_free,
                }
            })
            .collect()
    }

    fn seat(&self, seat: &Seat) -> Option<matching::Seat> {
        let table = self.tables.iter().find(|table| table.id == seat.place)?;
        Some(matching::Seat {
            round: usize::try_from(seat.round).ok()?,
            person: id_of(seat.guest),
            table: TableId(table.number.unsigned_abs()),
        })
    }

    /// Who sits where, as the seating knows it.
    #[must_use]
    pub fn seating(&self) -> Seating {
        let coming: BTreeSet<i32> = self.coming().map(|guest| guest.id).collect();
        let rounds = (0..self.rounds()).map(|round| {
            let of_round = self
                .tables
                .iter()
                .filter(|table| usize::try_from(table.round) == Ok(round));
            of_round
                .map(|table| Taken {
                    table: TableId(table.number.unsigned_abs()),
                    people: self
                        .seats
                        .iter()
                        .filter(|seat| seat.place == table.id && coming.contains(&seat.guest))
                        .map(|seat| id_of(seat.guest))
                        .collect(),
                })
                .collect()
        });
        Seating {
            rounds: rounds.collect(),
        }
    }

    /// The table of this number in a round.
    #[must_use]
    pub fn table(&self, round: usize, number: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| {
            usize::try_from(table.round) == Ok(round) && table.number.unsigned_abs() == number.0
        })
    }

    /// Somebody by the number that the seating has.
    #[must_use]
    pub fn guest(&self, person: PersonId) -> Option<&Guest> {
        self.guests.iter().find(|guest| id_of(guest.id) == person)
    }
}

/// The number of a guest in the seating.
#[must_use]
pub fn id_of(guest: i32) -> PersonId {
    PersonId(guest.unsigned_abs())
}

fn person(
    guest: &Guest,
    organisations: &mut Numbers,
    tongues: &mut Numbers,
    known: &BTreeSet<Option<i32>>,
) -> Person {
    let all = Profession::all();
    let number = |id: &str| all.iter().position(|one| one.id == id).unwrap_or(all.len() - 1);
    let mut professions: Vec<ProfessionId> = guest
        .profession
        .split_whitespace()
        .map(|id| ProfessionId(number(id) as u32))
        .collect();
    if professions.is_empty() {
        professions.push(ProfessionId(all.len() as u32 - 1));
    }
    Person {
        id: id_of(guest.id),
        professions,
        organisation: organisations.of(&guest.organisation).map(OrganisationId),
        themes: guest
            .wishes()
            .filter(|theme| known.contains(&Some(*theme)))
            .map(|theme| ThemeId(theme.unsigned_abs()))
            .collect(),
        can_facilitate: guest.facilitates,
        can_take_notes: guest.takes_notes,
        minor: guest.minor,
        vetted: guest.vetted,
        needs_step_free: guest.step_free,
        needs_interpreter: tongues.of(&guest.interpreter).map(TongueId),
        interprets: guest
            .interprets
            .split([',', ';'])
            .filter_map(|tongue| tongues.of(tongue).map(TongueId))
            .collect(),
        away: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::evenings::Coming;

    fn guest(id: i32, organisation: &str, state: Coming) -> Guest {
        Guest {
            id,
            evening: 1,
            name: String::new(),
            email: String::new(),
            profession: "teacher".into(),
            organisation: organisation.into(),
            themes: String::new(),
            facilitates: false,
            takes_notes: false,
            minor: false,
            vetted: false,
            step_free: false,
            interpreter: String::new(),
            interprets: String::new(),
            needs: String::new(),
            state: state.name().into(),
            token: String::new(),
            once: String::new(),
            at: 0,
        }
    }

    fn hall(guests: Vec<Guest>) -> Hall {
        let evening = Evening {
            id: 1,
            organisation: 1,
            title: String::new(),
            why: String::new(),
            place: String::new(),
            programme: String::new(),
            held_on: "2026-12-01".into(),
            starts: "19:00".into(),
            ends: "21:00".into(),
            rounds: 1,
            seats: 8,
            token: String::new(),
            open: true,
            seed: 1,
            announced_at: None,
            version: 1,
            person: 1,
            at: 0,
        };
        Hall {
            evening,
            guests,
            tables: Vec::new(),
            seats: Vec::new(),
            apart: Vec::new(),
            met: Vec::new(),
        }
    }

    #[test]
    fn an_organisation_keeps_its_number_when_somebody_does_not_come() {
        let organisations = |first: Coming| {
            let guests = vec![
                guest(1, "Bibliotheek", first),
                guest(2, "GGD  Oost", Coming::Yes),
                guest(3, " ", Coming::Yes),
                guest(4, "ggd oost", Coming::Yes),
            ];
            let people = hall(guests).for_seating().people;
            let pairs = people.into_iter().map(|one| (one.id, one.organisation));
            pairs.collect::<BTreeMap<_, _>>()
        };
        let (before, after) = (organisations(Coming::Yes), organisations(Coming::Absent));
        assert_eq!(before.len(), 4);
        assert_eq!(after.len(), 3);
        assert!(after.iter().all(|(person, number)| before[person] == *number));
        assert_eq!(after[&PersonId(2)], after[&PersonId(4)]);
        assert_eq!(after[&PersonId(3)], None);
    }
}
