//! The advice block on its own: skill and offsets in, first advice, test, test advice and final advice out.
//!
//! The simulation calls it once a year with the pupils of group 8; a study of estimators calls it with any pupils.
//! Advices are the nine classes vso/pro/bb, bb/kb, kb, kb/gt, gt, gt/havo, havo, havo/vwo, vwo, numbered 0 to 8.

use crate::maths::ln;
use crate::norms::{Norms, class_of};
use crate::parameters::Parameters;
use crate::policies::{Adjustment, Judgement};
use crate::random::{Draws, Random, Step};
use crate::state::NO_ADVICE;
use rayon::prelude::*;
use vocabulary::SchoolYear;

/// The test advice categories pro/bb, bb/kb, kb/gt, gt/havo, havo/vwo, vwo on the scale of nine classes.
pub const TEST_CLASSES: [u8; 6] = [0, 1, 3, 5, 7, 8];

/// The school year without a test.
const WITHOUT_TEST: i16 = 2019;

/// Which rule holds in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// No test was taken: the first advice is final.
    NoTest,
    /// A higher test advice may lead to a higher advice.
    Before,
    /// A higher test advice leads to a higher advice unless the school says why not.
    Since,
    /// The test is taken and nothing follows.
    Never,
}

impl Regime {
    /// The rule of a school year under a policy.
    #[must_use]
    pub fn of(policy: Adjustment, year: i16) -> Self {
        match policy {
            Adjustment::AsTheLaw if year == WITHOUT_TEST => Self::NoTest,
            Adjustment::AsTheLaw if year < SchoolYear::DOORSTROOMTOETS.start() => Self::Before,
            Adjustment::AsTheLaw | Adjustment::AsSince => Self::Since,
            Adjustment::AsBefore => Self::Before,
            Adjustment::Never => Self::Never,
        }
    }
}

/// The constants of the block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Cutpoints of the first advice on the scale of the judgement.
    pub cuts: [f64; 8],
    /// Cutpoints of the test advice on the scale of the score.
    pub test_cuts: [f64; 5],
    /// Spread of the judgement at equal skill and offset, SD.
    pub noise: f64,
    /// Spread of the test's measurement error, SD of skill.
    pub error: f64,
    /// Share of eligible pupils whose advice was raised under the rule up to 2022/23.
    pub adjust_before: f64,
    /// How many times more often with highly educated parents.
    pub adjust_ratio: f64,
    /// How many times more often when the first advice was a dual one.
    pub adjust_dual: f64,
    /// Share of eligible pupils whose advice is raised from 2023/24.
    pub adjust_since: f64,
    /// How judgements scatter.
    pub judgement: Judgement,
}

impl Block {
    /// The block of these parameters; the test's norms are those of the year.
    #[must_use]
    pub fn of(parameters: &Parameters, norms: &Norms, judgement: Judgement, regime: Regime) -> Self {
        let p = parameters;
        let attitude = p.attitude_weight * p.attitude_weight;
        Self {
            cuts: norms.advice_cuts,
            test_cuts: if regime == Regime::Since {
                norms.test_cuts_since
            } else {
                norms.test_cuts_before
            },
            noise: (p.teacher_noise * p.teacher_noise - attitude).max(0.0).sqrt(),
            error: norms.error_variance.sqrt(),
            adjust_before: p.adjust_before,
            adjust_ratio: p.adjust_ratio,
            adjust_dual: p.adjust_dual,
            adjust_since: p.adjust_since,
            judgement,
        }
    }
}

/// The pupils to advise; all columns have the same length.
#[derive(Debug, Clone, Copy)]
pub struct Candidates<'a> {
    /// Numbers for the draws, each different.
    pub pupil: &'a [u32],
    /// Skill, SD.
    pub skill: &'a [f32],
    /// All that moves the judgement beside skill and chance: bias, attitude, school, place (SD of the judgement).
    pub offset: &'a [f32],
    /// By how much the test measures too high for this pupil (provider), SD of skill.
    pub shift: &'a [f32],
    /// Whether the parents are highly educated, which the rule up to 2022/23 in fact looked at.
    pub is_high: &'a [bool],
}

/// What came out, in the order of the candidates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Advised {
    /// The judgement η = θ + offset + σ·ν.
    pub judgement: Vec<f32>,
    /// The first advice.
    pub first: Vec<u8>,
    /// The observed score of the test; not a number without one.
    pub score: Vec<f32>,
    /// The test advice; [`NO_ADVICE`] without a test.
    pub test: Vec<u8>,
    /// The final advice, never below the first.
    pub last: Vec<u8>,
}

/// Advises every candidate. The same numbers, year and draws give the same advices on any number of threads.
///
/// η = θ + offset + σ_T·ν; first = #{c_k ≤ η}; score = θ + shift + √((1−ρ)/ρ)·ε; test advice by cutpoints.
/// Up to 2022/23 a pupil whose test advice is higher is raised to it with probability p₀·r^h·d^dual/n, where n is the
/// mean of r^h·d^dual over the eligible, so that a share p₀ of them is raised; from 2023/24 with probability p₁.
///
/// # Panics
/// When the columns differ in length, which is a mistake of the caller.
#[must_use]
pub fn advise(
    block: &Block,
    candidates: Candidates<'_>,
    random: Random,
    year: i16,
    regime: Regime,
) -> Advised {
    let number = candidates.pupil.len();
    let lengths = [
        candidates.skill.len(),
        candidates.offset.len(),
        candidates.shift.len(),
        candidates.is_high.len(),
    ];
    assert!(
        lengths.iter().all(|length| *length == number),
        "columns of {number} and {lengths:?}"
    );
    let judged: Vec<(f32, u8, f32, u8)> = (0..number)
        .into_par_iter()
        .with_min_len(1024)
        .map(|i| {
            let draws = random.draws(candidates.pupil[i], year, Step::Advice, 0);
            let skill = f64::from(candidates.skill[i]);
            let judgement =
                skill + f64::from(candidates.offset[i]) + block.noise * scatter(block.judgement, draws, 0);
            let first = class_of(judgement, &block.cuts);
            if regime == Regime::NoTest {
                return (judgement as f32, first, f32::NAN, NO_ADVICE);
            }
            let score = skill + f64::from(candidates.shift[i]) + block.error * draws.normal(1);
            let test = TEST_CLASSES[usize::from(class_of(score, &block.test_cuts))];
            (judgement as f32, first, score as f32, test)
        })
        .collect();
    let is_eligible = |first: u8, test: u8| test != NO_ADVICE && test > first;
    let raised = raise_probabilities(block, regime, || {
        let mut counts = [[0_u64; 2]; 2];
        for ((_, first, _, test), is_high) in judged.iter().zip(candidates.is_high) {
            if is_eligible(*first, *test) {
                counts[usize::from(*is_high)][usize::from(is_dual(*first))] += 1;
            }
        }
        counts.map(|of_parents| of_parents.map(|count| count as f64))
    });
    let last = (0..number).into_par_iter().with_min_len(1024).map(|i| {
        let (_, first, _, test) = judged[i];
        if !is_eligible(first, test) {
            return first;
        }
        let draws = random.draws(candidates.pupil[i], year, Step::Adjustment, 0);
        let probability = raised[usize::from(candidates.is_high[i])][usize::from(is_dual(first))];
        if draws.uniform(0) < probability {
            test
        } else {
            first
        }
    });
    Advised {
        judgement: judged.iter().map(|row| row.0).collect(),
        first: judged.iter().map(|row| row.1).collect(),
        score: judged.iter().map(|row| row.2).collect(),
        test: judged.iter().map(|row| row.3).collect(),
        last: last.collect(),
    }
}

/// A standard draw of what is left of a judgement: normal, or logistic with variance one.
fn scatter(judgement: Judgement, draws: Draws, place: usize) -> f64 {
    /// √3/π.
    const LOGISTIC_SD: f64 = 0.551_328_895_421_792;
    match judgement {
        Judgement::Probit => draws.normal(place),
        Judgement::Logit => {
            let u = draws.uniform(place);
            LOGISTIC_SD * (ln(u) - ln(1.0 - u))
        }
    }
}

/// Whether an advice names two levels.
#[must_use]
pub fn is_dual(advice: u8) -> bool {
    advice % 2 == 1
}

/// The probability of being raised when eligible, by whether the parents are highly educated and whether the first
/// advice was a dual one; `eligible` counts those who may be, likewise.
pub(crate) fn raise_probabilities(
    block: &Block,
    regime: Regime,
    eligible: impl Fn() -> [[f64; 2]; 2],
) -> [[f64; 2]; 2] {
    match regime {
        Regime::NoTest | Regime::Never => [[0.0; 2]; 2],
        Regime::Since => [[block.adjust_since; 2]; 2],
        Regime::Before => {
            let odds = [1.0, block.adjust_ratio].map(|high| [high, high * block.adjust_dual]);
            let counts = eligible();
            let (mut all, mut sum) = (0.0, 0.0);
            for (counts, odds) in counts.iter().flatten().zip(odds.iter().flatten()) {
                all += counts;
                sum += counts * odds;
            }
            let mean = if all > 0.0 { sum / all } else { 1.0 };
            odds.map(|of_parents| of_parents.map(|odds| (block.adjust_before * odds / mean).min(1.0)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: usize = 60_000;

    /// Pupils of the default population: skill, whether the parents are highly educated.
    fn population(parameters: &Parameters) -> (Vec<u32>, Vec<f32>, Vec<f32>, Vec<bool>) {
        let norms = Norms::of(parameters);
        let random = Random::new(3, 0);
        let mut columns = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for pupil in 0..NUMBER as u32 {
            let draws = random.draws(pupil, 0, Step::Entry, 0);
            let mut rest = draws.uniform(0);
            let mut cell = (0, 0, 0);
            'found: for e in 0..3 {
                for i in 0..5 {
                    for l in 0..2 {
                        cell = (e, i, l);
                        rest -= norms.share[e][i][l];
                        if rest < 0.0 {
                            break 'found;
                        }
                    }
                }
            }
            let is_high = cell.0 == 2;
            let offset = parameters.bias * (f64::from(u8::from(is_high)) - norms.share_high)
                + parameters.leniency * draws.normal(2)
                + parameters.attitude_weight * draws.normal(3);
            columns.0.push(pupil);
            columns
                .1
                .push((norms.environment[cell.0][cell.1][cell.2] + norms.within_sd * draws.normal(1)) as f32);
            columns.2.push(offset as f32);
            columns.3.push(is_high);
        }
        columns
    }

    fn advised(parameters: &Parameters, regime: Regime, judgement: Judgement) -> (Advised, Vec<bool>) {
        let (pupil, skill, offset, is_high) = population(parameters);
        let block = Block::of(parameters, &Norms::of(parameters), judgement, regime);
        let shift = vec![0.0; NUMBER];
        let candidates = Candidates {
            pupil: &pupil,
            skill: &skill,
            offset: &offset,
            shift: &shift,
            is_high: &is_high,
        };
        (
            advise(&block, candidates, Random::new(4, 0), 2018, regime),
            is_high,
        )
    }

    #[test]
    fn the_shares_are_those_that_the_cutpoints_promise() {
        let parameters = Parameters::default();
        let (advised, _) = advised(&parameters, Regime::Before, Judgement::Probit);
        for (class, share) in parameters.advice_shares.iter().enumerate() {
            let found = advised
                .first
                .iter()
                .filter(|first| usize::from(**first) == class)
                .count();
            let found = found as f64 / NUMBER as f64;
            assert!(
                (found - share).abs() < 0.006,
                "class {class}: {found} instead of {share}"
            );
        }
        for (category, share) in TEST_CLASSES.iter().zip(parameters.test_quotas_before) {
            let found = advised.test.iter().filter(|test| *test == category).count() as f64 / NUMBER as f64;
            assert!(
                (found - share).abs() < 0.006,
                "category {category}: {found} instead of {share}"
            );
        }
    }

    #[test]
    fn the_rule_raises_the_stated_share_in_the_stated_ratio_and_never_lowers() {
        let parameters = Parameters::default();
        let (advised, is_high) = advised(&parameters, Regime::Before, Judgement::Logit);
        let mut counts = [[0.0_f64; 2]; 2];
        for i in 0..NUMBER {
            assert!(advised.last[i] >= advised.first[i]);
            if advised.test[i] > advised.first[i] {
                counts[usize::from(is_high[i])][usize::from(advised.last[i] > advised.first[i])] += 1.0;
            } else {
                assert_eq!(advised.last[i], advised.first[i]);
            }
        }
        let share = |group: usize| counts[group][1] / (counts[group][0] + counts[group][1]);
        let all = (counts[0][1] + counts[1][1]) / counts.concat().iter().sum::<f64>();
        assert!((all - parameters.adjust_before).abs() < 0.01, "{all}");
        assert!(
            (share(1) / share(0) - parameters.adjust_ratio).abs() < 0.15,
            "{}",
            share(1) / share(0)
        );
    }

    #[test]
    fn without_a_test_the_first_advice_is_final() {
        let (advised, _) = advised(&Parameters::default(), Regime::NoTest, Judgement::Probit);
        assert_eq!(advised.first, advised.last);
        assert!(
            advised.test.iter().all(|test| *test == NO_ADVICE) && advised.score.iter().all(|s| s.is_nan())
        );
    }

    #[test]
    fn the_law_by_year() {
        let regimes = [2018, 2019, 2020, 2022, 2023].map(|year| Regime::of(Adjustment::AsTheLaw, year));
        use Regime::{Before, NoTest, Since};
        assert_eq!(regimes, [Before, NoTest, Before, Before, Since]);
        assert_eq!(Regime::of(Adjustment::Never, 2024), Regime::Never);
    }
}
