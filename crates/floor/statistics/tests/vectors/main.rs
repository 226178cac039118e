//! Every estimator against numbers computed by independent software or found in print.
//!
//! None of the vectors of the methods that this program covers (randomness, rates and gaps, the conditional gap,
//! advice against test advice, decomposition, mobility, placement, yield and benchmark, careers, unknown
//! background, the bootstrap, federated fits, numbers needed) is skipped: all their data can be rebuilt from
//! `fixtures`.

#[path = "../fixtures/mod.rs"]
mod fixtures;

mod against;
mod conditional_gap;
mod decomposition;
mod diploma_yield;
mod distributions;
mod event_history;
mod indirect_standardisation;
mod means;
mod measurement_error;
mod mobility;
mod policy;
mod randomness;
mod rates;
mod regression;
mod resampling;
mod unknown_background;
