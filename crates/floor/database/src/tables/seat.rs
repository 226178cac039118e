//! Where somebody sits in a round.

use sea_orm::entity::prelude::*;

/// Where somebody sits in a round.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub guest: i32,
    /// Which round, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i32,
    /// Which evening.
    pub evening: i32,
    /// At which table.
    pub place: i32,
    /// Leads, takes notes, or nothing.
    pub task: String,
    /// Whether the organiser chose it.
    pub fixed: bool,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
