//! Changes of seats as the search makes them: one at a time, or several that only make sense together.

use crate::state::{Delta, State};

/// One change in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Somebody goes to another table.
    Go { round: usize, person: usize, to: usize },
    /// Two people at different tables change seats.
    Swap { round: usize, one: usize, other: usize },
}

impl State<'_> {
    /// What a step does, if tables keep a size that they can have and it changes anything.
    pub(crate) fn look(&self, step: Step) -> Option<Delta> {
        match step {
            Step::Go { round, person, to } => {
                let from = self.place_of(round, person);
                let fits = from != to && self.fits(from, to);
                fits.then(|| self.move_delta(round, person, to))
            }
            Step::Swap { round, one, other } => {
                let differ = self.place_of(round, one) != self.place_of(round, other);
                differ.then(|| self.swap_delta(round, one, other))
            }
        }
    }

    /// Whether one table can do with one less, and another with one more.
    fn fits(&self, from: usize, to: usize) -> bool {
        let places = &self.compiled.places;
        self.number_at(from) > places[from].size.low && self.number_at(to) < places[to].size.high
    }

    /// Makes the step that [`Self::look`] looked at.
    pub(crate) fn make(&mut self, step: Step, delta: Delta) {
        match step {
            Step::Go { round, person, to } => self.go(round, person, to, delta),
            Step::Swap { round, one, other } => self.swap(round, one, other, delta),
        }
    }

    /// The step that undoes another, before that is made.
    fn undoing(&self, step: Step) -> Step {
        match step {
            Step::Go { round, person, .. } => Step::Go {
                round,
                person,
                to: self.place_of(round, person),
            },
            Step::Swap { .. } => step,
        }
    }

    /// Makes all steps if each can be made after those before it and `accept` takes them together; else none.
    pub(crate) fn make_all(&mut self, steps: &[Step], accept: impl Fn(Delta) -> bool) -> bool {
        let Some((last, before)) = steps.split_last() else {
            return false;
        };
        let mut sum = Delta::default();
        let mut undo: Vec<(Step, Delta)> = Vec::new();
        for step in before {
            let Some(delta) = self.look(*step) else { break };
            undo.push((self.undoing(*step), -delta));
            self.make(*step, delta);
            sum = sum + delta;
        }
        if undo.len() == before.len()
            && let Some(delta) = self.look(*last)
            && accept(sum + delta)
        {
            self.make(*last, delta);
            return true;
        }
        for (step, delta) in undo.into_iter().rev() {
            self.make(step, delta);
        }
        false
    }
}
