//! Which hard rules a seating breaks, for whom, and why.
//!
//! That a pair is kept apart is never told here. Where it cannot be kept apart, [`Confidential`] tells it to whoever
//! may know.

use crate::block::Block;
use crate::compiled::rank;
use crate::evening::{Evening, Person, PersonId, Table, TableId};
use crate::seating::Seating;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A rule that a seating has to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// A table has fewer people than it works with.
    TooFew,
    /// A table has more people than chairs.
    TooMany,
    /// Nobody at the table can lead the conversation.
    NoFacilitator,
    /// Nobody at the table can take notes.
    NoNoteTaker,
    /// One person would have to lead the conversation and take the notes. Nobody can do both at once.
    OneForBoth,
    /// Somebody sits at a theme that they did not name.
    ThemeNotNamed,
    /// Somebody gets their first choice in no round, although there is a table for it that they can reach.
    NoFirstChoice,
    /// A minor is the only one at the table.
    LoneMinor,
    /// Minors sit without a vetted adult.
    NoVettedAdult,
    /// Somebody who needs it is at a table that cannot be reached without steps.
    Steps,
    /// Somebody has no interpreter at the table.
    NoInterpreter,
    /// Two who are kept together are not.
    NotTogether,
}

impl Rule {
    /// Whether it is about a table as a whole; the others are about the people whom [`Broken::people`] names.
    #[must_use]
    pub fn is_of_tables(self) -> bool {
        matches!(
            self,
            Self::TooFew | Self::TooMany | Self::NoFacilitator | Self::NoNoteTaker | Self::OneForBoth
        )
    }
}

/// Why a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// By counting: nobody could keep it.
    Blocked(Block),
    /// The organiser fixed the seats of these people.
    Fixed(Vec<PersonId>),
    /// Every rule can be kept by itself; all together they cannot, or the search did not find how.
    Together,
}

/// A rule that is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// Which.
    pub rule: Rule,
    /// The round; none for [`Rule::NoFirstChoice`], which is about all of them.
    pub round: Option<usize>,
    /// The table, where the rule is about one.
    pub table: Option<TableId>,
    /// Whom it touches: those it is about, or all at the table.
    pub people: Vec<PersonId>,
}

/// Pairs that are kept apart and share a table nonetheless, because their seats are fixed or nothing else was found.
///
/// For the one coordinator who may know of such pairs; it is not written out by `Debug`, and cannot be serialised.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Confidential(Vec<(usize, TableId, PersonId, PersonId)>);

impl Confidential {
    /// Round, table and the two people. To be shown to the coordinator of such pairs only.
    #[must_use]
    pub fn for_the_coordinator(&self) -> &[(usize, TableId, PersonId, PersonId)] {
        &self.0
    }
}

impl fmt::Debug for Confidential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Confidential")
    }
}

/// One table with the people at it.
pub(crate) struct Here<'a> {
    pub(crate) round: usize,
    pub(crate) table: &'a Table,
    pub(crate) people: Vec<&'a Person>,
}

/// The tables of a seating with who sits there.
pub(crate) fn tables<'a>(evening: &'a Evening, seating: &Seating) -> Vec<Here<'a>> {
    let people: BTreeMap<PersonId, &Person> =
        evening.people.iter().map(|person| (person.id, person)).collect();
    let mut all = Vec::new();
    for (round, tables) in seating.rounds.iter().enumerate() {
        for taken in tables {
            let known = evening.rounds.get(round);
            let table = known.and_then(|tables| tables.iter().find(|table| table.id == taken.table));
            if let Some(table) = table {
                let here = taken.people.iter().filter_map(|id| people.get(id).copied());
                let people = here.collect();
                all.push(Here { round, table, people });
            }
        }
    }
    all
}

/// All broken rules of a seating, in the order of rounds and tables. `used` tells which tables are in use.
pub(crate) fn broken(
    evening: &Evening,
    seating: &Seating,
    used: impl Fn(usize, TableId) -> bool,
    owed: impl Fn(PersonId) -> bool,
) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut first: BTreeMap<PersonId, bool> = BTreeMap::new();
    let all = tables(evening, seating);
    for here in &all {
        if here.people.is_empty() && !used(here.round, here.table.id) {
            continue;
        }
        of_table(here, &mut found);
        for person in &here.people {
            of_person(here, person, &mut found);
            let reached = here.table.step_free || !person.needs_step_free;
            let has_first = here.table.theme.is_some() && here.table.theme == person.themes.first().copied();
            *first.entry(person.id).or_default() |= has_first && reached;
        }
    }
    let sorted = |pair: &(PersonId, PersonId)| (pair.0.min(pair.1), pair.0.max(pair.1));
    for (one, other) in &evening.together.iter().map(sorted).collect::<BTreeSet<_>>() {
        for round in 0..seating.rounds.len() {
            let tables = (seating.table_of(round, *one), seating.table_of(round, *other));
            if matches!(tables, (Some(one), Some(other)) if one != other) {
                found.push(Broken {
                    rule: Rule::NotTogether,
                    round: Some(round),
                    table: None,
                    people: vec![*one, *other],
                });
            }
        }
    }
    let without = first
        .into_iter()
        .filter(|(person, first)| !first && owed(*person));
    found.extend(without.map(|(person, _)| Broken {
        rule: Rule::NoFirstChoice,
        round: None,
        table: None,
        people: vec![person],
    }));
    found
}

/// The pairs kept apart that share a table.
pub(crate) fn confidential(evening: &Evening, seating: &Seating) -> Confidential {
    let mut found = Vec::new();
    for (one, other) in &evening.apart {
        for round in 0..seating.rounds.len() {
            let table = seating.table_of(round, *one);
            if let Some(table) = table.filter(|_| table == seating.table_of(round, *other)) {
                found.push((round, table, *one.min(other), *one.max(other)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Confidential(found)
}

fn of_table(here: &Here<'_>, found: &mut Vec<Broken>) {
    let everybody = || here.people.iter().map(|person| person.id).collect::<Vec<_>>();
    let count = |is: fn(&Person) -> bool| here.people.iter().filter(|person| is(person)).count();
    let mut add = |rule: Rule, people: Vec<PersonId>| {
        found.push(Broken {
            rule,
            round: Some(here.round),
            table: Some(here.table.id),
            people,
        });
    };
    if here.people.len() < here.table.fewest {
        add(Rule::TooFew, everybody());
    }
    if here.people.is_empty() {
        return;
    }
    if here.people.len() > here.table.seats {
        add(Rule::TooMany, everybody());
    }
    let leads = count(|person| person.can_facilitate);
    let notes = count(|person| person.can_take_notes);
    if leads == 0 {
        add(Rule::NoFacilitator, everybody());
    }
    if notes == 0 {
        add(Rule::NoNoteTaker, everybody());
    }
    if leads > 0 && notes > 0 && count(|person| person.can_facilitate || person.can_take_notes) == 1 {
        add(Rule::OneForBoth, everybody());
    }
    let minors: Vec<PersonId> = (here.people.iter().filter(|person| person.minor))
        .map(|person| person.id)
        .collect();
    if minors.len() == 1 {
        add(Rule::LoneMinor, minors.clone());
    }
    if !minors.is_empty() && count(|person| person.vetted) == 0 {
        add(Rule::NoVettedAdult, minors);
    }
}

fn of_person(here: &Here<'_>, person: &Person, found: &mut Vec<Broken>) {
    let mut add = |rule: Rule| {
        found.push(Broken {
            rule,
            round: Some(here.round),
            table: Some(here.table.id),
            people: vec![person.id],
        });
    };
    if rank(person, here.table.theme).is_none() {
        add(Rule::ThemeNotNamed);
    }
    if person.needs_step_free && !here.table.step_free {
        add(Rule::Steps);
    }
    let heard = |tongue| here.people.iter().any(|other| other.interprets.contains(&tongue));
    if person.needs_interpreter.is_some_and(|tongue| !heard(tongue)) {
        add(Rule::NoInterpreter);
    }
}
