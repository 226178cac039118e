//! The bootstrap by school and by pupil on the made-up pupils, against numpy.

use crate::fixtures::{CLOSED, Pupil, band_strata, by_school, close, close_interval, pupils, tally};
use statistics::bootstrap::{
    PupilCell, SchoolWeights, leave_one_out, pupil_replicates, weighted_sums, weighted_sums_wide,
};
use statistics::randomness::Stream;
use statistics::replicates::{Replicate, Replicates};
use statistics::standardisation::{Weights, standardised_gap};
use statistics::{Confidence, NotComputable, Stratum};

const BANDS: usize = 10;
/// Pupils and successes of both groups in each band.
const WIDTH: usize = 4 * BANDS;
const LEVEL: Confidence = Confidence::NINETY_FIVE;

fn row(strata: &[Stratum]) -> Vec<u32> {
    let counts = |stratum: &Stratum| {
        [
            stratum.focal.total(),
            stratum.focal.successes(),
            stratum.reference.total(),
            stratum.reference.successes(),
        ]
        .map(|count| u32::try_from(count).expect("small counts"))
    };
    strata.iter().flat_map(counts).collect()
}

fn strata(row: &[u64]) -> Vec<Stratum> {
    row.chunks_exact(4)
        .map(|c| Stratum {
            focal: tally(c[1], c[0]),
            reference: tally(c[3], c[2]),
        })
        .collect()
}

fn gap(row: &[u64]) -> Result<Replicate, NotComputable> {
    let result = standardised_gap(&strata(row), Weights::Pooled)?;
    let full = band_strata(&pupils())
        .iter()
        .filter(|stratum| stratum.has_both_groups())
        .count();
    Ok(Replicate {
        value: result.gap.value,
        strata_dropped: full - result.support.strata_used,
    })
}

fn by_school_state() -> Vec<u32> {
    by_school()
        .iter()
        .flat_map(|school| row(&band_strata(school)))
        .collect()
}

fn estimate() -> f64 {
    standardised_gap(&band_strata(&pupils()), Weights::Pooled)
        .expect("common support")
        .gap
        .value
}

fn school_replicates() -> Replicates {
    let weights = SchoolWeights::new(2022, 200, &(0..20).collect::<Vec<_>>());
    let sums = weighted_sums(&weights, &by_school_state(), WIDTH).expect("twenty rows");
    Replicates::gather(sums.chunks_exact(WIDTH).map(gap))
}

#[test]
fn standardised_gap_by_school() {
    let replicates = school_replicates();
    assert_eq!(replicates.values().len(), 200);
    close(
        replicates.standard_deviation().expect("200 replicates"),
        0.023_037_421_0,
        CLOSED,
    );
    close_interval(
        replicates.percentile_interval(LEVEL).expect("200 replicates"),
        [-0.106_444_547_2, -0.025_028_594_6],
    );
    assert_eq!(
        (replicates.with_dropped_strata(), replicates.not_computable()),
        (9, 0)
    );
}

#[test]
fn bias_corrections_by_school() {
    let replicates = school_replicates();
    close(
        replicates.mean().expect("200 replicates"),
        -0.062_621_469_281_6,
        CLOSED,
    );
    close(
        replicates.bias_corrected(estimate()).expect("200 replicates"),
        -0.062_220_927_900_8,
        CLOSED,
    );
    let jackknife: Vec<f64> = leave_one_out(&by_school_state(), WIDTH)
        .expect("whole rows")
        .chunks_exact(WIDTH)
        .map(|row| gap(row).expect("common support").value)
        .collect();
    let interval = replicates
        .bca_interval(estimate(), &jackknife, LEVEL)
        .expect("200 replicates");
    close_interval(interval, [-0.106_160_205_138, -0.024_726_372_765_2]);
    let (basic, percentile) = (
        replicates.basic_interval(estimate(), LEVEL),
        replicates.percentile_interval(LEVEL),
    );
    let (basic, percentile) = (
        basic.expect("200 replicates"),
        percentile.expect("200 replicates"),
    );
    close(basic.low + percentile.high, 2.0 * estimate(), 1e-15);
}

/// Each pupil weighs by a hash of their own number, as where a statistic needs rows.
#[test]
fn standardised_gap_by_pupil() {
    let replicate = |replicate| {
        let stream = Stream::new(2022, replicate);
        let weighted: Vec<Pupil> = pupils()
            .into_iter()
            .flat_map(|pupil| std::iter::repeat_n(pupil, usize::from(stream.poisson_one(pupil.number))))
            .collect();
        gap(&row(&band_strata(&weighted))
            .into_iter()
            .map(u64::from)
            .collect::<Vec<_>>())
    };
    let replicates = Replicates::gather((0..200).map(replicate));
    close(
        replicates.standard_deviation().expect("200 replicates"),
        0.022_362_154_5,
        CLOSED,
    );
    close_interval(
        replicates.percentile_interval(LEVEL).expect("200 replicates"),
        [-0.098_962_721_7, -0.019_063_528_7],
    );
}

/// Drawing one Poisson number per cell has the distribution of weighting each pupil.
#[test]
fn one_draw_per_cell_gives_the_same_spread() {
    let strata = band_strata(&pupils());
    let cells: Vec<PupilCell> = strata
        .iter()
        .flat_map(|s| {
            [
                s.focal.successes(),
                s.focal.failures(),
                s.reference.successes(),
                s.reference.failures(),
            ]
        })
        .enumerate()
        .map(|(key, pupils)| PupilCell {
            key: key as u64,
            pupils,
        })
        .collect();
    let mut sums = vec![0_u64; 1000 * cells.len()];
    let mut calls = 0;
    pupil_replicates(2022, 1000, &cells, |cell, draws| {
        calls += 1;
        for (replicate, draw) in draws.iter().enumerate() {
            sums[replicate * cells.len() + cell] = *draw;
        }
    });
    assert_eq!(calls, cells.len());
    let replicates = Replicates::gather(sums.chunks_exact(WIDTH).map(|row| {
        let rows: Vec<u64> = row
            .chunks_exact(4)
            .flat_map(|c| [c[0] + c[1], c[0], c[2] + c[3], c[2]])
            .collect();
        gap(&rows)
    }));
    let spread = replicates.standard_deviation().expect("1000 replicates");
    assert!((spread / 0.022_362_154_5 - 1.0).abs() < 0.10, "{spread}");
}

/// The blocked kernels against the definition, for counts of every width and for counts too large for 32 bits.
#[test]
fn weighted_sums_are_exact() {
    let schools = 150;
    let weights = SchoolWeights::new(9, 30, &(1000..1000 + schools).collect::<Vec<_>>());
    for (width, below) in [
        (1, 5_u64),
        (7, 250),
        (102, 60_000),
        (3, u64::from(u32::MAX)),
        (5, 1 << 24),
    ] {
        let state: Vec<u32> = (0..schools * width)
            .map(|index| (Stream::new(1, width).bits(index) % below) as u32)
            .collect();
        let width = usize::try_from(width).expect("small");
        let sums = weighted_sums(&weights, &state, width).expect("whole rows");
        let signed: Vec<i64> = state.iter().map(|&count| -i64::from(count)).collect();
        let wide = weighted_sums_wide(&weights, &signed, width).expect("whole rows");
        for replicate in 0..30 {
            for column in 0..width {
                let expected: u64 = weights
                    .of_replicate(replicate)
                    .iter()
                    .zip(state.chunks_exact(width))
                    .map(|(&weight, row)| u64::from(weight) * u64::from(row[column]))
                    .sum();
                assert_eq!(sums[replicate * width + column], expected);
                assert_eq!(wide[replicate * width + column], -i128::from(expected));
            }
        }
    }
    // Past the sizes of which a block of schools still fits in 64 bits.
    let huge: Vec<i64> = (0..150).map(|index| i64::MAX / 2 - index).collect();
    let sums = weighted_sums_wide(&weights, &huge, 1).expect("whole rows");
    for (replicate, sum) in sums.iter().enumerate() {
        let drawn = weights.of_replicate(replicate).iter().zip(&huge);
        let expected: i128 = drawn
            .map(|(weight, value)| i128::from(*weight) * i128::from(*value))
            .sum();
        assert_eq!(*sum, expected);
    }
    let narrow: Vec<u16> = (0..150 * 4).map(|index| index as u16).collect();
    let bytes: Vec<u8> = narrow.iter().map(|&count| count as u8).collect();
    let widened = |state: Vec<u32>| weighted_sums(&weights, &state, 4);
    assert_eq!(
        weighted_sums(&weights, &narrow, 4),
        widened(narrow.iter().map(|&c| u32::from(c)).collect())
    );
    assert_eq!(
        weighted_sums(&weights, &bytes, 4),
        widened(bytes.iter().map(|&c| u32::from(c)).collect())
    );
}

#[test]
fn weights_do_not_depend_on_how_schools_are_divided() {
    let keys: Vec<u64> = (0..50).map(|key| key * 7919).collect();
    let whole = SchoolWeights::new(3, 10, &keys);
    let (left, right) = keys.split_at(17);
    let (left, right) = (SchoolWeights::new(3, 10, left), SchoolWeights::new(3, 10, right));
    for replicate in 0..10 {
        let joined = [left.of_replicate(replicate), right.of_replicate(replicate)].concat();
        assert_eq!(whole.of_replicate(replicate), joined);
    }
    assert!(whole.of_replicate(10).is_empty());
}

#[test]
fn replicates_that_fail_are_counted_not_hidden() {
    let replicates = Replicates::gather([
        Ok(Replicate {
            value: 1.0,
            strata_dropped: 2,
        }),
        Err(NotComputable::NoCommonSupport),
        Ok(Replicate::from(f64::NAN)),
        Ok(Replicate::from(0.5)),
    ]);
    assert_eq!(replicates.values(), [0.5, 1.0]);
    assert_eq!(
        (replicates.with_dropped_strata(), replicates.not_computable()),
        (1, 2)
    );
    assert_eq!(
        replicates.percentile_interval(LEVEL),
        Err(NotComputable::NotEnoughUnits { have: 2, need: 40 })
    );
    let none = Replicates::gather([]);
    assert_eq!(
        none.mean(),
        Err(NotComputable::NotEnoughUnits { have: 0, need: 1 })
    );
    assert!(none.standard_deviation().is_err() && none.bias_corrected(0.0).is_err());
}

#[test]
fn shapes_that_do_not_fit_are_refused() {
    let weights = SchoolWeights::new(3, 10, &[1, 2, 3]);
    let mismatch = Err(NotComputable::ShapeMismatch { have: 7, need: 6 });
    assert_eq!(weighted_sums(&weights, &[1_u32; 7], 2), mismatch);
    assert!(weighted_sums_wide(&weights, &[1; 7], 2).is_err() && leave_one_out(&[1_u32; 7], 2).is_err());
    assert_eq!(weighted_sums(&weights, &[] as &[u32], 0), Ok(vec![]));
    let nobody = SchoolWeights::new(3, 2, &[]);
    assert_eq!(weighted_sums(&nobody, &[] as &[u32], 3), Ok(vec![0; 6]));
}
