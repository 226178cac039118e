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
use crate::release::{CellId, Release, Role};
use crate::system::{System, UNBOUNDED};
use crate::witness::Doubt;
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
    let findings = examine(&system, &hidden, &[], &primary.needs);
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
}

/// Attacks the hidden cells that need doubt. `codes` are bounds that follow from printed codes.
pub(crate) fn examine(
    system: &System,
    hidden: &[bool],
    codes: &[(u32, i64, i64)],
    needs: &[Need],
) -> Findings {
    let (lower, upper) = attackers_bounds(system, codes);
    let doubt = Doubt {
        system,
        hidden,
        lower: &lower,
        upper: &upper,
    };
    let mut found = Findings {
        failing: Vec::new(),
        limited: 0,
        narrowest: None,
        methods: Methods::default(),
    };
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
                Linear::of(doubt, &component).certify(&needs)
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
