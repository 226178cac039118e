//! Estimators of equality of chances: pure functions from counts and moments to numbers that carry their doubt.
//!
//! Nothing in this crate sees a pupil. Every function takes counts, sums or cross-products that were added up
//! elsewhere, so the same figure comes out however the pupils were divided over threads, machines or boards.
//!
//! Throughout, the *focal* group is the one a question is about (for instance pupils whose parents have at most
//! a vmbo diploma) and the *reference* group is the one it is compared with. Gaps are always focal minus
//! reference. A *school* stands for any cluster of pupils.
//!
//! Three habits hold everywhere:
//!
//! - an estimator either answers or says why it cannot, with a [`NotComputable`]; bad input never panics;
//! - logarithms, exponentials and the like come from `libm`, not from the operating system, so that platforms
//!   agree (only the chi-squared tail and the starting point of the normal quantile are taken from `statrs`);
//! - randomness is a hash of a seed, a replicate and a unit ([`randomness`]), so it needs no order and no state.

pub mod against;
pub mod agreement;
pub mod before_after;
pub mod bell_mccaffrey;
pub mod beside_schools;
pub mod bootstrap;
pub mod calibration;
pub mod chi_squared;
pub mod cloglog;
pub mod clustered_means;
pub mod comparisons;
pub mod competing_risks;
pub mod concentration;
pub mod conditional_against;
pub mod decomposition;
pub mod difference;
pub mod diploma_yield;
pub mod dissimilarity;
pub mod exposure;
pub mod fitted;
pub mod followed_share;
pub mod funnel;
pub mod g_computation;
pub mod hazard_model;
pub mod incomplete_beta;
pub mod indirect_standardisation;
pub mod interrupted_series;
pub mod least_squares;
pub mod logit;
pub mod mantel_haenszel;
pub mod means;
pub mod measurement_error;
pub mod mobility;
pub mod mover;
pub mod multilevel;
pub mod normal;
pub mod odds_ratio;
pub mod odds_shift;
pub mod person_periods;
pub mod poisson;
pub mod poisson_binomial;
pub mod poisson_count;
pub mod proportion;
pub mod random_slope;
pub mod randomness;
pub mod rank_honesty;
pub mod ratio;
pub mod ratio_of_sums;
pub mod replicates;
pub mod sample_size;
pub mod school_products;
pub mod segregation;
pub mod segregation_bias;
pub mod segregation_decomposition;
pub mod segregation_replicates;
pub mod standardisation;
pub mod student;
pub mod superiority;
pub mod survival;
pub mod three_benchmarks;
pub mod transitions;
pub mod trend;
pub mod two_tests;
pub mod unknown_background;

mod bisection;
mod estimate;
mod interval;
mod linear_algebra;
mod not_computable;
mod stratum;
mod tally;

#[cfg(test)]
extern crate self as statistics;
#[cfg(test)]
#[path = "../tests/fixtures/mod.rs"]
mod fixtures;
#[cfg(test)]
mod simulated;

pub use estimate::Estimate;
pub use fitted::Fitted;
pub use interval::{Confidence, Interval};
pub use not_computable::NotComputable;
pub use proportion::Proportion;
pub use stratum::{CommonSupport, Stratum};
pub use tally::Tally;
