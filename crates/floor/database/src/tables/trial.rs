//! A question about something that is tried, sealed before its answer can be seen.

use sea_orm::entity::prelude::*;

/// A question about something that is tried, sealed before its answer can be seen.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trial")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who asks.
    pub organisation: i32,
    /// The activity that it is about, if one that was written down.
    pub activity: Option<i32>,
    /// What is tried.
    pub title: String,
    /// The figure that is to tell.
    pub indicator: String,
    /// What it is compared with: `own` years before, or the other schools of the `board` over the same years.
    pub comparison: String,
    /// A word for the other schools that it is compared with, so that nobody can change who they are; empty for none.
    pub beside: String,
    /// Whether the figure should rise.
    pub rises: bool,
    /// The smallest difference that matters, in percentage points.
    pub smallest: i32,
    /// The calendar year in which the first school year with the change begins.
    pub first_year: i32,
    /// How many school years from that one on are looked at.
    pub years: i32,
    /// The last school year that was over or could be seen when it was asked, by the year in which it began.
    pub seen_until: Option<i32>,
    /// The hash over all of the above and the moment.
    pub seal: String,
    /// Why it was withdrawn; empty while it stands.
    pub withdrawn_why: String,
    /// A word made by the form, so that it is never kept twice.
    pub once: String,
    /// Who asked.
    pub person: i32,
    /// When it was sealed.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
