//! Studies: who was heard, what was said, and which codes were given.

use crate::tables::{interview, organisation, respondent, segment, study, study_code};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, pk_auto, string, string_null, text,
};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0012_studies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(study_table()).await?;
        manager.create_table(code_table()).await?;
        manager.create_table(respondent_table()).await?;
        manager.create_table(interview_table()).await?;
        manager.create_table(segment_table()).await?;
        let index = |name: &str, table: TableRef, columns: &[&'static str], is_unique: bool| {
            let mut index = Index::create();
            index.name(name).table(table);
            columns.iter().for_each(|column| {
                index.col(Alias::new(*column));
            });
            if is_unique {
                index.unique();
            }
            index.to_owned()
        };
        manager
            .create_index(index(
                "respondent_label",
                respondent::Entity.into_table_ref(),
                &["study", "label"],
                true,
            ))
            .await?;
        manager
            .create_index(index(
                "segment_once",
                segment::Entity.into_table_ref(),
                &["interview", "person", "once"],
                true,
            ))
            .await?;
        manager
            .create_index(index(
                "segment_study",
                segment::Entity.into_table_ref(),
                &["study"],
                false,
            ))
            .await
    }
}

fn study_table() -> TableCreateStatement {
    use study::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(string(Column::Name))
        .col(text(Column::Question))
        .col(boolean(Column::Blind))
        .col(integer(Column::Heard))
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn code_table() -> TableCreateStatement {
    use study_code::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Study))
        .col(string_null(Column::Factor))
        .col(integer_null(Column::Parent))
        .col(string_null(Column::Layer))
        .col(string(Column::Name))
        .col(text(Column::Definition))
        .col(text(Column::Include))
        .col(text(Column::Exclude))
        .col(text(Column::Example))
        .col(integer(Column::Version))
        .col(boolean(Column::Retired))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Study)
                .to(study::Entity, study::Column::Id),
        )
        .to_owned()
}

fn respondent_table() -> TableCreateStatement {
    use respondent::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Study))
        .col(string(Column::Label))
        .col(text(Column::Sector))
        .col(text(Column::Region))
        .col(text(Column::Function))
        .col(boolean(Column::Minor))
        .col(text(Column::Consent))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Study)
                .to(study::Entity, study::Column::Id),
        )
        .to_owned()
}

fn interview_table() -> TableCreateStatement {
    use interview::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Study))
        .col(integer(Column::Respondent))
        .col(text(Column::Text))
        .col(text(Column::Asked))
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Study)
                .to(study::Entity, study::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Respondent)
                .to(respondent::Entity, respondent::Column::Id),
        )
        .to_owned()
}

fn segment_table() -> TableCreateStatement {
    use segment::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Study))
        .col(integer(Column::Interview))
        .col(integer(Column::Code))
        .col(integer(Column::CodeVersion))
        .col(integer(Column::Start))
        .col(integer(Column::Stop))
        .col(text(Column::Memo))
        .col(integer(Column::Person))
        .col(boolean(Column::Consensus))
        .col(boolean(Column::Released))
        .col(string(Column::Once))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Interview)
                .to(interview::Entity, interview::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Code)
                .to(study_code::Entity, study_code::Column::Id),
        )
        .to_owned()
}
