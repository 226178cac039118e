//! A school or organisation that an agreement binds once all have signed.

use sea_orm::entity::prelude::*;

/// A school or organisation that an agreement binds once all have signed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement_party")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Which agreement.
    pub agreement: i32,
    /// Who it is.
    pub name: String,
    /// Where a letter reaches them; empty for none.
    pub email: String,
    /// The last part of the link to sign.
    pub token: String,
    /// When they signed.
    pub signed_at: Option<i64>,
    /// When they withdrew.
    pub withdrawn_at: Option<i64>,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
