//! Which worlds are tried, with what the estimators are told of the test in each.

use super::estimators::Estimator;
use super::seen::Outcome;
use super::world::{LENIENCY, Setting, Twist, World};
use statistics::NotComputable;
use statistics::measurement_error::{Reliability, ReliabilityPopulation};

/// The biases that are put in, SD of skill.
pub const BIASES: [f64; 4] = [0.0, 0.07, 0.14, 0.28];
/// The reliabilities of the test.
pub const RELIABILITIES: [f64; 4] = [0.80, 0.85, 0.90, 0.95];
/// The sizes of a cohort.
pub const SIZES: [u32; 3] = [500, 5_000, 50_000];
/// How far a reliability may be off when it is known as a range.
pub const DOUBT: f64 = 0.05;
/// The reliability in the worlds where something is wrong.
const FAILING_AT: f64 = 0.85;
/// The biases in them.
const FAILING_BIASES: [f64; 2] = [0.0, 0.14];
/// The size of a cohort in them.
const FAILING_SIZE: u32 = 5_000;

/// Something that is wrong with the records or with what is known of the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The reliability is taken .05 too low.
    ReliabilityTooLow,
    /// The reliability is taken .05 too high.
    ReliabilityTooHigh,
    /// The reliability is the highest of the range that is stated.
    EndOfRange,
    /// Backgrounds are missing not at random.
    Missing,
    /// Advice differs twice as much between schools.
    ClusteredTeachers,
    /// Schools differ in who comes: a third of the latent variance of the background lies between them.
    Sorted,
    /// The test has a highest score that a fifth of the pupils reach.
    Ceiling,
    /// Two tests on scales half a standard deviation apart are taken for one.
    TwoScales,
    /// The test measures the low group with twice the error variance.
    UnequalError,
    /// The advice follows the test, and the conversion is believed.
    FollowsTest,
    /// The same, told as all between the measured and the converted gap.
    FollowsTestBetween,
    /// Two tests that share a fifth of their error variance are taken for independent ones.
    SharedError,
    /// A board of four schools with three years each.
    FourSchools,
    /// A board of eight.
    EightSchools,
}

impl Failure {
    /// All of them, in the order of the map.
    pub const ALL: [Self; 14] = [
        Self::ReliabilityTooLow,
        Self::ReliabilityTooHigh,
        Self::EndOfRange,
        Self::Missing,
        Self::ClusteredTeachers,
        Self::Sorted,
        Self::Ceiling,
        Self::TwoScales,
        Self::UnequalError,
        Self::FollowsTest,
        Self::FollowsTestBetween,
        Self::SharedError,
        Self::FourSchools,
        Self::EightSchools,
    ];

    /// The word by which messages know it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ReliabilityTooLow => "reliability-too-low",
            Self::ReliabilityTooHigh => "reliability-too-high",
            Self::EndOfRange => "end-of-range",
            Self::Missing => "missing",
            Self::ClusteredTeachers => "clustered-teachers",
            Self::Sorted => "sorted",
            Self::Ceiling => "ceiling",
            Self::TwoScales => "two-scales",
            Self::UnequalError => "unequal-error",
            Self::FollowsTest => "follows-test",
            Self::FollowsTestBetween => "follows-test-between",
            Self::SharedError => "shared-error",
            Self::FourSchools => "four-schools",
            Self::EightSchools => "eight-schools",
        }
    }

    fn setting(self, bias: f64) -> Setting {
        let plain = Setting::plain(FAILING_SIZE, bias, FAILING_AT);
        let twisted = |twist: Twist| Setting { twist, ..plain };
        let board = |schools: u32| Setting {
            pupils: 3 * plain.school_size * schools,
            school_size: 3 * plain.school_size,
            ..plain
        };
        match self {
            Self::ReliabilityTooLow | Self::ReliabilityTooHigh | Self::EndOfRange => plain,
            Self::Missing => twisted(Twist::Missing {
                low_advised: 0.30,
                others: 0.05,
            }),
            Self::ClusteredTeachers => Setting {
                leniency: 2.0 * LENIENCY,
                ..plain
            },
            Self::Sorted => twisted(Twist::Sorted(0.5)),
            Self::Ceiling => twisted(Twist::Ceiling(0.9)),
            Self::TwoScales => twisted(Twist::TwoScales(0.5)),
            Self::UnequalError => twisted(Twist::UnequalError(2.0)),
            Self::FollowsTest | Self::FollowsTestBetween => twisted(Twist::FollowsTest),
            Self::SharedError => twisted(Twist::SharedError(0.2)),
            Self::FourSchools => board(4),
            Self::EightSchools => board(8),
        }
    }

    fn estimator(self) -> Result<Estimator, NotComputable> {
        let told = match self {
            Self::ReliabilityTooLow => [FAILING_AT - DOUBT; 2],
            Self::ReliabilityTooHigh => [FAILING_AT + DOUBT; 2],
            Self::EndOfRange => [FAILING_AT - 2.0 * DOUBT, FAILING_AT],
            _ => [FAILING_AT; 2],
        };
        let told = among_all(told)?;
        Ok(match self {
            Self::FollowsTestBetween => Estimator::ShippedBetween(told),
            Self::SharedError => Estimator::TwoTests,
            _ => Estimator::Shipped(Outcome::Level, told),
        })
    }
}

/// What a case is for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Purpose {
    /// A cell of the table: nothing is wrong.
    Grid,
    /// A row of the map of failures.
    Failure(Failure),
}

/// What an estimator is asked in a cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The obvious comparison.
    Naive,
    /// A straight line, reliability known among all pupils.
    StraightLine,
    /// As shipped, reliability known among all pupils and converted with the sample's variances.
    Shipped,
    /// As shipped, reliability known within the groups.
    ShippedWithin,
    /// As shipped, reliability among all pupils known to lie within .05 of the truth.
    ShippedRange,
    /// As shipped, two tests that say themselves how reliable they are.
    TwoTests,
    /// As shipped, for the share with an advice for havo or above.
    ShippedShare,
    /// A row of the map of failures.
    OfFailure,
}

impl Column {
    /// All columns of the table.
    pub const GRID: [Self; 7] = [
        Self::Naive,
        Self::StraightLine,
        Self::Shipped,
        Self::ShippedWithin,
        Self::ShippedRange,
        Self::TwoTests,
        Self::ShippedShare,
    ];

    /// What tables and messages call it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::StraightLine => "straight line",
            Self::Shipped => "shipped",
            Self::ShippedWithin => "shipped, within-group reliability",
            Self::ShippedRange => "shipped, range",
            Self::TwoTests => "two tests",
            Self::ShippedShare => "shipped, share havo",
            Self::OfFailure => "shipped, as told",
        }
    }

    fn estimator(self, setting: &Setting) -> Result<Estimator, NotComputable> {
        let rho = setting.reliability;
        let known = among_all([rho, rho])?;
        Ok(match self {
            Self::Naive => Estimator::Naive,
            Self::StraightLine => Estimator::StraightLine(known),
            Self::Shipped | Self::OfFailure => Estimator::Shipped(Outcome::Level, known),
            Self::ShippedWithin => {
                let within = World::of(setting).reliability_within();
                let within = Reliability::stated(within, within, ReliabilityPopulation::WithinGroups)?;
                Estimator::Shipped(Outcome::Level, within)
            }
            Self::ShippedRange => {
                let range = among_all([rho - DOUBT, (rho + DOUBT).min(1.0)])?;
                Estimator::Shipped(Outcome::Level, range)
            }
            Self::TwoTests => Estimator::TwoTests,
            Self::ShippedShare => Estimator::Shipped(Outcome::Havo, known),
        })
    }
}

fn among_all([low, high]: [f64; 2]) -> Result<Reliability, NotComputable> {
    Reliability::stated(low, high, ReliabilityPopulation::AllPupils)
}

/// One world, the estimators that are tried in it, and how often.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What it is for.
    pub purpose: Purpose,
    /// The world.
    pub setting: Setting,
    /// The estimators.
    pub asked: Vec<(Column, Estimator)>,
    /// How many cohorts.
    pub replicates: u32,
}

/// All that is tried in one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The worlds.
    pub cases: Vec<Case>,
    /// Replicates of each bootstrap.
    pub bootstrap: usize,
    /// The seed of everything.
    pub seed: u64,
}

impl Plan {
    /// The whole table for cohorts of these sizes, and the map of failures. `replicates` are the cohorts of 5,000 pupils
    /// per world; of smaller cohorts there are as many, of larger ones a quarter.
    ///
    /// # Errors
    /// None for the reliabilities of the table.
    pub fn full(sizes: &[u32], replicates: u32, seed: u64) -> Result<Self, NotComputable> {
        let mut cases = Vec::new();
        for pupils in sizes {
            let replicates = if *pupils > FAILING_SIZE {
                replicates.div_ceil(4)
            } else {
                replicates
            };
            for bias in BIASES {
                for reliability in RELIABILITIES {
                    let setting = Setting::plain(*pupils, bias, reliability);
                    cases.push(grid(setting, &Column::GRID, replicates)?);
                }
            }
        }
        for failure in Failure::ALL {
            for bias in FAILING_BIASES {
                let asked = vec![(Column::OfFailure, failure.estimator()?)];
                cases.push(Case {
                    purpose: Purpose::Failure(failure),
                    setting: failure.setting(bias),
                    asked,
                    replicates,
                });
            }
        }
        Ok(Self {
            cases,
            bootstrap: 1_000,
            seed,
        })
    }

    /// The small form: 5,000 pupils, reliability .85, without bias and with .14; the obvious comparison, what ships, and
    /// two tests.
    ///
    /// # Errors
    /// As [`Plan::full`].
    pub fn small(replicates: u32, seed: u64) -> Result<Self, NotComputable> {
        let columns = [
            Column::Naive,
            Column::Shipped,
            Column::ShippedRange,
            Column::TwoTests,
        ];
        let cases = [0.0, 0.14].map(|bias| grid(Setting::plain(5_000, bias, 0.85), &columns, replicates));
        Ok(Self {
            cases: cases.into_iter().collect::<Result<_, _>>()?,
            bootstrap: 500,
            seed,
        })
    }
}

fn grid(setting: Setting, columns: &[Column], replicates: u32) -> Result<Case, NotComputable> {
    let asked = columns
        .iter()
        .map(|column| Ok((*column, column.estimator(&setting)?)));
    Ok(Case {
        purpose: Purpose::Grid,
        setting,
        asked: asked.collect::<Result<_, _>>()?,
        replicates,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_plan_has_every_cell_and_every_failure() {
        let plan = Plan::full(&SIZES, 8, 1).expect("a plan");
        assert_eq!(plan.cases.len(), 3 * 16 + 2 * Failure::ALL.len());
        let large = plan.cases.iter().filter(|case| case.setting.pupils == 50_000);
        assert!(large.clone().count() == 16 && large.into_iter().all(|case| case.replicates == 2));
        let mut codes = Failure::ALL.map(Failure::code).to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Failure::ALL.len());
        let four = Failure::FourSchools.setting(0.0);
        assert_eq!((four.pupils, four.schools()), (288, 4));
    }
}
