//! Which changes the search tries: most often two people who change seats, now and then somebody who goes where a chair
//! is free, and at times several changes that would break a rule one by one.
//!
//! Minors leave a table together or not at all, and so do people kept together and whoever interprets for somebody.
//! Who gets their first choice in one round can get it in another instead only by changing seats in both.

use crate::compiled::{Compiled, HARD, NOWHERE};
use crate::draws::{Draws, scaled};
use crate::state::State;
use crate::step::Step;

/// The most people who leave a table together in one try.
const MOST_TOGETHER: usize = 4;

/// What is tried within a round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Somebody goes to a free chair where they are welcome.
    Go,
    /// Somebody changes seats with whoever sits where they are welcome.
    Swap,
    /// The same with anybody, so that no seating is out of reach.
    SwapWithAnybody,
    /// Somebody takes along who belongs to them.
    Together,
}

/// What can be tried, and the steps of the try at hand.
pub(crate) struct Proposals {
    /// The rounds in which anybody may be moved.
    rounds: Vec<usize>,
    /// Per round and person the tables at which they could sit without breaking a rule about themselves.
    welcome: Vec<Vec<u16>>,
    /// Whether anybody has somebody to leave a table with.
    has_company: bool,
    /// Who is owed a first choice, if there is more than one round to have it in.
    owed: Vec<u16>,
    pub(crate) steps: Vec<Step>,
}

impl Proposals {
    pub(crate) fn of(compiled: &Compiled) -> Self {
        let people = compiled.people();
        let rounds = 0..compiled.rounds();
        let seats = rounds
            .clone()
            .flat_map(|round| (0..people).map(move |person| (round, person)));
        let welcome = seats.map(|(round, person)| {
            let is_open = |place: &usize| compiled.places[*place].size.high > 0;
            let fits = |place: &usize| compiled.alone[place * people + person] >> 1 < HARD;
            let open = || compiled.places_of(round).filter(is_open);
            let fitting: Vec<u16> = open().filter(fits).map(|place| place as u16).collect();
            if fitting.is_empty() {
                open().map(|place| place as u16).collect()
            } else {
                fitting
            }
        });
        let is_owed = |person: &u16| compiled.owed[usize::from(*person)];
        let owed: Vec<u16> = (0..people as u16).filter(is_owed).collect();
        let can_move = |round: &usize| !compiled.movable[*round].is_empty();
        let rounds: Vec<usize> = rounds.filter(can_move).collect();
        let flagged = |person: usize| is_minor(compiled, person) || compiled.speaks[person] != 0;
        Self {
            welcome: welcome.collect(),
            has_company: (0..people).any(|person| flagged(person) || !compiled.companions[person].is_empty()),
            owed: if rounds.len() > 1 { owed } else { Vec::new() },
            rounds,
            steps: Vec::new(),
        }
    }

    /// Whether there is anything to try.
    pub(crate) fn is_empty(&self) -> bool {
        self.rounds.is_empty()
    }

    /// Draws the next try; no steps when what was drawn changes nothing.
    pub(crate) fn draw(&mut self, state: &State<'_>, draws: &mut Draws) {
        self.steps.clear();
        let bits = draws.bits();
        let kind = match (bits >> 32) as u32 & 63 {
            0..6 if !self.owed.is_empty() => return self.turn(state, draws),
            6..14 if self.has_company => Kind::Together,
            14..22 => Kind::Go,
            22..34 => Kind::SwapWithAnybody,
            _ => Kind::Swap,
        };
        let round = self.rounds[scaled(bits as u32, self.rounds.len())];
        let movable = &state.compiled.movable[round];
        let pick = draws.bits();
        let one = usize::from(movable[scaled(pick as u32, movable.len())]);
        let from = state.place_of(round, one);
        if kind == Kind::SwapWithAnybody {
            let other = usize::from(movable[scaled((pick >> 32) as u32, movable.len())]);
            if state.place_of(round, other) != from {
                self.steps.push(Step::Swap { round, one, other });
            }
            return;
        }
        let to = self.welcome_at(state, round, one, (pick >> 32) as u32);
        if to == from {
            return;
        }
        match kind {
            Kind::Together => self.leave_together(state, round, one, to, draws),
            Kind::Go => self.steps.push(Step::Go {
                round,
                person: one,
                to,
            }),
            Kind::Swap | Kind::SwapWithAnybody => {
                let other = neighbour(state, round, to, draws);
                self.steps
                    .extend(other.map(|other| Step::Swap { round, one, other }));
            }
        }
    }

    fn welcome_at(&self, state: &State<'_>, round: usize, person: usize, bits: u32) -> usize {
        let welcome = &self.welcome[round * state.compiled.people() + person];
        usize::from(welcome[scaled(bits, welcome.len())])
    }

    /// Somebody takes everybody along who belongs to them; each changes seats with somebody there, or takes a free chair.
    fn leave_together(&mut self, state: &State<'_>, round: usize, one: usize, to: usize, draws: &mut Draws) {
        let compiled = state.compiled;
        let mut leave = [one; MOST_TOGETHER];
        let mut number = 1;
        for person in state
            .at(state.place_of(round, one))
            .iter()
            .map(|person| usize::from(*person))
        {
            let joins = person != one && belong(compiled, one, person) && !compiled.is_fixed(round, person);
            if joins && number < MOST_TOGETHER {
                leave[number] = person;
                number += 1;
            }
        }
        let there = state.at(to);
        // Neighbours from a random one on, with a free chair among them at times.
        let start = draws.below(there.len() + 1);
        for (turn, person) in leave[..number].iter().copied().enumerate() {
            let at = (start + turn) % (there.len() + 1);
            self.steps.push(match there.get(at).copied().map(usize::from) {
                Some(other) if compiled.is_fixed(round, other) => return self.steps.clear(),
                Some(other) => Step::Swap {
                    round,
                    one: person,
                    other,
                },
                None => Step::Go { round, person, to },
            });
        }
    }

    /// Somebody who is owed a first choice changes seats in two rounds at once.
    fn turn(&mut self, state: &State<'_>, draws: &mut Draws) {
        let compiled = state.compiled;
        let one = usize::from(self.owed[draws.below(self.owed.len())]);
        let first = draws.below(self.rounds.len());
        let second = (first + 1 + draws.below(self.rounds.len() - 1)) % self.rounds.len();
        for round in [self.rounds[first], self.rounds[second]] {
            let from = state.place_of(round, one);
            if from == usize::from(NOWHERE) || compiled.is_fixed(round, one) {
                return self.steps.clear();
            }
            let to = self.welcome_at(state, round, one, draws.bits() as u32);
            match neighbour(state, round, to, draws) {
                Some(other) if to != from => self.steps.push(Step::Swap { round, one, other }),
                _ => return self.steps.clear(),
            }
        }
    }
}

/// Somebody at a table who may be moved.
fn neighbour(state: &State<'_>, round: usize, place: usize, draws: &mut Draws) -> Option<usize> {
    let there = state.at(place);
    let other = usize::from(*there.get(draws.below(there.len()))?);
    (!state.compiled.is_fixed(round, other)).then_some(other)
}

fn is_minor(compiled: &Compiled, person: usize) -> bool {
    compiled.flags[person] >> 24 & 1 == 1
}

/// Whether two had better go to another table together: kept together, interpreter, or both minors.
fn belong(compiled: &Compiled, one: usize, other: usize) -> bool {
    let talk = |one: usize, other: usize| {
        compiled.needs[one] > 0 && compiled.speaks[other] >> (compiled.needs[one] - 1) & 1 == 1
    };
    compiled.companions[one].contains(&(other as u16))
        || is_minor(compiled, one) && is_minor(compiled, other)
        || compiled.tongues > 0 && (talk(one, other) || talk(other, one))
}
