//! Lists of pupils that were read in: what came of them, never a row of them.

use sea_orm::entity::prelude::*;

/// One list that was read.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Whose pupils.
    pub organisation: i32,
    /// Who read it in.
    pub person: Option<i32>,
    /// When.
    pub at: i64,
    /// `current`, `replaced` or `undone`.
    pub state: String,
    /// The folder with its tables, in the folder of the organisation.
    pub folder: String,
    /// How many pupils.
    pub pupils: i64,
    /// How many rows or values could not be used.
    pub problems: i64,
    /// The first and last cohort, as the years in which they start; 0 without cohorts.
    pub first_cohort: i32,
    /// See `first_cohort`.
    pub last_cohort: i32,
    /// Whether these pupils are simulated.
    pub simulated: bool,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
