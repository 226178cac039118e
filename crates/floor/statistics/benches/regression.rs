//! How long the regressions take from counts: 2,000 schools, 51 scores by two groups.

use divan::{Bencher, black_box};
use statistics::Tally;
use statistics::g_computation::{Population, counterfactuals, risk_difference};
use statistics::least_squares::{Cell, CrossProducts, clustered};
use statistics::logit::{self, BinomialCell};
use statistics::randomness::Stream;

fn main() {
    divan::main();
}

/// Up to 19 pupils per school, score and group; the chance rises with the score.
fn schools() -> Vec<Vec<BinomialCell>> {
    let school = |school: u64| {
        let cell = |index: u64| {
            let (score, group) = ((index / 2) as f64 - 25.0, (index % 2) as f64);
            let total = Stream::new(1, school).bits(index) % 20;
            let chance = 0.5 + 0.018 * score - 0.03 * group;
            let draw = |pupil: u64| Stream::new(2, school).uniform(index * 20 + pupil) < chance;
            let successes = (0..total).filter(|&pupil| draw(pupil)).count() as u64;
            let outcomes = Tally::new(successes, total).expect("successes within total");
            BinomialCell {
                x: vec![1.0, score, group],
                outcomes,
            }
        };
        (0..102).map(cell).collect()
    };
    (0..2_000).map(school).collect()
}

fn merged(schools: &[Vec<BinomialCell>]) -> Vec<BinomialCell> {
    let mut cells = schools[0].clone();
    for school in &schools[1..] {
        for (sum, cell) in cells.iter_mut().zip(school) {
            sum.outcomes += cell.outcomes;
        }
    }
    cells
}

/// From cells to cross-products per school, and from those to a fit.
#[divan::bench]
fn least_squares_clustered_by_school(bencher: Bencher) {
    let schools = schools();
    bencher.bench(|| {
        let state = |cells: &Vec<BinomialCell>| {
            let mut sums = CrossProducts::new(3);
            for cell in cells {
                sums.add_cell(&Cell::binary(cell.x.clone(), cell.outcomes))
                    .expect("three columns");
            }
            sums
        };
        clustered(&black_box(&schools).iter().map(state).collect::<Vec<_>>())
    });
}

/// Merging the cells, the fit, the covariance by school, and the risk difference.
#[divan::bench]
fn logit_with_g_computation(bencher: Bencher) {
    let schools = schools();
    bencher.bench(|| {
        let cells = merged(black_box(&schools));
        let fit = logit::fit(&cells, 3).expect("converges");
        let clustered = logit::clustered(&fit, &schools).expect("2,000 schools");
        let pupils = counterfactuals(&cells, 2, Population::All).expect("three columns");
        risk_difference(&clustered, &pupils)
    });
}
