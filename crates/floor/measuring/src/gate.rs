//! The only way out: every count of a report passes disclosure control here, all tables together.
//!
//! Estimates are made from the cube, but a figure is given only for groups whose counts came through the gate.

use crate::definition::Definition;
use disclosure::{
    Axis, CellId, Certificate, Figure, Ledger, Profile, Protected, Rate, ReleaseBuilder, Role, Shown, Table,
    protect,
};
use std::collections::BTreeMap;

/// How the classes of an axis of a table relate to the pupils in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AxisKind {
    /// Groups of pupils.
    Classes,
    /// What became of pupils: if all of a group share it, the outcome of everyone is told.
    Attribute,
    /// With and without the outcome; the first place is "with".
    YesNo,
}

/// One axis of a table that asks to leave.
#[derive(Debug, Clone)]
pub(crate) struct RawAxis {
    pub column: String,
    pub words: Vec<String>,
    pub kind: AxisKind,
}

/// A table that asks to leave.
#[derive(Debug, Clone)]
pub(crate) struct RawTable {
    /// Unique in the release.
    pub id: String,
    pub axes: Vec<RawAxis>,
    /// The last axis varies fastest.
    pub counts: Vec<u64>,
    /// Whether the totals of the first axis are known to everybody, as a school's number of pupils is.
    pub first_totals_public: bool,
}

/// What may be seen of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeCell {
    /// The count; zero is nobody.
    Count(u64),
    /// Not shown, to keep pupils unrecognisable. Why it and not another is not told: that would tell.
    NotShown,
}

impl SafeCell {
    /// The count, if it may be shown.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::NotShown => None,
        }
    }
}

/// What may be seen of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeShare {
    /// So many of so many.
    Ratio {
        /// Pupils with the outcome.
        k: u64,
        /// Pupils in the group.
        n: u64,
    },
    /// At most five in a hundred.
    AtMost5Percent,
    /// At least ninety-five in a hundred.
    AtLeast95Percent,
    /// Not shown, to keep pupils unrecognisable.
    NotShown,
    /// Too few pupils for a share; the counts themselves may be seen.
    TooFew {
        /// How many it takes.
        floor: u64,
    },
    /// Nobody is in the group.
    Empty,
}

/// One axis of a safe table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeAxis {
    /// The column it breaks down by.
    pub column: String,
    /// The words of its places.
    pub words: Vec<String>,
}

/// A table after disclosure control. Nothing outside this module can make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeTable {
    id: String,
    axes: Vec<SafeAxis>,
    cells: BTreeMap<Vec<Option<usize>>, SafeCell>,
    shares: BTreeMap<Vec<Option<usize>>, SafeShare>,
}

impl SafeTable {
    /// The name of the table in its report.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The axes.
    #[must_use]
    pub fn axes(&self) -> &[SafeAxis] {
        &self.axes
    }

    /// A cell, or a total where a place is absent.
    #[must_use]
    pub fn cell(&self, places: &[Option<usize>]) -> SafeCell {
        self.cells.get(places).copied().unwrap_or(SafeCell::NotShown)
    }

    /// The share with the outcome in a group, given by the places of all axes but the last (the outcome).
    #[must_use]
    pub fn share(&self, places: &[Option<usize>]) -> SafeShare {
        self.shares.get(places).copied().unwrap_or(SafeShare::NotShown)
    }

    /// How many cells and totals are not shown.
    #[must_use]
    pub fn not_shown(&self) -> usize {
        self.cells
            .values()
            .filter(|cell| **cell == SafeCell::NotShown)
            .count()
    }
}

/// All tables of a report after disclosure control.
pub(crate) struct Gate {
    profile: Profile,
    certificate: Certificate,
    tables: BTreeMap<String, SafeTable>,
}

impl Gate {
    /// Brings all tables of a report through disclosure control together.
    ///
    /// Tables with the same totals along the same first axis count the same pupils there, or so an attacker
    /// may assume: they share those cells, so that what is hidden in one does not stand in another.
    pub fn pass(tables: &[RawTable], profile: &Profile) -> Self {
        let mut builder = ReleaseBuilder::new();
        let mut totals_seen: BTreeMap<(String, Vec<String>, Vec<u64>), Vec<CellId>> = BTreeMap::new();
        let mut placed: Vec<(&RawTable, Table)> = Vec::new();
        for raw in tables
            .iter()
            .filter(|raw| !raw.counts.is_empty() && !raw.axes.is_empty())
        {
            let axes: Vec<Axis> = raw.axes.iter().map(axis).collect();
            let first = &raw.axes[0];
            let inner = raw.counts.len() / first.words.len().max(1);
            let totals: Vec<u64> = raw
                .counts
                .chunks(inner.max(1))
                .map(|row| row.iter().sum())
                .collect();
            let key = (first.column.clone(), first.words.clone(), totals);
            let seen = totals_seen.get(&key).cloned();
            let shared = |places: &[Option<usize>]| {
                let cells = seen
                    .as_ref()
                    .filter(|_| places[1..].iter().all(Option::is_none))?;
                cells.get(places[0].unwrap_or(cells.len() - 1)).copied()
            };
            let Ok(table) = builder.linked_table(&axes, &raw.counts, shared) else {
                continue;
            };
            let cell_of = |place: Option<usize>| {
                let mut places = vec![None; axes.len()];
                places[0] = place;
                table.cell(&places)
            };
            let cells: Option<Vec<CellId>> = (0..first.words.len())
                .map(Some)
                .chain([None])
                .map(cell_of)
                .collect();
            let Some(cells) = cells else { continue };
            if raw.first_totals_public {
                for cell in &cells[..first.words.len()] {
                    builder.set_role(*cell, Role::Public);
                }
            }
            totals_seen.entry(key).or_insert(cells);
            placed.push((raw, table));
        }
        let release = builder
            .build()
            .unwrap_or_else(|_| ReleaseBuilder::new().build().expect("an empty release is sound"));
        let protected = protect(&release, profile, &Ledger::new());
        let is_whole = release.cells().len()
            >= placed
                .iter()
                .map(|(_, table)| table.cells().len())
                .max()
                .unwrap_or(0);
        let safe = placed
            .iter()
            .filter(|_| is_whole)
            .map(|(raw, table)| (raw.id.clone(), safe_table(raw, table, &protected)));
        let tables = safe.collect();
        Self {
            profile: profile.clone(),
            certificate: protected.certificate().clone(),
            tables,
        }
    }

    /// The result of the attack on the whole report.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// A table that came through.
    pub fn table(&self, id: &str) -> Option<&SafeTable> {
        self.tables.get(id)
    }

    /// The fewest pupils that a share or mean of this indicator may rest on.
    pub fn rate_floor(&self, definition: &Definition) -> u64 {
        self.profile
            .floor(Figure::Rate)
            .max(u64::from(definition.smallest_group))
    }

    /// The fewest pupils per group that a gap or an index of this indicator may rest on.
    pub fn gap_floor(&self, definition: &Definition) -> u64 {
        self.profile
            .floor(Figure::Gap)
            .max(u64::from(definition.smallest_group))
    }
}

fn axis(raw: &RawAxis) -> Axis {
    match raw.kind {
        AxisKind::Classes => Axis::classes(raw.words.len()),
        AxisKind::Attribute => Axis::attribute(raw.words.len()),
        AxisKind::YesNo => Axis::yes_no(),
    }
}

fn safe_table(raw: &RawTable, table: &Table, protected: &Protected) -> SafeTable {
    let sizes: Vec<usize> = raw.axes.iter().map(|axis| axis.words.len()).collect();
    let is_yes_no = raw.axes.last().is_some_and(|axis| axis.kind == AxisKind::YesNo);
    let mut cells = BTreeMap::new();
    let mut shares = BTreeMap::new();
    for places in all_places(&sizes) {
        if let Some(cell) = table.cell(&places) {
            let shown = match protected.shown(cell) {
                Shown::Published(count) => SafeCell::Count(count),
                Shown::Empty => SafeCell::Count(0),
                Shown::HiddenPrimary | Shown::HiddenSecondary | Shown::Implied => SafeCell::NotShown,
            };
            cells.insert(places.clone(), shown);
        }
        if is_yes_no
            && places.last() == Some(&None)
            && let Some(share) = table.share(&places)
        {
            let shown = match protected.rate(share) {
                Rate::Ratio { k, n } => SafeShare::Ratio { k, n },
                Rate::AtMost5Percent => SafeShare::AtMost5Percent,
                Rate::AtLeast95Percent => SafeShare::AtLeast95Percent,
                Rate::Hidden => SafeShare::NotShown,
                Rate::TooFew(few) => SafeShare::TooFew { floor: few.floor },
                Rate::Empty => SafeShare::Empty,
            };
            shares.insert(places[..places.len() - 1].to_vec(), shown);
        }
    }
    let axes = raw.axes.iter().map(|axis| SafeAxis {
        column: axis.column.clone(),
        words: axis.words.clone(),
    });
    SafeTable {
        id: raw.id.clone(),
        axes: axes.collect(),
        cells,
        shares,
    }
}

fn all_places(sizes: &[usize]) -> Vec<Vec<Option<usize>>> {
    sizes.iter().fold(vec![Vec::new()], |all, size| {
        all.into_iter()
            .flat_map(|places: Vec<Option<usize>>| {
                (0..*size).map(Some).chain([None]).map(move |place| {
                    let mut places = places.clone();
                    places.push(place);
                    places
                })
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(id: &str, counts: &[u64]) -> RawTable {
        let words = (0..counts.len() / 2)
            .map(|place| format!("class-{place}"))
            .collect();
        let classes = RawAxis {
            column: "background".into(),
            words,
            kind: AxisKind::Classes,
        };
        let outcome = RawAxis {
            column: "outcome".into(),
            words: vec!["with".into(), "without".into()],
            kind: AxisKind::YesNo,
        };
        RawTable {
            id: id.into(),
            axes: vec![classes, outcome],
            counts: counts.to_vec(),
            first_totals_public: false,
        }
    }

    #[test]
    fn a_board_does_not_see_three_pupils() {
        let gate = Gate::pass(&[raw("a", &[3, 40, 30, 30, 25, 35])], &Profile::bestuur());
        let table = gate.table("a").expect("it came through");
        assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::NotShown);
        assert_eq!(table.share(&[Some(0)]), SafeShare::NotShown);
        assert!(gate.certificate().verdict.is_safe());
    }

    #[test]
    fn a_school_sees_its_own_counts_but_no_share_of_a_handful() {
        let gate = Gate::pass(&[raw("a", &[3, 4, 30, 30])], &Profile::intern());
        let table = gate.table("a").expect("it came through");
        assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::Count(3));
        assert_eq!(table.share(&[Some(0)]), SafeShare::TooFew { floor: 10 });
        assert_eq!(table.share(&[Some(1)]), SafeShare::Ratio { k: 30, n: 60 });
    }

    #[test]
    fn tables_of_the_same_pupils_are_protected_together() {
        // Row 0 is 43 pupils in both; hiding 3 in one table must not be undone by the other.
        let gate = Gate::pass(
            &[raw("a", &[3, 40, 30, 30]), raw("b", &[20, 23, 31, 29])],
            &Profile::bestuur(),
        );
        let total = |id: &str| gate.table(id).expect("it came through").cell(&[Some(0), None]);
        assert_eq!(total("a"), total("b"));
    }
}
