//! The evening itself: some do not come, others come late, and as few as can be of those who sit have to get up.
//!
//! Nobody gets up to make tables more mixed. People move only where a hard rule is broken, and at most two seats change
//! for each person who is missing or late.

use crate::compiled::{Compiled, HARD, NOWHERE};
use crate::evening::{Person, PersonId, Seat, TableId};
use crate::hall::{Hall, Unkept};
use crate::mistake::Mistake;
use crate::seating::{Foreign, Seating};
use crate::state::{Delta, State};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What is new since people were seated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// The first round that can still change, counted from 0. What was before stays as it was.
    pub from_round: usize,
    /// Who is not there from that round on.
    #[serde(default)]
    pub absent: Vec<PersonId>,
    /// Who is there from that round on and was not seated: somebody new, or somebody who was said to be away.
    #[serde(default)]
    pub late: Vec<Person>,
}

/// Somebody who gets up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The round.
    pub round: usize,
    /// Who.
    pub person: PersonId,
    /// Their table as it was.
    pub from: TableId,
    /// Their table now.
    pub to: TableId,
}

/// A seating after news.
#[derive(Debug, Clone)]
pub struct Reseated {
    /// The evening as it is now; further changes and news are asked of this one.
    pub hall: Hall,
    /// Who sits where.
    pub seating: Seating,
    /// Who of those who sat gets another seat.
    pub moved: Vec<Moved>,
    /// Where those who came late sit.
    pub seated: Vec<Seat>,
    /// What is broken now, and why. [`crate::Why::Together`] may also mean: not to be mended with so few moves.
    pub unkept: Vec<Unkept>,
}

/// Why nobody can be seated anew.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotReseated {
    /// The seating is not one of this evening.
    #[error(transparent)]
    Foreign(#[from] Foreign),
    /// The evening would have mistakes with this news.
    #[error("the news has {} mistakes", .0.len())]
    Mistakes(Vec<Mistake>),
}

/// The most seats of others that change for one person who is missing or late.
pub const MOST_MOVES: usize = 2;

impl Hall {
    /// Takes away who is not there, seats who comes late, and mends what that breaks with as few moves as it finds.
    ///
    /// Seats that the organiser fixed stay. Tables in use stay in use, also with fewer people than they work with: that
    /// is told, and a table is closed by hand. It looks at one move or swap at a time and takes the one that mends
    /// most, so what would need three people to change in a ring is left and told.
    ///
    /// # Errors
    /// [`NotReseated`] when the seating is not one of this evening, or the news cannot be.
    pub fn reseat(&self, seating: &Seating, news: &News) -> Result<Reseated, NotReseated> {
        self.compiled.seated(seating)?;
        let mut evening = self.evening.clone();
        let mut mistakes = Vec::new();
        let rounds = evening.rounds.len();
        if news.from_round >= rounds {
            mistakes.push(Mistake::UnknownRound(news.from_round));
        }
        let later = news.from_round..rounds;
        let mut gone = 0;
        for id in &news.absent {
            match evening.people.iter_mut().find(|person| person.id == *id) {
                Some(person) => {
                    gone += usize::from(later.clone().any(|round| !person.away.contains(&round)));
                    person.away.retain(|round| *round < news.from_round);
                    person.away.extend(later.clone());
                }
                None => mistakes.push(Mistake::UnknownPerson(*id)),
            }
        }
        for late in &news.late {
            let known = evening.people.iter().position(|person| person.id == late.id);
            let mut away = late.away.clone();
            if let Some(known) = known {
                let known = evening.people.remove(known);
                // In an earlier round they were there or not, whatever the news says.
                away.retain(|round| *round >= news.from_round);
                away.extend(known.away.iter().filter(|round| **round < news.from_round));
                if news.absent.contains(&late.id) || later.clone().any(|round| !known.away.contains(&round)) {
                    mistakes.push(Mistake::PersonTwice(late.id));
                }
            } else {
                away.extend((0..news.from_round).filter(|round| !late.away.contains(round)));
            }
            evening.people.push(Person { away, ..late.clone() });
        }
        evening
            .fixed
            .retain(|seat| seat.round < news.from_round || !news.absent.contains(&seat.person));
        if !mistakes.is_empty() {
            return Err(NotReseated::Mistakes(mistakes));
        }
        let hall = Self::with(evening, Some(seating)).map_err(NotReseated::Mistakes)?;
        let (at, before) = hall.mended(seating, news, MOST_MOVES * (gone + news.late.len()));
        let compiled = &hall.compiled;
        let people = compiled.people();
        let (mut moved, mut seated) = (Vec::new(), Vec::new());
        for round in later {
            for person in compiled.present[round].iter().map(|person| usize::from(*person)) {
                let index = round * people + person;
                let table = |place: u16| compiled.places[usize::from(place)].table.id;
                let (was, now) = (before[index], at[index]);
                let id = compiled.ids[person];
                if was == NOWHERE {
                    seated.push(Seat {
                        round,
                        person: id,
                        table: table(now),
                    });
                } else if was != now {
                    let (from, to) = (table(was), table(now));
                    moved.push(Moved {
                        round,
                        person: id,
                        from,
                        to,
                    });
                }
            }
        }
        let seating = compiled.seating(&at);
        let unkept = hall.unkept(&seating);
        Ok(Reseated {
            seating,
            moved,
            seated,
            unkept,
            hall,
        })
    }

    /// Everybody's place, and where they were.
    fn mended(&self, seating: &Seating, news: &News, most: usize) -> (Vec<u16>, Vec<u16>) {
        let compiled = &self.compiled;
        let people = compiled.people();
        let mut before = vec![NOWHERE; people * compiled.rounds()];
        for (round, tables) in seating.rounds.iter().enumerate() {
            for taken in tables {
                for id in &taken.people {
                    let person = compiled.person(*id);
                    let there = person.filter(|person| compiled.present[round].contains(&(*person as u16)));
                    if let (Some(person), Some(place)) = (there, compiled.place(round, taken.table)) {
                        before[round * people + person] = place as u16;
                    }
                }
            }
        }
        let mut state = State::new(compiled, &before);
        for round in news.from_round..compiled.rounds() {
            for person in compiled.present[round].iter().map(|person| usize::from(*person)) {
                let index = round * people + person;
                if before[index] == NOWHERE {
                    let to = match compiled.fixed[index] {
                        NOWHERE => best_seat(&state, round, person),
                        fixed => Some(usize::from(fixed)),
                    };
                    if let Some(to) = to {
                        state.sit(round, person, to);
                    }
                }
            }
        }
        let mut left = most;
        let newcomer = |round: usize, person: usize| before[round * people + person] == NOWHERE;
        while state.hard > 0
            && let Some(step) = best_step(&state, news.from_round, left, &newcomer)
        {
            left -= step.moves;
            match step.kind {
                Kind::Move(person, to) => state.go(step.round, person, to, step.delta),
                Kind::Swap(one, other) => state.swap(step.round, one, other, step.delta),
            }
        }
        (state.seats().to_vec(), before)
    }
}

/// The best table in use for somebody who comes late: with a chair, if there is one.
fn best_seat(state: &State<'_>, round: usize, person: usize) -> Option<usize> {
    let compiled = state.compiled;
    let open =
        |place: &usize| compiled.places[*place].size.high > 0 && state.number_at(*place) < crate::MOST_SEATS;
    let value = |place: &usize| {
        let delta = state.sit_delta(round, person, *place);
        (delta.hard, delta.soft, state.number_at(*place), *place)
    };
    compiled.places_of(round).filter(open).min_by_key(value)
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Move(usize, usize),
    Swap(usize, usize),
}

#[derive(Debug, Clone, Copy)]
struct Step {
    round: usize,
    kind: Kind,
    moves: usize,
    delta: Delta,
}

impl Step {
    /// Lower is better: most mended per person who gets up, then most mended, then cheapest.
    fn value(&self) -> (i32, i32, i32) {
        let per_move = self.delta.hard * 2 / self.moves.max(1) as i32;
        (per_move, self.delta.hard, self.delta.soft)
    }
}

/// The move or swap that mends most, among those that mend something with at most `left` people who get up.
fn best_step(
    state: &State<'_>,
    from_round: usize,
    left: usize,
    newcomer: &impl Fn(usize, usize) -> bool,
) -> Option<Step> {
    let compiled = state.compiled;
    let mut best: Option<Step> = None;
    let mut consider = |step: Step| {
        let mends = step.delta.hard < 0 && step.moves <= left;
        if mends && best.is_none_or(|best| step.value() < best.value()) {
            best = Some(step);
        }
    };
    for round in from_round..compiled.rounds() {
        let places = compiled.places_of(round);
        let troubled: Vec<bool> = places.clone().map(|place| is_troubled(state, place)).collect();
        let is_troubled = |place: usize| troubled[place - places.start];
        // Somebody who came late has no seat to get up from yet.
        let gets_up = |person: usize| usize::from(!newcomer(round, person));
        for one in compiled.movable[round].iter().map(|person| usize::from(*person)) {
            let from = state.place_of(round, one);
            for to in places.clone().filter(|to| *to != from) {
                let open = compiled.places[to].size.high > 0 && state.number_at(to) < crate::MOST_SEATS;
                if open && (is_troubled(from) || is_troubled(to)) {
                    consider(Step {
                        round,
                        kind: Kind::Move(one, to),
                        moves: gets_up(one),
                        delta: state.move_delta(round, one, to),
                    });
                }
            }
            if !is_troubled(from) {
                continue;
            }
            for other in compiled.movable[round].iter().map(|person| usize::from(*person)) {
                if state.place_of(round, other) != from {
                    consider(Step {
                        round,
                        kind: Kind::Swap(one, other),
                        moves: gets_up(one) + gets_up(other),
                        delta: state.swap_delta(round, one, other),
                    });
                }
            }
        }
    }
    best
}

/// Whether a rule is broken at a table, or for somebody who sits there.
fn is_troubled(state: &State<'_>, place: usize) -> bool {
    let compiled: &Compiled = state.compiled;
    let here = state.at(place);
    let alone = |person: &u16| {
        let person = usize::from(*person);
        compiled.alone[place * compiled.people() + person] >> 1 >= HARD || state.is_owed(person)
    };
    let apart = |person: &u16| {
        let one = usize::from(*person);
        let with = |other: &u16| compiled.pair[one * compiled.people() + usize::from(*other)] > HARD / 2;
        let misses = |other: &u16| !here.contains(other);
        here.iter().any(with) || compiled.companions[one].iter().any(misses)
    };
    state.hard_at(place) > 0 || here.iter().any(|person| alone(person) || apart(person))
}
