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
use std::sync::atomic::{AtomicU64, Ordering};

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
            evaluations: 6_000_000 + 20_000 * seats.saturating_sub(180) as u64,
            // Small evenings are rugged: many short attempts find more than few long ones.
            attempts: match seats {
                ..=90 => 12,
                91..=150 => 6,
                _ => 4,
            },
        }
    }
}

/// The best arrangement found so far, by broken rules first and then by cost.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) at: Vec<u16>,
    pub(crate) hard: i64,
    pub(crate) soft: i64,
    pub(crate) evaluations: u64,
}

impl Found {
    /// Before anything was looked at.
    fn nothing() -> Self {
        Self {
            at: Vec::new(),
            hard: i64::MAX,
            soft: i64::MAX,
            evaluations: 0,
        }
    }

    /// The better of two, the first of equals, after looking at the changes of both.
    fn or(self, other: Self) -> Self {
        let evaluations = self.evaluations + other.evaluations;
        let is_better = (other.hard, other.soft) < (self.hard, self.soft);
        let best = if is_better { other } else { self };
        Self { evaluations, ..best }
    }

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

/// How many attempts can go on at once. It is part of the method, and not of the machine: what an attempt begins with
/// hangs on those before it of the same hand, so that one processor finds what two find.
const HANDS: u64 = 2;

/// What the attempts of one hand found, each with its number.
#[derive(Debug)]
pub struct Attempts(Vec<(u64, Found)>);

/// The attempts of one of two hands, which can be made at the same time as those of the other.
pub type Hand<'a> = &'a (dyn Fn() -> Attempts + Sync);

/// Looks for the best arrangement; `bound` is a cost below which none can be, and `dearest` the largest weight. `both`
/// makes the attempts of two hands, at once or one after the other.
pub(crate) fn search(
    compiled: &Compiled,
    search: &Search,
    (bound, dearest): (i64, i64),
    both: impl FnOnce(Hand<'_>, Hand<'_>) -> (Attempts, Attempts),
) -> Found {
    let attempts = u64::from(search.attempts.max(1));
    let looking = Looking {
        compiled,
        seed: search.seed,
        attempts,
        budget: search.evaluations / attempts,
        bound,
        dearest,
        thresholds: Thresholds::new(),
        first_done: AtomicU64::new(attempts),
    };
    let (Attempts(mut found), Attempts(other)) = both(&|| looking.hand(0), &|| looking.hand(1));
    found.extend(other);
    found.sort_by_key(|(number, _)| *number);
    // Attempts after the first that is done may have been stopped anywhere, or not: they do not count.
    let first_done = looking.first_done.load(Ordering::Relaxed);
    found
        .into_iter()
        .take_while(|(number, _)| *number <= first_done)
        .fold(Found::nothing(), |best, (_, next)| best.or(next))
}

/// What all attempts at one evening share.
struct Looking<'a> {
    compiled: &'a Compiled,
    seed: u64,
    attempts: u64,
    /// How many changes one attempt looks at.
    budget: u64,
    bound: i64,
    dearest: i64,
    thresholds: Thresholds,
    /// The first attempt that found what cannot be better, or the number of attempts.
    first_done: AtomicU64,
}

impl Looking<'_> {
    /// The attempts of one hand.
    fn hand(&self, hand: u64) -> Attempts {
        let mut proposals = Proposals::of(self.compiled);
        let mut found = Vec::new();
        let mut fewest_broken = None;
        for number in (hand..self.attempts).step_by(HANDS as usize) {
            if self.is_overtaken(number) {
                break;
            }
            let strict = fewest_broken.is_some_and(|broken| broken > 0);
            let one = self.attempt(number, strict, &mut proposals);
            if one.is_done(self.bound) {
                self.first_done.fetch_min(number, Ordering::Relaxed);
            }
            fewest_broken = Some(fewest_broken.map_or(one.hard, |broken: i64| broken.min(one.hard)));
            found.push((number, one));
        }
        Attempts(found)
    }

    fn attempt(&self, number: u64, strict: bool, proposals: &mut Proposals) -> Found {
        let mut draws = Draws::new(self.seed, number);
        let course = Course::of(self.compiled, self.bound, self.dearest, number, strict);
        let mut run = Run::of(start(self.compiled, &mut draws), self, number);
        if !proposals.is_empty() {
            run.anneal(proposals, &mut draws, &course);
        }
        run.polish();
        run.best
    }

    /// Whether an attempt before this one found what cannot be better.
    fn is_overtaken(&self, number: u64) -> bool {
        self.first_done.load(Ordering::Relaxed) < number
    }
}

/// One attempt.
struct Run<'a> {
    looking: &'a Looking<'a>,
    number: u64,
    state: State<'a>,
    best: Found,
}

impl<'a> Run<'a> {
    fn of(state: State<'a>, looking: &'a Looking<'a>, number: u64) -> Self {
        let best = Found {
            at: state.seats().to_vec(),
            hard: state.hard,
            soft: state.soft,
            evaluations: 0,
        };
        Self {
            looking,
            number,
            state,
            best,
        }
    }

    /// Remembers where everybody sits if that is the best so far.
    fn keep(&mut self) {
        let (hard, soft) = (self.state.hard, self.state.soft);
        if (hard, soft) < (self.best.hard, self.best.soft) {
            (self.best.hard, self.best.soft) = (hard, soft);
            self.best.at.copy_from_slice(self.state.seats());
        }
    }

    fn anneal(&mut self, proposals: &mut Proposals, draws: &mut Draws, course: &Course) {
        let budget = self.looking.budget;
        let steps = course.heat.len() as u64;
        for (heat, price) in course.heat.iter().zip(&course.price) {
            let price = (price >> 16) as i64 + 1;
            // Counted in tries: one that changes nothing costs next to nothing and looks at nothing.
            for _ in 0..(budget / steps).max(1) {
                proposals.draw(&self.state, draws);
                if proposals.steps.is_empty() {
                    continue;
                }
                let limit = self.looking.thresholds.draw(*heat, draws.bits() as u32);
                let accept = |delta: Delta| i64::from(delta.hard) * price + i64::from(delta.soft) <= limit;
                self.attempt(&proposals.steps, accept);
            }
            if self.is_over() {
                return;
            }
        }
    }

    /// Whether looking on is of no use to anybody.
    fn is_over(&self) -> bool {
        self.best.is_done(self.looking.bound) || self.looking.is_overtaken(self.number)
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
        while again && !self.is_over() {
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
