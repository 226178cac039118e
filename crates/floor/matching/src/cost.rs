//! What a seating costs, counted from the seating itself and apart for each unwished thing.

use crate::compiled::rank;
use crate::evening::{Evening, MOST_MET, Person, PersonId, ProfessionId, TableId, Weights};
use crate::seating::Seating;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How often each unwished thing happens. [`Cost::total`] weighs them.
///
/// A pair that met `e` times before and shares `x` tables tonight counts `C(e + x, 2) - C(e, 2)` meetings again: what
/// happened before tonight cannot be helped and costs nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Meetings again.
    pub meetings: i64,
    /// Pairs of one organisation at a table.
    pub organisations: i64,
    /// Pairs of one profession at a table; a pair that shares two professions counts once.
    pub professions: i64,
    /// Professions that are missing at a table in use, although there is somebody for every table in use of the round.
    /// A table that was closed is not in use, also when somebody is put there by hand.
    pub missing: i64,
    /// Places down people's lists of themes. A theme that somebody did not name counts as one place below the last.
    pub ranks: i64,
    /// People elsewhere than was announced.
    pub churn: i64,
}

impl Cost {
    /// The sum that the search makes as small as it can.
    #[must_use]
    pub fn total(&self, weights: &Weights) -> i64 {
        self.meetings * i64::from(weights.meeting)
            + self.organisations * i64::from(weights.organisation)
            + self.professions * i64::from(weights.profession)
            + self.missing * i64::from(weights.missing)
            + self.ranks * i64::from(weights.rank)
            + self.churn * i64::from(weights.churn)
    }
}

fn pair(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    (one.min(other), one.max(other))
}

/// Professions held by at least as many people in a round as there are tables in use.
pub(crate) fn expected(there: &[&Person], tables: usize) -> Vec<ProfessionId> {
    let mut held: BTreeMap<ProfessionId, usize> = BTreeMap::new();
    for person in there {
        for profession in person.professions.iter().copied().collect::<BTreeSet<_>>() {
            *held.entry(profession).or_default() += 1;
        }
    }
    let enough = held.into_iter().filter(|(_, people)| *people >= tables);
    enough.map(|(profession, _)| profession).collect()
}

/// Counts what happens in a seating. `used` tells which tables of a round are in use.
pub(crate) fn cost(evening: &Evening, seating: &Seating, used: impl Fn(usize, TableId) -> bool) -> Cost {
    let people: BTreeMap<PersonId, &Person> =
        evening.people.iter().map(|person| (person.id, person)).collect();
    let mut met: BTreeMap<(PersonId, PersonId), u32> = BTreeMap::new();
    for earlier in &evening.met {
        let times = met.entry(pair(earlier.pair.0, earlier.pair.1)).or_default();
        *times = times.saturating_add(earlier.times).min(MOST_MET);
    }
    let announced: BTreeMap<(usize, PersonId), TableId> = (evening.announced.iter())
        .map(|seat| ((seat.round, seat.person), seat.table))
        .collect();
    let mut cost = Cost::default();
    for (round, tables) in seating.rounds.iter().enumerate() {
        let there = tables.iter().flat_map(|taken| &taken.people);
        let there: Vec<&Person> = there.filter_map(|id| people.get(id).copied()).collect();
        let in_use = tables.iter().filter(|taken| used(round, taken.table));
        let expected = expected(&there, in_use.count());
        for taken in tables {
            let table = evening.rounds[round].iter().find(|table| table.id == taken.table);
            let here: Vec<&Person> = taken
                .people
                .iter()
                .filter_map(|id| people.get(id).copied())
                .collect();
            for (index, one) in here.iter().enumerate() {
                for other in &here[index + 1..] {
                    let times = met.entry(pair(one.id, other.id)).or_default();
                    cost.meetings += i64::from(*times);
                    *times += 1;
                    let alike = one.organisation.is_some() && one.organisation == other.organisation;
                    cost.organisations += i64::from(alike);
                    let shared = one.professions.iter().any(|has| other.professions.contains(has));
                    cost.professions += i64::from(shared);
                }
                let rank = rank(one, table.and_then(|table| table.theme));
                cost.ranks += rank.unwrap_or(one.themes.len()) as i64;
                let at = announced.get(&(round, one.id));
                cost.churn += i64::from(at.is_some_and(|at| *at != taken.table));
            }
            if used(round, taken.table) {
                let has = |profession: &&ProfessionId| {
                    here.iter().any(|person| person.professions.contains(profession))
                };
                cost.missing += expected.iter().filter(|profession| !has(profession)).count() as i64;
            }
        }
    }
    cost
}
