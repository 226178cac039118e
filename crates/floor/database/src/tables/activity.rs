//! Something that an organisation does for equal chances.

use sea_orm::entity::prelude::*;

/// Something that an organisation does for equal chances.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who does it.
    pub organisation: i32,
    /// What it is called.
    pub title: String,
    /// What it is to bring about.
    pub goal: String,
    /// Where one acts: micro, meso or macro.
    pub reach: String,
    /// The factors it works on, separated by spaces.
    pub factors: String,
    /// The item of the knowledge base that it follows; empty for none.
    pub item: String,
    /// Whom it is for.
    pub whom: String,
    /// How many it is meant for; nothing when nobody knows.
    pub meant_for: Option<i32>,
    /// How many take part; nothing when nobody counted.
    pub takes_part: Option<i32>,
    /// How often and how long.
    pub dose: String,
    /// What it costs in a year, in euros; nothing when nobody knows.
    pub cost: Option<i32>,
    /// How many hours of teachers it takes in a year; nothing when nobody knows.
    pub hours: Option<i32>,
    /// Where the money comes from.
    pub funding: String,
    /// The day on which that money ends, as year-month-day; empty for none.
    pub funded_until: String,
    /// Who sees to it.
    pub owner: String,
    /// Since which day; empty when nobody knows.
    pub since: String,
    /// The day on which it is to stop; empty for none.
    pub stops_on: String,
    /// The day on which it stopped; empty while it goes on.
    pub stopped_on: String,
    /// Why it stopped or is to stop.
    pub stop_why: String,
    /// Whether the region may see it.
    pub shared: bool,
    /// A word made by the form, so that it is never kept twice.
    pub once: String,
    /// Grows with every change.
    pub version: i32,
    /// Who wrote it down last.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
