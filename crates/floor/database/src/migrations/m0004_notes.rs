//! What organisations write beside their figures.

use crate::tables::{note, organisation};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, integer_null, pk_auto, string, text};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0004_notes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use note::{Column, Entity};
        let table = Table::create()
            .table(Entity)
            .col(pk_auto(Column::Id))
            .col(integer(Column::Organisation))
            .col(string(Column::About))
            .col(text(Column::Text))
            .col(string(Column::Marks))
            .col(integer(Column::Version))
            .col(integer_null(Column::Person))
            .col(big_integer(Column::At))
            .foreign_key(
                ForeignKey::create()
                    .from(Entity, Column::Organisation)
                    .to(organisation::Entity, organisation::Column::Id),
            )
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("note_once")
            .table(Entity)
            .col(Column::Organisation)
            .col(Column::About)
            .unique()
            .to_owned();
        manager.create_index(index).await
    }
}
