//! Somebody who comes to an evening.

use sea_orm::entity::prelude::*;

/// Somebody who comes to an evening.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guest")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which evening.
    pub evening: i32,
    /// How to call them; of who is under age only a first name.
    pub name: String,
    /// Where a letter reaches them; empty when they registered on paper.
    pub email: String,
    /// In which capacity they come.
    pub profession: String,
    /// Where they work or learn; empty for who comes for themselves.
    pub organisation: String,
    /// The themes they would like, the dearest first, separated by spaces.
    pub themes: String,
    /// Can lead a conversation.
    pub facilitates: bool,
    /// Can take notes.
    pub takes_notes: bool,
    /// Is under age.
    pub minor: bool,
    /// Is an adult who may sit with minors.
    pub vetted: bool,
    /// Cannot take steps.
    pub step_free: bool,
    /// The language that somebody needs interpreted; empty for none.
    pub interpreter: String,
    /// The languages that somebody interprets, separated by spaces.
    pub interprets: String,
    /// What else makes it possible to take part.
    pub needs: String,
    /// Waiting, coming, not coming, absent or late.
    pub state: String,
    /// The last part of the link to their own registration.
    pub token: String,
    /// A word made by the form, so that it is never kept twice.
    pub once: String,
    /// When they registered.
    pub at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
