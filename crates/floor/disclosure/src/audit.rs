//! The attack: given everything that is printed, public or released earlier, how far can each hidden cell be
//! narrowed down (Fischetti and Salazar 2001)?
//!
//! Nothing here knows how the suppressions were chosen. A cell counts as protected only if two tables of whole
//! counts were exhibited and checked (see `witness.rs`): one in which it is as small as it must be able to be,
//! one in which it is as large.
//!
//! The attacker is taken to know every true sum and every bound, and that counts are whole and not negative;
//! not to know which hidden cells are hidden for their own sake, nor any person in them.

mod flow;
mod linear;

use std::collections::BTreeMap;

use crate::certificate::{Certificate, Interval, Methods, Verdict};
use crate::ledger::Ledger;
use crate::primary::{Need, Primary, attackers_bounds};
use crate::profile::Profile;
use crate::reduced::{Behind, Reduced};
use crate::release::{CellId, Release, Role};
use crate::system::{System, UNBOUNDED};
use crate::witness::{Change, Doubt};
use flow::Flow;
use linear::Linear;

/// What the attack on a set of hidden cells found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Findings {
    /// Cells that can be narrowed down too far, or not shown to be safe, ascending.
    pub failing: Vec<u32>,
    /// Cells for which prior knowledge sets the limit.
    pub limited: usize,
    pub narrowest: Option<Interval>,
    pub methods: Methods,
}

impl Findings {
    /// Whether the cell of a need did not withstand the attack.
    pub fn is_failing(&self, need: &Need) -> bool {
        self.failing.binary_search(&need.cell).is_ok()
    }

    /// Replaces what failed by how that stands now that more is hidden.
    pub fn settle(&mut self, again: Self) {
        let width = |range: &Interval| range.upper.map_or(u64::MAX, |upper| upper - range.lower);
        self.failing = again.failing;
        self.limited += again.limited;
        self.methods.withheld += again.methods.withheld;
        self.narrowest = self
            .narrowest
            .into_iter()
            .chain(again.narrowest)
            .min_by_key(width);
    }
}

/// The exact range of every cell that is hidden, for a release suppressed in any way. What forms a network
/// (two-way tables) is exact in whole counts; elsewhere the range is that of linear programming, rounded inward.
///
/// Cells that are public or were released earlier are known whatever `is_hidden` says.
pub fn attack(
    release: &Release,
    ledger: &Ledger,
    is_hidden: impl Fn(CellId) -> bool,
) -> Vec<(CellId, Interval)> {
    let system = System::new(release, ledger);
    let hidden = hidden_mask(release, &system, is_hidden);
    let doubt = Doubt {
        system: &system,
        hidden: &hidden,
        lower: &system.lower,
        upper: &system.upper,
        behind: None,
    };
    let mut found = Vec::new();
    for component in system.components(&hidden) {
        let mut range = exact_ranges(doubt, &component);
        found.extend(
            component
                .iter()
                .map(|&cell| (CellId(cell), interval(range(cell)))),
        );
    }
    found.sort_unstable_by_key(|(cell, _)| *cell);
    found
}

/// Attacks a release suppressed in any way, and says how it stands by the rules of this profile.
pub fn audit(
    release: &Release,
    profile: &Profile,
    ledger: &Ledger,
    is_hidden: impl Fn(CellId) -> bool,
) -> Certificate {
    let system = System::new(release, ledger);
    let primary = Primary::find(release, profile, ledger, &system);
    let hidden = hidden_mask(release, &system, is_hidden);
    let findings = examine(&system, &hidden, &[], &primary.needs, &[]);
    certificate(release, profile, &system, &primary, &hidden, &findings, 1)
}

/// Everything an attacker does not know beforehand and is not shown.
fn hidden_mask(release: &Release, system: &System, is_hidden: impl Fn(CellId) -> bool) -> Vec<bool> {
    let cells = release.cells().iter().enumerate();
    cells
        .map(|(index, cell)| {
            system.free[index] && (cell.role == Role::Implied || is_hidden(CellId::of(index)))
        })
        .collect()
}

pub(crate) fn certificate(
    release: &Release,
    profile: &Profile,
    system: &System,
    primary: &Primary,
    hidden: &[bool],
    findings: &Findings,
    rounds: usize,
) -> Certificate {
    let own = |index: &usize| hidden[*index] && primary.reasons[*index].is_some();
    let hidden_primary = (0..hidden.len()).filter(own).count();
    let asked = |index: &usize| hidden[*index] && release.cells()[*index].role != Role::Implied;
    let secondary = (0..hidden.len()).filter(|index| asked(index) && primary.reasons[*index].is_none());
    let verdict = if !findings.failing.is_empty() {
        Verdict::Disclosive
    } else if primary.needs.is_empty() {
        Verdict::NothingToHide
    } else if findings.limited > 0 {
        Verdict::ProtectedUpToPriorKnowledge
    } else {
        Verdict::Protected
    };
    Certificate {
        profile: profile.name(),
        threshold: profile.threshold(),
        cells: release.cells().len(),
        sums: release.sums().len(),
        hidden_primary,
        hidden_secondary: secondary.count(),
        known_public: release
            .cells()
            .iter()
            .filter(|cell| cell.role == Role::Public)
            .count(),
        known_earlier: system.known_earlier,
        coded_rates: primary.codes.len(),
        attacked: primary.needs.len(),
        limited_by_prior_knowledge: findings.limited,
        disclosed: findings.failing.len(),
        narrowest: findings.narrowest,
        methods: findings.methods,
        rounds,
        verdict,
    }
}

/// The values a cell was shown to be able to have: at most `lower`, and at least `upper`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reached {
    lower: i64,
    upper: i64,
}

impl Reached {
    fn covers(self, need: &Need) -> bool {
        self.lower <= need.lower && self.upper >= need.upper
    }

    fn joined(self, other: Self) -> Self {
        Self {
            lower: self.lower.min(other.lower),
            upper: self.upper.max(other.upper),
        }
    }
}

/// How far cells go in tables that somebody proposed and that turned out to hold.
struct Proposed<'a> {
    system: &'a System,
    ranges: BTreeMap<u32, Reached>,
}

impl<'a> Proposed<'a> {
    fn checked(doubt: Doubt<'a>, proposals: &[Change]) -> Self {
        let mut proposed = Self {
            system: doubt.system,
            ranges: BTreeMap::new(),
        };
        let mut sums = vec![0; doubt.system.equations()];
        for change in proposals.iter().filter(|change| doubt.allows(change, &mut sums)) {
            for &(cell, amount) in change {
                let value = doubt.system.truth[cell as usize] + amount;
                let there = Reached {
                    lower: value,
                    upper: value,
                };
                let range = proposed.range(cell).joined(there);
                proposed.ranges.insert(cell, range);
            }
        }
        proposed
    }

    /// The true count and all that was shown beside it.
    fn range(&self, cell: u32) -> Reached {
        let truth = self.system.truth[cell as usize];
        self.ranges.get(&cell).copied().unwrap_or(Reached {
            lower: truth,
            upper: truth,
        })
    }
}

/// Attacks the hidden cells that need doubt. `codes` are bounds that follow from printed codes, `proposals` changes
/// that may show doubt: each is checked like any other.
pub(crate) fn examine(
    system: &System,
    hidden: &[bool],
    codes: &[(u32, i64, i64)],
    needs: &[Need],
    proposals: &[Change],
) -> Findings {
    let (lower, upper) = attackers_bounds(system, codes);
    let doubt = Doubt {
        system,
        hidden,
        lower: &lower,
        upper: &upper,
        behind: None,
    };
    let mut found = Findings {
        failing: Vec::new(),
        limited: 0,
        narrowest: None,
        methods: Methods::default(),
    };
    let proposed = Proposed::checked(doubt, proposals);
    let mut narrowest: Option<Reached> = None;
    let mut unproven = Vec::new();
    let need_of: BTreeMap<u32, &Need> = needs.iter().map(|need| (need.cell, need)).collect();
    // A cell that is printed has no doubt at all.
    for need in needs.iter().filter(|need| !hidden[need.cell as usize]) {
        let value = system.truth[need.cell as usize];
        unproven.push((
            need,
            Reached {
                lower: value,
                upper: value,
            },
        ));
    }
    for component in system.components(hidden) {
        let needs: Vec<&Need> = component
            .iter()
            .filter_map(|cell| need_of.get(cell).copied())
            .collect();
        if needs.is_empty() {
            continue;
        }
        let reached = match Flow::of(doubt, &component) {
            Some(flow) => {
                found.methods.by_flow += needs.len();
                flow.certify(&needs, narrowest.map(|range| range.upper - range.lower))
            }
            None => {
                found.methods.by_linear_program += needs.len();
                let ranges: Vec<Reached> = needs.iter().map(|need| proposed.range(need.cell)).collect();
                let open = needs
                    .iter()
                    .zip(&ranges)
                    .filter(|(need, range)| !range.covers(need));
                let open: Vec<&Need> = open.map(|(need, _)| *need).collect();
                let mut looked_for = certify_reduced(doubt, &component, &open).into_iter();
                let more = needs
                    .iter()
                    .zip(ranges)
                    .map(|(need, range)| match range.covers(need) {
                        true => range,
                        false => looked_for.next().map_or(range, |more| more.joined(range)),
                    });
                more.collect()
            }
        };
        for (need, reached) in needs.into_iter().zip(reached) {
            if !reached.covers(need) {
                unproven.push((need, reached));
            } else if need.limited {
                found.limited += 1;
            } else if narrowest.is_none_or(|least| reached.upper - reached.lower < least.upper - least.lower)
            {
                narrowest = Some(reached);
            }
        }
    }
    found.narrowest = narrowest.map(interval);
    if !unproven.is_empty() {
        settle(system, hidden, codes, &unproven, &mut found);
    }
    found.failing.sort_unstable();
    found
}

/// What the cells of a component can be shown to reach, by way of its short form.
fn certify_reduced(doubt: Doubt<'_>, component: &[u32], needs: &[&Need]) -> Vec<Reached> {
    if needs.is_empty() {
        return Vec::new();
    }
    let system = doubt.system;
    let is_needed = |cell| needs.iter().any(|need| need.cell == cell);
    let reduced = Reduced::of(system, (doubt.lower, doubt.upper), component, is_needed, |_| {
        false
    });
    let short = &reduced.system;
    let everything = vec![true; short.cells()];
    let there = Doubt {
        system: short,
        hidden: &everything,
        lower: &short.lower,
        upper: &short.upper,
        behind: Some(&Behind {
            reduced: &reduced,
            doubt: &doubt,
        }),
    };
    // Cells that change together have one need between them.
    let mut need_of: BTreeMap<u32, Need> = BTreeMap::new();
    for need in needs.iter().filter_map(|need| reduced.need(system, need)) {
        let joined = need_of.entry(need.cell).or_insert(need);
        joined.lower = joined.lower.min(need.lower);
        joined.upper = joined.upper.max(need.upper);
    }
    let mut reached_there: BTreeMap<u32, Reached> = BTreeMap::new();
    for part in short.components(&everything) {
        let needs: Vec<&Need> = part.iter().filter_map(|cell| need_of.get(cell)).collect();
        if needs.is_empty() {
            continue;
        }
        let reached = match Flow::of(there, &part) {
            Some(flow) => flow.certify(&needs, None),
            None => Linear::of(there, &part).certify(&needs),
        };
        reached_there.extend(needs.iter().map(|need| need.cell).zip(reached));
    }
    let own = |need: &&Need| {
        let truth = system.truth[need.cell as usize];
        let change = reduced.seen(need.cell).and_then(|seen| {
            let reached = reached_there.get(&seen.cell)?;
            let there = short.truth[seen.cell as usize];
            let ends = [reached.lower, reached.upper].map(|end| seen.sign * (end - there));
            Some((ends[0].min(ends[1]), ends[0].max(ends[1])))
        });
        let (down, up) = change.unwrap_or((0, 0));
        Reached {
            lower: truth + down,
            upper: truth.saturating_add(up),
        }
    };
    needs.iter().map(own).collect()
}

/// Cells without the full doubt: is that because the world knew too much already?
fn settle(
    system: &System,
    hidden: &[bool],
    codes: &[(u32, i64, i64)],
    unproven: &[(&Need, Reached)],
    found: &mut Findings,
) {
    let everything = Doubt {
        system,
        hidden: &system.free,
        lower: &system.lower,
        upper: &system.upper,
        behind: None,
    };
    let reached_of: BTreeMap<u32, &(&Need, Reached)> =
        unproven.iter().map(|item| (item.0.cell, item)).collect();
    let coded = |cell: u32| codes.iter().any(|&(coded, ..)| coded == cell);
    for component in system.components(&system.free) {
        let items: Vec<_> = component
            .iter()
            .filter_map(|cell| reached_of.get(cell).copied())
            .collect();
        if items.is_empty() {
            continue;
        }
        if component
            .iter()
            .all(|&cell| hidden[cell as usize] && !coded(cell))
        {
            found.methods.withheld += items.len();
            found.limited += items.len();
            continue;
        }
        let mut known_before = prior_ranges(everything, &component);
        for (need, reached) in items {
            let (least, most) = known_before(need.cell).unwrap_or((i64::MIN, i64::MAX));
            let limit = Need {
                lower: need.lower.max(least),
                upper: need.upper.min(most),
                ..**need
            };
            if hidden[need.cell as usize] && reached.covers(&limit) {
                found.limited += 1;
            } else {
                found.failing.push(need.cell);
            }
        }
    }
}

/// A function that gives the exact range of a cell of this component.
fn exact_ranges<'a>(doubt: Doubt<'a>, component: &'a [u32]) -> Box<dyn FnMut(u32) -> Reached + 'a> {
    match Flow::of(doubt, component) {
        Some(mut flow) => Box::new(move |cell| flow.range(cell)),
        None => {
            let linear = Linear::of(doubt, component);
            Box::new(move |cell| linear.range(cell))
        }
    }
}

/// As [`exact_ranges`], but gives up on components that are too large for it.
fn prior_ranges<'a>(
    doubt: Doubt<'a>,
    component: &'a [u32],
) -> Box<dyn FnMut(u32) -> Option<(i64, i64)> + 'a> {
    match Flow::of(doubt, component) {
        Some(mut flow) => Box::new(move |cell| {
            let range = flow.range(cell);
            Some((range.lower, range.upper))
        }),
        None if component.len() > linear::WHOLE_CELLS => Box::new(|_| None),
        None => {
            let linear = Linear::of(doubt, component);
            Box::new(move |cell| {
                let range = linear.range(cell);
                Some((range.lower, range.upper))
            })
        }
    }
}

fn interval(range: Reached) -> Interval {
    let upper = (range.upper < UNBOUNDED / 2).then_some(range.upper.max(0) as u64);
    Interval {
        lower: range.lower.max(0) as u64,
        upper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::ReleaseBuilder;
    use crate::table::Axis;

    /// Two three-way tables of the same pupils that share their margins, so that much changes together.
    fn linked(seed: u64) -> Release {
        let mut state = seed;
        let mut draw = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % 9
        };
        let counts: Vec<u64> = (0..18).map(|_| draw()).collect();
        let pairs: Vec<u64> = (0..9).map(|at| counts[2 * at] + counts[2 * at + 1]).collect();
        let mut builder = ReleaseBuilder::new();
        let first = builder
            .table(&[Axis::classes(3), Axis::classes(3), Axis::yes_no()], &counts)
            .unwrap();
        let second = builder
            .table(&[Axis::classes(3), Axis::classes(3)], &pairs)
            .unwrap();
        for (at, pair) in (0..9).zip(pairs) {
            let places = [Some(at / 3), Some(at % 3)];
            let apart = builder.cell_with_role(0, Role::Implied);
            let whole = first.cell(&[places[0], places[1], None]).unwrap();
            builder.sum(second.cell(&places).unwrap(), &[whole, apart]);
            let held = builder.cell_with_role(pair + 3, Role::Implied);
            let others = builder.cell_with_role(3, Role::Implied);
            builder.sum(held, &[whole, others]);
        }
        builder.build().unwrap()
    }

    #[test]
    fn the_short_form_leaves_every_cell_the_range_it_had() {
        let mut compared = 0;
        for seed in 0..40 {
            let release = linked(seed);
            let system = System::new(&release, &Ledger::new());
            let hidden: Vec<bool> = (0..system.cells())
                .map(|cell| release.cells()[cell].role == Role::Implied || (cell as u64 * 7 + seed) % 3 < 2)
                .collect();
            let doubt = Doubt {
                system: &system,
                hidden: &hidden,
                lower: &system.lower,
                upper: &system.upper,
                behind: None,
            };
            for component in system.components(&hidden) {
                let mut range = exact_ranges(doubt, &component);
                let needs: Vec<Need> = component
                    .iter()
                    .map(|&cell| {
                        let Reached { lower, upper } = range(cell);
                        Need {
                            cell,
                            lower,
                            upper: upper.min(100),
                            limited: false,
                        }
                    })
                    .collect();
                let found = certify_reduced(doubt, &component, &needs.iter().collect::<Vec<_>>());
                for (need, reached) in needs.iter().zip(found) {
                    assert!(reached.covers(need), "seed {seed}: {need:?} but {reached:?}");
                    // What was shown is a table, so it cannot be wider than the exact range.
                    let exact = range(need.cell);
                    assert!(reached.lower >= exact.lower && reached.upper <= exact.upper);
                    compared += 1;
                }
            }
        }
        assert!(compared > 1_000);
    }
}
