//! Who is signed in in which browser. The cookie holds a secret; the database knows only its fingerprint.

use crate::connection::{Database, Fault};
use crate::secret::fingerprint;
use crate::tables::session;
use crate::{Moment, now};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What is kept for a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Who is signed in.
    pub person: Option<i32>,
    /// Everything, as JSON.
    pub kept: String,
    /// After this moment it is forgotten.
    pub expires_at: Moment,
}

/// Keeps a session, new or changed.
///
/// # Errors
/// A database that does not answer.
pub async fn keep(database: &Database, cookie: &str, kept: Kept) -> Result<(), Fault> {
    let row = session::ActiveModel {
        fingerprint: Set(fingerprint(cookie)),
        person: Set(kept.person),
        kept: Set(kept.kept),
        expires_at: Set(kept.expires_at),
    };
    let mut again = OnConflict::column(session::Column::Fingerprint);
    again.update_columns([
        session::Column::Person,
        session::Column::Kept,
        session::Column::ExpiresAt,
    ]);
    session::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(database.reading())
        .await?;
    Ok(())
}

/// What is kept for a cookie, if it is still good.
///
/// # Errors
/// A database that does not answer.
pub async fn find(database: &Database, cookie: &str) -> Result<Option<Kept>, Fault> {
    let row = session::Entity::find_by_id(fingerprint(cookie))
        .filter(session::Column::ExpiresAt.gt(now()))
        .one(database.reading())
        .await?;
    Ok(row.map(|row| Kept {
        person: row.person,
        kept: row.kept,
        expires_at: row.expires_at,
    }))
}

/// Forgets one session.
///
/// # Errors
/// A database that does not answer.
pub async fn forget(database: &Database, cookie: &str) -> Result<(), Fault> {
    session::Entity::delete_by_id(fingerprint(cookie))
        .exec(database.reading())
        .await?;
    Ok(())
}

/// Signs a person out everywhere; gives how many browsers that were.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_all_of(database: &Database, person: i32) -> Result<u64, Fault> {
    let gone = session::Entity::delete_many()
        .filter(session::Column::Person.eq(person))
        .exec(database.reading())
        .await?;
    Ok(gone.rows_affected)
}

/// Forgets what is past its time.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_expired(database: &Database) -> Result<u64, Fault> {
    let gone = session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lte(now()))
        .exec(database.reading())
        .await?;
    Ok(gone.rows_affected)
}
