//! The outbox with letters.

use crate::tables::{letter, person};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, integer_null, pk_auto, string, text, text_null,
};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0010_letters"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use letter::{Column, Entity};
        let table = Table::create()
            .table(Entity)
            .col(pk_auto(Column::Id))
            .col(integer_null(Column::Person))
            .col(string(Column::Kind))
            .col(string(Column::ToAddress))
            .col(text(Column::Subject))
            .col(text(Column::Body))
            .col(big_integer(Column::CreatedAt))
            .col(big_integer(Column::DueAt))
            .col(big_integer_null(Column::GoodUntil))
            .col(integer(Column::Attempts))
            .col(big_integer(Column::NextAttemptAt))
            .col(big_integer_null(Column::SentAt))
            .col(big_integer_null(Column::GivenUpAt))
            .col(text_null(Column::LastFault))
            .foreign_key(
                ForeignKey::create()
                    .from(Entity, Column::Person)
                    .to(person::Entity, person::Column::Id),
            )
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("letter_by_next_attempt")
            .table(Entity)
            .col(Column::NextAttemptAt)
            .to_owned();
        manager.create_index(index).await
    }
}
