//! An evening where people around children sit at one table.

use sea_orm::entity::prelude::*;

/// An evening where people around children sit at one table.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evening")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who organises it.
    pub organisation: i32,
    /// What it is called.
    pub title: String,
    /// Why people come together, in a few sentences.
    pub why: String,
    /// Where it is.
    pub place: String,
    /// What happens when, a line each; empty for none.
    pub programme: String,
    /// The day, as year-month-day.
    pub held_on: String,
    /// When it begins, as hours:minutes.
    pub starts: String,
    /// When it ends.
    pub ends: String,
    /// In how many rounds people sit at tables.
    pub rounds: i32,
    /// How many chairs a table has.
    pub seats: i32,
    /// The last part of the link under which people register.
    pub token: String,
    /// Whether people can register.
    pub open: bool,
    /// What the seating is drawn from.
    pub seed: i32,
    /// When the seating was told, if it was.
    pub announced_at: Option<i64>,
    /// Grows with every change of the evening itself.
    pub version: i32,
    /// Who made it.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
