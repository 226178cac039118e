//! What is wrong with an evening so that nobody can be seated: all of it at once, each with who or what it is about.

use crate::evening::{
    Evening, MOST_PEOPLE, MOST_PROFESSIONS, MOST_ROUNDS, MOST_SEATS, MOST_TABLES, MOST_THEMES, MOST_TONGUES,
    MOST_WEIGHT, PersonId, ProfessionId, Seat, TableId, ThemeId, TongueId,
};
use crate::groups::Groups;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Something that has to be put right before anybody can be seated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Mistake {
    /// Nobody comes.
    #[error("nobody comes")]
    NoPeople,
    /// More people than one evening can have.
    #[error("{people} people, and at most {MOST_PEOPLE} can be seated")]
    TooManyPeople {
        /// How many come.
        people: usize,
    },
    /// Not 1 to 3 rounds.
    #[error("{rounds} rounds, and there are 1 to {MOST_ROUNDS}")]
    Rounds {
        /// How many there are.
        rounds: usize,
    },
    /// A round without tables, or with too many.
    #[error("round {round} has {tables} tables, and there are 1 to {MOST_TABLES}")]
    Tables {
        /// The round.
        round: usize,
        /// Its tables.
        tables: usize,
    },
    /// Two tables of a round have one number.
    #[error("two tables of round {round} have number {}", table.0)]
    TableTwice {
        /// The round.
        round: usize,
        /// The number.
        table: TableId,
    },
    /// A table that works from nobody, has too many chairs, or needs more people than it has chairs.
    #[error("table {} of round {round} works from {fewest} people and has {seats} chairs", table.0)]
    Seats {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
        /// The fewest people it works with.
        fewest: usize,
        /// Its chairs.
        seats: usize,
    },
    /// So many people for so few tables that chairs cannot be added.
    #[error(
        "round {round} has {people} people, and its tables hold {room} with all chairs that can be added"
    )]
    NoRoom {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// What the tables can hold at most.
        room: usize,
    },
    /// A person is listed twice.
    #[error("person {} is listed twice", .0.0)]
    PersonTwice(PersonId),
    /// A person without a profession.
    #[error("person {} has no profession", .0.0)]
    NoProfession(PersonId),
    /// More professions than can be told apart.
    #[error("{kinds} professions, and at most {MOST_PROFESSIONS} can be told apart")]
    TooManyProfessions {
        /// How many there are.
        kinds: usize,
    },
    /// More languages than can be told apart.
    #[error("interpreters of {kinds} languages, and at most {MOST_TONGUES} can be told apart")]
    TooManyTongues {
        /// How many there are.
        kinds: usize,
    },
    /// A person names more than three themes.
    #[error("person {} names {named} themes, and at most {MOST_THEMES} count", person.0)]
    TooManyThemes {
        /// Who.
        person: PersonId,
        /// How many.
        named: usize,
    },
    /// A person names a theme twice.
    #[error("person {} names theme {} twice", person.0, theme.0)]
    ThemeTwice {
        /// Who.
        person: PersonId,
        /// Which.
        theme: ThemeId,
    },
    /// A minor who is said to be the adult beside minors.
    #[error("person {} is a minor and a vetted adult", .0.0)]
    MinorVetted(PersonId),
    /// Somebody who is listed nowhere.
    #[error("person {} is spoken of and not listed", .0.0)]
    UnknownPerson(PersonId),
    /// A table that is not there.
    #[error("table {} is spoken of in round {round}, and is not there", table.0)]
    UnknownTable {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
    },
    /// A round that is not there.
    #[error("round {0} is spoken of, and is not there")]
    UnknownRound(usize),
    /// A person is fixed at two tables in one round.
    #[error("person {} is fixed at two tables in round {round}", person.0)]
    FixedTwice {
        /// Who.
        person: PersonId,
        /// The round.
        round: usize,
    },
    /// A person is fixed in a round in which they are not there.
    #[error("person {} is fixed in round {round}, and is away", person.0)]
    FixedWhileAway {
        /// Who.
        person: PersonId,
        /// The round.
        round: usize,
    },
    /// More people are fixed at a table than chairs can be put there.
    #[error("{people} people are fixed at table {} of round {round}", table.0)]
    TooManyFixed {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
        /// How many.
        people: usize,
    },
    /// A pair of one person.
    #[error("person {} is paired with themselves", .0.0)]
    PairOfOne(PersonId),
    /// A pair that is kept together and apart, perhaps through others. For the coordinator only.
    #[error("two people are kept together and apart")]
    PairBoth(PersonId, PersonId),
    /// A weight that is too large to count with.
    #[error("a weight is {0}, and at most {MOST_WEIGHT}")]
    Weight(u32),
}

impl Mistake {
    /// Whether it tells that a pair is kept apart, so that only the coordinator of such pairs may see it.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        matches!(self, Self::PairBoth(..))
    }
}

/// All mistakes of an evening; none when people can be seated.
pub(crate) fn mistakes(evening: &Evening) -> Vec<Mistake> {
    let mut found = Vec::new();
    of_people(evening, &mut found);
    of_tables(evening, &mut found);
    if found.is_empty() {
        of_seats(evening, &mut found);
        of_pairs(evening, &mut found);
    }
    if found.is_empty() {
        of_room(evening, &mut found);
    }
    let weights = evening.weights;
    let all = [
        weights.meeting,
        weights.organisation,
        weights.profession,
        weights.missing,
        weights.rank,
        weights.churn,
    ];
    let heavy = all.into_iter().filter(|weight| *weight > MOST_WEIGHT);
    found.extend(heavy.map(Mistake::Weight));
    found
}

fn of_people(evening: &Evening, found: &mut Vec<Mistake>) {
    if evening.people.is_empty() {
        found.push(Mistake::NoPeople);
    }
    if evening.people.len() > MOST_PEOPLE {
        let people = evening.people.len();
        found.push(Mistake::TooManyPeople { people });
    }
    let mut seen = BTreeSet::new();
    let mut professions: BTreeSet<ProfessionId> = BTreeSet::new();
    let mut tongues: BTreeSet<TongueId> = BTreeSet::new();
    for person in &evening.people {
        let id = person.id;
        if !seen.insert(id) {
            found.push(Mistake::PersonTwice(id));
        }
        if person.professions.is_empty() {
            found.push(Mistake::NoProfession(id));
        }
        if person.themes.len() > MOST_THEMES {
            let named = person.themes.len();
            found.push(Mistake::TooManyThemes { person: id, named });
        }
        let mut themes = BTreeSet::new();
        let twice = person.themes.iter().filter(|theme| !themes.insert(**theme));
        found.extend(twice.map(|theme| Mistake::ThemeTwice {
            person: id,
            theme: *theme,
        }));
        if person.minor && person.vetted {
            found.push(Mistake::MinorVetted(id));
        }
        let gone = person.away.iter().filter(|round| **round >= evening.rounds.len());
        found.extend(gone.map(|round| Mistake::UnknownRound(*round)));
        professions.extend(&person.professions);
        tongues.extend(person.needs_interpreter);
    }
    if professions.len() > MOST_PROFESSIONS {
        let kinds = professions.len();
        found.push(Mistake::TooManyProfessions { kinds });
    }
    if tongues.len() > MOST_TONGUES {
        let kinds = tongues.len();
        found.push(Mistake::TooManyTongues { kinds });
    }
}

fn of_tables(evening: &Evening, found: &mut Vec<Mistake>) {
    let rounds = evening.rounds.len();
    if rounds == 0 || rounds > MOST_ROUNDS {
        found.push(Mistake::Rounds { rounds });
    }
    for (round, tables) in evening.rounds.iter().enumerate() {
        if tables.is_empty() || tables.len() > MOST_TABLES {
            let tables = tables.len();
            found.push(Mistake::Tables { round, tables });
        }
        let mut seen = BTreeSet::new();
        for table in tables {
            if !seen.insert(table.id) {
                found.push(Mistake::TableTwice {
                    round,
                    table: table.id,
                });
            }
            if table.fewest == 0 || table.seats > MOST_SEATS || table.fewest > table.seats {
                found.push(Mistake::Seats {
                    round,
                    table: table.id,
                    fewest: table.fewest,
                    seats: table.seats,
                });
            }
        }
    }
}

fn of_seats(evening: &Evening, found: &mut Vec<Mistake>) {
    let mut at: BTreeMap<(usize, PersonId), TableId> = BTreeMap::new();
    let mut number: BTreeMap<(usize, TableId), usize> = BTreeMap::new();
    let sound = |seat: &&Seat, found: &mut Vec<Mistake>| {
        let before = found.len();
        let person = evening.people.iter().find(|person| person.id == seat.person);
        match evening.rounds.get(seat.round) {
            None => found.push(Mistake::UnknownRound(seat.round)),
            Some(tables) if tables.iter().all(|table| table.id != seat.table) => {
                found.push(Mistake::UnknownTable {
                    round: seat.round,
                    table: seat.table,
                });
            }
            Some(_) => {}
        }
        if person.is_none() {
            found.push(Mistake::UnknownPerson(seat.person));
        }
        found.len() == before
    };
    for seat in &evening.fixed {
        if !sound(&seat, found) {
            continue;
        }
        let person = seat.person;
        let is_away = |one: &&crate::Person| one.id == person && one.away.contains(&seat.round);
        if evening.people.iter().any(|one| is_away(&one)) {
            let round = seat.round;
            found.push(Mistake::FixedWhileAway { person, round });
        }
        match at.insert((seat.round, person), seat.table) {
            Some(other) if other != seat.table => found.push(Mistake::FixedTwice {
                person,
                round: seat.round,
            }),
            Some(_) => {}
            None => *number.entry((seat.round, seat.table)).or_default() += 1,
        }
    }
    let full = number.into_iter().filter(|(_, people)| *people > MOST_SEATS);
    found.extend(full.map(|((round, table), people)| Mistake::TooManyFixed { round, table, people }));
}

fn of_pairs(evening: &Evening, found: &mut Vec<Mistake>) {
    let known: BTreeMap<PersonId, usize> = (evening.people.iter().enumerate())
        .map(|(place, person)| (person.id, place))
        .collect();
    let met = evening.met.iter().map(|met| &met.pair);
    let mut groups = Groups::new(evening.people.len());
    for (one, other) in evening.apart.iter().chain(&evening.together).chain(met) {
        let unknown = [one, other].into_iter().filter(|id| !known.contains_key(id));
        found.extend(unknown.map(|id| Mistake::UnknownPerson(*id)));
        if one == other {
            found.push(Mistake::PairOfOne(*one));
        }
    }
    let places = |pair: &(PersonId, PersonId)| Some((*known.get(&pair.0)?, *known.get(&pair.1)?));
    for (one, other) in evening.together.iter().filter_map(places) {
        groups.join(one, other);
    }
    for pair in &evening.apart {
        if let Some((one, other)) = places(pair).filter(|(one, other)| one != other)
            && groups.of(one) == groups.of(other)
        {
            found.push(Mistake::PairBoth(pair.0, pair.1));
        }
    }
}

fn of_room(evening: &Evening, found: &mut Vec<Mistake>) {
    for (round, tables) in evening.rounds.iter().enumerate() {
        let there = evening
            .people
            .iter()
            .filter(|person| !person.away.contains(&round));
        let people = there.count();
        let room = tables.len() * MOST_SEATS;
        if people > room {
            found.push(Mistake::NoRoom { round, people, room });
        }
    }
}
