//! Random numbers of the search: a seed gives the same ones on every machine.

use statistics::randomness::Stream;

/// Random numbers one after the other.
pub(crate) struct Draws {
    stream: Stream,
    next: u64,
}

impl Draws {
    /// The numbers of attempt number `attempt` under `seed`.
    pub(crate) fn new(seed: u64, attempt: u64) -> Self {
        Self {
            stream: Stream::new(seed, attempt),
            next: 0,
        }
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.next += 1;
        self.stream.bits(self.next)
    }

    /// A number below `below`.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        scaled(self.bits() as u32, below)
    }
}

/// 32 random bits as a number below `below`, without a division.
pub(crate) fn scaled(bits: u32, below: usize) -> usize {
    ((u64::from(bits) * below as u64) >> 32) as usize
}

/// How much worse than `heat` times a draw from the exponential distribution a change may be: that is the rule of
/// Metropolis et al. (1953), with the draw taken before the change is looked at.
///
/// The quantiles come from a table, made in whole numbers as all that a seating depends on.
pub(crate) struct Thresholds(Vec<u32>);

impl Thresholds {
    /// Steps of the table as a power of two.
    const BITS: u32 = 12;

    pub(crate) fn new() -> Self {
        // -ln of the middle of each step: (2 at + 1) / 2^13.
        let quantile = |at: u64| {
            let log = (u64::from(Self::BITS + 1) << 16) - log2(2 * at + 1);
            (log * LN_2) >> 16
        };
        Self((0..1 << Self::BITS).map(|at| quantile(at) as u32).collect())
    }

    /// For a heat in 65,536ths of a point.
    pub(crate) fn draw(&self, heat: u64, bits: u32) -> i64 {
        let quantile = self.0[(bits >> (32 - Self::BITS)) as usize];
        ((heat * u64::from(quantile)) >> 32) as i64
    }
}

/// The natural logarithm of 2, in 65,536ths.
const LN_2: u64 = 45_426;

/// The logarithm to base 2 of a number from 1 to 2^32, in 65,536ths: one binary digit for each squaring.
fn log2(number: u64) -> u64 {
    let mut log = u64::from(number.ilog2());
    // From 1 to 2, with 31 binary digits behind the point.
    let mut rest = (number << 31) >> log;
    for _ in 0..16 {
        rest = (rest * rest) >> 31;
        let digit = rest >> 32;
        rest >>= digit;
        log = log << 1 | digit;
    }
    log
}

/// From `from` to `to` in 2^`halvings` steps of equal ratio, both ends among them. Both are at most 2^31.
pub(crate) fn ladder(from: u64, to: u64, halvings: u32) -> Vec<u64> {
    let mut rungs = vec![from, to];
    for _ in 0..halvings {
        let pairs = rungs
            .windows(2)
            .flat_map(|pair| [pair[0], (pair[0] * pair[1]).isqrt()]);
        rungs = pairs.chain([to]).collect();
    }
    rungs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_near_what_they_stand_for() {
        for number in [1_u64, 2, 3, 10, 999, 8_191, 1 << 32] {
            let log = log2(number) as f64 / 65_536.0;
            assert!((log - (number as f64).log2()).abs() < 1e-4, "{number}");
        }
        let thresholds = Thresholds::new();
        let mean = thresholds.0.iter().map(|one| f64::from(*one)).sum::<f64>() / 4_096.0 / 65_536.0;
        assert!((mean - 1.0).abs() < 1e-3, "{mean}");
        let rungs = ladder(1_000_000, 10_000, 8);
        assert_eq!(
            (rungs.len(), rungs[0], rungs[128], rungs[256]),
            (257, 1_000_000, 100_000, 10_000)
        );
    }
}
