//! A seating explained: what is mixed at each table, and what each person got.
//!
//! Nothing here is made from the pairs that are kept apart, so nothing here can tell of them.

use crate::broken::{Here, tables};
use crate::compiled::rank;
use crate::cost::expected;
use crate::evening::{Evening, OrganisationId, Person, PersonId, ProfessionId, TableId, ThemeId};
use crate::hall::{Hall, Unkept};
use crate::seating::{Foreign, Seating};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// More of one profession or organisation at a table than an even spread would give, and more than half of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneSided {
    /// Of what.
    pub of: Side,
    /// How many of them sit here.
    pub here: usize,
    /// How many would sit here if they were spread evenly, rounded up.
    pub even: usize,
    /// How many of them the organiser fixed here.
    pub fixed: usize,
}

/// What a table can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// A profession.
    Profession(ProfessionId),
    /// An organisation.
    Organisation(OrganisationId),
}

/// What is mixed at a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableStory {
    /// The round.
    pub round: usize,
    /// The table.
    pub table: TableId,
    /// What it is about.
    pub theme: Option<ThemeId>,
    /// How many sit here.
    pub people: usize,
    /// Professions with how many have them; somebody of two counts in both.
    pub professions: Vec<(ProfessionId, usize)>,
    /// Professions with somebody for every table, of whom nobody sits here.
    pub missing: Vec<ProfessionId>,
    /// Organisations with how many come from there.
    pub organisations: Vec<(OrganisationId, usize)>,
    /// Who could lead the conversation: whoever cannot take notes first.
    pub facilitator: Option<PersonId>,
    /// Who could take notes, somebody else.
    pub note_taker: Option<PersonId>,
    /// Pairs who did not meet before, in an earlier round or evening.
    pub new_pairs: usize,
    /// Pairs who did.
    pub met_before: usize,
    /// How many seats the organiser fixed.
    pub fixed: usize,
    /// Where the table is not mixed.
    pub one_sided: Vec<OneSided>,
}

/// Which of their themes somebody got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// They named none.
    NoneNamed,
    /// An open table.
    Open,
    /// The first, second or third: 1, 2 or 3.
    Place(usize),
    /// One they did not name.
    NotNamed,
}

/// What became of a first choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstChoice {
    /// They named no theme.
    NoneNamed,
    /// They get it in this round.
    In(usize),
    /// No table that they can reach has it in a round in which they are there.
    NoTable,
    /// There is a table, and they do not get it: [`PersonStory::unkept`] says why.
    Missed,
}

/// What somebody got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonStory {
    /// Who.
    pub person: PersonId,
    /// Per round in which they are there: the table, and which choice it is.
    pub rounds: Vec<(usize, TableId, Choice)>,
    /// Their first choice.
    pub first_choice: FirstChoice,
    /// How many people they meet whom they did not meet on earlier evenings.
    pub new_people: usize,
    /// What could not be kept for them.
    pub unkept: Vec<Unkept>,
}

/// A seating explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The tables in use.
    pub tables: Vec<TableStory>,
    /// Everybody who comes, in the order of their numbers.
    pub people: Vec<PersonStory>,
}

impl Hall {
    /// Explains a seating, made by the search or by hand.
    ///
    /// # Errors
    /// [`Foreign`] when it is not one of this evening.
    pub fn explain(&self, seating: &Seating) -> Result<Story, Foreign> {
        self.compiled.seated(seating)?;
        let all = tables(&self.evening, seating);
        let mut met: BTreeSet<(PersonId, PersonId)> = self.evening.met.iter().map(|met| met.pair).collect();
        met.extend(met.clone().into_iter().map(|(one, other)| (other, one)));
        let before = met.clone();
        let used = |here: &&Here<'_>| !here.people.is_empty() || self.used(here.round, here.table.id);
        let mut stories = Vec::new();
        for here in all.iter().filter(used) {
            stories.push(self.table_story(here, &all, &mut met));
        }
        let unkept = self.unkept(seating);
        let mut people: Vec<&Person> = self.evening.people.iter().collect();
        people.sort_by_key(|person| person.id);
        let people = people.into_iter().map(|person| {
            let about =
                |one: &&Unkept| !one.broken.rule.is_of_tables() && one.broken.people.contains(&person.id);
            let mut story = self.person_story(person, &all, &before);
            story.unkept = unkept.iter().filter(about).cloned().collect();
            story
        });
        Ok(Story {
            people: people.collect(),
            tables: stories,
        })
    }

    fn table_story(
        &self,
        here: &Here<'_>,
        all: &[Here<'_>],
        met: &mut BTreeSet<(PersonId, PersonId)>,
    ) -> TableStory {
        let is_round =
            |other: &&Here<'_>| other.round == here.round && self.used(other.round, other.table.id);
        let there: Vec<&Person> = (all.iter().filter(is_round))
            .flat_map(|other| other.people.iter().copied())
            .collect();
        let number = all.iter().filter(is_round).count();
        let professions = held(&here.people);
        let has = |profession: &ProfessionId| professions.iter().any(|(held, _)| held == profession);
        let missing = expected(&there, number);
        let (facilitator, note_taker) = roles(&here.people);
        let (mut new_pairs, mut met_before) = (0, 0);
        for (index, one) in here.people.iter().enumerate() {
            for other in &here.people[index + 1..] {
                let is_new = met.insert((one.id, other.id)) & met.insert((other.id, one.id));
                new_pairs += usize::from(is_new);
                met_before += usize::from(!is_new);
            }
        }
        let fixed = |person: &&&Person| is_fixed(&self.evening, here, person.id);
        TableStory {
            round: here.round,
            table: here.table.id,
            theme: here.table.theme,
            people: here.people.len(),
            missing: missing
                .into_iter()
                .filter(|profession| !has(profession))
                .collect(),
            organisations: organisations(&here.people),
            facilitator,
            note_taker,
            new_pairs,
            met_before,
            fixed: here.people.iter().filter(fixed).count(),
            one_sided: one_sided(&self.evening, here, &there, number),
            professions,
        }
    }

    fn person_story(
        &self,
        person: &Person,
        all: &[Here<'_>],
        met: &BTreeSet<(PersonId, PersonId)>,
    ) -> PersonStory {
        let mut rounds = Vec::new();
        let mut new = BTreeSet::new();
        let mut first = None;
        let at = |here: &&Here<'_>| here.people.iter().any(|other| other.id == person.id);
        for here in all.iter().filter(at) {
            let choice = match (here.table.theme, rank(person, here.table.theme)) {
                _ if person.themes.is_empty() => Choice::NoneNamed,
                (None, _) => Choice::Open,
                (Some(_), Some(rank)) => Choice::Place(rank + 1),
                (Some(_), None) => Choice::NotNamed,
            };
            if choice == Choice::Place(1) {
                first = first.or(Some(here.round));
            }
            rounds.push((here.round, here.table.id, choice));
            let others = here.people.iter().map(|other| other.id);
            new.extend(others.filter(|other| *other != person.id && !met.contains(&(person.id, *other))));
        }
        let owed = self.compiled.person(person.id);
        let owed = owed.is_some_and(|person| self.compiled.owed[person]);
        let first_choice = match first {
            _ if person.themes.is_empty() => FirstChoice::NoneNamed,
            Some(round) => FirstChoice::In(round),
            None if owed => FirstChoice::Missed,
            None => FirstChoice::NoTable,
        };
        PersonStory {
            person: person.id,
            rounds,
            first_choice,
            new_people: new.len(),
            unkept: Vec::new(),
        }
    }
}

fn is_fixed(evening: &Evening, here: &Here<'_>, person: PersonId) -> bool {
    let mut fixed = evening.fixed.iter();
    fixed.any(|seat| seat.round == here.round && seat.person == person && seat.table == here.table.id)
}

fn held(people: &[&Person]) -> Vec<(ProfessionId, usize)> {
    let mut counts = BTreeMap::new();
    for person in people {
        for profession in person.professions.iter().copied().collect::<BTreeSet<_>>() {
            *counts.entry(profession).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}

fn organisations(people: &[&Person]) -> Vec<(OrganisationId, usize)> {
    let mut counts = BTreeMap::new();
    for organisation in people.iter().filter_map(|person| person.organisation) {
        *counts.entry(organisation).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// Two different people, if there are: whoever can do one thing does that, so that others are free for the other.
fn roles(people: &[&Person]) -> (Option<PersonId>, Option<PersonId>) {
    let leads = |person: &&&Person| person.can_facilitate;
    let facilitator = people
        .iter()
        .filter(leads)
        .min_by_key(|person| (person.can_take_notes, person.id));
    let facilitator = facilitator.map(|person| person.id);
    let notes = |person: &&&Person| person.can_take_notes && Some(person.id) != facilitator;
    let note_taker = people
        .iter()
        .filter(notes)
        .min_by_key(|person| (person.can_facilitate, person.id));
    (facilitator, note_taker.map(|person| person.id))
}

fn one_sided(evening: &Evening, here: &Here<'_>, there: &[&Person], tables: usize) -> Vec<OneSided> {
    let professions = held(there)
        .into_iter()
        .map(|(id, all)| (Side::Profession(id), all));
    let organisations = organisations(there)
        .into_iter()
        .map(|(id, all)| (Side::Organisation(id), all));
    let side = |(of, all): (Side, usize)| {
        let is = |person: &&&Person| match of {
            Side::Profession(id) => person.professions.contains(&id),
            Side::Organisation(id) => person.organisation == Some(id),
        };
        let count = here.people.iter().filter(is).count();
        let even = all.div_ceil(tables.max(1));
        let fixed = |person: &&&Person| is_fixed(evening, here, person.id);
        (count > even && count * 2 > here.people.len()).then(|| OneSided {
            of,
            here: count,
            even,
            fixed: here.people.iter().filter(is).filter(fixed).count(),
        })
    };
    professions.chain(organisations).filter_map(side).collect()
}
