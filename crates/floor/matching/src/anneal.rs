//! The search: changes of seats, taken when they help and, less and less, when they do not (simulated annealing;
//! Kirkpatrick, Gelatt & Vecchi 1983), from several starts, of which the best arrangement is kept.
//!
//! Best is by broken hard rules first, and then by cost. On the way a broken rule has a price that rises from cheap to
//! prohibitive, so that the search passes through arrangements that could not stay.

use crate::compiled::Compiled;
use crate::draws::{Draws, Thresholds, scaled};
use crate::start::start;
use crate::state::{Delta, State};
use serde::{Deserialize, Serialize};

/// How long to look, and from where.
///
/// The budget is a number of changes looked at and not a time: the same seed gives the same seating on a slow machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Where the random numbers begin.
    pub seed: u64,
    /// How many changes are looked at, over all attempts. The search stops before when nothing can be better.
    pub evaluations: u64,
    /// How many times it begins anew, at least once.
    pub attempts: u32,
}

impl Search {
    /// Enough for an evening with this many seats: people times rounds.
    #[must_use]
    pub fn of(seed: u64, seats: usize) -> Self {
        Self {
            seed,
            evaluations: 1_800_000 + 10_000 * seats as u64,
            attempts: 3,
        }
    }
}

/// The best arrangement found.
pub(crate) struct Found {
    pub(crate) at: Vec<u16>,
    pub(crate) hard: i64,
    pub(crate) soft: i64,
    pub(crate) evaluations: u64,
}

/// How often heat and price change in one attempt.
const STEPS: u64 = 256;
/// The heat at the beginning and the end, in 16ths of the dearest weight.
const HOTTEST: f64 = 6.0;
const COLDEST: f64 = 0.24;
/// The price of a broken rule at the beginning and the end, in the same.
const CHEAPEST: f64 = 20.0;
const DEAREST: f64 = 1_000.0;

/// Looks for the best arrangement; `bound` is a cost below which none can be.
pub(crate) fn search(compiled: &Compiled, search: &Search, bound: i64, dearest: i64) -> Found {
    let attempts = u64::from(search.attempts.max(1));
    let thresholds = Thresholds::new();
    let mut best: Option<Found> = None;
    let mut evaluations = 0;
    for attempt in 0..attempts {
        let mut draws = Draws::new(search.seed, attempt);
        let mut run = Run {
            state: start(compiled, &mut draws),
            best: None,
            evaluations: 0,
            bound,
        };
        run.keep();
        // Where no attempt kept every rule yet, rules are dearer from the start.
        let strict = best.as_ref().is_some_and(|best| best.hard > 0);
        let unit = dearest * if strict { 4 } else { 1 };
        run.anneal(
            &mut draws,
            &thresholds,
            search.evaluations / attempts,
            (dearest, unit),
        );
        run.polish();
        evaluations += run.evaluations;
        if let Some((hard, soft, at)) = run.best
            && best
                .as_ref()
                .is_none_or(|best| (hard, soft) < (best.hard, best.soft))
        {
            best = Some(Found {
                at,
                hard,
                soft,
                evaluations,
            });
        }
        if best
            .as_ref()
            .is_some_and(|best| best.hard == 0 && best.soft <= bound)
        {
            break;
        }
    }
    let mut found = best.unwrap_or_else(|| {
        let state = start(compiled, &mut Draws::new(search.seed, 0));
        Found {
            at: state.seats().to_vec(),
            hard: state.hard,
            soft: state.soft,
            evaluations: 0,
        }
    });
    found.evaluations = evaluations;
    found
}

struct Run<'a> {
    state: State<'a>,
    best: Option<(i64, i64, Vec<u16>)>,
    evaluations: u64,
    bound: i64,
}

/// Where the search is: how much worse a change may be, and what a broken rule costs.
#[derive(Clone, Copy)]
struct Mood {
    heat: u64,
    price: i64,
}

impl Run<'_> {
    fn keep(&mut self) {
        let (hard, soft) = (self.state.hard, self.state.soft);
        if self
            .best
            .as_ref()
            .is_none_or(|best| (hard, soft) < (best.0, best.1))
        {
            let at = self.state.seats();
            match &mut self.best {
                Some(best) => {
                    best.0 = hard;
                    best.1 = soft;
                    best.2.copy_from_slice(at);
                }
                None => self.best = Some((hard, soft, at.to_vec())),
            }
        }
    }

    fn is_done(&self) -> bool {
        matches!(&self.best, Some((0, soft, _)) if *soft <= self.bound)
    }

    fn anneal(&mut self, draws: &mut Draws, thresholds: &Thresholds, budget: u64, (heat, price): (i64, i64)) {
        let compiled = self.state.compiled;
        let rounds: Vec<usize> = (0..compiled.rounds())
            .filter(|round| !compiled.movable[*round].is_empty())
            .collect();
        if rounds.is_empty() {
            return;
        }
        let between = |unit: i64, from: f64, to: f64, step: u64| {
            let share = step as f64 / (STEPS - 1) as f64;
            unit as f64 / 16.0 * from * libm::exp(share * libm::log(to / from))
        };
        for step in 0..STEPS {
            let mood = Mood {
                heat: (between(heat, HOTTEST, COLDEST, step) * 65_536.0) as u64,
                price: between(price, CHEAPEST, DEAREST, step) as i64 + 1,
            };
            // Counted in tries: a try that finds two at one table costs next to nothing and looks at nothing.
            for _ in 0..(budget / STEPS).max(1) {
                let bits = draws.bits();
                let round = rounds[scaled(bits as u32, rounds.len())];
                let limit = thresholds.draw(mood.heat, draws.bits() as u32);
                self.attempt(round, (bits >> 32) as u32, draws, mood.price, limit);
            }
            if self.is_done() {
                return;
            }
        }
    }

    /// Looks at one change in `round` and makes it if it costs at most `limit` more.
    fn attempt(&mut self, round: usize, bits: u32, draws: &mut Draws, price: i64, limit: i64) {
        let compiled = self.state.compiled;
        let movable = &compiled.movable[round];
        let worth = |delta: Delta| i64::from(delta.hard) * price + i64::from(delta.soft);
        let pick = draws.bits();
        let one = usize::from(movable[scaled(pick as u32, movable.len())]);
        let kind = bits & 63;
        if kind < 8 {
            let places = compiled.places_of(round);
            let to = places.start + scaled((pick >> 32) as u32, places.len());
            let from = self.state.place_of(round, one);
            if to != from && self.fits(from, to) {
                self.evaluations += 1;
                let delta = self.state.move_delta(round, one, to);
                if worth(delta) <= limit {
                    self.state.go(round, one, to, delta);
                    self.keep();
                }
            }
            return;
        }
        let other = usize::from(movable[scaled((pick >> 32) as u32, movable.len())]);
        if self.state.place_of(round, one) == self.state.place_of(round, other) {
            return;
        }
        self.evaluations += 1;
        if kind < 14
            && let Some(friend) = self.companion(round, one, draws)
        {
            self.swap_two(round, (one, friend), other, draws, |delta| worth(delta) <= limit);
            return;
        }
        let delta = self.state.swap_delta(round, one, other);
        if worth(delta) <= limit {
            self.state.swap(round, one, other, delta);
            self.keep();
        }
    }

    /// Whether one table can do with one less, and another with one more.
    fn fits(&self, from: usize, to: usize) -> bool {
        let places = &self.state.compiled.places;
        self.state.number_at(from) > places[from].size.low && self.state.number_at(to) < places[to].size.high
    }

    /// Somebody at the same table who had better come along: kept together, interpreter, or minor as well.
    fn companion(&self, round: usize, person: usize, draws: &mut Draws) -> Option<usize> {
        let compiled = self.state.compiled;
        let is_minor = |person: usize| compiled.flags[person] >> 24 & 1 == 1;
        let talk = |one: usize, other: usize| {
            compiled.needs[one] > 0 && compiled.speaks[other] >> (compiled.needs[one] - 1) & 1 == 1
        };
        let belongs = |other: usize| {
            compiled.companions[person].contains(&(other as u16))
                || is_minor(person) && is_minor(other)
                || compiled.tongues > 0 && (talk(person, other) || talk(other, person))
        };
        let place = self.state.place_of(round, person);
        let here = self.state.at(place).iter().map(|other| usize::from(*other));
        let may = |other: &usize| *other != person && !compiled.is_fixed(round, *other) && belongs(*other);
        let mut may = here.filter(may);
        let first = may.next()?;
        let rest: Vec<usize> = may.collect();
        let chosen = draws.below(rest.len() + 1);
        Some(chosen.checked_sub(1).map_or(first, |chosen| rest[chosen]))
    }

    /// Two people of a table change with two of another: `other`, and somebody who sits with them.
    fn swap_two(
        &mut self,
        round: usize,
        pair: (usize, usize),
        other: usize,
        draws: &mut Draws,
        accept: impl Fn(Delta) -> bool,
    ) {
        let there = self.state.at(self.state.place_of(round, other));
        let neighbour = usize::from(there[draws.below(there.len())]);
        if neighbour == other || self.state.compiled.is_fixed(round, neighbour) {
            return;
        }
        self.evaluations += 1;
        let first = self.state.swap_delta(round, pair.0, other);
        self.state.swap(round, pair.0, other, first);
        let second = self.state.swap_delta(round, pair.1, neighbour);
        let both = Delta {
            hard: first.hard + second.hard,
            soft: first.soft + second.soft,
        };
        if accept(both) {
            self.state.swap(round, pair.1, neighbour, second);
            self.keep();
        } else {
            let back = Delta {
                hard: -first.hard,
                soft: -first.soft,
            };
            self.state.swap(round, pair.0, other, back);
        }
    }

    /// Goes on from the best, taking every change that helps, until none does.
    fn polish(&mut self) {
        let Some((_, _, at)) = &self.best else { return };
        self.state = State::new(self.state.compiled, at);
        let compiled = self.state.compiled;
        let helps = |delta: Delta| (delta.hard, delta.soft) < (0, 0);
        let mut again = true;
        while again && !self.is_done() {
            again = false;
            for round in 0..compiled.rounds() {
                for (index, one) in compiled.movable[round].iter().enumerate() {
                    let one = usize::from(*one);
                    for other in &compiled.movable[round][index + 1..] {
                        let other = usize::from(*other);
                        if self.state.place_of(round, one) == self.state.place_of(round, other) {
                            continue;
                        }
                        self.evaluations += 1;
                        let delta = self.state.swap_delta(round, one, other);
                        if helps(delta) {
                            self.state.swap(round, one, other, delta);
                            again = true;
                        }
                    }
                    for to in compiled.places_of(round) {
                        let from = self.state.place_of(round, one);
                        if to == from || !self.fits(from, to) {
                            continue;
                        }
                        self.evaluations += 1;
                        let delta = self.state.move_delta(round, one, to);
                        if helps(delta) {
                            self.state.go(round, one, to, delta);
                            again = true;
                        }
                    }
                }
            }
        }
        self.keep();
    }
}
