//! That two people are kept apart shows in nothing that the organiser sees.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{person, simple, wild};
use matching::made::{Kind, made};
use matching::{Change, Evening, Hall, PersonId, Refusal, Search, Seat, TableId};
use proptest::prelude::*;

fn quick(evening: &Evening) -> (Hall, matching::Outcome) {
    let hall = Hall::of(evening.clone()).unwrap();
    let outcome = hall.seat(&Search {
        seed: 1,
        evaluations: 60_000,
        attempts: 2,
    });
    (hall, outcome)
}

/// The same evening without the pairs kept apart.
fn open(evening: &Evening) -> Hall {
    let apart = Vec::new();
    Hall::of(Evening {
        apart,
        ..evening.clone()
    })
    .unwrap()
}

#[test]
fn explanations_reasons_and_bounds_are_the_same_without_the_pairs() {
    for seed in 0..6 {
        let mut evening = made(36, 2, seed, Kind::Rich);
        // So many that some cannot be kept apart.
        evening.apart = (1..18).map(|id| (PersonId(id), PersonId(37 - id))).collect();
        let joined = evening.together.clone();
        evening.apart.retain(|(one, other)| {
            !joined
                .iter()
                .any(|pair| [pair.0, pair.1].contains(one) || [pair.0, pair.1].contains(other))
        });
        let (hall, outcome) = quick(&evening);
        let other = open(&evening);
        assert_eq!(hall.explain(&outcome.seating), other.explain(&outcome.seating));
        assert_eq!(hall.broken(&outcome.seating), other.broken(&outcome.seating));
        assert_eq!(hall.cost(&outcome.seating), other.cost(&outcome.seating));
        assert_eq!(
            (hall.blocks(), hall.compromises()),
            (other.blocks(), other.compromises())
        );
        assert_eq!(hall.bound(), other.bound());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn whatever_is_asked_nothing_tells_that_there_are_such_pairs(people in 8_usize..30, seed in any::<u64>()) {
        let evening = wild(people, 2, seed);
        prop_assume!(!evening.apart.is_empty());
        let Ok(hall) = Hall::of(evening.clone()) else { return Ok(()) };
        let without = open(&evening);
        let seating = hall.seat(&Search { seed, evaluations: 5_000, attempts: 1 }).seating;
        prop_assert_eq!(hall.explain(&seating), without.explain(&seating));
        prop_assert_eq!(hall.broken(&seating), without.broken(&seating));
        prop_assert_eq!(hall.cost(&seating), without.cost(&seating));
        prop_assert_eq!((hall.blocks(), hall.compromises(), hall.bound()), (without.blocks(), without.compromises(), without.bound()));
        for person in &evening.people {
            for table in &evening.rounds[0] {
                let change = Change::Move { round: 0, person: person.id, to: table.id };
                let (Ok(one), Ok(other)) = (hall.effect_of(&seating, change), without.effect_of(&seating, change)) else {
                    prop_assert!(person.away.contains(&0));
                    continue;
                };
                prop_assert_eq!((one.cost, one.breaks, one.mends), (other.cost, other.breaks, other.mends));
                // Such a pair can only add the word that fixed seats and people kept together have as well.
                let but_arranged = |refused: Vec<Refusal>| refused.into_iter().filter(|why| *why != Refusal::Arranged).collect::<Vec<_>>();
                prop_assert_eq!(but_arranged(one.refused), but_arranged(other.refused));
            }
        }
    }
}

#[test]
fn a_change_that_would_bring_them_together_is_refused_like_one_of_a_fixed_seat() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    evening.apart = vec![(PersonId(1), PersonId(2))];
    let (hall, outcome) = quick(&evening);
    let seating = &outcome.seating;
    let table = |id: u32| seating.table_of(0, PersonId(id)).unwrap();
    assert_ne!(table(1), table(2));
    let change = Change::Move {
        round: 0,
        person: PersonId(1),
        to: table(2),
    };
    let effect = hall.effect_of(seating, change).unwrap();
    assert_eq!(effect.refused, [Refusal::Arranged]);
    // Everything else is as if there were no such pair.
    let without = open(&evening).effect_of(seating, change).unwrap();
    assert!(without.is_allowed());
    assert_eq!(
        (effect.cost, &effect.breaks, &effect.mends),
        (without.cost, &without.breaks, &without.mends)
    );
    // And the same words as for a fixed seat, and for two who are kept together.
    let seat = Seat {
        round: 0,
        person: PersonId(1),
        table: table(1),
    };
    let fixed = Hall::of(Evening {
        apart: vec![],
        fixed: vec![seat],
        ..evening.clone()
    })
    .unwrap();
    assert_eq!(fixed.effect_of(seating, change).unwrap(), effect);
    let friend = seating.rounds[0]
        .iter()
        .find(|taken| taken.table == table(1))
        .unwrap();
    let friend = friend.people.iter().find(|id| **id != PersonId(1)).unwrap();
    let together = vec![(PersonId(1), *friend)];
    let together = Hall::of(Evening {
        apart: vec![],
        together,
        ..evening.clone()
    })
    .unwrap();
    assert_eq!(together.effect_of(seating, change).unwrap(), effect);
    assert_eq!(serde_json::to_string(&effect.refused).unwrap(), "[\"Arranged\"]");
}

#[test]
fn only_the_coordinator_is_told_where_it_could_not_be_kept() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    evening.apart = vec![(PersonId(2), PersonId(1))];
    let fix = |id| Seat {
        round: 0,
        person: PersonId(id),
        table: TableId(2),
    };
    evening.fixed = vec![fix(1), fix(2)];
    let (hall, outcome) = quick(&evening);
    assert!(outcome.unkept.is_empty());
    let told = outcome.confidential.for_the_coordinator();
    assert_eq!(told, [(0, TableId(2), PersonId(1), PersonId(2))]);
    assert_eq!(hall.confidential(&outcome.seating).unwrap(), outcome.confidential);
    assert_eq!(format!("{:?}", outcome.confidential), "Confidential");
    assert!(!format!("{:?}", hall.explain(&outcome.seating)).contains("part"));
}

#[test]
fn pairs_are_kept_apart_before_anything_else() {
    // Two facilitators who are kept apart, and one of them is all that a theme's table could have.
    let mut evening = simple(12, 4, 2, 5, 7, 2);
    evening.apart = vec![(PersonId(1), PersonId(2)), (PersonId(3), PersonId(4))];
    evening.people[4..]
        .iter_mut()
        .for_each(|person| person.can_facilitate = false);
    evening.people.push(person(20, 2));
    let (_, outcome) = quick(&evening);
    assert!(outcome.confidential.for_the_coordinator().is_empty());
    assert!(outcome.unkept.is_empty());
}
