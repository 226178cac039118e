//! Organisations, and the tree that they form.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::tables::organisation;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder};
use std::collections::BTreeMap;

/// A kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A coalition of boards, municipalities and partners.
    Region,
    /// A school board (bevoegd gezag).
    Board,
    /// A municipality.
    Municipality,
    /// Someone who works with schools.
    Partner,
    /// A school (BRIN).
    School,
    /// A location of a school.
    Location,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Region,
        Self::Board,
        Self::Municipality,
        Self::Partner,
        Self::School,
        Self::Location,
    ];

    /// Its name in the database and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Board => "board",
            Self::Municipality => "municipality",
            Self::Partner => "partner",
            Self::School => "school",
            Self::Location => "location",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its number.
    pub id: i32,
    /// The organisation above it.
    pub parent: Option<i32>,
    /// What it is.
    pub kind: Kind,
    /// What people call it.
    pub name: String,
    /// BRIN, number of a board or code of a municipality.
    pub code: Option<String>,
    /// Whether it is invented.
    pub simulated: bool,
    /// Grows with every change.
    pub version: i32,
}

impl TryFrom<organisation::Model> for Organisation {
    type Error = Fault;

    fn try_from(row: organisation::Model) -> Result<Self, Fault> {
        Ok(Self {
            id: row.id,
            parent: row.parent,
            kind: Kind::named(&row.kind).ok_or(Fault::Unknown(row.kind))?,
            name: row.name,
            code: row.code,
            simulated: row.simulated,
            version: row.version,
        })
    }
}

/// All organisations and how they hang together. There are hundreds at most, so they are read as a whole.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    organisations: BTreeMap<i32, Organisation>,
}

impl Tree {
    /// Reads the tree.
    ///
    /// # Errors
    /// A database that does not answer, or holds a kind that this version does not know.
    pub async fn read(database: &Database) -> Result<Self, Fault> {
        Self::read_on(database.reading()).await
    }

    async fn read_on(connection: &impl ConnectionTrait) -> Result<Self, Fault> {
        let rows = organisation::Entity::find()
            .order_by_asc(organisation::Column::Id)
            .all(connection)
            .await?;
        let organisations = rows
            .into_iter()
            .map(|row| Organisation::try_from(row).map(|one| (one.id, one)))
            .collect::<Result<_, Fault>>()?;
        Ok(Self { organisations })
    }

    /// One organisation.
    #[must_use]
    pub fn get(&self, id: i32) -> Option<&Organisation> {
        self.organisations.get(&id)
    }

    /// Every organisation, in the order in which they were made.
    pub fn all(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.values()
    }

    /// The organisations directly under one.
    pub fn under(&self, id: i32) -> impl Iterator<Item = &Organisation> {
        self.all().filter(move |one| one.parent == Some(id))
    }

    /// Whether `id` is `above` or lies under it.
    #[must_use]
    pub fn is_within(&self, id: i32, above: i32) -> bool {
        let mut at = Some(id);
        // A tree has no circles, but a damaged one must not keep us here.
        for _ in 0..=self.organisations.len() {
            match at {
                Some(here) if here == above => return true,
                Some(here) => at = self.get(here).and_then(|one| one.parent),
                None => return false,
            }
        }
        false
    }

    /// An organisation and everything above it, from the top down.
    #[must_use]
    pub fn path(&self, id: i32) -> Vec<&Organisation> {
        let mut path = Vec::new();
        let mut at = self.get(id);
        while let Some(one) = at
            && path.len() <= self.organisations.len()
        {
            path.push(one);
            at = one.parent.and_then(|parent| self.get(parent));
        }
        path.reverse();
        path
    }
}

/// What a new organisation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    /// The organisation above it.
    pub parent: Option<i32>,
    /// What it is.
    pub kind: Kind,
    /// What people call it.
    pub name: String,
    /// BRIN, number of a board or code of a municipality.
    pub code: Option<String>,
    /// Whether it is invented.
    pub simulated: bool,
}

impl Change {
    /// Adds an organisation.
    ///
    /// # Errors
    /// A database that does not answer, or a parent that is not there.
    pub async fn add_organisation(&self, new: NewOrganisation) -> Result<i32, Fault> {
        let row = organisation::ActiveModel {
            parent: Set(new.parent),
            kind: Set(new.kind.name().to_owned()),
            name: Set(new.name),
            code: Set(new.code),
            simulated: Set(new.simulated),
            version: Set(1),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }
}
