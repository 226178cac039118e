//! Whatever is asked, everybody sits once, and what is told of a seating is true.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{broken, cost, everybody_sits_once, flat, planted, wild};
use matching::{Block, Hall, Rule, Search, Why};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn quick(seed: u64) -> Search {
    Search {
        seed,
        evaluations: 20_000,
        attempts: 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_seating_is_what_it_is_said_to_be(people in 6_usize..40, rounds in 1_usize..4, seed in any::<u64>()) {
        let evening = wild(people, rounds, seed);
        // A pair may have come out apart and, through others, together: that is refused.
        let Ok(hall) = Hall::of(evening.clone()) else { return Ok(()) };
        let outcome = hall.seat(&quick(seed));
        everybody_sits_once(&evening, &outcome.seating);
        // An empty table in use is told as well; the plain check knows used tables only.
        let told: BTreeSet<_> = flat(&outcome.unkept).into_iter().filter(|one| {
            one.0 != Rule::TooFew || outcome.seating.rounds[one.1.unwrap()].iter().any(|taken| Some(taken.table) == one.2 && !taken.people.is_empty())
        }).collect();
        prop_assert_eq!(told, broken(&evening, &outcome.seating));
        let mut apart: Vec<_> = Vec::new();
        for round in 0..rounds {
            for (one, other) in &evening.apart {
                let at = outcome.seating.table_of(round, *one);
                if at.is_some() && at == outcome.seating.table_of(round, *other) {
                    apart.push((round, at.unwrap(), *one.min(other), *one.max(other)));
                }
            }
        }
        apart.sort();
        apart.dedup();
        prop_assert_eq!(outcome.confidential.for_the_coordinator(), apart);
        let empty_in_use = outcome.unkept.iter().any(|one| one.broken.people.is_empty());
        if !empty_in_use {
            prop_assert_eq!(outcome.total, cost(&evening, &outcome.seating));
        }
        prop_assert!(outcome.bound <= outcome.total);
    }

    #[test]
    fn the_order_of_lists_makes_no_difference(people in 6_usize..30, seed in any::<u64>()) {
        let evening = wild(people, 2, seed);
        let mut turned = evening.clone();
        turned.people.reverse();
        turned.rounds.iter_mut().for_each(|tables| tables.reverse());
        turned.apart.reverse();
        turned.together.iter_mut().for_each(|pair| *pair = (pair.1, pair.0));
        turned.met.reverse();
        turned.fixed.reverse();
        if let (Ok(one), Ok(other)) = (Hall::of(evening), Hall::of(turned)) {
            let (one, other) = (one.seat(&quick(seed)), other.seat(&quick(seed)));
            prop_assert_eq!(one.seating, other.seating);
            prop_assert_eq!(one.total, other.total);
        }
    }

    #[test]
    fn a_rule_said_to_be_blocked_is_broken_in_every_seating(people in 6_usize..24, seed in any::<u64>()) {
        let mut evening = wild(people, 1, seed);
        evening.fixed.clear();
        let Ok(hall) = Hall::of(evening) else { return Ok(()) };
        for other in 0..3 {
            let outcome = hall.seat(&quick(seed ^ other));
            let rules: BTreeSet<Rule> = outcome.unkept.iter().map(|one| one.broken.rule).collect();
            for block in hall.blocks() {
                let holds = match block {
                    Block::Facilitators { .. } => rules.contains(&Rule::NoFacilitator),
                    Block::NoteTakers { .. } => rules.contains(&Rule::NoNoteTaker),
                    Block::Roles { .. } => [Rule::OneForBoth, Rule::NoFacilitator, Rule::NoNoteTaker].iter().any(|rule| rules.contains(rule)),
                    Block::Themes { .. } => rules.contains(&Rule::ThemeNotNamed),
                    Block::OneMinor { .. } => rules.contains(&Rule::LoneMinor),
                    Block::StepFree { .. } => rules.contains(&Rule::Steps),
                    Block::VettedAdults { .. } => rules.contains(&Rule::NoVettedAdult),
                    Block::Interpreters { .. } => rules.contains(&Rule::NoInterpreter),
                    Block::Group { .. } => rules.contains(&Rule::NotTogether),
                    Block::People { .. } => rules.contains(&Rule::TooFew),
                    Block::Chairs { .. } => rules.contains(&Rule::TooMany),
                    Block::ThemeBehindSteps { .. } => rules.contains(&Rule::Steps) || rules.contains(&Rule::ThemeNotNamed),
                    Block::FirstChoice { .. } | Block::ThemeWithoutTable { .. } | Block::FixedChairs { .. } => true,
                };
                prop_assert!(holds, "{:?} among {:?}", block, rules);
            }
            // And a reason is never one of fixed seats where nothing is fixed.
            prop_assert!(outcome.unkept.iter().all(|one| !matches!(one.why, Why::Fixed(_))));
        }
    }
}

proptest! {
    // With the budget that a page uses, which takes a while for each.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_rule_is_kept_where_it_is_known_that_all_can_be(tables in 2_usize..7, rounds in 1_usize..4, seed in any::<u64>()) {
        let (evening, planted) = planted(tables, rounds, seed);
        let hall = Hall::of(evening).unwrap();
        prop_assert!(hall.blocks().is_empty());
        prop_assert!(hall.broken(&planted).unwrap().is_empty());
        let outcome = hall.seat(&Search::of(seed, tables * 6 * rounds));
        prop_assert_eq!(&outcome.unkept, &[]);
        prop_assert!(outcome.confidential.for_the_coordinator().is_empty());
    }
}
