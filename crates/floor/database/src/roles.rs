//! Roles: what someone is in an organisation. What a role may do stands with the pages, not here.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::snapshot::Known;
use crate::tables::{person, role_held};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Keeps the installation going: accounts, organisations, backups; sees no figures.
    Administrator,
    /// Leads a board of schools.
    BoardMember,
    /// Leads a school.
    SchoolLeader,
    /// Leads a team within a school.
    TeamLeader,
    /// Looks after the quality of education.
    QualityCoordinator,
    /// Teaches, or mentors a class.
    Teacher,
    /// Coordinates care (intern begeleider).
    CareCoordinator,
    /// Data protection officer (functionaris gegevensbescherming).
    DataProtectionOfficer,
    /// Coordinates a region.
    RegionalCoordinator,
    /// Works with schools from outside: library, youth work, sports club.
    Partner,
    /// Parent or carer.
    Parent,
    /// Pupil.
    Pupil,
    /// Studies figures, never pupils.
    Researcher,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 13] = [
        Self::Administrator,
        Self::BoardMember,
        Self::SchoolLeader,
        Self::TeamLeader,
        Self::QualityCoordinator,
        Self::Teacher,
        Self::CareCoordinator,
        Self::DataProtectionOfficer,
        Self::RegionalCoordinator,
        Self::Partner,
        Self::Parent,
        Self::Pupil,
        Self::Researcher,
    ];

    /// Its name in the database, in texts and in mappings of sign-in claims.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::BoardMember => "board-member",
            Self::SchoolLeader => "school-leader",
            Self::TeamLeader => "team-leader",
            Self::QualityCoordinator => "quality-coordinator",
            Self::Teacher => "teacher",
            Self::CareCoordinator => "care-coordinator",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::RegionalCoordinator => "regional-coordinator",
            Self::Partner => "partner",
            Self::Parent => "parent",
            Self::Pupil => "pupil",
            Self::Researcher => "researcher",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether people with this role work for an organisation, and so have a second factor.
    #[must_use]
    pub fn is_staff(self) -> bool {
        !matches!(self, Self::Parent | Self::Pupil)
    }
}

/// A role, and where it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What.
    pub role: Role,
    /// Where.
    pub organisation: i32,
}

/// All roles of a person.
///
/// # Errors
/// A database that does not answer, or holds a role that this version does not know.
pub async fn of(database: &Database, person: i32) -> Result<Vec<Held>, Fault> {
    let rows = role_held::Entity::find()
        .filter(role_held::Column::Person.eq(person))
        .all(database.reading())
        .await?;
    rows.into_iter().map(held).collect()
}

/// Everybody with an open account who holds a role at one of these organisations, by name, each with all roles anywhere.
///
/// # Errors
/// A database that does not answer, or holds a role that this version does not know.
pub async fn at(
    database: &Database,
    organisations: impl IntoIterator<Item = i32>,
) -> Result<Vec<Known>, Fault> {
    let here = role_held::Entity::find()
        .filter(role_held::Column::Organisation.is_in(organisations))
        .all(database.reading())
        .await?;
    let numbers: BTreeSet<i32> = here.into_iter().map(|row| row.person).collect();
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(numbers.iter().copied()))
        .filter(person::Column::ClosedAt.is_null())
        .order_by_asc(person::Column::Name)
        .all(database.reading())
        .await?;
    let mut roles: BTreeMap<i32, Vec<Held>> = BTreeMap::new();
    let rows = role_held::Entity::find()
        .filter(role_held::Column::Person.is_in(numbers))
        .order_by_asc(role_held::Column::Id)
        .all(database.reading())
        .await?;
    for row in rows {
        roles.entry(row.person).or_default().push(held(row)?);
    }
    let known = people.into_iter().map(|person| Known {
        roles: roles.remove(&person.id).unwrap_or_default(),
        person,
    });
    Ok(known.collect())
}

fn held(row: role_held::Model) -> Result<Held, Fault> {
    let role = Role::named(&row.role).ok_or(Fault::Unknown(row.role))?;
    Ok(Held {
        role,
        organisation: row.organisation,
    })
}

impl Change {
    /// Gives a person a role; giving it twice is giving it once.
    ///
    /// # Errors
    /// A database that does not answer, or a person or organisation that is not there.
    pub async fn give_role(&self, person: i32, held: Held) -> Result<(), Fault> {
        let row = role_held::ActiveModel {
            person: Set(person),
            organisation: Set(held.organisation),
            role: Set(held.role.name().to_owned()),
            since: Set(now()),
            ..Default::default()
        };
        let already = role_held::Entity::find()
            .filter(role_held::Column::Person.eq(person))
            .filter(role_held::Column::Organisation.eq(held.organisation))
            .filter(role_held::Column::Role.eq(held.role.name()))
            .one(self.on())
            .await?;
        if already.is_none() {
            row.insert(self.on()).await?;
        }
        Ok(())
    }

    /// Takes a role from a person.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn take_role(&self, person: i32, held: Held) -> Result<(), Fault> {
        role_held::Entity::delete_many()
            .filter(role_held::Column::Person.eq(person))
            .filter(role_held::Column::Organisation.eq(held.organisation))
            .filter(role_held::Column::Role.eq(held.role.name()))
            .exec(self.on())
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn every_role_is_found_by_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(role));
        }
        assert_eq!(Role::named("director"), None);
    }
}
