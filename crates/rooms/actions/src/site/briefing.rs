//! What is done in the region already, for a briefing: what organisations let the region see.

use super::stock::others::{Other, region};
use database::activities;
use documents::{Block, Section, Text};
use pages::{Refused, Visitor};

/// The most activities of a briefing.
const MOST: usize = 12;

/// What an organisation and the others of its region do and share; nothing where nobody shares anything.
///
/// # Errors
/// A database that does not answer.
pub async fn for_briefing(visitor: &Visitor, organisation: i32) -> Result<Vec<Section>, Refused> {
    let own = activities::shared_by(visitor.site().database(), &[organisation]).await?;
    let whose = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let own = own.into_iter().map(|activity| Other {
        whose: whose.name.clone(),
        activity,
    });
    let others = region(visitor, organisation).await?;
    let lines: Vec<Text> = own
        .chain(others)
        .take(MOST)
        .map(|one| {
            let more = format!(" ({}): {}", one.whose, one.activity.goal);
            Text::default().strong(one.activity.title).plain(more)
        })
        .collect();
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Section {
        id: "regio".to_owned(),
        title: visitor.say("stock-briefing-title"),
        on_own_page: false,
        blocks: vec![Block::List(lines)],
    }])
}
