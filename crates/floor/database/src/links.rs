//! Links that work once and for a while. The database knows only their fingerprints.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::secret::{Secret, fingerprint};
use crate::tables::link;
use crate::{Moment, now};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What a link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Choosing a password, for the first time or anew.
    ChoosePassword,
    /// Signing in without a password: for parents.
    SignIn,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::ChoosePassword => "choose-password",
            Self::SignIn => "sign-in",
        }
    }
}

/// The person for whom a link still works; looking does not use it.
///
/// # Errors
/// A database that does not answer.
pub async fn whose(database: &Database, carried: &str, purpose: Purpose) -> Result<Option<i32>, Fault> {
    let found = link::Entity::find_by_id(fingerprint(carried))
        .filter(link::Column::Purpose.eq(purpose.name()))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::ExpiresAt.gt(now()))
        .one(database.reading())
        .await?;
    Ok(found.map(|row| row.person))
}

impl Change {
    /// Makes a link for a person, and puts older ones for the same purpose out of use.
    ///
    /// # Errors
    /// A database that does not answer, or a machine without random numbers.
    pub async fn add_link(&self, person: i32, purpose: Purpose, until: Moment) -> Result<Secret, Fault> {
        link::Entity::delete_many()
            .filter(link::Column::Person.eq(person))
            .filter(link::Column::Purpose.eq(purpose.name()))
            .exec(self.on())
            .await?;
        let secret = Secret::new()?;
        let row = link::ActiveModel {
            fingerprint: Set(fingerprint(&secret.carried())),
            person: Set(person),
            purpose: Set(purpose.name().to_owned()),
            expires_at: Set(until),
            used_at: Set(None),
        };
        link::Entity::insert(row)
            .exec_without_returning(self.on())
            .await?;
        Ok(secret)
    }

    /// Uses a link: gives its person once, and nobody ever after.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn use_link(&self, carried: &str, purpose: Purpose) -> Result<Option<i32>, Fault> {
        let fingerprint = fingerprint(carried);
        let used = link::Entity::update_many()
            .col_expr(link::Column::UsedAt, now().into())
            .filter(link::Column::Fingerprint.eq(&fingerprint))
            .filter(link::Column::Purpose.eq(purpose.name()))
            .filter(link::Column::UsedAt.is_null())
            .filter(link::Column::ExpiresAt.gt(now()))
            .exec(self.on())
            .await?;
        if used.rows_affected == 0 {
            return Ok(None);
        }
        let row = link::Entity::find_by_id(fingerprint).one(self.on()).await?;
        Ok(row.map(|row| row.person))
    }
}
