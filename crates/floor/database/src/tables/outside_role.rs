//! Which roles somebody has because a provider says so, and not because somebody here gave them.

use sea_orm::entity::prelude::*;

/// A role that came from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outside_role")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// By which account elsewhere.
    pub account: i32,
    /// Where.
    pub organisation: i32,
    /// What, as the name of a [`crate::roles::Role`].
    pub role: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
