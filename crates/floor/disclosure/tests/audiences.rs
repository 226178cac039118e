//! What each audience gets to see of ordinary tables: groups, rates, codes, zeros and linked tables.
#![allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")]

use disclosure::{
    Axis, Definition, Figure, Ledger, Profile, Protected, Rate, Reason, Release, ReleaseBuilder, Role, Shown,
    Table, TooFew, Verdict, protect,
};

/// Groups with an outcome: `(n, k)` each.
fn outcomes(groups: &[(u64, u64)]) -> (Release, Table) {
    let counts: Vec<u64> = groups.iter().flat_map(|&(n, k)| [k, n - k]).collect();
    let mut builder = ReleaseBuilder::new();
    let table = builder
        .table(&[Axis::classes(groups.len()), Axis::yes_no()], &counts)
        .unwrap();
    (builder.build().unwrap(), table)
}

fn rate(safe: &Protected, table: &Table, group: Option<usize>) -> Rate {
    safe.rate(table.share(&[group, None]).unwrap())
}

#[test]
fn a_school_sees_its_own_counts_but_no_rate_of_nine() {
    let (release, table) = outcomes(&[(9, 2), (25, 7), (0, 0)]);
    let safe = protect(&release, &Profile::intern(), &Ledger::new());
    assert!(
        safe.all_shown()
            .iter()
            .zip(release.cells())
            .all(|(shown, cell)| shown.count() == Some(cell.count))
    );
    assert_eq!(safe.certificate().verdict, Verdict::NothingToHide);
    let too_few = TooFew {
        figure: Figure::Rate,
        n: 9,
        floor: 10,
    };
    assert_eq!(rate(&safe, &table, Some(0)), Rate::TooFew(too_few));
    assert_eq!(rate(&safe, &table, Some(1)), Rate::Ratio { k: 7, n: 25 });
    assert_eq!(rate(&safe, &table, Some(2)), Rate::Empty);
}

#[test]
fn a_rate_is_never_given_when_one_of_its_counts_is_hidden() {
    let (release, table) = outcomes(&[(40, 3), (40, 40), (60, 30), (80, 45), (70, 20)]);
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    assert!(safe.certificate().verdict.is_safe());
    assert_eq!(rate(&safe, &table, Some(0)), Rate::Hidden);
    assert_eq!(rate(&safe, &table, Some(1)), Rate::Hidden);
    let all = table.share(&[Some(1), None]).unwrap();
    assert_eq!(safe.reason(all.rest), Some(Reason::DisclosingZero));
    for share in release.shares() {
        let given = matches!(safe.rate(*share), Rate::Ratio { .. });
        let shown = [share.n, share.k, share.rest]
            .iter()
            .all(|&cell| !safe.shown(cell).is_hidden());
        assert_eq!(given, shown);
    }
}

#[test]
fn extreme_rates_are_coded_in_public_and_the_sums_tell_no_more() {
    let (release, table) = outcomes(&[(400, 12), (300, 290), (500, 200), (450, 260), (600, 280)]);
    let safe = protect(&release, &Profile::publiek(), &Ledger::new());
    assert_eq!(safe.certificate().verdict, Verdict::Protected);
    assert_eq!(safe.certificate().coded_rates, 2);
    assert_eq!(rate(&safe, &table, Some(0)), Rate::AtMost5Percent);
    assert_eq!(rate(&safe, &table, Some(1)), Rate::AtLeast95Percent);
    let few = table.share(&[Some(0), None]).unwrap();
    assert_eq!(safe.reason(few.k), Some(Reason::CodedRate));
    assert_eq!(safe.shown(few.n), Shown::Published(400));
    // 19 is the most that is under 5% of 400; 14 of 300. The sums must leave all of that open.
    assert_eq!(
        safe.certificate()
            .narrowest
            .map(|range| (range.lower, range.upper)),
        Some((0, Some(14)))
    );
}

#[test]
fn zero_hidden_and_impossible_stay_apart() {
    let mut builder = ReleaseBuilder::new();
    let axes = [Axis::classes(3), Axis::classes(4)];
    let table = builder
        .table(&axes, &[0, 12, 30, 0, 18, 2, 25, 11, 20, 14, 21, 16])
        .unwrap();
    let impossible = table.cell(&[Some(0), Some(3)]).unwrap();
    builder.set_role(impossible, Role::Impossible);
    let release = builder.build().unwrap();
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    let small = table.cell(&[Some(1), Some(1)]).unwrap();
    assert_eq!(safe.shown(impossible), Shown::Empty);
    assert_eq!(safe.shown(small), Shown::HiddenPrimary);
    assert_eq!(
        safe.reason(table.cell(&[Some(0), Some(0)]).unwrap()),
        None,
        "nobody is not a small group"
    );
    assert!(safe.certificate().verdict.is_safe());
}

#[test]
fn a_public_school_of_three_limits_what_can_be_hidden_but_costs_the_others_nothing() {
    let mut builder = ReleaseBuilder::new();
    let counts = [2, 1, 60, 40, 55, 70, 80, 35];
    let table = builder
        .table(&[Axis::classes(4), Axis::classes(2)], &counts)
        .unwrap();
    for school in 0..4 {
        builder.set_role(table.cell(&[Some(school), None]).unwrap(), Role::Public);
    }
    let release = builder.build().unwrap();
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    assert_eq!(safe.certificate().verdict, Verdict::ProtectedUpToPriorKnowledge);
    assert_eq!(safe.certificate().limited_by_prior_knowledge, 2);
    let published = safe
        .all_shown()
        .iter()
        .filter(|shown| shown.count().is_some())
        .count();
    assert!(published >= 11, "{published} of 15 cells are printed");
}

#[test]
fn linked_tables_are_attacked_together() {
    // School by group is safe by itself; school by sex gives the hidden margin away unless they are linked.
    let mut builder = ReleaseBuilder::new();
    let by_group = builder
        .table(&[Axis::classes(3), Axis::classes(2)], &[2, 38, 25, 30, 40, 22])
        .unwrap();
    let by_sex = builder
        .linked_table(
            &[Axis::classes(3), Axis::classes(2)],
            &[21, 19, 28, 27, 31, 31],
            |places| match *places {
                [school, None] => by_group.cell(&[school, None]),
                _ => None,
            },
        )
        .unwrap();
    let release = builder.build().unwrap();
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    assert_eq!(safe.certificate().verdict, Verdict::Protected);
    assert_eq!(
        safe.shown(by_group.cell(&[Some(0), Some(0)]).unwrap()),
        Shown::HiddenPrimary
    );
    assert!(by_sex.cells().iter().any(|&cell| !safe.shown(cell).is_hidden()));
}

#[test]
fn what_was_printed_is_known_the_next_time() {
    let define = |builder: &mut ReleaseBuilder, table: &Table| {
        for (at, &cell) in table.cells().iter().enumerate() {
            builder.define(cell, Definition([at as u8; 32]));
        }
    };
    let axes = [Axis::classes(3), Axis::classes(3)];
    let mut ledger = Ledger::new();
    let mut builder = ReleaseBuilder::new();
    let table = builder.table(&axes, &[20, 3, 17, 14, 12, 9, 25, 22, 31]).unwrap();
    define(&mut builder, &table);
    let release = builder.build().unwrap();
    let first = protect(&release, &Profile::bestuur(), &ledger);
    ledger.record_release(&release, &first, 1);
    let published = first
        .all_shown()
        .iter()
        .filter(|shown| shown.count().is_some())
        .count();
    assert_eq!(ledger.entries().count(), published);
    // The same table again: the same cells, and nothing new is told.
    let again = protect(&release, &Profile::bestuur(), &ledger);
    assert_eq!(again.all_shown(), first.all_shown());
    assert_eq!(again.certificate().known_earlier, published);
    assert!(again.certificate().verdict.is_safe());

    // One pupil more in a printed cell: the change would tell who came, so the cell is hidden now.
    let mut builder = ReleaseBuilder::new();
    let table = builder.table(&axes, &[20, 3, 17, 14, 12, 9, 25, 22, 32]).unwrap();
    define(&mut builder, &table);
    let release = builder.build().unwrap();
    let later = protect(&release, &Profile::bestuur(), &ledger);
    let changed = table.cell(&[Some(2), Some(2)]).unwrap();
    assert_eq!(later.reason(changed), Some(Reason::SmallRevision));
    assert!(later.shown(changed).is_hidden() && later.certificate().verdict.is_safe());
}
