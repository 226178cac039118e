//! A test that pupils took: what it is used for, its scale, and how reliable it is.

use crate::Decimals;
use crate::label::Label;
use serde::{Deserialize, Serialize};

/// What a figure does with the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TestUse {
    /// Pupils are compared at an equal score: the score stands for what was known before the decision.
    Condition,
    /// The score is itself the outcome.
    Outcome,
}

/// The population in which a reliability holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReliabilityPopulation {
    /// Among pupils of the same background class: the one that the correction needs.
    WithinGroup,
    /// Among all pupils, as test makers usually print it; it is converted before use.
    AllPupils,
}

/// How reliable a test is, as a range: nobody knows it to the second decimal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// The lowest plausible value, above 0.
    pub low: f64,
    /// The highest plausible value, at most 1.
    pub high: f64,
    /// Where it holds.
    pub population: ReliabilityPopulation,
}

impl Reliability {
    /// What is shown when nobody stated a reliability: .80 to .95 within groups, and the page says so.
    pub const UNSTATED: Self = Self {
        low: 0.80,
        high: 0.95,
        population: ReliabilityPopulation::WithinGroup,
    };
}

/// A test as the mapping of a file describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestDefinition {
    /// A short stable code, such as `doorstroomtoets-2024`.
    pub id: String,
    /// How a reader sees it.
    pub label: Label,
    /// Who made it; scores of two providers are never averaged.
    pub provider: Option<String>,
    /// The unit of the score, such as "points".
    pub unit: Label,
    /// What figures do with it.
    pub used_as: TestUse,
    /// The decimals of the score.
    pub decimals: Decimals,
    /// The width of a score band in units of the score, when scores are too fine to compare one by one.
    pub band_width: Option<f64>,
    /// The lowest and highest score that can occur, if known.
    pub range: Option<(f64, f64)>,
    /// The reliability, if stated.
    pub reliability: Option<Reliability>,
}
