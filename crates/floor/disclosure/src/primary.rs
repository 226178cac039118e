//! Which cells may not be told by themselves, and how much doubt must remain about each.

use std::collections::BTreeMap;

use crate::ledger::Ledger;
use crate::profile::{CODED_PERCENT, Profile};
use crate::release::{CellId, Release};
use crate::system::{System, UNBOUNDED};

/// Why a cell is hidden for its own sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The count is small.
    SmallCount,
    /// Nobody in the group has the other outcome, or any other, so that the outcome of everybody in it is told.
    DisclosingZero,
    /// The rate is so extreme that only a code is shown, which the count would undo.
    CodedRate,
    /// The count differs by little from what was released earlier, so that it would tell who was added.
    SmallRevision,
    /// Somebody holds so much of the count that the rest of it is small.
    FewOthers,
}

/// A rate that is shown as a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Code {
    AtMost,
    AtLeast,
}

/// A hidden cell, and the values an attacker must not be able to exclude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    pub cell: u32,
    pub lower: i64,
    pub upper: i64,
    /// True if the world already knew too much for the whole range of the profile.
    pub limited: bool,
}

/// The outcome of looking at every cell by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Primary {
    /// Per cell, why it is hidden.
    pub reasons: Vec<Option<Reason>>,
    /// What must remain possible, in the order of the cells.
    pub needs: Vec<Need>,
    /// Coded rates, by the cell that holds `k`.
    pub codes: BTreeMap<CellId, Code>,
    /// What an attacker learns from the codes: bounds on cells.
    pub code_bounds: Vec<(u32, i64, i64)>,
}

impl Primary {
    pub fn find(release: &Release, profile: &Profile, ledger: &Ledger, system: &System) -> Self {
        let mut found = Self {
            reasons: vec![None; release.cells().len()],
            needs: Vec::new(),
            codes: BTreeMap::new(),
            code_bounds: Vec::new(),
        };
        if !profile.hides_counts() {
            return found;
        }
        // Per hidden cell, the range that must stay possible.
        let mut ranges = BTreeMap::new();
        found.small_and_revised(release, profile, ledger, system, &mut ranges);
        found.disclosing_zeros(release, profile, system, &mut ranges);
        if profile.codes_extreme_rates() {
            found.coded_rates(release, profile, system, &mut ranges);
        }
        // What the world could work out without us is not ours to protect.
        let (known_lower, known_upper) = system.bounds_without_release();
        found.needs = ranges
            .into_iter()
            .map(|(cell, (lower, upper))| {
                let (least, most) = (known_lower[cell as usize], known_upper[cell as usize]);
                let limited = least > lower || most < upper;
                Need {
                    cell,
                    lower: lower.max(least),
                    upper: upper.min(most),
                    limited,
                }
            })
            .collect();
        found
    }

    fn small_and_revised(
        &mut self,
        release: &Release,
        profile: &Profile,
        ledger: &Ledger,
        system: &System,
        ranges: &mut BTreeMap<u32, (i64, i64)>,
    ) {
        let threshold = profile.threshold() as i64;
        for (index, cell) in release.cells().iter().enumerate() {
            if !system.free[index] {
                continue;
            }
            let earlier = cell.definition.and_then(|definition| ledger.entry(definition));
            if profile.is_small(cell.count) {
                self.reasons[index] = Some(Reason::SmallCount);
                ranges.insert(index as u32, (0, threshold));
                continue;
            }
            let is_revision =
                earlier.is_some_and(|entry| entry.count.abs_diff(cell.count) < profile.threshold());
            if is_revision || cell.guarded {
                self.reasons[index] = Some(if is_revision {
                    Reason::SmallRevision
                } else {
                    Reason::FewOthers
                });
                let count = system.truth[index];
                ranges.insert(index as u32, ((count - threshold).max(0), count + threshold));
            }
        }
    }

    fn disclosing_zeros(
        &mut self,
        release: &Release,
        profile: &Profile,
        system: &System,
        ranges: &mut BTreeMap<u32, (i64, i64)>,
    ) {
        for sum in release
            .sums()
            .iter()
            .filter(|sum| sum.attribute && sum.parts.len() > 1)
        {
            let count = |id: CellId| system.truth[id.index()];
            let filled = sum.parts.iter().filter(|&&part| count(part) > 0).count();
            if filled != 1 {
                continue;
            }
            let mut hide = |cell: CellId, lower: i64, upper: i64| {
                self.reasons[cell.index()].get_or_insert(Reason::DisclosingZero);
                let range = ranges.entry(cell.0).or_insert((lower, upper));
                *range = (range.0.min(lower), range.1.max(upper));
            };
            let threshold = profile.threshold() as i64;
            let (nobody, all): (Vec<CellId>, Vec<CellId>) =
                sum.parts.iter().partition(|&&part| count(part) == 0);
            if let ([_], [_]) = (&nobody[..], &all[..])
                && system.free[nobody[0].index()]
            {
                hide(nobody[0], 0, threshold);
            }
            // Where there are more outcomes it is enough that some of the group may have another one; which, is
            // for the search to say. Else every outcome that nobody ever has would have to be hidden.
            if nobody.len() > 1 && system.free[all[0].index()] {
                let count = count(all[0]);
                hide(all[0], (count - threshold).max(0), count);
            }
        }
    }

    /// A code tells that a part is under 5% of a printed group. It is only given where that leaves the whole
    /// range of small counts open, and then the sums may not tell more than the code does.
    fn coded_rates(
        &mut self,
        release: &Release,
        profile: &Profile,
        system: &System,
        ranges: &mut BTreeMap<u32, (i64, i64)>,
    ) {
        for share in release.shares() {
            let n = system.truth[share.n.index()];
            let shown = !system.free[share.n.index()] || self.reasons[share.n.index()].is_none();
            let secret = system.free[share.k.index()] && system.free[share.rest.index()];
            if !shown || !secret || n == 0 {
                continue;
            }
            let most = (n * CODED_PERCENT as i64 - 1) / 100;
            if most < profile.threshold() as i64 {
                continue;
            }
            let (few, many, code) = if system.truth[share.k.index()] <= most {
                (share.k, share.rest, Code::AtMost)
            } else if system.truth[share.rest.index()] <= most {
                (share.rest, share.k, Code::AtLeast)
            } else {
                continue;
            };
            for cell in [few, many] {
                self.reasons[cell.index()].get_or_insert(Reason::CodedRate);
            }
            ranges.insert(few.0, (0, most));
            self.codes.insert(share.k, code);
            self.code_bounds.push((few.0, 0, most));
            self.code_bounds.push((many.0, n - most, n));
        }
    }
}

/// The bounds an attacker has on each cell: what was known, and what the codes tell.
pub(crate) fn attackers_bounds(system: &System, codes: &[(u32, i64, i64)]) -> (Vec<i64>, Vec<i64>) {
    let (mut lower, mut upper) = (system.lower.clone(), system.upper.clone());
    for &(cell, least, most) in codes {
        let index = cell as usize;
        lower[index] = lower[index].max(least);
        upper[index] = upper[index].min(most.min(UNBOUNDED));
    }
    (lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Definition;
    use crate::release::{ReleaseBuilder, Role, Share};

    fn find(builder: ReleaseBuilder, profile: &Profile, ledger: &Ledger) -> Primary {
        let release = builder.build().unwrap();
        Primary::find(&release, profile, ledger, &System::new(&release, ledger))
    }

    fn share(builder: &mut ReleaseBuilder, n: u64, k: u64) {
        let (n, k, rest) = (builder.cell(n), builder.cell(k), builder.cell(n - k));
        builder.share(Share { n, k, rest });
    }

    #[test]
    fn n_k_and_the_rest_count() {
        let mut builder = ReleaseBuilder::new();
        share(&mut builder, 40, 37);
        let found = find(builder, &Profile::bestuur(), &Ledger::new());
        assert_eq!(found.reasons, [None, None, Some(Reason::SmallCount)]);
        let mut builder = ReleaseBuilder::new();
        share(&mut builder, 9, 4);
        let found = find(builder, &Profile::publiek(), &Ledger::new());
        assert_eq!(found.reasons, [Some(Reason::SmallCount); 3]);
    }

    #[test]
    fn nobody_is_shown_to_a_board_unless_it_tells_about_everybody() {
        let mut builder = ReleaseBuilder::new();
        builder.cell(0);
        share(&mut builder, 40, 40);
        share(&mut builder, 0, 0);
        let found = find(builder, &Profile::bestuur(), &Ledger::new());
        let mut expected = [None; 7];
        expected[3] = Some(Reason::DisclosingZero);
        assert_eq!(found.reasons, expected);
    }

    #[test]
    fn one_level_for_all_is_hidden_without_every_level_that_nobody_has() {
        let mut builder = ReleaseBuilder::new();
        let (total, all) = (builder.cell(40), builder.cell(40));
        let parts: Vec<CellId> = [all].into_iter().chain((0..4).map(|_| builder.cell(0))).collect();
        builder.attribute_sum(total, &parts);
        let found = find(builder, &Profile::bestuur(), &Ledger::new());
        let mut expected = [None; 6];
        expected[1] = Some(Reason::DisclosingZero);
        assert_eq!(found.reasons, expected);
        let need = Need {
            cell: 1,
            lower: 34,
            upper: 40,
            limited: false,
        };
        assert_eq!(found.needs, [need], "six of them may have another level");
    }

    #[test]
    fn an_extreme_rate_is_coded_where_the_code_leaves_the_small_counts_open() {
        // Under 5% of 201 is at most 10; of 200 it is at most 9, which would tell a small count too closely.
        for (n, k, most) in [
            (201, 3, Some(10)),
            (200, 3, None),
            (400, 12, Some(19)),
            (400, 20, None),
        ] {
            let mut builder = ReleaseBuilder::new();
            share(&mut builder, n, k);
            let found = find(builder, &Profile::publiek(), &Ledger::new());
            let need = found
                .needs
                .iter()
                .find(|need| need.cell == 1)
                .map(|need| need.upper);
            assert_eq!(
                found.codes.get(&CellId(1)),
                most.map(|_| &Code::AtMost),
                "{k} of {n}"
            );
            assert_eq!(need, most.or((k < 10).then_some(10)));
        }
        let mut builder = ReleaseBuilder::new();
        share(&mut builder, 400, 388);
        let found = find(builder, &Profile::publiek(), &Ledger::new());
        assert_eq!(found.codes.get(&CellId(1)), Some(&Code::AtLeast));
        assert_eq!(found.code_bounds, [(2, 0, 19), (1, 381, 400)]);
    }

    #[test]
    fn what_is_public_is_not_protected_and_bounds_the_rest() {
        let mut builder = ReleaseBuilder::new();
        share(&mut builder, 4, 3);
        builder.set_role(CellId(0), Role::Public);
        let found = find(builder, &Profile::bestuur(), &Ledger::new());
        assert_eq!(found.reasons[0], None);
        let need = Need {
            cell: 1,
            lower: 0,
            upper: 4,
            limited: true,
        };
        assert_eq!(found.needs, [need, Need { cell: 2, ..need }]);
    }

    #[test]
    fn a_guarded_count_is_hidden_whatever_its_size() {
        let mut builder = ReleaseBuilder::new();
        let cell = builder.cell(56);
        builder.guard(cell);
        let found = find(builder, &Profile::bestuur(), &Ledger::new());
        assert_eq!(found.reasons, [Some(Reason::FewOthers)]);
        assert_eq!((found.needs[0].lower, found.needs[0].upper), (50, 62));
    }

    #[test]
    fn a_small_change_since_an_earlier_release_is_hidden() {
        let definition = Definition([7; 32]);
        let mut ledger = Ledger::new();
        ledger.record(definition, 56, 0);
        for (count, reason) in [(56, None), (57, Some(Reason::SmallRevision)), (62, None)] {
            let mut builder = ReleaseBuilder::new();
            let cell = builder.cell(count);
            builder.define(cell, definition);
            assert_eq!(find(builder, &Profile::bestuur(), &ledger).reasons, [reason]);
        }
    }
}
