//! Accounts elsewhere, such as that of a school, with which people sign in here.

use sea_orm::entity::prelude::*;

/// An account elsewhere that belongs to somebody here.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outside_account")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Who vouches for it: the issuer of a provider.
    pub issuer: String,
    /// The provider's own name for somebody, which it gives to nobody else.
    pub subject: String,
    /// Whose it is here.
    pub person: i32,
    /// When they first came.
    pub since: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
