//! The last word before tables leave: for every small count that is hidden there is a list of possible pupils that
//! agrees with all that is printed and has none, and one that has as many as the profile promises.
//!
//! What tells a hidden count is hidden as well, careers first, until there are such lists.

use super::frame::Frame;
use super::kinds::{EVERYBODY, Model, NotSaid};
use super::safe::{SafeCell, SafeShare, SafeTable};
use super::wish::RawTable;
use disclosure::Profile;
use disclosure::lists::{Aim, Lists, Reach};
use std::collections::BTreeMap;

/// That no list could be found, so that nothing can be said of what is hidden.
#[derive(Debug)]
pub(super) struct NotProven;

impl From<NotSaid> for NotProven {
    fn from(_: NotSaid) -> Self {
        Self
    }
}

/// Hides what more must be hidden, and gives how many cells that were. `late` are the tables that give way first.
pub(super) fn prove(
    tables: &mut BTreeMap<String, SafeTable>,
    raws: &[&RawTable],
    late: impl Fn(&RawTable) -> bool,
    frame: &Frame,
    profile: &Profile,
    total: Option<u64>,
) -> Result<usize, NotProven> {
    let raws: Vec<&RawTable> = raws
        .iter()
        .copied()
        .filter(|raw| tables.contains_key(&raw.id))
        .collect();
    if total.is_some_and(|total| total != frame.pupils) {
        return Err(NotProven);
    }
    let model = Model::of(&raws, frame)?;
    let shows = |(table, at): &(usize, Vec<Option<usize>>)| {
        let shown = tables.get(&raws[*table].id).map(|table| table.cell(at));
        shown.is_some_and(|shown| shown != SafeCell::NotShown)
    };
    let mut printed: Vec<bool> = model
        .stands
        .iter()
        .map(|stands| stands.iter().any(shows))
        .collect();
    printed[EVERYBODY] |= total.is_some();
    let is_late: Vec<bool> = model
        .stands
        .iter()
        .map(|stands| stands.iter().all(|(table, _)| late(raws[*table])))
        .collect();
    let mut lists = Lists::find(&model.kinds, &model.counts, &printed).ok_or(NotProven)?;
    let mut hidden: Vec<usize> = Vec::new();
    let small = (0..model.counts.len()).filter(|cell| {
        let count = model.counts[*cell];
        !printed[*cell] && count > 0 && profile.is_small(count)
    });
    let small: Vec<usize> = small.collect();
    for cell in small {
        for aim in [Aim::AtMost(0), Aim::AtLeast(profile.threshold())] {
            while let Reach::Stuck { told_by, .. } = lists.reach(cell as u32, aim) {
                let told_by = told_by.into_iter().map(|cell| cell as usize);
                let least = told_by
                    .filter(|cell| *cell != EVERYBODY)
                    .min_by_key(|cell| (!is_late[*cell], model.counts[*cell], *cell));
                // Where no count tells it, somewhere it is told that there is nobody.
                let zeros = || {
                    let is_zero = |cell: &usize| printed[*cell] && model.counts[*cell] == 0;
                    let zeros = (0..printed.len()).filter(is_zero);
                    let order = |zero: &usize| (!is_late[*zero], !together(&model, *zero, cell), *zero);
                    zeros.min_by_key(order)
                };
                let Some(next) = least.or_else(zeros) else {
                    break;
                };
                printed[next] = false;
                lists.hide(next as u32);
                hidden.push(next);
            }
        }
    }
    for cell in &hidden {
        for (table, at) in &model.stands[*cell] {
            if let Some(table) = tables.get_mut(&raws[*table].id) {
                table.hide(at);
            }
        }
    }
    Ok(hidden.len())
}

/// Whether two cells stand in one table.
fn together(model: &Model, one: usize, other: usize) -> bool {
    let tables = |cell: usize| model.stands[cell].iter().map(|(table, _)| *table);
    tables(one).any(|table| tables(other).any(|other| other == table))
}

impl SafeTable {
    /// Shows a cell no more, nor any share that would tell it.
    fn hide(&mut self, at: &[Option<usize>]) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = SafeCell::NotShown;
        }
        let group = &at[..at.len().saturating_sub(1)];
        if let Some(share) = self.shares.get_mut(group)
            && *share != SafeShare::Empty
        {
            *share = SafeShare::NotShown;
        }
    }
}
