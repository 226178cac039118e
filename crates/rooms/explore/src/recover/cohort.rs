//! One cohort drawn from a world, as a monitor gets to see it.

use super::world::{GROUPS, HIGH, LOW, SHARES, Setting, Twist, UNKNOWN, World};
use crate::maths::{normal_cdf, normal_quantile};
use crate::random::{Random, Step};

/// The score of a pupil of mean skill; a standard deviation of skill is ten points.
const CENTRE: f64 = 100.0;
const POINTS_PER_SD: f64 = 10.0;
/// Scores are whole points from 0 to here.
const HIGHEST: f64 = 200.0;
/// Up to this advice (kb) an advice counts as low where backgrounds go missing.
const LOW_ADVICE: u8 = 2;

/// The pupils, school by school; all columns have the same length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The number of the school.
    pub school: Vec<u32>,
    /// The group as recorded: 0 to 2, or [`UNKNOWN`].
    pub group: Vec<u8>,
    /// Two tests with errors of their own, in whole points.
    pub scores: Vec<[u16; 2]>,
    /// The advice, 0 to 8.
    pub advice: Vec<u8>,
    /// How many schools.
    pub schools: u32,
}

/// Skill and group of a pupil, which no monitor sees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hidden {
    pub group: u8,
    pub skill: f64,
}

/// What the pupils of a school share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct School {
    /// What it adds to every judgement, SD of skill.
    leniency: f64,
    /// How much higher its test scores, SD of skill.
    shift: f64,
    /// How far its pupils' backgrounds lean to the high group.
    lean: f64,
}

impl School {
    pub fn draw(world: &World, random: Random, school: u32) -> Self {
        let features = random.draws(school, 0, Step::Region, 0);
        Self {
            leniency: world.leniency * features.normal(0),
            // Every other school, so that exactly half of them have the other test.
            shift: match world.twist {
                Twist::TwoScales(shift) if school % 2 == 1 => shift,
                _ => 0.0,
            },
            lean: match world.twist {
                Twist::Sorted(variance) => variance.sqrt() * features.normal(1),
                _ => 0.0,
            },
        }
    }
}

/// Draws a cohort; the same setting and random family give the same cohort.
#[must_use]
pub fn draw(setting: &Setting, random: Random) -> Cohort {
    let world = World::of(setting);
    let mut cohort = Cohort {
        schools: setting.schools(),
        ..Cohort::default()
    };
    for school in 0..cohort.schools {
        let features = School::draw(&world, random, school);
        let first = school * setting.school_size;
        for pupil in first..(first + setting.school_size).min(setting.pupils) {
            let (hidden, scores, advice) = one(&world, random, pupil, features);
            let luck = random.draws(pupil, 0, Step::Observation, 0).uniform(0);
            let missing = match world.twist {
                Twist::Missing { low_advised, .. } if hidden.group == LOW && advice <= LOW_ADVICE => {
                    low_advised
                }
                Twist::Missing { others, .. } => others,
                _ => 0.0,
            };
            cohort.school.push(school);
            cohort
                .group
                .push(if luck < missing { UNKNOWN } else { hidden.group });
            cohort.scores.push(scores);
            cohort.advice.push(advice);
        }
    }
    cohort
}

/// One pupil: what is hidden, two scores and the advice.
pub(super) fn one(world: &World, random: Random, pupil: u32, school: School) -> (Hidden, [u16; 2], u8) {
    let draws = random.draws(pupil, 0, Step::Entry, 0);
    let others = random.draws(pupil, 0, Step::Testing, 0);
    let place = match world.twist {
        // Uniform over all schools, whatever the lean of each.
        Twist::Sorted(between) => {
            normal_cdf((normal_quantile(draws.uniform(0)) + school.lean) / (1.0 + between).sqrt())
        }
        _ => draws.uniform(0),
    };
    let group = if place < SHARES[0] {
        LOW
    } else if place < 1.0 - SHARES[GROUPS - 1] {
        1
    } else {
        HIGH
    };
    let of_group = usize::from(group);
    let skill = world.means[of_group] + world.within_sd * draws.normal(1);
    let judgement = skill + world.bias[of_group] + school.leniency + world.noise * draws.normal(2);
    let (own, shared) = match world.twist {
        Twist::SharedError(share) => ((1.0 - share).sqrt(), share.sqrt() * others.normal(2)),
        _ => (1.0, 0.0),
    };
    let observed = [draws.normal(3), others.normal(0)]
        .map(|chance| skill + school.shift + world.error[of_group] * (own * chance + shared));
    let mut advice = world.advice(judgement);
    if world.twist == Twist::FollowsTest {
        advice = world.raised(advice, observed[0], others.uniform(1));
    }
    let scores = observed.map(|observed| {
        let cut = match world.twist {
            Twist::Ceiling(highest) => observed.min(highest),
            _ => observed,
        };
        (CENTRE + POINTS_PER_SD * cut).round().clamp(0.0, HIGHEST) as u16
    });
    (Hidden { group, skill }, scores, advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cohort(twist: Twist) -> Cohort {
        let setting = Setting {
            twist,
            ..Setting::plain(20_000, 0.0, 0.85)
        };
        draw(&setting, Random::new(1, 0))
    }

    fn mean(values: impl Iterator<Item = f64>) -> f64 {
        let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        sum / count
    }

    /// Within five standard errors.
    #[test]
    fn a_cohort_has_the_stated_shares_and_reliability() {
        let cohort = cohort(Twist::None);
        assert_eq!(cohort.schools, 834);
        assert_eq!(cohort.school.len(), 20_000);
        for (group, share) in (0_u8..).zip(SHARES) {
            let found = cohort.group.iter().filter(|of| **of == group).count() as f64 / 20_000.0;
            assert!((found - share).abs() < 0.018, "{group}: {found}");
        }
        let means = [0, 1].map(|test| mean(cohort.scores.iter().map(|scores| f64::from(scores[test]))));
        let product = |a: usize, b: usize| {
            let moments = cohort
                .scores
                .iter()
                .map(|scores| (f64::from(scores[a]) - means[a]) * (f64::from(scores[b]) - means[b]));
            mean(moments)
        };
        let reliability = product(0, 1) / (product(0, 0) * product(1, 1)).sqrt();
        assert!((reliability - 0.85).abs() < 0.01, "{reliability}");
        for (class, share) in (0_u8..).zip(crate::Parameters::default().advice_shares) {
            let found = cohort.advice.iter().filter(|advice| **advice == class).count() as f64 / 20_000.0;
            assert!(
                (found - share).abs() < 0.016,
                "{class}: {found} instead of {share}"
            );
        }
    }

    #[test]
    fn every_twist_shows() {
        let plain = cohort(Twist::None);
        let cut = cohort(Twist::Ceiling(0.8));
        assert_eq!(cut.scores.iter().map(|scores| scores[0]).max(), Some(108));
        assert_eq!(plain.advice, cut.advice);
        let unknown = cohort(Twist::Missing {
            low_advised: 0.3,
            others: 0.05,
        });
        let share = unknown.group.iter().filter(|group| **group == UNKNOWN).count() as f64 / 20_000.0;
        assert!(share > 0.06 && share < 0.12, "{share}");
        let shifted = cohort(Twist::TwoScales(0.5));
        let of = |odd: u32| {
            let pairs = shifted.school.iter().zip(&shifted.scores);
            mean(
                pairs
                    .filter(|(school, _)| *school % 2 == odd)
                    .map(|(_, scores)| f64::from(scores[0])),
            )
        };
        assert!((of(1) - of(0) - 5.0).abs() < 0.8);
        let raised = cohort(Twist::FollowsTest);
        assert!(
            raised
                .advice
                .iter()
                .zip(&plain.advice)
                .all(|(last, first)| last >= first)
        );
        assert_ne!(raised.advice, plain.advice);
        let sorted = cohort(Twist::Sorted(0.5));
        let high = |school: u32| {
            let pairs = sorted
                .school
                .iter()
                .zip(&sorted.group)
                .filter(|(of, _)| **of == school);
            mean(pairs.map(|(_, group)| f64::from(u8::from(*group == HIGH))))
        };
        let shares: Vec<f64> = (0..sorted.schools).map(high).collect();
        let average = mean(shares.iter().copied());
        // By chance alone the variance of a share of 24 would be .0103.
        let variance = mean(shares.iter().map(|share| (share - average).powi(2)));
        assert!(
            (average - 0.45).abs() < 0.03 && variance > 0.03,
            "{average} {variance}"
        );
        let apart = |cohort: &Cohort| {
            mean(
                cohort
                    .scores
                    .iter()
                    .map(|scores| (f64::from(scores[0]) - f64::from(scores[1])).powi(2)),
            )
        };
        let shared = cohort(Twist::SharedError(0.5));
        assert!((apart(&shared) / apart(&plain) - 0.5).abs() < 0.03);
        let noisy = cohort(Twist::UnequalError(4.0));
        let spread = |group: u8| {
            let pairs = noisy
                .group
                .iter()
                .zip(&noisy.scores)
                .filter(move |(of, _)| **of == group);
            mean(pairs.map(|(_, scores)| (f64::from(scores[0]) - f64::from(scores[1])).powi(2)))
        };
        assert!(spread(LOW) / spread(HIGH) > 3.0);
    }
}
