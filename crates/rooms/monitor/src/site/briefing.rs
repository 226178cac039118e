//! What the figures say, for a briefing: only what may be shown to everybody.

use super::Zien;
use super::asked::Asked;
use super::audience::Audience;
use super::figures::Found;
use documents::{Block, Section, Text};
use pages::{Refused, Visitor};

/// The answers to the three questions of an organisation, each with its range, and the first picture; of a region the
/// sums of its latest round. Nothing where nobody counted, and a line that says so while the figures are being made.
///
/// A briefing travels further than its organiser, so it is made for everybody: counts that others could follow to a
/// child are hidden in it as they are in public.
///
/// # Errors
/// A database or list that cannot be read.
pub async fn for_briefing(
    visitor: &Visitor,
    zien: &Zien,
    organisation: i32,
) -> Result<Vec<Section>, Refused> {
    let found = zien
        .find(visitor, organisation, Audience::Public, &Asked::default())
        .await?;
    let shown = match found {
        Found::Shown(shown) => shown,
        Found::Wait => {
            return Ok(vec![section(
                visitor,
                vec![paragraph(visitor.say("zien-briefing-wait"))],
            )]);
        }
        Found::Nothing | Found::Earlier => return Ok(Vec::new()),
    };
    let told = shown.told(visitor.language());
    let mut blocks: Vec<Block> = told.lead.iter().map(|one| paragraph(one.clone())).collect();
    let sentences: Vec<Text> = told
        .answers
        .iter()
        .filter(|answer| !told.lead.contains(&answer.sentence))
        .map(|answer| Text::from(answer.sentence.clone()))
        .collect();
    if sentences.is_empty() && blocks.is_empty() {
        return Ok(Vec::new());
    }
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    let pictures = told.document.sections.iter().flat_map(|section| &section.blocks);
    blocks.extend(
        pictures
            .filter(|block| matches!(block, Block::Figure(_)))
            .take(1)
            .cloned(),
    );
    blocks.push(paragraph(visitor.say("zien-briefing-how")));
    Ok(vec![section(visitor, blocks)])
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(Text::from(words))
}

fn section(visitor: &Visitor, blocks: Vec<Block>) -> Section {
    Section {
        id: "cijfers".to_owned(),
        title: visitor.say("zien-briefing-title"),
        on_own_page: false,
        blocks,
    }
}
