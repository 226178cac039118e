//! How an estimator did over many cohorts: bias, coverage, width, and gaps found where there are none.

use super::estimators::Answer;
use statistics::NotComputable;

/// The share of intervals that should hold the truth.
pub const NOMINAL: f64 = 0.95;

/// Many answers beside one truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tally {
    /// What there was to find.
    pub truth: f64,
    /// Cohorts that were answered.
    pub answered: u32,
    /// Cohorts without an answer.
    pub unanswered: u32,
    /// Mean of answer less truth.
    pub bias: f64,
    /// Its standard error from the number of cohorts.
    pub bias_error: f64,
    /// The standard deviation of the answers over cohorts.
    pub spread: f64,
    /// Intervals that hold the truth.
    pub covered: u32,
    /// Mean width of the intervals.
    pub width: f64,
    /// Intervals that leave out zero: a gap is said to be found.
    pub flagged: u32,
}

impl Tally {
    /// Adds up, in the order given.
    #[must_use]
    pub fn of<'a>(truth: f64, answers: impl Iterator<Item = &'a Result<Answer, NotComputable>>) -> Self {
        let mut tally = Self {
            truth,
            answered: 0,
            unanswered: 0,
            bias: 0.0,
            bias_error: 0.0,
            spread: 0.0,
            covered: 0,
            width: 0.0,
            flagged: 0,
        };
        let (mut sum, mut squares, mut widths) = (0.0, 0.0, 0.0);
        for answer in answers {
            let Ok(answer) = answer else {
                tally.unanswered += 1;
                continue;
            };
            let off = answer.value - truth;
            sum += off;
            squares += off * off;
            widths += answer.interval.width();
            tally.answered += 1;
            tally.covered += u32::from(answer.interval.contains(truth));
            tally.flagged += u32::from(!answer.interval.contains(0.0));
        }
        if tally.answered > 1 {
            let n = f64::from(tally.answered);
            tally.bias = sum / n;
            tally.spread = ((squares - sum * sum / n).max(0.0) / (n - 1.0)).sqrt();
            tally.bias_error = tally.spread / n.sqrt();
            tally.width = widths / n;
        }
        tally
    }

    /// The share of intervals that hold the truth.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        f64::from(self.covered) / f64::from(self.answered.max(1))
    }

    /// The share of cohorts in which a gap is said to be found.
    #[must_use]
    pub fn found(&self) -> f64 {
        f64::from(self.flagged) / f64::from(self.answered.max(1))
    }

    /// The standard error that a share `p` has over these cohorts.
    #[must_use]
    pub fn error_of(&self, p: f64) -> f64 {
        (p * (1.0 - p) / f64::from(self.answered.max(1))).sqrt()
    }

    /// Whether the coverage lies from `low` to `high`, give or take three standard errors.
    #[must_use]
    pub fn covers(&self, low: f64, high: f64) -> bool {
        let coverage = self.coverage();
        self.answered > 0
            && coverage >= low - 3.0 * self.error_of(low)
            && coverage <= high + 3.0 * self.error_of(high)
    }

    /// Whether the bias is under a hundredth or a tenth of the truth, give or take three standard errors.
    #[must_use]
    pub fn is_straight(&self) -> bool {
        let allowed = (0.1 * self.truth.abs()).max(0.01);
        self.answered > 1 && self.bias.abs() <= allowed + 3.0 * self.bias_error
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statistics::Interval;

    #[test]
    fn by_hand() {
        let answer = |value: f64, half: f64| {
            Ok(Answer {
                value,
                interval: Interval::around(value, half),
            })
        };
        let answers = [
            answer(0.2, 0.3),
            answer(0.4, 0.1),
            Err(NotComputable::EmptyGroup),
            answer(0.0, 0.2),
        ];
        let tally = Tally::of(0.1, answers.iter());
        assert_eq!((tally.answered, tally.unanswered), (3, 1));
        assert_eq!((tally.covered, tally.flagged), (2, 1));
        assert!((tally.bias - 0.1).abs() < 1e-12);
        assert!((tally.spread - 0.2).abs() < 1e-12);
        assert!((tally.width - 0.4).abs() < 1e-12);
        assert!((tally.coverage() - 2.0 / 3.0).abs() < 1e-12);
        // Three cohorts cannot tell 67% from 95%, four hundred can.
        assert!(tally.covers(0.93, 0.97));
        let many: Vec<_> = (0..400)
            .map(|k| answer(if k % 3 == 0 { 1.0 } else { 0.1 }, 0.1))
            .collect();
        let tally = Tally::of(0.1, many.iter());
        assert!(!tally.covers(0.93, 0.97) && !tally.is_straight());
    }
}
