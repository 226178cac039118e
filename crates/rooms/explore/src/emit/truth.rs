//! What only the simulation knows: true skill, injected bias, leniency. It has no way into the canonical tables.

use crate::random::Random;
use crate::run::Simulation;
use crate::steps::World;
use crate::steps::advice;
use vocabulary::{PupilKey, SchoolCode};

/// The truth of a run. There is deliberately no conversion to tables, and no reader of tables takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    /// The version of this crate.
    pub version: &'static str,
    /// The seed.
    pub seed: u64,
    /// BLAKE3 of the parameters.
    pub parameter_hash: String,
    /// Reliability of every test among all pupils.
    pub reliability: f64,
    /// Total difference in the judgement, high against other parents, at equal skill (SD).
    pub bias: f64,
    /// The part of it that does not run through work attitude (SD).
    pub bias_direct: f64,
    /// Gap in skill, high against other parents (SD).
    pub skill_gap: f64,
    /// Primary schools with how generously they advise (SD of the judgement).
    pub leniency: Vec<(SchoolCode, f64)>,
    /// One row per pupil who was advised in an observed year, in the order of the primary tables.
    pub pupils: PupilTruth,
}

/// Columns of the truth about pupils.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PupilTruth {
    /// The pseudonym of the tables.
    pub key: Vec<PupilKey>,
    /// Skill when the advice was given (SD).
    pub skill: Vec<f32>,
    /// Injected bias b(h − h̄) (SD of the judgement).
    pub bias: Vec<f32>,
    /// All that moved the judgement beside skill and chance (SD).
    pub offset: Vec<f32>,
    /// The judgement beyond what skill lets expect (SD).
    pub expectation: Vec<f32>,
    /// Error of the transition test, provider included (SD of skill); not a number without one.
    pub test_error: Vec<f32>,
    /// True parental education, 0 low to 2 high, known or not.
    pub education: Vec<u8>,
}

impl Simulation {
    /// The truth beside [`Simulation::tables`].
    #[must_use]
    pub fn truth(&self) -> Truth {
        let parameters = &self.scenario.parameters;
        let world = World {
            parameters,
            norms: &self.norms,
            policies: &self.scenario.policies,
            region: &self.region,
            random: Random::new(self.scenario.seed, 0),
            year: self.last_year(),
        };
        let observed = self.scenario.first_year..=self.last_year();
        let mut truth = PupilTruth::default();
        let all = &self.pupils;
        for pupil in (0..all.len()).filter(|pupil| observed.contains(&all.advised[*pupil])) {
            truth.key.push(self.key(pupil));
            truth.skill.push(all.advised_skill[pupil]);
            truth.bias.push(advice::bias(&world, all.is_high(pupil)) as f32);
            truth.offset.push(all.offset[pupil]);
            truth.expectation.push(all.expectation[pupil]);
            truth
                .test_error
                .push(all.scores[pupil][3] - all.advised_skill[pupil]);
            truth.education.push(all.education[pupil]);
        }
        let schools = (0_u16..).zip(&self.region.primary);
        Truth {
            version: env!("CARGO_PKG_VERSION"),
            seed: self.scenario.seed,
            parameter_hash: parameters.hash(),
            reliability: parameters.reliability,
            bias: parameters.bias,
            bias_direct: parameters.bias * parameters.bias_direct,
            skill_gap: parameters.skill_gap,
            leniency: schools
                .map(|(number, school)| (self.primary_code(number), school.leniency))
                .collect(),
            pupils: truth,
        }
    }
}
