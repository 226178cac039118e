//! An attack on whole reports with careers and with advice beside the test: is there, for every small count that is
//! hidden, a list of possible pupils in which it is none, and one in which it is as large as promised?

mod attacker;
mod columns;
#[path = "../common/mod.rs"]
mod common;
mod possible;
mod pupils;

use attacker::Attack;
use measuring::{Choice, Measurement, Profile, Settings, count, measure};
use pupils::List;

/// How many careers somebody thinks of, at first and where a count seems to be told.
const CAREERS: [usize; 3] = [6_000, 40_000, 200_000];

fn report(list: &List, profile: &Profile) -> Measurement {
    let (tables, definitions) = (pupils::tables(list), common::definitions());
    let cube = count(&tables, Choice::first(&tables), &definitions);
    let settings = Settings {
        profile: profile.clone(),
        replicates: 20,
        seed: 2022,
        printed_total: Some(list.pupils.len() as u64),
        benchmark: None,
    };
    measure(&cube, &definitions, &settings, |_, _| {})
}

/// A list of a size, a number of schools and a kind of its own for every seed, and for whom its report is.
fn case(seed: u64) -> (List, Profile) {
    let schools = [1, 1, 2, 1, 3, 1, 4, 1, 6, 1][seed as usize % 10];
    let size = if schools == 1 {
        25 + (seed * 37 % 95) as usize
    } else {
        25 + (seed * 13 % 20) as usize
    };
    let profile = if seed.is_multiple_of(3) {
        Profile::publiek()
    } else {
        Profile::bestuur()
    };
    (
        pupils::list(seed, schools, size, (seed / 10).is_multiple_of(2)),
        profile,
    )
}

/// What is told, and how much is hidden.
fn attacked(seed: u64) -> (Vec<String>, (usize, usize)) {
    let (list, profile) = case(seed);
    let report = report(&list, &profile);
    assert!(report.certificate.verdict.is_safe());
    let attack = |many: usize| Attack::on(&report, &list, many, &|_| false);
    let first = attack(CAREERS[0]);
    let mut told = first.told(&profile);
    for many in &CAREERS[1..] {
        // What seems to be told may only want for a career that nobody thought of.
        if !told.is_empty() {
            told = attack(*many).told(&profile);
        }
    }
    (told, first.hidden())
}

fn withstand(seeds: impl Iterator<Item = u64>) {
    for seed in seeds {
        let (told, _) = attacked(seed);
        assert!(told.is_empty(), "list {seed}: {told:#?}");
    }
}

#[test]
fn careers_are_not_told() {
    withstand(0..5);
}

#[test]
fn advices_beside_the_test_are_not_told() {
    withstand(10..14);
}

#[test]
fn a_count_that_is_left_out_alone_is_told() {
    let (list, profile) = case(1);
    let report = report(&list, &profile);
    let careless = Attack::on(&report, &list, CAREERS[0], &|count| !profile.is_small(count));
    assert!(!careless.told(&profile).is_empty());
}

/// `ATTACKS=1000..1150 cargo test --workspace --test attack_careers -- --ignored --nocapture`
#[test]
#[ignore = "as many lists as asked for"]
fn many_lists() {
    #[expect(
        clippy::disallowed_methods,
        reason = "how many lists is for whoever runs the test to say"
    )]
    let asked = std::env::var("ATTACKS").unwrap_or_else(|_| "0..100".to_owned());
    let (from, to) = asked.split_once("..").expect("from..to");
    let [from, to] = [from, to].map(|end| end.parse::<u64>().expect("a number"));
    let mut leaks = 0;
    for seed in from..to {
        let (told, (hidden, cells)) = attacked(seed);
        println!(
            "{seed}: {hidden} of {cells} hidden, {} told {told:#?}",
            told.len()
        );
        leaks += usize::from(!told.is_empty());
    }
    assert_eq!(leaks, 0, "lists that told something");
}
