//! What a change by hand would do, before it is made: for dragging somebody, and for doing the same with keys.

use crate::broken::{Broken, Rule, confidential};
use crate::evening::{PersonId, TableId};
use crate::hall::Hall;
use crate::seating::{Foreign, Seating};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A change in one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Somebody goes to another table.
    Move {
        /// The round.
        round: usize,
        /// Who.
        person: PersonId,
        /// Where to.
        to: TableId,
    },
    /// Two people change seats.
    Swap {
        /// The round.
        round: usize,
        /// One.
        one: PersonId,
        /// The other.
        other: PersonId,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Refusal {
    /// They are at that table already.
    NothingChanges,
    /// More of this rule would be broken than now: it protects people, or there are no chairs.
    Breaks(Rule),
    /// These tables cannot be changed like this, because of what was arranged beforehand: a fixed seat, people kept
    /// together, people kept apart. Which of these it is, and who it is about, is not told.
    Arranged,
}

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Why it cannot be made; nothing when it can.
    pub refused: Vec<Refusal>,
    /// How much dearer the seating gets; below zero when it gets better.
    pub cost: i64,
    /// What is broken then and not now. A change that breaks these may be made, as long as nothing refuses it.
    pub breaks: Vec<Broken>,
    /// What is broken now and not then.
    pub mends: Vec<Broken>,
}

impl Effect {
    /// Whether the change can be made.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.refused.is_empty()
    }
}

/// Rules that a hand may not break: they keep people safe, let them take part, or need chairs that are not there.
/// Others are the organiser's to weigh.
const FIRM: [Rule; 5] = [
    Rule::TooMany,
    Rule::LoneMinor,
    Rule::NoVettedAdult,
    Rule::Steps,
    Rule::NoInterpreter,
];

impl Hall {
    /// The seating after a change, whatever it breaks.
    ///
    /// # Errors
    /// [`Foreign`] when the seating is not of this evening, or the change names somebody or a table that is not there.
    pub fn changed(&self, seating: &Seating, change: Change) -> Result<Seating, Foreign> {
        let mut at = self.compiled.seated(seating)?;
        let seat = |round: usize, person: PersonId| {
            let place = self
                .compiled
                .person(person)
                .filter(|_| round < self.compiled.rounds());
            let place = place.filter(|place| self.compiled.present[round].contains(&(*place as u16)));
            let index = place.map(|place| round * self.compiled.people() + place);
            index.ok_or(Foreign::Stranger { round, person })
        };
        match change {
            Change::Move { round, person, to } => {
                let place = self.compiled.place(round, to);
                let place = place.ok_or(Foreign::Table { round, table: to })?;
                at[seat(round, person)?] = place as u16;
            }
            Change::Swap { round, one, other } => at.swap(seat(round, one)?, seat(round, other)?),
        }
        Ok(self.compiled.seating(&at))
    }

    /// What a change would do to cost and rules, and whether it can be made.
    ///
    /// # Errors
    /// As [`Hall::changed`].
    pub fn effect_of(&self, seating: &Seating, change: Change) -> Result<Effect, Foreign> {
        let then = self.changed(seating, change)?;
        let weights = &self.evening.weights;
        let cost = self.costs(&then).total(weights) - self.costs(seating).total(weights);
        let (before, after) = (self.breaks(seating), self.breaks(&then));
        let mut refused = BTreeSet::new();
        if then == *seating {
            refused.insert(Refusal::NothingChanges);
        }
        let (round, movers) = match change {
            Change::Move { round, person, .. } => (round, vec![person]),
            Change::Swap { round, one, other } => (round, vec![one, other]),
        };
        let apart = |seating: &Seating| confidential(&self.evening, seating).for_the_coordinator().len();
        let is_fixed = |id: &PersonId| {
            let person = self.compiled.person(*id);
            person.is_some_and(|person| self.compiled.is_fixed(round, person))
        };
        let (now, later) = (numbers(&before), numbers(&after));
        let grows = |rule: Rule| later.get(&rule).copied() > now.get(&rule).copied();
        if movers.iter().any(is_fixed) || apart(&then) > apart(seating) || grows(Rule::NotTogether) {
            refused.insert(Refusal::Arranged);
        }
        refused.extend(FIRM.into_iter().filter(|rule| grows(*rule)).map(Refusal::Breaks));
        Ok(Effect {
            refused: refused.into_iter().collect(),
            cost,
            breaks: only(&after, &before),
            mends: only(&before, &after),
        })
    }
}

/// How much is broken of each rule.
fn numbers(broken: &[Broken]) -> BTreeMap<Rule, usize> {
    let mut numbers = BTreeMap::new();
    for one in broken {
        // Each person too many counts, and not only the table.
        let number = if one.rule == Rule::TooMany {
            one.people.len()
        } else {
            1
        };
        *numbers.entry(one.rule).or_default() += number;
    }
    numbers
}

/// What is in the first list and not in the second, told by rule and table or person. People kept together are left
/// out: that they were arranged is told as [`Refusal::Arranged`], like the rest of what was arranged.
fn only(these: &[Broken], others: &[Broken]) -> Vec<Broken> {
    let key = |broken: &Broken| {
        let person = match broken.rule {
            Rule::ThemeNotNamed | Rule::NoFirstChoice | Rule::Steps | Rule::NoInterpreter => {
                broken.people.first().copied()
            }
            _ => None,
        };
        let table = broken.table.filter(|_| person.is_none());
        (broken.rule, broken.round, table, person)
    };
    let others: BTreeSet<_> = others.iter().map(key).collect();
    let told = |broken: &&Broken| broken.rule != Rule::NotTogether && !others.contains(&key(broken));
    these.iter().filter(told).cloned().collect()
}
