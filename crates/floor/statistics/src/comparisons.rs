//! p-values adjusted for the number of comparisons on a page: Bonferroni, Holm, and Benjamini & Hochberg.
//!
//! An adjusted p-value is compared with the level itself: reject when it is at most the level. Bonferroni and
//! Holm bound the chance of one or more false findings; Benjamini & Hochberg bounds the expected share of
//! false findings among the findings. Count every comparison that was looked at, also those that were not
//! worth showing.
//!
//! Sources: Holm 1979; Benjamini & Hochberg 1995.

use crate::NotComputable;

/// Bonferroni: p times the number of comparisons, at most 1, in the order given.
///
/// Kept for comparison with other software; [`holm`] rejects everything Bonferroni rejects and more.
///
/// # Errors
/// [`NotComputable::InvalidProbability`] for a value outside 0 to 1.
pub fn bonferroni(p_values: &[f64]) -> Result<Vec<f64>, NotComputable> {
    check(p_values)?;
    Ok(p_values
        .iter()
        .map(|p| (p * p_values.len() as f64).min(1.0))
        .collect())
}

/// Holm's step-down adjusted p-values, in the order given; for the few primary indicators.
///
/// # Errors
/// [`NotComputable::InvalidProbability`] for a value outside 0 to 1.
pub fn holm(p_values: &[f64]) -> Result<Vec<f64>, NotComputable> {
    let ascending = ascending_order(p_values)?;
    let comparisons = p_values.len();
    let mut adjusted = vec![0.0; comparisons];
    let mut highest: f64 = 0.0;
    for (place, &index) in ascending.iter().enumerate() {
        highest = highest
            .max(p_values[index] * (comparisons - place) as f64)
            .min(1.0);
        adjusted[index] = highest;
    }
    Ok(adjusted)
}

/// Benjamini & Hochberg's adjusted p-values, in the order given; for all schools, groups and outcomes of a
/// page together.
///
/// # Errors
/// [`NotComputable::InvalidProbability`] for a value outside 0 to 1.
///
/// # Examples
/// ```
/// use statistics::comparisons::benjamini_hochberg;
///
/// let adjusted = benjamini_hochberg(&[0.20, 0.01, 0.02])?;
/// assert!((adjusted[1] - 0.03).abs() < 1e-12 && (adjusted[2] - 0.03).abs() < 1e-12);
/// assert!(benjamini_hochberg(&[f64::NAN]).is_err());
/// # Ok::<(), statistics::NotComputable>(())
/// ```
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<Vec<f64>, NotComputable> {
    let ascending = ascending_order(p_values)?;
    let comparisons = p_values.len();
    let mut adjusted = vec![0.0; comparisons];
    let mut lowest: f64 = 1.0;
    for (place, &index) in ascending.iter().enumerate().rev() {
        // At the last place the factor is 1, but product and quotient may round below the p-value.
        let p = p_values[index];
        lowest = lowest.min((p * comparisons as f64 / (place + 1) as f64).max(p));
        adjusted[index] = lowest;
    }
    Ok(adjusted)
}

fn check(p_values: &[f64]) -> Result<(), NotComputable> {
    match p_values.iter().find(|p| !(0.0..=1.0).contains(*p)) {
        Some(&outside) => Err(NotComputable::InvalidProbability { value: outside }),
        None => Ok(()),
    }
}

fn ascending_order(p_values: &[f64]) -> Result<Vec<usize>, NotComputable> {
    check(p_values)?;
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    Ok(order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The example of Benjamini & Hochberg 1995.
    const PUBLISHED: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
        0.6528, 0.7590, 1.0,
    ];

    fn rejected(adjusted: &[f64]) -> usize {
        adjusted.iter().filter(|p| **p <= 0.05).count()
    }

    #[test]
    fn published_example() {
        assert_eq!(rejected(&bonferroni(&PUBLISHED).expect("probabilities")), 3);
        assert_eq!(rejected(&holm(&PUBLISHED).expect("probabilities")), 3);
        let adjusted = benjamini_hochberg(&PUBLISHED).expect("probabilities");
        assert_eq!(rejected(&adjusted), 4);
        for (found, expected) in adjusted.iter().zip([0.0015, 0.003, 0.0095, 0.035625, 0.0603]) {
            assert!((found - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn keeps_the_order_given() {
        let shuffled = [0.04, 0.01, 0.03];
        assert_eq!(bonferroni(&shuffled).expect("probabilities"), [0.12, 0.03, 0.09]);
        assert_eq!(holm(&shuffled).expect("probabilities"), [0.06, 0.03, 0.06]);
        assert_eq!(
            benjamini_hochberg(&shuffled).expect("probabilities"),
            [0.04, 0.03, 0.04]
        );
    }

    #[test]
    fn none_and_impossible() {
        assert!(holm(&[]).expect("probabilities").is_empty());
        for outside in [-0.1, 1.1, f64::NAN] {
            for adjust in [bonferroni, holm, benjamini_hochberg] {
                assert!(adjust(&[0.5, outside]).is_err());
            }
        }
    }

    proptest! {
        #[test]
        fn the_three_are_ordered(p_values in prop::collection::vec(0.0f64..=1.0, 1..40)) {
            let (b, h, f) =
                (bonferroni(&p_values).expect("probabilities"), holm(&p_values).expect("probabilities"), benjamini_hochberg(&p_values).expect("probabilities"));
            for i in 0..p_values.len() {
                prop_assert!(p_values[i] <= f[i] && f[i] <= h[i] + 1e-15 && h[i] <= b[i] + 1e-15 && b[i] <= 1.0);
            }
        }
    }
}
