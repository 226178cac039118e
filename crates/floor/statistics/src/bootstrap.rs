//! The bootstrap on merged counts: replicate weights by hash, and the weighted sums they give.
//!
//! Schools get Poisson(1) weights (Chamandy et al. 2012), so a replicate is a weighted sum of the schools' states
//! and needs no drawing order. Pupils need not be weighted one by one: `n` of them together weigh Poisson(n).

use std::collections::HashMap;

use crate::NotComputable;
use crate::poisson::PoissonTable;
use crate::randomness::Stream;

/// Schools whose states stay in the processor's nearest memory while all replicates use them.
const SCHOOLS_PER_BLOCK: usize = 64;

/// The largest Poisson(1) weight ever drawn.
const LARGEST_WEIGHT: u32 = 20;

/// Poisson(1) weights of every school in every replicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolWeights {
    schools: usize,
    replicates: usize,
    /// Replicate by replicate.
    weights: Vec<u8>,
}

impl SchoolWeights {
    /// Weights of the schools with these keys in replicates `0..replicates`.
    #[must_use]
    pub fn new(seed: u64, replicates: usize, keys: &[u64]) -> Self {
        let table = PoissonTable::new(1);
        let mut weights = Vec::with_capacity(replicates * keys.len());
        for replicate in 0..replicates {
            let stream = Stream::new(seed, replicate as u64);
            // The table of Poisson(1) ends at 20, so a byte always holds the draw.
            weights.extend(keys.iter().map(|&key| table.draw(stream.uniform(key)) as u8));
        }
        Self {
            schools: keys.len(),
            replicates,
            weights,
        }
    }

    /// How many schools.
    #[must_use]
    pub fn schools(&self) -> usize {
        self.schools
    }

    /// How many replicates.
    #[must_use]
    pub fn replicates(&self) -> usize {
        self.replicates
    }

    /// The weights of all schools in one replicate; empty beyond the last.
    #[must_use]
    pub fn of_replicate(&self, replicate: usize) -> &[u8] {
        let start = replicate.saturating_mul(self.schools);
        self.weights
            .get(start..start.saturating_add(self.schools))
            .unwrap_or_default()
    }
}

/// The weighted sums of the schools' counts in every replicate, exact.
///
/// `state` holds one row of `width` counts per school; so does the result per replicate. Counts of 32 bits or
/// fewer keep the inner loop narrow. For signed or larger sums use [`weighted_sums_wide`].
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] unless `state` has `width` counts per school.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::bootstrap::{SchoolWeights, weighted_sums};
/// let weights = SchoolWeights::new(2022, 200, &[10, 11, 12]);
/// let pupils_and_successes: [u32; 6] = [25, 7, 30, 12, 18, 9];
/// let sums = weighted_sums(&weights, &pupils_and_successes, 2)?;
/// let first = weights.of_replicate(0);
/// assert_eq!(sums[1], u64::from(first[0]) * 7 + u64::from(first[1]) * 12 + u64::from(first[2]) * 9);
/// assert_eq!(
///     weighted_sums(&weights, &pupils_and_successes[1..], 2),
///     Err(NotComputable::ShapeMismatch { have: 5, need: 6 })
/// );
/// # Ok::<(), NotComputable>(())
/// ```
pub fn weighted_sums<C: Copy + Into<u32>>(
    weights: &SchoolWeights,
    state: &[C],
    width: usize,
) -> Result<Vec<u64>, NotComputable> {
    check_shape(weights, state.len(), width)?;
    let mut sums = vec![0_u64; weights.replicates * width];
    if sums.is_empty() || state.is_empty() {
        return Ok(sums);
    }
    let largest = state.iter().map(|&count| count.into()).max().unwrap_or(0).max(1);
    // As many rows as can be added in 32 bits without overflow, however the weights fall.
    let rows = ((u32::MAX / LARGEST_WEIGHT / largest) as usize).min(SCHOOLS_PER_BLOCK);
    if rows == 0 {
        let wide: Vec<i64> = state.iter().map(|&count| i64::from(count.into())).collect();
        let exact = weighted_sums_wide(weights, &wide, width)?;
        // Non-negative, and below 2^64 unless there are over a hundred million schools.
        return Ok(exact.into_iter().map(|sum| sum as u64).collect());
    }
    let mut partial = vec![0_u32; width];
    for (block, block_state) in state.chunks(rows * width).enumerate() {
        let first = block * rows;
        let schools = block_state.len() / width;
        for (replicate, sums) in sums.chunks_exact_mut(width).enumerate() {
            partial.fill(0);
            let block_weights = &weights.of_replicate(replicate)[first..first + schools];
            for (row, &weight) in block_state.chunks_exact(width).zip(block_weights) {
                // Over a third of the weights are zero, another third are one.
                match u32::from(weight) {
                    0 => {}
                    1 => {
                        for (sum, &count) in partial.iter_mut().zip(row) {
                            *sum = sum.wrapping_add(count.into());
                        }
                    }
                    weight => {
                        for (sum, &count) in partial.iter_mut().zip(row) {
                            *sum = sum.wrapping_add(weight.wrapping_mul(count.into()));
                        }
                    }
                }
            }
            for (sum, &part) in sums.iter_mut().zip(&partial) {
                *sum += u64::from(part);
            }
        }
    }
    Ok(sums)
}

/// As [`weighted_sums`], for signed sums of 64 bits, such as fixed-point cross-products.
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] unless `state` has `width` sums per school.
pub fn weighted_sums_wide(
    weights: &SchoolWeights,
    state: &[i64],
    width: usize,
) -> Result<Vec<i128>, NotComputable> {
    check_shape(weights, state.len(), width)?;
    let mut sums = vec![0_i128; weights.replicates * width];
    if sums.is_empty() || state.is_empty() {
        return Ok(sums);
    }
    let largest = state.iter().map(|value| value.unsigned_abs()).max().unwrap_or(0);
    let heaviest_block = SCHOOLS_PER_BLOCK as u64 * u64::from(LARGEST_WEIGHT);
    let is_narrow = largest <= i64::MAX as u64 / heaviest_block;
    let mut partial = vec![0_i64; width];
    for (block, block_state) in state.chunks(SCHOOLS_PER_BLOCK * width).enumerate() {
        let first = block * SCHOOLS_PER_BLOCK;
        for (replicate, sums) in sums.chunks_exact_mut(width).enumerate() {
            let block_weights = &weights.of_replicate(replicate)[first..];
            let rows = block_state.chunks_exact(width).zip(block_weights);
            let rows = rows.filter(|(_, weight)| **weight > 0);
            if is_narrow {
                // A block cannot leave 64 bits, however the weights fall; the sums over blocks may.
                partial.fill(0);
                for (row, &weight) in rows {
                    for (sum, &value) in partial.iter_mut().zip(row) {
                        *sum = sum.wrapping_add(i64::from(weight).wrapping_mul(value));
                    }
                }
                for (sum, &part) in sums.iter_mut().zip(&partial) {
                    *sum += i128::from(part);
                }
            } else {
                for (row, &weight) in rows {
                    for (sum, &value) in sums.iter_mut().zip(row) {
                        *sum += i128::from(weight) * i128::from(value);
                    }
                }
            }
        }
    }
    Ok(sums)
}

/// The total without each school in turn, for the jackknife: one row of `width` per school.
///
/// # Errors
/// [`NotComputable::ShapeMismatch`] unless `state` is made of whole rows.
pub fn leave_one_out<C: Copy + Into<u32>>(state: &[C], width: usize) -> Result<Vec<u64>, NotComputable> {
    if width == 0 || !state.len().is_multiple_of(width) {
        return Err(NotComputable::ShapeMismatch {
            have: state.len(),
            need: width,
        });
    }
    let mut total = vec![0_u64; width];
    for row in state.chunks_exact(width) {
        for (sum, &count) in total.iter_mut().zip(row) {
            *sum += u64::from(count.into());
        }
    }
    let without = |row: &[C]| {
        total
            .iter()
            .zip(row)
            .map(|(sum, &count)| sum - u64::from(count.into()))
            .collect::<Vec<_>>()
    };
    Ok(state.chunks_exact(width).flat_map(without).collect())
}

/// A set of pupils who are resampled alike, for instance one cell of a table split by outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PupilCell {
    /// A key that no other cell has; it takes the place of the pupils' own keys.
    pub key: u64,
    /// How many pupils.
    pub pupils: u64,
}

/// Draws the summed bootstrap weight of each cell, Poisson(pupils), in replicates `0..replicates`, and hands
/// them over as `take(index of the cell, draws per replicate)`.
///
/// Cells come in order of size, not of `cells`, so that each distribution is built once; each comes exactly
/// once. Adding up whole numbers makes the order irrelevant.
pub fn pupil_replicates(
    seed: u64,
    replicates: usize,
    cells: &[PupilCell],
    mut take: impl FnMut(usize, &[u64]),
) {
    let streams: Vec<_> = (0..replicates)
        .map(|replicate| Stream::new(seed, replicate as u64))
        .collect();
    let mut by_size: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, cell) in cells.iter().enumerate() {
        by_size.entry(cell.pupils).or_default().push(index);
    }
    let mut sizes: Vec<_> = by_size.into_iter().collect();
    sizes.sort_unstable_by_key(|(pupils, _)| *pupils);
    let mut draws = vec![0; replicates];
    for (pupils, indices) in sizes {
        let table = PoissonTable::new(pupils);
        for index in indices {
            for (draw, stream) in draws.iter_mut().zip(&streams) {
                *draw = table.draw(stream.uniform(cells[index].key));
            }
            take(index, &draws);
        }
    }
}

fn check_shape(weights: &SchoolWeights, have: usize, width: usize) -> Result<(), NotComputable> {
    let need = weights.schools.saturating_mul(width);
    if have == need {
        Ok(())
    } else {
        Err(NotComputable::ShapeMismatch { have, need })
    }
}
