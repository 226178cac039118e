//! What is asked of the estimator that ships, and of the obvious one, which must fail.

use super::Found;
use super::plan::{Column, Purpose};
use super::tally::Tally;

/// The size of a cohort at which the promises are made.
pub const PROMISED_SIZE: u32 = 5_000;
/// Coverage that is promised when the reliability is known.
pub const PROMISED: [f64; 2] = [0.93, 0.97];

/// A promise that was not kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Broken {
    /// Which estimator.
    pub column: Column,
    /// What.
    pub promise: Promise,
    /// The bias that was put in.
    pub bias: f64,
    /// The reliability of the test.
    pub reliability: f64,
    /// How it did.
    pub tally: Tally,
}

/// What is promised at 5,000 pupils, each give or take three standard errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// 93 to 97% of the intervals hold the truth; with a range of reliabilities at least 93%.
    Coverage,
    /// The bias is under .01 or a tenth of the truth.
    Bias,
    /// Two tests per pupil give a narrower interval than one test with a known reliability.
    Narrowest,
    /// The obvious comparison, in the same world, does not keep the promises: else this is no test.
    NaiveFails,
}

impl Promise {
    /// The word by which messages know it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Bias => "bias",
            Self::Narrowest => "narrowest",
            Self::NaiveFails => "naive-fails",
        }
    }
}

/// The worlds in which something is promised.
pub fn promised(found: &[Found]) -> impl Iterator<Item = &Found> {
    found
        .iter()
        .filter(|found| found.case.purpose == Purpose::Grid && found.case.setting.pupils == PROMISED_SIZE)
}

/// All promises that were not kept.
#[must_use]
pub fn broken(found: &[Found]) -> Vec<Broken> {
    let mut broken = Vec::new();
    for found in promised(found) {
        for (column, tally) in &found.tallies {
            let covers = tally.covers(PROMISED[0], PROMISED[1]);
            let failed = match column {
                Column::TwoTests => {
                    let is_narrower = |one: &Tally| tally.width < one.width;
                    vec![
                        (!covers, Promise::Coverage),
                        (!tally.is_straight(), Promise::Bias),
                        (
                            !found.tally(Column::Shipped).is_none_or(is_narrower),
                            Promise::Narrowest,
                        ),
                    ]
                }
                Column::Shipped | Column::ShippedWithin | Column::ShippedShare => {
                    vec![
                        (!covers, Promise::Coverage),
                        (!tally.is_straight(), Promise::Bias),
                    ]
                }
                Column::ShippedRange => vec![(!tally.covers(PROMISED[0], 1.0), Promise::Coverage)],
                Column::Naive => vec![(covers && tally.is_straight(), Promise::NaiveFails)],
                Column::StraightLine | Column::OfFailure => vec![],
            };
            let failed = failed.into_iter().filter(|(is_broken, _)| *is_broken);
            broken.extend(failed.map(|(_, promise)| Broken {
                column: *column,
                promise,
                bias: found.case.setting.bias,
                reliability: found.case.setting.reliability,
                tally: *tally,
            }));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::plan::Plan;
    use super::super::truth::integrated;
    use super::*;

    fn found(column: Column, bias: f64, covered: u32) -> Found {
        let case = Plan::small(400, 1).expect("a plan").cases.remove(0);
        let truth = integrated(&case.setting).expect("a truth");
        let tally = Tally {
            truth: truth.level,
            answered: 400,
            unanswered: 0,
            bias,
            bias_error: 0.001,
            spread: 0.02,
            covered,
            width: 0.2,
            flagged: 20,
        };
        Found {
            case,
            truth,
            tallies: vec![(column, tally)],
        }
    }

    #[test]
    fn promises_can_be_broken() {
        assert_eq!(broken(&[found(Column::Shipped, 0.0, 380)]), []);
        let promises =
            |found: Found| -> Vec<Promise> { broken(&[found]).iter().map(|broken| broken.promise).collect() };
        assert_eq!(
            promises(found(Column::Shipped, 0.02, 350)),
            [Promise::Coverage, Promise::Bias]
        );
        assert_eq!(promises(found(Column::Shipped, 0.0, 400)), [Promise::Coverage]);
        assert_eq!(promises(found(Column::ShippedRange, 0.0, 400)), []);
        assert_eq!(
            promises(found(Column::ShippedRange, 0.0, 340)),
            [Promise::Coverage]
        );
        let mut both = found(Column::TwoTests, 0.0, 380);
        both.tallies.push((Column::Shipped, both.tallies[0].1));
        assert_eq!(promises(both.clone()), [Promise::Narrowest]);
        both.tallies[1].1.width = 0.3;
        assert_eq!(promises(both), []);
        assert_eq!(promises(found(Column::Naive, 0.0, 380)), [Promise::NaiveFails]);
        assert_eq!(promises(found(Column::Naive, -0.2, 10)), []);
    }
}
