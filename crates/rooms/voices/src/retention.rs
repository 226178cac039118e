//! What goes by itself: transcripts whose time is over, so that only counts are left, and own words in old questionnaires.

use crate::answers::{Answers, Given, UNKNOWN};
use database::{Database, Deed, Fault, now, surveys};

/// How long own words in a questionnaire are kept after it was closed: a year.
const WORDS_KEPT: i64 = 366 * 86_400;

/// Closes questionnaires whose last day is over, and takes own words out of those that were closed long ago.
///
/// # Errors
/// A database that does not answer.
pub async fn look_after_surveys(database: &Database) -> Result<(), Fault> {
    for survey in surveys::overdue(database).await? {
        let change = database.change().await?;
        if change.close_survey(survey.id).await? {
            let deed = Deed::of_program("closed-survey", format!("survey {}", survey.id));
            change.keep(&deed.about(survey.organisation)).await?;
        }
    }
    for survey in surveys::closed_before(database, now() - WORDS_KEPT).await? {
        let mut changed = Vec::new();
        for json in surveys::answers(database, survey.id).await? {
            let Ok(mut answers) = serde_json::from_str::<Answers>(&json) else {
                continue;
            };
            let before = answers.len();
            answers.retain(|_, given| !matches!(given, Given::Words(words) if words != UNKNOWN));
            if answers.len() < before
                && let Ok(after) = serde_json::to_string(&answers)
            {
                changed.push((json, after));
            }
        }
        if changed.is_empty() {
            continue;
        }
        let change = database.change().await?;
        for (before, after) in changed {
            change.change_answer(survey.id, &before, after).await?;
        }
        let deed = Deed::of_program("forgot-words", format!("survey {}", survey.id));
        change.keep(&deed.about(survey.organisation)).await?;
    }
    Ok(())
}

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
