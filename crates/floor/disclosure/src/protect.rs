//! From a release to what may leave: hide, attack, and hide more until nothing gives way.

use crate::audit::{certificate, examine};
use crate::ledger::Ledger;
use crate::outcome::{Protected, Shown};
use crate::primary::Primary;
use crate::profile::Profile;
use crate::release::{Release, Role};
use crate::secondary::{reinforce, suppress};
use crate::system::System;

/// Rounds in which more is hidden near what gave way, before all that hangs together with it is hidden.
const PATIENT_ROUNDS: usize = 4;

/// Hides what may not leave, and proves it.
///
/// The result is always safe ([`Verdict::is_safe`](crate::Verdict::is_safe)): what cannot be shown to be safe is
/// hidden, at worst with everything it hangs together with. The same release gives the same result everywhere.
pub fn protect(release: &Release, profile: &Profile, ledger: &Ledger) -> Protected {
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
    suppress(&system, &primary.code_bounds, &primary.needs, &mut hidden);
    let mut findings = examine(&system, &hidden, &primary.code_bounds, &primary.needs);
    let mut rounds = 1;
    while !findings.failing.is_empty() {
        let everything = rounds > PATIENT_ROUNDS;
        reinforce(&system, &findings.failing, everything, &mut hidden);
        if everything {
            drop_codes(&system, &mut primary, &hidden);
        } else {
            suppress(&system, &primary.code_bounds, &primary.needs, &mut hidden);
        }
        findings = examine(&system, &hidden, &primary.code_bounds, &primary.needs);
        rounds += 1;
    }
    let certificate = certificate(release, profile, &system, &primary, &hidden, &findings, rounds);
    let shown = release.cells().iter().enumerate().map(|(index, cell)| match cell.role {
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
