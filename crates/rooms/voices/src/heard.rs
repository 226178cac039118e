//! A study as it stands: who was heard, what was coded by whom, and who mentioned what.

use database::studies::{self, Code, Respondent, Segment};
use database::{Database, Fault};
use std::collections::{BTreeMap, BTreeSet};

/// An interview without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its number.
    pub id: i32,
    /// Who was heard.
    pub respondent: i32,
    /// Which questions were asked, separated by spaces.
    pub asked: String,
    /// The paragraphs, as code points from and to.
    pub paragraphs: Vec<(usize, usize)>,
    /// The length, in code points.
    pub length: usize,
}

/// Everything of a study but the texts.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// The codes.
    pub codes: Vec<Code>,
    /// Who was heard.
    pub respondents: Vec<Respondent>,
    /// The interviews.
    pub conversations: Vec<Conversation>,
    /// What was coded.
    pub segments: Vec<Segment>,
}

impl Heard {
    /// Everything of a study.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn of(database: &Database, study: i32) -> Result<Self, Fault> {
        let interviews = studies::interviews(database, study).await?;
        let conversations = interviews.into_iter().map(|one| {
            let paragraphs = paragraphs(&one.text);
            Conversation {
                id: one.id,
                respondent: one.respondent,
                asked: one.asked,
                length: paragraphs.last().map_or(0, |(_, to)| *to),
                paragraphs,
            }
        });
        Ok(Self {
            conversations: conversations.collect(),
            codes: studies::codes(database, study).await?,
            respondents: studies::respondents(database, study).await?,
            segments: studies::segments(database, study, None).await?,
        })
    }

    /// What counts: what the coders agreed on together where they did, and everybody's codings elsewhere.
    pub fn counting(&self) -> impl Iterator<Item = &Segment> {
        let settled: BTreeSet<i32> = self
            .segments
            .iter()
            .filter(|segment| segment.consensus)
            .map(|segment| segment.interview)
            .collect();
        self.segments
            .iter()
            .filter(move |segment| segment.consensus || !settled.contains(&segment.interview))
    }

    /// Who was heard in each interview.
    #[must_use]
    pub fn respondent_of(&self) -> BTreeMap<i32, i32> {
        self.conversations
            .iter()
            .map(|one| (one.id, one.respondent))
            .collect()
    }

    /// Which respondents mentioned each code.
    #[must_use]
    pub fn mentioned(&self) -> BTreeMap<i32, BTreeSet<i32>> {
        let respondent_of = self.respondent_of();
        let mut mentioned: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
        for segment in self.counting() {
            if let Some(respondent) = respondent_of.get(&segment.interview) {
                mentioned.entry(segment.code).or_default().insert(*respondent);
            }
        }
        mentioned
    }

    /// Everything that one respondent was asked.
    #[must_use]
    pub fn asked_of(&self, respondent: i32) -> String {
        let theirs = self
            .conversations
            .iter()
            .filter(|one| one.respondent == respondent);
        theirs.map(|one| one.asked.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The lines of a text, as code points from and to; a line end lies between them.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<(usize, usize)> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let from = at;
            let to = from + line.chars().count();
            at = to + 1;
            (from, to)
        })
        .collect()
}

/// What stands between two code points.
#[must_use]
pub fn between(text: &str, from: usize, to: usize) -> &str {
    let byte = |place: usize| text.char_indices().nth(place).map_or(text.len(), |(at, _)| at);
    let (from, to) = (byte(from), byte(to));
    text.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_code_points() {
        let text = "Dag 🎒!\n\nمرحبا bij ons";
        assert_eq!(paragraphs(text), [(0, 6), (7, 7), (8, 21)]);
        assert_eq!(between(text, 4, 5), "🎒");
        assert_eq!(between(text, 8, 13), "مرحبا");
        assert_eq!(between(text, 18, 400), "ons");
    }
}
