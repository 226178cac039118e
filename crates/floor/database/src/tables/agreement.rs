//! Who does what, and when.

use sea_orm::entity::prelude::*;

/// Who does what, and when.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// A word that stays the same wherever it goes.
    pub uid: String,
    /// Where it was made.
    pub organisation: i32,
    /// On which evening, if on one.
    pub evening: Option<i32>,
    /// At which table, if at one.
    pub place: Option<i32>,
    /// What it is about.
    pub theme: String,
    /// The factor that it works on; empty for none.
    pub factor: String,
    /// The figure that it looks back at; empty for none.
    pub indicator: String,
    /// What will be done.
    pub what: String,
    /// With whom.
    pub with_whom: String,
    /// Before which day, as year-month-day.
    pub due: String,
    /// Who does it.
    pub owner: String,
    /// Where a letter reaches them; empty for none.
    pub email: String,
    /// The last part of the link for the owner.
    pub token: String,
    /// Asked, accepted, under way, done, stopped or declined.
    pub state: String,
    /// Whether it goes to the agenda of the municipality, the plan of the school or the participation council.
    pub goes_to: String,
    /// Whether it holds only when all parties have signed.
    pub binding: bool,
    /// Grows with every change.
    pub version: i32,
    /// When it was made.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
