//! A study: what an organisation wants to hear, and how it is coded.

use sea_orm::entity::prelude::*;

/// A study: what an organisation wants to hear, and how it is coded.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Whose study it is.
    pub organisation: i32,
    /// What it is called.
    pub name: String,
    /// What it wants to know.
    pub question: String,
    /// Whether coders work without seeing each other, until the study is opened.
    pub blind: bool,
    /// How many respondents were ever added, so that no label is given again.
    pub heard: i32,
    /// For how many months after a conversation its text is kept, unless somebody agreed to longer.
    pub months: i32,
    /// Who began it.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
