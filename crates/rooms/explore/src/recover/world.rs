//! The world in which a gap is to be found again: how skill, judgement and test are made, with one thing wrong or none.

use crate::maths::normal_cdf;
use crate::norms::{Component, cutpoints};
use crate::parameters::Parameters;

/// Background groups: parents with little, some and much schooling.
pub const GROUPS: usize = 3;
/// The group that the gap is about.
pub const LOW: u8 = 0;
/// The group it is compared with.
pub const HIGH: u8 = 2;
/// Pupils whose group nobody recorded.
pub const UNKNOWN: u8 = 3;
/// The first of the nine advices that lies wholly on havo or above.
pub const HAVO: u8 = 6;
/// The share of each group.
pub const SHARES: [f64; GROUPS] = [0.20, 0.35, 0.45];
/// The mean skill of each group before the mean over all pupils is taken off, in SD.
const MEANS: [f64; GROUPS] = [-0.45, -0.10, 0.30];
/// What a teacher's judgement adds beside skill, bias and school: SD of skill.
const TEACHER_NOISE: f64 = 0.35;
/// How schools differ in leniency, SD of skill.
pub const LENIENCY: f64 = 0.25;
/// Pupils per school.
pub const SCHOOL_SIZE: u32 = 24;
/// With a rule that advice follows a higher test: how often it does.
const RAISED: f64 = 0.8;
/// Classes of the test advice on the scale of nine advices.
const TEST_CLASSES: [u8; 6] = crate::advise::TEST_CLASSES;

/// What is wrong with the records, if anything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Twist {
    /// Nothing.
    None,
    /// The group is unknown more often for pupils of the low group whose advice is low.
    Missing {
        /// The share unknown among the low group with an advice up to kb.
        low_advised: f64,
        /// The share unknown among all others.
        others: f64,
    },
    /// No score above this, in SD of skill.
    Ceiling(f64),
    /// Half of the schools use a test whose scores lie this much higher, in SD of skill.
    TwoScales(f64),
    /// The error variance of the low group's test is this many times that of the high group's; their mean stays.
    UnequalError(f64),
    /// This share of the error variance of the two tests is the same error, as on one bad day.
    SharedError(f64),
    /// Schools differ in who comes: this much latent variance of the background lies between schools, for one within.
    Sorted(f64),
    /// A first advice below the test advice is raised to it four times in five.
    FollowsTest,
}

/// One world and the size of a cohort in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Pupils.
    pub pupils: u32,
    /// Pupils per school; the last school may be smaller.
    pub school_size: u32,
    /// What is added to the judgement of the high group and, half of it each way, taken from the low one: SD of skill.
    pub bias: f64,
    /// Reliability of the test among all pupils.
    pub reliability: f64,
    /// How schools differ in leniency, SD of skill.
    pub leniency: f64,
    /// What is wrong.
    pub twist: Twist,
}

impl Setting {
    /// Schools of 24, and nothing wrong.
    #[must_use]
    pub fn plain(pupils: u32, bias: f64, reliability: f64) -> Self {
        Self {
            pupils,
            school_size: SCHOOL_SIZE,
            bias,
            reliability,
            leniency: LENIENCY,
            twist: Twist::None,
        }
    }

    /// How many schools.
    #[must_use]
    pub fn schools(&self) -> u32 {
        self.pupils.div_ceil(self.school_size)
    }
}

/// What follows from a setting before anyone is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Mean skill of each group; over all pupils it is 0.
    pub means: [f64; GROUPS],
    /// Spread of skill within a group; over all pupils the variance is 1.
    pub within_sd: f64,
    /// What bias adds to the judgement of each group.
    pub bias: [f64; GROUPS],
    /// Spread of the judgement at equal skill in one school.
    pub noise: f64,
    /// How schools differ.
    pub leniency: f64,
    /// Cutpoints of the advice on the scale of the judgement; they give the published shares of the nine advices.
    pub cuts: [f64; 8],
    /// Spread of each group's error of measurement, SD of skill.
    pub error: [f64; GROUPS],
    /// Cutpoints of the test advice on the scale of the test.
    pub test_cuts: [f64; 5],
    /// What is wrong.
    pub twist: Twist,
}

impl World {
    /// Works it out.
    #[must_use]
    pub fn of(setting: &Setting) -> Self {
        let centre: f64 = SHARES.iter().zip(MEANS).map(|(share, mean)| share * mean).sum();
        let means = MEANS.map(|mean| mean - centre);
        let between: f64 = SHARES
            .iter()
            .zip(means)
            .map(|(share, mean)| share * mean * mean)
            .sum();
        let within = 1.0 - between;
        let bias = [-setting.bias / 2.0, 0.0, setting.bias / 2.0];
        let error_variance = (1.0 - setting.reliability) / setting.reliability;
        let error = match setting.twist {
            Twist::UnequalError(ratio) => {
                let high = 2.0 * error_variance / (1.0 + ratio);
                [ratio * high, error_variance, high].map(f64::sqrt)
            }
            _ => [error_variance.sqrt(); GROUPS],
        };
        let judged = TEACHER_NOISE * TEACHER_NOISE + setting.leniency * setting.leniency;
        let mixture = |shift: [f64; GROUPS], variance: f64| -> [Component; GROUPS] {
            std::array::from_fn(|group| Component {
                share: SHARES[group],
                mean: means[group] + shift[group],
                sd: (within + variance).sqrt(),
            })
        };
        let published = Parameters::default();
        Self {
            means,
            within_sd: within.sqrt(),
            bias,
            noise: TEACHER_NOISE,
            leniency: setting.leniency,
            cuts: cutpoints(&mixture(bias, judged), &published.advice_shares),
            error,
            test_cuts: cutpoints(
                &mixture([0.0; GROUPS], error_variance),
                &published.test_quotas_since,
            ),
            twist: setting.twist,
        }
    }

    /// The reliability within the two groups that are compared, from that among all pupils.
    #[must_use]
    pub fn reliability_within(&self) -> f64 {
        let skill = self.within_sd * self.within_sd;
        let error = self.error[usize::from(LOW)];
        skill / (skill + error * error)
    }

    /// The advice that follows a judgement.
    #[must_use]
    pub fn advice(&self, judgement: f64) -> u8 {
        crate::norms::class_of(judgement, &self.cuts)
    }

    /// The advice after the test, where advice follows a higher one: `luck` is uniform.
    #[must_use]
    pub fn raised(&self, first: u8, observed: f64, luck: f64) -> u8 {
        let test = TEST_CLASSES[usize::from(crate::norms::class_of(observed, &self.test_cuts))];
        if test > first && luck < RAISED {
            test
        } else {
            first
        }
    }

    /// What is expected of a pupil of this group and skill: the mean advice in half levels, and the chance of havo or
    /// above.
    #[must_use]
    pub fn expected(&self, group: usize, skill: f64) -> [f64; 2] {
        let spread = (self.noise * self.noise + self.leniency * self.leniency).sqrt();
        let at_least = |cut: f64| normal_cdf((skill + self.bias[group] - cut) / spread);
        if self.twist != Twist::FollowsTest {
            return [
                self.cuts.iter().map(|cut| at_least(*cut)).sum(),
                at_least(self.cuts[usize::from(HAVO) - 1]),
            ];
        }
        let first = classes(&self.cuts.map(at_least));
        let tested = classes(
            &self
                .test_cuts
                .map(|cut| normal_cdf((skill - cut) / self.error[group])),
        );
        let (mut level, mut havo) = (0.0, 0.0);
        for (advice, chance) in (0_u8..).zip(first) {
            for (class, of_test) in TEST_CLASSES.into_iter().zip(tested.iter()) {
                let both = chance * of_test;
                let raised = if class > advice { RAISED } else { 0.0 };
                let last = raised * f64::from(class) + (1.0 - raised) * f64::from(advice);
                let at_least_havo = |advice: u8| if advice >= HAVO { 1.0 } else { 0.0 };
                level += both * last;
                havo += both * (raised * at_least_havo(class) + (1.0 - raised) * at_least_havo(advice));
            }
        }
        [level, havo]
    }
}

/// The chance of each class from the chances of reaching each cutpoint.
fn classes(reached: &[f64]) -> Vec<f64> {
    let above = reached.iter().copied().chain([0.0]);
    let below = [1.0].into_iter().chain(reached.iter().copied());
    below.zip(above).map(|(this, next)| this - next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skill_has_mean_zero_and_variance_one_and_the_test_its_reliability() {
        let world = World::of(&Setting::plain(500, 0.14, 0.85));
        let mean: f64 = SHARES
            .iter()
            .zip(world.means)
            .map(|(share, mean)| share * mean)
            .sum();
        let between: f64 = SHARES
            .iter()
            .zip(world.means)
            .map(|(share, mean)| share * mean * mean)
            .sum();
        assert!(mean.abs() < 1e-15);
        assert!((between + world.within_sd * world.within_sd - 1.0).abs() < 1e-15);
        let error = world.error[0] * world.error[0];
        assert!((1.0 / (1.0 + error) - 0.85).abs() < 1e-12);
        assert!((world.means[2] - world.means[0] - 0.75).abs() < 1e-15);
        // Between groups some of the variance is left out, so the same error weighs more.
        assert!(world.reliability_within() < 0.85 && world.reliability_within() > 0.83);
        let ratio = World::of(&Setting {
            twist: Twist::UnequalError(2.0),
            ..Setting::plain(500, 0.0, 0.85)
        });
        let [low, middle, high] = ratio.error.map(|error| error * error);
        assert!((low / high - 2.0).abs() < 1e-12 && ((low + high) / 2.0 - middle).abs() < 1e-12);
    }

    #[test]
    fn what_is_expected_lies_between_the_ends_and_rises_with_skill() {
        for twist in [Twist::None, Twist::FollowsTest] {
            let world = World::of(&Setting {
                twist,
                ..Setting::plain(500, 0.0, 0.85)
            });
            let mut before = [0.0, 0.0];
            for step in -40..=40 {
                let found = world.expected(0, f64::from(step) / 10.0);
                assert!(
                    found[0] >= before[0] && found[0] <= 8.0 + 1e-12,
                    "{twist:?}: {found:?}"
                );
                assert!(found[1] >= before[1] - 1e-12 && found[1] <= 1.0 + 1e-12);
                before = found;
            }
        }
        let [plain, raised] = [Twist::None, Twist::FollowsTest].map(|twist| {
            let setting = Setting {
                twist,
                ..Setting::plain(500, 0.0, 0.85)
            };
            World::of(&setting).expected(0, 0.0)[0]
        });
        assert!(raised > plain);
    }
}
