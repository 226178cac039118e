//! A school of a hundred pupils in four cells beside the nation.

use crate::fixtures::{CLOSED, close, close_interval, tally};
use statistics::indirect_standardisation::{BenchmarkCell, NationalRate, Standardised, standardise};
use statistics::{Confidence, NotComputable, Proportion};

const LEVEL: Confidence = Confidence::NINETY_FIVE;
const CELLS: [(u64, u64, f64); 4] = [(40, 6, 0.10), (30, 9, 0.38), (20, 15, 0.66), (10, 8, 0.85)];

fn school() -> Standardised {
    let cells = CELLS.map(|(pupils, with_outcome, rate)| BenchmarkCell {
        own: tally(with_outcome, pupils),
        national: NationalRate::published(rate, 0.0).ok(),
    });
    standardise(&cells).expect("every cell has a rate")
}

#[test]
fn observed_and_expected() {
    let school = school();
    assert_eq!((school.observed(), school.pupils()), (38, 100));
    close(school.expected(), 37.1, CLOSED);
    close(school.ratio().expect("some expected"), 1.024_258_760_1, CLOSED);
    close(school.points().value, 0.009, CLOSED);
    close(school.variance_by_chance(), 16.431, CLOSED);
    let surplus = school.surplus();
    close(surplus.value / surplus.standard_error, 0.222_029_413_4, CLOSED);
    close(surplus.p_value(0.0), 0.824_290_986_2, CLOSED);
}

#[test]
fn intervals_of_the_ratio() {
    let school = school();
    let byar = school.ratio_byar(LEVEL).expect("some expected");
    close_interval(byar, [0.724_734_999_4, 1.405_914_647_8]);
    let exact = school.ratio_exact_poisson(LEVEL).expect("some expected");
    close_interval(exact, [0.724_826_459_5, 1.405_875_173_0]);
    // Pupils cannot count twice, so the interval is narrower; convolved pupil by pupil in careers.py.
    let mid_p = school.ratio_mid_p(LEVEL).expect("some expected");
    close_interval(mid_p, [0.814_386_209_866, 1.244_137_214_901]);
    let points = school.points_mid_p(LEVEL).expect("some expected");
    close(points.low, (mid_p.low - 1.0) * 0.371, CLOSED);
    close(points.high, (mid_p.high - 1.0) * 0.371, CLOSED);
}

#[test]
fn exact_test() {
    let school = school();
    close(school.by_chance().at_most(38), 0.637_118_395_2, CLOSED);
    close(school.by_chance().at_least(38), 0.458_434_102_5, CLOSED);
    close(school.mid_p(), 0.821_315_707_3, CLOSED);
}

/// scipy, careers.py: the last two cells hold more than 1% own pupils, who are taken out.
#[test]
fn a_counted_nation_is_uncertain_and_without_the_school_itself() {
    let nation = [(500, 5_000), (760, 2_000), (594, 900), (595, 700)];
    let rates = CELLS
        .iter()
        .zip(nation)
        .map(|(&(pupils, with_outcome, _), (successes, total))| {
            let own = tally(with_outcome, pupils);
            let national = NationalRate::counted(tally(successes, total), own).expect("a part of the nation");
            BenchmarkCell {
                own,
                national: Some(national),
            }
        });
    let cells: Vec<BenchmarkCell> = rates.collect();
    let taken_out: Vec<bool> = cells
        .iter()
        .filter_map(|cell| cell.national.map(NationalRate::own_taken_out))
        .collect();
    assert_eq!(taken_out, [false, true, true, true]);
    let school = standardise(&cells).expect("every cell has a rate");
    assert!(school.own_taken_out());
    close(school.expected(), 37.102_885_509_253, CLOSED);
    close(school.variance_by_chance(), 16.447_656_564_489, CLOSED);
    close(school.variance_of_rates(), 0.256_965_820_299, CLOSED);
    close(school.surplus().p_value(0.0), 0.826_262_541_960, CLOSED);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let rate = |rate| NationalRate::published(rate, 0.0).ok();
    let cell = |own, national| BenchmarkCell { own, national };
    assert_eq!(standardise(&[]), Err(NotComputable::EmptyGroup));
    let partly = standardise(&[cell(tally(2, 5), rate(0.5)), cell(tally(3, 4), None)]).expect("one rate");
    assert_eq!((partly.pupils(), partly.without_rate()), (5, tally(3, 4)));
    let nobody_expected = standardise(&[cell(tally(1, 5), rate(0.0))]).expect("a rate");
    assert_eq!(nobody_expected.ratio(), Err(NotComputable::ZeroCell));
    assert_eq!(nobody_expected.ratio_mid_p(LEVEL), Err(NotComputable::ZeroCell));
    assert_eq!(nobody_expected.mid_p(), 0.0);
    assert_eq!(
        NationalRate::published(1.5, 0.0),
        Err(NotComputable::InvalidProbability { value: 1.5 })
    );
    assert!(NationalRate::published(0.5, f64::NAN).is_err());
    assert_eq!(
        NationalRate::counted(tally(3, 10), tally(4, 9)),
        Err(NotComputable::InconsistentSums)
    );
    assert_eq!(
        NationalRate::counted(tally(3, 10), tally(3, 10)),
        Err(NotComputable::EmptyGroup)
    );
    // Seen in a hundred others only, a rate of nought is not certain.
    let rare = NationalRate::counted(tally(0, 100), tally(0, 1)).expect("others");
    assert!(rare.rate() == 0.0 && rare.variance() > 0.0);
}

/// With one cell everything is an ordinary rate.
#[test]
fn one_cell() {
    let school = standardise(&[BenchmarkCell {
        own: tally(7, 23),
        national: NationalRate::published(0.5, 0.0).ok(),
    }])
    .expect("a rate");
    let ratio = school.ratio_mid_p(LEVEL).expect("some expected");
    let exact = Proportion::new(7, 23).expect("filled").clopper_pearson(LEVEL);
    assert!(exact.low < ratio.low * 0.5 && ratio.high * 0.5 < exact.high);
}
