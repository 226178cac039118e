//! The findings as an overview: three questions that answer first, then everything else on its shelf.

use crate::document::finding_section;
use crate::given::given;
use crate::pictures::pictures;
use crate::sentences::{answer, sentence};
use crate::telling::Telling;
use documents::{Block, Figure};
use measuring::definition::Mechanism;
use measuring::finding::Finding;

/// A finding on its shelf, and all that its own page says.
pub(crate) struct Entry {
    /// The id of its definition.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The finding in a sentence; none where it cannot be given.
    pub sentence: Option<String>,
    /// Which of the three questions it answers.
    pub notion: Option<u8>,
    /// Its shelf.
    pub mechanism: Option<Mechanism>,
    /// What its page says.
    pub blocks: Vec<Block>,
}

/// One of the three questions, and the finding that answers it.
pub(crate) struct Answer {
    /// Which question, 1 to 3.
    pub notion: u8,
    /// The finding in a sentence.
    pub sentence: String,
    /// Its picture.
    pub picture: Option<Figure>,
    /// The id of its definition.
    pub id: String,
}

/// What an overview shows.
pub(crate) struct Overview {
    /// The answer in two or three sentences.
    pub lead: Vec<String>,
    /// The questions that have an answer.
    pub answers: Vec<Answer>,
    /// Every finding that has something to say.
    pub entries: Vec<Entry>,
}

/// The overview of a measurement.
pub(crate) fn overview(telling: &Telling<'_>) -> Overview {
    let shown = |finding: &&Finding| !finding.outside_population && given(finding).is_ok();
    let findings: Vec<&Finding> = telling.measurement.findings.iter().filter(shown).collect();
    let answers = (1..=3).filter_map(|notion| {
        let of_notion = findings
            .iter()
            .filter(|one| one.definition.notion == Some(notion));
        let told = of_notion.filter_map(|one| Some((*one, sentence(telling, one)?)));
        let (finding, sentence) = told.into_iter().next()?;
        let place = format!("question{notion}");
        Some(Answer {
            notion,
            sentence,
            picture: pictures(telling, finding, &place).into_iter().next(),
            id: finding.definition.id.clone(),
        })
    });
    let entries = findings.iter().map(|finding| Entry {
        id: finding.definition.id.clone(),
        title: telling.label(&finding.definition.texts.title).to_owned(),
        sentence: sentence(telling, finding),
        notion: finding.definition.notion,
        mechanism: finding.definition.mechanism,
        blocks: finding_section(telling, finding).blocks,
    });
    Overview {
        lead: answer(telling),
        answers: answers.collect(),
        entries: entries.collect(),
    }
}
