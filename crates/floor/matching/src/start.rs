//! The first arrangement: the rarest first, each at the table where they fit best.

use crate::compiled::{Compiled, NOWHERE};
use crate::draws::Draws;
use crate::state::{Delta, State};
use std::cmp::Reverse;

/// Everybody at a table, round by round: whoever is fixed, then those who can be at few tables, then the rarest
/// professions. Ties between people are broken by `draws`.
pub(crate) fn start<'a>(compiled: &'a Compiled, draws: &mut Draws) -> State<'a> {
    let people = compiled.people();
    let mut state = State::new(compiled, &vec![NOWHERE; people * compiled.rounds()]);
    let held = |bit: usize| {
        compiled
            .professions
            .iter()
            .filter(|mask| *mask >> bit & 1 == 1)
            .count()
    };
    let held: Vec<usize> = (0..compiled.profession_ids.len()).map(held).collect();
    let rarity = |person: usize| {
        let has = |bit: &usize| compiled.professions[person] >> bit & 1 == 1;
        (0..held.len())
            .filter(has)
            .map(|bit| held[bit])
            .min()
            .unwrap_or(0)
    };
    for round in 0..compiled.rounds() {
        let is_fixed = |person: &u16| compiled.is_fixed(round, usize::from(*person));
        for person in compiled.present[round].iter().filter(|person| is_fixed(person)) {
            let person = usize::from(*person);
            let place = compiled.fixed[round * people + person];
            state.sit(round, person, usize::from(place));
        }
        let mut order: Vec<(usize, Reverse<u64>, usize, u64, usize)> = (compiled.movable[round].iter())
            .map(|person| {
                let person = usize::from(*person);
                let may = compiled
                    .places_of(round)
                    .filter(|place| compiled.alone[place * people + person] >> 1 < crate::compiled::HARD);
                // Flags without the count of people: minors and those who can do something come first.
                let flags = compiled.flags[person] & 0xFF_FFFF_FFFF;
                (may.count(), Reverse(flags), rarity(person), draws.bits(), person)
            })
            .collect();
        order.sort_unstable();
        for (.., person) in order {
            seat(&mut state, round, person);
        }
    }
    state
}

/// Puts somebody where they fit best among the tables with room.
fn seat(state: &mut State<'_>, round: usize, person: usize) {
    let compiled = state.compiled;
    let open = |place: &usize| compiled.places[*place].size.high > 0;
    let room = |place: &usize| state.number_at(*place) < compiled.places[*place].size.start;
    let value = |place: &usize| {
        let Delta { hard, soft } = state.sit_delta(round, person, *place);
        (
            i64::from(hard) * 100 + i64::from(soft),
            state.number_at(*place),
            *place,
        )
    };
    let range = compiled.places_of(round);
    let best = range.clone().filter(room).min_by_key(value);
    // There is room for all who are there; somebody fixed elsewhere may have taken it.
    let best = best.or_else(|| range.clone().filter(open).min_by_key(value));
    if let Some(place) = best {
        state.sit(round, person, place);
    }
}
