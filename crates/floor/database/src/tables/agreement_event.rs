//! What happened to an agreement; nothing is ever changed or taken away here.

use sea_orm::entity::prelude::*;

/// What happened to an agreement; nothing is ever changed or taken away here.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement_event")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which agreement.
    pub agreement: i32,
    /// What happened, as a word.
    pub kind: String,
    /// What was said with it.
    pub words: String,
    /// Who did it, as a word.
    pub who: String,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
