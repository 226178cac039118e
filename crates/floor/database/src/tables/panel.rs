//! A panel of pupils: what was asked, what they said, who listened, and what changed.

use sea_orm::entity::prelude::*;

/// A panel of pupils: what was asked, what they said, who listened, and what changed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "panel")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Whose panel it is.
    pub organisation: i32,
    /// What it is called.
    pub title: String,
    /// What pupils were asked.
    pub question: String,
    /// The day, as year-month-day.
    pub held_on: String,
    /// Where and how pupils could speak freely.
    pub space: String,
    /// How they could say it, and what they advised.
    pub voice: String,
    /// Who listened and can decide.
    pub audience: String,
    /// What was decided, by whom, and why.
    pub influence: String,
    /// What changed.
    pub changed: String,
    /// The day before which pupils hear back, as year-month-day.
    pub answer_by: String,
    /// The day on which they did; empty while they wait.
    pub told_on: String,
    /// The last part of the link under which pupils read it.
    pub token: String,
    /// Whether that link opens.
    pub shared: bool,
    /// Grows with every change.
    pub version: i32,
    /// Who wrote it last.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
