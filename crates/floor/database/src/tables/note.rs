//! What an organisation wrote beside its figures: its own words on equal chances, its own explanation of a finding.

use sea_orm::entity::prelude::*;

/// What is written about one thing.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Whose words.
    pub organisation: i32,
    /// What it is about: `equal-chances`, or `indicator/` and an id.
    pub about: String,
    /// The words.
    pub text: String,
    /// Marks beside them, separated by spaces.
    pub marks: String,
    /// Grows with every change.
    pub version: i32,
    /// Who wrote it last.
    pub person: Option<i32>,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
