//! What organisations write beside their figures. Nobody writes over what somebody else wrote meanwhile.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::note;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

pub use note::Model as Note;

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// Whose words.
    pub organisation: i32,
    /// What it is about.
    pub about: String,
    /// The words.
    pub text: String,
    /// Marks beside them, separated by spaces.
    pub marks: String,
    /// The version that the writer saw; 0 when there was nothing yet.
    pub seen: i32,
    /// Who writes.
    pub person: i32,
}

/// What came of writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is kept.
    Kept,
    /// Somebody else wrote meanwhile, and that stays. Nothing was changed.
    Meanwhile(Note),
}

/// What an organisation wrote about one thing.
///
/// # Errors
/// A database that does not answer.
pub async fn about(database: &Database, organisation: i32, about: &str) -> Result<Option<Note>, Fault> {
    Ok(find(organisation, about).one(database.reading()).await?)
}

/// All that an organisation wrote.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Note>, Fault> {
    Ok(note::Entity::find()
        .filter(note::Column::Organisation.eq(organisation))
        .all(database.reading())
        .await?)
}

fn find(organisation: i32, about: &str) -> sea_orm::Select<note::Entity> {
    note::Entity::find()
        .filter(note::Column::Organisation.eq(organisation))
        .filter(note::Column::About.eq(about))
}

impl Change {
    /// Writes, unless somebody else did since the writer looked.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn write_note(&self, new: NewNote) -> Result<Written, Fault> {
        let before = find(new.organisation, &new.about).one(self.on()).await?;
        let version = before.as_ref().map_or(0, |before| before.version);
        if version != new.seen {
            // What was there when the writer looked may be gone; then there is nothing to write over.
            return match before {
                Some(before) => Ok(Written::Meanwhile(before)),
                None => self.insert(new).await,
            };
        }
        let Some(before) = before else {
            return self.insert(new).await;
        };
        let row = note::ActiveModel {
            id: Set(before.id),
            text: Set(new.text),
            marks: Set(new.marks),
            version: Set(version + 1),
            person: Set(Some(new.person)),
            at: Set(now()),
            ..Default::default()
        };
        row.update(self.on()).await?;
        Ok(Written::Kept)
    }

    /// Takes a note away; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_note(&self, organisation: i32, about: &str) -> Result<bool, Fault> {
        let gone = note::Entity::delete_many()
            .filter(note::Column::Organisation.eq(organisation))
            .filter(note::Column::About.eq(about))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    async fn insert(&self, new: NewNote) -> Result<Written, Fault> {
        let row = note::ActiveModel {
            organisation: Set(new.organisation),
            about: Set(new.about),
            text: Set(new.text),
            marks: Set(new.marks),
            version: Set(1),
            person: Set(Some(new.person)),
            at: Set(now()),
            ..Default::default()
        };
        row.insert(self.on()).await?;
        Ok(Written::Kept)
    }
}
