//! How unevenly groups of pupils are spread over schools: dissimilarity D, mutual information M and entropy
//! index H.
//!
//! With `n_jg` pupils of group g in unit j, `t_j` pupils in the unit, `p_g` the share of the group and N
//! pupils in all:
//!
//! - `D = sum_jg |n_jg - t_j p_g| / (2 N sum_g p_g (1 - p_g))`; with two groups this is Duncan's index,
//!   `1/2 sum_j |a_j/A - b_j/B|`;
//! - `M = sum_jg p_jg ln(p_jg / (p_j p_g))`, in nats;
//! - `H = M / E` with `E = -sum_g p_g ln p_g`.
//!
//! All three are zero when every unit has the composition of the whole, and D and H are one when no unit is
//! mixed. They describe the pupils counted. In small units chance alone gives some segregation: see
//! [`crate::segregation_bias`]. D and H also change when only the sizes of the groups change, so compare
//! years by M.
//!
//! Sources: Duncan & Duncan 1955; Theil & Finizza 1971; Sakoda 1981 (D for several groups); Reardon &
//! Firebaugh 2002.

use crate::NotComputable;

/// Counts of pupils by unit (row) and group (column), stored row after row.
///
/// A unit is a school, a board or a neighbourhood. Units and groups without pupils are allowed and change
/// nothing.
#[derive(Clone, Copy, Debug)]
pub struct UnitsByGroups<'a> {
    counts: &'a [u64],
    groups: usize,
}

impl<'a> UnitsByGroups<'a> {
    /// Reads `counts` as rows of `groups` columns.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless there are columns, and a whole number of rows.
    pub fn new(counts: &'a [u64], groups: usize) -> Result<Self, NotComputable> {
        if groups == 0 || !counts.len().is_multiple_of(groups) {
            return Err(NotComputable::ShapeMismatch {
                have: counts.len(),
                need: groups,
            });
        }
        Ok(Self { counts, groups })
    }

    /// Number of columns.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Number of rows.
    #[must_use]
    pub fn units(&self) -> usize {
        self.counts.len() / self.groups
    }

    /// The rows, one slice of `groups` counts per unit.
    pub fn rows(&self) -> std::slice::ChunksExact<'a, u64> {
        self.counts.chunks_exact(self.groups)
    }

    /// Pupils per unit.
    #[must_use]
    pub fn unit_totals(&self) -> Vec<u64> {
        self.rows().map(|row| row.iter().sum()).collect()
    }

    /// Pupils per group.
    #[must_use]
    pub fn group_totals(&self) -> Vec<u64> {
        let mut totals = vec![0; self.groups];
        for row in self.rows() {
            add_to(&mut totals, row);
        }
        totals
    }
}

/// The three indices of one table, with what is needed to go from one to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SegregationIndices {
    /// Number of pupils counted.
    pub pupils: u64,
    /// D, from 0 to 1: the share of the pupils who would have to change units, relative to complete
    /// segregation.
    pub dissimilarity: f64,
    /// M, in nats: how much the unit tells about the group of a pupil.
    pub mutual_information: f64,
    /// E, in nats: the entropy of the groups, the largest value M can take with these groups.
    pub group_entropy: f64,
    /// H = M / E, from 0 to 1.
    pub entropy_index: f64,
}

/// D, M and H of one table.
///
/// To measure many tables of one shape, as the bootstrap does, keep a [`SegregationMeter`] or, when only the
/// weights of the schools change, [`crate::segregation_replicates::WeightedUnits`].
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with pupils of fewer than two groups or in fewer than two units:
/// segregation means nothing there.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::segregation::{UnitsByGroups, segregation};
/// // Two schools, two groups: 80 and 20 pupils here, 20 and 80 there.
/// let measured = segregation(UnitsByGroups::new(&[80, 20, 20, 80], 2)?)?;
/// assert!((measured.dissimilarity - 0.6).abs() < 1e-12);
///
/// // One school cannot be segregated from itself.
/// let alone = segregation(UnitsByGroups::new(&[80, 20], 2)?);
/// assert_eq!(alone, Err(NotComputable::NotEnoughUnits { have: 1, need: 2 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn segregation(table: UnitsByGroups<'_>) -> Result<SegregationIndices, NotComputable> {
    SegregationMeter::new(0).measure(table)
}

/// Measures table after table without allocating, with the logarithms of small counts kept.
///
/// Nearly all time goes to `n ln n` of the cells, so these are tabulated up to a count of choice.
#[derive(Clone, Debug)]
pub struct SegregationMeter {
    logarithms: CountLogarithms,
    group_totals: Vec<u64>,
    group_shares: Vec<f64>,
}

impl SegregationMeter {
    /// A meter that looks up the logarithms of counts up to and including `largest_tabulated` (at most 65,536)
    /// and computes the others.
    ///
    /// The answers do not depend on it. About the pupils of a large school (4,096) is a good choice for many
    /// tables.
    #[must_use]
    pub fn new(largest_tabulated: u64) -> Self {
        Self {
            logarithms: CountLogarithms::up_to(largest_tabulated),
            group_totals: Vec::new(),
            group_shares: Vec::new(),
        }
    }

    /// D, M and H of one table.
    ///
    /// # Errors
    /// As [`segregation`].
    pub fn measure(&mut self, table: UnitsByGroups<'_>) -> Result<SegregationIndices, NotComputable> {
        self.group_totals.clear();
        self.group_totals.resize(table.groups, 0);
        let (mut cells_sum, mut units_sum, mut units_with_pupils) = (0.0, 0.0, 0);
        for row in table.rows() {
            let mut unit = 0;
            let mut row_sum = 0.0;
            for (total, &count) in self.group_totals.iter_mut().zip(row) {
                *total += count;
                unit += count;
                row_sum += self.logarithms.n_ln_n(count);
            }
            cells_sum += row_sum;
            units_sum += self.logarithms.n_ln_n(unit);
            units_with_pupils += u64::from(unit > 0);
        }
        let groups_with_pupils = self.group_totals.iter().filter(|&&n| n > 0).count() as u64;
        let fewest = groups_with_pupils.min(units_with_pupils);
        if fewest < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: fewest,
                need: 2,
            });
        }

        let pupils: u64 = self.group_totals.iter().sum();
        let n = pupils as f64;
        let groups_sum: f64 = self.group_totals.iter().map(|&g| self.logarithms.n_ln_n(g)).sum();
        // Rounding can leave a value a hair below zero in a table without any segregation.
        let mutual_information = (libm::log(n) + (cells_sum - units_sum - groups_sum) / n).max(0.0);
        let group_entropy = libm::log(n) - groups_sum / n;

        self.group_shares.clear();
        self.group_shares
            .extend(self.group_totals.iter().map(|&g| g as f64 / n));
        let interaction: f64 = self.group_shares.iter().map(|p| p * (1.0 - p)).sum();
        let mut deviations = 0.0;
        for row in table.rows() {
            let unit = row.iter().sum::<u64>() as f64;
            deviations += row
                .iter()
                .zip(&self.group_shares)
                .map(|(&count, p)| (count as f64 - unit * p).abs())
                .sum::<f64>();
        }
        Ok(SegregationIndices {
            pupils,
            dissimilarity: deviations / (2.0 * n * interaction),
            mutual_information,
            group_entropy,
            entropy_index: mutual_information / group_entropy,
        })
    }
}

/// M in nats of any table, 0 for a table without pupils or with only one unit or group.
pub(crate) fn mutual_information(table: UnitsByGroups<'_>) -> f64 {
    let sum = |counts: &[u64]| counts.iter().map(|&n| n_ln_n(n)).sum::<f64>();
    let groups = table.group_totals();
    let pupils = groups.iter().sum::<u64>() as f64;
    if pupils == 0.0 {
        return 0.0;
    }
    (libm::log(pupils) + (sum(table.counts) - sum(&table.unit_totals()) - sum(&groups)) / pupils).max(0.0)
}

/// Entropy in nats of a distribution given by counts, 0 without pupils.
pub(crate) fn entropy(counts: &[u64]) -> f64 {
    let total = counts.iter().sum::<u64>() as f64;
    if total == 0.0 {
        return 0.0;
    }
    libm::log(total) - counts.iter().map(|&n| n_ln_n(n)).sum::<f64>() / total
}

/// Half a megabyte of logarithms; more would be slower to look up than to compute.
const LARGEST_TABULATED: u64 = 1 << 16;

/// `n ln n` of counts, looked up for small counts.
#[derive(Clone, Debug)]
pub(crate) struct CountLogarithms {
    table: Vec<f64>,
}

impl CountLogarithms {
    pub(crate) fn up_to(largest: u64) -> Self {
        let table = (0..=largest.min(LARGEST_TABULATED)).map(n_ln_n).collect();
        Self { table }
    }

    #[inline]
    pub(crate) fn tabulated(&self, n: u64) -> Option<f64> {
        self.table.get(usize::try_from(n).ok()?).copied()
    }

    #[inline]
    pub(crate) fn n_ln_n(&self, n: u64) -> f64 {
        self.tabulated(n).unwrap_or_else(|| n_ln_n(n))
    }
}

pub(crate) fn n_ln_n(n: u64) -> f64 {
    x_ln_x(n as f64)
}

pub(crate) fn x_ln_x(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x * libm::log(x) }
}

fn add_to(totals: &mut [u64], row: &[u64]) {
    for (total, count) in totals.iter_mut().zip(row) {
        *total += count;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Six schools: pupils of the low group and the others.
    const R: [u64; 12] = [12, 48, 30, 20, 3, 42, 25, 35, 8, 72, 40, 15];
    const Q: [u64; 8] = [40, 20, 5, 1, 20, 40, 60, 80];

    fn measured(counts: &[u64], groups: usize) -> SegregationIndices {
        segregation(UnitsByGroups::new(counts, groups).expect("whole rows")).expect("two units and groups")
    }

    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn published_dissimilarities() {
        // The test suite of the R package segregation (Elbers 2021). The published values of its data set
        // schools00 (M 0.42554, H 0.41881) are not tested: the data set is not at hand.
        assert_close(measured(&[100, 0, 60, 40, 40, 60, 0, 100], 2).dissimilarity, 0.6);
        assert_close(measured(&[80, 20, 80, 20, 20, 80, 20, 80], 2).dissimilarity, 0.6);
    }

    #[test]
    fn four_groups_agree_with_pysal() {
        let q = measured(&Q, 4);
        assert_close(q.mutual_information, 0.1865867355);
        assert_close(q.entropy_index, 0.1353836599);
        assert_close(q.dissimilarity, 0.3047185901);
        assert_eq!(q.pupils, 266);
    }

    #[test]
    fn two_groups_agree_with_pysal() {
        let r = measured(&R, 2);
        assert_close(r.dissimilarity, 0.5033606078);
        assert_close(r.entropy_index, 0.2235680001);
        assert_close(r.mutual_information, 0.1428872581);
    }

    #[test]
    fn extremes() {
        let even = measured(&[10, 30, 20, 60], 2);
        assert_eq!((even.dissimilarity, even.mutual_information), (0.0, 0.0));
        let complete = measured(&[10, 0, 0, 30], 2);
        assert_close(complete.dissimilarity, 1.0);
        assert_close(complete.entropy_index, 1.0);
    }

    #[test]
    fn refusals() {
        assert_eq!(
            UnitsByGroups::new(&[1, 2, 3], 2).expect_err("refused"),
            NotComputable::ShapeMismatch { have: 3, need: 2 }
        );
        let refused = |counts: &[u64], groups| {
            segregation(UnitsByGroups::new(counts, groups).expect("whole rows")).expect_err("refused")
        };
        let one = NotComputable::NotEnoughUnits { have: 1, need: 2 };
        assert_eq!(refused(&[5, 5], 2), one, "one school");
        assert_eq!(refused(&[5, 0, 5, 0], 2), one, "one group");
        assert_eq!(refused(&[5, 5, 0, 0], 2), one, "one school with pupils");
        assert_eq!(
            refused(&[], 2),
            NotComputable::NotEnoughUnits { have: 0, need: 2 }
        );
    }

    #[test]
    fn tabulated_logarithms_change_nothing() {
        let mut meter = SegregationMeter::new(64);
        for _ in 0..2 {
            assert_eq!(
                meter
                    .measure(UnitsByGroups::new(&Q, 4).expect("whole rows"))
                    .expect("two units and groups"),
                measured(&Q, 4)
            );
            assert_eq!(
                meter
                    .measure(UnitsByGroups::new(&R, 2).expect("whole rows"))
                    .expect("two units and groups"),
                measured(&R, 2)
            );
        }
    }

    fn tables() -> impl Strategy<Value = (Vec<u64>, usize)> {
        (2usize..5, 2usize..12)
            .prop_flat_map(|(groups, units)| (prop::collection::vec(1u64..200, groups * units), Just(groups)))
    }

    proptest! {
        #[test]
        fn indices_lie_between_zero_and_one_and_do_not_depend_on_scale_or_order((counts, groups) in tables()) {
            let once = measured(&counts, groups);
            for index in [once.dissimilarity, once.entropy_index] {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&index));
            }
            let thrice: Vec<u64> = counts.iter().map(|n| 3 * n).collect();
            let reversed: Vec<u64> = counts.iter().rev().copied().collect();
            let split: Vec<u64> =
                counts.chunks(groups).flat_map(|row| [row, row].concat()).collect();
            for other in [measured(&thrice, groups), measured(&reversed, groups), measured(&split, groups)] {
                prop_assert!((once.dissimilarity - other.dissimilarity).abs() < 1e-10);
                prop_assert!((once.mutual_information - other.mutual_information).abs() < 1e-10);
                prop_assert!((once.entropy_index - other.entropy_index).abs() < 1e-10);
            }
        }

    }
}
