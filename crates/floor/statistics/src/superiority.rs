//! The probability of superiority: how often a focal pupil stands above a reference pupil on an ordered ladder.

use crate::standardisation::Weights;
use crate::{Estimate, NotComputable, normal};

/// Pupils per level of the ladder, lowest first, in both groups of one stratum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ladder<'a> {
    /// Focal pupils per level.
    pub focal: &'a [u64],
    /// Reference pupils per level; as many levels.
    pub reference: &'a [u64],
}

/// `U = P(focal above reference) + P(equal) / 2` (Mann & Whitney 1947); one half when neither stands higher.
///
/// The standard error is that of DeLong, DeLong & Clarke-Pearson (1988), pupils taken as independent. A group of
/// one has no variance of its own and gets the largest it could have.
///
/// # Errors
/// [`NotComputable::EmptyGroup`]; [`NotComputable::ShapeMismatch`] when the ladders differ in length.
pub fn superiority(ladder: Ladder<'_>) -> Result<Estimate, NotComputable> {
    let (n1, n0) = ladder.sizes()?;
    if n1 == 0.0 || n0 == 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    // A placement is the share of the other group below a level, plus half of those on it.
    let focal_places = placements(ladder.reference, n0);
    let reference_places = placements(ladder.focal, n1);
    let (u, focal_variance) = mean_and_variance(ladder.focal, &focal_places, n1);
    let (_, reference_variance) = mean_and_variance(ladder.reference, &reference_places, n0);
    Ok(Estimate::normal(
        u,
        libm::sqrt(focal_variance / n1 + reference_variance / n0),
    ))
}

/// `V = sqrt(2) probit(U)`: the gap in standard deviations that two normal groups with this `U` would have
/// (Ho & Reardon 2012).
///
/// # Errors
/// [`NotComputable::Separated`] when `u` is 0 or 1; [`NotComputable::InvalidProbability`] outside them.
pub fn standardised_gap(u: f64) -> Result<f64, NotComputable> {
    if u == 0.0 || u == 1.0 {
        Err(NotComputable::Separated)
    } else if u > 0.0 && u < 1.0 {
        Ok(std::f64::consts::SQRT_2 * normal::quantile(u))
    } else {
        Err(NotComputable::InvalidProbability { value: u })
    }
}

/// `U` at equal strata (for instance score bands): the weighted mean over strata in which both groups stand.
///
/// # Errors
/// [`NotComputable::NoCommonSupport`] when there is no such stratum; [`NotComputable::ShapeMismatch`].
pub fn stratified(strata: &[Ladder<'_>], weights: Weights) -> Result<Estimate, NotComputable> {
    let (mut total, mut sum, mut variance) = (0.0, 0.0, 0.0);
    for stratum in strata {
        let (n1, n0) = stratum.sizes()?;
        if n1 == 0.0 || n0 == 0.0 {
            continue;
        }
        let here = superiority(*stratum)?;
        let weight = weights.of(n1, n0);
        total += weight;
        sum += weight * here.value;
        variance += weight * weight * here.standard_error * here.standard_error;
    }
    if total == 0.0 {
        return Err(NotComputable::NoCommonSupport);
    }
    Ok(Estimate::normal(sum / total, libm::sqrt(variance) / total))
}

impl Ladder<'_> {
    fn sizes(&self) -> Result<(f64, f64), NotComputable> {
        let (have, need) = (self.focal.len(), self.reference.len());
        if have != need {
            return Err(NotComputable::ShapeMismatch { have, need });
        }
        let size = |counts: &[u64]| counts.iter().map(|&count| count as f64).sum();
        Ok((size(self.focal), size(self.reference)))
    }
}

fn placements(others: &[u64], size: f64) -> Vec<f64> {
    let mut below = 0.0;
    others
        .iter()
        .map(|&count| {
            let place = (below + count as f64 / 2.0) / size;
            below += count as f64;
            place
        })
        .collect()
}

/// The mean placement and the variance of the placements; for a single pupil the most that the mean allows.
fn mean_and_variance(counts: &[u64], places: &[f64], size: f64) -> (f64, f64) {
    let pairs = || counts.iter().map(|&count| count as f64).zip(places);
    let mean = pairs().map(|(count, place)| count * place).sum::<f64>() / size;
    if size < 2.0 {
        return (mean, mean * (1.0 - mean));
    }
    let squares: f64 = pairs()
        .map(|(count, place)| count * (place - mean) * (place - mean))
        .sum();
    (mean, squares / (size - 1.0))
}
