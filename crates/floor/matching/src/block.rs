//! What makes a rule impossible to keep, by counting, with the numbers that show it.

use crate::broken::{Broken, Rule, Why};
use crate::compiled::{Compiled, rank};
use crate::evening::{Evening, Person, PersonId, TableId, ThemeId, TongueId};
use crate::groups::Groups;
use crate::theme_flow::short;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Why a rule cannot be kept by anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Fewer people than all tables in use need.
    People {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// How many the tables in use need.
        needed: usize,
    },
    /// More people than chairs.
    Chairs {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// The chairs.
        seats: usize,
    },
    /// Too few who can lead a conversation.
    Facilitators {
        /// The round.
        round: usize,
        /// How many there are.
        have: usize,
        /// The tables in use.
        tables: usize,
    },
    /// Too few who can take notes.
    NoteTakers {
        /// The round.
        round: usize,
        /// How many there are.
        have: usize,
        /// The tables in use.
        tables: usize,
    },
    /// Too few who can do either, and every table needs two.
    Roles {
        /// The round.
        round: usize,
        /// How many there are.
        have: usize,
        /// Two for each table in use.
        needed: usize,
    },
    /// More people name these themes, and no other, than there are chairs at their tables.
    Themes {
        /// The round.
        round: usize,
        /// The themes.
        themes: Vec<ThemeId>,
        /// How many name only these.
        asked: usize,
        /// Their tables.
        tables: usize,
        /// The chairs at those tables.
        places: usize,
    },
    /// More people have this theme as first choice than its tables have chairs, all rounds together.
    FirstChoice {
        /// The theme.
        theme: ThemeId,
        /// Whose first choice it is.
        asked: usize,
        /// Its tables, all rounds together.
        tables: usize,
        /// The chairs at those tables.
        places: usize,
    },
    /// A theme that people have as first choice, and that no table has. Nobody is then owed it.
    ThemeWithoutTable {
        /// The theme.
        theme: ThemeId,
        /// Whose first choice it is.
        asked: usize,
    },
    /// No table without steps has a theme that this person named.
    ThemeBehindSteps {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
    },
    /// One minor, so no table can hold two.
    OneMinor {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
    },
    /// More minors than can sit with a vetted adult.
    VettedAdults {
        /// The round.
        round: usize,
        /// The minors.
        minors: usize,
        /// The vetted adults.
        vetted: usize,
        /// How many minors can sit with them.
        places: usize,
    },
    /// More people need a table without steps than such tables have chairs.
    StepFree {
        /// The round.
        round: usize,
        /// How many need it.
        need: usize,
        /// The chairs at tables without steps.
        places: usize,
    },
    /// More people need an interpreter than can sit with one.
    Interpreters {
        /// The round.
        round: usize,
        /// The language.
        tongue: TongueId,
        /// How many need one.
        need: usize,
        /// Who interprets it.
        interpreters: usize,
        /// How many can sit with them.
        places: usize,
    },
    /// More people are kept together than the largest table holds.
    Group {
        /// The round.
        round: usize,
        /// Who.
        people: Vec<PersonId>,
        /// The chairs of the largest table.
        seats: usize,
    },
    /// More people are fixed at a table than it has chairs.
    FixedChairs {
        /// The round.
        round: usize,
        /// The table.
        table: TableId,
        /// How many are fixed there.
        fixed: usize,
        /// Its chairs.
        seats: usize,
    },
}

/// Everything that blocks a rule of an evening.
pub(crate) fn blocks(evening: &Evening, compiled: &Compiled) -> Vec<Block> {
    let mut found = Vec::new();
    for round in 0..compiled.rounds() {
        let there = |person: &&Person| !person.away.contains(&round);
        let people: Vec<&Person> = evening.people.iter().filter(there).collect();
        of_tables(compiled, round, &people, &mut found);
        of_themes(compiled, round, &people, &mut found);
        of_steps(compiled, round, &people, &mut found);
        of_company(compiled, round, &people, &mut found);
        of_groups(evening, compiled, round, &people, &mut found);
    }
    of_first_choices(evening, compiled, &mut found);
    found
}

fn of_tables(compiled: &Compiled, round: usize, people: &[&Person], found: &mut Vec<Block>) {
    let places = &compiled.places[compiled.places_of(round)];
    let open = || places.iter().filter(|place| place.size.high > 0);
    let tables = open().count();
    let needed: usize = open().map(|place| place.table.fewest).sum();
    let seats: usize = open().map(|place| place.table.seats).sum();
    let count = |is: fn(&Person) -> bool| people.iter().filter(|person| is(person)).count();
    if people.len() < needed {
        let people = people.len();
        found.push(Block::People {
            round,
            people,
            needed,
        });
    }
    if people.len() > seats {
        let people = people.len();
        found.push(Block::Chairs { round, people, seats });
    }
    for place in open() {
        let at = |person: &&u16| compiled.fixed[round * compiled.people() + usize::from(**person)];
        let here = compiled.place(round, place.table.id);
        let is_here = |person: &&u16| here == Some(usize::from(at(person)));
        let fixed = compiled.present[round].iter().filter(is_here).count();
        if fixed > place.table.seats {
            let (table, seats) = (place.table.id, place.table.seats);
            found.push(Block::FixedChairs {
                round,
                table,
                fixed,
                seats,
            });
        }
    }
    let have = count(|person| person.can_facilitate);
    if have < tables {
        found.push(Block::Facilitators { round, have, tables });
    }
    let have = count(|person| person.can_take_notes);
    if have < tables {
        found.push(Block::NoteTakers { round, have, tables });
    }
    let (have, needed) = (
        count(|person| person.can_facilitate || person.can_take_notes),
        tables * 2,
    );
    if have < needed {
        found.push(Block::Roles { round, have, needed });
    }
}

fn of_themes(compiled: &Compiled, round: usize, people: &[&Person], found: &mut Vec<Block>) {
    let mut chairs: BTreeMap<ThemeId, usize> = BTreeMap::new();
    let mut tables: BTreeMap<ThemeId, usize> = BTreeMap::new();
    let mut free = 0;
    for place in &compiled.places[compiled.places_of(round)] {
        match place.table.theme.filter(|_| place.size.high > 0) {
            Some(theme) => {
                *chairs.entry(theme).or_default() += place.size.high;
                *tables.entry(theme).or_default() += 1;
            }
            None => free += place.size.high,
        }
    }
    let named = people.iter().map(|person| &person.themes);
    let wishes: Vec<Vec<ThemeId>> = named.filter(|themes| !themes.is_empty()).cloned().collect();
    for short in short(&chairs, free, &wishes) {
        let sum = |of: &BTreeMap<ThemeId, usize>| -> usize {
            short.themes.iter().filter_map(|theme| of.get(theme)).sum()
        };
        let (tables, places) = (sum(&tables), sum(&chairs));
        found.push(Block::Themes {
            round,
            themes: short.themes.into_iter().collect(),
            asked: short.asked,
            tables,
            places,
        });
    }
}

fn of_steps(compiled: &Compiled, round: usize, people: &[&Person], found: &mut Vec<Block>) {
    let open = || {
        let places = &compiled.places[compiled.places_of(round)];
        places.iter().filter(|place| place.size.high > 0)
    };
    for person in people.iter().filter(|person| person.needs_step_free) {
        let fits = |place: &crate::compiled::Place| rank(person, place.table.theme).is_some();
        if open().any(fits) && !open().any(|place| place.table.step_free && fits(place)) {
            found.push(Block::ThemeBehindSteps {
                round,
                person: person.id,
            });
        }
    }
}

fn of_company(compiled: &Compiled, round: usize, people: &[&Person], found: &mut Vec<Block>) {
    let places = &compiled.places[compiled.places_of(round)];
    let mut seats: Vec<usize> = places.iter().map(|place| place.size.high).collect();
    seats.sort_unstable_by(|one, other| other.cmp(one));
    // What the largest tables hold beside one person each.
    let beside = |number: usize| -> usize {
        seats
            .iter()
            .take(number)
            .map(|seats| seats.saturating_sub(1))
            .sum()
    };
    let minors: Vec<&&Person> = people.iter().filter(|person| person.minor).collect();
    if let [only] = minors.as_slice() {
        let person = only.id;
        found.push(Block::OneMinor { round, person });
    }
    let vetted = people.iter().filter(|person| person.vetted).count();
    let (minors, room) = (minors.len(), beside(vetted));
    if minors > room {
        found.push(Block::VettedAdults {
            round,
            minors,
            vetted,
            places: room,
        });
    }
    let need = people.iter().filter(|person| person.needs_step_free).count();
    let step_free = places.iter().filter(|place| place.table.step_free);
    let room: usize = step_free.map(|place| place.size.high).sum();
    if need > room {
        found.push(Block::StepFree {
            round,
            need,
            places: room,
        });
    }
    let tongues: BTreeSet<TongueId> = people
        .iter()
        .filter_map(|person| person.needs_interpreter)
        .collect();
    for tongue in tongues {
        let needs = |person: &&&Person| {
            person.needs_interpreter == Some(tongue) && !person.interprets.contains(&tongue)
        };
        let speaks = |person: &&&Person| person.interprets.contains(&tongue);
        let need = people.iter().filter(needs).count();
        let interpreters = people.iter().filter(speaks).count();
        let places = beside(interpreters);
        if need > places {
            found.push(Block::Interpreters {
                round,
                tongue,
                need,
                interpreters,
                places,
            });
        }
    }
}

fn of_groups(
    evening: &Evening,
    compiled: &Compiled,
    round: usize,
    people: &[&Person],
    found: &mut Vec<Block>,
) {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let place = |id: &PersonId| ids.iter().position(|other| other == id);
    let mut groups = Groups::new(ids.len());
    for (one, other) in &evening.together {
        if let (Some(one), Some(other)) = (place(one), place(other)) {
            groups.join(one, other);
        }
    }
    let mut members: BTreeMap<usize, Vec<PersonId>> = BTreeMap::new();
    for (place, id) in ids.iter().enumerate() {
        members.entry(groups.of(place)).or_default().push(*id);
    }
    let places = &compiled.places[compiled.places_of(round)];
    let seats = places.iter().map(|place| place.size.high).max().unwrap_or(0);
    let large = members.into_values().filter(|people| people.len() > seats);
    found.extend(large.map(|people| Block::Group { round, people, seats }));
}

fn of_first_choices(evening: &Evening, compiled: &Compiled, found: &mut Vec<Block>) {
    let mut asked: BTreeMap<ThemeId, usize> = BTreeMap::new();
    for theme in evening.people.iter().filter_map(|person| person.themes.first()) {
        *asked.entry(*theme).or_default() += 1;
    }
    for (theme, asked) in asked {
        let of = |place: &&crate::compiled::Place| place.table.theme == Some(theme) && place.size.high > 0;
        let tables = compiled.places.iter().filter(of).count();
        let places: usize = compiled
            .places
            .iter()
            .filter(of)
            .map(|place| place.size.high)
            .sum();
        if tables == 0 {
            found.push(Block::ThemeWithoutTable { theme, asked });
        } else if asked > places {
            found.push(Block::FirstChoice {
                theme,
                asked,
                tables,
                places,
            });
        }
    }
}

/// Why a rule is broken: the count that blocks it, seats that the organiser fixed, or everything together.
pub(crate) fn why(broken: &Broken, evening: &Evening, blocks: &[Block]) -> Why {
    let person = |id: &PersonId| evening.people.iter().find(|person| person.id == *id);
    let fixed = |id: &PersonId| {
        let mut seats = evening.fixed.iter().filter(|seat| seat.person == *id);
        match broken.round {
            Some(round) => seats.any(|seat| seat.round == round),
            None => person(id).is_some_and(|person| {
                let mut there = (0..evening.rounds.len()).filter(|round| !person.away.contains(round));
                there.all(|round| seats.clone().any(|seat| seat.round == round))
            }),
        }
    };
    let is_about = |block: &&Block| match (broken.rule, *block) {
        (Rule::TooFew, Block::People { round, .. })
        | (Rule::TooMany, Block::Chairs { round, .. })
        | (Rule::NoFacilitator, Block::Facilitators { round, .. })
        | (Rule::NoNoteTaker, Block::NoteTakers { round, .. })
        | (Rule::OneForBoth | Rule::NoFacilitator | Rule::NoNoteTaker, Block::Roles { round, .. })
        | (Rule::LoneMinor, Block::OneMinor { round, .. })
        | (Rule::NoVettedAdult, Block::VettedAdults { round, .. })
        | (Rule::Steps, Block::StepFree { round, .. }) => broken.round == Some(*round),
        (Rule::ThemeNotNamed | Rule::Steps, Block::ThemeBehindSteps { round, person }) => {
            broken.round == Some(*round) && broken.people == [*person]
        }
        (Rule::TooMany, Block::FixedChairs { round, table, .. }) => {
            broken.round == Some(*round) && broken.table == Some(*table)
        }
        (Rule::ThemeNotNamed, Block::Themes { round, themes, .. }) => {
            let named = broken
                .people
                .first()
                .and_then(person)
                .map(|person| &person.themes);
            broken.round == Some(*round)
                && named.is_some_and(|named| named.iter().all(|theme| themes.contains(theme)))
        }
        (Rule::NoFirstChoice, Block::FirstChoice { theme, .. }) => {
            let named = broken.people.first().and_then(person);
            named.is_some_and(|person| rank(person, Some(*theme)) == Some(0))
        }
        (Rule::NoInterpreter, Block::Interpreters { round, tongue, .. }) => {
            let named = broken.people.first().and_then(person);
            broken.round == Some(*round) && named.and_then(|person| person.needs_interpreter) == Some(*tongue)
        }
        (Rule::NotTogether, Block::Group { round, people, .. }) => {
            broken.round == Some(*round) && broken.people.iter().all(|id| people.contains(id))
        }
        _ => false,
    };
    let bound: Vec<PersonId> = broken.people.iter().copied().filter(|id| fixed(id)).collect();
    let by_person = matches!(
        broken.rule,
        Rule::ThemeNotNamed | Rule::Steps | Rule::NoInterpreter | Rule::NoFirstChoice
    );
    if by_person && !bound.is_empty() {
        return Why::Fixed(bound);
    }
    if let Some(block) = blocks.iter().find(is_about) {
        return Why::Blocked(block.clone());
    }
    // A table of which some seats are fixed could still be put right by the others.
    let needs_all = !matches!(
        broken.rule,
        Rule::LoneMinor | Rule::NoVettedAdult | Rule::NotTogether
    );
    if bound.is_empty() || needs_all && bound.len() < broken.people.len() {
        Why::Together
    } else {
        Why::Fixed(bound)
    }
}
