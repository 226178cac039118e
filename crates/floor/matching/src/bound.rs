//! A cost below which no seating can be, by counting alone.
//!
//! Whoever spreads `k` people over `t` tables puts at least `t·C(⌊k/t⌋, 2) + (k mod t)·⌊k/t⌋` pairs at one table. That
//! holds for people of one profession, of one organisation, and, by the same argument, for people who shared a table in
//! another round: a table of seven takes two from one of six earlier tables. The four sums are about different costs,
//! so they add up. Somebody of several professions counts for the commonest only, so that no pair counts twice.

use crate::compiled::Compiled;
use crate::evening::{Evening, Person, ThemeId};
use std::collections::BTreeMap;

/// The pairs that cannot be kept from sharing a table when `people` are spread over `tables`.
fn forced(people: usize, tables: usize) -> i64 {
    let tables = tables.max(1);
    let (each, rest) = (people / tables, people % tables);
    (tables * (each * each.saturating_sub(1) / 2) + rest * each) as i64
}

/// The lower bound of the cost of any seating of the evening at the tables that are used.
pub(crate) fn bound(evening: &Evening, compiled: &Compiled) -> i64 {
    let weights = evening.weights;
    let there = |round: usize| {
        evening
            .people
            .iter()
            .filter(move |person| !person.away.contains(&round))
    };
    let open: Vec<usize> = (0..compiled.rounds())
        .map(|round| {
            compiled
                .places_of(round)
                .filter(|place| compiled.places[*place].size.high > 0)
                .count()
        })
        .collect();
    let mut sum = 0;
    for (round, tables) in open.iter().copied().enumerate() {
        let professions: i64 = by_commonest_profession(there(round))
            .into_values()
            .map(|people| forced(people, tables))
            .sum();
        let mut organisations: BTreeMap<_, usize> = BTreeMap::new();
        for organisation in there(round).filter_map(|person| person.organisation) {
            *organisations.entry(organisation).or_default() += 1;
        }
        let organisations: i64 = organisations
            .into_values()
            .map(|people| forced(people, tables))
            .sum();
        sum += professions * i64::from(weights.profession);
        sum += organisations * i64::from(weights.organisation);
        sum += below_first(compiled, round, there(round)) * i64::from(weights.rank);
        for (earlier, tables_then) in open.iter().copied().enumerate().take(round) {
            let both = there(round)
                .filter(|person| !person.away.contains(&earlier))
                .count();
            // Spread evenly over the tables of this round; each table then over those of the earlier one.
            let (each, rest) = (both / tables.max(1), both % tables.max(1));
            let again = (tables - rest) as i64 * forced(each, tables_then)
                + rest as i64 * forced(each + 1, tables_then);
            sum += again * i64::from(weights.meeting);
        }
    }
    sum
}

fn by_commonest_profession<'a>(there: impl Iterator<Item = &'a Person> + Clone) -> BTreeMap<u32, usize> {
    let mut held: BTreeMap<u32, usize> = BTreeMap::new();
    for profession in there.clone().flat_map(|person| &person.professions) {
        *held.entry(profession.0).or_default() += 1;
    }
    let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
    for person in there {
        let commonest = person
            .professions
            .iter()
            .max_by_key(|profession| (held.get(&profession.0), profession.0));
        if let Some(profession) = commonest {
            *counted.entry(profession.0).or_default() += 1;
        }
    }
    counted
}

/// How many cannot be at a table of their first choice in this round, because it has too few chairs.
fn below_first<'a>(compiled: &Compiled, round: usize, there: impl Iterator<Item = &'a Person>) -> i64 {
    let mut asked: BTreeMap<ThemeId, i64> = BTreeMap::new();
    for theme in there.filter_map(|person| person.themes.first()) {
        *asked.entry(*theme).or_default() += 1;
    }
    let mut free = 0;
    for place in &compiled.places[compiled.places_of(round)] {
        let seats = place.size.high as i64;
        match place.table.theme.and_then(|theme| asked.get_mut(&theme)) {
            Some(asked) => *asked -= seats,
            None if place.table.theme.is_none() => free += seats,
            None => {}
        }
    }
    let short: i64 = asked.into_values().filter(|short| *short > 0).sum();
    (short - free).max(0)
}
