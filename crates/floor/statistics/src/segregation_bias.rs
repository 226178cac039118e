//! How much segregation chance alone would give in units of these sizes, and the indices with that part taken
//! out.
//!
//! If pupils were dealt out at random over units of fixed sizes `t_j` and groups of fixed sizes, every cell
//! would be hypergeometric. So the expectations are exact sums, without simulation: `E[D] = sum_jg E|n_jg -
//! mu_jg| / (2 N sum_g p_g (1 - p_g))` and `E[M] = sum_jg (E[n_jg ln n_jg] - mu_jg ln mu_jg) / N` with `mu_jg
//! = t_j G_g / N`. The second is the expected mutual information of the adjusted Rand literature.
//!
//! Sources: Carrington & Troske 1997 (corrected D); Allen, Burgess, Davidson & Windmeijer 2015; Vinh, Epps &
//! Bailey 2010 (expected mutual information); Miller 1955 (bias of the plug-in entropy).

use crate::NotComputable;
use crate::segregation::{CountLogarithms, SegregationIndices, UnitsByGroups, entropy, segregation};

/// The expectation of the indices when pupils are dealt out at random, all unit and group sizes fixed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChanceSegregation {
    /// `E[D]`, from 0 to 1.
    pub dissimilarity: f64,
    /// `E[M]` in nats.
    pub mutual_information: f64,
    /// `E[H]`.
    pub entropy_index: f64,
}

/// The indices with the part that chance explains taken out, beside what they were made of.
///
/// All are 0 on average when pupils are spread at random, and can be negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CorrectedSegregation {
    /// The indices as counted.
    pub observed: SegregationIndices,
    /// Their expectation under random spread.
    pub by_chance: ChanceSegregation,
    /// D*: `(D - E) / (1 - E)` when D is at least its expectation E, else `(D - E) / E`; from -1 to 1.
    pub dissimilarity: f64,
    /// `M - E[M]` in nats.
    pub mutual_information: f64,
    /// `(M - E[M]) / (M_max - E[M])`, at most 1, with `M_max` the smaller of the entropies of the groups and
    /// of the units.
    ///
    /// `M_max` is the entropy of the groups unless there are fewer units than groups, so this is the
    /// corrected H.
    pub entropy_index: f64,
}

/// D, M and H with the part that chance explains taken out.
///
/// # Errors
/// As [`segregation`]; [`NotComputable::Constant`] for units so small (one pupil each) that chance alone
/// gives complete segregation.
pub fn correct_for_chance(table: UnitsByGroups<'_>) -> Result<CorrectedSegregation, NotComputable> {
    let observed = segregation(table)?;
    let (units, groups) = (table.unit_totals(), table.group_totals());
    let by_chance = expected_by_chance(&units, &groups)?;

    let above = observed.dissimilarity - by_chance.dissimilarity;
    let room = if above >= 0.0 {
        1.0 - by_chance.dissimilarity
    } else {
        by_chance.dissimilarity
    };
    let mutual_information = observed.mutual_information - by_chance.mutual_information;
    let information_room = entropy(&groups).min(entropy(&units)) - by_chance.mutual_information;
    if room < 1e-9 || information_room < 1e-9 {
        return Err(NotComputable::Constant);
    }
    Ok(CorrectedSegregation {
        observed,
        by_chance,
        dissimilarity: above / room,
        mutual_information,
        entropy_index: mutual_information / information_room,
    })
}

/// The exact expectation of D, M and H for units and groups of these sizes.
///
/// Costs about ten standard deviations of a cell per group and distinct unit size: a few milliseconds for
/// 2,000 schools.
///
/// # Errors
/// [`NotComputable::InconsistentSums`] when the totals differ; [`NotComputable::NotEnoughUnits`] below two
/// units or two groups with pupils.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::segregation_bias::expected_by_chance;
/// // Ten schools of ten pupils, one in ten of one group: chance alone gives D = 0.37.
/// let by_chance = expected_by_chance(&[10; 10], &[10, 90])?;
/// assert!((by_chance.dissimilarity - 0.3671957901).abs() < 1e-9);
/// assert_eq!(expected_by_chance(&[10; 10], &[10, 80]), Err(NotComputable::InconsistentSums));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn expected_by_chance(
    unit_totals: &[u64],
    group_totals: &[u64],
) -> Result<ChanceSegregation, NotComputable> {
    let pupils: u64 = group_totals.iter().sum();
    if unit_totals.iter().sum::<u64>() != pupils {
        return Err(NotComputable::InconsistentSums);
    }
    let with_pupils = |totals: &[u64]| totals.iter().filter(|&&n| n > 0).count() as u64;
    let fewest = with_pupils(unit_totals).min(with_pupils(group_totals));
    if fewest < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: fewest,
            need: 2,
        });
    }

    // Units of one size share their expectations.
    let mut sizes = unit_totals.to_vec();
    sizes.sort_unstable();
    let logarithms = CountLogarithms::up_to(sizes.last().copied().unwrap_or(0));
    let (mut deviation, mut information) = (0.0, 0.0);
    for same_size in sizes.chunk_by(|a, b| a == b).filter(|same_size| same_size[0] > 0) {
        for &group in group_totals.iter().filter(|&&group| group > 0) {
            let cell = expected_cell(pupils, same_size[0], group, &logarithms);
            deviation += same_size.len() as f64 * cell.absolute_deviation;
            information += same_size.len() as f64 * cell.excess_n_ln_n;
        }
    }
    let n = pupils as f64;
    let interaction: f64 = group_totals
        .iter()
        .map(|&g| g as f64 / n)
        .map(|p| p * (1.0 - p))
        .sum();
    let mutual_information = information / n;
    Ok(ChanceSegregation {
        dissimilarity: deviation / (2.0 * n * interaction),
        mutual_information,
        entropy_index: mutual_information / entropy(group_totals),
    })
}

/// The first-order bias of M in nats, `(cells - units - groups + 1) / 2N`, counting only those with pupils.
///
/// Good for large tables; prefer [`expected_by_chance`] for small ones. Counting empty cells as well, as if
/// the table were full, would overstate the bias of sparse tables.
///
/// # Errors
/// As [`segregation`].
pub fn miller_madow_bias(table: UnitsByGroups<'_>) -> Result<f64, NotComputable> {
    let pupils = segregation(table)?.pupils as f64;
    let used = |counts: &[u64]| counts.iter().filter(|&&n| n > 0).count() as f64;
    let cells: f64 = table.rows().map(used).sum();
    Ok((cells - used(&table.unit_totals()) - used(&table.group_totals()) + 1.0) / (2.0 * pupils))
}

struct ExpectedCell {
    /// `E|n - mu|`.
    absolute_deviation: f64,
    /// `E[n ln n] - mu ln mu`, which is the same as `E[n ln(n / mu) - (n - mu)]`.
    excess_n_ln_n: f64,
}

/// Expectations over the count n of one cell: of `pupils` pupils, `group` of them in the group, `unit` drawn
/// at random.
///
/// Starts at the mode with weight 1 and walks both ways with the ratio of neighbouring probabilities, until
/// the weights no longer count; dividing by the sum of the weights makes probabilities of them. No factorial
/// or gamma function is needed and nothing can overflow. The terms of the second sum are never negative, so
/// no digits cancel.
fn expected_cell(pupils: u64, unit: u64, group: u64, logarithms: &CountLogarithms) -> ExpectedCell {
    let (n, t, g) = (pupils as f64, unit as f64, group as f64);
    let expected = t * g / n;
    let ln_expected = libm::log(expected);
    let lowest = (unit + group).saturating_sub(pupils);
    let highest = unit.min(group);
    let mode = (u128::from(unit + 1) * u128::from(group + 1) / u128::from(pupils + 2)) as u64;
    let mode = mode.clamp(lowest, highest);

    let (mut weights, mut deviation, mut excess) = (0.0, 0.0, 0.0);
    let mut take = |count: u64, weight: f64| {
        let above = count as f64 - expected;
        let information = match logarithms.tabulated(count) {
            Some(n_ln_n) => n_ln_n - count as f64 * ln_expected,
            None => count as f64 * libm::log1p(above / expected),
        };
        weights += weight;
        deviation += weight * above.abs();
        excess += weight * (information - above);
    };
    // Odds of `count` with one pupil more, against `count`.
    let odds_of_next = |count: u64| {
        let a = count as f64;
        (g - a) * (t - a) / ((a + 1.0) * (n - g - t + a + 1.0))
    };

    take(mode, 1.0);
    let mut weight = 1.0;
    for count in mode..highest {
        weight *= odds_of_next(count);
        if weight < NEGLIGIBLE {
            break;
        }
        take(count + 1, weight);
    }
    weight = 1.0;
    for count in (lowest..mode).rev() {
        weight /= odds_of_next(count);
        if weight < NEGLIGIBLE {
            break;
        }
        take(count, weight);
    }
    ExpectedCell {
        absolute_deviation: deviation / weights,
        excess_n_ln_n: excess / weights,
    }
}

/// Relative to the probability of the mode; the tails beyond it stay far below the last digit of a sum.
const NEGLIGIBLE: f64 = 1e-20;

#[cfg(test)]
mod tests {
    use super::*;

    const R: [u64; 12] = [12, 48, 30, 20, 3, 42, 25, 35, 8, 72, 40, 15];

    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn six_schools() {
        let table = UnitsByGroups::new(&R, 2).expect("whole rows");
        let corrected = correct_for_chance(table).expect("room above chance");
        assert_close(corrected.by_chance.dissimilarity, 0.1004275110);
        assert_close(corrected.by_chance.mutual_information, 0.0072311511);
        assert_close(corrected.dissimilarity, 0.4479162066);
        assert_close(corrected.mutual_information, 0.1356561071);
        assert_close(
            miller_madow_bias(table).expect("two units and groups"),
            0.0071428571,
        );
        let entropy = corrected.observed.group_entropy;
        assert_close(corrected.entropy_index, 0.1356561071 / (entropy - 0.0072311511));
    }

    #[test]
    fn small_schools_of_equal_composition() {
        let small = expected_by_chance(&[10; 10], &[10, 90]).expect("two units and groups");
        assert_close(small.dissimilarity, 0.3671957901);
        assert_close(small.mutual_information, 0.0544274123);
        let large = expected_by_chance(&[100; 10], &[100, 900]).expect("two units and groups");
        assert_close(large.dissimilarity, 0.1250867409);
        assert_close(large.mutual_information, 0.0045918135);
        // Equal composition is less segregated than chance would have it: D* reaches its lower end.
        let even = correct_for_chance(UnitsByGroups::new(&[1, 9].repeat(10), 2).expect("whole rows"))
            .expect("room above chance");
        assert_close(even.dissimilarity, -1.0);
        assert!(even.mutual_information < 0.0);
    }

    #[test]
    fn one_cell_equals_the_sum_over_all_tables() {
        // Three of seven pupils drawn, four of the seven in the group: of the 35 draws 1, 12, 18 and 4 hold
        // 0, 1, 2 and 3 of them.
        let cell = expected_cell(7, 3, 4, &CountLogarithms::up_to(2));
        let draws = [(0.0, 1.0), (1.0, 12.0), (2.0, 18.0), (3.0, 4.0)];
        let mean = 12.0 / 7.0;
        let deviation: f64 = draws
            .iter()
            .map(|(n, w): &(f64, f64)| w / 35.0 * (n - mean).abs())
            .sum();
        let n_ln_n: f64 = draws
            .iter()
            .skip(1)
            .map(|(n, w): &(f64, f64)| w / 35.0 * n * n.ln())
            .sum();
        assert!((cell.absolute_deviation - deviation).abs() < 1e-14);
        assert!((cell.excess_n_ln_n - (n_ln_n - mean * mean.ln())).abs() < 1e-14);
    }

    #[test]
    fn large_numbers_stay_finite_and_approach_miller_madow() {
        let expected = expected_by_chance(&[4_000_000_000; 4], &[6_000_000_000, 10_000_000_000])
            .expect("two units and groups");
        assert!((expected.mutual_information * 2.0 * 16e9 / 3.0 - 1.0).abs() < 1e-2);
        assert!(expected.dissimilarity > 0.0 && expected.dissimilarity < 1e-4);
    }

    #[test]
    fn agrees_with_dealing_pupils_out_at_random() {
        let units = [4u64, 7, 12, 12, 20, 33];
        let groups = [30u64, 40, 18];
        let expected = expected_by_chance(&units, &groups).expect("two units and groups");
        let mut pupils: Vec<usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(g, &n)| vec![g; n as usize])
            .collect();
        let mut state = 7u64;
        let deals = 20_000;
        let (mut d, mut m) = (Vec::new(), Vec::new());
        for _ in 0..deals {
            for last in (1..pupils.len()).rev() {
                state = state.wrapping_add(1);
                pupils.swap(
                    last,
                    (crate::randomness::splitmix64(state) % (last as u64 + 1)) as usize,
                );
            }
            let mut counts = vec![0u64; units.len() * groups.len()];
            let mut dealt = pupils.iter();
            for (unit, &size) in units.iter().enumerate() {
                for &group in dealt.by_ref().take(size as usize) {
                    counts[unit * groups.len() + group] += 1;
                }
            }
            let measured = segregation(UnitsByGroups::new(&counts, groups.len()).expect("whole rows"))
                .expect("two units and groups");
            d.push(measured.dissimilarity);
            m.push(measured.mutual_information);
        }
        for (values, expected) in [(d, expected.dissimilarity), (m, expected.mutual_information)] {
            let mean = values.iter().sum::<f64>() / f64::from(deals);
            let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / f64::from(deals);
            let standard_error = (variance / f64::from(deals)).sqrt();
            assert!(
                (mean - expected).abs() < 4.0 * standard_error,
                "{mean} against {expected}"
            );
        }
    }

    #[test]
    fn refusals() {
        assert!(expected_by_chance(&[10, 10], &[10, 11]).is_err());
        assert!(expected_by_chance(&[20], &[10, 10]).is_err());
        assert!(expected_by_chance(&[10, 10], &[20, 0]).is_err());
        // One pupil per school: every allocation is complete segregation.
        let table = UnitsByGroups::new(&[1, 0, 0, 1, 1, 0], 2).expect("whole rows");
        assert_eq!(
            correct_for_chance(table).expect_err("refused"),
            NotComputable::Constant
        );
    }
}
