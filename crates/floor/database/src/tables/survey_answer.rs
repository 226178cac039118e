//! What somebody answered, without anything that tells who or when.

use sea_orm::entity::prelude::*;

/// What somebody answered, without anything that tells who or when.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_answer")]
pub struct Model {
    /// A word made with the form, so that it is never kept twice; it tells nothing of an order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub once: String,
    /// Which survey.
    pub survey: i32,
    /// The answers, as JSON from the code of a question to what was chosen.
    pub answers: String,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
