//! Failed attempts to sign in, so that guessing takes longer than anyone has.

use sea_orm::entity::prelude::*;

/// How often it failed for one address or one visitor.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    /// The fingerprint of the e-mail address or of the visitor.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// How often since it last went well.
    pub failures: i32,
    /// When it last failed.
    pub last_at: i64,
}

/// How tables hang together is written in the queries.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
