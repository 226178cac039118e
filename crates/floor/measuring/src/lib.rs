//! Columns and indicator definitions in, safe tables out.
//!
//! Pupil records become one row per pupil per cohort, the rows become a [`cube`] of whole numbers in one pass,
//! and every figure is made from the cube. What leaves this crate has been through disclosure control: a
//! [`gate::SafeTable`], or a figure of a [`finding::Finding`] that rests on counts which came through it.
//! There is no public way round it; a saved cube is working material of the organisation itself.
//!
//! | step | function |
//! |---|---|
//! | read definitions | [`definition::Definition::read`] |
//! | count pupils | [`count`] |
//! | add cubes, save, open | [`cube::Cube::merged`], [`cube::save`], [`cube::open`] |
//! | count each starting cohort, to keep when its rows go | [`cube::freeze`] |
//! | make figures | [`measure`] |
//! | add up what several boards counted, and make figures of the sum | [`shared::contribute`], [`shared::measure_sum`] |

pub mod benchmark;
pub mod by_year;
mod careers;
pub mod columns;
mod condition;
mod count;
pub mod cube;
pub mod definition;
mod derive;
mod estimate;
pub mod finding;
pub mod gate;
mod numbers;
mod rounding;
pub mod shared;

pub use careers::Move;
pub use condition::ConditionFault;
pub use count::count;
pub use derive::{Choice, RECONSIDERATIONS};
pub use disclosure::{Certificate, Definition as LedgerName, Ledger, Profile, Verdict};
pub use estimate::{
    AT_CEILING, BAND_ENDS, BenchmarkRefusal, MUCH_UNKNOWN, Measurement, NotApplicable, SMALL_FEEDERS,
    Settings, YIELD_WORDS, measure,
};
pub use numbers::{Number, numbers};
pub use rounding::decimals_for;

/// The sentences of this crate's problems, per language.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];
