//! Means of pupils who share schools: one group, and the difference between two, weighted if need be.
//!
//! Equal to least squares on a constant (and a group indicator) with the CR1 covariance of Liang & Zeger (1986)
//! by school and t with one degree of freedom less than there are schools (Cameron, Gelbach & Miller 2008),
//! computed from a handful of sums per school.

use crate::{Estimate, NotComputable};

/// The pupils of one group in one school.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SchoolSum {
    /// How many pupils.
    pub pupils: u64,
    /// The sum of their weights.
    pub weight: f64,
    /// The sum of weight times outcome.
    pub weighted_sum: f64,
}

impl SchoolSum {
    /// Pupils who all weigh one.
    #[must_use]
    pub fn unweighted(pupils: u64, sum: f64) -> Self {
        Self {
            pupils,
            weight: pupils as f64,
            weighted_sum: sum,
        }
    }
}

/// The mean of one group; schools without pupils in it are left out.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when the weights add to zero; [`NotComputable::NotEnoughUnits`] below two
/// schools; [`NotComputable::Constant`] when all school means are equal; [`NotComputable::NegativeWeight`];
/// [`NotComputable::NotFinite`].
pub fn mean(schools: &[SchoolSum]) -> Result<Estimate, NotComputable> {
    let (group_mean, weight, pupils) = totals(schools.iter())?;
    let influences = schools
        .iter()
        .filter(|school| school.pupils > 0)
        .map(|school| (school.weighted_sum - school.weight * group_mean) / weight);
    clustered(group_mean, influences, pupils, 1)
}

/// The difference of two means, focal minus reference; each element holds both groups of one school.
///
/// Schools with one of the groups only still count, for that group.
///
/// # Errors
/// As [`mean`].
pub fn difference(schools: &[(SchoolSum, SchoolSum)]) -> Result<Estimate, NotComputable> {
    difference_with_influences(schools).map(|(difference, _)| difference)
}

/// As [`difference`], with what each school adds to it, a school without pupils included.
pub(crate) fn difference_with_influences(
    schools: &[(SchoolSum, SchoolSum)],
) -> Result<(Estimate, Vec<f64>), NotComputable> {
    let (focal_mean, focal_weight, focal_pupils) = totals(schools.iter().map(|(focal, _)| focal))?;
    let (reference_mean, reference_weight, reference_pupils) =
        totals(schools.iter().map(|(_, other)| other))?;
    let influence = |(focal, reference): &(SchoolSum, SchoolSum)| {
        (focal.weighted_sum - focal.weight * focal_mean) / focal_weight
            - (reference.weighted_sum - reference.weight * reference_mean) / reference_weight
    };
    let present = schools
        .iter()
        .filter(|(focal, reference)| focal.pupils + reference.pupils > 0);
    let difference = clustered(
        focal_mean - reference_mean,
        present.map(influence),
        focal_pupils + reference_pupils,
        2,
    )?;
    Ok((difference, schools.iter().map(influence).collect()))
}

/// Kish's (1965) effective number of pupils: the square of the summed weights over the sum of squared weights.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when the weights add to zero; [`NotComputable::InconsistentSums`] when the
/// square of the sum exceeds what any `pupils` weights can give.
pub fn effective_size(
    pupils: u64,
    sum_of_weights: f64,
    sum_of_squared_weights: f64,
) -> Result<f64, NotComputable> {
    if !(sum_of_weights > 0.0 && sum_of_squared_weights > 0.0) {
        return Err(NotComputable::EmptyGroup);
    }
    let size = sum_of_weights * sum_of_weights / sum_of_squared_weights;
    if size > pupils as f64 * (1.0 + 1e-9) {
        Err(NotComputable::InconsistentSums)
    } else {
        Ok(size)
    }
}

/// Mean, weight and number of pupils of a group over all schools.
fn totals<'a>(schools: impl Iterator<Item = &'a SchoolSum>) -> Result<(f64, f64, u64), NotComputable> {
    let (mut pupils, mut weight, mut sum) = (0, 0.0, 0.0);
    for school in schools {
        if school.weight < 0.0 {
            return Err(NotComputable::NegativeWeight);
        }
        pupils += school.pupils;
        weight += school.weight;
        sum += school.weighted_sum;
    }
    if !(weight.is_finite() && sum.is_finite()) {
        return Err(NotComputable::NotFinite);
    }
    if weight == 0.0 {
        return Err(NotComputable::EmptyGroup);
    }
    Ok((sum / weight, weight, pupils))
}

fn clustered(
    value: f64,
    influences: impl Iterator<Item = f64>,
    pupils: u64,
    columns: u64,
) -> Result<Estimate, NotComputable> {
    let (mut schools, mut squares, mut largest) = (0_u64, 0.0, 0.0_f64);
    for influence in influences {
        schools += 1;
        squares += influence * influence;
        largest = largest.max(influence.abs());
    }
    if schools < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: schools,
            need: 2,
        });
    }
    if pupils <= columns {
        return Err(NotComputable::NotEnoughUnits {
            have: pupils,
            need: columns + 1,
        });
    }
    // Equal school means leave only the rounding of the sums.
    if largest <= 1e-14 * value.abs().max(f64::MIN_POSITIVE) {
        return Err(NotComputable::Constant);
    }
    let (g, n, k) = (schools as f64, pupils as f64, columns as f64);
    let variance = squares * g / (g - 1.0) * (n - 1.0) / (n - k);
    Ok(Estimate::student(value, libm::sqrt(variance), g - 1.0))
}
