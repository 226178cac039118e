//! Who is what, where. A person can be several things in several places.

use sea_orm::entity::prelude::*;

/// A role that someone holds.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_held")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who.
    pub person: i32,
    /// Where.
    pub organisation: i32,
    /// What, as the name of a [`crate::roles::Role`].
    pub role: String,
    /// Since when.
    pub since: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
