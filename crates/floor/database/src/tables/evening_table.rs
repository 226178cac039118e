//! A table of an evening in one round.

use sea_orm::entity::prelude::*;

/// A table of an evening in one round.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evening_table")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which evening.
    pub evening: i32,
    /// Which round, from 0.
    pub round: i32,
    /// The number that stands on it.
    pub number: i32,
    /// What is talked about; nothing for an open table.
    pub theme: Option<i32>,
    /// Whether it is reached without steps.
    pub step_free: bool,
    /// How many chairs it has.
    pub seats: i32,
    /// The last part of the link to its page.
    pub token: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
