//! The cheapest set of cells that protects, for small releases.
//!
//! Hiding more never narrows a range. So from every set that does *not* protect, grown until nothing can be
//! added to it, follows that a protecting set must have a cell outside it; the cheapest set that satisfies all
//! such demands, and protects, is the cheapest of all (an implicit hitting set: Moreno-Centeno and Karp 2013;
//! the demands are the capacity cuts of Fischetti and Salazar 2001 in combinatorial form).

use super::{Absorbed, Engine, Within, reaches};
use crate::system::System;

/// Steps in the search for the cheapest set that meets all demands.
const STEPS: usize = 200_000;

/// The cheapest set of cells to hide beyond `before`, or `None` if the component is too large for certainty.
pub(super) fn cheapest(
    system: &System,
    engine: &mut impl Engine,
    component: &[u32],
    before: &[bool],
    absorbed: &[Absorbed],
    hidden: &[bool],
) -> Option<Vec<u32>> {
    let patience = engine.patience();
    let candidates = component
        .iter()
        .zip(before)
        .filter(|(_, before)| !**before)
        .map(|(&cell, _)| cell);
    let candidates: Vec<u32> = candidates.collect();
    if candidates.len() > patience.candidates.min(64) || absorbed.is_empty() {
        return None;
    }
    let mut search = Search {
        engine,
        prices: candidates
            .iter()
            .map(|&cell| system.price[cell as usize])
            .collect(),
        mask: hidden.to_vec(),
        known: absorbed
            .iter()
            .map(|item| vec![bits(&candidates, &item.by)])
            .collect(),
        absorbed,
        candidates: &candidates,
        questions: patience.exact_questions,
    };
    let best = search.run()?;
    Some(
        candidates
            .iter()
            .enumerate()
            .filter(|(at, _)| best >> at & 1 == 1)
            .map(|(_, &cell)| cell)
            .collect(),
    )
}

/// The candidates among some cells, as bits.
fn bits(candidates: &[u32], cells: &[u32]) -> u64 {
    cells
        .iter()
        .filter_map(|cell| candidates.binary_search(cell).ok())
        .fold(0, |bits, at| bits | 1 << at)
}

struct Search<'a, E> {
    engine: &'a mut E,
    candidates: &'a [u32],
    prices: Vec<u64>,
    absorbed: &'a [Absorbed],
    /// Per target, sets of candidates that are known to absorb it.
    known: Vec<Vec<u64>>,
    mask: Vec<bool>,
    questions: usize,
}

impl<E: Engine> Search<'_, E> {
    fn run(&mut self) -> Option<u64> {
        let all = u64::MAX >> (64 - self.candidates.len().max(1) as u32);
        let all = if self.candidates.is_empty() { 0 } else { all };
        let mut by_price: Vec<usize> = (0..self.candidates.len()).collect();
        by_price.sort_by_key(|&at| (self.prices[at], at));
        let mut demands: Vec<u64> = Vec::new();
        loop {
            let set = cheapest_hitting(&demands, &self.prices)?;
            let Some(lacking) = self.first_lacking(set)? else {
                return Some(set);
            };
            // Adding the cheapest first leaves a demand for dear cells, which says most.
            let mut grown = set;
            for &at in &by_price {
                if grown >> at & 1 == 0 && !self.absorbs(lacking, grown | 1 << at)? {
                    grown |= 1 << at;
                }
            }
            let demand = all & !grown;
            if demand == 0 {
                return None;
            }
            demands.push(demand);
        }
    }

    /// The first target that is not absorbed when this set is hidden; `None` when out of questions.
    fn first_lacking(&mut self, set: u64) -> Option<Option<usize>> {
        for target in 0..self.absorbed.len() {
            if !self.absorbs(target, set)? {
                return Some(Some(target));
            }
        }
        Some(None)
    }

    fn absorbs(&mut self, target: usize, set: u64) -> Option<bool> {
        if self.known[target].iter().any(|known| known & !set == 0) {
            return Some(true);
        }
        self.questions = self.questions.checked_sub(1)?;
        for (at, &cell) in self.candidates.iter().enumerate() {
            self.mask[cell as usize] = set >> at & 1 == 1;
        }
        let wanted = self.absorbed[target].target;
        let change = self.engine.change(wanted, &self.mask, Within::Hidden);
        let Some(change) = change.filter(|change| reaches(change, wanted)) else {
            return Some(false);
        };
        let by: Vec<u32> = change
            .into_iter()
            .map(|(cell, _)| cell)
            .filter(|&cell| cell != wanted.cell)
            .collect();
        self.known[target].push(bits(self.candidates, &by));
        Some(true)
    }
}

/// The cheapest set with a member in every demand; `None` if that takes too long.
fn cheapest_hitting(demands: &[u64], prices: &[u64]) -> Option<u64> {
    let mut best = (u64::MAX, 0);
    let mut steps = STEPS;
    hit(demands, prices, (0, 0), 0, &mut best, &mut steps)?;
    Some(best.1)
}

/// Extends the set `chosen` (cost, bits) without the `barred` members, keeping the best in `best`.
fn hit(
    demands: &[u64],
    prices: &[u64],
    chosen: (u64, u64),
    barred: u64,
    best: &mut (u64, u64),
    steps: &mut usize,
) -> Option<()> {
    *steps = steps.checked_sub(1)?;
    let cheapest_of = |set: u64| members(set).map(|at| prices[at]).min();
    // Demands that share no member each cost at least their cheapest one.
    let (mut bound, mut covered, mut hardest) = (chosen.0, 0, None);
    for &demand in demands.iter().filter(|&&demand| demand & chosen.1 == 0) {
        let open = demand & !barred;
        let Some(cheapest) = cheapest_of(open) else {
            return Some(());
        };
        if open & covered == 0 {
            bound += cheapest;
            covered |= open;
        }
        if hardest.is_none_or(|hardest: u64| open.count_ones() < hardest.count_ones()) {
            hardest = Some(open);
        }
    }
    if bound >= best.0 {
        return Some(());
    }
    let Some(hardest) = hardest else {
        *best = chosen;
        return Some(());
    };
    let mut order: Vec<usize> = members(hardest).collect();
    order.sort_by_key(|&at| (prices[at], at));
    let mut barred = barred;
    for at in order {
        hit(
            demands,
            prices,
            (chosen.0 + prices[at], chosen.1 | 1 << at),
            barred,
            best,
            steps,
        )?;
        barred |= 1 << at;
    }
    Some(())
}

fn members(set: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |at| set >> at & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_set_that_meets_all_demands() {
        let prices = [5, 3, 4, 9];
        assert_eq!(cheapest_hitting(&[], &prices), Some(0));
        assert_eq!(
            cheapest_hitting(&[0b0011, 0b0101], &prices),
            Some(0b0001),
            "one for both is cheaper"
        );
        assert_eq!(cheapest_hitting(&[0b0010, 0b1100], &prices), Some(0b0110));
    }
}
