//! Segregation under many weightings of the same units, as the school bootstrap asks for.

use crate::NotComputable;
use crate::segregation::{SegregationIndices, UnitsByGroups, n_ln_n, x_ln_x};

/// The same indices for one weighting of the units after the other, as the school bootstrap asks for.
///
/// A unit of weight w counts as w units of the same composition. Then M needs only one number per unit,
/// whatever its weight, and no logarithms of cells:
/// `sum_g w n ln(w n) - w t ln(w t) = w (sum_g n ln n - t ln t)`.
#[derive(Clone, Debug)]
pub struct WeightedUnits {
    groups: usize,
    counts: Vec<f64>,
    unit_totals: Vec<f64>,
    /// `sum_g n ln n - t ln t` per unit.
    unit_information: Vec<f64>,
    group_totals: Vec<f64>,
}

impl WeightedUnits {
    /// Prepares a table.
    #[must_use]
    pub fn new(table: UnitsByGroups<'_>) -> Self {
        let information =
            |row: &[u64]| row.iter().map(|&n| n_ln_n(n)).sum::<f64>() - n_ln_n(row.iter().sum());
        Self {
            groups: table.groups(),
            counts: table.rows().flatten().map(|&n| n as f64).collect(),
            unit_totals: table.rows().map(|row| row.iter().sum::<u64>() as f64).collect(),
            unit_information: table.rows().map(information).collect(),
            group_totals: vec![0.0; table.groups()],
        }
    }

    /// The indices with these weights, one per unit; without allocating.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless there is one weight per unit; otherwise as
    /// [`segregation`](crate::segregation::segregation), the weights counted.
    pub fn measure(&mut self, weights: &[u8]) -> Result<SegregationIndices, NotComputable> {
        let (have, need) = (weights.len(), self.unit_totals.len());
        if have != need {
            return Err(NotComputable::ShapeMismatch { have, need });
        }
        self.group_totals.fill(0.0);
        let (mut information, mut units) = (0.0, 0);
        let rows = || {
            self.counts
                .chunks_exact(self.groups)
                .zip(&self.unit_totals)
                .zip(weights)
        };
        for (((row, &unit), &weight), own) in rows().zip(&self.unit_information) {
            let weight_of_unit = f64::from(weight);
            information += weight_of_unit * own;
            units += u64::from(weight) * u64::from(unit > 0.0);
            for (total, count) in self.group_totals.iter_mut().zip(row) {
                *total += weight_of_unit * count;
            }
        }
        let groups = self.group_totals.iter().filter(|&&total| total > 0.0).count() as u64;
        let fewest = groups.min(units);
        if fewest < 2 {
            return Err(NotComputable::NotEnoughUnits {
                have: fewest,
                need: 2,
            });
        }

        let n: f64 = self.group_totals.iter().sum();
        let group_entropy = libm::log(n) - self.group_totals.iter().map(|&g| x_ln_x(g)).sum::<f64>() / n;
        let mutual_information = (group_entropy + information / n).max(0.0);
        let interaction: f64 = self.group_totals.iter().map(|g| g / n * (1.0 - g / n)).sum();
        for total in &mut self.group_totals {
            *total /= n;
        }
        let mut deviations = 0.0;
        for ((row, &unit), &weight) in self
            .counts
            .chunks_exact(self.groups)
            .zip(&self.unit_totals)
            .zip(weights)
        {
            if weight > 0 {
                let off = row
                    .iter()
                    .zip(&self.group_totals)
                    .map(|(count, p)| (count - unit * p).abs());
                deviations += f64::from(weight) * off.sum::<f64>();
            }
        }
        Ok(SegregationIndices {
            pupils: n as u64,
            dissimilarity: deviations / (2.0 * n * interaction),
            mutual_information,
            group_entropy,
            entropy_index: mutual_information / group_entropy,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segregation::segregation;

    #[test]
    fn weights_count_a_unit_more_than_once() {
        let counts = [12, 48, 30, 20, 0, 0, 25, 35, 8, 72, 40, 15];
        let mut weighted = WeightedUnits::new(UnitsByGroups::new(&counts, 2).expect("whole rows"));
        for weights in [[1, 1, 1, 1, 1, 1], [0, 3, 2, 1, 0, 2], [0, 0, 5, 1, 20, 0]] {
            let multiplied: Vec<u64> = counts
                .chunks(2)
                .zip(weights)
                .flat_map(|(row, w)| row.iter().map(move |n| n * u64::from(w)))
                .collect();
            let (found, expected) = (
                weighted.measure(&weights).expect("two units and groups"),
                segregation(UnitsByGroups::new(&multiplied, 2).expect("whole rows"))
                    .expect("two units and groups"),
            );
            assert_eq!(found.pupils, expected.pupils);
            assert!((found.dissimilarity - expected.dissimilarity).abs() < 1e-12);
            assert!((found.mutual_information - expected.mutual_information).abs() < 1e-12);
            assert!((found.entropy_index - expected.entropy_index).abs() < 1e-12);
        }
        // One school drawn twice is two schools of one composition.
        let twice = weighted
            .measure(&[2, 0, 0, 0, 0, 0])
            .expect("two units and groups");
        assert_eq!(twice.dissimilarity, 0.0);
        assert!(weighted.measure(&[1, 0, 7, 0, 0, 0]).is_err());
        assert!(weighted.measure(&[1, 1]).is_err());
    }
}
