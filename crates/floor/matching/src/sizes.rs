//! How many people each table of a round gets room for, before anybody sits down.
//!
//! A round whose tables cannot all have their fewest closes some; where that is not enough, tables are smaller than
//! they should be; where chairs are short, chairs are added. Each of these is told as a [`Compromise`].

use crate::evening::{Evening, MOST_SEATS, Table, TableId, ThemeId};
use crate::seating::Taken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something the organiser asked for that cannot be, settled before people are seated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compromise {
    /// Too few people for all tables: these are not used.
    TablesClosed {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// How many all tables together need.
        needed: usize,
        /// Not used.
        closed: Vec<TableId>,
    },
    /// Too few people even so: these tables have fewer than they work with.
    TablesSmall {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// How many the tables that are used need together.
        needed: usize,
        /// Fewer than they work with.
        small: Vec<TableId>,
    },
    /// Too few chairs: some are put at these tables.
    ChairsAdded {
        /// The round.
        round: usize,
        /// The people who are there.
        people: usize,
        /// The chairs that there are.
        seats: usize,
        /// Tables with more chairs than they should have.
        at: Vec<TableId>,
    },
}

/// What a table may hold in the search. Closed when `high` is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) low: usize,
    pub(crate) high: usize,
    /// What the first arrangement gives it.
    pub(crate) start: usize,
}

/// The sizes of the tables of `round`, for `people` of whom `fixed` per table cannot choose.
pub(crate) fn sizes(
    evening: &Evening,
    round: usize,
    tables: &[Table],
    fixed: &[usize],
) -> (Vec<Size>, Vec<Compromise>) {
    let there = |person: &&crate::Person| !person.away.contains(&round);
    let people = evening.people.iter().filter(there).count();
    let mut told = Vec::new();
    let is_open = opened(evening, round, tables, fixed, people);
    let closed = |place: &usize| !is_open[*place];
    let closed: Vec<TableId> = (0..tables.len())
        .filter(closed)
        .map(|place| tables[place].id)
        .collect();
    if !closed.is_empty() {
        told.push(Compromise::TablesClosed {
            round,
            people,
            needed: tables.iter().map(|table| table.fewest).sum(),
            closed,
        });
    }
    let mut sizes: Vec<Size> = (tables.iter().zip(fixed).zip(&is_open))
        .map(|((table, fixed), is_open)| Size {
            low: if *is_open { table.fewest } else { 0 },
            high: if *is_open { table.seats.max(*fixed) } else { 0 },
            start: if *is_open { table.fewest.max(*fixed) } else { 0 },
        })
        .collect();
    let needed: usize = sizes.iter().map(|size| size.low).sum();
    lower(&mut sizes, fixed, people);
    let small: Vec<TableId> = (tables.iter().zip(&sizes))
        .filter(|(table, size)| size.high > 0 && size.low < table.fewest)
        .map(|(table, _)| table.id)
        .collect();
    if !small.is_empty() {
        told.push(Compromise::TablesSmall {
            round,
            people,
            needed,
            small,
        });
    }
    let seats: usize = tables.iter().map(|table| table.seats).sum();
    fill(&mut sizes, people);
    let at: Vec<TableId> = (tables.iter().zip(&sizes))
        .filter(|(table, size)| size.start > table.seats)
        .map(|(table, _)| table.id)
        .collect();
    if !at.is_empty() {
        told.push(Compromise::ChairsAdded {
            round,
            people,
            seats,
            at,
        });
    }
    (sizes, told)
}

/// The sizes of tables at which people sit already: those in use stay in use.
pub(crate) fn sizes_as_taken(tables: &[Table], taken: &[Taken]) -> Vec<Size> {
    let sizes = tables.iter().map(|table| {
        let here = taken.iter().find(|taken| taken.table == table.id);
        let people = here.map_or(0, |taken| taken.people.len());
        Size {
            low: if people > 0 { table.fewest } else { 0 },
            high: if people > 0 { table.seats.max(people) } else { 0 },
            start: people,
        }
    });
    sizes.collect()
}

/// Which tables are used: all if there are people enough, and else without those that are missed least.
fn opened(evening: &Evening, round: usize, tables: &[Table], fixed: &[usize], people: usize) -> Vec<bool> {
    let there = || {
        evening
            .people
            .iter()
            .filter(move |person| !person.away.contains(&round))
    };
    let mut asked: BTreeMap<Option<ThemeId>, usize> = BTreeMap::new();
    for person in there() {
        *asked.entry(person.themes.first().copied()).or_default() += 1;
    }
    let step_free_needed = there().any(|person| person.needs_step_free);
    let mut open = vec![true; tables.len()];
    let of = |open: &[bool], value: fn(&Table) -> usize| -> usize {
        (tables.iter().zip(open).filter(|(_, open)| **open))
            .map(|(table, _)| value(table))
            .sum()
    };
    while of(&open, |table| table.fewest) > people {
        let chairs = of(&open, |table| table.seats);
        let may_close = |place: &usize| {
            open[*place] && fixed[*place] == 0 && chairs - tables[*place].seats >= people.max(1)
        };
        let missed = |place: &usize| {
            let table = &tables[*place];
            let alike = (tables.iter().zip(&open))
                .filter(|(other, open)| **open && other.theme == table.theme)
                .count();
            let step_free = (tables.iter().zip(&open))
                .filter(|(other, open)| **open && other.step_free)
                .count();
            let last_step_free = step_free_needed && table.step_free && step_free == 1;
            let per_table = asked.get(&table.theme).copied().unwrap_or(0) * 1_000 / alike.max(1);
            (last_step_free, per_table, std::cmp::Reverse(*place))
        };
        match (0..tables.len()).filter(may_close).min_by_key(missed) {
            Some(place) => open[place] = false,
            None => break,
        }
    }
    open
}

/// Takes off what tables start with, the largest first, until there are people enough.
fn lower(sizes: &mut [Size], fixed: &[usize], people: usize) {
    let mut sum: usize = sizes.iter().map(|size| size.start).sum();
    while sum > people {
        let can = (0..sizes.len()).filter(|place| sizes[*place].start > fixed[*place]);
        let Some(place) = can.max_by_key(|place| (sizes[*place].start, *place)) else {
            break;
        };
        sizes[place].start -= 1;
        sizes[place].low = sizes[place].low.min(sizes[place].start);
        sum -= 1;
    }
}

/// Gives everybody a chair, at the emptiest table first; adds chairs when all are taken.
fn fill(sizes: &mut [Size], people: usize) {
    let sum: usize = sizes.iter().map(|size| size.start).sum();
    for _ in sum..people {
        let open = |place: &usize| sizes[*place].high > 0;
        let room = |place: &usize| open(place) && sizes[*place].start < sizes[*place].high;
        let more = |place: &usize| open(place) && sizes[*place].start < MOST_SEATS;
        let emptiest = |place: &usize| (sizes[*place].start, *place);
        let place = (0..sizes.len()).filter(room).min_by_key(emptiest);
        let Some(place) = place.or_else(|| (0..sizes.len()).filter(more).min_by_key(emptiest)) else {
            break;
        };
        sizes[place].start += 1;
        sizes[place].high = sizes[place].high.max(sizes[place].start);
    }
}
