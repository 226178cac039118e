//! Rounds in which boards count together, and what came out of them.

use crate::tables::{organisation, released_count, round, round_board};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, integer_null, pk_auto, string, text, text_null,
};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0003_rounds"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(rounds()).await?;
        manager.create_table(boards()).await?;
        manager.create_table(counts()).await?;
        let index = Index::create()
            .name("round_board_once")
            .table(round_board::Entity)
            .col(round_board::Column::Round)
            .col(round_board::Column::Key)
            .unique()
            .to_owned();
        manager.create_index(index).await
    }
}

fn rounds() -> TableCreateStatement {
    use round::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(integer_null(Column::Person))
        .col(big_integer(Column::At))
        .col(string(Column::State))
        .col(big_integer_null(Column::OpenedAt))
        .col(integer(Column::FirstCohort))
        .col(integer(Column::LastCohort))
        .col(text(Column::Text))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn boards() -> TableCreateStatement {
    use round_board::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Round))
        .col(integer_null(Column::Organisation))
        .col(string(Column::Key))
        .col(big_integer_null(Column::DeliveredAt))
        .col(integer_null(Column::Person))
        .col(text_null(Column::Delivery))
        .col(text_null(Column::Layouts))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Round)
                .to(round::Entity, round::Column::Id),
        )
        .to_owned()
}

fn counts() -> TableCreateStatement {
    use released_count::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Round))
        .col(string(Column::What))
        .col(big_integer(Column::Count))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Round)
                .to(round::Entity, round::Column::Id),
        )
        .to_owned()
}
