//! Somebody who was heard, without a name: the name stands in a file that Wieg never sees.

use sea_orm::entity::prelude::*;

/// Somebody who was heard, without a name: the name stands in a file that Wieg never sees.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "respondent")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which study.
    pub study: i32,
    /// What the respondent is called here: R01.
    pub label: String,
    /// Where the respondent works: vve, po, vo; or is at school.
    pub sector: String,
    /// Where, in a wide sense.
    pub region: String,
    /// What the respondent does.
    pub function: String,
    /// Whether the respondent is under sixteen.
    pub minor: bool,
    /// What the respondent agreed to, separated by spaces.
    pub consent: String,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
