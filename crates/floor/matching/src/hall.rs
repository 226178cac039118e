//! An evening that was looked over, and what can be asked about it.

use crate::anneal::{Attempts, Hand, Search, search};
use crate::block::{Block, blocks, why};
use crate::bound::bound;
use crate::broken::{Broken, Confidential, Why, broken, confidential};
use crate::compiled::Compiled;
use crate::cost::{Cost, cost};
use crate::evening::{Evening, PersonId, TableId};
use crate::mistake::{Mistake, mistakes};
use crate::seating::{Foreign, Seating};
use crate::sizes::Compromise;

/// A broken rule with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unkept {
    /// What is broken, and for whom.
    pub broken: Broken,
    /// Why.
    pub why: Why,
}

/// The best seating that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Who sits where.
    pub seating: Seating,
    /// What it costs, apart for each unwished thing.
    pub cost: Cost,
    /// The same in one number.
    pub total: i64,
    /// No seating at these tables costs less.
    pub bound: i64,
    /// The rules that it breaks. None means that every rule is kept, but for [`Outcome::confidential`].
    pub unkept: Vec<Unkept>,
    /// Pairs that should be apart and are not, for the coordinator of such pairs.
    pub confidential: Confidential,
    /// How many changes were looked at.
    pub evaluations: u64,
}

impl Outcome {
    /// How far the cost may be from the best there is. The bound is made by counting, so the truth is often nearer.
    #[must_use]
    pub fn gap(&self) -> i64 {
        self.total - self.bound
    }
}

/// An evening without mistakes, ready for seating.
///
/// ```
/// use matching::{Evening, Hall, Mistake, Person, PersonId, ProfessionId, Search, Table, TableId};
///
/// let person = |id: u32| {
///     let mut person = Person::new(PersonId(id), ProfessionId(id % 2));
///     person.can_facilitate = true;
///     person.can_take_notes = true;
///     person
/// };
/// let table = |id| Table { id: TableId(id), theme: None, fewest: 2, seats: 4, step_free: true };
/// let mut evening = Evening {
///     people: (0..6).map(person).collect(),
///     rounds: vec![vec![table(1), table(2)]],
///     ..Evening::default()
/// };
/// let outcome = Hall::of(evening.clone()).expect("no mistakes").seat(&Search::of(2026, 6));
/// assert!(outcome.unkept.is_empty());
/// assert_eq!(outcome.total, outcome.bound);
///
/// evening.people.push(person(3));
/// assert_eq!(Hall::of(evening).err(), Some(vec![Mistake::PersonTwice(PersonId(3))]));
/// ```
#[derive(Debug, Clone)]
pub struct Hall {
    pub(crate) evening: Evening,
    pub(crate) compiled: Compiled,
    blocks: Vec<Block>,
    bound: i64,
}

impl Hall {
    /// Looks an evening over. In which order people, tables and pairs are listed makes no difference afterwards.
    ///
    /// # Errors
    /// Every [`Mistake`] that has to be put right first. Show those that are confidential to the coordinator only.
    pub fn of(evening: Evening) -> Result<Self, Vec<Mistake>> {
        Self::with(evening, None)
    }

    /// The same where people sit already.
    pub(crate) fn with(evening: Evening, sitting: Option<&Seating>) -> Result<Self, Vec<Mistake>> {
        let mistakes = mistakes(&evening);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let compiled = Compiled::of(&evening, sitting);
        Ok(Self {
            blocks: blocks(&evening, &compiled),
            bound: bound(&evening, &compiled),
            evening,
            compiled,
        })
    }

    /// What it was made of.
    #[must_use]
    pub fn evening(&self) -> &Evening {
        &self.evening
    }

    /// What the organiser asked for and cannot be, settled before anybody is seated.
    #[must_use]
    pub fn compromises(&self) -> &[Compromise] {
        &self.compiled.compromises
    }

    /// What makes rules impossible to keep, by counting. To be shown before seating: more people may still be asked.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// A cost below which no seating can be; see [`Outcome::bound`].
    #[must_use]
    pub fn bound(&self) -> i64 {
        self.bound
    }

    /// Seats everybody: as few broken rules as can be found, and then as cheap as can be found.
    ///
    /// The same evening and [`Search`] give the same seating on every machine. Nobody is left standing, whatever is
    /// blocked; what could not be kept is told in [`Outcome::unkept`].
    #[must_use]
    pub fn seat(&self, how: &Search) -> Outcome {
        self.seat_with(how, |one, other| (one(), other()))
    }

    /// The same, with the work divided by `both`, which does two parts of it, at once where it can. However it does, the
    /// seating is the one of [`Hall::seat`].
    #[must_use]
    pub fn seat_with(
        &self,
        how: &Search,
        both: impl FnOnce(Hand<'_>, Hand<'_>) -> (Attempts, Attempts),
    ) -> Outcome {
        let weights = self.evening.weights;
        let dearest = [
            weights.meeting,
            weights.organisation,
            weights.profession,
            weights.missing,
        ];
        let dearest = dearest
            .into_iter()
            .chain([weights.rank, weights.churn, 1])
            .max()
            .unwrap_or(1);
        let found = search(&self.compiled, how, (self.bound, i64::from(dearest)), both);
        let seating = self.compiled.seating(&found.at);
        let cost = self.costs(&seating);
        let total = cost.total(&weights);
        debug_assert_eq!(total, found.soft, "the search and the count of costs differ");
        Outcome {
            cost,
            total,
            bound: self.bound,
            unkept: self.unkept(&seating),
            confidential: confidential(&self.evening, &seating),
            seating,
            evaluations: found.evaluations,
        }
    }

    /// What a seating costs.
    ///
    /// # Errors
    /// [`Foreign`] when it is not one of this evening.
    pub fn cost(&self, seating: &Seating) -> Result<Cost, Foreign> {
        self.compiled.seated(seating)?;
        Ok(self.costs(seating))
    }

    /// Which rules a seating breaks, and why; nothing about pairs that are kept apart.
    ///
    /// # Errors
    /// [`Foreign`] when it is not one of this evening.
    pub fn broken(&self, seating: &Seating) -> Result<Vec<Unkept>, Foreign> {
        self.compiled.seated(seating)?;
        Ok(self.unkept(seating))
    }

    /// Pairs that should be apart and are not.
    ///
    /// # Errors
    /// [`Foreign`] when the seating is not one of this evening.
    pub fn confidential(&self, seating: &Seating) -> Result<Confidential, Foreign> {
        self.compiled.seated(seating)?;
        Ok(confidential(&self.evening, seating))
    }

    pub(crate) fn used(&self, round: usize, table: TableId) -> bool {
        let place = self.compiled.place(round, table);
        place.is_some_and(|place| self.compiled.places[place].size.high > 0)
    }

    pub(crate) fn costs(&self, seating: &Seating) -> Cost {
        cost(&self.evening, seating, |round, table| self.used(round, table))
    }

    pub(crate) fn breaks(&self, seating: &Seating) -> Vec<Broken> {
        let owed = |id: PersonId| {
            let person = self.compiled.person(id);
            person.is_some_and(|person| self.compiled.owed[person])
        };
        broken(
            &self.evening,
            seating,
            |round, table| self.used(round, table),
            owed,
        )
    }

    pub(crate) fn unkept(&self, seating: &Seating) -> Vec<Unkept> {
        let all = self.breaks(seating).into_iter();
        all.map(|broken| Unkept {
            why: why(&broken, &self.evening, &self.blocks),
            broken,
        })
        .collect()
    }
}
