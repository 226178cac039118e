//! The outbox: a letter is put in with the change that it is about, and so it is sent if and only if that was kept.
//!
//! Trying to send is no change: like a failed attempt to sign in, it comes and goes without a trace. That a letter was
//! sent or given up is one, and stands in the log. What a letter says is kept no longer than it is needed, for it may
//! hold a link.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::tables::letter;
use crate::{Moment, now};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

pub use letter::Model as Letter;

/// A letter that was sent or given up is forgotten after so many seconds, with the address that it went to.
pub const FORGOTTEN_AFTER: Moment = 30 * 86_400;

/// What a new letter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// For whom, when that is somebody with an account.
    pub person: Option<i32>,
    /// What kind of letter, as a word.
    pub kind: &'static str,
    /// The address that it goes to.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says; empty for one that is written when it is due.
    pub body: String,
    /// Not before this moment.
    pub due_at: Moment,
    /// After this moment it is of no use.
    pub good_until: Option<Moment>,
}

impl Letter {
    /// Whether nobody will try to send it any more.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        self.given_up_at.is_some()
    }

    /// Whether it is still to be written.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.body.is_empty()
    }
}

/// Neither sent nor given up.
fn waiting() -> Condition {
    Condition::all()
        .add(letter::Column::SentAt.is_null())
        .add(letter::Column::GivenUpAt.is_null())
}

/// The letters that may be tried now, those that wait longest first.
///
/// # Errors
/// A database that does not answer.
pub async fn due(database: &Database, limit: u64) -> Result<Vec<Letter>, Fault> {
    Ok(letter::Entity::find()
        .filter(waiting())
        .filter(letter::Column::NextAttemptAt.lte(now()))
        .order_by_asc(letter::Column::NextAttemptAt)
        .order_by_asc(letter::Column::Id)
        .limit(limit)
        .all(database.reading())
        .await?)
}

/// Every letter that is due and was not sent, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn unsent(database: &Database) -> Result<Vec<Letter>, Fault> {
    Ok(letter::Entity::find()
        .filter(letter::Column::SentAt.is_null())
        .filter(letter::Column::DueAt.lte(now()))
        .order_by_desc(letter::Column::Id)
        .all(database.reading())
        .await?)
}

/// A letter.
///
/// # Errors
/// A database that does not answer.
pub async fn by_id(database: &Database, id: i32) -> Result<Option<Letter>, Fault> {
    Ok(letter::Entity::find_by_id(id).one(database.reading()).await?)
}

/// Takes a letter to try it, and says when it may be tried next: whoever dies meanwhile leaves it to the next one.
/// False when somebody else took it, or when it is no longer to be sent.
///
/// # Errors
/// A database that does not answer.
pub async fn claim(database: &Database, letter: &Letter, next: Moment) -> Result<bool, Fault> {
    let claimed = letter::Entity::update_many()
        .col_expr(
            letter::Column::Attempts,
            Expr::col(letter::Column::Attempts).add(1),
        )
        .col_expr(letter::Column::NextAttemptAt, next.into())
        .filter(waiting())
        .filter(letter::Column::Id.eq(letter.id))
        .filter(letter::Column::Attempts.eq(letter.attempts))
        .exec(database.reading())
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Notes what went wrong with an attempt.
///
/// # Errors
/// A database that does not answer.
pub async fn note_fault(database: &Database, id: i32, fault: &str) -> Result<(), Fault> {
    letter::Entity::update_many()
        .col_expr(letter::Column::LastFault, fault.into())
        .filter(letter::Column::Id.eq(id))
        .exec(database.reading())
        .await?;
    Ok(())
}

/// Forgets letters that were sent or given up long ago; gives how many.
///
/// # Errors
/// A database that does not answer.
pub async fn forget_old(database: &Database) -> Result<u64, Fault> {
    let before = now() - FORGOTTEN_AFTER;
    let old = Condition::any()
        .add(letter::Column::SentAt.lt(before))
        .add(letter::Column::GivenUpAt.lt(before));
    let gone = letter::Entity::delete_many()
        .filter(old)
        .exec(database.reading())
        .await?;
    Ok(gone.rows_affected)
}

/// How many letters of a kind went to an address since a moment, sent or not.
///
/// # Errors
/// A database that does not answer.
pub async fn written_since(database: &Database, kind: &str, to: &str, since: Moment) -> Result<u64, Fault> {
    let found = letter::Entity::find()
        .filter(letter::Column::Kind.eq(kind))
        .filter(letter::Column::ToAddress.eq(to))
        .filter(letter::Column::CreatedAt.gte(since));
    Ok(found.count(database.reading()).await?)
}

impl Change {
    /// Puts a letter in the outbox. It takes the place of one of the same kind to the same person that was not sent:
    /// the link in that one no longer works, and nobody gets the same letter twice after a day without mail.
    ///
    /// # Errors
    /// A database that does not answer, or a person who is not there.
    pub async fn put_in_outbox(&self, new: NewLetter) -> Result<i32, Fault> {
        if let Some(person) = new.person {
            letter::Entity::delete_many()
                .filter(letter::Column::Person.eq(person))
                .filter(letter::Column::Kind.eq(new.kind))
                .filter(letter::Column::SentAt.is_null())
                .exec(self.on())
                .await?;
        }
        let row = letter::ActiveModel {
            person: Set(new.person),
            kind: Set(new.kind.to_owned()),
            to_address: Set(new.to),
            subject: Set(new.subject),
            body: Set(new.body),
            created_at: Set(now()),
            due_at: Set(new.due_at),
            good_until: Set(new.good_until),
            attempts: Set(0),
            next_attempt_at: Set(new.due_at),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Writes a letter that is due; before that day it said nothing.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn write_letter(&self, id: i32, written: NewLetter) -> Result<(), Fault> {
        letter::Entity::update_many()
            .col_expr(letter::Column::ToAddress, written.to.into())
            .col_expr(letter::Column::Subject, written.subject.into())
            .col_expr(letter::Column::Body, written.body.into())
            .col_expr(letter::Column::GoodUntil, written.good_until.into())
            .filter(waiting())
            .filter(letter::Column::Id.eq(id))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Takes a letter out of the outbox; false when it was sent or taken out already.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn withdraw_letter(&self, id: i32) -> Result<bool, Fault> {
        let gone = letter::Entity::delete_many()
            .filter(letter::Column::Id.eq(id))
            .filter(letter::Column::SentAt.is_null())
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected == 1)
    }

    /// A mail server took the letter: what it said is forgotten.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn letter_sent(&self, id: i32) -> Result<(), Fault> {
        self.end_letter(id, letter::Column::SentAt).await
    }

    /// Nobody tries the letter any more: what it said is forgotten, why it failed is not.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn give_up_letter(&self, id: i32) -> Result<(), Fault> {
        self.end_letter(id, letter::Column::GivenUpAt).await
    }

    async fn end_letter(&self, id: i32, ended: letter::Column) -> Result<(), Fault> {
        letter::Entity::update_many()
            .col_expr(ended, now().into())
            .col_expr(letter::Column::Body, "".into())
            .filter(waiting())
            .filter(letter::Column::Id.eq(id))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Lets a letter that waits be tried at once, as often as a new one. False when it does not wait.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn hurry_letter(&self, id: i32) -> Result<bool, Fault> {
        let hurried = letter::Entity::update_many()
            .col_expr(letter::Column::Attempts, 0.into())
            .col_expr(letter::Column::NextAttemptAt, now().into())
            .filter(waiting())
            .filter(letter::Column::Id.eq(id))
            .exec(self.on())
            .await?;
        Ok(hurried.rows_affected == 1)
    }
}
