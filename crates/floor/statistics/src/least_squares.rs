//! Least squares from sums and cross-products, with classical, HC1 and CR1 covariances.

use nalgebra::{DMatrix, DVector};

use crate::linear_algebra::Factor;
use crate::{Fitted, NotComputable, Tally};

/// Below this share of the outcome's own size, what is left unexplained is rounding.
const NOTHING_LEFT: f64 = 1e-14;

/// The additive state of a regression: how many pupils, and the weighted sums of `x x'`, `x y` and `y y`.
///
/// An intercept is a column of ones, put first by custom.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::least_squares::{CrossProducts, classical};
/// let mut sums = CrossProducts::new(2);
/// for (x, y) in [(0.0, 1.0), (1.0, 3.5), (2.0, 4.5), (3.0, 7.0)] {
///     sums.add(&[1.0, x], y, 1.0)?;
/// }
/// let line = classical(&sums)?;
/// assert!((line.coefficients()[1] - 1.9).abs() < 1e-12);
///
/// // A column that is twice another one has no coefficient of its own.
/// let mut doubled = CrossProducts::new(2);
/// for x in [1.0, 2.0, 3.0] {
///     doubled.add(&[x, 2.0 * x], x, 1.0)?;
/// }
/// assert_eq!(classical(&doubled), Err(NotComputable::Singular));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CrossProducts {
    pub(crate) pupils: u64,
    pub(crate) xtx: DMatrix<f64>,
    pub(crate) xty: DVector<f64>,
    pub(crate) yty: f64,
}

impl CrossProducts {
    /// Nobody yet, for this many columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self {
            pupils: 0,
            xtx: DMatrix::zeros(columns, columns),
            xty: DVector::zeros(columns),
            yty: 0.0,
        }
    }

    /// From sums made elsewhere: `xtx` row by row, its size the square of that of `xty`.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`]; [`NotComputable::InconsistentSums`] when
    /// `xtx` is not symmetric.
    pub fn from_sums(pupils: u64, xtx: &[f64], xty: &[f64], yty: f64) -> Result<Self, NotComputable> {
        let columns = xty.len();
        if xtx.len() != columns * columns {
            return Err(NotComputable::ShapeMismatch {
                have: xtx.len(),
                need: columns * columns,
            });
        }
        if xtx.iter().chain(xty).chain([&yty]).any(|sum| !sum.is_finite()) {
            return Err(NotComputable::NotFinite);
        }
        let xtx = DMatrix::from_row_slice(columns, columns, xtx);
        if xtx != xtx.transpose() {
            return Err(NotComputable::InconsistentSums);
        }
        Ok(Self {
            pupils,
            xtx,
            xty: DVector::from_column_slice(xty),
            yty,
        })
    }

    /// Adds one pupil with explanatory values `x`, outcome `y` and a weight.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`]; [`NotComputable::NegativeWeight`].
    pub fn add(&mut self, x: &[f64], y: f64, weight: f64) -> Result<(), NotComputable> {
        if weight < 0.0 {
            return Err(NotComputable::NegativeWeight);
        }
        self.add_sums(x, 1, weight, weight * y, weight * y * y)
    }

    /// Adds all pupils of a cell, who share `x`.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`]; [`NotComputable::NotFinite`].
    pub fn add_cell(&mut self, cell: &Cell) -> Result<(), NotComputable> {
        self.add_sums(
            &cell.x,
            cell.pupils,
            cell.pupils as f64,
            cell.sum,
            cell.sum_of_squares,
        )
    }

    /// Adds another state: a second school, board or machine.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless both have the same columns.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotComputable> {
        let (have, need) = (other.columns(), self.columns());
        if have != need {
            return Err(NotComputable::ShapeMismatch { have, need });
        }
        self.pupils += other.pupils;
        self.xtx += &other.xtx;
        self.xty += &other.xty;
        self.yty += other.yty;
        Ok(())
    }

    /// How many columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.xty.len()
    }

    /// How many pupils.
    #[must_use]
    pub fn pupils(&self) -> u64 {
        self.pupils
    }

    fn add_sums(
        &mut self,
        x: &[f64],
        pupils: u64,
        weight: f64,
        y: f64,
        yy: f64,
    ) -> Result<(), NotComputable> {
        if x.len() != self.columns() {
            return Err(NotComputable::ShapeMismatch {
                have: x.len(),
                need: self.columns(),
            });
        }
        if x.iter()
            .chain([&weight, &y, &yy])
            .any(|number| !number.is_finite())
        {
            return Err(NotComputable::NotFinite);
        }
        for (row, &left) in x.iter().enumerate() {
            for (column, &right) in x.iter().enumerate() {
                self.xtx[(row, column)] += weight * left * right;
            }
            self.xty[row] += left * y;
        }
        self.yty += yy;
        self.pupils += pupils;
        Ok(())
    }
}

/// Unweighted pupils who share the same explanatory values.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The explanatory values, one per column.
    pub x: Vec<f64>,
    /// How many pupils.
    pub pupils: u64,
    /// The sum of their outcomes.
    pub sum: f64,
    /// The sum of their squared outcomes.
    pub sum_of_squares: f64,
}

impl Cell {
    /// A cell whose outcome is 1 for a success and 0 otherwise: a linear probability model.
    #[must_use]
    pub fn binary(x: Vec<f64>, outcomes: Tally) -> Self {
        let (successes, _, _) = outcomes.as_floats();
        Self {
            x,
            pupils: outcomes.total(),
            sum: successes,
            sum_of_squares: successes,
        }
    }
}

/// With the textbook covariance: residuals independent and equally spread. t with n - k degrees of freedom.
///
/// With weights this is weighted least squares, the variance being known up to the weights.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] unless there are more pupils than columns; [`NotComputable::Singular`];
/// [`NotComputable::Constant`] when nothing is left unexplained; [`NotComputable::NotFinite`].
pub fn classical(sums: &CrossProducts) -> Result<Fitted, NotComputable> {
    let solution = Solution::of(sums)?;
    let freedom = solution.degrees_of_freedom(sums);
    let covariance = solution.inverse * (solution.residual_squares / freedom);
    Fitted::new(solution.coefficients, covariance, freedom)
}

/// With the covariance of White (1980) scaled by n / (n - k), HC1 (MacKinnon & White 1985). t with n - k degrees
/// of freedom.
///
/// # Errors
/// As [`classical`]; also [`NotComputable::ShapeMismatch`] when cells differ in columns, and
/// [`NotComputable::EmptyGroup`] without cells.
pub fn heteroskedastic(cells: &[Cell]) -> Result<Fitted, NotComputable> {
    let first = cells.first().ok_or(NotComputable::EmptyGroup)?;
    let mut sums = CrossProducts::new(first.x.len());
    for cell in cells {
        sums.add_cell(cell)?;
    }
    let solution = Solution::of(&sums)?;
    let mut meat = DMatrix::zeros(sums.columns(), sums.columns());
    for cell in cells {
        let x = DVector::from_column_slice(&cell.x);
        let fitted = x.dot(&solution.coefficients);
        let n = cell.pupils as f64;
        let squares = cell.sum_of_squares - 2.0 * fitted * cell.sum + n * fitted * fitted;
        meat.ger(squares.max(0.0), &x, &x, 1.0);
    }
    let freedom = solution.degrees_of_freedom(&sums);
    let covariance = &solution.inverse * meat * &solution.inverse * (sums.pupils as f64 / freedom);
    Fitted::new(solution.coefficients, covariance, freedom)
}

/// With the covariance of Liang & Zeger (1986) by school, CR1: factor G/(G-1) times (n-1)/(n-k), and t with
/// G - 1 degrees of freedom for G schools (Cameron, Gelbach & Miller 2008). One state per school.
///
/// A school's score is `X_j'y_j - X_j'X_j b`, so nothing beyond its cross-products is needed. Below some twenty
/// schools even this is optimistic. Weights in the cross-products are taken as sampling weights.
///
/// # Errors
/// As [`classical`]; also [`NotComputable::NotEnoughUnits`] below two schools with pupils, and
/// [`NotComputable::ShapeMismatch`] when schools differ in columns.
pub fn clustered(schools: &[CrossProducts]) -> Result<Fitted, NotComputable> {
    clustered_with_influences(schools).map(|(fit, _)| fit)
}

/// As [`clustered`], with what each school adds to each coefficient: the covariance with any other figure of the
/// same schools follows from both sets of influences.
pub(crate) fn clustered_with_influences(
    schools: &[CrossProducts],
) -> Result<(Fitted, Vec<Vec<f64>>), NotComputable> {
    let mut sums = CrossProducts::new(schools.first().map_or(0, CrossProducts::columns));
    for school in schools {
        sums.merge(school)?;
    }
    let present = schools.iter().filter(|school| school.pupils > 0).count();
    if present < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: present as u64,
            need: 2,
        });
    }
    let solution = Solution::of(&sums)?;
    let mut meat = DMatrix::zeros(sums.columns(), sums.columns());
    let mut score = DVector::zeros(sums.columns());
    let mut influences = Vec::with_capacity(schools.len());
    for school in schools {
        score.copy_from(&school.xty);
        score.gemv(-1.0, &school.xtx, &solution.coefficients, 1.0);
        meat.ger(1.0, &score, &score, 1.0);
        influences.push((&solution.inverse * &score).as_slice().to_vec());
    }
    let (g, n) = (present as f64, sums.pupils as f64);
    let correction = g / (g - 1.0) * (n - 1.0) / solution.degrees_of_freedom(&sums);
    let covariance = &solution.inverse * meat * &solution.inverse * correction;
    Ok((
        Fitted::new(solution.coefficients, covariance, g - 1.0)?,
        influences,
    ))
}

/// Coefficients and what every covariance needs.
struct Solution {
    coefficients: DVector<f64>,
    inverse: DMatrix<f64>,
    residual_squares: f64,
}

impl Solution {
    fn of(sums: &CrossProducts) -> Result<Self, NotComputable> {
        let columns = sums.columns() as u64;
        if sums.pupils <= columns {
            return Err(NotComputable::NotEnoughUnits {
                have: sums.pupils,
                need: columns + 1,
            });
        }
        let factor = Factor::new(&sums.xtx)?;
        let coefficients = factor.solve(&sums.xty);
        let residual_squares =
            sums.yty - 2.0 * coefficients.dot(&sums.xty) + coefficients.dot(&(&sums.xtx * &coefficients));
        if residual_squares <= NOTHING_LEFT * sums.yty {
            return Err(NotComputable::Constant);
        }
        Ok(Self {
            coefficients,
            inverse: factor.inverse(),
            residual_squares,
        })
    }

    fn degrees_of_freedom(&self, sums: &CrossProducts) -> f64 {
        sums.pupils as f64 - self.coefficients.len() as f64
    }
}

/// The coefficients alone.
pub(crate) fn coefficients(sums: &CrossProducts) -> Result<DVector<f64>, NotComputable> {
    Ok(Factor::new(&sums.xtx)?.solve(&sums.xty))
}
