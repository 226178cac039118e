//! From parents' level to child's level: shares, directions and summaries of a mobility table.

use crate::mantel_haenszel::ChiSquaredTest;
use crate::odds_ratio::{self, OddsRatio};
use crate::{Confidence, NotComputable, Proportion, Tally, chi_squared};

/// Counts by parents' level (rows, lowest first) and child's level (columns, lowest first).
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::mobility::MobilityTable;
/// let table = MobilityTable::new(&[&[260, 96, 44], &[210, 130, 80]])?;
/// // Of 400 children of parents with the lowest level, 96 reached the second level and 44 the third.
/// assert_eq!(table.outflow(0, 1)?.estimate(), 0.24);
/// assert_eq!(table.outflow_at_least(0, 1)?.estimate(), 0.35);
/// assert_eq!(MobilityTable::new(&[&[1, 2], &[3]]), Err(NotComputable::ShapeMismatch { have: 1, need: 2 }));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MobilityTable {
    counts: Vec<u64>,
    columns: usize,
}

/// How many children ended above, level with and below their parents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    /// Above the parents' level.
    pub up: u64,
    /// On the parents' level.
    pub same: u64,
    /// Below the parents' level.
    pub down: u64,
}

/// How strongly the child's rank goes with the parents' rank; ranks are mid-ranks between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankAssociation {
    /// Expected difference in the child's rank per unit of the parents' rank (Chetty et al. 2014).
    pub slope: f64,
    /// The correlation of the two ranks.
    pub correlation: f64,
}

impl MobilityTable {
    /// From rows of equal length.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] without rows, columns or children; [`NotComputable::ShapeMismatch`].
    pub fn new(rows: &[&[u64]]) -> Result<Self, NotComputable> {
        let columns = rows.first().map_or(0, |row| row.len());
        if let Some(row) = rows.iter().find(|row| row.len() != columns) {
            return Err(NotComputable::ShapeMismatch {
                have: row.len(),
                need: columns,
            });
        }
        let counts = rows.concat();
        if counts.iter().all(|&count| count == 0) {
            return Err(NotComputable::EmptyGroup);
        }
        Ok(Self { counts, columns })
    }

    /// How many parents' levels.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.counts.len() / self.columns
    }

    /// How many child's levels.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Of the children with parents on `row`, how many reached exactly `column`.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when the row is empty; [`NotComputable::ShapeMismatch`] outside the table.
    pub fn outflow(&self, row: usize, column: usize) -> Result<Proportion, NotComputable> {
        self.check(row, column)?;
        Proportion::new(self.at(row, column), self.row_total(row))
    }

    /// Of the children with parents on `row`, how many reached `column` or higher.
    ///
    /// # Errors
    /// As [`outflow`](Self::outflow).
    pub fn outflow_at_least(&self, row: usize, column: usize) -> Result<Proportion, NotComputable> {
        self.at_least(row, column)?.proportion()
    }

    /// Of the children who reached exactly `column`, how many have parents on `row`.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when the column is empty; [`NotComputable::ShapeMismatch`].
    pub fn inflow(&self, row: usize, column: usize) -> Result<Proportion, NotComputable> {
        self.check(row, column)?;
        Proportion::new(self.at(row, column), self.column_total(column))
    }

    /// The odds of reaching `column` or higher, children of parents on `focal` against those of parents on
    /// `reference`; with Woolf's interval.
    ///
    /// # Errors
    /// As [`outflow`](Self::outflow), for either row.
    pub fn odds_ratio(
        &self,
        focal: usize,
        reference: usize,
        column: usize,
        confidence: Confidence,
    ) -> Result<OddsRatio, NotComputable> {
        let focal = self.outflow_at_least(focal, column)?;
        let reference = self.outflow_at_least(reference, column)?;
        Ok(odds_ratio::woolf(focal, reference, confidence))
    }

    /// Children above, level with and below their parents, given the rung of one shared ladder on which each
    /// row and each column stands.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless there is one rung per row and per column.
    pub fn directions(&self, row_rungs: &[u32], column_rungs: &[u32]) -> Result<Directions, NotComputable> {
        for (have, need) in [(row_rungs.len(), self.rows()), (column_rungs.len(), self.columns)] {
            if have != need {
                return Err(NotComputable::ShapeMismatch { have, need });
            }
        }
        let mut directions = Directions::default();
        for (row, parents) in row_rungs.iter().enumerate() {
            for (column, child) in column_rungs.iter().enumerate() {
                let place = match child.cmp(parents) {
                    std::cmp::Ordering::Greater => &mut directions.up,
                    std::cmp::Ordering::Equal => &mut directions.same,
                    std::cmp::Ordering::Less => &mut directions.down,
                };
                *place += self.at(row, column);
            }
        }
        Ok(directions)
    }

    /// Slope and correlation of the child's mid-rank on the parents' mid-rank.
    ///
    /// # Errors
    /// [`NotComputable::Constant`] when all parents or all children stand on one level.
    pub fn rank_association(&self) -> Result<RankAssociation, NotComputable> {
        let (row_totals, column_totals) = self.margins();
        let (parents, children) = (mid_ranks(&row_totals), mid_ranks(&column_totals));
        let total: f64 = row_totals.iter().sum();
        // The mean mid-rank is always one half.
        let spread = |totals: &[f64], ranks: &[f64]| -> f64 {
            totals
                .iter()
                .zip(ranks)
                .map(|(count, rank)| count * (rank - 0.5) * (rank - 0.5))
                .sum::<f64>()
                / total
        };
        let (parent_spread, child_spread) =
            (spread(&row_totals, &parents), spread(&column_totals, &children));
        if is_constant(&row_totals) || is_constant(&column_totals) {
            return Err(NotComputable::Constant);
        }
        let mut together = 0.0;
        for (row, parent) in parents.iter().enumerate() {
            for (column, child) in children.iter().enumerate() {
                together += self.at(row, column) as f64 * (parent - 0.5) * (child - 0.5);
            }
        }
        together /= total;
        Ok(RankAssociation {
            slope: together / parent_spread,
            correlation: together / libm::sqrt(parent_spread * child_spread),
        })
    }

    /// Kendall's (1945) tau-b: pairs of children ordered as their parents minus pairs ordered the other way,
    /// corrected for ties; between -1 and 1.
    ///
    /// # Errors
    /// [`NotComputable::Constant`] when all parents or all children stand on one level.
    pub fn tau_b(&self) -> Result<f64, NotComputable> {
        let (row_totals, column_totals) = self.margins();
        if is_constant(&row_totals) || is_constant(&column_totals) {
            return Err(NotComputable::Constant);
        }
        let pairs = |count: f64| count * (count - 1.0) / 2.0;
        let all = pairs(row_totals.iter().sum());
        let untied = |totals: &[f64]| all - totals.iter().map(|&count| pairs(count)).sum::<f64>();
        let mut surplus = 0.0;
        // Per column, the children of all lower rows: one pass down the table.
        let mut above = vec![0.0; self.columns];
        for row in 0..self.rows() {
            let mut lower: f64 = 0.0;
            let mut higher: f64 = above.iter().sum();
            for (column, count) in above.iter().enumerate() {
                higher -= count;
                surplus += self.at(row, column) as f64 * (lower - higher);
                lower += count;
            }
            for (column, count) in above.iter_mut().enumerate() {
                *count += self.at(row, column) as f64;
            }
        }
        Ok(surplus / libm::sqrt(untied(&row_totals) * untied(&column_totals)))
    }

    /// Pearson's test that the child's level is independent of the parents'; empty rows and columns are left out.
    ///
    /// # Errors
    /// [`NotComputable::Constant`] when all parents or all children stand on one level.
    pub fn independence(&self) -> Result<ChiSquaredTest, NotComputable> {
        let (row_totals, column_totals) = self.margins();
        if is_constant(&row_totals) || is_constant(&column_totals) {
            return Err(NotComputable::Constant);
        }
        let total: f64 = row_totals.iter().sum();
        let mut statistic = 0.0;
        for (row, row_total) in row_totals.iter().enumerate() {
            for (column, column_total) in column_totals.iter().enumerate() {
                let expected = row_total * column_total / total;
                if expected > 0.0 {
                    let surplus = self.at(row, column) as f64 - expected;
                    statistic += surplus * surplus / expected;
                }
            }
        }
        let degrees_of_freedom = ((filled(&row_totals) - 1) * (filled(&column_totals) - 1)) as f64;
        let p_value = chi_squared::upper_tail(statistic, degrees_of_freedom);
        Ok(ChiSquaredTest {
            statistic,
            degrees_of_freedom,
            p_value,
        })
    }

    /// Cramer's (1946) V: the strength of the association, between 0 and 1, whatever its direction.
    ///
    /// # Errors
    /// As [`independence`](Self::independence).
    pub fn cramers_v(&self) -> Result<f64, NotComputable> {
        let statistic = self.independence()?.statistic;
        let (row_totals, column_totals) = self.margins();
        let total: f64 = row_totals.iter().sum();
        let smaller = filled(&row_totals).min(filled(&column_totals)) as f64;
        Ok(libm::sqrt(statistic / (total * (smaller - 1.0))))
    }

    /// The mobility index of Prais (1955) and Shorrocks (1978) for a square table: `(k - trace) / (k - 1)` of the
    /// outflow shares; 0 when everybody stays, 1 when origin makes no difference.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless square; [`NotComputable::EmptyGroup`] when a row is empty;
    /// [`NotComputable::Constant`] with one level.
    pub fn shorrocks(&self) -> Result<f64, NotComputable> {
        let k = self.rows();
        if k != self.columns {
            return Err(NotComputable::ShapeMismatch {
                have: self.columns,
                need: k,
            });
        }
        if k < 2 {
            return Err(NotComputable::Constant);
        }
        let mut trace = 0.0;
        for level in 0..k {
            trace += self.outflow(level, level)?.estimate();
        }
        Ok((k as f64 - trace) / (k as f64 - 1.0))
    }

    fn check(&self, row: usize, column: usize) -> Result<(), NotComputable> {
        for (index, length) in [(row, self.rows()), (column, self.columns)] {
            if index >= length {
                return Err(NotComputable::ShapeMismatch {
                    have: length,
                    need: index + 1,
                });
            }
        }
        Ok(())
    }

    fn at(&self, row: usize, column: usize) -> u64 {
        self.counts[row * self.columns + column]
    }

    fn at_least(&self, row: usize, column: usize) -> Result<Tally, NotComputable> {
        self.check(row, column)?;
        Tally::new(
            (column..self.columns).map(|column| self.at(row, column)).sum(),
            self.row_total(row),
        )
    }

    fn row_total(&self, row: usize) -> u64 {
        (0..self.columns).map(|column| self.at(row, column)).sum()
    }

    fn column_total(&self, column: usize) -> u64 {
        (0..self.rows()).map(|row| self.at(row, column)).sum()
    }

    fn margins(&self) -> (Vec<f64>, Vec<f64>) {
        (
            (0..self.rows()).map(|row| self.row_total(row) as f64).collect(),
            (0..self.columns)
                .map(|column| self.column_total(column) as f64)
                .collect(),
        )
    }
}

/// The rank in the middle of each class, between 0 and 1 (ridits, Bross 1958).
fn mid_ranks(totals: &[f64]) -> Vec<f64> {
    let all: f64 = totals.iter().sum();
    let mut below = 0.0;
    totals
        .iter()
        .map(|count| {
            let rank = (below + count / 2.0) / all;
            below += count;
            rank
        })
        .collect()
}

fn filled(totals: &[f64]) -> usize {
    totals.iter().filter(|&&total| total > 0.0).count()
}

fn is_constant(totals: &[f64]) -> bool {
    filled(totals) < 2
}
