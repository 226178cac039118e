//! Links that work once, such as the one with which a person signs in for the first time.

use sea_orm::entity::prelude::*;

/// One link, by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    /// The fingerprint of the secret in the link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// For whom.
    pub person: i32,
    /// What it opens: `first-sign-in`, `new-password` or `sign-in`.
    pub purpose: String,
    /// After this moment it opens nothing.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
