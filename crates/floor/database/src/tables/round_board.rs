//! The boards of a round, and what they delivered.

use sea_orm::entity::prelude::*;

/// A board in a round.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_board")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The round.
    pub round: i32,
    /// The board, when it is on this installation.
    pub organisation: Option<i32>,
    /// Its public key, as in the round.
    pub key: String,
    /// When it delivered.
    pub delivered_at: Option<i64>,
    /// Who said so.
    pub person: Option<i32>,
    /// What it delivered: masked numbers, which say nothing without those of all others.
    pub delivery: Option<String>,
    /// What the numbers mean.
    pub layouts: Option<String>,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
