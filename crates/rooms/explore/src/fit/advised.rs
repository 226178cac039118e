//! What the advice block lets expect of a year's pupils, by income and education, with chance integrated out.
//!
//! Judgement and test are independent given skill, so the joint distribution of first advice and test advice is one
//! integral over skill within each cell of background. It has no sampling error and bends smoothly with the parameters.

use crate::advise::{Block, Regime, TEST_CLASSES, is_dual, raise_probabilities};
use crate::maths::{normal_cdf, normal_quantile};
use crate::norms::{EDUCATIONS, HIGH, INCOMES, Norms};
use crate::parameters::Parameters;
use crate::policies::Judgement;

/// First advices.
pub const FIRST: usize = 9;
/// Test advices.
pub const TESTS: usize = TEST_CLASSES.len();
/// Equally likely points of skill within a cell.
const POINTS: u32 = 60;

/// The joint distribution of first and test advice.
type Joint = [[f64; TESTS]; FIRST];

/// What is expected of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// By whether parents are highly educated, and income quintile.
    joint: [[Joint; INCOMES]; 2],
    /// Chance of being raised when eligible, by high education and dual first advice.
    raised: [[f64; 2]; 2],
    /// Mean first advice of children of highly educated and of other parents at equal skill, over the skills of all.
    at_equal_skill: [f64; 2],
}

/// Whose advices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Everyone.
    All,
    /// An income quintile, 1 to 5.
    Quintile(usize),
    /// Children of highly educated parents.
    High,
    /// The others.
    NotHigh,
}

impl Group {
    fn holds(self, high: usize, income: usize) -> bool {
        match self {
            Self::All => true,
            Self::Quintile(quintile) => income + 1 == quintile,
            Self::High => high == 1,
            Self::NotHigh => high == 0,
        }
    }
}

impl Expected {
    /// What these parameters let expect under a rule.
    #[must_use]
    pub fn of(parameters: &Parameters, regime: Regime) -> Self {
        let norms = Norms::of(parameters);
        let block = Block::of(parameters, &norms, Judgement::Probit, regime);
        let spread = judged_spread(parameters);
        let mut joint = [[[[0.0; TESTS]; FIRST]; INCOMES]; 2];
        let mut at_equal_skill = [0.0; 2];
        let quantiles: Vec<f64> = (0..POINTS)
            .map(|point| normal_quantile((f64::from(point) + 0.5) / f64::from(POINTS)))
            .collect();
        for education in 0..EDUCATIONS {
            let high = usize::from(education == usize::from(HIGH));
            for (income, cells) in joint[high].iter_mut().enumerate() {
                for language in 0..2 {
                    let share = norms.share[education][income][language] / f64::from(POINTS);
                    let mean = norms.environment[education][income][language];
                    for quantile in &quantiles {
                        let skill = mean + norms.within_sd * quantile;
                        let judged = |is_high: usize| {
                            let bias = parameters.bias * (is_high as f64 - norms.share_high);
                            classes::<FIRST, 8>(skill + bias, spread, &block.cuts)
                        };
                        let tested = classes::<TESTS, 5>(skill, block.error, &block.test_cuts);
                        let firsts = [judged(0), judged(1)];
                        for (mean, firsts) in at_equal_skill.iter_mut().zip(&firsts) {
                            let advice: f64 = firsts.iter().zip(0_u8..).map(|(p, k)| p * f64::from(k)).sum();
                            *mean += share * advice;
                        }
                        for (cells, first) in cells.iter_mut().zip(&firsts[high]) {
                            for (cell, test) in cells.iter_mut().zip(&tested) {
                                *cell += share * first * test;
                            }
                        }
                    }
                }
            }
        }
        let mut expected = Self {
            joint,
            raised: [[0.0; 2]; 2],
            at_equal_skill,
        };
        let raised = raise_probabilities(&block, regime, || {
            let mut counts = [[0.0; 2]; 2];
            expected.each(Group::All, |high, first, test, share| {
                if TEST_CLASSES[test] > first {
                    counts[high][usize::from(is_dual(first))] += share;
                }
            });
            counts
        });
        expected.raised = raised;
        expected
    }

    fn each(&self, group: Group, mut tell: impl FnMut(usize, u8, usize, f64)) {
        for (high, incomes) in self.joint.iter().enumerate() {
            for (income, cells) in incomes.iter().enumerate() {
                if group.holds(high, income) {
                    for (first, tests) in (0_u8..).zip(cells) {
                        for (test, share) in tests.iter().enumerate() {
                            tell(high, first, test, *share);
                        }
                    }
                }
            }
        }
    }

    /// The sum over a group of the shares weighted by a value of first and final advice; `value` is told also whether
    /// the test was higher.
    fn sum(&self, group: Group, value: impl Fn(u8, u8, bool) -> f64) -> f64 {
        let mut sum = 0.0;
        self.each(group, |high, first, test, share| {
            let class = TEST_CLASSES[test];
            if class > first {
                let raised = self.raised[high][usize::from(is_dual(first))];
                sum += share * raised * value(first, class, true);
                sum += share * (1.0 - raised) * value(first, first, true);
            } else {
                sum += share * value(first, first, false);
            }
        });
        sum
    }

    fn ratio(
        &self,
        group: Group,
        part: impl Fn(u8, u8, bool) -> bool,
        whole: impl Fn(u8, u8, bool) -> bool,
    ) -> f64 {
        let indicator = |holds: bool| if holds { 1.0 } else { 0.0 };
        let all = self.sum(group, |first, last, higher| indicator(whole(first, last, higher)));
        let some = self.sum(group, |first, last, higher| {
            indicator(whole(first, last, higher) && part(first, last, higher))
        });
        some / all.max(1e-12)
    }

    /// The share of a group whose first advice lies in these classes.
    #[must_use]
    pub fn first(&self, group: Group, classes: (u8, u8)) -> f64 {
        self.ratio(group, |first, _, _| within(first, classes), |_, _, _| true)
    }

    /// The share whose final advice does.
    #[must_use]
    pub fn last(&self, group: Group, classes: (u8, u8)) -> f64 {
        self.ratio(group, |_, last, _| within(last, classes), |_, _, _| true)
    }

    /// The share whose test was higher, of those with this first advice.
    #[must_use]
    pub fn higher(&self, group: Group, classes: (u8, u8)) -> f64 {
        self.ratio(group, |_, _, higher| higher, |first, _, _| within(first, classes))
    }

    /// The share whose advice was raised, of those with this first advice and a higher test.
    #[must_use]
    pub fn raised(&self, group: Group, classes: (u8, u8)) -> f64 {
        self.ratio(
            group,
            |first, last, _| last > first,
            |first, _, higher| higher && within(first, classes),
        )
    }

    /// The share whose advice was raised, of all with this first advice.
    #[must_use]
    pub fn raised_of_all(&self, group: Group, classes: (u8, u8)) -> f64 {
        self.ratio(
            group,
            |first, last, _| last > first,
            |first, _, _| within(first, classes),
        )
    }

    /// The share with the highest test advice.
    #[must_use]
    pub fn highest_test(&self) -> f64 {
        let (mut some, mut all) = (0.0, 0.0);
        self.each(Group::All, |_, _, test, share| {
            all += share;
            some += if test + 1 == TESTS { share } else { 0.0 };
        });
        some / all
    }

    /// Mean first advice, high against other parents, in half levels.
    #[must_use]
    pub fn gap(&self) -> f64 {
        let mean = |group| {
            self.sum(group, |first, _, _| f64::from(first)) / self.sum(group, |_, _, _| 1.0).max(1e-12)
        };
        mean(Group::High) - mean(Group::NotHigh)
    }

    /// The same at equal skill, over the skills of all.
    #[must_use]
    pub fn gap_at_equal_skill(&self) -> f64 {
        self.at_equal_skill[1] - self.at_equal_skill[0]
    }
}

fn within(class: u8, (low, high): (u8, u8)) -> bool {
    (low..=high).contains(&class)
}

/// Spread of the judgement at equal skill and education: teacher, school, place, sex.
fn judged_spread(p: &Parameters) -> f64 {
    crate::norms::judgement_variance(p).sqrt()
}

/// The chance of each class of a normal value.
fn classes<const CLASSES: usize, const CUTS: usize>(
    mean: f64,
    sd: f64,
    cuts: &[f64; CUTS],
) -> [f64; CLASSES] {
    const { assert!(CLASSES == CUTS + 1) };
    let below = cuts.map(|cut| normal_cdf((cut - mean) / sd));
    std::array::from_fn(|class| {
        let upper = below.get(class).copied().unwrap_or(1.0);
        let lower = if class == 0 { 0.0 } else { below[class - 1] };
        upper - lower
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_parameters() {
        let p = Parameters::default();
        let expected = Expected::of(&p, Regime::Before);
        for (class, share) in (0_u8..).zip(p.advice_shares) {
            let found = expected.first(Group::All, (class, class));
            assert!((found - share).abs() < 1e-3, "{class}: {found} {share}");
        }
        assert!((expected.highest_test() - p.test_quotas_before[5]).abs() < 1e-3);
        let raised = expected.raised(Group::All, (0, 8));
        assert!((raised - p.adjust_before).abs() < 1e-9, "{raised}");
        let dual = expected.raised(Group::All, (1, 1)) / expected.raised(Group::All, (2, 2));
        assert!((dual / p.adjust_dual - 1.0).abs() < 0.1, "{dual}");
        assert!(expected.first(Group::Quintile(5), (8, 8)) > expected.first(Group::Quintile(1), (8, 8)));
        assert!(expected.gap() > expected.gap_at_equal_skill() && expected.gap_at_equal_skill() > 0.0);
        let none = Expected::of(&p, Regime::NoTest);
        assert_eq!(none.last(Group::All, (5, 8)), none.first(Group::All, (5, 8)));
    }
}
