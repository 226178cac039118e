//! An evening as arrays of whole numbers, so that a change of seats is looked at in a few dozen additions.
//!
//! People and tables stand in the order of their numbers: in which order they were listed makes no difference.

use crate::evening::{Evening, MOST_MET, PersonId, ProfessionId, Table, TableId, ThemeId, TongueId};
use crate::seating::Seating;
use crate::sizes::{Compromise, Size, sizes, sizes_as_taken};
use std::collections::{BTreeMap, BTreeSet};

/// One broken hard rule in a number that also holds costs: costs of a change stay far below half of it.
pub(crate) const HARD: i32 = 1 << 20;
/// What a broken rule counts that keeps somebody safe or lets them take part. Others count for one: where not all can
/// be kept, somebody sits at a theme they did not name before they sit behind steps.
pub(crate) const CARE: i32 = 2;
/// What it counts that two who are kept apart share a table.
pub(crate) const APART: i32 = 4;
/// Nowhere: a person who is away.
pub(crate) const NOWHERE: u16 = u16::MAX;

// What a table counts, a byte each in one number.
const FACILITATOR: u64 = 1;
const NOTE_TAKER: u64 = 1 << 8;
const EITHER: u64 = 1 << 16;
const MINOR: u64 = 1 << 24;
const VETTED: u64 = 1 << 32;
const PERSON: u64 = 1 << 40;

/// The number of people in a tally.
pub(crate) fn people_in(tally: u64) -> usize {
    usize::from((tally >> 40) as u8)
}

/// A table of a round. All tables of all rounds stand in one row.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) table: Table,
    pub(crate) size: Size,
}

impl Place {
    /// The hard rules that a table breaks by who sits there, without those about single people and pairs.
    pub(crate) fn hard(&self, tally: u64) -> i32 {
        let lane = |shift: u32| i32::from((tally >> shift) as u8);
        let people = lane(40);
        let short = (self.size.low as i32 - people).max(0);
        if people == 0 {
            return short;
        }
        let (leads, notes, either, minors, vetted) = (lane(0), lane(8), lane(16), lane(24), lane(32));
        let roles =
            i32::from(leads == 0) + i32::from(notes == 0) + i32::from(leads > 0 && notes > 0 && either == 1);
        let minors = (i32::from(minors == 1) + i32::from(minors > 0 && vetted == 0)) * CARE;
        roles + minors + short + (people - self.size.high as i32).max(0)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub(crate) ids: Vec<PersonId>,
    /// The tables of round `r` are `places[starts[r]..starts[r + 1]]`.
    pub(crate) places: Vec<Place>,
    pub(crate) starts: Vec<usize>,
    /// What it costs that two share a table, without meetings of tonight; with the hard rules about them.
    pub(crate) pair: Vec<i32>,
    /// Per place, then person: what it costs that they sit there times two, and 1 for a first choice that
    /// they can reach.
    pub(crate) alone: Vec<i32>,
    pub(crate) flags: Vec<u64>,
    pub(crate) professions: Vec<u64>,
    pub(crate) profession_ids: Vec<ProfessionId>,
    /// Per round the professions that have somebody for every table.
    pub(crate) expected: Vec<u64>,
    /// 1 and up for the language of which somebody needs an interpreter; 0 for none.
    pub(crate) needs: Vec<u8>,
    pub(crate) speaks: Vec<u64>,
    pub(crate) tongues: usize,
    /// Per round who is there, and who of them may be moved.
    pub(crate) present: Vec<Vec<u16>>,
    pub(crate) movable: Vec<Vec<u16>>,
    /// Per round and person the place where they are fixed, or [`NOWHERE`].
    pub(crate) fixed: Vec<u16>,
    /// Whether somebody is owed their first choice in some round.
    pub(crate) owed: Vec<bool>,
    /// Who is kept together with whom.
    pub(crate) companions: Vec<Vec<u16>>,
    /// Pairs that could be together, over all rounds: a hard rule is broken for each that is not.
    pub(crate) together: i64,
    pub(crate) compromises: Vec<Compromise>,
    pub(crate) meeting: i32,
    pub(crate) missing: i32,
}

impl Compiled {
    pub(crate) fn people(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn rounds(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn places_of(&self, round: usize) -> std::ops::Range<usize> {
        self.starts[round]..self.starts[round + 1]
    }

    pub(crate) fn person(&self, id: PersonId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    pub(crate) fn place(&self, round: usize, id: TableId) -> Option<usize> {
        let range = (round < self.rounds()).then(|| self.places_of(round))?;
        let start = range.start;
        let found = self.places[range].binary_search_by_key(&id, |place| place.table.id);
        found.ok().map(|place| start + place)
    }

    pub(crate) fn is_fixed(&self, round: usize, person: usize) -> bool {
        self.fixed[round * self.people() + person] != NOWHERE
    }

    /// Of an evening without mistakes. Where people sit already, no table is opened or closed.
    pub(crate) fn of(evening: &Evening, sitting: Option<&Seating>) -> Self {
        let mut order: Vec<&crate::Person> = evening.people.iter().collect();
        order.sort_by_key(|person| person.id);
        let ids: Vec<PersonId> = order.iter().map(|person| person.id).collect();
        let people = ids.len();
        let place_of = |id: &PersonId| ids.binary_search(id).ok();
        let (profession_ids, professions) = masks(&order);
        let (tongues, needs, speaks) = languages(&order);
        let mut compiled = Self {
            places: Vec::new(),
            starts: vec![0],
            pair: pairs(evening, &order, &professions),
            alone: Vec::new(),
            flags: order.iter().map(|person| flags(person)).collect(),
            professions,
            profession_ids,
            expected: Vec::new(),
            needs,
            speaks,
            tongues,
            present: Vec::new(),
            movable: Vec::new(),
            fixed: vec![NOWHERE; people * evening.rounds.len()],
            owed: vec![false; people],
            companions: companions(evening, people, place_of),
            together: 0,
            compromises: Vec::new(),
            meeting: evening.weights.meeting as i32,
            missing: evening.weights.missing as i32,
            ids: Vec::new(),
        };
        compiled.ids = ids;
        for round in 0..evening.rounds.len() {
            compiled.add_round(evening, &order, round, sitting);
        }
        compiled.settle_first_choices(&order);
        compiled
    }

    fn add_round(
        &mut self,
        evening: &Evening,
        order: &[&crate::Person],
        round: usize,
        sitting: Option<&Seating>,
    ) {
        let people = order.len();
        let start = self.places.len();
        let mut tables = evening.rounds[round].clone();
        tables.sort_by_key(|table| table.id);
        let mut fixed = vec![0; tables.len()];
        for seat in evening.fixed.iter().filter(|seat| seat.round == round) {
            let table = tables.binary_search_by_key(&seat.table, |table| table.id);
            let (Ok(table), Some(person)) = (table, self.person(seat.person)) else {
                continue;
            };
            let at = &mut self.fixed[round * people + person];
            fixed[table] += usize::from(*at == NOWHERE);
            *at = (start + table) as u16;
        }
        let sitting = sitting.and_then(|seating| seating.rounds.get(round));
        let (sizes, told) = match sitting {
            Some(taken) => (sizes_as_taken(&tables, taken), Vec::new()),
            None => sizes(evening, round, &tables, &fixed),
        };
        self.compromises.extend(told);
        let announced: BTreeMap<PersonId, TableId> = (evening.announced.iter())
            .filter(|seat| seat.round == round)
            .map(|seat| (seat.person, seat.table))
            .collect();
        for table in &tables {
            let alone = order.iter().map(|person| {
                let rank = rank(person, table.theme);
                let hard =
                    i32::from(rank.is_none()) + i32::from(person.needs_step_free && !table.step_free) * CARE;
                let rank_cost = rank.unwrap_or(person.themes.len()) as i32 * evening.weights.rank as i32;
                let elsewhere = announced.get(&person.id).is_some_and(|at| *at != table.id);
                let churn = i32::from(elsewhere) * evening.weights.churn as i32;
                let reached = table.step_free || !person.needs_step_free;
                let first = reached && table.theme.is_some() && rank == Some(0) && !person.themes.is_empty();
                (hard * HARD + rank_cost + churn) * 2 + i32::from(first)
            });
            self.alone.extend(alone);
        }
        let places = tables.into_iter().zip(sizes);
        self.places
            .extend(places.map(|(table, size)| Place { table, size }));
        self.starts.push(self.places.len());
        let there = |person: &usize| !order[*person].away.contains(&round);
        let present: Vec<u16> = (0..people).filter(there).map(|person| person as u16).collect();
        let open = self.places[start..]
            .iter()
            .filter(|place| place.size.high > 0)
            .count();
        let mut expected = 0;
        for profession in 0..self.profession_ids.len() {
            let has = |person: &&u16| self.professions[usize::from(**person)] >> profession & 1 == 1;
            if present.iter().filter(has).count() >= open {
                expected |= 1 << profession;
            }
        }
        self.expected.push(expected);
        let is_there: BTreeSet<u16> = present.iter().copied().collect();
        for (one, companions) in self.companions.iter().enumerate() {
            let both = |other: &&u16| usize::from(**other) > one && is_there.contains(*other);
            if is_there.contains(&(one as u16)) {
                self.together += companions.iter().filter(both).count() as i64;
            }
        }
        let may_move = |person: &u16| !self.is_fixed(round, usize::from(*person));
        self.movable
            .push(present.iter().copied().filter(may_move).collect());
        self.present.push(present);
    }

    /// A first choice is owed to whoever could have it: there is a table for it that they can reach, in a round in
    /// which they are there.
    fn settle_first_choices(&mut self, order: &[&crate::Person]) {
        let people = order.len();
        for (place, person) in order.iter().enumerate() {
            let there = (0..self.rounds()).filter(|round| !person.away.contains(round));
            self.owed[place] = there
                .flat_map(|round| self.places_of(round))
                .any(|at| self.places[at].size.high > 0 && self.alone[at * people + place] & 1 == 1);
        }
    }
}

/// The place of a theme in somebody's list; 0 for who named none and for an open table, none if not accepted.
pub(crate) fn rank(person: &crate::Person, theme: Option<ThemeId>) -> Option<usize> {
    match theme {
        Some(theme) if !person.themes.is_empty() => person.themes.iter().position(|named| *named == theme),
        _ => Some(0),
    }
}

fn flags(person: &crate::Person) -> u64 {
    let flag = |is: bool, value: u64| if is { value } else { 0 };
    PERSON
        + flag(person.can_facilitate, FACILITATOR)
        + flag(person.can_take_notes, NOTE_TAKER)
        + flag(person.can_facilitate || person.can_take_notes, EITHER)
        + flag(person.minor, MINOR)
        + flag(person.vetted, VETTED)
}

fn masks(order: &[&crate::Person]) -> (Vec<ProfessionId>, Vec<u64>) {
    let all = order.iter().flat_map(|person| person.professions.iter().copied());
    let ids: Vec<ProfessionId> = all.collect::<BTreeSet<_>>().into_iter().collect();
    let bit = |id: &ProfessionId| ids.binary_search(id).map_or(0, |place| 1_u64 << place);
    let mask = |person: &&crate::Person| person.professions.iter().map(bit).fold(0, |all, one| all | one);
    let masks = order.iter().map(mask).collect();
    (ids, masks)
}

fn languages(order: &[&crate::Person]) -> (usize, Vec<u8>, Vec<u64>) {
    let needed: BTreeSet<TongueId> = order
        .iter()
        .filter_map(|person| person.needs_interpreter)
        .collect();
    let needed: Vec<TongueId> = needed.into_iter().collect();
    let place = |id: &TongueId| needed.binary_search(id).ok();
    let needs = |person: &&crate::Person| {
        let tongue = person.needs_interpreter.as_ref().and_then(place);
        tongue.map_or(0, |tongue| tongue as u8 + 1)
    };
    let speaks = |person: &&crate::Person| {
        let bits = person.interprets.iter().filter_map(place);
        bits.fold(0_u64, |all, bit| all | 1 << bit)
    };
    (
        needed.len(),
        order.iter().map(needs).collect(),
        order.iter().map(speaks).collect(),
    )
}

fn pairs(evening: &Evening, order: &[&crate::Person], professions: &[u64]) -> Vec<i32> {
    let people = order.len();
    let weights = evening.weights;
    let mut pair = vec![0; people * people];
    for (one, person) in order.iter().enumerate() {
        for (other, second) in order.iter().enumerate().filter(|(other, _)| *other != one) {
            let alike = person.organisation.is_some() && person.organisation == second.organisation;
            let colleagues = professions[one] & professions[other] != 0;
            pair[one * people + other] = i32::from(alike) * weights.organisation as i32
                + i32::from(colleagues) * weights.profession as i32;
        }
    }
    let place = |id: PersonId| order.binary_search_by_key(&id, |person| person.id).ok();
    let mut both = |pair_of: (PersonId, PersonId), value: i32| {
        if let (Some(one), Some(other)) = (place(pair_of.0), place(pair_of.1)) {
            pair[one * people + other] += value;
            pair[other * people + one] += value;
        }
    };
    let sorted = |(one, other): (PersonId, PersonId)| (one.min(other), one.max(other));
    let mut met: BTreeMap<(PersonId, PersonId), u32> = BTreeMap::new();
    for earlier in evening.met.iter() {
        let times = met.entry(sorted(earlier.pair)).or_default();
        *times = times.saturating_add(earlier.times).min(MOST_MET);
    }
    for (pair, times) in met {
        both(pair, (times * weights.meeting) as i32);
    }
    let once = |list: &[(PersonId, PersonId)]| list.iter().map(|pair| sorted(*pair)).collect::<BTreeSet<_>>();
    for pair in once(&evening.apart) {
        both(pair, HARD * APART);
    }
    for pair in once(&evening.together) {
        both(pair, -HARD);
    }
    pair
}

fn companions(
    evening: &Evening,
    people: usize,
    place_of: impl Fn(&PersonId) -> Option<usize>,
) -> Vec<Vec<u16>> {
    let mut companions = vec![Vec::new(); people];
    for (one, other) in &evening.together {
        if let (Some(one), Some(other)) = (place_of(one), place_of(other)) {
            for (from, to) in [(one, other), (other, one)] {
                if !companions[from].contains(&(to as u16)) {
                    companions[from].push(to as u16);
                }
            }
        }
    }
    companions
}
