//! From a release to what may leave: hide, attack, and hide more until nothing gives way.

use crate::audit::{certificate, examine};
use crate::ledger::Ledger;
use crate::outcome::{Protected, Shown};
use crate::primary::{Need, Primary};
use crate::profile::Profile;
use crate::release::{Release, Role};
use crate::secondary::{reinforce, suppress};
use crate::system::System;
use crate::witness::Change;

/// Rounds in which more is hidden near what gave way, as long as that helps, before all that hangs together with it
/// is hidden.
const PATIENT_ROUNDS: usize = 4;

/// Hides what may not leave, and proves it.
///
/// The result is always safe ([`Verdict::is_safe`](crate::Verdict::is_safe)): what cannot be shown to be safe is
/// hidden, at worst with everything it hangs together with. The same release gives the same result everywhere.
pub fn protect(release: &Release, profile: &Profile, ledger: &Ledger) -> Protected {
    protect_by(suppress, release, profile, ledger)
}

/// As [`protect`], with any way of choosing what else to hide: the audit sees to it that the result is safe.
fn protect_by(
    suppress: impl Fn(&System, &[(u32, i64, i64)], &[Need], &mut [bool]) -> Vec<Change>,
    release: &Release,
    profile: &Profile,
    ledger: &Ledger,
) -> Protected {
    let system = System::new(release, ledger);
    let mut primary = Primary::find(release, profile, ledger, &system);
    let mut hidden: Vec<bool> = release
        .cells()
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            system.free[index] && (cell.role == Role::Implied || primary.reasons[index].is_some())
        })
        .collect();
    let changes = suppress(&system, &primary.code_bounds, &primary.needs, &mut hidden);
    let mut findings = examine(&system, &hidden, &primary.code_bounds, &primary.needs, &changes);
    let mut rounds = 1;
    let mut failed_before = usize::MAX;
    while !findings.failing.is_empty() {
        // More is hidden from round to round, so what withstood the attack does so still.
        let needs = primary.needs.iter().copied();
        let open: Vec<Need> = needs.filter(|need| findings.is_failing(need)).collect();
        let is_helping = open.len() < failed_before;
        failed_before = open.len();
        let everything = rounds > PATIENT_ROUNDS || !is_helping;
        reinforce(&system, &findings.failing, everything, &mut hidden);
        let mut changes = Vec::new();
        if everything {
            drop_codes(&system, &mut primary, &hidden);
        } else {
            changes = suppress(&system, &primary.code_bounds, &open, &mut hidden);
        }
        findings.settle(examine(&system, &hidden, &primary.code_bounds, &open, &changes));
        rounds += 1;
    }
    let certificate = certificate(release, profile, &system, &primary, &hidden, &findings, rounds);
    let shown = release
        .cells()
        .iter()
        .enumerate()
        .map(|(index, cell)| match cell.role {
            Role::Implied => Shown::Implied,
            Role::Impossible => Shown::Empty,
            Role::Asked | Role::Public if !hidden[index] => Shown::Published(cell.count),
            Role::Asked | Role::Public if primary.reasons[index].is_some() => Shown::HiddenPrimary,
            Role::Asked | Role::Public => Shown::HiddenSecondary,
        });
    Protected {
        shown: shown.collect(),
        reasons: primary.reasons,
        codes: primary.codes,
        profile: profile.clone(),
        certificate,
    }
}

/// Where everything is hidden, no rate is told either, not even as a code.
fn drop_codes(system: &System, primary: &mut Primary, hidden: &[bool]) {
    let mut withheld = vec![false; system.cells()];
    for component in system.components(&system.free) {
        if component.iter().all(|&cell| hidden[cell as usize]) {
            component.iter().for_each(|&cell| withheld[cell as usize] = true);
        }
    }
    primary.codes.retain(|share, _| !withheld[share.index()]);
    primary.code_bounds.retain(|bound| !withheld[bound.0 as usize]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::audit;
    use crate::certificate::Verdict;
    use crate::outcome::Rate;
    use crate::release::{ReleaseBuilder, Share};
    use crate::table::Axis;

    fn table(axes: &[Axis], counts: &[u64]) -> Release {
        let mut builder = ReleaseBuilder::new();
        builder.table(axes, counts).unwrap();
        builder.build().unwrap()
    }

    /// Hides nothing beyond what is hidden for its own sake.
    fn careless(_: &System, _: &[(u32, i64, i64)], _: &[Need], _: &mut [bool]) -> Vec<Change> {
        Vec::new()
    }

    #[test]
    fn the_audit_makes_even_careless_suppression_safe() {
        let two_way = table(
            &[Axis::classes(4), Axis::classes(4)],
            &[20, 3, 17, 30, 14, 12, 4, 25, 9, 22, 31, 18, 40, 15, 11, 2],
        );
        let three_way = table(
            &[Axis::classes(2), Axis::classes(3), Axis::yes_no()],
            &[3, 20, 14, 30, 22, 18, 40, 41, 5, 33, 29, 17],
        );
        for release in [two_way, three_way] {
            let safe = protect_by(careless, &release, &Profile::bestuur(), &Ledger::new());
            assert!(safe.certificate().rounds > 1);
            assert_eq!(safe.certificate().verdict, Verdict::Protected);
            let again = audit(&release, &Profile::bestuur(), &Ledger::new(), |cell| {
                safe.shown(cell).is_hidden()
            });
            assert_eq!(
                (again.verdict, again.narrowest),
                (Verdict::Protected, safe.certificate().narrowest)
            );
        }
    }

    #[test]
    fn what_cannot_be_protected_is_withheld_with_all_that_tells_of_it() {
        // Two cells with a printed total of 8: neither can be 10, so that the total must go as well.
        let release = table(&[Axis::classes(2)], &[6, 2]);
        let safe = protect(&release, &Profile::publiek(), &Ledger::new());
        assert!(safe.all_shown().iter().all(|shown| shown.is_hidden()));
        assert_eq!(safe.certificate().verdict, Verdict::Protected);
    }

    #[test]
    fn where_all_is_withheld_no_code_is_told() {
        let mut builder = ReleaseBuilder::new();
        let (n, k, rest) = (builder.cell(400), builder.cell(12), builder.cell(388));
        builder.share(Share { n, k, rest });
        let release = builder.build().unwrap();
        let (profile, ledger) = (Profile::publiek(), Ledger::new());
        let safe = protect(&release, &profile, &ledger);
        assert_eq!(safe.rate(Share { n, k, rest }), Rate::AtMost5Percent);

        let system = System::new(&release, &ledger);
        let mut primary = Primary::find(&release, &profile, &ledger, &system);
        drop_codes(&system, &mut primary, &[true, true, true]);
        assert!(primary.codes.is_empty() && primary.code_bounds.is_empty());
    }
}
