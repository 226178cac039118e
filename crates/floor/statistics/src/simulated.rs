//! For unit tests: the made-up schools of the fixtures, and seeded draws to make others.

use crate::fixtures;
use crate::least_squares::CrossProducts;
use crate::normal;
use crate::randomness::Stream;

/// Per school of the 580 pupils the cross-products of advice on a constant, score - 525 and the focal group.
pub(crate) fn schools() -> Vec<CrossProducts> {
    let mut schools = vec![CrossProducts::new(3); 20];
    for pupil in fixtures::pupils() {
        schools[pupil.school as usize]
            .add(&pupil.columns(525), pupil.advice as f64, 1.0)
            .expect("finite values");
    }
    schools
}

/// Independent draws, one after the other.
pub(crate) struct Draws {
    stream: Stream,
    next: u64,
}

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            stream: Stream::new(seed, 0),
            next: 0,
        }
    }

    pub(crate) fn uniform(&mut self) -> f64 {
        self.next += 1;
        self.stream.uniform(self.next)
    }

    pub(crate) fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform() + f64::EPSILON / 4.0)
    }
}
