//! Signing in and out, and one's own account.

mod arrival;
mod asked;
pub(crate) mod by_link;
pub(crate) mod choose;
pub(crate) mod code;
pub(crate) mod forgotten;
mod limit;
pub(crate) mod linking;
pub(crate) mod out;
pub(crate) mod outside;
pub(crate) mod own;
pub(crate) mod password;

use crate::refusal::Refused;
use crate::visitor::Visitor;
use database::Deed;
use tower_sessions::Session;

/// Where a session keeps who is signed in.
pub(crate) const SIGNED_IN: &str = "person";
/// Where a session keeps that a provider asked for a second step.
pub(crate) const SECOND_STEP_ELSEWHERE: &str = "second-step-elsewhere";
/// Where a session keeps who gave the right password and still owes a code.
const HALFWAY: &str = "halfway";
/// Where a session keeps the page that was asked for.
const BACK: &str = "back";

/// Signs a person in, in a session with a new name: one that was planted before is worth nothing.
async fn sign_in(visitor: &Visitor, session: &Session, person: i32) -> Result<(), Refused> {
    session.cycle_id().await?;
    session.remove::<i32>(HALFWAY).await?;
    session.remove::<bool>(SECOND_STEP_ELSEWHERE).await?;
    session.insert(SIGNED_IN, person).await?;
    let change = visitor.site().database().change().await?;
    Ok(change
        .keep(&Deed::of(person, "signed-in", format!("person/{person}")))
        .await?)
}
