//! Rounds in which boards count together.

use sea_orm::entity::prelude::*;

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round")]
pub struct Model {
    /// Its number here.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// For whom the sum is.
    pub organisation: i32,
    /// Who began it.
    pub person: Option<i32>,
    /// When.
    pub at: i64,
    /// `waiting`, `open` or `called-off`.
    pub state: String,
    /// When the last board delivered.
    pub opened_at: Option<i64>,
    /// The first and the last school year that count, as the years in which they start.
    pub first_cohort: i32,
    /// See `first_cohort`.
    pub last_cohort: i32,
    /// The round as everybody who takes part holds it, as JSON.
    pub text: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
