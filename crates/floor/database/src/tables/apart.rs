//! Two people who never sit at one table; why is not kept anywhere.

use sea_orm::entity::prelude::*;

/// Two people who never sit at one table; why is not kept anywhere.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "apart")]
pub struct Model {
    /// The one guest.
    #[sea_orm(primary_key, auto_increment = false)]
    pub one: i32,
    /// The other.
    #[sea_orm(primary_key, auto_increment = false)]
    pub other: i32,
    /// Which evening.
    pub evening: i32,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
