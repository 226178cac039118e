//! What goes by itself: transcripts whose time is over, so that only counts are left.

use database::{Database, Deed, Fault, now};

/// Takes the texts away whose time is over at this moment; how many.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_texts(database: &Database) -> Result<u64, Fault> {
    let change = database.change().await?;
    let gone = change.forget_texts(now()).await?;
    if gone > 0 {
        let deed = Deed::of_program("forgot-transcripts", format!("{gone} conversations"));
        change.keep(&deed).await?;
    }
    Ok(gone)
}
