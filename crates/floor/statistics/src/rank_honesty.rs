//! How sure one can be that a school belongs to the lowest quarter: the honest answer when somebody asks for
//! a rank.
//!
//! Ranks of schools are so uncertain that they are never printed. The only thing this file gives is a
//! probability, from many draws of all school effects together, each from a normal distribution around its
//! estimate. The draws of different schools are independent: the doubt that they share (about the
//! coefficients) moves all schools alike.
//!
//! Source: Goldstein & Spiegelhalter 1996.

use crate::multilevel::SchoolEffect;
use crate::randomness::Stream;
use crate::{Confidence, Interval, NotComputable, Proportion, normal};

/// The probability that a school belongs to the lowest quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowestQuarter {
    /// Share of the draws in which it does.
    pub probability: f64,
    /// What the number of draws leaves open: the 95% Wilson interval of `probability`.
    pub interval: Interval,
}

/// For each school the probability that its true effect is among the lowest quarter of the schools given.
///
/// The quarter is rounded down, with at least one school. The same `seed` gives the same answer on any
/// machine.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] below four schools or one draw; [`NotComputable::NotFinite`] and
/// [`NotComputable::NegativeValue`] for effects that no fit gives.
///
/// # Examples
/// ```
/// use statistics::multilevel::SchoolEffect;
/// use statistics::rank_honesty::lowest_quarter;
/// use statistics::{Estimate, NotComputable};
/// // Four schools of which nothing is known: one in four each.
/// let unknown = SchoolEffect { effect: Estimate::normal(0.0, 1.0), reliability: 0.0 };
/// let answers = lowest_quarter(&[unknown; 4], 10_000, 1)?;
/// assert!((answers[0].probability - 0.25).abs() < 0.02);
/// let three = lowest_quarter(&[unknown; 3], 10_000, 1);
/// assert_eq!(three, Err(NotComputable::NotEnoughUnits { have: 3, need: 4 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn lowest_quarter(
    effects: &[SchoolEffect],
    draws: u32,
    seed: u64,
) -> Result<Vec<LowestQuarter>, NotComputable> {
    let schools = effects.len();
    if schools < 4 {
        return Err(NotComputable::NotEnoughUnits {
            have: schools as u64,
            need: 4,
        });
    }
    if draws == 0 {
        return Err(NotComputable::NotEnoughUnits { have: 0, need: 1 });
    }
    for SchoolEffect { effect, .. } in effects {
        if !(effect.value.is_finite() && effect.standard_error.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        if effect.standard_error < 0.0 {
            return Err(NotComputable::NegativeValue {
                value: effect.standard_error,
            });
        }
    }

    let mut drawn = vec![(0.0, 0); schools];
    let mut times_low = vec![0u64; schools];
    let quarter = schools / 4;
    for draw in 0..draws {
        let stream = Stream::new(seed, draw.into());
        for (place, (school, SchoolEffect { effect, .. })) in drawn.iter_mut().zip(effects.iter().enumerate())
        {
            // In the middle of its step, so that it is never 0 and its quantile never infinite.
            let uniform = stream.uniform(school as u64) + f64::EPSILON / 4.0;
            *place = (
                effect.value + effect.standard_error * normal::quantile(uniform),
                school,
            );
        }
        // Schools that tie, which takes standard errors of zero, go by their order in the list.
        drawn.select_nth_unstable_by(quarter - 1, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for &(_, school) in &drawn[..quarter] {
            times_low[school] += 1;
        }
    }
    times_low
        .into_iter()
        .map(|times| {
            let share = Proportion::new(times, draws.into())?;
            Ok(LowestQuarter {
                probability: share.estimate(),
                interval: share.wilson(Confidence::NINETY_FIVE),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Estimate;
    use crate::multilevel::{Criterion, fit_random_intercept};
    use crate::simulated;

    fn effect(value: f64, standard_error: f64) -> SchoolEffect {
        SchoolEffect {
            effect: Estimate::normal(value, standard_error),
            reliability: 0.5,
        }
    }

    #[test]
    fn certain_effects_give_certain_answers() {
        let effects: Vec<_> = (0..8).map(|school| effect(f64::from(school), 0.0)).collect();
        let answers = lowest_quarter(&effects, 100, 1).expect("four schools");
        let probabilities: Vec<f64> = answers.iter().map(|answer| answer.probability).collect();
        assert_eq!(probabilities, [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn two_of_four_at_odds_follow_the_normal_distribution() {
        // Schools 2 and 3 are far away; school 0 is lower than school 1 with probability Phi(1 / sqrt 2).
        let effects = [
            effect(0.0, 1.0),
            effect(1.0, 1.0),
            effect(100.0, 1.0),
            effect(100.0, 1.0),
        ];
        let answers = lowest_quarter(&effects, 40_000, 9).expect("four schools");
        assert!((answers[0].probability - normal::cdf(0.5f64.sqrt())).abs() < 0.01);
        assert!(answers[0].interval.contains(answers[0].probability) && answers[0].interval.width() < 0.01);
        assert_eq!(answers[2].probability, 0.0);
    }

    #[test]
    fn probabilities_add_to_the_quarter_and_repeat() {
        let fit = fit_random_intercept(&simulated::schools(), Criterion::Restricted).expect("fits");
        let answers = lowest_quarter(&fit.effects, 1000, 4).expect("four schools");
        let total: f64 = answers.iter().map(|answer| answer.probability).sum();
        assert!((total - 5.0).abs() < 1e-9);
        assert_eq!(
            answers,
            lowest_quarter(&fit.effects, 1000, 4).expect("four schools")
        );
    }

    #[test]
    fn refusals() {
        assert!(lowest_quarter(&[effect(0.0, 1.0); 3], 10, 1).is_err());
        assert!(lowest_quarter(&[effect(0.0, 1.0); 4], 0, 1).is_err());
        assert_eq!(
            lowest_quarter(&[effect(0.0, f64::NAN); 4], 10, 1),
            Err(NotComputable::NotFinite)
        );
        let negative = NotComputable::NegativeValue { value: -1.0 };
        assert_eq!(lowest_quarter(&[effect(0.0, -1.0); 4], 10, 1), Err(negative));
    }
}
