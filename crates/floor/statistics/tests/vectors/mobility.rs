//! The mobility table of parents' level (vmbo, mbo, havo or vwo, hbo or wo) by child's level (vmbo, havo, vwo).

use crate::fixtures::{CLOSED, close, close_interval};
use statistics::mobility::{Directions, MobilityTable};
use statistics::{Confidence, NotComputable};

const LEVEL: Confidence = Confidence::NINETY_FIVE;

fn table() -> MobilityTable {
    MobilityTable::new(&[&[260, 96, 44], &[210, 130, 80], &[70, 90, 90], &[60, 140, 300]]).expect("filled")
}

#[test]
fn outflow_and_inflow() {
    let exactly = table().outflow(0, 1).expect("filled row");
    close(exactly.estimate(), 0.24, CLOSED);
    close_interval(exactly.wilson(LEVEL), [0.200_745_996_9, 0.284_200_396_1]);
    let at_least = table().outflow_at_least(0, 1).expect("filled row");
    close(at_least.estimate(), 0.35, CLOSED);
    close_interval(at_least.wilson(LEVEL), [0.304_885_649_0, 0.397_968_039_3]);
    close(
        table().inflow(3, 2).expect("filled column").estimate(),
        300.0 / 514.0,
        CLOSED,
    );
}

#[test]
fn odds_between_origins() {
    let odds = table().odds_ratio(3, 0, 1, LEVEL).expect("filled rows");
    close(odds.value, 13.619_047_619_0, CLOSED);
    close_interval(odds.interval, [9.702_649_326_4, 19.116_269_362_1]);
}

#[test]
fn summaries() {
    let table = table();
    let ranks = table.rank_association().expect("varied");
    close(ranks.slope, 0.475_842_480_7, CLOSED);
    close(ranks.correlation, 0.487_372_195_2, CLOSED);
    let test = table.independence().expect("varied");
    close(test.statistic, 391.574_711_064_3, CLOSED);
    assert_eq!(test.degrees_of_freedom, 6.0);
    close(table.cramers_v().expect("varied"), 0.353_136_407_1, CLOSED);
    close(table.tau_b().expect("varied"), 0.426_354_210_7, CLOSED);
    let square = MobilityTable::new(&[&[50, 30, 20], &[30, 60, 40], &[10, 40, 120]]).expect("filled");
    close(square.shorrocks().expect("square"), 0.666_289_592_8, CLOSED);
}

#[test]
fn directions_on_a_shared_ladder() {
    let directions = table()
        .directions(&[0, 0, 1, 2], &[0, 1, 2])
        .expect("one rung per level");
    assert_eq!(
        directions,
        Directions {
            up: 440,
            same: 860,
            down: 270
        }
    );
    assert_eq!(
        table().directions(&[0, 1], &[0, 1, 2]),
        Err(NotComputable::ShapeMismatch { have: 2, need: 4 })
    );
}

#[test]
fn tables_that_cannot_answer_say_so() {
    assert_eq!(MobilityTable::new(&[]), Err(NotComputable::EmptyGroup));
    assert_eq!(
        MobilityTable::new(&[&[0, 0], &[0, 0]]),
        Err(NotComputable::EmptyGroup)
    );
    let one_origin = MobilityTable::new(&[&[3, 4], &[0, 0]]).expect("filled");
    assert_eq!(one_origin.outflow(1, 0), Err(NotComputable::EmptyGroup));
    assert_eq!(one_origin.tau_b(), Err(NotComputable::Constant));
    assert_eq!(one_origin.rank_association(), Err(NotComputable::Constant));
    assert_eq!(one_origin.cramers_v(), Err(NotComputable::Constant));
    assert_eq!(one_origin.shorrocks(), Err(NotComputable::EmptyGroup));
    assert!(one_origin.outflow(2, 0).is_err() && one_origin.inflow(0, 2).is_err());
    assert!(table().shorrocks().is_err());
}
