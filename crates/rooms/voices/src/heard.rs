//! A study as it stands: who was heard, what was coded by whom, and who mentioned what.

use database::studies::{self, Code, Respondent, Segment, Study};
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
    /// The paragraphs, as code points from and to; only where they were asked for.
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
    /// Who has finished coding which interview: interview and person.
    pub done: Vec<(i32, i32)>,
}

impl Heard {
    /// Everything of a study that this person may see: while coders work without seeing each other, only what is their own.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn of(database: &Database, study: &Study, person: i32) -> Result<Self, Fault> {
        let (is_blind, study) = (study.blind, study.id);
        let mut segments = studies::segments(database, study, None).await?;
        segments.retain(|segment| !is_blind || (segment.person == person && !segment.consensus));
        let heads = studies::interview_heads(database, study).await?;
        let conversations = heads.into_iter().map(|(id, respondent, asked)| Conversation {
            id,
            respondent,
            asked,
            paragraphs: Vec::new(),
            length: 0,
        });
        Ok(Self {
            conversations: conversations.collect(),
            codes: studies::codes(database, study).await?,
            respondents: studies::respondents(database, study).await?,
            done: match is_blind {
                true => Vec::new(),
                false => studies::done(database, study).await?,
            },
            segments,
        })
    }

    /// The same with the paragraphs of every interview, for which all texts are read.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn with_paragraphs(database: &Database, study: &Study, person: i32) -> Result<Self, Fault> {
        let mut heard = Self::of(database, study, person).await?;
        let texts = studies::interviews(database, study.id).await?;
        for conversation in &mut heard.conversations {
            if let Some(text) = texts.iter().find(|text| text.id == conversation.id) {
                conversation.paragraphs = paragraphs(&text.text);
                conversation.length = conversation.paragraphs.last().map_or(0, |(_, to)| *to);
            }
        }
        Ok(heard)
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

    /// Who was heard so far: those with an interview.
    #[must_use]
    pub fn speaking(&self) -> Vec<&Respondent> {
        let heard: BTreeSet<i32> = self.conversations.iter().map(|one| one.respondent).collect();
        self.respondents
            .iter()
            .filter(|one| heard.contains(&one.id))
            .collect()
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

/// A text in which places are code points, found at once however long it is.
#[derive(Debug, Clone)]
pub struct Placed<'t> {
    text: &'t str,
    /// The byte at which each code point begins, and the end.
    bytes: Vec<u32>,
}

impl<'t> Placed<'t> {
    /// The text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at as u32);
        Self {
            text,
            bytes: starts.chain([text.len() as u32]).collect(),
        }
    }

    /// How many code points it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.bytes.len() - 1
    }

    /// What stands between two places; what lies outside the text is left out.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> &'t str {
        let byte = |place: usize| self.bytes.get(place).map_or(self.text.len(), |at| *at as usize);
        self.text.get(byte(from)..byte(to)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_code_points() {
        let text = "Dag 🎒!\n\nمرحبا bij ons";
        assert_eq!(paragraphs(text), [(0, 6), (7, 7), (8, 21)]);
        let placed = Placed::of(text);
        assert_eq!(placed.length(), 21);
        assert_eq!(placed.between(4, 5), "🎒");
        assert_eq!(placed.between(8, 13), "مرحبا");
        assert_eq!(placed.between(18, 400), "ons");
        assert_eq!(placed.between(5, 4), "");
    }
}
