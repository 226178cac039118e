//! Careers as pupils per period: who could still have an event, and who had which.
//!
//! Periods are numbered from a common start that must be the same for all (years since the start of
//! secondary school, say), and a period counts for a pupil only if it was seen to its end. Whoever leaves
//! sight without an event is *censored*: at risk up to the last period seen, and neither a failure nor a
//! success after it. Whoever comes into sight later is at risk from that period on (left truncation);
//! counting the earlier ones too would credit years in which an event would have kept the pupil out of the
//! list.
//!
//! Group pupils only by what was known when they came into sight. A group that is known later ("repeated a
//! year") cannot have had an event before, and comes out too well (immortal time).
//!
//! Sources: Allison 1982; Singer & Willett 1993.

use crate::{NotComputable, Tally};

/// Pupils who were in sight over the same periods and ended the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first period seen, from 0.
    pub first: u32,
    /// The last period seen, `first` or later.
    pub last: u32,
    /// What happened at the end of the last period, as a number below the number of kinds; none when
    /// censored.
    pub event: Option<usize>,
    /// How many pupils.
    pub pupils: u64,
}

/// One period: those at risk at its start, and how many had each kind of event in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    at_risk: u64,
    events: Vec<u64>,
}

impl Period {
    /// Counts that were added up elsewhere.
    ///
    /// # Errors
    /// [`NotComputable::SuccessesExceedTotal`] when more pupils had an event than were at risk.
    pub fn new(at_risk: u64, events: Vec<u64>) -> Result<Self, NotComputable> {
        let period = Self { at_risk, events };
        Tally::new(period.had_event(), at_risk)?;
        Ok(period)
    }

    /// Pupils in sight who had no event before this period.
    #[must_use]
    pub fn at_risk(&self) -> u64 {
        self.at_risk
    }

    /// Pupils per kind of event.
    #[must_use]
    pub fn events(&self) -> &[u64] {
        &self.events
    }

    /// Pupils with any event among those at risk.
    #[must_use]
    pub fn any_event(&self) -> Tally {
        Tally::new(self.had_event(), self.at_risk).expect("events happen to those at risk")
    }

    /// The share of those at risk who had this kind of event: the cause-specific hazard.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] with nobody at risk; [`NotComputable::ShapeMismatch`] for an unknown
    /// kind.
    pub fn hazard(&self, kind: usize) -> Result<crate::Proportion, NotComputable> {
        let events = self.events.get(kind).ok_or(NotComputable::ShapeMismatch {
            have: kind,
            need: self.events.len(),
        })?;
        Tally::new(*events, self.at_risk)?.proportion()
    }

    fn had_event(&self) -> u64 {
        self.events
            .iter()
            .fold(0, |sum, &count| sum.saturating_add(count))
    }
}

/// Periods from 0 on; additive over pupils, schools and boards.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::person_periods::{PersonPeriods, Spell};
/// let mut careers = PersonPeriods::new(1);
/// // Ten pupils seen for three years, two of whom left after the second; one moved in for the third year.
/// careers.add(Spell { first: 0, last: 2, event: None, pupils: 8 })?;
/// careers.add(Spell { first: 0, last: 1, event: Some(0), pupils: 2 })?;
/// careers.add(Spell { first: 2, last: 2, event: None, pupils: 1 })?;
/// let at_risk: Vec<u64> = careers.periods().iter().map(|period| period.at_risk()).collect();
/// assert_eq!(at_risk, [10, 10, 9]);
/// let backwards = careers.add(Spell { first: 2, last: 1, event: None, pupils: 1 });
/// assert_eq!(backwards, Err(NotComputable::InconsistentSums));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPeriods {
    kinds: usize,
    periods: Vec<Period>,
}

/// More periods than any career has; a number beyond it is a mistake, and must not cost memory.
const MOST_PERIODS: u32 = 1_000;

impl PersonPeriods {
    /// Nobody yet, with so many kinds of event.
    #[must_use]
    pub fn new(kinds: usize) -> Self {
        Self {
            kinds,
            periods: Vec::new(),
        }
    }

    /// Periods that were added up elsewhere, from period 0 on.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless every period has all kinds.
    pub fn from_periods(kinds: usize, periods: Vec<Period>) -> Result<Self, NotComputable> {
        match periods.iter().find(|period| period.events.len() != kinds) {
            Some(period) => Err(NotComputable::ShapeMismatch {
                have: period.events.len(),
                need: kinds,
            }),
            None => Ok(Self { kinds, periods }),
        }
    }

    /// Adds pupils.
    ///
    /// # Errors
    /// [`NotComputable::InconsistentSums`] when the last period lies before the first, or more than a
    /// thousand periods are meant; [`NotComputable::ShapeMismatch`] for an unknown kind of event.
    pub fn add(&mut self, spell: Spell) -> Result<(), NotComputable> {
        if spell.last < spell.first || spell.last >= MOST_PERIODS {
            return Err(NotComputable::InconsistentSums);
        }
        if let Some(have) = spell.event.filter(|&event| event >= self.kinds) {
            return Err(NotComputable::ShapeMismatch {
                have,
                need: self.kinds,
            });
        }
        let (first, last) = (spell.first as usize, spell.last as usize);
        self.reach(last + 1);
        for period in &mut self.periods[first..=last] {
            period.at_risk += spell.pupils;
        }
        if let Some(event) = spell.event {
            self.periods[last].events[event] += spell.pupils;
        }
        Ok(())
    }

    /// Adds the counts of others.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless both have the same kinds of event.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotComputable> {
        if other.kinds != self.kinds {
            return Err(NotComputable::ShapeMismatch {
                have: other.kinds,
                need: self.kinds,
            });
        }
        self.reach(other.periods.len());
        for (period, added) in self.periods.iter_mut().zip(&other.periods) {
            period.at_risk += added.at_risk;
            for (events, more) in period.events.iter_mut().zip(&added.events) {
                *events += more;
            }
        }
        Ok(())
    }

    /// How many kinds of event.
    #[must_use]
    pub fn kinds(&self) -> usize {
        self.kinds
    }

    /// The periods, from 0 on.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// Any event among those at risk, per period: what [`survival`](crate::survival) takes.
    #[must_use]
    pub fn any_event(&self) -> Vec<Tally> {
        self.periods.iter().map(Period::any_event).collect()
    }

    fn reach(&mut self, periods: usize) {
        let empty = Period {
            at_risk: 0,
            events: vec![0; self.kinds],
        };
        if self.periods.len() < periods {
            self.periods.resize(periods, empty);
        }
    }
}
