//! Changes by hand, and what happens when some do not come and others come late.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{broken, cost, everybody_sits_once, flat, person, simple, wild};
use matching::made::{Kind, made};
use matching::{
    Change, Evening, Hall, MOST_MOVES, Mistake, News, NotReseated, PersonId, Refusal, Rule, Search, TableId,
    ThemeId,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn quick(evening: &Evening) -> (Hall, matching::Outcome) {
    let hall = Hall::of(evening.clone()).unwrap();
    let outcome = hall.seat(&Search {
        seed: 1,
        evaluations: 100_000,
        attempts: 2,
    });
    (hall, outcome)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_effect_is_the_difference_between_two_seatings(people in 8_usize..30, seed in any::<u64>()) {
        let mut evening = wild(people, 2, seed);
        evening.people.iter_mut().for_each(|person| person.away.clear());
        let Ok(hall) = Hall::of(evening.clone()) else { return Ok(()) };
        let seating = hall.seat(&Search { seed, evaluations: 5_000, attempts: 1 }).seating;
        let ids: Vec<PersonId> = evening.people.iter().map(|person| person.id).collect();
        let (one, other) = (ids[seed as usize % people], ids[(seed >> 20) as usize % people]);
        let tables = &evening.rounds[1];
        let to = tables[(seed >> 40) as usize % tables.len()].id;
        for change in [Change::Swap { round: 1, one, other }, Change::Move { round: 1, person: one, to }] {
            let effect = hall.effect_of(&seating, change).unwrap();
            let then = hall.changed(&seating, change).unwrap();
            // Tables in use are those that were not closed; the plain count knows only where somebody sits.
            let taken = |seating: &matching::Seating| seating.rounds.iter().flatten().map(|taken| taken.people.is_empty()).collect::<Vec<_>>();
            let none_empty = hall.broken(&seating).unwrap().iter().all(|one| !one.broken.people.is_empty());
            if none_empty && taken(&then) == taken(&seating) {
                prop_assert_eq!(effect.cost, cost(&evening, &then) - cost(&evening, &seating));
            }
            let (before, after) = (broken(&evening, &seating), broken(&evening, &then));
            // That a table in use has nobody left is told as well; the plain check skips it.
            let told = effect.breaks.iter().filter(|broken| !broken.people.is_empty());
            let told: BTreeSet<Rule> = told.map(|broken| broken.rule).collect();
            for rule in told {
                let is = |flat: &&common::Flat| flat.0 == rule;
                prop_assert!(rule == Rule::NoFirstChoice || after.iter().any(|flat| is(&flat)));
            }
            // A rule that protects is never broken more often than before by a change that may be made.
            if effect.is_allowed() {
                for rule in [Rule::TooMany, Rule::LoneMinor, Rule::NoVettedAdult, Rule::Steps, Rule::NoInterpreter, Rule::NotTogether] {
                    let count = |all: &BTreeSet<common::Flat>| all.iter().filter(|flat| flat.0 == rule).count();
                    prop_assert!(count(&after) <= count(&before), "{:?}", rule);
                }
            }
        }
    }

    #[test]
    fn whatever_the_news_everybody_sits_and_few_get_up(people in 8_usize..40, rounds in 1_usize..4, seed in any::<u64>()) {
        let evening = wild(people, rounds, seed);
        let Ok(hall) = Hall::of(evening.clone()) else { return Ok(()) };
        let seating = hall.seat(&Search { seed, evaluations: 10_000, attempts: 1 }).seating;
        let from_round = (seed % rounds as u64) as usize;
        let gone = (seed >> 8) as usize % 6;
        let absent: Vec<PersonId> = evening.people.iter().rev().take(gone).map(|person| person.id).collect();
        let mut late = evening.people[4].clone();
        late.id = PersonId(9_000);
        late.away.clear();
        let news = News { from_round, absent: absent.clone(), late: vec![late] };
        let again = hall.reseat(&seating, &news).unwrap();
        everybody_sits_once(again.hall.evening(), &again.seating);
        prop_assert!(again.moved.len() <= MOST_MOVES * (gone + 1));
        prop_assert!(again.moved.iter().all(|moved| moved.round >= from_round));
        for round in 0..from_round {
            prop_assert_eq!(&again.seating.rounds[round], &seating.rounds[round]);
        }
        for moved in &again.moved {
            prop_assert_eq!(seating.table_of(moved.round, moved.person), Some(moved.from));
            prop_assert_eq!(again.seating.table_of(moved.round, moved.person), Some(moved.to));
        }
        prop_assert_eq!(again.seated.len(), rounds - from_round);
        for round in from_round..rounds {
            prop_assert!(absent.iter().all(|id| again.seating.table_of(round, *id).is_none()));
        }
        let used = |flat: &common::Flat| {
            flat.0 != Rule::TooFew || again.seating.rounds[flat.1.unwrap()].iter().any(|taken| Some(taken.table) == flat.2 && !taken.people.is_empty())
        };
        let told: BTreeSet<_> = flat(&again.unkept).into_iter().filter(used).collect();
        prop_assert_eq!(told, broken(again.hall.evening(), &again.seating));
    }
}

#[test]
fn what_protects_refuses_and_the_rest_is_told() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    for id in [1, 2] {
        evening.people[id].minor = true;
    }
    evening.people[5].vetted = true;
    evening.rounds[0][1].step_free = false;
    evening.people[8].needs_step_free = true;
    evening.rounds[0][0].theme = Some(ThemeId(1));
    evening.people[7].themes = vec![ThemeId(2)];
    evening.rounds[0][1].theme = Some(ThemeId(2));
    let (hall, outcome) = quick(&evening);
    assert!(outcome.unkept.is_empty());
    let seating = &outcome.seating;
    let other = |id: u32| {
        let at = seating.table_of(0, PersonId(id)).unwrap();
        if at == TableId(1) { TableId(2) } else { TableId(1) }
    };
    let go = |id: u32| {
        let change = Change::Move {
            round: 0,
            person: PersonId(id),
            to: other(id),
        };
        hall.effect_of(seating, change).unwrap()
    };
    assert!(go(2).refused.contains(&Refusal::Breaks(Rule::LoneMinor)));
    assert!(go(6).refused.contains(&Refusal::Breaks(Rule::NoVettedAdult)));
    assert_eq!(go(9).refused, [Refusal::Breaks(Rule::Steps)]);
    let wish = go(8);
    assert!(wish.is_allowed());
    let told: Vec<Rule> = wish.breaks.iter().map(|broken| broken.rule).collect();
    assert_eq!(told, [Rule::ThemeNotNamed, Rule::NoFirstChoice]);
    assert!(wish.mends.is_empty());
    // A full table takes nobody.
    let full = Change::Move {
        round: 0,
        person: PersonId(10),
        to: other(10),
    };
    let mut then = hall.changed(seating, full).unwrap();
    for id in [11, 12, 4, 5, 3] {
        if then.rounds[0]
            .iter()
            .any(|taken| taken.table == other(10) && taken.people.len() == 7)
        {
            break;
        }
        let to = other(10);
        then = hall
            .changed(
                &then,
                Change::Move {
                    round: 0,
                    person: PersonId(id),
                    to,
                },
            )
            .unwrap();
    }
    let to = other(10);
    let outside = then.rounds[0]
        .iter()
        .find(|taken| taken.table != to)
        .unwrap()
        .people[0];
    let effect = hall
        .effect_of(
            &then,
            Change::Move {
                round: 0,
                person: outside,
                to,
            },
        )
        .unwrap();
    assert!(effect.refused.contains(&Refusal::Breaks(Rule::TooMany)));
}

#[test]
fn five_who_do_not_come_move_at_most_ten() {
    for seed in 0..3 {
        let evening = made(120, 3, seed, Kind::Rich);
        let (hall, outcome) = quick(&evening);
        let facilitators = evening
            .people
            .iter()
            .filter(|person| person.can_facilitate)
            .take(5);
        let absent: Vec<PersonId> = facilitators.map(|person| person.id).collect();
        let news = News {
            from_round: 1,
            absent,
            late: vec![],
        };
        let again = hall.reseat(&outcome.seating, &news).unwrap();
        assert!(again.moved.len() <= 10);
        // The same news has the same answer.
        let once_more = hall.reseat(&outcome.seating, &news).unwrap();
        assert_eq!((again.seating, again.moved), (once_more.seating, once_more.moved));
    }
}

#[test]
fn a_missing_facilitator_is_replaced_from_a_table_with_two() {
    // Every table can do with one less, so that one person who gets up is enough.
    let mut evening = simple(18, 4, 3, 3, 7, 1);
    for person in &mut evening.people[4..] {
        person.can_facilitate = false;
    }
    let (hall, outcome) = quick(&evening);
    assert!(outcome.unkept.is_empty());
    let alone = outcome.seating.rounds[0].iter().find_map(|taken| {
        let leads: Vec<&PersonId> = taken.people.iter().filter(|id| id.0 <= 4).collect();
        (leads.len() == 1).then(|| *leads[0])
    });
    let news = News {
        from_round: 0,
        absent: vec![alone.unwrap()],
        late: vec![],
    };
    let again = hall.reseat(&outcome.seating, &news).unwrap();
    assert!(again.unkept.is_empty());
    assert_eq!(again.moved.len(), 1);
    assert!(again.moved[0].person.0 <= 4);
}

#[test]
fn news_that_cannot_be_is_told() {
    let (hall, outcome) = quick(&simple(12, 4, 2, 5, 7, 2));
    let news = News {
        from_round: 2,
        absent: vec![PersonId(50)],
        late: vec![person(3, 1)],
    };
    let Err(NotReseated::Mistakes(mistakes)) = hall.reseat(&outcome.seating, &news) else {
        panic!()
    };
    let expected = [Mistake::UnknownRound(2), Mistake::UnknownPerson(PersonId(50))];
    assert_eq!(mistakes, expected);
    let news = News {
        from_round: 1,
        absent: vec![],
        late: vec![person(3, 1)],
    };
    let Err(NotReseated::Mistakes(mistakes)) = hall.reseat(&outcome.seating, &news) else {
        panic!()
    };
    assert_eq!(mistakes, [Mistake::PersonTwice(PersonId(3))]);
    // Somebody who was said to be missing and comes after all.
    let news = News {
        from_round: 0,
        absent: vec![PersonId(3)],
        late: vec![],
    };
    let again = hall.reseat(&outcome.seating, &news).unwrap();
    let back = News {
        from_round: 1,
        absent: vec![],
        late: vec![person(3, 3)],
    };
    let back = again.hall.reseat(&again.seating, &back).unwrap();
    assert_eq!(back.seated.len(), 1);
    assert_eq!(back.seating.table_of(0, PersonId(3)), None);
    assert!(back.seating.table_of(1, PersonId(3)).is_some());
}

#[test]
fn a_story_tells_what_everybody_got() {
    let mut evening = simple(12, 4, 2, 5, 7, 2);
    evening.rounds[0][0].theme = Some(ThemeId(1));
    evening.rounds[1][0].theme = Some(ThemeId(2));
    evening.people[0].themes = vec![ThemeId(1), ThemeId(2)];
    evening.people[1].themes = vec![ThemeId(9), ThemeId(2)];
    let (hall, outcome) = quick(&evening);
    let story = hall.explain(&outcome.seating).unwrap();
    assert_eq!((story.tables.len(), story.people.len()), (4, 12));
    assert_eq!(story.people[0].first_choice, matching::FirstChoice::In(0));
    assert_eq!(story.people[1].first_choice, matching::FirstChoice::NoTable);
    assert_eq!(story.people[2].first_choice, matching::FirstChoice::NoneNamed);
    for table in &story.tables {
        assert_eq!(
            table.professions.iter().map(|(_, number)| number).sum::<usize>(),
            table.people
        );
        assert!(table.facilitator.is_some() && table.note_taker.is_some());
        assert_ne!(table.facilitator, table.note_taker);
        let pairs = table.people * (table.people - 1) / 2;
        assert_eq!(table.new_pairs + table.met_before, pairs);
    }
    let met: usize = story.tables.iter().map(|table| table.met_before).sum();
    assert_eq!(met as i64, outcome.cost.meetings);
}
