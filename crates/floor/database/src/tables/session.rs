//! Who is signed in where.

use sea_orm::entity::prelude::*;

/// One browser that visited.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The fingerprint of what the cookie holds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// Who is signed in there.
    pub person: Option<i32>,
    /// What is kept for this browser, as JSON.
    pub kept: String,
    /// After this moment it is forgotten.
    pub expires_at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
