//! What was written at a table.

use sea_orm::entity::prelude::*;

/// What was written at a table.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "table_note")]
pub struct Model {
    /// A word made where it was written, so that it is never kept twice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub once: String,
    /// At which table.
    pub place: i32,
    /// Which evening.
    pub evening: i32,
    /// What exists, where to join, what is missing, or an idea.
    pub field: String,
    /// What was written.
    pub words: String,
    /// Grows with every change.
    pub version: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
