//! The only way out: every count of a report passes disclosure control here, all tables together.
//!
//! Estimates are made from the cube, but a figure is given only for groups whose counts came through the gate.

mod aspects;
mod frame;
mod joint;
mod kinds;
mod links;
mod possible;
mod proof;
mod region;
mod safe;
mod sum;
#[cfg(test)]
mod tests;
mod wish;

pub(crate) use frame::Frame;
pub use safe::{SafeAxis, SafeCell, SafeShare, SafeTable};
pub(crate) use sum::{Around, Places};
pub(crate) use wish::{AxisKind, RawAxis, RawTable, Says};

use crate::definition::Definition;
use disclosure::{
    Axis, Certificate, Figure, Ledger, Profile, Protected, Rate, ReleaseBuilder, Shown, Table, protect,
};
use links::{Links, axis};
use proof::prove;
use std::collections::BTreeMap;

/// All tables of a report after disclosure control.
#[derive(Clone)]
pub(crate) struct Gate {
    profile: Profile,
    certificate: Certificate,
    tables: BTreeMap<String, SafeTable>,
}

/// Up to this many cells it is worth trying to leave tables whole.
const FEW_CELLS: usize = 600;

impl Gate {
    /// Brings all tables of a report through disclosure control together.
    ///
    /// `printed_total` is the number of pupils that the report names on its first page.
    pub fn pass(tables: &[RawTable], profile: &Profile, printed_total: Option<u64>) -> Self {
        // Tables without a single small count are best left whole: what must be hidden for the sake of others is
        // looked for in the others first. Only if that cannot be certified may any cell be hidden.
        // In a large report some table always needs hiding for the sake of others: trying costs as much as doing.
        let cells: usize = tables.iter().map(|raw| raw.counts.len()).sum();
        if cells > FEW_CELLS {
            return Self::attempt(tables, profile, printed_total, &vec![false; tables.len()]);
        }
        let whole: Vec<bool> = tables.iter().map(|raw| needs_no_hiding(raw, profile)).collect();
        let first = Self::attempt(tables, profile, printed_total, &whole);
        let certificate = first.certificate();
        if certificate.verdict.is_safe() && certificate.limited_by_prior_knowledge == 0 {
            return first;
        }
        Self::attempt(tables, profile, printed_total, &vec![false; tables.len()])
    }

    /// Lets tables pass in turn: what comes after gives way to what is told first. Each turn is protected together with
    /// all that went before, and at last it is proven that lists of possible pupils leave every small count in doubt.
    /// Without that only what is told first leaves.
    pub fn pass_in_turn(
        turns: &[Vec<RawTable>],
        profile: &Profile,
        printed_total: Option<u64>,
        frame: Option<&Frame>,
    ) -> Self {
        let Some((first, later)) = turns.split_first() else {
            return Self::closed(profile);
        };
        let mut alone = Self::pass(first, profile, printed_total);
        let mut gate = alone.clone();
        let mut all = first.clone();
        for tables in later.iter().filter(|tables| !tables.is_empty()) {
            gate = gate.followed_by(&all, tables, profile, printed_total);
            all.extend_from_slice(tables);
        }
        let may_leave = !profile.hides_counts() || gate.prove(&all, first, frame, printed_total).is_some();
        if may_leave || all.len() == first.len() {
            return gate;
        }
        // What is told first never waited for a proof; where there is one it is the better for it.
        let _ = alone.prove(first, first, frame, printed_total);
        alone
    }

    /// Hides what more must be hidden, of the tables that came first as a last resort, or gives nothing.
    fn prove(
        &mut self,
        all: &[RawTable],
        first: &[RawTable],
        frame: Option<&Frame>,
        total: Option<u64>,
    ) -> Option<()> {
        let raws: Vec<&RawTable> = all.iter().collect();
        let is_late = |raw: &RawTable| first.iter().all(|other| other.id != raw.id);
        let hidden = prove(&mut self.tables, &raws, is_late, frame?, &self.profile, total).ok()?;
        self.certificate.hidden_secondary += hidden;
        Some(())
    }

    /// The same gate with more tables: what was told stays told, and what was hidden stays hidden.
    fn followed_by(
        self,
        before: &[RawTable],
        more: &[RawTable],
        profile: &Profile,
        printed_total: Option<u64>,
    ) -> Self {
        let all = [before, more].concat();
        let mut links = Links::new(&all, printed_total);
        for raw in before {
            let Some(told) = self.tables.get(&raw.id) else {
                continue;
            };
            if let Ok(table) = links.add(raw, false) {
                links.keep(raw, &table, told);
            }
        }
        let mut placed: Vec<(&RawTable, Table)> = Vec::new();
        for raw in more
            .iter()
            .filter(|raw| !raw.counts.is_empty() && !raw.axes.is_empty())
        {
            if let Ok(table) = links.add(raw, false) {
                placed.push((raw, table));
            }
        }
        // Without a sound release what comes after does not leave; what was told before was safe without it.
        let Ok(release) = links.build() else {
            return self;
        };
        let protected = protect(&release, profile, &Ledger::new());
        if !protected.certificate().verdict.is_safe() {
            return self;
        }
        let safe = placed
            .iter()
            .map(|(raw, table)| (raw.id.clone(), safe_table(raw, table, &protected)));
        let tables = self.tables.into_iter().chain(safe).collect();
        Self {
            profile: self.profile,
            certificate: protected.certificate().clone(),
            tables,
        }
    }

    /// Protects all tables together; those marked `whole` are printed as they are.
    fn attempt(tables: &[RawTable], profile: &Profile, printed_total: Option<u64>, whole: &[bool]) -> Self {
        let mut links = Links::new(tables, printed_total);
        let mut placed: Vec<(&RawTable, Table)> = Vec::new();
        let is_there = |raw: &RawTable| !raw.counts.is_empty() && !raw.axes.is_empty();
        for (raw, is_whole) in tables.iter().zip(whole).filter(|(raw, _)| is_there(raw)) {
            let Ok(table) = links.add(raw, *is_whole) else {
                continue;
            };
            placed.push((raw, table));
        }
        // A release that cannot be built lets nothing out.
        let Ok(release) = links.build() else {
            return Self::closed(profile);
        };
        let protected = protect(&release, profile, &Ledger::new());
        let safe = placed
            .iter()
            .map(|(raw, table)| (raw.id.clone(), safe_table(raw, table, &protected)));
        let tables = safe.collect();
        Self {
            profile: profile.clone(),
            certificate: protected.certificate().clone(),
            tables,
        }
    }

    /// A gate through which nothing passes.
    fn closed(profile: &Profile) -> Self {
        let nothing = ReleaseBuilder::new()
            .build()
            .expect("a release without cells is sound");
        let protected = protect(&nothing, profile, &Ledger::new());
        Self {
            profile: profile.clone(),
            certificate: protected.certificate().clone(),
            tables: BTreeMap::new(),
        }
    }

    /// Whether small counts are hidden from those whom the report is for.
    pub fn hides_counts(&self) -> bool {
        self.profile.hides_counts()
    }

    /// The smallest count that may be shown.
    pub fn threshold(&self) -> u64 {
        self.profile.threshold()
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

/// Whether a table, looked at alone, could be printed as it is.
fn needs_no_hiding(raw: &RawTable, profile: &Profile) -> bool {
    let mut builder = ReleaseBuilder::new();
    let axes: Vec<Axis> = raw.axes.iter().map(axis).collect();
    if builder.table(&axes, &raw.counts).is_err() {
        return false;
    }
    let release = builder.build();
    release.is_ok_and(|release| {
        protect(&release, profile, &Ledger::new())
            .certificate()
            .hidden_primary
            == 0
    })
}

fn safe_table(raw: &RawTable, table: &Table, protected: &Protected) -> SafeTable {
    let sizes = raw.sizes();
    let is_yes_no = raw
        .axes
        .last()
        .is_some_and(|axis| matches!(axis.kind, AxisKind::YesNo | AxisKind::TwoParts));
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
