//! Letters that are written on the day they go: a reminder for who was invited and did not choose a password.

use crate::letters::{Kind, Link, write};
use crate::sending::Writer;
use database::organisations::Tree;
use database::outbox::{self, Letter};
use database::{Database, Deed, Fault, people, roles};

/// Writes a letter that is due, or takes it out when it is no longer needed. Nothing when it was taken out.
///
/// The link and the letter that brings it are one change: killed in between, there is neither.
pub(crate) async fn written(
    database: &Database,
    writer: &Writer,
    letter: &Letter,
) -> Result<Option<Letter>, Fault> {
    let change = database.change().await?;
    let person = match letter.person {
        Some(person) => people::by_id(database, person).await?,
        None => None,
    };
    let waits = person.filter(|person| person.password.is_none());
    let roles = match &waits {
        Some(person) => roles::of(database, person.id).await?,
        None => Vec::new(),
    };
    // Whoever lost every role since, or chose a password, is not reminded.
    let (Some(person), Some(held)) = (waits, roles.first()) else {
        if change.withdraw_letter(letter.id).await? {
            let deed = Deed::of_program("withdrew-letter", format!("letter/{}", letter.id));
            change.keep(&deed).await?;
        }
        return Ok(None);
    };
    let tree = Tree::read(database).await?;
    let place = tree
        .get(held.organisation)
        .map_or("", |place| place.name.as_str());
    let to = Link::to(&person, &roles, place, writer.site());
    let new = write(&change, Kind::Reminder, to, writer.catalogue(person.reads())).await?;
    change.write_letter(letter.id, new).await?;
    change
        .keep(&Deed::of_program("made-link", format!("person/{}", person.id)))
        .await?;
    outbox::by_id(database, letter.id).await
}
