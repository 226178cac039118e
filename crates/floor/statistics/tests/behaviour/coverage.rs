//! Simulations with seeded randomness: intervals hold the true value about as often as they promise.
//!
//! With 2,000 repetitions the observed coverage has a standard error of half a per cent, so a 95% interval is
//! expected within 93.4% and 96.6%; the seeds are fixed, so a test passes always or never.

use crate::fixtures::tally;
use statistics::clustered_means::{self, SchoolSum};
use statistics::least_squares::{CrossProducts, clustered};
use statistics::measurement_error::{MeasuredGap, Reliability, ReliabilityPopulation};
use statistics::poisson::PoissonTable;
use statistics::randomness::Stream;
use statistics::{Confidence, Estimate, Proportion, difference, normal};

const LEVEL: Confidence = Confidence::NINETY_FIVE;
const REPETITIONS: u64 = 2_000;

/// Numbers that follow each other, for drawing samples.
struct Draws {
    stream: Stream,
    next: u64,
}

impl Draws {
    fn new(seed: u64, repetition: u64) -> Self {
        Self {
            stream: Stream::new(seed, repetition),
            next: 0,
        }
    }

    fn uniform(&mut self) -> f64 {
        self.next += 1;
        self.stream.uniform(self.next)
    }

    fn normal(&mut self) -> f64 {
        // Half a step up keeps the quantile finite.
        normal::quantile(self.uniform() + f64::EPSILON / 4.0)
    }

    fn binomial(&mut self, n: u64, p: f64) -> Proportion {
        let successes = (0..n).filter(|_| self.uniform() < p).count() as u64;
        tally(successes, n).proportion().expect("a filled group")
    }
}

/// The share of repetitions in which the interval holds the truth.
fn coverage(seed: u64, mut covers: impl FnMut(&mut Draws) -> bool) -> f64 {
    let hits = (0..REPETITIONS)
        .filter(|&repetition| covers(&mut Draws::new(seed, repetition)))
        .count();
    hits as f64 / REPETITIONS as f64
}

#[track_caller]
fn about_95(coverage: f64) {
    assert!((0.934..=0.966).contains(&coverage), "{coverage}");
}

#[test]
fn wilson() {
    // For one rate the coverage swings with the rate, because counts are whole; over all rates it is right.
    for (seed, n) in [(1, 25), (2, 60), (3, 200)] {
        about_95(coverage(seed, |draws| {
            let p = 0.05 + 0.9 * draws.uniform();
            draws.binomial(n, p).wilson(LEVEL).contains(p)
        }));
    }
}

#[test]
fn newcombe_and_miettinen_nurminen() {
    let (p, q) = (0.35, 0.6);
    for (method, seed) in [
        (difference::newcombe as fn(_, _, _) -> _, 4),
        (difference::miettinen_nurminen, 5),
    ] {
        about_95(coverage(seed, |draws| {
            let (focal, reference) = (draws.binomial(40, p), draws.binomial(55, q));
            method(focal, reference, LEVEL).contains(p - q)
        }));
    }
}

/// Twenty-five schools that differ: the clustered interval covers, and one that ignores schools does not.
#[test]
fn clustered_difference() {
    let truth = -1.0;
    let mut naive_hits = 0;
    let clustered = coverage(6, |draws| {
        let mut schools = Vec::new();
        let (mut n, mut sums, mut squares) = ([0.0; 2], [0.0; 2], [0.0; 2]);
        for school in 0..25 {
            let climate = 0.8 * draws.normal();
            // Groups are spread unevenly over schools, so that a school's climate enters the gap.
            let focal_share = 0.2 + 0.6 * f64::from(school) / 24.0;
            let mut sum = [SchoolSum::default(); 2];
            for _ in 0..20 {
                let group = usize::from(draws.uniform() < focal_share);
                let y = truth * group as f64 + climate + draws.normal();
                sum[group].pupils += 1;
                sum[group].weight += 1.0;
                sum[group].weighted_sum += y;
                n[group] += 1.0;
                sums[group] += y;
                squares[group] += y * y;
            }
            schools.push((sum[1], sum[0]));
        }
        let variance =
            |group: usize| (squares[group] / n[group] - (sums[group] / n[group]).powi(2)) / n[group];
        let naive = Estimate::normal(
            sums[1] / n[1] - sums[0] / n[0],
            (variance(0) + variance(1)).sqrt(),
        );
        naive_hits += u64::from(naive.interval(LEVEL).contains(truth));
        clustered_means::difference(&schools)
            .expect("twenty-five schools")
            .interval(LEVEL)
            .contains(truth)
    });
    assert!((0.92..=0.966).contains(&clustered), "{clustered}");
    assert!((naive_hits as f64) < 0.85 * REPETITIONS as f64, "{naive_hits}");
}

/// At the true reliability the corrected gap covers the true gap; the raw gap does not.
#[test]
fn corrected_gap() {
    let (truth, slope, lambda) = (-0.15, 0.30, 0.85);
    // True scores vary by 1 within groups, measured ones by 1 / lambda.
    let error_spread = (1.0 / lambda - 1.0_f64).sqrt();
    let reliability =
        Reliability::stated(lambda, lambda, ReliabilityPopulation::WithinGroups).expect("valid");
    let mut raw_hits = 0;
    let corrected = coverage(7, |draws| {
        let mut schools = Vec::new();
        let mut sums = Vec::new();
        for _ in 0..30 {
            let mut state = CrossProducts::new(3);
            let mut sum = [SchoolSum::default(); 2];
            let climate = 0.05 * draws.normal();
            for pupil in 0..20 {
                let group = f64::from(pupil % 2);
                let true_score = -0.8 * group + draws.normal();
                let measured = true_score + error_spread * draws.normal();
                let y = slope * true_score + truth * group + climate + 0.5 * draws.normal();
                state.add(&[1.0, measured, group], y, 1.0).expect("three columns");
                let sum = &mut sum[usize::from(pupil % 2 == 1)];
                *sum = SchoolSum::unweighted(sum.pupils + 1, sum.weighted_sum + measured);
            }
            schools.push(state);
            sums.push((sum[1], sum[0]));
        }
        let fit = clustered(&schools).expect("thirty schools");
        let apart = clustered_means::difference(&sums).expect("thirty schools");
        let gap = MeasuredGap::from_fit(&fit, 1, 2, apart).expect("three columns");
        raw_hits += u64::from(gap.gap.interval(LEVEL).contains(truth));
        gap.corrected(&reliability, LEVEL)
            .expect("within groups")
            .interval
            .contains(truth)
    });
    assert!((0.93..=0.966).contains(&corrected), "{corrected}");
    assert!((raw_hits as f64) < 0.90 * REPETITIONS as f64, "{raw_hits}");
}

/// Poisson draws have the mean and the variance of their distribution.
#[test]
fn poisson_moments() {
    for mean in [3_u64, 64, 65, 500, 20_000] {
        let table = PoissonTable::new(mean);
        let draws: Vec<f64> = (0..40_000)
            .map(|unit| table.draw(Stream::new(8, mean).uniform(unit)) as f64)
            .collect();
        let n = draws.len() as f64;
        let average = draws.iter().sum::<f64>() / n;
        let variance = draws.iter().map(|draw| (draw - average).powi(2)).sum::<f64>() / n;
        let m = mean as f64;
        assert!(
            (average - m).abs() < 4.0 * (m / n).sqrt(),
            "mean {mean}: {average}"
        );
        assert!((variance / m - 1.0).abs() < 0.035, "mean {mean}: {variance}");
    }
}
