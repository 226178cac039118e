//! Counts that left in the figures of a sum: what is known once is known for ever.

use sea_orm::entity::prelude::*;

/// One count.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "released_count")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The round of which it is.
    pub round: i32,
    /// What was counted, as the fingerprint by which the ledger knows it.
    pub what: String,
    /// The count.
    pub count: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
