//! A simulated region whose truth is known: careers of pupils from birth to diploma.
//!
//! [`run()`] takes a [`Scenario`] and gives a [`Simulation`]; its tables are those of `vocabulary`, its [`Truth`] is
//! apart. [`mod@advise`] is the advice block on its own, for studies of estimators.

pub mod advise;
pub mod dirt;
pub mod emit;
pub mod fit;
pub mod maths;
pub mod norms;
pub mod odd;
pub mod parameters;
pub mod policies;
pub mod random;
pub mod record;
pub mod recover;
pub mod refusal;
pub mod region;
pub mod run;
pub mod state;
pub mod steps;
mod telling;

pub use emit::tables::Emission;
pub use emit::truth::Truth;
pub use parameters::Parameters;
pub use policies::Policies;
pub use refusal::Refusal;
pub use region::Region;
pub use run::{Scenario, Simulation, run};
pub use telling::LOCALES;
