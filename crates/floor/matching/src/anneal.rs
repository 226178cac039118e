//! The search: changes of seats, taken when they help and, less and less, when they do not (simulated annealing;
//! Kirkpatrick, Gelatt & Vecchi 1983), from several starts, of which the best arrangement is kept.
//!
//! Best is by broken hard rules first, and then by cost. On the way a broken rule has a price that rises from cheap to
//! prohibitive, so that the search passes through arrangements that could not stay.

use crate::compiled::Compiled;
use crate::draws::{Draws, Thresholds, ladder};
use crate::proposal::Proposals;
use crate::start::start;
use crate::state::{Delta, State};
use crate::step::Step;
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
            evaluations: 3_000_000 + 10_000 * seats.saturating_sub(120) as u64,
            // Small evenings are rugged: many short attempts find more than few long ones.
            attempts: if seats <= 90 { 12 } else { 3 },
        }
    }
}

/// The best arrangement found so far, by broken rules first and then by cost.
pub(crate) struct Found {
    pub(crate) at: Vec<u16>,
    pub(crate) hard: i64,
    pub(crate) soft: i64,
    pub(crate) evaluations: u64,
}

impl Found {
    /// Whether nothing can be better.
    fn is_done(&self, bound: i64) -> bool {
        self.hard == 0 && self.soft <= bound
    }
}

/// Heat and price of a broken rule change 2^8 times in one attempt.
const HALVINGS: u32 = 8;
/// The heat at the beginning, and the least at the end, in 65,536ths of the dearest weight.
const HOTTEST: u64 = 32_768;
const COLDEST: u64 = 983;
/// The price of a broken rule at the beginning, attempt after attempt, and at the end, in the same.
const CHEAPEST: [u64; 3] = [65_536, 16_384, 32_768];
const DEAREST: u64 = 20 * 65_536;
/// Heat and price at the beginning when rules matter more than costs.
const STRICT: (u64, u64) = (3 * 65_536, 4 * 65_536);

/// How heat and price go from step to step, in 65,536ths of a point.
struct Course {
    heat: Vec<u64>,
    price: Vec<u64>,
}

impl Course {
    /// Of attempt number `attempt`; `strict` where none kept every rule yet.
    fn of(compiled: &Compiled, bound: i64, dearest: i64, attempt: u64, strict: bool) -> Self {
        let dearest = dearest as u64;
        let (hottest, cheapest) = if strict {
            STRICT
        } else {
            (HOTTEST, CHEAPEST[(attempt % 3) as usize])
        };
        // Where every seat costs something whatever is done, chances to get better are few and far apart: it pays to
        // stay warm, and to leave the last steps to the polishing.
        let seats: usize = compiled.present.iter().map(Vec::len).sum();
        let forced = (bound.max(0) as u64 * 65_536) / seats.max(1) as u64;
        let coldest = forced.clamp(COLDEST * dearest, hottest * dearest / 2);
        Self {
            heat: ladder(hottest * dearest, coldest, HALVINGS),
            price: ladder(cheapest * dearest, DEAREST * dearest, HALVINGS),
        }
    }
}

/// Looks for the best arrangement; `bound` is a cost below which none can be, and `dearest` the largest weight.
pub(crate) fn search(compiled: &Compiled, search: &Search, bound: i64, dearest: i64) -> Found {
    let attempts = u64::from(search.attempts.max(1));
    let budget = search.evaluations / attempts;
    let thresholds = Thresholds::new();
    let mut proposals = Proposals::of(compiled);
    let mut attempt = |attempt: u64, strict: bool| {
        let mut draws = Draws::new(search.seed, attempt);
        let course = Course::of(compiled, bound, dearest, attempt, strict);
        let mut run = Run::of(start(compiled, &mut draws), bound);
        if !proposals.is_empty() {
            run.anneal(&mut proposals, &mut draws, &thresholds, budget, &course);
        }
        run.polish();
        run.best
    };
    let mut best = attempt(0, false);
    for number in 1..attempts {
        if best.is_done(bound) {
            break;
        }
        let next = attempt(number, best.hard > 0);
        let evaluations = best.evaluations + next.evaluations;
        if (next.hard, next.soft) < (best.hard, best.soft) {
            best = next;
        }
        best.evaluations = evaluations;
    }
    best
}

/// One attempt.
struct Run<'a> {
    state: State<'a>,
    best: Found,
    bound: i64,
}

impl<'a> Run<'a> {
    fn of(state: State<'a>, bound: i64) -> Self {
        let best = Found {
            at: state.seats().to_vec(),
            hard: state.hard,
            soft: state.soft,
            evaluations: 0,
        };
        Self { state, best, bound }
    }

    /// Remembers where everybody sits if that is the best so far.
    fn keep(&mut self) {
        let (hard, soft) = (self.state.hard, self.state.soft);
        if (hard, soft) < (self.best.hard, self.best.soft) {
            (self.best.hard, self.best.soft) = (hard, soft);
            self.best.at.copy_from_slice(self.state.seats());
        }
    }

    fn anneal(
        &mut self,
        proposals: &mut Proposals,
        draws: &mut Draws,
        thresholds: &Thresholds,
        budget: u64,
        course: &Course,
    ) {
        let steps = course.heat.len() as u64;
        for (heat, price) in course.heat.iter().zip(&course.price) {
            let price = (price >> 16) as i64 + 1;
            // Counted in tries: one that changes nothing costs next to nothing and looks at nothing.
            for _ in 0..(budget / steps).max(1) {
                proposals.draw(&self.state, draws);
                if proposals.steps.is_empty() {
                    continue;
                }
                let limit = thresholds.draw(*heat, draws.bits() as u32);
                let accept = |delta: Delta| i64::from(delta.hard) * price + i64::from(delta.soft) <= limit;
                self.attempt(&proposals.steps, accept);
            }
            if self.best.is_done(self.bound) {
                return;
            }
        }
    }

    /// Makes a change if it can be made and is accepted; says whether it was.
    fn attempt(&mut self, steps: &[Step], accept: impl Fn(Delta) -> bool) -> bool {
        let made = match steps {
            [step] => {
                let Some(delta) = self.state.look(*step) else {
                    return false;
                };
                let accepted = accept(delta);
                if accepted {
                    self.state.make(*step, delta);
                }
                accepted
            }
            several => self.state.make_all(several, accept),
        };
        self.best.evaluations += 1;
        if made {
            self.keep();
        }
        made
    }

    /// Goes on from the best, taking every change that helps, until none does.
    fn polish(&mut self) {
        let compiled = self.state.compiled;
        self.state = State::new(compiled, &self.best.at);
        let helps = |delta: Delta| (delta.hard, delta.soft) < (0, 0);
        let mut again = true;
        while again && !self.best.is_done(self.bound) {
            again = false;
            for round in 0..compiled.rounds() {
                for (index, one) in compiled.movable[round].iter().enumerate() {
                    let one = usize::from(*one);
                    let others = compiled.movable[round][index + 1..].iter();
                    let swaps = others.map(|other| Step::Swap {
                        round,
                        one,
                        other: usize::from(*other),
                    });
                    let goes = compiled.places_of(round).map(|to| Step::Go {
                        round,
                        person: one,
                        to,
                    });
                    for step in swaps.chain(goes) {
                        again |= self.attempt(&[step], helps);
                    }
                }
            }
        }
    }
}
