//! Direct standardisation: the gap between two groups at equal strata, averaged over a chosen population.

use crate::{CommonSupport, Estimate, NotComputable, Stratum};

/// Whose distribution over the strata the gap is averaged over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weights {
    /// Both groups together: the average pupil.
    Pooled,
    /// The focal group: what equal treatment would change for these pupils.
    Focal,
    /// The reference group.
    Reference,
    /// `n_focal n_reference / n`, after Mantel & Haenszel (1959): the smallest variance, when the gap is the
    /// same in every stratum.
    MantelHaenszel,
}

/// A standardised gap, and for how many of the pupils it speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardisedGap {
    /// Focal minus reference at equal strata, with its binomial standard error.
    pub gap: Estimate,
    /// The focal group's rate over the chosen population.
    pub focal_rate: f64,
    /// The reference group's rate over the chosen population.
    pub reference_rate: f64,
    /// How many strata and pupils could be compared.
    pub support: CommonSupport,
}

/// The gap `sum w_s (p_focal,s - p_reference,s)` over the strata in which both groups are present
/// (Kitagawa 1964).
///
/// The standard error treats pupils as independent: `sum w_s^2 [p(1-p)/n in both groups]`. When pupils share
/// schools, use the school bootstrap instead.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when a group has nobody at all; [`NotComputable::NoCommonSupport`] when the
/// groups never meet in a stratum.
///
/// # Examples
/// ```
/// use statistics::standardisation::{Weights, standardised_gap};
/// use statistics::{NotComputable, Stratum, Tally};
/// let strata = [
///     Stratum { focal: Tally::new(12, 120)?, reference: Tally::new(12, 60)? },
///     Stratum { focal: Tally::new(44, 80)?, reference: Tally::new(63, 90)? },
///     Stratum { focal: Tally::new(27, 30)?, reference: Tally::EMPTY },
/// ];
/// let result = standardised_gap(&strata, Weights::Focal)?;
/// assert!((result.gap.value + 0.12).abs() < 1e-12);
/// assert_eq!((result.support.strata_used, result.support.strata_dropped), (2, 1));
/// assert_eq!(standardised_gap(&strata[2..], Weights::Focal), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn standardised_gap(strata: &[Stratum], weights: Weights) -> Result<StandardisedGap, NotComputable> {
    let support = CommonSupport::of(strata);
    if support.focal_total == 0 || support.reference_total == 0 {
        return Err(NotComputable::EmptyGroup);
    }
    let (mut weight, mut focal, mut reference, mut variance) = (0.0, 0.0, 0.0, 0.0);
    for stratum in strata.iter().filter(|stratum| stratum.has_both_groups()) {
        let (n1, n0) = (stratum.focal.total() as f64, stratum.reference.total() as f64);
        let (p, q) = (stratum.focal.rate(), stratum.reference.rate());
        let w = weights.of(n1, n0);
        weight += w;
        focal += w * p;
        reference += w * q;
        variance += w * w * (p * (1.0 - p) / n1 + q * (1.0 - q) / n0);
    }
    if weight == 0.0 {
        return Err(NotComputable::NoCommonSupport);
    }
    let (focal_rate, reference_rate) = (focal / weight, reference / weight);
    Ok(StandardisedGap {
        gap: Estimate::normal(focal_rate - reference_rate, libm::sqrt(variance) / weight),
        focal_rate,
        reference_rate,
        support,
    })
}

impl Weights {
    /// The weight of a stratum with this many pupils in each group, not yet divided by the sum.
    pub(crate) fn of(self, focal: f64, reference: f64) -> f64 {
        match self {
            Self::Pooled => focal + reference,
            Self::Focal => focal,
            Self::Reference => reference,
            Self::MantelHaenszel => focal * reference / (focal + reference),
        }
    }
}
