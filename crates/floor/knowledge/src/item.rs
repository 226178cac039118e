//! An item of the knowledge base, and what stands in it.

use crate::both::Both;
use crate::closed::{FactKind, Kind, Medium, Reach, Rung, Sector, Status, Whose};
use vocabulary::{Factor, Layer};

/// Where something rests on: a source, and the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of the source.
    pub source: String,
    /// The section, where the source has them; else empty.
    pub place: String,
}

/// One item: a direction, a programme, an intervention or an insight. What is not there was not looked up.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name in addresses; the same as the name of its file, for ever.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The official name of a programme.
    pub name: Option<String>,
    /// What its page is called.
    pub title: Both,
    /// One or two sentences.
    pub summary: Both,
    /// Paragraphs, separated by an empty line; the last one is the first step.
    pub body: Both,
    /// The question for a team or a table.
    pub question: Both,
    /// What it is about, of the thirty; tags, never an explanation of a child.
    pub factors: Vec<&'static Factor>,
    /// The layers around a child on which those factors lie.
    pub layers: Vec<Layer>,
    /// Where one acts.
    pub reach: Vec<Reach>,
    /// The ids of the ways in which chances open or narrow.
    pub mechanisms: Vec<String>,
    /// For which education.
    pub sectors: Vec<Sector>,
    /// For which ages, in years, both included.
    pub ages: (u8, u8),
    /// The ids of its themes; the first is its home.
    pub themes: Vec<String>,
    /// Whose problem it is; of a direction only.
    pub problem: Option<Whose>,
    /// Whether it still runs.
    pub status: Option<Status>,
    /// Its address as a source prints it.
    pub site: Option<String>,
    /// Where it rests on.
    pub sources: Vec<Citation>,
    /// The ids of items worth opening next.
    pub related: Vec<String>,
    /// The day after which it has to be looked at again, as 2027-05-01.
    pub review: String,
    /// Claims and figures.
    pub facts: Vec<Fact>,
    /// What ladders say, each for itself; never averaged.
    pub effects: Vec<Effect>,
    /// Where it is done.
    pub initiatives: Vec<Initiative>,
    /// To read, listen or watch.
    pub media: Vec<Reading>,
}

impl Item {
    /// Whether its day of review is past on this day, written as 2027-05-01.
    #[must_use]
    pub fn is_past_review(&self, today: &str) -> bool {
        self.review.as_str() < today
    }
}

/// A claim or figure.
#[derive(Debug, Clone)]
pub struct Fact {
    /// One sentence, with its doubt inside it.
    pub text: Both,
    /// Where it stands.
    pub source: Citation,
    /// The date of the source, or nothing when it has none.
    pub date: Option<String>,
    /// On whose word it rests.
    pub kind: FactKind,
}

/// What one ladder says of an intervention.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The id of the ladder.
    pub ladder: String,
    /// Months of extra progress, from and to; a number where these are the same.
    pub months: Option<(i8, i8)>,
    /// How much evidence there is, from 1 to 5.
    pub evidence: Option<u8>,
    /// What it costs, from 1 to 5.
    pub cost: Option<u8>,
    /// The rung, of a ladder that has rungs.
    pub rung: Option<Rung>,
    /// Where it stands.
    pub source: Citation,
    /// The date of the source, or nothing when it has none.
    pub date: Option<String>,
    /// Which edition, or what to mind.
    pub note: Option<Both>,
}

/// Where something is done.
#[derive(Debug, Clone)]
pub struct Initiative {
    /// Its official name.
    pub name: String,
    /// What it does.
    pub what: Both,
    /// Where.
    pub place: Both,
    /// Where it stands.
    pub source: Citation,
    /// Its address as a source prints it.
    pub site: Option<String>,
}

/// Something to read, listen or watch.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its official title.
    pub title: String,
    /// How it is taken in.
    pub medium: Medium,
    /// The document that names it.
    pub source: Citation,
    /// Its address as that document prints it.
    pub address: Option<String>,
}
