//! The nouns that every part of Wieg shares: levels, advices, schools, pupils and the canonical tables.
//!
//! Nothing in this crate reads a file, asks the time or speaks a language.
//! What a ministry may change (spellings, codes) is data in `data/`, never a constant in the code.

pub mod advice;
pub mod background;
pub mod canonical;
pub mod decimal;
pub mod factor;
pub mod joining;
pub mod label;
pub mod level;
pub mod masked;
pub mod message;
pub mod pupil;
pub mod r1;
pub mod reconsideration;
pub mod schema;
pub mod school;
pub mod school_year;
pub mod subject_profile;
pub mod test;

pub use advice::{Advice, AdviceKind, read_advice};
pub use background::{Background, Class, ClassCode};
pub use canonical::{TRUTH_MARK, Tables};
pub use decimal::Decimals;
pub use factor::{Factor, Layer};
pub use joining::Apart;
pub use label::{Label, Language};
pub use level::{Level, LevelRange};
pub use masked::CountRange;
pub use message::{Argument, Message};
pub use pupil::PupilKey;
pub use school::{School, SchoolCode, Surroundings};
pub use school_year::SchoolYear;
pub use subject_profile::{ProfileSort, SubjectProfile};
pub use test::{Reliability, ReliabilityPopulation, TestDefinition, TestUse};
