//! Accounts elsewhere, and the roles that come from there.

use crate::tables::{organisation, outside_account, outside_role, person};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, pk_auto, string};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0011_outside_accounts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(accounts()).await?;
        manager.create_table(roles()).await?;
        let once = Index::create()
            .name("outside_account_once")
            .table(outside_account::Entity)
            .col(outside_account::Column::Issuer)
            .col(outside_account::Column::Subject)
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let once = Index::create()
            .name("outside_role_once")
            .table(outside_role::Entity)
            .col(outside_role::Column::Account)
            .col(outside_role::Column::Organisation)
            .col(outside_role::Column::Role)
            .unique()
            .to_owned();
        manager.create_index(once).await
    }
}

fn accounts() -> TableCreateStatement {
    use outside_account::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(string(Column::Issuer))
        .col(string(Column::Subject))
        .col(integer(Column::Person))
        .col(big_integer(Column::Since))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Person)
                .to(person::Entity, person::Column::Id),
        )
        .to_owned()
}

fn roles() -> TableCreateStatement {
    use outside_role::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Account))
        .col(integer(Column::Organisation))
        .col(string(Column::Role))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Account)
                .to(outside_account::Entity, outside_account::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}
