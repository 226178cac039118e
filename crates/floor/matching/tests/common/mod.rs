//! A slow and plain check of seatings, written apart from the crate, and evenings full of trouble.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its own part, and a test that cannot go on should stop"
)]

use matching::{
    Evening, Met, OrganisationId, Person, PersonId, ProfessionId, Rule, Seat, Seating, Table, TableId, Taken,
    ThemeId, TongueId,
};
use statistics::randomness::Stream;
use std::collections::{BTreeMap, BTreeSet};

pub struct Dice(Stream, u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Stream::new(seed, 7), 0)
    }

    pub fn below(&mut self, below: usize) -> usize {
        self.1 += 1;
        (self.0.bits(self.1) % below as u64) as usize
    }

    pub fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }
}

pub fn person(id: u32, profession: u32) -> Person {
    let mut person = Person::new(PersonId(id), ProfessionId(profession));
    person.can_facilitate = true;
    person.can_take_notes = true;
    person
}

pub fn table(id: u32, fewest: usize, seats: usize) -> Table {
    Table {
        id: TableId(id),
        theme: None,
        fewest,
        seats,
        step_free: true,
    }
}

/// People of `professions` kinds at equal tables, without any other wish or need.
pub fn simple(
    people: u32,
    professions: u32,
    tables: u32,
    fewest: usize,
    seats: usize,
    rounds: usize,
) -> Evening {
    let tables: Vec<Table> = (1..=tables).map(|id| table(id, fewest, seats)).collect();
    Evening {
        people: (1..=people).map(|id| person(id, id % professions)).collect(),
        rounds: vec![tables; rounds],
        ..Evening::default()
    }
}

/// An evening in which anything may be asked, also what cannot be.
pub fn wild(people: usize, rounds: usize, seed: u64) -> Evening {
    let mut dice = Dice::new(seed);
    let mut evening = Evening::default();
    for place in 0..people {
        let mut person = Person::new(PersonId(place as u32 * 3 + 1), ProfessionId(dice.below(5) as u32));
        if dice.one_in(5) {
            person.professions.push(ProfessionId(dice.below(5) as u32));
        }
        person.organisation = (!dice.one_in(4)).then(|| OrganisationId(dice.below(4) as u32));
        let first = dice.below(4);
        person.themes = (0..dice.below(4))
            .map(|rank| ThemeId(((first + rank) % 4) as u32))
            .collect();
        person.minor = dice.one_in(5);
        person.vetted = !person.minor && dice.one_in(2);
        person.can_facilitate = dice.one_in(2);
        person.can_take_notes = dice.one_in(2);
        person.needs_step_free = dice.one_in(8);
        person.needs_interpreter = dice.one_in(10).then(|| TongueId(dice.below(2) as u32));
        if dice.one_in(8) {
            person.interprets.push(TongueId(dice.below(3) as u32));
        }
        person.away = (0..rounds).filter(|_| dice.one_in(12)).collect();
        evening.people.push(person);
    }
    for _ in 0..rounds {
        let number = (people / 5).max(1) + dice.below(2);
        let tables = (0..number).map(|place| {
            let fewest = 1 + dice.below(5);
            Table {
                id: TableId(place as u32 * 2 + 1),
                theme: (!dice.one_in(4)).then(|| ThemeId(dice.below(4) as u32)),
                fewest,
                seats: fewest + dice.below(4),
                step_free: !dice.one_in(3),
            }
        });
        evening.rounds.push(tables.collect());
    }
    let pair = |dice: &mut Dice| {
        let one = dice.below(people);
        let other = (one + 1 + dice.below(people - 1)) % people;
        (PersonId(one as u32 * 3 + 1), PersonId(other as u32 * 3 + 1))
    };
    let same =
        |one: &(PersonId, PersonId), other: &(PersonId, PersonId)| one == other || (one.1, one.0) == *other;
    for _ in 0..people / 4 {
        evening.apart.push(pair(&mut dice));
        evening.met.push(Met {
            pair: pair(&mut dice),
            times: 1 + dice.below(3) as u32,
        });
    }
    let mut taken = BTreeSet::new();
    for _ in 0..people / 8 {
        let two = pair(&mut dice);
        let is_apart = evening.apart.iter().any(|apart| same(apart, &two));
        if !is_apart && !taken.contains(&two.0) && !taken.contains(&two.1) {
            taken.extend([two.0, two.1]);
            evening.together.push(two);
        }
    }
    for round in 0..rounds {
        for person in evening.people.clone() {
            let tables = &evening.rounds[round];
            let seat = Seat {
                round,
                person: person.id,
                table: tables[dice.below(tables.len())].id,
            };
            if dice.one_in(10) && !person.away.contains(&round) {
                evening.fixed.push(seat);
            }
            if dice.one_in(3) {
                evening.announced.push(seat);
            }
        }
    }
    evening
}

/// An evening with a seating that keeps every rule: people are drawn to fit where they sit.
pub fn planted(tables: usize, rounds: usize, seed: u64) -> (Evening, Seating) {
    let mut dice = Dice::new(seed);
    let people = tables * 6;
    let mut evening = Evening::default();
    let mut seating = Seating::default();
    let mut at = vec![Vec::new(); people];
    for _ in 0..rounds {
        let mut order: Vec<usize> = (0..people).collect();
        for place in (1..people).rev() {
            order.swap(place, dice.below(place + 1));
        }
        let table = |place: usize, dice: &mut Dice| Table {
            id: TableId(place as u32 + 1),
            theme: (!dice.one_in(4)).then(|| ThemeId(dice.below(4) as u32)),
            fewest: 5,
            seats: 7,
            step_free: place == 0 || dice.one_in(2),
        };
        let tables: Vec<Table> = (0..tables).map(|place| table(place, &mut dice)).collect();
        let mut taken = Vec::new();
        for (table, here) in tables.iter().zip(order.chunks(6)) {
            let mut here = here.to_vec();
            here.sort_unstable();
            here.iter().for_each(|person| at[*person].push(table.clone()));
            let people = here.iter().map(|person| PersonId(*person as u32)).collect();
            taken.push(Taken {
                table: table.id,
                people,
            });
        }
        evening.rounds.push(tables);
        seating.rounds.push(taken);
    }
    for (place, tables) in at.iter().enumerate() {
        let mut person = Person::new(PersonId(place as u32), ProfessionId(dice.below(5) as u32));
        person.organisation = Some(OrganisationId(dice.below(6) as u32));
        person.needs_step_free = tables.iter().all(|table| table.step_free) && dice.one_in(2);
        // Every theme at which they sit is named, in any order; none where they sit at an open table only.
        let themes: BTreeSet<ThemeId> = tables.iter().filter_map(|table| table.theme).collect();
        person.themes = themes.into_iter().collect();
        if dice.one_in(2) {
            person.themes.reverse();
        }
        evening.people.push(person);
    }
    // Who shares every table may be kept together, and one of them may interpret; minors share all tables as well.
    let shared = |one: usize, other: usize| {
        let (one, other) = (PersonId(one as u32), PersonId(other as u32));
        (0..rounds)
            .filter(|round| seating.table_of(*round, one) == seating.table_of(*round, other))
            .count()
    };
    let mut has_minors = false;
    for one in 0..people {
        for other in one + 1..people {
            let pair = (PersonId(one as u32), PersonId(other as u32));
            if shared(one, other) == 0 && dice.one_in(20) {
                evening.apart.push(pair);
            } else if shared(one, other) == rounds && dice.one_in(10) {
                evening.together.push(pair);
                evening.people[one].needs_interpreter = Some(TongueId(1));
                evening.people[other].interprets = vec![TongueId(1)];
            } else if shared(one, other) == rounds && !has_minors {
                has_minors = true;
                (evening.people[one].minor, evening.people[other].minor) = (true, true);
            }
        }
    }
    // Everywhere two who lead and take notes, and somebody vetted where minors are.
    for taken in seating.rounds.iter().flatten() {
        let (mut lead, mut note) = (taken.people[dice.below(3)], taken.people[3 + dice.below(3)]);
        if dice.one_in(2) {
            std::mem::swap(&mut lead, &mut note);
        }
        evening.people[lead.0 as usize].can_facilitate = true;
        evening.people[note.0 as usize].can_take_notes = true;
        let adult = taken
            .people
            .iter()
            .find(|id| !evening.people[id.0 as usize].minor);
        if taken.people.iter().any(|id| evening.people[id.0 as usize].minor) {
            evening.people[adult.unwrap().0 as usize].vetted = true;
        }
    }
    (evening, seating)
}

/// A broken rule in plain words: which, round, table, and people where it is about people.
pub type Flat = (Rule, Option<usize>, Option<TableId>, Vec<PersonId>);

/// Everything a seating breaks but for pairs apart, found the slow way.
pub fn broken(evening: &Evening, seating: &Seating) -> BTreeSet<Flat> {
    let mut found = BTreeSet::new();
    let by_id: BTreeMap<PersonId, &Person> =
        evening.people.iter().map(|person| (person.id, person)).collect();
    for (round, tables) in seating.rounds.iter().enumerate() {
        for taken in tables {
            let table = evening.rounds[round]
                .iter()
                .find(|table| table.id == taken.table)
                .unwrap();
            let here: Vec<&Person> = taken.people.iter().map(|id| by_id[id]).collect();
            let mut add = |rule: Rule, people: Vec<PersonId>| {
                found.insert((rule, Some(round), Some(table.id), people));
            };
            for person in &here {
                let accepts = person.themes.is_empty()
                    || table.theme.is_none_or(|theme| person.themes.contains(&theme));
                if !accepts {
                    add(Rule::ThemeNotNamed, vec![person.id]);
                }
                if person.needs_step_free && !table.step_free {
                    add(Rule::Steps, vec![person.id]);
                }
                if let Some(tongue) = person.needs_interpreter
                    && !here.iter().any(|other| other.interprets.contains(&tongue))
                {
                    add(Rule::NoInterpreter, vec![person.id]);
                }
            }
            if here.is_empty() {
                continue;
            }
            if here.len() < table.fewest {
                add(Rule::TooFew, vec![]);
            }
            if here.len() > table.seats {
                add(Rule::TooMany, vec![]);
            }
            let mut two = false;
            for one in &here {
                for other in &here {
                    two |= one.id != other.id && one.can_facilitate && other.can_take_notes;
                }
            }
            let (leads, notes) = (
                here.iter().any(|person| person.can_facilitate),
                here.iter().any(|person| person.can_take_notes),
            );
            if !leads {
                add(Rule::NoFacilitator, vec![]);
            }
            if !notes {
                add(Rule::NoNoteTaker, vec![]);
            }
            if leads && notes && !two {
                add(Rule::OneForBoth, vec![]);
            }
            let minors: Vec<PersonId> = here
                .iter()
                .filter(|person| person.minor)
                .map(|person| person.id)
                .collect();
            if minors.len() == 1 {
                add(Rule::LoneMinor, minors.clone());
            }
            if !minors.is_empty() && !here.iter().any(|person| person.vetted) {
                add(Rule::NoVettedAdult, minors);
            }
        }
        for (one, other) in &evening.together {
            let at = (seating.table_of(round, *one), seating.table_of(round, *other));
            if at.0.is_some() && at.1.is_some() && at.0 != at.1 {
                found.insert((
                    Rule::NotTogether,
                    Some(round),
                    None,
                    vec![*one.min(other), *one.max(other)],
                ));
            }
        }
    }
    found
}

/// Who is where in every round, exactly once.
pub fn everybody_sits_once(evening: &Evening, seating: &Seating) {
    assert_eq!(seating.rounds.len(), evening.rounds.len());
    for (round, tables) in seating.rounds.iter().enumerate() {
        let mut sitting: Vec<PersonId> = tables.iter().flat_map(|taken| taken.people.clone()).collect();
        sitting.sort();
        let mut there: Vec<PersonId> = (evening.people.iter())
            .filter(|person| !person.away.contains(&round))
            .map(|person| person.id)
            .collect();
        there.sort();
        assert_eq!(sitting, there, "round {round}");
        let listed: BTreeSet<TableId> = tables.iter().map(|taken| taken.table).collect();
        let known: BTreeSet<TableId> = evening.rounds[round].iter().map(|table| table.id).collect();
        assert_eq!(listed, known);
        for seat in evening.fixed.iter().filter(|seat| seat.round == round) {
            assert_eq!(seating.table_of(round, seat.person), Some(seat.table));
        }
    }
}

/// The cost, counted the slow way; a table counts as used when somebody sits there.
pub fn cost(evening: &Evening, seating: &Seating) -> i64 {
    let weights = evening.weights;
    let mut sum = 0;
    let pairs = |people: i64| people * (people - 1) / 2;
    for (index, one) in evening.people.iter().enumerate() {
        for other in &evening.people[index + 1..] {
            let mut tonight = 0;
            for round in 0..seating.rounds.len() {
                let at = seating.table_of(round, one.id);
                if at.is_some() && at == seating.table_of(round, other.id) {
                    tonight += 1;
                    if one.organisation.is_some() && one.organisation == other.organisation {
                        sum += i64::from(weights.organisation);
                    }
                    if one
                        .professions
                        .iter()
                        .any(|profession| other.professions.contains(profession))
                    {
                        sum += i64::from(weights.profession);
                    }
                }
            }
            let is_pair = |met: &&Met| met.pair == (one.id, other.id) || met.pair == (other.id, one.id);
            let earlier: i64 = evening
                .met
                .iter()
                .filter(is_pair)
                .map(|met| i64::from(met.times))
                .sum();
            let earlier = earlier.min(20);
            sum += (pairs(earlier + tonight) - pairs(earlier)) * i64::from(weights.meeting);
        }
    }
    for (round, tables) in seating.rounds.iter().enumerate() {
        let used = tables.iter().filter(|taken| !taken.people.is_empty()).count();
        let there = |person: &&Person| !person.away.contains(&round);
        for profession in (0..64).map(ProfessionId) {
            let has = |person: &&Person| person.professions.contains(&profession);
            let many = evening.people.iter().filter(there).filter(has).count();
            let at = |id: &PersonId| {
                evening
                    .people
                    .iter()
                    .any(|person| person.id == *id && has(&person))
            };
            for taken in tables.iter().filter(|taken| !taken.people.is_empty()) {
                if many > 0 && many >= used && !taken.people.iter().any(at) {
                    sum += i64::from(weights.missing);
                }
            }
        }
        for person in evening.people.iter().filter(there) {
            let at = seating.table_of(round, person.id).unwrap();
            let theme = evening.rounds[round]
                .iter()
                .find(|table| table.id == at)
                .unwrap()
                .theme;
            if let Some(theme) = theme.filter(|_| !person.themes.is_empty()) {
                let rank = person.themes.iter().position(|named| *named == theme);
                sum += rank.unwrap_or(person.themes.len()) as i64 * i64::from(weights.rank);
            }
            let announced = evening
                .announced
                .iter()
                .rfind(|seat| seat.round == round && seat.person == person.id);
            if announced.is_some_and(|seat| seat.table != at) {
                sum += i64::from(weights.churn);
            }
        }
    }
    sum
}

/// What the crate says is broken, in the words of [`broken`]: first choices apart, people only where it is about them.
pub fn flat(unkept: &[matching::Unkept]) -> BTreeSet<Flat> {
    let told = unkept.iter().filter(|one| one.broken.rule != Rule::NoFirstChoice);
    told.map(|one| {
        let people = if one.broken.rule.is_of_tables() {
            vec![]
        } else {
            one.broken.people.clone()
        };
        (one.broken.rule, one.broken.round, one.broken.table, people)
    })
    .collect()
}
