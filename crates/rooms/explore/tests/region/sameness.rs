//! The same scenario gives the same bits: on any number of threads, optimised or not, and next year.

use explore::policies::{Adjustment, TieBreak};
use explore::{Parameters, Policies, Scenario, run};

fn scenario() -> Scenario {
    Scenario {
        pupils: 6_000,
        years: 4,
        first_year: 2021,
        seed: 42,
        ..Scenario::default()
    }
}

fn hash(scenario: &Scenario) -> String {
    run(scenario).expect("a plain scenario").state_hash()
}

/// The golden value of this version of the model; it changes only when the model does, and then the changelog says so.
/// The text of the parameters is part of it: with the shares of the profiles it became another one, for the same pupils.
#[test]
fn the_state_is_the_one_on_record() {
    assert_eq!(
        hash(&scenario()),
        "e24d8579f0a8d897943f47e1a3c572a202cdf25b2dbd2ef76425f2e52f7f33a7"
    );
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let hashes = [1, 2, 7].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| hash(&scenario()))
    });
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(hashes[0], hashes[2]);
}

#[test]
fn seed_and_parameters_matter() {
    let other = Parameters::from_toml("bias = 0.36").expect("in range");
    let plain = hash(&scenario());
    assert_ne!(
        plain,
        hash(&Scenario {
            seed: 43,
            ..scenario()
        })
    );
    assert_ne!(
        plain,
        hash(&Scenario {
            parameters: other,
            ..scenario()
        })
    );
}

/// A policy that changes nothing leaves every bit as it was: the rule of the law is that of 2023/24 in these years.
#[test]
fn a_policy_that_should_not_matter_does_not() {
    let years = Scenario {
        first_year: 2060,
        ..scenario()
    };
    let since = Policies {
        adjustment: Adjustment::AsSince,
        ..Policies::default()
    };
    assert_eq!(
        hash(&years),
        hash(&Scenario {
            policies: since,
            ..years.clone()
        })
    );
    let multiple = Policies {
        tie_break: TieBreak::Multiple,
        ..Policies::default()
    };
    let roomy = Scenario {
        capacity_factor: 50.0,
        ..scenario()
    };
    assert_eq!(
        hash(&roomy),
        hash(&Scenario {
            policies: multiple,
            ..roomy.clone()
        }),
        "with room for all, no lottery"
    );
}

/// More observed years do not change the earlier ones.
#[test]
fn pupils_do_not_depend_on_how_long_the_run_is() {
    let (short, long) = (
        run(&scenario()),
        run(&Scenario {
            years: 6,
            ..scenario()
        }),
    );
    let (short, long) = (short.expect("plain"), long.expect("plain"));
    let kept = short.record.positions.len();
    assert_eq!(short.record.positions[..], long.record.positions[..kept]);
    assert_eq!(short.reports[..], long.reports[..short.reports.len()]);
}
