//! The audit log: who did what to what, and proof that nobody changed it afterwards.
//!
//! Each entry carries the hash of the one before it, and the last one is kept apart. Changing, removing or adding an
//! entry anywhere breaks the chain, and [`verify`] says where. Whoever can rewrite the whole database can rewrite the
//! whole chain too; the hash of the last entry, written down elsewhere, shows even that.
//!
//! The log holds no content: a deed is a key, and what it was done to is a number.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::{audit_entry, audit_head};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

pub use crate::tables::audit_entry::Model as Entry;

/// What was done, for the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The person who did it; none when the program did it by itself.
    pub actor: Option<i32>,
    /// The organisation that it is about.
    pub organisation: Option<i32>,
    /// What was done, as a key.
    pub what: &'static str,
    /// What it was done to: a table and a number, never content.
    pub subject: String,
}

impl Deed {
    /// Something that the program did by itself.
    #[must_use]
    pub fn of_program(what: &'static str, subject: impl Into<String>) -> Self {
        Self {
            actor: None,
            organisation: None,
            what,
            subject: subject.into(),
        }
    }

    /// Something that a person did.
    #[must_use]
    pub fn of(actor: i32, what: &'static str, subject: impl Into<String>) -> Self {
        Self {
            actor: Some(actor),
            ..Self::of_program(what, subject)
        }
    }

    /// The same, about this organisation.
    #[must_use]
    pub fn about(self, organisation: i32) -> Self {
        Self {
            organisation: Some(organisation),
            ..self
        }
    }
}

/// The end of the log, held by one change at a time.
#[derive(Debug)]
pub(crate) struct Head {
    number: i64,
    hash: String,
}

impl Head {
    /// Takes the head: another change that wants it waits until this one is kept or dropped.
    pub(crate) async fn take(transaction: &DatabaseTransaction) -> Result<Self, Fault> {
        // Writing the row is what makes others wait, in both databases; the value stays what it was.
        audit_head::Entity::update_many()
            .col_expr(
                audit_head::Column::Number,
                sea_orm::sea_query::Expr::col(audit_head::Column::Number).add(0),
            )
            .filter(audit_head::Column::Id.eq(1))
            .exec(transaction)
            .await?;
        let head = head(transaction).await?;
        Ok(Self {
            number: head.number,
            hash: head.hash,
        })
    }

    /// Writes the next entry and moves the head to it.
    pub(crate) async fn append(self, transaction: &DatabaseTransaction, deed: &Deed) -> Result<(), Fault> {
        let mut entry = audit_entry::Model {
            number: self.number + 1,
            at: now(),
            actor: deed.actor,
            organisation: deed.organisation,
            deed: deed.what.to_owned(),
            subject: deed.subject.clone(),
            previous: self.hash,
            hash: String::new(),
        };
        entry.hash = hash(&entry);
        let head = audit_head::ActiveModel {
            id: Set(1),
            number: Set(entry.number),
            hash: Set(entry.hash.clone()),
        };
        let entry: audit_entry::ActiveModel = entry.into();
        audit_entry::Entity::insert(entry.reset_all())
            .exec_without_returning(transaction)
            .await?;
        head.update(transaction).await?;
        Ok(())
    }
}

async fn head(connection: &impl ConnectionTrait) -> Result<audit_head::Model, Fault> {
    let head = audit_head::Entity::find_by_id(1).one(connection).await?;
    head.ok_or_else(|| Fault::Unknown("end of the audit log".to_owned()))
}

/// The number of the last entry, which is the version of everything that changes keep.
///
/// # Errors
/// A database that does not answer.
pub async fn version(database: &Database) -> Result<i64, Fault> {
    Ok(head(database.reading()).await?.number)
}

/// The hash of an entry: of all its columns, each with its length before it so that no two entries read the same.
fn hash(entry: &audit_entry::Model) -> String {
    let mut hasher = blake3::Hasher::new();
    let number = |value: Option<i32>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    for part in [
        entry.previous.clone(),
        entry.number.to_string(),
        entry.at.to_string(),
        number(entry.actor),
        number(entry.organisation),
        entry.deed.clone(),
        entry.subject.clone(),
    ] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// What came of looking the whole log over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry follows from the one before it.
    Whole {
        /// How many there are.
        entries: i64,
        /// The hash of the last one, to write down elsewhere.
        last: String,
    },
    /// Something was changed, removed or added.
    Broken {
        /// The first entry that does not follow.
        number: i64,
    },
}

/// Goes over the whole log.
///
/// # Errors
/// Only when the database cannot be read; a broken log is an answer.
pub async fn verify(database: &Database) -> Result<Verdict, Fault> {
    const AT_ONCE: u64 = 1000;
    // One transaction, so that what is written meanwhile is not taken for tampering.
    let reading = sea_orm::TransactionTrait::begin(database.reading()).await?;
    let head = head(&reading).await?;
    let (mut number, mut last) = (0, String::new());
    loop {
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Number.gt(number))
            .order_by_asc(audit_entry::Column::Number)
            .limit(AT_ONCE)
            .all(&reading)
            .await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            if entry.number != number + 1 || entry.previous != last || entry.hash != hash(&entry) {
                return Ok(Verdict::Broken { number: number + 1 });
            }
            number = entry.number;
            last = entry.hash;
        }
    }
    if (number, &last) == (head.number, &head.hash) {
        Ok(Verdict::Whole {
            entries: number,
            last,
        })
    } else {
        Ok(Verdict::Broken { number: number + 1 })
    }
}

/// The latest entries about some organisations, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn latest(
    database: &Database,
    organisations: &[i32],
    limit: u64,
) -> Result<Vec<audit_entry::Model>, Fault> {
    Ok(audit_entry::Entity::find()
        .filter(audit_entry::Column::Organisation.is_in(organisations.iter().copied()))
        .order_by_desc(audit_entry::Column::Number)
        .limit(limit)
        .all(database.reading())
        .await?)
}

/// How many times somebody did something since a moment, counted within a change: changes come one after the other, so
/// that nobody does it once more meanwhile.
///
/// # Errors
/// A database that does not answer.
pub async fn count_of(change: &Change, actor: i32, deed: &str, since: i64) -> Result<u64, Fault> {
    let found = audit_entry::Entity::find()
        .filter(audit_entry::Column::Actor.eq(actor))
        .filter(audit_entry::Column::Deed.eq(deed))
        .filter(audit_entry::Column::At.gte(since));
    Ok(found.count(change.on()).await?)
}

/// The latest deeds of some kinds, since a moment, that these people did or that were done to their accounts; newest
/// first.
///
/// # Errors
/// A database that does not answer.
pub async fn latest_of_people(
    database: &Database,
    (deeds, people): (&[&str], &BTreeSet<i32>),
    since: i64,
    limit: usize,
) -> Result<Vec<audit_entry::Model>, Fault> {
    const AT_ONCE: u64 = 1000;
    let is_theirs = |entry: &audit_entry::Model| match entry.actor {
        Some(actor) => people.contains(&actor),
        None => {
            let number = entry.subject.strip_prefix("person/");
            number.is_some_and(|number| number.parse().is_ok_and(|number| people.contains(&number)))
        }
    };
    let (mut found, mut before) = (Vec::new(), i64::MAX);
    // Bit by bit, because there can be more people than a question to the database may name.
    loop {
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Number.lt(before))
            .filter(audit_entry::Column::At.gte(since))
            .filter(audit_entry::Column::Deed.is_in(deeds.iter().copied()))
            .order_by_desc(audit_entry::Column::Number)
            .limit(AT_ONCE)
            .all(database.reading())
            .await?;
        let Some(last) = entries.last() else {
            return Ok(found);
        };
        before = last.number;
        found.extend(entries.into_iter().filter(|entry| is_theirs(entry)));
        if found.len() >= limit {
            found.truncate(limit);
            return Ok(found);
        }
    }
}
