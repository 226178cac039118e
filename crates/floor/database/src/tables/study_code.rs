//! A code of a study: one of the thirty factors, or one of its own.

use sea_orm::entity::prelude::*;

/// A code of a study: one of the thirty factors, or one of its own.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study_code")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which study.
    pub study: i32,
    /// The factor it stands for, if any.
    pub factor: Option<String>,
    /// The code it falls under, if any.
    pub parent: Option<i32>,
    /// The layer around the child, if any.
    pub layer: Option<String>,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// When to give it.
    pub include: String,
    /// When not to.
    pub exclude: String,
    /// An example.
    pub example: String,
    /// Grows with every change of its words.
    pub version: i32,
    /// Whether it is given no more.
    pub retired: bool,
    /// When it was last changed.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
