//! The steps of a school year, one file each, and the list of them that the model description prints.

use crate::norms::Norms;
use crate::parameters::Parameters;
use crate::policies::Policies;
use crate::random::{Draws, Random, Step};
use crate::region::Region;

pub mod advice;
pub mod classes;
pub mod entry;
pub mod exams;
pub mod learning;
pub mod leaving;
pub mod matching;
pub mod newcomers;
pub mod placement;
pub mod primary_choice;
pub mod primary_repeating;
pub mod secondary_choice;
pub mod shadow;
pub mod special;
pub mod stacking;
pub mod streaming;
pub mod testing;
pub mod vve;
pub mod year_end;

/// What every step may look at.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// The parameters.
    pub parameters: &'a Parameters,
    /// What follows from them.
    pub norms: &'a Norms,
    /// The policies.
    pub policies: &'a Policies,
    /// The region.
    pub region: &'a Region,
    /// The draws.
    pub random: Random,
    /// The calendar year in which the school year starts.
    pub year: i16,
}

impl World<'_> {
    /// The draws of a pupil in this year and step.
    #[must_use]
    #[inline(always)]
    pub fn draws(&self, pupil: usize, step: Step, block: u32) -> Draws {
        // There are fewer than 2^32 pupils: a country over a century is 2^25.
        self.random.draws(pupil as u32, self.year, step, block)
    }
}

/// A step as the model description tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Its name.
    pub name: &'static str,
    /// What happens.
    pub what: &'static str,
    /// Its equation.
    pub equation: &'static str,
    /// The block of its parameters in the table.
    pub block: &'static str,
    /// Where the form comes from.
    pub source: &'static str,
}

/// The steps in the order in which they are taken in a school year.
pub const STEPS: &[Description] = &[
    entry::DESCRIPTION,
    vve::DESCRIPTION,
    primary_choice::DESCRIPTION,
    newcomers::DESCRIPTION,
    classes::DESCRIPTION,
    shadow::DESCRIPTION,
    learning::DESCRIPTION,
    testing::DESCRIPTION,
    advice::DESCRIPTION,
    advice::ADJUSTMENT,
    secondary_choice::DESCRIPTION,
    matching::DESCRIPTION,
    primary_repeating::DESCRIPTION,
    special::DESCRIPTION,
    streaming::DESCRIPTION,
    exams::DESCRIPTION,
    stacking::DESCRIPTION,
    leaving::DESCRIPTION,
];
