//! What is talked about at the tables of an evening.

use sea_orm::entity::prelude::*;

/// What is talked about at the tables of an evening.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evening_theme")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which evening.
    pub evening: i32,
    /// Its place in the order.
    pub place: i32,
    /// The theme of the knowledge base that it comes from; empty for an own one.
    pub home: String,
    /// What it is called.
    pub title: String,
    /// The question for the tables.
    pub question: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
