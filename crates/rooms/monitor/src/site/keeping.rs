//! Keeping a list: laid over what was known, written to disk, and told to the database, in that order.

use super::Zien;
use database::imports::{self, NewImport};
use database::organisations::{Kind, NewOrganisation, Tree};
use database::{Database, Deed};
use std::collections::BTreeSet;
use vocabulary::canonical::Origin;
use vocabulary::{Apart, Message, Tables};

/// What came of keeping a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub import: i32,
    /// How many pupils are known now.
    pub pupils: usize,
    /// How many were known before.
    pub before: usize,
}

/// Why a list was not kept; then everything is as it was.
#[derive(Debug)]
pub enum KeptNot {
    /// Codes mean something else than in the list that is held.
    Apart(Apart),
    /// Simulated pupils do not come into a real organisation, nor real ones into an invented one.
    Origin,
    /// Something of ours.
    Fault(String),
}

impl KeptNot {
    /// What happened and what to do now.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        match self {
            Self::Origin | Self::Apart(Apart::Origin) => Some(Message::new("zien-read-in-origin")),
            Self::Apart(Apart::Background(id)) => {
                Some(Message::new("zien-read-in-other-background").with("id", id.as_str()))
            }
            Self::Apart(Apart::Test(id)) => {
                Some(Message::new("zien-read-in-other-test").with("id", id.as_str()))
            }
            Self::Fault(_) => None,
        }
    }
}

fn fault(error: impl std::fmt::Display) -> KeptNot {
    KeptNot::Fault(error.to_string())
}

impl Zien {
    /// Keeps a list of an organisation. The schools in it that a board does not have yet are added under it.
    ///
    /// # Errors
    /// [`KeptNot`]; then everything is as it was.
    pub async fn keep(
        &self,
        database: &Database,
        actor: Option<i32>,
        organisation: i32,
        newer: Tables,
        problems: u64,
    ) -> Result<Kept, KeptNot> {
        let tree = Tree::read(database).await.map_err(fault)?;
        let place = tree.get(organisation).ok_or_else(|| fault("no organisation"))?;
        let is_simulated = matches!(newer.origin, Origin::Synthetic { .. });
        if is_simulated != place.simulated {
            return Err(KeptNot::Origin);
        }
        let newer = std::sync::Arc::new(newer);
        // Somebody else may read in a list meanwhile; then this one is laid over that one.
        for _ in 0..5 {
            let current = imports::current(database, organisation).await.map_err(fault)?;
            // Thinning keeps the number of a list and changes its folder.
            let known = current
                .as_ref()
                .map(|current| (current.id, current.folder.clone()));
            let folders = self.folders().clone();
            let (list, folder) = (newer.clone(), current.map(|current| current.folder));
            let (joined, before, name) = tokio::task::spawn_blocking(move || {
                let older = folder.map(|folder| intake::open_tables(&folders.tables(organisation, &folder)));
                let older = older
                    .transpose()
                    .map_err(|refusal| fault(format!("{refusal:?}")))?;
                let before = older.as_ref().map_or(0, Tables::pupils);
                let joined = match older {
                    Some(older) => older.updated_by(&list).map_err(KeptNot::Apart)?,
                    None => Tables::clone(&list),
                };
                let name = folders.write_tables(organisation, &joined).map_err(fault)?;
                Ok::<_, KeptNot>((joined, before, name))
            })
            .await
            .map_err(fault)??;
            let change = database.change().await.map_err(fault)?;
            let now = change.current_import(organisation).await.map_err(fault)?;
            if now.map(|now| (now.id, now.folder)) != known {
                drop(change);
                self.folders().remove_tables(organisation, &name).map_err(fault)?;
                continue;
            }
            let starts: BTreeSet<i16> = joined.pupil.cohort.iter().map(|cohort| cohort.start()).collect();
            let new = NewImport {
                organisation,
                person: actor,
                folder: name,
                pupils: i64::try_from(joined.pupils()).unwrap_or(i64::MAX),
                problems: i64::try_from(problems).unwrap_or(i64::MAX),
                cohorts: starts.first().copied().zip(starts.last().copied()),
                simulated: is_simulated,
            };
            let import = change.add_import(new).await.map_err(fault)?;
            // Who publishes research looks at all schools together.
            if place.kind == Kind::Board && joined.origin != Origin::Published {
                for school in schools_of(&joined) {
                    let is_there = |code: &str| {
                        tree.under(organisation)
                            .any(|one| one.code.as_deref() == Some(code))
                    };
                    if !is_there(school.code.as_str()) {
                        let new = NewOrganisation {
                            parent: Some(organisation),
                            kind: Kind::School,
                            name: school.name.clone().unwrap_or_else(|| school.code.to_string()),
                            code: Some(school.code.to_string()),
                            simulated: place.simulated,
                        };
                        change.add_organisation(new).await.map_err(fault)?;
                    }
                }
            }
            let deed = Deed {
                actor,
                ..Deed::of_program("read-in-list", format!("import/{import}"))
            };
            change.keep(&deed.about(organisation)).await.map_err(fault)?;
            return Ok(Kept {
                import,
                pupils: joined.pupils(),
                before,
            });
        }
        Err(fault("others kept reading in lists"))
    }
}

/// The schools that have pupils in a list.
fn schools_of(tables: &Tables) -> Vec<&vocabulary::School> {
    let places: BTreeSet<u32> = tables.pupil.school.iter().copied().collect();
    places
        .into_iter()
        .map(|place| &tables.schools[place as usize])
        .collect()
}
