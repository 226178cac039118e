//! Organisations, people, roles, links, sessions and the audit log.

use crate::tables::{
    audit_entry, audit_head, link, organisation, person, role_held, session, sign_in_failure,
};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, pk_auto, string, string_null, text,
};

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0001_people_and_audit"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            organisations(),
            people(),
            roles(),
            links(),
            sessions(),
            failures(),
            entries(),
            heads(),
        ] {
            manager.create_table(table).await?;
        }
        for index in indices() {
            manager.create_index(index).await?;
        }
        let first = Query::insert()
            .into_table(audit_head::Entity)
            .columns([
                audit_head::Column::Id,
                audit_head::Column::Number,
                audit_head::Column::Hash,
            ])
            .values_panic([1.into(), 0_i64.into(), "".into()])
            .to_owned();
        manager.execute(first).await
    }
}

fn organisations() -> TableCreateStatement {
    use organisation::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer_null(Column::Parent))
        .col(string(Column::Kind))
        .col(string(Column::Name))
        .col(string_null(Column::Code))
        .col(boolean(Column::Simulated))
        .col(integer(Column::Version))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Parent)
                .to(Entity, Column::Id),
        )
        .to_owned()
}

fn people() -> TableCreateStatement {
    use person::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(string(Column::Email).unique_key())
        .col(string(Column::Name))
        .col(string_null(Column::Password))
        .col(string_null(Column::SecondFactor))
        .col(big_integer(Column::LastCodeAt))
        .col(string(Column::Language))
        .col(big_integer(Column::Since))
        .col(big_integer_null(Column::ClosedAt))
        .to_owned()
}

fn roles() -> TableCreateStatement {
    use role_held::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(pk_auto(Column::Id))
        .col(integer(Column::Person))
        .col(integer(Column::Organisation))
        .col(string(Column::Role))
        .col(big_integer(Column::Since))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Person)
                .to(person::Entity, person::Column::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Organisation)
                .to(organisation::Entity, organisation::Column::Id),
        )
        .to_owned()
}

fn links() -> TableCreateStatement {
    use link::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(string(Column::Fingerprint).primary_key())
        .col(integer(Column::Person))
        .col(string(Column::Purpose))
        .col(big_integer(Column::ExpiresAt))
        .col(big_integer_null(Column::UsedAt))
        .foreign_key(
            ForeignKey::create()
                .from(Entity, Column::Person)
                .to(person::Entity, person::Column::Id),
        )
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    use session::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(string(Column::Fingerprint).primary_key())
        .col(integer_null(Column::Person))
        .col(text(Column::Kept))
        .col(big_integer(Column::ExpiresAt))
        .to_owned()
}

fn failures() -> TableCreateStatement {
    use sign_in_failure::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(string(Column::Fingerprint).primary_key())
        .col(integer(Column::Failures))
        .col(big_integer(Column::LastAt))
        .to_owned()
}

fn entries() -> TableCreateStatement {
    use audit_entry::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(big_integer(Column::Number).primary_key())
        .col(big_integer(Column::At))
        .col(integer_null(Column::Actor))
        .col(integer_null(Column::Organisation))
        .col(string(Column::Deed))
        .col(string(Column::Subject))
        .col(string(Column::Previous))
        .col(string(Column::Hash))
        .to_owned()
}

fn heads() -> TableCreateStatement {
    use audit_head::{Column, Entity};
    Table::create()
        .table(Entity)
        .col(integer(Column::Id).primary_key())
        .col(big_integer(Column::Number))
        .col(string(Column::Hash))
        .to_owned()
}

fn indices() -> Vec<IndexCreateStatement> {
    vec![
        Index::create()
            .name("role_held_once")
            .table(role_held::Entity)
            .col(role_held::Column::Person)
            .col(role_held::Column::Organisation)
            .col(role_held::Column::Role)
            .unique()
            .to_owned(),
        Index::create()
            .name("organisation_by_parent")
            .table(organisation::Entity)
            .col(organisation::Column::Parent)
            .to_owned(),
        Index::create()
            .name("session_by_person")
            .table(session::Entity)
            .col(session::Column::Person)
            .to_owned(),
        Index::create()
            .name("audit_entry_by_organisation")
            .table(audit_entry::Entity)
            .col(audit_entry::Column::Organisation)
            .to_owned(),
    ]
}
