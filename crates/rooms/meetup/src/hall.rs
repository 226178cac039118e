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
    fn of(&mut self, words: &str) -> u32 {
        let next = self.0.len() as u32;
        let folded = words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        *self.0.entry(folded).or_insert(next)
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
        let people: Vec<Person> = self
            .coming()
            .map(|guest| person(guest, &mut organisations, &mut tongues, &known))
            .collect();
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
        organisation: (!guest.organisation.trim().is_empty())
            .then(|| OrganisationId(organisations.of(&guest.organisation))),
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
        needs_interpreter: (!guest.interpreter.trim().is_empty())
            .then(|| TongueId(tongues.of(&guest.interpreter))),
        interprets: guest
            .interprets
            .split([',', ';'])
            .filter(|tongue| !tongue.trim().is_empty())
            .map(|tongue| TongueId(tongues.of(tongue)))
            .collect(),
        away: Vec::new(),
    }
}
