//! The audit log: one row per deed, each carrying the hash of the one before it.

use sea_orm::entity::prelude::*;

/// A deed that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Counts from 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When.
    pub at: i64,
    /// The person who did it; the program itself when there is none.
    pub actor: Option<i32>,
    /// The organisation that it was about.
    pub organisation: Option<i32>,
    /// What was done, as a key; never content.
    pub deed: String,
    /// What it was done to, as a name of a table and a number; never content.
    pub subject: String,
    /// The hash of the entry before.
    pub previous: String,
    /// The hash of this entry.
    pub hash: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
