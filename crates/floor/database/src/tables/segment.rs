//! A place in an interview that somebody gave a code.

use sea_orm::entity::prelude::*;

/// A place in an interview that somebody gave a code.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "segment")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which study.
    pub study: i32,
    /// Which interview.
    pub interview: i32,
    /// Which code.
    pub code: i32,
    /// The version of the code that the coder read.
    pub code_version: i32,
    /// The first character, counted in code points.
    pub start: i32,
    /// The character after the last.
    pub stop: i32,
    /// What the coder noted.
    pub memo: String,
    /// Who coded.
    pub person: i32,
    /// Whether it is what the coders agreed on together.
    pub consensus: bool,
    /// Whether it may be quoted outside the study.
    pub released: bool,
    /// A word made by the one who sends it, so that it is never kept twice.
    pub once: String,
    /// When.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
