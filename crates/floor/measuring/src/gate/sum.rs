//! The gate for a sum over boards: whoever holds part of a count must not learn the rest of it, and what a region
//! released before counts along.

use super::links::Links;
use super::{Gate, RawTable, safe_table};
use disclosure::{CellId, Definition, Ledger, Profile, Table, protect};
use std::collections::{BTreeMap, BTreeSet};

/// A place on every axis of a table, or none for a total.
pub(crate) type Places = Vec<Option<usize>>;

/// What is known of the counts of a sum besides their size.
pub(crate) struct Around<'a> {
    /// The cells, by table, of which one board holds so much that the rest is small.
    pub held_by_one: &'a BTreeMap<String, BTreeSet<Places>>,
    /// What was released before.
    pub earlier: &'a Ledger,
    /// What makes these counts different from those of other rounds: boards and school years.
    pub what: &'a [u8],
}

/// A count that has left, by what it counts.
pub(crate) type Released = Vec<(Definition, u64)>;

impl Gate {
    /// Brings the tables of a sum through disclosure control together, and says what of them has left.
    pub fn pass_sum(
        tables: &[RawTable],
        profile: &Profile,
        printed_total: Option<u64>,
        around: &Around<'_>,
    ) -> (Self, Released) {
        let closed = || (Self::closed(profile), Released::new());
        let mut links = Links::new(tables, printed_total);
        let mut placed: Vec<(&RawTable, Table)> = Vec::new();
        let mut defined: BTreeMap<CellId, Definition> = BTreeMap::new();
        for raw in tables {
            let Ok(table) = links.add(raw, false) else {
                return closed();
            };
            let held = around.held_by_one.get(&raw.id);
            for places in raw.counts_with_totals().into_keys() {
                let Some(cell) = table.cell(&places) else {
                    continue;
                };
                if held.is_some_and(|held| held.contains(&places)) {
                    links.guard(cell);
                }
                // Cells that several tables share count the same pupils: the first name is theirs.
                defined
                    .entry(cell)
                    .or_insert_with(|| name_of(around.what, raw, &places));
            }
            placed.push((raw, table));
        }
        for (cell, definition) in &defined {
            links.define(*cell, *definition);
        }
        let Ok(release) = links.build() else {
            return closed();
        };
        let protected = protect(&release, profile, around.earlier);
        if !protected.certificate().verdict.is_safe() {
            return closed();
        }
        let mut ledger = Ledger::new();
        ledger.record_release(&release, &protected, 0);
        let released = ledger
            .entries()
            .map(|(definition, entry)| (definition, entry.count));
        let safe = placed
            .iter()
            .map(|(raw, table)| (raw.id.clone(), safe_table(raw, table, &protected)));
        let gate = Self {
            profile: profile.clone(),
            certificate: protected.certificate().clone(),
            tables: safe.collect(),
        };
        (gate, released.collect())
    }
}

/// The name under which the ledger knows a cell.
fn name_of(what: &[u8], raw: &RawTable, places: &[Option<usize>]) -> Definition {
    let mut hasher = blake3::Hasher::new_derive_key("Wieg 2026: a released count");
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    part(what);
    part(raw.population.text().as_bytes());
    for (axis, place) in raw.axes.iter().zip(places) {
        if let Some(place) = place {
            part(axis.column.as_bytes());
            part(axis.words[*place].as_bytes());
        }
    }
    Definition(*hasher.finalize().as_bytes())
}
