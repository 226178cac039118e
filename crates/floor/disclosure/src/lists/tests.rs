//! Ranges of published tables, and what is told where nobody can be.

use super::*;

/// A table of rows by columns with all its totals; cells are the inner ones first, then rows, columns, the total.
fn two_way(rows: u32, columns: u32) -> Kinds {
    let mut kinds = Kinds::new(&[rows as usize, columns as usize]);
    let inner = rows * columns;
    let place = |place: u32| {
        let (row, column) = (place / columns, place % columns);
        Some(vec![
            place,
            inner + row,
            inner + rows + column,
            inner + rows + columns,
        ])
    };
    let added = kinds.add(KindTable {
        steps: vec![
            (0..rows).map(|row| Some(row * columns)).collect(),
            (0..columns).map(Some).collect(),
        ],
        places: (0..inner).map(place).collect(),
    });
    assert!(added);
    kinds
}

const COUNTS: [u64; 16] = [20, 3, 17, 30, 14, 12, 4, 25, 9, 22, 31, 18, 40, 15, 11, 2];

fn with_totals() -> Vec<u64> {
    let row = |row: usize| COUNTS[row * 4..row * 4 + 4].iter().sum::<u64>();
    let column = |column: usize| (0..4).map(|row| COUNTS[row * 4 + column]).sum::<u64>();
    let totals = (0..4).map(row).chain((0..4).map(column));
    COUNTS
        .into_iter()
        .chain(totals)
        .chain([COUNTS.iter().sum()])
        .collect()
}

fn range(kinds: &Kinds, hidden: &[usize], cell: usize) -> (f64, f64) {
    let counts = with_totals();
    let printed: Vec<bool> = (0..counts.len()).map(|cell| !hidden.contains(&cell)).collect();
    let mut lists = Lists::find(kinds, &counts, &printed).unwrap();
    let mut ends = [Aim::AtMost(0), Aim::AtLeast(1000)].map(|aim| match lists.reach(cell as u32, aim) {
        Reach::Reached => 0.0,
        Reach::Stuck { at, .. } => at,
    });
    ends.iter_mut().for_each(|end| *end = end.round());
    (ends[0], ends[1])
}

#[test]
fn the_ranges_of_a_published_table() {
    let kinds = two_way(4, 4);
    let primary = [1, 6, 15];
    assert_eq!(
        primary.map(|cell| range(&kinds, &primary, cell)),
        [(3.0, 3.0), (4.0, 4.0), (2.0, 2.0)]
    );
    let with_complement = [1, 6, 15, 5, 7, 2, 14];
    assert_eq!(
        primary.map(|cell| range(&kinds, &with_complement, cell)),
        [(0.0, 15.0), (0.0, 27.0), (0.0, 13.0)]
    );
}

#[test]
fn what_tells_is_named_and_hiding_it_helps() {
    let (kinds, counts) = (two_way(4, 4), with_totals());
    let printed: Vec<bool> = (0..counts.len()).map(|cell| cell != 1).collect();
    let mut lists = Lists::find(&kinds, &counts, &printed).unwrap();
    let mut hidden = 0;
    while let Reach::Stuck { told_by, .. } = lists.reach(1, Aim::AtLeast(6)) {
        lists.hide(told_by[0]);
        hidden += 1;
    }
    assert!((3..10).contains(&hidden), "{hidden}");
    let told: f64 = lists.list().iter().map(|(_, amount)| amount).sum();
    assert!(told > 0.0);
}

#[test]
fn where_nobody_can_be_nobody_is() {
    // Two by two with nobody in one corner: the totals then tell all.
    let mut kinds = two_way(2, 2);
    kinds.tables[0].places[0] = None;
    let counts = [0, 4, 5, 6, 4, 11, 5, 10, 15];
    let printed: Vec<bool> = (0..9).map(|cell| cell >= 4).collect();
    let mut lists = Lists::find(&kinds, &counts, &printed).unwrap();
    assert!(matches!(lists.reach(1, Aim::AtLeast(6)), Reach::Stuck { at, .. } if (at - 4.0).abs() < 1e-6));
    assert!(Lists::find(&kinds, &[0, 4, 5, 6, 5, 11, 5, 10, 15], &printed).is_none());
}
