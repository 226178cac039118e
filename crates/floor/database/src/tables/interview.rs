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
    /// When the conversation was held, if that was told.
    pub held_at: Option<i64>,
    /// When its text was taken away because its time was over; what was coded in it stays as counts.
    pub gone_at: Option<i64>,
    /// Who brought it in.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
