//! The hash, the Poisson(1) weights and Poisson(n) by inversion.

use statistics::poisson::{self, PoissonTable};
use statistics::randomness::{Stream, splitmix64, uniform};

#[test]
fn splitmix64_has_its_published_values() {
    assert_eq!(
        [0, 1, 42].map(splitmix64),
        [
            16_294_208_416_658_607_535,
            10_451_216_379_200_822_465,
            13_679_457_532_755_275_413
        ]
    );
}

#[test]
fn poisson_one_weights_are_the_agreed_ones() {
    let first = |replicate| {
        let stream = Stream::new(2022, replicate);
        (0..20).map(|unit| stream.poisson_one(unit)).collect::<Vec<_>>()
    };
    assert_eq!(
        first(0),
        [2, 1, 0, 0, 0, 3, 2, 4, 2, 2, 0, 2, 3, 0, 1, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        first(1),
        [1, 1, 0, 0, 0, 3, 1, 2, 1, 2, 1, 2, 2, 1, 0, 3, 1, 1, 2, 0]
    );
    let total: u64 = (0..200)
        .flat_map(|replicate| {
            (0..580).map(move |unit| u64::from(Stream::new(2022, replicate).poisson_one(unit)))
        })
        .sum();
    assert_eq!(total, 115_552);
}

/// mpmath, 40 digits: the draws of `n` in replicates 0 to 11 with seed 2022 and unit `n`, then at 2^-20 and at
/// 1 - 2^-20.
const EXACT_DRAWS: [(u64, [u64; 12], u64, u64); 11] = [
    (2, [0, 1, 3, 0, 5, 4, 4, 2, 2, 2, 1, 1], 0, 12),
    (7, [13, 10, 11, 13, 9, 8, 6, 11, 13, 4, 7, 7], 0, 23),
    (25, [26, 15, 32, 17, 23, 19, 22, 27, 29, 24, 25, 23], 5, 52),
    (64, [67, 57, 49, 68, 78, 67, 64, 68, 74, 59, 68, 55], 30, 106),
    (65, [63, 71, 73, 68, 76, 61, 69, 64, 72, 76, 66, 83], 30, 107),
    (
        100,
        [99, 114, 99, 103, 100, 101, 110, 97, 98, 92, 114, 93],
        56,
        151,
    ),
    (
        500,
        [518, 502, 466, 489, 507, 518, 519, 482, 500, 518, 520, 485],
        397,
        610,
    ),
    (
        1_000,
        [914, 958, 947, 1051, 1038, 1005, 1004, 1009, 980, 961, 964, 982],
        853,
        1154,
    ),
    (
        12_345,
        [
            12370, 12405, 12340, 12430, 12320, 12503, 12258, 12508, 12137, 12192, 12361, 12441,
        ],
        11_819,
        12_878,
    ),
    (
        100_000,
        [
            100250, 99671, 100335, 99237, 100469, 100465, 99968, 100124, 100295, 100001, 100021, 100246,
        ],
        98_497,
        101_510,
    ),
    (
        1_000_000,
        [
            999239, 999758, 999975, 1000867, 999406, 1000462, 1002898, 999033, 1000013, 1001184, 999588,
            998998,
        ],
        995_241,
        1_004_767,
    ),
];

#[test]
fn poisson_draws_are_those_of_exact_arithmetic() {
    for (mean, draws, low, high) in EXACT_DRAWS {
        let table = PoissonTable::new(mean);
        for (replicate, expected) in draws.into_iter().enumerate() {
            let u = Stream::new(2022, replicate as u64).uniform(mean);
            assert_eq!(table.draw(u), expected, "mean {mean}, replicate {replicate}");
        }
        let edge = 1.0 / f64::from(1 << 20);
        assert_eq!(
            (table.draw(edge), table.draw(1.0 - edge)),
            (low, high),
            "mean {mean}"
        );
    }
}

/// mpmath, 40 digits.
#[test]
fn poisson_distribution_functions_are_exact_to_the_promised_digits() {
    for (mean, k, expected, tolerance) in [
        (25, 20, 0.185_492_302_694_141_73, 1e-14),
        (64, 64, 0.533_178_908_317_365_5, 1e-14),
        (65, 65, 0.532_923_707_130_543_3, 1e-13),
        (100, 130, 0.998_293_159_629_498_5, 1e-13),
        (1_000, 950, 0.057_836_292_955_323_21, 1e-13),
        (12_345, 12_345, 0.502_393_694_734_419_8, 1e-13),
        (1_000_000, 1_000_500, 0.691_682_436_545_210_2, 1e-13),
        (1_000_000, 995_000, 2.814_820_383_896_531_4e-7, 1e-13),
        (100_000_000, 100_005_000, 0.691_484_464_701_395_3, 1e-12),
    ] {
        let actual = PoissonTable::new(mean).cumulative(k);
        assert!(
            (actual - expected).abs() < tolerance,
            "mean {mean}: {actual} instead of {expected}"
        );
    }
}

/// The guide only shortens the search: the table answers as a search from its first entry would.
#[test]
fn the_table_equals_plain_inversion_everywhere() {
    for mean in [0, 1, 2, 3, 10, 63, 64, 65, 66, 125, 999, 40_000] {
        let table = PoissonTable::new(mean);
        let plain = |u: f64| {
            (0..)
                .find(|&k| u < table.cumulative(k))
                .expect("the last entry is 1")
        };
        let mut draws: Vec<f64> = (0..400).map(|unit| Stream::new(7, mean).uniform(unit)).collect();
        draws.extend([0.0, 1.0 - f64::EPSILON / 2.0, 0.5]);
        // The values of F themselves, and their neighbours, are where a shortcut would slip.
        let edges = (mean.saturating_sub(40)..mean + 40)
            .map(|k| table.cumulative(k))
            .filter(|&u| u < 1.0);
        draws.extend(edges.flat_map(|u| {
            [
                u,
                u.next_down().max(0.0),
                u.next_up().min(1.0 - f64::EPSILON / 2.0),
            ]
        }));
        for u in draws {
            assert_eq!(table.draw(u), plain(u), "mean {mean}, u {u:e}");
        }
    }
}

/// Plain inversion by its definition, summed from zero without any table.
#[test]
fn small_means_follow_the_recurrence_from_zero() {
    for mean in 0..=64_u64 {
        let table = PoissonTable::new(mean);
        for unit in 0..300 {
            let u = Stream::new(11, mean).uniform(unit);
            let mut term = libm::exp(-(mean as f64));
            let (mut k, mut cumulative) = (0, term);
            while u >= cumulative {
                k += 1;
                term = term * mean as f64 / k as f64;
                cumulative += term;
            }
            assert_eq!(table.draw(u), k, "mean {mean}, u {u}");
        }
    }
}

#[test]
fn a_cell_of_one_pupil_weighs_what_the_pupil_weighs() {
    let table = PoissonTable::new(1);
    for unit in 0..20_000 {
        let u = Stream::new(5, 3).uniform(unit);
        assert_eq!(table.draw(u), u64::from(poisson::one(u)));
    }
    let mut edges = vec![0.0, 1.0 - f64::EPSILON / 2.0];
    edges.extend(
        (0..20)
            .map(|k| table.cumulative(k))
            .filter(|&u| u < 1.0)
            .flat_map(|u| [u, u.next_down()]),
    );
    for u in edges {
        assert_eq!(table.draw(u), u64::from(poisson::one(u)), "u {u:e}");
    }
}

#[test]
fn draws_outside_the_unit_interval_are_the_nearest_inside() {
    let table = PoissonTable::new(30);
    assert_eq!(table.draw(-1.0), table.draw(0.0));
    assert_eq!(table.draw(2.0), table.draw(1.0 - f64::EPSILON / 2.0));
    assert_eq!(table.draw(f64::NAN), table.draw(0.0));
    assert_eq!(PoissonTable::new(0).draw(0.999_999), 0);
    assert!(uniform(u64::MAX) < 1.0);
}
