//! Where everybody sits during the search, and what a change would cost.
//!
//! A change is looked at without making it, in a number of steps that grows with the size of two tables and not with
//! the evening. What two people cost together is one number per pair, kept up to date with the meetings of tonight:
//! the sum over pairs of C(meetings, 2) grows by the meetings that a pair already has.

use crate::compiled::{CARE, Compiled, HARD, NOWHERE, people_in};
use crate::evening::{MOST_PROFESSIONS, MOST_SEATS};

/// Room for one more than a table holds, so that a change in two steps can pass through.
const STRIDE: usize = MOST_SEATS + 2;

/// What a change does: hard rules broken, and cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Delta {
    pub(crate) hard: i32,
    pub(crate) soft: i32,
}

impl Delta {
    /// Takes apart a sum in which each broken rule counts for [`HARD`].
    fn unpack(sum: i32) -> Self {
        let hard = (sum + HARD / 2) >> 20;
        Self {
            hard,
            soft: sum - hard * HARD,
        }
    }
}

impl std::ops::Add for Delta {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hard: self.hard + other.hard,
            soft: self.soft + other.soft,
        }
    }
}

impl std::ops::Neg for Delta {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            hard: -self.hard,
            soft: -self.soft,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    pub(crate) compiled: &'a Compiled,
    pair: Vec<i32>,
    members: Vec<u16>,
    /// Per round and person: the place, and where in its list.
    at: Vec<u16>,
    slot: Vec<u8>,
    tally: Vec<u64>,
    /// Professions with somebody at the table, and with exactly one.
    some: Vec<u64>,
    once: Vec<u64>,
    counts: Vec<u8>,
    need: Vec<u8>,
    have: Vec<u8>,
    firsts: Vec<u8>,
    pub(crate) hard: i64,
    pub(crate) soft: i64,
}

impl<'a> State<'a> {
    /// Everybody in `at`, per round and person; nobody else.
    pub(crate) fn new(compiled: &'a Compiled, at: &[u16]) -> Self {
        let places = compiled.places.len();
        let people = compiled.people();
        let mut state = Self {
            compiled,
            pair: compiled.pair.clone(),
            members: vec![0; places * STRIDE],
            at: vec![NOWHERE; people * compiled.rounds()],
            slot: vec![0; people * compiled.rounds()],
            tally: vec![0; places],
            some: vec![0; places],
            once: vec![0; places],
            counts: vec![0; places * MOST_PROFESSIONS],
            need: vec![0; places * compiled.tongues],
            have: vec![0; places * compiled.tongues],
            firsts: vec![0; people],
            hard: compiled.together,
            soft: 0,
        };
        for (place, here) in compiled.places.iter().enumerate() {
            state.hard += i64::from(here.hard(0));
            state.soft += i64::from(state.missing_at(place, 0));
        }
        state.hard += compiled.owed.iter().filter(|owed| **owed).count() as i64;
        for (index, place) in at.iter().enumerate().filter(|(_, place)| **place != NOWHERE) {
            state.sit(index / people, index % people, usize::from(*place));
        }
        state
    }

    pub(crate) fn seats(&self) -> &[u16] {
        &self.at
    }

    pub(crate) fn place_of(&self, round: usize, person: usize) -> usize {
        usize::from(self.at[round * self.compiled.people() + person])
    }

    pub(crate) fn at(&self, place: usize) -> &[u16] {
        &self.members[place * STRIDE..place * STRIDE + people_in(self.tally[place])]
    }

    pub(crate) fn number_at(&self, place: usize) -> usize {
        people_in(self.tally[place])
    }

    fn round_of(&self, place: usize) -> usize {
        let rounds = 1..self.compiled.rounds();
        rounds
            .filter(|round| self.compiled.starts[*round] <= place)
            .count()
    }

    fn row(&self, person: usize) -> &[i32] {
        let people = self.compiled.people();
        &self.pair[person * people..(person + 1) * people]
    }

    fn alone(&self, place: usize, person: usize) -> i32 {
        self.compiled.alone[place * self.compiled.people() + person]
    }

    /// What a table without some of the expected professions costs.
    fn missing_at(&self, place: usize, some: u64) -> i32 {
        let expected = if self.compiled.places[place].size.high > 0 {
            self.compiled.expected[self.round_of(place)]
        } else {
            0
        };
        (expected & !some).count_ones() as i32 * self.compiled.missing
    }

    /// Whether a person without a first choice so far changes that, in rules broken.
    fn owed_change(&self, person: usize, before: i32, after: i32) -> i32 {
        if before == after || !self.compiled.owed[person] {
            return 0;
        }
        let others = i32::from(self.firsts[person]) - before;
        i32::from(others + after == 0) - i32::from(others + before == 0)
    }

    /// People at a table whose language nobody there interprets, after `leaves` went and `comes` came.
    fn unheard(&self, place: usize, leaves: Option<usize>, comes: Option<usize>) -> i32 {
        let compiled = self.compiled;
        let mut sum = 0;
        for tongue in 0..compiled.tongues {
            let count = |person: Option<usize>| {
                person.map_or((0, 0), |person| {
                    let needs = usize::from(compiled.needs[person]) == tongue + 1;
                    let speaks = compiled.speaks[person] >> tongue & 1 == 1;
                    (i32::from(needs), i32::from(speaks))
                })
            };
            let (out, into) = (count(leaves), count(comes));
            let here = place * compiled.tongues + tongue;
            let need = i32::from(self.need[here]) - out.0 + into.0;
            let have = i32::from(self.have[here]) - out.1 + into.1;
            if have == 0 {
                sum += need * CARE;
            }
        }
        sum
    }

    /// Rules that are broken at a table as a whole, and by people there who have no interpreter.
    pub(crate) fn hard_at(&self, place: usize) -> i32 {
        self.compiled.places[place].hard(self.tally[place]) + self.unheard(place, None, None)
    }

    /// Whether somebody is owed a first choice that they do not get.
    pub(crate) fn is_owed(&self, person: usize) -> bool {
        self.compiled.owed[person] && self.firsts[person] == 0
    }

    fn has_tongue(&self, person: usize) -> bool {
        self.compiled.needs[person] != 0 || self.compiled.speaks[person] != 0
    }

    /// What it does that `one` and `other`, at different tables of a round, change seats.
    pub(crate) fn swap_delta(&self, round: usize, one: usize, other: usize) -> Delta {
        let compiled = self.compiled;
        let (a, b) = (self.place_of(round, one), self.place_of(round, other));
        let (row_one, row_other) = (self.row(one), self.row(other));
        let mut sum = 0_i32;
        for person in self.at(a) {
            let person = usize::from(*person);
            sum += row_other[person] - row_one[person];
        }
        for person in self.at(b) {
            let person = usize::from(*person);
            sum += row_one[person] - row_other[person];
        }
        // Each met the other in the sums above, and neither does.
        sum -= 2 * row_one[other];
        // The meeting that ends is counted in the numbers of those who stay behind.
        sum += (self.number_at(a) + self.number_at(b)).saturating_sub(2) as i32 * compiled.meeting;
        let (one_a, one_b) = (self.alone(a, one), self.alone(b, one));
        let (other_a, other_b) = (self.alone(a, other), self.alone(b, other));
        sum += (one_b >> 1) - (one_a >> 1) + (other_a >> 1) - (other_b >> 1);
        let mut delta = Delta::unpack(sum);
        delta.hard += self.owed_change(one, one_a & 1, one_b & 1);
        delta.hard += self.owed_change(other, other_b & 1, other_a & 1);
        let (flags_one, flags_other) = (compiled.flags[one], compiled.flags[other]);
        if flags_one != flags_other {
            let (at_a, at_b) = (&compiled.places[a], &compiled.places[b]);
            let (tally_a, tally_b) = (self.tally[a], self.tally[b]);
            delta.hard += at_a.hard(tally_a - flags_one + flags_other) - at_a.hard(tally_a);
            delta.hard += at_b.hard(tally_b - flags_other + flags_one) - at_b.hard(tally_b);
        }
        let (has_one, has_other) = (compiled.professions[one], compiled.professions[other]);
        if has_one != has_other {
            let expected = compiled.expected[round];
            let changed = |place: usize, leaves: u64, comes: u64| {
                let lost = leaves & self.once[place] & !comes & expected;
                let won = comes & !self.some[place] & expected;
                lost.count_ones() as i32 - won.count_ones() as i32
            };
            let missing = changed(a, has_one, has_other) + changed(b, has_other, has_one);
            delta.soft += missing * compiled.missing;
        }
        if compiled.tongues > 0 && (self.has_tongue(one) || self.has_tongue(other)) {
            delta.hard += self.unheard(a, Some(one), Some(other)) - self.unheard(a, None, None);
            delta.hard += self.unheard(b, Some(other), Some(one)) - self.unheard(b, None, None);
        }
        delta
    }

    /// What it does that `person` goes to another table of the round.
    pub(crate) fn move_delta(&self, round: usize, person: usize, to: usize) -> Delta {
        let compiled = self.compiled;
        let from = self.place_of(round, person);
        let row = self.row(person);
        let mut sum = 0_i32;
        for other in self.at(to) {
            sum += row[usize::from(*other)];
        }
        for other in self.at(from) {
            sum -= row[usize::from(*other)];
        }
        sum += self.number_at(from).saturating_sub(1) as i32 * compiled.meeting;
        let (before, after) = (self.alone(from, person), self.alone(to, person));
        sum += (after >> 1) - (before >> 1);
        let mut delta = Delta::unpack(sum);
        delta.hard += self.owed_change(person, before & 1, after & 1);
        let flags = compiled.flags[person];
        for (place, tally) in [(from, self.tally[from] - flags), (to, self.tally[to] + flags)] {
            let here = &compiled.places[place];
            delta.hard += here.hard(tally) - here.hard(self.tally[place]);
        }
        let (has, expected) = (compiled.professions[person], compiled.expected[round]);
        let lost = has & self.once[from] & expected;
        let won = has & !self.some[to] & expected;
        delta.soft += (lost.count_ones() as i32 - won.count_ones() as i32) * compiled.missing;
        if compiled.tongues > 0 && self.has_tongue(person) {
            delta.hard += self.unheard(from, Some(person), None) - self.unheard(from, None, None);
            delta.hard += self.unheard(to, None, Some(person)) - self.unheard(to, None, None);
        }
        delta
    }

    /// What it does that `person`, who sits nowhere in the round, comes to this table.
    pub(crate) fn sit_delta(&self, round: usize, person: usize, to: usize) -> Delta {
        let compiled = self.compiled;
        let row = self.row(person);
        let pairs: i32 = self.at(to).iter().map(|other| row[usize::from(*other)]).sum();
        let alone = self.alone(to, person);
        let mut delta = Delta::unpack(pairs + (alone >> 1));
        delta.hard += self.owed_change(person, 0, alone & 1);
        let here = &compiled.places[to];
        delta.hard += here.hard(self.tally[to] + compiled.flags[person]) - here.hard(self.tally[to]);
        let won = compiled.professions[person] & !self.some[to] & compiled.expected[round];
        delta.soft -= won.count_ones() as i32 * compiled.missing;
        if compiled.tongues > 0 && self.has_tongue(person) {
            delta.hard += self.unheard(to, None, Some(person)) - self.unheard(to, None, None);
        }
        delta
    }

    fn add(&mut self, delta: Delta) {
        self.hard += i64::from(delta.hard);
        self.soft += i64::from(delta.soft);
    }

    /// Seats somebody who sits nowhere in the round.
    pub(crate) fn sit(&mut self, round: usize, person: usize, to: usize) {
        let delta = self.sit_delta(round, person, to);
        self.add(delta);
        self.enter(round, person, to);
    }

    /// Makes the change that [`Self::swap_delta`] looked at.
    pub(crate) fn swap(&mut self, round: usize, one: usize, other: usize, delta: Delta) {
        let (a, b) = (self.place_of(round, one), self.place_of(round, other));
        self.leave(round, one, a);
        self.leave(round, other, b);
        self.enter(round, one, b);
        self.enter(round, other, a);
        self.add(delta);
    }

    /// Makes the change that [`Self::move_delta`] looked at.
    pub(crate) fn go(&mut self, round: usize, person: usize, to: usize, delta: Delta) {
        let from = self.place_of(round, person);
        self.leave(round, person, from);
        self.enter(round, person, to);
        self.add(delta);
    }

    fn meet(&mut self, person: usize, place: usize, change: i32) {
        let people = self.compiled.people();
        for slot in 0..self.number_at(place) {
            let other = usize::from(self.members[place * STRIDE + slot]);
            self.pair[person * people + other] += change;
            self.pair[other * people + person] += change;
        }
    }

    fn enter(&mut self, round: usize, person: usize, to: usize) {
        let compiled = self.compiled;
        self.meet(person, to, compiled.meeting);
        let slot = self.number_at(to);
        let index = round * compiled.people() + person;
        self.members[to * STRIDE + slot] = person as u16;
        self.at[index] = to as u16;
        self.slot[index] = slot as u8;
        self.tally[to] += compiled.flags[person];
        self.count(person, to, true);
        self.firsts[person] += (self.alone(to, person) & 1) as u8;
    }

    fn leave(&mut self, round: usize, person: usize, from: usize) {
        let compiled = self.compiled;
        let people = compiled.people();
        let slot = self.slot[round * people + person];
        let last = self.number_at(from) - 1;
        let moved = self.members[from * STRIDE + last];
        self.members[from * STRIDE + usize::from(slot)] = moved;
        self.slot[round * people + usize::from(moved)] = slot;
        self.tally[from] -= compiled.flags[person];
        self.at[round * people + person] = NOWHERE;
        self.count(person, from, false);
        self.firsts[person] -= (self.alone(from, person) & 1) as u8;
        self.meet(person, from, -compiled.meeting);
    }

    fn count(&mut self, person: usize, place: usize, comes: bool) {
        let compiled = self.compiled;
        let mut professions = compiled.professions[person];
        while professions != 0 {
            let profession = professions.trailing_zeros() as usize;
            let bit = 1_u64 << profession;
            professions &= !bit;
            let count = &mut self.counts[place * MOST_PROFESSIONS + profession];
            *count = if comes { *count + 1 } else { *count - 1 };
            let set = |mask: &mut u64, is: bool| *mask = if is { *mask | bit } else { *mask & !bit };
            set(&mut self.some[place], *count > 0);
            set(&mut self.once[place], *count == 1);
        }
        for tongue in 0..compiled.tongues {
            let here = place * compiled.tongues + tongue;
            let change = |count: &mut u8, counts: bool| match (counts, comes) {
                (true, true) => *count += 1,
                (true, false) => *count -= 1,
                (false, _) => {}
            };
            change(
                &mut self.need[here],
                usize::from(compiled.needs[person]) == tongue + 1,
            );
            change(&mut self.have[here], compiled.speaks[person] >> tongue & 1 == 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Draws;
    use crate::hall::Hall;
    use crate::made::{Kind, made};
    use crate::start::start;
    use crate::{PersonId, Seat, TableId};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn a_change_costs_what_counting_anew_says(people in 12_usize..60, rounds in 1_usize..4, seed in any::<u64>()) {
            let mut evening = made(people, rounds, seed, Kind::Rich);
            evening.people[3].away = vec![0];
            evening.announced = (1..9).map(|id| Seat { round: 0, person: PersonId(id), table: TableId(1) }).collect();
            let hall = Hall::of(evening).unwrap();
            let compiled = &hall.compiled;
            let mut draws = Draws::new(seed, 1);
            let mut state = start(compiled, &mut draws);
            for _ in 0..60 {
                let round = draws.below(rounds);
                let movable = &compiled.movable[round];
                let one = usize::from(movable[draws.below(movable.len())]);
                let other = usize::from(movable[draws.below(movable.len())]);
                let (hard, soft) = (state.hard, state.soft);
                let delta = if draws.below(2) == 0 {
                    let places = compiled.places_of(round);
                    let to = places.start + draws.below(places.len());
                    if state.place_of(round, one) == to || state.number_at(to) > 20 {
                        continue;
                    }
                    let delta = state.move_delta(round, one, to);
                    state.go(round, one, to, delta);
                    delta
                } else {
                    if state.place_of(round, one) == state.place_of(round, other) {
                        continue;
                    }
                    let delta = state.swap_delta(round, one, other);
                    state.swap(round, one, other, delta);
                    delta
                };
                let anew = State::new(compiled, state.seats());
                prop_assert_eq!((anew.hard, anew.soft), (state.hard, state.soft));
                prop_assert_eq!(anew.hard - hard, i64::from(delta.hard));
                prop_assert_eq!(anew.soft - soft, i64::from(delta.soft));
                let seating = compiled.seating(state.seats());
                prop_assert_eq!(hall.costs(&seating).total(&hall.evening.weights), anew.soft);
            }
        }
    }
}
