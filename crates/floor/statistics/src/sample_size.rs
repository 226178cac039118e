//! How many pupils it would take: the number that a refusal names.

use crate::{Confidence, NotComputable, normal};

/// Pupils needed *per group* to see a difference of `difference` between two rates near `rate`, two-sided at
/// `confidence`, with chance `power` of seeing it.
///
/// `n = (z_confidence + z_power)^2 2 p (1 - p) / difference^2`, rounded up (Fleiss 1981, without continuity
/// correction). It takes pupils as independent; pupils who share schools are worth less.
///
/// # Errors
/// [`NotComputable::InvalidProbability`] unless `rate` and `power` lie strictly between 0 and 1 and the size of
/// `difference` is above 0 and at most 1.
///
/// # Examples
/// ```
/// use statistics::sample_size::per_group;
/// use statistics::{Confidence, NotComputable};
/// assert_eq!(per_group(0.5, 0.2, 0.8, Confidence::default())?, 99);
/// assert_eq!(per_group(0.5, 0.0, 0.8, Confidence::default()), Err(NotComputable::InvalidProbability { value: 0.0 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn per_group(
    rate: f64,
    difference: f64,
    power: f64,
    confidence: Confidence,
) -> Result<u64, NotComputable> {
    for value in [rate, power] {
        if !(value > 0.0 && value < 1.0) {
            return Err(NotComputable::InvalidProbability { value });
        }
    }
    if !(difference.abs() > 0.0 && difference.abs() <= 1.0) {
        return Err(NotComputable::InvalidProbability { value: difference });
    }
    let z = confidence.z() + normal::quantile(power);
    Ok(libm::ceil(z * z * 2.0 * rate * (1.0 - rate) / (difference * difference)) as u64)
}
