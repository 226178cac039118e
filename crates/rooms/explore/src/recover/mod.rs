//! Whether the monitor finds a gap that is known: estimators beside the truth, over many simulated cohorts.
//!
//! The same seed gives the same figures on any number of threads.

pub mod cohort;
pub mod estimators;
pub mod plan;
pub mod report;
pub mod seen;
pub mod tally;
pub mod truth;
pub mod verdict;
pub mod world;

use crate::random::Random;
use estimators::{Answer, Bootstrap, answers};
use plan::{Case, Column, Plan};
use rayon::prelude::*;
use seen::Outcome;
use statistics::NotComputable;
use statistics::randomness::splitmix64;
use tally::Tally;
use truth::Truth;

/// What came of one world.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The world and what was asked.
    pub case: Case,
    /// What there was to find.
    pub truth: Truth,
    /// How each estimator did.
    pub tallies: Vec<(Column, Tally)>,
}

impl Found {
    /// How one of the estimators did, if it was asked.
    #[must_use]
    pub fn tally(&self, column: Column) -> Option<&Tally> {
        self.tallies
            .iter()
            .find(|(of, _)| *of == column)
            .map(|(_, tally)| tally)
    }
}

/// Runs a plan. Progress is told after every cohort, as the number of its pupils; [`pupils_of`] says how many come in all.
///
/// # Errors
/// [`NotComputable`] when a world has no truth; an estimator without an answer is counted, and stops nothing.
pub fn run(plan: &Plan, progress: &(dyn Fn(u64) + Sync)) -> Result<Vec<Found>, NotComputable> {
    let cases = (0_u64..).zip(&plan.cases);
    cases
        .map(|(number, case)| {
            let truth = truth::integrated(&case.setting)?;
            let stream = |replicate: u32| (number << 32) | u64::from(replicate);
            let one = |replicate: u32| {
                let cohort = cohort::draw(&case.setting, Random::new(plan.seed, stream(replicate)));
                let bootstrap = Bootstrap {
                    replicates: plan.bootstrap,
                    seed: splitmix64(plan.seed ^ splitmix64(stream(replicate))),
                };
                let estimators: Vec<_> = case.asked.iter().map(|(_, estimator)| *estimator).collect();
                let found = answers(&cohort, &estimators, bootstrap);
                progress(u64::from(case.setting.pupils));
                found
            };
            let all: Vec<Vec<Result<Answer, NotComputable>>> =
                (0..case.replicates).into_par_iter().map(one).collect();
            let tallies = case.asked.iter().enumerate().map(|(place, (column, estimator))| {
                let truth = match estimator {
                    estimators::Estimator::Shipped(Outcome::Havo, _) => truth.share,
                    _ => truth.level,
                };
                (
                    *column,
                    Tally::of(truth, all.iter().map(|answers| &answers[place])),
                )
            });
            Ok(Found {
                case: case.clone(),
                truth,
                tallies: tallies.collect(),
            })
        })
        .collect()
}

/// How many pupils a plan draws in all: the end of what [`run`] tells.
#[must_use]
pub fn pupils_of(plan: &Plan) -> u64 {
    let of_case = |case: &Case| u64::from(case.setting.pupils) * u64::from(case.replicates);
    plan.cases.iter().map(of_case).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_do_not_matter() {
        let mut plan = Plan::full(&[500], 3, 9).expect("a plan");
        plan.cases.truncate(3);
        plan.bootstrap = 50;
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .expect("threads");
            pool.install(|| run(&plan, &|_| {}).expect("figures"))
        };
        let one = on(1);
        assert_eq!(one, on(3));
        assert_eq!(pupils_of(&plan), 3 * 3 * 500);
        // Two worlds do not share their luck.
        assert_ne!(one[0].tallies[0].1.bias, one[1].tallies[0].1.bias);
    }
}
