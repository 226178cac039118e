//! Invented evenings, for tests, benchmarks and trying out: the same seed gives the same evening everywhere.

use crate::draws::Draws;
use crate::evening::{
    Evening, Met, OrganisationId, Person, PersonId, ProfessionId, Table, TableId, ThemeId, TongueId,
};
use serde::{Deserialize, Serialize};

/// What kind of evening to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Professions and organisations only, at full tables of six: nothing but costs. For comparing searches.
    Plain,
    /// With themes, minors, roles, interpreters, steps, earlier meetings, and pairs apart and together, at tables of
    /// five to seven.
    Rich,
}

/// An evening with 8 professions, 20 organisations and about six people at a table.
///
/// At least six people come.
#[must_use]
pub fn made(people: usize, rounds: usize, seed: u64, kind: Kind) -> Evening {
    let mut draws = Draws::new(seed, people as u64);
    let people = people.max(6);
    let number = (people / 6).max(1);
    let person = |place: usize, draws: &mut Draws| {
        let mut person = Person::new(
            PersonId(place as u32 + 1),
            ProfessionId(draws.below(8) as u32 + 1),
        );
        person.organisation = Some(OrganisationId(draws.below(20) as u32 + 1));
        person.can_facilitate = true;
        person.can_take_notes = true;
        person
    };
    let mut evening = Evening {
        people: (0..people).map(|place| person(place, &mut draws)).collect(),
        rounds: (0..rounds).map(|_| tables(number, people, kind)).collect(),
        ..Evening::default()
    };
    if kind == Kind::Rich {
        enrich(&mut evening, number, &mut draws);
    }
    evening
}

fn tables(number: usize, people: usize, kind: Kind) -> Vec<Table> {
    let table = |place: usize| Table {
        id: TableId(place as u32 + 1),
        theme: (kind == Kind::Rich).then(|| ThemeId((place % 4) as u32 + 1)),
        fewest: if kind == Kind::Rich { 4 } else { 6 },
        seats: match kind {
            Kind::Rich => 8,
            // What does not fill a table sits at the first ones.
            Kind::Plain => 6 + (people % 6).div_ceil(number) * usize::from(place < people % 6),
        },
        step_free: kind == Kind::Plain || place % 3 != 1,
    };
    (0..number).map(table).collect()
}

fn enrich(evening: &mut Evening, tables: usize, draws: &mut Draws) {
    let number = evening.people.len();
    for (place, person) in evening.people.iter_mut().enumerate() {
        person.minor = place % 10 == 9;
        person.vetted = !person.minor && draws.below(2) == 0;
        person.can_facilitate = !person.minor && draws.below(3) == 0;
        person.can_take_notes = draws.below(2) == 0;
        person.needs_step_free = draws.below(20) == 0;
        let first = draws.below(4);
        // Who can be at few tables names no themes, so that most evenings can keep every rule.
        let names = draws.below(4) * usize::from(!person.minor && !person.needs_step_free);
        person.themes = (0..names)
            .map(|rank| ThemeId(((first + rank) % 4) as u32 + 1))
            .collect();
        if draws.below(10) == 0 {
            let second = ProfessionId(draws.below(8) as u32 + 1);
            if !person.professions.contains(&second) {
                person.professions.push(second);
            }
        }
    }
    // Enough of both roles for every table, whatever was drawn.
    let adults = evening.people.iter_mut().filter(|person| !person.minor);
    for (place, person) in adults.enumerate().take(tables * 2) {
        person.can_facilitate |= place % 2 == 0;
        person.can_take_notes |= place % 2 == 1;
    }
    let ids: Vec<PersonId> = evening.people.iter().map(|person| person.id).collect();
    let pair = |draws: &mut Draws| {
        let one = draws.below(number);
        let other = (one + 1 + draws.below(number - 1)) % number;
        (ids[one], ids[other])
    };
    evening.met = (0..number)
        .map(|_| Met {
            pair: pair(draws),
            times: 1,
        })
        .collect();
    evening.apart = (0..number.div_ceil(20)).map(|_| pair(draws)).collect();
    let (apart, minor) = (evening.apart.clone(), |id: PersonId| id.0.is_multiple_of(10));
    let is_apart = |pair: &(PersonId, PersonId)| {
        apart
            .iter()
            .any(|(one, other)| (*one, *other) == *pair || (*other, *one) == *pair)
    };
    let mut taken: Vec<PersonId> = Vec::new();
    for _ in 0..number.div_ceil(30) {
        let (one, other) = pair(draws);
        let free = !taken.contains(&one) && !taken.contains(&other) && !minor(one) && !minor(other);
        if free && !is_apart(&(one, other)) {
            taken.extend([one, other]);
            evening.together.push((one, other));
            let of = |id: PersonId| ids.binary_search(&id).ok();
            if let (Some(one), Some(other)) = (of(one), of(other)) {
                // Whoever interprets goes where the other wants to go.
                evening.people[one].needs_interpreter = Some(TongueId(1));
                evening.people[other].interprets = vec![TongueId(1)];
                evening.people[other].themes = evening.people[one].themes.clone();
            }
        }
    }
}
