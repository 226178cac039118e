//! Who came to an evening is forgotten a year after it, and so are addresses of agreements that are done; what was written
//! there and agreed stays.

use database::{Database, Deed, Fault, evenings, now};
use pages::iso_day;

/// How long it is known who came: a year, so that the next evening can bring together who did not meet yet.
const KNOWN: i64 = 366 * 86_400;

/// Forgets who came to evenings of long ago, and addresses of agreements that ended long ago; how many people.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_guests(database: &Database) -> Result<u64, Fault> {
    let mut count = 0;
    for evening in evenings::held_before(database, &iso_day(now() - KNOWN)).await? {
        let change = database.change().await?;
        let gone = change.forget_guests(evening.id).await?;
        if gone > 0 {
            let deed = Deed::of_program("forgot-guests", format!("evening {}: {gone}", evening.id));
            change.keep(&deed.about(evening.organisation)).await?;
            count += gone;
        }
    }
    let change = database.change().await?;
    let addresses = change.forget_addresses(&iso_day(now() - KNOWN)).await?;
    if addresses > 0 {
        let deed = Deed::of_program("forgot-addresses", format!("{addresses} agreements"));
        change.keep(&deed).await?;
    }
    Ok(count)
}
