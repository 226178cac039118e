//! Evenings, who comes and where they sit, what was written there, and agreements.

use crate::tables::{
    agreement, agreement_event, agreement_party, apart, evening, evening_table, evening_theme, guest,
    organisation, seat, table_note,
};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, pk_auto, string, text,
};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0014_evenings_and_agreements"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            evening_table(),
            evening_theme_table(),
            guest_table(),
            apart_table(),
            evening_table_table(),
            seat_table(),
            table_note_table(),
            agreement_table(),
            agreement_event_table(),
            agreement_party_table(),
        ] {
            manager.create_table(table).await?;
        }
        Ok(())
    }
}

fn evening_table() -> TableCreateStatement {
    use evening::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Organisation))
        .col(text(Column::Title))
        .col(text(Column::Why))
        .col(text(Column::Place))
        .col(string(Column::HeldOn))
        .col(string(Column::Starts))
        .col(string(Column::Ends))
        .col(integer(Column::Rounds))
        .col(integer(Column::Seats))
        .col(string(Column::Token).unique_key())
        .col(boolean(Column::Open))
        .col(integer(Column::Seed))
        .col(big_integer_null(Column::AnnouncedAt))
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

fn evening_theme_table() -> TableCreateStatement {
    use evening_theme::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Evening))
        .col(integer(Column::Place))
        .col(string(Column::Home))
        .col(text(Column::Title))
        .col(text(Column::Question))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Evening)
                .to(evening::Entity, evening::Column::Id),
        )
        .to_owned()
}

fn guest_table() -> TableCreateStatement {
    use guest::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Evening))
        .col(text(Column::Name))
        .col(string(Column::Email))
        .col(text(Column::Profession))
        .col(text(Column::Organisation))
        .col(text(Column::Themes))
        .col(boolean(Column::Facilitates))
        .col(boolean(Column::TakesNotes))
        .col(boolean(Column::Minor))
        .col(boolean(Column::Vetted))
        .col(boolean(Column::StepFree))
        .col(text(Column::Interpreter))
        .col(text(Column::Interprets))
        .col(text(Column::Needs))
        .col(string(Column::State))
        .col(string(Column::Token).unique_key())
        .col(string(Column::Once).unique_key())
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Evening)
                .to(evening::Entity, evening::Column::Id),
        )
        .to_owned()
}

fn apart_table() -> TableCreateStatement {
    use apart::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(integer(Column::One))
        .col(integer(Column::Other))
        .col(integer(Column::Evening))
        .primary_key(Index::create().col(Column::One).col(Column::Other))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Evening)
                .to(evening::Entity, evening::Column::Id),
        )
        .to_owned()
}

fn evening_table_table() -> TableCreateStatement {
    use evening_table::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Evening))
        .col(integer(Column::Round))
        .col(integer(Column::Number))
        .col(integer_null(Column::Theme))
        .col(boolean(Column::StepFree))
        .col(integer(Column::Seats))
        .col(string(Column::Token).unique_key())
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Evening)
                .to(evening::Entity, evening::Column::Id),
        )
        .to_owned()
}

fn seat_table() -> TableCreateStatement {
    use seat::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(integer(Column::Guest))
        .col(integer(Column::Round))
        .col(integer(Column::Evening))
        .col(integer(Column::Place))
        .col(string(Column::Task))
        .col(boolean(Column::Fixed))
        .primary_key(Index::create().col(Column::Guest).col(Column::Round))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Evening)
                .to(evening::Entity, evening::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Guest)
                .to(guest::Entity, guest::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Place)
                .to(evening_table::Entity, evening_table::Column::Id),
        )
        .to_owned()
}

fn table_note_table() -> TableCreateStatement {
    use table_note::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(string(Column::Once))
        .col(integer(Column::Place))
        .col(integer(Column::Evening))
        .col(string(Column::Field))
        .col(text(Column::Words))
        .col(integer(Column::Version))
        .col(big_integer(Column::At))
        .primary_key(Index::create().col(Column::Once))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Place)
                .to(evening_table::Entity, evening_table::Column::Id),
        )
        .to_owned()
}

fn agreement_table() -> TableCreateStatement {
    use agreement::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(string(Column::Uid).unique_key())
        .col(integer(Column::Organisation))
        .col(integer_null(Column::Evening))
        .col(integer_null(Column::Place))
        .col(text(Column::Theme))
        .col(text(Column::Factor))
        .col(text(Column::Indicator))
        .col(text(Column::What))
        .col(text(Column::WithWhom))
        .col(string(Column::Due))
        .col(text(Column::Owner))
        .col(string(Column::Email))
        .col(string(Column::Token).unique_key())
        .col(string(Column::State))
        .col(text(Column::GoesTo))
        .col(boolean(Column::Binding))
        .col(integer(Column::Version))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn agreement_event_table() -> TableCreateStatement {
    use agreement_event::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Agreement))
        .col(string(Column::Kind))
        .col(text(Column::Words))
        .col(text(Column::Who))
        .col(big_integer(Column::At))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Agreement)
                .to(agreement::Entity, agreement::Column::Id),
        )
        .to_owned()
}

fn agreement_party_table() -> TableCreateStatement {
    use agreement_party::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Agreement))
        .col(text(Column::Name))
        .col(string(Column::Email))
        .col(string(Column::Token).unique_key())
        .col(big_integer_null(Column::SignedAt))
        .col(big_integer_null(Column::WithdrawnAt))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Agreement)
                .to(agreement::Entity, agreement::Column::Id),
        )
        .to_owned()
}
