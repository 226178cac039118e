//! Worked tables with known answers: scipy's linear programming, ACRO's published behaviour, and differencing.
#![allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")]

use disclosure::audit::{attack, audit};
use disclosure::{
    Axis, CellId, Definition, Interval, Ledger, Profile, Rate, Release, ReleaseBuilder, Role, Share, Shown,
    Table, Verdict, protect,
};

const ROWS: [[u64; 4]; 4] = [[20, 3, 17, 30], [14, 12, 4, 25], [9, 22, 31, 18], [40, 15, 11, 2]];

/// The table with all its margins in open data.
fn schools_with_public_margins() -> (Release, Table) {
    let mut builder = ReleaseBuilder::new();
    let table = builder
        .table(&[Axis::classes(4), Axis::classes(4)], &ROWS.concat())
        .unwrap();
    for place in 0..4 {
        builder.set_role(table.cell(&[Some(place), None]).unwrap(), Role::Public);
        builder.set_role(table.cell(&[None, Some(place)]).unwrap(), Role::Public);
    }
    builder.set_role(table.cell(&[None, None]).unwrap(), Role::Public);
    (builder.build().unwrap(), table)
}

fn cells<const N: usize>(table: &Table, places: [(usize, usize); N]) -> [CellId; N] {
    places.map(|(row, column)| table.cell(&[Some(row), Some(column)]).unwrap())
}

fn between(lower: u64, upper: u64) -> Interval {
    Interval {
        lower,
        upper: Some(upper),
    }
}

#[test]
fn hiding_only_the_small_cells_hides_nothing() {
    let (release, table) = schools_with_public_margins();
    let small = cells(&table, [(0, 1), (1, 2), (3, 3)]);
    let found = attack(&release, &Ledger::new(), |cell| small.contains(&cell));
    let expected = [between(3, 3), between(4, 4), between(2, 2)];
    assert_eq!(found, small.into_iter().zip(expected).collect::<Vec<_>>());
    assert!(found.iter().all(|(_, range)| range.is_recovered()));
    let certificate = audit(&release, &Profile::bestuur(), &Ledger::new(), |cell| {
        small.contains(&cell)
    });
    assert_eq!(
        (certificate.verdict, certificate.disclosed),
        (Verdict::Disclosive, 3)
    );
}

#[test]
fn the_cheapest_complement() {
    let (release, table) = schools_with_public_margins();
    let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    let primary = cells(&table, [(0, 1), (1, 2), (3, 3)]);
    let secondary = cells(&table, [(0, 2), (1, 1), (1, 3), (3, 2)]);
    let with = |wanted: Shown| -> Vec<usize> {
        (0..release.cells().len())
            .filter(|&at| safe.all_shown()[at] == wanted)
            .collect()
    };
    assert_eq!(with(Shown::HiddenPrimary), primary.map(CellId::index));
    assert_eq!(with(Shown::HiddenSecondary), secondary.map(CellId::index));
    assert_eq!(
        secondary
            .iter()
            .map(|&cell| release.cell(cell).count)
            .sum::<u64>(),
        65
    );

    let found = attack(&release, &Ledger::new(), |cell| safe.shown(cell).is_hidden());
    let of = |wanted: CellId| found.iter().find(|(cell, _)| *cell == wanted).unwrap().1;
    assert_eq!(primary.map(of), [between(0, 15), between(0, 27), between(0, 13)]);

    let certificate = safe.certificate();
    assert_eq!(certificate.verdict, Verdict::Protected);
    assert_eq!((certificate.hidden_primary, certificate.hidden_secondary), (3, 4));
    assert_eq!((certificate.attacked, certificate.known_public), (3, 9));
    assert_eq!(certificate.narrowest, Some(between(0, 13)));
    assert_eq!((certificate.methods.by_flow, certificate.rounds), (3, 1));
}

/// ACRO's threshold of 10 hides four cells and recomputes the margins without them (67 51 71 66); with the
/// totals of open data (70 55 80 68) every hidden cell is a subtraction.
#[test]
fn recomputing_margins_does_not_help_against_public_totals() {
    let (release, table) = schools_with_public_margins();
    let hidden = cells(&table, [(0, 1), (1, 2), (2, 0), (3, 3)]);
    let public: Vec<u64> = (0..4)
        .map(|row| release.cell(table.cell(&[Some(row), None]).unwrap()).count)
        .collect();
    let printed: Vec<u64> = (0..4)
        .map(|row| {
            let row = cells(&table, [(row, 0), (row, 1), (row, 2), (row, 3)]);
            row.into_iter()
                .filter(|cell| !hidden.contains(cell))
                .map(|cell| release.cell(cell).count)
                .sum()
        })
        .collect();
    assert_eq!((public, printed), (vec![70, 55, 80, 68], vec![67, 51, 71, 66]));
    let found = attack(&release, &Ledger::new(), |cell| hidden.contains(&cell));
    assert_eq!(
        found.iter().map(|(_, range)| *range).collect::<Vec<_>>(),
        [between(3, 3), between(4, 4), between(9, 9), between(2, 2),]
    );
}

/// A board of four schools, of which three are out already: 20/41, 18/40, 17/36. Printing 57/120 would tell
/// that the fourth has 2 of 3.
#[test]
fn a_board_total_that_tells_about_the_last_school_is_hidden() {
    let mut ledger = Ledger::new();
    let mut builder = ReleaseBuilder::new();
    let mut share = |builder: &mut ReleaseBuilder, unit: u8, k: u64, n: u64, out: bool, role: Role| {
        let mut cell = |count: u64, kind: u8| {
            let id = builder.cell_with_role(count, role);
            let definition = Definition([unit * 4 + kind; 32]);
            builder.define(id, definition);
            if out {
                ledger.record(definition, count, 1_700_000_000);
            }
            id
        };
        let share = Share {
            n: cell(n, 0),
            k: cell(k, 1),
            rest: cell(n - k, 2),
        };
        builder.share(share);
        share
    };
    let first = share(&mut builder, 1, 20, 41, true, Role::Asked);
    let second = share(&mut builder, 2, 18, 40, true, Role::Asked);
    let third = share(&mut builder, 3, 17, 36, true, Role::Asked);
    let fourth = share(&mut builder, 4, 2, 3, false, Role::Implied);
    let board = share(&mut builder, 0, 57, 120, false, Role::Asked);
    let schools = [first, second, third, fourth];
    builder.sum(board.n, &schools.map(|school| school.n));
    builder.sum(board.k, &schools.map(|school| school.k));
    builder.sum(board.rest, &schools.map(|school| school.rest));
    let release = builder.build().unwrap();

    let printed = attack(&release, &ledger, |_| false);
    let recovered = [
        (fourth.n, between(3, 3)),
        (fourth.k, between(2, 2)),
        (fourth.rest, between(1, 1)),
    ];
    assert_eq!(printed, recovered);

    let safe = protect(&release, &Profile::bestuur(), &ledger);
    assert_eq!(safe.certificate().verdict, Verdict::Protected);
    assert_eq!(safe.certificate().known_earlier, 9);
    for cell in [board.n, board.k, board.rest] {
        assert_eq!(safe.shown(cell), Shown::HiddenSecondary);
    }
    assert_eq!(safe.rate(board), Rate::Hidden);
    assert_eq!(safe.rate(first), Rate::Ratio { k: 20, n: 41 });

    // Once the board is out as well, there is nothing left to protect, and the certificate says so.
    for (cell, kind) in [(board.n, 0), (board.k, 1), (board.rest, 2)] {
        ledger.record(Definition([kind; 32]), release.cell(cell).count, 1_700_000_001);
    }
    let late = protect(&release, &Profile::bestuur(), &ledger);
    assert_eq!(late.certificate().verdict, Verdict::ProtectedUpToPriorKnowledge);
    assert_eq!(late.certificate().limited_by_prior_knowledge, 3);
}

/// With all two-way margins printed, a 2 x 2 x 2 table has one degree of freedom: a number that is added to the
/// cells with an even sum of places and taken from the others.
#[test]
fn the_inside_of_a_cube_moves_along_one_line() {
    let counts = [7, 4, 9, 12, 8, 11, 6, 5];
    let mut builder = ReleaseBuilder::new();
    let table = builder
        .table(&[Axis::classes(2), Axis::classes(2), Axis::classes(2)], &counts)
        .unwrap();
    let release = builder.build().unwrap();
    let inside: Vec<CellId> = (0..8)
        .map(|at| {
            table
                .cell(&[Some(at / 4), Some(at / 2 % 2), Some(at % 2)])
                .unwrap()
        })
        .collect();
    let found = attack(&release, &Ledger::new(), |cell| inside.contains(&cell));
    // Even: 7, 12, 11, 6. Odd: 4, 9, 8, 5. So at most 6 goes down and at most 4 goes up.
    for (at, cell) in inside.iter().enumerate() {
        let even = (at / 4 + at / 2 % 2 + at % 2) % 2 == 0;
        let (down, up) = if even { (6, 4) } else { (4, 6) };
        let range = found.iter().find(|(found, _)| found == cell).unwrap().1;
        assert_eq!(range, between(counts[at] - down, counts[at] + up), "cell {at}");
    }
}
