//! Whatever the table: what is printed is true, nobody can be narrowed down, and it comes out the same twice.
#![allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")]

use disclosure::{
    Axis, Certificate, Ledger, Profile, Protected, Rate, Release, ReleaseBuilder, Role, Shown, Table, Verdict,
    protect,
};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

/// An attack that shares nothing with the crate's own: every unknown cell is a whole-number variable of one
/// program over all sums. Gives the smallest or largest value of a cell.
fn outsiders_bound(release: &Release, safe: &Protected, cell: usize, direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let variables: Vec<_> = (0..release.cells().len())
        .map(|at| {
            let count = release.cells()[at].count as i32;
            let unknown = safe.all_shown()[at].is_hidden() && release.cells()[at].role != Role::Public;
            let bounds = if unknown { (0, i32::MAX) } else { (count, count) };
            problem.add_integer_var(f64::from(u8::from(at == cell)), bounds)
        })
        .collect();
    for sum in release.sums() {
        let parts = sum.parts.iter().map(|part| (variables[part.index()], 1.0));
        let terms: Vec<_> = parts.chain([(variables[sum.total.index()], -1.0)]).collect();
        problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
    }
    match problem.solve() {
        Ok(outcome) => outcome.into_solution().unwrap().objective(),
        Err(microlp::Error::Unbounded) => f64::INFINITY,
        Err(error) => panic!("{error:?}"),
    }
}

/// Everything that must hold of a protected release in which nothing is public.
fn check(release: &Release, profile: &Profile) {
    let safe = protect(release, profile, &Ledger::new());
    let certificate: &Certificate = safe.certificate();
    assert!(matches!(certificate.verdict, Verdict::Protected | Verdict::NothingToHide), "{certificate:?}");
    for (cell, (shown, truth)) in safe.all_shown().iter().zip(release.cells()).enumerate() {
        match *shown {
            Shown::Published(count) => {
                assert_eq!(count, truth.count);
                assert!(!profile.is_small(count));
            }
            Shown::HiddenPrimary if !codes(release, &safe, cell) => {
                let lower = outsiders_bound(release, &safe, cell, OptimizationDirection::Minimize);
                let upper = outsiders_bound(release, &safe, cell, OptimizationDirection::Maximize);
                assert!(lower < 1e-6, "cell {cell} is at least {lower}");
                assert!(upper > profile.threshold() as f64 - 1e-6, "cell {cell} is at most {upper}");
            }
            _ => {}
        }
    }
    for sum in release.sums() {
        let counts: Option<Vec<u64>> = sum.parts.iter().map(|part| safe.shown(*part).count()).collect();
        let total = safe.shown(sum.total).count();
        if let (Some(parts), Some(total)) = (&counts, total) {
            assert_eq!(parts.iter().sum::<u64>(), total);
        }
        let hidden = sum.parts.iter().chain([&sum.total]).filter(|cell| safe.shown(**cell).is_hidden()).count();
        assert_ne!(hidden, 1, "one hidden cell in a sum is no secret");
    }
    for share in release.shares() {
        let counts = [share.n, share.k, share.rest].map(|cell| safe.shown(cell).count());
        match safe.rate(*share) {
            Rate::Ratio { k, n } => assert_eq!(counts, [Some(n), Some(k), Some(n - k)]),
            Rate::AtMost5Percent | Rate::AtLeast95Percent => assert_eq!(counts[1..], [None, None]),
            Rate::Hidden | Rate::TooFew(_) | Rate::Empty => {}
        }
    }
    assert_eq!(safe, protect(release, profile, &Ledger::new()), "the same twice");
}

/// True if the cell is hidden because its rate is coded (its range is that of the code, not of small counts).
fn codes(release: &Release, safe: &Protected, cell: usize) -> bool {
    release.shares().iter().any(|share| {
        [share.k.index(), share.rest.index()].contains(&cell)
            && matches!(safe.rate(*share), Rate::AtMost5Percent | Rate::AtLeast95Percent)
    })
}

fn release(axes: &[Axis], counts: &[u64]) -> (Release, Table) {
    let mut builder = ReleaseBuilder::new();
    let table = builder.table(axes, counts).unwrap();
    (builder.build().unwrap(), table)
}

/// Counts of which many are small, and some nobody.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(0_u64), 3 => 1..10_u64, 6 => 10..60_u64]
}

/// Counts of which a few are small, so that hiding is a choice.
fn mostly_large() -> impl Strategy<Value = u64> {
    prop_oneof![1 => 0..8_u64, 9 => 10..80_u64]
}

fn profiles() -> impl Strategy<Value = Profile> {
    prop_oneof![Just(Profile::bestuur()), Just(Profile::publiek())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_way_tables(
        (rows, columns, counts) in (3..7_usize, 3..6_usize).prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), prop::collection::vec(mostly_large(), rows * columns))
        }),
        profile in profiles(),
    ) {
        check(&release(&[Axis::classes(rows), Axis::classes(columns)], &counts).0, &profile);
    }

    #[test]
    fn two_way_tables_with_many_small_counts(counts in prop::collection::vec(count(), 20), profile in profiles()) {
        check(&release(&[Axis::classes(5), Axis::classes(4)], &counts).0, &profile);
    }

    #[test]
    fn groups_with_an_outcome(
        counts in prop::collection::vec(prop_oneof![count(), 100..900_u64], 10),
        profile in profiles(),
    ) {
        check(&release(&[Axis::classes(5), Axis::yes_no()], &counts).0, &profile);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_way_tables(counts in prop::collection::vec(mostly_large(), 18), profile in profiles()) {
        check(&release(&[Axis::classes(3), Axis::classes(3), Axis::yes_no()], &counts).0, &profile);
    }

    #[test]
    fn three_way_tables_of_classes(counts in prop::collection::vec(mostly_large(), 27), profile in profiles()) {
        check(&release(&[Axis::classes(3), Axis::classes(3), Axis::classes(3)], &counts).0, &profile);
    }
}
