//! Organisations in a tree: a region over boards and municipalities, a board over schools, a school over locations.

use sea_orm::entity::prelude::*;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The organisation above it.
    pub parent: Option<i32>,
    /// `region`, `board`, `municipality`, `partner`, `school` or `location`.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// BRIN of a school, BRIN and number of a location, number of a board or municipality.
    pub code: Option<String>,
    /// Whether it is invented, for a demonstration; real and simulated pupils never come together.
    pub simulated: bool,
    /// Grows with every change, so that of two people who change it at once the second is told.
    pub version: i32,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
