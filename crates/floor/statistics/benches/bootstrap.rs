//! How long the bootstraps take: 200 replicates over 2,000 schools, and over 16,000 cells of pupils.

use divan::{Bencher, black_box};
use statistics::bootstrap::{PupilCell, SchoolWeights, pupil_replicates, weighted_sums};
use statistics::poisson::PoissonTable;
use statistics::randomness::splitmix64;

fn main() {
    divan::main();
}

fn counts(number: usize, below: u64) -> Vec<u16> {
    (0..number as u64)
        .map(|index| (splitmix64(index) % below) as u16)
        .collect()
}

fn keys() -> Vec<u64> {
    (0..2_000).map(splitmix64).collect()
}

#[divan::bench]
fn weights_of_2000_schools(bencher: Bencher) {
    let keys = keys();
    bencher.bench(|| SchoolWeights::new(2022, 200, black_box(&keys)));
}

/// 51 scores by two groups, pupils and successes.
#[divan::bench]
fn sums_of_204_counts_of_16_bits(bencher: Bencher) {
    let weights = SchoolWeights::new(2022, 200, &keys());
    let state = counts(2_000 * 204, 40);
    bencher.bench(|| weighted_sums(&weights, black_box(&state), 204));
}

/// The same, kept in 32 bits.
#[divan::bench]
fn sums_of_204_counts_of_32_bits(bencher: Bencher) {
    let weights = SchoolWeights::new(2022, 200, &keys());
    let state: Vec<u32> = counts(2_000 * 204, 40).into_iter().map(u32::from).collect();
    bencher.bench(|| weighted_sums(&weights, black_box(&state), 204));
}

/// Eight background groups, for segregation.
#[divan::bench]
fn sums_of_8_counts_of_32_bits(bencher: Bencher) {
    let weights = SchoolWeights::new(2022, 200, &keys());
    let state: Vec<u32> = counts(2_000 * 8, 400).into_iter().map(u32::from).collect();
    bencher.bench(|| weighted_sums(&weights, black_box(&state), 8));
}

#[divan::bench]
fn pupils_of_16000_cells(bencher: Bencher) {
    let cells: Vec<_> = (0..16_000)
        .map(|key| PupilCell {
            key,
            pupils: splitmix64(key) % 250,
        })
        .collect();
    bencher.bench(|| {
        let mut total = 0;
        pupil_replicates(2022, 200, black_box(&cells), |_, draws| {
            total += draws.iter().sum::<u64>()
        });
        total
    });
}

#[divan::bench(args = [25, 1_000, 1_000_000])]
fn one_poisson_table(bencher: Bencher, mean: u64) {
    bencher.bench(|| PoissonTable::new(black_box(mean)));
}
