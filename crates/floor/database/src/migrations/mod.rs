//! How the tables came to be, step by step. A step that was released is never changed again.

mod m0001_people_and_audit;
mod m0002_imports;
mod m0003_rounds;
mod m0004_notes;
mod m0010_letters;
mod m0011_outside_accounts;
mod m0012_studies;
mod m0013_surveys_and_panels;
mod m0014_evenings_and_agreements;
mod m0015_activities;

use sea_orm_migration::prelude::*;

/// All steps, in order.
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people_and_audit::Step),
            Box::new(m0002_imports::Step),
            Box::new(m0003_rounds::Step),
            Box::new(m0004_notes::Step),
            Box::new(m0010_letters::Step),
            Box::new(m0011_outside_accounts::Step),
            Box::new(m0012_studies::Step),
            Box::new(m0013_surveys_and_panels::Step),
            Box::new(m0014_evenings_and_agreements::Step),
            Box::new(m0015_activities::Step),
        ]
    }
}
