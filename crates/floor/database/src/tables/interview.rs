//! What was said in one conversation. The text never changes; places of segments point into it.

use sea_orm::entity::prelude::*;

/// What was said in one conversation. The text never changes; places of segments point into it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interview")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which study.
    pub study: i32,
    /// Whose.
    pub respondent: i32,
    /// What was said, with names taken out.
    pub text: String,
    /// Which questions of the guide were asked, separated by spaces.
    pub asked: String,
    /// Who brought it in.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
