//! Tables of an evening, who sits where in each round, and what is written there.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::secret::Secret;
use crate::surveys::short;
use crate::tables::{agreement, evening, evening_table, seat, table_note};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, SqlErr,
};

pub use evening_table::Model as Table;
pub use seat::Model as Seat;
pub use table_note::Model as Note;

/// A table that is to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewTable {
    /// Which round, from 0.
    pub round: i32,
    /// The number that stands on it.
    pub number: i32,
    /// What is talked about; nothing for an open table.
    pub theme: Option<i32>,
    /// Whether it is reached without steps.
    pub step_free: bool,
    /// How many chairs it has.
    pub seats: i32,
}

/// Where somebody is to sit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSeat {
    /// Who.
    pub guest: i32,
    /// Which round, from 0.
    pub round: i32,
    /// At which table.
    pub table: i32,
    /// Leads, takes notes, or nothing.
    pub task: &'static str,
    /// Whether the organiser chose it.
    pub fixed: bool,
}

/// What became of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// It is kept, or was already.
    Kept(Note),
    /// Somebody else changed it meanwhile; this is what stands there.
    Changed(Note),
    /// The table has so many notes that no more are taken.
    Full,
}

/// The most notes of a table.
const MOST_NOTES: usize = 200;

/// The tables of an evening, round by round.
///
/// # Errors
/// A database that does not answer.
pub async fn tables(database: &Database, evening: i32) -> Result<Vec<Table>, Fault> {
    let found = evening_table::Entity::find()
        .filter(evening_table::Column::Evening.eq(evening))
        .order_by_asc(evening_table::Column::Round)
        .order_by_asc(evening_table::Column::Number);
    Ok(found.all(database.reading()).await?)
}

/// The table under a link.
///
/// # Errors
/// A database that does not answer.
pub async fn table_under(database: &Database, token: &str) -> Result<Option<Table>, Fault> {
    let found = evening_table::Entity::find().filter(evening_table::Column::Token.eq(token));
    Ok(found.one(database.reading()).await?)
}

/// Who sits where on an evening.
///
/// # Errors
/// A database that does not answer.
pub async fn seats(database: &Database, evening: i32) -> Result<Vec<Seat>, Fault> {
    let found = seat::Entity::find()
        .filter(seat::Column::Evening.eq(evening))
        .order_by_asc(seat::Column::Round)
        .order_by_asc(seat::Column::Guest);
    Ok(found.all(database.reading()).await?)
}

/// What was written on an evening, table by table.
///
/// # Errors
/// A database that does not answer.
pub async fn notes(database: &Database, evening: i32) -> Result<Vec<Note>, Fault> {
    let found = table_note::Entity::find()
        .filter(table_note::Column::Evening.eq(evening))
        .order_by_asc(table_note::Column::Place)
        .order_by_asc(table_note::Column::At)
        .order_by_asc(table_note::Column::Once);
    Ok(found.all(database.reading()).await?)
}

impl Change {
    /// Puts these tables in the place of those that are there, and the seats and notes at them go. Their numbers.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn set_tables(&self, evening: i32, all: &[NewTable]) -> Result<Vec<i32>, Fault> {
        seat::Entity::delete_many()
            .filter(seat::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        table_note::Entity::delete_many()
            .filter(table_note::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        evening_table::Entity::delete_many()
            .filter(evening_table::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        // Nobody was told of these tables yet, and an agreement stays without the table at which it was made.
        evening::Entity::update_many()
            .col_expr(evening::Column::AnnouncedAt, Expr::value(None::<i64>))
            .filter(evening::Column::Id.eq(evening))
            .exec(self.on())
            .await?;
        agreement::Entity::update_many()
            .col_expr(agreement::Column::Place, Expr::value(None::<i32>))
            .filter(agreement::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        let mut numbers = Vec::with_capacity(all.len());
        for one in all {
            let row = evening_table::ActiveModel {
                evening: Set(evening),
                round: Set(one.round),
                number: Set(one.number),
                theme: Set(one.theme),
                step_free: Set(one.step_free),
                seats: Set(one.seats),
                token: Set(short(&Secret::new()?)),
                ..Default::default()
            };
            numbers.push(row.insert(self.on()).await?.id);
        }
        Ok(numbers)
    }

    /// Puts these seats in the place of those that are there, drawn from this seed; whether their tables are still there.
    /// Where they are not, the change must not be kept.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_seats(&self, evening: i32, seed: i32, all: &[NewSeat]) -> Result<bool, Fault> {
        /// Databases take so many values in one go, and no more.
        const AT_ONCE: usize = 500;
        evening::Entity::update_many()
            .col_expr(evening::Column::Seed, Expr::value(seed))
            .filter(evening::Column::Id.eq(evening))
            .exec(self.on())
            .await?;
        seat::Entity::delete_many()
            .filter(seat::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        for some in all.chunks(AT_ONCE) {
            let rows = some.iter().map(|one| seat::ActiveModel {
                guest: Set(one.guest),
                round: Set(one.round),
                evening: Set(evening),
                place: Set(one.table),
                task: Set(one.task.to_owned()),
                fixed: Set(one.fixed),
            });
            let kept = seat::Entity::insert_many(rows)
                .exec_without_returning(self.on())
                .await;
            if let Err(fault) = kept {
                return match fault.sql_err() {
                    Some(SqlErr::ForeignKeyConstraintViolation(_)) => Ok(false),
                    _ => Err(fault.into()),
                };
            }
        }
        Ok(true)
    }

    /// Writes down that the seating was told to those who come.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn announce_seats(&self, evening: i32) -> Result<(), Fault> {
        evening::Entity::update_many()
            .col_expr(evening::Column::AnnouncedAt, Expr::value(Some(now())))
            .filter(evening::Column::Id.eq(evening))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Keeps a note of a table. Sent twice it is kept once; a version of 0 is a new note, and words that are empty take a
    /// note away.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn write_at_table(
        &self,
        table: &Table,
        (once, version): (&str, i32),
        field: &str,
        words: String,
    ) -> Result<Noted, Fault> {
        let before = table_note::Entity::find_by_id(once)
            .filter(table_note::Column::Place.eq(table.id))
            .one(self.on())
            .await?;
        let note = match before {
            Some(note) if note.words == words => return Ok(Noted::Kept(note)),
            Some(note) if note.version != version => return Ok(Noted::Changed(note)),
            Some(note) => note,
            None => {
                let here = table_note::Entity::find()
                    .filter(table_note::Column::Place.eq(table.id))
                    .all(self.on())
                    .await?;
                if here.len() >= MOST_NOTES {
                    return Ok(Noted::Full);
                }
                let row = table_note::ActiveModel {
                    once: Set(once.to_owned()),
                    place: Set(table.id),
                    evening: Set(table.evening),
                    field: Set(field.to_owned()),
                    words: Set(words),
                    version: Set(1),
                    at: Set(now()),
                };
                return Ok(Noted::Kept(row.insert(self.on()).await?));
            }
        };
        let version = note.version + 1;
        table_note::Entity::update_many()
            .col_expr(table_note::Column::Words, Expr::value(words.as_str()))
            .col_expr(table_note::Column::Version, Expr::value(version))
            .filter(table_note::Column::Once.eq(once))
            .exec(self.on())
            .await?;
        Ok(Noted::Kept(Note {
            words,
            version,
            ..note
        }))
    }
}
