//! All tables of a report as one system of equations, as somebody has it who holds the whole report.
//!
//! A cell is the pupils of a [`Region`]. Cells of different tables that count the same pupils are one cell. For
//! every two tables, whatever their axes, the cells of the one are added up as far as the words of the other tell
//! them apart, and the other way round; where one of two cells holds the other, those who make the difference are
//! a cell as well, which is never printed but is protected like any other.

use super::aspects::{Aspects, Side};
use super::region::{Region, Values, is_within, joined, rest};
use super::safe::{SafeCell, SafeTable};
use super::wish::{AxisKind, RawAxis, RawTable};
use disclosure::{Axis, CellId, Release, ReleaseBuilder, ReleaseError, Role, Table};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A place on every axis, or none for the total.
type Places = Vec<Option<usize>>;

/// A cell with whom it counts.
#[derive(Debug, Clone)]
struct Counted {
    cell: CellId,
    count: u64,
    region: Region,
}

/// A table of the system.
struct Block {
    /// All whom it counts.
    whole: Region,
    sides: Vec<Side>,
    cells: HashMap<Places, (CellId, u64)>,
}

/// Which places of an axis are added up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Pick {
    /// All of them.
    Total,
    /// These.
    Places(Vec<usize>),
}

impl Pick {
    fn of(places: Vec<usize>, side: Option<usize>) -> Self {
        if side.is_some() {
            Self::Places(places)
        } else {
            Self::Total
        }
    }
}

/// An aspect as one table tells of it: on an axis, or as a limit to all whom it counts.
struct Facet {
    side: Option<usize>,
    parts: Vec<Values>,
}

/// The equations of a report, as they are put together.
pub(super) struct Links {
    builder: ReleaseBuilder,
    aspects: Aspects,
    blocks: Vec<Block>,
    known: BTreeMap<Region, BTreeMap<u64, CellId>>,
    sums: BTreeMap<(usize, Vec<Pick>), CellId>,
    related: BTreeSet<(CellId, CellId)>,
    /// Those who make a difference and have not been tied to the tables yet.
    apart: Vec<Counted>,
}

/// How often those who make a difference are tied to the tables, which makes new differences.
const ROUNDS: usize = 2;

/// The axis as disclosure control knows it.
pub(super) fn axis(raw: &RawAxis) -> Axis {
    match raw.kind {
        AxisKind::Classes => Axis::classes(raw.words.len()),
        AxisKind::Attribute => Axis::attribute(raw.words.len()),
        AxisKind::YesNo => Axis::yes_no(),
        AxisKind::TwoParts => Axis::two_parts(),
    }
}

impl Links {
    /// A system for these tables. `printed_total` is the number of pupils that the report names on its first page.
    pub fn new(tables: &[RawTable], printed_total: Option<u64>) -> Self {
        let mut links = Self {
            builder: ReleaseBuilder::new(),
            aspects: Aspects::of(tables, printed_total),
            blocks: Vec::new(),
            known: BTreeMap::new(),
            sums: BTreeMap::new(),
            related: BTreeSet::new(),
            apart: Vec::new(),
        };
        if let Some(total) = printed_total {
            let cell = links.builder.cell_with_role(total, Role::Public);
            links.note(Region::default(), total, cell);
            links.blocks.push(Block {
                whole: Region::default(),
                sides: Vec::new(),
                cells: HashMap::from([(Vec::new(), (cell, total))]),
            });
        }
        links
    }

    fn note(&mut self, region: Region, count: u64, cell: CellId) {
        self.known.entry(region).or_default().entry(count).or_insert(cell);
    }

    /// Adds a table. Its cells are printed as they are if `is_whole`.
    ///
    /// # Errors
    /// As [`ReleaseBuilder::linked_table`].
    pub fn add(&mut self, raw: &RawTable, is_whole: bool) -> Result<Table, ReleaseError> {
        let (whole, sides) = self.aspects.table(raw);
        let counts = raw.counts_with_totals();
        let mut block = Block {
            whole,
            sides,
            cells: HashMap::new(),
        };
        let mut shared: HashMap<Places, CellId> = HashMap::new();
        let mut impossible = BTreeSet::new();
        let mut taken = BTreeSet::new();
        for (places, count) in &counts {
            let region = block.region(places, &self.aspects);
            let Some(region) = region else {
                // Its words say that nobody can be there.
                if *count == 0 {
                    let cell = self.builder.cell_with_role(0, Role::Impossible);
                    impossible.insert(cell);
                    shared.insert(places.clone(), cell);
                }
                continue;
            };
            let known = self.known.get(&region).and_then(|counts| counts.get(count));
            // A total over one word is told twice in one table; they stay two cells, for sums name a cell once.
            if let Some(cell) = known.filter(|cell| taken.insert(**cell)) {
                shared.insert(places.clone(), *cell);
            }
        }
        let axes: Vec<Axis> = raw.axes.iter().map(axis).collect();
        let table = self
            .builder
            .linked_table(&axes, &raw.counts, |places| shared.get(places).copied())?;
        for (places, count) in counts {
            let Some(cell) = table.cell(&places) else { continue };
            if is_whole && !impossible.contains(&cell) {
                self.builder.set_role(cell, Role::Public);
            }
            if let Some(region) = block.region(&places, &self.aspects) {
                self.note(region, count, cell);
            }
            block.cells.insert(places, (cell, count));
        }
        self.blocks.push(block);
        Ok(table)
    }

    /// Keeps the cells of a table as they were told before: what was shown is known, what was not stays hidden.
    pub fn keep(&mut self, raw: &RawTable, table: &Table, told: &SafeTable) {
        for (places, count) in raw.counts_with_totals() {
            let Some(cell) = table
                .cell(&places)
                .filter(|cell| self.builder.role(*cell) != Role::Impossible)
            else {
                continue;
            };
            let role = match told.cell(&places) {
                SafeCell::Count(shown) if shown == count => Role::Public,
                _ => Role::Implied,
            };
            self.builder.set_role(cell, role);
        }
    }

    /// Hides a cell whatever its size.
    pub fn guard(&mut self, cell: CellId) {
        self.builder.guard(cell);
    }

    /// Says what a cell counts, for comparison with earlier releases.
    pub fn define(&mut self, cell: CellId, definition: disclosure::Definition) {
        self.builder.define(cell, definition);
    }

    /// Ties every two tables, and gives the release.
    ///
    /// # Errors
    /// As [`ReleaseBuilder::build`].
    pub fn build(mut self) -> Result<Release, ReleaseError> {
        for second in 1..self.blocks.len() {
            for first in 0..second {
                self.link(first, second);
            }
        }
        // Those left out of a table may be told of by another: the pupils of unknown background are those whom the
        // table of all known classes leaves out, and some of them stand in the table of advices.
        for _ in 0..ROUNDS {
            for counted in std::mem::take(&mut self.apart) {
                self.blocks.push(Block {
                    whole: counted.region,
                    sides: Vec::new(),
                    cells: HashMap::from([(Vec::new(), (counted.cell, counted.count))]),
                });
                let last = self.blocks.len() - 1;
                (0..last).for_each(|first| self.link(first, last));
            }
        }
        // Two counts of what looks like the same pupils: one of them leaves a few out.
        let twice: Vec<(Region, Vec<(u64, CellId)>)> = self
            .known
            .iter()
            .filter(|(_, counts)| counts.len() > 1)
            .map(|(region, counts)| {
                (
                    region.clone(),
                    counts.iter().map(|(n, cell)| (*n, *cell)).collect(),
                )
            })
            .collect();
        for (region, counts) in twice {
            for pair in counts.windows(2) {
                let counted = |(count, cell): (u64, CellId)| Counted {
                    cell,
                    count,
                    region: region.clone(),
                };
                self.differ(&counted(pair[0]), &counted(pair[1]));
            }
        }
        self.builder.build()
    }

    /// Ties two tables.
    fn link(&mut self, first: usize, second: usize) {
        let matches: Vec<(u32, Vec<(Pick, Pick)>)> = self.blocks[first]
            .facets()
            .into_iter()
            .filter_map(|(aspect, left)| {
                let right = self.blocks[second].facet(aspect)?;
                Some((aspect, matches(&left, &right)))
            })
            .collect();
        let sizes = [first, second].map(|block| self.blocks[block].sides.len());
        let mut chosen = vec![sizes.map(|size| vec![Pick::Total; size])];
        for (aspect, pairs) in matches {
            let [left, right] = [first, second].map(|block| self.blocks[block].side(aspect));
            chosen = chosen
                .into_iter()
                .flat_map(|picks| {
                    pairs.iter().map(move |pair| {
                        let [mut of_first, mut of_second] = picks.clone();
                        if let Some(side) = left {
                            of_first[side] = pair.0.clone();
                        }
                        if let Some(side) = right {
                            of_second[side] = pair.1.clone();
                        }
                        [of_first, of_second]
                    })
                })
                .collect();
        }
        for [of_first, of_second] in chosen {
            let (Some(one), Some(other)) = (
                self.blocks[first].region_of(&of_first, &self.aspects),
                self.blocks[second].region_of(&of_second, &self.aspects),
            ) else {
                continue;
            };
            if !one.holds(&other) && !other.holds(&one) {
                continue;
            }
            let one = self.counted(first, of_first, one);
            let other = self.counted(second, of_second, other);
            if one.region.holds(&other.region) {
                self.differ(&other, &one);
            } else {
                self.differ(&one, &other);
            }
        }
    }

    /// The cell of some places of a table, which are added up if they are several.
    fn counted(&mut self, block: usize, picks: Vec<Pick>, region: Region) -> Counted {
        let places = self.blocks[block].places(&picks);
        let cells = &self.blocks[block].cells;
        let parts: Vec<(CellId, u64)> = places
            .iter()
            .filter_map(|places| cells.get(places).copied())
            .collect();
        let count = parts.iter().map(|(_, count)| count).sum();
        if let [(cell, _)] = parts[..] {
            return Counted { cell, count, region };
        }
        let key = (block, picks);
        if let Some(cell) = self.sums.get(&key) {
            return Counted {
                cell: *cell,
                count,
                region,
            };
        }
        let known = self.known.get(&region).and_then(|counts| counts.get(&count));
        let cell = match known {
            Some(cell) => *cell,
            None => self.builder.cell_with_role(count, Role::Implied),
        };
        self.note(region.clone(), count, cell);
        let parts: Vec<CellId> = parts.into_iter().map(|(cell, _)| cell).collect();
        if !parts.contains(&cell) {
            self.builder.sum(cell, &parts);
        }
        self.sums.insert(key, cell);
        Counted { cell, count, region }
    }

    /// Ties a cell to one that holds it, by those who make the difference.
    fn differ(&mut self, inner: &Counted, outer: &Counted) {
        if inner.cell == outer.cell || !self.related.insert((inner.cell, outer.cell)) {
            return;
        }
        let Some(difference) = outer.count.checked_sub(inner.count) else {
            return;
        };
        if difference == 0 {
            self.builder.sum(outer.cell, &[inner.cell]);
            return;
        }
        let others = self.others(&inner.region, &outer.region);
        let known = others
            .as_ref()
            .and_then(|region| self.known.get(region)?.get(&difference).copied())
            .filter(|cell| *cell != inner.cell && *cell != outer.cell);
        let apart = known.unwrap_or_else(|| self.builder.cell_with_role(difference, Role::Implied));
        if let Some(region) = others {
            self.note(region.clone(), difference, apart);
            if known.is_none() {
                self.apart.push(Counted {
                    cell: apart,
                    count: difference,
                    region,
                });
            }
        }
        self.builder.sum(outer.cell, &[inner.cell, apart]);
    }

    /// Those of `outer` who are not of `inner`, if that is a region: where the two differ in one aspect.
    fn others(&self, inner: &Region, outer: &Region) -> Option<Region> {
        let [aspect] = outer.differences(inner)[..] else {
            return None;
        };
        let kept = inner.values(aspect)?;
        let left = match outer.values(aspect) {
            Some(values) => rest(values, kept),
            None => rest(&self.aspects.all(aspect), kept),
        };
        Some(inner.with(aspect, left, self.aspects.size(aspect)))
    }
}

impl Block {
    /// Whom the cell at these places counts; nothing if nobody can be there.
    fn region(&self, places: &[Option<usize>], aspects: &Aspects) -> Option<Region> {
        let picks: Vec<Pick> = places
            .iter()
            .map(|place| place.map_or(Pick::Total, |place| Pick::Places(vec![place])))
            .collect();
        self.region_of(&picks, aspects)
    }

    fn region_of(&self, picks: &[Pick], aspects: &Aspects) -> Option<Region> {
        let mut region = self.whole.clone();
        for (side, pick) in self.sides.iter().zip(picks) {
            let (Some(aspect), Pick::Places(places)) = (side.aspect, pick) else {
                continue;
            };
            let values = joined(places.iter().map(|place| &side.parts[*place]));
            if values.is_empty() {
                return None;
            }
            region = aspects.narrowed(&region, aspect, &values);
        }
        Some(region)
    }

    fn side(&self, aspect: u32) -> Option<usize> {
        self.sides.iter().position(|side| side.aspect == Some(aspect))
    }

    /// What the table tells of an aspect, if anything.
    fn facet(&self, aspect: u32) -> Option<Facet> {
        if let Some(side) = self.side(aspect) {
            return Some(Facet {
                side: Some(side),
                parts: self.sides[side].parts.clone(),
            });
        }
        Some(Facet {
            side: None,
            parts: vec![self.whole.values(aspect)?.clone()],
        })
    }

    /// All that the table tells, by aspect.
    fn facets(&self) -> Vec<(u32, Facet)> {
        let on_axes = self.sides.iter().filter_map(|side| side.aspect);
        let mut aspects: Vec<u32> = on_axes.chain(self.whole.aspects()).collect();
        aspects.sort_unstable();
        aspects.dedup();
        aspects
            .into_iter()
            .filter_map(|aspect| Some((aspect, self.facet(aspect)?)))
            .collect()
    }

    /// Every combination of the places that are picked.
    fn places(&self, picks: &[Pick]) -> Vec<Places> {
        picks.iter().fold(vec![Vec::new()], |all, pick| {
            let next: Vec<Option<usize>> = match pick {
                Pick::Total => vec![None],
                Pick::Places(places) => places.iter().copied().map(Some).collect(),
            };
            all.iter()
                .flat_map(|before| {
                    next.iter().map(|place| {
                        let mut places = before.clone();
                        places.push(*place);
                        places
                    })
                })
                .collect()
        })
    }
}

/// Which places of the one table are to be held against which of the other: the fewest that overlap with each
/// other and with no more, and all.
fn matches(left: &Facet, right: &Facet) -> Vec<(Pick, Pick)> {
    let mut of_value: HashMap<u32, usize> = HashMap::new();
    for (place, part) in left.parts.iter().enumerate() {
        of_value.extend(part.iter().map(|value| (*value, place)));
    }
    // Groups of places of the left that belong together because a place of the right overlaps with several.
    let mut group: Vec<usize> = (0..left.parts.len()).collect();
    let mut overlaps: Vec<Option<usize>> = vec![None; right.parts.len()];
    for (place, part) in right.parts.iter().enumerate() {
        let touched: BTreeSet<usize> = part
            .iter()
            .filter_map(|value| of_value.get(value).copied())
            .collect();
        let groups: BTreeSet<usize> = touched.iter().map(|place| group[*place]).collect();
        let Some(kept) = groups.first().copied() else {
            continue;
        };
        if groups.len() > 1 {
            group
                .iter_mut()
                .filter(|group| groups.contains(group))
                .for_each(|group| *group = kept);
        }
        overlaps[place] = touched.first().copied();
    }
    let mut together: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (place, overlap) in overlaps.into_iter().enumerate() {
        if let Some(overlap) = overlap {
            together.entry(group[overlap]).or_default().1.push(place);
        }
    }
    for (place, group) in group.iter().enumerate() {
        if let Some(both) = together.get_mut(group) {
            both.0.push(place);
        }
    }
    let mut pairs = vec![(Pick::Total, Pick::Total)];
    for (of_left, of_right) in together.into_values() {
        if of_left.len() > 1 && of_right.len() > 1 {
            // Neither tells the other's words apart; some words may hold others all the same.
            for one in &of_left {
                for other in &of_right {
                    let (part, counterpart) = (&left.parts[*one], &right.parts[*other]);
                    if is_within(part, counterpart) || is_within(counterpart, part) {
                        pairs.push((
                            Pick::of(vec![*one], left.side),
                            Pick::of(vec![*other], right.side),
                        ));
                    }
                }
            }
        }
        pairs.push((Pick::of(of_left, left.side), Pick::of(of_right, right.side)));
    }
    pairs
}
