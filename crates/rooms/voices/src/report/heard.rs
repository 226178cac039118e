//! What was heard, for a briefing: quotes that a person let out, and which layers people speak of.

use super::outcome::layers;
use super::{Teller, section};
use crate::heard::{Heard, Placed};
use crate::table::{SMALLEST, SMALLEST_GROUP};
use database::organisations::Tree;
use database::studies::{self, Study};
use database::{Database, Fault};
use documents::{Block, Section, Text};
use messages::Catalogue;
use vocabulary::{Factor, Message};

/// The most quotes of a briefing.
const MOST_QUOTES: usize = 8;

/// What was heard in the newest study of an organisation; nothing without one, and nothing while its coders do not see
/// each other's work.
///
/// # Errors
/// A database that does not answer.
pub async fn for_briefing(
    database: &Database,
    organisation: i32,
    catalogue: &Catalogue,
) -> Result<Vec<Section>, Fault> {
    let tree = Tree::read(database).await?;
    let simulated = tree.get(organisation).is_some_and(|place| place.simulated);
    let teller = Teller { catalogue, simulated };
    let all = studies::of(database, organisation).await?;
    let Some(study) = all.iter().find(|study| !study.blind) else {
        return Ok(Vec::new());
    };
    let heard = Heard::of(database, study, 0).await?;
    let mut sections = Vec::new();
    let texts = studies::interviews(database, study.id).await?;
    let mut quotes = Vec::new();
    for segment in heard.counting().filter(|segment| segment.released) {
        let Some(text) = texts.iter().find(|text| text.id == segment.interview) else {
            continue;
        };
        let speaker = heard.respondents.iter().find(|one| one.id == text.respondent);
        let placed = Placed::of(&text.text);
        let (start, stop) = (segment.start.max(0) as usize, segment.stop.max(0) as usize);
        let words = placed.between(start, stop);
        let quote = Message::new("voices-briefing-quote")
            .with("words", words)
            .with("function", speaker.map_or("", |one| one.function.as_str()));
        quotes.push(Text::from(teller.text(&quote)));
    }
    quotes.dedup();
    quotes.truncate(MOST_QUOTES);
    if !quotes.is_empty() {
        let lead = Message::new("voices-briefing-lead")
            .with("study", study.name.as_str())
            .with("count", heard.speaking().len());
        let blocks = vec![
            Block::Paragraph(Text::from(teller.text(&lead))),
            Block::List(quotes),
        ];
        sections.push(section("gehoord", teller.say("voices-briefing-title"), blocks));
    }
    if heard.speaking().len() >= SMALLEST_GROUP {
        sections.push(layers(teller, &heard));
    }
    Ok(sections)
}

/// The factors that several people spoke of, of each study of an organisation; how many they were is not told.
///
/// # Errors
/// A database that does not answer.
pub async fn came_up_often(
    database: &Database,
    organisation: i32,
) -> Result<Vec<(&'static Factor, Study)>, Fault> {
    let mut found = Vec::new();
    for study in studies::of(database, organisation).await? {
        if study.blind {
            continue;
        }
        let heard = Heard::of(database, &study, 0).await?;
        if heard.speaking().len() < SMALLEST_GROUP {
            continue;
        }
        let mentioned = heard.mentioned();
        let often = heard.codes.iter().filter(|code| {
            let by = mentioned.get(&code.id);
            by.is_some_and(|by| by.len() >= SMALLEST)
        });
        let factors = often.filter_map(|code| Factor::named(code.factor.as_deref()?));
        found.extend(factors.map(|factor| (factor, study.clone())));
    }
    Ok(found)
}
