//! A questionnaire that went out under a link.

use sea_orm::entity::prelude::*;

/// A questionnaire that went out under a link.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who asks.
    pub organisation: i32,
    /// The study beside which its results are laid, if any.
    pub study: Option<i32>,
    /// Which questionnaire, as its short code.
    pub questionnaire: String,
    /// Which edition of it: a later one may ask something else.
    pub edition: i32,
    /// What it is called here.
    pub title: String,
    /// The last part of its link.
    pub token: String,
    /// The languages in which it can be answered, as their tags separated by spaces.
    pub tongues: String,
    /// How many people get the link.
    pub people: i32,
    /// The moment after which nobody can answer.
    pub until: i64,
    /// When it was closed for good, if it was.
    pub closed_at: Option<i64>,
    /// Who sent it out.
    pub person: i32,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
