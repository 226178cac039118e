//! Which lists of pupils an organisation holds. The rows themselves are not in the database.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::import;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

pub use import::Model as Import;

/// The list that an organisation's figures are made from.
const CURRENT: &str = "current";
/// A list that a newer one was laid over; taking that one back brings this one back.
const REPLACED: &str = "replaced";
/// A list that was taken back.
const UNDONE: &str = "undone";

impl Import {
    /// Whether the figures are made from it.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.state == CURRENT
    }

    /// Whether it was taken back.
    #[must_use]
    pub fn is_undone(&self) -> bool {
        self.state == UNDONE
    }
}

/// What a new list holds, together with what was known before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// Whose pupils.
    pub organisation: i32,
    /// Who read it in.
    pub person: Option<i32>,
    /// The folder with the tables.
    pub folder: String,
    /// How many pupils.
    pub pupils: i64,
    /// How many rows or values could not be used.
    pub problems: i64,
    /// The years in which the first and last cohort start.
    pub cohorts: Option<(i16, i16)>,
    /// Whether the pupils are simulated.
    pub simulated: bool,
}

/// What is left of a list without the pupils who left long ago.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thinned {
    /// The folder with the tables.
    pub folder: String,
    /// How many pupils.
    pub pupils: i64,
    /// The year in which the first cohort starts.
    pub first_cohort: i16,
}

/// The list that the figures of an organisation are made from.
///
/// # Errors
/// A database that does not answer.
pub async fn current(database: &Database, organisation: i32) -> Result<Option<Import>, Fault> {
    current_on(database.reading(), organisation).await
}

async fn current_on(connection: &impl ConnectionTrait, organisation: i32) -> Result<Option<Import>, Fault> {
    Ok(import::Entity::find()
        .filter(import::Column::Organisation.eq(organisation))
        .filter(import::Column::State.eq(CURRENT))
        .one(connection)
        .await?)
}

/// All lists that an organisation read in, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn all(database: &Database, organisation: i32) -> Result<Vec<Import>, Fault> {
    Ok(import::Entity::find()
        .filter(import::Column::Organisation.eq(organisation))
        .order_by_desc(import::Column::Id)
        .all(database.reading())
        .await?)
}

/// Every list whose tables are kept, of all organisations.
///
/// # Errors
/// A database that does not answer.
pub async fn kept(database: &Database) -> Result<Vec<Import>, Fault> {
    Ok(import::Entity::find()
        .filter(import::Column::State.ne(UNDONE))
        .all(database.reading())
        .await?)
}

impl Change {
    /// The list that the figures of an organisation are made from, as long as this change lasts.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn current_import(&self, organisation: i32) -> Result<Option<Import>, Fault> {
        current_on(self.on(), organisation).await
    }

    /// Adds a list, which takes the place of the current one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_import(&self, new: NewImport) -> Result<i32, Fault> {
        if let Some(before) = self.current_import(new.organisation).await? {
            self.set_state(before.id, REPLACED).await?;
        }
        let (first, last) = new.cohorts.unwrap_or((0, 0));
        let row = import::ActiveModel {
            organisation: Set(new.organisation),
            person: Set(new.person),
            at: Set(now()),
            state: Set(CURRENT.to_owned()),
            folder: Set(new.folder),
            pupils: Set(new.pupils),
            problems: Set(new.problems),
            first_cohort: Set(i32::from(first)),
            last_cohort: Set(i32::from(last)),
            simulated: Set(new.simulated),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Takes the current list back; the one before it, if any, is current again. Gives the list that was taken back,
    /// or nothing when `id` is not the current list of the organisation.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn take_back_import(&self, organisation: i32, id: i32) -> Result<Option<Import>, Fault> {
        let Some(taken) = self
            .current_import(organisation)
            .await?
            .filter(|current| current.id == id)
        else {
            return Ok(None);
        };
        self.set_state(taken.id, UNDONE).await?;
        let before = import::Entity::find()
            .filter(import::Column::Organisation.eq(organisation))
            .filter(import::Column::State.eq(REPLACED))
            .order_by_desc(import::Column::Id)
            .one(self.on())
            .await?;
        if let Some(before) = before {
            self.set_state(before.id, CURRENT).await?;
        }
        Ok(Some(taken))
    }

    /// Lets the current list go on without the pupils who left long ago, in another folder, or ends it when nobody is
    /// left. What was read in before can no longer come back: it holds the same pupils. Gives the folders to throw
    /// away, or nothing when `id` is not the current list of the organisation.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn thin_import(
        &self,
        organisation: i32,
        id: i32,
        rest: Option<Thinned>,
    ) -> Result<Option<Vec<String>>, Fault> {
        let lists = import::Entity::find()
            .filter(import::Column::Organisation.eq(organisation))
            .filter(import::Column::State.ne(UNDONE))
            .all(self.on())
            .await?;
        if !lists.iter().any(|list| list.id == id && list.is_current()) {
            return Ok(None);
        }
        let folders = lists.iter().map(|list| list.folder.clone()).collect();
        for list in lists {
            let mut row = import::ActiveModel {
                id: Set(list.id),
                ..Default::default()
            };
            match rest.as_ref().filter(|_| list.id == id) {
                Some(rest) => {
                    row.folder = Set(rest.folder.clone());
                    row.pupils = Set(rest.pupils);
                    row.first_cohort = Set(i32::from(rest.first_cohort));
                }
                None => row.state = Set(UNDONE.to_owned()),
            }
            row.update(self.on()).await?;
        }
        Ok(Some(folders))
    }

    async fn set_state(&self, id: i32, state: &str) -> Result<(), Fault> {
        let row = import::ActiveModel {
            id: Set(id),
            state: Set(state.to_owned()),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(())
    }
}
