//! What organisations do for equal chances already, the questions whether it worked, how teams learn, and the
//! programme of an evening.

use crate::tables::{activity, evening, organisation, team_step, trial};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, integer_null, pk_auto, string, text};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0015_activities"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(activity_table()).await?;
        manager.create_table(trial_table()).await?;
        manager.create_table(team_step_table()).await?;
        let programme = Table::alter()
            .table(evening::Entity)
            .add_column(text(evening::Column::Programme).default(""))
            .to_owned();
        manager.alter_table(programme).await
    }
}

fn activity_table() -> TableCreateStatement {
    use activity::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(string(Column::Title))
        .col(text(Column::Goal))
        .col(string(Column::Reach))
        .col(text(Column::Factors))
        .col(string(Column::Item))
        .col(text(Column::Whom))
        .col(integer_null(Column::MeantFor))
        .col(integer_null(Column::TakesPart))
        .col(string(Column::Dose))
        .col(integer_null(Column::Cost))
        .col(integer_null(Column::Hours))
        .col(string(Column::Funding))
        .col(string(Column::FundedUntil))
        .col(string(Column::Owner))
        .col(string(Column::Since))
        .col(string(Column::StopsOn))
        .col(string(Column::StoppedOn))
        .col(text(Column::StopWhy))
        .col(boolean(Column::Shared))
        .col(string(Column::Once).unique_key())
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

fn trial_table() -> TableCreateStatement {
    use trial::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        // Without a foreign key: what was taken from the list is still what was asked about.
        .col(integer_null(Column::Activity))
        .col(string(Column::Title))
        .col(string(Column::Indicator))
        .col(string(Column::Comparison))
        .col(string(Column::Beside))
        .col(boolean(Column::Rises))
        .col(integer(Column::Smallest))
        .col(integer(Column::FirstYear))
        .col(integer(Column::Years))
        .col(integer_null(Column::SeenUntil))
        .col(string(Column::Seal))
        .col(text(Column::WithdrawnWhy))
        .col(string(Column::Once).unique_key())
        .col(integer(Column::Person))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn team_step_table() -> TableCreateStatement {
    use team_step::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(string(Column::Kind))
        .col(string(Column::Title))
        .col(string(Column::Who))
        .col(string(Column::Elsewhere))
        .col(text(Column::Question))
        .col(string(Column::Due))
        .col(text(Column::Outcome))
        .col(string(Column::Answer))
        .col(string(Column::Once).unique_key())
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
