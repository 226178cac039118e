//! Which further cells to hide, so that those hidden for their own sake cannot be worked out from the sums.
//!
//! Per cell and direction, the cheapest set of other cells is hidden that could absorb the change (Kelly, Golden
//! and Assad 1992; Castro 2012); small releases are then improved to the cheapest set there is, large ones by
//! showing again what turns out not to be needed. What is hidden costs its count, because that is what readers
//! lose. Whether the result is safe is for the audit to say.

mod exact;
mod linear;
mod network;

use std::collections::BTreeMap;

use crate::primary::{Need, attackers_bounds};
use crate::reduced::Reduced;
use crate::system::System;
use crate::witness::Change;
use linear::Programs;
use network::Network;

/// A change that a hidden cell must be able to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Target {
    cell: u32,
    amount: i64,
}

/// Which cells may take part in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Only what is hidden already.
    Hidden,
    /// Everything that can be hidden, at a price.
    Anything,
}

/// Finds changes; one for networks, one for everything else.
trait Engine {
    /// A change of the target and other cells, as cheap as can be found, that keeps all sums. It may fall short
    /// of the target if no change reaches it; `None` if nothing was found at all.
    fn change(&mut self, target: Target, hidden: &[bool], within: Within) -> Option<Change>;

    /// How much looking for less to hide is worth with this engine.
    fn patience(&self) -> Patience;
}

/// How far looking for less to hide may go, so that the time it takes does not depend on a clock.
#[derive(Debug, Clone, Copy)]
struct Patience {
    /// Largest number of cells among which the cheapest set is looked for; at most 64.
    candidates: usize,
    /// Largest number of changes the search for the cheapest set may ask for.
    exact_questions: usize,
    /// Largest number of changes that showing cells again may ask for.
    review_questions: usize,
    /// A cell that more targets than this rely on is not looked at again.
    relying_targets: usize,
}

/// A target, and the cells other than itself that were found to absorb it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Absorbed {
    target: Target,
    by: Vec<u32>,
}

/// Extends `hidden` so that every need can presumably be met. Gives changes that may show it, for the audit to check.
pub(crate) fn suppress(
    system: &System,
    codes: &[(u32, i64, i64)],
    needs: &[Need],
    hidden: &mut [bool],
) -> Vec<Change> {
    let mut changes = Vec::new();
    let (lower, upper) = attackers_bounds(system, codes);
    let mut by_cell: BTreeMap<u32, &Need> = needs.iter().map(|need| (need.cell, need)).collect();
    for component in system.components(&system.free) {
        let needs: Vec<&Need> = component.iter().filter_map(|cell| by_cell.remove(cell)).collect();
        let targets = targets(system, &needs);
        if targets.is_empty() {
            continue;
        }
        match Network::of(system, &lower, &upper, &component) {
            Some(mut network) => suppress_component(system, &mut network, &component, targets, hidden),
            None => changes.extend(suppress_reduced(
                system,
                (&lower, &upper),
                &component,
                &targets,
                hidden,
            )),
        }
    }
    changes
}

/// As [`suppress_component`], on the short form of the component.
fn suppress_reduced(
    system: &System,
    bounds: (&[i64], &[i64]),
    component: &[u32],
    targets: &[Target],
    hidden: &mut [bool],
) -> Vec<Change> {
    let mut changes = Vec::new();
    let is_target = |cell| targets.iter().any(|target| target.cell == cell);
    let reduced = Reduced::of(system, bounds, component, is_target, |cell| {
        !hidden[cell as usize]
    });
    let short = &reduced.system;
    let mut targets_of: BTreeMap<u32, Vec<Target>> = BTreeMap::new();
    for target in targets {
        // What cannot change in any way is for the audit to judge.
        let Some(seen) = reduced.seen(target.cell) else {
            continue;
        };
        let target = Target {
            cell: seen.cell,
            amount: seen.sign * target.amount,
        };
        let known = targets_of.entry(seen.cell).or_default();
        if !known.contains(&target) {
            known.push(target);
        }
    }
    let mut hidden_there: Vec<bool> = short.price.iter().map(|price| *price == 0).collect();
    for part in short.components(&short.free) {
        let mut targets: Vec<Target> = part
            .iter()
            .filter_map(|cell| targets_of.remove(cell))
            .flatten()
            .collect();
        if targets.is_empty() {
            continue;
        }
        sort(&mut targets);
        match Network::of(short, &short.lower, &short.upper, &part) {
            Some(mut network) => suppress_component(short, &mut network, &part, targets, &mut hidden_there),
            None => {
                let mut programs = Programs::of(short, &short.lower, &short.upper, &part, &targets);
                suppress_component(short, &mut programs, &part, targets, &mut hidden_there);
                changes.extend(programs.changes().map(|change| reduced.expand(&change)));
            }
        }
    }
    for &cell in component {
        hidden[cell as usize] |= reduced
            .seen(cell)
            .is_some_and(|seen| hidden_there[seen.cell as usize] && short.price[seen.cell as usize] > 0);
    }
    changes.sort_unstable();
    changes.dedup();
    changes
}

/// Hides more near cells that did not withstand the attack: in the first rounds every cell that shares a short
/// sum with them, at last everything they hang together with.
pub(crate) fn reinforce(system: &System, failing: &[u32], everything: bool, hidden: &mut [bool]) {
    /// Sums up to this length are hidden whole; in longer ones a few cells do as well.
    const SHORT: usize = 12;
    /// Cells that are hidden in a long sum.
    const FEW: usize = 2;
    if everything {
        for component in system.components(&system.free) {
            if component.iter().any(|cell| failing.binary_search(cell).is_ok()) {
                component.iter().for_each(|&cell| hidden[cell as usize] = true);
            }
        }
        return;
    }
    for &cell in failing {
        for &(equation, _) in system.uses(cell) {
            let shown = system.terms(equation).iter().map(|term| term.0);
            let mut shown: Vec<u32> = shown
                .filter(|&other| system.free[other as usize] && !hidden[other as usize])
                .collect();
            if system.terms(equation).len() > SHORT {
                shown.sort_by_key(|&other| system.price[other as usize]);
                shown.truncate(FEW);
            }
            shown.into_iter().for_each(|other| hidden[other as usize] = true);
        }
    }
}

/// Down to the smallest and up to the largest value that must stay possible, the hardest first.
fn targets(system: &System, needs: &[&Need]) -> Vec<Target> {
    let ends = needs.iter().flat_map(|need| {
        let truth = system.truth[need.cell as usize];
        [need.lower, need.upper].map(|end| Target {
            cell: need.cell,
            amount: end - truth,
        })
    });
    // A need whose lower end is above the true count has no way to go down, and the other way round.
    let mut targets: Vec<Target> = ends.filter(|target| target.amount != 0).collect();
    sort(&mut targets);
    targets
}

fn sort(targets: &mut [Target]) {
    targets.sort_by_key(|target| (std::cmp::Reverse(target.amount.abs()), target.cell, target.amount));
}

fn suppress_component(
    system: &System,
    engine: &mut impl Engine,
    component: &[u32],
    targets: Vec<Target>,
    hidden: &mut [bool],
) {
    let before: Vec<bool> = component.iter().map(|&cell| hidden[cell as usize]).collect();
    let mut absorbed = Vec::with_capacity(targets.len());
    for target in targets {
        let change = match engine.change(target, hidden, Within::Hidden) {
            Some(change) if reaches(&change, target) => Some(change),
            _ => engine.change(target, hidden, Within::Anything),
        };
        // If nothing is found the audit will say so, and more is hidden.
        let Some(change) = change else { continue };
        let own = change.iter().find(|(cell, _)| *cell == target.cell);
        let amount = own.map_or(0, |&(_, amount)| amount);
        let amount = amount.clamp(target.amount.min(0), target.amount.max(0));
        let by: Vec<u32> = change
            .iter()
            .map(|&(cell, _)| cell)
            .filter(|&cell| cell != target.cell)
            .collect();
        by.iter().for_each(|&cell| hidden[cell as usize] = true);
        // What cannot be reached with everything hidden need not be reached.
        absorbed.push(Absorbed {
            target: Target { amount, ..target },
            by,
        });
    }
    absorbed.retain(|item| item.target.amount != 0);
    show_again(system, engine, component, &before, &mut absorbed, hidden);
    let cheapest = exact::cheapest(system, engine, component, &before, &absorbed, hidden);
    if let Some(cheapest) = cheapest {
        for (&cell, &was_hidden) in component.iter().zip(&before) {
            hidden[cell as usize] = was_hidden || cheapest.contains(&cell);
        }
    }
}

/// Whether a change goes as far as the target asks, or further.
fn reaches(change: &Change, target: Target) -> bool {
    change.iter().any(|&(cell, amount)| {
        cell == target.cell
            && amount.signum() == target.amount.signum()
            && amount.abs() >= target.amount.abs()
    })
}

/// Shows cells again that turn out not to be needed, the dearest first.
fn show_again(
    system: &System,
    engine: &mut impl Engine,
    component: &[u32],
    before: &[bool],
    absorbed: &mut [Absorbed],
    hidden: &mut [bool],
) {
    let added = component
        .iter()
        .zip(before)
        .filter(|&(&cell, before)| !before && hidden[cell as usize]);
    let mut added: Vec<u32> = added.map(|(&cell, _)| cell).collect();
    added.sort_by_key(|&cell| (std::cmp::Reverse(system.price[cell as usize]), cell));
    // Which targets rely on a cell; entries may be out of date and are looked at again before use.
    let mut relying: BTreeMap<u32, Vec<usize>> = added.iter().map(|&cell| (cell, Vec::new())).collect();
    for (index, item) in absorbed.iter().enumerate() {
        for cell in &item.by {
            relying.entry(*cell).and_modify(|users| users.push(index));
        }
    }
    let patience = engine.patience();
    let mut questions = patience.review_questions;
    for cell in added {
        let mut users = relying.remove(&cell).unwrap_or_default();
        users.retain(|&index| absorbed[index].by.contains(&cell));
        users.sort_unstable();
        users.dedup();
        if users.len() > patience.relying_targets.min(questions) {
            continue;
        }
        hidden[cell as usize] = false;
        let mut instead = Vec::new();
        let spared = users.into_iter().all(|index| {
            questions -= 1;
            let target = absorbed[index].target;
            let change = engine.change(target, hidden, Within::Hidden);
            let found = change.filter(|change| reaches(change, target));
            found.map(|change| instead.push((index, change))).is_some()
        });
        if !spared {
            hidden[cell as usize] = true;
            continue;
        }
        for (index, change) in instead {
            let target = absorbed[index].target.cell;
            absorbed[index].by = change
                .into_iter()
                .map(|(cell, _)| cell)
                .filter(|&cell| cell != target)
                .collect();
            for cell in &absorbed[index].by {
                relying.entry(*cell).and_modify(|users| users.push(index));
            }
        }
    }
}
