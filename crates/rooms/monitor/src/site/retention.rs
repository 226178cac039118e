//! Pupils who left long ago: their rows go by themselves, and the counts of their starting cohorts stay.

use super::Zien;
use super::audience;
use super::figures::Found;
use super::overview;
use axum::Extension;
use axum::extract::Path as Address;
use axum::response::Response;
use database::imports::{self, Import, Thinned};
use database::organisations::Tree;
use database::{Database, Deed, Moment};
use measuring::Choice;
use measuring::cube::{Cube, Frozen, best_count, freeze, open_frozen, save_frozen};
use measuring::definition::Definition;
use pages::{Refused, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use vocabulary::canonical::Origin;
use vocabulary::{SchoolYear, Tables};

/// A school keeps what it knows of a pupil for at most two years after leaving, which is at the end of a school year:
/// so many school years later the rows go.
const YEARS_AFTER: i16 = 3;

/// Whether a pupil who was last there in a school year left long ago by now.
fn is_due(last: SchoolYear, now: SchoolYear) -> bool {
    now.start() - last.start() >= YEARS_AFTER
}

/// Cohorts that are kept as counts, added up.
pub(crate) struct Counted {
    pub cube: Cube,
    pub definitions: Vec<Definition>,
    pub cohorts: Option<(SchoolYear, SchoolYear)>,
}

/// What is counted of the cohorts in a folder, with the number of files there; nothing when there are none.
///
/// # Errors
/// A file that cannot be read, or counts that do not add up.
pub(super) fn counted(folder: &Path) -> io::Result<Option<(usize, Counted)>> {
    let mut cohorts: BTreeMap<SchoolYear, Vec<(Frozen, Cube)>> = BTreeMap::new();
    let mut files = 0;
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        if path.extension().is_none_or(|end| end != "parquet") {
            continue;
        }
        if let (cube, Some(frozen)) = open_frozen(&path).map_err(io::Error::other)? {
            cohorts.entry(frozen.cohort).or_default().push((frozen, cube));
            files += 1;
        }
    }
    let mut added: Vec<SchoolYear> = Vec::new();
    let mut sum: Option<(Cube, Vec<Definition>)> = None;
    // The latest cohorts first: what was counted by other definitions, or in other classes, is not added to them.
    for (cohort, mut counts) in cohorts.into_iter().rev() {
        counts.sort_by_key(|(frozen, _)| frozen.seen_to);
        let pupils: Vec<u64> = counts.iter().map(|(_, cube)| cube.pupils()).collect();
        let Some(best) = best_count(&pupils) else {
            continue;
        };
        let (frozen, cube) = counts.swap_remove(best);
        sum = match sum {
            None => Some((cube, frozen.definitions())),
            Some((before, definitions)) => match before.merged(&cube) {
                Ok(more) => Some((more, definitions)),
                Err(_) => {
                    sum = Some((before, definitions));
                    break;
                }
            },
        };
        added.push(cohort);
    }
    Ok(sum.map(|(cube, definitions)| {
        let counted = Counted {
            cube,
            definitions,
            cohorts: added.last().copied().zip(added.first().copied()),
        };
        (files, counted)
    }))
}

/// The figures of the cohorts that are kept as counts.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Address(organisation): Address<i32>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let audience = audience::of(&visitor, organisation);
    match zien.find_frozen(&visitor, organisation, audience).await? {
        Found::Shown(shown) => overview::of_counts(&visitor, place, &shown),
        Found::Wait => Ok(overview::wait(
            &visitor,
            place,
            &format!("/zien/{organisation}/cohorten"),
        )),
        Found::Nothing | Found::Earlier => Err(Refused::NotFound),
    }
}

/// Whether any cohorts of an organisation are kept as counts.
pub(super) fn are_kept(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
}

impl Zien {
    /// Deletes the rows of pupils who left long ago, of every organisation, and gives how many went.
    ///
    /// # Errors
    /// What could not be done; what was done until then stays done.
    pub async fn forget_former_pupils(&self, database: &Database, now: Moment) -> io::Result<usize> {
        let Some(now) = pages::school_year(now) else {
            return Ok(0);
        };
        let tree = Tree::read(database).await.map_err(io::Error::other)?;
        let (mut gone, mut faults) = (0, Vec::new());
        for place in tree.all().filter(|place| !place.simulated) {
            let lists = imports::all(database, place.id).await.map_err(io::Error::other)?;
            let known = lists
                .iter()
                .filter(|list| !list.is_undone())
                .map(|list| list.folder.clone());
            self.folders().forget_unknown(place.id, &known.collect());
            if let Some(list) = lists.into_iter().find(Import::is_current) {
                // One list that cannot be read keeps no other from being thinned.
                match self.thin(database, list, now).await {
                    Ok(here) => gone += here,
                    Err(fault) => faults.push(format!("organisation {}: {fault}", place.id)),
                }
            }
        }
        if faults.is_empty() {
            Ok(gone)
        } else {
            Err(io::Error::other(faults.join("; ")))
        }
    }

    /// Deletes of one list. The counts are on disk before a row goes, and the rows that stay are before the database
    /// knows of them.
    async fn thin(&self, database: &Database, list: Import, now: SchoolYear) -> io::Result<usize> {
        let (zien, organisation, id) = (self.clone(), list.organisation, list.id);
        let thinned = tokio::task::spawn_blocking(move || zien.count_and_thin(&list, now)).await??;
        let Some((gone, rest)) = thinned else {
            return Ok(0);
        };
        let fresh = rest.as_ref().map(|rest| rest.folder.clone());
        let change = database.change().await.map_err(io::Error::other)?;
        let old = change
            .thin_import(organisation, id, rest)
            .await
            .map_err(io::Error::other)?;
        let Some(old) = old else {
            // Somebody read in a list meanwhile: the next time is soon enough.
            drop(change);
            if let Some(fresh) = fresh {
                self.folders().remove_tables(organisation, &fresh)?;
            }
            return Ok(0);
        };
        let deed = Deed::of_program("deleted-old-pupils", format!("import/{id}"));
        change
            .keep(&deed.about(organisation))
            .await
            .map_err(io::Error::other)?;
        for folder in old {
            self.folders().remove_tables(organisation, &folder)?;
        }
        Ok(gone)
    }

    /// Counts the cohorts of those who go, and writes the tables of those who stay; nothing when nobody goes.
    fn count_and_thin(&self, list: &Import, now: SchoolYear) -> io::Result<Option<(usize, Option<Thinned>)>> {
        let organisation = list.organisation;
        let tables = intake::open_tables(&self.folders().tables(organisation, &list.folder))
            .map_err(|refusal| io::Error::other(format!("{refusal:?}")))?;
        let goes: Vec<bool> = tables
            .last_years()
            .into_iter()
            .map(|last| is_due(last, now))
            .collect();
        let gone = goes.iter().filter(|goes| **goes).count();
        // Published research data are nobody's file.
        if gone == 0 || tables.origin != Origin::Records {
            return Ok(None);
        }
        self.freeze(organisation, &tables, &goes)?;
        let rest = tables.of_pupils(|row| !goes[row]);
        let Some(first) = rest.pupil.cohort.iter().min() else {
            return Ok(Some((gone, None)));
        };
        let thinned = Thinned {
            folder: self.folders().write_tables(organisation, &rest)?,
            pupils: i64::try_from(rest.pupils()).unwrap_or(i64::MAX),
            first_cohort: first.start(),
        };
        Ok(Some((gone, Some(thinned))))
    }

    fn freeze(&self, organisation: i32, tables: &Tables, goes: &[bool]) -> io::Result<()> {
        let folder = self.folders().frozen(organisation);
        let rows = tables.pupil.cohort.iter().zip(goes);
        let cohorts: BTreeSet<SchoolYear> = rows
            .filter(|(_, goes)| **goes)
            .map(|(cohort, _)| *cohort)
            .collect();
        for (frozen, cube) in freeze(tables, Choice::first(tables), self.figures().definitions()) {
            if !cohorts.contains(&frozen.cohort) {
                continue;
            }
            fs::create_dir_all(&folder)?;
            let name = format!("start-{}-seen-to-{}.parquet", frozen.cohort, frozen.seen_to);
            let (path, half) = (folder.join(&name), folder.join(format!("{name}.half")));
            let before = open_frozen(&path).ok();
            if before.is_some_and(|(before, _)| before.pupils() >= cube.pupils()) {
                // The same year was counted when more of them were still there.
                continue;
            }
            save_frozen(&frozen, &cube, &half).map_err(io::Error::other)?;
            fs::File::open(&half)?.sync_all()?;
            fs::rename(half, path)?;
        }
        if folder.is_dir() {
            fs::File::open(&folder)?.sync_all()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_years_after_leaving() {
        let year = |start| SchoolYear::starting(start).expect("a school year");
        // Who was last there in 2021-2022 left in the summer of 2022, and is kept until that of 2024.
        assert!(!is_due(year(2021), year(2023)));
        assert!(is_due(year(2021), year(2024)));
        assert!(!is_due(year(2024), year(2021)));
    }
}
