//! People with an account.

use sea_orm::entity::prelude::*;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Their number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The address with which they sign in, in lower case.
    #[sea_orm(unique)]
    pub email: String,
    /// What colleagues call them.
    pub name: String,
    /// Argon2id, with its own salt and parameters; none before the first sign-in.
    pub password: Option<String>,
    /// The secret of the second factor, as it is read by an authenticator (base32).
    pub second_factor: Option<String>,
    /// The last half minute whose code was used, so that no code works twice.
    pub last_code_at: i64,
    /// `nl` or `en`.
    pub language: String,
    /// When the account was made.
    pub since: i64,
    /// When it was closed.
    pub closed_at: Option<i64>,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
