//! Discrete Laplace noise for counts that boards share (Ghosh et al. 2012): `P(k) = tanh(eps/2) exp(-eps |k|)`.
//!
//! On disjoint histogram cells one pupil changes one count by one, so noise of one `epsilon` per table protects
//! each pupil with that `epsilon`; the budget of a pupil is the sum over all tables of a year.

use thiserror::Error;

/// The distribution of the noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DiscreteLaplace {
    epsilon: f64,
}

/// An `epsilon` with which there is no such distribution.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
#[error("epsilon must be a finite number above zero, not {epsilon}")]
pub struct InvalidEpsilon {
    /// What was given.
    pub epsilon: f64,
}

impl DiscreteLaplace {
    /// Noise that protects a change of one in one count with this `epsilon`.
    ///
    /// # Errors
    /// [`InvalidEpsilon`] unless it is finite and above zero.
    pub fn new(epsilon: f64) -> Result<Self, InvalidEpsilon> {
        if epsilon.is_finite() && epsilon > 0.0 {
            Ok(Self { epsilon })
        } else {
            Err(InvalidEpsilon { epsilon })
        }
    }

    /// The probability that the noise is exactly `k`.
    pub fn probability(self, k: i64) -> f64 {
        (self.epsilon / 2.0).tanh() * (-self.epsilon * k.unsigned_abs() as f64).exp()
    }

    /// The variance of the noise, in persons squared: `2 q / (1 - q)^2` with `q = exp(-eps)`. It is to be added
    /// to the variance of whatever is computed from the noisy count.
    pub fn variance(self) -> f64 {
        // 1 - q by expm1, which stays exact for a small epsilon.
        2.0 * (-self.epsilon).exp() / (-self.epsilon).exp_m1().powi(2)
    }

    /// The probability that the noise is at most `k`.
    pub fn cumulative(self, k: i64) -> f64 {
        let q = (-self.epsilon).exp();
        if k < 0 {
            (-self.epsilon * k.unsigned_abs() as f64).exp() / (1.0 + q)
        } else {
            1.0 - q * (-self.epsilon * k as f64).exp() / (1.0 + q)
        }
    }

    /// The smallest `k` with `cumulative(k) >= u`: turns a uniform number (from a seeded hash) into noise.
    /// `u` is taken into the open interval (0, 1) first.
    pub fn quantile(self, u: f64) -> i64 {
        let u = u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON);
        let q = (-self.epsilon).exp();
        // The closed form may be one off at a step of the distribution; the loops put it right.
        let guess = if u < 1.0 / (1.0 + q) {
            (u * (1.0 + q)).ln() / self.epsilon
        } else {
            -((1.0 - u) * (1.0 + q)).ln() / self.epsilon - 1.0
        };
        let mut k = guess.ceil() as i64;
        while self.cumulative(k) < u {
            k += 1;
        }
        while self.cumulative(k - 1) >= u {
            k -= 1;
        }
        k
    }

    /// The smallest `m` for which the noise lies within plus or minus `m` with at least this probability.
    pub fn half_width(self, probability: f64) -> u64 {
        // P(|k| > m) = 2 q^(m+1) / (1 + q), and the noise is symmetric.
        let upper_tail = (1.0 - probability.clamp(0.0, 1.0 - f64::EPSILON)) / 2.0;
        self.quantile(1.0 - upper_tail).unsigned_abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn probability_variance_and_width() {
        // scipy 1.17, stats.dlaplace.
        let vectors = [
            (0.5, 0.244_918_662_4, 7.835_396_178_1, 6),
            (1.0, 0.462_117_157_3, 1.841_347_188_4, 3),
            (2.0, 0.761_594_156_0, 0.362_030_830_5, 1),
        ];
        for (epsilon, zero, variance, width) in vectors {
            let noise = DiscreteLaplace::new(epsilon).unwrap();
            assert!(close(noise.probability(0), zero));
            assert!(close(noise.variance(), variance));
            assert_eq!(noise.half_width(0.95), width);
        }
    }

    #[test]
    fn the_probabilities_add_up_to_the_cumulative_ones() {
        let noise = DiscreteLaplace::new(0.3).unwrap();
        let mut sum = noise.cumulative(-61);
        for k in -60..=60 {
            sum += noise.probability(k);
            assert!(close(noise.cumulative(k), sum));
        }
    }

    #[test]
    fn the_quantile_inverts_the_cumulative() {
        for epsilon in [0.01, 0.7, 3.0] {
            let noise = DiscreteLaplace::new(epsilon).unwrap();
            for step in 1..200 {
                let u = f64::from(step) / 200.0;
                let k = noise.quantile(u);
                assert!(noise.cumulative(k) >= u && noise.cumulative(k - 1) < u);
            }
            assert!(noise.quantile(0.0) < 0 && noise.quantile(1.0) > 0);
        }
    }

    #[test]
    fn epsilon_must_be_positive() {
        for epsilon in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(DiscreteLaplace::new(epsilon).is_err());
        }
    }
}
