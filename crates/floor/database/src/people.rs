//! People with an account, and how often signing in failed.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::secret::fingerprint;
use crate::tables::{person, sign_in_failure};
use crate::{Moment, now};
use sea_orm::sea_query::{CaseStatement, Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
};
use vocabulary::Language;

pub use person::Model as Person;

/// How an e-mail address is kept and looked up.
#[must_use]
pub fn tidy_email(typed: &str) -> String {
    let is_seen = |sign: &char| !matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let seen: String = typed.chars().filter(is_seen).collect();
    seen.trim().to_lowercase()
}

impl Person {
    /// The language in which this person reads.
    #[must_use]
    pub fn reads(&self) -> Language {
        if self.language == Language::En.tag() {
            Language::En
        } else {
            Language::Nl
        }
    }
}

/// The open account with this number.
///
/// # Errors
/// A database that does not answer.
pub async fn by_id(database: &Database, id: i32) -> Result<Option<Person>, Fault> {
    Ok(person::Entity::find_by_id(id)
        .filter(person::Column::ClosedAt.is_null())
        .one(database.reading())
        .await?)
}

/// The open account with this e-mail address.
///
/// # Errors
/// A database that does not answer.
pub async fn by_email(database: &Database, typed: &str) -> Result<Option<Person>, Fault> {
    Ok(person::Entity::find()
        .filter(person::Column::Email.eq(tidy_email(typed)))
        .filter(person::Column::ClosedAt.is_null())
        .one(database.reading())
        .await?)
}

/// Every open account, by name.
///
/// # Errors
/// A database that does not answer.
pub async fn all(database: &Database) -> Result<Vec<Person>, Fault> {
    Ok(person::Entity::find()
        .filter(person::Column::ClosedAt.is_null())
        .order_by_asc(person::Column::Name)
        .all(database.reading())
        .await?)
}

impl Change {
    /// Makes an account.
    ///
    /// # Errors
    /// A database that does not answer, or an address that has an account already: look before you add.
    pub async fn add_person(&self, email: &str, name: &str, language: Language) -> Result<i32, Fault> {
        let row = person::ActiveModel {
            email: Set(tidy_email(email)),
            name: Set(name.trim().to_owned()),
            language: Set(language.tag().to_owned()),
            since: Set(now()),
            last_code_at: Set(0),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Sets the password, already hashed, and everything that goes with proving who someone is.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_password(&self, person: i32, hashed: String) -> Result<(), Fault> {
        let row = person::ActiveModel {
            id: Set(person),
            password: Set(Some(hashed)),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(())
    }

    /// Takes away everything with which a person proves who they are.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn begin_anew(&self, person: i32) -> Result<(), Fault> {
        let row = person::ActiveModel {
            id: Set(person),
            password: Set(None),
            second_factor: Set(None),
            last_code_at: Set(0),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(())
    }

    /// Sets or takes away the second factor.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_second_factor(&self, person: i32, secret: Option<String>) -> Result<(), Fault> {
        let row = person::ActiveModel {
            id: Set(person),
            second_factor: Set(secret),
            last_code_at: Set(0),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(())
    }

    /// Uses the code of a half minute; false when that half minute or a later one was used before.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn use_code(&self, person: i32, half_minute: i64) -> Result<bool, Fault> {
        let used = person::Entity::update_many()
            .col_expr(person::Column::LastCodeAt, half_minute.into())
            .filter(person::Column::Id.eq(person))
            .filter(person::Column::LastCodeAt.lt(half_minute))
            .exec(self.on())
            .await?;
        Ok(used.rows_affected == 1)
    }

    /// Closes an account: nobody signs in with it any more, and what it did stays in the log.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn close_account(&self, person: i32) -> Result<(), Fault> {
        let row = person::ActiveModel {
            id: Set(person),
            closed_at: Set(Some(now())),
            password: Set(None),
            second_factor: Set(None),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(())
    }
}

/// After so many seconds without a failure, earlier ones no longer count.
pub const FAILURES_FADE: Moment = 3600;

/// How often signing in failed since it last went well, and when it last did.
///
/// # Errors
/// A database that does not answer.
pub async fn failures(database: &Database, who: &str) -> Result<(i32, Moment), Fault> {
    let found = sign_in_failure::Entity::find_by_id(fingerprint(who))
        .one(database.reading())
        .await?;
    Ok(found.map_or((0, 0), |row| (row.failures, row.last_at)))
}

/// Counts a failure. It is no change of anything that the log should remember, so it stands on its own.
///
/// # Errors
/// A database that does not answer.
pub async fn count_failure(database: &Database, who: &str) -> Result<(), Fault> {
    use sign_in_failure::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        fingerprint: Set(fingerprint(who)),
        failures: Set(1),
        last_at: Set(now()),
    };
    let mut again = OnConflict::column(Column::Fingerprint);
    let one_more = Expr::col((Entity, Column::Failures)).add(1);
    let is_old = Expr::col((Entity, Column::LastAt)).lt(now() - FAILURES_FADE);
    again.update_column(Column::LastAt).value(
        Column::Failures,
        CaseStatement::new().case(is_old, 1).finally(one_more),
    );
    Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(database.reading())
        .await?;
    Ok(())
}

/// Forgets the failures of someone who signed in well.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_failures(database: &Database, who: &str) -> Result<(), Fault> {
    sign_in_failure::Entity::delete_by_id(fingerprint(who))
        .exec(database.reading())
        .await?;
    Ok(())
}
