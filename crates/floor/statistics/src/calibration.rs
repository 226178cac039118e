//! The gap at equal true score where the outcome bends with the score: regression calibration with a curve.
//!
//! A straight line through an outcome that flattens at the ends of the ladder leaves a gap where there is none, because
//! the groups have their pupils at different places on the bend. So the outcome is a cubic in the *true* score, and the
//! true score of a pupil is known only through the measured one. Within a group with normal true scores and normal error
//! the expected powers of the true score, given the measured one, are known (Carroll et al. 2006, chapter 4):
//!
//! ```text
//! m = mean of the group + lambda (score - mean of the group),    v = lambda x error variance
//! E theta = m,    E theta^2 = m^2 + v,    E theta^3 = m^3 + 3 m v
//! ```
//!
//! The outcome is regressed on these three and on the group; the group's coefficient is the gap. The error variance is
//! the same in both groups; `lambda` then differs where their spread differs.
//!
//! In a simulated cohort without bias (5,000 pupils in schools of 24, reliability .85, nine advices) the straight line
//! settles at -0.07 half levels, the cubic at -0.005.

use crate::linear_algebra::Factor;
use crate::replicates::Replicate;
use crate::{Estimate, NotComputable};
use nalgebra::{DMatrix, DVector, SMatrix, SVector};

/// Powers of the true score.
const DEGREE: usize = 3;
/// Constant, powers, group.
const COLUMNS: usize = DEGREE + 2;
/// A bootstrap makes thousands of fits, so that what is as small as a row stays out of the heap.
type Row = SVector<f64, COLUMNS>;
type Square = SMatrix<f64, COLUMNS, COLUMNS>;
/// Fewer distinct scores in a group say nothing of a bend.
pub const FEWEST_SCORES: usize = 8;

/// The pupils of one group with one score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupAtScore {
    /// How many.
    pub pupils: f64,
    /// The sum of their outcomes.
    pub sum: f64,
    /// The sum of the squares of their outcomes; equal to `sum` for a yes or no.
    pub sum_of_squares: f64,
}

/// Both groups over all scores.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::calibration::{GroupAtScore, ScoreTable};
/// // The outcome depends on nothing but the score, and the focal group scores lower.
/// let scores: Vec<f64> = (0..20).map(f64::from).collect();
/// let at = |score: f64, peak: f64| {
///     let pupils = (10.0 - (score - peak).abs()).max(1.0);
///     GroupAtScore { pupils, sum: pupils * score, sum_of_squares: pupils * (score * score + 1.0) }
/// };
/// let cells: Vec<_> = scores.iter().map(|score| [at(*score, 8.0), at(*score, 12.0)]).collect();
/// let table = ScoreTable { scores: &scores, cells: &cells };
/// assert!(table.gap(1.0)?.abs() < 1e-9);
/// // If that score was measured with error, the focal group was in fact treated better.
/// assert!(table.gap(0.8)? > 0.5);
/// assert!(table.gap(1.2).is_err());
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ScoreTable<'a> {
    /// The scores, in points.
    pub scores: &'a [f64],
    /// The focal and the reference group at each score.
    pub cells: &'a [[GroupAtScore; 2]],
}

/// What one group's scores look like.
#[derive(Clone, Copy)]
struct Spread {
    pupils: f64,
    mean: f64,
    variance: f64,
}

impl ScoreTable<'_> {
    /// Whether both groups have enough distinct scores for a curve.
    #[must_use]
    pub fn shows_a_bend(&self) -> bool {
        [0, 1].into_iter().all(|group| {
            let occupied = self.cells.iter().filter(|cell| cell[group].pupils > 0.0);
            occupied.count() >= FEWEST_SCORES
        })
    }

    /// The gap, focal minus reference, at equal true score if the reliability within groups is `lambda`; 1 compares at
    /// equal measured score.
    ///
    /// # Errors
    /// [`NotComputable::InvalidReliability`] unless `0 < lambda <= 1`, or when a group varies less than the error of
    /// the test would make it; [`NotComputable::EmptyGroup`]; [`NotComputable::Constant`]; [`NotComputable::Singular`]
    /// with too few distinct scores; [`NotComputable::ShapeMismatch`].
    pub fn gap(&self, lambda: f64) -> Result<f64, NotComputable> {
        let fit = self.fit(self.spreads()?, lambda)?;
        Ok(fit.coefficients[COLUMNS - 1])
    }

    /// As [`ScoreTable::gap`], as one replicate of a bootstrap: the group means and spreads are those of the replicate.
    ///
    /// # Errors
    /// As [`ScoreTable::gap`].
    pub fn replicate(&self, lambda: f64) -> Result<Replicate, NotComputable> {
        Ok(Replicate {
            value: self.gap(lambda)?,
            strata_dropped: 0,
        })
    }

    /// As [`ScoreTable::gap`], with a standard error for pupils who are independent, as inside one school.
    ///
    /// Heteroskedasticity-robust (HC1), with what the doubt about the groups' mean scores adds; the doubt about their
    /// spread is of a smaller order.
    ///
    /// # Errors
    /// As [`ScoreTable::gap`].
    pub fn estimate(&self, lambda: f64) -> Result<Estimate, NotComputable> {
        let spreads = self.spreads()?;
        let fit = self.fit(spreads, lambda)?;
        let mut meat = Square::zeros();
        for (score, cell) in self.scores.iter().zip(self.cells) {
            for (group, at) in cell.iter().enumerate().filter(|(_, at)| at.pupils > 0.0) {
                let x = fit.frame.row(*score, group);
                let expected = x.dot(&fit.coefficients);
                let squares = at.sum_of_squares - 2.0 * expected * at.sum + at.pupils * expected * expected;
                meat.ger(squares.max(0.0), &x, &x, 1.0);
            }
        }
        let pupils: f64 = spreads.iter().map(|spread| spread.pupils).sum();
        let freedom = pupils - COLUMNS as f64;
        if freedom <= 0.0 {
            return Err(NotComputable::NotEnoughUnits {
                have: pupils as u64,
                need: COLUMNS as u64 + 1,
            });
        }
        let inverse = fit.inverse();
        let covariance = inverse * meat * inverse;
        let mut variance = covariance[(COLUMNS - 1, COLUMNS - 1)] * pupils / freedom;
        for group in 0..2 {
            // A mean that is off by one standard error, a thousandth of it at a time.
            let error = libm::sqrt(spreads[group].variance / spreads[group].pupils);
            let step = error * 1e-3;
            let moved = |by: f64| {
                let mut spreads = spreads;
                spreads[group].mean += by;
                self.fit(spreads, lambda).map(|fit| fit.coefficients[COLUMNS - 1])
            };
            let slope = (moved(step)? - moved(-step)?) / (2.0 * step);
            variance += slope * slope * error * error;
        }
        Ok(Estimate::student(
            fit.coefficients[COLUMNS - 1],
            libm::sqrt(variance),
            freedom,
        ))
    }

    fn spreads(&self) -> Result<[Spread; 2], NotComputable> {
        if self.scores.len() != self.cells.len() {
            return Err(NotComputable::ShapeMismatch {
                have: self.cells.len(),
                need: self.scores.len(),
            });
        }
        let spread = |group: usize| {
            let of_group = || {
                self.scores
                    .iter()
                    .zip(self.cells)
                    .map(move |(score, cell)| (*score, cell[group].pupils))
            };
            let pupils: f64 = of_group().map(|(_, pupils)| pupils).sum();
            if pupils <= 1.0 {
                return Err(NotComputable::EmptyGroup);
            }
            let mean = of_group().map(|(score, pupils)| score * pupils).sum::<f64>() / pupils;
            let squares: f64 = of_group()
                .map(|(score, pupils)| pupils * (score - mean) * (score - mean))
                .sum();
            if !(mean.is_finite() && squares.is_finite()) {
                return Err(NotComputable::NotFinite);
            }
            Ok(Spread {
                pupils,
                mean,
                variance: squares / (pupils - 1.0),
            })
        };
        Ok([spread(0)?, spread(1)?])
    }

    /// The regression needs no more than sums of powers of the expected true score, within each group.
    fn fit(&self, spreads: [Spread; 2], lambda: f64) -> Result<Fit, NotComputable> {
        let frame = Frame::new(spreads, lambda)?;
        let (mut gram, mut right) = (Square::zeros(), Row::zeros());
        for group in 0..2 {
            let (mut of_pupils, mut of_outcomes) = ([0.0; 2 * DEGREE + 1], [0.0; DEGREE + 1]);
            for (score, cell) in self.scores.iter().zip(self.cells) {
                let at = cell[group];
                if at.pupils > 0.0 {
                    let mean = frame.expected(*score, group);
                    let (mut pupils, mut outcomes) = (at.pupils, at.sum);
                    for sum in &mut of_pupils {
                        *sum += pupils;
                        pupils *= mean;
                    }
                    for sum in &mut of_outcomes {
                        *sum += outcomes;
                        outcomes *= mean;
                    }
                }
            }
            let columns = frame.columns(group);
            for (one, first) in columns.iter().enumerate() {
                right[one] += (0..=DEGREE)
                    .map(|power| first[power] * of_outcomes[power])
                    .sum::<f64>();
                for (other, second) in columns.iter().enumerate() {
                    let products = (0..=DEGREE).flat_map(|i| (0..=DEGREE).map(move |j| (i, j)));
                    gram[(one, other)] += products
                        .map(|(i, j)| first[i] * second[j] * of_pupils[i + j])
                        .sum::<f64>();
                }
            }
        }
        let factor = Factor::new(&DMatrix::from_column_slice(COLUMNS, COLUMNS, gram.as_slice()))?;
        let solved = factor.solve(&DVector::from_column_slice(right.as_slice()));
        Ok(Fit {
            coefficients: Row::from_column_slice(solved.as_slice()),
            factor,
            frame,
        })
    }
}

/// How a score becomes a row of the regression.
struct Frame {
    centre: f64,
    unit: f64,
    means: [f64; 2],
    /// Reliability within each group.
    lambdas: [f64; 2],
    /// Variance of the true score given the measured one.
    left: [f64; 2],
}

impl Frame {
    fn new(spreads: [Spread; 2], lambda: f64) -> Result<Self, NotComputable> {
        if !(lambda > 0.0 && lambda <= 1.0) {
            return Err(NotComputable::InvalidReliability { value: lambda });
        }
        let freedom: f64 = spreads.iter().map(|spread| spread.pupils - 1.0).sum();
        let pooled = spreads
            .iter()
            .map(|spread| spread.variance * (spread.pupils - 1.0))
            .sum::<f64>()
            / freedom;
        if pooled <= 0.0 {
            return Err(NotComputable::Constant);
        }
        let error = (1.0 - lambda) * pooled;
        if spreads.iter().any(|spread| spread.variance <= error) {
            return Err(NotComputable::InvalidReliability { value: lambda });
        }
        let lambdas = spreads.map(|spread| 1.0 - error / spread.variance);
        Ok(Self {
            centre: f64::midpoint(spreads[0].mean, spreads[1].mean),
            unit: libm::sqrt(pooled),
            means: spreads.map(|spread| spread.mean),
            lambdas,
            left: lambdas.map(|lambda| lambda * error),
        })
    }

    /// The true score to expect at this score, in standard deviations from the centre.
    fn expected(&self, score: f64, group: usize) -> f64 {
        let mean = self.means[group] + self.lambdas[group] * (score - self.means[group]);
        (mean - self.centre) / self.unit
    }

    /// Constant, the expected powers of the true score, and the group, each as a polynomial in what
    /// [`Frame::expected`] gives.
    fn columns(&self, group: usize) -> [[f64; DEGREE + 1]; COLUMNS] {
        let v = self.left[group] / self.unit / self.unit;
        let focal = if group == 0 { 1.0 } else { 0.0 };
        [
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
            [v, 0.0, 1.0, 0.0],
            [0.0, 3.0 * v, 0.0, 1.0],
            [focal, 0.0, 0.0, 0.0],
        ]
    }

    /// The columns at one score.
    fn row(&self, score: f64, group: usize) -> Row {
        let m = self.expected(score, group);
        let columns = self.columns(group);
        Row::from_iterator(
            columns
                .into_iter()
                .map(|[constant, first, second, third]| constant + m * (first + m * (second + m * third))),
        )
    }
}

struct Fit {
    coefficients: Row,
    factor: Factor,
    frame: Frame,
}

impl Fit {
    fn inverse(&self) -> Square {
        Square::from_column_slice(self.factor.inverse().as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulated::Draws;

    fn at(pupils: f64, sum: f64, sum_of_squares: f64) -> GroupAtScore {
        GroupAtScore {
            pupils,
            sum,
            sum_of_squares,
        }
    }

    /// Twenty-six scores; advices of 1 to 9 that bend with the score.
    fn made_up() -> (Vec<f64>, Vec<[GroupAtScore; 2]>) {
        let cells = (0..26).map(|k: i64| {
            let cell = |n: i64, low: i64| {
                // Half of the pupils one advice above the others.
                let (n, low) = (n.max(0), low.clamp(1, 9));
                let high = (low + 1).min(9);
                let (a, b) = (n - n / 2, n / 2);
                at(
                    n as f64,
                    (a * low + b * high) as f64,
                    (a * low * low + b * high * high) as f64,
                )
            };
            [
                cell(12 - (k - 9).abs(), (k - 2) / 3),
                cell(17 - (k - 14).abs(), (k - 1) / 3),
            ]
        });
        ((0..26).map(|k| f64::from(k) + 520.0).collect(), cells.collect())
    }

    /// Expected: the same regression in numpy (`docs/benchmarks/calibration.py`).
    #[test]
    fn against_numpy() {
        let (scores, cells) = made_up();
        let table = ScoreTable {
            scores: &scores,
            cells: &cells,
        };
        for (lambda, value, standard_error) in VECTORS {
            let found = table.estimate(lambda).expect("a gap");
            assert!(
                (found.value - value).abs() < 1e-9,
                "{lambda}: {} {value}",
                found.value
            );
            assert!(
                (found.standard_error - standard_error).abs() < 1e-6,
                "{lambda}: {} {standard_error}",
                found.standard_error
            );
            assert_eq!(table.replicate(lambda).expect("a gap").value, found.value);
        }
    }

    #[test]
    fn bad_input_is_refused() {
        let (scores, cells) = made_up();
        let of = |scores, cells| ScoreTable { scores, cells };
        let table = of(&scores, &cells);
        assert!(table.shows_a_bend() && !of(&scores[8..14], &cells[8..14]).shows_a_bend());
        assert_eq!(
            table.gap(0.0),
            Err(NotComputable::InvalidReliability { value: 0.0 })
        );
        assert_eq!(table.gap(f64::NAN).map_err(|_| ()), Err(()));
        assert_eq!(
            of(&scores[1..], &cells).gap(0.9),
            Err(NotComputable::ShapeMismatch { have: 26, need: 25 })
        );
        let nobody = vec![[GroupAtScore::default(); 2]; 26];
        assert_eq!(of(&scores, &nobody).gap(0.9), Err(NotComputable::EmptyGroup));
        let one_score = [[at(9.0, 9.0, 9.0), at(9.0, 18.0, 36.0)]];
        assert_eq!(of(&[530.0], &one_score).gap(0.9), Err(NotComputable::Constant));
        assert_eq!(
            of(&scores[..3], &cells[5..8]).gap(1.0),
            Err(NotComputable::Singular)
        );
    }

    /// Fair advices in one school, noisy test: no gap is found more often than it should, where the naive comparison
    /// finds one in most schools.
    #[test]
    fn fair_advice_gives_no_gap() {
        let (rounds, pupils, lambda) = (200, 600, 0.8);
        let (mut covered, mut naive, mut sum) = (0, 0, 0.0);
        for round in 0..rounds {
            let mut draws = Draws::new(5000 + round);
            let scores: Vec<f64> = (0..100).map(f64::from).collect();
            let mut cells = vec![[GroupAtScore::default(); 2]; scores.len()];
            for pupil in 0..pupils {
                let group = usize::from(pupil % 5 > 1);
                let truth = draws.normal() + if group == 0 { -0.7 } else { 0.0 };
                let score = truth + libm::sqrt((1.0 - lambda) / lambda) * draws.normal();
                let judged = truth + 0.35 * draws.normal();
                // Nine advices, bounded at both ends.
                let advice = libm::floor((judged + 1.6) * 2.5).clamp(0.0, 8.0);
                let cell = &mut cells[libm::round(score * 10.0 + 50.0).clamp(0.0, 99.0) as usize][group];
                cell.pupils += 1.0;
                cell.sum += advice;
                cell.sum_of_squares += advice * advice;
            }
            let table = ScoreTable {
                scores: &scores,
                cells: &cells,
            };
            let holds_nothing = |lambda: f64| {
                let found = table.estimate(lambda).expect("a gap");
                sum += if lambda < 1.0 { found.value } else { 0.0 };
                found.interval(crate::Confidence::default()).contains(0.0)
            };
            let [fair, measured] = [lambda, 1.0].map(holds_nothing);
            covered += u32::from(fair);
            naive += u32::from(measured);
        }
        assert!(covered >= 182, "{covered} of {rounds}");
        assert!(naive < 100, "without correction {naive} of {rounds}");
        assert!((sum / rounds as f64).abs() < 0.03, "{}", sum / rounds as f64);
    }

    const VECTORS: [(f64, f64, f64); 4] = [
        (1.0, -0.279_515_150_746, 0.063_408_122_468),
        (0.95, -0.204_876_715_182, 0.064_278_273_556),
        (0.875, -0.076_470_883_099, 0.069_491_151_032),
        (0.8, 0.076_356_828_008, 0.080_370_392_237),
    ];
}
