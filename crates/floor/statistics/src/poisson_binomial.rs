//! The Poisson-binomial distribution: how many of a group succeed when chances differ from pupil to pupil.
//!
//! Pupils with the same chance form a binomial; the binomials are convolved two by two, smallest first, and
//! what is less than 1e-30 of the largest probability is left out at the ends. So the work follows the
//! spread of the count and not its square: a hundred thousand pupils with a hundred thousand different
//! chances take less than a second, in a hundred cells a few milliseconds. Probabilities are right to about
//! 1e-13, and 0 beyond the ends.
//!
//! Source: Hong 2013 (the exact distribution by convolution); Lancaster 1961 (mid-p).

use crate::NotComputable;

/// Relative to the largest probability: about twelve standard deviations from the middle.
const NEGLIGIBLE: f64 = 1e-30;

/// The distribution of a count.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::poisson_binomial::PoissonBinomial;
/// // Two pupils with a chance of one half and one with one quarter.
/// let count = PoissonBinomial::new(&[(2, 0.5), (1, 0.25)])?;
/// assert_eq!(count.probability(3), 0.0625);
/// assert_eq!(count.at_most(0), 0.1875);
/// let impossible = PoissonBinomial::new(&[(2, 1.5)]);
/// assert_eq!(impossible, Err(NotComputable::InvalidProbability { value: 1.5 }));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PoissonBinomial {
    /// The count that belongs to the first probability.
    first: u64,
    /// From `first` on, without gaps; they add up to 1.
    probabilities: Vec<f64>,
}

impl PoissonBinomial {
    /// The distribution for groups of pupils, each with its number of pupils and their chance.
    ///
    /// No pupils at all count 0 for certain.
    ///
    /// # Errors
    /// [`NotComputable::InvalidProbability`] for a chance outside 0 to 1.
    pub fn new(groups: &[(u64, f64)]) -> Result<Self, NotComputable> {
        for &(_, value) in groups {
            if !(0.0..=1.0).contains(&value) {
                return Err(NotComputable::InvalidProbability { value });
            }
        }
        let mut groups: Vec<(u64, f64)> = groups.iter().copied().filter(|group| group.0 > 0).collect();
        groups.sort_by(|left, right| left.1.total_cmp(&right.1));
        groups.dedup_by(|next, kept| {
            let same = next.1 == kept.1;
            kept.0 += if same { next.0 } else { 0 };
            same
        });
        let mut parts: Vec<Self> = groups
            .iter()
            .map(|&(pupils, chance)| Self::binomial(pupils, chance))
            .collect();
        parts.sort_by_key(|part| part.probabilities.len());
        while parts.len() > 1 {
            parts = parts
                .chunks(2)
                .map(|pair| match pair {
                    [left, right] => left.plus(right),
                    _ => pair[0].clone(),
                })
                .collect();
        }
        Ok(parts.pop().unwrap_or(Self {
            first: 0,
            probabilities: vec![1.0],
        }))
    }

    /// The probability of exactly this count.
    #[must_use]
    pub fn probability(&self, count: u64) -> f64 {
        self.place(count)
            .and_then(|place| self.probabilities.get(place).copied())
            .unwrap_or(0.0)
    }

    /// The probability of this count or fewer.
    #[must_use]
    pub fn at_most(&self, count: u64) -> f64 {
        self.place(count).map_or(0.0, |place| {
            let end = place.saturating_add(1).min(self.probabilities.len());
            self.probabilities[..end].iter().sum::<f64>().min(1.0)
        })
    }

    /// The probability of this count or more.
    #[must_use]
    pub fn at_least(&self, count: u64) -> f64 {
        let start = self.place(count).unwrap_or(0).min(self.probabilities.len());
        self.probabilities[start..].iter().rev().sum::<f64>().min(1.0)
    }

    /// The two-sided mid-p value of a count: twice the smaller tail, with half of the count itself in each.
    ///
    /// Close to the promised error rate, where the plain exact test errs less often than it may.
    #[must_use]
    pub fn mid_p(&self, count: u64) -> f64 {
        let half = 0.5 * self.probability(count);
        let below = self.at_most(count) - half;
        let above = self.at_least(count) - half;
        (2.0 * below.min(above)).clamp(0.0, 1.0)
    }

    /// The counts with their probabilities, those left out at the ends excepted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        (self.first..).zip(self.probabilities.iter().copied())
    }

    fn place(&self, count: u64) -> Option<usize> {
        let place = count.checked_sub(self.first)?;
        Some(usize::try_from(place).unwrap_or(usize::MAX))
    }

    /// Walks from the mode both ways with the ratio of neighbouring probabilities: no factorials.
    fn binomial(pupils: u64, chance: f64) -> Self {
        if chance == 0.0 || chance == 1.0 {
            return Self {
                first: if chance == 0.0 { 0 } else { pupils },
                probabilities: vec![1.0],
            };
        }
        let odds = chance / (1.0 - chance);
        let odds_of_next = |count: u64| (pupils - count) as f64 / (count + 1) as f64 * odds;
        let mode = (((pupils as f64 + 1.0) * chance) as u64).min(pupils);
        let mut probabilities = Vec::new();
        let mut weight = 1.0;
        for count in (0..mode).rev() {
            weight /= odds_of_next(count);
            if weight < NEGLIGIBLE {
                break;
            }
            probabilities.push(weight);
        }
        let first = mode - probabilities.len() as u64;
        probabilities.reverse();
        probabilities.push(1.0);
        weight = 1.0;
        for count in mode..pupils {
            weight *= odds_of_next(count);
            if weight < NEGLIGIBLE {
                break;
            }
            probabilities.push(weight);
        }
        Self { first, probabilities }.made_whole()
    }

    /// The distribution of the sum of two independent counts.
    fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.probabilities.len() >= other.probabilities.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut sums = vec![0.0; long.probabilities.len() + short.probabilities.len() - 1];
        for (start, weight) in short.probabilities.iter().enumerate() {
            for (sum, probability) in sums[start..].iter_mut().zip(&long.probabilities) {
                *sum += weight * probability;
            }
        }
        let floor = NEGLIGIBLE * sums.iter().copied().fold(0.0, f64::max);
        let skipped = sums.iter().take_while(|&&sum| sum < floor).count();
        sums.drain(..skipped);
        while sums.last().is_some_and(|&sum| sum < floor) {
            sums.pop();
        }
        Self {
            first: self.first + other.first + skipped as u64,
            probabilities: sums,
        }
        .made_whole()
    }

    fn made_whole(mut self) -> Self {
        let total: f64 = self.probabilities.iter().sum();
        for probability in &mut self.probabilities {
            *probability /= total;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook way: one pupil at a time.
    fn one_by_one(groups: &[(u64, f64)]) -> Vec<f64> {
        let mut distribution = vec![1.0];
        let pupils = groups
            .iter()
            .flat_map(|&(pupils, chance)| (0..pupils).map(move |_| chance));
        for chance in pupils {
            distribution.push(0.0);
            for count in (0..distribution.len()).rev() {
                let from_below = if count > 0 { distribution[count - 1] } else { 0.0 };
                distribution[count] = distribution[count] * (1.0 - chance) + from_below * chance;
            }
        }
        distribution
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn equals_adding_pupils_one_by_one(groups in prop::collection::vec((0_u64..30, 0.0..=1.0_f64), 0..6)) {
            let found = PoissonBinomial::new(&groups).expect("chances");
            for (count, expected) in one_by_one(&groups).into_iter().enumerate() {
                prop_assert!((found.probability(count as u64) - expected).abs() < 1e-13);
                let both = found.at_most(count as u64) + found.at_least(count as u64);
                prop_assert!((both - 1.0 - found.probability(count as u64)).abs() < 1e-12);
                prop_assert!((0.0..=1.0).contains(&found.mid_p(count as u64)));
            }
        }
    }

    #[test]
    fn a_hundred_thousand_different_chances() {
        let groups: Vec<(u64, f64)> = (0..100_000_u32)
            .map(|pupil| (1, 0.05 + 0.9 * f64::from(pupil) / 100_000.0))
            .collect();
        let count = PoissonBinomial::new(&groups).expect("chances");
        let total: f64 = count.iter().map(|(_, probability)| probability).sum();
        let mean: f64 = count.iter().map(|(k, probability)| k as f64 * probability).sum();
        let variance: f64 = count
            .iter()
            .map(|(k, probability)| (k as f64 - mean) * (k as f64 - mean) * probability)
            .sum();
        let expected: f64 = groups.iter().map(|(_, chance)| chance).sum();
        let spread: f64 = groups.iter().map(|(_, chance)| chance * (1.0 - chance)).sum();
        assert!((total - 1.0).abs() < 1e-12);
        assert!((mean / expected - 1.0).abs() < 1e-12 && (variance / spread - 1.0).abs() < 1e-9);
    }

    #[test]
    fn certain_pupils_shift_and_impossible_counts_have_no_probability() {
        let count = PoissonBinomial::new(&[(5, 1.0), (7, 0.0), (1, 0.5)]).expect("chances");
        assert_eq!((count.probability(5), count.probability(6)), (0.5, 0.5));
        assert_eq!((count.at_most(4), count.at_least(7)), (0.0, 0.0));
        assert_eq!((count.at_most(13), count.at_least(0)), (1.0, 1.0));
        assert_eq!(count.mid_p(5), 0.5);
        assert_eq!(PoissonBinomial::new(&[]).expect("nobody").at_most(0), 1.0);
        assert!(PoissonBinomial::new(&[(1, f64::NAN)]).is_err());
    }
}
