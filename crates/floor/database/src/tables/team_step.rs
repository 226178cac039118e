//! Something by which a team learns: a goal, a visit, feedback, an idea from outside.

use sea_orm::entity::prelude::*;

/// Something by which a team learns: a goal, a visit, feedback, an idea from outside.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_step")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Whose team.
    pub organisation: i32,
    /// Goal, visit, feedback, idea or cross-visit.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// Who takes part; of an idea, who had it.
    pub who: String,
    /// The other school or organisation; empty for none.
    pub elsewhere: String,
    /// What they look at or ask.
    pub question: String,
    /// The day before which it happens, or an idea has its answer.
    pub due: String,
    /// What came of it; empty while it waits.
    pub outcome: String,
    /// Of an idea: yes, later or no; empty while the answer is owed.
    pub answer: String,
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
