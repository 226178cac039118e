//! Large releases: the country's schools by group, and a board's schools by group and outcome.
#![allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")]

mod common;

use disclosure::{Axis, Ledger, Profile, ReleaseBuilder, Role, Shown, Verdict, protect};

fn hidden_share(shown: &[Shown]) -> f64 {
    shown.iter().filter(|shown| shown.is_hidden()).count() as f64 / shown.len() as f64
}

#[test]
fn two_thousand_schools_by_eight_groups() {
    let counts = common::schools(2_000, 8, 1);
    let mut builder = ReleaseBuilder::new();
    let table = builder
        .table(&[Axis::classes(2_000), Axis::classes(8)], &counts)
        .unwrap();
    // The number of pupils of each school is open data.
    for school in 0..2_000 {
        builder.set_role(table.cell(&[Some(school), None]).unwrap(), Role::Public);
    }
    let release = builder.build().unwrap();
    for profile in [Profile::bestuur(), Profile::publiek()] {
        let safe = protect(&release, &profile, &Ledger::new());
        let certificate = safe.certificate();
        assert_eq!(certificate.verdict, Verdict::Protected, "{certificate:?}");
        assert_eq!((certificate.known_public, certificate.rounds), (2_000, 1));
        assert_eq!(certificate.methods.by_flow, certificate.attacked);
        assert!(certificate.narrowest.is_some_and(
            |range| range.lower == 0 && range.upper.is_some_and(|upper| upper >= profile.threshold())
        ));
        let small = release
            .cells()
            .iter()
            .filter(|cell| profile.is_small(cell.count))
            .count();
        let hidden = safe.all_shown().iter().filter(|shown| shown.is_hidden()).count();
        assert!(
            hidden < small + small / 4,
            "{hidden} cells hidden for {small} small ones"
        );
    }
}

#[test]
fn a_board_of_twenty_schools_by_group_and_outcome() {
    let counts = common::schools(20, 4, 2);
    let mut builder = ReleaseBuilder::new();
    builder
        .table(&[Axis::classes(20), Axis::classes(4), Axis::yes_no()], &counts)
        .unwrap();
    let release = builder.build().unwrap();
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    let certificate = safe.certificate();
    assert_eq!(certificate.verdict, Verdict::Protected, "{certificate:?}");
    assert_eq!(certificate.methods.by_linear_program, certificate.attacked);
    assert!(hidden_share(safe.all_shown()) < 0.6, "{certificate:?}");
}
