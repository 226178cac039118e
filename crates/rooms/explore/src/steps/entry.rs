//! Children of four enter: where they live, what their background is, and what skill they bring.

use super::{Description, World};
use crate::maths::normal_quantile;
use crate::norms::{class_of, education_thresholds, income_thresholds};
use crate::random::Step;
use crate::state::{Lowest, NO_ADVICE, NO_CLASS, NO_SCHOOL, Place, Pupil, Pupils};
use rayon::prelude::*;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Entry",
    what: "A cohort of four-year-olds is drawn. Parental education varies between neighbourhoods; income and \
           language follow it through a Gaussian copula.",
    equation: "θ₀ = μ(edu, inc, lang) + γ_age(6.5 − month)/12 + N(0, s²), with Var θ = 1 and the gap high − not-high \
               equal to G",
    block: "population",
    source: "Gap: CPB 2020. Copula: own choice.",
};

/// Thresholds of the latent backgrounds, worked out once a year.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    education: [f64; 2],
    income: [f64; 4],
    language: f64,
}

impl Thresholds {
    /// The thresholds of these parameters.
    #[must_use]
    pub fn of(world: &World<'_>) -> Self {
        Self {
            education: education_thresholds(world.parameters),
            income: income_thresholds(),
            language: normal_quantile(1.0 - world.parameters.share_other_language),
        }
    }
}

/// Adds `number` children; the new pupils are the last ones.
///
/// Homes are drawn first and handed out in their order, so that neighbours have numbers side by side and what is looked
/// up for them lies close together. A pupil's number means nothing, so no chance of anything changes by it.
pub fn enter(world: &World<'_>, pupils: &mut Pupils, number: u32) {
    let start = pupils.len();
    let thresholds = Thresholds::of(world);
    let new = start..start + number as usize;
    let mut homes: Vec<u16> = new.clone().map(|pupil| home(world, pupil)).collect();
    homes.sort_unstable();
    let children: Vec<Pupil> = new
        .into_par_iter()
        .with_min_len(512)
        .map(|pupil| child(world, &thresholds, pupil, homes[pupil - start], false))
        .collect();
    children.into_iter().for_each(|child| pupils.push(child));
}

/// A neighbourhood, each as likely as another.
#[must_use]
pub fn home(world: &World<'_>, pupil: usize) -> u16 {
    let neighbourhoods = world.region.neighbourhoods.len() as f64;
    (world.draws(pupil, Step::Entry, 0).uniform(0) * neighbourhoods) as u16
}

/// Draws one child of a neighbourhood. A newcomer always has another home language.
#[must_use]
pub fn child(
    world: &World<'_>,
    thresholds: &Thresholds,
    pupil: usize,
    neighbourhood: u16,
    is_newcomer: bool,
) -> Pupil {
    let p = world.parameters;
    let (home, own) = (
        world.draws(pupil, Step::Entry, 0),
        world.draws(pupil, Step::Entry, 1),
    );
    let neighbourhoods = &world.region.neighbourhoods;
    let spread = p.neighbourhood_spread;
    let latent = neighbourhoods[usize::from(neighbourhood)].education
        + (1.0 - spread * spread).sqrt() * home.normal(1);
    let follows = |r: f64, place: usize| r * latent + (1.0 - r * r).sqrt() * home.normal(place);
    let education = class_of(latent, &thresholds.education);
    let income = class_of(follows(p.correlation_income, 2), &thresholds.income);
    let language = u8::from(is_newcomer || follows(p.correlation_language, 3) >= thresholds.language);
    let environment =
        world.norms.environment[usize::from(education)][usize::from(income)][usize::from(language)];
    let month = 1 + (own.uniform(3) * 12.0) as u8;
    let age = p.skill_age * (6.5 - f64::from(month)) / 12.0;
    Pupil {
        skill: (environment + age + world.norms.entry_sd * own.normal(0)) as f32,
        attitude: own.normal(1) as f32,
        environment: environment as f32,
        education,
        income: income + 1,
        language,
        sex: u8::from(own.uniform(2) < p.share_girls),
        month,
        neighbourhood,
        primary: NO_SCHOOL,
        secondary: NO_SCHOOL,
        class: NO_CLASS,
        place: Place::Primary,
        grade: 1,
        low: 0,
        high: 0,
        bridge_left: 0,
        bridge_years: 0,
        target: 0,
        repeated: 0,
        repeats_now: 0,
        failed: 0,
        entered: world.year,
        advised: 0,
        started: 0,
        newcomer: u8::from(is_newcomer),
        vve: 0,
        shadow: 0,
        first: NO_ADVICE,
        test: NO_ADVICE,
        last: NO_ADVICE,
        lowest: Lowest::Basic,
        scores: [f32::NAN; 4],
        advised_skill: 0.0,
        offset: 0.0,
        expectation: 0.0,
        preference: 0,
        diplomas: 0,
    }
}
