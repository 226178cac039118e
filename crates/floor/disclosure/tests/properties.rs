//! Whatever the table: what is printed is true, nobody can be narrowed down, and it comes out the same twice.
#![allow(clippy::unwrap_used, reason = "a test should panic where it cannot go on")]

use disclosure::{
    Axis, Certificate, Ledger, Profile, Protected, Rate, Reason, Release, ReleaseBuilder, Role, Shown,
    Verdict, protect,
};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

/// What an outsider knows of each cell: a smallest and a largest value.
type Known = Vec<(i32, i32)>;

/// What is known without the release.
fn known_before(release: &Release) -> Known {
    let cells = release.cells().iter();
    cells
        .map(|cell| match cell.role {
            Role::Public => (cell.count as i32, cell.count as i32),
            _ => (0, i32::MAX),
        })
        .collect()
}

/// What is known from the release: its printed counts, and the bounds that follow from its coded rates.
fn known_after(release: &Release, safe: &Protected) -> Known {
    let mut known = known_before(release);
    for (known, shown) in known.iter_mut().zip(safe.all_shown()) {
        if let Some(count) = shown.count() {
            *known = (count as i32, count as i32);
        }
    }
    for share in release.shares() {
        let n = known[share.n.index()].0;
        let most = (n * 5 - 1) / 100;
        let (few, many) = match safe.rate(*share) {
            Rate::AtMost5Percent => (share.k, share.rest),
            Rate::AtLeast95Percent => (share.rest, share.k),
            _ => continue,
        };
        assert_eq!([few, many].map(|cell| safe.shown(cell).count()), [None, None]);
        known[few.index()] = (0, most);
        known[many.index()] = (n - most, n);
    }
    known
}

/// An attack that shares nothing with the crate's own: one whole-number program over all cells and sums. Gives
/// the smallest or largest value a cell can have.
fn bound(release: &Release, known: &Known, cell: usize, direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let weight = |at: usize| f64::from(u8::from(at == cell));
    let variables: Vec<_> = known
        .iter()
        .enumerate()
        .map(|(at, &known)| problem.add_integer_var(weight(at), known))
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

/// Every cell hidden for its own sake must be able to be 0 and as large as the threshold (or as the code of its
/// rate allows), or else whatever it could be before the release.
fn check_doubt(release: &Release, profile: &Profile, safe: &Protected) {
    let (before, after) = (known_before(release), known_after(release, safe));
    for (cell, shown) in safe.all_shown().iter().enumerate() {
        let coded = after[cell].1 < i32::MAX;
        // A count hidden for its coded rate needs the doubt of the code, and that on the smaller side.
        let reason = safe.all_reasons()[cell];
        let without_code = reason == Some(Reason::CodedRate) && !coded;
        if *shown != Shown::HiddenPrimary || after[cell].0 > 0 || without_code {
            continue;
        }
        let enough = if coded {
            f64::from(after[cell].1)
        } else {
            profile.threshold() as f64
        };
        let [least, most] = [OptimizationDirection::Minimize, OptimizationDirection::Maximize]
            .map(|direction| bound(release, &after, cell, direction));
        if least < 1e-6 && most > enough - 1e-6 {
            continue;
        }
        let [least_before, most_before] = [OptimizationDirection::Minimize, OptimizationDirection::Maximize]
            .map(|direction| bound(release, &before, cell, direction));
        assert!(
            least < least_before.max(0.0) + 1e-6,
            "cell {cell} is at least {least}"
        );
        assert!(
            most > most_before.min(enough) - 1e-6,
            "cell {cell} is at most {most}"
        );
        assert!(safe.certificate().limited_by_prior_knowledge > 0);
    }
}

/// Everything that must hold of a protected release.
fn check(release: &Release, profile: &Profile) {
    let safe = protect(release, profile, &Ledger::new());
    let certificate: &Certificate = safe.certificate();
    assert!(certificate.verdict.is_safe(), "{certificate:?}");
    if certificate.known_public == 0 {
        assert!(matches!(
            certificate.verdict,
            Verdict::Protected | Verdict::NothingToHide
        ));
    }
    for (shown, truth) in safe.all_shown().iter().zip(release.cells()) {
        if let Shown::Published(count) = *shown {
            assert_eq!(count, truth.count);
            assert!(!profile.is_small(count) || truth.role == Role::Public);
        }
        assert!(
            !(shown.is_hidden() && truth.role == Role::Public),
            "what is public is not hidden"
        );
    }
    check_doubt(release, profile, &safe);
    for sum in release.sums() {
        let counts: Option<Vec<u64>> = sum.parts.iter().map(|part| safe.shown(*part).count()).collect();
        let total = safe.shown(sum.total).count();
        if let (Some(parts), Some(total)) = (&counts, total) {
            assert_eq!(parts.iter().sum::<u64>(), total);
        }
        let cells = || sum.parts.iter().chain([&sum.total]);
        if certificate.known_public == 0 && cells().filter(|cell| safe.shown(**cell).is_hidden()).count() == 1
        {
            let hidden = cells().find(|cell| {
                safe.shown(**cell) == Shown::HiddenPrimary && safe.reason(**cell) != Some(Reason::CodedRate)
            });
            assert_eq!(hidden, None, "one hidden cell in a sum is no secret");
        }
    }
    for share in release.shares() {
        let counts = [share.n, share.k, share.rest].map(|cell| safe.shown(cell).count());
        if let Rate::Ratio { k, n } = safe.rate(*share) {
            assert_eq!(counts, [Some(n), Some(k), Some(n - k)]);
        }
    }
    assert_eq!(safe, protect(release, profile, &Ledger::new()), "the same twice");
}

fn release(axes: &[Axis], counts: &[u64]) -> Release {
    let mut builder = ReleaseBuilder::new();
    builder.table(axes, counts).unwrap();
    builder.build().unwrap()
}

/// The same, with the total of each place on the first axis public.
fn release_with_public_totals(axes: &[Axis], counts: &[u64]) -> Release {
    let mut builder = ReleaseBuilder::new();
    let table = builder.table(axes, counts).unwrap();
    for place in 0..axes[0].size() {
        let mut places = vec![None; axes.len()];
        places[0] = Some(place);
        builder.set_role(table.cell(&places).unwrap(), Role::Public);
    }
    builder.build().unwrap()
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
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_way_tables(
        (rows, columns, counts) in (3..7_usize, 3..6_usize).prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), prop::collection::vec(mostly_large(), rows * columns))
        }),
        profile in profiles(),
    ) {
        check(&release(&[Axis::classes(rows), Axis::classes(columns)], &counts), &profile);
    }

    #[test]
    fn two_way_tables_with_many_small_counts(counts in prop::collection::vec(count(), 20), profile in profiles()) {
        check(&release(&[Axis::classes(5), Axis::classes(4)], &counts), &profile);
    }

    #[test]
    fn two_way_tables_with_public_totals(counts in prop::collection::vec(count(), 15), profile in profiles()) {
        check(&release_with_public_totals(&[Axis::classes(5), Axis::classes(3)], &counts), &profile);
    }

    #[test]
    fn groups_with_an_outcome(
        counts in prop::collection::vec(prop_oneof![count(), 100..900_u64], 10),
        profile in profiles(),
    ) {
        check(&release(&[Axis::classes(5), Axis::yes_no()], &counts), &profile);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_way_tables(
        counts in prop::collection::vec(prop_oneof![4 => mostly_large(), 1 => 100..900_u64], 18),
        profile in profiles(),
    ) {
        check(&release(&[Axis::classes(3), Axis::classes(3), Axis::yes_no()], &counts), &profile);
    }

    #[test]
    fn three_way_tables_with_public_totals(counts in prop::collection::vec(count(), 18), profile in profiles()) {
        check(&release_with_public_totals(&[Axis::classes(3), Axis::classes(3), Axis::yes_no()], &counts), &profile);
    }

    #[test]
    fn three_way_tables_of_classes(counts in prop::collection::vec(mostly_large(), 27), profile in profiles()) {
        check(&release(&[Axis::classes(3), Axis::classes(3), Axis::classes(3)], &counts), &profile);
    }

    #[test]
    fn two_tables_that_share_the_totals_of_schools(
        groups in prop::collection::vec(mostly_large(), 12),
        girls in prop::collection::vec(0.0..=1.0_f64, 4),
        profile in profiles(),
    ) {
        let mut builder = ReleaseBuilder::new();
        let by_group = builder.table(&[Axis::classes(4), Axis::classes(3)], &groups).unwrap();
        let totals = groups.chunks(3).map(|school| school.iter().sum::<u64>());
        let by_sex: Vec<u64> = totals
            .zip(girls)
            .map(|(total, share)| (total, (total as f64 * share) as u64))
            .flat_map(|(total, girls)| [girls, total - girls])
            .collect();
        builder
            .linked_table(&[Axis::classes(4), Axis::classes(2)], &by_sex, |places| match *places {
                [school, None] => by_group.cell(&[school, None]),
                _ => None,
            })
            .unwrap();
        check(&builder.build().unwrap(), &profile);
    }
}
