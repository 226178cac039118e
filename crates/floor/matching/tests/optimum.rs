//! On evenings small enough to try everything, the search finds the best there is.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{broken, cost, wild};
use matching::{Evening, Hall, Person, PersonId, Search, Seating, TableId, Taken};
use proptest::prelude::*;

/// All ways to seat a round with the sizes that the tables allow.
fn rounds(people: &[PersonId], sizes: &[(TableId, usize, usize)]) -> Vec<Vec<Taken>> {
    let mut all = vec![
        sizes
            .iter()
            .map(|(table, ..)| Taken {
                table: *table,
                people: vec![],
            })
            .collect::<Vec<_>>(),
    ];
    for id in people {
        let mut next = Vec::new();
        for tables in all {
            for (place, (_, _, seats)) in sizes.iter().enumerate() {
                if tables[place].people.len() < *seats {
                    let mut more = tables.clone();
                    more[place].people.push(*id);
                    next.push(more);
                }
            }
        }
        all = next;
    }
    let enough = |tables: &Vec<Taken>| {
        tables
            .iter()
            .zip(sizes)
            .all(|(taken, (_, fewest, _))| taken.people.len() >= *fewest)
    };
    all.into_iter().filter(enough).collect()
}

/// The least cost among seatings that break nothing, if there is one.
fn best(evening: &Evening) -> Option<i64> {
    let ids: Vec<PersonId> = evening.people.iter().map(|person| person.id).collect();
    let per_round: Vec<Vec<Vec<Taken>>> = (evening.rounds.iter())
        .map(|tables| {
            let sizes: Vec<_> = tables
                .iter()
                .map(|table| (table.id, table.fewest, table.seats))
                .collect();
            rounds(&ids, &sizes)
        })
        .collect();
    let mut all: Vec<Vec<Vec<Taken>>> = vec![vec![]];
    for round in per_round {
        all = (all.into_iter())
            .flat_map(|so_far| {
                round.iter().map(move |tables| {
                    let mut more = so_far.clone();
                    more.push(tables.clone());
                    more
                })
            })
            .collect();
    }
    let apart = |seating: &Seating| {
        evening.apart.iter().any(|(one, other)| {
            (0..seating.rounds.len())
                .any(|round| seating.table_of(round, *one) == seating.table_of(round, *other))
        })
    };
    let has_first = |seating: &Seating, person: &Person| {
        let Some(first) = person.themes.first() else {
            return true;
        };
        let reached = |table: &matching::Table| {
            table.theme == Some(*first) && (table.step_free || !person.needs_step_free)
        };
        let mut rounds = evening.rounds.iter().enumerate();
        !evening.rounds.iter().flatten().any(reached)
            || rounds.any(|(round, tables)| {
                let at = seating.table_of(round, person.id);
                tables.iter().any(|table| Some(table.id) == at && reached(table))
            })
    };
    let sound = |seating: &Seating| {
        broken(evening, seating).is_empty()
            && !apart(seating)
            && evening.people.iter().all(|person| has_first(seating, person))
    };
    let seatings = all.into_iter().map(|rounds| Seating { rounds });
    seatings
        .filter(sound)
        .map(|seating| cost(evening, &seating))
        .min()
}

fn found(evening: Evening, seed: u64) -> matching::Outcome {
    let search = Search {
        seed,
        evaluations: 240_000,
        attempts: 12,
    };
    Hall::of(evening).unwrap().seat(&search)
}

#[test]
fn six_people_over_two_rounds_as_well_as_can_be() {
    for seed in 0..12 {
        let mut evening = common::simple(6, 3, 2, 2, 4, 2);
        for (place, person) in evening.people.iter_mut().enumerate() {
            person.organisation = Some(matching::OrganisationId(((place as u64 * 7 + seed) % 4) as u32));
        }
        let best = best(&evening);
        let outcome = found(evening, seed);
        assert_eq!(Some(outcome.total), best);
        assert!(outcome.unkept.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn eight_people_in_one_round_whatever_is_asked(seed in any::<u64>()) {
        let mut evening = wild(8, 1, seed);
        evening.fixed.clear();
        evening.people.iter_mut().for_each(|person| person.away.clear());
        if seed % 2 == 0 {
            // Half of the evenings without what seldom can be kept among eight.
            for person in &mut evening.people {
                (person.can_facilitate, person.can_take_notes, person.minor) = (true, true, false);
                person.needs_interpreter = None;
            }
        }
        evening.rounds[0] = vec![common::table(1, 2, 5), common::table(2, 2, 5), common::table(3, 2, 4)];
        evening.rounds[0][0].theme = Some(matching::ThemeId(1));
        evening.rounds[0][1].step_free = false;
        if let Ok(hall) = Hall::of(evening.clone()) {
            let outcome = hall.seat(&Search { seed, evaluations: 240_000, attempts: 12 });
            let best = best(&evening);
            let keeps_all = outcome.unkept.is_empty() && outcome.confidential.for_the_coordinator().is_empty();
            prop_assert_eq!(keeps_all.then_some(outcome.total), best);
            prop_assert!(best.is_none_or(|best| outcome.bound <= best));
        }
    }
}
