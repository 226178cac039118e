//! The outbox: letters that wait until they can be sent, and what became of them.

use sea_orm::entity::prelude::*;

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// For whom, when that is somebody with an account.
    pub person: Option<i32>,
    /// What kind of letter, as a word.
    pub kind: String,
    /// The address that it goes to.
    pub to_address: String,
    /// What it is about; no secret stands in it.
    pub subject: String,
    /// What it says. It may hold a link, so it is empty before the letter is written and after it has gone.
    pub body: String,
    /// When it was put in the outbox.
    pub created_at: i64,
    /// Not before this moment.
    pub due_at: i64,
    /// After this moment it is of no use, because its link has expired.
    pub good_until: Option<i64>,
    /// How often it was tried.
    pub attempts: i32,
    /// Not tried again before this moment.
    pub next_attempt_at: i64,
    /// When a mail server took it.
    pub sent_at: Option<i64>,
    /// When it was tried for the last time, in vain.
    pub given_up_at: Option<i64>,
    /// What went wrong last: a word, and what the mail server said.
    pub last_fault: Option<String>,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
