//! The estimators that are put to the test: the one that ships, the obvious one, and two others.
//!
//! The one that ships is regression calibration as `measuring` does it: a cubic in true score where scores and pupils
//! are enough for it, else a straight line. That both give the same figures is a test of the program.

use super::cohort::Cohort;
use super::seen::{Drawn, Outcome, Score, Seen};
use statistics::bootstrap::SchoolWeights;
use statistics::measurement_error::{MeasuredGap, Reliability, ReliabilityPopulation};
use statistics::replicates::{Replicate, Replicates};
use statistics::two_tests::{self, PairSpread};
use statistics::{Confidence, Estimate, Interval, NotComputable, least_squares};

/// Below this many pupils in a group a bend cannot be told from chance.
const FEWEST_PUPILS: usize = 60;
/// Below this many schools the bootstrap leans on t.
const FEW_SCHOOLS: usize = 50;

/// A way to answer how large the gap at equal skill is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimator {
    /// The gap at equal test score: least squares on the test to the third power and the group, clustered by school.
    Naive,
    /// A straight line in the test, converted to a score without error.
    StraightLine(Reliability),
    /// What the reports show.
    Shipped(Outcome, Reliability),
    /// What the reports show where advice follows the test: all between the gap at equal measured and true score.
    ShippedBetween(Reliability),
    /// As shipped, at the sum of two tests whose reliability follows from their difference (Rulon 1939): nobody has to
    /// state it.
    TwoTests,
}

/// A figure with its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// Low group minus high group.
    pub value: f64,
    /// The 95% interval.
    pub interval: Interval,
}

/// How the bootstrap draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many replicates.
    pub replicates: usize,
    /// The seed.
    pub seed: u64,
}

/// The answer of each estimator on one cohort.
#[must_use]
pub fn answers(
    cohort: &Cohort,
    estimators: &[Estimator],
    bootstrap: Bootstrap,
) -> Vec<Result<Answer, NotComputable>> {
    // Several estimators may look at the same sums; they are drawn once.
    let mut kept: Vec<(Score, Outcome, Result<Resampled<'_>, NotComputable>)> = Vec::new();
    let weights = Seen::weights(cohort, bootstrap.replicates, bootstrap.seed);
    let mut answers = Vec::with_capacity(estimators.len());
    for estimator in estimators {
        let (score, outcome) = match estimator {
            Estimator::TwoTests => (Score::Both, Outcome::Level),
            Estimator::Shipped(outcome, _) => (Score::First, *outcome),
            _ => (Score::First, Outcome::Level),
        };
        let place = kept.iter().position(|(s, o, _)| (*s, *o) == (score, outcome));
        let place = place.unwrap_or_else(|| {
            kept.push((score, outcome, Resampled::of(cohort, score, outcome, &weights)));
            kept.len() - 1
        });
        let answer = match &kept[place].2 {
            Ok(resampled) => resampled.answer(estimator),
            Err(error) => Err(*error),
        };
        answers.push(answer);
    }
    answers
}

/// A cohort as it is seen, and the same with its schools drawn anew.
struct Resampled<'a> {
    seen: Seen<'a>,
    whole: Drawn,
    drawn: Vec<Drawn>,
}

impl<'a> Resampled<'a> {
    fn of(
        cohort: &'a Cohort,
        score: Score,
        outcome: Outcome,
        weights: &SchoolWeights,
    ) -> Result<Self, NotComputable> {
        let seen = Seen::of(cohort, score, outcome);
        let whole = seen.whole();
        let drawn = seen.resampled(weights)?;
        Ok(Self { seen, whole, drawn })
    }

    fn answer(&self, estimator: &Estimator) -> Result<Answer, NotComputable> {
        match estimator {
            Estimator::Naive => self.naive(),
            Estimator::StraightLine(reliability) => self.straight(&self.seen.within_groups(reliability)?),
            Estimator::Shipped(_, reliability) => self.shipped(&self.seen.within_groups(reliability)?),
            Estimator::ShippedBetween(reliability) => {
                let corrected = self.shipped(&self.seen.within_groups(reliability)?)?;
                let measured = self.shipped(&reliability_of(1.0)?)?;
                Ok(Answer {
                    value: f64::midpoint(measured.value, corrected.value),
                    interval: measured.interval.hull(corrected.interval),
                })
            }
            Estimator::TwoTests => {
                let value = self
                    .seen
                    .table(&self.whole.cells)
                    .gap(self.reliability_of_sum(&self.whole)?)?;
                self.bootstrapped(value, |drawn| self.reliability_of_sum(drawn))
            }
        }
    }

    fn naive(&self) -> Result<Answer, NotComputable> {
        let rows = self.seen.cross_products(|score, focal| {
            let s = score / 10.0;
            [1.0, s, s * s, s * s * s, focal]
        })?;
        let fit = least_squares::clustered(&rows)?;
        let gap = fit
            .coefficient(4)
            .ok_or(NotComputable::ShapeMismatch { have: 4, need: 5 })?;
        Ok(answer(&gap))
    }

    fn straight(&self, reliability: &Reliability) -> Result<Answer, NotComputable> {
        let rows = self.seen.cross_products(|score, focal| [1.0, score, focal])?;
        let gap = MeasuredGap::between_schools(&rows, &self.seen.score_sums(), 1, 2)?;
        let corrected = gap.corrected(reliability, Confidence::default())?;
        Ok(Answer {
            value: gap
                .at(f64::midpoint(reliability.low(), reliability.high()))?
                .value,
            interval: corrected.interval,
        })
    }

    /// `reliability` is that within groups.
    fn shipped(&self, reliability: &Reliability) -> Result<Answer, NotComputable> {
        let table = self.seen.table(&self.whole.cells);
        let is_large = self
            .seen
            .pupils()
            .into_iter()
            .all(|pupils| pupils >= FEWEST_PUPILS);
        if !(is_large && table.shows_a_bend()) {
            return self.straight(reliability);
        }
        let at = |lambda: f64| self.bootstrapped(table.gap(lambda)?, |_| Ok(lambda));
        let low = at(reliability.low())?;
        if reliability.low() >= reliability.high() {
            return Ok(low);
        }
        Ok(Answer {
            value: table.gap(f64::midpoint(reliability.low(), reliability.high()))?,
            interval: low.interval.hull(at(reliability.high())?.interval),
        })
    }

    /// The interval of a gap over drawn schools, each with the reliability that holds in it.
    fn bootstrapped(
        &self,
        value: f64,
        lambda: impl Fn(&Drawn) -> Result<f64, NotComputable>,
    ) -> Result<Answer, NotComputable> {
        let replicates = Replicates::gather(self.drawn.iter().map(|drawn| {
            let gap = self.seen.table(&drawn.cells).gap(lambda(drawn)?)?;
            Ok(Replicate::from(gap))
        }));
        let confidence = Confidence::default();
        let schools = self.seen.schools();
        let interval = if schools >= FEW_SCHOOLS {
            replicates.percentile_interval(confidence)?
        } else {
            let degrees = schools.saturating_sub(1).max(1) as f64;
            Estimate::student(value, replicates.standard_deviation()?, degrees).interval(confidence)
        };
        Ok(Answer { value, interval })
    }

    /// What two tests say of themselves in this replicate, within groups.
    fn reliability_of_sum(&self, drawn: &Drawn) -> Result<f64, NotComputable> {
        let spreads = [0, 1].map(|group| {
            let (pupils, of_difference) = drawn.differences[group];
            let of_group = || {
                self.seen
                    .scores
                    .iter()
                    .zip(&drawn.cells)
                    .map(|(score, cell)| (score, cell[group].pupils))
            };
            let mean = of_group().map(|(score, pupils)| score * pupils).sum::<f64>() / pupils;
            let squares = of_group().map(|(score, pupils)| pupils * (score - mean) * (score - mean));
            PairSpread {
                pupils,
                of_difference,
                of_sum: squares.sum::<f64>() / (pupils - 1.0),
            }
        });
        two_tests::reliability_of_sum(&spreads)
    }
}

fn reliability_of(value: f64) -> Result<Reliability, NotComputable> {
    Reliability::stated(value, value, ReliabilityPopulation::WithinGroups)
}

fn answer(estimate: &Estimate) -> Answer {
    Answer {
        value: estimate.value,
        interval: estimate.interval(Confidence::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{cohort, world::Setting};
    use super::*;
    use crate::random::Random;

    const BOOTSTRAP: Bootstrap = Bootstrap {
        replicates: 100,
        seed: 7,
    };

    /// At a reliability of one nothing is converted: the shipped estimator is then the naive one.
    #[test]
    fn a_perfect_test_needs_no_conversion() {
        let cohort = cohort::draw(&Setting::plain(1_500, 0.14, 0.85), Random::new(1, 0));
        let perfect = Reliability::stated(1.0, 1.0, ReliabilityPopulation::AllPupils).expect("a reliability");
        let estimators = [Estimator::Naive, Estimator::Shipped(Outcome::Level, perfect)];
        let answers = answers(&cohort, &estimators, BOOTSTRAP);
        let [naive, shipped] = [0, 1].map(|place: usize| answers[place].expect("an answer"));
        assert!((naive.value - shipped.value).abs() < 1e-9);
        assert!((naive.interval.width() / shipped.interval.width() - 1.0).abs() < 0.3);
    }

    #[test]
    fn two_tests_say_how_reliable_they_are() {
        let cohort = cohort::draw(&Setting::plain(20_000, 0.0, 0.85), Random::new(1, 0));
        let weights = Seen::weights(&cohort, 2, 7);
        let resampled = Resampled::of(&cohort, Score::Both, Outcome::Level, &weights).expect("sums");
        let world = super::super::world::World::of(&Setting::plain(20_000, 0.0, 0.85));
        let one = world.reliability_within();
        // Spearman (1910) and Brown (1910).
        let both = 2.0 * one / (1.0 + one);
        let found = resampled
            .reliability_of_sum(&resampled.whole)
            .expect("a reliability");
        assert!((found - both).abs() < 0.005, "{found} {both}");
    }

    #[test]
    fn what_cannot_be_answered_is_said() {
        let cohort = cohort::draw(&Setting::plain(4, 0.0, 0.85), Random::new(1, 0));
        let perfect = Reliability::stated(1.0, 1.0, ReliabilityPopulation::AllPupils).expect("a reliability");
        let all = [
            Estimator::Naive,
            Estimator::StraightLine(perfect),
            Estimator::Shipped(Outcome::Havo, perfect),
            Estimator::TwoTests,
        ];
        assert!(answers(&cohort, &all, BOOTSTRAP).iter().all(Result::is_err));
    }
}
