//! Questionnaires, panels of pupils, who has finished coding, and how long a transcript is kept.

use crate::tables::{coder_done, interview, organisation, panel, study, survey, survey_answer};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, pk_auto, string, text,
};
use sea_orm_migration::sea_orm::DbBackend;

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0013_surveys_and_panels"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(survey_table()).await?;
        manager
            .create_table(answer_table(manager.get_database_backend()))
            .await?;
        manager.create_table(panel_table()).await?;
        manager.create_table(done_table()).await?;
        let months = Table::alter()
            .table(study::Entity)
            .add_column(integer(study::Column::Months).default(12))
            .to_owned();
        manager.alter_table(months).await?;
        for column in [interview::Column::HeldAt, interview::Column::GoneAt] {
            let moment = Table::alter()
                .table(interview::Entity)
                .add_column(big_integer_null(column))
                .to_owned();
            manager.alter_table(moment).await?;
        }
        Ok(())
    }
}

fn survey_table() -> TableCreateStatement {
    use survey::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(integer_null(Column::Study))
        .col(string(Column::Questionnaire))
        .col(integer(Column::Edition))
        .col(string(Column::Title))
        .col(string(Column::Token).unique_key())
        .col(string(Column::Tongues))
        .col(integer(Column::People))
        .col(big_integer(Column::Until))
        .col(big_integer_null(Column::ClosedAt))
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn answer_table(backend: DbBackend) -> TableCreateStatement {
    use survey_answer::{Column, Entity};
    let mut table = Table::create();
    if backend == DbBackend::Sqlite {
        // Otherwise SQLite numbers the answers in the order in which they came, and the log tells when that was.
        table.extra("WITHOUT ROWID");
    }
    table
        .table(Entity)
        .col(string(Column::Once).primary_key())
        .col(integer(Column::Survey))
        .col(text(Column::Answers))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Survey)
                .to(survey::Entity, survey::Column::Id),
        )
        .to_owned()
}

fn panel_table() -> TableCreateStatement {
    use panel::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(string(Column::Title))
        .col(text(Column::Question))
        .col(string(Column::HeldOn))
        .col(text(Column::Space))
        .col(text(Column::Voice))
        .col(text(Column::Audience))
        .col(text(Column::Influence))
        .col(text(Column::Changed))
        .col(string(Column::AnswerBy))
        .col(string(Column::ToldOn))
        .col(string(Column::Token).unique_key())
        .col(boolean(Column::Shared))
        .col(integer(Column::Version))
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn done_table() -> TableCreateStatement {
    use coder_done::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(integer(Column::Interview))
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .primary_key(Index::create().col(Column::Interview).col(Column::Person))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Interview)
                .to(interview::Entity, interview::Column::Id),
        )
        .to_owned()
}
