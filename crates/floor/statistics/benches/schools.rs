//! Speed of the estimators over schools: 2,000 schools, 8 groups, 2,000,000 pupils.

use divan::{Bencher, black_box};
use statistics::least_squares::CrossProducts;
use statistics::multilevel::{Criterion, fit_random_intercept};
use statistics::random_slope::fit_random_slope;
use statistics::randomness::Stream;
use statistics::segregation::{SegregationMeter, UnitsByGroups, segregation};
use statistics::segregation_bias::correct_for_chance;
use statistics::segregation_replicates::WeightedUnits;

const SCHOOLS: usize = 2000;
const GROUPS: usize = 8;

fn main() {
    divan::main();
}

/// Counts of 40 to 210 pupils per cell.
fn counts() -> Vec<u64> {
    let stream = Stream::new(1, 0);
    (0..(SCHOOLS * GROUPS) as u64)
        .map(|cell| 40 + stream.bits(cell) % 170)
        .collect()
}

/// Schools of 1,000 pupils: a constant, a score and a group of two, and an outcome that differs between
/// schools.
fn schools() -> Vec<CrossProducts> {
    let school = |school| {
        let stream = Stream::new(2, school);
        let mut sums = CrossProducts::new(3);
        let (effect, gap) = (stream.uniform(0) - 0.5, 0.5 * stream.uniform(1));
        for pupil in 1..=1000 {
            let [score, group, noise] = [0, 1, 2].map(|draw| stream.uniform(4 * pupil + draw));
            let group = f64::from(u8::from(group < 0.4));
            let outcome = score + effect - gap * group + 2.0 * noise;
            sums.add(&[1.0, score, group], outcome, 1.0)
                .expect("three finite columns");
        }
        sums
    };
    (0..SCHOOLS as u64).map(school).collect()
}

#[divan::bench]
fn dissimilarity_and_entropy_index(bencher: Bencher<'_, '_>) {
    let counts = counts();
    let table = UnitsByGroups::new(&counts, GROUPS).expect("whole rows");
    bencher.bench(|| segregation(black_box(table)));
}

#[divan::bench]
fn dissimilarity_and_entropy_index_with_tabulated_logarithms(bencher: Bencher<'_, '_>) {
    let counts = counts();
    let table = UnitsByGroups::new(&counts, GROUPS).expect("whole rows");
    let mut meter = SegregationMeter::new(4096);
    bencher.bench_local(|| meter.measure(black_box(table)));
}

#[divan::bench]
fn dissimilarity_and_entropy_index_of_one_school_replicate(bencher: Bencher<'_, '_>) {
    let counts = counts();
    let mut weighted = WeightedUnits::new(UnitsByGroups::new(&counts, GROUPS).expect("whole rows"));
    let stream = Stream::new(3, 0);
    let weights: Vec<u8> = (0..SCHOOLS as u64)
        .map(|school| stream.poisson_one(school))
        .collect();
    bencher.bench_local(|| weighted.measure(black_box(&weights)));
}

#[divan::bench]
fn segregation_corrected_for_chance(bencher: Bencher<'_, '_>) {
    let counts = counts();
    let table = UnitsByGroups::new(&counts, GROUPS).expect("whole rows");
    bencher.bench(|| correct_for_chance(black_box(table)));
}

#[divan::bench]
fn random_intercept_by_reml(bencher: Bencher<'_, '_>) {
    let schools = schools();
    bencher.bench(|| fit_random_intercept(black_box(&schools), Criterion::Restricted));
}

#[divan::bench(sample_count = 10)]
fn random_slope_by_reml(bencher: Bencher<'_, '_>) {
    let schools = schools();
    bencher.bench(|| fit_random_slope(black_box(&schools), 2, Criterion::Restricted));
}
