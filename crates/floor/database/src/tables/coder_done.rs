//! That a coder has finished an interview.

use sea_orm::entity::prelude::*;

/// That a coder has finished an interview.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coder_done")]
pub struct Model {
    /// Which interview.
    #[sea_orm(primary_key, auto_increment = false)]
    pub interview: i32,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
