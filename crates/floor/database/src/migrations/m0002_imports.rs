//! Lists of pupils that were read in.

use crate::tables::{import, organisation};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, integer_null, pk_auto, string};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0002_imports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use import::{Column, Entity};
        let table = Table::create()
            .table(Entity)
            .col(pk_auto(Column::Id))
            .col(integer(Column::Organisation))
            .col(integer_null(Column::Person))
            .col(big_integer(Column::At))
            .col(string(Column::State))
            .col(string(Column::Folder))
            .col(big_integer(Column::Pupils))
            .col(big_integer(Column::Problems))
            .col(integer(Column::FirstCohort))
            .col(integer(Column::LastCohort))
            .col(boolean(Column::Simulated))
            .foreign_key(
                ForeignKey::create()
                    .from(Entity, Column::Organisation)
                    .to(organisation::Entity, organisation::Column::Id),
            )
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("import_by_organisation")
            .table(Entity)
            .col(Column::Organisation)
            .to_owned();
        manager.create_index(index).await
    }
}
