//! What hardly changes and every page asks: who is this, what are they where, and how do organisations hang together.
//!
//! Every change adds an entry to the audit log, so the number of the last entry is the version of all of it: as long as
//! that number stays, what was read before is still so, also when another program uses the same database.

use crate::connection::{Database, Fault};
use crate::organisations::Tree;
use crate::people::Person;
use crate::roles::Held;
use crate::{audit, people, roles};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A person with an open account, and all that they are.
#[derive(Debug, Clone)]
pub struct Known {
    /// Who.
    pub person: Person,
    /// What, where.
    pub roles: Vec<Held>,
}

/// What was read since the last change.
#[derive(Debug, Default)]
struct Read {
    version: i64,
    tree: Option<Arc<Tree>>,
    people: BTreeMap<i32, Option<Arc<Known>>>,
}

/// What was read, kept as long as nothing changes. Cheap to clone; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Snapshot(Arc<Mutex<Read>>);

impl Snapshot {
    /// All organisations, and who a person is; nothing for an account that is closed or never was.
    ///
    /// # Errors
    /// A database that does not answer, or holds what this version does not know.
    pub async fn of(
        &self,
        database: &Database,
        person: i32,
    ) -> Result<(Arc<Tree>, Option<Arc<Known>>), Fault> {
        let version = audit::version(database).await?;
        let (tree, known) = {
            let mut read = self.lock();
            if read.version != version {
                *read = Read {
                    version,
                    ..Read::default()
                };
            }
            (read.tree.clone(), read.people.get(&person).cloned())
        };
        let tree = match tree {
            Some(tree) => tree,
            None => Arc::new(Tree::read(database).await?),
        };
        let known = match known {
            Some(known) => known,
            None => match people::by_id(database, person).await? {
                Some(person) => {
                    let roles = roles::of(database, person.id).await?;
                    Some(Arc::new(Known { person, roles }))
                }
                None => None,
            },
        };
        let mut read = self.lock();
        // What was read may be newer than the version it was read for, never older: the next change asks again.
        if read.version == version {
            read.tree = Some(tree.clone());
            read.people.insert(person, known.clone());
        }
        Ok((tree, known))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Read> {
        // Nothing in here is ever half-written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
