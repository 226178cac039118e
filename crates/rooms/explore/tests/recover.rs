//! The small form of the recovery study: what is promised of the estimator that ships, and that the naive one breaks it.

use explore::recover::plan::{Column, Plan};
use explore::recover::{run, verdict};

#[test]
fn the_gap_that_was_put_in_comes_back() {
    let plan = Plan::small(300, 2022).expect("a plan");
    let found = run(&plan, &|_| {}).expect("figures");
    assert_eq!(verdict::broken(&found), []);
    assert_eq!(found.len(), 2);
    for found in &found {
        let tally = |column: Column| found.tally(column).expect("asked");
        let [naive, shipped, range] = [Column::Naive, Column::Shipped, Column::ShippedRange].map(tally);
        assert_eq!((shipped.answered, shipped.unanswered), (300, 0));
        assert!(shipped.covers(0.93, 0.97), "{shipped:?}");
        assert!(
            shipped.bias.abs() < 0.01 + 3.0 * shipped.bias_error,
            "{shipped:?}"
        );
        assert!(range.covers(0.93, 1.0), "{range:?}");
        // Two tests need nobody to state a reliability, and leave less doubt.
        let both = tally(Column::TwoTests);
        assert!(
            both.covers(0.93, 0.97) && both.width < shipped.width,
            "{both:?} {shipped:?}"
        );
        // The naive comparison sees a gap of a quarter of a half level that is not there.
        assert!(naive.coverage() < 0.1 && naive.bias < -0.2, "{naive:?}");
    }
    let null = found[0].tally(Column::Shipped).expect("asked");
    assert!(null.found() <= 0.05 + 3.0 * null.error_of(0.05), "{null:?}");
    let [without, with] = [0, 1].map(|place: usize| found[place].truth.level);
    assert!(without.abs() < 0.01 && with < -0.3, "{without} {with}");
}
