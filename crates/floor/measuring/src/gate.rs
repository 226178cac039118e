//! The only way out: every count of a report passes disclosure control here, all tables together.
//!
//! Estimates are made from the cube, but a figure is given only for groups whose counts came through the gate.

use crate::definition::Definition;
use disclosure::{
    Axis, CellId, Certificate, Figure, Ledger, Profile, Protected, Rate, ReleaseBuilder, Role, Shown, Table,
    protect,
};
use std::collections::BTreeMap;
use vocabulary::{Level, LevelRange};

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

/// Who is counted in a cell: the words that narrow it down, by column. No words is everybody.
type Identity = Vec<(String, String)>;

/// Every cell of a release by whom it counts and how many they are.
#[derive(Default)]
struct Known(BTreeMap<Identity, BTreeMap<u64, CellId>>);

impl Known {
    fn cell(&self, identity: &Identity, count: u64) -> Option<CellId> {
        self.0.get(identity)?.get(&count).copied()
    }

    fn insert(&mut self, identity: Identity, count: u64, cell: CellId) {
        self.0.entry(identity).or_default().entry(count).or_insert(cell);
    }
}

impl Gate {
    /// Brings all tables of a report through disclosure control together.
    ///
    /// Cells of different tables that count the same pupils are one cell, so that what is hidden in one table
    /// does not stand in another. Where two tables count almost the same pupils (with and without a score),
    /// those few who make the difference are a cell of their own that is protected but never printed.
    /// `printed_total` is the number of pupils that the report names on its first page.
    pub fn pass(tables: &[RawTable], profile: &Profile, printed_total: Option<u64>) -> Self {
        // Tables without a single small count are best left whole: what must be hidden for the sake of others is
        // looked for in the others first. Only if that cannot be certified may any cell be hidden.
        let whole: Vec<bool> = tables.iter().map(|raw| needs_no_hiding(raw, profile)).collect();
        let first = Self::attempt(tables, profile, printed_total, &whole);
        let certificate = first.certificate();
        if certificate.verdict.is_safe() && certificate.limited_by_prior_knowledge == 0 {
            return first;
        }
        Self::attempt(tables, profile, printed_total, &vec![false; tables.len()])
    }

    /// Protects all tables together; those marked `whole` are printed as they are.
    fn attempt(tables: &[RawTable], profile: &Profile, printed_total: Option<u64>, whole: &[bool]) -> Self {
        let mut builder = ReleaseBuilder::new();
        let mut known = Known::default();
        if let Some(total) = printed_total {
            let cell = builder.cell_with_role(total, Role::Public);
            known.insert(Identity::new(), total, cell);
        }
        let mut placed: Vec<(&RawTable, Table)> = Vec::new();
        let is_there = |raw: &RawTable| !raw.counts.is_empty() && !raw.axes.is_empty();
        for (raw, is_whole) in tables.iter().zip(whole).filter(|(raw, _)| is_there(raw)) {
            let axes: Vec<Axis> = raw.axes.iter().map(axis).collect();
            let counts = counts_with_totals(raw);
            let shared = |places: &[Option<usize>]| known.cell(&identity(raw, places), *counts.get(places)?);
            let Ok(table) = builder.linked_table(&axes, &raw.counts, shared) else {
                continue;
            };
            for (places, count) in &counts {
                let Some(cell) = table.cell(places) else { continue };
                known.insert(identity(raw, places), *count, cell);
                let is_first_total = places[0].is_some() && places[1..].iter().all(Option::is_none);
                if *is_whole || (raw.first_totals_public && is_first_total) {
                    builder.set_role(cell, Role::Public);
                }
            }
            placed.push((raw, table));
        }
        add_level_sums(&mut builder, &placed);
        add_differences(&mut builder, &known, profile);
        // A release that cannot be built lets nothing out.
        let Ok(release) = builder.build() else {
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

fn identity(raw: &RawTable, places: &[Option<usize>]) -> Identity {
    let mut identity: Identity = raw
        .axes
        .iter()
        .zip(places)
        .filter_map(|(axis, place)| Some((axis.column.clone(), axis.words.get((*place)?)?.clone())))
        .collect();
    identity.sort();
    identity
}

/// The count of every cell and total of a table.
fn counts_with_totals(raw: &RawTable) -> BTreeMap<Vec<Option<usize>>, u64> {
    let sizes: Vec<usize> = raw.axes.iter().map(|axis| axis.words.len()).collect();
    let mut counts: BTreeMap<Vec<Option<usize>>, u64> = BTreeMap::new();
    for (index, count) in raw.counts.iter().enumerate() {
        let mut rest = index;
        let mut places = vec![0; sizes.len()];
        for (place, size) in places.iter_mut().zip(&sizes).rev() {
            *place = rest % size;
            rest /= size;
        }
        // Every choice of axes to sum over is one total that this cell is part of.
        for summed in 0..1_usize << sizes.len() {
            let total = places
                .iter()
                .enumerate()
                .map(|(axis, place)| (summed >> axis & 1 == 0).then_some(*place));
            *counts.entry(total.collect()).or_default() += count;
        }
    }
    counts
}

/// The pupils who make the difference between two cells that count almost the same pupils.
fn add_differences(builder: &mut ReleaseBuilder, known: &Known, profile: &Profile) {
    for cells in known.0.values() {
        let counted: Vec<(u64, CellId)> = cells.iter().map(|(count, cell)| (*count, *cell)).collect();
        for pair in counted.windows(2) {
            let [(fewer, few), (more, many)] = pair else {
                continue;
            };
            let difference = more - fewer;
            if difference < profile.threshold() {
                let apart = builder.cell_with_role(difference, Role::Implied);
                builder.sum(*many, &[*few, apart]);
            }
        }
    }
}

/// "At least havo" is the sum of the levels from havo up: where a table of levels and a table of such an outcome
/// count the same pupils, an attacker can add.
fn add_level_sums(builder: &mut ReleaseBuilder, placed: &[(&RawTable, Table)]) {
    let ladders = placed.iter().filter_map(|(raw, table)| {
        let [classes, levels] = &raw.axes[..] else {
            return None;
        };
        let lows: Option<Vec<Level>> = levels
            .words
            .iter()
            .map(|word| LevelRange::from_code(word).map(LevelRange::low))
            .collect();
        Some((*raw, table, classes, lows?))
    });
    for (raw, table, classes, lows) in ladders {
        let counts = counts_with_totals(raw);
        for (other, outcomes) in placed {
            let [first, outcome] = &other.axes[..] else {
                continue;
            };
            if first.words != classes.words || outcome.kind != AxisKind::YesNo {
                continue;
            }
            let with = counts_with_totals(other);
            for level in Level::ALL {
                let reached: Vec<usize> = (0..lows.len()).filter(|place| lows[*place] >= level).collect();
                let rows = || (0..classes.words.len()).map(Some).chain([None]);
                let sum = |row: Option<usize>| {
                    reached
                        .iter()
                        .map(|place| counts[&vec![row, Some(*place)]])
                        .sum::<u64>()
                };
                if reached.is_empty() || !rows().all(|row| sum(row) == with[&vec![row, Some(0)]]) {
                    continue;
                }
                for row in rows() {
                    let parts: Option<Vec<CellId>> = reached
                        .iter()
                        .map(|place| table.cell(&[row, Some(*place)]))
                        .collect();
                    if let (Some(total), Some(parts)) = (outcomes.cell(&[row, Some(0)]), parts) {
                        builder.sum(total, &parts);
                    }
                }
            }
        }
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
        let gate = Gate::pass(&[raw("a", &[3, 40, 30, 30, 25, 35])], &Profile::bestuur(), None);
        let table = gate.table("a").expect("it came through");
        assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::NotShown);
        assert_eq!(table.share(&[Some(0)]), SafeShare::NotShown);
        assert!(gate.certificate().verdict.is_safe());
    }

    #[test]
    fn a_school_sees_its_own_counts_but_no_share_of_a_handful() {
        let gate = Gate::pass(&[raw("a", &[3, 4, 30, 30])], &Profile::intern(), None);
        let table = gate.table("a").expect("it came through");
        assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::Count(3));
        assert_eq!(table.share(&[Some(0)]), SafeShare::TooFew { floor: 10 });
        assert_eq!(table.share(&[Some(1)]), SafeShare::Ratio { k: 30, n: 60 });
    }

    #[test]
    fn the_same_table_twice_hides_the_same_cells() {
        let counts = [12, 3, 25, 20, 35, 15, 20, 25];
        let gate = Gate::pass(&[raw("a", &counts), raw("b", &counts)], &Profile::publiek(), None);
        let [a, b] = ["a", "b"].map(|id| gate.table(id).expect("it came through"));
        assert_eq!(a.cell(&[Some(0), Some(1)]), SafeCell::NotShown);
        for row in (0..4).map(Some).chain([None]) {
            for column in [Some(0), Some(1), None] {
                assert_eq!(a.cell(&[row, column]), b.cell(&[row, column]));
            }
        }
    }

    #[test]
    fn the_one_pupil_without_a_score_is_not_told_by_subtraction() {
        // Everybody, and everybody with a score: in class 0 one pupil has no score, and has the outcome.
        let gate = Gate::pass(
            &[raw("a", &[17, 36, 25, 23]), raw("b", &[16, 36, 25, 23])],
            &Profile::bestuur(),
            None,
        );
        let [a, b] = ["a", "b"].map(|id| gate.table(id).expect("it came through"));
        let both =
            |places: &[Option<usize>]| a.cell(places).count().is_some() && b.cell(places).count().is_some();
        assert!(!both(&[Some(0), Some(0)]), "17 and 16 would tell of one pupil");
        assert!(!both(&[Some(0), None]), "53 and 52 would tell of one pupil");
        assert!(!both(&[None, None]));
    }

    #[test]
    fn a_printed_total_is_known_to_all() {
        let gate = Gate::pass(&[raw("a", &[20, 30, 25, 23])], &Profile::bestuur(), Some(100));
        let table = gate.table("a").expect("it came through");
        assert_eq!(
            table.cell(&[None, None]),
            SafeCell::NotShown,
            "98 beside 100 would tell of two pupils"
        );
    }
}
